//! Ways in: what somebody signs in with, and where they are signed in. Staff find it at the foot
//! of their pages, clients behind the second door.

mod app_code;
mod entry;
mod samples;
mod secrets;
mod spare;

use askama::Template;
use kith_app::{Due, OpenSignIn, Ways};
use kith_core::signin::{Browser, CodeTyped};
use kith_core::{Purpose, Role, SigninId, Timestamp};

use crate::answer::{Answer, Turned, go, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::prove::around;
use crate::right::{AtWays, Fresh};
use crate::table::Table;
use crate::text::Text;

pub(crate) use entry::told;
pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Ways, show)
        .change(Page::Ways, end)
        .show(Page::AppCode, app_code::show)
        .change(Page::AppCode, app_code::change)
        .show(Page::Passphrase, secrets::passphrase)
        .change(Page::Passphrase, secrets::new_passphrase)
        .show(Page::NewSecond, secrets::second)
        .change(Page::NewSecond, secrets::new_second)
        .show(Page::Spare, spare::show)
        .change(Page::Spare, spare::make);
}

/// Ways in. Sends `end`: the id of a sign-in, `others` or `all`.
#[derive(Debug, Template)]
#[template(path = "ways/ways.html")]
struct WaysPage {
    t: Text,
    look: Look,
    /// Somebody on the staff.
    who: Option<()>,
    /// Where ending is sent.
    action: String,
    /// What the service asks for and is not there yet, in words.
    asked: String,
    /// Whether it can be put off.
    later: bool,
    /// What was done just now, in words.
    done: String,
    to: Links,
    /// The app, in words.
    app: String,
    has_app: bool,
    /// The passkeys, in words.
    passkeys: String,
    /// The spare codes, in words.
    spare: String,
    open: Vec<Line>,
    /// Browsers that were new, in words.
    new: Vec<String>,
    /// Printed codes that were typed by somebody who lost their way in, in words.
    typed: Vec<String>,
}

/// Where the parts are.
#[derive(Clone, Debug)]
struct Links {
    app: String,
    passphrase: String,
    second: String,
    passkeys: String,
    spare: String,
    /// Where staff go on to.
    start: &'static str,
}

/// One sign-in, in words.
#[derive(Clone, Debug)]
struct Line {
    id: String,
    browser: String,
    began: String,
    seen: String,
    this: bool,
}

/// A kind of browser in words.
pub(crate) fn browser(t: &Text, browser: Browser) -> String {
    let program = t.one_of("ways-program", browser.program.word());
    let device = t.one_of("ways-device", browser.device.word());
    t.say("ways-browser").with("program", program).with("device", device).to_string()
}

fn links(to: impl Fn(Page) -> String) -> Links {
    Links {
        app: to(Page::AppCode),
        passphrase: to(Page::Passphrase),
        second: to(Page::NewSecond),
        passkeys: to(Page::Passkeys),
        spare: to(Page::Spare),
        start: "/",
    }
}

fn line(t: &Text, one: &OpenSignIn) -> Line {
    Line {
        id: one.signin.to_string(),
        browser: browser(t, one.browser),
        began: t.day_time(moment(one.began)),
        seen: t.day_time(moment(one.seen)),
        this: one.this,
    }
}

/// The app in words.
fn app_words(t: &Text, ways: &Ways) -> String {
    match ways.app_since {
        Some(since) => t.say("ways-app-since").with("day", t.date(moment(since))).to_string(),
        None => t.get("ways-app-none"),
    }
}

/// The spare codes in words.
fn spare_words(t: &Text, ways: &Ways) -> String {
    match ways.spare_since {
        Some(since) => t
            .say("ways-spare-left")
            .with("left", ways.spare_left)
            .with("day", t.date(moment(since)))
            .to_string(),
        None => t.get("ways-spare-none"),
    }
}

fn asked(t: &Text, due: Option<Due>) -> String {
    match due {
        Some(due) if due.over => t.get("ways-asked-now"),
        Some(due) => t.say("ways-asked-by").with("day", t.date(moment(due.by))).to_string(),
        None => String::new(),
    }
}

async fn show(cx: Cx<AtWays>) -> Answer {
    let (app, visit) = (&cx.site.app, &cx.right.visit);
    let ways = app.ways(visit).await?;
    let open = app.open_sign_ins(visit).await?;
    let (new, typed) = noticed(&cx).await?;
    let t = cx.t.clone();
    page(&WaysPage {
        look: around(&cx),
        who: (visit.actor.role != Role::Client).then_some(()),
        action: cx.to(Page::Ways),
        asked: asked(&t, visit.due),
        later: visit.due.is_some_and(|due| !due.over),
        done: done(&t, cx.ids.first()),
        to: links(|page| cx.to(page)),
        app: app_words(&t, &ways),
        has_app: ways.app_since.is_some(),
        passkeys: t.say("ways-passkeys-count").with("count", ways.passkeys).to_string(),
        spare: spare_words(&t, &ways),
        open: open.iter().map(|one| line(&t, one)).collect(),
        new,
        typed,
        t,
    })
}

/// What was done just now: the address says so with a word of our own.
fn done(t: &Text, what: Option<&str>) -> String {
    match what {
        Some("app") => t.get("ways-done-app"),
        Some("away") => t.get("ways-done-away"),
        Some("passphrase") => t.get("ways-done-passphrase"),
        Some("second") => t.get("ways-done-second"),
        Some("ended") => t.get("ways-done-ended"),
        _ => String::new(),
    }
}

/// Which browsers were new, and which codes were typed, from the person's own room. Who has none
/// yet reads of none.
async fn noticed(cx: &Cx<AtWays>) -> Result<(Vec<String>, Vec<String>), Turned> {
    let visit = &cx.right.visit;
    let Some(room) = visit.private.or(visit.desk) else { return Ok(Default::default()) };
    let seen = cx.site.app.read(&cx.right.who, room, Purpose::Own).await?;
    let words = |(at, kind): (Timestamp, Browser)| {
        let said = cx.t.say("ways-new").with("when", cx.t.day_time(moment(at)));
        said.with("browser", browser(&cx.t, kind)).to_string()
    };
    let new = seen.new_browsers().into_iter().map(words).collect();
    Ok((new, seen.codes_typed().into_iter().map(|code| typed(&cx.t, code)).collect()))
}

/// A code that was typed, in words for the client.
fn typed(t: &Text, code: CodeTyped) -> String {
    let key = if code.opened { "ways-typed-used" } else { "ways-typed-missed" };
    t.say(key).with("when", t.day_time(moment(code.at))).to_string()
}

async fn end(cx: Cx<AtWays>) -> Answer {
    let (app, visit) = (&cx.site.app, &cx.right.visit);
    let meant = cx.form.get("end");
    match meant {
        "others" => app.end_other_sign_ins(visit).await?,
        "all" => app.end_all_sign_ins(visit).await?,
        one => {
            let signin: SigninId = one.parse().map_err(|_| Turned::Form)?;
            app.end_sign_in(visit, signin).await?;
        }
    }
    go(&cx.to_one(Page::Ways, "ended"))
}

/// A client's way to one of these pages is the same as to all of them.
type Proved = Fresh<AtWays>;
