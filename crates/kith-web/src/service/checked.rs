//! What an administrator typed, checked kindly: each field says what it needs.

mod shown;

use jiff::tz::TimeZone;
use kith_core::calendar::Day;
use kith_core::settings::{
    ANSWER_DAYS, MOST_READ_DAYS, READ_DAYS, REPAIR_DAYS, SAFETY_HOURS, Settings,
};
use kith_core::strain::Watch;
use kith_core::words::{LINE, LONG, SHORT};
use kith_measure::strain::{FALL, TOP};

use crate::form::Form;
use crate::lens;
use crate::parts::{Choice, Problems};
use crate::text::Text;
use crate::views::front::Helper;

/// How an address elsewhere begins.
const HTTPS: &str = "https://";
/// The longest that somebody can be left to wait for an answer.
const MOST_DAYS: u8 = 30;
/// The longest that something between two people is open until a supervisor sees that.
const MOST_OPEN: u8 = 180;
/// The longest until somebody is in touch about an answer on safety.
const MOST_HOURS: u8 = 72;

/// What stands in the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) name: String,
    pub(crate) product: String,
    /// Where "Leave now" leads, without `https://`.
    pub(crate) leave: String,
    pub(crate) number: String,
    pub(crate) words: String,
    pub(crate) lines: String,
    /// Rooms that only one meeting can use at a time, one a line.
    pub(crate) rooms: String,
    pub(crate) zone: String,
    /// Which rule compares feedback with what is usual.
    pub(crate) watch: String,
    /// How far below the own median feedback has to lie to be asked about.
    pub(crate) fall: String,
    /// Within how many days an answer is asked for.
    pub(crate) days: String,
    /// After how many days a supervisor sees that something is still open.
    pub(crate) open: String,
    /// Within how many hours somebody is in touch about an answer on safety.
    pub(crate) hours: String,
    /// Within how many working days what a client writes is read.
    pub(crate) read: String,
    /// The weekdays on which the service works, Monday first.
    pub(crate) week: [bool; 7],
    /// Days on which it is closed, one a line.
    pub(crate) closed: String,
    /// Words that the lens leaves out, one a line.
    pub(crate) lensout: String,
    /// The service's own words for it, one a line.
    pub(crate) lensown: String,
    /// Whether staff are asked for a second step at sign-in.
    pub(crate) step: bool,
    /// Whether showing a visit to the client can be delayed.
    pub(crate) later: bool,
}

const USUAL: [bool; 7] = [true, true, true, true, true, false, false];
pub(crate) const WEEK: [&str; 7] = ["week1", "week2", "week3", "week4", "week5", "week6", "week7"];

impl Typed {
    /// As it was sent.
    pub(crate) fn read(form: &Form) -> Self {
        let text = |name: &str| form.get(name).trim().to_owned();
        Self {
            name: text("name"),
            product: text("product"),
            leave: text("leave"),
            number: text("number"),
            words: text("words"),
            lines: text("lines"),
            rooms: text("rooms"),
            zone: text("zone"),
            watch: text("watch"),
            fall: text("fall"),
            days: text("days"),
            open: text("open"),
            hours: text("hours"),
            read: text("read"),
            week: if form.has("week") { WEEK.map(|day| form.has(day)) } else { USUAL },
            closed: text("closed"),
            lensout: text("lensout"),
            lensown: text("lensown"),
            step: form.get("step") == "yes",
            later: form.get("later") == "yes",
        }
    }

    /// The settings in force.
    pub(crate) fn of(settings: &Settings) -> Self {
        Self {
            name: settings.name.clone(),
            product: settings.product.clone(),
            leave: settings.leave_target.trim_start_matches(HTTPS).to_owned(),
            number: settings.call_number.clone(),
            words: settings.call_words.clone(),
            lines: settings.resources.clone(),
            rooms: settings.rooms.clone().unwrap_or_default(),
            zone: settings.zone.clone(),
            watch: settings.watch().word().to_owned(),
            fall: settings.fall().to_string(),
            days: settings.answer_days().to_string(),
            open: settings.repair_days().to_string(),
            hours: settings.safety_hours().to_string(),
            read: settings.read_days().to_string(),
            week: std::array::from_fn(|day| settings.weekdays() >> day & 1 == 1),
            closed: settings.closed.clone().unwrap_or_default(),
            lensout: settings.lens_left_out.clone().unwrap_or_default(),
            lensown: settings.lens_own.clone().unwrap_or_default(),
            step: settings.second_step.is_some(),
            later: settings.shows_later(),
        }
    }
}

