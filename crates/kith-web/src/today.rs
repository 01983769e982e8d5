//! Today, the page staff open first: the next person, what they asked for, and what waits for
//! an answer. For a supervisor also what needs a person.

mod awaited;
mod samples;
mod tried;

use askama::Template;
use kith_app::Listed;
use kith_core::bond::{Command, Status};
use kith_core::glance::{Coming, ToReach, WISH};
use kith_core::handover::Asked;
use kith_core::{BondId, Glance, Purpose, RoomId, Timestamp};

use crate::answer::{Answer, Turned, page};
use crate::cover;
use crate::cx::{Cx, moment};
use crate::dispute;
use crate::frame;
use crate::heard;
use crate::look::Look;
use crate::lost::Typed;
use crate::parts::Waiting;
use crate::paths::Page;
use crate::promise;
use crate::recovery;
use crate::repair::{self, Late, Near};
use crate::right::{Staff, Supervisor};
use crate::table::Table;
use crate::text::Text;
use crate::urgent;
use crate::welcome::{self, Arrived};

use tried::Tried;

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Today, today);
    table.show(Page::Review, review).change(Page::Review, tried::put_away);
}

/// One coming meeting.
#[derive(Clone, Debug)]
struct Meeting {
    name: String,
    pronouns: String,
    when: String,
    place: String,
    /// What they ask to bring up; empty when they checked in without asking for anything.
    wish: Option<String>,
    brief: String,
}

/// Somebody to be in touch with at once.
#[derive(Clone, Debug)]
struct Reach {
    /// Who, and by when, in words.
    words: String,
    name: String,
    href: String,
}

/// Somebody who asks for a person beside them.
#[derive(Clone, Debug)]
struct Asking {
    day: String,
    /// Since when, and as far as it may be known for whom.
    words: String,
    href: String,
}

/// The next person, the day, and what waits.
#[derive(Debug, Template)]
#[template(path = "today/today.html")]
pub(crate) struct TodayPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Today, as "Tuesday 5 May".
    day: String,
    /// The next meeting.
    next: Option<Meeting>,
    /// The other meetings on the day of the next one, and that day.
    others: (String, Vec<Meeting>),
    /// What cannot wait and waits for the reader, and where.
    urgent: (Vec<String>, String),
    /// Who gave an answer on their safety that waits for the reader to be in touch.
    safety: Vec<Reach>,
    /// What the reader promised: late or due soon, and what has longer.
    promised: (Vec<promise::Due>, Vec<promise::Due>),
    /// Whose words are overdue to be read, and whose wait.
    words: (Vec<Waiting>, Vec<Waiting>),
    /// What is overdue to be answered of what clients say is not right, and what waits.
    views: (Vec<Waiting>, Vec<Waiting>),
    /// Who suggested a time, or something for how they work together.
    waiting: Vec<Waiting>,
    /// With whom something may have changed that waits for this person's answer.
    changed: Vec<Near>,
    /// For a supervisor: answers of others that are late, and where more is said.
    late: (Vec<Late>, String),
    /// For a supervisor: who tried to open what is not open to them.
    tried: Vec<Tried>,
    /// Those who came in and wait to be confirmed.
    arrived: Vec<Arrived>,
    /// Printed codes that were typed for somebody.
    typed: Vec<Typed>,
    /// Who asks for this person beside them.
    asking: Vec<Asking>,
    /// Makes a repeated answer find its first receipt.
    once: String,
    /// Everyone.
    clients: String,
    /// Where it is said when one is away.
    away: String,
    /// Where somebody new is written down, for whoever is beside nobody yet and may do so.
    begin: Option<String>,
}

/// A coming meeting of this person, and whom it is with.
struct Found<'a> {
    listed: &'a Listed,
    glance: &'a Glance,
    coming: &'a Coming,
}

