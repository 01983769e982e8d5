//! Backups: everything a service keeps, sealed to whoever may restore it.

mod kit;

pub use kit::recipient_of;
