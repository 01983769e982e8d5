//! The Kith binary.
fn main() {}
