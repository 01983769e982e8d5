//! Agreeing on a time: proposals from both sides, changes told, cancelling without a reason.

use axum::http::StatusCode;
use kith_core::meeting::{Command, Details};
use kith_core::time::{DAY, HOUR};
use kith_web::paths::Page;

use super::support::NOW;
use super::{Day, MEETING, details};

const TYPED: [(&str, &str); 5] = [
    ("day", "2026-05-07"),
    ("time", "10:00"),
    ("minutes", "50"),
    ("place", "By phone"),
    ("others", "My sister"),
];

#[tokio::test]
async fn a_proposal_waits_for_the_client_on_the_first_page() {
    let mut day = Day::begun().await;
    day.proposed(60).await;
    let home = day.get(Page::Home).await;
    assert!(home.says("Amira proposes a time"), "{}", home.html);
    assert!(home.says("Tuesday 5 May, 1:00pm to 1:50pm"));
    let page = day.sends(Page::Meeting, MEETING, &[("do", "accept")]).await;
    assert!(page.says("You both said yes to this."), "{}", page.html);
    assert!(page.says("Before the meeting") && page.says("Cancel this meeting"));
    let page = day.sends(Page::Meeting, MEETING, &[("do", "accept")]).await;
    assert!(page.says("You both said yes to this."), "pressed twice");
    let home = day.get(Page::Home).await;
    assert!(home.says("Your next meeting") && home.says("Room 3"));
}

#[tokio::test]
async fn no_leaves_the_time_free_and_what_was_agreed_as_it_was() {
    let mut day = Day::begun().await;
    day.proposed(60).await;
    let page = day.sends(Page::Meeting, MEETING, &[("do", "decline")]).await;
    assert!(page.says("No one goes on with this time."), "{}", page.html);
    assert!(!day.get(Page::Home).await.says("proposes a time"));

    let mut day = Day::agreed(60).await;
    let change = details(day.world.app.now(), 120);
    day.staff(Command::ProposeChange { meeting: MEETING, details: change }).await;
    let page = day.get_one(Page::Meeting, MEETING).await;
    assert!(page.says("Amira suggests this instead"), "{}", page.html);
    let page = day.sends(Page::Meeting, MEETING, &[("do", "decline")]).await;
    assert!(!page.says("instead") && page.says("Tuesday 5 May, 1:00pm to 1:50pm"));
}

#[tokio::test]
async fn what_changed_is_told_when_she_next_looks() {
    let mut day = Day::agreed(60).await;
    day.comes_back().await;
    assert!(!day.get(Page::Home).await.says("What changed since you last looked"));
    let change = Details { place: "Room 8".into(), ..details(day.world.app.now(), 120) };
    day.world.later(1_000_000);
    let path = day.world.path_to(Page::Meeting, format!("{MEETING}-other"));
    let sent = day.noor.sends(&path, &TYPED).await;
    assert!(sent.says("You suggested this instead"), "{}", sent.html);
    day.staff(Command::ProposeChange { meeting: MEETING, details: change }).await;
    day.sends(Page::Meeting, MEETING, &[("do", "accept")]).await;
    let again = day.noor.sends(&path, &TYPED).await;
    assert!(again.says("You suggested this instead"), "{}", again.html);
    day.world.later(1_000_000);
    day.staff(Command::Accept { meeting: MEETING }).await;
    day.comes_back().await;
    let home = day.get(Page::Home).await;
    assert!(home.says("What changed since you last looked"), "{}", home.html);
    assert!(home.says("The time is new. Before, it was Tuesday 5 May, 2:00pm to 2:50pm."));
    assert!(home.says("The place is new. Before, it was: Room 8"));
    assert!(home.says("Thursday 7 May, 10:00am to 10:50am") && home.says("My sister"));
}

