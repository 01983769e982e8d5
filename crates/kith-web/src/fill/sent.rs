//! What was answered, shown back: help first where an answer asks for it, then what it adds
//! up to, never as a verdict.

use askama::Template;
use kith_core::form::{Ask, Command};
use kith_measure::form::FormFile;

use super::Found;
use crate::answer::{Answer, Turned, go};
use crate::cx::Cx;
use crate::look::Look;
use crate::parts::Asked;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// Whom to call, shown where an answer asks for attention.
#[derive(Clone, Debug)]
pub(super) struct Care {
    /// The number as people read it; may be empty.
    pub(super) number: String,
    /// The number as a phone dials it.
    pub(super) dial: String,
    /// The page of people to call.
    pub(super) help: String,
    /// Whom one reaches there, in the service's own words; may be empty.
    pub(super) whom: String,
    /// Who was told, and what comes of it, in words.
    pub(super) told: String,
}

/// The published word for a total.
#[derive(Clone, Debug)]
pub(super) enum Band {
    /// There is none.
    None,
    /// There is one, and the client has not asked to see it.
    Hidden,
    /// In words.
    Shown(String),
}

/// What the answers add up to, in words.
#[derive(Clone, Debug)]
pub(super) struct Total {
    pub(super) words: String,
    pub(super) band: Band,
}

/// What was sent. Sends `do`: `bands`, with `wanted`: `yes` or `no`.
#[derive(Debug, Template)]
#[template(path = "fill/sent.html")]
pub(super) struct SentPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Who asked.
    pub(super) with: String,
    pub(super) care: Option<Care>,
    /// When it was sent, and who reads it, in words.
    pub(super) sent: String,
    pub(super) total: Option<Total>,
    pub(super) parts: Vec<Asked>,
    pub(super) copyright: String,
    /// Where the form goes.
    pub(super) action: String,
}

pub(super) fn view(cx: &Cx<SecondDoor>, found: &Found) -> Result<SentPage, Turned> {
    let ask = found.ask()?;
    let (at, _) = ask.answered.as_ref().ok_or(Turned::Missing)?;
    let (with, file) = (found.with(), found.file());
    let when = cx.t.day_time(cx.moment(*at));
    Ok(SentPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        care: ask.opens_safety().then(|| care(cx, found, ask)),
        sent: cx.t.say("fill-sent").with("when", when).with("name", &with).to_string(),
        with,
        total: total(&cx.t, ask, found.seen.wants_bands()),
        parts: file.map(|file| parts(&cx.t, ask, file)).unwrap_or_default(),
        copyright: file.and_then(|file| file.copyright.clone()).unwrap_or_default(),
        action: cx.here(),
    })
}

fn care(cx: &Cx<SecondDoor>, found: &Found, ask: &Ask) -> Care {
    let (number, whom) = (cx.site.settings().call_number, cx.site.settings().call_words);
    let dial = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    Care { number, dial, help: cx.to(Page::Help), whom, told: told(cx, found, ask) }
}

/// Who was told, and by when they are asked to be in touch; or that they were in touch.
fn told(cx: &Cx<SecondDoor>, found: &Found, ask: &Ask) -> String {
    let name = |person| {
        let mut bonds = found.seen.bonds();
        bonds.find(|bond| bond.person == person).map(|bond| bond.name.clone()).unwrap_or_default()
    };
    match (&ask.reached, ask.care) {
        (Some(reached), _) => {
            let when = cx.t.day(cx.moment(reached.at));
            cx.t.say("fill-reached").with("name", name(reached.by)).with("when", when).to_string()
        }
        (None, Some(care)) => {
            let when = cx.t.day_time(cx.moment(care.by));
            cx.t.say("fill-told").with("name", name(care.of)).with("when", when).to_string()
        }
        (None, None) => cx.t.get("fill-told-nobody"),
    }
}

/// A total where every item is answered, else how many are.
fn total(t: &Text, ask: &Ask, wanted: bool) -> Option<Total> {
    let (measure, score) = (ask.measure()?, ask.score()?);
    let Some(total) = score.total else {
        let words = t.say("fill-total-none").with("answered", score.answered);
        let words = words.with("of", score.of).to_string();
        return Some(Total { words, band: Band::None });
    };
    let words = t.say("fill-total").with("total", total).with("highest", measure.highest_total());
    let band = match measure.band(total) {
        None => Band::None,
        Some(_) if !wanted => Band::Hidden,
        Some(band) => {
            let word = t.one_of("fill-band", band.key);
            Band::Shown(t.say("fill-bands-shown").with("band", word).to_string())
        }
    };
    Some(Total { words: words.to_string(), band })
}

/// Item by item in the form's own words; what was left out is told as such.
pub(super) fn parts(t: &Text, ask: &Ask, file: &FormFile) -> Vec<Asked> {
    let given = ask.answered.iter().flat_map(|(_, given)| given);
    given
        .filter_map(|one| {
            let item = file.item(&one.link).filter(|item| !item.options.is_empty())?;
            let option = item.options.iter().find(|option| Some(&option.code) == one.code.as_ref());
            let said = option.map_or_else(|| t.get("fill-not"), |option| option.label.clone());
            Some(Asked { asked: item.text.clone(), said })
        })
        .collect()
}

/// The client chooses whether to see the word that goes with a total.
pub(super) async fn bands(cx: &Cx<SecondDoor>) -> Answer {
    let found = Found::at(cx).await?;
    let wanted = match cx.form.get("wanted") {
        "yes" => true,
        "no" => false,
        _ => return Err(Turned::Form),
    };
    if found.seen.wants_bands() != wanted {
        let command = Command::ChooseBands { wanted };
        cx.site.app.act(&cx.right.who, cx.right.room, command).await?;
    }
    go(&cx.here())
}
