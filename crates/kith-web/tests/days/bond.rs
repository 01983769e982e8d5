//! The first yes or no, a pause, an end, and asking for somebody.

use axum::http::StatusCode;
use kith_core::bond::Command;
use kith_core::{Purpose, Role};
use kith_web::paths::Page;

use super::Day;

#[tokio::test]
async fn the_first_thing_is_one_question_and_what_a_yes_opens() {
    let mut day = Day::first().await;
    let home = day.get(Page::Home).await;
    assert!(home.says("Would you like Amira beside you?"), "{}", home.html);
    assert!(home.says("What Amira will see") && home.says("What Amira will not see"));
    assert!(home.says("Weekly meetings") && home.says("There is no end date yet."));
    assert!(!home.says("Your next meeting") && !home.says("Also here"));

    let bond = day.bond().await;
    let home = day.sends(Page::Bond, bond, &[("do", "accept")]).await;
    assert!(home.says("It begins when Amira says yes too."), "{}", home.html);
    day.staff(Command::Accept { bond }).await;
    let home = day.get(Page::Home).await;
    assert!(home.says("No meeting is agreed.") && home.says("Propose a time"));
    assert!(day.get(Page::People).await.says("Beside you since Tuesday 5 May, as a therapist."));
}

#[tokio::test]
async fn no_opens_nothing_and_can_be_thought_over_again() {
    let mut day = Day::first().await;
    let bond = day.bond().await;
    let home = day.sends(Page::Bond, bond, &[("do", "decline")]).await;
    assert!(home.says("No one is beside you here yet."), "{}", home.html);
    let read = day.world.app.read(&day.amira, day.room, Purpose::Prepare).await;
    assert!(read.is_err(), "a no opens nothing");

    let people = day.get(Page::People).await;
    let (who, once) = (people.value("person"), people.value("once"));
    let path = day.world.path(Page::People);
    let fields = [("person", who.as_str()), ("for", "A second try"), ("once", once.as_str())];
    for _ in 0..2 {
        let people = day.noor.sends(&path, &fields).await;
        assert_eq!(people.html.matches("Waits for").count(), 2, "asked once: {}", people.html);
    }
    assert!(day.get(Page::Home).await.says("It begins when Amira says yes too."));
}

#[tokio::test]
async fn a_pause_and_an_end_close_the_record_at_once() {
    let mut day = Day::agreed(60).await;
    let bond = day.bond().await;
    let page = day.sends(Page::Bond, bond, &[("do", "pause")]).await;
    assert!(page.says("There is a pause since") && page.says("You asked for it."));
    assert!(day.world.app.read(&day.amira, day.room, Purpose::Prepare).await.is_err());
    let home = day.get(Page::Home).await;
    assert!(home.says("A pause with Amira") && !home.says("Your next meeting"));
    assert!(!home.says("Propose a time"), "nobody can be met now");

    let page = day.sends(Page::Bond, bond, &[("do", "resume")]).await;
    assert!(page.says("Beside you since"));
    assert!(day.world.app.read(&day.amira, day.room, Purpose::Prepare).await.is_ok());
    assert!(day.get(Page::Home).await.says("Your next meeting"));

    let page = day.get_one(Page::Bond, format!("{bond}-end")).await;
    assert!(page.says("End this with Amira?") && page.says("There is no undo."));
    let page = day.sends(Page::Bond, bond, &[("do", "end")]).await;
    assert!(page.says("This ended on Tuesday 5 May."));
    assert!(day.world.app.read(&day.amira, day.room, Purpose::Prepare).await.is_err());
    let again = day.sends(Page::Bond, bond, &[("do", "end")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn asking_for_somebody_needs_a_person_and_nothing_else() {
    let mut day = Day::begun().await;
    day.world.staff("Sam", Role::Supervisor).await;
    let path = day.world.path(Page::People);
    let page = day.noor.post(&path, &[("for", "Someone to talk to")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("No one is chosen yet.") && page.says("Someone to talk to"));
    assert!(!page.html.contains("checked"), "nobody is chosen for her");
    let long = "x".repeat(5_000);
    let who = page.value("person");
    let page = day.noor.post(&path, &[("person", &who), ("for", &long)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says(&long), "nothing typed is lost");
    let page = day.noor.sends(&path, &[("person", &who)]).await;
    assert!(page.says("You said yes. Waits for Sam."), "{}", page.html);
}

#[tokio::test]
async fn nothing_is_ticked_beforehand_and_stopping_is_as_short_as_starting() {
    let mut day = Day::first().await;
    let bond = day.bond().await;
    let asked = day.get(Page::Home).await;
    for page in [&asked, &day.get(Page::People).await] {
        assert!(!page.html.contains(" checked") && !page.html.contains(" selected"));
    }
    // One press each, on the page that asks and on the page of the one beside her; no field to fill.
    assert!(asked.html.contains("name=\"do\" value=\"accept\""), "{}", asked.html);
    day.sends(Page::Bond, bond, &[("do", "accept")]).await;
    day.staff(Command::Accept { bond }).await;
    let beside = day.get_one(Page::Bond, bond).await;
    assert!(beside.html.contains("name=\"do\" value=\"pause\""), "{}", beside.html);
    let end = day.get_one(Page::Bond, format!("{bond}-end")).await;
    assert!(end.html.contains("name=\"do\" value=\"end\""), "{}", end.html);
    for page in [&asked, &beside, &end] {
        let main = page.html.split("<main").nth(1).expect("a main part");
        assert!(!main.contains("required") && !main.contains("<textarea"), "{main}");
    }
    day.sends(Page::Bond, bond, &[("do", "pause")]).await;
    assert!(day.world.app.read(&day.amira, day.room, Purpose::Prepare).await.is_err());
}

#[tokio::test]
async fn after_an_end_all_of_it_stays_hers_and_others_stay_beside_her() {
    let mut day = Day::begun().await;
    let jo = day.also("Jo").await;
    let note = |number: u8, text: &str| kith_core::note::Command::Finish {
        note: kith_core::NoteId([number; 16]),
        meeting: None,
        text: text.into(),
        promise: None,
    };
    day.staff(note(1, "We talked about May.")).await;
    let people = day.get(Page::People).await;
    assert!(people.says("Amira") && people.says("Jo"));
    let bonds = day.world.app.caseload(&day.amira).await.expect("a list");
    let bond = bonds.first().expect("a bond").bond;
    day.sends(Page::Bond, bond, &[("do", "end")]).await;
    day.world.app.act(&jo, day.room, note(2, "We go on.")).await.expect("beside her still");
    assert!(day.world.app.read(&day.amira, day.room, Purpose::Prepare).await.is_err());
    let record = day.get(Page::Record).await;
    assert!(record.says("We talked about May.") && record.says("We go on."), "{}", record.html);
    let again = Command::Accept { bond };
    assert!(day.world.app.act(&day.amira, day.room, again).await.is_err(), "not by one of them");
}
