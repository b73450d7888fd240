//! A subnet's pool and emission (subtensor: rpc_info/dynamic_info.rs), and its name.
use super::*;
use alloc::{format, string::String};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

#[derive(Encode, Decode, TypeInfo, Clone, PartialEq, Eq, Debug)]
pub struct DynamicInfo<AccountId> {
    pub netuid: Compact<NetUid>,
    pub owner_hotkey: AccountId,
    pub owner_coldkey: AccountId,
    pub subnet_name: Vec<Compact<u8>>,
    pub token_symbol: Vec<Compact<u8>>,
    pub tempo: Compact<u16>,
    /// Block of the last epoch.
    pub last_step: Compact<u64>,
    pub blocks_since_last_step: Compact<u64>,
    /// Always 0.
    pub emission: Compact<u64>,
    pub alpha_in: Compact<AlphaBalance>,
    pub alpha_out: Compact<AlphaBalance>,
    pub tao_in: Compact<TaoBalance>,
    pub alpha_out_emission: Compact<AlphaBalance>,
    /// TAO and alpha that a block added to the pool: always 0, because pools are not funded here.
    pub alpha_in_emission: Compact<AlphaBalance>,
    pub tao_in_emission: Compact<TaoBalance>,
    pub pending_alpha_emission: Compact<AlphaBalance>,
    /// Always 0.
    pub pending_root_emission: Compact<TaoBalance>,
    pub subnet_volume: Compact<u128>,
    pub network_registered_at: Compact<u64>,
    pub subnet_identity: Option<SubnetIdentityV3>,
    /// Always 0: nothing is funded by it.
    pub moving_price: I96F32,
}

const FIRST_LETTER: u32 = 'α' as u32;
/// The other form of sigma stands among the letters and is not one of its own.
const FINAL_SIGMA: u32 = 'ς' as u32;
const LETTERS: u16 = 24;

/// Root's and every later subnet's sign is tau; the first ones have the Greek letters.
pub(super) fn symbol(netuid: NetUid) -> Vec<u8> {
    let letter = match netuid {
        1..=LETTERS => {
            let code = FIRST_LETTER + u32::from(netuid) - 1;
            char::from_u32(if code < FINAL_SIGMA { code } else { code + 1 })
        }
        _ => None,
    };
    String::from(letter.unwrap_or('Τ')).into_bytes()
}

/// Subtensor names subnets without an identity by a list of its own.
pub(super) fn name(netuid: NetUid) -> Vec<u8> {
    match netuid {
        ROOT => b"root".to_vec(),
        netuid => format!("subnet {netuid}").into_bytes(),
    }
}

impl<T: Config> Pallet<T> {
    pub fn get_dynamic_info(netuid: NetUid) -> Option<DynamicInfo<T::AccountId>> {
        if !Self::if_subnet_exist(netuid) {
            return None;
        }
        let last_step = LastMechansimStepBlock::<T>::get(netuid);
        Some(DynamicInfo {
            netuid: Compact(netuid),
            owner_hotkey: SubnetOwnerHotkey::<T>::get(netuid),
            owner_coldkey: SubnetOwner::<T>::get(netuid),
            subnet_name: compacts(name(netuid)),
            token_symbol: compacts(symbol(netuid)),
            tempo: Compact(Tempo::<T>::get(netuid)),
            last_step: Compact(last_step),
            blocks_since_last_step: Compact(Self::current_block().saturating_sub(last_step)),
            emission: Compact(0),
            alpha_in: Compact(SubnetAlphaIn::<T>::get(netuid)),
            alpha_out: Compact(SubnetAlphaOut::<T>::get(netuid)),
            tao_in: Compact(SubnetTAO::<T>::get(netuid)),
            alpha_out_emission: Compact(SubnetAlphaOutEmission::<T>::get(netuid)),
            alpha_in_emission: Compact(SubnetAlphaInEmission::<T>::get(netuid)),
            tao_in_emission: Compact(SubnetTaoInEmission::<T>::get(netuid)),
            pending_alpha_emission: Compact(Self::pending_alpha(netuid)),
            pending_root_emission: Compact(0),
            subnet_volume: Compact(SubnetVolume::<T>::get(netuid)),
            network_registered_at: Compact(NetworkRegisteredAt::<T>::get(netuid)),
            subnet_identity: None,
            moving_price: SubnetMovingPrice::<T>::get(netuid),
        })
    }

    pub fn get_all_dynamic_info() -> Vec<Option<DynamicInfo<T::AccountId>>> {
        Self::of_all(Self::get_dynamic_info)
    }

    /// What validators and servers have earned since the last epoch.
    pub(super) fn pending_alpha(netuid: NetUid) -> AlphaBalance {
        PendingValidatorEmission::<T>::get(netuid)
            .saturating_add(PendingServerEmission::<T>::get(netuid))
    }
}

#[cfg(test)]
mod tests {
    use super::symbol;

    #[test]
    fn the_first_subnets_have_letters() {
        for (netuid, letter) in [
            (0, "Τ"),
            (1, "α"),
            (17, "ρ"),
            (18, "σ"),
            (24, "ω"),
            (25, "Τ"),
        ] {
            assert_eq!(symbol(netuid), letter.as_bytes(), "{netuid}");
        }
    }
}
