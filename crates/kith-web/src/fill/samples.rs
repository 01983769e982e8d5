//! A form to fill and what was answered, with a form in our own words.

use kith_measure::form::{Completeness, FormFile, FormItem, FormOption};

use super::sent::{Band, Care, SentPage, Total};
use super::{FillPage, GonePage, items};
use crate::form::Form;
use crate::look::Look;
use crate::parts::{Asked, Problems};
use crate::paths::Page;
use crate::views::samples::Album;

fn file() -> FormFile {
    let option = |code: &str, label: &str, weight| FormOption {
        code: code.into(),
        label: label.into(),
        weight: Some(weight),
    };
    let item = |link: &str, lead: &[&str], text: &str, index| FormItem {
        link_id: link.into(),
        lead: lead.iter().map(|line| (*line).to_owned()).collect(),
        text: text.into(),
        index_in_instrument: Some(index),
        options: vec![
            option("a", "Never", 0),
            option("b", "Now and then", 1),
            option("c", "Most days", 2),
        ],
        safety: false,
    };
    FormFile {
        instrument: "phq-9".into(),
        canonical: None,
        title: Some("An example".into()),
        language: Some("en".into()),
        instructions: vec!["Think of the days behind you.".into()],
        items: vec![
            item("/one", &[], "First example statement", 0),
            item("/two", &["The next one is about evenings."], "Second example statement", 1),
        ],
        closing: vec!["That is all.".into()],
        copyright: Some("Example words, free to use.".into()),
        completeness: Completeness::Full,
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    album.put("fill", form(album, ""))?;
    album.put("fill_draft", form(album, "q0=1&q1=skip"))?;
    let (t, look) = album.around(Look::space);
    album.put("fill_gone", GonePage { t, look, with: "Amira Hale".into() })?;
    let words = album.text().get("fill-band-mild");
    let shown = album.text().say("fill-bands-shown").with("band", words).to_string();
    for (name, care, band) in [
        ("fill_sent", false, Band::Hidden),
        ("fill_band", false, Band::Shown(shown)),
        ("fill_care", true, Band::None),
    ] {
        album.put(name, sent(album, care, band))?;
    }
    Ok(())
}

fn form(album: &Album, typed: &str) -> FillPage {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Form));
    let (file, form) = (file(), Form::read(typed.as_bytes()));
    let asked = t.say("fill-asked").with("name", "Amira Hale").with("day", "Monday 4 May");
    FillPage {
        reads: t.say("fill-reads").with("name", "Amira Hale").to_string(),
        go: t.say("fill-go").with("name", "Amira Hale").to_string(),
        with: "Amira Hale".into(),
        asked: asked.to_string(),
        safety: Some(
            t.say("fill-safety").with("name", "Amira Hale").with("hours", 24u32).to_string(),
        ),
        help: album.of(Page::Help),
        language: file.language.clone().unwrap_or_default(),
        instructions: file.instructions.clone(),
        items: items(&t, &file, &form),
        closing: file.closing.clone(),
        copyright: file.copyright.unwrap_or_default(),
        keeping: Album::keeping(!typed.is_empty()),
        problems: Problems::none(),
        t,
        look,
        action,
    }
}

fn sent(album: &Album, care: bool, band: Band) -> SentPage {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Form));
    let sent = t.say("fill-sent").with("when", "Tuesday 5 May, 9:10am").with("name", "Amira Hale");
    let words = if care {
        t.say("fill-total-none").with("answered", 7u16).with("of", 9u16)
    } else {
        t.say("fill-total").with("total", 7u16).with("highest", 27u16)
    };
    let told = t.say("fill-told").with("name", "Amira Hale");
    let told = told.with("when", "Wednesday 6 May, 9:10am");
    let care = care.then(|| Care {
        number: "01632 960 001".into(),
        dial: "01632960001".into(),
        help: album.of(Page::Help),
        whom: "Harbour House, day and night".into(),
        told: told.to_string(),
    });
    let asked = |asked: &str, said: String| Asked { asked: asked.to_owned(), said };
    SentPage {
        with: "Amira Hale".into(),
        care,
        sent: sent.to_string(),
        total: Some(Total { words: words.to_string(), band }),
        parts: vec![
            asked("First example statement", "Now and then".into()),
            asked("Second example statement", t.get("fill-not")),
        ],
        copyright: "Example words, free to use.".into(),
        t,
        look,
        action,
    }
}
