//! What has changed and what waits: proposals to answer, a meeting to look back on, forms
//! that were asked for. Nothing here counts, and nothing here grows louder with time.

use kith_core::bond::Status;
use kith_core::feedback::View;
use kith_core::meeting::{Meeting, What};
use kith_core::time::DAY;
use kith_core::{Role, Seen, Timestamp};

use super::{Line, Waiting};
use crate::cx::Cx;
use crate::meeting::{Told, is_open, name_of, other_time};
use crate::paths::Page;
use crate::right::SecondDoor;

/// How long the first page asks how a meeting was. The meeting's own page asks for ever.
const ASKED: i64 = 14 * DAY;

/// What others ended or did not take up: until it is seen, and a meeting until its time.
pub(super) fn news(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Line> {
    let back = crate::recovery::is_open(seen).then(|| Line {
        href: cx.to(Page::ComingBack),
        words: cx.t.get("recovery-home"),
        what: cx.t.get("recovery-home-what"),
    });
    let parted = parted(cx, seen);
    let urgent = crate::urgent::home(cx, seen, ASKED);
    let later = crate::looked::home(cx, seen, ASKED);
    let urgent = urgent.into_iter().chain(later);
    let urgent = urgent.map(|(href, words, what)| Line { href, words, what });
    let erased = seen.erased_from().map(|on| Line {
        href: cx.to(Page::Erasing),
        words: cx.t.get("erasure-home"),
        what: cx.t.say("erasure-home-what").with("when", cx.t.day_time(cx.moment(on))).to_string(),
    });
    urgent
        .chain(erased)
        .chain(back)
        .chain(parted)
        .chain(crate::frame::news(cx, seen))
        .chain(crate::heard::news(cx, seen))
        .chain(seen.meetings().filter_map(|one| told(cx, seen, one)))
        .collect()
}

/// Who is no longer there, for a while, or until somebody else is.
fn parted<'a>(cx: &'a Cx<SecondDoor>, seen: &'a Seen) -> impl Iterator<Item = Line> + 'a {
    let new = |since: Timestamp| since.plus(ASKED) > seen.at() || seen.beside().next().is_none();
    let parted = seen.bonds().filter(|bond| !bond.is_urgent());
    let parted = parted.filter_map(|bond| Some((bond, bond.parted?)));
    parted.filter(move |(bond, _)| new(bond.since)).map(|(bond, why)| Line {
        href: cx.to_one(Page::Bond, bond.id),
        words: crate::bond::parted(&cx.t, why, &bond.name),
        what: cx.t.get("home-parted-what"),
    })
}

fn told(cx: &Cx<SecondDoor>, seen: &Seen, meeting: &Meeting) -> Option<Line> {
    let step = meeting.steps.last().filter(|step| step.by.person != cx.right.who.person)?;
    let new = seen.changed(meeting).any(|one| one.entry == step.entry);
    let ahead = meeting.details().is_some_and(|details| details.ends() > seen.at());
    let key = match step.what {
        What::Cancelled if new || ahead => "home-news-cancelled",
        What::Declined if new && meeting.agreed.is_none() => "home-news-declined",
        _ => return None,
    };
    let name = name_of(seen, meeting);
    let when = meeting.details().map(|details| cx.t.day_time(cx.moment(details.starts)));
    let words = cx.t.say(key).with("name", name).with("when", when.unwrap_or_default());
    Some(Line {
        href: cx.to_one(Page::Meeting, meeting.id),
        words: words.to_string(),
        what: meeting.cancelled.clone().unwrap_or_default(),
    })
}

/// Meetings that wait for the client's yes or no, soonest first.
pub(super) fn waiting(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Waiting> {
    let open =
        seen.meetings().filter(|one| one.waits_now(Role::Client, seen.at()) && is_open(seen, one));
    let open = open.filter(|one| seen.series_of(one.id).is_none());
    let mut open: Vec<_> = open.filter_map(|one| Some((one, &one.proposed.as_ref()?.0))).collect();
    open.sort_by_key(|(_, details)| details.starts);
    open.into_iter()
        .map(|(meeting, details)| {
            let name = name_of(seen, meeting);
            let agreed = meeting.agreed.as_ref().map(|agreed| Told::new(&cx.t, agreed, &name).when);
            let key = if agreed.is_some() { "home-waiting-change" } else { "home-waiting" };
            let instead = agreed.map(|when| cx.t.say("home-waiting-instead").with("when", when));
            Waiting {
                words: cx.t.say(key).with("name", &name).to_string(),
                told: Told::new(&cx.t, details, &name),
                instead: instead.map(|words| words.to_string()).unwrap_or_default(),
                action: cx.to_one(Page::Meeting, meeting.id),
                other: Some(other_time(cx, meeting.id)),
            }
        })
        .collect()
}

/// What can be done now: say how a meeting was, a form, and what is on its way.
pub(super) fn todo(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Line> {
    let waits = |one: &Meeting| one.waits_now(Role::Client, seen.at());
    let mut lines = crate::series::news(cx, seen, waits, "series-home-asked");
    lines.extend(after(cx, seen).or_else(|| entered(cx, seen)));
    lines.extend(forms(cx, seen));
    lines.extend(mine(cx, seen));
    lines.extend(crate::frame::todo(cx, seen));
    lines.extend(pauses(cx, seen));
    lines
}

fn after(cx: &Cx<SecondDoor>, seen: &Seen) -> Option<Line> {
    let (meeting, details) = seen.last_meeting()?;
    // Whoever works here no more would not read it.
    let there = seen.bond(meeting.bond).is_none_or(|bond| bond.parted.is_none());
    let asked = details.ends().plus(ASKED) > seen.at() && seen.feedback(meeting.id).is_none();
    let asked = asked && there && seen.asks_how_it_was(meeting);
    let day = cx.t.day(cx.moment(details.starts));
    let words = cx.t.say("home-after").with("day", day).with("name", name_of(seen, meeting));
    asked.then(|| Line {
        href: cx.to_one(Page::Feedback, meeting.id),
        words: words.to_string(),
        what: cx.t.get("home-after-what"),
    })
}

/// What somebody entered for the client after the last meeting, and they have not said anew.
fn entered(cx: &Cx<SecondDoor>, seen: &Seen) -> Option<Line> {
    let (meeting, details) = seen.last_meeting()?;
    let given = match seen.feedback(meeting.id)? {
        View::Whole(given) => Some(given),
        View::WorthAsking => None,
    };
    given.filter(|given| given.way.is_entered() && given.at.plus(ASKED) > seen.at())?;
    let (day, name) = (cx.t.day(cx.moment(details.starts)), name_of(seen, meeting));
    Some(Line {
        href: cx.to_one(Page::Feedback, meeting.id),
        words: cx.t.say("home-entered").with("day", day).with("name", name).to_string(),
        what: cx.t.get("home-entered-what"),
    })
}

/// Forms that were asked for, not answered, and are still given here.
fn forms(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Line> {
    let book = cx.site.app.book();
    let open = seen.asks().filter(|ask| ask.answered.is_none() && book.form(ask.form).is_some());
    open.map(|ask| {
        let who = seen.bonds().find(|bond| bond.person == ask.by);
        let name = who.map(|bond| bond.name.clone()).unwrap_or_default();
        let day = cx.t.day(cx.moment(ask.at));
        Line {
            href: cx.to_one(Page::Form, ask.id),
            words: cx.t.say("home-form").with("name", name).with("day", day).to_string(),
            what: cx.t.get("home-form-what"),
        }
    })
    .collect()
}

/// What the client proposed and the other has not answered yet.
fn mine(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Line> {
    let open = seen.meetings().filter(|one| is_open(seen, one));
    let mine = open.filter(|one| one.waits_now(Role::Therapist, seen.at()));
    let alone = mine.filter(|one| seen.series_of(one.id).is_none());
    let waits = |one: &Meeting| one.waits_now(Role::Therapist, seen.at());
    let rows = crate::series::news(cx, seen, waits, "series-home-mine");
    let alone = alone.filter_map(|meeting| {
        let (details, _) = meeting.proposed.as_ref()?;
        let name = name_of(seen, meeting);
        Some(Line {
            href: cx.to_one(Page::Meeting, meeting.id),
            words: Told::new(&cx.t, details, &name).line(&cx.t),
            what: cx.t.say("home-mine").with("name", name).to_string(),
        })
    });
    rows.into_iter().chain(alone).collect()
}

fn pauses(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Line> {
    let paused = seen.bonds().filter(|bond| bond.status == Status::Paused);
    paused
        .map(|bond| Line {
            href: cx.to_one(Page::Bond, bond.id),
            words: cx.t.say("home-pause").with("name", &bond.name).to_string(),
            what: cx.t.say("home-pause-what").with("name", &bond.name).to_string(),
        })
        .collect()
}
