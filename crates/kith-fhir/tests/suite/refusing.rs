//! What is refused, and with which reason.

use kith_fhir::{FileRefused, ImportRefused, import};
use serde_json::{Value, json};

use crate::given::{
    GAD7, LIST, LIST_URL, PCL5, PCPTSD5, PHQ2, PHQ9, RESPONSE, WHO5, WHO5_ES, changed, phq9,
    questions,
};

/// The reason for a refusal, as people read it.
fn reason(file: &[u8], lists: &[&[u8]]) -> String {
    import(file, lists).expect_err("is refused").to_string()
}

/// The reason for refusing a changed PHQ-9.
fn phq9_reason(change: impl FnOnce(&mut Value)) -> String {
    phq9(change).expect_err("is refused").to_string()
}

/// A PCL-5 whose first question has changed answers.
fn pcl5_reason(change: impl FnOnce(&mut Vec<Value>)) -> String {
    let file = changed(PCL5, |form| {
        change(questions(form)[0]["answerOption"].as_array_mut().expect("options"));
    });
    reason(&file, &[])
}

#[test]
fn an_item_removed_is_named() {
    for (at, reason) in [
        (0, "item 1 (code 44250-9, interest) is missing"),
        (6, "item 7 (code 44252-5, concentration) is missing"),
        (8, "item 9 (code 44260-8, thoughts of death or self-harm) is missing"),
    ] {
        assert_eq!(phq9_reason(|form| drop(questions(form).remove(at))), reason);
    }
}

#[test]
fn an_item_removed_is_named_though_the_file_has_no_codes() {
    let without = |at: usize| changed(PCL5, |form| drop(questions(form).remove(at)));
    assert_eq!(reason(&without(6), &[]), "item 7 (avoidance) is missing");
    assert_eq!(reason(&without(19), &[]), "item 20 (arousal) is missing");

    let no_opening = changed(PCPTSD5, |form| drop(form["item"].as_array_mut().unwrap().remove(0)));
    assert_eq!(reason(&no_opening, &[]), "item 0 (exposure) is missing");
}

#[test]
fn no_other_question_slips_into_the_place_of_a_missing_one() {
    // The last item goes, and the unscored question with answers of its own stands there.
    let last = changed(GAD7, |form| drop(questions(form).pop()));
    assert_eq!(reason(&last, &[LIST]), "item 7 (code 69736-7, dread) is missing");

    // A question with the right number at the end of another kind of link id.
    let posing = changed(GAD7, |form| {
        let question = &mut questions(form)[6];
        question.as_object_mut().unwrap().remove("code");
        question["linkId"] = json!("extra7");
    });
    assert_eq!(reason(&posing, &[LIST]), "item 7 (code 69736-7, dread) is missing");

    // Numbers that disagree with the codes beside them prove nothing.
    let shifted = changed(GAD7, |form| {
        for (at, question) in questions(form).iter_mut().enumerate() {
            question["linkId"] = json!(format!("q{at}"));
        }
    });
    assert_eq!(reason(&shifted, &[LIST]), "item 6 (code 69689-8, irritability) is missing");

    // One contradiction is enough.
    let swapped = changed(GAD7, |form| {
        questions(form)[0]["linkId"] = json!("gad7.matrix.q2");
        questions(form)[1]["linkId"] = json!("gad7.matrix.q1");
    });
    assert_eq!(reason(&swapped, &[LIST]), "item 6 (code 69689-8, irritability) is missing");

    // A code that Kith does not know is not "no code".
    let unknown = phq9_reason(|form| questions(form)[6]["code"][0]["code"] = json!("99999-9"));
    assert_eq!(unknown, "item 7 (code 44252-5, concentration) is missing");
}

