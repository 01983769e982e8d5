//! What the pages of a frame look like: new, agreed, with suggestions of both, with a no, and over;
//! from both sides.

use std::collections::BTreeMap;

use super::before::{BeforePage, Step};
use super::no::NoPage;
use super::one::{FramePage, Ways};
use super::other::OtherPage;
use super::shown::{Agreed, Not, Offered, Row, Turned};
use super::typed::fields;
use super::{BEFORE, NO, Near, OTHER, Short};
use crate::confidence::Shown;
use crate::form::Form;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;
use crate::views::samples::Album;

const PLACE: &str = "Room 3, first floor. The side door has no step.";
const LATE: &str = "Call or write as soon as you can. We wait for each other for 20 minutes.";
const FORM: &str = "day=2&often=1&time=10%3A00&length=50&place=Room+3&late=Call+or+write.";

fn around(album: &Album, staff: bool) -> (Text, Look, Option<Who>) {
    let (t, look) = album.around(if staff { Look::staff } else { Look::space });
    (t, look, staff.then(|| Who::sample(true)))
}

const fn other(staff: bool) -> &'static str {
    if staff { "Noor" } else { "Amira Hale" }
}

const fn pages(staff: bool) -> Page {
    if staff { Page::Working } else { Page::Frame }
}

fn label(t: &Text, line: &str) -> String {
    t.one_of("frame-line", line)
}

fn row(t: &Text, line: &str, words: &str) -> Row {
    Row { label: label(t, line), words: words.to_owned(), leads_out: false }
}

fn agreed(t: &Text, far: bool) -> Agreed {
    let place = if far { "By phone. Amira Hale calls you." } else { PLACE };
    let weekly = t.say("frame-weeks").with("weeks", 1_u16).to_string();
    let length = t.say("meeting-minutes").with("minutes", 50_u16).to_string();
    let open = [label(t, "breaks"), label(t, "ending")].join(", ");
    Agreed {
        times: vec![
            row(t, "day", &t.one_of("date-weekday", 2)),
            row(t, "often", &weekly),
            row(t, "time", "10:00am"),
            row(t, "length", &length),
            row(t, "place", place),
        ],
        ways: vec![
            row(
                t,
                "meeting",
                "You wait in the garden room. We begin with tea.\nThe last ten minutes are for what comes next.",
            ),
            row(t, "contact", "Write on weekdays. There is an answer within two days."),
            row(t, "late", LATE),
        ],
        open: Some(t.say("frame-left").with("lines", open).to_string()),
    }
}

fn turn(t: &Text, line: &str, (to, now): (&str, &str)) -> Turned {
    let now = (!now.is_empty()).then(|| t.say("frame-now").with("words", now).to_string());
    Turned { label: label(t, line), to: to.to_owned(), now }
}

fn offered(t: &Text, key: &str, staff: bool, lines: Vec<Turned>) -> Offered {
    let by = t.say(key).with("name", other(staff)).with("day", "Monday 4 May").to_string();
    Offered { by, lines, entry: "e0".repeat(16) }
}

fn later(t: &Text) -> Vec<Turned> {
    vec![
        turn(t, "time", ("11:30am", "10:00am")),
        turn(t, "breaks", ("Two weeks in August. Jo is there for you meanwhile.", "")),
        turn(t, "contact", (&t.get("frame-open"), "Write on weekdays.")),
    ]
}

fn page(album: &Album, staff: bool) -> FramePage {
    let (t, look, who) = around(album, staff);
    let name = other(staff);
    let to = |part: &str| album.of_one(pages(staff), format!("1-{part}"));
    FramePage {
        look,
        who,
        stands: t.say("frame-stands").with("day", "2 March 2026").to_string(),
        how: t.say("frame-how").with("name", name).to_string(),
        name: name.to_owned(),
        moved: false,
        agreed: agreed(&t, staff),
        theirs: None,
        own_goes: false,
        mine: None,
        in_person: false,
        no: None,
        limits: Shown::default(),
        ways: Ways {
            action: album.of_one(pages(staff), "1"),
            no: to(NO),
            other: Some(to(OTHER)),
            before: Some(to(BEFORE)),
            back: album.of(if staff { Page::Person } else { Page::Bond }),
        },
        t,
    }
}

fn new(album: &Album, staff: bool) -> FramePage {
    let page = page(album, staff);
    let stands = page.t.get("frame-stands-none");
    let ways = Ways { before: None, ..page.ways };
    FramePage { stands, agreed: Agreed::default(), ways, ..page }
}

fn both(album: &Album, staff: bool) -> FramePage {
    let page = page(album, staff);
    let theirs = Some(offered(&page.t, "frame-theirs", staff, later(&page.t)));
    let lines = vec![turn(&page.t, "time", ("2:00pm", "10:00am"))];
    let mine = Some(offered(&page.t, "frame-mine", staff, lines));
    FramePage { theirs, own_goes: true, mine, in_person: staff, moved: !staff, ..page }
}

fn no(album: &Album, staff: bool) -> FramePage {
    let page = page(album, staff);
    let by = page.t.say("frame-no").with("name", other(staff)).with("day", "Monday 4 May");
    let no = Not {
        by: by.to_string(),
        words: "I bring my son to school then.".to_owned(),
        lines: vec![turn(&page.t, "time", ("9:00am", ""))],
    };
    FramePage { no: Some(no), ..page }
}

