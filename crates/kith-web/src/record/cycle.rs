//! Promises, and what may have changed between two people, as entries in words.

use kith_core::promise::{self, By, Terms};
use kith_core::repair;
use kith_core::strain::{self, Sign};

use super::words::{Reader, Told};
use crate::cx::last_moment;

impl Reader<'_> {
    /// A promise, or what came of one.
    pub(super) fn promise(&self, fact: &promise::Fact) -> Told {
        let titled = |key: &str| Told::titled(self.t.get(key));
        match fact {
            promise::Fact::Made { terms, .. } => self.terms(titled("record-promise-made"), terms),
            promise::Fact::Asked { by, .. } => self.by(titled("record-promise-asked"), *by),
            promise::Fact::Kept { words, .. } => {
                titled("record-promise-kept").says(String::new(), words)
            }
            promise::Fact::Late { by, words, .. } => {
                self.by(titled("record-promise-late"), *by).says(String::new(), words)
            }
            promise::Fact::ChangeProposed { terms, .. } => {
                self.terms(titled("record-promise-change"), terms)
            }
            promise::Fact::ChangeAccepted { .. } => titled("record-promise-change-yes"),
            promise::Fact::ChangeDeclined { .. } => titled("record-promise-change-no"),
            promise::Fact::LetGo { .. } => titled("record-promise-let-go"),
        }
    }

    fn terms(&self, told: Told, terms: &Terms) -> Told {
        self.by(told, terms.by).says(String::new(), &terms.words)
    }

    fn by(&self, told: Told, by: By) -> Told {
        let when = match by {
            By::Date(date) => self.t.day(last_moment(date)),
            By::NextMeeting => self.t.get("record-promise-next-meeting"),
        };
        told.row(self.t.get("record-promise-by"), when)
    }

    /// Something that may have changed.
    pub(super) fn strain(&self, fact: &strain::Fact) -> Told {
        let strain::Fact::Noticed { sign, words, .. } = fact;
        let why = self.t.say_one_of("record-strain", sign.word());
        let why = match sign.meeting() {
            Some(meeting) => why.with("when", self.when_of(meeting)),
            None => why,
        };
        let told = Told::titled(self.t.get(match sign {
            Sign::Said => "record-strain-said-title",
            _ => "record-strain-title",
        }));
        let told = told.row(String::new(), why);
        told.says(String::new(), words)
    }

    /// What was said about it.
    pub(super) fn repair(&self, fact: &repair::Fact) -> Told {
        let (key, words) = match fact {
            repair::Fact::Answered { words, .. } => ("record-repair-answered", words.as_str()),
            repair::Fact::Heard { words, .. } => ("record-repair-heard", words.as_str()),
            repair::Fact::NotYet { words, .. } => ("record-repair-not-yet", words.as_str()),
            repair::Fact::Left { words, .. } => {
                ("record-repair-left", words.as_deref().unwrap_or_default())
            }
        };
        Told::titled(self.t.get(key)).says(String::new(), words)
    }
}
