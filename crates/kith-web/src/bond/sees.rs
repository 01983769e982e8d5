//! What somebody beside the client sees and what they do not, by the role of the bond: said
//! before the client's yes, and again whenever they ask.

use kith_core::bond::Bond;
use kith_core::{Near, Role};

use crate::text::Text;

/// Two lists of sentences about one person.
#[derive(Clone, Debug)]
pub(crate) struct Sees {
    /// Who it is about.
    pub(crate) name: String,
    /// What they see.
    pub(crate) open: Vec<String>,
    /// What they do not see.
    pub(crate) closed: Vec<String>,
}

/// How much of what was there before somebody came is open to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Earlier {
    /// All of it.
    Open,
    /// Nothing of it.
    Closed,
    /// The client chooses with their yes.
    Chosen,
}

const CARE: [&[&str]; 2] = [
    &[
        "about", "checkins", "feedback", "repair", "notes", "meetings", "promises", "forms",
        "people",
    ],
    &["others", "withheld", "unsent", "visits"],
];
const CARE_FROM_NOW: [&[&str]; 2] = [
    &[
        "about",
        "checkins",
        "feedback",
        "repair",
        "notes-to-come",
        "meetings",
        "promises",
        "forms",
        "people",
    ],
    &["notes-before", "others", "withheld", "unsent", "visits"],
];
const CARE_CHOSEN: [&[&str]; 2] = [
    &[
        "about",
        "checkins",
        "feedback",
        "repair",
        "notes-chosen",
        "meetings",
        "promises",
        "forms",
        "people",
    ],
    &["others", "withheld", "unsent", "visits"],
];
const BETWEEN: [&[&str]; 2] = [
    &["about", "checkins", "feedback", "repair", "meetings", "promises"],
    &["notes", "people", "others", "withheld", "unsent", "visits"],
];
const WORDS: [&[&str]; 2] = [&["words", "awaited", "for"], &["written", "whom", "visits"]];
const NOTHING: [&[&str]; 2] = [&[], &[]];
const TIMES: [&[&str]; 2] = [&["name", "whom", "for"], &["about", "written", "visits"]];

impl Sees {
    /// What a bond with somebody in this role opens, and what stays closed.
    pub(crate) fn of(t: &Text, name: &str, role: Role, earlier: Earlier) -> Self {
        let [open, closed] = match role.near() {
            Some(Near::Care) => match earlier {
                Earlier::Open => CARE,
                Earlier::Closed => CARE_FROM_NOW,
                Earlier::Chosen => CARE_CHOSEN,
            },
            Some(Near::Between) => BETWEEN,
            Some(Near::Words) => WORDS,
            Some(Near::Times) => TIMES,
            None => NOTHING,
        };
        let say = |stem: &str, keys: &[&str]| {
            let line = |key: &&str| t.say_one_of(stem, key).with("name", name).to_string();
            keys.iter().map(line).collect()
        };
        Self {
            name: name.to_owned(),
            open: say("bond-sees", open),
            closed: say("bond-closed", closed),
        }
    }

    /// Adds what they see of how people work together: what they agree on themself, or where they
    /// stand in for somebody, what that one agreed on.
    pub(crate) fn with_frame(mut self, t: &Text, bond: &Bond) -> Self {
        let key = match bond.stay.map(|stay| stay.cover) {
            None => "bond-sees-frame",
            Some(Some(_)) => "bond-sees-frame-cover",
            Some(None) => return self,
        };
        if bond.role.meets() {
            self.open.push(t.say(key).with("name", &self.name).to_string());
        }
        self
    }
}
