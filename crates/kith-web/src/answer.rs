//! Answers: a page, a way to go, or being turned away kindly.
//!
//! Which goes where: a rule about what was typed is told at its field, on the same page
//! ([`refusal`]). Everything else is `Turned`, which becomes a door or a page that says what can be
//! done; why it happened goes to the log and to nobody else.

use askama::Template;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_app::AppError;
use kith_core::Refusal;

/// What a handler gives.
pub type Answer = Result<Response, Turned>;

/// Why somebody was turned away.
#[derive(Debug)]
pub enum Turned {
    /// Nobody is signed in.
    SignIn,
    /// The sign-in has locked.
    Locked,
    /// The second door is closed.
    SecondDoor,
    /// They have to prove themself again first.
    Prove,
    /// They have to set up a second step first.
    Ways,
    /// There is nothing here, or nothing that this person may know of.
    Missing,
    /// A rule says no.
    Refused(Refusal),
    /// The form could not be read.
    Form,
    /// The service cannot answer now.
    Busy,
    /// More is asked of the service than it can do at once.
    Full,
}

impl From<AppError> for Turned {
    fn from(error: AppError) -> Self {
        match error {
            AppError::NotFound | AppError::Refused(Refusal::NotYours | Refusal::NotHere) => {
                Self::Missing
            }
            AppError::Refused(refusal) => Self::Refused(refusal),
            AppError::Busy => Self::Busy,
            AppError::Full => Self::Full,
            AppError::Unavailable(_) | AppError::Damaged(_) => {
                tracing::error!(%error, "a request could not be answered");
                Self::Busy
            }
        }
    }
}

impl From<kith_core::id::NotAnId> for Turned {
    fn from(_: kith_core::id::NotAnId) -> Self {
        Self::Missing
    }
}

/// The rule that says no, to be told on the page where something was typed. Whatever else went
/// wrong, or is not this person's to know, turns them away.
pub fn refusal(error: AppError) -> Result<Refusal, Turned> {
    match error {
        AppError::Refused(refusal @ (Refusal::NotYours | Refusal::NotHere)) => {
            Err(AppError::Refused(refusal).into())
        }
        AppError::Refused(refusal) => Ok(refusal),
        other => Err(other.into()),
    }
}

/// Shows a page.
pub fn page(view: &impl Template) -> Answer {
    page_with(StatusCode::OK, view)
}

/// Shows a page with a status.
pub fn page_with(status: StatusCode, view: &impl Template) -> Answer {
    let html = view.render().map_err(|error| {
        tracing::error!(%error, "a page could not be shown");
        Turned::Busy
    })?;
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    Ok((status, [(CONTENT_TYPE, kind)], html).into_response())
}

/// Goes on to another page, as after every form that was taken.
pub fn go(path: &str) -> Answer {
    let path = HeaderValue::try_from(path).map_err(|_| Turned::Missing)?;
    Ok((StatusCode::SEE_OTHER, [(LOCATION, path)]).into_response())
}

/// Gives a file to keep, under a neutral name.
pub fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Answer {
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::try_from(disposition).map_err(|_| Turned::Missing)?;
    let kind = HeaderValue::from_static(kind);
    let headers = [(CONTENT_TYPE, kind), (axum::http::header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
