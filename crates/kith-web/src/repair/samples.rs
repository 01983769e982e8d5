//! Every page about what may have changed, in each state, and the lines on other pages.

use kith_core::Timestamp;
use kith_core::repair::Standing;
use kith_core::strain::Watch;
use kith_core::time::DAY;

use super::Late;
use super::client::{RepairPage, open_ways, question, way};
use super::near::{After, Between, Near, Open};
use super::respond::RespondPage;
use super::say::{SayPage, WhomPage};
use super::since::{Since, word};
use super::told::{Line, Told};
use crate::form::Filled;
use crate::look::Look;
use crate::paths::Page;
use crate::person::Who;
use crate::promise::{Typed, different_sample as promised, ways_with};
use crate::text::Text;
use crate::views::samples::Album;

const NAME: &str = "Amira Hale";
const MET: &str = "Tuesday 5 May";
const ASKED: &str = "Friday 8 May";
const ANSWER: &str =
    "I hurried you at the end, and I am sorry.\nNext time I will ask before I move on.";

/// The states of one strain: name, standing, how many steps are said, whether it is late.
const STATES: [(&str, Standing, usize, bool); 6] = [
    ("repair_waits", Standing::Waits(Timestamp(DAY)), 0, false),
    ("repair_late", Standing::Waits(Timestamp(DAY)), 0, true),
    ("repair_answered", Standing::Answered, 1, false),
    ("repair_not_yet", Standing::Waits(Timestamp(DAY)), 2, false),
    ("repair_heard", Standing::Heard, 4, false),
    ("repair_left", Standing::Left, 0, false),
];

/// How many steps there are to show; the last one is "heard".
const ALL_STEPS: usize = 4;

fn say(t: &Text, stem: &str, which: &str) -> String {
    about(t, stem, which, NAME)
}

fn about(t: &Text, stem: &str, which: &str, name: &str) -> String {
    let day = if stem.ends_with("sign") { MET } else { ASKED };
    t.say_one_of(stem, which).with("name", name).with("day", day).to_string()
}

fn steps(t: &Text, stem: &str, count: usize) -> Vec<Line> {
    let all = [
        ("answered", "Tuesday 5 May, 4:10pm", ANSWER),
        ("waits", "Tuesday 5 May, 8:20pm", "It happened again today."),
        ("answered", "Thursday 7 May, 9:00am", "You are right. I will set a clock for both of us."),
        ("heard", "Thursday 7 May, 6:45pm", ""),
    ];
    let said = all.into_iter().take(count).map(|(word, when, words)| Line {
        title: say(t, stem, word),
        when: when.to_owned(),
        machine: "2026-05-05T15:10:00Z".to_owned(),
        words: words.to_owned(),
    });
    said.collect()
}

fn now(standing: Standing, late: bool) -> &'static str {
    if late { "late" } else { standing.word() }
}

/// By which other rules an answer can be found lower: name, rule, sign.
const RULES: [(&str, Watch, &str); 3] = [
    ("repair_by_mean", Watch::Mean, "fell"),
    ("repair_by_chart", Watch::Chart, "fell"),
    ("repair_by_forgetting", Watch::Forgetting, "sank"),
];

/// A form that was sent back, or one that is new.
fn filled(t: &Text, again: Option<&str>) -> Filled {
    let mut filled = Filled::default();
    if let Some(key) = again {
        filled.problems.add("words", t.say(key).with("name", NAME).to_string());
    }
    filled
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for state in STATES {
        let one = client(album, state, None);
        album.put(state.0, one)?;
    }
    for (name, watch, sign) in RULES {
        let mut one = client(album, STATES[0], None);
        one.told.sign = say(&one.t, "repair-sign", sign);
        one.told.how = say(&one.t, "repair-how", watch.word());
        album.put(name, one)?;
    }
    let again = client(album, STATES[2], Some("reply-long"));
    album.put("repair_again", again)?;
    for (name, open, again) in [
        ("repair_say", true, None),
        ("repair_say_again", true, Some("reply-long")),
        ("repair_say_closed", false, None),
    ] {
        let page = saying(album, open, again);
        album.put(name, page)?;
    }
    whom(album)?;
    staff(album)
}

