//! A promise made with a note: looked at together, made together, or neither.

use axum::http::StatusCode;
use kith_core::Purpose;
use kith_web::paths::Page;

use crate::Two;

const TEXT: &str = "We read the letter.";

fn fields<'a>(by: &'a str, day: &'a str, what: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("text", TEXT),
        ("promise", "Send the letter."),
        ("by", by),
        ("day", day),
        ("do", what),
        ("once", "0123456789abcdef0123456789abcdef"),
    ]
}

#[tokio::test]
async fn a_note_brings_what_is_promised_in_it() {
    let mut two = Two::new().await;
    let note = two.world.path_to(Page::Note, two.pair.room);
    let look = two.pair.amira.post(&note, &fields("day", "2026-05-07", "preview")).await;
    assert!(look.says("As Noor will read it Note"), "{}", look.words());
    assert!(
        look.says("A promise Amira, Tuesday 5 May, 12:00pm By Thursday 7 May Send the letter.")
    );
    assert!(!two.home().await.says("Send the letter."), "looking at it makes nothing");

    let again = two.pair.amira.get(&note).await;
    assert!(again.html.contains("<details open>") && again.value("day") == "2026-05-07", "kept");
    let finish = fields("day", "2026-05-07", "finish");
    let person = two.pair.amira.sends(&note, &finish).await;
    assert!(person.says(TEXT) && person.says("Send the letter. You promised this to Noor."));
    two.pair.amira.post(&note, &finish).await;
    let noor = two.world.actor(&two.pair.noor).await;
    let seen = two.world.app.read(&noor, two.pair.room, Purpose::Own).await.expect("her room");
    let [promise] = seen.promises()[..] else { panic!("sent twice, made once") };
    assert_eq!(promise.note, seen.last_note().map(|note| note.id));
    assert!(two.home().await.says("Send the letter. Amira promised this. By Thursday 7 May."));
}

#[tokio::test]
async fn what_cannot_be_promised_keeps_the_note_open() {
    let mut two = Two::new().await;
    let note = two.world.path_to(Page::Note, two.pair.room);
    for (by, day, says) in
        [("", "", "Nothing is chosen yet."), ("day", "2026-05-04", "That day is over.")]
    {
        let page = two.pair.amira.post(&note, &fields(by, day, "finish")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(says) && page.html.contains(TEXT), "{}", page.words());
        assert!(page.html.contains("Send the letter.") && page.html.contains("<details open>"));
    }
    let person = two.pair.amira.get(&two.world.path_to(Page::Person, two.pair.room)).await;
    assert!(person.says("No note yet.") && person.says("Nothing is promised at the moment."));
}

#[tokio::test]
async fn a_note_without_a_promise_makes_none() {
    let mut two = Two::new().await;
    let note = two.world.path_to(Page::Note, two.pair.room);
    assert!(!two.pair.amira.get(&note).await.html.contains("<details open>"));
    let only = [("text", TEXT), ("promise", ""), ("by", ""), ("day", ""), ("do", "finish")];
    let person = two.pair.amira.sends(&note, &only).await;
    assert!(person.says(TEXT) && person.says("Nothing is promised at the moment."));
}
