//! A form that somebody beside the client asked for, in the words that its file brought.
//! Every item can be skipped; a total is shown only where there is one, and a word for it
//! only to a client who wants it.

mod entry;
mod samples;
mod sent;

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::http::StatusCode;
use kith_core::bond::Status;
use kith_core::form::{Ask, Command};
use kith_core::{AskId, Purpose, Refusal, Seen, State};
use kith_measure::form::{FormFile, FormItem};

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::form::Form;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;

pub(crate) use entry::told;
pub(crate) use samples::samples;

/// What the form sends for an item that is skipped. Answers are sent by their place.
const SKIP: &str = "skip";

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Form, show).write(Page::Form, send);
}

/// One item as it is shown.
#[derive(Clone, Debug)]
struct Item {
    /// The name of its field.
    name: String,
    /// Words that stand before it.
    lead: Vec<String>,
    words: String,
    choices: Vec<Choice>,
    chosen: String,
}

/// The form. Sends one field for each item, by its place.
#[derive(Debug, Template)]
#[template(path = "fill/fill.html")]
struct FillPage {
    t: Text,
    look: Look,
    /// Who asked.
    with: String,
    /// Who asked, and when, in words.
    asked: String,
    /// Who reads the answers, in words.
    reads: String,
    /// What the button says.
    go: String,
    /// Who is told if an answer asks for it, in words; `None` where no question does.
    safety: Option<String>,
    /// People to call.
    help: String,
    /// The language of the form's words, if its file says it.
    language: String,
    instructions: Vec<String>,
    items: Vec<Item>,
    closing: Vec<String>,
    copyright: String,
    /// Where the form goes.
    action: String,
    keeping: Keeping,
    problems: Problems,
}

/// Shown where a form was withdrawn before it was answered.
#[derive(Debug, Template)]
#[template(path = "fill/gone.html")]
struct GonePage {
    t: Text,
    look: Look,
    with: String,
}

/// The asking that an address names, with what the client sees.
struct Found {
    seen: Seen,
    book: Arc<State>,
    id: AskId,
}

impl Found {
    async fn at(cx: &Cx<SecondDoor>) -> Result<Self, Turned> {
        let id: AskId = cx.ids.at(0)?;
        let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
        let known = cx.ids.count() == 1 && seen.ask(id).is_some();
        if known { Ok(Self { seen, book: cx.site.app.book(), id }) } else { Err(Turned::Missing) }
    }

    fn ask(&self) -> Result<&Ask, Turned> {
        self.seen.ask(self.id).ok_or(Turned::Missing)
    }

    fn file(&self) -> Option<&FormFile> {
        self.ask().ok().and_then(|ask| self.book.form(ask.form))
    }

    /// The name of the person who asked.
    fn with(&self) -> String {
        let by = self.ask().ok().map(|ask| ask.by);
        let bond = self.seen.bonds().find(|bond| Some(bond.person) == by);
        bond.map(|bond| bond.name.clone()).unwrap_or_default()
    }

    /// Whether the person who asked is beside the client, so that they read the answers.
    fn is_beside(&self) -> bool {
        let by = self.ask().ok().map(|ask| ask.by);
        let mut bonds = self.seen.bonds();
        bonds.any(|bond| Some(bond.person) == by && bond.status == Status::Active)
    }
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let found = Found::at(&cx).await?;
    match (found.ask()?.answered.is_some(), found.file()) {
        (true, _) => page(&sent::view(&cx, &found)?),
        (false, Some(file)) => page(&fill(&cx, &found, file, None, Problems::none()).await?),
        (false, None) => {
            page(&GonePage { t: cx.t.clone(), look: cx.look(Look::space), with: found.with() })
        }
    }
}

