//! What an ink! contract may ask of the chain: subtensor's functions (chain-extensions/src/lib.rs there), with its
//! numbers, encodings, origins and status codes. The extension's own id, the upper 16 bits, is ignored as it is there.
//!
//! A refusal of the runtime is a status code and leaves no writes; an unknown function or input that does not decode
//! traps, which reverts the whole call.
#![cfg_attr(not(feature = "std"), no_std)]

pub mod types;

use codec::{Decode, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::weights::Weight;
use frame_system::RawOrigin;
use pallet_contracts::{
    chain_extension::{BufInBufOutState, ChainExtension, Environment, Ext, InitState, RetVal},
    Origin,
};
use pallet_proxy::{Pallet as Proxy, WeightInfo as _};
use pallet_subtensor::{
    types::{AlphaBalance, NetUid},
    Pallet as Subtensor, WeightInfo,
};
use sp_runtime::{
    traits::{Get, StaticLookup, Zero},
    DispatchError, DispatchResult,
};
use types::{ColdkeyLock, FunctionId, Output, StakeAvailability, SubnetRegistrationState};

pub struct SubtensorChainExtension<T>(PhantomData<T>);

impl<T> Default for SubtensorChainExtension<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

type Answer = Result<RetVal, DispatchError>;
type AccountOf<T> = <T as frame_system::Config>::AccountId;
type OriginOf<T> = <T as frame_system::Config>::RuntimeOrigin;
type Weigher<T> = <T as pallet_subtensor::Config>::WeightInfo;
/// Hotkey, netuid, amount.
type Amount<T> = (AccountOf<T>, NetUid, u64);

/// The number of the proxy type Staking, which may move stake but neither transfer nor burn it.
const STAKING: u8 = 8;

impl<T> ChainExtension<T> for SubtensorChainExtension<T>
where
    T: pallet_subtensor::Config + pallet_contracts::Config + pallet_proxy::Config,
    T::AccountId: MaxEncodedLen,
{
    fn call<E: Ext<T = T>>(&mut self, env: Environment<E, InitState>) -> Answer {
        let function = FunctionId::try_from(env.func_id())
            .ok()
            .filter(|function| is_there(*function))
            .ok_or(DispatchError::Other("unknown chain extension function"))?;
        Request::<T, E> {
            env: env.buf_in_buf_out(),
        }
        .answer(function)
    }
}

struct Request<'a, 'b, T: pallet_contracts::Config, E: Ext<T = T>> {
    env: Environment<'a, 'b, E, BufInBufOutState>,
}

impl<T, E> Request<'_, '_, T, E>
where
    T: pallet_subtensor::Config + pallet_contracts::Config + pallet_proxy::Config,
    T::AccountId: MaxEncodedLen,
    E: Ext<T = T>,
{
    fn answer(mut self, function: FunctionId) -> Answer {
        use FunctionId::*;
        match function {
            GetStakeInfoForHotkeyColdkeyNetuid => self.stake_info(),
            GetAlphaPrice => self.alpha_price(),
            GetSubnetRegistrationState => self.subnet_registration_state(),
            GetColdkeyLock => self.coldkey_lock(),
            GetStakeAvailability => self.stake_availability(),

            AddStake | CallerAddStake => self.change(
                function,
                Weigher::<T>::add_stake(),
                |origin, (hotkey, netuid, tao)| {
                    Subtensor::<T>::add_stake(origin, hotkey, netuid, tao)
                },
            ),
            RemoveStake | CallerRemoveStake => self.change(
                function,
                Weigher::<T>::remove_stake(),
                |origin, (hotkey, netuid, alpha)| {
                    Subtensor::<T>::remove_stake(origin, hotkey, netuid, alpha)
                },
            ),
            UnstakeAll | CallerUnstakeAll => self.change(
                function,
                Weigher::<T>::unstake_all(),
                Subtensor::<T>::unstake_all,
            ),
            UnstakeAllAlpha | CallerUnstakeAllAlpha => self.change(
                function,
                Weigher::<T>::unstake_all_alpha(),
                Subtensor::<T>::unstake_all_alpha,
            ),
            MoveStake | CallerMoveStake => self.change(
                function,
                Weigher::<T>::move_stake(),
                |origin, (from_hotkey, to_hotkey, from_netuid, to_netuid, alpha)| {
                    Subtensor::<T>::move_stake(
                        origin,
                        from_hotkey,
                        to_hotkey,
                        from_netuid,
                        to_netuid,
                        alpha,
                    )
                },
            ),
            TransferStake | CallerTransferStake => self.change(
                function,
                Weigher::<T>::transfer_stake(),
                |origin, (to_coldkey, hotkey, from_netuid, to_netuid, alpha)| {
                    Subtensor::<T>::transfer_stake(
                        origin,
                        to_coldkey,
                        hotkey,
                        from_netuid,
                        to_netuid,
                        alpha,
                    )
                },
            ),
            SwapStake | CallerSwapStake => self.change(
                function,
                Weigher::<T>::swap_stake(),
                |origin, (hotkey, from_netuid, to_netuid, alpha)| {
                    Subtensor::<T>::swap_stake(origin, hotkey, from_netuid, to_netuid, alpha)
                },
            ),
            AddStakeLimit | CallerAddStakeLimit => self.change(
                function,
                Weigher::<T>::add_stake_limit(),
                |origin, (hotkey, netuid, tao, limit, partly)| {
                    Subtensor::<T>::add_stake_limit(origin, hotkey, netuid, tao, limit, partly)
                },
            ),
            RemoveStakeLimit | CallerRemoveStakeLimit => self.change(
                function,
                Weigher::<T>::remove_stake_limit(),
                |origin, (hotkey, netuid, alpha, limit, partly)| {
                    Subtensor::<T>::remove_stake_limit(origin, hotkey, netuid, alpha, limit, partly)
                },
            ),
            SwapStakeLimit | CallerSwapStakeLimit => self.change(
                function,
                Weigher::<T>::swap_stake_limit(),
                |origin, (hotkey, from_netuid, to_netuid, alpha, limit, partly)| {
                    Subtensor::<T>::swap_stake_limit(
                        origin,
                        hotkey,
                        from_netuid,
                        to_netuid,
                        alpha,
                        limit,
                        partly,
                    )
                },
            ),
            RemoveStakeFullLimit | CallerRemoveStakeFullLimit => self.change(
                function,
                Weigher::<T>::remove_stake_full_limit(),
                |origin, (hotkey, netuid, limit)| {
                    Subtensor::<T>::remove_stake_full_limit(origin, hotkey, netuid, limit)
                },
            ),
            // The netuid comes first.
            SetColdkeyAutoStakeHotkey | CallerSetColdkeyAutoStakeHotkey => self.change(
                function,
                Weigher::<T>::set_coldkey_auto_stake_hotkey(),
                |origin, (netuid, hotkey)| {
                    Subtensor::<T>::set_coldkey_auto_stake_hotkey(origin, netuid, hotkey)
                },
            ),
            AddProxy | CallerAddProxy => self.change(
                function,
                <T as pallet_proxy::Config>::WeightInfo::add_proxy(T::MaxProxies::get()),
                |origin, delegate| {
                    let delegate = T::Lookup::unlookup(delegate);
                    Proxy::<T>::add_proxy(origin, delegate, staking::<T>()?, Zero::zero())
                },
            ),
            RemoveProxy | CallerRemoveProxy => self.change(
                function,
                <T as pallet_proxy::Config>::WeightInfo::remove_proxy(T::MaxProxies::get()),
                |origin, delegate| {
                    let delegate = T::Lookup::unlookup(delegate);
                    Proxy::<T>::remove_proxy(origin, delegate, staking::<T>()?, Zero::zero())
                },
            ),

            // Unlike the extrinsics, these take the netuid before the amount.
            RecycleAlpha => self.leave(
                Weigher::<T>::recycle_alpha(),
                |contract, (hotkey, netuid, alpha)| {
                    Subtensor::<T>::do_recycle_alpha(contract, &hotkey, alpha, netuid)
                },
            ),
            BurnAlpha => self.leave(
                Weigher::<T>::burn_alpha(),
                |contract, (hotkey, netuid, alpha)| {
                    Subtensor::<T>::do_burn_alpha(contract, &hotkey, alpha, netuid)
                },
            ),
            AddStakeRecycle => self.leave(
                Weigher::<T>::add_stake().saturating_add(Weigher::<T>::recycle_alpha()),
                |contract, (hotkey, netuid, tao)| {
                    Subtensor::<T>::do_add_stake_recycle(contract, &hotkey, netuid, tao)
                },
            ),
            AddStakeBurn => self.leave(
                Weigher::<T>::add_stake().saturating_add(Weigher::<T>::burn_alpha()),
                |contract, (hotkey, netuid, tao)| {
                    Subtensor::<T>::do_add_stake_burn(contract, &hotkey, netuid, tao)
                },
            ),
        }
    }

    // ---- queries: charged by the host call alone ----

    /// (hotkey, coldkey, netuid) -> Option<StakeInfo>, always Some
    fn stake_info(&mut self) -> Answer {
        let (hotkey, coldkey, netuid): (T::AccountId, T::AccountId, NetUid) = self.read()?;
        let info =
            Subtensor::<T>::get_stake_info_for_hotkey_coldkey_netuid(hotkey, coldkey, netuid);
        self.succeed(&Some(info))
    }

    /// netuid -> TAO for an alpha, times 10^9
    fn alpha_price(&mut self) -> Answer {
        let netuid: NetUid = self.read()?;
        self.succeed(&Subtensor::<T>::current_alpha_price(netuid))
    }

    /// netuid -> SubnetRegistrationState
    fn subnet_registration_state(&mut self) -> Answer {
        let netuid: NetUid = self.read()?;
        self.succeed(&SubnetRegistrationState {
            netuid,
            exists: Subtensor::<T>::if_subnet_exist(netuid),
            registered_subnet_counter: pallet_subtensor::RegisteredSubnetCounter::<T>::get(netuid),
        })
    }

    /// (coldkey, netuid) -> Option<ColdkeyLock>
    fn coldkey_lock(&mut self) -> Answer {
        let (coldkey, netuid): (T::AccountId, NetUid) = self.read()?;
        let lock = Subtensor::<T>::get_coldkey_lock(&coldkey, netuid);
        self.succeed(&lock.map(|lock| ColdkeyLock {
            locked_mass: lock.locked_mass,
            conviction_bits: lock.conviction.bits,
            last_update: lock.last_update,
        }))
    }

    /// (coldkey, netuid) -> StakeAvailability over all of its hotkeys
    fn stake_availability(&mut self) -> Answer {
        let (coldkey, netuid): (T::AccountId, NetUid) = self.read()?;
        let (total, locked, available) = Subtensor::<T>::stake_availability(&coldkey, netuid);
        self.succeed(&StakeAvailability {
            netuid,
            total,
            locked,
            available,
        })
    }

    // ---- changes: weighed before they run ----

    /// What the contract or its caller does, by a call of a pallet, which leaves no writes when it refuses.
    fn change<I: Decode + MaxEncodedLen>(
        &mut self,
        function: FunctionId,
        weight: Weight,
        run: impl FnOnce(OriginOf<T>, I) -> DispatchResult,
    ) -> Answer {
        let input: I = self.read()?;
        self.env.charge_weight(weight)?;
        let origin = self.origin(function)?;
        Ok(status(run(origin.into(), input)))
    }

    /// Alpha leaves the contract's stake: answers how much did.
    fn leave(
        &mut self,
        weight: Weight,
        run: impl FnOnce(&AccountOf<T>, Amount<T>) -> Result<AlphaBalance, DispatchError>,
    ) -> Answer {
        let input: Amount<T> = self.read()?;
        self.env.charge_weight(weight)?;
        let contract = self.env.ext().address().clone();
        match run(&contract, input) {
            Ok(left) => self.succeed(&left),
            Err(error) => Ok(status(Err(error))),
        }
    }

    // ---- the frame ----

    /// The contract itself, or for the Caller functions whoever called this frame of it.
    fn origin(&mut self, function: FunctionId) -> Result<RawOrigin<T::AccountId>, DispatchError> {
        if !function.is_for_caller() {
            return Ok(RawOrigin::Signed(self.env.ext().address().clone()));
        }
        Ok(match self.env.ext().caller() {
            Origin::Signed(caller) => RawOrigin::Signed(caller),
            Origin::Root => RawOrigin::Root,
        })
    }

    fn read<V: Decode + MaxEncodedLen>(&mut self) -> Result<V, DispatchError> {
        self.env
            .read_as()
            .map_err(|_| DispatchError::Other("chain extension input does not decode"))
    }

    fn succeed(&mut self, output: &impl Encode) -> Answer {
        self.env.write(&output.encode(), false, None)?;
        Ok(RetVal::Converging(Output::Success as u32))
    }
}

/// Natively a test may say that the chain is an older one, whose last function is the one under this key; the blob holds
/// neither key nor question.
#[cfg(feature = "std")]
pub const LAST_FUNCTION: &[u8] = b":test:last_extension_function";

#[cfg(feature = "std")]
fn is_there(function: FunctionId) -> bool {
    let last = frame_support::storage::unhashed::get::<u16>(LAST_FUNCTION);
    last.is_none_or(|last| function as u16 <= last)
}

#[cfg(not(feature = "std"))]
const fn is_there(_: FunctionId) -> bool {
    true
}

fn status(result: DispatchResult) -> RetVal {
    let output = result.map_or_else(Output::from, |()| Output::Success);
    RetVal::Converging(output as u32)
}

fn staking<T: pallet_proxy::Config>() -> Result<T::ProxyType, DispatchError> {
    T::ProxyType::decode(&mut &[STAKING][..])
        .map_err(|_| DispatchError::Other("the runtime has no proxy type Staking"))
}
