//! One promise: its words, where it stands, its whole life, and what the reader can do about it.

use askama::Template;
use kith_core::promise::{By, Command, Promise, Standing, Step, What};
use kith_core::time::DAY;
use kith_core::{PromiseId, Seen, Timestamp};

use super::side::read;
use super::told::{by, is_mine, is_owed, name_of, stands, visit, whose, words};
use super::{Act, Side, to_all, to_one};
use crate::answer::{Answer, Turned, go, page};
use crate::cx::{Cx, last_moment, moment};
use crate::look::Look;
use crate::person::Who;
use crate::text::Text;

/// Words that were given with a step.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) by: String,
    pub(super) words: String,
}

/// Something else that is suggested.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    /// Whose it is.
    pub(super) by: String,
    pub(super) words: String,
    pub(super) when: String,
    /// What holds until there is an answer.
    pub(super) until: String,
    /// Whether it waits for the reader's yes or no.
    pub(super) answer: bool,
}

/// One step of its life.
#[derive(Clone, Debug)]
pub(super) struct StepLine {
    pub(super) what: String,
    pub(super) by: String,
    /// Words given with it; may be empty.
    pub(super) words: String,
}

/// Where the page leads; nothing where it is not for this reader, or not any longer.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    pub(super) action: String,
    /// Saying that it is done, or answering: where, and what that is called.
    pub(super) done: Option<(String, String)>,
    pub(super) late: Option<(String, String)>,
    pub(super) other: Option<String>,
    pub(super) leave: Option<String>,
    /// Asking for what was promised for when it is asked for: by when it is due then.
    pub(super) ask: Option<String>,
    pub(super) all: String,
}

/// One promise. Sends `do`: `accept`, `decline` or `ask`.
#[derive(Debug, Template)]
#[template(path = "promise/one.html")]
pub(super) struct OnePage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    pub(super) heading: String,
    pub(super) words: String,
    /// The visit that a question is about.
    pub(super) visit: Option<String>,
    /// Whose it is, and where it stands.
    pub(super) whose: String,
    pub(super) stands: String,
    /// The answer, the apology, or a word to it: the newest.
    pub(super) said: Option<Said>,
    pub(super) offer: Option<Offer>,
    pub(super) ways: Ways,
    pub(super) steps: Vec<StepLine>,
}

pub(super) async fn show<S: Side>(cx: &Cx<S>, id: PromiseId) -> Answer {
    let seen = read(cx, false).await?;
    let promise = seen.promise(id).ok_or(Turned::Missing)?;
    let (t, name) = (cx.t.clone(), name_of(&seen, promise));
    page(&OnePage {
        look: S::look(cx).live(S::live(cx)),
        who: S::who(&seen),
        heading: heading(&t, &seen, promise, &name),
        words: words(&t, &seen, promise),
        visit: visit(&t, &seen, promise),
        whose: whose(&t, &seen, promise, &name),
        stands: stands(&t, &seen, promise, &name),
        said: said(&t, &seen, promise, &name),
        offer: offer(&t, &seen, promise, &name),
        ways: ways(cx, &seen, promise),
        steps: promise.steps.iter().map(|step| line(&t, &seen, promise, step)).collect(),
        t,
    })
}

fn heading(t: &Text, seen: &Seen, promise: &Promise, name: &str) -> String {
    let key = match (promise.opening.is_some(), is_mine(seen, promise)) {
        (true, _) => "promise-one-question",
        (false, false) if promise.service => "promise-one-service",
        (false, true) => "promise-one-mine",
        (false, false) => "promise-one-theirs",
    };
    t.say(key).with("name", name).to_string()
}

fn said(t: &Text, seen: &Seen, promise: &Promise, name: &str) -> Option<Said> {
    let newest = promise.steps.iter().rev().find_map(|step| Some((step, given(&step.what)?)));
    let (step, words) = newest.filter(|(_, words)| !words.trim().is_empty())?;
    let key =
        if step.mark.by.person == seen.who().person { "promise-said-you" } else { "promise-said" };
    Some(Said { by: t.say(key).with("name", name).to_string(), words: words.to_owned() })
}

/// Words that were given with a step, apart from those of the promise.
fn given(what: &What) -> Option<&str> {
    match what {
        What::Kept(words) | What::Late(_, words) => Some(words),
        What::Made(_)
        | What::Asked
        | What::ChangeProposed(_)
        | What::ChangeAccepted
        | What::ChangeDeclined
        | What::LetGo
        | What::AskedFor(_)
        | What::PassedOn => None,
    }
}

fn offer(t: &Text, seen: &Seen, promise: &Promise, name: &str) -> Option<Offer> {
    let (terms, from) = promise.proposed.as_ref().filter(|_| is_owed(seen, promise))?;
    let answer = *from != seen.who().person;
    let (by_key, until) = if answer {
        ("promise-offer", "promise-offer-keeps")
    } else {
        ("promise-offer-you", "promise-offer-until")
    };
    Some(Offer {
        by: t.say(by_key).with("name", name).to_string(),
        words: terms.words.clone(),
        when: by(t, "promise-by", terms.by, next_meeting(seen, promise), seen.at()),
        until: t.say(until).with("name", name).to_string(),
        answer,
    })
}