async fn today(cx: Cx<Staff>) -> Answer {
    if !cx.right.who.role.meets() {
        return awaited::show(&cx).await;
    }
    let listed = cx.site.app.caseload(&cx.right.who).await?;
    let look = cx.staff_look(&cx.right.who).live(cx.to(Page::Live));
    let begin = listed.is_empty() && cx.right.who.role.cares();
    let now = cx.site.app.now();
    let mut coming = coming(&cx, &listed, now).into_iter();
    let next = coming.next();
    let day = next.as_ref().map_or(now, |found| found.coming.starts);
    let day = cx.t.day(moment(day));
    let others = coming.filter(|found| cx.t.day(moment(found.coming.starts)) == day);
    let others = others.map(|found| meeting(&cx, &found)).collect();
    page(&TodayPage {
        t: cx.t.clone(),
        look,
        day: cx.t.day(moment(now)),
        next: next.map(|found| meeting(&cx, &found)),
        others: (day, others),
        urgent: (urgent::waits(&cx).await?, cx.to(Page::Urgent)),
        safety: to_reach(&cx, &listed, now),
        promised: promise::due(&cx, &listed),
        words: heard::today(&cx, &listed),
        views: dispute::today(&cx, &listed),
        waiting: waiting(&cx, &listed),
        changed: repair::due(&cx, &listed),
        late: (repair::late(&cx.site, &cx.right.who, &cx.t).await?, cx.to(Page::Review)),
        tried: tried::tried(&cx.site, &cx.right.who, &cx.t).await?,
        arrived: welcome::arrived(&cx).await?,
        typed: Typed::all(&cx, &listed),
        asking: asking(&cx, &listed).await?,
        once: cx.new_once(),
        clients: cx.to(Page::Clients),
        away: cx.to(Page::Away),
        begin: begin.then(|| cx.to(Page::NewClient)),
    })
}

/// Meetings with this person that have not ended, soonest first.
fn coming<'a>(cx: &Cx<Staff>, listed: &'a [Listed], now: Timestamp) -> Vec<Found<'a>> {
    let me = cx.right.who.person;
    let ahead = |coming: &&Coming| coming.with == Some(me) && coming.ends() > now;
    let mut found: Vec<_> = listed
        .iter()
        .filter_map(|listed| Some((listed, listed.glance.as_ref()?)))
        .flat_map(|(listed, glance)| {
            let own = glance.coming.iter().filter(ahead);
            own.map(move |coming| Found { listed, glance, coming })
        })
        .collect();
    found.sort_by_key(|found| found.coming.starts);
    found
}

fn meeting(cx: &Cx<Staff>, found: &Found<'_>) -> Meeting {
    let Found { listed, glance, coming } = found;
    Meeting {
        name: glance.name.clone(),
        pronouns: glance.pronouns.clone(),
        when: cx.t.day_times(moment(coming.starts), moment(coming.ends())),
        place: coming.place.clone(),
        wish: coming.wish.as_deref().map(cut),
        brief: cx.to_one(Page::Brief, listed.room),
    }
}

/// A wish as a list holds it; one that was cut says so.
fn cut(wish: &str) -> String {
    let more = if wish.chars().count() < WISH { "" } else { "…" };
    format!("{}{more}", wish.trim())
}

/// Answers on somebody's safety for which this person is to be in touch, the first due first.
fn to_reach(cx: &Cx<Staff>, listed: &[Listed], now: Timestamp) -> Vec<Reach> {
    let mut all: Vec<_> = listed
        .iter()
        .filter_map(|listed| Some((listed.room, listed.glance.as_ref()?)))
        .flat_map(|(room, glance)| glance.to_reach.iter().map(move |one| (room, glance, one)))
        .filter(|(.., one)| one.person == cx.right.who.person)
        .collect();
    all.sort_by_key(|(.., one)| one.by);
    let reach = |(room, glance, one): (RoomId, &Glance, &ToReach)| {
        let key = if one.by > now { "today-safety" } else { "today-safety-late" };
        let when = cx.t.day_time(moment(one.by));
        Reach {
            words: cx.t.say(key).with("name", &glance.name).with("when", when).to_string(),
            name: glance.name.clone(),
            href: cx.to_two(Page::Reach, room, one.ask),
        }
    };
    all.into_iter().map(reach).collect()
}

