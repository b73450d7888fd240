//! Genesis for native tests, ours and other crates'.
use crate::{presets, Runtime, RuntimeGenesisConfig};
use frame_support::genesis_builder_helper::{build_state, get_preset};
use serde_json::Value;
use sp_io::TestExternalities;

/// The state of the preset `development`, at block 1.
pub fn development_ext() -> TestExternalities {
    development_ext_with(Value::Null)
}

/// The same with a JSON patch on top, for example `{"subtensorModule": {"coldkeySwapDelay": 2}}`.
pub fn development_ext_with(patch: Value) -> TestExternalities {
    let mut ext = TestExternalities::default();
    ext.execute_with(|| {
        let mut config = preset(None);
        merge(&mut config, preset(Some(presets::DEVELOPMENT)));
        merge(&mut config, patch);
        build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes())
            .expect("the preset is a genesis");
        frame_system::Pallet::<Runtime>::set_block_number(1);
    });
    ext
}

fn preset(name: Option<&str>) -> Value {
    let json = get_preset::<RuntimeGenesisConfig>(&name.map(Into::into), presets::get)
        .expect("a known preset");
    serde_json::from_slice(&json).expect("a preset is JSON")
}

/// RFC 7386: objects are merged, null removes, everything else replaces.
fn merge(into: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        if !patch.is_null() {
            *into = patch;
        }
        return;
    };
    if !into.is_object() {
        *into = Value::Object(Default::default());
    }
    let object = into.as_object_mut().expect("made one just now");
    for (key, value) in patch {
        if value.is_null() {
            object.remove(&key);
        } else {
            merge(object.entry(key).or_insert(Value::Null), value);
        }
    }
}
