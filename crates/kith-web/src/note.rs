//! A shared note: written for the person it speaks of, kept as a draft while it is written,
//! shown as they will read it, and sealed when it is finished. Correcting one's own note is the
//! same page; both versions stay. A new note may bring a promise. The lens reads along.

mod entry;
mod form;
mod samples;

use askama::Template;
use axum::http::StatusCode;
use kith_core::note::{Command, Note};
use kith_core::promise::Terms;
use kith_core::words::LONG;
use kith_core::{Entry, EntryId, MeetingId, Near, NoteId, PromiseId, Purpose, Seen, note, promise};

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::capabilities::tell;
use crate::cx::{Cx, Keeping, moment, parse_version};
use crate::lens::Lens;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::person::Who;
use crate::promise::{to_all, ways};
use crate::record::{Reader, Row};
use crate::right::{Beside, Cares};
use crate::table::Table;
use crate::text::Text;

use form::{Typed, meetings};

pub(crate) use entry::{brief, card, told};
pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Note, |cx: Cx<Cares>| show(cx.beside()))
        .write(Page::Note, |cx: Cx<Cares>| write(cx.beside()))
        .show(Page::Correct, |cx: Cx<Cares>| show(cx.beside()))
        .write(Page::Correct, |cx: Cx<Cares>| write(cx.beside()));
}

/// An entry as the client will read it.
#[derive(Clone, Debug)]
struct Preview {
    title: String,
    who: String,
    when: String,
    machine: String,
    rows: Vec<Row>,
    text: String,
}

/// What the note is about, or which one is corrected.
#[derive(Clone, Debug)]
enum Subject {
    /// One meeting, named in the address.
    Meeting(String),
    /// To be chosen.
    Open(Vec<Choice>),
    /// An earlier note, with its words as they stand.
    Earlier {
        /// When they were written.
        when: String,
        /// The words.
        text: String,
    },
}

/// Writing a note. Sends `text`, `meeting`, and `do` as `preview`, `over` or `finish`; with a promise
/// also `promise`, `by` and `day`.
#[derive(Debug, Template)]
#[template(path = "note/note.html")]
pub(crate) struct NotePage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the form goes.
    action: String,
    /// Who it is for.
    who: Who,
    /// Who else reads it, by name; may be empty.
    others: String,
    /// What it is about.
    subject: Subject,
    /// What the fields hold.
    typed: Typed,
    /// By when something may be promised with it; empty where an earlier note is corrected.
    ways: Vec<Choice>,
    /// As they will read it: the note, and what is promised with it.
    preview: Vec<Preview>,
    /// What the lens says, if it was asked.
    lens: Lens,
    /// Drafts.
    keeping: Keeping,
    /// What to look at again.
    problems: Problems,
    /// Back to the person.
    person: String,
    /// What is promised already.
    promises: String,
}

/// What the address names.
enum Named {
    /// A new note, about this meeting or about one to be chosen.
    New(Option<MeetingId>),
    /// A note of one's own.
    Own(NoteId),
}

fn named(cx: &Cx<Beside>, seen: &Seen) -> Result<Named, Turned> {
    if cx.page == Page::Correct {
        let note = own_note(seen, cx.ids.at(1)?)?;
        return Ok(Named::Own(note.id));
    }
    if cx.ids.count() < 2 {
        return Ok(Named::New(None));
    }
    let meeting = seen.meeting(cx.ids.at(1)?).ok_or(Turned::Missing)?;
    Ok(Named::New(Some(meeting.id)))
}

fn own_note(seen: &Seen, id: NoteId) -> Result<&Note, Turned> {
    let own = seen.note(id).filter(|note| note.by.person == seen.who().person);
    own.ok_or(Turned::Missing)
}

/// What was sent, if anything was, and what came of it.
#[derive(Default)]
struct Sent {
    typed: Option<Typed>,
    preview: bool,
    /// Whether it is read over.
    over: bool,
    /// What is promised with it.
    terms: Option<Terms>,
    problems: Problems,
}

async fn view(cx: &Cx<Beside>, seen: &Seen, sent: Sent) -> Result<NotePage, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let named = named(cx, seen)?;
    let (draft, keeping) = cx.keeping(who, room).await?;
    let kept = sent.typed.or_else(|| draft.as_ref().map(Typed::read));
    let (subject, typed) = match named {
        Named::New(Some(meeting)) => {
            let typed = kept.unwrap_or_default();
            (Subject::Meeting(form::when(&cx.t, seen, meeting)), typed.about(meeting))
        }
        Named::New(None) => {
            (Subject::Open(meetings(&cx.t, seen)), kept.unwrap_or_else(|| Typed::first(seen)))
        }
        Named::Own(note) => {
            let current = own_note(seen, note)?.current().ok_or(Turned::Missing)?;
            let (when, text) = (cx.t.day_time(moment(current.at)), current.text.clone());
            let typed = kept.unwrap_or_else(|| Typed::words(text.clone()));
            (Subject::Earlier { when, text }, typed)
        }
    };
    let preview = if sent.preview { preview(cx, seen, &typed, sent.terms) } else { Vec::new() };
    let over = sent.preview || sent.over;
    let read = over.then(|| Lens::over(&cx.site, &cx.t, seen, &typed.text));
    let new = !matches!(subject, Subject::Earlier { .. });
    Ok(NotePage {
        t: cx.t.clone(),
        look: cx.staff_look(who),
        action: cx.here(),
        who: Who::of(seen),
        others: readers(seen),
        subject,
        typed,
        ways: if new { ways(&cx.t, seen) } else { Vec::new() },
        preview,
        lens: read.unwrap_or_default(),
        keeping,
        problems: sent.problems,
        person: cx.to_one(Page::Person, room),
        promises: to_all(cx),
    })
}

