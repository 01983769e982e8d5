//! What the pages about meetings look like at each point of a meeting's life.

use super::all::{AllPage, Line};
use super::cancel::CancelPage;
use super::one::{MeetingPage, Ways};
use super::propose::{NobodyPage, ProposePage};
use super::{Change, Life, StepLine, Told, Typed, Words, lengths};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn told(t: &Text, when: &str) -> Told {
    Told {
        when: when.to_owned(),
        with: "Amira Hale".into(),
        place: "Room 3, first floor".into(),
        length: t.say("meeting-minutes").with("minutes", 50u16).to_string(),
        others: String::new(),
    }
}

const TUESDAY: &str = "Tuesday 5 May, 2:00pm to 2:50pm";
const THURSDAY: &str = "Thursday 7 May, 10:00am to 10:50am";

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    album.put("meeting_agreed", agreed(album))?;
    album.put("meeting_asked", asked(album))?;
    album.put("meeting_change", change(album))?;
    let asked = asked(album);
    let meeting = Life { not_free: true, ..asked.meeting };
    album.put("meeting_not_free", MeetingPage { meeting, ..asked })?;
    album.put("meeting_cancelled", cancelled(album))?;
    album.put("meeting_agenda_empty", MeetingPage { agenda: again(album), ..agreed(album) })?;
    all(album)?;
    propose(album)?;
    cancel(album)
}

/// Who brought it where it stands, and when.
pub(crate) fn since(t: &Text, word: &str, who: &str) -> String {
    let stem = if who == "You" { "meeting-since-you" } else { "meeting-since" };
    let said = t.say_one_of(stem, word).with("name", who);
    said.with("when", "Friday 1 May, 6:12pm").to_string()
}

/// An agreed meeting, proposed by the first and accepted by the second.
pub(crate) fn life(t: &Text, who: [&str; 2]) -> Life {
    let step = |key: &str, by: String| StepLine { what: t.get(key), by };
    let [first, second] = who;
    Life {
        left: None,
        heading: "Tuesday 5 May".into(),
        stands: t.get("meeting-stands-agreed"),
        since: since(t, "agreed", second),
        words: None,
        main: Some(told(t, TUESDAY)),
        change: None,
        changes: Vec::new(),
        not_free: false,
        answer: false,
        not_met: true,
        steps: vec![
            step("meeting-step-proposed", format!("{first}, Friday 1 May, 9:00am")),
            step("meeting-step-agreed", format!("{second}, Friday 1 May, 6:12pm")),
        ],
    }
}

fn agreed(album: &Album) -> MeetingPage {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Meeting));
    let before = t.say("meeting-changed-place").with("before", "Room 1").to_string();
    MeetingPage {
        title: "Tuesday".into(),
        meeting: Life {
            main: Some(Told { others: "Sam, who interprets".into(), ..told(&t, TUESDAY) }),
            changes: vec![before],
            left: Some(
                t.say("ending-left").with("left", 2).with("day", "30 June 2026").to_string(),
            ),
            ..life(&t, ["Amira Hale", "You"])
        },
        row: Some(crate::series::link_sample(album)),
        frame: Some(crate::frame::short_sample(album, false)),
        different: crate::preview::sample(&t),
        places: crate::place::shown_sample(&t),
        agenda: crate::agenda::own_sample(&t),
        ways: Ways {
            other: Some(format!("{action}/a-other")),
            cancel: Some(format!("{action}/a-cancel")),
            before: Some(album.of(Page::CheckIn)),
            after: None,
            action,
        },
        t,
        look,
    }
}

/// Nothing is on the list, and nothing was typed.
fn again(album: &Album) -> crate::agenda::Section {
    let section = crate::agenda::own_sample(album.text());
    let mut problems = Problems::none();
    problems.add("words", album.text().get("agenda-form-empty"));
    crate::agenda::Section { open: Vec::new(), problems, ..section }
}

fn asked(album: &Album) -> MeetingPage {
    let page = agreed(album);
    let stands = page.t.say("meeting-stands-theirs").with("name", "Amira Hale").to_string();
    let ways = Ways { before: None, cancel: None, ..page.ways };
    let since = since(&page.t, "proposed", "Amira Hale");
    let meeting =
        Life { stands, since, left: None, changes: Vec::new(), answer: true, ..page.meeting };
    MeetingPage { meeting, ways, ..page }
}

