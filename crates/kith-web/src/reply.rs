//! Answering an entry: a reply by either side, and the client's "this is not right". The words
//! stand beside what they answer, with equal rank.

use askama::Template;
use axum::http::StatusCode;
use kith_app::{AppError, Read};
use kith_core::heard::Writing;
use kith_core::{Actor, Entry, EntryId, Fact, Purpose, Refusal, RoomId, note};

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::{Cx, Keeping, parse_version};
use crate::dispute;
use crate::form::Filled;
use crate::heard;
use crate::lens::Lens;
use crate::look::Look;
use crate::paths::Page;
use crate::person::Who;
use crate::record::{Reader, Shown};
use crate::right::{Beside, Meets, Right, SecondDoor};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Entry, reply)
        .write(Page::Entry, send_reply)
        .show(Page::Wrong, wrong)
        .write(Page::Wrong, send_wrong)
        .show(Page::Answer, |cx: Cx<Meets>| answer(cx.beside()))
        .write(Page::Answer, |cx: Cx<Meets>| send_answer(cx.beside()));
}

/// An entry and a place to answer it, for the client. Sends `words`.
#[derive(Debug, Template)]
#[template(path = "reply/reply.html")]
pub(crate) struct ReplyPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Whether it is said that the entry is not right.
    wrong: bool,
    /// The entry and the form.
    part: Part,
}

/// The same for staff. Sends `words`, and `do` as `over` to have them read over.
#[derive(Debug, Template)]
#[template(path = "reply/staff.html")]
pub(crate) struct AnswerPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Who they are.
    who: Who,
    /// The entry and the form.
    part: Part,
}

/// What both show: the entry, and the form below it.
#[derive(Debug)]
pub(crate) struct Part {
    /// The entry.
    one: Shown,
    /// Where the form goes.
    action: String,
    /// Back to the record.
    back: String,
    /// What was typed, and what to look at again.
    filled: Filled,
    /// Who is asked to read it, and by when; empty for staff.
    heard: String,
    /// What the lens says to staff; clients write as they like.
    lens: Option<Lens>,
    /// Drafts.
    keeping: Keeping,
}

/// The entry that is answered. Visits cannot be answered.
fn find(read: &Read, id: EntryId) -> Result<&Entry, Turned> {
    let found = read.entries.iter().find(|entry| entry.id == id);
    found.filter(|entry| !matches!(entry.fact, Fact::Opened(_))).ok_or(Turned::Missing)
}

async fn part<R: Right>(
    cx: &Cx<R>,
    (who, room): (&Actor, RoomId),
    read: &Read,
    entry: &Entry,
    typed: Option<Filled>,
) -> Result<Part, Turned> {
    let (draft, keeping) = cx.keeping(who, room).await?;
    let filled = typed.unwrap_or_else(|| Filled::new(draft.unwrap_or_default()));
    let book = cx.site.app.book();
    let one = Reader::new(&cx.t, &read.seen, &book, read.entries.iter().rev()).show(entry);
    let (action, back, heard) = (cx.here(), String::new(), String::new());
    Ok(Part { one, action, back, filled, heard, lens: None, keeping })
}

/// What to look at again, when the words cannot be taken as they are.
fn again<R: Right>(cx: &Cx<R>, error: AppError) -> Result<Filled, Turned> {
    let words = match error {
        AppError::Refused(Refusal::Empty) => cx.t.get("reply-empty"),
        AppError::Refused(Refusal::TooLong { .. }) => cx.t.get("reply-long"),
        other => return Err(other.into()),
    };
    Ok(Filled::again(&cx.form, "words", words))
}

async fn client_page(cx: &Cx<SecondDoor>, typed: Option<Filled>) -> Result<ReplyPage, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let id = cx.ids.at(0)?;
    let read = cx.site.app.read_entries(who, room, Purpose::Own).await?;
    let (entry, wrong) = (find(&read, id)?, cx.page == Page::Wrong);
    if wrong && !read.seen.may_dispute(id) {
        return Err(Turned::Missing);
    }
    let part = part(cx, (who, room), &read, entry, typed).await?;
    let heard = if wrong {
        dispute::ahead(cx, &read.seen, id)
    } else {
        heard::ahead(cx, &read.seen, Writing::Entry(id))
    };
    let part = Part { back: cx.to_one(Page::Record, id), heard, ..part };
    Ok(ReplyPage { t: cx.t.clone(), look: cx.look(Look::space), wrong, part })
}

