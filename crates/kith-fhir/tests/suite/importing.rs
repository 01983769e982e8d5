//! What an import keeps, and what it warns about.

use kith_fhir::questionnaire::{Flaw, lowest_label_differs};
use kith_fhir::{Import, Warning, import};
use kith_measure::form::{Completeness, FormItem};
use kith_measure::instruments::by_id;
use serde_json::{Value, json};

use crate::given::{
    GAD7, LIST, LIST_URL, PCL5, PCPTSD5, PHQ2, PHQ9, WHO5, changed, form, phq9, questions,
};

fn imported(file: &[u8], lists: &[&[u8]]) -> Import {
    import(file, lists).expect("imports")
}

fn weights(item: &FormItem) -> Vec<Option<u8>> {
    item.options.iter().map(|option| option.weight).collect()
}

fn link(id: &str) -> String {
    id.to_owned()
}

#[test]
fn phq_9_keeps_words_order_weights_and_safety() {
    let form = imported(PHQ9, &[LIST]).form;
    assert_eq!(form.instrument, "phq-9");
    assert_eq!(form.canonical.as_deref(), Some("http://forms.kith-tests/Questionnaire/phq-9"));
    assert_eq!(form.copyright.as_deref(), Some("Words by the Kith maintainers, for tests."));
    assert_eq!(form.completeness, Completeness::Full);
    assert!(form.can_be_given());
    let before = ["How to answer (own test wording)", "Statements (own test wording)"];
    assert_eq!(form.instructions, before);
    let indexes: Vec<_> = form.items.iter().map(|item| item.index_in_instrument).collect();
    assert_eq!(indexes, (0..9).map(Some).chain([None]).collect::<Vec<_>>());
    assert_eq!(form.items[0].text, "Statement one (own test wording)");
    assert_eq!(form.items[0].options[2].label, "Answer two (test)");
    assert_eq!(form.items[0].weight("LA6571-9"), Some(3));
    assert!(form.items[..9].iter().all(|item| weights(item) == [0, 1, 2, 3].map(Some)));
    let safety: Vec<_> = form.items.iter().filter(|item| item.safety).collect();
    assert_eq!(safety.len(), 1);
    assert_eq!(safety[0].link_id, "phq9.matrix.q9");
}

#[test]
fn a_question_beside_the_instrument_is_kept_and_never_weighed() {
    let form = imported(PHQ9, &[LIST]).form;
    let extra = form.item("phq9.difficulty").expect("kept");
    assert_eq!(extra.index_in_instrument, None);
    assert_eq!(extra.options.len(), 4);
    assert_eq!(weights(extra), [None; 4]);
    assert!(form.item("phq9.totalScore").is_none(), "a total is not a question");
}

#[test]
fn phq_9_warns_of_every_known_defect() {
    let difficulty = || link("phq9.difficulty");
    let url = link("http://forms.kith-tests/Questionnaire/phq-9");
    let expected = [
        Warning::Status { status: Some(link("draft")) },
        Warning::NoLanguage,
        Warning::CanonicalUnresolvable { url },
        Warning::FaultyExpression { link_id: None, flaw: Flaw::TypedValue },
        Warning::EmptyCode { link_id: difficulty() },
        Warning::ConditionIgnored { link_id: difficulty() },
        Warning::NotScored { link_id: difficulty() },
        Warning::RequiredIgnored { items: 9 },
    ];
    assert_eq!(imported(PHQ9, &[LIST]).warnings, expected);
}

#[test]
fn without_its_list_a_form_is_numbers_only() {
    for file in [PHQ9, PHQ2, GAD7] {
        let form = imported(file, &[]).form;
        let missing = vec![link(LIST_URL)];
        assert_eq!(form.completeness, Completeness::NumbersOnly { missing });
        assert!(!form.can_be_given());
        let scored = form.items.iter().filter(|item| item.index_in_instrument.is_some());
        assert!(scored.into_iter().all(|item| item.options.is_empty()));
    }
}

#[test]
fn a_list_that_only_names_a_rule_counts_as_missing() {
    let rule = changed(LIST, |list| {
        list.as_object_mut().unwrap().remove("expansion");
        list["compose"] = json!({"include": [{"system": "http://loinc.org",
            "filter": [{"property": "LIST", "op": "=", "value": "LL358-3"}]}]});
    });
    let half = changed(&rule, |list| {
        let concepts = json!([{"code": "LA6568-5", "display": "Answer nought (test)"}]);
        let part = json!({"system": "http://loinc.org", "concept": concepts});
        list["compose"]["include"].as_array_mut().unwrap().insert(0, part);
    });
    assert!(!imported(PHQ2, &[&half]).form.can_be_given());
    let got = imported(PHQ2, &[&rule]);
    assert!(!got.form.can_be_given());
    assert!(got.warnings.contains(&Warning::ListNotSpelledOut { url: link(LIST_URL) }));
}