async fn fill(
    cx: &Cx<SecondDoor>,
    found: &Found,
    file: &FormFile,
    typed: Option<&Form>,
    problems: Problems,
) -> Result<FillPage, Turned> {
    let (draft, keeping) = cx.keeping(&cx.right.who, cx.right.room).await?;
    let typed = typed.cloned().or(draft).unwrap_or_default();
    let with = found.with();
    let day = cx.t.day(cx.moment(found.ask()?.at));
    let (reads, go) =
        if found.is_beside() { ("fill-reads", "fill-go") } else { ("fill-reads-not", "fill-keep") };
    Ok(FillPage {
        reads: format!(
            "{} {}",
            cx.t.say(reads).with("name", &with),
            crate::heard::ahead(cx, &found.seen, kith_core::heard::Writing::Ask(found.id))
        ),
        go: cx.t.say(go).with("name", &with).to_string(),
        t: cx.t.clone(),
        look: cx.look(Look::space),
        asked: cx.t.say("fill-asked").with("name", &with).with("day", day).to_string(),
        safety: safety(cx, found, file)?,
        with,
        help: cx.to(Page::Help),
        language: file.language.clone().unwrap_or_default(),
        instructions: file.instructions.clone(),
        items: items(&cx.t, file, &typed),
        closing: file.closing.clone(),
        copyright: file.copyright.clone().unwrap_or_default(),
        action: cx.here(),
        keeping,
        problems,
    })
}

/// Said before the first question, where one of them is about safety: who is told.
fn safety(cx: &Cx<SecondDoor>, found: &Found, file: &FormFile) -> Result<Option<String>, Turned> {
    if !file.items.iter().any(|item| item.safety) {
        return Ok(None);
    }
    let hours = cx.site.settings().safety_hours();
    Ok(Some(match found.seen.told_of_safety(found.ask()?) {
        Some(name) => {
            cx.t.say("fill-safety").with("name", name).with("hours", u32::from(hours)).to_string()
        }
        None => cx.t.get("fill-safety-nobody"),
    }))
}

/// The name of the field of the item at a place.
fn field(place: usize) -> String {
    format!("q{place}")
}

/// The items that can be answered here: those with answers to choose from.
fn items(t: &Text, file: &FormFile, typed: &Form) -> Vec<Item> {
    let items = file.items.iter().enumerate().filter(|(_, item)| !item.options.is_empty());
    items
        .map(|(place, item)| Item {
            name: field(place),
            lead: item.lead.clone(),
            words: item.text.clone(),
            choices: choices(t, item),
            chosen: typed.text(&field(place)),
        })
        .collect()
}

fn choices(t: &Text, item: &FormItem) -> Vec<Choice> {
    let options = item.options.iter().enumerate();
    let options =
        options.map(|(place, option)| Choice::new(&place.to_string(), option.label.clone()));
    options.chain([Choice::new(SKIP, t.get("shell-rather-not"))]).collect()
}

/// Link id and answer code of each item that was not skipped. A place that is not in the
/// form cannot come from its page.
fn chosen(file: &FormFile, typed: &Form) -> Result<BTreeMap<String, String>, Turned> {
    let mut all = BTreeMap::new();
    for (place, item) in file.items.iter().enumerate() {
        let said = typed.text(&field(place));
        if said.is_empty() || said == SKIP {
            continue;
        }
        let option = said.parse().ok().and_then(|place: usize| item.options.get(place));
        all.insert(item.link_id.clone(), option.ok_or(Turned::Form)?.code.clone());
    }
    Ok(all)
}

async fn send(cx: Cx<SecondDoor>) -> Answer {
    if cx.form.get("do") == "bands" {
        return sent::bands(&cx).await;
    }
    let found = Found::at(&cx).await?;
    let (who, room, ask) = (&cx.right.who, cx.right.room, found.id);
    let Some(file) = found.file() else { return go(&cx.here()) };
    let command = Command::Answer { ask, chosen: chosen(file, &cx.form)? };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.here()),
        Err(error) => match refusal(error)? {
            // Sent from another page meanwhile: what was sent is shown.
            Refusal::AlreadyDone => go(&cx.here()),
            refusal => {
                let mut problems = Problems::none();
                problems.add(&field(0), cx.t.one_of("errors-refusal", refusal.code()));
                let view = fill(&cx, &found, file, Some(&cx.form), problems).await?;
                page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
            }
        },
    }
}
