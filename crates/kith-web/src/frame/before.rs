//! How a frame came to be: each yes of both, and what it changed, line by line.

use askama::Template;
use kith_core::Seen;
use kith_core::frame::{Turn, Version};

use super::shown::Turned as Shown;
use super::side::{Two, frame, read, to_frame};
use super::told::{label, said, wish};
use crate::answer::{Answer, Turned, go, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::person::Who;
use crate::text::Text;

/// One yes of both.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// Which, and from when.
    pub(super) heading: String,
    /// Who suggested it and who said yes.
    pub(super) by: String,
    pub(super) lines: Vec<Shown>,
}

/// Every yes of both, the newest first.
#[derive(Debug, Template)]
#[template(path = "frame/before.html")]
pub(super) struct BeforePage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    pub(super) steps: Vec<Step>,
    pub(super) back: String,
}

pub(super) async fn show<S: Two>(cx: &Cx<S>) -> Answer {
    let seen = read(cx, false).await?;
    let bond = S::bond(cx, &seen)?;
    let (all, name) = (frame(&seen, bond), S::name(&seen, bond));
    if all.versions.is_empty() {
        return if bond.stay.is_some() { Err(Turned::Missing) } else { go(&to_frame(cx)) };
    }
    let steps = all.versions.iter().rev().map(|version| step(&cx.t, &seen, version, &name));
    page(&BeforePage {
        t: cx.t.clone(),
        look: S::look(cx),
        who: S::who(&seen),
        steps: steps.collect(),
        back: to_frame(cx),
    })
}

fn step(t: &Text, seen: &Seen, version: &Version, name: &str) -> Step {
    let mine = version.proposed.person == seen.who().person;
    let key = match (mine, version.in_person) {
        (true, true) => "mine-person",
        (true, false) => "mine",
        (false, true) => "theirs-person",
        (false, false) => "theirs",
    };
    Step {
        heading: t.say("frame-version").with("day", t.date(moment(version.at))).to_string(),
        by: t.say_one_of("frame-by", key).with("name", name).to_string(),
        lines: version.turns.iter().map(|turn| line(t, turn)).collect(),
    }
}

fn line(t: &Text, turn: &Turn) -> Shown {
    let before = |words: String| t.say("frame-was").with("words", words).to_string();
    Shown {
        label: label(t, turn.line),
        to: wish(t, turn.line, turn.after.as_ref()),
        now: turn.before.as_ref().map(|what| before(said(t, turn.line, what))),
    }
}