fn change(album: &Album) -> MeetingPage {
    let page = agreed(album);
    let change = Change {
        told: told(&page.t, THURSDAY),
        by: page.t.say("meeting-suggested").with("name", "Amira Hale").to_string(),
        until: page.t.get("meeting-suggested-keeps"),
    };
    let since = since(&page.t, "suggested", "Amira Hale");
    let meeting =
        Life { change: Some(change), since, changes: Vec::new(), answer: true, ..page.meeting };
    MeetingPage { meeting, ..page }
}

fn cancelled(album: &Album) -> MeetingPage {
    let page = agreed(album);
    let by = page.t.say("meeting-words").with("name", "Amira Hale").to_string();
    let meeting = Life {
        stands: page.t.say("meeting-stands-cancelled").with("name", "Amira Hale").to_string(),
        since: since(&page.t, "cancelled", "Amira Hale"),
        words: Some(Words { by, said: "I am ill.\nI am sorry.".into(), heard: Vec::new() }),
        left: None,
        changes: Vec::new(),
        ..page.meeting
    };
    MeetingPage { meeting, ways: Ways::default(), ..page }
}

fn all(album: &mut Album) -> askama::Result<()> {
    for (name, full) in [("meetings", true), ("meetings_empty", false)] {
        let ((t, look), action) = (album.around(Look::space), album.of(Page::Meeting));
        let line = |when: &str, key: &str| Line {
            name: told(&t, when).line(&t),
            stands: t.say(key).with("name", "Amira Hale").to_string(),
            href: format!("{action}/{}", when.len()),
            row: (when == TUESDAY).then(|| crate::series::link_sample(album)),
        };
        let coming = vec![line(TUESDAY, "meeting-all-agreed"), line(THURSDAY, "meeting-all-mine")];
        let earlier = vec![line("Tuesday 28 April, 2:00pm to 2:50pm", "meeting-all-agreed")];
        let page = AllPage {
            coming: if full { coming } else { Vec::new() },
            earlier: if full { earlier } else { Vec::new() },
            new: format!("{action}/new"),
            t,
            look,
        };
        album.put(name, page)?;
    }
    Ok(())
}

fn form(album: &Album, typed: Typed, problems: Problems) -> ProposePage {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Meeting));
    ProposePage {
        title: t.plain("meeting-new-title"),
        heading: t.get("meeting-new-heading"),
        intro: vec![t.get("meeting-new-intro")],
        people: vec![Choice::new("1", "Amira Hale".into()), Choice::new("2", "Jo".into())],
        lengths: lengths(&t, &typed.minutes),
        often: crate::series::choices(&t),
        zone: "Europe/London".into(),
        keeping: Album::keeping(!problems.is_empty()),
        t,
        look,
        action,
        typed,
        problems,
    }
}

fn propose(album: &mut Album) -> askama::Result<()> {
    album.put("meeting_new", form(album, Typed::default(), Problems::none()))?;
    let (t, look) = album.around(Look::space);
    let mut problems = Problems::none();
    problems.add("with", t.get("meeting-form-who-empty"));
    problems.add("day", t.get("meeting-form-time-over"));
    problems.add("time", t.get("meeting-form-time-none"));
    problems.add("minutes", t.get("meeting-form-length-empty"));
    problems.add("place", t.get("meeting-form-place-empty"));
    let typed = Typed { day: "2026-05-05".into(), minutes: "45".into(), ..Typed::default() };
    album.put("meeting_again", form(album, typed, problems))?;
    album.put("meeting_taken", taken(album))?;
    let people = album.of(Page::People);
    album.put("meeting_nobody", NobodyPage { t, look, people })
}

fn taken(album: &Album) -> ProposePage {
    let (t, _) = album.around(Look::space);
    let mut problems = Problems::none();
    problems.add("time", t.get("errors-refusal-not-free"));
    let typed = Typed {
        with: "1".into(),
        day: "2026-05-05".into(),
        time: "14:00".into(),
        minutes: "50".into(),
        place: "Room 3, first floor".into(),
        ..Typed::default()
    };
    form(album, typed, problems)
}

fn cancel(album: &mut Album) -> askama::Result<()> {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Meeting));
    let page = CancelPage {
        line: told(&t, TUESDAY).line(&t),
        with: "Amira Hale".into(),
        back: action.clone(),
        words: String::new(),
        heard: String::new(),
        keeping: Album::keeping(false),
        problems: Problems::none(),
        t,
        look,
        action,
    };
    album.put("meeting_cancel", page)
}