#[test]
fn more_questions_than_places_are_unclear() {
    let two_openings = changed(PCPTSD5, |form| {
        let mut second = form["item"][0].clone();
        second["linkId"] = json!("another");
        form["item"].as_array_mut().unwrap().insert(1, second);
    });
    let unclear = "item 0 (exposure) cannot be told from the questions around it";
    assert_eq!(reason(&two_openings, &[]), unclear);

    // Two sets of twenty numbered questions: neither is more likely than the other.
    let two_sets = changed(PCL5, |form| {
        let mut others = questions(form).clone();
        for (number, other) in (1..).zip(&mut others) {
            other["linkId"] = json!(format!("other.{number}"));
        }
        questions(form).extend(others);
    });
    let unclear = "item 1 (intrusion) cannot be told from the questions around it";
    assert_eq!(reason(&two_sets, &[]), unclear);
}

#[test]
fn a_link_id_twice_or_missing_is_refused() {
    let twice = phq9_reason(|form| questions(form)[6]["linkId"] = json!("phq9.matrix.q3"));
    assert_eq!(twice, "linkId phq9.matrix.q3 is used twice");
    // Also between a question and something that is not one.
    let twice = phq9_reason(|form| questions(form)[6]["linkId"] = json!("phq9.instructions"));
    assert_eq!(twice, "linkId phq9.instructions is used twice");
    let none = phq9_reason(|form| {
        questions(form)[6].as_object_mut().unwrap().remove("linkId");
    });
    assert_eq!(none, "an item has no linkId");
}

#[test]
fn an_item_of_another_measure_is_refused() {
    let foreign = phq9_reason(|form| questions(form)[6]["code"][0]["code"] = json!("69733-4"));
    assert_eq!(foreign, "item phq9.matrix.q7: code 69733-4 belongs to GAD-7");

    let both = phq9_reason(|form| {
        let gad7: Value = serde_json::from_slice(GAD7).unwrap();
        form["item"].as_array_mut().unwrap().push(gad7["item"][1].clone());
    });
    assert_eq!(both, "item gad7.matrix.q1: code 69725-0 belongs to GAD-7");

    let as_phq2 = changed(PHQ9, |form| form["code"][0]["code"] = json!("55757-9"));
    assert_eq!(reason(&as_phq2, &[LIST]), "item phq9.matrix.q3: code 44259-0 belongs to PHQ-9");
}

#[test]
fn an_item_twice_is_refused() {
    let twice = phq9_reason(|form| questions(form)[6]["code"][0]["code"] = json!("44251-7"));
    assert_eq!(twice, "item phq9.matrix.q7: item 5 of PHQ-9 is there already");
    // Also where both were found by their link ids.
    let both = changed(PCL5, |form| {
        let mut second = questions(form)[6].clone();
        second["linkId"] = json!("pcl5.07");
        questions(form).push(second);
    });
    assert_eq!(reason(&both, &[]), "item pcl5.07: item 7 of PCL-5 is there already");
}

#[test]
fn an_unknown_instrument_is_refused_whatever_its_title_says() {
    for file in [WHO5, WHO5_ES] {
        assert_eq!(reason(file, &[]), "no code of a measure that Kith knows");
    }
    let other_system = changed(PCL5, |form| form["code"][0]["system"] = json!("urn:other"));
    assert_eq!(reason(&other_system, &[]), "no code of a measure that Kith knows");
    let two = phq9_reason(|form| {
        let second = json!({"system": "http://loinc.org", "code": "69737-5"});
        form["code"].as_array_mut().unwrap().push(second);
    });
    assert_eq!(two, "the file has the codes of two measures, PHQ-9 and GAD-7");
    // Some of the items do not make the instrument.
    let part = changed(PHQ9, |form| {
        form.as_object_mut().unwrap().remove("code");
        drop(questions(form).pop());
    });
    assert_eq!(reason(&part, &[LIST]), "no code of a measure that Kith knows");
}

