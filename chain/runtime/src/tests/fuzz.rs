//! No input makes a call panic or leaves books that do not balance. Two kinds of random calls of every pallet: bytes as
//! they come, and values of the right types with accounts, subnets and amounts that exist.
use crate::{genesis::development_ext, keys, *};
use codec::{Compact, Decode, Encode};
use frame_support::{
    dispatch::GetDispatchInfo,
    storage::{with_transaction, TransactionOutcome},
    traits::{GetCallIndex, GetCallName, OnInitialize},
};
use scale_info::{form::PortableForm, PortableRegistry, Registry, TypeDef, TypeDefPrimitive};
use sp_runtime::{traits::Dispatchable, DispatchError};

const STEPS: u32 = 6_000;
/// Parts of calls, by how they are written, that are not sent, in other calls neither: what belongs to the block's maker
/// or replaces the runtime under test, and FRAME's Contracts::migrate, which asserts in debug builds alone that its weight
/// suffices.
const NOT_SENT: [&str; 3] = ["Timestamp(", "System(", "migrate {"];

/// xorshift64*
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next() as u8).collect()
    }

    /// Zero, small, any or the largest.
    fn number(&mut self) -> u64 {
        match self.below(6) {
            0 => 0,
            1 => u64::MAX,
            2 => self.next() % 4,
            _ => self.next() >> self.below(64),
        }
    }
}

struct Generator {
    random: Random,
    types: PortableRegistry,
    call: u32,
    accounts: Vec<AccountId>,
}

impl Generator {
    fn new(seed: u64) -> Self {
        let mut registry = Registry::new();
        let call = registry
            .register_type(&scale_info::meta_type::<RuntimeCall>())
            .id;
        Self {
            random: Random(seed),
            types: registry.into(),
            call,
            accounts: keys::all().map(|(_, account)| account).collect(),
        }
    }

    fn account(&mut self) -> AccountId {
        let index = self.random.below(self.accounts.len());
        self.accounts[index].clone()
    }

    fn origin(&mut self) -> RuntimeOrigin {
        match self.random.below(5) {
            0 => RuntimeOrigin::root(),
            1 => RuntimeOrigin::none(),
            _ => RuntimeOrigin::signed(self.account()),
        }
    }

    fn typed_call(&mut self) -> Option<RuntimeCall> {
        let mut bytes = vec![];
        self.value(self.call, 0, &mut bytes);
        RuntimeCall::decode(&mut &bytes[..]).ok()
    }

    /// Appends a random value of the type.
    fn value(&mut self, id: u32, depth: u32, bytes: &mut Vec<u8>) {
        let ty = self.types.resolve(id).expect("a registered type").clone();
        if ty
            .path
            .segments
            .last()
            .is_some_and(|name| name == "AccountId32")
        {
            return bytes.extend(self.account().encode());
        }
        match ty.type_def {
            TypeDef::Composite(composite) => self.fields(&composite.fields, depth, bytes),
            TypeDef::Variant(variants) if variants.variants.is_empty() => {}
            TypeDef::Variant(variants) => {
                // Deep in nested calls the first variant ends it.
                let most = if depth > 6 {
                    1
                } else {
                    variants.variants.len()
                };
                let variant = &variants.variants[self.random.below(most)];
                bytes.push(variant.index);
                self.fields(&variant.fields, depth + 1, bytes);
            }
            TypeDef::Sequence(sequence) => {
                let length = self.random.below(if depth > 6 { 1 } else { 6 });
                Compact(length as u32).encode_to(bytes);
                for _ in 0..length {
                    self.value(sequence.type_param.id, depth + 1, bytes);
                }
            }
            TypeDef::Array(array) => {
                for _ in 0..array.len {
                    self.value(array.type_param.id, depth + 1, bytes);
                }
            }
            TypeDef::Tuple(tuple) => {
                for field in tuple.fields {
                    self.value(field.id, depth + 1, bytes);
                }
            }
            TypeDef::Compact(_) => Compact(self.random.number() as u16).encode_to(bytes),
            TypeDef::Primitive(primitive) => self.primitive(primitive, bytes),
            TypeDef::BitSequence(_) => Compact(0u32).encode_to(bytes),
        }
    }

    fn fields(
        &mut self,
        fields: &[scale_info::Field<PortableForm>],
        depth: u32,
        bytes: &mut Vec<u8>,
    ) {
        for field in fields {
            self.value(field.ty.id, depth, bytes);
        }
    }

