//! The cookies: which sign-in this is, that this browser was here before, and for the few minutes
//! that it takes, what it was asked to answer with a passkey.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use axum::http::request::Parts;

use crate::paths::Page;
use crate::site::Site;

/// How long a browser is known, in seconds: half a year from its last sign-in.
const KNOWN: u32 = 180 * 24 * 60 * 60;

/// The value of a cookie that was sent and is not empty.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}

impl Site {
    /// The token of a sign-in that a request brings. A tablet that is handed over is nobody's,
    /// whoever is signed in on it.
    pub(crate) fn token_of(&self, parts: &Parts) -> Option<String> {
        let page = self.paths.find(parts.uri.path());
        let handed_over = page.is_some_and(|(page, _)| page == Page::Tablet);
        if handed_over { None } else { cookie(&parts.headers, self.cookie()) }
    }

    /// The name of the sign-in cookie.
    pub const fn cookie(&self) -> &'static str {
        if self.secure() { "__Host-s" } else { "s" }
    }

    /// The name of the cookie by which a browser is known again. It opens nothing, outlives
    /// signing out, and ends with "Leave now".
    pub const fn device_cookie(&self) -> &'static str {
        if self.secure() { "__Host-d" } else { "d" }
    }

    /// The cookie that holds a sign-in.
    pub fn cookie_for(&self, token: &str) -> String {
        self.set(self.cookie(), token)
    }

    /// The cookie by which this browser is known again.
    pub(crate) fn known_as(&self, device: &str) -> String {
        format!("{}; Max-Age={KNOWN}", self.set(self.device_cookie(), device))
    }

    /// The name of the cookie with the question that a passkey answers.
    pub const fn passkey_cookie(&self) -> &'static str {
        if self.secure() { "__Host-p" } else { "p" }
    }

    /// The cookie with what was asked, sealed: good for five minutes, like the question.
    pub(crate) fn asked_passkey(&self, asked: &str) -> String {
        format!("{}; Max-Age=300", self.set(self.passkey_cookie(), asked))
    }

    fn set(&self, name: &str, value: &str) -> String {
        let secure = if self.secure() { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}")
    }
}
