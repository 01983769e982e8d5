//! Every page about an end, with nothing planned, with everything, and sent back.

use super::client::{EndingPage, LetterPage};
use super::keep;
use super::shown::{LetterLine, Shown};
use super::staff::{ClosingPage, FarewellPage};
use crate::form::{Filled, Form};
use crate::heard;
use crate::look::Look;
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;
use crate::views::samples::Album;

fn shown(t: &Text, name: &str, full: bool, write: String) -> Shown {
    let planned = t.say("ending-planned").with("who", "Amira Hale").with("day", "30 June 2026");
    let wrote = t.say("ending-words").with("who", "Amira Hale").to_string();
    let letter = |who: &str, words: &str, heard: Vec<String>| LetterLine {
        by: t.say("ending-letter-by").with("who", who).with("day", "30 June 2026").to_string(),
        words: words.to_owned(),
        heard,
    };
    let waits = t.say("heard-waits-by").with("name", "Amira Hale").with("day", "Thursday 2 July");
    let letters = vec![
        letter("Amira Hale", "You came on the hardest mornings.", Vec::new()),
        letter("Noor", "Thank you for asking, each time.", vec![waits.to_string()]),
    ];
    let words = "After twelve meetings, as we said in March.".into();
    Shown {
        name: name.to_owned(),
        stands: if full { planned.to_string() } else { t.get("ending-open") },
        is_planned: full,
        words: full.then(|| LetterLine { by: wrote, words, heard: Vec::new() }),
        letters: if full { letters } else { Vec::new() },
        write: Some(write),
        wrote: full,
        ahead: String::new(),
    }
}

fn filled(t: &Text, again: Option<(&str, &str)>) -> Filled {
    let mut filled = Filled { form: Form::read(b"day=2026-06-30"), ..Filled::default() };
    if let Some((field, key)) = again {
        filled.problems.add(field, t.get(key));
    }
    filled
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, full, again, open) in [
        ("ending_open", false, None, true),
        ("ending_planned", true, None, true),
        ("ending_again", false, Some(("day", "ending-day-over")), true),
        ("ending_over", true, None, false),
    ] {
        let ((t, look), action) = (album.around(Look::space), album.of_one(Page::Ending, 1));
        let page = EndingPage {
            shown: shown(&t, "Amira Hale", full, format!("{action}-letter")),
            open,
            filled: filled(&t, again),
            keeping: Album::keeping(again.is_some()),
            keep: format!("{action}-keep"),
            bond: album.of(Page::Bond),
            t,
            look,
            action,
        };
        album.put(name, page)?;
    }
    for (name, over, again) in [
        ("ending_letter", false, None),
        ("ending_letter_over", true, None),
        ("ending_letter_again", false, Some(("words", "reply-empty"))),
    ] {
        let ((t, look), action) =
            (album.around(Look::space), album.of_one(Page::Ending, "1-letter"));
        let page = LetterPage {
            name: "Amira Hale".into(),
            over,
            heard: if over { String::new() } else { heard::ahead_sample(&t) },
            filled: filled(&t, again),
            keeping: Album::keeping(again.is_some()),
            back: album.of_one(Page::Ending, 1),
            t,
            look,
            action,
        };
        album.put(name, page)?;
    }
    for (name, full) in [("ending_keep", true), ("ending_keep_begun", false)] {
        let page = keep::sample(album, full);
        album.put(name, page)?;
    }
    staff(album)
}

fn staff(album: &mut Album) -> askama::Result<()> {
    for (name, full, may_close, again) in [
        ("staff_ending_open", false, false, None),
        ("staff_ending_planned", true, false, None),
        ("staff_ending_day", true, true, None),
        ("staff_ending_again", false, false, Some(("day", "ending-day-empty"))),
    ] {
        let ((t, look), action) = (album.around(Look::staff), album.of_one(Page::Closing, 1));
        let page = ClosingPage {
            shown: shown(&t, "Noor", full, format!("{action}-letter")),
            who: Who::sample(true),
            unread: full.then(|| heard::one_sample(&t)),
            may_close,
            filled: filled(&t, again),
            keeping: Album::keeping(again.is_some()),
            person: album.of(Page::Person),
            t,
            look,
            action,
        };
        album.put(name, page)?;
    }
    for (name, again) in
        [("staff_letter", None), ("staff_letter_again", Some(("words", "reply-empty")))]
    {
        let ((t, look), action) =
            (album.around(Look::staff), album.of_one(Page::Closing, "1-letter"));
        let page = FarewellPage {
            who: Who::sample(true),
            filled: filled(&t, again),
            keeping: Album::keeping(again.is_some()),
            back: album.of_one(Page::Closing, 1),
            t,
            look,
            action,
        };
        album.put(name, page)?;
    }
    Ok(())
}
