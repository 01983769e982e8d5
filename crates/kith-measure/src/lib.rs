//! Instrument definitions, scoring and change: pure.
