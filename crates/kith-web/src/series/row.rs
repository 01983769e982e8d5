//! One row: how often, each of its dates and where it stands, and one answer to all that waits.

use axum::http::StatusCode;
use kith_app::AppError;
use kith_core::meeting::{Details, Meeting};
use kith_core::series::{Answer as Said, Command, Series};
use kith_core::{Refusal, Role, Seen, SeriesId};

use super::dates::when;
use super::side::Content;
use super::{Body, CANCEL, MOVE, Side, often};
use crate::answer::{Answer, Turned, go, refusal};
use crate::cx::{Cx, moment};
use crate::parts::Problems;
use crate::text::Text;

/// One row. Sends `do`: `yes`, `no` or `in_person`, and `seen`.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// How often, and what is to be known of it, one sentence a line.
    pub(super) said: Vec<String>,
    /// What waits for the reader, in words.
    pub(super) asks: Option<String>,
    /// Whether a yes given in person can be written down.
    pub(super) in_person: Option<String>,
    pub(super) action: String,
    /// Names what was read.
    pub(super) seen: String,
    pub(super) dates: Vec<Line>,
    /// Where all that are to come are moved, and cancelled.
    pub(super) change: Option<String>,
    pub(super) cancel: Option<String>,
    /// Whether somebody wrote something else meanwhile, or a date is not free.
    pub(super) turned: Option<String>,
}

/// One of its dates.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) when: String,
    pub(super) stands: String,
    /// What is asked instead, and where and with whom, where that is not said for all.
    pub(super) more: Vec<String>,
    pub(super) href: String,
}

pub(super) async fn show<S: Side>(cx: &Cx<S>, id: SeriesId) -> Answer {
    let seen = S::seen(cx).await?;
    view(cx, &seen, id, None).await
}

async fn view<S: Side>(cx: &Cx<S>, seen: &Seen, id: SeriesId, turned: Option<String>) -> Answer {
    let series = seen.series(id).ok_or(Turned::Missing)?;
    let name = S::other(seen, series.bond);
    let t = &cx.t;
    let open = ahead(seen, series);
    let change = open.first().filter(|_| crate::meeting::meets(seen, series.bond));
    let body = Row {
        said: said(t, seen, series, &name),
        asks: asks(cx, seen, series, &name),
        in_person: in_person(cx, seen, series, &name).await?,
        action: cx.here(),
        seen: series.last.to_string(),
        dates: lines(cx, seen, series),
        change: change.map(|first| S::to_part(cx, first.id, MOVE)),
        cancel: change.map(|first| S::to_part(cx, first.id, CANCEL)),
        turned,
    };
    let content = Content {
        status: if body.turned.is_some() { StatusCode::CONFLICT } else { StatusCode::OK },
        title: t.plain("series-title"),
        heading: t.get("series-heading"),
        problems: Problems::none(),
        body: Body::Row(body),
    };
    S::page(cx, seen, content)
}

/// Its meetings that can still be changed, soonest first.
fn ahead<'a>(seen: &'a Seen, series: &'a Series) -> Vec<&'a Meeting> {
    let mut open: Vec<_> =
        seen.in_series(series).filter(|meeting| meeting.is_ahead(seen.at())).collect();
    open.sort_by_key(|meeting| meeting.details().map(|details| details.starts));
    open
}

/// What waits for the reader's yes or no.
fn asks<S: Side>(cx: &Cx<S>, seen: &Seen, series: &Series, name: &str) -> Option<String> {
    if !crate::meeting::meets(seen, series.bond) {
        return None;
    }
    let mine = |meeting: &&Meeting| meeting.waits_now(seen.who().role, seen.at());
    let waits = seen.in_series(series).filter(mine).count();
    let said = || cx.t.say("series-asks").with("name", name).with("count", waits).to_string();
    (waits > 0).then(said)
}

async fn in_person<S: Side>(
    cx: &Cx<S>,
    seen: &Seen,
    series: &Series,
    name: &str,
) -> Result<Option<String>, Turned> {
    if seen.who().role == Role::Client {
        return Ok(None);
    }
    let wish = Command::Answer { series: series.id, answer: Said::InPerson, seen: series.last };
    let can = cx.site.app.would(cx.right.actor(), cx.right.room(), wish).await?;
    Ok(can.then(|| cx.t.say("series-in-person").with("name", name).to_string()))
}

