//! Where an entry stands, in words. Never a tick, a colour or a count.

use kith_core::calendar::{Calendar, Day};
use kith_core::heard::{Fact, Mark, Stands, Wait};
use kith_core::{Author, EntryId, PersonId, Role, Timestamp};

use crate::cx::{is_past, last_day, moment};
use crate::dispute;
use crate::record::{Reader, Told};
use crate::text::Text;

/// The entry in words, where it stands among others.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    let title = match fact {
        Fact::Due { of, by, .. } => due(reader, *of, *by),
        Fact::Read { .. } => t.get("heard-told-read"),
        Fact::Marked { mark: Some(mark), .. } => t.one_of("heard-told", mark.word()),
        Fact::Marked { mark: None, .. } => t.get("heard-told-taken-back"),
    };
    Told::titled(title)
}

/// The same as one quiet line between other entries.
pub(crate) fn sentence(reader: &Reader<'_>, by: Author, fact: &Fact) -> String {
    let t = reader.t;
    let said = match fact {
        Fact::Due { of, by, .. } => return due(reader, *of, *by),
        Fact::Read { entries } => {
            let key = if entries.len() == 1 { "heard-line-read" } else { "heard-line-read-more" };
            t.say(key).with("count", entries.len())
        }
        Fact::Marked { mark: Some(mark), .. } => t.say_one_of("heard-line", mark.word()),
        Fact::Marked { mark: None, .. } => t.say("heard-line-taken-back"),
    };
    said.with("name", reader.who(by)).to_string()
}

fn due(reader: &Reader<'_>, of: PersonId, by: Timestamp) -> String {
    let t = reader.t;
    let day = last_day(t, by, reader.seen.at());
    if of == reader.seen.who().person {
        return t.say("heard-line-due-you").with("day", day).to_string();
    }
    t.say("heard-line-due").with("name", name(reader, of)).with("day", day).to_string()
}

/// Where an entry stands, one sentence a line; nothing for what was written for nobody.
pub(crate) fn lines(reader: &Reader<'_>, entry: EntryId) -> Vec<String> {
    let mut lines = dispute::lines(reader, entry);
    match reader.seen.heard(entry).map(|heard| heard.stands) {
        Some(Stands::Nobody) if !lines.is_empty() => {}
        Some(stands) => lines.extend(standing(reader, &stands, false)),
        None => {}
    }
    lines
}

fn standing(reader: &Reader<'_>, stands: &Stands, again: bool) -> Vec<String> {
    let t = reader.t;
    match stands {
        Stands::Kept(known) => {
            let said = known.map(|(of, by)| {
                let day = last_day(t, by, reader.seen.at());
                t.say("heard-kept-by").with("name", name(reader, of)).with("day", day).to_string()
            });
            [t.get("heard-kept")].into_iter().chain(said).collect()
        }
        Stands::Nobody => vec![t.get("heard-nobody")],
        Stands::Waits(wait) => waiting(reader, wait, again),
        Stands::Read(reads) => reads.iter().map(|one| read(reader, *one)).collect(),
        Stands::Answered { by, at, mark, again, .. } => {
            let mut lines =
                vec![by_whom(reader, ("heard-answered", "heard-answered-you"), *by, *at)];
            lines.extend(mark.map(|mark| mark_said(reader, mark)));
            let again = again.iter().flat_map(|again| standing(reader, again, true));
            lines.extend(again);
            lines
        }
    }
}

fn read(reader: &Reader<'_>, (by, at): (Author, Timestamp)) -> String {
    by_whom(reader, ("heard-read", "heard-read-you"), by, at)
}

/// What somebody did and when; with a sentence of its own where it was whoever looks.
fn by_whom(reader: &Reader<'_>, (key, yours): (&str, &str), by: Author, at: Timestamp) -> String {
    let t = reader.t;
    let when = t.day_time_seen(moment(at), moment(reader.seen.at()));
    if by.person == reader.seen.who().person {
        return t.say(yours).with("when", when).to_string();
    }
    t.say(key).with("name", reader.who(by)).with("when", when).to_string()
}

fn waiting(reader: &Reader<'_>, wait: &Wait, again: bool) -> Vec<String> {
    let (t, now) = (reader.t, reader.seen.at());
    let yours = wait.of == reader.seen.who().person;
    let name = name(reader, wait.of);
    let (key, key_of_yours) = match wait.by {
        None => ("heard-waits", "heard-waits-you"),
        Some(by) if is_past(t, by, now) => ("heard-overdue", "heard-overdue-you"),
        Some(_) if again => ("heard-again", "heard-again-you"),
        Some(_) => ("heard-waits-by", "heard-waits-by-you"),
    };
    let day = wait.by.map(|by| last_day(t, by, now)).unwrap_or_default();
    let said = t.say(if yours { key_of_yours } else { key });
    let mut lines = vec![said.with("name", &name).with("day", day).to_string()];
    if !reader.seen.is_own() {
        return lines;
    }
    if wait.by.is_some_and(|by| is_past(t, by, now)) && wait.behind {
        lines.push(t.say("heard-behind").with("name", &name).to_string());
    }
    if let Some(opened) = wait.opened {
        let when = t.day_time_seen(moment(opened), moment(now));
        lines.push(t.say("heard-opened").with("name", &name).with("when", when).to_string());
    }
    lines.extend(away(reader, wait.of, &name));
    lines
}

/// That somebody is away now, and until when.
pub(crate) fn away(reader: &Reader<'_>, of: PersonId, name: &str) -> Option<String> {
    let calendar = Calendar::of(reader.book);
    let until = calendar.away_until(of, calendar.day(reader.seen.at()))?;
    let day = day_words(reader.t, until, reader.seen.at())?;
    Some(reader.t.say("heard-away").with("name", name).with("day", day).to_string())
}

/// A day of the calendar in words.
pub(crate) fn day_words(t: &Text, day: Day, now: Timestamp) -> Option<String> {
    let noon = t.parse_local(&day.date()?.to_string(), "12:00")?;
    Some(t.day_seen(noon, moment(now)))
}

fn name(reader: &Reader<'_>, of: PersonId) -> String {
    reader.who(Author { person: of, role: Role::Therapist })
}

/// What stands below an answer where it is shown with what it answers: where it stands, or how it
/// was for the client.
pub(crate) fn below(reader: &Reader<'_>, answer: EntryId) -> Vec<String> {
    let mark = reader.seen.mark(answer).map(|mark| mark_said(reader, mark));
    lines(reader, answer).into_iter().chain(mark).collect()
}

/// How an answer was for the client, in one sentence; empty where they did not say.
pub(crate) fn marked(reader: &Reader<'_>, answer: EntryId) -> String {
    reader.seen.mark(answer).map(|mark| mark_said(reader, mark)).unwrap_or_default()
}

fn mark_said(reader: &Reader<'_>, mark: Mark) -> String {
    if reader.seen.is_own() {
        return reader.t.one_of("heard-you-said", mark.word());
    }
    let name = &reader.seen.about().name;
    reader.t.say_one_of("heard-they-said", mark.word()).with("name", name).to_string()
}
