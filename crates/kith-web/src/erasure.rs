//! Erasing a record for good: the client's own page, where it can be stopped. The day is set, and
//! the record erased, at the service's computer.

use askama::Template;
use kith_core::erasure::{Command, Fact};
use kith_core::{EntryId, Purpose, Seen};

use crate::answer::{Answer, Turned, go, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::record::{Reader, Told};
use crate::right::{Beside, Cares, SecondDoor};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Erasing, show)
        .change(Page::Erasing, stop)
        .show(Page::ToErase, |cx: Cx<Cares>| near(cx.beside()))
        .change(Page::ToErase, |cx: Cx<Cares>| keep(cx.beside()));
}

/// From when on it can be erased; and stopping it, as `do=stop`.
#[derive(Debug, Template)]
#[template(path = "erasure/own.html")]
struct ErasingPage {
    t: Text,
    look: Look,
    /// Where the form goes.
    action: String,
    /// The day, in words, if one is set.
    when: Option<String>,
    /// Where the client keeps a copy.
    copy: String,
    /// Back.
    stay: String,
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    page(&ErasingPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        action: cx.here(),
        when: seen.erased_from().map(|on| cx.t.day_time(moment(on))),
        copy: cx.to(Page::Whole),
        stay: cx.to(Page::Home),
    })
}

async fn stop(cx: Cx<SecondDoor>) -> Answer {
    if cx.form.get("do") != "stop" {
        return Err(Turned::Form);
    }
    cx.site.app.act(&cx.right.who, cx.right.room, Command::Stop).await?;
    go(&cx.here())
}

/// The same for those in the client's care, as `do=stop`.
#[derive(Debug, Template)]
#[template(path = "erasure/near.html")]
struct NearPage {
    t: Text,
    look: Look,
    /// Where the form goes.
    action: String,
    /// Whose record, and from when on, in words, if a day is set.
    words: Option<String>,
    /// Back to the person.
    person: String,
}

/// That a record is to be erased, for those in the client's care.
pub(crate) fn words(t: &Text, seen: &Seen) -> Option<String> {
    let when = t.day_time(moment(seen.erased_from()?));
    let said = t.say("erasure-near").with("name", &seen.about().name);
    Some(said.with("when", when).to_string())
}

async fn near(cx: Cx<Beside>) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Prepare).await?;
    page(&NearPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        action: cx.here(),
        words: words(&cx.t, &seen),
        person: cx.to_one(Page::Person, cx.right.room),
    })
}

async fn keep(cx: Cx<Beside>) -> Answer {
    if cx.form.get("do") != "stop" {
        return Err(Turned::Form);
    }
    cx.site.app.act(&cx.right.who, cx.right.room, Command::Stop).await?;
    go(&cx.to_one(Page::Person, cx.right.room))
}

/// What an entry about erasing is called.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    Told::titled(match fact {
        Fact::Set { on } => {
            t.say("erasure-told-set").with("when", t.day_time(moment(*on))).to_string()
        }
        Fact::Stopped => t.get("erasure-told-stopped"),
        Fact::Erased { .. } => t.get("erasure-told-erased"),
    })
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (sample, set) in [("erasing", true), ("erasing_none", false)] {
        let ((t, look), action) = (album.around(Look::space), album.of(Page::Erasing));
        let when = set.then(|| "Tuesday 19 May, 2:00pm".to_owned());
        let (copy, stay) = (album.of(Page::Whole), album.of(Page::Home));
        album.put(sample, ErasingPage { t, look, action, when, copy, stay })?;
    }
    for (sample, set) in [("staff_to_erase", true), ("staff_to_erase_none", false)] {
        let ((t, look), action) = (album.around(Look::staff), album.of(Page::ToErase));
        let words = set.then(|| sample_near(&t));
        let person = album.of(Page::Person);
        album.put(sample, NearPage { t, look, action, words, person })?;
    }
    Ok(())
}

/// That a record is to be erased, as samples show it.
pub(crate) fn sample_near(t: &Text) -> String {
    let said = t.say("erasure-near").with("name", "Noor");
    said.with("when", "Tuesday 19 May, 2:00pm").to_string()
}
