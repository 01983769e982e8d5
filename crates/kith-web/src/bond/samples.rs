//! What the pages about people look like with little, with much, and with something to
//! look at again.

use kith_core::Role;
use kith_core::bond::Why;

use super::limits::{LimitsPage, ways};
use super::one::{AskedPage, BondPage, EndPage, Stage};
use super::people::{Line, PeoplePage};
use super::{Consent, Course, Earlier, Sees, as_role};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn consent(t: &Text, action: String) -> Consent {
    Consent {
        name: "Amira Hale".into(),
        asked: t
            .say("bond-consent-asks")
            .with("name", "Amira Hale")
            .with("role", as_role(t, Role::Therapist))
            .to_string(),
        passed: None,
        purpose: "Meeting once a week, at your pace.".into(),
        days: None,
        chooses: false,
        sees: Sees::of(t, "Amira Hale", Role::Therapist, Earlier::Open),
        action,
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Bond));
    let asked = consent(&t, action.clone());
    album.put(
        "bond_asked",
        AskedPage { t: t.clone(), look: look.clone(), consent: asked.clone() },
    )?;
    for (sample, role) in [
        ("bond_asked_peer", Role::PeerSupporter),
        ("bond_asked_interpreter", Role::Interpreter),
        ("bond_asked_reception", Role::Reception),
    ] {
        let suggested = t.say("bond-consent-suggested").with("name", "Jo Lind");
        let suggested = suggested.with("role", as_role(&t, role)).with("who", "Amira Hale");
        let consent = Consent {
            name: "Jo Lind".into(),
            asked: suggested.to_string(),
            sees: Sees::of(&t, "Jo Lind", role, Earlier::Open),
            ..asked.clone()
        };
        album.put(sample, AskedPage { t: t.clone(), look: look.clone(), consent })?;
    }
    after(album, &asked)?;
    let open = Consent { purpose: String::new(), ..asked };
    album.put("bond_asked_open", AskedPage { t, look, consent: open })?;
    for (name, stage, key) in [
        ("bond_active", Stage::Active, "bond-stands-active"),
        ("bond_cover", Stage::Active, "bond-stands-cover"),
        ("bond_paused", Stage::Paused, "bond-stands-paused"),
        ("bond_waiting", Stage::Waiting, "bond-stands-waiting"),
        ("bond_over", Stage::Over, "bond-stands-ended"),
        ("bond_parted", Stage::Over, "bond-stands-parted"),
    ] {
        album.put(name, one(album, stage, key))?;
    }
    let (t, look) = album.around(Look::space);
    limits(album)?;
    album.put("bond_end", EndPage { t, look, name: "Amira Hale".into(), action })?;
    people(album)
}

/// Somebody is to go on: after one who is gone, and for one who is still there.
fn after(album: &mut Album, asked: &Consent) -> askama::Result<()> {
    let (t, look) = album.around(Look::space);
    let after = t.say("bond-consent-after").with("before", "Ben Okoro").with("name", "Amira Hale");
    let after = after.with("role", as_role(&t, Role::Therapist)).to_string();
    let after = Consent { asked: after, ..asked.clone() };
    album
        .put("bond_asked_after", AskedPage { t: t.clone(), look: look.clone(), consent: after })?;
    let passed = t.say("bond-consent-passed").with("before", "Amira Hale").with("name", "Jo Lind");
    let wrote = t.say("bond-consent-wrote").with("before", "Amira Hale").to_string();
    let passed = Consent {
        name: "Jo Lind".into(),
        asked: passed.with("role", as_role(&t, Role::Therapist)).to_string(),
        passed: Some((wrote, "I move to another town in June. Jo and I talked for long.".into())),
        chooses: true,
        sees: Sees::of(&t, "Jo Lind", Role::Therapist, Earlier::Chosen),
        ..asked.clone()
    };
    let cover = Consent {
        name: "Jo Lind".into(),
        asked: said_of(&t, "bond-consent-cover"),
        purpose: "I am away in May, and back on the 18th.".into(),
        days: Some(said_of(&t, "bond-consent-days")),
        sees: Sees::of(&t, "Jo Lind", Role::Therapist, Earlier::Open),
        ..asked.clone()
    };
    album.put(
        "bond_asked_passed",
        AskedPage { t: t.clone(), look: look.clone(), consent: passed },
    )?;
    album.put("bond_asked_cover", AskedPage { t, look, consent: cover })
}

