//! Saying that a promise is done, answering a question, and saying that it is late: with a new day
//! and a word of apology.

use askama::Template;
use kith_core::promise::{By, Command, Promise};
use kith_core::words::SHORT;
use kith_core::{PromiseId, Seen};

use super::make::keep;
use super::side::read;
use super::told::{is_mine, is_owed, name_of, visit, words};
use super::typed::{again, day};
use super::{Act, Side, to_one};
use crate::answer::{Answer, Turned, go, page_with};
use crate::cx::{Cx, Keeping};
use crate::look::Look;
use crate::meeting::status;
use crate::parts::Problems;
use crate::person::Who;
use crate::text::Text;

/// What the fields hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) words: String,
    pub(super) day: String,
}

/// Saying what came of it. Sends `words`, and `day` where a new one is asked for.
#[derive(Debug, Template)]
#[template(path = "promise/say.html")]
pub(super) struct SayPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    pub(super) ask: Ask,
    /// What was promised, or asked.
    pub(super) about: String,
    /// The visit that a question is about.
    pub(super) visit: Option<String>,
    /// Where the form goes.
    pub(super) action: String,
    /// The page of this promise.
    pub(super) back: String,
    pub(super) typed: Typed,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
}

/// What the page asks for, in words.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    pub(super) heading: String,
    /// Whether a new day is asked for.
    pub(super) day: bool,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) go: String,
}

impl Ask {
    /// `name` is the other one's.
    pub(super) fn new(t: &Text, act: Act, question: bool, name: &str) -> Self {
        let stem = match (act, question) {
            (Act::Late, _) => "promise-late-form",
            (_, true) => "promise-answer-form",
            (_, false) => "promise-done-form",
        };
        let say = |part: &str| t.say_one_of(stem, part).with("name", name).to_string();
        Self {
            heading: say("heading"),
            day: act == Act::Late,
            label: say("label"),
            hint: say("hint"),
            go: say("go"),
        }
    }
}

pub(super) async fn show<S: Side>(cx: &Cx<S>, id: PromiseId, act: Act) -> Answer {
    let seen = read(cx, true).await?;
    view(cx, &seen, (id, act), None, Problems::none()).await
}

async fn view<S: Side>(
    cx: &Cx<S>,
    seen: &Seen,
    (id, act): (PromiseId, Act),
    typed: Option<Typed>,
    problems: Problems,
) -> Answer {
    let promise = seen.promise(id).ok_or(Turned::Missing)?;
    if !is_owed(seen, promise) || !is_mine(seen, promise) {
        return go(&to_one(cx, id));
    }
    let (draft, keeping) = cx.keeping(cx.right.reader(), cx.right.private()).await?;
    let kept = draft.map(|draft| Typed { words: draft.text("words"), day: draft.text("day") });
    let name = name_of(seen, promise);
    let page = SayPage {
        t: cx.t.clone(),
        look: S::look(cx),
        who: S::who(seen),
        ask: Ask::new(&cx.t, act, promise.opening.is_some(), &name),
        about: words(&cx.t, seen, promise),
        visit: visit(&cx.t, seen, promise),
        action: cx.here(),
        back: to_one(cx, id),
        typed: typed.or(kept).unwrap_or_default(),
        keeping,
        problems,
    };
    page_with(status(&page.problems), &page)
}

/// What was typed as a wish, or what to look at again.
fn command<S: Side>(
    cx: &Cx<S>,
    promise: &Promise,
    act: Act,
    typed: &Typed,
) -> Result<Command, Problems> {
    let mut problems = Problems::none();
    let by = match act {
        Act::Late => day(cx, &typed.day, &mut problems),
        _ => None,
    };
    let needed = act == Act::Late || promise.opening.is_some();
    if needed && typed.words.trim().is_empty() {
        let key = if act == Act::Late { "promise-late-empty" } else { "promise-answer-empty" };
        problems.add("words", cx.t.get(key));
    } else if typed.words.len() > SHORT {
        problems.add("words", cx.t.get("promise-form-long"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let (promise, words) = (promise.id, typed.words.clone());
    Ok(match by {
        Some(by) => Command::SayLate { promise, by: By::Date(by), words },
        None => Command::Keep { promise, words },
    })
}

pub(super) async fn say<S: Side>(cx: &Cx<S>, id: PromiseId, act: Act) -> Answer {
    let seen = read(cx, true).await?;
    let promise = seen.promise(id).ok_or(Turned::Missing)?;
    let typed = Typed { words: cx.form.text("words"), day: cx.form.text("day") };
    let problems = match command(cx, promise, act, &typed) {
        Ok(command) => match keep(cx, command).await? {
            None => return go(&to_one(cx, id)),
            Some(refusal) => again(cx, &refusal),
        },
        Err(problems) => problems,
    };
    // Where nothing can be said any longer, the page of the promise says why.
    view(cx, &seen, (id, act), Some(typed), problems).await
}
