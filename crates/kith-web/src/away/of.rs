//! Somebody else is away: those who stand behind staff, or keep the service, enter it for whoever
//! cannot say it. It counts like their own; they read who entered it and can take it back.

use askama::Template;
use kith_app::Came;
use kith_core::away::{Away, Command};
use kith_core::calendar::Calendar;
use kith_core::{AwayId, PersonId, Timestamp};

use super::{Time, days, time, wrong};
use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::Cx;
use crate::form::Form;
use crate::heard::day_words;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::right::Behind;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::AwayOf, show).change(Page::AwayOf, send);
}

/// Somebody who works here, and whether they are away today.
#[derive(Clone, Debug)]
struct Row {
    name: String,
    href: String,
    away: Option<String>,
}

/// Everybody else who works with clients.
#[derive(Debug, Template)]
#[template(path = "away/who.html")]
struct WhoPage {
    t: Text,
    look: Look,
    rows: Vec<Row>,
}

/// When one person is away. Sends `from` and `to`, or `back`.
#[derive(Debug, Template)]
#[template(path = "away/of.html")]
struct OfPage {
    t: Text,
    look: Look,
    /// Where the form goes.
    action: String,
    name: String,
    /// Times away that are not over.
    times: Vec<Time>,
    /// What was typed.
    from: String,
    to: String,
    /// What to look at again.
    problems: Problems,
    /// Everybody.
    all: String,
}

/// Those who may be away: who has come in, and works with clients.
async fn everybody(cx: &Cx<Behind>) -> Result<Vec<(PersonId, String)>, Turned> {
    let mut all = cx.site.app.colleagues().await?;
    all.retain(|one| one.came == Came::Confirmed && one.role.may_bond());
    Ok(all.into_iter().map(|one| (one.person, one.name)).collect())
}

/// Whom the address names.
async fn named(cx: &Cx<Behind>) -> Result<(PersonId, String), Turned> {
    let person: PersonId = cx.ids.at(0)?;
    everybody(cx).await?.into_iter().find(|(one, _)| *one == person).ok_or(Turned::Missing)
}

async fn show(cx: Cx<Behind>) -> Answer {
    if cx.ids.count() > 0 {
        return page(&view(&cx, &Form::default(), Problems::none()).await?);
    }
    let (book, now) = (cx.site.app.book(), cx.site.app.now());
    let calendar = Calendar::of(&book);
    let today = calendar.day(now);
    let row = |(person, name): (PersonId, String)| {
        let until = calendar.away_until(person, today);
        let until = until.and_then(|day| day_words(&cx.t, day, now));
        Row {
            name,
            href: cx.to_one(Page::AwayOf, person),
            away: until.map(|day| cx.t.say("away-of-until").with("day", day).to_string()),
        }
    };
    let me = cx.right.who.person;
    let others = everybody(&cx).await?.into_iter().filter(|(person, _)| *person != me);
    let (t, look) = (cx.t.clone(), cx.staff_look(&cx.right.who));
    page(&WhoPage { t, look, rows: others.map(row).collect() })
}

async fn view(cx: &Cx<Behind>, sent: &Form, problems: Problems) -> Result<OfPage, Turned> {
    let (person, name) = named(cx).await?;
    let (book, now) = (cx.site.app.book(), cx.site.app.now());
    let times = book.away_from(person, Calendar::of(&book).day(now));
    Ok(OfPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        action: cx.here(),
        times: times.iter().filter_map(|one| theirs(cx, one, &name, now)).collect(),
        name,
        from: sent.text("from"),
        to: sent.text("to"),
        problems,
        all: cx.to(Page::AwayOf),
    })
}

/// One time, with who entered it; it is taken back here where they did not say it themself.
fn theirs(cx: &Cx<Behind>, one: &Away, name: &str, now: Timestamp) -> Option<Time> {
    let (book, t) = (cx.site.app.book(), &cx.t);
    let by = match one.said_by_another() {
        None => t.say("away-of-by").with("name", name).to_string(),
        Some(by) if by == cx.right.who.person => t.get("away-of-you"),
        Some(by) => {
            let by = book.staff_name(by).unwrap_or_default();
            t.say("away-of-by").with("name", by).to_string()
        }
    };
    let back = one.said_by_another().is_some();
    Some(Time { by: Some(by), back, ..time(t, one, now)? })
}

async fn send(cx: Cx<Behind>) -> Answer {
    let ((person, _), who) = (named(&cx).await?, &cx.right.who);
    if cx.form.has("back") {
        let away: AwayId = cx.form.get("back").parse().map_err(|_| Turned::Missing)?;
        cx.site.app.away_for(who, person, Command::TakeBack { away }).await?;
        return go(&cx.here());
    }
    let sent = match days(&cx.form, &cx.t) {
        Ok((from, to)) => {
            let away = AwayId(cx.site.app.new_id());
            cx.site.app.away_for(who, person, Command::Plan { away, from, to }).await
        }
        Err(problems) => return again(&cx, problems).await,
    };
    match sent {
        Ok(()) => go(&cx.here()),
        Err(error) => again(&cx, wrong(&cx.t, error)?).await,
    }
}

async fn again(cx: &Cx<Behind>, problems: Problems) -> Answer {
    let view = view(cx, &cx.form, problems).await?;
    page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &view)
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, full) in [("staff_away_who", true), ("staff_away_who_nobody", false)] {
        let (t, look) = album.around(Look::supervisor);
        let until = t.say("away-of-until").with("day", "Friday 15 May").to_string();
        let row = |name: &str, away| Row {
            name: name.into(),
            href: album.of_one(Page::AwayOf, name.len()),
            away,
        };
        let mut rows = vec![row("Amira Hale", Some(until)), row("Jonas Weber", None)];
        rows.retain(|_| full);
        let look = look.at(&album.of(Page::AwayOf));
        album.put(name, WhoPage { t, look, rows })?;
    }
    for (name, wrong) in [("staff_away_of", false), ("staff_away_of_again", true)] {
        let (t, look) = album.around(Look::administrator);
        let mut problems = Problems::none();
        if wrong {
            problems.add("from", t.get("away-no-day"));
        }
        let times = if wrong { Vec::new() } else { sample_times(&t) };
        let (action, all) = (album.of_one(Page::AwayOf, 1), album.of(Page::AwayOf));
        let (name_of, from, to) = ("Amira Hale".to_owned(), String::new(), String::new());
        let look = look.at(&action);
        album
            .put(name, OfPage { t, look, action, name: name_of, times, from, to, problems, all })?;
    }
    Ok(())
}

/// Entered by the reader, by somebody else, and by whom it is about.
fn sample_times(t: &Text) -> Vec<Time> {
    let time = |id, from: &str, to: &str, by: String, back| {
        let words = t.say("away-time").with("from", from).with("to", to).to_string();
        Time { words, id: AwayId([id; 16]).to_string(), by: Some(by), back }
    };
    let by = t.say("away-of-by").with("name", "Ruth Sander").to_string();
    let own = t.say("away-of-by").with("name", "Amira Hale").to_string();
    vec![
        time(1, "Monday 11 May", "Friday 15 May", t.get("away-of-you"), true),
        time(2, "Monday 18 May", "Tuesday 19 May", by, true),
        time(3, "Monday 1 June", "Friday 5 June", own, false),
    ]
}
