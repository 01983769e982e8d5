//! The brief: one page for the next meeting. Who they are, how they arrive, what they ask for
//! and what is not for today, what they said of the last meeting as far as they let it be seen,
//! and where the last note ended.

mod samples;
mod shown;

use askama::Template;
use kith_core::meeting::{Details, Meeting};
use kith_core::note::Tone;
use kith_core::{Purpose, Seen};

use crate::answer::{Answer, page};
use crate::capabilities;
use crate::cx::{Cx, moment};
use crate::dispute;
use crate::frame;
use crate::heard;
use crate::look::Look;
use crate::meeting::changes;
use crate::parts::Waiting;
use crate::paths::Page;
use crate::person::{ToReach, Who, note_href};
use crate::promise;
use crate::repair::{self, Near};
use crate::right::{Beside, Meets};
use crate::table::Table;
use crate::text::Text;

use shown::{Arrives, Felt};

pub(crate) use shown::last_lines;

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Brief, |cx: Cx<Meets>| show(cx.beside()));
}

/// The meeting that the brief is for.
#[derive(Clone, Debug)]
struct Next {
    when: String,
    place: String,
    others: String,
    /// What changed about it since the reader looked last.
    changed: Vec<String>,
    href: String,
}

/// A few words of a capability, beside what is always there.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    /// What it is.
    pub(crate) heading: String,
    /// What was written; may be empty.
    pub(crate) words: String,
    /// What is said where nothing was written.
    pub(crate) none: String,
    /// Whose it is and from when, if that matters.
    pub(crate) by: Option<String>,
    /// Whether it says what to keep away from.
    pub(crate) fence: bool,
}

/// Where the page leads.
#[derive(Clone, Debug)]
struct Links {
    person: String,
    note: String,
    meet: String,
    promises: String,
}

/// One page for the next meeting.
#[derive(Debug, Template)]
#[template(path = "brief/brief.html")]
pub(crate) struct BriefPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Who they are.
    who: Who,
    /// What may have changed between the two, and is not closed.
    changed: Vec<Near>,
    /// The next meeting with the reader.
    next: Option<Next>,
    /// Their check-in before it.
    arrives: Option<Arrives>,
    /// What they said of the last meeting, as far as it may be seen.
    felt: Felt,
    /// Whether the reader has a part in the client's care: notes.
    cares: bool,
    /// How the two work together, in a few words, and what of it waits for the reader.
    frame: (Option<frame::Short>, Option<(String, String)>),
    /// What each capability adds.
    cards: Vec<Card>,
    /// What is due by both until the meeting is over.
    promised: promise::Brief,
    /// What of their words waits to be read.
    unread: Option<Waiting>,
    /// What they say is not right and the reader is to answer.
    views: Vec<Waiting>,
    /// Whether some of their words wait for an answer.
    waits: bool,
    /// An answer on their safety that waits for the reader to be in touch.
    safety: Option<ToReach>,
    /// Where the page leads.
    links: Links,
}

async fn show(cx: Cx<Beside>) -> Answer {
    let room = cx.right.room;
    let seen = cx.site.app.read(&cx.right.who, room, Purpose::Prepare).await?;
    let next = seen.next_meeting();
    let sent = next.and_then(|(meeting, _)| seen.checkin(meeting.id));
    page(&BriefPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who).live(cx.to_one(Page::Live, room)),
        who: Who::of(&seen),
        changed: repair::asked(&cx, &seen),
        next: next.map(|(meeting, details)| coming(&cx, &seen, meeting, details)),
        arrives: sent.map(|sent| Arrives::of(&cx.t, sent)),
        felt: Felt::of(&cx.t, &seen),
        cares: seen.knows_care(),
        frame: (frame::Short::theirs(&cx, &seen), frame::waits(&cx, &seen)),
        cards: capabilities::cards(&cx.t, &seen),
        promised: promise::Brief::of(&cx, &seen),
        unread: heard::one(&cx, room, &seen),
        views: dispute::theirs(&cx, &seen),
        waits: seen.unanswered().any(|(_, answer)| answer.tone == Tone::Reply),
        safety: seen.asks().find_map(|ask| ToReach::of(&cx, &seen, ask)),
        links: Links {
            person: cx.to_one(Page::Person, room),
            note: note_href(&cx, &seen),
            meet: cx.to_one(Page::Meet, room),
            promises: promise::to_all(&cx),
        },
    })
}

fn coming(cx: &Cx<Beside>, seen: &Seen, meeting: &Meeting, details: &Details) -> Next {
    Next {
        when: cx.t.day_times(moment(details.starts), moment(details.ends())),
        place: details.place.clone(),
        others: details.others.clone(),
        changed: changes(&cx.t, seen, meeting),
        href: cx.to_two(Page::Meet, cx.right.room, meeting.id),
    }
}
