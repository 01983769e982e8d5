//! The record: every entry that a reader may read, newest first, each one answerable. The
//! client's own, and for staff beside them what is open to staff.

mod aloud;
mod sample;
mod shown;
mod words;

pub use aloud::aloud;

use askama::Template;
use kith_app::Read;
use kith_core::note::How;
use kith_core::{Entry, EntryId, Purpose};

use crate::answer::{Answer, Turned, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Beside, Meets, SecondDoor};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) use shown::{Answer as Below, Item, Shown, Ways};
pub(crate) use words::{Reader, Row, Told};

/// How many entries a page holds.
const MOST: usize = 50;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Record, own).show(Page::Told, |cx: Cx<Meets>| told(cx.beside()));
}

/// The client's own record.
#[derive(Debug, Template)]
#[template(path = "record/record.html")]
pub(crate) struct RecordPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// This part of the record.
    items: Vec<Item>,
    /// Where earlier entries are, if there are any.
    earlier: Option<String>,
    /// Where the newest are, unless they are here.
    newest: Option<String>,
    /// Where the record can be checked.
    check: String,
}

/// The same for staff beside the client.
#[derive(Debug, Template)]
#[template(path = "record/told.html")]
pub(crate) struct ToldPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Who they are.
    who: Who,
    /// Whether the reader has a part in their care, and so reads nearly all of it.
    whole: bool,
    /// Back to the person.
    person: String,
    /// This part of the record.
    items: Vec<Item>,
    /// Where earlier entries are, if there are any.
    earlier: Option<String>,
    /// Where the newest are, unless they are here.
    newest: Option<String>,
}

/// One page of entries, and the entry at which the next page begins.
fn part(entries: &[Entry], from: Option<EntryId>) -> Result<(&[Entry], Option<EntryId>), Turned> {
    let start = match from {
        Some(id) => entries.iter().position(|entry| entry.id == id).ok_or(Turned::Missing)?,
        None => 0,
    };
    let rest = entries.get(start..).unwrap_or_default();
    let part = rest.get(..MOST).unwrap_or(rest);
    Ok((part, rest.get(MOST).map(|entry| entry.id)))
}

async fn own(cx: Cx<SecondDoor>) -> Answer {
    let from = if cx.ids.count() == 0 { None } else { Some(cx.ids.at(0)?) };
    let read = cx.site.app.read_entries(&cx.right.who, cx.right.room, Purpose::Own).await?;
    page(&own_page(&cx, &read, from)?)
}

fn own_page(cx: &Cx<SecondDoor>, read: &Read, from: Option<EntryId>) -> Result<RecordPage, Turned> {
    let Read { seen, entries } = read;
    let (part, next) = part(entries, from)?;
    let book = cx.site.app.book();
    let ways = Ways {
        here: &|entry| cx.to_one(Page::Record, entry),
        reply: &|entry| cx.to_one(Page::Entry, entry),
        wrong: &|entry| cx.to_one(Page::Wrong, entry),
        mark: &|entry| cx.to_one(Page::Mark, entry),
        stay: &|entry| cx.to_one(Page::Stay, entry),
        settle: &|_| String::new(),
        receipt: &|entry| cx.to_one(Page::Receipt, entry),
    };
    Ok(RecordPage {
        t: cx.t.clone(),
        look: cx.look(Look::space).live(cx.to(Page::Live)),
        items: Reader::new(&cx.t, seen, &book, entries.iter().rev()).items(part, entries, &ways),
        earlier: next.map(|entry| cx.to_one(Page::Record, entry)),
        newest: from.map(|_| cx.to(Page::Record)),
        check: cx.to(Page::Whole),
    })
}

async fn told(cx: Cx<Beside>) -> Answer {
    let from = if cx.ids.count() > 1 { Some(cx.ids.at(1)?) } else { None };
    let room = cx.right.room;
    let read = cx.site.app.read_entries(&cx.right.who, room, Purpose::Prepare).await?;
    let (part, next) = part(&read.entries, from)?;
    let book = cx.site.app.book();
    let ways = Ways {
        here: &|entry| cx.to_two(Page::Told, room, entry),
        reply: &|entry| cx.to_two(Page::Answer, room, entry),
        wrong: &|_| String::new(),
        mark: &|_| String::new(),
        stay: &|_| String::new(),
        settle: &|entry| cx.to_two(Page::Settle, room, entry),
        receipt: &|_| String::new(),
    };
    let reader = Reader::new(&cx.t, &read.seen, &book, read.entries.iter().rev());
    page(&ToldPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who).live(cx.to_one(Page::Live, room)),
        who: Who::of(&read.seen),
        whole: read.seen.knows_care(),
        person: cx.to_one(Page::Person, room),
        items: reader.items(part, &read.entries, &ways),
        earlier: next.map(|entry| cx.to_two(Page::Told, room, entry)),
        newest: from.map(|_| cx.to_one(Page::Told, room)),
    })
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    own_samples(album)?;
    let (t, look) = album.around(Look::staff);
    let reply = |entry: EntryId| album.of_one(Page::Answer, entry);
    let none = |_| String::new();
    let ways = of_staff(&reply, &none);
    let items = sample::Room::of_everything().read(&t, sample::amira(), &ways);
    let (who, person) = (Who::sample(true), album.of(Page::Person));
    let told = ToldPage { t, look, who, whole: true, person, items, earlier: None, newest: None };
    album.put("told", told)?;
    let ((t, look), person) = (album.around(Look::company), album.of(Page::Person));
    let (who, items) = (Who::sample(false), Vec::new());
    let told = ToldPage { t, look, who, whole: false, person, items, earlier: None, newest: None };
    album.put("told_between", told)
}

