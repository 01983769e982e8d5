//! Any bytes as sizes, roots and a proof.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kith_ledger::fuzz::proof(data));
