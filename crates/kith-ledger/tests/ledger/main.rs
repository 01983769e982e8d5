//! The ledger from outside: what is sealed opens, and what was altered is found and named.
#![cfg(test)]

mod sealing;
mod support;
