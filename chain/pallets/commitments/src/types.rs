//! A commitment's fields in subtensor's encoding, in which the first byte says the kind and, for short raw bytes, the
//! length (subtensor: pallets/commitments/src/types.rs).
use alloc::vec;
use codec::{
    Decode, DecodeWithMemTracking, Encode, EncodeLike, Error, Input, MaxEncodedLen, Output,
};
use frame_support::{
    traits::{ConstU32, Get},
    BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use scale_info::{
    build::{Fields, Variants},
    Path, Type, TypeInfo,
};

/// One field.
#[derive(Clone, PartialEq, Eq, Debug, Default, DecodeWithMemTracking, MaxEncodedLen)]
pub enum Data {
    #[default]
    None,
    Raw(BoundedVec<u8, ConstU32<128>>),
    BlakeTwo256([u8; 32]),
    Sha256([u8; 32]),
    Keccak256([u8; 32]),
    ShaThree256([u8; 32]),
    TimelockEncrypted {
        encrypted: BoundedVec<u8, ConstU32<1024>>,
        reveal_round: u64,
    },
    ResetBondsFlag,
    BigRaw(BoundedVec<u8, ConstU32<512>>),
}

const BLAKE_TWO_256: u8 = 130;
const SHA_256: u8 = 131;
const KECCAK_256: u8 = 132;
const SHA_THREE_256: u8 = 133;
const TIMELOCK_ENCRYPTED: u8 = 134;
const RESET_BONDS_FLAG: u8 = 135;
const BIG_RAW: u8 = 136;

impl Data {
    /// Bytes that count against the space of an epoch.
    pub fn space(&self) -> u64 {
        let bytes = match self {
            Data::None | Data::ResetBondsFlag => 0,
            Data::Raw(bytes) => bytes.len(),
            Data::BigRaw(bytes) => bytes.len(),
            Data::TimelockEncrypted { encrypted, .. } => encrypted.len(),
            Data::BlakeTwo256(_) | Data::Sha256(_) | Data::Keccak256(_) | Data::ShaThree256(_) => {
                32
            }
        };
        bytes as u64
    }

    /// The round of randomness that opens a time-locked field.
    pub fn reveal_round(&self) -> Option<u64> {
        match self {
            Data::TimelockEncrypted { reveal_round, .. } => Some(*reveal_round),
            _ => None,
        }
    }
}

impl Encode for Data {
    fn encode_to<O: Output + ?Sized>(&self, output: &mut O) {
        let mut hash = |kind: u8, hash: &[u8; 32]| {
            output.push_byte(kind);
            output.write(hash);
        };
        match self {
            Data::BlakeTwo256(bytes) => hash(BLAKE_TWO_256, bytes),
            Data::Sha256(bytes) => hash(SHA_256, bytes),
            Data::Keccak256(bytes) => hash(KECCAK_256, bytes),
            Data::ShaThree256(bytes) => hash(SHA_THREE_256, bytes),
            Data::None => output.push_byte(0),
            Data::Raw(bytes) => {
                output.push_byte(bytes.len() as u8 + 1);
                output.write(bytes);
            }
            Data::TimelockEncrypted {
                encrypted,
                reveal_round,
            } => {
                output.push_byte(TIMELOCK_ENCRYPTED);
                encrypted.encode_to(output);
                reveal_round.encode_to(output);
            }
            Data::ResetBondsFlag => output.push_byte(RESET_BONDS_FLAG),
            Data::BigRaw(bytes) => {
                output.push_byte(BIG_RAW);
                bytes.encode_to(output);
            }
        }
    }
}

impl EncodeLike for Data {}

impl Decode for Data {
    fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
        Ok(match input.read_byte()? {
            0 => Data::None,
            kind @ 1..=129 => {
                let mut bytes = vec![0; usize::from(kind) - 1];
                input.read(&mut bytes)?;
                Data::Raw(bytes.try_into().map_err(|_| "too many raw bytes")?)
            }
            BLAKE_TWO_256 => Data::BlakeTwo256(Decode::decode(input)?),
            SHA_256 => Data::Sha256(Decode::decode(input)?),
            KECCAK_256 => Data::Keccak256(Decode::decode(input)?),
            SHA_THREE_256 => Data::ShaThree256(Decode::decode(input)?),
            TIMELOCK_ENCRYPTED => Data::TimelockEncrypted {
                encrypted: Decode::decode(input)?,
                reveal_round: Decode::decode(input)?,
            },
            RESET_BONDS_FLAG => Data::ResetBondsFlag,
            BIG_RAW => Data::BigRaw(Decode::decode(input)?),
            _ => return Err("unknown kind of data".into()),
        })
    }
}

