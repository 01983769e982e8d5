//! Sample pages: a new note, one to look at, one corrected, one to look at again.

use super::form::Typed;
use super::{NotePage, Preview, Subject};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;
use crate::views::samples::Album;

const WORDS: &str = "We read the letter together.\nYou said that it was less than you feared.";

fn open(t: &Text) -> Subject {
    Subject::Open(vec![
        Choice::new("1", "Tuesday 5 May, 2:00pm".into()),
        Choice::new("", t.get("note-about-none")),
    ])
}

fn preview(t: &Text) -> Preview {
    Preview {
        title: t.say("record-note-on").with("when", "Tuesday 5 May, 2:00pm").to_string(),
        who: "Amira".into(),
        when: "Tuesday 5 May, 3:05pm".into(),
        machine: "2026-05-05T15:05:00Z".into(),
        text: WORDS.into(),
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for name in ["staff_note", "staff_note_look", "staff_note_correct", "staff_note_again"] {
        let (t, look) = album.around(Look::staff);
        let mut problems = Problems::none();
        if name == "staff_note_again" {
            problems.add("text", t.get("note-empty"));
        }
        let subject = match name {
            "staff_note_look" => Subject::Meeting("Tuesday 5 May, 2:00pm".into()),
            "staff_note_correct" => {
                Subject::Earlier { when: "Tuesday 5 May, 3:05pm".into(), text: WORDS.into() }
            }
            _ => open(&t),
        };
        let empty = matches!(subject, Subject::Open(_));
        let view = NotePage {
            action: album.of(Page::Note),
            who: Who::sample(true),
            others: if empty { String::new() } else { "Jo, Osei".into() },
            subject,
            typed: if empty { Typed::default() } else { Typed::words(WORDS.into()) },
            preview: (name == "staff_note_look").then(|| preview(&t)),
            keeping: Album::keeping(name == "staff_note_again"),
            problems,
            person: album.of(Page::Person),
            t,
            look,
        };
        album.put(name, view)?;
    }
    Ok(())
}
