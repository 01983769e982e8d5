//! What the pages about promises look like at points of a promise's life, from both sides; and
//! the lines that other pages show.

use super::all::AllPage;
use super::known::{Between, Brief, Due};
use super::leave::LeavePage;
use super::make::{MakePage, NobodyPage};
use super::one::{Offer, OnePage, Said, StepLine, Ways};
use super::say::{Ask, SayPage, Typed as Answer};
use super::typed::ways_with;
use super::{Act, Line, Typed};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;
use crate::views::samples::Album;

const LETTER: &str = "Send the letter to the school, and tell you when it went out.";
const TAXI: &str = "A taxi home after a late meeting.";
const LIST: &str = "Bring the list of the weeks that were hard.";

/// Around a page of the client's, or of the person beside them.
fn around(album: &Album, staff: bool) -> (Text, Look, Option<Who>) {
    let (t, look) = album.around(if staff { Look::staff } else { Look::space });
    (t, look, staff.then(|| Who::sample(true)))
}

const fn other(staff: bool) -> &'static str {
    if staff { "Noor" } else { "Amira Hale" }
}

const fn pages(staff: bool) -> Page {
    if staff { Page::Promised } else { Page::Promises }
}

fn say(t: &Text, key: &str, name: &str, day: &str) -> String {
    t.say(key).with("name", name).with("day", day).to_string()
}

/// Late, due soon, with something else suggested, and without a date.
fn both(album: &Album, staff: bool) -> Vec<Line> {
    let t = album.text();
    let line = |id: &str, words: &str, (whose, rest): (&str, &[(&str, &str)]), late| {
        let said = rest.iter().map(|(key, day)| say(t, key, other(staff), day));
        Line {
            href: album.of_one(pages(staff), id),
            words: words.to_owned(),
            whose: say(t, whose, other(staff), ""),
            stands: said.collect::<Vec<_>>().join(" "),
            late,
        }
    };
    let (theirs, mine) = ("promise-whose-theirs", "promise-whose-mine");
    let (letter, list) = if staff { (mine, theirs) } else { (theirs, mine) };
    let room = "Ask about a room upstairs.";
    let offered = [("promise-new-day", "Friday 8 May"), ("promise-offer-waits", "")];
    let open = [("promise-by-open", "")];
    vec![
        line("a", LETTER, (letter, &[("promise-late-day", "Monday 4 May")]), true),
        line("b", LIST, (list, &[("promise-by-meeting", "Tuesday 5 May")]), false),
        line("c", room, (letter, &offered), false),
        line("d", "Look at the old photographs.", (list, &open), false),
    ]
}

/// For the client's own pages.
pub(crate) fn lines(album: &Album) -> Vec<Line> {
    both(album, false).into_iter().take(3).collect()
}

/// What will be different after an answer.
pub(crate) fn different(album: &Album, staff: bool) -> Vec<Line> {
    let t = album.text();
    let whose = if staff { "promise-whose-mine" } else { "promise-whose-theirs" };
    vec![Line {
        href: album.of_one(pages(staff), "g"),
        words: "Ask before I move on to something else.".to_owned(),
        whose: say(t, whose, other(staff), ""),
        stands: say(t, "promise-by-meeting", "", "Tuesday 12 May"),
        late: false,
    }]
}

/// For the brief.
pub(crate) fn brief(album: &Album) -> Brief {
    let stands = album.text().get("promise-brief-meeting");
    let mut lines = both(album, true).into_iter();
    let mine = lines.next().into_iter().collect();
    let theirs = lines.next().map(|line| Line { stands, ..line });
    Brief { mine, theirs: theirs.into_iter().collect() }
}

pub(crate) fn between(album: &Album, some: bool) -> Between {
    Between {
        lines: if some { both(album, true) } else { Vec::new() },
        all: album.of(Page::Promised),
        new: album.of_one(Page::Promised, "1-new"),
    }
}

/// For a therapist's day.
pub(crate) fn due(album: &Album) -> (Vec<Due>, Vec<Due>) {
    let t = album.text();
    let due = |id: &str, name: &str, words: &str, (key, day): (&str, &str)| Due {
        href: album.of_one(Page::Promised, id),
        name: name.to_owned(),
        words: words.to_owned(),
        when: say(t, key, name, day),
        late: key == "promise-late-day",
    };
    let question = t.get("promise-question-some");
    let soon = vec![
        due("1-a", "Noor", LETTER, ("promise-late-day", "Monday 4 May")),
        due("2-b", "Sam", "Call the landlord.", ("promise-today", "")),
        due("3-c", "Ada", &question, ("promise-by-day", "Friday 8 May")),
    ];
    (soon, vec![due("2-d", "Sam", "Find the old form.", ("promise-by-day", "Friday 22 May"))])
}

