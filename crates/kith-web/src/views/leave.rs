//! The page about staying private.

use askama::Template;

use crate::look::Look;
use crate::text::Text;

/// What leaving does and cannot do, and how the two doors work.
#[derive(Debug, Template)]
#[template(path = "leave/private.html")]
pub struct Private {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// The host that "Leave now" opens, as a person would write it.
    pub site: String,
}
