//! Who is asked to read it and by when, said where it is written; and where it stands, said where
//! it was sent.

use kith_core::calendar::Calendar;
use kith_core::heard::Writing;
use kith_core::{Author, BondId, EntryId, MeetingId, Role, Seen};

use super::told::{away, lines};
use crate::cx::{Cx, last_day};
use crate::home::Line;
use crate::paths::Page;
use crate::record::Reader;
use crate::right::{Right, SecondDoor};

/// Said before something is sent; empty where nobody beside the client can read it.
pub(crate) fn ahead(cx: &Cx<SecondDoor>, seen: &Seen, what: Writing) -> String {
    said(cx, seen, what, "heard-ahead")
}

/// The same where the client chooses whether it is open from the start, or after the next meeting.
pub(crate) fn if_shown(cx: &Cx<SecondDoor>, seen: &Seen, meeting: MeetingId) -> String {
    let said = said(cx, seen, Writing::Meeting(meeting), "heard-ahead-if-shown");
    let later = seen.would_open(meeting).zip(seen.would_read(Writing::Meeting(meeting)));
    let later = later.map(|(opens, of)| {
        let book = cx.site.app.book();
        let by = Calendar::of(&book).read_by(opens, of);
        let day = last_day(&cx.t, by, seen.at());
        cx.t.say("heard-ahead-if-later").with("day", day).to_string()
    });
    [said].into_iter().chain(later).collect::<Vec<_>>().join(" ")
}

/// The same where words can be left out.
pub(crate) fn if_words<R: Right>(cx: &Cx<R>, seen: &Seen, bond: BondId) -> String {
    said(cx, seen, Writing::Bond(bond), "heard-ahead-if-words")
}

fn said<R: Right>(cx: &Cx<R>, seen: &Seen, what: Writing, key: &str) -> String {
    let Some(of) = seen.would_read(what) else { return String::new() };
    let book = cx.site.app.book();
    let calendar = Calendar::of(&book);
    let reader = Reader::new(&cx.t, seen, &book, std::iter::empty());
    let name = reader.who(Author { person: of, role: Role::Therapist });
    let day = last_day(&cx.t, calendar.read_by(seen.at(), of), seen.at());
    let days = u32::from(calendar.read_days());
    let said = cx.t.say(key).with("name", &name).with("day", day).with("days", days).to_string();
    match away(&reader, of, &name) {
        Some(away) => format!("{said} {away}"),
        None => said,
    }
}

/// Where something that was sent stands, in one paragraph.
pub(crate) fn since(cx: &Cx<SecondDoor>, seen: &Seen, entry: EntryId) -> String {
    let book = cx.site.app.book();
    lines(&Reader::new(&cx.t, seen, &book, std::iter::empty()), entry).join(" ")
}

/// For the client's first page: answers that came since they last looked in.
pub(crate) fn news(cx: &Cx<SecondDoor>, seen: &Seen) -> Vec<Line> {
    let book = cx.site.app.book();
    let reader = Reader::new(&cx.t, seen, &book, std::iter::empty());
    let new = seen.newly_answered().into_iter();
    new.map(|(answer, by)| Line {
        href: cx.to_one(Page::Record, answer),
        words: cx.t.say("heard-news").with("name", reader.who(by)).to_string(),
        what: String::new(),
    })
    .collect()
}

/// What is said before, for samples.
pub(crate) fn ahead_sample(t: &crate::text::Text) -> String {
    let said = t.say("heard-ahead").with("name", "Amira Hale").with("day", "Thursday 7 May");
    said.with("days", 2u32).to_string()
}
