//! What the client reads of an urgent opening: who asked and why, who agreed, until when, and what
//! was said of it afterwards.

use kith_core::Seen;
use kith_core::bond::Status;
use kith_core::urgent::Urgent;

use crate::cx::{Cx, is_past, last_day, moment};
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// One of them, in words.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// Who asked, and when.
    pub(crate) asked: String,
    /// The reason that was given.
    pub(crate) why: String,
    /// What came of it.
    pub(crate) lines: Vec<String>,
    /// What was said of it afterwards, and by whom.
    pub(crate) reviewed: Option<(String, String)>,
    /// Where it is shut at once, while it is open.
    pub(crate) shut: Option<String>,
}

/// Every one of them, the newest first.
pub(crate) fn told_of(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Told> {
    let shut = |one: &Urgent| {
        let bond = seen.bond(one.bond()).filter(|bond| bond.status == Status::Active)?;
        Some(cx.to_one(Page::Bond, bond.id))
    };
    let all = seen.urgent().into_iter();
    all.map(|one| Told { shut: shut(one), ..told(&cx.t, one, seen) }).collect()
}

fn told(t: &Text, one: &Urgent, seen: &Seen) -> Told {
    let when = t.day_time(moment(one.asked));
    let said = |key: &str, who: &str| t.say(key).with("who", who).to_string();
    let mut lines = Vec::new();
    match (&one.agreed, &one.declined) {
        (Some((who, from, until)), _) => {
            let (from, to) = (t.day_time(moment(*from)), t.time(moment(*until)));
            let said = t.say("urgent-told-agreed").with("who", who);
            lines.push(said.with("from", from).with("to", to).to_string());
            if one.reviewed.is_none() {
                lines.push(to_review(t, one, seen));
            }
        }
        (None, Some(who)) => lines.push(said("urgent-told-declined", who)),
        (None, None) if one.waits(seen.at()) => {
            lines.push(t.get("urgent-told-waits"));
        }
        (None, None) => lines.push(t.get("urgent-told-nobody")),
    }
    let reviewed = one.reviewed.as_ref();
    Told {
        asked: t.say("urgent-told-asked").with("name", &one.name).with("when", when).to_string(),
        why: one.why.clone(),
        lines,
        reviewed: reviewed
            .map(|(who, _, words)| (said("urgent-told-reviewed", who), words.clone())),
        shut: None,
    }
}

/// That somebody looks at it afterwards, and by when, where a day was said.
fn to_review(t: &Text, one: &Urgent, seen: &Seen) -> String {
    let Some(by) = one.review_by else { return t.get("urgent-told-to-review") };
    let late = is_past(t, by, seen.at());
    let key = if late { "urgent-told-review-late" } else { "urgent-told-review-by" };
    t.say(key).with("day", last_day(t, by, seen.at())).to_string()
}

/// One that was agreed to, is over, and was looked at.
pub(crate) fn sample(t: &Text) -> Told {
    let when = "Tuesday 5 May, 2:00am";
    let agreed = t.say("urgent-told-agreed").with("who", "Ruth Vale");
    Told {
        asked: t.say("urgent-told-asked").with("name", "Jo Lind").with("when", when).to_string(),
        why: "You rang at night, and I wanted to know whom to call.".into(),
        lines: vec![agreed.with("from", when).with("to", "3:00am").to_string()],
        reviewed: Some((
            t.say("urgent-told-reviewed").with("who", "Ruth Vale").to_string(),
            "It was right to look. Jo read the page about whom to call, and nothing else.".into(),
        )),
        shut: None,
    }
}

/// For the first page: that somebody was let in, while it is new or open.
pub(crate) fn home(cx: &Cx<SecondDoor>, seen: &Seen, new: i64) -> Option<(String, String, String)> {
    let all = seen.urgent();
    let one = all.into_iter().find(|one| one.asked.plus(new) > seen.at())?;
    let key = if one.agreed.is_some() { "urgent-home-opened" } else { "urgent-home-asked" };
    let words = cx.t.say(key).with("name", &one.name).to_string();
    Some((cx.to(Page::Looked), words, cx.t.get("urgent-home-what")))
}
