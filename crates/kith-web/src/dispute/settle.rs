//! For whoever is asked: what was written, what the client says, and two equal ways to answer,
//! each with words. Nothing that was typed is lost when it cannot be taken.

use askama::Template;
use axum::http::StatusCode;
use kith_app::{AppError, Read};
use kith_core::heard::Stands;
use kith_core::note::{Command, How, Standing, View};
use kith_core::{Entry, EntryId, Purpose, Refusal};

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping, parse_version};
use crate::form::{Filled, Form};
use crate::heard::Marking;
use crate::lens::Lens;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::person::Who;
use crate::record::{Reader, Shown};
use crate::right::Beside;
use crate::text::Text;

/// Two views. Sends `agreed`, `both-stand`, and `do` as one of these, or as `over`.
#[derive(Debug, Template)]
#[template(path = "dispute/settle.html")]
pub(super) struct SettlePage {
    /// The reader's words.
    pub(super) t: Text,
    /// What stands around the page.
    pub(super) look: Look,
    /// Whose view it is.
    pub(super) who: Who,
    /// What was written.
    pub(super) written: Shown,
    /// What the client says, and where it stands.
    pub(super) said: Shown,
    /// Whether the reader can answer it.
    pub(super) open: bool,
    /// Whether agreeing corrects a note of the reader's own; else it is an answer.
    pub(super) own_note: bool,
    /// What each of the two fields holds.
    pub(super) agreed: String,
    pub(super) both_stand: String,
    /// Where the form goes.
    pub(super) action: String,
    pub(super) lens: Lens,
    pub(super) problems: Problems,
    pub(super) keeping: Keeping,
    /// To the record, at what it is about.
    pub(super) back: String,
}

/// The view that the address names, and the entries of both.
fn find<'a>(cx: &Cx<Beside>, read: &'a Read) -> Result<(View, &'a Entry, &'a Entry), Turned> {
    let view = read.seen.dispute(cx.ids.at(1)?).ok_or(Turned::Missing)?;
    let entry = |id: EntryId| read.entries.iter().find(|entry| entry.id == id);
    let (to, said) = entry(view.to).zip(entry(view.entry)).ok_or(Turned::Missing)?;
    Ok((view, to, said))
}

async fn read(cx: &Cx<Beside>) -> Result<Read, Turned> {
    Ok(cx.site.app.read_entries(&cx.right.who, cx.right.room, Purpose::Answer).await?)
}

async fn view(cx: &Cx<Beside>, typed: Option<Filled>) -> Result<SettlePage, Turned> {
    let (who, room, read) = (&cx.right.who, cx.right.room, read(cx).await?);
    let (view, to, said) = find(cx, &read)?;
    let (draft, keeping) = cx.keeping(who, room).await?;
    let book = cx.site.app.book();
    let reader = Reader::new(&cx.t, &read.seen, &book, read.entries.iter().rev());
    let now = read.seen.would_correct(&view);
    let mine = matches!(view.standing, Standing::Waits(of, _) if of == who.person);
    let marking = (mine && !has_read(&read, &view)).then(|| press(cx, &view));
    let again = typed.is_some();
    let filled = typed.or_else(|| draft.map(Filled::new));
    let form = filled.as_ref().map(|filled| &filled.form);
    let field = |how: How| form.map(|form| form.get(how.word()).to_owned());
    let lens = match form.filter(|_| cx.form.get("do") == "over") {
        Some(form) => Lens::over(&cx.site, &cx.t, &read.seen, &words(form)),
        None => Lens::default(),
    };
    Ok(SettlePage {
        written: Shown { views: Vec::new(), answers: Vec::new(), ..reader.show(to) },
        said: Shown { marking, ..reader.show(said) },
        open: mine || again,
        own_note: now.is_some(),
        agreed: field(How::Agreed).unwrap_or_else(|| now.unwrap_or_default().to_owned()),
        both_stand: field(How::BothStand).unwrap_or_default(),
        action: cx.here(),
        lens,
        problems: filled.map(|filled| filled.problems).unwrap_or_default(),
        keeping,
        back: cx.to_two(Page::Told, room, view.to),
        who: Who::of(&read.seen),
        look: cx.staff_look(who).live(cx.to_one(Page::Live, room)),
        t: cx.t.clone(),
    })
}

/// What is typed in both fields, for the lens.
fn words(form: &Form) -> String {
    How::ALL.map(|how| form.get(how.word())).join("\n")
}

/// Whether the reader said that they have read it.
fn has_read(read: &Read, view: &View) -> bool {
    let heard = read.seen.heard(view.entry).map(|heard| heard.stands);
    let me = read.seen.who().person;
    matches!(heard, Some(Stands::Read(reads)) if reads.iter().any(|(by, _)| by.person == me))
}

/// The place to say that one has read it, before one can answer.
fn press(cx: &Cx<Beside>, view: &View) -> Marking {
    let ways = vec![(view.entry.to_string(), cx.t.get("dispute-read"))];
    let action = cx.to_one(Page::Words, cx.right.room);
    Marking { action, field: "entries", said: String::new(), ways, about: String::new() }
}

pub(super) async fn show(cx: Cx<Beside>) -> Answer {
    page(&view(&cx, None).await?)
}

/// Only what this person may read can be answered by them, so it is looked up first.
pub(super) async fn send(cx: Cx<Beside>) -> Answer {
    let (who, room, read) = (&cx.right.who, cx.right.room, read(&cx).await?);
    let (found, ..) = find(&cx, &read)?;
    let sent = cx.form.get("do");
    if sent == "over" {
        let (name, at) = (cx.draft_name(), parse_version(cx.form.get("version")));
        cx.site.app.save_draft(who, room, &name, at, &cx.form.encode()).await?;
        return page(&view(&cx, Some(Filled::new(cx.form.clone()))).await?);
    }
    let how = How::ALL.into_iter().find(|how| how.word() == sent).ok_or(Turned::Missing)?;
    let text = cx.form.text(how.word());
    let same = read.seen.would_correct(&found).is_some_and(|now| now.trim() == text.trim());
    if how == How::Agreed && same {
        return again(&cx, how, cx.t.get("dispute-unchanged")).await;
    }
    let command = Command::Settle { dispute: found.entry, how, text };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_two(Page::Told, room, found.to)),
        Err(error) => {
            let words = refused(&cx, error, &read.seen.about().name)?;
            again(&cx, how, words).await
        }
    }
}

async fn again(cx: &Cx<Beside>, how: How, words: String) -> Answer {
    let filled = Filled::again(&cx.form, how.word(), words);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(cx, Some(filled)).await?)
}

/// What to look at again: nothing was sent, and what was typed is still there.
fn refused(cx: &Cx<Beside>, error: AppError, name: &str) -> Result<String, Turned> {
    let key = match refusal(error)? {
        Refusal::Empty => "reply-empty",
        Refusal::TooLong { .. } => "reply-long",
        Refusal::AlreadyDone | Refusal::NotYours => "dispute-closed",
        other => return Err(Turned::Refused(other)),
    };
    Ok(cx.t.say(key).with("name", name).to_string())
}
