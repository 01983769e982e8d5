//! Staff at work, as browsers without scripts see it.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod bonds;
mod brief;
mod firstrun;
mod forms;
mod keeper;
mod lens;
mod meet;
mod pair;
mod people;
mod recovery;
#[path = "../support/mod.rs"]
mod support;
mod welcome;
