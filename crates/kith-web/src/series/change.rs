//! Moving one meeting of a row and those after it: the form, then every date as it is and as it
//! would be. What is not ticked stays where it is.

use std::collections::BTreeSet;

use kith_app::AppError;
use kith_core::meeting::Details;
use kith_core::series::{Clocks, Command, Move, Series};
use kith_core::{MeetingId, Refusal, Seen};

use super::check::{Check, act, beside, hidden};
use super::dates::{Around, Plain, day, said, ticked};
use super::side::Content;
use super::{Body, Side};
use crate::answer::{Answer, Turned, go};
use crate::cx::{Cx, Keeping};
use crate::meeting::{Typed, lengths, refused, status};
use crate::parts::{Choice, Problems};

/// Another time for several. Sends `day`, `time`, `minutes`, `place`, `others` and `seen`.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// What to know before, one sentence a line.
    pub(super) intro: Vec<String>,
    pub(super) action: String,
    pub(super) lengths: Vec<Choice>,
    pub(super) zone: String,
    pub(super) typed: Typed,
    pub(super) keeping: Keeping,
    pub(super) seen: String,
    pub(super) problems: Problems,
}

/// Some meetings of a row that can be moved together.
pub(super) struct Part<'a> {
    pub(super) series: &'a Series,
    pub(super) of: Vec<MeetingId>,
}

/// A meeting of a row and those after it that go along; nothing where none can be changed now.
pub(super) fn part(seen: &Seen, from: MeetingId) -> Result<Option<Part<'_>>, Turned> {
    let series = seen.series_of(from).ok_or(Turned::Missing)?;
    let of = seen.and_following(series, from);
    let open = of.first() == Some(&from) && crate::meeting::meets(seen, series.bond);
    Ok(open.then_some(Part { series, of }))
}

/// Which these are, and which stay as they are, in words.
pub(super) fn which<S: Side>(cx: &Cx<S>, seen: &Seen, part: &Part<'_>) -> Vec<String> {
    let starts = |id: &MeetingId| Some(seen.meeting(*id)?.details()?.starts);
    let all: BTreeSet<_> = part.of.iter().filter_map(starts).collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return Vec::new() };
    let which = cx.t.say("series-which").with("count", part.of.len());
    let which = which.with("first", day(&cx.t, *first)).with("last", day(&cx.t, *last));
    let own = |one: &&kith_core::meeting::Meeting| {
        part.series.is_own(one.id) && !part.of.contains(&one.id) && one.is_ahead(seen.at())
    };
    let own = seen.in_series(part.series).filter(own).count();
    let stay = (own > 0).then(|| cx.t.say("series-stay").with("count", own).to_string());
    std::iter::once(which.to_string()).chain(stay).collect()
}

pub(super) async fn show<S: Side>(cx: &Cx<S>, from: MeetingId) -> Answer {
    let seen = S::seen(cx).await?;
    view(cx, &seen, from, None, Problems::none()).await
}

async fn view<S: Side>(
    cx: &Cx<S>,
    seen: &Seen,
    from: MeetingId,
    typed: Option<Typed>,
    problems: Problems,
) -> Answer {
    let Some(part) = part(seen, from)? else { return go(&S::to_meeting(cx, from)) };
    let now = seen.meeting(from).and_then(|meeting| meeting.details()).ok_or(Turned::Missing)?;
    let (draft, keeping) = cx.keeping(cx.right.actor(), cx.right.room()).await?;
    let typed = typed.or_else(|| draft.as_ref().map(Typed::read));
    // One that was moved by itself counts from where the row had it.
    let planned = part.series.planned(from).filter(|_| part.series.is_own(from));
    let now = Details { starts: planned.unwrap_or(now.starts), ..now.clone() };
    let typed = typed.unwrap_or_else(|| Typed::of(&cx.t, &now));
    let name = S::other(seen, part.series.bond);
    let mut intro = which(cx, seen, &part);
    intro.push(cx.t.say("series-move-intro").with("name", name).to_string());
    let body = Form {
        intro,
        action: cx.here(),
        lengths: lengths(&cx.t, &typed.minutes),
        zone: part.series.zone.replace('_', " "),
        typed,
        keeping,
        seen: part.series.last.to_string(),
        problems: problems.clone(),
    };
    let content = Content {
        status: status(&problems),
        title: cx.t.plain("series-move-title"),
        heading: cx.t.get("series-move-heading"),
        problems,
        body: Body::Change(Box::new(body)),
    };
    S::page(cx, seen, content)
}

