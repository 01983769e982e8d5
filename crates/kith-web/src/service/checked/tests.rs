//! Kindly: each field says what it needs, and what is there already is as it is sent.

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
        open: "28".into(),
        hours: "24".into(),
        read: "2".into(),
        week: USUAL,
        closed: "2026-12-25\n2026-12-28".into(),
        step: false,
        later: true,
        lensout: String::new(),
        lensown: String::new(),
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
    for leave in ["home", "/leave", "javascript:alert(1)", "a b.example", "a..b", "é.example"] {
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
