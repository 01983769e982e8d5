//! One person, as the relationship with them stands: who they are in their words, what is
//! agreed, the last note, what waits for an answer. Results of forms come last.

mod door;
mod result;
mod samples;
mod who;

use askama::Template;
use kith_core::bond::{Bond, Earlier, Status};
use kith_core::meeting::Meeting;
use kith_core::note::{Note, Tone};
use kith_core::{Purpose, Role, Seen};

use crate::answer::{Answer, Turned, page};
use crate::contact;
use crate::cx::{Cx, moment};
use crate::ending::Ending;
use crate::felt::Line;
use crate::look::Look;
use crate::lost::Typed;
use crate::paths::Page;
use crate::repair::{self, Near};
use crate::right::Beside;
use crate::table::Table;
use crate::text::Text;
use crate::{bond, erasure, felt, frame, promise, recovery};

pub(crate) use result::{Outcome, ToReach};
pub(crate) use samples::samples;
pub(crate) use who::Who;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Person, show);
}

/// What the two agreed on.
#[derive(Clone, Debug)]
struct Agreed {
    purpose: String,
    in_person: bool,
    /// Who else is beside them, by name, and where somebody else is suggested: for those who
    /// have a part in the client's care.
    others: Option<(String, String)>,
    /// How long it has been, and who was there before.
    course: bond::Course,
    /// That notes from before are closed to the reader, in words.
    closed: Option<String>,
    /// Whom the reader may tell, in the client's words, or that nothing was said.
    tell: String,
    /// Everybody who is or was beside the client, for those in their care.
    so_far: Vec<String>,
    /// The client's own line, while they show it.
    felt: Option<Line>,
    /// How often they are asked, where it is less than each time.
    pace: Option<String>,
    /// How the two work together.
    frame: Option<frame::Near>,
    /// How it ends.
    ending: Ending,
    /// Where a colleague is asked to go on.
    pass_on: String,
    /// Where a colleague is asked to stand in.
    cover: String,
    /// Where a pause is asked for.
    pause: String,
}

/// A meeting in a list.
#[derive(Clone, Debug)]
struct Time {
    when: String,
    place: String,
    href: String,
}

/// The meetings that somebody has to know of or to answer.
#[derive(Clone, Debug, Default)]
struct Times {
    next: Option<Time>,
    /// Waits for the reader.
    mine: Vec<Time>,
    /// Waits for the client.
    theirs: Vec<Time>,
}

/// The newest note.
#[derive(Clone, Debug)]
struct Noted {
    who: String,
    when: String,
    machine: String,
    text: String,
    /// Where it is corrected, for who wrote it.
    correct: Option<String>,
}

/// Words of the client that nobody has answered.
#[derive(Clone, Debug)]
struct Unanswered {
    text: String,
    when: String,
    not_right: bool,
    href: String,
}

/// Where the page leads.
#[derive(Clone, Debug)]
struct Links {
    brief: String,
    note: String,
    meet: String,
    /// Where it is asked how the last meeting was.
    here: Option<String>,
    form: String,
    told: String,
    online: String,
}

/// One person.
#[derive(Debug, Template)]
#[template(path = "person/person.html")]
pub(crate) struct PersonPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Who they are.
    who: Who,
    /// What is agreed.
    agreed: Agreed,
    /// Meetings.
    times: Times,
    /// What is promised between the two.
    promised: promise::Between,
    /// What to know before calling or writing.
    contact: Option<contact::Card>,
    /// What may have changed between the two, and is not closed.
    changed: Vec<Near>,
    /// Whether the reader has a part in the client's care: notes and forms.
    cares: bool,
    /// The newest note.
    note: Option<Noted>,
    /// What waits for an answer.
    unanswered: Vec<Unanswered>,
    /// Forms that this person asked for, newest first.
    outcomes: Vec<Outcome>,
    /// A printed code that was typed for them.
    typed: Option<Typed>,
    /// That a new way in is being made for them, in words.
    back: Option<String>,
    /// That their record is to be erased, in words, and where that is stopped.
    erased: Option<(String, String)>,
    /// Where the page leads.
    links: Links,
}

