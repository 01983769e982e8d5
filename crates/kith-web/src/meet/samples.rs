//! What the staff pages about meetings look like at points of a meeting's life.

use super::cancel::CancelPage;
use super::one::{MeetPage, Ways};
use super::propose::ProposePage;
use crate::look::Look;
use crate::meeting::{Change, Life, Told, Typed, lengths, life_sample, since_sample, told_sample};
use crate::parts::Problems;
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;
use crate::views::samples::Album;

const TUESDAY: &str = "Tuesday 5 May, 2:00pm to 2:50pm";

fn told(t: &Text, when: &str) -> Told {
    Told { with: "Noor".into(), ..told_sample(t, when) }
}

fn agreed(album: &Album) -> MeetPage {
    let ((t, look), action) = (album.around(Look::staff), album.of(Page::Meet));
    MeetPage {
        who: Who::sample(true),
        meeting: Life {
            main: Some(told(&t, TUESDAY)),
            changes: vec![t.say("meeting-changed-agreed").with("name", "Noor").to_string()],
            ..life_sample(&t, ["You", "Noor"])
        },
        row: Some(crate::series::link_sample(album)),
        frame: Some(crate::frame::short_sample(album, true)),
        different: crate::preview::sample(&t),
        places: crate::place::shown_sample(&t),
        agenda: crate::agenda::sample(&t, false, "Noor"),
        contact: Some(crate::contact::card_sample(album, "all")),
        in_person: false,
        begins: false,
        began: None,
        ways: Ways {
            other: Some(format!("{action}/a-other")),
            cancel: Some(format!("{action}/a-cancel")),
            brief: Some(album.of(Page::Brief)),
            note: Some(album.of(Page::Note)),
            here: Some(album.of(Page::AskHere)),
            person: album.of(Page::Person),
            action,
        },
        t,
        look,
    }
}

fn suggested(album: &Album) -> MeetPage {
    let page = agreed(album);
    let change = Change {
        told: told(&page.t, "Thursday 7 May, 10:00am to 10:50am"),
        by: page.t.say("meeting-suggested").with("name", "Noor").to_string(),
        until: page.t.get("meeting-suggested-keeps"),
    };
    let since = since_sample(&page.t, "suggested", "Noor");
    let meeting =
        Life { change: Some(change), since, changes: Vec::new(), answer: true, ..page.meeting };
    MeetPage { meeting, ..page }
}

fn waits(album: &Album) -> MeetPage {
    let page = agreed(album);
    let stands = page.t.say("meeting-stands-mine").with("name", "Noor").to_string();
    let ways = Ways { brief: None, note: None, here: None, ..page.ways };
    let since = since_sample(&page.t, "proposed", "You");
    let meeting = Life { stands, since, changes: Vec::new(), ..page.meeting };
    MeetPage { meeting, in_person: true, ways, ..page }
}

fn propose(album: &Album, again: bool) -> ProposePage {
    let ((t, look), action) = (album.around(Look::staff), album.of(Page::Meet));
    let mut problems = Problems::none();
    if again {
        problems.add("time", t.get("errors-refusal-not-free"));
        problems.add("place", t.get("meeting-form-place-empty"));
    }
    let place = if again { String::new() } else { "Room 3".to_owned() };
    let typed = Typed { minutes: "50".into(), place, ..Typed::default() };
    ProposePage {
        who: Who::sample(true),
        title: t.plain("meeting-new-title"),
        heading: t.get("meeting-new-heading"),
        intro: vec![
            t.say("meeting-new-with").with("name", "Noor").to_string(),
            t.get("meeting-new-intro"),
            t.say("meet-rooms").with("rooms", "Room 3; The garden room").to_string(),
        ],
        action,
        lengths: lengths(&t, "50"),
        often: crate::series::choices(&t),
        zone: "Europe/London".into(),
        typed,
        keeping: Album::keeping(again),
        problems,
        t,
        look,
    }
}

fn cancel(album: &Album) -> CancelPage {
    let ((t, look), action) = (album.around(Look::staff), album.of(Page::Meet));
    CancelPage {
        who: Who::sample(true),
        when: TUESDAY.into(),
        back: format!("{action}/a"),
        other: format!("{action}/a-other"),
        action,
        words: String::new(),
        keeping: Album::keeping(false),
        problems: Problems::none(),
        t,
        look,
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    album.put("staff_meet", agreed(album))?;
    album.put("staff_meet_suggested", suggested(album))?;
    let page = suggested(album);
    let meeting = Life { not_free: true, ..page.meeting };
    album.put("staff_meet_not_free", MeetPage { meeting, ..page })?;
    album.put("staff_meet_waits", waits(album))?;
    album.put("staff_meet_begins", MeetPage { begins: true, ..agreed(album) })?;
    let page = agreed(album);
    let began = page.t.say("meet-began").with("when", "Tuesday 5 May, 2:02pm").to_string();
    album.put("staff_meet_began", MeetPage { began: Some(began), ..page })?;
    album.put("staff_meet_new", propose(album, false))?;
    album.put("staff_meet_again", propose(album, true))?;
    album.put("staff_meet_cancel", cancel(album))
}
