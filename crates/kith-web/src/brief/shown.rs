//! The parts of a brief, in words.

use kith_core::Seen;
use kith_core::checkin::Sent;
use kith_core::feedback::View;
use kith_measure::own::{CHECK_IN, RELATIONSHIP};

use crate::cx::moment;
use crate::text::Text;

/// The most lines of a note that a brief shows: its last ones.
const LINES: usize = 3;
/// The most characters of them.
const LETTERS: usize = 280;

/// A question and its answer: a number from 0 to 10, or that it was not said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) label: String,
    pub(super) answer: String,
    /// Whether there is a number.
    pub(super) given: bool,
}

/// A check-in.
#[derive(Clone, Debug)]
pub(super) struct Arrives {
    pub(super) when: String,
    pub(super) answers: Vec<Said>,
    pub(super) pace: Option<String>,
    pub(super) words: String,
}

impl Arrives {
    pub(super) fn of(t: &Text, sent: &Sent) -> Self {
        let said = &sent.said;
        Self {
            when: t.day_time(moment(sent.at)),
            answers: answers(t, "record-checkin", CHECK_IN.items, &said.answers),
            pace: said.pace.map(|pace| t.one_of("record-pace-is", pace.word())),
            words: said.words.trim().to_owned(),
        }
    }
}

/// Feedback, as far as the client lets it be seen.
#[derive(Clone, Debug)]
pub(super) enum Felt {
    /// None, or none that may be known of.
    Nothing,
    /// Only that something is worth asking about.
    WorthAsking,
    /// All of it.
    Whole {
        /// The meeting's day.
        day: String,
        /// The six statements.
        answers: Vec<Said>,
        /// Free words.
        words: String,
        /// How it came here, where it was not said at home.
        how: Option<String>,
    },
}

impl Felt {
    pub(super) fn of(t: &Text, seen: &Seen) -> Self {
        let given = match seen.last_feedback() {
            None => return Self::Nothing,
            Some(View::WorthAsking) => return Self::WorthAsking,
            Some(View::Whole(given)) => given,
        };
        let meeting = seen.meeting(given.meeting);
        let day = meeting.and_then(|meeting| meeting.details()).map(|details| details.starts);
        Self::Whole {
            day: t.day(moment(day.unwrap_or(given.at))),
            answers: answers(t, "record-feedback", RELATIONSHIP.items, &given.said.answers),
            words: given.said.words.trim().to_owned(),
            how: crate::feedback::told_to_staff(t, &given.way),
        }
    }
}

fn answers(t: &Text, stem: &str, items: &[&str], given: &[Option<u8>]) -> Vec<Said> {
    let answer = |number: &Option<u8>| {
        number.map_or_else(|| t.get("record-not-said"), |number| number.to_string())
    };
    items
        .iter()
        .zip(given)
        .map(|(item, number)| Said {
            label: t.one_of(stem, item),
            answer: answer(number),
            given: number.is_some(),
        })
        .collect()
}

/// The last lines of a text; dots stand where it was longer.
pub(crate) fn last_lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let from = lines.len().saturating_sub(LINES);
    let last = lines.get(from..).unwrap_or_default().join("\n");
    let over = last.chars().count().saturating_sub(LETTERS);
    if over == 0 {
        return if from == 0 { last } else { format!("…\n{last}") };
    }
    let cut: String = last.chars().skip(over).collect();
    // A word that was cut in two is left out.
    let whole = cut.split_once(char::is_whitespace).map_or(cut.as_str(), |(_, rest)| rest);
    format!("… {whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_note_is_shown_whole() {
        assert_eq!(last_lines("We met.\n\nWe walked."), "We met.\nWe walked.");
    }

    #[test]
    fn of_a_long_note_the_last_lines_are_shown_and_no_word_is_cut() {
        assert_eq!(last_lines("a\nb\nc\nd"), "…\nb\nc\nd");
        let long = "breathing slowly ".repeat(100);
        let shown = last_lines(&long);
        assert!(shown.chars().count() <= LETTERS + 2, "{shown}");
        let mut words = shown.split_whitespace().skip(1);
        assert!(words.all(|word| word == "breathing" || word == "slowly"), "{shown}");
    }

    #[test]
    fn a_word_longer_than_all_is_still_shown_in_part() {
        let shown = last_lines(&"é".repeat(LETTERS + 50));
        assert_eq!(shown.chars().filter(|c| *c == 'é').count(), LETTERS);
    }
}
