//! What became of a meeting so far, in the words of whoever reads it: the client, or the person
//! beside them. `name` is always the other one.

use kith_core::meeting::{Details, Meeting, Step};
use kith_core::{Role, Seen};

use super::{Told, changes, is_beside, is_open};
use crate::cx::moment;
use crate::heard;
use crate::record::Reader;
use crate::text::Text;

/// A change that is proposed beside what is agreed.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) told: Told,
    /// Whose it is, in words.
    pub(crate) by: String,
    /// What holds until there is an answer.
    pub(crate) until: String,
}

/// Words given with a cancellation.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(crate) by: String,
    pub(crate) said: String,
    /// Where they stand, one sentence a line.
    pub(crate) heard: Vec<String>,
}

/// One step of its life, and who took it when.
#[derive(Clone, Debug)]
pub(crate) struct StepLine {
    pub(crate) what: String,
    pub(crate) by: String,
}

/// One meeting as both sides read it.
#[derive(Clone, Debug)]
pub(crate) struct Life {
    /// Its day.
    pub(crate) heading: String,
    /// Where it stands, in words.
    pub(crate) stands: String,
    /// Who brought it there, and when.
    pub(crate) since: String,
    pub(crate) words: Option<Words>,
    /// What is agreed, or else what is proposed.
    pub(crate) main: Option<Told>,
    pub(crate) change: Option<Change>,
    /// That it is one of the last ones, in words.
    pub(crate) left: Option<String>,
    /// What others changed since the reader last looked.
    pub(crate) changes: Vec<String>,
    /// Whether a yes was turned away just now, because the time is not free.
    pub(crate) not_free: bool,
    /// Whether it waits for the reader's yes or no.
    pub(crate) answer: bool,
    /// Whether the reader can say that the two did not meet.
    pub(crate) not_met: bool,
    pub(crate) steps: Vec<StepLine>,
}

impl Life {
    pub(crate) fn of(reader: &Reader<'_>, meeting: &Meeting, name: &str, not_free: bool) -> Self {
        let (t, seen) = (reader.t, reader.seen);
        let details = meeting.details();
        Self {
            heading: details.map_or_else(
                || t.get("meeting-one-earlier"),
                |details| t.day(moment(details.starts)),
            ),
            stands: stands(t, seen, meeting, name),
            since: since(t, seen, meeting, name),
            words: words(reader, meeting, name),
            main: details.map(|details| Told::new(t, details, name)),
            change: change(t, seen, meeting, name),
            left: crate::ending::left(t, seen, meeting),
            changes: changes(t, seen, meeting),
            not_free,
            answer: is_open(seen, meeting) && meeting.waits_now(seen.who().role, seen.at()),
            not_met: seen.may_say_not_met(meeting.id),
            steps: meeting.steps.iter().map(|step| line(t, seen, step, name)).collect(),
        }
    }
}

/// Where a meeting stands.
fn stands(t: &Text, seen: &Seen, meeting: &Meeting, name: &str) -> String {
    let over = |details: &Details| details.ends() <= seen.at();
    let key = match (&meeting.cancelled, &meeting.agreed, &meeting.proposed) {
        (Some(_), ..) if cancelled_here(seen, meeting) => "meeting-stands-cancelled-you",
        (Some(_), ..) => "meeting-stands-cancelled",
        (None, Some(_), _) if !meeting.is_met() => "meeting-stands-not-met",
        (None, Some(agreed), _) if over(agreed) => "meeting-stands-over",
        (None, None, Some((proposed, _))) if over(proposed) => "meeting-stands-past",
        (None, None, None) => "meeting-stands-none",
        _ if !is_beside(seen, meeting) => "meeting-stands-apart",
        (None, Some(_), _) => "meeting-stands-agreed",
        (None, None, Some(_)) if meeting.waits_for(seen.who().role) => "meeting-stands-theirs",
        (None, None, Some(_)) => "meeting-stands-mine",
    };
    t.say(key).with("name", name).to_string()
}

/// Whether the reader cancelled it.
fn cancelled_here(seen: &Seen, meeting: &Meeting) -> bool {
    let last = meeting.steps.last();
    last.is_some_and(|step| step.by.person == seen.who().person)
}

/// The words given when it was cancelled.
fn words(reader: &Reader<'_>, meeting: &Meeting, name: &str) -> Option<Words> {
    let (t, seen) = (reader.t, reader.seen);
    let said = meeting.cancelled.as_ref().filter(|words| !words.trim().is_empty())?.clone();
    let key = if cancelled_here(seen, meeting) { "meeting-words-you" } else { "meeting-words" };
    let heard = meeting.steps.last().map(|step| heard::lines(reader, step.entry));
    let by = t.say(key).with("name", name).to_string();
    Some(Words { by, said, heard: heard.unwrap_or_default() })
}

/// Who brought it where it stands, and when: the newest step, in one sentence.
fn since(t: &Text, seen: &Seen, meeting: &Meeting, name: &str) -> String {
    let Some(step) = meeting.steps.last() else { return String::new() };
    let yours = step.by.person == seen.who().person;
    let stem = if yours { "meeting-since-you" } else { "meeting-since" };
    let who = seen.name_of(step.by).unwrap_or(name);
    let when = t.day_time_seen(moment(step.at), moment(seen.at()));
    t.say_one_of(stem, step.what.word()).with("name", who).with("when", when).to_string()
}

/// The client's side, or that of the person beside them.
fn side(role: Role) -> bool {
    role == Role::Client
}

/// The proposal, where something else is agreed already.
fn change(t: &Text, seen: &Seen, meeting: &Meeting, name: &str) -> Option<Change> {
    meeting.agreed.as_ref()?;
    let (details, by) = meeting.proposed.as_ref()?;
    let (by, until) = if side(by.role) == side(seen.who().role) {
        ("meeting-suggested-you", "meeting-suggested-waits")
    } else {
        ("meeting-suggested", "meeting-suggested-keeps")
    };
    Some(Change {
        told: Told::new(t, details, name),
        by: t.say(by).with("name", name).to_string(),
        until: t.say(until).with("name", name).to_string(),
    })
}

/// One step of its life, in words.
fn line(t: &Text, seen: &Seen, step: &Step, name: &str) -> StepLine {
    let who = if step.by.person == seen.who().person {
        t.get("meeting-step-you")
    } else {
        seen.name_of(step.by).unwrap_or(name).to_owned()
    };
    let when = t.day_time(moment(step.at));
    let by = t.say("meeting-by").with("who", who).with("when", when).to_string();
    StepLine { what: t.one_of("meeting-step", step.what.word()), by }
}