#[test]
fn who_5_without_weights_is_refused() {
    let coded = changed(WHO5, |form| {
        form["code"] = json!([{"system": "http://snomed.info/sct", "code": "1144665009"}]);
    });
    let got = import(&coded, &[]).expect_err("is refused");
    assert!(matches!(got, ImportRefused::NoWeight { code, .. } if code == "answer-5"));
}

#[test]
fn wrong_weights_are_refused() {
    let with_list = |change: &dyn Fn(&mut Value)| {
        let list = changed(LIST, |list| change(&mut list["expansion"]["contains"]));
        reason(PHQ2, &[&list])
    };
    let weighs = |at: usize, weight: Value| {
        move |list: &mut Value| list[at]["extension"][0]["valueDecimal"] = weight.clone()
    };
    let item = "item phq2.matrix.q1";
    assert_eq!(
        with_list(&weighs(1, json!(2))),
        format!("{item}: answer LA6569-3 weighs 2 in the file, but 1 is right")
    );
    for (weight, shown) in [(json!(4), "4"), (json!(-1), "-1"), (json!(1.5), "1.5")] {
        let range = "weights are whole, 0 to 3";
        assert_eq!(
            with_list(&weighs(1, weight)),
            format!("{item}: answer LA6569-3 weighs {shown}; {range}")
        );
    }
    let shorter = with_list(&|list| drop(list.as_array_mut().unwrap().remove(2)));
    assert_eq!(shorter, format!("{item}: no answer weighs 2"));
    let unknown = with_list(&|list| {
        list[3]["code"] = json!("LA0000-0");
        list[3].as_object_mut().unwrap().remove("extension");
    });
    assert_eq!(unknown, format!("{item}: nothing says what answer LA0000-0 weighs"));
    let system = with_list(&|list| {
        list[3]["system"] = json!("urn:other");
        list[3].as_object_mut().unwrap().remove("extension");
    });
    assert_eq!(system, format!("{item}: nothing says what answer LA6571-9 weighs"));
}

#[test]
fn wrong_answers_are_refused() {
    let item = "item pcl5.1";
    let weight = |option: &mut Value, weight: u8| {
        option["extension"][0]["valueDecimal"] = json!(weight);
    };
    let same = pcl5_reason(|options| weight(&mut options[4], 3));
    assert_eq!(same, format!("{item}: two answers weigh 3"));
    let twice = pcl5_reason(|options| options[4]["valueCoding"]["code"] = json!("3"));
    assert_eq!(twice, format!("{item}: answer 3 is there twice"));
    let silent = pcl5_reason(|options| options[4]["valueCoding"]["display"] = json!(" "));
    assert_eq!(silent, format!("{item}: answer 4 has no words"));
    let odd = pcl5_reason(|options| options[4] = json!({"valueDate": "2026-01-01"}));
    assert_eq!(odd, format!("{item}: answer 5 is of a kind that Kith does not read"));
    let text = pcl5_reason(|options| options[4] = json!({"valueString": "Often (test)"}));
    assert!(text.ends_with("weighs"), "{text}");
    let doubly = pcl5_reason(|options| {
        options[4]["valueCoding"]["extension"] = options[3]["extension"].clone();
    });
    assert_eq!(doubly, format!("{item}: answer 4 weighs 4 in the file, but 3 is right"));
}

#[test]
fn a_question_without_words_or_answers_is_refused() {
    let silent = phq9_reason(|form| questions(form)[6]["text"] = json!(""));
    assert_eq!(silent, "item phq9.matrix.q7 has no text");
    let open = phq9_reason(|form| {
        questions(form)[6].as_object_mut().unwrap().remove("answerValueSet");
    });
    assert_eq!(open, "item phq9.matrix.q7 has no answers to choose from");
    let lost = phq9_reason(|form| questions(form)[6]["answerValueSet"] = json!("#lost"));
    assert_eq!(lost, "item phq9.matrix.q7: the list #lost is not contained in the file");
    let hidden = phq9_reason(|form| {
        let url = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
        questions(form)[6]["extension"] = json!([{"url": url, "valueBoolean": true}]);
    });
    assert_eq!(hidden, "item 7 (code 44252-5, concentration) is missing");
}

