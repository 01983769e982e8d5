//! Who looked: every opening of the record and every refused attempt, in plain sentences.

use askama::Template;
use jiff::civil::Date;
use kith_core::opened::{Fact, Opening};
use kith_core::{Purpose, Role, Timestamp};

use crate::answer::{Answer, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

/// How many days with visits a page holds.
const DAYS: usize = 14;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Looked, show);
}

/// Who opened the record, day by day.
#[derive(Debug, Template)]
#[template(path = "looked/looked.html")]
pub(crate) struct LookedPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Days with visits, newest first.
    days: Vec<Day>,
    /// Where earlier days are, if there are any.
    earlier: Option<String>,
    /// Where the newest are, unless they are here.
    newest: Option<String>,
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
    /// At which times, earliest first.
    times: Vec<String>,
}

/// One visit on its way to a line.
struct Visit {
    at: Timestamp,
    line: Line,
}

/// What somebody did, in one sentence: for this page, and for the record itself.
pub(crate) fn sentence(t: &Text, fact: &Fact) -> String {
    match fact {
        Fact::Opened { name, role, purpose, .. } => did(t, &called(t, name, *role), *purpose),
        Fact::Attempted { name, role, .. } => attempted(t, name, *role),
    }
}

fn did(t: &Text, name: &str, purpose: Purpose) -> String {
    t.say_one_of("looked-did", purpose.word()).with("name", name).to_string()
}

fn attempted(t: &Text, name: &str, role: Role) -> String {
    t.say("looked-attempt").with("name", called(t, name, role)).to_string()
}

/// A name, or words for whoever has none here.
fn called(t: &Text, name: &str, role: Role) -> String {
    match role {
        Role::Operator => t.get("looked-operator"),
        Role::Client => t.get("looked-client"),
        Role::Therapist | Role::Supervisor | Role::Administrator => name.to_owned(),
    }
}

fn visit(t: &Text, one: &Opening, did: String) -> Visit {
    let why = one.why.as_ref().map(|why| t.say("looked-why").with("why", why).to_string());
    let line = Line {
        role: t.one_of("looked-role", one.role.word()),
        did,
        why,
        times: vec![t.time(moment(one.at))],
    };
    Visit { at: one.at, line }
}

/// Openings and attempts together, newest first.
fn visits<'a>(
    t: &Text,
    openings: impl Iterator<Item = &'a Opening>,
    attempts: &[Opening],
) -> Vec<Visit> {
    let opened =
        openings.map(|one| visit(t, one, did(t, &called(t, &one.name, one.role), one.purpose)));
    let attempts = attempts.iter().map(|one| visit(t, one, attempted(t, &one.name, one.role)));
    let mut all: Vec<_> = opened.chain(attempts).collect();
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
        let same =
            |one: &&mut Line| (&one.role, &one.did, &one.why) == (&line.role, &line.did, &line.why);
        match self.lines.iter_mut().find(same) {
            Some(known) => known.times = [line.times, known.times.clone()].concat(),
            None => self.lines.push(line),
        }
    }
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let from: Option<Date> = if cx.ids.count() == 0 { None } else { Some(cx.ids.at(0)?) };
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let attempts = cx.site.app.attempts(room).await?;
    let days = by_day(&cx.t, visits(&cx.t, seen.openings(), &attempts), seen.at());
    let mut days = days.into_iter().skip_while(|day| from.is_some_and(|from| day.date > from));
    let part: Vec<Day> = days.by_ref().take(DAYS).collect();
    let next = days.next().map(|day| day.date.strftime("%Y%m%d").to_string());
    page(&LookedPage {
        t: cx.t.clone(),
        look: cx.look(Look::space).live(cx.to(Page::Live)),
        days: part,
        earlier: next.map(|day| cx.to_one(Page::Looked, day)),
        newest: from.map(|_| cx.to(Page::Looked)),
        help: cx.to(Page::Help),
    })
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for name in ["looked", "looked_empty"] {
        let (t, look) = album.around(Look::space);
        let look = look.at(&album.of(Page::Looked));
        let days = if name == "looked" { sample(&t) } else { Vec::new() };
        let earlier = (!days.is_empty()).then(|| album.of(Page::Looked));
        let (newest, help) = (earlier.clone(), album.of(Page::Help));
        album.put(name, LookedPage { t, look, days, earlier, newest, help })?;
    }
    Ok(())
}

/// Two days: ordinary work on one, a copy and a refused attempt on the other.
fn sample(t: &Text) -> Vec<Day> {
    use kith_core::time::{DAY, HOUR};
    use kith_core::{EntryId, PersonId, SigninId};
    let now = Timestamp(1_777_982_400_000_000);
    let opening = |hours: i64, name: &str, role: Role, purpose: Purpose| Opening {
        entry: EntryId([5; 16]),
        person: PersonId([2; 16]),
        name: name.to_owned(),
        role,
        purpose,
        signin: SigninId([6; 16]),
        at: now.plus(-hours * HOUR),
        why: (role == Role::Operator).then(|| "a copy that Noor asked for".to_owned()),
    };
    let openings = [
        opening(1, "Amira Hale", Role::Therapist, Purpose::Prepare),
        opening(2, "Amira Hale", Role::Therapist, Purpose::List),
        opening(3, "Amira Hale", Role::Therapist, Purpose::List),
        opening(25, "operator", Role::Operator, Purpose::Export),
    ];
    let attempts = [opening(26, "Jo Marsh", Role::Supervisor, Purpose::List)];
    by_day(t, visits(t, openings.iter(), &attempts), now.plus(DAY))
}