#[test]
fn a_list_may_be_composed_contained_or_named_with_its_version() {
    let composed = changed(LIST, |list| {
        let mut concepts = list["expansion"]["contains"].take();
        for concept in concepts.as_array_mut().unwrap() {
            concept.as_object_mut().unwrap().remove("system");
        }
        list.as_object_mut().unwrap().remove("expansion");
        list["compose"] = json!({"include": [{"system": "http://loinc.org", "concept": concepts}]});
    });
    assert_eq!(imported(PHQ9, &[&composed]).form, form(PHQ9));

    let nested = changed(LIST, |list| {
        let answers = list["expansion"]["contains"].take();
        let heading =
            json!({"abstract": true, "code": "all", "display": "All", "contains": answers});
        list["expansion"]["contains"] = json!([heading]);
    });
    assert_eq!(imported(PHQ9, &[&nested]).form, form(PHQ9));

    let contained = changed(PHQ9, |form| {
        let mut list: Value = serde_json::from_slice(LIST).unwrap();
        list["id"] = json!("list");
        list.as_object_mut().unwrap().remove("url");
        form["contained"] = json!([{"resourceType": "Library", "id": "list"}, list]);
        for question in questions(form) {
            question["answerValueSet"] = json!("#list");
        }
    });
    assert_eq!(imported(&contained, &[]).form, form(PHQ9));

    let versioned = |version: &str| {
        changed(PHQ2, |form| {
            for question in questions(form) {
                question["answerValueSet"] = json!(format!("{LIST_URL}|{version}"));
            }
        })
    };
    assert!(imported(&versioned("test"), &[LIST]).form.can_be_given());
    assert!(!imported(&versioned("2.77"), &[LIST]).form.can_be_given());
}

#[test]
fn weights_come_from_the_file_or_from_the_definition() {
    let unweighed = changed(LIST, |list| {
        for answer in list["expansion"]["contains"].as_array_mut().unwrap() {
            answer.as_object_mut().unwrap().remove("extension");
        }
    });
    assert_eq!(imported(PHQ9, &[&unweighed]).form, form(PHQ9));

    let newer = String::from_utf8(PCL5.to_vec()).unwrap().replace("ordinalValue", "itemWeight");
    assert_eq!(imported(newer.as_bytes(), &[]).form, form(PCL5));

    let one_to_five = changed(PCL5, |form| {
        let url = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
        let option = |weight: u8| {
            let extension = json!([{"url": url, "valueDecimal": weight}]);
            json!({"valueInteger": weight + 1, "extension": extension})
        };
        for question in questions(form) {
            question["answerOption"] = (0..5).map(option).collect();
        }
    });
    assert_eq!(weights(&imported(&one_to_five, &[]).form.items[0]), [0, 1, 2, 3, 4].map(Some));

    let numbers = changed(PCL5, |form| {
        for question in questions(form) {
            question["answerOption"] =
                (0..5).map(|weight| json!({"valueInteger": weight})).collect();
        }
    });
    let got = imported(&numbers, &[]).form;
    assert_eq!(weights(&got.items[0]), [0, 1, 2, 3, 4].map(Some));
    assert_eq!(got.items[0].options[3].label, "3");
}

#[test]
fn words_between_questions_stay_between_them() {
    let form = imported(PCPTSD5, &[]).form;
    assert_eq!(form.instructions, Vec::<String>::new());
    assert_eq!(form.items[1].lead, ["How to go on (own test wording)"]);
    assert!(form.items[2].lead.is_empty());
    let ending = changed(PHQ2, |form| {
        let thanks = json!({"linkId": "end", "type": "display", "text": "Thanks (test)"});
        form["item"].as_array_mut().unwrap().push(thanks);
    });
    assert_eq!(imported(&ending, &[LIST]).form.closing, ["Thanks (test)"]);
}

#[test]
fn who_5_imports_once_it_has_its_code_and_weights() {
    let complete = changed(WHO5, |form| {
        form["code"] = json!([{"system": "http://snomed.info/sct", "code": "1144665009"}]);
        for question in questions(form) {
            for (weight, option) in
                (0..6).rev().zip(question["answerOption"].as_array_mut().unwrap())
            {
                let url = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
                option["extension"] = json!([{"url": url, "valueDecimal": weight}]);
            }
        }
    });
    let form = imported(&complete, &[]).form;
    assert_eq!((form.instrument.as_str(), form.language.as_deref()), ("who-5", Some("en-US")));
    // The file's own order, from the highest down, stays.
    assert_eq!(weights(&form.items[0]), [5, 4, 3, 2, 1, 0].map(Some));
    assert_eq!(form.closing.len(), 3);
}

