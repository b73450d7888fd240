//! The tables as docs/contract.md has them, written and compared.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::meter::{Cost, Costs};

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/contract.md");
const METADATA: &str = include_str!("../../../../artifacts/joust.json");
const BEGIN: &str = "<!-- costs: JOUST_WRITE_COSTS=1 cargo test gas, in contract/native-tests -->\n";
const END: &str = "<!-- end of costs -->\n";
/// A build of another compiler, or a change that nobody would notice, makes no docs stale.
const TOLERANCE_PERCENT: u64 = 5;

/// Names of messages and of reads, sorted.
pub fn names_in_metadata() -> (Vec<String>, Vec<String>) {
    let metadata: Value = serde_json::from_str(METADATA).expect("the metadata is JSON");
    let messages = metadata["spec"]["messages"].as_array().expect("the metadata lists messages");
    let of = |mutates: bool| {
        let some = messages.iter().filter(|message| message["mutates"] == mutates);
        let mut names: Vec<String> = some.map(|m| m["label"].as_str().expect("a message has a label").into()).collect();
        names.sort();
        names
    };
    (of(true), of(false))
}

pub fn of(few: &Costs, many: &Costs) -> String {
    let mut text =
        String::from("| message | ref_time at 10 finished issues | at 10,000 | bytes of proof | deposit, rao |\n");
    text.push_str("|---|---|---|---|---|\n");
    for (name, cost) in &few.messages {
        let Cost { ref_time, proof_size, deposit } = many.of(name);
        row(&mut text, name, &[cost.ref_time, ref_time, proof_size, deposit.max(0) as u64]);
    }
    text.push_str("\n| read | ref_time at 10 finished issues | at 10,000 | bytes of proof |\n|---|---|---|---|\n");
    for (name, cost) in &few.reads {
        let Cost { ref_time, proof_size, .. } = many.of(name);
        row(&mut text, name, &[cost.ref_time, ref_time, proof_size]);
    }
    text
}

fn row(text: &mut String, name: &str, numbers: &[u64]) {
    let cells: Vec<String> = numbers.iter().map(|number| grouped(*number)).collect();
    writeln!(text, "| `{name}` | {} |", cells.join(" | ")).expect("a string takes everything");
}

/// 1234567 as 1,234,567.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = (digits.len() + 2) % 3 + 1;
    let (head, rest) = digits.split_at(first.min(digits.len()));
    let groups = rest.as_bytes().chunks(3).map(|group| std::str::from_utf8(group).expect("digits"));
    std::iter::once(head).chain(groups).collect::<Vec<_>>().join(",")
}

/// Panics when the docs are stale.
pub fn compare_with_docs(measured: &str) {
    let docs = std::fs::read_to_string(DOCS).expect("docs/contract.md can be read");
    let (before, rest) = docs.split_once(BEGIN).expect("docs/contract.md has a table of costs");
    let (written, after) = rest.split_once(END).expect("the table of costs has an end");
    if std::env::var("JOUST_WRITE_COSTS").is_ok() {
        return std::fs::write(DOCS, format!("{before}{BEGIN}{measured}{END}{after}"))
            .expect("docs/contract.md is written");
    }
    let wrong = differences(written, measured);
    assert!(wrong.is_empty(), "docs/contract.md is stale, write it anew with JOUST_WRITE_COSTS=1: {wrong:#?}");
}

/// Rows that one of the two lacks, and numbers that are off by more than the tolerance.
fn differences(written: &str, measured: &str) -> Vec<String> {
    let (mut told, found) = (parsed(written), parsed(measured));
    let mut wrong = Vec::new();
    for (name, numbers) in &found {
        let says = told.remove(name).unwrap_or_default();
        let is_near = |(is, says): (&u64, &u64)| is.abs_diff(*says) * 100 <= says * TOLERANCE_PERCENT;
        if says.len() != numbers.len() || !numbers.iter().zip(&says).all(is_near) {
            wrong.push(format!("{name} says {says:?} and costs {numbers:?}"));
        }
    }
    wrong.extend(told.keys().map(|name| format!("{name} is not measured")));
    wrong
}

fn parsed(table: &str) -> BTreeMap<String, Vec<u64>> {
    let row = |line: &str| {
        let mut cells = line.trim_matches(['|', ' ']).split('|').map(str::trim);
        let name = cells.next().filter(|name| name.starts_with('`'))?.to_string();
        let number = |cell: &str| cell.replace(',', "").parse().unwrap_or_else(|_| panic!("a number: {cell}"));
        Some((name, cells.map(number).collect()))
    };
    table.lines().filter_map(row).collect()
}

#[test]
fn numbers_are_grouped_by_thousands() {
    for (number, text) in
        [(0, "0"), (12, "12"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567")]
    {
        assert_eq!(grouped(number), text);
    }
}

#[test]
fn docs_are_stale_when_a_row_lacks_or_a_number_is_off_by_more_than_a_twentieth() {
    let measured = "| message | ref_time |\n|---|---|\n| `vote` | 1,000 | 7 |\n\n| read | ref_time |\n|---|---|\n| `issue` | 40 |\n";
    for (written, stale) in [
        (measured.to_string(), 0),
        (measured.replace("1,000", "953"), 0),
        (measured.replace("1,000", "952"), 1),
        (measured.replace("1,000", "1,053"), 1),
        (measured.replace("| `issue` | 40 |", ""), 1),
        (measured.replace("| 1,000 | 7 |", "| 1,000 |"), 1),
        (format!("{measured}| `gone` | 1 |"), 1),
        (String::new(), 2),
    ] {
        assert_eq!(differences(&written, measured).len(), stale, "{written}");
    }
}
