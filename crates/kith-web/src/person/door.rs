//! One person for an interpreter and at the reception: how to call them, how to speak with them,
//! when and where they are awaited. Nothing that anybody wrote.

use askama::Template;
use kith_core::Seen;
use kith_core::bond::Bond;
use kith_core::meeting::Awaited;

use super::Who;
use crate::answer::{Answer, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::right::Beside;
use crate::text::Text;
use crate::views::samples::Album;

/// One meeting, told in words.
#[derive(Clone, Debug)]
struct Time {
    when: String,
    place: String,
    /// With whom, for those who may know.
    with: Option<String>,
}

/// One person, as far as the door of the house or a voice in the room has to know them.
#[derive(Debug, Template)]
#[template(path = "person/door.html")]
pub(crate) struct DoorPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// The name and pronouns.
    name: String,
    pronouns: String,
    /// Words to use, and words not to use; where the reader may know of them.
    who: Option<Who>,
    /// Meetings from today on.
    times: Vec<Time>,
    /// What the reader is there for, and since when.
    purpose: String,
    since: String,
    /// Where a pause is asked for.
    pause: String,
}

pub(super) fn show(cx: &Cx<Beside>, seen: &Seen, own: &Bond) -> Answer {
    let today = cx.t.civil(moment(seen.at()));
    let from_today = |one: &Awaited<'_>| cx.t.civil(moment(one.ends)) >= today;
    let (room, speaks) = (cx.right.room, cx.right.who.role == kith_core::Role::Interpreter);
    page(&DoorPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who).live(cx.to_one(Page::Live, room)),
        name: seen.about().name.clone(),
        pronouns: seen.about().pronouns.clone(),
        who: speaks.then(|| Who::of(seen)),
        times: seen.awaited().filter(from_today).map(|one| time(&cx.t, &one)).collect(),
        purpose: own.purpose.trim().to_owned(),
        since: cx.t.date(moment(own.since)),
        pause: cx.to_two(Page::Stand, room, own.id),
    })
}

fn time(t: &Text, one: &Awaited<'_>) -> Time {
    Time {
        when: t.day_times(moment(one.starts), moment(one.ends)),
        place: one.place.to_owned(),
        with: one.with.map(|name| t.say("person-awaited-with").with("name", name).to_string()),
    }
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, speaks, full) in [
        ("staff_person_interpreter", true, true),
        ("staff_person_reception", false, true),
        ("staff_person_reception_begun", false, false),
    ] {
        let (t, look) = album.around(Look::company);
        let with = t.say("person-awaited-with").with("name", "Amira Hale").to_string();
        let time = |when: &str| Time {
            when: when.into(),
            place: "Room 3".into(),
            with: (!speaks).then(|| with.clone()),
        };
        let times = ["Tuesday 5 May, 2:00pm to 2:50pm", "Tuesday 12 May, 2:00pm to 2:50pm"];
        album.put(
            name,
            DoorPage {
                t,
                look,
                name: "Noor".into(),
                pronouns: if speaks { "she, they".into() } else { String::new() },
                who: speaks.then(|| Who::sample(true)),
                times: if full { times.map(time).into() } else { Vec::new() },
                purpose: if full { "Dari, in our meetings".into() } else { String::new() },
                since: "3 March 2026".into(),
                pause: album.of(Page::Stand),
            },
        )?;
    }
    Ok(())
}