/// When the two meet next.
fn next_meeting(seen: &Seen, promise: &Promise) -> Option<Timestamp> {
    let own = seen.meetings().filter(|meeting| meeting.bond == promise.bond);
    let starts = own.filter_map(|meeting| Some(meeting.stands()?.starts));
    starts.filter(|starts| *starts > seen.at()).min()
}

fn ways<S: Side>(cx: &Cx<S>, seen: &Seen, promise: &Promise) -> Ways {
    let (owed, mine) = (is_owed(seen, promise), is_mine(seen, promise));
    let question = promise.opening.is_some();
    let to = |act: Act| to_one(cx, format!("{}-{}", promise.id, act.word()));
    let done = if question { "promise-answer" } else { "promise-done" };
    let late = if seen.is_late(promise) { "promise-say-late" } else { "promise-say-soon" };
    Ways {
        action: to_one(cx, promise.id),
        done: (owed && mine).then(|| (to(Act::Done), cx.t.get(done))),
        late: (owed && mine).then(|| (to(Act::Late), cx.t.get(late))),
        other: (owed && !question).then(|| to(Act::Other)),
        leave: (owed && !mine).then(|| to(Act::Leave)),
        ask: (owed && !mine && promise.terms.by == By::WhenAsked).then(|| answer_day(cx)),
        all: to_all(cx),
    }
}

/// By when it is due if it is asked for now.
fn answer_day<S: Side>(cx: &Cx<S>) -> String {
    let days = i64::from(cx.site.settings().answer_days());
    cx.t.day(last_moment(cx.site.app.now().plus(days * DAY)))
}

fn line(t: &Text, seen: &Seen, promise: &Promise, step: &Step) -> StepLine {
    let (question, name) = (promise.opening.is_some(), name_of(seen, promise));
    let timed = |stem: &str, terms| by(t, stem, terms, None, seen.at());
    let kept = if question { "promise-step-answered" } else { "promise-step-kept" };
    let what = match &step.what {
        What::Made(terms) => timed("promise-step-made", terms.by),
        What::Asked => t.get("promise-step-asked"),
        What::Kept(_) => t.get(kept),
        What::Late(new, _) => timed("promise-step-late", *new),
        What::ChangeProposed(terms) => timed("promise-step-offered", terms.by),
        What::ChangeAccepted => t.get("promise-step-yes"),
        What::ChangeDeclined => t.get("promise-step-no"),
        What::LetGo => t.get("promise-step-let-go"),
        What::PassedOn => t.get("promise-step-passed-on"),
        What::AskedFor(by) => {
            let day = t.day_seen(last_moment(*by), moment(seen.at()));
            t.say("promise-step-asked-for").with("day", day).to_string()
        }
    };
    let words = match &step.what {
        What::Made(terms) | What::ChangeProposed(terms) => &terms.words,
        other => given(other).unwrap_or_default(),
    };
    let who = if step.mark.by.person == seen.who().person {
        t.get("promise-step-you")
    } else {
        seen.name_of(step.mark.by).unwrap_or(&name).to_owned()
    };
    let when = t.day_time_seen(moment(step.mark.at), moment(seen.at()));
    let by = t.say("promise-step").with("who", who).with("when", when).to_string();
    StepLine { what, by, words: words.to_owned() }
}

pub(super) async fn answer<S: Side>(cx: &Cx<S>, promise: PromiseId) -> Answer {
    let command = match cx.form.get("do") {
        "ask" => return ask(cx, promise).await,
        "accept" => Command::AcceptChange { promise },
        "decline" => Command::DeclineChange { promise },
        _ => return Err(Turned::Form),
    };
    let seen = read(cx, true).await?;
    let found = seen.promise(promise).ok_or(Turned::Missing)?;
    // Pressed twice, or changed meanwhile: the page says where it stands now.
    let waits = found.proposed.as_ref().is_some_and(|(_, from)| *from != seen.who().person);
    if waits && found.standing == Standing::Open {
        cx.site.app.act(cx.right.reader(), cx.right.private(), command).await?;
    }
    go(&to_one(cx, promise))
}

/// Asks for what was promised for when it is asked for. Pressed twice, it is asked for once.
async fn ask<S: Side>(cx: &Cx<S>, promise: PromiseId) -> Answer {
    let seen = read(cx, true).await?;
    let found = seen.promise(promise).ok_or(Turned::Missing)?;
    if is_owed(&seen, found) && !is_mine(&seen, found) && found.terms.by == By::WhenAsked {
        let command = Command::AskFor { promise };
        cx.site.app.act(cx.right.reader(), cx.right.private(), command).await?;
    }
    go(&to_one(cx, promise))
}