fn over(album: &Album) -> FramePage {
    let page = page(album, false);
    let how = page.t.get("frame-over");
    let ways = Ways { other: None, ..page.ways };
    FramePage { how, ways, ..page }
}

fn cover(album: &Album) -> FramePage {
    let page = page(album, true);
    let stands = page.t.say("frame-cover").with("away", "Amira Hale").with("name", "Noor");
    let ways = Ways { back: page.ways.back, ..Ways::default() };
    FramePage { stands: stands.to_string(), how: String::new(), ways, ..page }
}

fn suggest(album: &Album, staff: bool, again: bool) -> OtherPage {
    let (t, look, who) = around(album, staff);
    let mut problems = Problems::none();
    if again {
        problems.add("day", t.get("frame-form-same"));
        problems.add("time", t.get("frame-form-time"));
        let length = t.say("frame-form-length").with("least", 5_u16).with("most", 480_u16);
        problems.add("length", length.to_string());
        problems.add("ending", t.get("frame-form-long"));
    }
    // The line above what a client writes, until they have read what may have to be told.
    let before = (!staff && !again).then(|| album.of(Page::Confidence));
    OtherPage {
        who,
        name: other(staff).to_owned(),
        again,
        action: album.of_one(pages(staff), format!("1-{OTHER}")),
        base: String::new(),
        fields: fields(&t, &Form::read(FORM.as_bytes()), &BTreeMap::new()),
        keeping: Album::keeping(again && staff),
        problems,
        back: album.of_one(pages(staff), "1"),
        look: Look { before, ..look },
        t,
    }
}

fn declining(album: &Album, staff: bool) -> NoPage {
    let (t, look, who) = around(album, staff);
    let mut problems = Problems::none();
    if staff {
        problems.add("words", t.get("frame-form-long"));
    }
    NoPage {
        look,
        who,
        name: other(staff).to_owned(),
        offer: offered(&t, "frame-theirs", staff, later(&t)),
        action: album.of_one(pages(staff), format!("1-{NO}")),
        words: String::new(),
        keeping: Album::keeping(false),
        problems,
        back: album.of_one(pages(staff), "1"),
        t,
    }
}

fn before(album: &Album, staff: bool) -> BeforePage {
    let (t, look, who) = around(album, staff);
    let step = |day: &str, key: &str, lines: Vec<Turned>| Step {
        heading: t.say("frame-version").with("day", day).to_string(),
        by: t.say_one_of("frame-by", key).with("name", other(staff)).to_string(),
        lines,
    };
    let was = t.say("frame-was").with("words", "9:00am").to_string();
    let time = Turned { now: Some(was), ..turn(&t, "time", ("10:00am", "")) };
    let first = vec![turn(&t, "time", ("9:00am", "")), turn(&t, "place", (PLACE, ""))];
    let (by, by_first) = if staff { ("theirs", "mine-person") } else { ("mine", "theirs-person") };
    let steps =
        vec![step("2 March 2026", by, vec![time]), step("5 February 2026", by_first, first)];
    BeforePage { look, who, steps, back: album.of_one(pages(staff), "1"), t }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (begin, staff) in [("private", false), ("staff", true)] {
        let all = [
            ("new", new(album, staff)),
            ("agreed", page(album, staff)),
            ("both", both(album, staff)),
            ("no", no(album, staff)),
        ];
        for (name, page) in all {
            album.put(&format!("{begin}_frame_{name}"), page)?;
        }
        for (name, again) in [("suggest", false), ("suggest_again", true)] {
            let page = suggest(album, staff, again);
            album.put(&format!("{begin}_frame_{name}"), page)?;
        }
        let page = declining(album, staff);
        album.put(&format!("{begin}_frame_declining"), page)?;
        let page = before(album, staff);
        album.put(&format!("{begin}_frame_before"), page)?;
    }
    let (over, cover) = (over(album), cover(album));
    album.put("private_frame_over", over)?;
    album.put("staff_frame_cover", cover)
}

fn usual(t: &Text) -> String {
    let length = t.say("meeting-minutes").with("minutes", 50_u16).to_string();
    let weekly = t.say("frame-weeks").with("weeks", 1_u16).to_string();
    [t.one_of("date-weekday", 2), "10:00am".to_owned(), weekly, length, "Room 3".to_owned()]
        .join(", ")
}

/// For a page about a meeting.
pub(crate) fn short(album: &Album, staff: bool) -> Short {
    let t = album.text();
    let when = [t.one_of("date-weekday", 2), "10:00am".to_owned()].join(", ");
    let (usual, late) = (usual(t), Some(LATE.to_owned()));
    Short { usual, when, late, href: album.of_one(pages(staff), "1") }
}

/// For the page of a person.
pub(crate) fn near(t: &Text, staff: bool, waits: bool) -> Near {
    let said = || t.say("frame-waits").with("name", other(staff)).to_string();
    Near { usual: usual(t), waits: waits.then(said), href: "/n/frame/1".into() }
}
