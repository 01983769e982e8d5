//! Any bytes as a leaf and its ciphertext.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kith_ledger::fuzz::entry(data));
