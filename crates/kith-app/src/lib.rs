//! Use cases: open, fold, decide, seal, append.