pub(super) async fn change<S: Side>(cx: &Cx<S>, from: MeetingId) -> Answer {
    let seen = S::seen(cx).await?;
    let Some(part) = part(&seen, from)? else { return go(&S::to_meeting(cx, from)) };
    let typed = Typed::read(&cx.form);
    let details = match typed.details(cx) {
        Ok(details) => details,
        Err(problems) => return view(cx, &seen, from, Some(typed), problems).await,
    };
    if cx.form.get("do") == "back" {
        return view(cx, &seen, from, Some(typed), Problems::none()).await;
    }
    let read = cx.form.get("seen").parse().map_err(|_| Turned::Form)?;
    let (series, ticked) = (part.series.id, ticked(cx));
    let wish = |of: Vec<MeetingId>| Command::ProposeChange {
        series,
        of,
        details: details.clone(),
        seen: read,
    };
    let mut problems = Problems::none();
    if let Some(ticked) = &ticked {
        let of = part.of.iter().copied().filter(|one| ticked.contains(&one.to_string()));
        let of: Vec<_> = of.collect();
        if of.first() == Some(&from) {
            match act(cx, wish(of)).await? {
                None => return go(&S::to_row(cx, series)),
                Some(Refusal::NotFree) => problems.add("date", cx.t.get("series-check-not-free")),
                Some(refusal) => {
                    return view(cx, &seen, from, Some(typed), again(cx, &refusal)).await;
                }
            }
        } else {
            problems.add("date", cx.t.get("series-move-first"));
        }
    }
    match to_look_at(cx, &seen, &part, &details, wish(part.of.clone())).await {
        Ok(plain) => check(cx, &seen, &part, plain, problems),
        Err(AppError::Refused(refusal)) => {
            view(cx, &seen, from, Some(typed), again(cx, &refusal)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Every date as it would be, and as it is.
async fn to_look_at<S: Side>(
    cx: &Cx<S>,
    seen: &Seen,
    part: &Part<'_>,
    details: &Details,
    wish: Command,
) -> Result<Vec<Plain>, AppError> {
    let taken = cx.site.app.not_free(cx.right.actor(), cx.right.room(), wish).await?;
    let moves = seen.moves(part.series, &part.of, details)?;
    let of = |(one, clocks): (Move, Clocks)| Plain {
        value: one.meeting.to_string(),
        details: Details { starts: one.starts, ..details.clone() },
        now: seen.meeting(one.meeting).and_then(|meeting| meeting.details()).cloned(),
        clocks,
        free: !taken.contains(&one.meeting),
    };
    Ok(moves.into_iter().map(of).collect())
}

/// A reason beside the time: somebody may have written something else meanwhile.
fn again<S: Side>(cx: &Cx<S>, refusal: &Refusal) -> Problems {
    if *refusal != Refusal::Changed {
        return refused(cx, refusal);
    }
    let mut problems = Problems::none();
    problems.add("day", cx.t.get("series-turned-changed"));
    problems
}

fn check<S: Side>(
    cx: &Cx<S>,
    seen: &Seen,
    part: &Part<'_>,
    plain: Vec<Plain>,
    problems: Problems,
) -> Answer {
    let ticked = ticked(cx);
    let (with, name) = beside(seen, part.series.bond);
    let around = Around { with, name: &name, ticked: ticked.as_ref() };
    let body = Check {
        intro: vec![cx.t.get("series-move-check")],
        action: cx.here(),
        hidden: hidden(cx),
        dates: said(cx, plain, &around),
        error: problems.of("date").to_owned(),
        go: cx.t.get("series-move-go"),
    };
    let content = Content {
        status: status(&problems),
        title: cx.t.plain("series-check-title"),
        heading: cx.t.get("series-check-heading"),
        problems,
        body: Body::Check(Box::new(body)),
    };
    S::page(cx, seen, content)
}
