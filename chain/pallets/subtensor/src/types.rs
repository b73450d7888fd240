//! Types as a client decodes them.
use codec::{Decode, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::traits::Get;
use scale_info::TypeInfo;
use sp_runtime::traits::TrailingZeroInput;

/// A subnet's number; 0 is the root network.
pub type NetUid = u16;
/// Where per-mechanism items are stored; equal to the netuid, as there is one mechanism here.
pub type NetUidStorageIndex = u16;
/// TAO in rao.
pub type TaoBalance = u64;
/// A subnet's alpha in rao.
pub type AlphaBalance = u64;

pub const ROOT: NetUid = 0;

/// Writes the duration of a slot in milliseconds.
pub trait SlotClock {
    fn set(millis: u64);
}

/// Forgets what neurons of a subnet published.
pub trait CommitmentsInterface {
    fn purge_netuid(netuid: NetUid);
}

impl CommitmentsInterface for () {
    fn purge_netuid(_: NetUid) {}
}

/// What may be done once in a while: by its place in subtensor's list, which is longer.
#[derive(Encode, Decode, TypeInfo, MaxEncodedLen, Clone, PartialEq, Eq, Debug)]
pub enum RateLimitKey<AccountId> {
    /// Anybody's registration of a subnet.
    #[codec(index = 2)]
    NetworkLastRegistered,
    /// A coldkey's hotkey swap.
    #[codec(index = 3)]
    LastTxBlock(AccountId),
    /// A change of a hotkey's take.
    #[codec(index = 5)]
    LastTxBlockDelegateTake(AccountId),
}

/// What a map answers for an account nobody set, as subtensor does.
pub struct ZeroAccount<T>(PhantomData<T>);

impl<T: frame_system::Config> Get<T::AccountId> for ZeroAccount<T> {
    fn get() -> T::AccountId {
        T::AccountId::decode(&mut TrailingZeroInput::zeroes())
            .expect("zeroes decode as an account; qed")
    }
}

/// Shares of a stake pool: `mantissa * 10^exponent`, subtensor's encoding. Here the exponent is always 0.
#[derive(Encode, Decode, Default, TypeInfo, MaxEncodedLen, Clone, Copy, PartialEq, Eq, Debug)]
pub struct SafeFloat {
    pub mantissa: u128,
    pub exponent: i64,
}

impl SafeFloat {
    pub const fn whole(mantissa: u128) -> Self {
        Self {
            mantissa,
            exponent: 0,
        }
    }
}

/// Where a neuron serves.
#[derive(Encode, Decode, Default, TypeInfo, MaxEncodedLen, Clone, Copy, PartialEq, Eq, Debug)]
pub struct AxonInfo {
    pub block: u64,
    pub version: u32,
    pub ip: u128,
    pub port: u16,
    pub ip_type: u8,
    pub protocol: u8,
    pub placeholder1: u8,
    pub placeholder2: u8,
}

/// Where a neuron publishes its measurements.
#[derive(Encode, Decode, Default, TypeInfo, MaxEncodedLen, Clone, Copy, PartialEq, Eq, Debug)]
pub struct PrometheusInfo {
    pub block: u64,
    pub version: u32,
    pub ip: u128,
    pub port: u16,
    pub ip_type: u8,
}

/// A fraction's bits, 32 of them after the point, as subtensor stores them.
#[derive(Encode, Decode, Default, TypeInfo, MaxEncodedLen, Clone, Copy, PartialEq, Eq, Debug)]
pub struct I96F32 {
    pub bits: i128,
}

/// The same without a sign.
#[derive(Encode, Decode, Default, TypeInfo, MaxEncodedLen, Clone, Copy, PartialEq, Eq, Debug)]
pub struct U96F32 {
    pub bits: u128,
}
