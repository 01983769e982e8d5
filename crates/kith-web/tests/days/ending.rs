//! An end that is named early: planning, moving, marking the last meetings, letters, closing, and
//! what there is to keep.

use axum::http::StatusCode;
use kith_core::time::DAY;
use kith_web::paths::Page;

use crate::support::acts::MEETING;
use crate::support::{Pair, World};

async fn house() -> (World, Pair, String, String) {
    let world = World::new().await;
    let pair = world.bonded().await;
    world.meet(&pair).await;
    let bond = world.bond(&pair).await;
    let (hers, theirs) =
        (world.path_to(Page::Ending, bond), world.path_to(Page::Closing, pair.room));
    (world, pair, hers, theirs)
}

#[tokio::test]
async fn either_plans_the_last_day_and_the_last_meetings_are_marked() {
    let (world, mut pair, hers, theirs) = house().await;
    assert!(pair.noor.get(&hers).await.says("No last day is planned."));
    let over = pair.amira.post(&theirs, &[("day", "2026-05-04")]).await;
    assert_eq!(over.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(over.says("This day is over."), "{}", over.words());
    let planned = [("day", "2026-06-30"), ("words", "After twelve meetings.")];
    assert!(pair.amira.sends(&theirs, &planned).await.says("You planned 30 June 2026"));
    let shown = pair.noor.get(&hers).await;
    assert!(shown.says("Amira planned 30 June 2026 as the last day."), "{}", shown.words());
    assert!(shown.says("Amira wrote After twelve meetings."), "{}", shown.words());
    let marked = "This is the last meeting that is agreed before 30 June 2026";
    let meeting = pair.noor.get(&world.path_to(Page::Meeting, MEETING)).await;
    assert!(meeting.says(marked), "{}", meeting.words());
    let meet = world.path_to(Page::Meet, format!("{}-{MEETING}", pair.room));
    assert!(pair.amira.get(&meet).await.says(marked));
    assert!(pair.noor.sends(&hers, &[("do", "open")]).await.says("No last day is planned."));
    assert!(!pair.noor.get(&world.path_to(Page::Meeting, MEETING)).await.says(marked));
}

#[tokio::test]
async fn letters_are_read_by_both_and_kept_on_paper_and_in_a_file() {
    let (_, mut pair, hers, theirs) = house().await;
    let letter = format!("{theirs}-letter");
    let empty = pair.amira.post(&letter, &[("words", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = pair.amira.sends(&letter, &[("words", "You came on hard mornings.")]).await;
    assert!(shown.says("You came on hard mornings."), "{}", shown.words());
    let letter = format!("{hers}-letter");
    let shown = pair.noor.sends(&letter, &[("words", "Thank you for asking.")]).await;
    assert!(shown.says("You came on hard mornings.") && shown.says("Thank you for asking."));
    assert!(pair.amira.get(&theirs).await.says("Thank you for asking."));
    let keep = pair.noor.get(&format!("{hers}-keep")).await;
    assert!(keep.says("With Amira") && keep.says("You came on hard mornings."));
    let file = pair.noor.get(&format!("{hers}-file")).await;
    let named = file.headers.get("content-disposition").expect("a name");
    assert_eq!(named, "attachment; filename=\"to-keep.txt\"");
    assert!(file.html.contains("Thank you for asking.\n"), "{}", file.html);
    assert!(!file.html.contains('<') && !file.html.contains('\u{2068}'), "{}", file.html);
    for address in ["-keep", "-file", "-other"] {
        let turned = pair.amira.get(&format!("{theirs}{address}")).await;
        assert_eq!(turned.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn her_letter_waits_is_read_and_is_answered_and_both_see_which() {
    let (world, mut pair, hers, theirs) = house().await;
    let letter = format!("{hers}-letter");
    let asked = "Amira is asked to read";
    let form = pair.noor.get(&letter).await;
    assert!(form.says(&format!("{asked} this by the end of Thursday 7 May")), "{}", form.words());
    let shown = pair.noor.sends(&letter, &[("words", "Thank you for asking.")]).await;
    let waits = format!("Waiting. {asked} it by the end of Thursday 7 May.");
    assert!(shown.says(&waits), "{}", shown.words());
    let words = world.path_to(Page::Words, pair.room);
    let seen = pair.amira.get(&theirs).await;
    assert!(seen.says("This waits for you to read it, by the end of Thursday 7 May."));
    assert!(seen.to(&words) == [words.as_str()], "the way to say that one has read it");
    let page = pair.amira.get(&words).await;
    assert!(page.says("Thank you for asking.") && page.says("I have read this"));
    let entry = page.html.split("name=\"entries\" value=\"").nth(1).expect("a button");
    let entry = entry.split('"').next().expect("an id").to_owned();
    pair.amira.sends(&words, &[("entries", &entry)]).await;
    let shown = pair.noor.get(&hers).await;
    assert!(shown.says("Read by Amira on Tuesday 5 May"), "{}", shown.words());
    let answer = world.path_to(Page::Answer, format!("{}-{entry}", pair.room));
    pair.amira.sends(&answer, &[("words", "I was glad of it.")]).await;
    let shown = pair.noor.get(&hers).await;
    assert!(shown.says("Answered by Amira on Tuesday 5 May"), "{}", shown.words());
    assert!(pair.amira.get(&theirs).await.says("You answered on Tuesday 5 May"));
    let planned = [("day", "2026-06-30"), ("words", "I move house in July.")];
    let shown = pair.noor.sends(&hers, &planned).await;
    assert!(shown.says("You wrote I move house in July. Waiting."), "{}", shown.words());
}

#[tokio::test]
async fn it_is_closed_on_the_day_and_she_reads_that_it_was_planned() {
    let (world, mut pair, hers, theirs) = house().await;
    pair.amira.sends(&theirs, &[("day", "2026-05-20")]).await;
    let early = pair.amira.post(&theirs, &[("do", "close")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.says("This cannot be closed yet."), "{}", early.words());
    world.later(15 * DAY);
    world.back(&mut pair).await;
    assert!(pair.amira.get(&theirs).await.says("The planned day has come"));
    pair.amira.post(&theirs, &[("do", "close")]).await;
    assert_eq!(pair.amira.get(&theirs).await.status, StatusCode::NOT_FOUND);
    let home = pair.noor.get(&world.path(Page::Home)).await;
    assert!(home.says("This was the end that you had planned."), "{}", home.words());
    let letter = format!("{hers}-letter");
    assert!(pair.noor.get(&letter).await.says("Amira is no longer beside you"));
    let shown = pair.noor.sends(&letter, &[("words", "I am well.")]).await;
    assert!(shown.says("I am well."), "{}", shown.words());
    assert!(shown.says("No one beside you can read this now."), "{}", shown.words());
}
