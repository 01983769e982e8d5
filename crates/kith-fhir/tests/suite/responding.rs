//! Responses become answers, or are refused with a reason.

use kith_fhir::{FileRefused, Filled, ResponseRefused, import, response};
use kith_measure::form::FormFile;
use kith_measure::score;
use serde_json::{Value, json};

use crate::given::{GAD7, PCPTSD5, PHQ2, PHQ9, RESPONSE, changed, form};

fn answer(response: &mut Value, at: usize) -> &mut Value {
    &mut response["item"][0]["item"][at]["answer"]
}

fn read(change: impl FnOnce(&mut Value)) -> Result<Filled, ResponseRefused> {
    response::read(&changed(RESPONSE, change), &[form(PHQ9)])
}

fn reason(change: impl FnOnce(&mut Value)) -> String {
    read(change).expect_err("is refused").to_string()
}

const GIVEN: [Option<u8>; 9] =
    [Some(0), Some(1), Some(2), Some(3), Some(0), Some(1), Some(2), Some(3), Some(0)];

#[test]
fn coded_answers_are_scored_and_a_total_in_the_file_is_not_believed() {
    let got = read(|_| {}).expect("reads");
    assert_eq!(got.instrument.id, "phq-9");
    assert_eq!(got.answers, GIVEN);
    assert_eq!(got.unknown, ["phq9.totalScore"]);
    assert_eq!(score(got.instrument, &got.answers).total, Some(12));
}

#[test]
fn a_form_that_has_numbers_only_can_be_scored() {
    let numbers_only = import(PHQ9, &[]).expect("imports").form;
    let got = response::read_with(RESPONSE, &numbers_only).expect("reads");
    assert_eq!(got.answers, GIVEN);

    // A code means something in LOINC only.
    let other = changed(RESPONSE, |response| {
        answer(response, 6)[0]["valueCoding"]["system"] = json!("urn:other");
    });
    let got = response::read_with(&other, &numbers_only).expect_err("is refused");
    assert_eq!(got.to_string(), "item phq9.matrix.q7: LA6570-1 is none of its answers");
}

#[test]
fn a_link_id_may_look_like_a_path() {
    let mut paths = form(PHQ9);
    for item in &mut paths.items {
        item.link_id.insert_str(0, "a/");
    }
    let prefixed = String::from_utf8(RESPONSE.to_vec()).expect("text");
    let prefixed = prefixed.replace("phq9.matrix.q", "a/phq9.matrix.q");
    let got = response::read_with(prefixed.as_bytes(), &paths).expect("reads");
    assert_eq!(got.answers, GIVEN);
}

#[test]
fn numbers_and_flat_or_nested_items_are_read() {
    let got = read(|response| {
        *answer(response, 0) = json!([{"valueInteger": 3}]);
        *answer(response, 1) = json!([{"valueDecimal": 2.0}]);
        let mut items = response["item"][0]["item"].take();
        let nested = items.as_array_mut().unwrap().split_off(5);
        items[4]["answer"][0]["item"] = Value::Array(nested);
        response["item"] = items;
    });
    let answers = got.expect("reads").answers;
    assert_eq!(answers[..3], [Some(3), Some(2), Some(2)]);
    assert_eq!(answers[3..], GIVEN[3..]);
}

#[test]
fn yes_and_no_are_read_where_there_is_nothing_else() {
    let file = json!({"resourceType": "QuestionnaireResponse", "item": [
        {"linkId": "pcptsd5.exposure", "answer": [{"valueBoolean": true}]},
        {"linkId": "pcptsd5.1", "answer": [{"valueBoolean": false}]},
        {"linkId": "pcptsd5.2", "answer": [{"valueCoding": {"code": "1"}}]}]});
    let got = response::read(file.to_string().as_bytes(), &[form(PCPTSD5)]).expect("reads");
    assert_eq!(got.answers, [Some(1), Some(0), Some(1), None, None, None]);
    assert_eq!(
        reason(|response| *answer(response, 0) = json!([{"valueBoolean": true}])),
        "item phq9.matrix.q1: the answer is of a kind that Kith does not read"
    );
}

#[test]
fn a_skipped_item_is_missing_and_never_nought() {
    let got = read(|response| {
        *answer(response, 3) = json!([]);
        drop(response["item"][0]["item"].as_array_mut().unwrap().remove(0));
    });
    let got = got.expect("reads");
    assert_eq!((got.answers[0], got.answers[3]), (None, None));
    let score = score(got.instrument, &got.answers);
    assert_eq!((score.total, score.answered, score.of), (None, 7, 9));
}

