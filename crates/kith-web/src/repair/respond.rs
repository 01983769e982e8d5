//! One strain for the person beside the client: what happened, what was said, their own answer.
//! Also what no entry tells of yet: it is noticed with the answer.

use askama::Template;
use axum::http::StatusCode;
use kith_app::AppError;
use kith_core::promise::Terms;
use kith_core::repair::{Command, Standing};
use kith_core::strain::{Sign, Strain};
use kith_core::{BondId, Context, PromiseId, Purpose, Refusal, Seen, StrainId};

use super::since::Since;
use super::told::{Told, is_beside};
use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::form::Filled;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::person::Who;
use crate::promise::{Typed, ways};
use crate::right::Beside;
use crate::text::Text;

/// One strain. Sends `words`; with something that will be different also `different`, `by` and
/// `day`.
#[derive(Debug, Template)]
#[template(path = "repair/respond.html")]
pub(super) struct RespondPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Who,
    pub(super) told: Told,
    /// Whether an answer can be given.
    pub(super) open: bool,
    /// Whether one was given before.
    pub(super) again: bool,
    /// Where the form goes.
    pub(super) action: String,
    pub(super) filled: Filled,
    /// What will be different, as it was typed.
    pub(super) different: Typed,
    /// By when it can be.
    pub(super) ways: Vec<Choice>,
    /// What came of the answer.
    pub(super) since: Since,
    /// Where a time to talk about it is suggested, while it is open.
    pub(super) meet: String,
    pub(super) keeping: Keeping,
    /// Back to the person.
    pub(super) person: String,
}

/// What the address means.
enum Named<'a> {
    /// One that an entry tells of.
    Noticed(&'a Strain),
    /// One that no entry tells of yet.
    Unnoticed(Sign),
}

/// A sign between the reader and the client that no entry tells of yet.
pub(super) fn unnoticed(cx: &Cx<Beside>, seen: &Seen, bond: BondId) -> Option<Sign> {
    let book = cx.site.app.book();
    seen.unnoticed(bond, &Context { book: Some(&book), ..Context::default() })
}

/// The strain that such a sign opens again, if it opens one.
fn unnoticed_again(cx: &Cx<Beside>, seen: &Seen, bond: BondId) -> Option<StrainId> {
    let book = cx.site.app.book();
    seen.unnoticed_again(bond, &Context { book: Some(&book), ..Context::default() })
}

/// A strain by its id. Without one: what is not noticed yet, or has been since the page was
/// asked for.
fn named<'a>(cx: &Cx<Beside>, seen: &'a Seen) -> Result<Named<'a>, Turned> {
    if cx.ids.count() > 2 {
        return Err(Turned::Missing);
    }
    if cx.ids.count() == 2 {
        return seen.strain(cx.ids.at(1)?).map(Named::Noticed).ok_or(Turned::Missing);
    }
    if let Some(sign) = seen.my_bond().and_then(|bond| unnoticed(cx, seen, bond.id)) {
        return Ok(Named::Unnoticed(sign));
    }
    seen.strains().first().copied().map(Named::Noticed).ok_or(Turned::Missing)
}

async fn view(cx: &Cx<Beside>, seen: &Seen, typed: Option<Filled>) -> Result<RespondPage, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let (draft, keeping) = cx.keeping(who, room).await?;
    let filled = typed.unwrap_or_else(|| Filled::new(draft.unwrap_or_default()));
    let client = Who::of(seen);
    let mut since = Since::default();
    let (told, open, again, action) = match named(cx, seen)? {
        Named::Noticed(strain) => {
            let standing = seen.repair(strain);
            let open = !standing.is_closed() && is_beside(seen, strain.bond);
            let told = Told::of(&cx.t, seen, strain, client.name());
            let action = cx.to_two(Page::Respond, room, strain.id);
            since = Since::of(cx, seen, strain);
            (told, open, standing == Standing::Answered, action)
        }
        Named::Unnoticed(sign) => {
            (Told::unnoticed(&cx.t, seen, sign, client.name()), true, false, cx.here())
        }
    };
    Ok(RespondPage {
        t: cx.t.clone(),
        look: cx.staff_look(who).live(cx.to_one(Page::Live, room)),
        who: client,
        told,
        open,
        again,
        action,
        different: Typed::read(&filled.form, "different"),
        ways: ways(&cx.t, seen),
        since,
        meet: cx.to_one(Page::Meet, room),
        filled,
        keeping,
        person: cx.to_one(Page::Person, room),
    })
}

async fn read(cx: &Cx<Beside>) -> Result<Seen, Turned> {
    Ok(cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Answer).await?)
}

pub(super) async fn show(cx: Cx<Beside>) -> Answer {
    let seen = read(&cx).await?;
    if cx.ids.count() == 1 && matches!(named(&cx, &seen), Err(Turned::Missing)) {
        return go(&cx.to_one(Page::Person, cx.right.room));
    }
    page(&view(&cx, &seen, None).await?)
}

/// What is not noticed yet gets its id from the form, so that the same sending twice is one.
pub(super) async fn send(cx: Cx<Beside>) -> Answer {
    let (who, room, seen) = (&cx.right.who, cx.right.room, read(&cx).await?);
    let bond = seen.my_bond().map(|bond| bond.id).ok_or(Turned::Missing)?;
    let fresh = || StrainId(cx.once().map_or_else(|| cx.site.app.new_id(), |once| once.0));
    let opened = || unnoticed_again(&cx, &seen, bond).unwrap_or_else(fresh);
    let strain = if cx.ids.count() == 2 { cx.ids.at(1)? } else { opened() };
    let different = match different(&cx) {
        Ok(different) => different,
        Err(problems) => {
            let filled = Filled { form: cx.form.clone(), problems };
            let view = view(&cx, &seen, Some(filled)).await?;
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let command = Command::Answer { bond, strain, words: cx.form.text("words"), different };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_two(Page::Respond, room, strain)),
        Err(error) => {
            let (seen, client) = (read(&cx).await?, Who::of(&seen));
            let filled = again(&cx, error, client.name())?;
            let view = view(&cx, &seen, Some(filled)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

/// What will be different from now on, if something was typed, or what to look at again.
fn different(cx: &Cx<Beside>) -> Result<Option<(PromiseId, Terms)>, Problems> {
    let typed = Typed::read(&cx.form, "different");
    if typed.is_empty() {
        return Ok(None);
    }
    Ok(Some((PromiseId(cx.site.app.new_id()), typed.terms(cx, "different")?)))
}

/// What to look at again: nothing was sent, and what was typed is still there.
fn again(cx: &Cx<Beside>, error: AppError, name: &str) -> Result<Filled, Turned> {
    let words = match error {
        // Something was noticed or said since the page was shown: it is there to be read first.
        AppError::Refused(Refusal::NotHere) if cx.ids.count() == 1 => "repair-again-new",
        error => match refusal(error)? {
            Refusal::Empty => "reply-empty",
            Refusal::TooLong { .. } => "reply-long",
            Refusal::AlreadyDone => "repair-again-closed",
            other => return Err(Turned::Refused(other)),
        },
    };
    let filled = Filled::again(&cx.form, "words", cx.t.say(words).with("name", name).to_string());
    Ok(filled)
}
