//! Who looked: every opening of the record and every refused attempt, in plain sentences. Each
//! opening can be asked about; the answer is promised, and stands there too.

mod later;
mod samples;

use askama::Template;
use jiff::civil::Date;
use kith_core::delay::MOST;
use kith_core::opened::{Fact, Opening};
use kith_core::promise::Command;
use kith_core::{EntryId, PromiseId, Purpose, Refusal, Role, Timestamp};

use crate::answer::{Answer, Turned, go, page, refusal};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::promise::{Asked, asked};
use crate::record::{Reader, Told};
use crate::right::{Fresh, SecondDoor};
use crate::table::Table;
use crate::text::Text;
use crate::urgent;

pub(crate) use later::{home, more};
pub(crate) use samples::samples;

use later::{Later, said, since, was};

/// How many days with visits a page holds.
const DAYS: usize = 14;

/// What an entry about an opening says.
pub(crate) fn opened(reader: &Reader<'_>, _entry: EntryId, _fact: &Fact) -> Told {
    Told::titled(reader.t.get("record-opened"))
}

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Looked, show).change(Page::Looked, ask);
}

/// Who opened the record, day by day. Sends `opening`.
#[derive(Debug, Template)]
#[template(path = "looked/looked.html")]
pub(crate) struct LookedPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// When somebody was let in because it could not wait, or asked to be.
    urgent: Vec<urgent::Told>,
    /// Within how many days a visit is shown at the latest, where it can wait.
    waits: Option<i64>,
    /// When visits were shown later.
    later: Vec<Later>,
    /// Days with visits, newest first.
    days: Vec<Day>,
    /// Where earlier days are, if there are any.
    earlier: Option<String>,
    /// Where the newest are, unless they are here.
    newest: Option<String>,
    /// Where a question goes, when there is somebody to answer it.
    action: Option<String>,
    /// Within how many days it is to be answered.
    days_to_answer: u8,
    /// The address of the help page.
    help: String,
}

/// One day of visits.
#[derive(Clone, Debug)]
struct Day {
    date: Date,
    name: String,
    lines: Vec<Line>,
}

/// What one person did for one reason on one day.
#[derive(Clone, Debug)]
struct Line {
    role: String,
    did: String,
    why: Option<String>,
    /// Since when it is shown, where that was later.
    late: Option<String>,
    /// At which times, earliest first.
    times: Vec<String>,
    /// The newest of the visits: what is asked about. Nothing where nothing was shown.
    opening: Option<EntryId>,
    /// What was asked about some of them, the newest first.
    asked: Vec<Asked>,
    /// Whether the newest was not asked about yet.
    open: bool,
}

/// One visit on its way to a line.
struct Visit {
    at: Timestamp,
    line: Line,
}

/// What somebody did, in one sentence: for this page, and for the record itself.
pub(crate) fn sentence(t: &Text, fact: &Fact) -> String {
    match fact {
        Fact::Opened { name, role, purpose, .. } => {
            did(t, &called(t, name, *role), *role, *purpose)
        }
        Fact::Attempted { name, role, .. } => attempted(t, name, *role),
        Fact::Late { at, visit, .. } => {
            let did = did(t, &called(t, &visit.name, visit.role), visit.role, visit.purpose);
            format!("{did} {}", was(t, *at))
        }
        Fact::Waited(waited) => said(t, waited).when,
        Fact::Counted { name, .. } => counted(t, name),
        Fact::Missed { .. } | Fact::Tried { .. } | Fact::PutAway { .. } => t.get("record-service"),
    }
}

fn did(t: &Text, name: &str, role: Role, purpose: Purpose) -> String {
    // Whoever meets nobody is shown little, and the sentence says how little.
    let said = match role.near() {
        Some(near) if !role.meets() => t.say_one_of("looked-saw", near.word()),
        _ => t.say_one_of("looked-did", purpose.word()),
    };
    said.with("name", name).to_string()
}

/// What an opening says of itself.
pub(crate) fn told(t: &Text, one: &Opening) -> String {
    did(t, &called(t, &one.name, one.role), one.role, one.purpose)
}

fn attempted(t: &Text, name: &str, role: Role) -> String {
    t.say("looked-attempt").with("name", called(t, name, role)).to_string()
}

fn counted(t: &Text, name: &str) -> String {
    t.say("looked-counted").with("name", name).to_string()
}

/// A name, or words for whoever has none here.
pub(crate) fn called(t: &Text, name: &str, role: Role) -> String {
    match role {
        Role::Operator => t.get("looked-operator"),
        Role::Client => t.get("looked-client"),
        Role::Therapist
        | Role::Supervisor
        | Role::Administrator
        | Role::PeerSupporter
        | Role::Facilitator
        | Role::Interpreter
        | Role::Reception => name.to_owned(),
    }
}

