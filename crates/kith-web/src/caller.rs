//! From where a request comes. Whoever takes connections puts it into the request.

use std::net::IpAddr;

/// The address a request comes from: that of the connection, or the one that a trusted proxy
/// names. It bounds what one address may ask for at once, and is neither stored nor logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Caller(pub IpAddr);
