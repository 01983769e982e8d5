//! A tablet that is handed over in the room: one form, one answer, and nothing around it. A link
//! that is used, over, taken back, of another node or made up gives one page, byte for byte. Who
//! is signed in on the tablet makes no difference: the cookie is not read (see `serve.rs`).

mod samples;

use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use kith_app::{OnTablet, OpenTablet};
use kith_core::feedback::{Feedback, Show};

use crate::answer::{Answer, go, page, page_with};
use crate::cx::Cx;
use crate::feedback::{Typed, asks, chosen, shows};
use crate::look::Look;
use crate::parts::{Choice, Problems, Scale};
use crate::paths::Page;
use crate::right::Anyone;
use crate::table::Table;
use crate::text::{Locale, Text};

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Tablet, show).change(Page::Tablet, send);
}

/// What the address ends with when the tablet is to be handed back, before the language where it
/// is another than the service's. It tells of nobody.
const DONE: &str = "done";
/// The browser forgets the pages that it kept in memory.
const FORGET: (HeaderName, HeaderValue) =
    (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));

/// The form. Sends the six statements, `words`, `show`, and `do`: `give` or `back`.
#[derive(Debug, Template)]
#[template(path = "tablet/form.html")]
struct FormPage {
    t: Text,
    look: Look,
    /// Where the form goes.
    action: String,
    /// Makes a repeated submit find its first receipt.
    once: String,
    /// Whom it is about.
    with: String,
    asks: Vec<Scale>,
    words: String,
    shows: Vec<Choice>,
    show: String,
    /// What follows when the answers are lower than usual; empty where nothing would.
    ahead: String,
    /// Whether the service could not keep it just now.
    later: bool,
    problems: Problems,
}

/// Nothing is open. Sends `code`.
#[derive(Debug, Template)]
#[template(path = "tablet/plain.html")]
struct PlainPage {
    t: Text,
    look: Look,
    /// Where a code is typed.
    action: String,
}

/// To be handed back.
#[derive(Debug, Template)]
#[template(path = "tablet/done.html")]
struct DonePage {
    t: Text,
    look: Look,
}

/// What was typed, and what to look at again.
#[derive(Default)]
struct Again {
    typed: Typed,
    problems: Problems,
    later: bool,
}

/// Who sees it, in words that are true in the room.
fn shows_here(t: &Text, name: &str) -> Vec<Choice> {
    let mut all = shows(t, name);
    let later = all.iter_mut().find(|choice| choice.value == Show::AfterNext.word());
    if let Some(later) = later {
        later.hint = t.say("tablet-after-next-hint").with("name", name).to_string();
    }
    all
}

fn plain(cx: &Cx<Anyone>) -> Answer {
    let (t, look, action) = (cx.t.clone(), cx.look(Look::outside), cx.to(Page::Tablet));
    page(&PlainPage { t, look, action })
}

fn form(cx: &Cx<Anyone>, open: OpenTablet, again: Again) -> FormPage {
    let t = &cx.site.text(Locale::find(&open.language).unwrap_or_default());
    let days = u32::from(cx.site.settings().answer_days());
    let ahead = t.say("repair-ahead").with("name", &open.with).with("days", days);
    let once = cx.form.get("once");
    FormPage {
        action: cx.here(),
        once: if once.is_empty() { cx.new_once() } else { once.to_owned() },
        asks: asks(t, &again.typed.points),
        words: again.typed.words,
        shows: shows_here(t, &open.with),
        show: again.typed.show,
        ahead: if open.follows { ahead.to_string() } else { String::new() },
        later: again.later,
        problems: again.problems,
        with: open.with,
        look: cx.look(Look::outside),
        t: t.clone(),
    }
}

async fn show(cx: Cx<Anyone>) -> Answer {
    let link = cx.ids.all();
    if let Some(locale) = is_done(&link) {
        let (t, look) = (cx.site.text(locale), cx.look(Look::outside));
        let mut response = page(&DonePage { t, look })?;
        response.headers_mut().extend([FORGET]);
        return Ok(response);
    }
    match cx.site.app.tablet(&link).await {
        Ok(Some(open)) => page(&form(&cx, open, Again::default())),
        Ok(None) => plain(&cx),
        Err(error) => {
            tracing::error!(%error, "a tablet could not be shown its page");
            plain(&cx)
        }
    }
}

/// The language of the page on which the tablet is handed back, when the address is of that.
fn is_done(link: &str) -> Option<Locale> {
    match link.strip_prefix(DONE)? {
        "" => Some(Locale::default()),
        rest => Locale::find(rest.strip_prefix('-')?),
    }
}

async fn send(cx: Cx<Anyone>) -> Answer {
    let link = cx.ids.all();
    if cx.ids.count() == 0 {
        let found = cx.site.app.typed_on_tablet(cx.form.get("code"), cx.caller.address);
        return match found {
            Some(link) => go(&cx.to_one(Page::Tablet, link)),
            None => plain(&cx),
        };
    }
    let language = cx.site.app.tablet_language(&link, cx.once()).unwrap_or_default();
    let locale = Locale::find(&language).unwrap_or_default();
    let t = cx.site.text(locale);
    if cx.form.get("do") == "back" {
        cx.site.app.hand_tablet_back(&link);
        return done(&cx, locale);
    }
    let Some(once) = cx.once() else { return plain(&cx) };
    let typed = Typed::read(&cx.form);
    let Some(show) = chosen(&typed.show) else {
        let words = t.get("feedback-show-empty");
        return again(&cx, &link, typed, Some(("show", words))).await;
    };
    let said = Feedback { answers: typed.answers(), words: typed.words.clone(), show };
    match cx.site.app.answer_on_tablet(&link, said, once).await {
        Ok(OnTablet::Kept) => done(&cx, locale),
        Ok(OnTablet::Closed) => plain(&cx),
        Ok(OnTablet::Refused(refusal)) => {
            let problem = (typed.field(&refusal), t.one_of("errors-refusal", refusal.code()));
            again(&cx, &link, typed, Some(problem)).await
        }
        Err(error) => {
            tracing::error!(%error, "an answer on a tablet could not be kept");
            again(&cx, &link, typed, None).await
        }
    }
}

fn done(cx: &Cx<Anyone>, locale: Locale) -> Answer {
    if locale == Locale::default() {
        return go(&cx.to_one(Page::Tablet, DONE));
    }
    go(&cx.to_one(Page::Tablet, format!("{DONE}-{locale}")))
}

/// The form once more, with what was typed: something is to be looked at, or the service could
/// not keep it.
async fn again(
    cx: &Cx<Anyone>,
    link: &str,
    typed: Typed,
    problem: Option<(&str, String)>,
) -> Answer {
    let open = match problem {
        Some(_) => cx.site.app.tablet(link).await.ok().flatten(),
        None => None,
    };
    // What was typed is worth more than what only the store knows.
    let open = open.or_else(|| cx.site.app.tablet_in_mind(link));
    let Some(open) = open else { return plain(cx) };
    let mut again = Again { typed, later: problem.is_none(), ..Again::default() };
    let status = if again.later {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    if let Some((field, words)) = problem {
        again.problems.add(field, words);
    }
    page_with(status, &form(cx, open, again))
}
