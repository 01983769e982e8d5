//! What the pages look like: with all there can be, with nothing set, stopped, past a last day, and
//! with long words in another direction; from both sides.

use kith_core::calendar::Day;
use kith_core::contact::{Channel, Kind, MIDNIGHT, Message, Rule};

use super::all::ContactPage;
use super::card::{Card, Short};
use super::line::{Line, Preview};
use super::side::One;
use super::told::{date, how, rows};
use super::typed::{Fields, fresh, standing, words};
use super::way::WayPage;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Beside, SecondDoor};
use crate::text::Text;
use crate::views::samples::Album;

/// 4 May 2026.
const TODAY: Day = Day(20_577);
const REVIEW: Day = Day(20_669);
const LATER: Day = Day(20_700);
const LONG: &str = "يرجى الاطلاع عندما يناسبك ذلك، ولا حاجة إلى الرد على هذه الرسالة في أي وقت";

fn around(album: &Album, staff: bool) -> (Text, Look, Option<Who>) {
    let (t, look) = album.around(if staff { Look::staff } else { Look::space });
    (t, look, staff.then(|| Who::sample(true)))
}

const fn pages(staff: bool) -> Page {
    if staff { <Beside as One>::CONTACT } else { <SecondDoor as One>::CONTACT }
}

fn rule(channel: Channel, t: &Text) -> Rule {
    let always = channel == Channel::Post;
    Rule {
        to: match channel {
            Channel::Email => "n@post.example",
            Channel::Text => "+44 1632 960001",
            Channel::Post => "c/o Mill\n12 Mill Lane\nAylsbury",
            Channel::Phone => "01632 960002",
        }
        .to_owned(),
        days: if always { 0b111_1111 } else { 0b001_1111 },
        from: if always { 0 } else { 540 },
        until: if always { MIDNIGHT } else { 1020 },
        sender: if channel == Channel::Text { String::new() } else { "Jo".to_owned() },
        words: t.say("contact-ours-1").plain(),
        others: "My sister sometimes picks up.".to_owned(),
        voicemail: false,
        kinds: vec![Kind::Soon, Kind::Changed],
        review: REVIEW,
    }
}

fn line(album: &Album, staff: bool, channel: Channel) -> Line {
    let t = album.text();
    let (word, href) = (channel.word(), album.of_one(pages(staff), channel.word()));
    let closed =
        if staff { t.get("contact-none-theirs") } else { t.one_of("contact-closed", word) };
    Line {
        word,
        heading: t.one_of("contact-heading", word),
        holds: closed,
        now: String::new(),
        in_person: String::new(),
        rows: Vec::new(),
        preview: None,
        usable: false,
        set: false,
        still: None,
        href,
    }
}

fn open(album: &Album, staff: bool, channel: Channel, rule: &Rule) -> Line {
    let t = album.text();
    let message = Message {
        channel,
        to: rule.to.clone(),
        from_name: rule.sender.clone(),
        words: rule.words.clone(),
    };
    let now = t.get(if staff { "contact-now" } else { "contact-now-own" });
    Line {
        holds: super::line::holds(t, channel, rule),
        now,
        rows: rows(t, channel, rule),
        preview: Some(Preview::of(t, &message)),
        usable: true,
        set: true,
        still: (channel != Channel::Text).then(|| date(t, LATER)),
        ..line(album, staff, channel)
    }
}

fn not_now(album: &Album, staff: bool) -> Line {
    let t = album.text();
    let rule = rule(Channel::Phone, t);
    let next = "Tuesday 5 May, 9:00am";
    let now = t.say("contact-not-now").with("next", next).to_string();
    let by = t.say("contact-in-person").with("by", "Amira Hale").to_string();
    Line { now, in_person: by, usable: false, ..open(album, staff, Channel::Phone, &rule) }
}

fn stale(album: &Album, staff: bool) -> Line {
    let t = album.text();
    let key = if staff { "contact-stale" } else { "contact-stale-own" };
    let now = t.say(key).with("day", date(t, REVIEW)).to_string();
    let rule = rule(Channel::Email, t);
    let (holds, now) = (now, String::new());
    Line { holds, now, preview: None, usable: false, ..open(album, staff, Channel::Email, &rule) }
}

fn unset(album: &Album, staff: bool) -> ContactPage {
    let (t, look, who) = around(album, staff);
    ContactPage {
        t,
        look,
        who,
        moved: false,
        stopped: None,
        open: false,
        writes: !staff,
        lines: Channel::ALL.map(|channel| line(album, staff, channel)).into(),
        action: album.of(pages(staff)),
        back: album.of(if staff { Page::Person } else { Page::Home }),
    }
}

fn normal(album: &Album, staff: bool) -> ContactPage {
    let text = rule(Channel::Text, album.text());
    let lines = vec![
        stale(album, staff),
        open(album, staff, Channel::Text, &text),
        line(album, staff, Channel::Post),
        not_now(album, staff),
    ];
    ContactPage { open: true, lines, ..unset(album, staff) }
}