async fn show(cx: Cx<Beside>) -> Answer {
    let room = cx.right.room;
    let seen = cx.site.app.read(&cx.right.who, room, Purpose::Prepare).await?;
    let own = seen.bonds().find(|bond| bond.status == Status::Active).ok_or(Turned::Missing)?;
    if !seen.knows_between() {
        return door::show(&cx, &seen, own);
    }
    page(&PersonPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who).live(cx.to_one(Page::Live, room)),
        who: Who::of(&seen),
        agreed: agreed(&cx, &seen, own),
        times: times(&cx, &seen),
        promised: promise::Between::of(&cx, &seen),
        contact: contact::Card::theirs(&cx, &seen),
        changed: repair::asked(&cx, &seen),
        cares: seen.knows_care(),
        note: seen.last_note().and_then(|note| noted(&cx, &seen, note)),
        unanswered: unanswered(&cx, &seen),
        outcomes: outcomes(&cx, &seen),
        typed: typed(&cx, &seen),
        back: seen.knows_care().then(|| recovery::near(&cx.t, &seen)).flatten(),
        erased: seen.knows_care().then(|| erased(&cx, &seen)).flatten(),
        links: links(&cx, &seen),
    })
}

/// The newest code that was typed, while that is new.
fn typed(cx: &Cx<Beside>, seen: &Seen) -> Option<Typed> {
    let (who, code) = (Who::of(seen), *seen.codes_typed().first()?);
    Typed::new(&cx.t, (who.name(), code), seen.at(), cx.to_one(Page::Online, cx.right.room))
}

fn erased(cx: &Cx<Beside>, seen: &Seen) -> Option<(String, String)> {
    Some((erasure::words(&cx.t, seen)?, cx.to_one(Page::ToErase, cx.right.room)))
}

fn outcomes(cx: &Cx<Beside>, seen: &Seen) -> Vec<Outcome> {
    seen.asks().map(|ask| Outcome::of(&cx.t, ask, ToReach::of(cx, seen, ask))).collect()
}

fn agreed(cx: &Cx<Beside>, seen: &Seen, own: &Bond) -> Agreed {
    let began = own.course.began.filter(|_| own.role.cares() && own.earlier == Earlier::Closed);
    let closed = |at| cx.t.say("person-agreed-before").with("day", cx.t.date(moment(at)));
    Agreed {
        course: bond::Course::of(&cx.t, seen, own, Who::of(seen).name()),
        closed: began.map(|at| closed(at).to_string()),
        tell: tell(&cx.t, own),
        so_far: bond::so_far(&cx.t, seen),
        felt: seen.felt(own.id).map(|felt| Line::of(&cx.t, &felt, "felt-theirs-usual")),
        pace: seen.felt_chosen(own.id).and_then(|chosen| felt::pace(&cx.t, chosen)),
        frame: frame::Near::theirs(cx, seen, own),
        ending: Ending::theirs(cx, seen, own),
        pass_on: cx.to_one(Page::PassOn, cx.right.room),
        cover: cx.to_one(Page::Cover, cx.right.room),
        purpose: own.purpose.clone(),
        in_person: own.in_person,
        others: seen.knows_care().then(|| (others(seen), cx.to_one(Page::Suggest, cx.right.room))),
        pause: cx.to_two(Page::Stand, cx.right.room, own.id),
    }
}

fn tell(t: &Text, own: &Bond) -> String {
    match own.may_tell.as_deref().map(str::trim) {
        Some("") => t.get("person-agreed-tell-none"),
        Some(words) => words.to_owned(),
        None => t.get("person-agreed-tell-open"),
    }
}