#[test]
fn a_differing_lowest_answer_is_pointed_at() {
    let odd = |label: &'static str| {
        changed(GAD7, |form| {
            let mut options: Value = serde_json::from_slice::<Value>(LIST).unwrap();
            let options = options["expansion"]["contains"].as_array_mut().unwrap();
            options[0]["display"] = json!(label);
            let third = &mut questions(form)[2];
            third.as_object_mut().unwrap().remove("answerValueSet");
            third["answerOption"] =
                options.iter().map(|option| json!({"valueCoding": option})).collect();
        })
    };
    let warning = Warning::LowestLabelDiffers { link_id: link("gad7.matrix.q3") };
    let got = imported(&odd("Some other answer (test)"), &[LIST]);
    assert!(got.warnings.contains(&warning));
    let got = imported(&odd(" answer NOUGHT (test) "), &[LIST]);
    assert!(!got.warnings.contains(&warning), "case and outer spaces do not count");
}

#[test]
fn the_list_that_came_along_is_believed_before_the_form() {
    let all_odd = changed(GAD7, |form| {
        let mut list: Value = serde_json::from_slice(LIST).unwrap();
        list["expansion"]["contains"][0]["display"] = json!("Some other answer (test)");
        let options = list["expansion"]["contains"].as_array().unwrap();
        for question in questions(form) {
            // The item's own answers go before a list that it names as well.
            question["answerOption"] =
                options.iter().map(|option| json!({"valueCoding": option})).collect();
        }
    });
    let odd = |got: &Import| {
        let warnings = got.warnings.iter();
        warnings.filter(|warning| matches!(warning, Warning::LowestLabelDiffers { .. })).count()
    };
    assert_eq!(odd(&imported(&all_odd, &[LIST])), 7);
    assert_eq!(odd(&imported(&all_odd, &[])), 0, "nothing to compare with");
}

#[test]
fn an_address_can_lead_somewhere_or_not() {
    let leads = |url: &str| {
        let got = phq9(|form| form["url"] = json!(url)).expect("imports");
        !got.warnings.contains(&Warning::CanonicalUnresolvable { url: link(url) })
    };
    for url in ["https://forms.kith.org/a", "http://a.xn--p1ai/b", "https://a.org:8443|1"] {
        assert!(leads(url), "{url}");
    }
    for url in [
        "urn:uuid:a",
        "ftp://a.org/b",
        "http://localhost/b",
        "http://a.b/c",
        "http://a.example/b",
        "http://a.made-up/b",
        "http://10.0.0.1/b",
    ] {
        assert!(!leads(url), "{url}");
    }
}

#[test]
fn an_item_marked_as_not_hidden_is_shown() {
    let shown = phq9(|form| {
        let url = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
        questions(form)[6]["extension"] = json!([{"url": url, "valueBoolean": false}]);
    });
    assert_eq!(shown.expect("imports").form, form(PHQ9));
}

#[test]
fn two_forms_are_compared_by_their_lowest_answer() {
    let other_list = changed(LIST, |list| {
        list["expansion"]["contains"][0]["display"] = json!("Some other answer (test)");
    });
    let odd = imported(GAD7, &[&other_list]).form;
    assert!(lowest_label_differs(&odd, &form(PHQ9)));
    assert!(!lowest_label_differs(&form(GAD7), &form(PHQ9)));
    let mut translated = odd;
    translated.language = Some(link("de"));
    assert!(!lowest_label_differs(&translated, &form(PHQ9)), "another language has other words");
}

#[test]
fn small_oddities_are_warned_of_or_passed_over() {
    let got = phq9(|form| {
        form["status"] = json!("active");
        form["language"] = json!("en");
        form["url"] = json!("https://forms.example.org/phq-9");
        form.as_object_mut().unwrap().remove("extension");
        form["item"].as_array_mut().unwrap().pop();
        for question in questions(form) {
            question["required"] = json!(false);
        }
    });
    assert_eq!(got.expect("imports").warnings, []);

    let got = phq9(|form| {
        form.as_object_mut().unwrap().remove("url");
        form.as_object_mut().unwrap().remove("copyright");
    });
    let warnings = got.expect("imports").warnings;
    assert!(warnings.contains(&Warning::NoCanonical));
    assert!(warnings.contains(&Warning::NoCopyright));

    let unused = imported(PCL5, &[LIST]).warnings;
    assert!(unused.contains(&Warning::ListUnused { url: link(LIST_URL) }));

    let mut marked = b"\xEF\xBB\xBF".to_vec();
    marked.extend_from_slice(PHQ9);
    assert_eq!(imported(&marked, &[LIST]), imported(PHQ9, &[LIST]));
}

#[test]
fn every_warning_reads_as_a_sentence_without_wording() {
    for file in [PHQ9, PHQ2, GAD7, PCL5, PCPTSD5] {
        for warning in imported(file, &[LIST]).warnings {
            let text = warning.to_string();
            assert!(!text.is_empty() && !text.contains("wording"), "{text}");
        }
    }
}

#[test]
fn every_imported_instrument_is_one_that_kith_scores() {
    for file in [PHQ9, PHQ2, GAD7, PCL5, PCPTSD5] {
        let form = form(file);
        let instrument = by_id(&form.instrument).expect("known");
        let scored = form.items.iter().filter(|item| item.index_in_instrument.is_some());
        assert_eq!(scored.count(), instrument.items.len());
    }
}
