//! How two people work together: what both agreed, what one of them suggests, and how it came to
//! be. Both sides use the same pages; only what stands around them differs.

mod entry;
mod told;

pub(crate) use entry::told;
