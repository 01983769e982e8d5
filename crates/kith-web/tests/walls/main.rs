//! Walls: who may do what, and what must not show however it is asked for.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]
#![expect(clippy::indexing_slicing, reason = "the same")]
#![expect(clippy::print_stdout, reason = "what was measured or counted is shown to whoever asks")]

#[path = "../support/mod.rs"]
mod support;

#[path = "../../../kith-app/tests/support/device.rs"]
mod device;

mod addresses;
mod alike;
mod attempts;
mod canaries;
mod hosts;
mod inert;
mod logs;
mod lost;
mod markup;
mod matrix;
mod passkeys;
mod tablet;
mod timing;
mod town;
