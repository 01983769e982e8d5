//! Any bytes as a record file.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kith_ledger::fuzz::record(data));
