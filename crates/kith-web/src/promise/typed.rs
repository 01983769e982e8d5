//! What the forms about a promise hold: the words, and by when.

use kith_core::promise::{By, Terms};
use kith_core::words::SHORT;
use kith_core::{Refusal, Seen, Timestamp};

use crate::cx::{Cx, last_moment, moment};
use crate::form::Form;
use crate::parts::{Choice, Problems};
use crate::right::Right;
use crate::text::Text;

/// What `by` sends for a day.
const DAY: &str = "day";
/// What `by` sends for the next meeting.
const MEETING: &str = "meeting";
/// What `by` sends for when it is asked for.
const ASKED: &str = "asked";

/// What stands in the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    /// To whom, where that is to be chosen.
    pub(crate) with: String,
    pub(crate) words: String,
    pub(crate) by: String,
    pub(crate) day: String,
    /// Whether it is promised in the service's name.
    pub(crate) service: bool,
}

impl Typed {
    /// As it was sent; `words` names the field of the words.
    pub(crate) fn read(form: &Form, words: &str) -> Self {
        Self {
            with: form.text("with"),
            words: form.text(words),
            by: form.text("by"),
            day: form.text("day"),
            service: form.get("service") == "yes",
        }
    }

    /// What stands already, to be changed.
    pub(super) fn of(t: &Text, terms: &Terms) -> Self {
        let (by, day) = match terms.by {
            By::Date(over) => (DAY, t.date_field(last_moment(over))),
            By::NextMeeting => (MEETING, String::new()),
            By::WhenAsked => (ASKED, String::new()),
        };
        Self { words: terms.words.clone(), by: by.to_owned(), day, ..Self::default() }
    }

    /// Whether nothing was written.
    pub(crate) fn is_empty(&self) -> bool {
        [&self.words, &self.by, &self.day].into_iter().all(|field| field.trim().is_empty())
    }

    /// What was typed as terms, or what to look at again. A day that was chosen is enough.
    pub(crate) fn terms<R: Right>(&self, cx: &Cx<R>, field: &str) -> Result<Terms, Problems> {
        let mut problems = Problems::none();
        if self.words.trim().is_empty() {
            problems.add(field, cx.t.get("promise-form-words-empty"));
        } else if self.words.len() > SHORT {
            problems.add(field, cx.t.get("promise-form-long"));
        }
        let by = match self.by.as_str() {
            MEETING => Some(By::NextMeeting),
            ASKED => Some(By::WhenAsked),
            "" if self.day.trim().is_empty() => {
                problems.add("by", cx.t.get("promise-form-by-empty"));
                None
            }
            _ => day(cx, &self.day, &mut problems).map(By::Date),
        };
        match by {
            Some(by) if problems.is_empty() => Ok(Terms { words: self.words.clone(), by }),
            _ => Err(problems),
        }
    }
}

/// The moment at which the day that was typed is over, or what to say about it.
pub(super) fn day<R: Right>(cx: &Cx<R>, typed: &str, problems: &mut Problems) -> Option<Timestamp> {
    let over = cx.t.parse_day_over(typed).map(|over| Timestamp(over.as_microsecond()));
    match over {
        None => problems.add("day", cx.t.get("promise-form-day-empty")),
        Some(over) if over <= cx.site.app.now() => {
            problems.add("day", cx.t.get("promise-form-day-over"));
        }
        Some(_) => return over,
    }
    None
}

/// By a day, by the next meeting, or when it is asked for.
pub(crate) fn ways(t: &Text, seen: &Seen) -> Vec<Choice> {
    let next = seen.next_meeting().map(|(_, details)| t.day(moment(details.starts)));
    ways_with(t, next)
}

/// The same, with the day of the next meeting.
pub(crate) fn ways_with(t: &Text, next: Option<String>) -> Vec<Choice> {
    let hint = match next {
        Some(day) => t.say("promise-form-meeting-on").with("day", day).to_string(),
        None => t.get("promise-form-meeting-open"),
    };
    vec![
        Choice::new(DAY, t.get("promise-form-a-day")),
        Choice::new(MEETING, t.get("promise-form-meeting")).hint(hint),
        Choice::new(ASKED, t.get("promise-form-asked")).hint(t.get("promise-form-asked-what")),
    ]
}

/// What to look at again when a rule says no to what was typed.
pub(super) fn again<R: Right>(cx: &Cx<R>, refusal: &Refusal) -> Problems {
    let (field, words) = match refusal {
        Refusal::TooLate => ("day", cx.t.get("promise-form-day-over")),
        Refusal::Empty => ("words", cx.t.get("promise-form-words-empty")),
        Refusal::TooLong { .. } => ("words", cx.t.get("promise-form-long")),
        other => ("words", cx.t.one_of("errors-refusal", other.code())),
    };
    let mut problems = Problems::none();
    problems.add(field, words);
    problems
}
