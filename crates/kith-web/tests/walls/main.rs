//! Walls: who may do what, and what must not show however it is asked for.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

#[path = "../support/mod.rs"]
mod support;

#[path = "../../../kith-app/tests/support/device.rs"]
mod device;

mod addresses;
mod hosts;
mod logs;
mod matrix;
mod passkeys;
mod town;
