//! Keeping two people apart: a supervisor or an administrator says whom by name, reads who is, and
//! reads when both are expected in the house all the same.

mod samples;

use askama::Template;
use axum::http::StatusCode;
use kith_app::{AppError, Keep, KeptApart, Pairs};
use kith_core::apart::{Part, Side, Strength};
use kith_core::words::LINE;
use kith_core::{ApartId, Refusal, Timestamp};

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::{Cx, moment};
use crate::form::{Filled, Form};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::{Behind, Fresh};
use crate::table::Table;
use crate::text::Text;

pub(crate) use samples::samples;

/// How many times at which both are expected are named.
const NAMED: usize = 20;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Apart, show).change(Page::Apart, send);
}

/// One rule, in words.
#[derive(Clone, Debug)]
struct Line {
    /// Who.
    pair: String,
    /// What each is in it.
    sides: (String, String),
    /// How far apart.
    strength: String,
    /// Words for those who see to it, or nothing.
    why: String,
    /// When both are expected in the house all the same.
    both: Vec<String>,
    /// Who decided it and when.
    by: String,
    /// Its value in the form that ends it.
    end: String,
}

/// Who is kept apart. Sends `one`, `onepart`, `other`, `otherpart`, `strength` and `why`; or `end`.
#[derive(Debug, Template)]
#[template(path = "apart/apart.html")]
pub(crate) struct ApartPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the forms go.
    action: String,
    /// The rules in force, the newest first.
    lines: Vec<Line>,
    /// Who wrote names of which no rule came.
    missed: Vec<String>,
    /// What somebody can be in a rule.
    parts: Vec<Choice>,
    /// How far apart two can be kept.
    strengths: Vec<Choice>,
    /// What was typed, and what to look at again.
    filled: Filled,
}

async fn show(cx: Cx<Fresh<Behind>>) -> Answer {
    page(&view(&cx.proved(), Filled::default()).await?)
}

async fn view(cx: &Cx<Behind>, filled: Filled) -> Result<ApartPage, Turned> {
    let Pairs { all, missed } = cx.site.app.kept_apart(&cx.right.who).await?;
    let (t, now) = (&cx.t, cx.site.app.now());
    let book = cx.site.app.book();
    let missed = missed.iter().map(|(by, at)| {
        let name = book.staff_name(*by).unwrap_or_default();
        t.say("apart-missed").with("name", name).with("day", t.day(moment(*at))).to_string()
    });
    Ok(ApartPage {
        action: cx.here(),
        lines: all.iter().map(|one| line(t, one, book.staff_name(one.rule.by), now)).collect(),
        missed: missed.collect(),
        parts: parts(t),
        strengths: strengths(t),
        filled,
        look: cx.staff_look(&cx.right.who),
        t: cx.t.clone(),
    })
}

fn line(t: &Text, kept: &KeptApart, by: Option<&str>, now: Timestamp) -> Line {
    let rule = &kept.rule;
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| t.get("apart-gone"));
    let (one, other) = (name(&kept.one), name(&kept.other));
    let side = |name: &str, side: Side| {
        let part = t.one_of("apart-part", side.part.word());
        let said = t.say("apart-side").with("name", name).with("part", part).to_string();
        if side.part == Part::NotSaid { String::new() } else { said }
    };
    let day = t.day(moment(rule.since));
    let by = match by {
        Some(name) => t.say("apart-by").with("name", name).with("day", day),
        None => t.say("apart-by-someone").with("day", day),
    };
    Line {
        pair: t.say("apart-pair").with("one", &one).with("other", &other).to_string(),
        sides: (side(&one, rule.one), side(&other, rule.other)),
        strength: t.one_of("apart-far", rule.strength.word()),
        why: rule.why.clone(),
        both: kept.touching.iter().take(NAMED).map(|times| both(t, *times, now)).collect(),
        by: by.to_string(),
        end: rule.apart.to_string(),
    }
}

fn both(t: &Text, (from, to): (Timestamp, Timestamp), now: Timestamp) -> String {
    t.say("apart-both")
        .with("day", t.day_seen(moment(from), moment(now)))
        .with("from", t.time(moment(from)))
        .with("to", t.time(moment(to)))
        .to_string()
}

fn parts(t: &Text) -> Vec<Choice> {
    let choice = |part: Part| Choice::new(part.word(), t.one_of("apart-part", part.word()));
    Part::ALL.map(choice).into()
}

fn strengths(t: &Text) -> Vec<Choice> {
    let choice = |strength: Strength| {
        let words = t.one_of("apart-far", strength.word());
        let hint = t.one_of("apart-margin", strength.word());
        Choice::new(strength.word(), words).hint(hint)
    };
    Strength::ALL.map(choice).into()
}

async fn send(cx: Cx<Fresh<Behind>>) -> Answer {
    let cx = cx.proved();
    let (app, who) = (&cx.site.app, &cx.right.who);
    if cx.form.has("end") {
        let apart: ApartId = cx.form.get("end").parse().map_err(|_| Turned::Missing)?;
        return match app.end_apart(who, apart).await {
            Ok(()) | Err(AppError::Refused(Refusal::NotHere)) => go(&cx.here()),
            Err(error) => Err(error.into()),
        };
    }
    let keep = match typed(&cx.t, &cx.form) {
        Ok(keep) => keep,
        Err(problems) => return again(&cx, problems).await,
    };
    match app.keep_apart(who, keep).await {
        Ok(()) => go(&cx.here()),
        Err(AppError::Refused(refusal)) => again(&cx, refused(&cx.t, refusal)?).await,
        Err(error) => Err(error.into()),
    }
}

/// Who, and how far; or what to look at again. A part that is not chosen is not said.
fn typed<'a>(t: &Text, form: &'a Form) -> Result<Keep<'a>, Problems> {
    let mut problems = Problems::none();
    for field in ["one", "other"] {
        if form.get(field).trim().is_empty() {
            problems.add(field, t.get("apart-name-empty"));
        }
    }
    let strength = Strength::from_word(form.get("strength"));
    if strength.is_none() {
        problems.add("strength", t.get("apart-strength-empty"));
    }
    let part = |field| Part::from_word(form.get(field)).unwrap_or(Part::NotSaid);
    let keep = strength.map(|strength| Keep {
        one: (form.get("one"), part("onepart")),
        other: (form.get("other"), part("otherpart")),
        strength,
        why: form.get("why").trim(),
    });
    keep.filter(|_| problems.is_empty()).ok_or(problems)
}

/// What to look at again where it was refused.
fn refused(t: &Text, refusal: Refusal) -> Result<Problems, Turned> {
    let (field, words) = match refusal {
        Refusal::TooSoon => ("one", t.get("apart-name-often")),
        Refusal::NotHere => ("one", t.get("apart-name-nobody")),
        Refusal::NotYours => ("one", t.get("apart-name-yours")),
        Refusal::OutsideScale => ("other", t.get("apart-name-same")),
        Refusal::AlreadyDone => ("other", t.get("apart-already")),
        Refusal::TooLong { limit: LINE } => ("one", t.get("service-long")),
        Refusal::TooLong { .. } => ("why", t.get("service-long")),
        other => return Err(Turned::Refused(other)),
    };
    let mut problems = Problems::none();
    problems.add(field, words);
    Ok(problems)
}

async fn again(cx: &Cx<Behind>, problems: Problems) -> Answer {
    let filled = Filled { form: cx.form.clone(), problems };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(cx, filled).await?)
}
