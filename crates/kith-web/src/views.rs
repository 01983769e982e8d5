//! The pages that stand outside the record: sign-in, the front room, leaving, and what is shown
//! when something did not work. Each is a template and the values it needs, with samples that are
//! rendered in every locale by a test.

pub mod error;
pub mod front;
pub mod leave;
pub mod samples;
pub mod signin;

#[cfg(test)]
mod tests;
