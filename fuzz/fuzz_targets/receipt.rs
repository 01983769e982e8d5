//! Any text as a receipt.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kith_ledger::fuzz::receipt(data));
