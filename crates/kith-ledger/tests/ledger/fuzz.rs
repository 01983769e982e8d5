//! Two seconds of altered bytes for every decoder; `examples/mutate.rs` does the same for longer.

use std::time::Duration;

use crate::mutate;

#[test]
fn every_decoder_stands_two_seconds_of_altered_bytes() {
    assert!(mutate::run(Duration::from_secs(2), 1) > 0);
}
