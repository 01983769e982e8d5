//! Any text as a checkpoint.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kith_ledger::fuzz::checkpoint(data));
