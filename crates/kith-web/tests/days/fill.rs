//! A form that somebody asked for: it comes in its own words, every item can be skipped, and
//! a number is never a verdict.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use kith_core::form::Command;
use kith_core::{AskId, FormId, Purpose};
use kith_measure::form::{Completeness, FormFile, FormItem, FormOption};
use kith_web::paths::Page;

use super::Day;

const FORM: FormId = FormId([7; 16]);
const ASK: AskId = AskId([8; 16]);

/// A form in our own words with nine items, the last of them about safety.
fn file() -> FormFile {
    let option = |code: &str, label: &str, weight| FormOption {
        code: code.into(),
        label: label.into(),
        weight: Some(weight),
    };
    let item = |index: u16| FormItem {
        link_id: format!("/{index}"),
        lead: if index == 4 { vec!["Now about evenings.".into()] } else { Vec::new() },
        text: format!("Example statement {index}"),
        index_in_instrument: Some(index),
        options: vec![
            option("LA6568-5", "Never", 0),
            option("LA6569-3", "Now and then", 1),
            option("LA6570-1", "Often", 2),
        ],
        safety: index == 8,
    };
    FormFile {
        instrument: "phq-9".into(),
        canonical: None,
        title: None,
        language: Some("en".into()),
        instructions: vec!["Think of the days behind you.".into()],
        items: (0..9).map(item).collect(),
        closing: vec!["That is all.".into()],
        copyright: Some("Example words, free to use.".into()),
        completeness: Completeness::Full,
    }
}

async fn asked() -> Day {
    let day = Day::begun().await;
    let operator = day.world.app.operator();
    let import = Command::Import { form: FORM, file: file() };
    day.world.app.act(&operator, day.world.app.book_room(), import).await.expect("imported");
    day.staff(Command::Ask { ask: ASK, form: FORM }).await;
    day
}

fn answers(count: usize, place: &'static str) -> Vec<(String, &'static str)> {
    (0..9).map(|item| (format!("q{item}"), if item < count { place } else { "skip" })).collect()
}

