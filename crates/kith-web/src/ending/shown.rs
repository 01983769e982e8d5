//! What both of the two read of an end, and what the form about it holds.

use kith_core::bond::Bond;
use kith_core::ending::{Command, Letter, Plan};
use kith_core::{BondId, Refusal, Seen, Timestamp};

use crate::cx::{Cx, last_moment, moment};
use crate::form::{Filled, Form};
use crate::heard;
use crate::record::Reader;
use crate::right::Right;
use crate::text::Text;

/// One letter.
#[derive(Clone, Debug)]
pub(super) struct LetterLine {
    /// Who wrote it, and when.
    pub(super) by: String,
    pub(super) words: String,
    /// Where it stands, one sentence a line.
    pub(super) heard: Vec<String>,
}

/// An end as the two know of it.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// The other one.
    pub(super) name: String,
    /// Whether a day is planned, and by whom, in words.
    pub(super) stands: String,
    pub(super) is_planned: bool,
    /// What was said about it, by whom, and where that stands.
    pub(super) words: Option<LetterLine>,
    pub(super) letters: Vec<LetterLine>,
    /// Where a letter is written.
    pub(super) write: Option<String>,
    /// Who is asked to read words with a day, and by when.
    pub(super) ahead: String,
    /// Whether the reader wrote one before.
    pub(super) wrote: bool,
}

impl Shown {
    pub(super) fn of(reader: &Reader<'_>, bond: &Bond, name: &str, write: Option<String>) -> Self {
        let (t, seen) = (reader.t, reader.seen);
        let plan = seen.planned_end(bond.id);
        let letters = seen.letters(bond.id);
        let own = |letter: &&Letter| letter.by.person == seen.who().person;
        Self {
            name: name.to_owned(),
            stands: plan.map_or_else(|| t.get("ending-open"), |plan| stands(t, seen, plan)),
            is_planned: plan.is_some(),
            words: plan.and_then(|plan| words(reader, plan)),
            wrote: letters.iter().any(own),
            letters: letters.into_iter().map(|one| letter(reader, one)).collect(),
            write,
            ahead: String::new(),
        }
    }

    /// What stands at the field for words with a day.
    pub(super) fn hint(&self, t: &Text) -> String {
        let said = t.say("ending-why-hint").with("name", &self.name);
        format!("{said} {}", self.ahead).trim_end().to_owned()
    }
}

fn who(t: &Text, seen: &Seen, by: kith_core::Author) -> String {
    seen.name_of(by).map_or_else(|| t.get("record-someone"), str::to_owned)
}

fn stands(t: &Text, seen: &Seen, plan: &Plan) -> String {
    let own = plan.by.person == seen.who().person;
    let key = if own { "ending-planned-you" } else { "ending-planned" };
    let said = t.say(key).with("who", who(t, seen, plan.by));
    said.with("day", t.date(last_moment(plan.until))).to_string()
}

fn words(reader: &Reader<'_>, plan: &Plan) -> Option<LetterLine> {
    let (t, seen) = (reader.t, reader.seen);
    if plan.words.trim().is_empty() {
        return None;
    }
    let own = plan.by.person == seen.who().person;
    let key = if own { "ending-words-you" } else { "ending-words" };
    let by = t.say(key).with("who", who(t, seen, plan.by)).to_string();
    let heard = heard::lines(reader, plan.entry);
    Some(LetterLine { by, words: plan.words.clone(), heard })
}

/// A letter, and where it stands.
fn letter(reader: &Reader<'_>, letter: &Letter) -> LetterLine {
    let heard = heard::lines(reader, letter.entry);
    LetterLine { heard, ..letter_line(reader.t, reader.seen, letter) }
}

/// A letter, by its writer's name: the client's own, too, as it will be read later.
pub(super) fn letter_line(t: &Text, seen: &Seen, letter: &Letter) -> LetterLine {
    let said = t.say("ending-letter-by").with("who", who(t, seen, letter.by));
    let by = said.with("day", t.date(moment(letter.at))).to_string();
    LetterLine { by, words: letter.words.clone(), heard: Vec::new() }
}

/// The day that stands already, to be changed.
pub(super) fn standing(t: &Text, seen: &Seen, bond: BondId) -> Form {
    let Some(plan) = seen.planned_end(bond) else { return Form::default() };
    let day = t.date_field(last_moment(plan.until));
    Form::read(format!("day={day}").as_bytes())
}

/// What was typed as a wish, or what to look at again.
pub(super) fn plan<R: Right>(cx: &Cx<R>, bond: BondId) -> Result<Command, Filled> {
    let until = cx.t.parse_day_over(cx.form.get("day"));
    let until = until.map(|until| Timestamp(until.as_microsecond()));
    match until {
        None => Err(again(cx, "day", cx.t.get("ending-day-empty"))),
        Some(until) if until <= cx.site.app.now() => {
            Err(again(cx, "day", cx.t.get("ending-day-over")))
        }
        Some(until) => Ok(Command::Plan { bond, until, words: cx.form.text("words") }),
    }
}

/// What to look at again when a rule says no.
pub(super) fn refused<R: Right>(cx: &Cx<R>, refusal: &Refusal) -> Filled {
    let (field, words) = match refusal {
        Refusal::TooLate => ("day", cx.t.get("ending-day-over")),
        Refusal::Empty => ("words", cx.t.get("reply-empty")),
        Refusal::TooLong { .. } => ("words", cx.t.get("reply-long")),
        other => ("words", cx.t.one_of("errors-refusal", other.code())),
    };
    again(cx, field, words)
}

pub(super) fn again<R: Right>(cx: &Cx<R>, field: &str, words: String) -> Filled {
    Filled::again(&cx.form, field, words)
}
