//! Handing over while one is still there: a colleague is asked and so is the client; when both
//! have said yes, the one who was there says goodbye and steps back.

mod samples;

use askama::Template;
use axum::http::StatusCode;
use kith_core::bond::{Command, Step};
use kith_core::staff::Member;
use kith_core::{BondId, PersonId, Refusal, Seen};

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::bond::role;
use crate::cx::{Cx, Keeping, moment};
use crate::form::Filled;
use crate::look::Look;
use crate::parts::Choice;
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Beside, Fresh, Meets};
use crate::table::Table;
use crate::text::Text;

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::PassOn, |cx: Cx<Meets>| show(cx.beside()))
        .write(Page::PassOn, |cx: Cx<Fresh<Meets>>| send(cx.proved().beside()));
}

/// How far it has come, as far as the page differs.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// Somebody can be asked.
    Open,
    /// A yes is missing; where the client's is written down, if they have no online access.
    Asked(Option<String>),
    /// The colleague of this name is beside the client.
    GoesOn(String),
}

/// Handing over. Sends `person` and `words`, or `do=step-back` and `words`.
#[derive(Debug, Template)]
#[template(path = "passon/passon.html")]
pub(crate) struct PassOnPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Beside whom.
    who: Who,
    /// How far it has come, in words.
    stands: Option<String>,
    stage: Stage,
    /// Who can be asked.
    staff: Vec<Choice>,
    /// Where the form goes.
    action: String,
    filled: Filled,
    keeping: Keeping,
    /// Back to the person.
    back: String,
}

async fn show(cx: Cx<Beside>) -> Answer {
    page(&view(&cx, None).await?)
}

async fn view(cx: &Cx<Beside>, typed: Option<Filled>) -> Result<PassOnPage, Turned> {
    let (reader, room, seen) = (&cx.right.who, cx.right.room, cx.prepare().await?);
    let (draft, keeping) = cx.keeping(reader, room).await?;
    let fresh = || Filled::new(draft.unwrap_or_default());
    let who = Who::of(&seen);
    let (stands, stage) = stands(cx, &seen, who.name()).await?;
    Ok(PassOnPage {
        stands,
        stage,
        staff: colleagues(cx, &seen).iter().map(|one| choice(&cx.t, one)).collect(),
        who,
        action: cx.here(),
        filled: typed.unwrap_or_else(fresh),
        keeping,
        back: cx.to_one(Page::Person, room),
        look: cx.staff_look(reader),
        t: cx.t.clone(),
    })
}

async fn stands(
    cx: &Cx<Beside>,
    seen: &Seen,
    name: &str,
) -> Result<(Option<String>, Stage), Turned> {
    let Some(step) = seen.passing_on() else { return Ok((None, Stage::Open)) };
    let said = |key: &str, to: &kith_core::bond::Bond| {
        let said = cx.t.say(key).with("who", &to.name).with("name", name);
        Some(said.with("day", cx.t.day(moment(to.since))).to_string())
    };
    Ok(match step {
        Step::Asked(to) => {
            let (who, room) = (&cx.right.who, cx.right.room);
            let write_down = Command::AcceptInPerson { bond: to.id };
            let in_person = cx.site.app.would(who, room, write_down).await?;
            let href = in_person.then(|| cx.to_two(Page::Stand, room, to.id));
            (said("passon-asked", to), Stage::Asked(href))
        }
        Step::Not(to) => (said("passon-not", to), Stage::Open),
        Step::GoesOn(to) => (said("passon-goes-on", to), Stage::GoesOn(to.name.clone())),
    })
}

/// Colleagues who meet clients and come no nearer than the reader. Who of them is free is not
/// looked up: it would tell of others.
pub(crate) fn colleagues(cx: &Cx<Beside>, seen: &Seen) -> Vec<Member> {
    let (book, me) = (cx.site.app.book(), seen.who());
    let fits = |member: &&Member| {
        let near = member.role.near() <= me.role.near();
        member.person != me.person && member.role.meets() && near
    };
    book.staff().into_iter().filter(fits).cloned().collect()
}

/// The colleague who is chosen in the form, if it is one who can be asked.
pub(crate) fn chosen(cx: &Cx<Beside>, seen: &Seen) -> Option<Member> {
    let chosen: PersonId = cx.form.get("person").parse().ok()?;
    colleagues(cx, seen).into_iter().find(|one| one.person == chosen)
}

/// A colleague who can be asked.
pub(crate) fn choice(t: &Text, member: &Member) -> Choice {
    Choice::new(&member.person.to_string(), member.name.clone()).hint(role(t, member.role))
}

async fn send(cx: Cx<Beside>) -> Answer {
    let seen = cx.prepare().await?;
    let own = seen.my_bond().map(|bond| bond.id).ok_or(Turned::Missing)?;
    if cx.form.get("do") == "step-back" {
        return step_back(&cx, own).await;
    }
    let Some(member) = chosen(&cx, &seen) else {
        return again(&cx, "person", cx.t.get("passon-who-empty")).await;
    };
    let command = Command::PassOn {
        after: own,
        bond: BondId(cx.site.app.new_id()),
        person: member.person,
        name: member.name.clone(),
        role: member.role,
        words: cx.form.text("words"),
    };
    let (who, room) = (&cx.right.who, cx.right.room);
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.here()),
        Err(error) => match refusal(error)? {
            // Whatever the reason, it is told in one way.
            Refusal::NotFree => {
                let not = cx.t.say("passon-not-free").with("who", &member.name).to_string();
                again(&cx, "person", not).await
            }
            Refusal::Empty => again(&cx, "words", cx.t.get("passon-words-empty")).await,
            other => again(&cx, "words", words(&cx, &other)).await,
        },
    }
}

async fn step_back(cx: &Cx<Beside>, bond: BondId) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let command = Command::StepBack { bond, words: cx.form.text("words") };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to(Page::Clients)),
        Err(error) => match refusal(error)? {
            Refusal::Empty => again(cx, "words", cx.t.get("passon-goodbye-empty")).await,
            other => again(cx, "words", words(cx, &other)).await,
        },
    }
}

fn words(cx: &Cx<Beside>, refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLong { .. } => cx.t.get("reply-long"),
        other => cx.t.one_of("errors-refusal", other.code()),
    }
}

async fn again(cx: &Cx<Beside>, field: &str, words: String) -> Answer {
    let filled = Filled::again(&cx.form, field, words);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(cx, Some(filled)).await?)
}