/// The rules that can be chosen, each with how often it errs.
pub(super) fn watches(t: &Text) -> Vec<Choice> {
    let choice = |one: Watch| {
        let hint = t.one_of("service-errs", one.word());
        Choice::new(one.word(), t.one_of("service-watch", one.word())).hint(hint)
    };
    Watch::ALL.map(choice).into()
}

/// The settings that were typed, or what to look at again.
pub(super) fn checked(t: &Text, typed: &Typed) -> Result<Settings, Problems> {
    let problems = found(t, typed);
    if problems.is_empty() { Ok(settings(typed)) } else { Err(problems) }
}

/// What to look at again.
pub(crate) fn found(t: &Text, typed: &Typed) -> Problems {
    let mut problems = Problems::none();
    let long = |value: &str| value.len() > LINE - HTTPS.len();
    let fields: [(&str, &str, &str, Option<&str>); 5] = [
        ("name", &typed.name, "service-name-empty", None),
        ("product", &typed.product, "service-product-empty", None),
        ("number", &typed.number, "service-number-empty", number_odd(&typed.number)),
        ("words", &typed.words, "service-words-empty", None),
        ("leave", &typed.leave, "service-leave-empty", leave_odd(&typed.leave)),
    ];
    for (field, value, empty, odd) in fields {
        let key = match odd {
            _ if value.is_empty() => Some(empty),
            _ if long(value) => Some("service-long"),
            odd => odd,
        };
        if let Some(key) = key {
            problems.add(field, t.get(key));
        }
    }
    if let Some(words) = shown::telling(t, &typed.product, &typed.name) {
        problems.add("product", words);
    }
    problems.and(others_found(t, typed))
}

/// The same for what is several lines or a number.
fn others_found(t: &Text, typed: &Typed) -> Problems {
    let mut problems = Problems::none();
    let odd = typed.lines.lines().find(|line| !line.trim().is_empty() && !helps(line));
    if typed.lines.len() > SHORT {
        problems.add("lines", t.get("service-long"));
    } else if let Some(line) = odd {
        problems.add("lines", t.say("service-lines-odd").with("line", line.trim()).to_string());
    }
    if typed.rooms.len() > SHORT {
        problems.add("rooms", t.get("service-long"));
    }
    if TimeZone::get(&typed.zone).is_err() {
        problems.add("zone", t.get("service-zone-odd"));
    }
    if !typed.watch.is_empty() && Watch::from_word(&typed.watch).is_none() {
        problems.add("watch", t.get("service-compare-odd"));
    }
    for (field, value, (usual, most), odd) in [
        ("fall", &typed.fall, (FALL, TOP), "service-fall-odd"),
        ("days", &typed.days, (ANSWER_DAYS, MOST_DAYS), "service-days-odd"),
        ("open", &typed.open, (REPAIR_DAYS, MOST_OPEN), "service-open-odd"),
        ("hours", &typed.hours, (SAFETY_HOURS, MOST_HOURS), "service-hours-odd"),
        ("read", &typed.read, (READ_DAYS, MOST_READ_DAYS), "service-read-odd"),
    ] {
        if number_of(value, usual, most).is_none() {
            problems.add(field, t.get(odd));
        }
    }
    problems.and(days_found(t, typed)).and(lens_found(t, typed))
}

