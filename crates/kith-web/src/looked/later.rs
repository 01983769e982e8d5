//! Visits that were shown later: when, who decided to wait, and why.

use kith_core::opened::{Fact, Opening, Waited};
use kith_core::{Seen, Timestamp};

use crate::cx::{Cx, moment};
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// A time in which somebody's visits were not shown, in words.
#[derive(Clone, Debug)]
pub(super) struct Later {
    /// Whose, and from when until when.
    pub(super) when: String,
    /// Who decided to wait, and how many visits there were.
    pub(super) by: String,
    /// Which law or order asked for it.
    pub(super) why: String,
}

/// What one of them says.
pub(super) fn said(t: &Text, one: &Waited) -> Later {
    let when = t.say("looked-waited").with("name", super::called(t, &one.name, one.role));
    let (from, until) = (t.day_time(moment(one.from)), t.day_time(moment(one.until)));
    let visits = usize::try_from(one.visits).unwrap_or(usize::MAX);
    let by = t.say("looked-waited-by").with("by", &one.by_name).with("visits", visits);
    let by = by.with("role", t.one_of("looked-role", one.by_role.word()));
    Later {
        when: when.with("from", from).with("until", until).to_string(),
        by: by.to_string(),
        why: one.why.clone(),
    }
}

/// When a visit was of which an entry tells later.
pub(super) fn was(t: &Text, at: Timestamp) -> String {
    t.say("looked-late-was").with("when", t.day_time(moment(at))).to_string()
}

/// What an entry about an opening says besides its sentence: the reason that was given, and who
/// decided that a visit waits.
pub(crate) fn more(t: &Text, fact: &Fact) -> Vec<String> {
    match fact {
        Fact::Opened { why, .. } => why.clone().into_iter().collect(),
        Fact::Late { visit, .. } => visit.why.clone().into_iter().collect(),
        Fact::Waited(waited) => vec![said(t, waited).by, waited.why.clone()],
        _ => Vec::new(),
    }
}

/// Since when a visit is shown, where that was later.
pub(super) fn since(t: &Text, one: &Opening) -> Option<String> {
    let told = one.told?;
    Some(t.say("looked-late").with("day", t.day(moment(told))).to_string())
}

/// For the first page: that visits are shown that waited, while that is new.
pub(crate) fn home(cx: &Cx<SecondDoor>, seen: &Seen, new: i64) -> Option<(String, String, String)> {
    let (told, _): &(Timestamp, Waited) = seen.waited().find(|(_, one)| one.visits > 0)?;
    let words = (cx.t.get("looked-home"), cx.t.get("looked-home-what"));
    (told.plus(new) > seen.at()).then(|| (cx.to(Page::Looked), words.0, words.1))
}