fn lines<S: Side>(cx: &Cx<S>, seen: &Seen, series: &Series) -> Vec<Line> {
    let starts = |meeting: &Meeting| {
        let details = meeting.details().map(|details| details.starts);
        details.or_else(|| series.planned(meeting.id))
    };
    let for_all = about_all(&cx.t, seen, series).is_some();
    let line = |meeting: &Meeting| {
        let planned = || series.planned(meeting.id).map(|at| cx.t.day_time(moment(at)));
        let instead = meeting.agreed.as_ref().and(asked(meeting));
        let instead =
            instead.map(|asked| cx.t.say("series-date-instead").with("when", when(&cx.t, asked)));
        let own = in_question(meeting).filter(|_| !for_all).map(|details| about(&cx.t, details));
        Some(Line {
            when: meeting.details().map(|details| when(&cx.t, details)).or_else(planned)?,
            stands: cx.t.get(stands(series, meeting)),
            more: instead.map(|said| said.to_string()).into_iter().chain(own).collect(),
            href: S::to_meeting(cx, meeting.id),
        })
    };
    let mut all: Vec<_> = seen.in_series(series).collect();
    all.sort_by_key(|meeting| starts(meeting));
    all.into_iter().filter_map(line).collect()
}

/// How often, where and with whom, and whose clocks.
fn said(t: &Text, seen: &Seen, series: &Series, name: &str) -> Vec<String> {
    let often = often::words(t, series);
    let with = t.say("series-with").with("name", name).with("often", often).to_string();
    let zone = t.say("series-zone").with("zone", series.zone.replace('_', " ")).to_string();
    [Some(with), about_all(t, seen, series), Some(zone)].into_iter().flatten().collect()
}

/// What waits for an answer.
fn asked(meeting: &Meeting) -> Option<&Details> {
    meeting.proposed.as_ref().filter(|_| meeting.cancelled.is_none()).map(|(details, _)| details)
}

/// What somebody would say yes to, or did.
fn in_question(meeting: &Meeting) -> Option<&Details> {
    asked(meeting).or_else(|| meeting.details())
}

/// Where, how long, and who else is there.
fn about(t: &Text, details: &Details) -> String {
    let length = t.say("meeting-minutes").with("minutes", details.minutes).to_string();
    let others = details.others.trim();
    let key = if others.is_empty() { "series-about" } else { "series-about-others" };
    let said = t.say(key).with("place", &details.place).with("length", length);
    said.with("others", others).to_string()
}

/// The same, where it is so for every date.
fn about_all(t: &Text, seen: &Seen, series: &Series) -> Option<String> {
    let mut all = seen.in_series(series).filter_map(in_question);
    let first = all.next()?;
    let same = |one: &Details| {
        (&one.place, one.minutes, &one.others) == (&first.place, first.minutes, &first.others)
    };
    all.all(same).then(|| about(t, first))
}

/// The words for where one of its dates stands.
fn stands(series: &Series, meeting: &Meeting) -> &'static str {
    match (&meeting.cancelled, &meeting.agreed, &meeting.proposed) {
        (Some(_), ..) => "series-date-cancelled",
        (None, Some(_), Some(_)) => "series-date-change",
        (None, Some(_), None) if series.is_own(meeting.id) => "series-date-own",
        (None, Some(_), None) => "series-date-agreed",
        (None, None, Some(_)) => "series-date-asked",
        (None, None, None) => "series-date-none",
    }
}

pub(super) async fn answer<S: Side>(cx: &Cx<S>, id: SeriesId) -> Answer {
    let said = match cx.form.get("do") {
        "yes" => Said::Yes,
        "no" => Said::No,
        "in_person" => Said::InPerson,
        _ => return Err(Turned::Form),
    };
    let read = cx.form.get("seen").parse().map_err(|_| Turned::Form)?;
    let wish = Command::Answer { series: id, answer: said, seen: read };
    let turned = match cx.site.app.act(cx.right.actor(), cx.right.room(), wish).await {
        Ok(_) | Err(AppError::Refused(Refusal::AlreadyDone)) => return go(&S::to_row(cx, id)),
        Err(error) => match refusal(error)? {
            Refusal::NotFree => cx.t.get("series-turned-not-free"),
            Refusal::Changed => cx.t.get("series-turned-changed"),
            refused => cx.t.one_of("errors-refusal", refused.code()),
        },
    };
    let seen = S::seen(cx).await?;
    view(cx, &seen, id, Some(turned)).await
}
