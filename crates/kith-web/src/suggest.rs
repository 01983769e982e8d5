//! Suggesting somebody else beside a client: whom, what a yes opens, and what for. The client
//! is asked, and so is the colleague; nothing opens before both have said yes.

mod samples;

use std::collections::BTreeSet;

use askama::Template;
use axum::http::StatusCode;
use kith_core::bond::{Bond, Command};
use kith_core::staff::Member;
use kith_core::{BondId, Near, PersonId, Purpose, Refusal, Seen};

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::bond::{as_role, role};
use crate::cx::{Cx, Keeping, moment};
use crate::form::Form;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Beside, Cares, Fresh};
use crate::table::Table;
use crate::text::Text;

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Suggest, |cx: Cx<Cares>| show(cx.beside()))
        .write(Page::Suggest, |cx: Cx<Fresh<Cares>>| suggest(cx.proved().beside()));
}

/// Somebody whom the reader suggested and who waits for a yes.
#[derive(Clone, Debug)]
struct Waiting {
    name: String,
    /// As what, and since when.
    stands: String,
    /// Where the client's yes is written down, if they have no online access.
    in_person: Option<String>,
}

/// Suggesting somebody. Sends `person` and `for`.
#[derive(Debug, Template)]
#[template(path = "suggest/suggest.html")]
pub(crate) struct SuggestPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Beside whom.
    who: Who,
    /// Where the form goes.
    action: String,
    /// Whom the reader suggested before.
    waiting: Vec<Waiting>,
    /// Who can be suggested.
    staff: Vec<Choice>,
    /// What a yes to each kind of them opens.
    opens: Vec<String>,
    /// Who is chosen in the form.
    person: String,
    /// What they would be there for.
    purpose: String,
    keeping: Keeping,
    problems: Problems,
    /// Back to the person.
    back: String,
}

async fn show(cx: Cx<Beside>) -> Answer {
    page(&view(&cx, None, Problems::none()).await?)
}

async fn view(
    cx: &Cx<Beside>,
    typed: Option<&Form>,
    problems: Problems,
) -> Result<SuggestPage, Turned> {
    let (reader, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(reader, room, Purpose::Prepare).await?;
    let (draft, keeping) = cx.keeping(reader, room).await?;
    let form = typed.cloned().or(draft).unwrap_or_default();
    Ok(SuggestPage {
        t: cx.t.clone(),
        look: cx.staff_look(reader),
        action: cx.here(),
        waiting: waiting(cx, &seen).await?,
        opens: opens(&cx.t, &seen.about().name, &others(cx, &seen)),
        staff: others(cx, &seen).into_iter().map(|member| choice(&cx.t, &member)).collect(),
        who: Who::of(&seen),
        person: form.text("person"),
        purpose: form.text("for"),
        keeping,
        problems,
        back: cx.to_one(Page::Person, room),
    })
}

async fn waiting(cx: &Cx<Beside>, seen: &Seen) -> Result<Vec<Waiting>, Turned> {
    let mut waiting = Vec::new();
    for bond in seen.suggested() {
        waiting.push(waits(cx, bond).await?);
    }
    waiting.sort_by_key(|one| one.name.to_lowercase());
    Ok(waiting)
}

async fn waits(cx: &Cx<Beside>, bond: &Bond) -> Result<Waiting, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let write_down = Command::AcceptInPerson { bond: bond.id };
    let in_person = cx.site.app.would(who, room, write_down).await?;
    let day = cx.t.day(moment(bond.since));
    let stands = cx.t.say("suggest-waiting-since").with("day", day);
    Ok(Waiting {
        name: bond.name.clone(),
        stands: stands.with("role", as_role(&cx.t, bond.role)).to_string(),
        in_person: in_person.then(|| cx.to_two(Page::Stand, room, bond.id)),
    })
}

/// Colleagues who may be beside clients and, as far as the reader may know, are not.
fn others(cx: &Cx<Beside>, seen: &Seen) -> Vec<Member> {
    let book = cx.site.app.book();
    let known = |person: PersonId| {
        let mut bonds = seen.beside().chain(seen.suggested());
        person == seen.who().person || bonds.any(|bond| bond.person == person)
    };
    let staff = book.staff().into_iter();
    staff.filter(|member| member.role.may_bond() && !known(member.person)).cloned().collect()
}

fn choice(t: &Text, member: &Member) -> Choice {
    let choice = Choice::new(&member.person.to_string(), member.name.clone());
    choice.hint(role(t, member.role))
}

/// What a yes opens, once for each kind of role among those who can be suggested: who comes
/// nearest first.
fn opens(t: &Text, name: &str, staff: &[Member]) -> Vec<String> {
    let kinds: BTreeSet<_> = staff.iter().filter_map(|member| member.role.near()).collect();
    let say =
        |near: Near| t.say_one_of("suggest-opens", near.word()).with("name", name).to_string();
    kinds.into_iter().rev().map(say).collect()
}

async fn suggest(cx: Cx<Beside>) -> Answer {
    let book = cx.site.app.book();
    let chosen: Option<PersonId> = cx.form.get("person").parse().ok();
    let Some(member) = chosen.and_then(|person| book.member(person)) else {
        return again(&cx, "person", cx.t.get("suggest-who-empty")).await;
    };
    let command = Command::Propose {
        bond: BondId(cx.site.app.new_id()),
        person: member.person,
        name: member.name.clone(),
        role: member.role,
        purpose: cx.form.text("for"),
    };
    let (who, room) = (&cx.right.who, cx.right.room);
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.here()),
        Err(error) => match refusal(error)? {
            // How the client stands with somebody else is not told, only that this cannot be.
            Refusal::AlreadyDone => {
                let not = cx.t.say("suggest-not").with("who", &member.name).to_string();
                again(&cx, "person", not).await
            }
            refusal => again(&cx, "for", cx.t.one_of("errors-refusal", refusal.code())).await,
        },
    }
}

async fn again(cx: &Cx<Beside>, field: &str, words: String) -> Answer {
    let mut problems = Problems::none();
    problems.add(field, words);
    let view = view(cx, Some(&cx.form), problems).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}
