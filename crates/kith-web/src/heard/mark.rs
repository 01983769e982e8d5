//! How an answer was for the client: "understood", "not quite", or nothing. They may say it, say
//! something else later, and take it back.

use kith_core::EntryId;
use kith_core::heard::{Command, Mark};

use crate::answer::{Answer, Turned, go};
use crate::cx::Cx;
use crate::paths::Page;
use crate::record::Reader;
use crate::right::SecondDoor;
use crate::table::Table;

pub(super) fn routes(table: &mut Table) {
    table.change(Page::Mark, send);
}

/// A place to say how an answer was, or that something was read.
#[derive(Clone, Debug)]
pub(crate) struct Marking {
    /// Where the form goes.
    pub(crate) action: String,
    /// The name of what it sends.
    pub(crate) field: &'static str,
    /// What was said until now; empty where nothing was.
    pub(crate) said: String,
    /// What can be said instead: the value in the form, and its words.
    pub(crate) ways: Vec<(String, String)>,
    /// What the buttons are about, for whoever hears the page.
    pub(crate) about: String,
}

/// The value that takes back what was said.
const NOTHING: &str = "nothing";

impl Marking {
    /// The place for an entry; `None` where it is no answer of somebody else.
    pub(crate) fn of(
        reader: &Reader<'_>,
        entry: EntryId,
        action: &dyn Fn(EntryId) -> String,
    ) -> Option<Self> {
        let (t, seen) = (reader.t, reader.seen);
        if !seen.may_mark(entry) {
            return None;
        }
        let now = seen.mark(entry);
        let others = Mark::ALL.into_iter().filter(|mark| now != Some(*mark));
        let mut ways: Vec<_> = others
            .map(|mark| (mark.word().to_owned(), t.one_of("heard-mark", mark.word())))
            .collect();
        if now.is_some() {
            ways.push((NOTHING.to_owned(), t.get("heard-mark-nothing")));
        }
        Some(Self {
            action: action(entry),
            field: "mark",
            said: super::marked(reader, entry),
            ways,
            about: t.get("heard-mark-about"),
        })
    }
}

async fn send(cx: Cx<SecondDoor>) -> Answer {
    let answer: EntryId = cx.ids.at(0)?;
    let said = cx.form.get("mark");
    let mark = Mark::ALL.into_iter().find(|mark| mark.word() == said);
    if mark.is_none() && said != NOTHING {
        return Err(Turned::Missing);
    }
    let (who, room) = (&cx.right.who, cx.right.room);
    cx.site.app.act(who, room, Command::Mark { answer, mark }).await?;
    go(&cx.to_one(Page::Record, answer))
}
