//! What an administrator typed, checked kindly: each field says what it needs.

mod shown;

use jiff::tz::TimeZone;
use kith_core::calendar::Day;
use kith_core::settings::{ANSWER_DAYS, MOST_READ_DAYS, READ_DAYS, SAFETY_HOURS, Settings};
use kith_core::strain::Watch;
use kith_core::words::{LINE, LONG, SHORT};
use kith_measure::strain::{FALL, TOP};

use crate::form::Form;
use crate::parts::{Choice, Problems};
use crate::text::Text;
use crate::views::front::Helper;

/// How an address elsewhere begins.
const HTTPS: &str = "https://";
/// The longest that somebody can be left to wait for an answer.
const MOST_DAYS: u8 = 30;
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
    /// Within how many hours somebody is in touch about an answer on safety.
    pub(crate) hours: String,
    /// Within how many working days what a client writes is read.
    pub(crate) read: String,
    /// The weekdays on which the service works, Monday first.
    pub(crate) week: [bool; 7],
    /// Days on which it is closed, one a line.
    pub(crate) closed: String,
    /// Whether staff are asked for a second step at sign-in.
    pub(crate) step: bool,
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
            hours: text("hours"),
            read: text("read"),
            week: if form.has("week") { WEEK.map(|day| form.has(day)) } else { USUAL },
            closed: text("closed"),
            step: form.get("step") == "yes",
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
            hours: settings.safety_hours().to_string(),
            read: settings.read_days().to_string(),
            week: std::array::from_fn(|day| settings.weekdays() >> day & 1 == 1),
            closed: settings.closed.clone().unwrap_or_default(),
            step: settings.second_step.is_some(),
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
    if number_of(&typed.fall, FALL, TOP).is_none() {
        problems.add("fall", t.get("service-fall-odd"));
    }
    if number_of(&typed.days, ANSWER_DAYS, MOST_DAYS).is_none() {
        problems.add("days", t.get("service-days-odd"));
    }
    if number_of(&typed.hours, SAFETY_HOURS, MOST_HOURS).is_none() {
        problems.add("hours", t.get("service-hours-odd"));
    }
    problems.and(days_found(t, typed))
}

