//! When it cannot wait: asking to open a record without a bond, a second person's yes or no, what
//! is said of it afterwards, and the answer when the client asks why.

mod client;
mod entry;
mod samples;

use askama::Template;
use axum::http::StatusCode;
use kith_core::urgent::{Command, Line, Stage};
use kith_core::{Purpose, Refusal, Role, Timestamp, UrgentId};

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, is_past, last_day, moment};
use crate::form::Filled;
use crate::look::Look;
use crate::paths::Page;
use crate::right::{Fresh, InCare, Staff};
use crate::table::Table;
use crate::text::Text;

pub(crate) use client::{Told, home, sample, told_of};
pub(crate) use entry::told;
pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Urgent, show).change(Page::Urgent, send);
}

/// What can be done about one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    /// Nothing: it says where it stands.
    Read,
    /// Say yes or no.
    Decide,
    /// Say afterwards what one found.
    Review,
    /// Answer the client, who asks why.
    Answer,
}

/// One urgent opening, as it concerns the reader.
#[derive(Clone, Debug)]
struct Card {
    id: String,
    /// The name of the field for words about it: each on the page has its own.
    field: String,
    /// Who asks for whom, and when.
    heading: String,
    /// The reason that was given.
    why: String,
    /// Where it stands, in words.
    stands: String,
    what: Do,
    /// Whether the last day for it is past.
    late: bool,
    /// The record, while it is open to the reader.
    open: Option<String>,
    /// What was typed, and what to look at again.
    filled: Filled,
}

impl Card {
    fn problem(&self) -> &str {
        self.filled.problems.of(&self.field)
    }
}

/// Everything that concerns the reader. Sends `name` and `why`; or `agree`, `decline`; or `review`
/// or `answer`, and `words-` with the same id.
#[derive(Debug, Template)]
#[template(path = "urgent/urgent.html")]
pub(crate) struct UrgentPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the forms go.
    action: String,
    /// Makes a repeated answer find its first receipt.
    once: String,
    /// What waits for the reader, and then what does not.
    cards: Vec<Card>,
    /// What was typed about somebody, and what to look at again.
    filled: Filled,
    /// Back to the day.
    today: String,
}

async fn show(cx: Cx<InCare>) -> Answer {
    page(&view(&cx.staff(), None, Filled::default()).await?)
}

/// What was typed below one of them.
type Typed = Option<(String, Filled)>;

async fn view(cx: &Cx<Staff>, below: Typed, filled: Filled) -> Result<UrgentPage, Turned> {
    let mut cards = cards(cx).await?;
    if let Some((id, typed)) = below
        && let Some(card) = cards.iter_mut().find(|card| card.id == id)
    {
        card.filled = typed;
    }
    Ok(UrgentPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        action: cx.here(),
        once: cx.new_once(),
        cards,
        filled,
        today: cx.to(Page::Today),
    })
}

/// What is overdue first, then what waits for the reader, and the newest before others.
async fn cards(cx: &Cx<Staff>) -> Result<Vec<Card>, Turned> {
    let desk = cx.right.visit.desk.ok_or(Turned::Missing)?;
    let seen = cx.site.app.read(&cx.right.who, desk, Purpose::Own).await?;
    let lines = seen.urgent_lines();
    let mut all: Vec<_> = lines.iter().map(|(id, line)| card(cx, *id, line, seen.at())).collect();
    all.sort_by_key(|card| (!card.late, card.what == Do::Read && card.open.is_none()));
    Ok(all)
}

fn card(cx: &Cx<Staff>, id: UrgentId, line: &Line, now: Timestamp) -> Card {
    let (t, mine) = (&cx.t, line.by == cx.right.who.person);
    let key = if mine { "urgent-mine" } else { "urgent-theirs" };
    let what = what(&cx.right.who, line, now);
    let heading = t.say(key).with("name", &line.name).with("client", &line.client);
    let open = line.room.filter(|_| mine && line.is_open(now));
    Card {
        id: id.to_string(),
        field: field(id),
        heading: heading.with("when", t.day_time(moment(line.asked))).to_string(),
        why: line.why.clone(),
        stands: stands(t, line, now, (mine, what)),
        late: what == Do::Review && line.review_by.is_some_and(|by| is_past(t, by, now)),
        what,
        open: open.map(|room| cx.to_one(Page::Person, room)),
        filled: Filled::default(),
    }
}

/// The field for words about one of them.
fn field(id: UrgentId) -> String {
    format!("words-{id}")
}