/// The names of everybody else beside the client.
fn others(seen: &Seen) -> String {
    let others = seen.beside().filter(|bond| bond.person != seen.who().person);
    others.map(|bond| bond.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn times(cx: &Cx<Beside>, seen: &Seen) -> Times {
    let time = |meeting: &Meeting, details: &kith_core::meeting::Details| Time {
        when: cx.t.day_times(moment(details.starts), moment(details.ends())),
        place: details.place.clone(),
        href: cx.to_two(Page::Meet, cx.right.room, meeting.id),
    };
    let mut times = Times {
        next: seen.next_meeting().map(|(meeting, details)| time(meeting, details)),
        ..Times::default()
    };
    let mut open: Vec<_> = seen
        .meetings()
        .filter_map(|meeting| Some((meeting, &meeting.proposed.as_ref()?.0)))
        .filter(|(meeting, _)| seen.series_of(meeting.id).is_none())
        .filter(|(meeting, details)| meeting.cancelled.is_none() && details.ends() > seen.at())
        .collect();
    open.sort_by_key(|(_, details)| details.starts);
    for (meeting, details) in open {
        let waits = meeting.waits_for(seen.who().role);
        let list = if waits { &mut times.mine } else { &mut times.theirs };
        list.push(time(meeting, details));
    }
    let role = seen.who().role;
    times.mine.extend(rows(cx, seen, "series-home-asked", |one| one.waits_now(role, seen.at())));
    let theirs = |one: &Meeting| one.waits_now(Role::Client, seen.at());
    times.theirs.extend(rows(cx, seen, "series-home-mine", theirs));
    times
}

/// Rows of which something waits, each as one.
fn rows(
    cx: &Cx<Beside>,
    seen: &Seen,
    key: &str,
    waits: impl Fn(&Meeting) -> bool,
) -> impl Iterator<Item = Time> {
    let rows = crate::series::news(cx, seen, waits, key).into_iter();
    rows.map(|row| Time { when: row.words, place: row.what, href: row.href })
}

fn noted(cx: &Cx<Beside>, seen: &Seen, note: &Note) -> Option<Noted> {
    let current = note.current()?;
    let own = note.by.person == seen.who().person;
    Some(Noted {
        who: seen.name_of(note.by).unwrap_or_default().to_owned(),
        when: cx.t.day_time(moment(current.at)),
        machine: cx.t.machine(moment(current.at)),
        text: current.text.clone(),
        correct: own.then(|| cx.to_two(Page::Correct, cx.right.room, note.id)),
    })
}

fn unanswered(cx: &Cx<Beside>, seen: &Seen) -> Vec<Unanswered> {
    let mut all: Vec<_> = seen.unanswered().collect();
    all.sort_by_key(|(_, answer)| std::cmp::Reverse(answer.at));
    let asked = seen.to_settle();
    let mine = |entry| asked.iter().any(|view| view.entry == entry);
    all.into_iter()
        .map(|(to, answer)| Unanswered {
            text: answer.text.clone(),
            when: cx.t.day_time(moment(answer.at)),
            not_right: answer.tone == Tone::NotRight,
            href: if mine(answer.entry) {
                cx.to_two(Page::Settle, cx.right.room, answer.entry)
            } else {
                cx.to_two(Page::Answer, cx.right.room, to)
            },
        })
        .collect()
}

fn links(cx: &Cx<Beside>, seen: &Seen) -> Links {
    let room = cx.right.room;
    Links {
        brief: cx.to_one(Page::Brief, room),
        note: note_href(cx, seen),
        meet: cx.to_one(Page::Meet, room),
        here: seen.last_meeting().map(|(last, _)| cx.to_two(Page::AskHere, room, last.id)),
        form: cx.to_one(Page::AskForm, room),
        told: cx.to_one(Page::Told, room),
        online: cx.to_one(Page::Online, room),
    }
}

/// Where a note is written: about the last meeting, where there was one.
pub(crate) fn note_href(cx: &Cx<Beside>, seen: &Seen) -> String {
    let room = cx.right.room;
    let last = seen.last_meeting();
    last.map_or_else(
        || cx.to_one(Page::Note, room),
        |(meeting, _)| cx.to_two(Page::Note, room, meeting.id),
    )
}