fn lens_found(t: &Text, typed: &Typed) -> Problems {
    let mut problems = Problems::none();
    for (field, words) in [("lensout", &typed.lensout), ("lensown", &typed.lensown)] {
        if words.len() > LONG {
            problems.add(field, t.get("service-long"));
        }
    }
    for (field, key, line) in lens::odd(&typed.lensout, &typed.lensown) {
        problems.add(field, t.say(key).with("line", line).to_string());
    }
    problems
}

fn days_found(t: &Text, typed: &Typed) -> Problems {
    let mut problems = Problems::none();
    if !typed.week.contains(&true) {
        problems.add(WEEK[0], t.get("service-week-none"));
    }
    let odd = |line: &&str| !line.trim().is_empty() && Day::read(line).is_none();
    if typed.closed.len() > LONG {
        problems.add("closed", t.get("service-long"));
    } else if let Some(line) = typed.closed.lines().find(odd) {
        problems.add("closed", t.say("service-closed-odd").with("line", line.trim()).to_string());
    }
    problems
}

/// A number from 1 to `most`, or the usual one where nothing was typed. `None`: something else.
fn number_of(typed: &str, usual: u8, most: u8) -> Option<u8> {
    if typed.is_empty() {
        return Some(usual);
    }
    typed.parse().ok().filter(|number| (1..=most).contains(number))
}

fn number_odd(number: &str) -> Option<&'static str> {
    (!dials(number)).then_some("service-number-odd")
}

fn leave_odd(typed: &str) -> Option<&'static str> {
    leave_target(typed).is_none().then_some("service-leave-odd")
}

/// The settings that were typed, once nothing of them is to be looked at again.
pub(crate) fn settings(typed: &Typed) -> Settings {
    let leave_target = leave_target(&typed.leave).unwrap_or_default();
    Settings {
        name: typed.name.clone(),
        product: typed.product.clone(),
        leave_target,
        call_words: typed.words.clone(),
        call_number: typed.number.clone(),
        resources: typed.lines.clone(),
        rooms: Some(typed.rooms.clone()).filter(|rooms| !rooms.is_empty()),
        zone: typed.zone.clone(),
        watch: Watch::from_word(&typed.watch),
        fall: number_of(&typed.fall, FALL, TOP),
        answer_days: number_of(&typed.days, ANSWER_DAYS, MOST_DAYS),
        repair_days: number_of(&typed.open, REPAIR_DAYS, MOST_OPEN),
        safety_hours: number_of(&typed.hours, SAFETY_HOURS, MOST_HOURS),
        read_days: number_of(&typed.read, READ_DAYS, MOST_READ_DAYS),
        weekdays: Some(bits(typed.week)),
        closed: Some(typed.closed.clone()).filter(|days| !days.is_empty()),
        lens_left_out: Some(typed.lensout.clone()).filter(|words| !words.is_empty()),
        lens_own: Some(typed.lensown.clone()).filter(|words| !words.is_empty()),
        shows_later: typed.later.then_some(true),
        ..Settings::default()
    }
}

fn bits(week: [bool; 7]) -> u8 {
    week.iter().rev().fold(0, |bits, day| bits << 1 | u8::from(*day))
}

/// An address elsewhere: a host with a dot, and whatever follows it.
fn leave_target(typed: &str) -> Option<String> {
    let bare = typed.strip_prefix(HTTPS).or_else(|| typed.strip_prefix("http://"));
    let bare = bare.unwrap_or(typed);
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = bare.is_ascii() && !bare.contains(|c: char| c.is_whitespace() || c.is_control());
    let whole = host.split('.').all(|part| !part.is_empty()) && host.contains('.');
    let named = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    (plain && whole && named).then(|| format!("{HTTPS}{bare}"))
}

/// Whether a phone can dial it.
fn dials(number: &str) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-()./".contains(c);
    digits > 1 && number.chars().all(known)
}

/// Whether a line names somebody, and a number that can be dialled if it names one.
fn helps(line: &str) -> bool {
    let helper = Helper::from_line(line);
    let parts = line.split('|').count();
    parts <= 3 && !helper.name.is_empty() && (helper.number.is_empty() || dials(&helper.number))
}

#[cfg(test)]
mod tests;
