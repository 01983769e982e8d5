//! Any bytes as a payload.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kith_ledger::fuzz::payload(data));