/// The names of everybody else who will read it: those who have a part in the client's care.
fn readers(seen: &Seen) -> String {
    let care = seen.beside().filter(|bond| bond.role.near() == Some(Near::Care));
    let others = care.filter(|bond| bond.person != seen.who().person);
    others.map(|bond| bond.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The same words that the record will have, by the same way.
fn preview(cx: &Cx<Beside>, seen: &Seen, typed: &Typed, terms: Option<Terms>) -> Vec<Preview> {
    let (text, note) = (typed.text.clone(), NoteId([0; 16]));
    let fact = match cx.page {
        Page::Correct => note::Fact::Corrected { note, text, dispute: None },
        _ => note::Fact::Finished { note, meeting: typed.meeting(seen), text },
    };
    let made = terms.zip(seen.my_bond()).map(|(terms, own)| {
        let (promise, bond) = (PromiseId([0; 16]), own.id);
        promise::Fact::Made { promise, bond, terms, note: Some(note), repair: None }.into()
    });
    let facts = [fact.into()].into_iter().chain(made);
    facts.map(|fact| previewed(cx, seen, fact)).collect()
}

fn previewed(cx: &Cx<Beside>, seen: &Seen, fact: kith_core::Fact) -> Preview {
    let (who, at) = (&cx.right.who, cx.site.app.now());
    let entry = Entry { id: EntryId([0; 16]), by: who.author(), at, fact };
    let book = cx.site.app.book();
    let told = tell(&Reader::new(&cx.t, seen, &book, std::iter::empty()), &entry);
    Preview {
        title: told.title,
        who: who.name.clone(),
        when: cx.t.day_time(moment(at)),
        machine: cx.t.machine(moment(at)),
        rows: told.rows,
        text: told.words.into_iter().map(|row| row.text).collect(),
    }
}

async fn read(cx: &Cx<Beside>) -> Result<Seen, Turned> {
    Ok(cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Write).await?)
}

async fn show(cx: Cx<Beside>) -> Answer {
    let seen = read(&cx).await?;
    page(&view(&cx, &seen, Sent::default()).await?)
}

async fn write(cx: Cx<Beside>) -> Answer {
    let seen = read(&cx).await?;
    let typed = Typed::read(&cx.form);
    if cx.form.get("do") == "over" {
        keep(&cx).await?;
        let sent = Sent { typed: Some(typed), over: true, ..Sent::default() };
        return page(&view(&cx, &seen, sent).await?);
    }
    let terms = match checked(&cx, &typed) {
        Ok(terms) => terms,
        Err(problems) => {
            let sent = Sent { typed: Some(typed), problems, ..Sent::default() };
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&cx, &seen, sent).await?);
        }
    };
    if cx.form.get("do") == "preview" {
        keep(&cx).await?;
        let sent = Sent { typed: Some(typed), preview: true, terms, ..Sent::default() };
        return page(&view(&cx, &seen, sent).await?);
    }
    let command = command(&cx, &seen, typed, terms)?;
    let (who, room) = (&cx.right.who, cx.right.room);
    cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await?;
    go(&cx.to_one(Page::Person, room))
}

/// What is promised with the note, or what to look at again.
fn checked(cx: &Cx<Beside>, typed: &Typed) -> Result<Option<Terms>, Problems> {
    let mut problems = Problems::none();
    if typed.text.trim().is_empty() {
        problems.add("text", cx.t.get("note-empty"));
    } else if typed.text.len() > LONG {
        problems.add("text", cx.t.get("note-long"));
    }
    let promises = cx.page == Page::Note && !typed.promise.is_empty();
    let terms = promises.then(|| typed.promise.terms(cx, "promise")).transpose();
    match terms {
        Ok(terms) if problems.is_empty() => Ok(terms),
        Ok(_) => Err(problems),
        Err(more) => Err(problems.and(more)),
    }
}

/// Looking at it keeps it, so that nothing is lost without scripts either.
async fn keep(cx: &Cx<Beside>) -> Result<(), Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let (name, at) = (cx.draft_name(), parse_version(cx.form.get("version")));
    cx.site.app.save_draft(who, room, &name, at, &cx.form.encode()).await?;
    Ok(())
}

fn command(
    cx: &Cx<Beside>,
    seen: &Seen,
    typed: Typed,
    terms: Option<Terms>,
) -> Result<Command, Turned> {
    Ok(match named(cx, seen)? {
        Named::Own(note) => Command::Correct { note, text: typed.text },
        Named::New(meeting) => {
            let meeting = meeting.or_else(|| typed.meeting(seen));
            let note = NoteId(cx.once().map_or_else(|| cx.site.app.new_id(), |once| once.0));
            let promise = terms.map(|terms| (PromiseId(cx.site.app.new_id()), terms));
            Command::Finish { note, meeting, text: typed.text, promise }
        }
    })
}
