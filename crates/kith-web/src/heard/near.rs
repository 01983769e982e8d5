//! Words to read on other pages of staff: what is overdue comes first, and then what waits.

use kith_app::Listed;
use kith_core::glance::Unread;
use kith_core::{Glance, RoomId, Seen, Timestamp};

use crate::cx::{Cx, is_past, last_day};
use crate::parts::Waiting;
use crate::paths::Page;
use crate::right::{Right, Staff};
use crate::text::Text;

/// For the first page of staff: what is overdue, and what waits.
pub(crate) fn today(cx: &Cx<Staff>, listed: &[Listed]) -> (Vec<Waiting>, Vec<Waiting>) {
    let (me, now) = (cx.right.who.person, cx.site.app.now());
    let glances = listed.iter().filter_map(|one| Some((one.room, one.glance.as_ref()?)));
    let mut all: Vec<(RoomId, &Glance, &Unread)> = glances
        .flat_map(|(room, glance)| glance.unread.iter().map(move |one| (room, glance, one)))
        .filter(|(.., one)| one.with == me)
        .collect();
    all.sort_by_key(|(.., one)| (one.by.is_none(), one.by, one.since));
    let late = |one: &Unread| one.by.is_some_and(|by| is_past(&cx.t, by, now));
    let line = |(room, glance, one): (RoomId, &Glance, &Unread)| Waiting {
        name: glance.name.clone(),
        what: what(&cx.t, one.by, now),
        href: cx.to_one(Page::Words, room),
    };
    let (late, waits): (Vec<_>, Vec<_>) = all.into_iter().partition(|(.., one)| late(one));
    (late.into_iter().map(line).collect(), waits.into_iter().map(line).collect())
}

fn what(t: &Text, by: Option<Timestamp>, now: Timestamp) -> String {
    let Some(by) = by else { return t.get("heard-near-open") };
    let late = is_past(t, by, now);
    let said = t.say(if late { "heard-near-late" } else { "heard-near-waits" });
    said.with("day", last_day(t, by, now)).to_string()
}

/// For the pages of one person: what waits for whoever looks, and where it is read.
pub(crate) fn one<R: Right>(cx: &Cx<R>, room: RoomId, seen: &Seen) -> Option<Waiting> {
    let first = seen.unread().into_iter().find(|one| one.mine)?;
    let (now, name) = (seen.at(), seen.about().name.clone());
    let what = what(&cx.t, first.by, now);
    Some(Waiting { name, what, href: cx.to_one(Page::Words, room) })
}

/// What is overdue and what waits, for samples.
pub(crate) fn today_sample(t: &Text) -> (Vec<Waiting>, Vec<Waiting>) {
    let line = |name: &str, key: &str, day: &str| Waiting {
        name: name.into(),
        what: t.say(key).with("day", day).to_string(),
        href: "/n/words/1".into(),
    };
    let late = vec![line("Ada", "heard-near-late", "Monday 4 May")];
    let waits = vec![
        line("Noor", "heard-near-waits", "Wednesday 6 May"),
        line("Sam", "heard-near-open", ""),
    ];
    (late, waits)
}

/// What waits of one person, for samples.
pub(crate) fn one_sample(t: &Text) -> Waiting {
    let what = t.say("heard-near-waits").with("day", "Wednesday 6 May").to_string();
    Waiting { name: "Noor".into(), what, href: "/n/words/1".into() }
}
