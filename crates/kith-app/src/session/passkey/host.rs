//! Where passkeys hold: a device binds each to one host name, and gives it to no other.

use std::time::Duration;

use webauthn_rs::WebauthnBuilder;
use webauthn_rs::prelude::{Url, Webauthn};

use super::asked::GOOD;
use super::odd;
use crate::error::AppError;

/// The name of this machine, for which browsers ask no encryption.
const THIS_MACHINE: &str = "localhost";

/// The host name for which passkeys are made, and the address that pages come from.
#[derive(Debug, Clone)]
pub struct PasskeyHost {
    name: String,
    address: Url,
}

impl PasskeyHost {
    /// The host of a service that people reach at this address. `None` where no passkey can hold:
    /// over plain HTTP, other than on this machine, and where the address is a number.
    pub fn of(address: &str) -> Option<Self> {
        let address = Url::parse(address).ok()?;
        let name = address.domain()?.to_owned();
        let safe = address.scheme() == "https" || name == THIS_MACHINE;
        safe.then_some(Self { name, address })
    }

    /// The host of a service that only this machine reaches, at any port.
    pub fn this_machine() -> Option<Self> {
        Self::of("http://localhost")
    }

    /// The host name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rules of a ceremony here: our own address and no other, and the owner unlocks the key.
    pub(super) fn rules(&self, product: &str) -> Result<Webauthn, AppError> {
        let name = if product.trim().is_empty() { &self.name } else { product };
        let good = Duration::from_micros(GOOD.unsigned_abs());
        let rules = WebauthnBuilder::new(&self.name, &self.address)
            .and_then(|rules| {
                let local = self.name == THIS_MACHINE;
                rules.rp_name(name).timeout(good).allow_any_port(local).build()
            })
            .map_err(|error| odd(&error))?;
        Ok(rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passkey_holds_for_a_name_over_https_or_on_this_machine() {
        let name = |address| PasskeyHost::of(address).map(|host| host.name().to_owned());
        assert_eq!(name("https://notes.example/").as_deref(), Some("notes.example"));
        assert_eq!(name("http://localhost:8417").as_deref(), Some("localhost"));
        for address in
            ["http://notes.example", "https://192.0.2.7", "https://[2001:db8::1]", "notes", ""]
        {
            assert_eq!(name(address), None, "{address}");
        }
        let hosts = [PasskeyHost::this_machine(), PasskeyHost::of("https://notes.example")];
        assert!(hosts.into_iter().all(|host| host.is_some_and(|host| host.rules("").is_ok())));
    }
}