fn client(
    album: &Album,
    (_, standing, count, late): (&str, Standing, usize, bool),
    again: Option<&str>,
) -> RepairPage {
    let ((t, look), action) = (album.around(Look::space), album.of_one(Page::Repair, "a"));
    let told = Told {
        now: say(&t, "repair-now", now(standing, late)),
        sign: say(&t, "repair-sign", "fell"),
        how: say(&t, "repair-how", Watch::Median.word()),
        asked: true,
        quote: "A little fast at the end.".into(),
        noticed: "Tuesday 5 May, 3:10pm".into(),
        steps: steps(&t, "repair-step", count),
    };
    let closed = standing.is_closed();
    let ways = open_ways(standing).iter().map(|one| way(&t, *one, closed, NAME, ASKED));
    RepairPage {
        with: NAME.into(),
        told,
        supervised: late,
        open: (standing == Standing::Answered).then(|| "Tuesday 2 June".into()),
        since: since(album, count, false),
        question: question(&t, standing),
        ways: ways.collect(),
        filled: filled(&t, again),
        keeping: Album::keeping(again.is_some()),
        bond: album.of(Page::Bond),
        t,
        look,
        action,
    }
}

fn saying(album: &Album, open: bool, again: Option<&str>) -> SayPage {
    let ((t, look), action) = (album.around(Look::space), album.of_one(Page::Say, "a"));
    SayPage {
        name: NAME.into(),
        day: ASKED.into(),
        supervised: true,
        open,
        filled: filled(&t, again),
        keeping: Album::keeping(again.is_some()),
        bond: album.of(Page::Bond),
        t,
        look,
        action,
    }
}

fn whom(album: &mut Album) -> askama::Result<()> {
    for (name, names) in [("repair_whom", &[NAME, "Jo"][..]), ("repair_whom_nobody", &[])] {
        let (t, look) = album.around(Look::space);
        let people = names.iter().map(|one| Near {
            words: t.say("repair-say-with").with("name", *one).to_string(),
            href: album.of_one(Page::Say, one.len()),
            ..Near::default()
        });
        let people = people.collect();
        album.put(name, WhomPage { t, look, people })?;
    }
    Ok(())
}

fn staff(album: &mut Album) -> askama::Result<()> {
    let again = "repair-again-closed";
    for (name, standing, count, late) in STATES {
        let one = respond(album, (standing, count, late), None);
        album.put(&format!("staff_{name}"), one)?;
    }
    for (name, watch, sign) in RULES {
        let mut one = respond(album, (STATES[0].1, 0, false), None);
        one.told.sign = about(&one.t, "repair-their-sign", sign, "Noor");
        one.told.how = about(&one.t, "repair-their-how", watch.word(), "Noor");
        album.put(&format!("staff_{name}"), one)?;
    }
    let one = respond(album, (Standing::Left, 0, false), Some(again));
    album.put("staff_repair_again", one)?;
    let mut one = respond(album, (STATES[0].1, 0, false), None);
    one.told.now = one.t.get("repair-unnoticed");
    one.told.noticed = String::new();
    album.put("staff_repair_unnoticed", one)
}

fn respond(
    album: &Album,
    (standing, count, late): (Standing, usize, bool),
    again: Option<&str>,
) -> RespondPage {
    let ((t, look), action) = (album.around(Look::staff), album.of_one(Page::Respond, "a-b"));
    let theirs = |stem: &str, which: &str| about(&t, stem, which, "Noor");
    let mut steps = steps(&t, "repair-their-step", count);
    for (line, word) in steps.iter_mut().zip(["answered", "waits", "answered", "heard"]) {
        line.title = theirs("repair-their-step", word);
    }
    let told = Told {
        now: theirs("repair-their-now", now(standing, late)),
        sign: theirs("repair-their-sign", "fell"),
        how: theirs("repair-their-how", Watch::Median.word()),
        asked: true,
        quote: "A little fast at the end.".into(),
        noticed: "Tuesday 5 May, 3:10pm".into(),
        steps,
    };
    RespondPage {
        who: Who::sample(true),
        told,
        open: !standing.is_closed(),
        again: standing == Standing::Answered,
        different: if again.is_some() { different() } else { Typed::default() },
        ways: ways_with(&t, Some("Tuesday 12 May".into())),
        since: since(album, count, true),
        meet: album.of_one(Page::Meet, "a"),
        filled: filled(&t, again),
        keeping: Album::keeping(again.is_some()),
        person: album.of_one(Page::Person, "a"),
        t,
        look,
        action,
    }
}