/// Those who suggested a time, or something for how the two work together, by name.
fn waiting(cx: &Cx<Staff>, listed: &[Listed]) -> Vec<Waiting> {
    let me = cx.right.who.person;
    let all = listed.iter().filter_map(|listed| Some((listed, listed.glance.as_ref()?)));
    let times = all.filter(|(_, glance)| glance.to_answer.contains(&me));
    let times = times.map(|(listed, glance)| Waiting {
        name: glance.name.clone(),
        what: cx.t.get("today-waiting-why"),
        href: cx.to_one(Page::Person, listed.room),
    });
    let mut waiting: Vec<_> = times.chain(frame::waiting(cx, listed)).collect();
    waiting.sort_by_key(|waiting| waiting.name.to_lowercase());
    waiting
}

/// Bonds that wait for this person's own yes.
async fn asking(cx: &Cx<Staff>, listed: &[Listed]) -> Result<Vec<Asking>, Turned> {
    let mut asking = Vec::new();
    let who = &cx.right.who;
    for one in listed.iter().filter(|one| one.status == Status::Proposed) {
        let accept = Command::Accept { bond: one.bond };
        if cx.site.app.would(who, one.room, accept).await? {
            let day = cx.t.day(moment(one.since));
            let href = cx.to_two(Page::Stand, one.room, one.bond);
            let asked = Asking::new(&cx.t, day, href);
            let days = cover::mine(cx, who, (one.room, one.bond)).await?;
            asking.push((one.bond, asked.on(days)));
        }
    }
    let desk = cx.right.visit.desk.filter(|_| !asking.is_empty());
    let Some(desk) = desk else { return Ok(asking.into_iter().map(|(_, one)| one).collect()) };
    let seen = cx.site.app.read(who, desk, Purpose::Own).await?;
    let over = |(bond, one): (BondId, Asking)| match seen.asked_to_take_over(bond) {
        Some(asked) => one.after(&cx.t, asked),
        None => one,
    };
    Ok(asking.into_iter().map(over).collect())
}

impl Asking {
    fn new(t: &Text, day: String, href: String) -> Self {
        let words = t.say("today-asking-since").with("day", &day).to_string();
        Self { day, words, href }
    }

    /// The same with the days on which they are asked to stand in.
    fn on(self, days: Option<String>) -> Self {
        let words = [Some(self.words), days].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self { words, ..self }
    }

    /// The same where somebody is asked to take over: they read for whom.
    fn after(self, t: &Text, asked: &Asked) -> Self {
        let said = t.say("today-asking-after").with("day", &self.day);
        let said = said.with("name", &asked.name).with("before", &asked.before);
        Self { words: said.to_string(), ..self }
    }
}

/// What needs a supervisor.
#[derive(Debug, Template)]
#[template(path = "today/review.html")]
pub(crate) struct ReviewPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Answers that are past their date.
    late: Vec<Late>,
    /// Who tried to open what is not open to them, and where it is put away.
    tried: (Vec<Tried>, String),
    /// Where a second yes for somebody's coming back is asked for, if it is.
    met_too: Option<String>,
    /// Where it is entered that somebody is away.
    away: String,
    /// Where visits that are shown later stand, where that can be.
    delay: Option<String>,
    /// Where those who are kept apart stand.
    apart: String,
    /// Where the service is counted as a whole.
    picture: String,
}

async fn review(cx: Cx<Supervisor>) -> Answer {
    let late = repair::late(&cx.site, &cx.right.who, &cx.t).await?;
    let look = cx.staff_look(&cx.right.who).live(cx.to(Page::Live));
    let met_too = recovery::is_asked(&cx, &cx.right.who);
    let picture = cx.to(Page::Picture);
    let tried = (tried::tried(&cx.site, &cx.right.who, &cx.t).await?, cx.here());
    let away = cx.to(Page::AwayOf);
    let delay = cx.site.settings().shows_later().then(|| cx.to(Page::Delay));
    let apart = cx.to(Page::Apart);
    page(&ReviewPage { t: cx.t.clone(), look, late, tried, met_too, away, delay, apart, picture })
}
