//! Functions 13 and 14 and their Caller twins 32 and 33: the proxy type is Staking and the delay 0, whatever is asked.
use super::world::*;
use crate::{keys, proxy::ProxyType, *};

/// 0.06 TAO for the first, 0.033 for each.
const BASE: u64 = 60_000_000;
const EACH: u64 = 33_000_000;

fn proxies_of(account: &AccountId) -> Vec<(AccountId, ProxyType, BlockNumber)> {
    let (proxies, _) = pallet_proxy::Proxies::<Runtime>::get(account);
    proxies
        .into_iter()
        .map(|proxy| (proxy.delegate, proxy.proxy_type, proxy.delay))
        .collect()
}

#[test]
fn a_proxy_is_added_and_removed() {
    World::for_both(|world, by| {
        let ((who, other), eve) = (world.who(by), keys::of("//Eve"));
        // A contract's account holds the deposit of its storage.
        let before = Balances::reserved_balance(who);
        world.tell("add_proxy", (by, &eve)).expect("added");
        assert_eq!(proxies_of(who), [(eve.clone(), ProxyType::Staking, 0)]);
        assert_eq!(Balances::reserved_balance(who) - before, BASE + EACH);
        assert_eq!(proxies_of(other), []);
        // It may sell the other's stake, and not give it away.
        let act = |call: pallet_subtensor::Call<Runtime>| {
            let (real, call) = (who.clone().into(), Box::new(call.into()));
            Proxy::proxy(RuntimeOrigin::signed(eve.clone()), real, None, call).expect("is a proxy");
        };
        let (hotkey, alpha) = (world.hotkey.clone(), 10 * ALPHA);
        act(pallet_subtensor::Call::remove_stake {
            hotkey: hotkey.clone(),
            netuid: ONE,
            amount_unstaked: alpha,
        });
        assert_eq!(world.stake(who, ONE), STAKE - alpha);
        act(pallet_subtensor::Call::transfer_stake {
            destination_coldkey: eve.clone(),
            hotkey,
            origin_netuid: ONE,
            destination_netuid: ONE,
            alpha_amount: alpha,
        });
        assert_eq!(world.stake(who, ONE), STAKE - alpha);
        world.tell("remove_proxy", (by, &eve)).expect("removed");
        assert_eq!(
            (proxies_of(who), Balances::reserved_balance(who)),
            (vec![], before)
        );
    });
}

#[test]
fn refusals_about_proxies_have_codes_of_their_own() {
    World::for_both(|world, by| {
        let (who, _) = world.who(by);
        let add = |delegate: &AccountId| world.tell("add_proxy", (by, delegate));
        assert_eq!(add(who), Err(Code(18)));
        assert_eq!(
            world.tell("remove_proxy", (by, keys::of("//Eve"))),
            Err(Code(19))
        );
        for n in 1..=20 {
            add(&AccountId::new([n; 32])).expect("there may be twenty");
        }
        assert_eq!(add(&AccountId::new([1; 32])), Err(Code(17)));
        assert_eq!(add(&AccountId::new([21; 32])), Err(Code(16)));
        assert_eq!(proxies_of(who).len(), 20);
    });
}
