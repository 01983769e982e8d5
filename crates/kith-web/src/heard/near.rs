//! Words to read on other pages of staff: what is overdue comes first, and then what waits.

use kith_app::Listed;
use kith_core::glance::Unread;
use kith_core::{Glance, RoomId, Seen, Timestamp};

use super::told::is_over;
use super::words::by_day;
use crate::cx::Cx;
use crate::paths::Page;
use crate::right::{Right, Staff};
use crate::text::Text;

/// Somebody whose words wait to be read.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Who.
    pub(crate) name: String,
    /// By when.
    pub(crate) what: String,
    /// Where they are read.
    pub(crate) href: String,
}

/// For the first page of staff: what is overdue, and what waits.
pub(crate) fn today(cx: &Cx<Staff>, listed: &[Listed]) -> (Vec<Line>, Vec<Line>) {
    let (me, now) = (cx.right.who.person, cx.site.app.now());
    let glances = listed.iter().filter_map(|one| Some((one.room, one.glance.as_ref()?)));
    let mut all: Vec<(RoomId, &Glance, &Unread)> = glances
        .flat_map(|(room, glance)| glance.unread.iter().map(move |one| (room, glance, one)))
        .filter(|(.., one)| one.with == me)
        .collect();
    all.sort_by_key(|(.., one)| (one.by.is_none(), one.by, one.since));
    let over = |one: &Unread| one.by.is_some_and(|by| is_over(by, now));
    let line = |(room, glance, one): (RoomId, &Glance, &Unread)| Line {
        name: glance.name.clone(),
        what: what(&cx.t, one.by, over(one), now),
        href: cx.to_one(Page::Words, room),
    };
    let (late, waits): (Vec<_>, Vec<_>) = all.into_iter().partition(|(.., one)| over(one));
    (late.into_iter().map(line).collect(), waits.into_iter().map(line).collect())
}

fn what(t: &Text, by: Option<Timestamp>, over: bool, now: Timestamp) -> String {
    let key = match by {
        None => "heard-near-open",
        Some(_) if over => "heard-near-late",
        Some(_) => "heard-near-waits",
    };
    t.say(key).with("day", by_day(t, by, now)).to_string()
}

/// For the pages of one person: what waits for whoever looks, and where it is read.
pub(crate) fn one<R: Right>(cx: &Cx<R>, room: RoomId, seen: &Seen) -> Option<Line> {
    let first = seen.unread().into_iter().find(|one| one.mine)?;
    let (now, name) = (seen.at(), seen.about().name.clone());
    let over = first.by.is_some_and(|by| is_over(by, now));
    let what = what(&cx.t, first.by, over, now);
    Some(Line { name, what, href: cx.to_one(Page::Words, room) })
}

/// What is overdue and what waits, for samples.
pub(crate) fn today_sample(t: &Text) -> (Vec<Line>, Vec<Line>) {
    let line = |name: &str, key: &str, day: &str| Line {
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
pub(crate) fn one_sample(t: &Text) -> Line {
    let what = t.say("heard-near-waits").with("day", "Wednesday 6 May").to_string();
    Line { name: "Noor".into(), what, href: "/n/words/1".into() }
}
