//! The front room: what is next, a calm minute, help, and settings. Nothing here depends on what
//! is behind the second door.

use askama::Template;

use crate::look::Look;
use crate::parts::Choice;
use crate::paths::{Page, Paths};
use crate::text::Text;

/// The next meeting, as far as the client chose to show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// "Tuesday 5 May, 2:00pm".
    pub when: String,
    /// Who it is with, if that is to be shown.
    pub who: Option<String>,
    /// Where it is, if that is to be shown.
    pub place: Option<String>,
}

/// Where the front page leads.
#[derive(Clone, Debug)]
pub struct Links {
    space: String,
    grounding: String,
    help: String,
    settings: String,
}

impl Links {
    /// The links of one service; the same for every account.
    pub fn new(paths: &Paths) -> Self {
        let of = |page| paths.of(page).to_owned();
        Self {
            space: of(Page::Door),
            grounding: of(Page::Grounding),
            help: of(Page::Help),
            settings: of(Page::Settings),
        }
    }
}

/// What signing in opens.
#[derive(Debug, Template)]
#[template(path = "front/front.html")]
pub struct Front {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// The next meeting, if it is to be shown.
    pub next: Option<Next>,
    /// Where the page leads.
    pub links: Links,
}

/// Short things to do when it is all too much.
#[derive(Debug, Template)]
#[template(path = "front/grounding.html")]
pub struct Grounding {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// Today in words.
    pub day: String,
    /// The address of the help page.
    pub help: String,
}

/// Someone to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helper {
    /// Who answers.
    pub name: String,
    /// When, and for whom; may be empty.
    pub what: String,
    /// The number as people read it.
    pub number: String,
}

impl Helper {
    /// Reads a line of the service's settings: name, what it is, number, with bars between.
    pub fn from_line(line: &str) -> Self {
        let mut parts = line.split('|').map(|part| part.trim().to_owned());
        let mut next = || parts.next().unwrap_or_default();
        let (name, what, number) = (next(), next(), next());
        Self { name, what, number }
    }

    /// The number as a phone dials it.
    fn dial(&self) -> String {
        self.number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

/// People and numbers to call. The first thing on it is a number.
#[derive(Debug, Template)]
#[template(path = "front/help.html")]
pub struct Help {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// The one to call in danger, and who answers there; empty where none is set.
    pub danger: Helper,
    /// Those the service has listed.
    pub others: Vec<Helper>,
}

/// What only a client chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientChoices {
    /// `on` or `off`.
    pub leave: &'static str,
    /// `on` or `off`.
    pub saving: &'static str,
}

/// Settings. Sends `language`, `colours`, `size`, and for clients `leave` and
/// `saving`.
#[derive(Debug, Template)]
#[template(path = "front/settings.html")]
pub struct Settings {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page, with the colours and size in force.
    pub look: Look,
    /// Where the form goes.
    pub action: String,
    /// The languages to choose from, by tag; empty where there is only one.
    pub languages: Vec<Choice>,
    /// For clients.
    pub client: Option<ClientChoices>,
    /// Whether it was kept just now.
    pub kept: bool,
}

pub(crate) fn colours(t: &Text) -> Vec<Choice> {
    choices(t, "front-choose-colours", &["auto", "light", "dark"])
}

pub(crate) fn sizes(t: &Text) -> Vec<Choice> {
    choices(t, "front-choose-size", &["usual", "large"])
}

pub(crate) fn leave(t: &Text) -> Vec<Choice> {
    choices(t, "front-choose-leave", &["on", "off"])
}

pub(crate) fn saving(t: &Text) -> Vec<Choice> {
    let mut choices = choices(t, "front-choose-saving", &["on", "off"]);
    if let Some(off) = choices.last_mut() {
        off.hint = t.get("front-choose-saving-off-hint");
    }
    choices
}

fn choices(t: &Text, stem: &str, values: &[&str]) -> Vec<Choice> {
    values.iter().map(|value| Choice::new(value, t.one_of(stem, value))).collect()
}