/// What came of an answer: what will be different, and once it was heard, how it felt after.
fn since(album: &Album, count: usize, staff: bool) -> Since {
    let stem = if staff { "repair-their-felt" } else { "repair-felt" };
    let felt = album.text().say_one_of(stem, word(Some(std::cmp::Ordering::Greater)));
    let felt = felt.with("day", "Tuesday 12 May").to_string();
    Since {
        different: promised(album, staff).into_iter().filter(|_| count > 1).collect(),
        felt: if count == ALL_STEPS { felt } else { String::new() },
    }
}

/// Something that will be different, as it was typed.
fn different() -> Typed {
    let words = "Ask before I move on to something else.".to_owned();
    Typed { words, by: "meeting".into(), ..Typed::default() }
}

/// Lines for the client's first page: one answered, one that waits.
pub(crate) fn open(album: &Album) -> Open {
    let t = album.text();
    let answered = Near {
        words: t.say("repair-open-answer").with("name", NAME).to_string(),
        what: t.get("repair-open-answered"),
        href: album.of_one(Page::Repair, "a"),
        mine: true,
    };
    let waits = Near {
        words: say(t, "repair-now", "waits"),
        what: say(t, "repair-sign", "said"),
        href: album.of_one(Page::Repair, "b"),
        mine: false,
    };
    Open { answered: vec![answered], waits: vec![waits] }
}

/// What stands on the page of a bond.
pub(crate) fn between(album: &Album, active: bool) -> Between {
    let t = album.text();
    let line = |sign: &str, now: &str, id: &str| Near {
        words: say(t, "repair-sign", sign),
        what: say(t, "repair-now", now),
        href: album.of_one(Page::Repair, id),
        mine: false,
    };
    let all = vec![line("said", "waits", "a"), line("low", "heard", "b")];
    Between {
        all: if active { all } else { Vec::new() },
        say: active.then(|| album.of_one(Page::Say, "a")),
    }
}

/// What stands on the page after a feedback.
pub(crate) fn after(album: &Album) -> After {
    let t = album.text();
    let noticed = Near {
        words: say(t, "repair-sign", "worth-asking"),
        what: say(t, "repair-now", "waits"),
        href: album.of_one(Page::Repair, "a"),
        mine: false,
    };
    After { noticed: Some(noticed), say: Some(album.of_one(Page::Say, "a")) }
}

/// Lines for the brief and the page of a person; with two or with one.
pub(crate) fn theirs(album: &Album, two: bool) -> Vec<Near> {
    let t = album.text();
    let line = |sign: &str, now: &str, id: &str, mine: bool| {
        let say = |stem: &str, which: &str| about(t, stem, which, "Noor");
        let (words, what) = (say("repair-their-sign", sign), say("repair-their-now", now));
        Near { words, what, href: album.of_one(Page::Respond, id), mine }
    };
    let mut all = vec![line("fell", "waits", "a", true)];
    if two {
        all.push(line("said", "answered", "b", false));
    }
    all
}

/// Lines for the therapist's first page.
pub(crate) fn due(album: &Album) -> Vec<Near> {
    let t = album.text();
    let line = |name: &str, now: &str| Near {
        words: name.to_owned(),
        what: t.say_one_of("repair-their-now", now).with("day", ASKED).to_string(),
        href: album.of_one(Page::Respond, name),
        mine: true,
    };
    vec![line("Jonas", "late"), line("Noor", "waits")]
}

/// Lines for a supervisor.
pub(crate) fn late(album: &Album) -> Vec<Late> {
    let t = album.text();
    let line = |name: &str, what: &str, day: &str| Late {
        name: name.to_owned(),
        what: t.one_of("repair-expected", what),
        since: t.say("repair-late-since").with("day", day).to_string(),
        over: None,
    };
    let over = Some(album.of_one(Page::TakeOver, 1));
    let since = t.say("repair-late-alone").with("day", "Monday 4 May").to_string();
    let alone = Late { since, over, ..line("Ben Okoro", "without", "Monday 4 May") };
    let since = t.say("repair-late-open").with("day", "Saturday 2 May").to_string();
    vec![
        alone,
        Late { since, ..line("Ada Lind", "open", "Saturday 2 May") },
        line(NAME, "repair", "Friday 1 May"),
        line("Jo Marsh", "safety", "Sunday 3 May"),
        line("Jo Marsh", "words", "Monday 4 May"),
    ]
}
