//! Every definition is complete and keeps to itself.

use std::collections::HashSet;

use kith_measure::instruments::{ALL, PCPTSD5, PHQ9, by_id, by_panel};
use kith_measure::own::{CHECK_IN, RELATIONSHIP, Standing};

#[test]
fn every_instrument_names_its_licence_and_source() {
    for instrument in ALL {
        assert!(!instrument.licence.is_empty(), "{}", instrument.id);
        assert!(!instrument.source.is_empty(), "{}", instrument.id);
        assert!(instrument.cuts.iter().all(|cut| !cut.source.is_empty()), "{}", instrument.id);
    }
}

#[test]
fn ids_and_panels_find_their_own_instrument() {
    for instrument in ALL {
        assert_eq!(by_id(instrument.id), Some(*instrument));
        assert_eq!(by_panel(instrument.panel.system, instrument.panel.code), Some(*instrument));
    }
    assert_eq!(by_id("phq-8"), None);
    assert_eq!(by_panel("http://snomed.info/sct", "44249-1"), None, "the system counts");
}

#[test]
fn item_codes_are_unique_and_well_formed() {
    for instrument in ALL {
        let codes: Vec<_> = instrument.items.iter().filter_map(|item| item.code).collect();
        let unique: HashSet<_> = codes.iter().collect();
        assert_eq!(unique.len(), codes.len(), "{}", instrument.id);
        for code in codes.into_iter().chain(instrument.total) {
            assert!(check_digit_holds(code), "{} {code}", instrument.id);
        }
    }
}

/// LOINC numbers end in a check digit (Luhn), so a mistyped code shows itself.
fn check_digit_holds(code: &str) -> bool {
    let Some((number, check)) = code.split_once('-') else {
        return false;
    };
    let Some(digits) = number.chars().map(|c| c.to_digit(10)).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let doubled = |digit: u32| digit * 2 / 10 + digit * 2 % 10;
    let from_right = digits.iter().rev().enumerate();
    let sum: u32 = from_right.map(|(at, d)| if at % 2 == 0 { doubled(*d) } else { *d }).sum();
    check.parse() == Ok((10 - sum % 10) % 10)
}

#[test]
fn weights_by_code_cover_the_range_once() {
    for instrument in ALL.iter().filter(|instrument| !instrument.answers.weights.is_empty()) {
        let weights: Vec<_> = instrument.answers.weights.iter().map(|w| w.weight).collect();
        assert_eq!(weights, (0..=instrument.answers.highest).collect::<Vec<_>>());
    }
    assert_eq!(PHQ9.answers.weight("LA6570-1"), Some(2));
    assert_eq!(PHQ9.answers.weight("LA6572-7"), None);
}

#[test]
fn bands_rise_from_nought() {
    for instrument in ALL.iter().filter(|instrument| !instrument.bands.is_empty()) {
        let starts: Vec<_> = instrument.bands.iter().map(|band| band.from).collect();
        assert_eq!(starts.first(), Some(&0), "{}", instrument.id);
        assert!(starts.is_sorted_by(|a, b| a < b), "{}", instrument.id);
        assert!(starts.iter().all(|from| *from <= instrument.highest_total()));
    }
}

#[test]
fn sizes_are_the_published_ones() {
    let sizes: Vec<_> = ALL.iter().map(|i| (i.id, i.items.len(), i.highest_total())).collect();
    let published = [
        ("phq-9", 9, 27),
        ("phq-2", 2, 6),
        ("gad-7", 7, 21),
        ("pcl-5", 20, 80),
        ("pc-ptsd-5", 6, 5),
        ("who-5", 5, 100),
    ];
    assert_eq!(sizes, published);
}

#[test]
fn numbers_count_from_one_and_a_gate_is_nought() {
    assert_eq!(PHQ9.number(8), 9);
    assert_eq!(PCPTSD5.number(0), 0);
    assert_eq!(PCPTSD5.number(5), 5);
    assert_eq!(PHQ9.index_of("44260-8"), Some(8));
}

#[test]
fn own_measures_say_that_they_are_not_validated() {
    assert_eq!(CHECK_IN.standing, Standing::NotValidated);
    assert_eq!(RELATIONSHIP.standing, Standing::NotValidated);
    assert_eq!((CHECK_IN.items.len(), RELATIONSHIP.items.len()), (5, 6));
}