fn said_of(t: &Text, key: &str) -> String {
    let said = t.say(key).with("before", "Amira Hale").with("name", "Jo Lind");
    let said = said.with("role", as_role(t, Role::Therapist));
    said.with("from", "Monday 11 May").with("to", "Friday 15 May").to_string()
}

fn one(album: &Album, stage: Stage, key: &str) -> BondPage {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Bond));
    BondPage {
        name: "Amira Hale".into(),
        role: t.one_of("bond-role", "therapist"),
        purpose: "Meeting once a week,\nat your pace.".into(),
        stands: t
            .say(key)
            .with("name", "Amira Hale")
            .with("day", "Tuesday 5 May")
            .with("why", super::parted(&t, Why::Left, "Amira Hale"))
            .with("to", "Friday 15 May")
            .to_string(),
        stage,
        parted: key == "bond-stands-parted",
        in_person: stage == Stage::Paused,
        course: if stage == Stage::Waiting {
            Course::default()
        } else {
            Course::sample(&t, "Amira Hale")
        },
        may_tell: (stage == Stage::Active).then(|| "My sister, that we meet.".to_owned()),
        limits: album.of_one(Page::Limits, 1),
        goodbye: (key == "bond-stands-parted").then(|| "I was glad to know you.".to_owned()),
        frame: (stage != Stage::Waiting)
            .then(|| crate::frame::near_sample(&t, false, stage == Stage::Active)),
        ending: (stage != Stage::Waiting)
            .then(|| crate::ending::Ending::sample(&t, stage == Stage::Active)),
        end: format!("{action}/a-end"),
        time: Some(album.of(Page::Meeting)),
        sees: Sees::of(&t, "Amira Hale", Role::Therapist, Earlier::Closed),
        between: crate::repair::between_sample(album, stage == Stage::Active),
        t,
        look,
        action,
    }
}

fn limits(album: &mut Album) -> askama::Result<()> {
    for (name, cares, again) in [
        ("bond_limits", true, false),
        ("bond_limits_peer", false, false),
        ("bond_limits_again", true, true),
    ] {
        let ((t, look), action) = (album.around(Look::space), album.of_one(Page::Limits, 1));
        let mut problems = Problems::none();
        if again {
            problems.add("tell", t.get("reply-long"));
        }
        let page = LimitsPage {
            name: "Amira Hale".into(),
            ways: if cares { ways(&t, "Amira Hale") } else { Vec::new() },
            before: "from-now".into(),
            tell: "My sister, that we meet.".into(),
            action,
            keeping: Album::keeping(again),
            problems,
            bond: album.of(Page::Bond),
            t,
            look,
        };
        album.put(name, page)?;
    }
    Ok(())
}

fn people(album: &mut Album) -> askama::Result<()> {
    for (name, full, two) in [("people", true, false), ("people_empty", false, true)] {
        let ((t, look), action) = (album.around(Look::space), album.of(Page::People));
        let line = |person: &str, key: &str| Line {
            name: person.to_owned(),
            stands: t
                .say(key)
                .with("name", person)
                .with("day", "Tuesday 5 May")
                .with("role", as_role(&t, Role::Therapist))
                .with("why", super::parted(&t, Why::OtherRole, person))
                .to_string(),
            href: format!("{}/{}", album.of(Page::Bond), person.len()),
        };
        let now = vec![line("Jo", "bond-people-asks"), line("Amira Hale", "bond-people-active")];
        let before =
            vec![line("Rosa Lind", "bond-people-ended"), line("Ben Okoro", "bond-people-parted")];
        let choice = Choice::new("1", "Sam Okoro".into()).hint(t.one_of("bond-role", "supervisor"));
        let mut problems = Problems::none();
        if two {
            problems.add("person", t.get("bond-ask-who-empty"));
        }
        let page = PeoplePage {
            now: if full { now } else { Vec::new() },
            before: if full { before } else { Vec::new() },
            limits: album.of(Page::Confidence),
            staff: vec![choice],
            person: String::new(),
            purpose: String::new(),
            keeping: Album::keeping(two),
            problems,
            t,
            look: look.at(&action),
            action,
        };
        album.put(name, page)?;
    }
    Ok(())
}
