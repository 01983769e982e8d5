//! Forms from the staff side: what can be asked for, what cannot, and an answer about safety.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use kith_core::form::Command;
use kith_core::{AskId, FormId, Purpose, Role, RoomId};
use kith_measure::form::{Completeness, FormFile, FormItem, FormOption};
use kith_web::paths::Page;

use crate::pair::Pair;
use crate::support::World;

const WHOLE: FormId = FormId([7; 16]);
const PART: FormId = FormId([8; 16]);

/// A form of nine questions with the structure of a published one and words of our own.
fn file(instrument: &str, completeness: Completeness) -> FormFile {
    let option = |code: &str, label: &str, weight| FormOption {
        code: code.into(),
        label: label.into(),
        weight: Some(weight),
    };
    let item = |index: u16| FormItem {
        link_id: index.to_string(),
        lead: Vec::new(),
        text: format!("Example statement {index}"),
        index_in_instrument: Some(index),
        options: vec![option("LA6568-5", "Never", 0), option("LA6569-3", "Now and then", 1)],
        safety: index == 8,
    };
    FormFile {
        instrument: instrument.into(),
        canonical: None,
        title: Some("An example".into()),
        language: Some("en".into()),
        instructions: Vec::new(),
        items: (0..9).map(item).collect(),
        closing: Vec::new(),
        copyright: Some("Made for a test".into()),
        completeness,
    }
}

async fn import(world: &World) {
    let missing = vec!["lists.example/answers".to_owned()];
    let keeper = world.app.operator();
    for (form, instrument, completeness) in [
        (WHOLE, "phq-9", Completeness::Full),
        (PART, "gad-7", Completeness::NumbersOnly { missing }),
    ] {
        let import = Command::Import { form, file: file(instrument, completeness) };
        world.app.act(&keeper, world.app.book_room(), import).await.expect("imported");
    }
}

#[tokio::test]
async fn a_form_is_asked_for_once_and_one_with_a_list_missing_is_not() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    let ask = world.path_to(Page::AskForm, pair.room);
    assert!(pair.browser.get(&ask).await.says("No form can be given now."));
    import(&world).await;
    let offered = pair.browser.get(&ask).await;
    assert!(offered.says("An example") && offered.says("lists.example/answers"));
    assert!(offered.html.contains(&WHOLE.to_string()) && !offered.html.contains(&PART.to_string()));

    let (once, form) = (offered.value("once"), WHOLE.to_string());
    let fields = [("once", once.as_str()), ("form", form.as_str())];
    for _ in 0..2 {
        assert!(pair.browser.sends(&ask, &fields).await.says("Not answered yet."));
    }
    let seen = world.app.read(&pair.noor, pair.room, Purpose::Own).await.expect("her room");
    assert_eq!(seen.asks().count(), 1);
    assert!(pair.browser.get(&ask).await.says("Asked on Tuesday 5 May. Not answered yet."));
    let part = pair.browser.post(&ask, &[("form", &PART.to_string())]).await;
    assert_eq!(part.status, StatusCode::CONFLICT);
    let other = world.path_to(Page::AskForm, RoomId([9; 16]));
    assert_eq!(pair.browser.post(&other, &fields).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_answer_about_safety_stands_first_until_somebody_was_in_touch() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    import(&world).await;
    let ask = AskId([1; 16]);
    let asked = Command::Ask { ask, form: WHOLE };
    world.app.act(&pair.amira, pair.room, asked).await.expect("asked");
    let chosen = BTreeMap::from([("8".to_owned(), "LA6569-3".to_owned())]);
    let answer = Command::Answer { ask, chosen };
    world.app.act(&pair.noor, pair.room, answer).await.expect("answered");
    let words = "One answer is about Noor’s safety.";
    let (person, brief) =
        (world.path_to(Page::Person, pair.room), world.path_to(Page::Brief, pair.room));
    let shown = pair.browser.get(&person).await;
    assert!(shown.says(words) && shown.says("1 of 9 answered, so there is no total."));
    assert!(pair.browser.get(&brief).await.says(words));
    assert!(pair.browser.get("/").await.says("Noor gave an answer about their safety."));
    let clients = world.path(Page::Clients);
    assert!(pair.browser.get(&clients).await.says("They gave an answer about their safety."));
    let reach = world.path_to(Page::Reach, format!("{}-{ask}", pair.room));
    let shown = pair.browser.get(&reach).await;
    assert!(
        shown.says("Be in touch with Noor") && shown.says("Please be in touch by Wednesday 6 May")
    );
    world.later(2 * kith_core::time::DAY);
    pair.browser = world.signed_in("amira").await;
    assert!(pair.browser.get("/").await.says("This was for Wednesday 6 May"));
    let after = pair.browser.sends(&reach, &[("words", "We spoke on the phone.")]).await;
    assert!(!after.says(words) && !pair.browser.get(&brief).await.says(words));
    assert!(!pair.browser.get("/").await.says("about their safety"));
    assert!(pair.browser.get(&reach).await.says("Somebody has been in touch."));
    let record = world.app.read_entries(&pair.noor, pair.room, Purpose::Own).await.expect("hers");
    let kept = record.entries.iter().any(|entry| {
        matches!(&entry.fact, kith_core::Fact::Form(
        kith_core::form::Fact::Reached { words, .. }) if words == "We spoke on the phone.")
    });
    assert!(kept, "the client can read that somebody was in touch");
}

#[tokio::test]
async fn every_role_at_work_reads_the_list_of_forms_and_no_client_does() {
    let world = World::new().await;
    import(&world).await;
    let amira = world.staff("Amira", Role::Therapist).await;
    let (_, code) = world.client("Noor", amira).await;
    world.staff("Jo", Role::Supervisor).await;
    world.staff("Ada", Role::Administrator).await;
    let forms = world.path(Page::Forms);
    for handle in ["amira", "jo", "ada"] {
        let shown = world.signed_in(handle).await.get(&forms).await;
        assert!(shown.says("PHQ-9") && shown.says("lists.example/answers"), "{handle}");
    }
    let mut noor = world.at_home("noor", &code).await;
    assert_eq!(noor.get(&forms).await.status, StatusCode::NOT_FOUND);
}