async fn reply(cx: Cx<SecondDoor>) -> Answer {
    page(&client_page(&cx, None).await?)
}

async fn wrong(cx: Cx<SecondDoor>) -> Answer {
    page(&client_page(&cx, None).await?)
}

async fn send_reply(cx: Cx<SecondDoor>) -> Answer {
    let command = note::Command::Reply { to: cx.ids.at(0)?, text: cx.form.text("words") };
    send(cx, command).await
}

async fn send_wrong(cx: Cx<SecondDoor>) -> Answer {
    let command = note::Command::SayNotRight { to: cx.ids.at(0)?, text: cx.form.text("words") };
    send(cx, command).await
}

async fn send(cx: Cx<SecondDoor>, command: note::Command) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let id: EntryId = cx.ids.at(0)?;
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Record, id)),
        Err(error) => {
            let view = client_page(&cx, Some(again(&cx, error)?)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

async fn staff_page(cx: &Cx<Beside>, typed: Option<Filled>) -> Result<AnswerPage, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let id = cx.ids.at(1)?;
    let read = cx.site.app.read_entries(who, room, Purpose::Answer).await?;
    let entry = find(&read, id)?;
    let part = part(cx, (who, room), &read, entry, typed).await?;
    let lens = match cx.form.get("do") {
        "over" => Lens::over(&cx.site, &cx.t, &read.seen, cx.form.get("words")),
        _ => Lens::default(),
    };
    let part = Part { back: cx.to_two(Page::Told, room, id), lens: Some(lens), ..part };
    let (t, look, who) = (cx.t.clone(), cx.staff_look(who), Who::of(&read.seen));
    Ok(AnswerPage { t, look, who, part })
}

async fn answer(cx: Cx<Beside>) -> Answer {
    page(&staff_page(&cx, None).await?)
}

/// Only what this person may read can be answered by them, so it is looked up first.
async fn send_answer(cx: Cx<Beside>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let id: EntryId = cx.ids.at(1)?;
    find(&cx.site.app.read_entries(who, room, Purpose::Answer).await?, id)?;
    if cx.form.get("do") == "over" {
        let (name, at) = (cx.draft_name(), parse_version(cx.form.get("version")));
        cx.site.app.save_draft(who, room, &name, at, &cx.form.encode()).await?;
        return page(&staff_page(&cx, Some(Filled::new(cx.form.clone()))).await?);
    }
    let command = note::Command::Reply { to: id, text: cx.form.text("words") };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_two(Page::Told, room, id)),
        Err(error) => {
            let view = staff_page(&cx, Some(again(&cx, error)?)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

fn sample(album: &Album, t: &Text, page: Page, empty: bool) -> Part {
    let one = crate::record::sample_entry(t);
    let mut filled = Filled::default();
    if empty {
        filled.problems.add("words", t.get("reply-empty"));
    }
    let (action, back) = (album.of(page), album.of(Page::Record));
    let heard = match page {
        Page::Answer => String::new(),
        Page::Wrong => dispute::ahead_sample(t),
        _ => heard::ahead_sample(t),
    };
    let lens = (page == Page::Answer).then(|| Lens::sample(t));
    Part { one, action, back, filled, heard, lens, keeping: Album::keeping(empty) }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, at, empty) in [
        ("reply", Page::Entry, false),
        ("reply_empty", Page::Entry, true),
        ("wrong", Page::Wrong, false),
    ] {
        let (t, look) = album.around(Look::space);
        let part = sample(album, &t, at, empty);
        album.put(name, ReplyPage { t, look, wrong: at == Page::Wrong, part })?;
    }
    let (t, look) = album.around(Look::staff);
    let part = sample(album, &t, Page::Answer, false);
    album.put("answer", AnswerPage { t, look, who: Who::sample(true), part })
}
