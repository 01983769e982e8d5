//! A promise in words, for whoever reads it: the one who made it, or the one it was made to.

use kith_core::bond::Status;
use kith_core::promise::{By, Promise, Standing, What};
use kith_core::{Seen, Timestamp};

use super::{Side, to_one};
use crate::cx::{Cx, last_moment, moment};
use crate::looked;
use crate::text::Text;

/// The most characters of a promise that a list shows.
const LETTERS: usize = 160;

/// One promise in a list.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) href: String,
    /// The promise itself, cut where it is long.
    pub(crate) words: String,
    /// Whose it is; empty where what came of it says so.
    pub(crate) whose: String,
    /// By when, what waits, and what came of it.
    pub(crate) stands: String,
    pub(crate) late: bool,
}

impl Line {
    pub(crate) fn of<S: Side>(cx: &Cx<S>, seen: &Seen, promise: &Promise) -> Self {
        let name = name_of(seen, promise);
        let mut said = vec![stands(&cx.t, seen, promise, &name)];
        said.extend(offered(&cx.t, seen, promise, &name));
        Self {
            href: to_one(cx, promise.id),
            words: cut(&words(&cx.t, seen, promise)),
            whose: whose(&cx.t, seen, promise, &name),
            stands: said.join(" "),
            late: is_beside(seen, promise) && seen.is_late(promise),
        }
    }
}

/// A long one says that it goes on.
fn cut(words: &str) -> String {
    let words = words.trim();
    if words.chars().count() <= LETTERS {
        return words.to_owned();
    }
    let begin: String = words.chars().take(LETTERS).collect();
    format!("{}…", begin.trim_end())
}

/// The name of the other one.
pub(super) fn name_of(seen: &Seen, promise: &Promise) -> String {
    if !seen.is_own() {
        return seen.about().name.clone();
    }
    seen.bond(promise.bond).map(|bond| bond.name.clone()).unwrap_or_default()
}

/// Whether the two are beside each other now.
pub(super) fn is_beside(seen: &Seen, promise: &Promise) -> bool {
    seen.bond(promise.bond).is_some_and(|bond| bond.status == Status::Active)
}

/// Whether something can still be said about it.
pub(super) fn is_owed(seen: &Seen, promise: &Promise) -> bool {
    promise.standing == Standing::Open && is_beside(seen, promise)
}

/// Whether the reader promised it.
pub(super) fn is_mine(seen: &Seen, promise: &Promise) -> bool {
    promise.from == seen.who().person
}

/// What is promised; for an answer, the question.
pub(super) fn words(t: &Text, seen: &Seen, promise: &Promise) -> String {
    if promise.opening.is_none() {
        return promise.terms.words.clone();
    }
    let Some(opening) = seen.asked_about(promise) else { return t.get("promise-question-some") };
    let day = t.day_seen(moment(opening.at), moment(seen.at()));
    let key = match (seen.is_own(), opening.person == seen.who().person) {
        (true, _) => "promise-question",
        (false, true) => "promise-question-you",
        (false, false) => "promise-question-other",
    };
    let name = looked::called(t, &opening.name, opening.role);
    t.say(key).with("name", name).with("day", day).to_string()
}

/// What "Who looked" says about the visit that a question is about.
pub(super) fn visit(t: &Text, seen: &Seen, promise: &Promise) -> Option<String> {
    let opening = seen.asked_about(promise)?;
    let when = t.day_time_seen(moment(opening.at), moment(seen.at()));
    let what = looked::told(t, opening);
    Some(t.say("promise-visit").with("what", what).with("when", when).to_string())
}

/// Where it stands: by when, or what came of it.
pub(super) fn stands(t: &Text, seen: &Seen, promise: &Promise, name: &str) -> String {
    match promise.standing {
        Standing::Kept | Standing::LetGo => closed(t, seen, promise, name),
        Standing::Open if !is_beside(seen, promise) => {
            t.say("promise-apart").with("name", name).to_string()
        }
        Standing::Open => when(t, seen, promise),
    }
}

