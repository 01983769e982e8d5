//! Making a promise: what is typed stays, is kept while it is written, and counts once.

use axum::http::StatusCode;
use kith_core::bond;
use kith_web::paths::Page;

use crate::{THURSDAY, Two};

#[tokio::test]
async fn what_cannot_be_promised_yet_is_asked_for_again_with_all_that_was_typed() {
    let mut two = Two::new().await;
    let long = "a".repeat(4_001);
    let new = two.world.path_to(Page::Promises, "new");
    for (words, by, day, says) in [
        (" ", "day", "2026-05-07", "This one is empty. A few words are enough."),
        (long.as_str(), "day", "2026-05-07", "That is more than fits."),
        ("Call.", "", "", "Nothing is chosen yet."),
        ("Call.", "day", "", "There is no day here yet."),
        ("Call.", "day", "2026-02-30", "There is no day here yet."),
        ("Call.", "day", "2026-05-04", "That day is over."),
    ] {
        let page = two.pair.noor.post(&new, &[("words", words), ("by", by), ("day", day)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(page.says(says), "{says}: {}", page.words());
        assert!(page.html.contains(words) && page.value("day") == day);
    }
    let list = two.pair.noor.get(&two.world.path(Page::Promises)).await;
    assert!(list.says("Nothing is promised at the moment."), "nothing was made");
}

#[tokio::test]
async fn a_day_alone_is_enough_and_the_next_meeting_needs_none() {
    let mut two = Two::new().await;
    let (page, _) = two.noor_promises(&[("words", "Call."), ("day", "2026-05-07")]).await;
    assert!(page.says("By Thursday 7 May."));
    let (page, _) = two.noor_promises(&[("words", "Call."), ("by", "meeting")]).await;
    assert!(page.says("By your next meeting."));
}

#[tokio::test]
async fn a_repeated_submit_promises_once() {
    let mut two = Two::new().await;
    let new = two.world.path_to(Page::Promises, "new");
    let once = two.pair.noor.get(&new).await.value("once");
    let fields: Vec<_> = THURSDAY.into_iter().chain([("once", once.as_str())]).collect();
    let (first, at) = two.noor_promises(&fields).await;
    let (second, again) = two.noor_promises(&fields).await;
    assert_eq!((at, first.words()), (again, second.words()));
    let list = two.pair.noor.get(&two.world.path(Page::Promises)).await;
    assert_eq!(list.html.matches("Bring the list.").count(), 1);
}

#[tokio::test]
async fn what_is_being_written_is_kept_until_it_is_sent() {
    let mut two = Two::new().await;
    let new = two.world.path_to(Page::Promises, "new");
    two.pair.noor.post(&format!("{new}?draft"), &THURSDAY).await;
    let form = two.pair.noor.get(&new).await;
    assert!(form.html.contains("Bring the list.") && form.value("day") == "2026-05-07");
    let version = form.value("version");
    let fields: Vec<_> = THURSDAY.into_iter().chain([("version", version.as_str())]).collect();
    two.noor_promises(&fields).await;
    assert!(!two.pair.noor.get(&new).await.html.contains("Bring the list."));
}

#[tokio::test]
async fn with_several_people_she_chooses_to_whom() {
    let mut two = Two::new().await;
    let jo = two.world.staff("Jo", kith_core::Role::Therapist).await;
    let second = kith_core::BondId([5; 16]);
    let propose = bond::Command::Propose {
        bond: second,
        person: jo,
        name: "Jo".into(),
        role: kith_core::Role::Therapist,
        purpose: "Walks".into(),
    };
    two.world.act(&two.pair.noor, &two.pair, propose).await;
    let mut jo = two.world.signed_in("jo").await;
    let bonds = two.world.path_to(Page::Stand, format!("{}-{second}", two.pair.room));
    jo.post(&bonds, &[("do", "yes")]).await;

    let new = two.world.path_to(Page::Promises, "new");
    let page = two.pair.noor.post(&new, &THURSDAY).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("No one is chosen yet."), "{}", page.words());
    let with = second.to_string();
    let fields: Vec<_> = THURSDAY.into_iter().chain([("with", with.as_str())]).collect();
    let (page, one) = two.noor_promises(&fields).await;
    assert!(page.says("What you promised Jo"), "{}", page.words());
    let at_amira = two.for_amira(&one);
    let nothing = two.pair.amira.get(&at_amira).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND, "it is not between those two");
    let list = two.of_amira();
    assert!(!two.pair.amira.get(&list).await.says("Bring the list."));
}

#[tokio::test]
async fn without_anybody_beside_her_the_page_says_so() {
    let mut two = Two::new().await;
    let (_, one) = two.noor_promises(&THURSDAY).await;
    let bond = two.world.bond(&two.pair).await;
    two.world.act(&two.pair.noor, &two.pair, bond::Command::Pause { bond }).await;
    let page = two.pair.noor.get(&two.world.path_to(Page::Promises, "new")).await;
    assert!(page.says("There is no one beside you at present"), "{}", page.words());
    let page = two.pair.noor.get(&one).await;
    assert!(page.says("It rests, because Amira is not beside you at present."));
    assert!(!page.says("It is done"), "{}", page.words());
    let list = two.pair.noor.get(&two.world.path(Page::Promises)).await;
    assert!(list.says("It rests") && !list.says("Promise something"));
    assert!(!two.home().await.says("Bring the list."));
}