    fn primitive(&mut self, primitive: TypeDefPrimitive, bytes: &mut Vec<u8>) {
        let number = self.random.number();
        match primitive {
            TypeDefPrimitive::Bool => bytes.push((number & 1) as u8),
            TypeDefPrimitive::U8 | TypeDefPrimitive::I8 => bytes.push(number as u8),
            // A subnet or a uid more often than not.
            TypeDefPrimitive::U16 | TypeDefPrimitive::I16 => {
                let small = self.random.below(3) > 0;
                let number = if small { number % 12 } else { number };
                (number as u16).encode_to(bytes)
            }
            TypeDefPrimitive::U32 | TypeDefPrimitive::I32 | TypeDefPrimitive::Char => {
                (number as u32).encode_to(bytes)
            }
            TypeDefPrimitive::U64 | TypeDefPrimitive::I64 => number.encode_to(bytes),
            TypeDefPrimitive::U128 | TypeDefPrimitive::I128 => u128::from(number).encode_to(bytes),
            TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => bytes.extend(self.random.bytes(32)),
            TypeDefPrimitive::Str => Compact(0u32).encode_to(bytes),
        }
    }
}

/// Weighs and makes the call as a block would, whole or not at all.
fn make(origin: RuntimeOrigin, call: RuntimeCall) -> bool {
    let described = format!("{call:?}");
    let _ = call.get_dispatch_info();
    let made = with_transaction(|| match call.dispatch(origin) {
        // Without a subnet there is little left to try.
        Ok(_) if described.contains("dissolve_network") => {
            check_books(&described);
            TransactionOutcome::Rollback(Ok(true))
        }
        Ok(_) => TransactionOutcome::Commit(Ok::<bool, DispatchError>(true)),
        Err(_) => TransactionOutcome::Rollback(Ok(false)),
    });
    check_books(&described);
    made.expect("neither outcome is an error")
}

fn check_books(described: &str) {
    SubtensorModule::check_invariants()
        .unwrap_or_else(|wrong| panic!("{wrong}, after {described:.600}"));
}

fn is_sent(call: &RuntimeCall) -> bool {
    let described = format!("{call:?}");
    !NOT_SENT.iter().any(|part| described.contains(part))
}

fn step_block() {
    let next = System::block_number() + 1;
    System::reset_events();
    System::set_block_number(next);
    SubtensorModule::on_initialize(next);
}

#[test]
fn random_bytes_are_refused_or_done() {
    development_ext().execute_with(|| {
        let mut generator = Generator::new(0x9E37_79B9_7F4A_7C15);
        let prefixes: Vec<[u8; 2]> = call_prefixes();
        let mut decoded = 0;
        for step in 0..STEPS {
            let prefix = prefixes[step as usize % prefixes.len()];
            let length = generator.random.below(200);
            let bytes = [prefix.to_vec(), generator.random.bytes(length)].concat();
            let Ok(call) = RuntimeCall::decode(&mut &bytes[..]) else {
                continue;
            };
            if is_sent(&call) {
                decoded += 1;
                make(generator.origin(), call);
            }
        }
        assert!(decoded > STEPS / 10, "only {decoded} were calls");
    });
}

#[test]
fn random_arguments_are_refused_or_done() {
    development_ext().execute_with(|| {
        let mut generator = Generator::new(0xD1B5_4A32_D192_ED03);
        let (mut sent, mut made) = (0, 0);
        for step in 0..STEPS {
            if step % 100 == 0 {
                step_block();
            }
            let Some(call) = generator.typed_call().filter(is_sent) else {
                continue;
            };
            sent += 1;
            made += u32::from(make(generator.origin(), call));
        }
        assert!(
            sent > STEPS / 2 && made > STEPS / 100,
            "{sent} sent, {made} made"
        );
    });
}

/// Pallet and call index of every call of ours.
fn call_prefixes() -> Vec<[u8; 2]> {
    fn of<C: GetCallIndex + GetCallName>(pallet: u8) -> Vec<[u8; 2]> {
        C::get_call_indices()
            .iter()
            .map(|index| [pallet, *index])
            .collect()
    }
    [
        of::<pallet_subtensor::Call<Runtime>>(7),
        of::<pallet_utility::Call<Runtime>>(11),
        of::<pallet_proxy::Call<Runtime>>(16),
        of::<pallet_commitments::Call<Runtime>>(18),
        of::<pallet_admin_utils::Call<Runtime>>(19),
        of::<pallet_contracts::Call<Runtime>>(29),
    ]
    .concat()
}