#[test]
fn lists_must_be_value_sets_with_an_address_of_their_own() {
    assert_eq!(reason(PHQ9, &[LIST, PHQ2]), "value set 2: not a ValueSet but a Questionnaire");
    assert_eq!(reason(PHQ9, &[LIST, LIST]), format!("the value set {LIST_URL} was given twice"));
    let nameless = changed(LIST, |list| {
        list.as_object_mut().unwrap().remove("url");
    });
    assert_eq!(reason(PHQ9, &[&nameless]), "value set 1 has no address (url)");
    assert_eq!(reason(PHQ9, &[b"{"]), "value set 1: not JSON: line 1, column 1");
}

#[test]
fn what_is_not_a_questionnaire_is_refused() {
    assert_eq!(reason(RESPONSE, &[]), "not a Questionnaire but a QuestionnaireResponse");
    assert_eq!(reason(b"{}", &[]), "not a Questionnaire");
    assert_eq!(reason(b"[1, 2]", &[]), "not a Questionnaire");
    assert_eq!(reason(b"", &[]), "not JSON: line 1, column 0");
    assert_eq!(reason(b"{\n  \"a\": 1,\n  oops\n}", &[]), "not JSON: line 3, column 3");
    assert_eq!(reason(b"\xff\xfe", &[]), "not JSON: line 1, column 1");
}

#[test]
fn a_wrong_shape_is_refused_by_place_and_without_its_words() {
    let file = br#"{"resourceType": "Questionnaire",
  "item": "Some private words"}"#;
    let got = import(file, &[]).expect_err("is refused");
    assert!(matches!(got, ImportRefused::File(FileRefused::WrongShape { line: 2, .. })));
    assert!(!format!("{got} {got:?}").contains("private"));
}

#[test]
fn too_large_and_too_deep_are_refused() {
    let large = vec![b' '; 1024 * 1024 + 1];
    let bytes = large.len();
    let got = import(&large, &[]).expect_err("is refused");
    assert_eq!(got, ImportRefused::File(FileRefused::TooLarge { bytes }));

    let mut deep = b"{\"resourceType\": \"Questionnaire\", \"item\": ".to_vec();
    deep.extend(std::iter::repeat_n(b'[', 1_000_000));
    let got = import(&deep, &[]).expect_err("is refused");
    assert_eq!(got, ImportRefused::File(FileRefused::TooDeep));

    // Brackets inside words are not depth.
    let text = format!("\"{}\\", "[".repeat(500));
    let brackets = phq9(|form| questions(form)[0]["text"] = json!(text));
    assert!(brackets.is_ok());
}

#[test]
fn too_many_questions_or_answers_are_refused() {
    let questions_too_many = phq9_reason(|form| {
        let items = form["item"].as_array_mut().unwrap();
        items.extend((0..300).map(
            |n| json!({"linkId": format!("more-{n}"), "type": "string", "text": "More (test)"}),
        ));
    });
    assert_eq!(questions_too_many, "more than 300 questions");
    let answers_too_many = phq9_reason(|form| {
        let difficulty = &mut form["item"][3];
        let answers = (0..101).map(|n| json!({"valueString": format!("Answer {n} (test)")}));
        difficulty["answerOption"] = answers.collect();
    });
    assert_eq!(answers_too_many, "item phq9.difficulty has more than 100 answers");
}

#[test]
fn a_name_in_a_reason_is_short_and_plain() {
    let long = phq9_reason(|form| {
        let name = "x\u{1b}[2J".to_owned() + &"y".repeat(500);
        questions(form)[6]["linkId"] = json!(name);
        questions(form)[6]["text"] = json!("");
    });
    assert!(long.len() < 120 && !long.contains('\u{1b}'), "{long:?}");
}
