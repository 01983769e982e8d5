//! What clients said is not right, on other pages of staff: what is overdue comes first.

use kith_app::Listed;
use kith_core::glance::Disputed;
use kith_core::note::Standing;
use kith_core::{Glance, RoomId, Seen, Timestamp};

use crate::cx::{Cx, is_past, last_day};
use crate::parts::Waiting;
use crate::paths::Page;
use crate::right::{Beside, Staff};
use crate::text::Text;

/// For the first page of staff: what is overdue, and what waits.
pub(crate) fn today(cx: &Cx<Staff>, listed: &[Listed]) -> (Vec<Waiting>, Vec<Waiting>) {
    let (me, now) = (cx.right.who.person, cx.site.app.now());
    let glances = listed.iter().filter_map(|one| Some((one.room, one.glance.as_ref()?)));
    let mut all: Vec<(RoomId, &Glance, &Disputed)> = glances
        .flat_map(|(room, glance)| glance.views.iter().map(move |one| (room, glance, one)))
        .filter(|(.., one)| one.with == me)
        .collect();
    all.sort_by_key(|(.., one)| one.by);
    let line = |(room, glance, one): (RoomId, &Glance, &Disputed)| Waiting {
        name: glance.name.clone(),
        what: what(&cx.t, Some(one.by), now),
        href: cx.to_two(Page::Settle, room, one.entry),
    };
    let (late, waits): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(.., one)| is_past(&cx.t, one.by, now));
    (late.into_iter().map(line).collect(), waits.into_iter().map(line).collect())
}

/// For the brief: what the reader is to answer of one person's.
pub(crate) fn theirs(cx: &Cx<Beside>, seen: &Seen) -> Vec<Waiting> {
    let all = seen.to_settle().into_iter();
    all.map(|view| {
        let by = match view.standing {
            Standing::Waits(_, by) => by,
            Standing::Nobody | Standing::Ended(_) => None,
        };
        Waiting {
            name: seen.about().name.clone(),
            what: what(&cx.t, by, seen.at()),
            href: cx.to_two(Page::Settle, cx.right.room, view.entry),
        }
    })
    .collect()
}

fn what(t: &Text, by: Option<Timestamp>, now: Timestamp) -> String {
    let Some(by) = by else { return t.get("dispute-near-open") };
    let late = is_past(t, by, now);
    let said = t.say(if late { "dispute-near-late" } else { "dispute-near-waits" });
    said.with("day", last_day(t, by, now)).to_string()
}

/// What is overdue and what waits, for samples.
pub(crate) fn today_sample(t: &Text) -> (Vec<Waiting>, Vec<Waiting>) {
    (vec![sample(t, "Mina", "dispute-near-late")], vec![sample(t, "Noor", "dispute-near-waits")])
}

/// What waits of one person, for samples.
pub(crate) fn near_sample(t: &Text) -> Vec<Waiting> {
    vec![sample(t, "Noor", "dispute-near-waits")]
}

fn sample(t: &Text, name: &str, key: &str) -> Waiting {
    let day = if key == "dispute-near-late" { "Monday 4 May" } else { "Friday 8 May" };
    let what = t.say(key).with("day", day).to_string();
    Waiting { name: name.into(), what, href: format!("/n/settle/{name}") }
}
