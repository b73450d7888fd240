//! Every function of the chain extension, called by an ink! contract (chain-extension/test-contract) that knows the chain
//! by its interface alone. Cases after subtensor's own chain-extensions/src/tests.rs.
mod acting;
mod answering;
mod frames;
mod fuzz;
mod proxies;
mod refusing;
mod world;
