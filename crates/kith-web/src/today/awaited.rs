//! Today for an interpreter and at the reception: who is awaited, when and where; at the
//! reception also by whom.

use askama::Template;
use kith_app::Listed;
use kith_core::glance::Coming;
use kith_core::{Glance, RoomId, Timestamp};

use super::Asking;
use crate::answer::{Answer, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::right::Staff;
use crate::text::Text;
use crate::views::samples::Album;

/// Somebody who is awaited.
#[derive(Clone, Debug)]
struct Line {
    name: String,
    pronouns: String,
    when: String,
    place: String,
    /// By whom, for those who may know.
    with: Option<String>,
    href: String,
}

/// Who is awaited today and later, and who asks for the reader.
#[derive(Debug, Template)]
#[template(path = "today/awaited.html")]
pub(crate) struct AwaitedPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Today, as "Tuesday 5 May".
    day: String,
    /// Meetings today that have not ended.
    today: Vec<Line>,
    /// Later ones.
    later: Vec<Line>,
    /// Who asks for this person beside them.
    asking: Vec<Asking>,
    /// Makes a repeated answer find its first receipt.
    once: String,
    /// Everyone.
    clients: String,
}

pub(super) async fn show(cx: &Cx<Staff>) -> Answer {
    let listed = cx.site.app.caseload(&cx.right.who).await?;
    let now = cx.site.app.now();
    let day = cx.t.civil(moment(now));
    let (today, later): (Vec<_>, Vec<_>) = coming(&listed, now)
        .into_iter()
        .partition(|(.., coming)| cx.t.civil(moment(coming.starts)) <= day);
    page(&AwaitedPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who).live(cx.to(Page::Live)),
        day: cx.t.day(moment(now)),
        today: today.into_iter().map(|found| line(cx, found)).collect(),
        later: later.into_iter().map(|found| line(cx, found)).collect(),
        asking: super::asking(cx, &listed).await?,
        once: cx.new_once(),
        clients: cx.to(Page::Clients),
    })
}

type Found<'a> = (RoomId, &'a Glance, &'a Coming);

/// Meetings that have not ended, the soonest first.
fn coming(listed: &[Listed], now: Timestamp) -> Vec<Found<'_>> {
    let glances = listed.iter().filter_map(|one| Some((one.room, one.glance.as_ref()?)));
    let all = glances
        .flat_map(|(room, glance)| glance.coming.iter().map(move |coming| (room, glance, coming)));
    let mut all: Vec<_> = all.filter(|(.., coming)| coming.ends() > now).collect();
    all.sort_by_key(|(.., coming)| coming.starts);
    all
}

fn line(cx: &Cx<Staff>, (room, glance, coming): Found<'_>) -> Line {
    let book = cx.site.app.book();
    let with = coming.with.and_then(|person| book.member(person));
    let said = |name: &str| cx.t.say("person-awaited-with").with("name", name).to_string();
    Line {
        name: glance.name.clone(),
        pronouns: glance.pronouns.clone(),
        when: cx.t.day_times(moment(coming.starts), moment(coming.ends())),
        place: coming.place.clone(),
        with: with.map(|member| said(&member.name)),
        href: cx.to_one(Page::Person, room),
    }
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, door, full) in [
        ("staff_today_reception", true, true),
        ("staff_today_interpreter", false, true),
        ("staff_today_reception_empty", true, false),
    ] {
        let (t, look) = album.around(Look::company);
        let with = t.say("person-awaited-with").with("name", "Amira Hale").to_string();
        let line = |who: &str, when: &str| Line {
            name: who.into(),
            pronouns: if door { String::new() } else { "she, they".into() },
            when: when.into(),
            place: "Room 3".into(),
            with: door.then(|| with.clone()),
            href: format!("/n/person/{who}"),
        };
        let today = vec![line("Noor", "Tuesday 5 May, 2:00pm to 2:50pm")];
        let later = vec![
            line("Sam", "Thursday 7 May, 3:30pm to 4:20pm"),
            line("Noor", "Tuesday 12 May, 2:00pm to 2:50pm"),
        ];
        let asking = vec![Asking::new(&t, "Monday 4 May".into(), "/n/stand/1".into())];
        let view = AwaitedPage {
            t,
            look: look.at(&album.of(Page::Today)),
            day: "Tuesday 5 May".into(),
            today: if full { today } else { Vec::new() },
            later: if full { later } else { Vec::new() },
            asking: if full { asking } else { Vec::new() },
            once: String::new(),
            clients: album.of(Page::Clients),
        };
        album.put(name, view)?;
    }
    Ok(())
}
