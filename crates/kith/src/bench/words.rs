//! What the people of the reference service say: of ordinary length, and never the same twice.

use kith_core::Timestamp;
use kith_core::about::About;
use kith_core::checkin::{CheckIn, Pace};
use kith_core::feedback::{Feedback, Show};
use kith_core::meeting::Details;
use kith_core::promise::{By, Terms};

/// A short paragraph; with a name and a number the body of an entry has about 300 bytes.
pub(super) const PARAGRAPH: &str = "We sat by the window and spoke about the week. The letter has \
     come and is still closed; we agreed to open it together next time, with tea. What helped on \
     Thursday was the long way home past the river. I will ring the office by Friday and say on \
     Monday morning what they answered.";

/// Lines about somebody, different for each `count`.
pub(super) fn about(count: u64) -> About {
    About {
        name: "Noor".into(),
        pronouns: String::new(),
        words_to_use: PARAGRAPH.into(),
        words_to_avoid: count.to_string(),
    }
}

/// The same lines as a form sends them. `once` makes it one submit.
pub(super) fn about_form(count: u64, once: u128) -> String {
    let about = about(count);
    let words = about.words_to_use.replace(' ', "+").replace(';', "%3B");
    format!(
        "name={}&pronouns=&use={words}&avoid={}&once={once:032x}&version=",
        about.name, about.words_to_avoid
    )
}

/// A check-in.
pub(super) fn check_in() -> CheckIn {
    CheckIn {
        answers: vec![Some(4), Some(7), None, Some(6), Some(5)],
        words: "Tired, and glad that it is raining.".into(),
        bring_up: "The letter. I have not opened it yet.".into(),
        not_today: String::new(),
        pace: Some(Pace::Steady),
    }
}

/// Feedback.
pub(super) fn feedback() -> Feedback {
    Feedback {
        answers: vec![Some(9), Some(8), Some(8), None, Some(9), Some(10)],
        words: "It was good to stop when I said so.".into(),
        show: Show::Now,
    }
}

/// Feedback of somebody who went home sad.
pub(super) fn low() -> Feedback {
    let words = "I went home with more than I came with.".into();
    Feedback {
        answers: vec![Some(6), Some(2), Some(5), None, Some(4), Some(6)],
        words,
        ..feedback()
    }
}

/// What is promised until the next meeting.
pub(super) fn promise() -> Terms {
    let words = "I will ring the office and say what they answered.".into();
    Terms { words, by: By::NextMeeting }
}

/// A meeting.
pub(super) fn meeting(starts: Timestamp) -> Details {
    let place = "Room 3, first floor".to_owned();
    Details { starts, minutes: 1, place, others: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_the_same_as_the_lines() {
        let form = about_form(7, 1);
        let words = form.split("use=").nth(1).and_then(|rest| rest.split('&').next());
        let words = words.expect("words").replace('+', " ").replace("%3B", ";");
        assert_eq!(words, about(7).words_to_use);
        assert!(form.contains("avoid=7&once=00000000000000000000000000000001&"));
    }

    #[test]
    fn an_entry_has_a_body_of_about_300_bytes() {
        let fact: kith_core::Fact = kith_core::about::Fact::Said { about: about(1_000) }.into();
        assert!((290..=320).contains(&fact.encode().len()), "{}", fact.encode().len());
    }
}
