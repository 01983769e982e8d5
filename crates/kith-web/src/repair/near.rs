//! Strains where they are needed: lines for the client's first page, the pages of a bond and of
//! feedback, and for the therapist's brief, person and first page.

use std::collections::BTreeSet;

use kith_app::Listed;
use kith_core::bond::{Bond, Status};
use kith_core::glance::Strained;
use kith_core::repair::Standing;
use kith_core::strain::Strain;
use kith_core::{BondId, MeetingId, Seen};

use super::respond::unnoticed;
use super::told::{is_beside, sign, stands};
use crate::cx::{Cx, is_past, last_day};
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Beside, SecondDoor, Staff};
use crate::text::Text;

/// One strain in a line or two, and where it leads.
#[derive(Clone, Debug, Default)]
pub(crate) struct Near {
    /// What leads there.
    pub(crate) words: String,
    /// What stands below; may be empty.
    pub(crate) what: String,
    /// Where it leads.
    pub(crate) href: String,
    /// Whether it is the reader's turn.
    pub(crate) mine: bool,
}

/// What is not closed between the client and those beside them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Open {
    /// What was answered: the client says how that is.
    pub(crate) answered: Vec<Near>,
    /// What waits for an answer.
    pub(crate) waits: Vec<Near>,
}

/// What may have changed between the client and one person, and a way to say so.
#[derive(Clone, Debug, Default)]
pub(crate) struct Between {
    /// All of it, newest first.
    pub(crate) all: Vec<Near>,
    /// Where the client says that something is not right, while that can be said.
    pub(crate) say: Option<String>,
}

/// What came of a feedback, and a way to say more.
#[derive(Clone, Debug, Default)]
pub(crate) struct After {
    /// What was noticed by it.
    pub(crate) noticed: Option<Near>,
    /// Where the client says that something is not right, while that can be said.
    pub(crate) say: Option<String>,
}

/// For the client's first page: what is not closed with somebody beside them.
pub(crate) fn open(cx: &Cx<SecondDoor>, seen: &Seen) -> Open {
    let mut open = Open::default();
    for one in seen.open_strains().into_iter().filter(|one| is_beside(seen, one.bond)) {
        let (name, href) = (name_of(seen, one), cx.to_one(Page::Repair, one.id));
        if seen.repair(one) == Standing::Answered {
            let words = cx.t.say("repair-open-answer").with("name", &name).to_string();
            let what = cx.t.get("repair-open-answered");
            open.answered.push(Near { words, what, href, mine: true });
        } else {
            let (words, what) =
                (stands(&cx.t, seen, one, &name), sign(&cx.t, seen, one.sign, &name));
            open.waits.push(Near { words, what, href, mine: false });
        }
    }
    open
}

/// For the client's page of a bond.
pub(crate) fn between(cx: &Cx<SecondDoor>, seen: &Seen, bond: &Bond) -> Between {
    let all = seen.strains().into_iter().filter(|one| one.bond == bond.id);
    Between {
        all: all.map(|one| theirs(cx, seen, one)).collect(),
        say: (bond.status == Status::Active && bond.role.meets())
            .then(|| cx.to_one(Page::Say, bond.id)),
    }
}

fn theirs(cx: &Cx<SecondDoor>, seen: &Seen, one: &Strain) -> Near {
    let name = name_of(seen, one);
    Near {
        words: sign(&cx.t, seen, one.sign, &name),
        what: stands(&cx.t, seen, one, &name),
        href: cx.to_one(Page::Repair, one.id),
        mine: seen.repair(one) == Standing::Answered,
    }
}

/// Before a feedback is sent: what follows when it is lower than usual. Nothing is said where
/// nothing would follow.
pub(crate) fn ahead(cx: &Cx<SecondDoor>, seen: &Seen, bond: BondId, name: &str) -> String {
    let open = seen.open_strains().into_iter().any(|one| one.bond == bond);
    if open || !is_beside(seen, bond) {
        return String::new();
    }
    let days = u32::from(cx.site.settings().answer_days());
    cx.t.say("repair-ahead").with("name", name).with("days", days).to_string()
}

/// After a feedback: what was noticed by it, if anything was.
pub(crate) fn since(cx: &Cx<SecondDoor>, seen: &Seen, meeting: MeetingId, bond: BondId) -> After {
    let of_it = |one: &&Strain| one.sign.meeting() == Some(meeting);
    let noticed = seen.strains().into_iter().find(of_it).map(|one| theirs(cx, seen, one));
    After { noticed, say: is_beside(seen, bond).then(|| cx.to_one(Page::Say, bond)) }
}

/// For the therapist's brief and page of a person: what is open with them, or not noticed yet.
pub(crate) fn asked(cx: &Cx<Beside>, seen: &Seen) -> Vec<Near> {
    let (room, who) = (cx.right.room, Who::of(seen));
    let open = seen.open_strains().into_iter().filter(|one| is_beside(seen, one.bond));
    let open = open.map(|one| Near {
        words: sign(&cx.t, seen, one.sign, who.name()),
        what: stands(&cx.t, seen, one, who.name()),
        href: cx.to_two(Page::Respond, room, one.id),
        mine: matches!(seen.repair(one), Standing::Waits(_)),
    });
    let found = seen.my_bond().and_then(|bond| unnoticed(cx, seen, bond.id));
    let found = found.map(|found| Near {
        words: sign(&cx.t, seen, found, who.name()),
        what: cx.t.get("repair-unnoticed"),
        href: cx.to_one(Page::Respond, room),
        mine: true,
    });
    found.into_iter().chain(open).collect()
}

/// For the therapist's first page: who waits for an answer, the soonest due first, each once.
pub(crate) fn due(cx: &Cx<Staff>, listed: &[Listed]) -> Vec<Near> {
    let (me, now) = (cx.right.who.person, cx.site.app.now());
    let glances = listed.iter().filter_map(|one| Some((one.room, one.glance.as_ref()?)));
    let mut all: Vec<_> = glances
        .flat_map(|(room, glance)| {
            let mine = glance.strained.iter().filter(move |one| one.with == me);
            mine.map(move |one| (room, glance.name.as_str(), one))
        })
        .collect();
    all.sort_by_key(|(_, _, one)| one.by);
    let mut seen = BTreeSet::new();
    all.retain(|(room, _, _)| seen.insert(*room));
    all.into_iter()
        .map(|(room, name, one)| Near {
            words: name.to_owned(),
            what: asked_by(&cx.t, one, now),
            href: cx.to_two(Page::Respond, room, one.strain),
            mine: true,
        })
        .collect()
}

fn asked_by(t: &Text, one: &Strained, now: kith_core::Timestamp) -> String {
    let word = if is_past(t, one.by, now) { "late" } else { "waits" };
    t.say_one_of("repair-their-now", word).with("day", last_day(t, one.by, now)).to_string()
}

fn name_of(seen: &Seen, strain: &Strain) -> String {
    seen.bond(strain.bond).map(|bond| bond.name.clone()).unwrap_or_default()
}
