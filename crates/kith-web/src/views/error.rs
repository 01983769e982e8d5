//! The page for everything that did not work: what happened, that nothing is lost, what to do now.

use askama::Template;
use axum::http::StatusCode;

use crate::look::Look;
use crate::text::Text;

/// What did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// No page here, or none that this person may know of.
    Missing,
    /// A change that came from another site.
    Refused,
    /// The service cannot answer now.
    Busy,
    /// More is asked of the service than it can do at once.
    Full,
    /// A form that could not be read.
    Form,
    /// A rule says no; the word is the rule's code.
    NotNow(&'static str),
}

impl What {
    /// The status that goes with the page.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Missing => StatusCode::NOT_FOUND,
            Self::Refused => StatusCode::FORBIDDEN,
            Self::Busy | Self::Full => StatusCode::SERVICE_UNAVAILABLE,
            Self::Form => StatusCode::BAD_REQUEST,
            Self::NotNow(_) => StatusCode::CONFLICT,
        }
    }

    /// After how many seconds it is worth coming again, where that can be said.
    pub const fn come_again(self) -> Option<u16> {
        match self {
            Self::Full => Some(5),
            Self::Busy => Some(60),
            Self::Missing | Self::Refused | Self::Form | Self::NotNow(_) => None,
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Missing => "errors-missing-title",
            Self::Refused => "errors-refused-title",
            Self::Busy | Self::Full => "errors-busy-title",
            Self::Form => "errors-form-title",
            Self::NotNow(_) => "errors-not-now-title",
        }
    }

    const fn heading(self) -> &'static str {
        match self {
            Self::Missing => "errors-missing",
            Self::Refused => "errors-refused",
            Self::Busy => "errors-busy",
            Self::Full => "errors-full",
            Self::Form => "errors-form",
            Self::NotNow(_) => "errors-not-now",
        }
    }

    /// What to do now.
    fn now(self, t: &Text) -> String {
        match self {
            Self::Missing => t.get("errors-missing-now"),
            Self::Refused => t.get("errors-refused-now"),
            Self::Busy => t.get("errors-busy-now"),
            Self::Full => t.get("errors-full-now"),
            Self::Form => t.get("errors-form-now"),
            Self::NotNow(code) => t.one_of("errors-refusal", code),
        }
    }
}

/// What was sent and could not be taken, to be sent once more.
#[derive(Debug)]
pub struct Resend {
    /// Where it goes.
    pub action: String,
    /// Every field as it came.
    pub fields: Vec<(String, String)>,
    /// Whether it is kept as a draft as well.
    pub kept: bool,
}

impl Resend {
    const fn words(&self) -> &'static str {
        if self.kept { "errors-again-kept" } else { "errors-again-here" }
    }
}

/// Shown in place of a page.
#[derive(Debug, Template)]
#[template(path = "errors/error.html")]
pub struct ErrorPage {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// What did not work.
    pub what: What,
    /// The address of the help page.
    pub help: String,
    /// The words that somebody had sent, where there were any.
    pub resend: Option<Resend>,
}

/// Shown to somebody who works here and wrote to what has closed to them meanwhile: their own words
/// go back to them, and nothing else is told.
#[derive(Debug, Template)]
#[template(path = "errors/words.html")]
pub struct NotSent {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// What they wrote.
    pub words: String,
    /// The address of the help page.
    pub help: String,
}