fn all(album: &Album, staff: bool) -> AllPage {
    let (t, look, who) = around(album, staff);
    let (theirs, mine): (Vec<_>, Vec<_>) =
        both(album, staff).into_iter().enumerate().partition(|(at, _)| (at % 2 == 0) != staff);
    let plain = |lines: Vec<(usize, Line)>| lines.into_iter().map(|(_, line)| line).collect();
    let earlier = [("e", "promise-kept-on"), ("f", "promise-let-go-on")].map(|(id, key)| Line {
        href: album.of_one(pages(staff), id),
        words: "Write down the three numbers.".to_owned(),
        whose: say(&t, "promise-whose-theirs", other(staff), ""),
        stands: say(&t, key, other(staff), "Friday 1 May"),
        late: false,
    });
    AllPage {
        who,
        mine: plain(mine),
        theirs: plain(theirs),
        earlier: earlier.into(),
        new: Some(album.of_one(pages(staff), "new")),
        person: album.of(Page::Person),
        t,
        look,
    }
}

fn step(t: &Text, (key, day): (&str, &str), by: &str, words: &str) -> StepLine {
    StepLine { what: say(t, key, "", day), by: by.to_owned(), words: words.to_owned() }
}

/// A promise that was late once, by the reader or to them.
fn one(album: &Album, staff: bool) -> OnePage {
    let (t, look, who) = around(album, staff);
    let name = other(staff);
    let to = |part: &str| album.of_one(pages(staff), format!("a-{part}"));
    let (heading, whose, said, first) = if staff {
        ("promise-one-mine", "promise-whose-mine", "promise-said-you", "You")
    } else {
        ("promise-one-theirs", "promise-whose-theirs", "promise-said", name)
    };
    let sorry = "I am sorry. The school has not written back.";
    let new = say(&t, "promise-new-day", name, "Friday 8 May");
    OnePage {
        who,
        heading: say(&t, heading, name, ""),
        words: LETTER.into(),
        visit: None,
        whose: say(&t, whose, name, ""),
        stands: new,
        said: Some(Said { by: say(&t, said, name, ""), words: sorry.into() }),
        offer: None,
        ways: Ways {
            action: album.of_one(pages(staff), "a"),
            done: staff.then(|| (to("done"), t.get("promise-done"))),
            late: staff.then(|| (to("late"), t.get("promise-say-soon"))),
            other: Some(to("other")),
            leave: (!staff).then(|| to("leave")),
            ask: None,
            all: album.of(pages(staff)),
        },
        steps: vec![
            step(
                &t,
                ("promise-step-made-day", "Monday 4 May"),
                &format!("{first}, Tuesday 28 April, 3:05pm"),
                LETTER,
            ),
            step(
                &t,
                ("promise-step-late-day", "Friday 8 May"),
                &format!("{first}, Tuesday 5 May, 8:10am"),
                sorry,
            ),
        ],
        t,
        look,
    }
}

fn offered(album: &Album, staff: bool) -> OnePage {
    let page = one(album, staff);
    let name = other(staff);
    let offer = Offer {
        by: say(&page.t, "promise-offer", name, ""),
        words: "Bring the letter, and we send it together.".into(),
        when: say(&page.t, "promise-by-meeting", name, "Tuesday 5 May"),
        until: page.t.get("promise-offer-keeps"),
        answer: true,
    };
    OnePage { offer: Some(offer), ..page }
}

/// A question about a visit: answered, for the client; waiting, for who is asked.
fn question(album: &Album, staff: bool) -> OnePage {
    let page = one(album, staff);
    let (t, name) = (page.t.clone(), other(staff));
    let did = t.say("looked-did-prepare").with("name", "Amira Hale").to_string();
    let visit = t.say("promise-visit").with("what", did).with("when", "Tuesday 5 May, 9:10am");
    let words = if staff { "promise-question-you" } else { "promise-question" };
    let asked = step(&t, ("promise-step-asked", ""), "Noor, Tuesday 5 May, 6:00pm", "");
    let answer = "To read your check-in before we met.";
    let answered = step(&t, ("promise-step-answered", ""), "Amira Hale, Wednesday 6 May", answer);
    let said = Said { by: say(&t, "promise-said", name, ""), words: answer.into() };
    let (whose, stands) = if staff {
        let when = say(&t, "promise-by-day", name, "Friday 8 May");
        (say(&t, "promise-whose-asks", name, ""), when)
    } else {
        (String::new(), say(&t, "promise-answered", name, "Wednesday 6 May"))
    };
    let to = album.of_one(pages(staff), "a-done");
    let done = staff.then(|| (to, t.get("promise-answer")));
    let ways = Ways { done, other: None, leave: None, ..page.ways };
    OnePage {
        heading: t.get("promise-one-question"),
        words: say(&t, words, "Amira Hale", "Tuesday 5 May"),
        visit: Some(visit.to_string()),
        whose,
        stands,
        said: (!staff).then_some(said),
        steps: if staff { vec![asked] } else { vec![asked, answered] },
        ways,
        ..page
    }
}

