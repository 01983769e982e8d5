//! Sealed, chained, checkable bytes. Pure.
