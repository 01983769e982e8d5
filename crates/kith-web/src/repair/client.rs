//! One strain as the client reads it: who is asked to answer and by when, what was said, and
//! the ways to go on, of which none is better than another.

use askama::Template;
use axum::http::StatusCode;
use kith_app::AppError;
use kith_core::repair::{Command, Standing};
use kith_core::strain::Strain;
use kith_core::time::DAY;
use kith_core::{PersonId, Purpose, Refusal, Role, Seen, StrainId};

use super::since::{Since, open_until};
use super::told::{Told, is_beside};
use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping, is_past, last_day};
use crate::form::Filled;
use crate::look::Look;
use crate::paths::Page;
use crate::right::{SecondDoor, desk};
use crate::text::Text;

/// What the client can say now. Each is one POST, sent as `do`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Do {
    Heard,
    NotYet,
    Leave,
}

impl Do {
    const ALL: [Self; 3] = [Self::Heard, Self::NotYet, Self::Leave];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Heard => "heard",
            Self::NotYet => "not-yet",
            Self::Leave => "leave",
        }
    }

    fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    const fn command(self, strain: StrainId, words: String) -> Command {
        match self {
            Self::Heard => Command::Hear { strain, words },
            Self::NotYet => Command::SayNotYet { strain, words },
            Self::Leave => Command::Leave { strain, words },
        }
    }
}

/// One way to go on: a button, and what follows from it.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) word: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
}

/// One strain. Sends `words`, and `do`: `heard`, `not-yet` or `leave`.
#[derive(Debug, Template)]
#[template(path = "repair/repair.html")]
pub(super) struct RepairPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// With whom.
    pub(super) with: String,
    pub(super) told: Told,
    /// Whether an answer is late that a supervisor knows to be late.
    pub(super) supervised: bool,
    /// From when on a supervisor sees that it is still open, in words.
    pub(super) open: Option<String>,
    /// What came of the answer.
    pub(super) since: Since,
    /// What is asked above the ways to go on.
    pub(super) question: String,
    pub(super) ways: Vec<Way>,
    /// Where the form goes.
    pub(super) action: String,
    pub(super) filled: Filled,
    pub(super) keeping: Keeping,
    /// The page of the two.
    pub(super) bond: String,
}

pub(super) async fn show(cx: Cx<SecondDoor>) -> Answer {
    page(&view(&cx, None).await?)
}

async fn view(cx: &Cx<SecondDoor>, typed: Option<Filled>) -> Result<RepairPage, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let strain = seen.strain(strain_id(cx)?).ok_or(Turned::Missing)?;
    let bond = seen.bond(strain.bond).ok_or(Turned::Missing)?;
    let (draft, keeping) = cx.keeping(who, room).await?;
    let filled = typed.unwrap_or_else(|| Filled::new(draft.unwrap_or_default()));
    let standing = seen.repair(strain);
    let late = matches!(standing, Standing::Waits(by) if is_past(&cx.t, by, seen.at()));
    let open = open_until(&cx.t, &seen, strain).filter(|_| is_beside(&seen, bond.id));
    let supervised = (late || open.is_some())
        && is_beside(&seen, bond.id)
        && is_supervised(cx, bond.person).await?;
    Ok(RepairPage {
        with: bond.name.clone(),
        told: Told::of(&cx.t, &seen, strain, &bond.name),
        supervised: late && supervised,
        open: open.filter(|_| supervised),
        since: Since::of(cx, &seen, strain),
        question: question(&cx.t, standing),
        ways: ways(cx, &seen, strain, &bond.name),
        action: cx.here(),
        filled,
        keeping,
        bond: cx.to_one(Page::Bond, bond.id),
        look: cx.look(Look::space).live(cx.to(Page::Live)),
        t: cx.t.clone(),
    })
}

fn strain_id(cx: &Cx<SecondDoor>) -> Result<StrainId, Turned> {
    if cx.ids.count() == 1 { cx.ids.at(0) } else { Err(Turned::Missing) }
}

/// Whether somebody else stands behind this person, with a desk on which it shows that an answer
/// is late.
pub(super) async fn is_supervised(cx: &Cx<SecondDoor>, person: PersonId) -> Result<bool, Turned> {
    let book = cx.site.app.book();
    let others = book.staff().into_iter().filter(|one| one.person != person);
    for one in others.filter(|one| one.role == Role::Supervisor) {
        if desk(&cx.site, one.person).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// By when an answer comes to what is said now.
pub(super) fn answer_day(cx: &Cx<SecondDoor>) -> String {
    let now = cx.site.app.now();
    last_day(&cx.t, now.plus(i64::from(cx.site.settings().answer_days()) * DAY), now)
}

pub(super) fn question(t: &Text, standing: Standing) -> String {
    t.get(match standing {
        Standing::Waits(_) => "repair-ask-waits",
        Standing::Answered => "repair-ask-answered",
        Standing::Heard | Standing::Left => "repair-ask-closed",
    })
}

fn ways(cx: &Cx<SecondDoor>, seen: &Seen, strain: &Strain, name: &str) -> Vec<Way> {
    let standing = seen.repair(strain);
    let beside = is_beside(seen, strain.bond);
    let all = open_ways(standing).iter().filter(|one| beside || **one != Do::NotYet);
    all.map(|one| way(&cx.t, *one, standing.is_closed(), name, &answer_day(cx))).collect()
}

pub(super) const fn open_ways(standing: Standing) -> &'static [Do] {
    match standing {
        Standing::Waits(_) => &[Do::Leave],
        Standing::Answered => &Do::ALL,
        Standing::Heard | Standing::Left => &[Do::NotYet],
    }
}

pub(super) fn way(t: &Text, one: Do, again: bool, name: &str, day: &str) -> Way {
    let (label, hint) = match one {
        Do::Heard => ("repair-heard", "repair-heard-what"),
        Do::NotYet if again => ("repair-again", "repair-again-what"),
        Do::NotYet => ("repair-not-yet", "repair-not-yet-what"),
        Do::Leave => ("repair-leave", "repair-leave-what"),
    };
    let hint = t.say(hint).with("name", name).with("day", day).to_string();
    Way { word: one.word(), label: t.get(label), hint }
}

pub(super) async fn send(cx: Cx<SecondDoor>) -> Answer {
    let (who, room, strain) = (&cx.right.who, cx.right.room, strain_id(&cx)?);
    let what = Do::find(cx.form.get("do")).ok_or(Turned::Form)?;
    let command = what.command(strain, cx.form.text("words"));
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.here()),
        Err(error) => {
            let filled = again(&cx, error)?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&cx, Some(filled)).await?)
        }
    }
}

/// What to look at again: nothing was changed, and what was typed is still there.
fn again(cx: &Cx<SecondDoor>, error: AppError) -> Result<Filled, Turned> {
    let words = cx.t.get(match refusal(error)? {
        Refusal::TooLong { .. } => "reply-long",
        Refusal::TooSoon => "repair-again-too-soon",
        Refusal::AlreadyDone => "repair-again-done",
        other => return Err(Turned::Refused(other)),
    });
    Ok(Filled::again(&cx.form, "words", words))
}