fn days_found(t: &Text, typed: &Typed) -> Problems {
    let mut problems = Problems::none();
    if number_of(&typed.read, READ_DAYS, MOST_READ_DAYS).is_none() {
        problems.add("read", t.get("service-read-odd"));
    }
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
        safety_hours: number_of(&typed.hours, SAFETY_HOURS, MOST_HOURS),
        read_days: number_of(&typed.read, READ_DAYS, MOST_READ_DAYS),
        weekdays: Some(bits(typed.week)),
        closed: Some(typed.closed.clone()).filter(|days| !days.is_empty()),
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
mod tests {
    use super::*;
    use crate::text::Locale;

    fn typed() -> Typed {
        Typed {
            name: "Harbour House".into(),
            product: "Notes".into(),
            leave: "www.weather.example/today".into(),
            number: "01632 960 001".into(),
            words: "Harbour House, day and night".into(),
            lines: "Night line | Free | 0800 000 111\n\nThe library".into(),
            rooms: "Room 3\nThe garden room".into(),
            zone: "Europe/London".into(),
            watch: "chart".into(),
            fall: "5".into(),
            days: "3".into(),
            hours: "24".into(),
            read: "2".into(),
            week: USUAL,
            closed: "2026-12-25\n2026-12-28".into(),
            step: false,
        }
    }

    fn problems(typed: &Typed) -> Vec<String> {
        let t = Text::new(Locale::English, TimeZone::UTC);
        let found = checked(&t, typed).err().unwrap_or_default();
        found.all().iter().map(|problem| problem.field.clone()).collect()
    }

    #[test]
    fn what_was_typed_comes_back_as_it_was() {
        let t = Text::new(Locale::English, TimeZone::UTC);
        let settings = checked(&t, &typed()).expect("settings");
        assert_eq!(settings.leave_target, "https://www.weather.example/today");
        assert_eq!(Typed::of(&settings), typed());
    }

    #[test]
    fn leave_now_leads_to_another_site_only() {
        for leave in ["https://a.example", "http://a.example/b?c", "a.example"] {
            assert_eq!(problems(&Typed { leave: leave.into(), ..typed() }), [""; 0], "{leave}");
        }
        for leave in ["home", "/leave", "javascript:alert(1)", "a b.example", "a..b", "é.example"]
        {
            assert_eq!(problems(&Typed { leave: leave.into(), ..typed() }), ["leave"], "{leave}");
        }
    }

    #[test]
    fn a_number_can_be_dialled_and_a_line_names_somebody() {
        for number in ["112", "+44 (0)1632 960-001"] {
            assert_eq!(problems(&Typed { number: number.into(), ..typed() }), [""; 0]);
        }
        for number in ["ask at the desk", "1", "999 <script>"] {
            assert_eq!(problems(&Typed { number: number.into(), ..typed() }), ["number"]);
        }
        for lines in ["| free | 112", "a | b | c", "a | b | 112 | d"] {
            assert_eq!(problems(&Typed { lines: lines.into(), ..typed() }), ["lines"], "{lines}");
        }
    }

    #[test]
    fn how_far_and_how_long_are_numbers_that_mean_something() {
        for (fall, days, hours) in [("1", "1", "1"), ("60", "30", "72"), ("", "", "")] {
            let (fall, days, hours) = (fall.into(), days.into(), hours.into());
            assert_eq!(problems(&Typed { fall, days, hours, ..typed() }), [""; 0]);
        }
        for odd in ["0", "-1", "2.5", "many", "73", "300"] {
            let (fall, days, hours) = (odd.to_owned(), odd.to_owned(), odd.to_owned());
            let found = problems(&Typed { fall, days, hours, ..typed() });
            assert_eq!(found, ["fall", "days", "hours"], "{odd}");
        }
        let (days, hours) = ("31".to_owned(), "73".to_owned());
        assert_eq!(problems(&Typed { days, hours, ..typed() }), ["days", "hours"]);
    }

    #[test]
    fn a_rule_is_one_of_those_there_are() {
        for watch in ["median", "mean", "chart", "forgetting", ""] {
            assert_eq!(problems(&Typed { watch: watch.into(), ..typed() }), [""; 0], "{watch}");
        }
        assert_eq!(problems(&Typed { watch: "luck".into(), ..typed() }), ["watch"]);
        assert_eq!(settings(&Typed::default()).watch(), Watch::Median, "where nothing was sent");
    }

    /// The figures in words are those of `docs/strain.md`, whose table a test counts again.
    #[test]
    fn how_often_a_rule_errs_is_said_as_it_was_counted() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/strain.md");
        let text = std::fs::read_to_string(path).expect("docs/strain.md");
        let rows: Vec<_> = text.lines().filter(|line| line.starts_with("| Kith: ")).collect();
        let (dips, slides) = rows.split_at(Watch::ALL.len());
        assert_eq!(slides.len(), Watch::ALL.len());
        let t = Text::new(Locale::English, TimeZone::UTC);
        let said = watches(&t);
        for ((row, slide), choice) in dips.iter().zip(slides).zip(said) {
            let figure = |row: &str, column: usize| -> f64 {
                let cell = row.split('|').nth(column).expect("a cell").trim();
                let figure = cell.split(' ').next().expect("a figure");
                100.0 * figure.parse::<f64>().expect("a number")
            };
            let about = |figure: f64| {
                let (low, part) = (figure.floor(), figure.fract());
                match part {
                    part if (0.4..=0.6).contains(&part) => format!(" {low} or {} ", low + 1.0),
                    _ => format!("about {} ", figure.round()),
                }
            };
            let (alarms, hint) = (about(figure(row, 2)), choice.hint);
            let (dip, slide) = (figure(row, 4).round(), figure(slide, 2).round());
            let found = format!("about {dip} of 100 clear dips, and {slide} of 100 slow slides.");
            assert!(hint.contains(&alarms) && hint.contains(&found), "{row}: {hint}");
        }
    }

    #[test]
    fn working_days_are_days() {
        for (read, closed) in [("1", ""), ("30", "2026-12-25\n\n 2026-12-28 "), ("", "")] {
            let (read, closed) = (read.into(), closed.into());
            assert_eq!(problems(&Typed { read, closed, ..typed() }), [""; 0]);
        }
        for (read, closed) in [("0", "25 December"), ("31", "2026-02-30"), ("soon", "2026-1-1")] {
            let (read, closed, week) = (read.into(), closed.into(), [false; 7]);
            let found = problems(&Typed { read, week, closed, ..typed() });
            assert_eq!(found, ["read", "week1", "closed"]);
        }
    }

    #[test]
    fn every_field_says_what_it_needs() {
        let found = problems(&Typed::default());
        for field in ["name", "product", "leave", "number", "words", "zone"] {
            assert!(found.iter().any(|one| one == field), "{field}");
        }
    }
}