fn visit(t: &Text, one: &Opening, did: String) -> Visit {
    let why = one.why.as_ref().map(|why| t.say("looked-why").with("why", why).to_string());
    let line = Line {
        role: t.one_of("looked-role", one.role.word()),
        did,
        why,
        late: since(t, one),
        times: vec![t.time(moment(one.at))],
        opening: None,
        asked: Vec::new(),
        open: false,
    };
    Visit { at: one.at, line }
}

/// One that was shown something can be asked about, once.
fn opening(t: &Text, one: &Opening, asked: Option<Asked>) -> Visit {
    let Visit { at, line } = visit(t, one, told(t, one));
    let (open, asked) = (asked.is_none(), asked.into_iter().collect());
    Visit { at, line: Line { opening: Some(one.entry), open, asked, ..line } }
}

/// What the book tells: refused attempts at the record, and numbers that were counted from all.
struct InBook {
    attempts: Vec<Opening>,
    counted: Vec<Opening>,
}

/// Openings and what the book tells together, newest first.
fn visits<'a>(
    t: &Text,
    openings: impl Iterator<Item = (&'a Opening, Option<Asked>)>,
    book: &InBook,
) -> Vec<Visit> {
    let opened = openings.map(|(one, asked)| opening(t, one, asked));
    let attempts = book.attempts.iter();
    let attempts = attempts.map(|one| visit(t, one, attempted(t, &one.name, one.role)));
    let counts = book.counted.iter().map(|one| visit(t, one, counted(t, &one.name)));
    let mut all: Vec<_> = opened.chain(attempts).chain(counts).collect();
    all.sort_by_key(|visit| std::cmp::Reverse(visit.at));
    all
}

/// Visits by day. The same done again on one day adds a time to its line.
fn by_day(t: &Text, visits: Vec<Visit>, now: Timestamp) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for Visit { at, line } in visits {
        let date = t.civil(moment(at));
        if let Some(day) = days.last_mut().filter(|day| day.date == date) {
            day.add(line);
        } else {
            let name = t.day_seen(moment(at), moment(now));
            days.push(Day { date, name, lines: vec![line] });
        }
    }
    days
}

impl Day {
    fn add(&mut self, line: Line) {
        let same = |one: &&mut Line| {
            (&one.role, &one.did) == (&line.role, &line.did)
                && (&one.why, &one.late) == (&line.why, &line.late)
        };
        match self.lines.iter_mut().find(same) {
            Some(known) => {
                known.times.splice(0..0, line.times);
                known.asked.extend(line.asked);
            }
            None => self.lines.push(line),
        }
    }
}

async fn show(cx: Cx<Fresh<SecondDoor>>) -> Answer {
    let cx = cx.proved();
    let from: Option<Date> = if cx.ids.count() == 0 { None } else { Some(cx.ids.at(0)?) };
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let (app, attempts) = (&cx.site.app, cx.site.app.attempts(room).await?);
    let book = InBook { attempts, counted: app.counted(&seen).await? };
    let openings = seen.openings().map(|one| {
        let question = seen.why_asked(one.entry);
        (one, question.map(|promise| asked(&cx, &seen, promise)))
    });
    let days = by_day(&cx.t, visits(&cx.t, openings, &book), seen.at());
    let somebody = seen.company().next().is_some() || !seen.urgent().is_empty();
    let mut days = days.into_iter().skip_while(|day| from.is_some_and(|from| day.date > from));
    let part: Vec<Day> = days.by_ref().take(DAYS).collect();
    let later = seen.waited().map(|(_, one)| said(&cx.t, one));
    let next = days.next().map(|day| day.date.strftime("%Y%m%d").to_string());
    page(&LookedPage {
        t: cx.t.clone(),
        look: cx.look(Look::space).live(cx.to(Page::Live)),
        urgent: if from.is_none() { urgent::told_of(&cx, &seen) } else { Vec::new() },
        waits: cx.site.settings().shows_later().then_some(MOST),
        later: later.filter(|_| from.is_none()).collect(),
        days: part,
        earlier: next.map(|day| cx.to_one(Page::Looked, day)),
        newest: from.map(|_| cx.to(Page::Looked)),
        action: somebody.then(|| cx.here()),
        days_to_answer: cx.site.settings().answer_days(),
        help: cx.to(Page::Help),
    })
}

/// Asks why somebody looked, and shows the same line again.
async fn ask(cx: Cx<Fresh<SecondDoor>>) -> Answer {
    let cx = cx.proved();
    let opening: EntryId = cx.form.get("opening").parse().map_err(|_| Turned::Form)?;
    let promise = PromiseId(cx.site.app.new_id());
    let (who, room) = (&cx.right.who, cx.right.room);
    if let Err(error) = cx.site.app.act(who, room, Command::AskWhy { promise, opening }).await {
        // Asked already, or pressed twice: the line says what came of it.
        match refusal(error)? {
            Refusal::AlreadyDone => {}
            other => return Err(Turned::Refused(other)),
        }
    }
    go(&format!("{}#{opening}", cx.here()))
}
