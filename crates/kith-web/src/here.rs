//! Asking in the room how a meeting was, by whom it was with: on a tablet that is handed over, on
//! paper, or entered for the client after reading the lines aloud. Only where the client agreed to
//! be asked, and nothing here tells what they said or held back.

mod enter;
mod samples;

use askama::Template;
use axum::http::header::SET_COOKIE;
use kith_app::NewTablet;
use kith_core::feedback::{STILL_THERE, TABLET, View};
use kith_core::felt::Pace;
use kith_core::meeting::Meeting;
use kith_core::{MeetingId, Seen, TabletId};

use crate::answer::{Answer, Turned, go, page};
use crate::cx::{Cx, moment};
use crate::feedback::{Sheet, told_to_staff};
use crate::look::Look;
use crate::meeting::Told;
use crate::parts::{Choice, languages};
use crate::paths::Page;
use crate::person::Who;
use crate::picture::picture;
use crate::right::{Beside, Meets};
use crate::table::Table;
use crate::text::{Locale, Text};

pub(crate) use samples::samples;

/// Follow the ids.
const ENTER: &str = "enter";
const PAPER: &str = "paper";
/// The form of the tablet is in the language of the client's own pages.
const OWN: &str = "own";

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::AskHere, |cx: Cx<Meets>| show(cx.beside()))
        .write(Page::AskHere, |cx: Cx<Meets>| send(cx.beside()));
}

/// The ways of asking. Sends `do`: `tablet` or `this`, with `language`; or `shut`, with `tablet`.
#[derive(Debug, Template)]
#[template(path = "here/here.html")]
struct HerePage {
    t: Text,
    look: Look,
    who: Who,
    /// When the meeting was.
    line: String,
    /// Why it is not asked about; nothing where it may be.
    not: Option<String>,
    /// Whether a tablet can still be handed over.
    tablet: bool,
    /// The languages that its form can be in; empty where there is only one.
    languages: Vec<Choice>,
    /// The link that was made last.
    made: Option<Made>,
    /// What is there already, entered by the reader.
    entered: Option<String>,
    ways: Ways,
}

/// A link that was made.
#[derive(Clone, Debug)]
struct Made {
    /// When, and until when it is open; whether it was used is not told.
    words: String,
    /// Its id, while it can be closed.
    shut: Option<String>,
}

/// Where the page leads.
#[derive(Clone, Debug)]
struct Ways {
    action: String,
    enter: String,
    paper: String,
    meeting: String,
}

/// A link just made. Sends `do`: `shut`, with `tablet`.
#[derive(Debug, Template)]
#[template(path = "here/made.html")]
struct MadePage {
    t: Text,
    look: Look,
    who: Who,
    /// Where the code is typed, as people type it.
    place: String,
    code: String,
    /// The whole link.
    link: String,
    /// The same for a camera; nothing where it is not known how the service is reached.
    picture: Option<String>,
    /// When it closes.
    until: String,
    back: String,
}

/// The lines to print.
#[derive(Debug, Template)]
#[template(path = "here/paper.html")]
struct PaperPage {
    t: Text,
    look: Look,
    sheet: Sheet,
    back: String,
}

/// What an address is about: a meeting, and which part.
fn about(cx: &Cx<Beside>) -> Result<(MeetingId, String), Turned> {
    match cx.ids.count() {
        2 => Ok((cx.ids.at(1)?, String::new())),
        3 => Ok((cx.ids.at(1)?, cx.ids.at(2)?)),
        _ => Err(Turned::Missing),
    }
}

/// A meeting of the reader's own that has begun.
fn begun(seen: &Seen, id: MeetingId) -> Result<&Meeting, Turned> {
    let found = seen
        .meeting(id)
        .filter(|one| one.stands().is_some_and(|details| details.starts <= seen.at()));
    found.ok_or(Turned::Missing)
}

async fn show(cx: Cx<Beside>) -> Answer {
    let (id, part) = about(&cx)?;
    let seen = cx.prepare().await?;
    let meeting = begun(&seen, id)?;
    match part.as_str() {
        "" => page(&view(&cx, &seen, meeting)),
        PAPER if seen.may_be_asked(meeting) => page(&paper(&cx, meeting)),
        ENTER if seen.may_be_asked(meeting) => enter::show(&cx, &seen, meeting).await,
        PAPER | ENTER => go(&to_ask(&cx, id)),
        _ => Err(Turned::Missing),
    }
}

fn to_ask(cx: &Cx<Beside>, meeting: MeetingId) -> String {
    cx.to_two(Page::AskHere, cx.right.room, meeting)
}

fn to_part(cx: &Cx<Beside>, meeting: MeetingId, part: &str) -> String {
    cx.to_two(Page::AskHere, cx.right.room, format!("{meeting}-{part}"))
}

