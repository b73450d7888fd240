//! Prints the contract's ink! metadata; `build.mjs` wraps it into `artifacts/`.

// The contract's types and events are linked from the library.
extern crate joust;

extern "Rust" {
    fn __ink_generate_metadata() -> ink::metadata::InkProject;
}

fn main() {
    // SAFETY: `#[ink::contract]` defines this symbol with exactly this signature in the library linked above.
    let project = unsafe { __ink_generate_metadata() };
    println!("{}", serde_json::to_string(&project).expect("metadata is plain data"));
}
