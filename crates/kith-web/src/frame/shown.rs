//! A frame as people read it: lines that are agreed, lines that are suggested, and a no.

use std::collections::BTreeMap;

use kith_core::frame::{Frame, Line, No, Offer, Said, Wish};
use kith_core::{EntryId, Seen};

use super::told::{label, said, wish};
use crate::cx::moment;
use crate::text::Text;

/// One agreed line.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) words: String,
    /// Whether it is a link that leads out.
    pub(super) leads_out: bool,
}

/// What is agreed: when and where, and how it goes.
#[derive(Clone, Debug, Default)]
pub(super) struct Agreed {
    pub(super) times: Vec<Row>,
    pub(super) ways: Vec<Row>,
    /// What is left open, in words.
    pub(super) open: Option<String>,
}

/// One line as it is to be.
#[derive(Clone, Debug)]
pub(super) struct Turned {
    pub(super) label: String,
    /// What it is to say.
    pub(super) to: String,
    /// What it says until then; nothing, where nothing is agreed.
    pub(super) now: Option<String>,
}

/// A suggestion that waits.
#[derive(Clone, Debug)]
pub(super) struct Offered {
    /// Whose it is, and since when.
    pub(super) by: String,
    pub(super) lines: Vec<Turned>,
    /// Names the suggestion that was read.
    pub(super) entry: String,
}

/// A no to what the reader suggested.
#[derive(Clone, Debug)]
pub(super) struct Not {
    pub(super) by: String,
    /// May be empty.
    pub(super) words: String,
    pub(super) lines: Vec<Turned>,
}

impl Agreed {
    pub(super) fn of(t: &Text, lines: &BTreeMap<Line, Said>) -> Self {
        let row = |(line, what): (&Line, &Said)| {
            let words = said(t, *line, what);
            let leads_out = *line == Line::Place && leads_out(&words);
            (*line, Row { label: label(t, *line), words, leads_out })
        };
        let all = lines.iter().map(row);
        let (times, ways): (Vec<_>, Vec<_>) = all.partition(|(line, _)| *line <= Line::Place);
        let rows = |all: Vec<(Line, Row)>| all.into_iter().map(|(_, row)| row).collect();
        let open = Line::ALL.into_iter().filter(|line| !lines.contains_key(line));
        let open: Vec<_> = open.map(|line| label(t, line)).collect();
        let left = || t.say("frame-left").with("lines", open.join(", ")).to_string();
        Self { times: rows(times), ways: rows(ways), open: (!open.is_empty()).then(left) }
    }
}

/// Whether a place is a link.
pub(super) fn leads_out(place: &str) -> bool {
    place.starts_with("https://") && !place.contains(char::is_whitespace)
}

/// Lines as they are to be, beside what is agreed.
pub(super) fn turned(
    t: &Text,
    agreed: &BTreeMap<Line, Said>,
    changes: &BTreeMap<Line, Wish>,
) -> Vec<Turned> {
    let now = |words: String| t.say("frame-now").with("words", words).to_string();
    let one = |(line, to): (&Line, &Wish)| Turned {
        label: label(t, *line),
        to: wish(t, *line, to.as_ref()),
        now: agreed.get(line).map(|what| now(said(t, *line, what))),
    };
    changes.iter().map(one).collect()
}

impl Offered {
    pub(super) fn of(
        t: &Text,
        seen: &Seen,
        frame: &Frame,
        (offer, key): (&Offer, &str),
        name: &str,
    ) -> Self {
        let day = t.day_seen(moment(offer.at), moment(seen.at()));
        Self {
            by: t.say(key).with("name", name).with("day", day).to_string(),
            lines: turned(t, &frame.lines, &offer.changes),
            entry: offer.entry.to_string(),
        }
    }
}

impl Not {
    pub(super) fn of(t: &Text, seen: &Seen, no: &No, name: &str) -> Self {
        let day = t.day_seen(moment(no.at), moment(seen.at()));
        Self {
            by: t.say("frame-no").with("name", name).with("day", day).to_string(),
            words: no.words.trim().to_owned(),
            lines: turned(t, &BTreeMap::new(), &no.changes),
        }
    }
}

/// The suggestion that a form was about.
pub(super) fn sent(entry: &str) -> Result<EntryId, crate::answer::Turned> {
    entry.parse().map_err(|_| crate::answer::Turned::Form)
}
