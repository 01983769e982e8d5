//! Real public questionnaires, where they are at hand.
//!
//! The files are not part of this project and none of their wording is: the suite reads
//! them from the folder that `KITH_PUBLIC_FILES` names, or from `shared/questionnaires`
//! beside the checkout, and says so plainly where there is none.

use std::fs;
use std::path::{Path, PathBuf};

use kith_fhir::questionnaire::{Flaw, lowest_label_differs};
use kith_fhir::{Import, ImportRefused, Warning, import};
use kith_measure::form::Completeness;

/// The bytes of the named files, or `None` where the folder is not at hand.
fn files<const N: usize>(names: [&str; N]) -> Option<[Vec<u8>; N]> {
    let Some(folder) = folder() else {
        println!("public files: no folder at hand, so nothing was checked");
        return None;
    };
    Some(names.map(|name| fs::read(folder.join(name)).expect(name)))
}

/// A folder that is named must be there; one beside the checkout may be.
#[expect(clippy::disallowed_methods, reason = "only a test asks where the public files are")]
fn folder() -> Option<PathBuf> {
    if let Ok(named) = std::env::var("KITH_PUBLIC_FILES") {
        return Some(PathBuf::from(named));
    }
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3)?;
    Some(above.join("shared/questionnaires")).filter(|folder| folder.is_dir())
}

/// Checks that the scored items stand in the instrument's order, each with as many
/// weighed answers as the instrument has.
fn is_scored(got: &Import, instrument: &str, items: u16, answers: usize) {
    assert_eq!(got.form.instrument, instrument);
    let scored: Vec<_> =
        got.form.items.iter().filter(|item| item.index_in_instrument.is_some()).collect();
    let indexes: Vec<_> = scored.iter().filter_map(|item| item.index_in_instrument).collect();
    assert_eq!(indexes, (0..items).collect::<Vec<_>>());
    assert!(scored.iter().all(|item| item.options.len() == answers));
    assert!(scored.iter().flat_map(|item| &item.options).all(|option| option.weight.is_some()));
}

/// What nearly all of the files have in common.
fn first_warnings(url: &str) -> Vec<Warning> {
    vec![
        Warning::Status { status: Some("draft".to_owned()) },
        Warning::NoLanguage,
        Warning::CanonicalUnresolvable { url: url.to_owned() },
    ]
}

fn link(id: &str) -> String {
    id.to_owned()
}

#[test]
fn phq_9_with_its_list_is_full() {
    let Some([form, list]) = files(["phq-9.fhir.json", "ll358-3.derived.valueset.json"]) else {
        return;
    };
    let got = import(&form, &[&list]).expect("imports");
    is_scored(&got, "phq-9", 9, 4);
    assert_eq!(got.form.completeness, Completeness::Full);
    assert_eq!((got.form.items.len(), got.form.instructions.len()), (10, 2));
    let safety: Vec<_> = got.form.items.iter().map(|item| item.safety).collect();
    assert_eq!(safety.iter().position(|safety| *safety), Some(8));

    let mut expected = first_warnings("http://hobby.intake-forms/fhir/Questionnaire/phq-9");
    let difficulty = || link("phq9.difficulty");
    expected.extend([
        Warning::FaultyExpression { link_id: None, flaw: Flaw::TypedValue },
        Warning::EmptyCode { link_id: difficulty() },
        Warning::ConditionIgnored { link_id: difficulty() },
        Warning::NotScored { link_id: difficulty() },
        Warning::RequiredIgnored { items: 9 },
    ]);
    assert_eq!(got.warnings, expected);
}

#[test]
fn phq_9_without_its_list_is_numbers_only() {
    let Some([form]) = files(["phq-9.fhir.json"]) else {
        return;
    };
    let got = import(&form, &[]).expect("imports");
    let missing = vec![link("http://loinc.org/vs/LL358-3")];
    assert_eq!(got.form.completeness, Completeness::NumbersOnly { missing });
    is_scored(&got, "phq-9", 9, 0);
}