/// The service's promise, for when the client asks.
fn for_when_asked(album: &Album) -> OnePage {
    let page = one(album, false);
    let (t, name) = (page.t.clone(), other(false));
    let made = step(&t, ("promise-step-made-asked", ""), "Amira Hale, Tuesday 28 April", TAXI);
    OnePage {
        heading: t.get("promise-one-service"),
        words: TAXI.into(),
        whose: say(&t, "promise-whose-service", name, ""),
        stands: t.get("promise-by-asked"),
        said: None,
        steps: vec![made],
        ways: Ways { ask: Some("Friday 8 May".into()), ..page.ways },
        ..page
    }
}

fn make(album: &Album, staff: bool, again: bool) -> MakePage {
    let (t, look, who) = around(album, staff);
    let mut problems = Problems::none();
    if again {
        problems.add("with", t.get("promise-form-who-empty"));
        problems.add("words", t.get("promise-form-words-empty"));
        problems.add("day", t.get("promise-form-day-over"));
    }
    let people = vec![Choice::new("a", "Amira Hale".into()), Choice::new("b", "Jo Marsh".into())];
    let to = say(&t, "promise-new-to", other(staff), "");
    MakePage {
        who,
        title: t.plain("promise-new-title"),
        heading: t.get("promise-new-heading"),
        intro: if again {
            vec![t.get("promise-new-intro")]
        } else {
            vec![to, t.get("promise-new-intro")]
        },
        action: album.of(pages(staff)),
        people: if again { people } else { Vec::new() },
        label: t.get("promise-form-words"),
        service: staff,
        ways: ways_with(&t, (!again).then(|| "Tuesday 12 May".to_owned())),
        typed: Typed { by: if again { "day".into() } else { String::new() }, ..Typed::default() },
        go: t.get("promise-new-go"),
        keeping: Album::keeping(again),
        problems,
        t,
        look,
    }
}

fn instead(album: &Album) -> MakePage {
    let page = make(album, false, false);
    let t = page.t.clone();
    let stands = t.say("promise-other-stands").with("words", LETTER).to_string();
    let intro = say(&t, "promise-other-intro", "Amira Hale", "");
    MakePage {
        title: t.plain("promise-other-title"),
        heading: t.get("promise-other-heading"),
        intro: vec![intro, stands, say(&t, "promise-by-day", "", "Friday 8 May")],
        label: t.get("promise-form-instead"),
        service: false,
        typed: Typed { words: LETTER.into(), day: "2026-05-08".into(), ..page.typed },
        go: t.get("promise-other-go"),
        ..page
    }
}

fn saying(album: &Album, staff: bool, (act, question): (Act, bool), again: bool) -> SayPage {
    let (t, look, who) = around(album, staff);
    let mut problems = Problems::none();
    if again {
        problems.add("day", t.get("promise-form-day-empty"));
        problems.add("words", t.get("promise-late-empty"));
    }
    let asked = say(&t, "promise-question-you", "", "Tuesday 5 May");
    SayPage {
        who,
        ask: Ask::new(&t, act, question, other(staff)),
        about: if question { asked } else { LETTER.into() },
        visit: None,
        action: album.of(pages(staff)),
        back: album.of_one(pages(staff), "a"),
        typed: Answer::default(),
        keeping: Album::keeping(again),
        problems,
        t,
        look,
    }
}

fn leaving(album: &Album) -> LeavePage {
    let (t, look, who) = around(album, false);
    LeavePage {
        who,
        about: LETTER.into(),
        name: "Amira Hale".into(),
        action: album.of(Page::Promises),
        once: String::new(),
        back: album.of_one(Page::Promises, "a"),
        t,
        look,
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (staff, prefix) in [(false, "promise"), (true, "staff_promise")] {
        album.put(&format!("{prefix}_all"), all(album, staff))?;
        album.put(&format!("{prefix}_one"), one(album, staff))?;
        album.put(&format!("{prefix}_offered"), offered(album, staff))?;
        album.put(&format!("{prefix}_question"), question(album, staff))?;
        album.put(&format!("{prefix}_new"), make(album, staff, false))?;
    }
    let empty = AllPage { theirs: vec![], mine: vec![], earlier: vec![], ..all(album, false) };
    album.put("promise_empty", empty)?;
    album.put("promise_for_when_asked", for_when_asked(album))?;
    album.put("promise_again", make(album, false, true))?;
    album.put("promise_other", instead(album))?;
    album.put("promise_leave", leaving(album))?;
    album.put("promise_done", saying(album, false, (Act::Done, false), false))?;
    album.put("staff_promise_answer", saying(album, true, (Act::Done, true), false))?;
    album.put("staff_promise_late", saying(album, true, (Act::Late, false), true))?;
    let (t, look) = album.around(Look::space);
    album.put("promise_nobody", NobodyPage { t, look, people: album.of(Page::People) })
}
