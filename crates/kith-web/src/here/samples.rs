//! The ways of asking, as they stand from the first press to the entered answer.

use super::enter::{EnterPage, Typed, hows};
use super::{HerePage, Made, MadePage, PaperPage, Ways, languages_of};
use crate::feedback::{self, Sheet, asks};
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::person::Who;
use crate::picture::picture;
use crate::text::Locale;
use crate::views::samples::Album;

const LINE: &str = "Tuesday 5 May, 2:00pm to 2:50pm";

fn here(album: &Album) -> HerePage {
    let ((t, look), action) = (album.around(Look::staff), album.of_one(Page::AskHere, 1));
    HerePage {
        who: Who::sample(true),
        line: t.say("meeting-line").with("when", LINE).with("name", "Noor").to_string(),
        not: None,
        tablet: true,
        languages: Vec::new(),
        made: None,
        entered: None,
        ways: Ways {
            enter: format!("{action}-enter"),
            paper: format!("{action}-paper"),
            meeting: album.of(Page::Meet),
            action,
        },
        t,
        look,
    }
}

fn enter(album: &Album, again: bool) -> EnterPage {
    let ((t, look), action) = (album.around(Look::staff), album.of_one(Page::AskHere, 1));
    let mut problems = Problems::none();
    if again {
        problems.add("how", t.get("here-how-empty"));
    }
    let points = ["9", "4", "skip"].map(str::to_owned);
    let typed = Typed {
        said: feedback::Typed { words: "We went past it quickly.".into(), ..Default::default() },
        interpreted: true,
        name: "Leyla".into(),
        language: "Kurdish".into(),
        ..Typed::default()
    };
    EnterPage {
        who: Who::sample(true),
        line: t.say("meeting-line").with("when", LINE).with("name", "Noor").to_string(),
        back: action.clone(),
        action,
        hows: hows(&t),
        asks: asks(&t, if again { &points } else { &[] }),
        typed: if again { typed } else { Typed::default() },
        keeping: Album::keeping(again),
        problems,
        t,
        look,
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    album.put("here", here(album))?;
    let page = here(album);
    let words = page
        .t
        .say("here-tablet-open")
        .with("when", "Tuesday 5 May, 2:40pm")
        .with("until", "3:10pm");
    let made = Some(Made { words: words.to_string(), shut: Some("a".into()) });
    let entered = Some(page.t.get("feedback-told-paper"));
    album.put("here_open", HerePage { made, entered, ..page })?;
    let page = here(album);
    let languages = languages_of(&page.t, "Noor", &Locale::ALL);
    album.put("here_languages", HerePage { languages, ..page })?;
    let page = here(album);
    let not = Some(page.t.say("here-not-never").with("name", "Noor").to_string());
    album.put("here_not", HerePage { not, tablet: false, ..page })?;
    let ((t, look), back) = (album.around(Look::staff), album.of_one(Page::AskHere, 1));
    let link = format!("https://notes.example{}", album.of_one(Page::Tablet, "0f".repeat(16)));
    album.put(
        "here_made",
        MadePage {
            who: Who::sample(true),
            place: format!("notes.example{}", album.of(Page::Tablet)),
            code: "4k7bd m92qx".into(),
            picture: Some(picture(&link)),
            link: album.of_one(Page::Tablet, "0f".repeat(16)),
            until: "3:10pm".into(),
            back,
            t,
            look,
        },
    )?;
    album.put("here_enter", enter(album, false))?;
    album.put("here_enter_again", enter(album, true))?;
    let ((t, look), back) = (album.around(Look::staff), album.of_one(Page::AskHere, 1));
    let sheet = Sheet::new(&t, "Tuesday 5 May".into());
    album.put("here_paper", PaperPage { t, look, sheet, back })
}
