//! Promises where they are needed: on the client's first page, in the brief, beside a person, and
//! in a therapist's day. Late is said; nothing here counts or ranks.

use kith_app::Listed;
use kith_core::glance::{Owed, WORDS};
use kith_core::meeting::Details;
use kith_core::promise::{By, Promise, Standing};
use kith_core::time::DAY;
use kith_core::{Seen, Timestamp};

use super::told::{is_beside, is_mine};
use super::{Line, Side, to_all, to_new};
use crate::cx::{Cx, last_moment};
use crate::paths::Page;
use crate::right::{Beside, SecondDoor, Staff};

/// How many promises a page of something else shows at most.
const FEW: usize = 4;
/// What is due within this time stands open in a therapist's day.
const SOON: i64 = 7 * DAY;

/// What is owed by both, the soonest due first.
fn soonest<S: Side>(cx: &Cx<S>, seen: &Seen) -> Vec<Line> {
    seen.owed().into_iter().take(FEW).map(|one| Line::of(cx, seen, one)).collect()
}

/// For the client's first page: what came of promises since the last look, and what is owed.
pub(crate) fn home(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Line> {
    let mut lines = news(cx, seen);
    lines.extend(soonest(cx, seen));
    lines
}

/// What is promised between a client and the person beside them, and where more of it is.
#[derive(Clone, Debug)]
pub(crate) struct Between {
    pub(crate) lines: Vec<Line>,
    pub(crate) all: String,
    pub(crate) new: String,
}

impl Between {
    pub(crate) fn of(cx: &Cx<Beside>, seen: &Seen) -> Self {
        Self { lines: soonest(cx, seen), all: to_all(cx), new: to_new(cx) }
    }
}

/// What is due by the end of the next meeting: the reader's own, and the client's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Brief {
    pub(crate) mine: Vec<Line>,
    pub(crate) theirs: Vec<Line>,
}

impl Brief {
    /// Without a next meeting, what is late.
    pub(crate) fn of(cx: &Cx<Beside>, seen: &Seen) -> Self {
        let next = seen.next_meeting().map(|(_, details)| details);
        let ends = next.map_or(seen.at(), Details::ends);
        let due = |one: &&Promise| seen.due(one).is_some_and(|due| due <= ends);
        let owed = seen.owed().into_iter().filter(due).take(FEW);
        let (mine, theirs): (Vec<_>, Vec<_>) = owed.partition(|one| is_mine(seen, one));
        let line = |one: &Promise| {
            let line = Line::of(cx, seen, one);
            let this = one.terms.by == By::NextMeeting && !line.late && one.proposed.is_none();
            let stands = if this { cx.t.get("promise-brief-meeting") } else { line.stands };
            Line { stands, ..line }
        };
        let lines = |all: Vec<&Promise>| all.into_iter().map(line).collect();
        Self { mine: lines(mine), theirs: lines(theirs) }
    }
}

/// What others have kept or let go since the client last looked in.
fn news(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Line> {
    let Some(since) = seen.looked_before() else { return Vec::new() };
    let new = |one: &&Promise| {
        let last = one.steps.last().map(|step| step.mark);
        let theirs =
            last.is_some_and(|mark| mark.by.person != seen.who().person && mark.at > since);
        one.standing != Standing::Open && is_beside(seen, one) && theirs
    };
    let all = seen.promises().into_iter().filter(new);
    all.map(|one| Line::of(cx, seen, one)).collect()
}

/// One promise of the reader's own in a list over all clients.
#[derive(Clone, Debug)]
pub(crate) struct Due {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) words: String,
    pub(crate) when: String,
    pub(crate) late: bool,
}

/// What the reader promised: late or due within days, and what has longer; the soonest first.
pub(crate) fn due(cx: &Cx<Staff>, listed: &[Listed]) -> (Vec<Due>, Vec<Due>) {
    let (me, now) = (cx.right.who.person, cx.site.app.now());
    let mut owed: Vec<_> = listed
        .iter()
        .filter_map(|listed| Some((listed, listed.glance.as_ref()?)))
        .flat_map(|(listed, glance)| {
            let own = glance.owed.iter().filter(|owed| owed.with == me && owed.by_staff);
            own.map(move |owed| (listed, glance, owed))
        })
        .collect();
    owed.sort_by_key(|(_, glance, owed)| (owed.due, glance.name.to_lowercase()));
    let (soon, later): (Vec<_>, Vec<_>) =
        owed.into_iter().partition(|(_, _, owed)| owed.due <= now.plus(SOON));
    let lines = |all: Vec<(&Listed, &kith_core::Glance, &Owed)>| {
        let line = |(listed, glance, owed): (&Listed, &kith_core::Glance, &Owed)| Due {
            href: cx.to_two(Page::Promised, listed.room, owed.promise),
            name: glance.name.clone(),
            words: words(cx, owed),
            when: when(cx, owed, now),
            late: owed.due <= now,
        };
        all.into_iter().map(line).collect()
    };
    (lines(soon), lines(later))
}

/// The words as a list holds them; those that were cut say so.
fn words(cx: &Cx<Staff>, owed: &Owed) -> String {
    match owed.words.trim() {
        "" => cx.t.get("promise-question-some"),
        words if owed.words.chars().count() < WORDS => words.to_owned(),
        words => format!("{words}…"),
    }
}

fn when(cx: &Cx<Staff>, owed: &Owed, now: Timestamp) -> String {
    let last = last_moment(owed.due);
    let today = cx.t.civil(last) == cx.t.civil(crate::cx::moment(now));
    let key = match (owed.due <= now, today) {
        (true, _) => "promise-late-day",
        (false, true) => "promise-today",
        (false, false) => "promise-by-day",
    };
    cx.t.say(key).with("day", cx.t.day_seen(last, crate::cx::moment(now))).to_string()
}
