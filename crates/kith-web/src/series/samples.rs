//! What the pages about rows of meetings look like, for either of the two.

use super::check::Check;
use super::dates::Date;
use super::row::{Line, Row};
use super::{Body, ClientPage, Link, StaffPage, cancel, change};
use crate::look::Look;
use crate::meeting::{Typed, lengths};
use crate::parts::Problems;
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;
use crate::views::samples::Album;

/// Where links of these samples lead.
const SOMEWHERE: &str = "/";

/// What is suggested instead.
const THURSDAY: &str = "Thursday 29 October, 5:00pm to 5:50pm";

const DAYS: [&str; 4] = [
    "Tuesday 13 October, 5:00pm to 5:50pm",
    "Tuesday 20 October, 5:00pm to 5:50pm",
    "Tuesday 27 October, 5:00pm to 5:50pm",
    "Wednesday 4 November, 10:00am to 10:50am",
];

/// On a meeting's page.
pub(crate) fn link(album: &Album) -> Link {
    let (t, action) = (album.text(), album.of(Page::Series));
    let often = t.say("series-weeks").with("weeks", 1_u16).to_string();
    Link {
        words: t.say("series-one-of").with("often", often).to_string(),
        href: format!("{action}/a"),
        change: Some(format!("{action}/a-move")),
        cancel: Some(format!("{action}/a-cancel")),
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let (t, _) = album.around(Look::space);
    let row = row(&t, true);
    album.put("series_asked", client(album, "series-title", "series-heading", Body::Row(row)))?;
    let agreed = self::row(&t, false);
    album
        .put("series_agreed", staff(album, "series-title", "series-heading", Body::Row(agreed)))?;
    let check = Body::Check(Box::new(check(&t)));
    album
        .put("series_check", client(album, "series-check-title", "series-check-heading", check))?;
    let moved = Body::Check(Box::new(moved(&t)));
    album.put("series_moved", staff(album, "series-check-title", "series-check-heading", moved))?;
    let change = Body::Change(Box::new(change(&t)));
    album.put("series_move", client(album, "series-move-title", "series-move-heading", change))?;
    let cancel = Body::Cancel(cancel(&t));
    album
        .put("series_cancel", client(album, "series-cancel-title", "series-cancel-heading", cancel))
}

fn client(album: &Album, title: &str, heading: &str, body: Body) -> ClientPage {
    let (t, look) = album.around(Look::space);
    let (title, heading) = (t.plain(title), t.get(heading));
    ClientPage { title, heading, problems: Problems::none(), body, t, look }
}

fn staff(album: &Album, title: &str, heading: &str, body: Body) -> StaffPage {
    let (t, look) = album.around(Look::staff);
    let (title, heading) = (t.plain(title), t.get(heading));
    let who = Who::sample(true);
    StaffPage { title, heading, who, problems: Problems::none(), body, t, look }
}

fn row(t: &Text, asked: bool) -> Row {
    let often = t.say("series-weeks").with("weeks", 1_u16).to_string();
    let line = |(when, key): (&str, &str)| Line {
        when: when.to_owned(),
        stands: t.get(key),
        more: match key {
            "series-date-change" => {
                vec![t.say("series-date-instead").with("when", THURSDAY).to_string()]
            }
            _ => Vec::new(),
        },
        href: SOMEWHERE.into(),
    };
    let keys = if asked {
        ["series-date-asked"; 4]
    } else {
        ["series-date-agreed", "series-date-cancelled", "series-date-change", "series-date-own"]
    };
    let asks = t.say("series-asks").with("name", "Amira Hale").with("count", 4_u16);
    Row {
        said: vec![
            t.say("series-with").with("name", "Amira Hale").with("often", often).to_string(),
            t.say("series-about-others")
                .with("place", "Room 3")
                .with("length", t.say("meeting-minutes").with("minutes", 50_u16).to_string())
                .with("others", "Sam, who interprets")
                .to_string(),
            t.say("series-zone").with("zone", "Europe/London").to_string(),
        ],
        asks: asked.then(|| asks.to_string()),
        in_person: (!asked).then(|| t.say("series-in-person").with("name", "Noor").to_string()),
        action: SOMEWHERE.into(),
        seen: "0".into(),
        dates: DAYS.into_iter().zip(keys).map(line).collect(),
        change: Some(SOMEWHERE.into()),
        cancel: Some(SOMEWHERE.into()),
        turned: (!asked).then(|| t.get("series-turned-changed")),
    }
}

fn check(t: &Text) -> Check {
    let keys = ["", "series-date-not-free", "series-date-away", "series-date-closed"];
    let date = |(place, (when, key)): (usize, (&str, &str))| Date {
        value: place.to_string(),
        name: if place == 0 { "date".into() } else { format!("date-{place}") },
        when: when.to_owned(),
        now: String::new(),
        said: match key {
            "" => vec![t.get("series-date-left-out"), t.get("series-date-twice")],
            key => vec![t.say(key).with("name", "Amira Hale").to_string()],
        },
        ticked: key.is_empty(),
    };
    Check {
        intro: vec![
            t.get("series-check-intro"),
            t.say("series-zone").with("zone", "Europe/London").to_string(),
        ],
        action: SOMEWHERE.into(),
        hidden: vec![("day".into(), "2026-10-13".into())],
        dates: DAYS.into_iter().zip(keys).enumerate().map(date).collect(),
        error: t.get("series-check-few"),
        go: t.get("series-check-go"),
    }
}

fn moved(t: &Text) -> Check {
    let mut check = check(t);
    check.intro = vec![t.get("series-move-check")];
    check.error = String::new();
    check.go = t.get("series-move-go");
    for date in &mut check.dates {
        date.now = "Tuesday 13 October, 5:00pm to 5:50pm".into();
    }
    check
}

fn which(t: &Text) -> Vec<String> {
    let which = t.say("series-which").with("count", 3_u16);
    let which = which.with("first", "20 October 2026").with("last", "3 November 2026");
    vec![which.to_string(), t.say("series-stay").with("count", 1_u16).to_string()]
}

fn change(t: &Text) -> change::Form {
    let typed = Typed { minutes: "50".into(), place: "Room 3".into(), ..Typed::default() };
    let mut intro = which(t);
    intro.push(t.say("series-move-intro").with("name", "Amira Hale").to_string());
    change::Form {
        intro,
        action: SOMEWHERE.into(),
        lengths: lengths(t, "50"),
        zone: "Europe/London".into(),
        typed,
        keeping: Album::keeping(false),
        seen: "0".into(),
        problems: Problems::none(),
    }
}

fn cancel(t: &Text) -> cancel::Form {
    let mut intro = which(t);
    intro.push(t.say("meeting-cancel-what").with("name", "Amira Hale").to_string());
    cancel::Form {
        intro,
        dates: DAYS.map(str::to_owned).to_vec(),
        action: SOMEWHERE.into(),
        back: SOMEWHERE.into(),
        label: t.say("meeting-cancel-words").with("name", "Amira Hale").to_string(),
        words: String::new(),
        heard: String::new(),
        keeping: Album::keeping(false),
        seen: "0".into(),
        error: String::new(),
    }
}
