//! For whoever meets a client: what there is to read, in the client's words, and one press to say
//! that it was read. Nobody else can say it for them, and no page says it by being opened.

use askama::Template;
use kith_app::Read;
use kith_core::heard::{Command, Unread};
use kith_core::{Entry, EntryId, Fact, Purpose, heard};

use super::Marking;
use crate::answer::{Answer, Turned, go, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::record::{self, Reader, Shown, Ways};
use crate::right::{Beside, Meets};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(super) fn routes(table: &mut Table) {
    table
        .show(Page::Words, |cx: Cx<Meets>| show(cx.beside()))
        .change(Page::Words, |cx: Cx<Meets>| read(cx.beside()));
}

/// What there is to read. Sends `entries`.
#[derive(Debug, Template)]
#[template(path = "heard/words.html")]
pub(crate) struct WordsPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// The client's name.
    name: String,
    /// What waits, the longest overdue first.
    items: Vec<Shown>,
    /// The values of all of them, for one press.
    all: String,
    /// Where the form goes.
    action: String,
    /// Back to the person.
    person: String,
}

async fn show(cx: Cx<Beside>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let read = cx.site.app.read_entries(who, room, Purpose::Answer).await?;
    let book = cx.site.app.book();
    let none = |_| String::new();
    let ways = Ways {
        here: &|entry| cx.to_two(Page::Told, room, entry),
        reply: &|entry| cx.to_two(Page::Answer, room, entry),
        wrong: &none,
        mark: &none,
        stay: &none,
        settle: &|entry| cx.to_two(Page::Settle, room, entry),
        receipt: &none,
    };
    let reader = Reader::new(&cx.t, &read.seen, &book, read.entries.iter().rev());
    let mut unread = read.seen.unread();
    unread.truncate(heard::MOST);
    let ids: Vec<String> = unread.iter().map(|one| one.entry.to_string()).collect();
    page(&WordsPage {
        t: cx.t.clone(),
        look: cx.staff_look(who).live(cx.to_one(Page::Live, room)),
        name: read.seen.about().name.clone(),
        items: items(&reader, &read, &unread, (&ways, &cx.here())),
        all: ids.join(" "),
        action: cx.here(),
        person: cx.to_one(Page::Person, room),
    })
}

fn items(
    reader: &Reader<'_>,
    read: &Read,
    unread: &[Unread],
    (ways, action): (&Ways<'_>, &str),
) -> Vec<Shown> {
    let entry = |one: &Unread| read.entries.iter().find(|entry| entry.id == one.entry);
    let found = unread.iter().filter_map(|one| Some((one, entry(one)?)));
    found
        .map(|(one, entry)| {
            let shown = reader.one(entry, &read.entries, ways);
            let press = press(reader.t, action, one.entry.to_string(), (one.mine, &shown));
            Shown { reply: reply(entry, ways), marking: Some(press), ..shown }
        })
        .collect()
}

/// The place to say that something was read.
fn press(t: &Text, action: &str, id: String, (mine, one): (bool, &Shown)) -> Marking {
    let about = t.say("shell-about").with("what", &one.told.title);
    Marking {
        action: action.to_owned(),
        field: "entries",
        said: if mine { String::new() } else { t.get("heard-words-also") },
        ways: vec![(id, t.get("heard-words-read"))],
        about: format!("{about}, {}", one.when),
    }
}

/// Where something is answered: what was not quite an answer, at that answer.
fn reply(entry: &Entry, ways: &Ways<'_>) -> String {
    match &entry.fact {
        Fact::Heard(heard::Fact::Marked { answer, .. }) => (ways.reply)(*answer),
        _ => (ways.reply)(entry.id),
    }
}

/// Only who may open the room is told anything; nothing chosen is nothing said.
async fn read(cx: Cx<Beside>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    cx.site.app.read(who, room, Purpose::Answer).await?;
    let ids = cx.form.get("entries").split_whitespace().map(str::parse);
    let entries: Vec<EntryId> = ids.collect::<Result<_, _>>().map_err(|_| Turned::Missing)?;
    if !entries.is_empty() {
        cx.site.app.act(who, room, Command::Read { entries }).await?;
    }
    go(&cx.here())
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, empty) in [("heard_words", false), ("heard_words_none", true)] {
        let ((t, look), person) = (album.around(Look::staff), album.of(Page::Person));
        let action = album.of_one(Page::Words, 1);
        let shown = if empty { Vec::new() } else { record::sample_words(&t, album) };
        let item = |(place, one): (usize, Shown)| {
            let id = EntryId([u8::try_from(place).unwrap_or_default(); 16]).to_string();
            Shown { marking: Some(press(&t, &action, id, (true, &one))), ..one }
        };
        let items: Vec<_> = shown.into_iter().enumerate().map(item).collect();
        let (all, look) = ("1 2".to_owned(), look.at(&action));
        album.put(name, WordsPage { t, look, name: "Noor".into(), items, all, action, person })?;
    }
    Ok(())
}
