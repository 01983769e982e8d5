//! Coming in: the first door, the second door, and the first time at each.

use askama::Template;
use kith_app::Weak;

use crate::look::Look;
use crate::parts::Problems;
use crate::passkey::Offer;
use crate::text::Text;

/// What brought someone to the sign-in page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// The page was closed while they were away.
    Away,
    /// They signed out.
    Out,
    /// They just chose their name and passphrase.
    Made,
    /// What they gave did not open, or was not looked at: the same words, whatever the reason.
    Wrong,
}

impl After {
    const fn words(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Away => Some("signin-away"),
            Self::Out => Some("signin-out"),
            Self::Made => Some("signin-made"),
            Self::Wrong => Some("signin-wrong"),
        }
    }
}

/// The first door. Sends `handle` and `passphrase`.
#[derive(Debug, Template)]
#[template(path = "signin/signin.html")]
pub struct SignIn {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// Where the form goes.
    pub action: String,
    /// The name as it was typed.
    pub handle: String,
    /// How to sign in with a passkey: for everybody, or for nobody.
    pub passkey: Option<Offer>,
    /// Where the ways back are.
    pub lost: String,
    /// What to say first.
    pub after: After,
}

/// The second step. Sends `step` and `code`.
#[derive(Debug, Template)]
#[template(path = "signin/step.html")]
pub struct Step {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// Where the form goes.
    pub action: String,
    /// What says that the first step was right, sealed.
    pub step: String,
    /// How to take a passkey instead, where passkeys can hold.
    pub passkey: Option<Offer>,
    /// Whether it did not open.
    pub wrong: bool,
}

/// What to look at again, at either door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// The code is not the one that was told.
    Code,
    /// The name cannot be had; whether because it is taken is not said.
    NameTaken,
    /// The name holds what a name may not hold.
    NameOdd,
    /// The secret is too short, or easy to guess.
    Weak(Weak),
}

impl Again {
    /// The sentence beside the field.
    pub fn words(self, t: &Text) -> String {
        match self {
            Self::Code => t.get("signin-code-wrong"),
            Self::NameTaken => t.get("signin-name-taken"),
            Self::NameOdd => t.get("signin-name-odd"),
            Self::Weak(weak) => stronger(t, weak),
        }
    }
}

/// What would make a secret stronger.
fn stronger(t: &Text, weak: Weak) -> String {
    match weak {
        Weak::Short(least) => t.say("signin-weak-short").with("least", least).to_string(),
        Weak::Long(most) => t.say("signin-weak-long").with("most", most).to_string(),
        Weak::Pattern => t.get("signin-weak-pattern"),
        Weak::Common => t.get("signin-weak-common"),
        Weak::Personal => t.get("signin-weak-personal"),
        Weak::Same => t.get("signin-second-same"),
        Weak::Guessable => t.get("signin-weak-guessable"),
    }
}

/// Coming in with a link and a code. Sends `code`, `handle` and `passphrase`.
#[derive(Debug, Template)]
#[template(path = "signin/invite.html")]
pub struct Invite {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// Where the form goes.
    pub action: String,
    /// The code as it was typed.
    pub code: String,
    /// The name as it was typed.
    pub handle: String,
    /// The fewest letters of a passphrase.
    pub least: usize,
    /// What to look at again.
    pub problems: Problems,
}

/// A link that was used before, or whose time is over.
#[derive(Debug, Template)]
#[template(path = "signin/gone.html")]
pub struct Gone {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
}

/// What the second door says first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Knock {
    /// Nothing.
    #[default]
    First,
    /// It did not open; the same words whether or not there is a room behind it.
    Wrong,
}

impl Knock {
    const fn words(self) -> Option<&'static str> {
        match self {
            Self::First => None,
            Self::Wrong => Some("signin-door-wrong"),
        }
    }
}

/// The second door, the same for every account. Sends `secret`.
#[derive(Debug, Template)]
#[template(path = "signin/door.html")]
pub struct Door {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// Where the form goes.
    pub action: String,
    /// What to say first.
    pub after: Knock,
}

/// Choosing the second secret, after the code was right. Sends `code` and `secret`.
#[derive(Debug, Template)]
#[template(path = "signin/second.html")]
pub struct SecondSecret {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// Where the form goes.
    pub action: String,
    /// The code that was right, to be sent again with the secret.
    pub code: String,
    /// The fewest letters or numbers that are taken.
    pub least: usize,
    /// The address of the page about staying private.
    pub private: String,
    /// What to look at again.
    pub problems: Problems,
}
