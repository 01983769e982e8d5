//! The feedback empty, to look at again, and shown back.

use kith_core::feedback::{Feedback, Show};

use super::how::{How, PaperPage, Sheet};
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
    album.put("feedback_given", given(album))?;
    let page = given(album);
    let (t, name) = (page.t.clone(), "Amira Hale");
    let anew = format!("{}-anew", album.of_one(Page::Feedback, 1));
    let entered = |said| How { said, parts: page.parts.clone(), anew: anew.clone() };
    let said =
        t.say("feedback-entered-aloud").with("name", name).with("when", "Tuesday 5 May, 3:10pm");
    let who = t.say("feedback-interpreted-by").with("who", "Leyla");
    let into = t.say("feedback-interpreted-into").with("language", "Kurdish");
    let said = format!("{said} {who} {into}");
    let sees = t.say("feedback-entered-read").with("name", name).to_string();
    let how = Some(entered(said.clone()));
    let alone = GivenPage { how, sees, said: said.clone(), ..given(album) };
    album.put("feedback_entered", alone)?;
    let beside = Some(entered(said));
    album.put("feedback_beside", GivenPage { beside, ..given(album) })?;
    let (t, look) = album.around(Look::space);
    let (sheet, back) = (Sheet::new(&t, "Tuesday 5 May".into()), album.of(Page::Feedback));
    album.put("feedback_paper", PaperPage { t, look, sheet, back })
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
        paper: format!("{action}/1-paper"),
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
        how: None,
        beside: None,
        t,
        look,
        action,
    }
}
