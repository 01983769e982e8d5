//! The answer to a draft that was kept: its version, and for staff what the lens says.

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use kith_app::SavedDraft;

use crate::cx::version_text;

/// `own`: whether it is the draft that the page has; else a second one was made.
pub(super) fn saved(own: bool, saved: &SavedDraft, advice: Option<String>) -> Response {
    let mut response = match (own, advice) {
        (true, Some(html)) => ([(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        (true, None) => StatusCode::NO_CONTENT.into_response(),
        (false, _) => StatusCode::CONFLICT.into_response(),
    };
    let version = version_text(saved.id, saved.version);
    if let Ok(version) = HeaderValue::try_from(version) {
        response.headers_mut().insert(HeaderName::from_static("draft-version"), version);
    }
    response
}