/// One variant for each length of raw bytes, as the first byte says.
macro_rules! raw_variants {
    ($variants:expr, $($length:literal)*) => {
        $variants$(.variant(concat!("Raw", stringify!($length)), |variant| {
            variant
                .index($length + 1)
                .fields(Fields::unnamed().field(|field| field.ty::<[u8; $length]>()))
        }))*
    };
}

impl TypeInfo for Data {
    type Identity = Self;

    fn type_info() -> Type {
        let none = Variants::new().variant("None", |variant| variant.index(0));
        let mut variants = raw_variants!(none,
            0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31
            32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60
            61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89
            90 91 92 93 94 95 96 97 98 99 100 101 102 103 104 105 106 107 108 109 110 111 112 113
            114 115 116 117 118 119 120 121 122 123 124 125 126 127 128
        );
        for (name, index) in [
            ("BlakeTwo256", BLAKE_TWO_256),
            ("Sha256", SHA_256),
            ("Keccak256", KECCAK_256),
            ("ShaThree256", SHA_THREE_256),
        ] {
            variants = variants.variant(name, |variant| {
                variant
                    .index(index)
                    .fields(Fields::unnamed().field(|field| field.ty::<[u8; 32]>()))
            });
        }
        let variants = variants
            .variant("TimelockEncrypted", |variant| {
                variant.index(TIMELOCK_ENCRYPTED).fields(
                    Fields::named()
                        .field(|field| {
                            field
                                .name("encrypted")
                                .ty::<BoundedVec<u8, ConstU32<1024>>>()
                        })
                        .field(|field| field.name("reveal_round").ty::<u64>()),
                )
            })
            .variant("ResetBondsFlag", |variant| variant.index(RESET_BONDS_FLAG))
            .variant("BigRaw", |variant| {
                variant.index(BIG_RAW).fields(
                    Fields::unnamed().field(|field| field.ty::<BoundedVec<u8, ConstU32<512>>>()),
                )
            });
        Type::builder()
            .path(Path::new("Data", module_path!()))
            .variant(variants)
    }
}

#[derive(
    CloneNoBound,
    PartialEqNoBound,
    EqNoBound,
    DebugNoBound,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
#[codec(mel_bound())]
#[scale_info(skip_type_params(FieldLimit))]
pub struct CommitmentInfo<FieldLimit: Get<u32>> {
    pub fields: BoundedVec<Data, FieldLimit>,
}

/// A commitment as it is kept.
#[derive(CloneNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo)]
#[scale_info(skip_type_params(MaxFields))]
pub struct Registration<
    Balance: Clone + PartialEq + core::fmt::Debug,
    MaxFields: Get<u32>,
    BlockNumber: Clone + PartialEq + core::fmt::Debug,
> {
    pub deposit: Balance,
    pub block: BlockNumber,
    pub info: CommitmentInfo<MaxFields>,
}

/// Space used in an epoch.
#[derive(Encode, Decode, Default, Clone, PartialEq, Eq, TypeInfo, Debug)]
pub struct UsageTracker {
    pub last_epoch: u64,
    pub used_space: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_says_kind_and_length() {
        let bytes = |count: usize| vec![7u8; count];
        for (data, first, length) in [
            (Data::None, 0, 1),
            (Data::Raw(bytes(0).try_into().unwrap()), 1, 1),
            (Data::Raw(bytes(128).try_into().unwrap()), 129, 129),
            (Data::BlakeTwo256([1; 32]), 130, 33),
            (Data::ShaThree256([1; 32]), 133, 33),
            (
                Data::TimelockEncrypted {
                    encrypted: bytes(3).try_into().unwrap(),
                    reveal_round: 9,
                },
                134,
                1 + 1 + 3 + 8,
            ),
            (Data::ResetBondsFlag, 135, 1),
            (
                Data::BigRaw(bytes(512).try_into().unwrap()),
                136,
                1 + 2 + 512,
            ),
        ] {
            let encoded = data.encode();
            assert_eq!((encoded[0], encoded.len()), (first, length));
            assert_eq!(Data::decode(&mut &encoded[..]), Ok(data));
        }
        assert!(Data::decode(&mut &[137u8][..]).is_err());
        assert!(Data::decode(&mut &[5u8, 1][..]).is_err());
        let too_long = (BIG_RAW, bytes(513)).encode();
        assert!(Data::decode(&mut &too_long[..]).is_err());
    }
}
