//! Erasing a record for good: the client's own page, where it can be stopped. The day is set, and
//! the record erased, at the service's computer.

use askama::Template;
use kith_core::Purpose;
use kith_core::erasure::{Command, Fact};

use crate::answer::{Answer, Turned, go, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Erasing, show).change(Page::Erasing, stop);
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

/// What an entry about erasing is called.
pub(crate) fn told(t: &Text, fact: &Fact) -> String {
    match fact {
        Fact::Set { on } => {
            t.say("erasure-told-set").with("when", t.day_time(moment(*on))).to_string()
        }
        Fact::Stopped => t.get("erasure-told-stopped"),
        Fact::Erased { .. } => t.get("erasure-told-erased"),
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (sample, set) in [("erasing", true), ("erasing_none", false)] {
        let ((t, look), action) = (album.around(Look::space), album.of(Page::Erasing));
        let when = set.then(|| "Tuesday 19 May, 2:00pm".to_owned());
        let (copy, stay) = (album.of(Page::Whole), album.of(Page::Home));
        album.put(sample, ErasingPage { t, look, action, when, copy, stay })?;
    }
    Ok(())
}
