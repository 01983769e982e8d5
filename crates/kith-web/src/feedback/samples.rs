//! The feedback empty, to look at again, and shown back.

use kith_core::feedback::{Feedback, Show};

use super::{FeedbackPage, GivenPage, asks, parts, sees, shows};
use crate::look::Look;
use crate::meeting::told_sample;
use crate::parts::Problems;
use crate::paths::Page;
use crate::views::samples::Album;

const TUESDAY: &str = "Tuesday 5 May, 2:00pm to 2:50pm";

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    album.put("feedback", form(album, false))?;
    album.put("feedback_again", form(album, true))?;
    album.put("feedback_given", given(album))
}

fn form(album: &Album, again: bool) -> FeedbackPage {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Feedback));
    let mut problems = Problems::none();
    if again {
        problems.add("show", t.get("feedback-show-empty"));
    }
    let points = ["9", "4", "skip"].map(str::to_owned);
    FeedbackPage {
        line: told_sample(&t, TUESDAY).line(&t),
        with: "Amira Hale".into(),
        asks: asks(&t, if again { &points } else { &[] }),
        words: String::new(),
        shows: shows(&t, "Amira Hale"),
        show: String::new(),
        ahead: t.say("repair-ahead").with("name", "Amira Hale").with("days", 3u32).to_string(),
        heard: crate::heard::ahead_sample(&t),
        keeping: Album::keeping(again),
        t,
        look,
        action,
        problems,
    }
}

fn given(album: &Album) -> GivenPage {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Feedback));
    let show = Show::WorthAsking;
    let answers = vec![Some(9), Some(4), None, Some(7), Some(6), Some(8)];
    let said = Feedback { answers, words: "We went past it quickly.".into(), show };
    GivenPage {
        line: told_sample(&t, TUESDAY).line(&t),
        with: "Amira Hale".into(),
        sees: sees(&t, show, "Amira Hale"),
        said: t.say("feedback-given").with("when", "Tuesday 5 May, 3:10pm").to_string(),
        parts: parts(&t, &said),
        shows: shows(&t, "Amira Hale"),
        show: show.word(),
        meeting: album.of(Page::Meeting),
        after: crate::repair::after_sample(album),
        t,
        look,
        action,
    }
}