fn own_samples(album: &mut Album) -> askama::Result<()> {
    let rooms = [
        ("record", Some(sample::Room::of_a_note())),
        ("record_view", Some(sample::Room::of_two_views(None))),
        ("record_views", Some(sample::Room::of_two_views(Some(How::BothStand)))),
        ("record_heard", Some(sample::Room::of_words())),
        ("record_all", Some(sample::Room::of_everything())),
        ("record_empty", None),
    ];
    for (name, room) in rooms {
        let (t, look) = album.around(Look::space);
        let ways = Ways {
            here: &|entry| album.of_one(Page::Record, entry),
            reply: &|entry| album.of_one(Page::Entry, entry),
            wrong: &|entry| album.of_one(Page::Wrong, entry),
            mark: &|entry| album.of_one(Page::Mark, entry),
            stay: &|entry| album.of_one(Page::Stay, entry),
            settle: &|_| String::new(),
            receipt: &|entry| album.of_one(Page::Receipt, entry),
        };
        let items = room.map(|room| room.read(&t, sample::noor(), &ways)).unwrap_or_default();
        let (record, check) = (album.of(Page::Record), album.of(Page::Whole));
        let look = look.at(&record);
        let earlier = (!items.is_empty()).then(|| record.clone());
        let newest = earlier.clone();
        album.put(name, RecordPage { t, look, items, earlier, newest, check })?;
    }
    Ok(())
}

/// The ways of staff in samples: one address for all that leads anywhere.
fn of_staff<'a>(
    one: &'a dyn Fn(EntryId) -> String,
    none: &'a dyn Fn(EntryId) -> String,
) -> Ways<'a> {
    let (here, reply, settle) = (one, one, one);
    Ways { here, reply, settle, wrong: none, mark: none, stay: none, receipt: none }
}

/// A note and the client's view of it, for the samples of the page that answers it.
pub(crate) fn sample_dispute(t: &Text, over: bool) -> [Shown; 2] {
    let none = |_| String::new();
    let room = sample::Room::of_two_views(over.then_some(How::BothStand));
    let items = room.read(t, sample::amira(), &of_staff(&none, &none));
    let mut entries = items.into_iter().rev().filter_map(|item| match item {
        Item::Entry(one) => Some(*one),
        Item::Visits(_) => None,
    });
    let written = entries.find(|one| !one.views.is_empty()).unwrap_or_default();
    let said = entries.next().unwrap_or_default();
    let bare = Shown { views: Vec::new(), answers: Vec::new(), ..written };
    [bare, Shown { to: None, ..said }]
}

/// Words that wait, for the samples of the page on which they are read.
pub(crate) fn sample_words(t: &Text, album: &Album) -> Vec<Shown> {
    let reply = |entry: EntryId| album.of_one(Page::Answer, entry);
    let none = |_| String::new();
    let ways = of_staff(&reply, &none);
    let items = sample::Room::of_words().read(t, sample::amira(), &ways);
    let entries = items.into_iter().filter_map(|item| match item {
        Item::Entry(one) if !one.heard.is_empty() => Some(*one),
        Item::Entry(_) | Item::Visits(_) => None,
    });
    entries.take(2).collect()
}

/// A note that was answered, for the samples of the pages that answer one.
pub(crate) fn sample_entry(t: &Text) -> Shown {
    let none = |_| String::new();
    let ways = of_staff(&none, &none);
    let items = sample::Room::of_a_note().read(t, sample::noor(), &ways);
    let noted = items.into_iter().rev().find_map(|item| match item {
        Item::Entry(one) if !one.answers.is_empty() => Some(*one),
        Item::Entry(_) | Item::Visits(_) => None,
    });
    noted.unwrap_or_default()
}
