//! The steps that settle one thing each: names, leaving, whom to call, time. They are the same
//! settings as on the service's own page, checked by the same rules.

use askama::Template;
use axum::http::StatusCode;
use jiff::tz::TimeZone;
use kith_core::firstrun::Step;
use kith_core::settings::{Command, Settings};

use super::{after, place, settle};
use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::{Cx, Keeping, moment};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::Keeper;
use crate::service::checked::{self, Typed};
use crate::text::Text;
use crate::views::samples::Album;

/// Plain sites elsewhere that "Leave now" can lead to, by the end of their text key.
const SITES: [(&str, &str); 3] = [
    ("weather", "www.weather.gov/"),
    ("words", "www.wikipedia.org/"),
    ("map", "www.openstreetmap.org/"),
];
/// The choice of a site of one's own.
const OWN: &str = "own";

/// One step. Sends the fields of the service's page that it is about; leaving also `to`.
#[derive(Debug, Template)]
#[template(path = "firstrun/step.html")]
struct StepPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Which step, by its word.
    step: &'static str,
    /// Where on the way it stands.
    place: String,
    /// Where the form goes.
    action: String,
    /// What the fields hold.
    typed: Typed,
    /// Sites to choose from, and which is chosen.
    sites: (Vec<Choice>, &'static str),
    /// The zones to choose from, and what time it is in the one that is set.
    zones: (Vec<String>, String),
    /// The next step.
    later: String,
    /// All steps.
    all: String,
    /// Whether the fields hold what was begun and is not in force.
    begun: bool,
    /// Drafts.
    keeping: Keeping,
    /// What to look at again.
    problems: Problems,
}

/// The fields that a step asks for.
const fn fields(step: Step) -> &'static [&'static str] {
    match step {
        Step::Name => &["name"],
        Step::Shown => &["product"],
        Step::Leave => &["leave"],
        Step::Help => &["number", "words", "lines"],
        Step::Zone => &["zone"],
        Step::Staff => &[],
    }
}

/// The settings in force with what this step asked for instead.
fn with(settings: &Settings, step: Step, sent: Typed) -> Typed {
    let before = Typed::of(settings);
    match step {
        Step::Name => Typed { name: sent.name, ..before },
        Step::Shown => Typed { product: sent.product, ..before },
        Step::Leave => Typed { leave: sent.leave, ..before },
        Step::Help => Typed { number: sent.number, words: sent.words, lines: sent.lines, ..before },
        Step::Zone => Typed { zone: sent.zone, ..before },
        Step::Staff => before,
    }
}

fn sites(t: &Text) -> Vec<Choice> {
    let known = SITES.map(|(word, _)| Choice::new(word, t.one_of("firstrun-leave", word)));
    known.into_iter().chain([Choice::new(OWN, t.get("firstrun-leave-own"))]).collect()
}

/// The choice that stands for an address.
fn site_of(leave: &str) -> &'static str {
    let same = |site: &&(&str, &str)| site.1.trim_end_matches('/') == leave.trim_end_matches('/');
    SITES.iter().find(same).map_or(OWN, |(word, _)| word)
}

/// What was sent, with the site that was chosen as its address.
fn sent(cx: &Cx<Keeper>) -> Typed {
    let typed = Typed::read(&cx.form);
    match SITES.iter().find(|(word, _)| *word == cx.form.get("to")) {
        Some((_, site)) => Typed { leave: (*site).to_owned(), ..typed },
        None => typed,
    }
}

