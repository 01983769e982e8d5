//! Sample pages: a new note, one to look at, one corrected, one to look at again.

use super::form::Typed;
use super::{NotePage, Preview, Subject};
use crate::lens::Lens;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::person::Who;
use crate::promise::{self, ways_with};
use crate::record::Row;
use crate::text::Text;
use crate::views::samples::Album;

const PROMISE: &str = "Send the letter to the school.";
const WORDS: &str = "We read the letter together.\nYou said that it was less than you feared.";

fn open(t: &Text) -> Subject {
    Subject::Open(vec![
        Choice::new("1", "Tuesday 5 May, 2:00pm".into()),
        Choice::new("", t.get("note-about-none")),
    ])
}

fn preview(t: &Text) -> Vec<Preview> {
    let note = Preview {
        title: t.say("record-note-on").with("when", "Tuesday 5 May, 2:00pm").to_string(),
        who: "Amira".into(),
        when: "Tuesday 5 May, 3:05pm".into(),
        machine: "2026-05-05T15:05:00Z".into(),
        rows: Vec::new(),
        text: WORDS.into(),
    };
    let promise = Preview {
        title: t.get("record-promise-made"),
        rows: vec![Row { label: t.get("record-promise-by"), text: "Thursday 7 May".into() }],
        text: PROMISE.into(),
        ..note.clone()
    };
    vec![note, promise]
}

/// What is promised in a note that is looked at, and one that has to be looked at again.
fn promised(name: &str) -> promise::Typed {
    let (words, day) = match name {
        "staff_note_look" => (PROMISE, "2026-05-07"),
        "staff_note_again" => (PROMISE, ""),
        _ => return promise::Typed::default(),
    };
    promise::Typed { words: words.into(), by: "day".into(), day: day.into(), ..Default::default() }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for name in ["staff_note", "staff_note_look", "staff_note_correct", "staff_note_again"] {
        let (t, look) = album.around(Look::staff);
        let mut problems = Problems::none();
        if name == "staff_note_again" {
            problems.add("text", t.get("note-empty"));
            problems.add("day", t.get("promise-form-day-empty"));
        }
        let subject = match name {
            "staff_note_look" => Subject::Meeting("Tuesday 5 May, 2:00pm".into()),
            "staff_note_correct" => {
                Subject::Earlier { when: "Tuesday 5 May, 3:05pm".into(), text: WORDS.into() }
            }
            _ => open(&t),
        };
        let empty = matches!(subject, Subject::Open(_));
        let correct = matches!(subject, Subject::Earlier { .. });
        let typed = if empty { Typed::default() } else { Typed::words(WORDS.into()) };
        let view = NotePage {
            action: album.of(Page::Note),
            who: Who::sample(true),
            others: if empty { String::new() } else { "Jo, Osei".into() },
            subject,
            typed: Typed { promise: promised(name), ..typed },
            ways: if correct { Vec::new() } else { ways_with(&t, None) },
            preview: if name == "staff_note_look" { preview(&t) } else { Vec::new() },
            lens: match name {
                "staff_note_look" => Lens::sample(&t),
                "staff_note_correct" => Lens { asked: true, ..Lens::default() },
                _ => Lens::default(),
            },
            keeping: Album::keeping(name == "staff_note_again"),
            problems,
            person: album.of(Page::Person),
            promises: album.of(Page::Promised),
            t,
            look,
        };
        album.put(name, view)?;
    }
    Ok(())
}