fn view(cx: &Cx<Beside>, seen: &Seen, meeting: &Meeting) -> HerePage {
    let (t, who) = (cx.t.clone(), Who::of(seen));
    let there = |at: &kith_core::meeting::Details| seen.at() <= at.ends().plus(STILL_THERE);
    let not = (!seen.may_be_asked(meeting)).then(|| not_asked(&t, seen, meeting, who.name()));
    HerePage {
        line: line(&t, meeting, who.name()),
        tablet: not.is_none() && meeting.stands().is_some_and(there),
        languages: languages_of(&t, who.name(), Locale::OFFERED),
        made: made(&t, seen, meeting.id),
        entered: entered(&t, seen, meeting.id),
        ways: Ways {
            action: to_ask(cx, meeting.id),
            enter: to_part(cx, meeting.id, ENTER),
            paper: to_part(cx, meeting.id, PAPER),
            meeting: cx.to_two(Page::Meet, cx.right.room, meeting.id),
        },
        look: cx.staff_look(&cx.right.who),
        not,
        who,
        t,
    }
}

/// First the one of the client's own pages, which is not told; then each.
fn languages_of(t: &Text, name: &str, offered: &[Locale]) -> Vec<Choice> {
    let all = languages(offered);
    let own = t.say("here-tablet-language-own").with("name", name).to_string();
    let own = (!all.is_empty()).then(|| Choice::new(OWN, own));
    own.into_iter().chain(all).collect()
}

fn line(t: &Text, meeting: &Meeting, name: &str) -> String {
    meeting.details().map_or_else(String::new, |at| Told::new(t, at, name).line(t))
}

/// What the client chose, and where they can say it all the same.
fn not_asked(t: &Text, seen: &Seen, meeting: &Meeting, name: &str) -> String {
    let pace = seen.felt_chosen(meeting.bond).map(|chosen| chosen.pace).unwrap_or_default();
    let key = if pace == Pace::Never { "here-not-never" } else { "here-not-now" };
    t.say(key).with("name", name).to_string()
}

fn made(t: &Text, seen: &Seen, meeting: MeetingId) -> Option<Made> {
    let made = seen.tablet(meeting)?;
    let open = !made.shut && seen.at() < made.until;
    let when = t.day_time(moment(made.at));
    let words = if made.shut {
        t.say("here-tablet-shut").with("when", when)
    } else if open {
        t.say("here-tablet-open").with("when", when).with("until", t.time(moment(made.until)))
    } else {
        t.say("here-tablet-over").with("when", when)
    };
    Some(Made { words: words.to_string(), shut: open.then(|| made.id.to_string()) })
}

/// What the reader entered for this meeting.
fn entered(t: &Text, seen: &Seen, meeting: MeetingId) -> Option<String> {
    match seen.feedback(meeting) {
        Some(View::Whole(given)) if given.way.is_entered() => told_to_staff(t, &given.way),
        _ => None,
    }
}

fn paper(cx: &Cx<Beside>, meeting: &Meeting) -> PaperPage {
    PaperPage {
        sheet: Sheet::of(cx, meeting),
        back: to_ask(cx, meeting.id),
        look: cx.staff_look(&cx.right.who),
        t: cx.t.clone(),
    }
}

async fn send(cx: Cx<Beside>) -> Answer {
    let (id, part) = about(&cx)?;
    let seen = cx.prepare().await?;
    let meeting = begun(&seen, id)?;
    if part == ENTER {
        return enter::send(&cx, &seen, meeting).await;
    }
    let (app, who, room) = (&cx.site.app, &cx.right.who, cx.right.room);
    let language = Locale::find(cx.form.get("language")).map(Locale::tag);
    match cx.form.get("do") {
        "tablet" => {
            let made = app.make_tablet(who, room, id, language).await?;
            page(&made_page(&cx, &seen, id, made))
        }
        "this" => {
            let made = app.make_tablet(who, room, id, language).await?;
            hand_over(&cx, &made).await
        }
        "shut" => {
            let tablet: TabletId = cx.form.get("tablet").parse()?;
            app.shut_tablet(who, room, tablet).await?;
            go(&to_ask(&cx, id))
        }
        _ => Err(Turned::Form),
    }
}

fn made_page(cx: &Cx<Beside>, seen: &Seen, meeting: MeetingId, made: NewTablet) -> MadePage {
    let typed = |path: String| cx.site.address(&path).unwrap_or(path);
    let whole = cx.site.address(&cx.to_one(Page::Tablet, &made.link));
    MadePage {
        place: typed(cx.to(Page::Tablet)),
        link: typed(cx.to_one(Page::Tablet, &made.link)),
        code: made.code,
        picture: whole.map(|link| picture(&link)),
        until: cx.t.time(moment(seen.at().plus(TABLET))),
        back: to_ask(cx, meeting),
        look: cx.staff_look(&cx.right.who),
        who: Who::of(seen),
        t: cx.t.clone(),
    }
}

/// On this device: whoever works here is signed out of it before the client holds it.
async fn hand_over(cx: &Cx<Beside>, made: &NewTablet) -> Answer {
    if let Some(token) = &cx.token {
        cx.site.app.sign_out(token).await?;
    }
    let mut response = go(&cx.to_one(Page::Tablet, &made.link))?;
    let out = format!("{}; Max-Age=0", cx.site.cookie_for(""));
    response.headers_mut().append(SET_COOKIE, out.try_into().map_err(|_| Turned::Busy)?);
    Ok(response)
}
