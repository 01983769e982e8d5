//! Showing a visit later: a supervisor or an administrator decides by name, with a reason and a
//! last day, that one person's visits to one record wait until they are shown.

mod samples;

use askama::Template;
use axum::http::StatusCode;
use kith_app::{AppError, Came, Delays, Wait};
use kith_core::calendar::{Calendar, Day};
use kith_core::delay::{Delay, MOST};
use kith_core::words::LINE;
use kith_core::{DelayId, PersonId, Refusal, Role, Timestamp};

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::{Cx, last_day, moment};
use crate::form::{Filled, Form};
use crate::look::Look;
use crate::looked::called;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::{Behind, Fresh};
use crate::table::Table;
use crate::text::Text;

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Delay, show).change(Page::Delay, send);
}

/// One delay, in words.
#[derive(Clone, Debug)]
struct Line {
    /// Whose visits, to whose record.
    what: String,
    /// Until when, or since when they are shown.
    until: String,
    /// Who decided it and when, and how many visits there were.
    by: String,
    /// Which law or order.
    why: String,
    /// Its value in the form, while it can be ended.
    end: Option<String>,
}

/// What waits and what can. Sends `name`, `person`, `why` and `until`; or `end`.
#[derive(Debug, Template)]
#[template(path = "delay/delay.html")]
pub(crate) struct DelayPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the forms go.
    action: String,
    /// How many days it can last.
    most: i64,
    /// All there were, the newest first.
    lines: Vec<Line>,
    /// Who wrote a name that led to nobody.
    missed: Vec<String>,
    /// Whose visits can wait.
    people: Vec<Choice>,
    /// What was typed, and what to look at again.
    filled: Filled,
}

async fn show(cx: Cx<Fresh<Behind>>) -> Answer {
    page(&view(&cx.proved(), Filled::default()).await?)
}

async fn view(cx: &Cx<Behind>, filled: Filled) -> Result<DelayPage, Turned> {
    if !cx.site.settings().shows_later() {
        return Err(Turned::Missing);
    }
    let Delays { all, missed } = cx.site.app.delays(&cx.right.who).await?;
    let (t, now) = (&cx.t, cx.site.app.now());
    let book = cx.site.app.book();
    let missed = missed.iter().map(|(by, at)| {
        let name = book.staff_name(*by).unwrap_or_default();
        t.say("delay-missed").with("name", name).with("day", t.day(moment(*at))).to_string()
    });
    Ok(DelayPage {
        action: cx.here(),
        most: MOST - 1,
        lines: all.iter().map(|one| line(t, one, now)).collect(),
        missed: missed.collect(),
        people: people(cx).await?,
        filled,
        look: cx.staff_look(&cx.right.who),
        t: cx.t.clone(),
    })
}

fn line(t: &Text, one: &Delay, now: Timestamp) -> Line {
    let key = if one.called.is_empty() { "delay-other" } else { "delay-own" };
    let name = called(t, &one.name, one.role);
    let what = t.say(key).with("name", name).with("client", one.called.trim());
    let stands = !one.is_over(now);
    let until = if stands {
        t.say("delay-until-day").with("day", last_day(t, one.until, now))
    } else {
        t.say("delay-over").with("day", t.day(moment(one.until)))
    };
    let by = t.say("delay-by").with("name", &one.by_name).with("day", t.day(moment(one.from)));
    let visits = t.say("delay-visits").with("visits", one.visits());
    Line {
        what: what.to_string(),
        until: until.to_string(),
        by: format!("{by} {visits}"),
        why: one.why.clone(),
        end: stands.then(|| one.id.to_string()),
    }
}

/// Everybody but the reader whose visits there can be.
async fn people(cx: &Cx<Behind>) -> Result<Vec<Choice>, Turned> {
    let (mut all, me) = (cx.site.app.colleagues().await?, cx.right.who.person);
    all.retain(|one| one.came == Came::Confirmed && one.role.may_bond() && one.person != me);
    let mut people: Vec<_> =
        all.iter().map(|one| Choice::new(&one.person.to_string(), one.name.clone())).collect();
    if cx.right.who.role == Role::Supervisor {
        let operator = cx.site.app.operator().person.to_string();
        people.push(Choice::new(&operator, cx.t.get("delay-of-operator")));
    }
    Ok(people)
}

async fn send(cx: Cx<Fresh<Behind>>) -> Answer {
    let cx = cx.proved();
    let (app, who) = (&cx.site.app, &cx.right.who);
    if cx.form.has("end") {
        let delay: DelayId = cx.form.get("end").parse().map_err(|_| Turned::Missing)?;
        return match app.end_delay(who, delay).await {
            Ok(()) | Err(AppError::Refused(Refusal::AlreadyDone)) => go(&cx.here()),
            Err(error) => Err(error.into()),
        };
    }
    let (of, until) = match typed(&cx.t, &cx.form, &Calendar::of(&app.book())) {
        Ok(typed) => typed,
        Err(problems) => return again(&cx, problems).await,
    };
    let wait = Wait { called: cx.form.get("name"), of, why: cx.form.get("why").trim(), until };
    match app.delay_showing(who, wait).await {
        Ok(()) => go(&cx.here()),
        Err(AppError::Refused(refusal)) => again(&cx, refused(&cx.t, refusal)?).await,
        Err(error) => Err(error.into()),
    }
}

/// Whose visits, and the first moment at which they are shown; or what to look at again.
fn typed(
    t: &Text,
    form: &Form,
    calendar: &Calendar<'_>,
) -> Result<(PersonId, Timestamp), Problems> {
    let mut problems = Problems::none();
    let person: Option<PersonId> = form.get("person").parse().ok();
    let until = Day::read(form.get("until")).and_then(|day| calendar.ends(day));
    for (field, key) in [("name", "delay-name-empty"), ("why", "delay-why-empty")] {
        if form.get(field).trim().is_empty() {
            problems.add(field, t.get(key));
        }
    }
    if person.is_none() {
        problems.add("person", t.get("delay-of-empty"));
    }
    if until.is_none() {
        problems.add("until", odd_day(t));
    }
    person.zip(until).filter(|_| problems.is_empty()).ok_or(problems)
}

fn odd_day(t: &Text) -> String {
    t.say("delay-until-odd").with("most", MOST - 1).to_string()
}

/// What to look at again where it was refused.
fn refused(t: &Text, refusal: Refusal) -> Result<Problems, Turned> {
    let (field, words) = match refusal {
        Refusal::TooSoon => ("name", t.get("delay-name-often")),
        Refusal::NotHere => ("name", t.get("delay-name-nobody")),
        Refusal::AlreadyDone => ("person", t.get("delay-already")),
        Refusal::TooLate | Refusal::OutsideScale => ("until", odd_day(t)),
        Refusal::TooLong { limit: LINE } => ("name", t.get("service-long")),
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
