//! What was being sent when a proof was asked for, and how it is carried out once there is one.

use axum::response::Response;
use kith_app::Visit;

use super::{Call, Found};
use crate::form::Form;
use crate::right::Does;

/// A request that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) does: Does,
    pub(crate) path: String,
    pub(crate) form: Form,
}

/// Goes with the answer to a proof: the request to carry out now, under the new token.
#[derive(Clone, Debug)]
pub(crate) struct CarryOut {
    pub(crate) sent: Sent,
    pub(crate) token: String,
}

impl Sent {
    /// As it travels, sealed, with the page that asks.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let does = if self.does == Does::Show { "see" } else { "do" };
        format!("{does}\n{}\n{}", self.path, self.form.encode_whole()).into_bytes()
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (does, rest) = text.split_once('\n')?;
        let (path, form) = rest.split_once('\n')?;
        let does = if does == "see" { Does::Show } else { Does::Change };
        Some(Self { does, path: path.to_owned(), form: Form::read(form.as_bytes()) })
    }
}

/// What is carried out later, where a proof is asked for first. Words that are kept as a draft
/// are shown again instead.
pub(super) fn waits(
    call: &Call,
    found: &Found<'_, '_>,
    form: &Form,
    visit: Option<&Visit>,
) -> Option<Sent> {
    let (_, _, route) = found;
    if !route.fresh || visit.is_none_or(|visit| visit.proved) {
        return None;
    }
    let does = if route.keeps { Does::Show } else { call.does? };
    let form = if route.keeps { Form::default() } else { form.clone() };
    Some(Sent { does, path: call.path.clone(), form })
}

/// Puts the headers of one answer, cookies among them, onto another.
pub(super) fn with_cookies(mut response: Response, from: &Response) -> Response {
    for cookie in from.headers().get_all(axum::http::header::SET_COOKIE) {
        response.headers_mut().append(axum::http::header::SET_COOKIE, cookie.clone());
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_comes_back_whole() {
        let form = Form::read(b"words=one%0Atwo&words=%C3%A9&do=go");
        let sent = Sent { does: Does::Change, path: "/n/abc123/x-y".into(), form };
        assert_eq!(Sent::read(&sent.encode()), Some(sent));
        assert_eq!(Sent::read(b"see"), None);
    }
}