#[test]
fn an_empty_response_is_nothing_answered() {
    let got = read(|response| response["item"] = json!([])).expect("reads");
    assert_eq!(got.answers, [None; 9]);
    let got = response::read_with(br#"{"resourceType": "QuestionnaireResponse"}"#, &form(PHQ9));
    assert_eq!(got.expect("reads").answers, [None; 9]);
}

#[test]
fn without_an_address_the_link_ids_tell_the_form() {
    let forms = [form(PHQ2), form(GAD7), form(PHQ9)];
    let bare = changed(RESPONSE, |response| {
        response.as_object_mut().unwrap().remove("questionnaire");
    });
    assert_eq!(response::read(&bare, &forms).expect("reads").instrument.id, "phq-9");
}

#[test]
fn two_languages_of_a_form_share_their_address() {
    let mut other = form(PHQ9);
    other.language = Some("de".to_owned());
    for item in &mut other.items {
        item.link_id.insert_str(0, "de.");
    }
    let got = response::read(RESPONSE, &[other, form(PHQ9)]).expect("reads");
    assert_eq!(got.answers, GIVEN);
}

/// A response without any form behind it, with codes as link ids.
fn by_codes(items: &[&str], questionnaire: Option<&str>) -> Vec<u8> {
    let answer = json!([{"valueCoding": {"system": "http://loinc.org", "code": "LA6570-1"}}]);
    let items: Vec<_> = items.iter().map(|id| json!({"linkId": id, "answer": answer})).collect();
    let mut file = json!({"resourceType": "QuestionnaireResponse", "item": items});
    if let Some(address) = questionnaire {
        file["questionnaire"] = json!(address);
    }
    file.to_string().into_bytes()
}

#[test]
fn without_a_form_codes_as_link_ids_are_enough() {
    let codes = ["/69725-0", "/68509-9", "69733-4"];
    let got = response::read(&by_codes(&codes, None), &[]).expect("reads");
    assert_eq!(got.instrument.id, "gad-7");
    assert_eq!(got.answers[..4], [Some(2), Some(2), Some(2), None]);

    // The first two items of PHQ-9 are all of PHQ-2.
    let both = ["/44249-1/44250-9", "/44249-1/44255-8"];
    let got = response::read(&by_codes(&both, None), &[]).expect_err("is refused");
    assert_eq!(got.to_string(), "the items could belong to PHQ-9 or to PHQ-2");
    let named = by_codes(&both, Some("http://loinc.org/q/55757-9"));
    assert_eq!(response::read(&named, &[]).expect("reads").instrument.id, "phq-2");
}

#[test]
fn a_response_to_something_else_is_refused() {
    let got = response::read(RESPONSE, &[]).expect_err("is refused");
    assert_eq!(got, ResponseRefused::UnknownForm);
    let got = response::read_with(RESPONSE, &form(GAD7)).expect_err("is refused");
    assert_eq!(got, ResponseRefused::OtherForm);
    let unknown = FormFile { instrument: "phq-8".to_owned(), ..form(PHQ9) };
    let got = response::read_with(RESPONSE, &unknown).expect_err("is refused");
    assert_eq!(got, ResponseRefused::UnknownForm);
}

#[test]
fn an_answer_that_the_item_does_not_have_is_refused() {
    let coded = reason(|response| answer(response, 6)[0]["valueCoding"]["code"] = json!("LA1-1"));
    assert_eq!(coded, "item phq9.matrix.q7: LA1-1 is none of its answers");
    for number in [json!(4), json!(-1), json!(1.5), json!(1e300)] {
        let change =
            |response: &mut Value| *answer(response, 6) = json!([{"valueDecimal": number}]);
        assert!(matches!(read(change), Err(ResponseRefused::NotAnAnswer { .. })), "{number}");
    }
    let words = reason(|response| *answer(response, 6) = json!([{"valueString": "private"}]));
    assert_eq!(words, "item phq9.matrix.q7: the answer is of a kind that Kith does not read");
}

#[test]
fn more_than_one_answer_is_refused() {
    let several = reason(|response| {
        *answer(response, 6) = json!([{"valueInteger": 0}, {"valueInteger": 3}]);
    });
    assert_eq!(several, "item phq9.matrix.q7 has more than one answer");
    let twice = reason(|response| {
        let again = response["item"][0]["item"][6].clone();
        response["item"].as_array_mut().unwrap().push(again);
    });
    assert_eq!(twice, "item phq9.matrix.q7 is answered twice");
}

#[test]
fn a_response_taken_back_or_unreadable_is_refused() {
    let back = reason(|response| response["status"] = json!("entered-in-error"));
    assert_eq!(back, "the response is marked as entered in error");
    let got = response::read(PHQ9, &[]).expect_err("is refused");
    assert_eq!(got.to_string(), "not a QuestionnaireResponse but a Questionnaire");
    let got = response::read(b"{", &[]).expect_err("is refused");
    assert!(matches!(got, ResponseRefused::File(FileRefused::NotJson { .. })));
}
