//! What can stand in a rule, and what cannot.

use super::*;
use crate::words::LINE;

fn found(channel: Channel, rule: &Rule) -> Vec<Flaw> {
    flaws(channel, rule, today())
}

fn of_address(channel: Channel, to: &str) -> Vec<Flaw> {
    found(channel, &rule(to))
}

#[test]
fn an_email_address_is_plausible_and_breaks_no_header() {
    for good in ["n@post.example", "noor.k+x@mail.post.example", "نور@post.example", "a@b"] {
        assert_eq!(of_address(Channel::Email, good), [], "{good}");
    }
    for bad in [
        "noor",
        "@post.example",
        "noor@",
        "a@b@c",
        "a b@c",
        " a@b",
        "a@b ",
        "a@b\n",
        "a@b\r\nBcc: c@d",
        "a@b\0",
        "a@b\u{2028}c",
        "N <n@b>",
        "a@b,c@d",
        "a@b;",
        "\"a\"@b",
    ] {
        let bad = of_address(Channel::Email, bad);
        assert_eq!(bad, [Flaw::NotEmail], "{bad:?}");
    }
}

#[test]
fn a_number_has_digits_and_the_signs_between_them() {
    for good in ["12345", "+44 (0)1632-960/001.2", "0".repeat(20).as_str()] {
        assert_eq!(of_address(Channel::Phone, good), [], "{good}");
    }
    for bad in ["1234", "12345a", "0044+1632960001", "++4412345", "12345\n", "٠١٦٣٢٩٦٠", "12345,1"]
    {
        assert_eq!(of_address(Channel::Text, bad), [Flaw::NotNumber], "{bad}");
    }
    assert_eq!(of_address(Channel::Text, &"0".repeat(21)), [Flaw::NotNumber]);
}

#[test]
fn a_post_address_has_lines() {
    let of = |to: &str| found(Channel::Post, &Rule { to: to.into(), ..letter() });
    assert_eq!(of("c/o Mill\n12 Mill Lane\nAylsbury"), []);
    assert_eq!(of("12 Mill\u{7}"), [Flaw::Unseen(Field::To)]);
    assert_eq!(of(&"x".repeat(601)), [Flaw::Long(Field::To, 600)]);
    // It comes when it comes.
    assert_eq!(of_address(Channel::Post, "12 Mill Lane"), [Flaw::Outside(Field::Days)]);
}

/// Rules that are good but for one thing, and that thing.
fn flawed() -> Vec<(Rule, Flaw)> {
    let (good, long) = (number, || "x".repeat(LINE + 1));
    let kinds = |kinds| Rule { kinds, ..good() };
    vec![
        (Rule { to: "  ".into(), ..good() }, Flaw::Empty(Field::To)),
        (Rule { days: 0, ..good() }, Flaw::Empty(Field::Days)),
        (Rule { days: 128, ..good() }, Flaw::Outside(Field::Days)),
        (Rule { from: 540, until: 540, ..good() }, Flaw::Backwards),
        (Rule { from: 1320, until: 120, ..good() }, Flaw::Backwards),
        (Rule { until: 1441, ..good() }, Flaw::Outside(Field::From)),
        (Rule { sender: "J\no".into(), ..good() }, Flaw::Unseen(Field::Sender)),
        (Rule { words: " ".into(), ..good() }, Flaw::Empty(Field::Words)),
        (Rule { words: "a\u{2029}b".into(), ..good() }, Flaw::Unseen(Field::Words)),
        (Rule { words: long(), ..good() }, Flaw::Long(Field::Words, LINE)),
        (Rule { others: long(), ..good() }, Flaw::Long(Field::Others, LINE)),
        (Rule { voicemail: true, ..good() }, Flaw::Outside(Field::Voicemail)),
        (kinds(vec![]), Flaw::Empty(Field::Kinds)),
        (kinds(vec![Kind::Soon, Kind::Soon]), Flaw::Outside(Field::Kinds)),
        (Rule { review: today().plus(-1), ..good() }, Flaw::Past),
        (Rule { review: latest(today()).plus(1), ..good() }, Flaw::Far),
    ]
}

#[test]
fn every_flaw_is_found_at_its_field_and_refused() {
    for (rule, flaw) in flawed() {
        assert_eq!(found(Channel::Text, &rule), [flaw]);
        let refusal = match flaw {
            Flaw::Empty(_) => Refusal::Empty,
            Flaw::Long(_, limit) => Refusal::TooLong { limit },
            Flaw::Past => Refusal::TooLate,
            _ => Refusal::OutsideScale,
        };
        assert_eq!(Given::bonded().refused(&client(), set(Channel::Text, rule)), refusal);
    }
    let good = number;
    let most = Rule { until: MIDNIGHT, sender: String::new(), review: latest(today()), ..good() };
    assert_eq!(found(Channel::Text, &most), []);
    assert_eq!(found(Channel::Phone, &Rule { voicemail: true, ..good() }), []);
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let bad = Rule { to: String::new(), words: String::new(), kinds: vec![], ..number() };
    let fields: Vec<_> = found(Channel::Text, &bad).into_iter().map(Flaw::field).collect();
    assert_eq!(fields, [Field::To, Field::Words, Field::Kinds]);
}

#[test]
fn a_rule_holds_three_months_unless_said_and_a_year_at_most() {
    let day = |words| Day::read(words).expect("a day");
    assert_eq!(usual(day("2026-11-30")), day("2027-02-28"));
    assert_eq!(latest(day("2028-02-29")), day("2029-02-28"));
    assert_eq!(usual(Day(i32::MAX)), Day(i32::MAX), "where no calendar reaches");
}

#[test]
fn words_lead_back_to_their_way() {
    for channel in Channel::ALL {
        assert_eq!(Channel::from_word(channel.word()), Some(channel));
    }
    assert_eq!(Channel::from_word("pigeon"), None);
}
