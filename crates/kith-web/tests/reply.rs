//! Answering an entry, as somebody without scripts does it.

mod support;

use axum::http::StatusCode;
use kith_core::feedback::Show;
use kith_core::time::DAY;
use kith_core::{EntryId, Role};
use kith_web::paths::Page;
use support::World;

#[tokio::test]
async fn a_note_is_answered_on_the_spot_by_both() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let to = world.note(&pair, "We talked about May.").await;
    let wrong = world.path_to(Page::Wrong, to);
    let page = pair.noor.get(&wrong).await;
    assert!(page.says("We talked about May.") && page.says("This is not right"));
    let once = page.value("once");
    let form = [("words", "It was April.\nNot May."), ("once", once.as_str())];
    let said = pair.noor.post(&wrong, &form).await;
    assert_eq!(said.location(), Some(world.path_to(Page::Record, to)));
    assert!(
        pair.noor
            .get(&said.location().expect("a way"))
            .await
            .html
            .contains("It was April.\nNot May.")
    );

    let answer = world.path_to(Page::Answer, format!("{}-{to}", pair.room));
    let page = pair.amira.get(&answer).await;
    assert!(page.says("Reply to Noor") && page.says("It was April."));
    let sent = pair.amira.sends(&answer, &[("words", "You are right. I am sorry.")]).await;
    assert!(sent.says("The whole record of Noor") && sent.says("You are right. I am sorry."));
    assert!(pair.noor.get(&wrong).await.says("You are right. I am sorry."));
}

#[tokio::test]
async fn what_was_typed_is_still_there_when_it_cannot_be_taken() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let to = world.note(&pair, "We talked about May.").await;
    let reply = world.path_to(Page::Entry, to);
    let empty = pair.noor.post(&reply, &[("words", " \n ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("This one is empty. Write a little, or go back."));
    let long = "a ".repeat(2_500);
    let again = pair.noor.post(&reply, &[("words", &long)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.html.contains(&long) && again.says("Please make two parts of it."));
}

#[tokio::test]
async fn a_reply_is_kept_while_it_is_written_and_its_draft_goes_when_it_is_sent() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let to = world.note(&pair, "We talked about May.").await;
    let reply = world.path_to(Page::Entry, to);
    let saved = pair.noor.post(&format!("{reply}?draft"), &[("words", "I have been")]).await;
    assert_eq!(saved.status, StatusCode::NO_CONTENT);
    let page = pair.noor.get(&reply).await;
    assert!(page.html.contains("I have been"));
    let version = page.value("version");
    let form = [("words", "I have been thinking."), ("version", version.as_str())];
    pair.noor.post(&reply, &form).await;
    assert!(!pair.noor.get(&reply).await.html.contains("I have been</textarea>"));
}

#[tokio::test]
async fn what_somebody_may_not_read_they_cannot_answer() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    world.meet(&pair).await;
    world.later(3 * DAY);
    world.back(&mut pair).await;
    let withheld = world.feedback(&pair, "I felt small.", Show::WorthAsking).await;
    let answer = |entry: EntryId| world.path_to(Page::Answer, format!("{}-{entry}", pair.room));
    let missing = pair.amira.get(&answer(EntryId([9; 16]))).await;
    let hidden = pair.amira.get(&answer(withheld)).await;
    assert_eq!((missing.status, &missing.html), (StatusCode::NOT_FOUND, &hidden.html));
    let sent = pair.amira.post(&answer(withheld), &[("words", "What happened?")]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);

    world.staff("Jo", Role::Therapist).await;
    let mut jo = world.signed_in("jo").await;
    let note = world.note(&pair, "We talked.").await;
    for path in [answer(note), answer(EntryId([9; 16]))] {
        assert_eq!(jo.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(jo.post(&path, &[("words", "Hello")]).await.status, StatusCode::NOT_FOUND);
    }
}
