//! A subnet's pool and emission (subtensor: rpc_info/dynamic_info.rs), and its name.
use super::{metagraph::Subnet, *};
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
    /// TAO and alpha that the last block added to the pool.
    pub alpha_in_emission: Compact<AlphaBalance>,
    pub tao_in_emission: Compact<TaoBalance>,
    pub pending_alpha_emission: Compact<AlphaBalance>,
    /// Always 0.
    pub pending_root_emission: Compact<TaoBalance>,
    pub subnet_volume: Compact<u128>,
    pub network_registered_at: Compact<u64>,
    pub subnet_identity: Option<SubnetIdentityV3>,
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
        let subnet = Subnet::<T>::open(netuid)?;
        Some(DynamicInfo {
            netuid: Compact(netuid),
            owner_hotkey: subnet.owner_hotkey(),
            owner_coldkey: subnet.owner_coldkey(),
            subnet_name: subnet.name(),
            token_symbol: subnet.symbol(),
            tempo: subnet.tempo(),
            last_step: subnet.last_step(),
            blocks_since_last_step: subnet.blocks_since_last_step(),
            emission: subnet.subnet_emission(),
            alpha_in: subnet.alpha_in(),
            alpha_out: subnet.alpha_out(),
            tao_in: subnet.tao_in(),
            alpha_out_emission: subnet.alpha_out_emission(),
            alpha_in_emission: subnet.alpha_in_emission(),
            tao_in_emission: subnet.tao_in_emission(),
            pending_alpha_emission: subnet.pending_alpha_emission(),
            pending_root_emission: subnet.pending_root_emission(),
            subnet_volume: subnet.subnet_volume(),
            network_registered_at: subnet.network_registered_at(),
            subnet_identity: subnet.identity(),
            moving_price: subnet.moving_price(),
        })
    }

    pub fn get_all_dynamic_info() -> Vec<Option<DynamicInfo<T::AccountId>>> {
        Self::of_all(Self::get_dynamic_info)
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
