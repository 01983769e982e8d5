//! Which question is taken for which item of the instrument.

use kith_fhir::questionnaire::Flaw;
use kith_fhir::{Import, Warning, import};
use serde_json::{Value, json};

use crate::given::{GAD7, LIST, PCL5, PCPTSD5, PHQ2, PHQ9, changed, phq9, questions};

fn imported(file: &[u8], lists: &[&[u8]]) -> Import {
    import(file, lists).expect("imports")
}

/// Each question's place in the instrument, in the file's order.
fn indexes(got: &Import) -> Vec<Option<u16>> {
    got.form.items.iter().map(|item| item.index_in_instrument).collect()
}

fn link(id: &str) -> String {
    id.to_owned()
}

/// A question with answers of its own that belongs to no instrument.
fn extra(link_id: &str) -> Value {
    let form: Value = serde_json::from_slice(PCPTSD5).expect("JSON");
    let mut question = form["item"][0].clone();
    question["linkId"] = json!(link_id);
    question
}

fn items(form: &mut Value) -> &mut Vec<Value> {
    form["item"].as_array_mut().expect("items")
}

#[test]
fn an_item_without_its_code_is_found_by_its_link_id() {
    let got = imported(GAD7, &[LIST]);
    assert_eq!(got.form.items[5].index_in_instrument, Some(5));
    let sixth = Warning::FoundByLinkId { link_id: link("gad7.matrix.q6"), number: 6 };
    assert!(got.warnings.contains(&sixth));
    assert_eq!(got.form.item("gad7.difficulty").unwrap().index_in_instrument, None);
}

#[test]
fn pcl_5_is_found_by_link_ids_in_whatever_order() {
    let found = |link_id: &str, number| Warning::FoundByLinkId { link_id: link(link_id), number };
    let got = imported(PCL5, &[]);
    assert!(got.warnings.contains(&found("pcl5.1", 1)));
    assert!(got.warnings.contains(&found("pcl5.20", 20)));

    let turned = changed(PCL5, |form| questions(form).reverse());
    let got = imported(&turned, &[]).form;
    assert_eq!(got.items[0].link_id, "pcl5.20");
    assert_eq!(got.items[0].index_in_instrument, Some(19));
}

#[test]
fn pcl_5_with_speechless_link_ids_is_found_by_position() {
    let speechless = changed(PCL5, |form| {
        for (letter, question) in ('a'..).zip(questions(form)) {
            question["linkId"] = json!(format!("item-{letter}"));
        }
    });
    let got = imported(&speechless, &[]);
    let indexes: Vec<_> = got.form.items.iter().map(|item| item.index_in_instrument).collect();
    assert_eq!(indexes, (0..20).map(Some).collect::<Vec<_>>());
    let second = Warning::FoundByPosition { link_id: link("item-b"), number: 2 };
    assert!(got.warnings.contains(&second));
}

#[test]
fn pc_ptsd_5_has_its_opening_question_by_position() {
    let got = imported(PCPTSD5, &[]);
    let opening = Warning::FoundByPosition { link_id: link("pcptsd5.exposure"), number: 0 };
    assert!(got.warnings.contains(&opening));
    let indexes: Vec<_> = got.form.items.iter().map(|item| item.index_in_instrument).collect();
    assert_eq!(indexes, (0..6).map(Some).collect::<Vec<_>>());
    let condition = Warning::ConditionIgnored { link_id: link("pcptsd5.3") };
    assert!(got.warnings.contains(&condition));
    let flaw = Flaw::OldFunction;
    let total = Warning::FaultyExpression { link_id: Some(link("pcptsd5.total")), flaw };
    assert!(got.warnings.contains(&total));
}

#[test]
fn without_a_panel_code_the_items_tell_the_instrument() {
    for (file, id) in [(PHQ9, "phq-9"), (PHQ2, "phq-2"), (PCPTSD5, "pc-ptsd-5")] {
        let bare = changed(file, |form| {
            form.as_object_mut().unwrap().remove("code");
        });
        let got = imported(&bare, &[LIST]);
        assert_eq!(got.form.instrument, id);
        assert!(got.warnings.contains(&Warning::NoPanelCode));
    }
}

#[test]
fn the_opening_question_is_told_from_everything_else() {
    let sound = imported(PCPTSD5, &[]);
    // A question in free words stands where the opening question does.
    let words = changed(PCPTSD5, |form| {
        items(form).insert(0, json!({"linkId": "a", "type": "text", "text": "Words (test)"}));
    });
    let got = imported(&words, &[]);
    assert_eq!(indexes(&got)[..3], [None, Some(0), Some(1)]);
    assert_eq!(got.form.items[1].text, sound.form.items[0].text);

    // A question numbered nought, elsewhere.
    let nought = changed(PCPTSD5, |form| items(form).push(extra("visit.0")));
    assert_eq!(indexes(&imported(&nought, &[])).last(), Some(&None));

    // An item that has its code stands before the opening question.
    let early = changed(PCPTSD5, |form| {
        let fifth = questions(form).pop().expect("five items");
        items(form).insert(0, fifth);
    });
    let got = indexes(&imported(&early, &[]));
    assert_eq!(got, [5, 0, 1, 2, 3, 4].map(Some));
}

#[test]
fn one_item_without_a_number_is_found_between_its_neighbours() {
    let lost = changed(PCL5, |form| {
        let questions = questions(form);
        questions[6]["linkId"] = json!("pcl5.x");
        questions.insert(0, extra("before"));
        questions.push(extra("after"));
        for at in [0, 21] {
            questions[at]["answerOption"] = questions[1]["answerOption"].clone();
        }
    });
    let got = imported(&lost, &[]);
    let wanted: Vec<_> = [None].into_iter().chain((0..20).map(Some)).chain([None]).collect();
    assert_eq!(indexes(&got), wanted);
    let seventh = Warning::FoundByPosition { link_id: link("pcl5.x"), number: 7 };
    assert!(got.warnings.contains(&seventh));
}

#[test]
fn a_few_other_numbered_questions_do_not_confuse() {
    let events = changed(PCL5, |form| {
        items(form).insert(0, extra("event.2"));
        items(form).insert(0, extra("event.1"));
    });
    let got = imported(&events, &[]);
    assert_eq!(indexes(&got)[..3], [None, None, Some(0)]);
}

#[test]
fn a_code_counts_only_in_its_own_system() {
    let local = phq9(|form| {
        let mut question = extra("local");
        question["code"] = json!([{"system": "urn:local", "code": "69733-4"}]);
        items(form).push(question);
    });
    assert_eq!(indexes(&local.expect("imports"))[10], None);
}

#[test]
fn a_total_of_another_measure_is_no_item_of_it() {
    let both = phq9(|form| {
        let total = json!({"linkId": "phq2", "type": "integer", "readOnly": true,
            "code": [{"system": "http://loinc.org", "code": "55758-7"}]});
        items(form).push(total);
    });
    assert_eq!(both.expect("imports").form.items.len(), 10);
}