#[tokio::test]
async fn a_cancellation_stays_on_the_first_page_until_its_time() {
    let mut day = Day::agreed(60).await;
    let words = "I am ill. I am sorry.".to_owned();
    day.staff(Command::Cancel { meeting: MEETING, words }).await;
    for _ in 0..2 {
        let home = day.get(Page::Home).await;
        assert!(home.says("Amira cancelled the meeting on Tuesday 5 May, 1:00pm."));
        assert!(home.says("I am ill. I am sorry.") && home.says("No meeting is agreed."));
        day.comes_back().await;
    }
    day.world.later(DAY);
    day.comes_back().await;
    assert!(!day.get(Page::Home).await.says("cancelled"));
}

#[tokio::test]
async fn cancelling_needs_no_reason_and_takes_a_word() {
    let mut day = Day::agreed(60).await;
    let page = day.get_one(Page::Meeting, format!("{MEETING}-cancel")).await;
    assert!(page.says("You do not have to say why."), "{}", page.html);
    assert!(page.says("A word to Amira, if you like"));
    let asked = "Amira is asked to read it by the end of Thursday 7 May.";
    assert!(page.says(&format!("If you write something, {asked}")), "{}", page.words());
    let id = format!("{MEETING}-cancel");
    let page = day.sends(Page::Meeting, &id, &[("words", "Not this week.")]).await;
    assert!(page.says("You cancelled this.") && page.says("Not this week."), "{}", page.html);
    assert!(page.says(&format!("Waiting. {asked}")), "{}", page.words());
    let back = day.get_one(Page::Meeting, &id).await;
    assert_eq!(back.location(), Some(day.world.path_to(Page::Meeting, MEETING)));
}

