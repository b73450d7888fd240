//! What an ink! contract may ask of the chain: subtensor's functions (chain-extensions/src/lib.rs there), with its
//! numbers, encodings, origins and status codes. The extension's own id, the upper 16 bits, is ignored as it is there.
//!
//! A refusal of the runtime is a status code and leaves no writes; an unknown function or input that does not decode
//! traps, which reverts the whole call. Functions of subtensor that are not here are listed in chain/README.md.
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
use pallet_subtensor::{
    types::{AlphaBalance, NetUid, TaoBalance},
    Pallet as Subtensor, WeightInfo,
};
use sp_runtime::{DispatchError, DispatchResult};
use types::{ColdkeyLock, FunctionId, Output, StakeAvailability, SubnetRegistrationState};

pub struct SubtensorChainExtension<T>(PhantomData<T>);

impl<T> Default for SubtensorChainExtension<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

type Answer = Result<RetVal, DispatchError>;
/// Coldkey, hotkey and two more arguments to the alpha that left.
type Leave<T, A, B> = fn(&AccountOf<T>, &AccountOf<T>, A, B) -> Result<AlphaBalance, DispatchError>;
type AccountOf<T> = <T as frame_system::Config>::AccountId;
type Weigher<T> = <T as pallet_subtensor::Config>::WeightInfo;

impl<T> ChainExtension<T> for SubtensorChainExtension<T>
where
    T: pallet_subtensor::Config + pallet_contracts::Config,
    T::AccountId: MaxEncodedLen,
{
    fn call<E: Ext<T = T>>(&mut self, env: Environment<E, InitState>) -> Answer {
        let function = FunctionId::try_from(env.func_id())
            .map_err(|_| DispatchError::Other("unknown chain extension function"))?;
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
    T: pallet_subtensor::Config + pallet_contracts::Config,
    T::AccountId: MaxEncodedLen,
    E: Ext<T = T>,
{
    fn answer(mut self, function: FunctionId) -> Answer {
        use FunctionId::*;
        match function {
            GetStakeInfoForHotkeyColdkeyNetuid => self.stake_info(),
            AddStake | CallerAddStake => self.add_stake(function),
            RemoveStake | CallerRemoveStake => self.remove_stake(function),
            MoveStake | CallerMoveStake => self.move_stake(function),
            TransferStake | CallerTransferStake => self.transfer_stake(function),
            GetAlphaPrice => self.alpha_price(),
            RecycleAlpha => self.alpha_out(
                Weigher::<T>::recycle_alpha(),
                Subtensor::<T>::do_recycle_alpha,
            ),
            BurnAlpha => self.alpha_out(Weigher::<T>::burn_alpha(), Subtensor::<T>::do_burn_alpha),
            AddStakeRecycle => {
                let weight =
                    Weigher::<T>::add_stake().saturating_add(Weigher::<T>::recycle_alpha());
                self.tao_out(weight, Subtensor::<T>::do_add_stake_recycle)
            }
            AddStakeBurn => {
                let weight = Weigher::<T>::add_stake().saturating_add(Weigher::<T>::burn_alpha());
                self.tao_out(weight, Subtensor::<T>::do_add_stake_burn)
            }
            GetSubnetRegistrationState => self.subnet_registration_state(),
            GetColdkeyLock => self.coldkey_lock(),
            GetStakeAvailability => self.stake_availability(),
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

    /// (coldkey, netuid) -> Option<ColdkeyLock>; nothing is ever locked here.
    fn coldkey_lock(&mut self) -> Answer {
        let _: (T::AccountId, NetUid) = self.read()?;
        self.succeed(&None::<ColdkeyLock>)
    }

    /// (coldkey, netuid) -> StakeAvailability over all of its hotkeys
    fn stake_availability(&mut self) -> Answer {
        let (coldkey, netuid): (T::AccountId, NetUid) = self.read()?;
        let total = Subtensor::<T>::get_stake_for_coldkey_on_subnet(&coldkey, netuid);
        self.succeed(&StakeAvailability {
            netuid,
            total,
            locked: 0,
            available: total,
        })
    }

    // ---- changes: weighed before they run ----

    /// (hotkey, netuid, TAO)
    fn add_stake(&mut self, function: FunctionId) -> Answer {
        let (hotkey, netuid, tao): (T::AccountId, NetUid, TaoBalance) = self.read()?;
        self.env.charge_weight(Weigher::<T>::add_stake())?;
        let origin = self.origin(function)?;
        status(Subtensor::<T>::add_stake(
            origin.into(),
            hotkey,
            netuid,
            tao,
        ))
    }

    /// (hotkey, netuid, alpha)
    fn remove_stake(&mut self, function: FunctionId) -> Answer {
        let (hotkey, netuid, alpha): (T::AccountId, NetUid, AlphaBalance) = self.read()?;
        self.env.charge_weight(Weigher::<T>::remove_stake())?;
        let origin = self.origin(function)?;
        status(Subtensor::<T>::remove_stake(
            origin.into(),
            hotkey,
            netuid,
            alpha,
        ))
    }

    /// (from hotkey, to hotkey, from netuid, to netuid, alpha)
    fn move_stake(&mut self, function: FunctionId) -> Answer {
        let (from_hotkey, to_hotkey, from_netuid, to_netuid, alpha): (
            T::AccountId,
            T::AccountId,
            NetUid,
            NetUid,
            AlphaBalance,
        ) = self.read()?;
        self.env.charge_weight(Weigher::<T>::move_stake())?;
        let origin = self.origin(function)?;
        status(Subtensor::<T>::move_stake(
            origin.into(),
            from_hotkey,
            to_hotkey,
            from_netuid,
            to_netuid,
            alpha,
        ))
    }

    /// (to coldkey, hotkey, from netuid, to netuid, alpha)
    fn transfer_stake(&mut self, function: FunctionId) -> Answer {
        let (to_coldkey, hotkey, from_netuid, to_netuid, alpha): (
            T::AccountId,
            T::AccountId,
            NetUid,
            NetUid,
            AlphaBalance,
        ) = self.read()?;
        self.env.charge_weight(Weigher::<T>::transfer_stake())?;
        let origin = self.origin(function)?;
        status(Subtensor::<T>::transfer_stake(
            origin.into(),
            to_coldkey,
            hotkey,
            from_netuid,
            to_netuid,
            alpha,
        ))
    }

    /// (hotkey, netuid, alpha) -> alpha that left; unlike the extrinsics, the netuid comes first.
    fn alpha_out(&mut self, weight: Weight, leave: Leave<T, AlphaBalance, NetUid>) -> Answer {
        let (hotkey, netuid, alpha): (T::AccountId, NetUid, AlphaBalance) = self.read()?;
        self.env.charge_weight(weight)?;
        let contract = self.env.ext().address().clone();
        match leave(&contract, &hotkey, alpha, netuid) {
            Ok(left) => self.succeed(&left),
            Err(error) => status(Err(error)),
        }
    }

    /// (hotkey, netuid, TAO) -> alpha that was bought and left
    fn tao_out(&mut self, weight: Weight, leave: Leave<T, NetUid, TaoBalance>) -> Answer {
        let (hotkey, netuid, tao): (T::AccountId, NetUid, TaoBalance) = self.read()?;
        self.env.charge_weight(weight)?;
        let contract = self.env.ext().address().clone();
        match leave(&contract, &hotkey, netuid, tao) {
            Ok(left) => self.succeed(&left),
            Err(error) => status(Err(error)),
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

fn status(result: DispatchResult) -> Answer {
    let output = result.map_or_else(Output::from, |()| Output::Success);
    Ok(RetVal::Converging(output as u32))
}
