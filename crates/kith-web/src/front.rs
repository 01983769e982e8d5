//! The front room: what is next, a calm minute, help, settings, staying private. Nothing on
//! these pages depends on what is behind the second door.

use kith_core::front::{Colours, Command, Fact, Saving};
use kith_core::{EntryId, Purpose};

use crate::answer::{Answer, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::parts::languages;
use crate::paths::Page;
use crate::record::{Reader, Told};
use crate::right::{Anyone, FirstDoor};
use crate::table::Table;
use crate::text::Locale;
use crate::views::front::{ClientChoices, Front, Grounding, Help, Helper, Links, Next, Settings};
use crate::views::leave::Private;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Front, next)
        .show(Page::Grounding, grounding)
        .show(Page::Help, help)
        .show(Page::Private, private)
        .show(Page::Settings, settings)
        .change(Page::Settings, choose);
}

async fn next(cx: Cx<FirstDoor>) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.front, Purpose::Own).await?;
    let next = seen.front_line().map(|line| Next {
        when: cx.t.day_time(moment(line.starts)),
        who: line.with.clone(),
        place: line.place.clone(),
    });
    let links = Links::new(&cx.site.paths);
    let look = cx.look(Look::front).at("/");
    page(&Front { t: cx.t.clone(), look, next, links })
}

/// Signed in or not, these pages look alike; a client keeps their way back.
fn around(cx: &Cx<Anyone>) -> Look {
    match &cx.right.visit {
        Some(visit) if visit.front.is_some() => cx.look(Look::front),
        _ => cx.look(Look::outside),
    }
}

async fn grounding(cx: Cx<Anyone>) -> Answer {
    let (look, day) = (around(&cx), cx.t.day(moment(cx.site.app.now())));
    page(&Grounding { t: cx.t.clone(), look, day, help: cx.to(Page::Help) })
}

async fn help(cx: Cx<Anyone>) -> Answer {
    let settings = cx.site.settings();
    let (name, number) = (settings.call_words.trim(), settings.call_number.trim());
    let danger = Helper { name: name.into(), what: String::new(), number: number.into() };
    let others = settings.resources.lines().filter(|line| !line.trim().is_empty());
    let others = others.map(Helper::from_line).collect();
    page(&Help { t: cx.t.clone(), look: around(&cx), danger, others })
}

async fn private(cx: Cx<Anyone>) -> Answer {
    let target = cx.site.settings().leave_target;
    let site = target.trim_start_matches("https://").trim_end_matches('/').to_owned();
    page(&Private { t: cx.t.clone(), look: around(&cx), site })
}

async fn settings(cx: Cx<FirstDoor>) -> Answer {
    page(&settings_page(&cx, false))
}

fn settings_page(cx: &Cx<FirstDoor>, kept: bool) -> Settings {
    let leave = if cx.worn.chosen.leave { "on" } else { "off" };
    let saved = cx.worn.saving == Saving::Offered;
    Settings {
        t: cx.t.clone(),
        look: cx.look(Look::front),
        action: cx.to(Page::Settings),
        languages: languages(Locale::OFFERED),
        client: Some(ClientChoices { leave, saving: if saved { "on" } else { "off" } }),
        kept,
    }
}

async fn choose(mut cx: Cx<FirstDoor>) -> Answer {
    let look = kith_core::front::Look {
        language: Locale::find(cx.form.get("language")).map_or("", Locale::tag).to_owned(),
        colours: match cx.form.get("colours") {
            "light" => Colours::Light,
            "dark" => Colours::Dark,
            _ => Colours::Device,
        },
        leave: cx.form.get("leave") != "off",
        large: cx.form.get("size") == "large",
    };
    let saving = if cx.form.get("saving") == "off" { Saving::NotHere } else { Saving::Offered };
    for command in [Command::ChooseLook { look: look.clone() }, Command::ChooseSaving { saving }] {
        cx.site.app.act(&cx.right.who, cx.right.front, command).await?;
    }
    (cx.worn.chosen, cx.worn.saving) = (look, saving);
    page(&settings_page(&cx, true))
}

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    match fact {
        Fact::Chosen { shows } => Told::titled(t.get("record-front"))
            .row(t.get("record-front-shows"), t.one_of("record-front-is", shows.word())),
        Fact::Shown { .. } => Told::titled(t.get("record-front")),
        Fact::LookChosen { .. } | Fact::SavingChosen { .. } => Told::titled(t.get("record-look")),
    }
}