async fn sent(day: &mut Day, answers: &[(String, &'static str)]) -> super::Reply {
    let fields: Vec<_> = answers.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    day.sends(Page::Form, ASK, &fields).await
}

#[tokio::test]
async fn a_form_is_shown_in_its_own_words_and_says_first_who_reads_it() {
    let mut day = asked().await;
    assert!(day.get(Page::Home).await.says("A form that Amira asked for on Tuesday 5 May"));
    let form = day.get_one(Page::Form, ASK).await;
    let words = form.words();
    let before = words.split("Example statement 0").next().expect("a beginning");
    assert!(before.contains("Amira sees your answers once you send them."), "{before}");
    assert!(before.contains("You can skip any of them") && before.contains("do not wait"));
    assert!(form.says("Think of the days behind you.") && form.says("Now about evenings."));
    assert!(form.says("That is all.") && form.says("Example words, free to use."));
    assert_eq!(form.html.matches("I would rather not say").count(), 9);
    assert!(!form.html.contains(" checked"));
}

#[tokio::test]
async fn a_total_only_with_all_answered_and_its_word_only_if_wanted() {
    let mut day = asked().await;
    let mut all = answers(9, "1");
    all[8].1 = "0";
    let page = sent(&mut day, &all).await;
    assert!(page.says("8 of 27.") && !page.says("mild"), "{}", page.html);
    let page = day.sends(Page::Form, ASK, &[("do", "bands"), ("wanted", "yes")]).await;
    assert!(page.says("People who use this form call it: mild."), "{}", page.html);
    let page = day.sends(Page::Form, ASK, &[("do", "bands"), ("wanted", "no")]).await;
    assert!(!page.says("mild"));
    assert!(!page.says("You do not have to carry this alone"));
    assert!(!day.get(Page::Home).await.says("A form that Amira asked for"));
    let again = sent(&mut day, &answers(9, "2")).await;
    assert!(again.says("8 of 27."), "the first answers stay");
}

#[tokio::test]
async fn with_items_left_out_there_is_no_total() {
    let mut day = asked().await;
    let page = sent(&mut day, &answers(7, "2")).await;
    assert!(page.says("You answered 7 of 9."), "{}", page.html);
    assert!(page.says("Not said") && page.says("Often") && !page.says("of 27"));
}

#[tokio::test]
async fn all_of_it_can_be_skipped() {
    let mut day = asked().await;
    let page = sent(&mut day, &[]).await;
    assert!(page.says("You answered 0 of 9.") && !page.says("incomplete"), "{}", page.html);
}

#[tokio::test]
async fn an_answer_that_is_hard_to_carry_brings_help_first() {
    let mut day = asked().await;
    let before = day.get_one(Page::Form, ASK).await;
    assert!(before.says("Amira is told at once and sees what you answered."));
    assert!(before.says("They are asked to be in touch with you within 24 hours."));
    let page = sent(&mut day, &[("q8".to_owned(), "1")]).await;
    assert!(
        page.says("Amira has been told, and is asked to be in touch with you by Wednesday 6 May")
    );
    let words = page.words();
    let care = words.find("You do not have to carry this alone").expect("help");
    assert!(care < words.find("You answered 1 of 9.").expect("the rest"));
    assert!(page.says("People you can call now"));
}

#[tokio::test]
async fn an_answer_that_the_form_does_not_hold_is_not_taken() {
    let mut day = asked().await;
    for value in ["3", "LA6568-5", "-1"] {
        let page = day.sends(Page::Form, ASK, &[("q0", value)]).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{value}");
    }
    assert!(day.get_one(Page::Form, ASK).await.says("Send to Amira"));
}

#[tokio::test]
async fn a_form_that_was_withdrawn_asks_for_nothing() {
    let mut day = asked().await;
    let operator = day.world.app.operator();
    let withdraw = Command::Withdraw { form: FORM };
    day.world.app.act(&operator, day.world.app.book_room(), withdraw).await.expect("withdrawn");
    assert!(day.get_one(Page::Form, ASK).await.says("Nothing is missing."));
    assert!(!day.get(Page::Home).await.says("A form that"));
    let command = Command::Answer { ask: ASK, chosen: BTreeMap::new() };
    assert!(day.world.app.act(&day.amira, day.room, command).await.is_err());
}

#[tokio::test]
async fn it_says_who_would_be_told_and_when_that_is_nobody() {
    let mut day = asked().await;
    let jo = day.also("Jo").await;
    let bonds = day.world.app.caseload(&day.amira).await.expect("a list");
    let bond = bonds.first().expect("a bond").bond;
    let form = day.get_one(Page::Form, ASK).await;
    assert!(form.says("Amira is told at once and sees what you answered."), "{}", form.html);
    day.sends(Page::Bond, bond, &[("do", "pause")]).await;
    let form = day.get_one(Page::Form, ASK).await;
    assert!(form.says("Amira is not beside you at present.") && form.says("Jo is told at once"));
    assert!(!form.says("Amira sees your answers") && !form.says("Send to Amira"));

    let also = day.world.app.caseload(&jo).await.expect("a list");
    day.sends(Page::Bond, also.first().expect("a bond").bond, &[("do", "end")]).await;
    let form = day.get_one(Page::Form, ASK).await;
    assert!(form.says("No one is beside you here now, so no one would be told."));
    let page = sent(&mut day, &answers(9, "1")).await;
    assert!(page.says("so no one was told."), "{}", page.html);
    assert!(page.says("You do not have to carry this alone"));
    for who in [&day.amira, &jo] {
        assert!(day.world.app.read(who, day.room, Purpose::Prepare).await.is_err());
    }
}

#[tokio::test]
async fn who_is_told_in_another_s_place_sees_what_was_answered() {
    let mut day = asked().await;
    let jo = day.also("Jo").await;
    let bonds = day.world.app.caseload(&day.amira).await.expect("a list");
    let bond = bonds.first().expect("a bond").bond;
    let before = day.world.app.read(&jo, day.room, Purpose::Prepare).await.expect("read");
    assert!(before.ask(ASK).is_none(), "it is for who asked");
    day.sends(Page::Bond, bond, &[("do", "end")]).await;
    sent(&mut day, &answers(9, "1")).await;
    let seen = day.world.app.read(&jo, day.room, Purpose::Prepare).await.expect("read");
    assert!(seen.ask(ASK).is_some_and(|ask| ask.answered.is_some()));
}
