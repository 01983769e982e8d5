//! Making a promise, and suggesting something else instead of one.

use askama::Template;
use kith_core::bond::Bond;
use kith_core::promise::{Command, Promise};
use kith_core::{BondId, PromiseId, Refusal, Seen};

use super::side::read;
use super::told::{is_owed, name_of, when};
use super::typed::{again, ways};
use super::{Side, Typed, to_one};
use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::look::Look;
use crate::meeting::status;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;

/// What is promised, by when, and to whom. Sends `with`, `words`, `by` and `day`.
#[derive(Debug, Template)]
#[template(path = "promise/make.html")]
pub(super) struct MakePage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    pub(super) title: String,
    pub(super) heading: String,
    /// What to know before, one sentence a line.
    pub(super) intro: Vec<String>,
    /// Where the form goes.
    pub(super) action: String,
    /// To whom; empty where that is settled.
    pub(super) people: Vec<Choice>,
    /// What the field of the words is called.
    pub(super) label: String,
    /// Whether it can be promised in the service's name.
    pub(super) service: bool,
    /// By a day, by the next meeting, or when it is asked for.
    pub(super) ways: Vec<Choice>,
    pub(super) typed: Typed,
    /// What the button is called.
    pub(super) go: String,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
}

/// Shown when nobody is beside the client.
#[derive(Debug, Template)]
#[template(path = "promise/nobody.html")]
pub(super) struct NobodyPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) people: String,
}

/// What was sent, and what to look at again.
#[derive(Default)]
struct Sent {
    typed: Option<Typed>,
    problems: Problems,
}

impl Sent {
    const fn again(typed: Typed, problems: Problems) -> Self {
        Self { typed: Some(typed), problems }
    }
}

/// The bonds in which the reader can promise something now.
fn bonds(seen: &Seen) -> Vec<&Bond> {
    let mut bonds: Vec<_> = seen.company().collect();
    bonds.retain(|bond| seen.is_own() || bond.person == seen.who().person);
    bonds.sort_by(|one, other| one.name.cmp(&other.name));
    bonds
}

/// The name of the other one in a bond.
fn other_name(seen: &Seen, bond: &Bond) -> String {
    if seen.is_own() { bond.name.clone() } else { seen.about().name.clone() }
}

pub(super) async fn show_new<S: Side>(cx: &Cx<S>) -> Answer {
    let seen = read(cx, true).await?;
    view_new(cx, &seen, Sent::default()).await
}

async fn view_new<S: Side>(cx: &Cx<S>, seen: &Seen, sent: Sent) -> Answer {
    let bonds = bonds(seen);
    if bonds.is_empty() {
        let (t, look, people) = (cx.t.clone(), S::look(cx), cx.to(Page::People));
        return page(&NobodyPage { t, look, people });
    }
    let mut intro = vec![cx.t.get("promise-new-intro")];
    let mut people = Vec::new();
    if let [bond] = bonds.as_slice() {
        let name = other_name(seen, bond);
        intro.insert(0, cx.t.say("promise-new-to").with("name", name).to_string());
    } else {
        let choice = |bond: &&Bond| Choice::new(&bond.id.to_string(), bond.name.clone());
        people.extend(bonds.iter().map(choice));
    }
    let page = MakePage {
        title: cx.t.plain("promise-new-title"),
        heading: cx.t.get("promise-new-heading"),
        intro,
        people,
        label: cx.t.get("promise-form-words"),
        service: !seen.is_own(),
        go: cx.t.get("promise-new-go"),
        ..form(cx, seen, Typed::default(), sent).await?
    };
    page_with(status(&page.problems), &page)
}

pub(super) async fn show_other<S: Side>(cx: &Cx<S>, id: PromiseId) -> Answer {
    let seen = read(cx, true).await?;
    view_other(cx, &seen, id, Sent::default()).await
}