/// Whose it is. An answer that was given says so by itself.
pub(super) fn whose(t: &Text, seen: &Seen, promise: &Promise, name: &str) -> String {
    let key = match (promise.opening.is_some(), is_mine(seen, promise)) {
        (true, _) if promise.standing == Standing::Kept => return String::new(),
        (false, true) if promise.service => "promise-whose-service-mine",
        (false, false) if promise.service => "promise-whose-service",
        (false, true) => "promise-whose-mine",
        (false, false) => "promise-whose-theirs",
        (true, true) => "promise-whose-asks",
        (true, false) => "promise-whose-answers",
    };
    t.say(key).with("name", name).to_string()
}

fn closed(t: &Text, seen: &Seen, promise: &Promise, name: &str) -> String {
    let key = match (promise.standing, promise.opening, is_mine(seen, promise)) {
        (Standing::LetGo, ..) => "promise-let-go-on",
        (_, None, _) => "promise-kept-on",
        (_, Some(_), true) => "promise-answered-you",
        (_, Some(_), false) => "promise-answered",
    };
    let at = promise.steps.last().map(|step| step.mark.at).unwrap_or_default();
    let day = t.day_seen(moment(at), moment(seen.at()));
    t.say(key).with("name", name).with("day", day).to_string()
}

/// By when, or since when it is late.
pub(super) fn when(t: &Text, seen: &Seen, promise: &Promise) -> String {
    let due = seen.due(promise);
    let stem = match (seen.is_late(promise), was_late(promise)) {
        (true, _) => "promise-late",
        (false, true) => "promise-new",
        (false, false) => "promise-by",
    };
    by(t, stem, promise.terms.by, due, seen.at())
}

/// Whether it was said to be late, and has a new day since.
fn was_late(promise: &Promise) -> bool {
    let set = promise.steps.iter().rev().find(|step| step.what.sets_terms());
    set.is_some_and(|step| matches!(step.what, What::Late(..)))
}

/// A sentence about the time of a promise; `due` is known where a meeting is agreed.
pub(super) fn by(t: &Text, stem: &str, by: By, due: Option<Timestamp>, now: Timestamp) -> String {
    let day = |at: Timestamp| t.day_seen(last_moment(at), moment(now));
    match (by, due) {
        (By::Date(over), _) => t.say_one_of(stem, "day").with("day", day(over)).to_string(),
        (By::NextMeeting, Some(starts)) => {
            t.say_one_of(stem, "meeting").with("day", day(starts)).to_string()
        }
        (By::NextMeeting, None) => t.one_of(stem, "open"),
        (By::WhenAsked, _) => t.one_of(stem, "asked"),
    }
}

/// That something else is suggested, and for whom it waits.
fn offered(t: &Text, seen: &Seen, promise: &Promise, name: &str) -> Option<String> {
    let (_, from) = promise.proposed.as_ref().filter(|_| is_owed(seen, promise))?;
    let key =
        if *from == seen.who().person { "promise-offer-waits" } else { "promise-offer-theirs" };
    Some(t.say(key).with("name", name).to_string())
}

/// What was asked about a visit, and what came of it.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// That it was asked, by whom it is answered, by when.
    pub(crate) stands: String,
    pub(crate) late: bool,
    /// The answer.
    pub(crate) answer: Option<String>,
    pub(crate) href: String,
}

/// The question about a visit, if it was asked.
pub(crate) fn asked<S: Side>(cx: &Cx<S>, seen: &Seen, promise: &Promise) -> Asked {
    let line = Line::of(cx, seen, promise);
    let first = promise.steps.first().map(|step| step.mark.at).unwrap_or_default();
    let day = cx.t.day_seen(moment(first), moment(seen.at()));
    let asked = cx.t.say("promise-asked-on").with("day", day).to_string();
    let answer = promise.steps.iter().rev().find_map(|step| match &step.what {
        What::Kept(words) => Some(words.clone()),
        _ => None,
    });
    let stands = [asked, line.whose, line.stands].join(" ");
    Asked { stands, late: line.late, answer, href: line.href }
}
