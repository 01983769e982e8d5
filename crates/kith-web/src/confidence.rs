//! What stays between a client and those who work here, and what they may have to tell others:
//! read before the first words are written. The service writes it; until it has, words stand
//! there that are true of every service.

mod line;
mod own;
mod samples;

use askama::Template;
use kith_core::confidence::{Command, Fact};
use kith_core::{EntryId, Purpose, Refusal};

use crate::answer::{Answer, Turned, go, page, refusal};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::record::{Reader, Told};
use crate::right::SecondDoor;
use crate::site::Site;
use crate::table::Table;
use crate::text::Text;

pub(crate) use line::worn;
pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Confidence, show)
        .change(Page::Confidence, read)
        .show(Page::Wording, own::show)
        .write(Page::Wording, own::change);
}

/// The words, as everybody here reads them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    /// The service's own; `None` where those that are true of every service stand.
    pub(crate) own: Option<String>,
}

impl Shown {
    pub(crate) fn of(site: &Site) -> Self {
        Self { own: site.app.book().confidence().words().map(str::to_owned) }
    }
}

/// For a client. Sends `number`: which words they have read.
#[derive(Debug, Template)]
#[template(path = "confidence/confidence.html")]
struct ConfidencePage {
    t: Text,
    look: Look,
    limits: Shown,
    /// Since when the client has read what is there now, in words.
    read: Option<String>,
    /// Whether the words are others than those they have read.
    new: bool,
    /// Which words they are.
    number: u32,
    action: String,
    people: String,
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let number = cx.site.app.book().confidence().number();
    let read = seen.confidence_read();
    let since = read.filter(|(which, _)| *which == number).map(|(_, at)| {
        let day = cx.t.day_seen(moment(at), moment(seen.at()));
        cx.t.say("confidence-read").with("day", day).to_string()
    });
    page(&ConfidencePage {
        limits: Shown::of(&cx.site),
        new: read.is_some() && since.is_none(),
        read: since,
        number,
        action: cx.here(),
        people: cx.to(Page::People),
        look: cx.look(Look::space),
        t: cx.t.clone(),
    })
}

async fn read(cx: Cx<SecondDoor>) -> Answer {
    let number = cx.form.get("number").parse().map_err(|_| Turned::Form)?;
    let command = Command::Read { number };
    match cx.site.app.act(&cx.right.who, cx.right.room, command).await.map_err(refusal) {
        // Other words came meanwhile, or it was pressed twice: the page says where it stands.
        Ok(_) | Err(Ok(Refusal::AlreadyDone | Refusal::NotAtPresent)) => go(&cx.here()),
        Err(Ok(other)) => Err(Turned::Refused(other)),
        Err(Err(turned)) => Err(turned),
    }
}

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    Told::titled(reader.t.get(match fact {
        Fact::Worded { .. } => "record-service",
        Fact::Read { .. } => "confidence-told",
    }))
}
