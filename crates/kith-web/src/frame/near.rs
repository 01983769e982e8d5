//! What other pages show of a frame: what is agreed in a few words, and what waits.

use std::collections::BTreeMap;

use kith_app::Listed;
use kith_core::bond::Bond;
use kith_core::frame::{Answered, Line, Said, Side};
use kith_core::{BondId, Seen};

use super::side::has_frame;
use super::told::said;
use crate::cx::Cx;
use crate::home::Line as HomeLine;
use crate::parts::Waiting;
use crate::paths::Page;
use crate::right::{Beside, SecondDoor, Staff};
use crate::text::Text;

/// The most characters of a line that other pages show.
const LETTERS: usize = 160;

/// What is agreed, in a few words.
#[derive(Clone, Debug)]
pub(crate) struct Short {
    /// Day, time, how often, length and place; may be empty.
    pub(crate) usual: String,
    /// Day and time alone, for a page that has to fit one view; may be empty.
    pub(crate) when: String,
    /// What happens when one of the two is late, cut where it is long.
    pub(crate) late: Option<String>,
    /// Where all of it is.
    pub(crate) href: String,
}

impl Short {
    /// For the client, of a meeting with somebody.
    pub(crate) fn of(cx: &Cx<SecondDoor>, seen: &Seen, bond: BondId) -> Option<Self> {
        let bond = seen.bond(bond)?;
        let of = bond.stay.map_or(Some(bond.id), |stay| stay.cover)?;
        let frame = seen.frame(of)?;
        Self::new(&cx.t, &frame.lines, cx.to_one(Page::Frame, of))
    }

    /// For whoever meets the client.
    pub(crate) fn theirs(cx: &Cx<Beside>, seen: &Seen) -> Option<Self> {
        Self::new(
            &cx.t,
            seen.frame_lines(seen.my_bond()?)?,
            cx.to_one(Page::Working, cx.right.room),
        )
    }

    fn new(t: &Text, lines: &BTreeMap<Line, Said>, href: String) -> Option<Self> {
        let usual = [Line::Day, Line::Time, Line::Often, Line::Length, Line::Place];
        let all = |of: &[Line]| {
            let said = of.iter().filter_map(|line| Some(said(t, *line, lines.get(line)?)));
            said.collect::<Vec<_>>().join(", ")
        };
        let (usual, when) = (all(&usual), all(&[Line::Day, Line::Time]));
        let late = lines.get(&Line::Late).map(|late| cut(&said(t, Line::Late, late)));
        (!usual.is_empty() || late.is_some()).then_some(Self { usual, when, late, href })
    }
}

/// A long one says that it goes on.
fn cut(words: &str) -> String {
    let words = words.trim();
    if words.chars().count() <= LETTERS {
        return words.to_owned();
    }
    let begin: String = words.chars().take(LETTERS).collect();
    format!("{}…", begin.trim_end())
}

/// What the page of somebody says of how the two work together.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    /// Day, time and place; empty where nothing is agreed.
    pub(crate) usual: String,
    /// That something waits for the reader, in words.
    pub(crate) waits: Option<String>,
    pub(crate) href: String,
}

impl Near {
    /// For the client, of a bond that has begun with somebody who meets people.
    pub(crate) fn of(cx: &Cx<SecondDoor>, seen: &Seen, bond: &Bond) -> Option<Self> {
        let near = || Self {
            usual: Short::of(cx, seen, bond.id).map(|short| short.usual).unwrap_or_default(),
            waits: waits_for_reader(&cx.t, seen, bond, &bond.name),
            href: cx.to_one(Page::Frame, bond.id),
        };
        has_frame(bond).then(near)
    }

    /// For the person beside them.
    pub(crate) fn theirs(cx: &Cx<Beside>, seen: &Seen, bond: &Bond) -> Option<Self> {
        let near = || Self {
            usual: Short::theirs(cx, seen).map(|short| short.usual).unwrap_or_default(),
            waits: waits_for_reader(&cx.t, seen, bond, &seen.about().name),
            href: cx.to_one(Page::Working, cx.right.room),
        };
        (!bond.is_urgent()).then(near)
    }
}

fn waits_for_reader(t: &Text, seen: &Seen, bond: &Bond, name: &str) -> Option<String> {
    seen.framed().find(|(one, _)| one.id == bond.id)?;
    Some(t.say("frame-waits").with("name", name).to_string())
}

/// What waits for the client's yes or no, and what the other answered since they looked in.
pub(crate) fn news(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<HomeLine> {
    let waits = seen.framed().map(|(bond, _)| ("frame-waits", bond));
    let answers = seen.frame_answers().map(|(bond, answered)| match answered {
        Answered::Yes(_) => ("frame-news-yes", bond),
        Answered::No(_) => ("frame-news-no", bond),
    });
    let line = |(key, bond): (&str, &Bond)| HomeLine {
        href: cx.to_one(Page::Frame, bond.id),
        words: cx.t.say(key).with("name", &bond.name).to_string(),
        what: String::new(),
    };
    waits.chain(answers).map(line).collect()
}

/// What the client suggested and the other has not answered.
pub(crate) fn todo(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<HomeLine> {
    let open = seen.bonds().filter(|bond| bond.status == kith_core::bond::Status::Active);
    let mine = open.filter(|bond| {
        seen.frame(bond.id).is_some_and(|frame| frame.offer(Side::Client).is_some())
    });
    mine.map(|bond| HomeLine {
        href: cx.to_one(Page::Frame, bond.id),
        words: cx.t.get("frame-title"),
        what: cx.t.say("home-mine").with("name", &bond.name).to_string(),
    })
    .collect()
}

/// Clients who suggested something that waits for this person.
pub(crate) fn waiting(cx: &Cx<Staff>, listed: &[Listed]) -> Vec<Waiting> {
    let me = cx.right.who.person;
    let all = listed.iter().filter_map(|one| Some((one.room, one.glance.as_ref()?)));
    let mine = all.filter(|(_, glance)| glance.framed.contains(&me));
    let waiting = mine.map(|(room, glance)| Waiting {
        name: glance.name.clone(),
        what: cx.t.get("frame-today"),
        href: cx.to_one(Page::Working, room),
    });
    waiting.collect()
}

/// That something waits for the reader of a brief, and where.
pub(crate) fn waits(cx: &Cx<Beside>, seen: &Seen) -> Option<(String, String)> {
    let (bond, _) = seen.framed().next()?;
    let words = waits_for_reader(&cx.t, seen, bond, &seen.about().name)?;
    Some((words, cx.to_one(Page::Working, cx.right.room)))
}
