//! The first page on the first day, on an ordinary one, and on a full one.

use super::{HomePage, Line, Next, Waiting, Ways};
use crate::bond::consent_sample;
use crate::look::Look;
use crate::meeting::told_sample;
use crate::paths::Page;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let first = consent_sample(album.text(), album.of(Page::Bond));
    let empty = empty(album);
    album.put("home_first", HomePage { first: Some(first), ..empty })?;
    let quiet = HomePage { begun: false, ..self::empty(album) };
    album.put("home_quiet", quiet)?;
    album.put("home_empty", self::empty(album))?;
    album.put("home", ordinary(album))?;
    album.put("home_full", full(album))
}

fn empty(album: &Album) -> HomePage {
    let (t, look) = album.around(Look::space);
    let of = |page| album.of(page);
    HomePage {
        first: None,
        asks: Vec::new(),
        begun: true,
        quiet: t.get("home-begun-not"),
        news: Vec::new(),
        waiting: Vec::new(),
        changed: crate::repair::Open::default(),
        next: None,
        promised: Vec::new(),
        todo: Vec::new(),
        ways: Ways {
            propose: Some(format!("{}/new", of(Page::Meeting))),
            meetings: of(Page::Meeting),
            promises: of(Page::Promises),
            people: of(Page::People),
            choices: of(Page::Choices),
            contact: of(Page::Contact),
            say: Some(of(Page::Say)),
        },
        look: look.at(&of(Page::Home)),
        t,
    }
}

fn ordinary(album: &Album) -> HomePage {
    let page = empty(album);
    let next = Next {
        told: told_sample(&page.t, "Tuesday 5 May, 2:00pm to 2:50pm"),
        changes: Vec::new(),
        different: true,
        sent: false,
        before: album.of(Page::CheckIn),
        before_words: page.t.get("home-before"),
        before_what: page.t.get("home-before-what"),
        see: format!("{}/a", album.of(Page::Meeting)),
    };
    let after = after(&page.t, album.of(Page::Feedback));
    HomePage { next: Some(next), todo: vec![after], ..page }
}

fn after(t: &Text, href: String) -> Line {
    let words = t.say("home-after").with("day", "Tuesday 28 April").with("name", "Amira Hale");
    Line { href, words: words.to_string(), what: t.get("home-after-what") }
}

/// That somebody suggested something for how the two work together.
fn framed(album: &Album) -> Line {
    let words = album.text().say("frame-waits").with("name", "Amira Hale").to_string();
    Line { href: album.of_one(Page::Frame, 1), words, what: String::new() }
}

fn full(album: &Album) -> HomePage {
    let page = ordinary(album);
    let t = page.t.clone();
    let line = |key: &str, what: &str, to: Page, id: &str| Line {
        href: format!("{}/{id}", album.of(to)),
        words: t
            .say(key)
            .with("name", "Jo")
            .with("day", "Monday 4 May")
            .with("when", "Friday 8 May, 2:00pm")
            .to_string(),
        what: t.say(what).with("name", "Jo").to_string(),
    };
    let wait = Waiting {
        words: t.say("home-waiting-change").with("name", "Amira Hale").to_string(),
        told: told_sample(&t, "Thursday 7 May, 10:00am to 10:50am"),
        instead: t
            .say("home-waiting-instead")
            .with("when", "Tuesday 5 May, 2:00pm to 2:50pm")
            .to_string(),
        action: format!("{}/a", album.of(Page::Meeting)),
        other: Some(format!("{}/a-other", album.of(Page::Meeting))),
    };
    let changed = t.say("meeting-changed-time").with("before", "Monday 4 May, 2:00pm to 2:50pm");
    let next = page.next.clone().map(|next| Next {
        changes: vec![changed.to_string()],
        sent: true,
        before_words: t.get("home-before-again"),
        before_what: t.say("home-before-sent").with("when", "Monday 4 May, 9:10am").to_string(),
        ..next
    });
    let news = line("home-news-cancelled", "home-mine", Page::Meeting, "e");
    let news = Line { what: "I am ill.\nI am sorry.".into(), ..news };
    let mut todo = page.todo.clone();
    todo.push(line("home-form", "home-form-what", Page::Form, "b"));
    todo.push(line("home-pause", "home-pause-what", Page::Bond, "c"));
    HomePage {
        asks: vec![line("home-asks", "home-asks-what", Page::Bond, "d")],
        news: vec![news, framed(album)],
        waiting: vec![wait],
        changed: crate::repair::open_sample(album),
        next,
        promised: crate::promise::line_samples(album),
        todo,
        ..page
    }
}
