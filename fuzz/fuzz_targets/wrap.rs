//! Any bytes as a wrapped room key.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kith_ledger::fuzz::wrap(data));
