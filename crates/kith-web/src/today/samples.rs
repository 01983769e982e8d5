//! Sample days of staff: full, empty, before the first client, and those of a supervisor.

use kith_core::EntryId;
use kith_core::handover::Asked;

use super::tried::Tried;
use super::{Asking, Meeting, Reach, ReviewPage, TodayPage, awaited};
use crate::look::Look;
use crate::lost::Typed;
use crate::parts::Waiting;
use crate::paths::{Page, Paths};
use crate::text::Text;
use crate::views::samples::Album;
use crate::{dispute, heard, promise, repair, welcome};

/// Who suggested a time, or something for how they work together.
fn waiting(t: &Text) -> Vec<Waiting> {
    let named = |(name, why): (&str, &str)| Waiting {
        name: name.into(),
        href: format!("/n/person/{name}"),
        what: t.get(why),
    };
    [("Jonas", "today-waiting-why"), ("Noor", "frame-today")].map(named).into()
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let meeting = |name: &str, when: &str, wish: Option<&str>| Meeting {
        name: name.into(),
        pronouns: "she, they".into(),
        when: when.into(),
        place: "Room 3".into(),
        wish: wish.map(str::to_owned),
        brief: format!("/n/brief/{name}"),
    };
    let next = meeting("Noor", "Tuesday 5 May, 2:00pm to 2:50pm", Some("The letter from home."));
    let others = vec![
        meeting("Sam", "Tuesday 5 May, 3:30pm to 4:20pm", Some("")),
        meeting("Ada", "Tuesday 5 May, 5:00pm to 5:50pm", None),
    ];
    let (t, _) = album.around(Look::staff);
    let words = t.say("today-safety").with("name", "Sam").with("when", "Wednesday 6 May, 10:15am");
    let reach = Reach { words: words.to_string(), name: "Sam".into(), href: "/n/reach/1".into() };
    let full = TodayPage {
        next: Some(next),
        others: ("Tuesday 5 May".into(), others),
        urgent: (vec![urgent_sample(&t)], album.of(Page::Urgent)),
        safety: vec![reach],
        promised: promise::due_samples(album),
        arrived: vec![welcome::sample_arrived(&t)],
        typed: Typed::samples(&t, "/n/person/1"),
        words: heard::today_sample(&t),
        views: dispute::today_sample(&t),
        waiting: waiting(&t),
        changed: repair::due_sample(album),
        asking: asking_samples(&t),
        ..empty(album, Look::staff)
    };
    album.put("staff_today", full)?;
    album.put("staff_today_empty", empty(album, Look::staff))?;
    let begin = Some(album.of(Page::NewClient));
    album.put("staff_today_begin", TodayPage { begin, ..empty(album, Look::staff) })?;
    let late = (repair::late_sample(album), album.of(Page::Review));
    let behind = TodayPage { late, tried: tried(&t), ..empty(album, Look::supervisor) };
    album.put("staff_today_behind", behind)?;
    album.put("staff_today_peer", empty(album, Look::company))?;
    awaited::samples(album)?;
    review(album)
}

fn review(album: &mut Album) -> askama::Result<()> {
    for (name, late) in
        [("staff_review", Vec::new()), ("staff_review_late", repair::late_sample(album))]
    {
        let (t, look) = album.around(Look::supervisor);
        let look = look.at(&album.of(Page::Review));
        let tried = if late.is_empty() { Vec::new() } else { tried(&t) };
        let tried = (tried, album.of(Page::Review));
        let met_too = (!late.is_empty()).then(|| album.of(Page::MetToo));
        let (away, picture) = (album.of(Page::AwayOf), album.of(Page::Picture));
        let apart = album.of(Page::Apart);
        let delay = met_too.as_ref().map(|_| album.of(Page::Delay));
        album
            .put(name, ReviewPage { t, look, late, tried, met_too, away, delay, apart, picture })?;
    }
    Ok(())
}

fn tried(t: &Text) -> Vec<Tried> {
    let one =
        |id, name: &str, times, when| Tried::new(t, name.into(), times, when, EntryId([id; 16]));
    vec![
        one(1, "Jonas Weber", 1, "Tuesday 5 May, 10:20am"),
        one(2, "Ben Okoro", 3, "Monday 4 May, 4:05pm"),
    ]
}

/// Asked by somebody new, and to take over.
fn asking_samples(t: &Text) -> Vec<Asking> {
    let new = |href: &str| Asking::new(t, "Monday 4 May".into(), href.into());
    let asked = Asked { name: "Noor".into(), before: "Ben Okoro".into() };
    vec![new("/n/stand/1"), new("/n/stand/2").after(t, &asked)]
}

fn urgent_sample(t: &Text) -> String {
    let asked = t.say("urgent-theirs").with("name", "Jo Lind").with("client", "Noor");
    let asked = asked.with("when", "Tuesday 5 May, 2:00pm").to_string();
    let said = t.say("urgent-today").with("who", asked);
    said.with("stands", t.get("urgent-decide")).to_string()
}

/// A day on which nobody comes.
fn empty(album: &Album, around: fn(&str, &Paths) -> Look) -> TodayPage {
    let (t, look) = album.around(around);
    TodayPage {
        t,
        look: look.at(&album.of(Page::Today)),
        day: "Tuesday 5 May".into(),
        next: None,
        others: (String::new(), Vec::new()),
        urgent: (Vec::new(), album.of(Page::Urgent)),
        safety: Vec::new(),
        promised: (Vec::new(), Vec::new()),
        words: (Vec::new(), Vec::new()),
        views: (Vec::new(), Vec::new()),
        waiting: Vec::new(),
        changed: Vec::new(),
        late: (Vec::new(), String::new()),
        tried: Vec::new(),
        arrived: Vec::new(),
        typed: Vec::new(),
        asking: Vec::new(),
        once: String::new(),
        away: album.of(Page::Away),
        clients: album.of(Page::Clients),
        begin: None,
    }
}
