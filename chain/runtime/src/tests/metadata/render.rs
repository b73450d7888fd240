//! Metadata as lines of text, one an item: `SubtensorModule call 86 transfer_stake(destination_coldkey: AccountId32, …)`.
use frame_metadata::v14::{RuntimeMetadataV14, StorageEntryType, StorageHasher};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive};

/// FRAME's own pallets keep their calls, events and storage by their version; of them, only the indices and calls count.
const FROM_FRAME: &[&str] = &[
    "System",
    "RandomnessCollectiveFlip",
    "Timestamp",
    "Aura",
    "Balances",
    "TransactionPayment",
    "Utility",
    "Sudo",
    "Contracts",
];

pub fn lines(metadata: &RuntimeMetadataV14) -> Vec<String> {
    let types = &metadata.types;
    let mut lines = vec![];
    for pallet in &metadata.pallets {
        let name = &pallet.name;
        let from_frame = FROM_FRAME.contains(&name.as_str());
        lines.push(format!("{name} pallet {}", pallet.index));
        if let Some(calls) = &pallet.calls {
            for variant in variants(types, calls.ty.id) {
                let arguments = fields(types, &variant.fields);
                lines.push(format!(
                    "{name} call {} {}({arguments})",
                    variant.index, variant.name
                ));
            }
        }
        if from_frame {
            continue;
        }
        // Indices of events and errors move between versions of subtensor, so they are no facts.
        if let Some(events) = &pallet.event {
            for variant in variants(types, events.ty.id) {
                lines.push(format!(
                    "{name} event {}({})",
                    variant.name,
                    fields(types, &variant.fields)
                ));
            }
        }
        if let Some(errors) = &pallet.error {
            for variant in variants(types, errors.ty.id) {
                lines.push(format!("{name} error {}", variant.name));
            }
        }
        for entry in pallet.storage.iter().flat_map(|storage| &storage.entries) {
            let what = match &entry.ty {
                StorageEntryType::Plain(value) => type_name(types, value.id),
                StorageEntryType::Map {
                    hashers,
                    key,
                    value,
                } => {
                    let hashers: Vec<&str> = hashers.iter().map(hasher).collect();
                    let (key, value) = (type_name(types, key.id), type_name(types, value.id));
                    format!("[{}] {key} -> {value}", hashers.join(" "))
                }
            };
            lines.push(format!("{name} storage {} {what}", entry.name));
        }
    }
    lines.sort();
    lines
}

fn hasher(hasher: &StorageHasher) -> &'static str {
    match hasher {
        StorageHasher::Identity => "identity",
        StorageHasher::Twox64Concat => "twox64",
        StorageHasher::Blake2_128Concat => "blake2_128",
        _ => "other",
    }
}

fn variants(types: &PortableRegistry, id: u32) -> Vec<scale_info::Variant<PortableForm>> {
    match &types.resolve(id).expect("a type").type_def {
        TypeDef::Variant(all) => all.variants.clone(),
        _ => vec![],
    }
}

fn fields(types: &PortableRegistry, fields: &[Field<PortableForm>]) -> String {
    let parts: Vec<String> = fields
        .iter()
        .map(|field| match &field.name {
            Some(name) => format!("{name}: {}", type_name(types, field.ty.id)),
            None => type_name(types, field.ty.id),
        })
        .collect();
    parts.join(", ")
}

/// By structure where a type has no name of its own, else by the last part of its path.
fn type_name(types: &PortableRegistry, id: u32) -> String {
    let resolved = types.resolve(id).expect("a type");
    let list = |ids: Vec<u32>| {
        ids.into_iter()
            .map(|id| type_name(types, id))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match &resolved.type_def {
        TypeDef::Primitive(primitive) => primitive_name(primitive).into(),
        TypeDef::Compact(inner) => format!("Compact<{}>", type_name(types, inner.type_param.id)),
        TypeDef::Sequence(inner) => format!("Vec<{}>", type_name(types, inner.type_param.id)),
        TypeDef::Array(array) => {
            format!("[{}; {}]", type_name(types, array.type_param.id), array.len)
        }
        TypeDef::Tuple(tuple) => format!(
            "({})",
            list(tuple.fields.iter().map(|field| field.id).collect())
        ),
        TypeDef::BitSequence(_) => "Bits".into(),
        TypeDef::Composite(_) | TypeDef::Variant(_) => {
            let name = resolved.path.segments.last().cloned().unwrap_or_default();
            match name.as_str() {
                "Option" | "BoundedVec" | "WeakBoundedVec" | "BTreeSet" | "BoundedBTreeMap"
                | "BoundedBTreeSet" => {
                    let inner = resolved
                        .type_params
                        .iter()
                        .filter_map(|parameter| parameter.ty)
                        .map(|ty| ty.id);
                    // The bound of a bounded vector is a type of the runtime's own.
                    format!("{name}<{}>", list(inner.take(1).collect()))
                }
                _ => name,
            }
        }
    }
}

fn primitive_name(primitive: &TypeDefPrimitive) -> &'static str {
    match primitive {
        TypeDefPrimitive::Bool => "bool",
        TypeDefPrimitive::Char => "char",
        TypeDefPrimitive::Str => "str",
        TypeDefPrimitive::U8 => "u8",
        TypeDefPrimitive::U16 => "u16",
        TypeDefPrimitive::U32 => "u32",
        TypeDefPrimitive::U64 => "u64",
        TypeDefPrimitive::U128 => "u128",
        TypeDefPrimitive::U256 => "u256",
        TypeDefPrimitive::I8 => "i8",
        TypeDefPrimitive::I16 => "i16",
        TypeDefPrimitive::I32 => "i32",
        TypeDefPrimitive::I64 => "i64",
        TypeDefPrimitive::I128 => "i128",
        TypeDefPrimitive::I256 => "i256",
    }
}