#[test]
fn gad_7_is_full_with_its_sixth_item_by_link_id() {
    let Some([form, phq9, list]) =
        files(["gad-7.fhir.json", "phq-9.fhir.json", "ll358-3.derived.valueset.json"])
    else {
        return;
    };
    let got = import(&form, &[&list]).expect("imports");
    is_scored(&got, "gad-7", 7, 4);
    assert_eq!(got.form.completeness, Completeness::Full);
    assert_eq!(got.form.items.len(), 8);

    let mut expected = first_warnings("http://hobby.intake-forms/fhir/Questionnaire/gad-7");
    let difficulty = || link("gad7.difficulty");
    expected.extend([
        Warning::FaultyExpression { link_id: None, flaw: Flaw::TypedValue },
        Warning::FoundByLinkId { link_id: link("gad7.matrix.q6"), number: 6 },
        Warning::ConditionIgnored { link_id: difficulty() },
        Warning::NotScored { link_id: difficulty() },
        Warning::RequiredIgnored { items: 7 },
    ]);
    assert_eq!(got.warnings, expected);

    let phq9 = import(&phq9, &[&list]).expect("imports");
    assert!(!lowest_label_differs(&got.form, &phq9.form));
}

#[test]
fn phq_2_is_full() {
    let Some([form, list]) = files(["phq-2.fhir.json", "ll358-3.derived.valueset.json"]) else {
        return;
    };
    let got = import(&form, &[&list]).expect("imports");
    is_scored(&got, "phq-2", 2, 4);
    assert_eq!(got.form.completeness, Completeness::Full);
    let mut expected = first_warnings("http://hobby.intake-forms/fhir/Questionnaire/phq-2");
    expected.extend([
        Warning::FaultyExpression { link_id: None, flaw: Flaw::TypedValue },
        Warning::RequiredIgnored { items: 2 },
    ]);
    assert_eq!(got.warnings, expected);
}

#[test]
fn pcl_5_is_full_by_link_ids() {
    let Some([form]) = files(["pcl-5.derived.fhir.json"]) else {
        return;
    };
    let got = import(&form, &[]).expect("imports");
    is_scored(&got, "pcl-5", 20, 5);
    assert_eq!(got.form.completeness, Completeness::Full);
    assert_eq!((got.form.items.len(), got.form.instructions.len()), (20, 1));
    let mut expected = first_warnings("urn:uuid:pcl-5-derived");
    let found = |number| Warning::FoundByLinkId { link_id: format!("pcl5.{number}"), number };
    expected.extend((1..=20).map(found));
    let (link_id, flaw) = (Some(link("pcl5.total")), Flaw::OldFunction);
    expected.push(Warning::FaultyExpression { link_id, flaw });
    assert_eq!(got.warnings, expected);
}

#[test]
fn pc_ptsd_5_is_full_with_its_opening_question_by_position() {
    let Some([form]) = files(["pc-ptsd-5.derived.fhir.json"]) else {
        return;
    };
    let got = import(&form, &[]).expect("imports");
    is_scored(&got, "pc-ptsd-5", 6, 2);
    assert_eq!(got.form.completeness, Completeness::Full);
    assert_eq!(got.form.items[1].lead.len(), 1, "the words between stay between");
    let mut expected = first_warnings("urn:uuid:pc-ptsd-5-derived");
    expected.push(Warning::FoundByPosition { link_id: link("pcptsd5.exposure"), number: 0 });
    let ignored = |n| Warning::ConditionIgnored { link_id: format!("pcptsd5.{n}") };
    expected.extend((1..=5).map(ignored));
    let (link_id, flaw) = (Some(link("pcptsd5.total")), Flaw::OldFunction);
    expected.push(Warning::FaultyExpression { link_id, flaw });
    assert_eq!(got.warnings, expected);
}

#[test]
fn who_5_is_refused_in_both_languages_for_want_of_a_code() {
    let Some(both) = files(["who-5.en-US.fhir.json", "who-5.es-US.fhir.json"]) else {
        return;
    };
    for form in both {
        assert_eq!(import(&form, &[]), Err(ImportRefused::UnknownInstrument));
    }
}
