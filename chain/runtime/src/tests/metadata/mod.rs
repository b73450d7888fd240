//! Our metadata, item by item, against a table of subtensor's facts (subtensor.facts): indices, names, arguments in their
//! order with their types, storage with its hashers, fields of events. It fails when either side has something that the
//! other has not.
mod render;

use crate::*;
use codec::Decode;
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use std::collections::BTreeSet;

const FACTS: &str = "subtensor.facts";
/// What stands in our metadata and not in subtensor's, each with its reason.
const OURS: &str = "ours.facts";

fn metadata() -> frame_metadata::v14::RuntimeMetadataV14 {
    // Constants are read from the state.
    let opaque = crate::genesis::development_ext()
        .execute_with(|| Runtime::metadata_at_version(14).expect("version 14"));
    let bytes: Vec<u8> = (*opaque).clone();
    match RuntimeMetadataPrefixed::decode(&mut &bytes[..])
        .expect("metadata")
        .1
    {
        RuntimeMetadata::V14(metadata) => metadata,
        _ => unreachable!("asked for version 14"),
    }
}

/// Lines without comments.
fn lines(file: &str) -> BTreeSet<String> {
    let path = format!("{}/src/tests/metadata/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the table");
    text.lines()
        .map(|line| {
            line.split('#')
                .next()
                .expect("a first part")
                .trim()
                .to_string()
        })
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn our_metadata_is_subtensors_where_it_is_here() {
    let ours: BTreeSet<String> = render::lines(&metadata()).into_iter().collect();
    let (facts, own) = (lines(FACTS), lines(OURS));
    assert_eq!(
        facts.intersection(&own).next(),
        None,
        "a line is subtensor's or ours"
    );
    let known: BTreeSet<String> = facts.union(&own).cloned().collect();
    let missing: Vec<&String> = known.difference(&ours).collect();
    let new: Vec<&String> = ours.difference(&known).collect();
    assert!(
        missing.is_empty() && new.is_empty(),
        "gone from our metadata: {missing:#?}\nnew in it: {new:#?}"
    );
}

/// Writes all lines of our metadata to the file of JOUST_METADATA_LINES, for whoever extends the table.
#[test]
#[ignore = "a tool"]
fn print_the_lines() {
    let path = std::env::var("JOUST_METADATA_LINES").expect("a path");
    std::fs::write(path, render::lines(&metadata()).join("\n")).expect("written");
}