/// Zones named after a place, as people look for them.
fn zones() -> Vec<String> {
    let names = jiff::tz::db().available().map(|name| name.to_string());
    let placed = |name: &String| name.contains('/') && !name.starts_with("Etc/");
    let mut all: Vec<String> = names.filter(placed).chain(["UTC".to_owned()]).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn clock(t: &Text, zone: &str, now: jiff::Timestamp) -> String {
    let there = Text::new(t.locale(), TimeZone::get(zone).unwrap_or(TimeZone::UTC));
    t.say("firstrun-zone-now").with("zone", zone).with("when", there.day_time(now)).to_string()
}

async fn view(
    cx: &Cx<Keeper>,
    step: Step,
    again: Option<(Typed, Problems)>,
) -> Result<StepPage, Turned> {
    let (draft, keeping) = cx.keeping_at(&cx.right.who, cx.right.desk).await?;
    let settings = cx.site.settings();
    let begun = again.is_none() && draft.is_some();
    let draft = draft.map(|form| with(&settings, step, Typed::read(&form)));
    let before = draft.unwrap_or_else(|| Typed::of(&settings));
    let (typed, problems) = again.unwrap_or((before, Problems::none()));
    let t = cx.t.clone();
    let zones = if step == Step::Zone { zones() } else { Vec::new() };
    let now = clock(&t, &settings.zone, moment(cx.site.app.now()));
    Ok(StepPage {
        look: cx.staff_look(&cx.right.who),
        step: step.word(),
        place: place(&t, step),
        action: cx.here(),
        sites: (sites(&t), site_of(&typed.leave)),
        zones: (zones, now),
        typed,
        later: after(cx, step),
        all: cx.to(cx.page),
        begun,
        keeping,
        problems,
        t,
    })
}

pub(super) async fn show(cx: &Cx<Keeper>, step: Step) -> Answer {
    page(&view(cx, step, None).await?)
}

pub(super) async fn keep(cx: &Cx<Keeper>, step: Step) -> Answer {
    let before = cx.site.settings();
    let typed = with(&before, step, sent(cx));
    let problems = checked::found(&cx.t, &typed).only(fields(step));
    if !problems.is_empty() {
        let again = view(cx, step, Some((typed, problems))).await?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    }
    let Settings { example, second_step, .. } = before;
    let settings = Settings { example, second_step, ..checked::settings(&typed) };
    let (who, book, change) =
        (&cx.right.who, cx.site.app.book_room(), Command::Change { settings });
    cx.site.app.act_once(who, book, change, None, cx.finishes()).await?;
    settle(cx, step).await?;
    go(&after(cx, step))
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    let settings = Settings { name: "Harbour House".into(), ..Settings::default() };
    for step in Step::ALL.into_iter().filter(|step| *step != Step::Staff) {
        for (ending, wrong) in [("", false), ("_again", true)] {
            let (t, look) = album.around(Look::administrator);
            let mut typed = Typed::of(&settings);
            if wrong {
                let product = "Harbour".into();
                typed = with(&settings, step, Typed { product, ..Typed::default() });
            }
            let problems = checked::found(&t, &typed);
            let problems = if wrong { problems.only(fields(step)) } else { Problems::none() };
            let to = |word: &str| album.of_one(Page::FirstRun, word);
            let sites = (sites(&t), if wrong { OWN } else { site_of(&typed.leave) });
            let now = clock(&t, "Europe/London", jiff::Timestamp::UNIX_EPOCH);
            let page = StepPage {
                step: step.word(),
                place: place(&t, step),
                action: to(step.word()),
                sites,
                zones: (vec!["Europe/London".into(), "UTC".into()], now),
                typed,
                later: to(step.next().map_or("end", Step::word)),
                all: album.of(Page::FirstRun),
                begun: false,
                keeping: Album::keeping(false),
                problems,
                look,
                t,
            };
            album.put(&format!("staff_setting_up_{}{ending}", step.word()), page)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_named_after_places_and_each_is_known() {
        let zones = zones();
        assert!(zones.len() > 200 && zones.contains(&"Europe/London".to_owned()));
        assert!(zones.iter().all(|zone| TimeZone::get(zone).is_ok()));
    }

    #[test]
    fn an_address_is_known_again_as_the_choice_it_came_from() {
        assert_eq!(site_of("www.weather.gov/"), "weather");
        assert_eq!(site_of("www.wikipedia.org"), "words");
        assert_eq!(site_of("news.example"), OWN);
    }
}
