//! By which ways a client may be reached: what they said of each, what would appear, and what
//! whoever meets them has to know before they call or write. Nothing is sent from here.

mod entry;
mod told;

pub(crate) use entry::told;