fn what(who: &kith_core::Actor, line: &Line, now: Timestamp) -> Do {
    let mine = line.by == who.person;
    match line.stage {
        _ if mine && line.question.is_some() => Do::Answer,
        Stage::Asked if !mine && line.waits(now) => Do::Decide,
        Stage::Agreed if !mine && who.role == Role::Supervisor => Do::Review,
        _ => Do::Read,
    }
}

fn stands(t: &Text, line: &Line, now: Timestamp, (mine, what): (bool, Do)) -> String {
    let until = line.until.map(|until| t.day_time(moment(until))).unwrap_or_default();
    let owed = line.question.filter(|_| mine);
    let key = match line.stage {
        Stage::Asked if !line.waits(now) => "urgent-nobody",
        Stage::Asked if mine => "urgent-waits",
        Stage::Asked => "urgent-decide",
        Stage::Declined => "urgent-declined",
        Stage::Agreed | Stage::Reviewed if line.is_open(now) => "urgent-open",
        Stage::Agreed => "urgent-over",
        Stage::Reviewed => "urgent-reviewed",
    };
    let said = t.say(key).with("until", until).to_string();
    let owed = owed.map(|owed| t.say("urgent-asked-why").with("by", t.day(moment(owed.by))));
    let review = line.review_by.filter(|_| what == Do::Review).map(|by| {
        let key = if is_past(t, by, now) { "urgent-review-late" } else { "urgent-review-by" };
        t.say(key).with("by", last_day(t, by, now))
    });
    let more = owed.into_iter().chain(review).map(|more| more.to_string());
    [said].into_iter().chain(more).collect::<Vec<_>>().join(" ")
}

async fn send(cx: Cx<Fresh<InCare>>) -> Answer {
    let cx = cx.proved().staff();
    let (app, who, form) = (&cx.site.app, &cx.right.who, &cx.form);
    if form.has("name") {
        return ask(&cx).await;
    }
    let id = ["agree", "decline", "review", "answer"].into_iter().find(|field| form.has(field));
    let what = id.ok_or(Turned::Form)?;
    let urgent: UrgentId = form.get(what).parse().map_err(|_| Turned::Missing)?;
    let words = form.text(&field(urgent));
    let done = match what {
        "agree" => app.about_urgent(who, urgent, Command::Agree { urgent }).await,
        "decline" => app.about_urgent(who, urgent, Command::Decline { urgent }).await,
        "review" => app.about_urgent(who, urgent, Command::Review { urgent, words }).await,
        _ => app.answer_urgent(who, urgent, words).await,
    };
    match done {
        Ok(_) => go(&cx.here()),
        Err(error) => match refusal(error)? {
            // Somebody else was sooner: where it stands now is on the page.
            Refusal::AlreadyDone => go(&cx.here()),
            refused => {
                let filled = Filled::again(form, &field(urgent), said(&cx, &refused));
                let view = view(&cx, Some((urgent.to_string(), filled)), Filled::default()).await?;
                page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
            }
        },
    }
}

async fn ask(cx: &Cx<Staff>) -> Answer {
    let (name, why) = (cx.form.text("name"), cx.form.text("why"));
    let again = async |field: &str, words: String| {
        let view = view(cx, None, Filled::again(&cx.form, field, words)).await?;
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
    };
    if name.trim().is_empty() {
        return again("name", cx.t.get("urgent-name-empty")).await;
    }
    match cx.site.app.ask_urgently(&cx.right.who, &name, &why).await {
        Ok(()) => go(&cx.here()),
        Err(error) => again("why", said(cx, &refusal(error)?)).await,
    }
}

fn said(cx: &Cx<Staff>, refused: &Refusal) -> String {
    match refused {
        Refusal::Empty => cx.t.get("urgent-words-empty"),
        Refusal::TooLong { .. } => cx.t.get("reply-long"),
        other => cx.t.one_of("errors-refusal", other.code()),
    }
}

/// What of it waits for the reader, for the top of their day: what is overdue first.
pub(crate) async fn waits(cx: &Cx<Staff>) -> Result<Vec<String>, Turned> {
    if !cx.right.who.role.cares() {
        return Ok(Vec::new());
    }
    let all = cards(cx).await?.into_iter();
    let waits = all.filter(|card| card.what != Do::Read || card.open.is_some());
    let line =
        |card: Card| cx.t.say("urgent-today").with("who", card.heading).with("stands", card.stands);
    Ok(waits.map(|card| line(card).to_string()).collect())
}
