//! What a request tells of where it comes from, as far as signing in asks: the proof that this
//! browser was here before, and the address, where the server knows it.

use std::net::IpAddr;

use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use kith_core::signin::Browser;

use crate::cookies::cookie;
use crate::site::Site;

/// The address of whoever asks, for the server to put into a request's extensions: that of the
/// connection, or the one that a trusted proxy names. It bounds what one address may ask for, and
/// is neither stored nor logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// Where a request comes from.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// The proof of an earlier sign-in with this browser, if it sent one.
    pub device: Option<String>,
    /// The address, if the server knows it.
    pub address: Option<IpAddr>,
    /// What this browser was asked, if it was to answer with a passkey.
    pub asked: Option<String>,
    /// What kind of browser it says it is.
    pub browser: Browser,
}

impl Caller {
    /// Reads a request's head.
    pub(crate) fn of(parts: &Parts, site: &Site) -> Self {
        let device = cookie(&parts.headers, site.device_cookie());
        let address = parts.extensions.get().map(|Peer(address)| *address);
        let asked = cookie(&parts.headers, site.passkey_cookie());
        let says = parts.headers.get(USER_AGENT).and_then(|says| says.to_str().ok());
        let browser = says.map(Browser::of).unwrap_or_default();
        Self { device, address, asked, browser }
    }
}
