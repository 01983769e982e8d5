//! The ledger from outside: what is sealed opens, and what was altered is found and named.
#![cfg(test)]

mod frozen;
mod fuzz;
mod kit;
mod mutate;
mod notes;
mod record;
mod sealing;
mod support;
mod tamper;
mod tree;
