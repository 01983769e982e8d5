//! The check-in empty, filled, to look at again, and sent.

use kith_core::checkin::{CheckIn, Pace, Sent};
use kith_core::{EntryId, MeetingId, Timestamp};

use super::{CheckInPage, SentPage, SentParts, Typed, asks, paces, parts};
use crate::look::Look;
use crate::meeting::told_sample;
use crate::parts::Problems;
use crate::paths::Page;
use crate::views::samples::Album;

const TUESDAY: &str = "Tuesday 5 May, 2:00pm to 2:50pm";

fn said() -> CheckIn {
    CheckIn {
        answers: vec![Some(4), None, Some(7), Some(9), Some(5)],
        words: "Tired.\nThe week was long.".into(),
        bring_up: "The letter from the housing office.".into(),
        not_today: "My brother.".into(),
        pace: Some(Pace::Slower),
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    album.put("checkin", form(album, Typed::default(), false))?;
    album.put("checkin_again", form(album, Typed::of(&said()), true))?;
    for (name, some, over) in
        [("checkin_sent", true, false), ("checkin_over", true, true), ("checkin_none", false, true)]
    {
        album.put(name, sent(album, some, over))?;
    }
    Ok(())
}

fn form(album: &Album, typed: Typed, again: bool) -> CheckInPage {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::CheckIn));
    let mut problems = Problems::none();
    if again {
        problems.add("words", t.one_of("errors-refusal", "too-long"));
    }
    CheckInPage {
        line: told_sample(&t, TUESDAY).line(&t),
        name: "Amira Hale".into(),
        help: album.of(Page::Help),
        again,
        heard: crate::heard::ahead_sample(&t),
        asks: asks(&t, &typed.points),
        paces: paces(&t),
        keeping: Album::keeping(again),
        t,
        look,
        action,
        typed,
        problems,
    }
}

fn sent(album: &Album, some: bool, over: bool) -> SentPage {
    let (t, look) = album.around(Look::space);
    let meeting = MeetingId([3; 16]);
    let sent = Sent { entry: EntryId([1; 16]), at: Timestamp(0), meeting, said: said() };
    let words = t.say("checkin-sent").with("when", "Monday 4 May, 9:10am");
    let parts =
        SentParts { said: words.with("name", "Amira Hale").to_string(), parts: parts(&t, &sent) };
    SentPage {
        line: told_sample(&t, TUESDAY).line(&t),
        sent: some.then_some(parts),
        again: (!over).then(|| album.of_one(Page::CheckIn, "a-again")),
        after: over.then(|| album.of(Page::Feedback)),
        meeting: album.of(Page::Meeting),
        t,
        look,
    }
}
