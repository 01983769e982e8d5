//! Everybody beside the client, and asking for somebody.

use askama::Template;
use axum::http::StatusCode;
use kith_core::bond::{Bond, Command, Status};
use kith_core::{BondId, PersonId, Purpose, Refusal, Seen};

use super::{as_role, parted, role, waits_for_client};
use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping, last_moment};
use crate::form::Form;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// One person in the list.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) name: String,
    /// Where it stands, in words.
    pub(super) stands: String,
    pub(super) href: String,
}

/// Everybody. Sends `person` and `for`.
#[derive(Debug, Template)]
#[template(path = "bond/people.html")]
pub(super) struct PeoplePage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Where the form goes.
    pub(super) action: String,
    /// Where it stands what may have to be told.
    pub(super) limits: String,
    /// Those who are beside the client or may be soon.
    pub(super) now: Vec<Line>,
    /// Those who were, or did not begin.
    pub(super) before: Vec<Line>,
    /// Who can be asked.
    pub(super) staff: Vec<Choice>,
    /// Who is chosen in the form.
    pub(super) person: String,
    /// What they are asked for.
    pub(super) purpose: String,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
}

pub(super) async fn show(cx: Cx<SecondDoor>) -> Answer {
    page(&view(&cx, None, Problems::none()).await?)
}

async fn view(
    cx: &Cx<SecondDoor>,
    typed: Option<&Form>,
    problems: Problems,
) -> Result<PeoplePage, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let (draft, keeping) = cx.keeping(who, room).await?;
    let form = typed.cloned().or(draft).unwrap_or_default();
    let (over, open): (Vec<&Bond>, Vec<&Bond>) =
        sorted(&seen).into_iter().partition(|bond| is_over(bond));
    Ok(PeoplePage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        action: cx.here(),
        limits: cx.to(Page::Confidence),
        now: open.into_iter().map(|bond| line(cx, bond)).collect(),
        before: over.into_iter().map(|bond| line(cx, bond)).collect(),
        staff: askable(cx, &seen),
        person: form.text("person"),
        purpose: form.text("for"),
        keeping,
        problems,
    })
}

fn is_over(bond: &Bond) -> bool {
    matches!(bond.status, Status::Ended | Status::Declined)
}

/// Those who wait for an answer first, then by name.
fn sorted(seen: &Seen) -> Vec<&Bond> {
    let mut bonds: Vec<_> = seen.bonds().collect();
    bonds.sort_by_key(|bond| (!waits_for_client(bond), bond.name.clone()));
    bonds
}

fn line(cx: &Cx<SecondDoor>, bond: &Bond) -> Line {
    let key = match bond.status {
        Status::Proposed if waits_for_client(bond) => "bond-people-asks",
        Status::Proposed => "bond-people-waiting",
        Status::Active => "bond-people-active",
        Status::Paused => "bond-people-paused",
        Status::Ended if bond.parted.is_some() => "bond-people-parted",
        Status::Ended => "bond-people-ended",
        Status::Declined => "bond-people-declined",
    };
    let key = match (bond.stay, key) {
        (Some(_), "bond-people-active") if bond.is_urgent() => "bond-people-urgent",
        (Some(_), "bond-people-active") => "bond-people-cover",
        (Some(_), _) if bond.is_to_come() => "bond-people-to-come",
        _ => key,
    };
    let days =
        bond.stay.map(|stay| (cx.t.day(cx.moment(stay.from)), cx.t.day(last_moment(stay.until))));
    let (from, to) = days.unwrap_or_default();
    let until = bond.stay.map(|stay| cx.t.day_time(cx.moment(stay.until))).unwrap_or_default();
    let stands =
        cx.t.say(key)
            .with("from", from)
            .with("to", to)
            .with("until", until)
            .with("name", &bond.name)
            .with("role", as_role(&cx.t, bond.role));
    let why = bond.parted.map(|why| parted(&cx.t, why, &bond.name)).unwrap_or_default();
    let stands = stands.with("why", why);
    Line {
        name: bond.name.clone(),
        stands: stands.with("day", cx.t.day(cx.moment(bond.since))).to_string(),
        href: cx.to_one(Page::Bond, bond.id),
    }
}

/// Staff who may be beside clients and are not, and are not asked yet.
fn askable(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Choice> {
    let book = cx.site.app.book();
    let free = |person: PersonId| !seen.bonds().any(|one| one.person == person && !is_over(one));
    let staff = book.staff().into_iter();
    staff
        .filter(|member| member.role.may_bond() && free(member.person))
        .map(|member| {
            let choice = Choice::new(&member.person.to_string(), member.name.clone());
            choice.hint(role(&cx.t, member.role))
        })
        .collect()
}

pub(super) async fn ask(cx: Cx<SecondDoor>) -> Answer {
    let book = cx.site.app.book();
    let chosen: Option<PersonId> = cx.form.get("person").parse().ok();
    let Some(member) = chosen.and_then(|person| book.member(person)) else {
        return again(&cx, "person", cx.t.get("bond-ask-who-empty")).await;
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
        Ok(_) => go(&cx.to(Page::People)),
        Err(error) => {
            let refusal = refusal(error)?;
            let field = if refusal == Refusal::AlreadyDone { "person" } else { "for" };
            again(&cx, field, cx.t.one_of("errors-refusal", refusal.code())).await
        }
    }
}

async fn again(cx: &Cx<SecondDoor>, field: &str, words: String) -> Answer {
    let mut problems = Problems::none();
    problems.add(field, words);
    let view = view(cx, Some(&cx.form), problems).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}