fn stopped(album: &Album, staff: bool) -> ContactPage {
    let page = normal(album, staff);
    let day = "Monday 4 May, 2:05pm";
    let by = page.t.say("contact-stopped-by").with("name", "Amira Hale").with("day", day);
    let by = by.to_string();
    let own = page.t.say("contact-stopped-you").with("day", day).to_string();
    let line = page.t.get("contact-stopped-line-theirs");
    let quiet = |one: Line| Line {
        holds: if staff && one.set { line.clone() } else { one.holds },
        now: String::new(),
        preview: None,
        usable: false,
        ..one
    };
    ContactPage {
        stopped: Some(if staff { own } else { by }),
        lines: page.lines.into_iter().map(quiet).collect(),
        moved: !staff,
        ..page
    }
}

fn wordy(album: &Album, staff: bool) -> ContactPage {
    let page = normal(album, staff);
    let rule = Rule {
        to: "alongnamewithoutanyspaceatalltoseewhereitbreaks@amailhostwithaverylongname.example"
            .into(),
        days: 0b110_1011,
        sender: "نور".into(),
        words: LONG.into(),
        others: LONG.into(),
        kinds: Kind::ALL.into(),
        ..rule(Channel::Email, &page.t)
    };
    let mut lines = page.lines;
    lines.truncate(0);
    lines.push(open(album, staff, Channel::Email, &rule));
    lines.push(open(album, staff, Channel::Post, &self::rule(Channel::Post, &page.t)));
    ContactPage { lines, writes: true, ..page }
}

fn form(album: &Album, staff: bool, channel: Channel) -> WayPage {
    let (t, look, who) = around(album, staff);
    let before = (!staff).then(|| album.of(Page::Confidence));
    let begun = fresh(TODAY);
    WayPage {
        who,
        channel,
        action: album.of_one(pages(staff), channel.word()),
        fields: Fields::of(&t, &begun),
        keeping: Album::keeping(false),
        problems: Problems::none(),
        back: album.of(pages(staff)),
        look: Look { before, ..look },
        t,
    }
}

fn again(album: &Album, staff: bool) -> WayPage {
    use kith_core::contact::{Field, Flaw};
    let page = form(album, staff, Channel::Phone);
    let mut problems = Problems::none();
    let found = [
        Flaw::NotNumber,
        Flaw::Empty(Field::Days),
        Flaw::Outside(Field::From),
        Flaw::Empty(Field::Kinds),
        Flaw::Empty(Field::Words),
        Flaw::Far,
    ];
    for flaw in found {
        problems.add(flaw.field().word(), words(&page.t, flaw));
    }
    let rule = Rule { to: "12 34".into(), words: LONG.into(), ..rule(Channel::Phone, &page.t) };
    let fields = Fields::of(&page.t, &standing(&page.t, &rule, TODAY));
    WayPage { problems, fields, keeping: Album::keeping(staff), ..page }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (begin, staff) in [("private", false), ("staff", true)] {
        let all = [
            ("normal", normal(album, staff)),
            ("unset", unset(album, staff)),
            ("stopped", stopped(album, staff)),
            ("wordy", wordy(album, staff)),
        ];
        for (name, page) in all {
            album.put(&format!("{begin}_contact_{name}"), page)?;
        }
        for channel in [Channel::Text, Channel::Post] {
            let page = form(album, staff, channel);
            album.put(&format!("{begin}_contact_{}", channel.word()), page)?;
        }
        let page = again(album, staff);
        album.put(&format!("{begin}_contact_again"), page)?;
    }
    Ok(())
}

/// For a page about a client: with all there can be, with nothing set, or stopped.
pub(crate) fn card(album: &Album, which: &str) -> Card {
    let t = album.text();
    let lines = [stale(album, true), not_now(album, true)].map(|line| (line, false));
    let text = open(album, true, Channel::Text, &rule(Channel::Text, t));
    let short = |(line, rows): (Line, bool)| Short {
        heading: line.heading,
        now: if line.now.is_empty() { line.holds } else { line.now },
        rows: if rows { how(t, Channel::Text, &rule(Channel::Text, t)) } else { Vec::new() },
    };
    let day = "Monday 4 May, 2:05pm";
    let stopped = t.say("contact-stopped-by").with("name", "Noor").with("day", day).to_string();
    let none = t.say("contact-card-none").with("name", "Noor").to_string();
    let (stopped, ways, closed) = match which {
        "stopped" => {
            let what = t.say("contact-stopped-what-theirs").with("name", "Noor").to_string();
            (Some(stopped), Vec::new(), what)
        }
        "unset" => (None, Vec::new(), none),
        _ => {
            let ways = lines.into_iter().chain([(text, true)]).map(short).collect();
            (None, ways, t.get("contact-card-others"))
        }
    };
    Card { stopped, ways, closed, href: album.of(Page::Reached) }
}
