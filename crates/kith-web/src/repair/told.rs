//! One strain in words, for the client or for the person beside them: what it was noticed by,
//! where it stands, and everything said so far.

use kith_core::bond::Status;
use kith_core::feedback::View;
use kith_core::repair::{Standing, Step};
use kith_core::strain::{Sign, Strain, Watch};
use kith_core::{BondId, MeetingId, Seen};

use crate::cx::{is_past, last_day, moment};
use crate::text::Text;

/// What one strain says.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Where it stands.
    pub(super) now: String,
    /// What it was noticed by.
    pub(super) sign: String,
    /// Which rule compared their answers, in words; empty where none did.
    pub(super) how: String,
    /// Whether it is a question that nobody has said in words.
    pub(super) asked: bool,
    /// The words that belong to that; may be empty.
    pub(super) quote: String,
    /// When it was noticed; empty while no entry tells of it.
    pub(super) noticed: String,
    /// Everything said so far, oldest first.
    pub(super) steps: Vec<Line>,
}

/// One thing that was said.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Who said what kind of thing.
    pub(super) title: String,
    /// When, in words.
    pub(super) when: String,
    /// When, for machines.
    pub(super) machine: String,
    /// The words; may be empty.
    pub(super) words: String,
}

impl Told {
    /// A strain, between the reader and `name`.
    pub(super) fn of(t: &Text, seen: &Seen, strain: &Strain, name: &str) -> Self {
        Self {
            now: stands(t, seen, strain, name),
            sign: sign(t, seen, strain.sign, name),
            how: how(t, seen, strain.sign, name),
            asked: strain.sign != Sign::Said,
            quote: quote(seen, strain.sign, &strain.words),
            noticed: t.day_time(moment(strain.at)),
            steps: seen.repair_steps(strain).iter().map(|one| line(t, seen, one, name)).collect(),
        }
    }

    /// A sign that no entry tells of yet, for the person beside the client.
    pub(super) fn unnoticed(t: &Text, seen: &Seen, found: Sign, name: &str) -> Self {
        Self {
            now: t.get("repair-unnoticed"),
            sign: sign(t, seen, found, name),
            how: how(t, seen, found, name),
            asked: true,
            quote: quote(seen, found, ""),
            noticed: String::new(),
            steps: Vec::new(),
        }
    }
}

/// Whether the two of a bond are beside each other now.
pub(super) fn is_beside(seen: &Seen, bond: BondId) -> bool {
    seen.bond(bond).is_some_and(|bond| bond.status == Status::Active)
}

/// What it was noticed by, in one sentence.
pub(super) fn sign(t: &Text, seen: &Seen, sign: Sign, name: &str) -> String {
    let stem = if seen.is_own() { "repair-sign" } else { "repair-their-sign" };
    let day = day_of(t, seen, sign.meeting());
    t.say_one_of(stem, sign.word()).with("name", name).with("day", day).to_string()
}

/// The day of a meeting, as far as it is known.
pub(super) fn day_of(t: &Text, seen: &Seen, meeting: Option<MeetingId>) -> String {
    let details = meeting.and_then(|id| seen.meeting(id)).and_then(|one| one.details());
    details.map_or_else(
        || t.get("record-meeting-some"),
        |details| t.day_seen(moment(details.starts), moment(seen.at())),
    )
}

/// Which rule compared their answers, and with what.
fn how(t: &Text, seen: &Seen, sign: Sign, name: &str) -> String {
    let stem = if seen.is_own() { "repair-how" } else { "repair-their-how" };
    let said = |watch: Watch| t.say_one_of(stem, watch.word()).with("name", name).to_string();
    sign.watch().map(said).unwrap_or_default()
}

/// The words it is about, as far as the reader may see them.
fn quote(seen: &Seen, sign: Sign, said: &str) -> String {
    let words = match sign {
        Sign::Said => said,
        Sign::Late(promise) => seen.promise(promise).map_or("", |one| one.terms.words.as_str()),
        Sign::Fell(meeting, _) | Sign::Low(meeting) => match seen.feedback(meeting) {
            Some(View::Whole(given)) => given.said.words.as_str(),
            Some(View::WorthAsking) | None => "",
        },
        Sign::WorthAsking(_) | Sign::Cancelled(_) | Sign::Stopped(_) | Sign::AlwaysTop(_) => "",
    };
    words.trim().to_owned()
}

/// Where a strain stands, in one sentence.
pub(super) fn stands(t: &Text, seen: &Seen, strain: &Strain, name: &str) -> String {
    let stem = if seen.is_own() { "repair-now" } else { "repair-their-now" };
    let said = seen.repair_steps(strain).last().map_or(strain.at, |step| step.mark.at);
    let (word, day) = match seen.repair(strain) {
        Standing::Waits(_) if !is_beside(seen, strain.bond) => ("apart", String::new()),
        Standing::Waits(by) => {
            let word = if is_past(t, by, seen.at()) { "late" } else { "waits" };
            (word, last_day(t, by, seen.at()))
        }
        other => (other.word(), t.day_seen(moment(said), moment(seen.at()))),
    };
    t.say_one_of(stem, word).with("name", name).with("day", day).to_string()
}

fn line(t: &Text, seen: &Seen, step: &Step, name: &str) -> Line {
    let stem = if seen.is_own() { "repair-step" } else { "repair-their-step" };
    let again = step.sign.map(|found| sign(t, seen, found, name));
    let word = if again.is_some() { "again" } else { step.to.word() };
    Line {
        title: t.say_one_of(stem, word).with("name", name).to_string(),
        when: t.day_time(moment(step.mark.at)),
        machine: t.machine(moment(step.mark.at)),
        words: again.unwrap_or_else(|| step.words.trim().to_owned()),
    }
}
