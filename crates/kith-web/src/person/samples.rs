//! Sample pages: a relationship with everything in it, and one that has just begun.

use super::{Agreed, Links, Noted, Outcome, PersonPage, Time, Times, Unanswered, Who};
use crate::look::Look;
use crate::paths::Page;
use crate::person::ToReach;
use crate::text::Text;
use crate::views::samples::Album;

fn so_far(t: &Text) -> Vec<String> {
    let before = t.say("bond-so-far-next").with("name", "Ben Okoro").with("day", "1 May 2025");
    let before = before.with("end", "2 March 2026").with("next", "Amira Hale").to_string();
    let now = t.say("bond-so-far-now").with("name", "Amira Hale").with("day", "3 March 2026");
    vec![before, now.to_string()]
}

fn agreed(t: &Text, in_person: bool) -> Agreed {
    Agreed {
        purpose: "Weekly meetings, at her pace".into(),
        in_person,
        others: Some((
            if in_person { String::new() } else { "Jo, Osei".into() },
            "/n/suggest/1".into(),
        )),
        course: crate::bond::Course::sample(t, "Noor"),
        closed: (!in_person)
            .then(|| t.say("person-agreed-before").with("day", "3 March 2026").to_string()),
        tell: t.get(if in_person { "person-agreed-tell-open" } else { "person-agreed-tell-none" }),
        so_far: if in_person { Vec::new() } else { so_far(t) },
        felt: (!in_person).then(|| crate::felt::Line::sample(t, "felt-theirs-usual")),
        pace: in_person.then(|| t.get("felt-theirs-pace-never")),
        frame: Some(crate::frame::near_sample(t, true, in_person)),
        ending: crate::ending::Ending::sample(t, !in_person),
        pass_on: "/n/pass-on/1".into(),
        cover: "/n/cover/1".into(),
        pause: "/n/stand/1".into(),
    }
}

fn times() -> Times {
    let time = |when: &str, href: &str| Time {
        when: when.into(),
        place: "Room 3".into(),
        href: href.into(),
    };
    Times {
        next: Some(time("Tuesday 5 May, 2:00pm to 2:50pm", "/n/meet/1")),
        mine: vec![time("Friday 8 May, 9:00am to 9:50am", "/n/meet/2")],
        theirs: vec![time("Tuesday 12 May, 2:00pm to 2:50pm", "/n/meet/3")],
    }
}

fn noted() -> Noted {
    Noted {
        who: "Amira".into(),
        when: "Tuesday 28 April, 3:05pm".into(),
        machine: "2026-04-28T15:05:00Z".into(),
        text: "You said that the mornings are the hardest part.\nWe agreed to begin later.".into(),
        correct: Some("/n/correct/1".into()),
    }
}

fn unanswered() -> Vec<Unanswered> {
    let one = |text: &str, not_right, href: &str| Unanswered {
        text: text.into(),
        when: "Wednesday 29 April, 8:10am".into(),
        not_right,
        href: href.into(),
    };
    vec![one("The evenings too.", false, "/n/answer/1"), one("It was April.", true, "/n/answer/2")]
}

fn outcomes(t: &Text) -> Vec<Outcome> {
    let asked = t.say("person-form-asked").with("day", "Monday 27 April").to_string();
    let answered = t.say("person-form-answered").with("day", "Tuesday 28 April").to_string();
    let total = t.say("person-form-total").with("total", 12u32).with("most", 27u32).to_string();
    let part = t.say("person-form-part").with("answered", 5usize).with("of", 9usize).to_string();
    let band = t.say("person-form-band").with("band", t.one_of("person-band", "moderate"));
    let band = band.with("source", "a published source").to_string();
    let outcome = |lines: &[&String], band, safety: bool| Outcome {
        name: "A form".into(),
        lines: lines.iter().map(|line| (*line).clone()).collect(),
        band,
        safety: safety.then(ToReach::sample),
    };
    vec![
        outcome(&[&asked, &answered, &total], Some(band), true),
        outcome(&[&asked, &answered, &part], None, false),
        outcome(&[&asked, &t.get("person-form-open")], None, false),
    ]
}

fn links() -> Links {
    Links {
        brief: "/n/brief/1".into(),
        note: "/n/note/1".into(),
        meet: "/n/meet/new".into(),
        here: Some("/n/here/1".into()),
        form: "/n/form/1".into(),
        told: "/n/told/1".into(),
        online: "/n/online/1".into(),
    }
}

/// Everything there can be.
fn full(album: &Album) -> PersonPage {
    let (t, look) = album.around(Look::staff);
    PersonPage {
        outcomes: outcomes(&t),
        typed: crate::lost::Typed::samples(&t, &links().online).pop(),
        back: Some(t.say("recovery-near").with("name", "Noor").to_string()),
        erased: Some((crate::erasure::sample_near(&t), album.of(Page::ToErase))),
        t,
        look,
        who: Who::sample(true),
        agreed: agreed(&album.around(Look::staff).0, false),
        times: times(),
        promised: crate::promise::between_sample(album, true),
        contact: Some(crate::contact::card_sample(album, "stopped")),
        changed: crate::repair::theirs_sample(album, true),
        cares: true,
        note: Some(noted()),
        unanswered: unanswered(),
        links: links(),
    }
}

/// Hardly anything yet.
fn begun(album: &Album) -> PersonPage {
    PersonPage {
        outcomes: Vec::new(),
        who: Who::sample(false),
        agreed: agreed(&album.around(Look::staff).0, true),
        times: Times::default(),
        promised: crate::promise::between_sample(album, false),
        contact: Some(crate::contact::card_sample(album, "unset")),
        changed: Vec::new(),
        note: None,
        unanswered: Vec::new(),
        typed: None,
        back: None,
        erased: None,
        ..full(album)
    }
}

/// As a peer supporter sees it.
fn peer(album: &Album) -> PersonPage {
    PersonPage {
        look: album.around(Look::company).1,
        agreed: Agreed { others: None, ..agreed(&album.around(Look::staff).0, false) },
        cares: false,
        note: None,
        outcomes: Vec::new(),
        typed: None,
        back: None,
        erased: None,
        ..full(album)
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, view) in [
        ("staff_person", full(album)),
        ("staff_person_begun", begun(album)),
        ("staff_person_peer", peer(album)),
    ] {
        album.put(name, view)?;
    }
    super::door::samples(album)
}
