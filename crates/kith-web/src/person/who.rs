//! What stands on top of everything staff see of a client: who they are, in their own words.

use kith_core::Seen;
use kith_core::about::About;

/// A client as staff meet them first.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    /// Their lines.
    about: About,
    /// Whether they said it themselves.
    own_words: bool,
}

impl Who {
    /// The person of a room.
    pub(crate) fn of(seen: &Seen) -> Self {
        Self { about: seen.about().clone(), own_words: seen.about_in_own_words() }
    }

    /// The name to use.
    pub(crate) fn name(&self) -> &str {
        &self.about.name
    }

    /// Their pronouns; may be empty.
    pub(crate) fn pronouns(&self) -> &str {
        &self.about.pronouns
    }

    /// Words to use; may be empty.
    pub(crate) fn say(&self) -> &str {
        self.about.words_to_use.trim()
    }

    /// Words not to use; may be empty.
    pub(crate) fn avoid(&self) -> &str {
        self.about.words_to_avoid.trim()
    }

    /// Whether they have said how to be called.
    pub(crate) const fn said(&self) -> bool {
        self.own_words
    }

    /// Somebody for a sample page; with their own words, or with a name only.
    pub(crate) fn sample(own_words: bool) -> Self {
        let about = About {
            name: "Noor".into(),
            pronouns: "she, they".into(),
            words_to_use: "what happened, that winter".into(),
            words_to_avoid: "brave".into(),
        };
        let short = About { name: "Noor".into(), ..About::default() };
        Self { about: if own_words { about } else { short }, own_words }
    }
}
