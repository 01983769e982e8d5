//! Being away: staff say on which days they are not there, so that clients are told a day on which
//! their words can be read. No reason is asked.

mod of;

use askama::Template;
use axum::http::StatusCode;
use kith_app::AppError;
use kith_core::away::{Away, Command, MOST};
use kith_core::calendar::{Calendar, Day};
use kith_core::{AwayId, Purpose, Refusal, RoomId, Timestamp};

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::Cx;
use crate::form::Form;
use crate::heard::day_words;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::right::Staff;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Away, show).change(Page::Away, send);
    of::routes(table);
}

/// One time away.
#[derive(Clone, Debug)]
struct Time {
    /// From when to when, in words.
    words: String,
    /// Its value in the form.
    id: String,
    /// Who entered it, in words, where it is said.
    by: Option<String>,
    /// Whether the reader can take it back.
    back: bool,
}

/// When one is away. Sends `from` and `to`, or `back`.
#[derive(Debug, Template)]
#[template(path = "away/away.html")]
struct AwayPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the form goes.
    action: String,
    /// Times away that are not over.
    times: Vec<Time>,
    /// What was typed.
    from: String,
    to: String,
    /// What to look at again.
    problems: Problems,
    /// Back to the day.
    today: String,
}

fn desk(cx: &Cx<Staff>) -> Result<RoomId, Turned> {
    cx.right.visit.desk.ok_or(Turned::Missing)
}

async fn view(cx: &Cx<Staff>, sent: &Form, problems: Problems) -> Result<AwayPage, Turned> {
    let who = &cx.right.who;
    let seen = cx.site.app.read(who, desk(cx)?, Purpose::Own).await?;
    let book = cx.site.app.book();
    let today = Calendar::of(&book).day(seen.at());
    let times = seen.away_from(today);
    Ok(AwayPage {
        t: cx.t.clone(),
        look: cx.staff_look(who),
        action: cx.here(),
        times: times.iter().filter_map(|one| own(cx, one, seen.at())).collect(),
        from: sent.text("from"),
        to: sent.text("to"),
        problems,
        today: cx.to(Page::Today),
    })
}

/// One time of the reader's own; where somebody else entered it, with who.
fn own(cx: &Cx<Staff>, one: &Away, now: Timestamp) -> Option<Time> {
    let book = cx.site.app.book();
    let by = one.said_by_another().and_then(|by| book.staff_name(by));
    let by = by.map(|name| cx.t.say("away-by").with("name", name).to_string());
    Some(Time { by, ..time(&cx.t, one, now)? })
}

fn time(t: &Text, one: &Away, now: Timestamp) -> Option<Time> {
    let (from, to) = (day_words(t, one.from, now)?, day_words(t, one.to, now)?);
    let words = if one.from == one.to {
        t.say("away-one").with("day", from)
    } else {
        t.say("away-time").with("from", from).with("to", to)
    };
    Some(Time { words: words.to_string(), id: one.id.to_string(), by: None, back: true })
}

async fn show(cx: Cx<Staff>) -> Answer {
    page(&view(&cx, &Form::default(), Problems::none()).await?)
}

async fn send(cx: Cx<Staff>) -> Answer {
    let (who, desk) = (&cx.right.who, desk(&cx)?);
    if cx.form.has("back") {
        let away: AwayId = cx.form.get("back").parse().map_err(|_| Turned::Missing)?;
        cx.site.app.act(who, desk, Command::TakeBack { away }).await?;
        return go(&cx.here());
    }
    let sent = match days(&cx.form, &cx.t) {
        Ok((from, to)) => {
            let away = AwayId(cx.site.app.new_id());
            cx.site.app.act(who, desk, Command::Plan { away, from, to }).await
        }
        Err(problems) => return again(&cx, problems).await,
    };
    match sent {
        Ok(_) => go(&cx.here()),
        Err(error) => again(&cx, wrong(&cx.t, error)?).await,
    }
}

/// What to look at again where days were refused.
fn wrong(t: &Text, error: AppError) -> Result<Problems, Turned> {
    let key = match error {
        AppError::Refused(Refusal::TooLate) => "away-over",
        AppError::Refused(Refusal::OutsideScale) => "away-odd",
        error => return Err(error.into()),
    };
    let mut problems = Problems::none();
    let most = u32::try_from(MOST).unwrap_or_default();
    problems.add("to", t.say(key).with("most", most).to_string());
    Ok(problems)
}

async fn again(cx: &Cx<Staff>, problems: Problems) -> Answer {
    let view = view(cx, &cx.form, problems).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// The two days, or what to look at again. One day alone is both.
fn days(sent: &Form, t: &Text) -> Result<(Day, Day), Problems> {
    let mut problems = Problems::none();
    let last = if sent.get("to").trim().is_empty() { "from" } else { "to" };
    let (from, to) = (Day::read(sent.get("from")), Day::read(sent.get(last)));
    if from.is_none() {
        problems.add("from", t.get("away-no-day"));
    }
    if to.is_none() && last == "to" {
        problems.add("to", t.get("away-no-day"));
    }
    from.zip(to).ok_or(problems)
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, again) in [("staff_away", false), ("staff_away_again", true)] {
        let ((t, look), action) = (album.around(Look::staff), album.of(Page::Away));
        let said = t.say("away-time").with("from", "Monday 11 May").with("to", "Friday 15 May");
        let by = Some(t.say("away-by").with("name", "Ruth Sander").to_string());
        let (words, id) = (said.to_string(), AwayId([1; 16]).to_string());
        let time = Time { words, id, by, back: true };
        let mut problems = Problems::none();
        if again {
            problems.add("from", t.get("away-no-day"));
            problems.add("to", t.say("away-odd").with("most", 366u32).to_string());
        }
        let times = if again { Vec::new() } else { vec![time] };
        let (from, to, today) = (String::new(), String::new(), album.of(Page::Today));
        let look = look.at(&action);
        album.put(name, AwayPage { t, look, action, times, from, to, problems, today })?;
    }
    of::samples(album)
}
