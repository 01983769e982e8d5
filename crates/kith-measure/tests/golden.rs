//! Frozen totals: a score that was once shown must not change unnoticed.

use kith_measure::instrument::Instrument;
use kith_measure::instruments::{GAD7, PCL5, PCPTSD5, PHQ2, PHQ9, WHO5};
use kith_measure::own::relationship_score;
use kith_measure::score::{opens_safety, score};

/// Answers written as digits, with `-` for one that was skipped.
fn answers(digits: &str) -> Vec<Option<u8>> {
    digits.chars().map(|c| c.to_digit(10).and_then(|digit| u8::try_from(digit).ok())).collect()
}

/// One golden line: the answers, the total, how many were answered, of how many.
type Line = (&'static str, Option<u16>, usize, usize);

fn holds(instrument: &Instrument, lines: &[Line]) {
    for (digits, total, answered, of) in lines {
        let got = score(instrument, &answers(digits));
        let want = (*total, *answered, *of);
        assert_eq!((got.total, got.answered, got.of), want, "{} {digits}", instrument.id);
    }
}

#[test]
fn phq_9() {
    holds(
        &PHQ9,
        &[
            ("000000000", Some(0), 9, 9),
            ("333333333", Some(27), 9, 9),
            ("012301230", Some(12), 9, 9),
            ("100000003", Some(4), 9, 9),
            ("33333333-", None, 8, 9),
            ("---------", None, 0, 9),
            ("", None, 0, 9),
            ("333", None, 3, 9),
            // 4 is no answer of this instrument, so it cannot become part of a total.
            ("000000004", None, 8, 9),
            // A tenth answer (the difficulty question) is not looked at.
            ("0000000003", Some(0), 9, 9),
        ],
    );
}

#[test]
fn phq_2_and_gad_7() {
    holds(&PHQ2, &[("00", Some(0), 2, 2), ("33", Some(6), 2, 2), ("3-", None, 1, 2)]);
    holds(
        &GAD7,
        &[("3333333", Some(21), 7, 7), ("0123012", Some(9), 7, 7), ("012-012", None, 6, 7)],
    );
}

#[test]
fn pcl_5() {
    holds(
        &PCL5,
        &[
            ("44444444444444444444", Some(80), 20, 20),
            ("01234012340123401234", Some(40), 20, 20),
            ("0123401234-123401234", None, 19, 20),
        ],
    );
}

#[test]
fn pc_ptsd_5_and_its_gate() {
    holds(
        &PCPTSD5,
        &[
            ("0-----", Some(0), 1, 1),
            // Answers behind a closed gate do not count.
            ("011111", Some(0), 1, 1),
            ("111111", Some(5), 6, 6),
            ("100000", Some(0), 6, 6),
            ("110101", Some(3), 6, 6),
            ("1-1111", None, 5, 6),
            ("-11111", None, 5, 6),
            ("211111", None, 5, 6),
        ],
    );
}

#[test]
fn who_5_is_multiplied() {
    holds(&WHO5, &[("55555", Some(100), 5, 5), ("32212", Some(40), 5, 5), ("5555-", None, 4, 5)]);
}

#[test]
fn bands_begin_where_they_are_said_to() {
    let band = |instrument: &Instrument, total| instrument.band(total).map(|band| band.key);
    let phq9 = [
        (0, "minimal"),
        (4, "minimal"),
        (5, "mild"),
        (9, "mild"),
        (10, "moderate"),
        (14, "moderate"),
        (15, "moderately-severe"),
        (19, "moderately-severe"),
        (20, "severe"),
        (27, "severe"),
    ];
    for (total, key) in phq9 {
        assert_eq!(band(&PHQ9, total), Some(key), "{total}");
    }
    assert_eq!(
        [4, 5, 10, 15].map(|total| band(&GAD7, total)),
        [Some("minimal"), Some("mild"), Some("moderate"), Some("severe")]
    );
    assert_eq!(band(&PCL5, 80), None, "there are no empirical bands");
}

#[test]
fn cut_offs_lie_on_their_side() {
    let reached = |instrument: &Instrument, total| {
        instrument.cuts_reached(total).map(|cut| cut.at).collect::<Vec<_>>()
    };
    assert_eq!(reached(&PHQ9, 9), [0; 0]);
    assert_eq!(reached(&PHQ9, 10), [10]);
    assert_eq!(reached(&PCPTSD5, 3), [3]);
    assert_eq!(reached(&PCPTSD5, 4), [3, 4]);
    assert_eq!(reached(&PCL5, 31), [31]);
    // Less is worse here.
    assert_eq!(reached(&WHO5, 50), [50]);
    assert_eq!(reached(&WHO5, 54), [0; 0]);
}

#[test]
fn safety_opens_on_one_answer_whatever_the_rest() {
    assert!(opens_safety(&PHQ9, &answers("--------1")));
    assert!(opens_safety(&PHQ9, &answers("000000003")));
    assert!(!opens_safety(&PHQ9, &answers("333333330")));
    assert!(!opens_safety(&PHQ9, &answers("33333333-")));
    assert!(!opens_safety(&GAD7, &answers("3333333")));
}

#[test]
fn relationship_check() {
    let lines: [([Option<u8>; 6], Option<u8>); 9] = [
        ([Some(10); 6], Some(60)),
        ([Some(0); 6], Some(0)),
        ([Some(1), Some(2), Some(3), Some(4), Some(5), Some(6)], Some(21)),
        // 6 * 19 / 4 = 28.5: from one half upwards.
        ([Some(5), Some(5), Some(5), Some(4), None, None], Some(29)),
        // 6 * 17 / 4 = 25.5.
        ([Some(5), Some(4), Some(4), Some(4), None, None], Some(26)),
        // 6 * 21 / 5 = 25.2.
        ([Some(5), Some(4), Some(4), Some(4), Some(4), None], Some(25)),
        // 6 * 24 / 5 = 28.8.
        ([None, Some(5), Some(5), Some(5), Some(5), Some(4)], Some(29)),
        ([Some(10), Some(10), Some(10), None, None, None], None),
        // 11 is no answer, so only three are left.
        ([Some(10), Some(10), Some(10), Some(11), None, None], None),
    ];
    for (answers, want) in lines {
        assert_eq!(relationship_score(answers), want, "{answers:?}");
    }
}