async fn view_other<S: Side>(cx: &Cx<S>, seen: &Seen, id: PromiseId, sent: Sent) -> Answer {
    let promise = seen.promise(id).ok_or(Turned::Missing)?;
    if !is_owed(seen, promise) || promise.opening.is_some() {
        return go(&to_one(cx, id));
    }
    let shown = promise.proposed.as_ref().map_or(&promise.terms, |(terms, _)| terms);
    let page = MakePage {
        title: cx.t.plain("promise-other-title"),
        heading: cx.t.get("promise-other-heading"),
        intro: other_intro(cx, seen, promise),
        label: cx.t.get("promise-form-instead"),
        go: cx.t.get("promise-other-go"),
        ..form(cx, seen, Typed::of(&cx.t, shown), sent).await?
    };
    page_with(status(&page.problems), &page)
}

fn other_intro<S: Side>(cx: &Cx<S>, seen: &Seen, promise: &Promise) -> Vec<String> {
    let name = name_of(seen, promise);
    let stands = cx.t.say("promise-other-stands").with("words", promise.terms.words.trim());
    vec![
        cx.t.say("promise-other-intro").with("name", name).to_string(),
        stands.to_string(),
        when(&cx.t, seen, promise),
    ]
}

async fn form<S: Side>(
    cx: &Cx<S>,
    seen: &Seen,
    usual: Typed,
    sent: Sent,
) -> Result<MakePage, Turned> {
    let (draft, keeping) = cx.keeping(cx.right.reader(), cx.right.private()).await?;
    let kept = draft.as_ref().map(|draft| Typed::read(draft, "words"));
    Ok(MakePage {
        t: cx.t.clone(),
        look: S::look(cx),
        who: S::who(seen),
        title: String::new(),
        heading: String::new(),
        intro: Vec::new(),
        action: cx.here(),
        people: Vec::new(),
        label: String::new(),
        service: false,
        ways: ways(&cx.t, seen),
        typed: sent.typed.or(kept).unwrap_or(usual),
        go: String::new(),
        keeping,
        problems: sent.problems,
    })
}

pub(super) async fn new<S: Side>(cx: &Cx<S>) -> Answer {
    let seen = read(cx, true).await?;
    let typed = Typed::read(&cx.form, "words");
    let with: Option<BondId> = match bonds(&seen).as_slice() {
        [bond] => Some(bond.id),
        bonds => {
            let chosen = typed.with.parse().ok();
            chosen.filter(|chosen| bonds.iter().any(|bond| bond.id == *chosen))
        }
    };
    let (bond, terms) = match (with, typed.terms(cx, "words")) {
        (Some(bond), Ok(terms)) => (bond, terms),
        (with, terms) => {
            let mut problems = terms.err().unwrap_or_default();
            if with.is_none() {
                problems.add("with", cx.t.get("promise-form-who-empty"));
            }
            return view_new(cx, &seen, Sent::again(typed, problems)).await;
        }
    };
    // The mark of the submit names the promise, so that a repeated one finds the same.
    let promise = PromiseId(cx.once().map_or_else(|| cx.site.app.new_id(), |once| once.0));
    let command = if typed.service && !seen.is_own() {
        Command::MakeForService { promise, bond, terms }
    } else {
        Command::Make { promise, bond, terms, note: None }
    };
    match keep(cx, command).await? {
        None => go(&to_one(cx, promise)),
        Some(refusal) => {
            let problems = again(cx, &refusal);
            view_new(cx, &seen, Sent::again(typed, problems)).await
        }
    }
}

pub(super) async fn other<S: Side>(cx: &Cx<S>, promise: PromiseId) -> Answer {
    let seen = read(cx, true).await?;
    let typed = Typed::read(&cx.form, "words");
    let problems = match typed.terms(cx, "words") {
        Ok(terms) => match keep(cx, Command::ProposeChange { promise, terms }).await? {
            None => return go(&to_one(cx, promise)),
            Some(refusal) => again(cx, &refusal),
        },
        Err(problems) => problems,
    };
    view_other(cx, &seen, promise, Sent::again(typed, problems)).await
}

/// Carries it out, or gives the rule that says no.
pub(super) async fn keep<S: Side>(cx: &Cx<S>, command: Command) -> Result<Option<Refusal>, Turned> {
    let (who, room) = (cx.right.reader(), cx.right.private());
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => Ok(None),
        Err(error) => Ok(Some(refusal(error)?)),
    }
}
