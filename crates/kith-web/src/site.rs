//! One running service as its pages know it: the application, the addresses, the words.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kith_app::{App, PasskeyHost};
use kith_core::settings::Settings;

use crate::firstrun::Machine;
use crate::load::{Load, LoadCounts};
use crate::paths::Paths;
use crate::text::{Locale, Text};

/// The label of the key under which addresses are made.
pub const PATHS: &str = "kith/paths/v1";

/// How the service is reached.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Whether browsers reach it over HTTPS: cookies are then bound to the host.
    pub secure: bool,
    /// What people type before an address, such as `https://notes.example`, if it is known.
    pub public_url: Option<String>,
    /// What the manager of a new service is told of the machine.
    pub machine: Machine,
}

/// What every handler holds.
#[derive(Clone)]
pub struct Site {
    /// The use cases.
    pub app: App,
    /// The addresses of this service.
    pub paths: Arc<Paths>,
    /// What is done at once.
    pub(crate) load: Arc<Load>,
    reach: Reach,
}

impl Site {
    /// The pages of an open service.
    pub fn new(app: App, reach: Reach) -> Self {
        let paths = Arc::new(Paths::new(&app.key_for(PATHS)));
        Self { app, paths, load: Arc::default(), reach }
    }

    /// What is done at once, in numbers.
    pub fn counts(&self) -> LoadCounts {
        self.load.counts()
    }

    /// What the manager of a new service is told of the machine.
    pub const fn machine(&self) -> Machine {
        self.reach.machine
    }

    /// Whether cookies carry `Secure`.
    pub const fn secure(&self) -> bool {
        self.reach.secure
    }

    /// An address as people type it, if the service knows how it is reached.
    pub fn address(&self, path: &str) -> Option<String> {
        let url = self.reach.public_url.as_deref()?;
        Some(format!("{}{path}", url.trim_end_matches('/')))
    }

    /// Where passkeys hold: the name that people type, or this machine where nobody else comes.
    pub fn passkey_host(&self) -> Option<PasskeyHost> {
        match &self.reach.public_url {
            Some(url) => PasskeyHost::of(url),
            None if self.reach.secure => None,
            None => PasskeyHost::this_machine(),
        }
    }

    /// The service's settings.
    pub fn settings(&self) -> Settings {
        self.app.book().settings().clone()
    }

    /// Words in a language, times in the service's zone.
    pub fn text(&self, locale: Locale) -> Text {
        let zone = self.settings().zone;
        Text::new(locale, TimeZone::get(&zone).unwrap_or(TimeZone::UTC))
    }
}