#[tokio::test]
async fn a_time_that_cannot_be_is_asked_for_again_with_all_that_was_typed() {
    let mut day = Day::begun().await;
    for (field, typed, says) in [
        ("day", "", "This one is empty. Please choose a day."),
        ("time", "", "This one is empty. Please choose a time."),
        ("day", "2026-02-30", "There is no such time on that day."),
        ("day", "2026-05-04", "That time has passed."),
        ("minutes", "", "No length is chosen yet."),
        ("minutes", "4000", "No length is chosen yet."),
        ("place", " ", "This one is empty. A word is enough."),
    ] {
        let fields = TYPED.map(|(name, value)| (name, if name == field { typed } else { value }));
        let path = day.world.path_to(Page::Meeting, "new");
        let page = day.noor.post(&path, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {typed}");
        assert!(page.says(says), "{field} {typed}: {}", page.html);
        assert_eq!(page.value("others"), "My sister");
    }
    let page = day.sends(Page::Meeting, "new", &TYPED).await;
    assert!(page.says("It waits for Amira."), "{}", page.html);
    assert!(page.says("You proposed it on Tuesday 5 May, 12:00pm."), "{}", page.words());
    assert!(day.get(Page::Home).await.says("You proposed this. It waits for Amira."));
    assert!(day.get(Page::Meeting).await.says("Waits for Amira."));
}

#[tokio::test]
async fn a_repeated_submit_proposes_once() {
    let mut day = Day::begun().await;
    let form = day.get_one(Page::Meeting, "new").await;
    let once = form.value("once");
    let fields: Vec<_> = TYPED.into_iter().chain([("once", once.as_str())]).collect();
    let first = day.sends(Page::Meeting, "new", &fields).await;
    let second = day.sends(Page::Meeting, "new", &fields).await;
    assert!(first.says("You proposed it on ") && first.words() == second.words());
    assert_eq!(day.get(Page::Meeting).await.html.matches("with \u{2068}Amira").count(), 1);
}

#[tokio::test]
async fn a_time_that_is_not_free_is_asked_for_again_and_tells_of_nobody() {
    let mut day = Day::agreed(60).await;
    let taken = Details { starts: NOW.plus(2 * DAY - 2 * HOUR), ..details(NOW, 0) };
    day.world.taken(&day.amira, taken).await;
    let other = format!("{MEETING}-other");
    for id in ["new", other.as_str()] {
        let path = day.world.path_to(Page::Meeting, id);
        let page = day.noor.post(&path, &TYPED).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{id}");
        assert!(page.says("That time is not free. Please choose another."), "{}", page.html);
        assert!(!page.says("Rosa") && page.says("is still here"), "{}", page.html);
        for (field, typed) in TYPED.iter().filter(|(field, _)| *field != "minutes") {
            assert_eq!(page.value(field), *typed, "{id}");
        }
        let later = TYPED.map(|(name, value)| (name, if name == "time" { "11:00" } else { value }));
        assert!(day.noor.post(&path, &later).await.location().is_some(), "{id}: free after it");
    }
}

/// A room that became one of the service's own after a time in it was proposed twice.
#[tokio::test]
async fn a_yes_that_comes_too_late_says_what_can_be_done() {
    let mut day = Day::begun().await;
    day.proposed(60).await;
    let jo = day.world.staff("Jo", kith_core::Role::Therapist).await;
    day.world.rooms("Room 3").await;
    day.world.taken(&super::actor(jo, "Jo"), details(NOW, 60)).await;
    let path = day.world.path_to(Page::Meeting, MEETING);
    let page = day.noor.post(&path, &[("do", "accept")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("That time is not free. Nothing was changed."), "{}", page.html);
    assert!(page.says("Suggest another time") && page.says("Is this good for you?"));
    let page = day.sends(Page::Meeting, MEETING, &[("do", "decline")]).await;
    assert!(page.says("No one goes on with this time."), "{}", page.html);
}

#[tokio::test]
async fn that_you_did_not_meet_is_said_of_oneself_alone_and_asks_nobody_how_it_was() {
    let mut day = Day::agreed(60).await;
    assert!(!day.get_one(Page::Meeting, MEETING).await.says("If you did not meet"));
    day.world.later(2 * HOUR);
    day.comes_back().await;
    let page = day.get_one(Page::Meeting, MEETING).await;
    assert!(page.says("If you did not meet") && page.says("You speak for yourself alone."));
    let page = day.sends(Page::Meeting, MEETING, &[("do", "was_there")]).await;
    assert!(page.says("This was agreed, and you did not meet."), "{}", page.words());
    assert!(page.says("that you were there, and that you did not meet."), "{}", page.words());
    assert!(!page.says("If you did not meet"));
    let again = day.sends(Page::Meeting, MEETING, &[("do", "not_there")]).await;
    assert_eq!(again.words(), page.words(), "pressed once more, nothing else is said");
    let home = day.get(Page::Home).await;
    assert!(!home.says("Say how it was"), "{}", home.words());
    let mut amira = day.world.signed_in("amira").await;
    let meet = day.world.path_to(Page::Meet, format!("{}-{MEETING}", day.room));
    let page = amira.sends(&meet, &[("do", "not_there")]).await;
    assert!(
        page.says("You said on") && page.says("that you could not be there."),
        "{}",
        page.words()
    );
    let page = day.get_one(Page::Meeting, MEETING).await;
    assert!(page.says("Amira said on Tuesday 5 May, 2:00pm that they could not be there."));
    assert!(!page.says("Say how it was"), "{}", page.words());
    assert!(day.get(Page::Record).await.says("I was there, and we did not meet"));
}

#[tokio::test]
async fn a_yes_to_a_time_that_is_over_changes_nothing_and_frightens_nobody() {
    let mut day = Day::agreed(24 * 60).await;
    let details = details(day.world.app.now(), 60);
    day.staff(Command::ProposeChange { meeting: MEETING, details }).await;
    day.world.later(3 * HOUR);
    day.comes_back().await;
    let page = day.get_one(Page::Meeting, MEETING).await;
    assert!(!page.says("Is this good for you?"), "{}", page.words());
    let page = day.sends(Page::Meeting, MEETING, &[("do", "accept")]).await;
    assert!(page.says("You both said yes to this."), "{}", page.words());
    assert!(page.says("Wednesday 6 May, 12:00pm to 12:50pm"), "{}", page.words());
    assert!(day.get(Page::Meeting).await.says("Agreed."));
}
