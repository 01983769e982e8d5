//! Promises where they are needed: the first page, the brief, a person, a day; never in front.

use kith_core::time::DAY;
use kith_web::paths::Page;

use crate::{THURSDAY, Two};

const WEDNESDAY: [(&str, &str); 3] =
    [("words", "Send the letter."), ("by", "day"), ("day", "2026-05-06")];

#[tokio::test]
async fn the_first_page_shows_what_both_promised_and_what_came_of_it() {
    let mut two = Two::new().await;
    assert!(!two.home().await.says("What is promised"));
    two.noor_promises(&THURSDAY).await;
    let (_, one) = two.amira_promises(&WEDNESDAY).await;
    let home = two.home().await.words();
    let place = |words: &str| home.find(words).unwrap_or_else(|| panic!("{words}: {home}"));
    assert!(place("Send the letter. Amira promised this.") < place("Bring the list. You promised"));
    two.later(2 * DAY).await;
    assert!(two.home().await.says("This was for Wednesday 6 May and is late."));
    two.world.later(1);
    two.pair.amira.post(&format!("{one}-done"), &[("words", "")]).await;
    two.later(DAY).await;
    let home = two.home().await;
    assert!(home.says("Kept on Thursday 7 May."), "news until she has seen it: {}", home.words());
    two.later(DAY).await;
    assert!(!two.home().await.says("Send the letter."), "and no news after that");
}

#[tokio::test]
async fn the_brief_shows_what_is_due_by_then_and_the_person_everything_open() {
    let mut two = Two::new().await;
    let room = two.pair.room;
    two.world.meet(&two.pair).await;
    two.noor_promises(&[("words", "Bring the list."), ("by", "meeting")]).await;
    two.amira_promises(&WEDNESDAY).await;
    two.amira_promises(&[("words", "Find the form."), ("by", "day"), ("day", "2026-05-20")]).await;
    let brief = two.pair.amira.get(&two.world.path_to(Page::Brief, room)).await;
    assert!(brief.says("You promised Send the letter. By Wednesday 6 May."), "{}", brief.words());
    assert!(brief.says("Noor promised Bring the list. By this meeting."));
    assert!(!brief.says("Find the form."), "{}", brief.words());
    let person = two.pair.amira.get(&two.world.path_to(Page::Person, room)).await;
    assert!(person.says("Find the form.") && person.says("Promise something"));
    let all = two.of_amira();
    let note = two.pair.amira.get(&two.world.path_to(Page::Note, room)).await;
    for page in [&brief, &person, &note] {
        assert!(page.to(&all).contains(&all), "a way to all promises");
    }
}

#[tokio::test]
async fn a_therapists_day_holds_their_own_promises_the_late_ones_first() {
    let mut two = Two::new().await;
    two.noor_promises(&THURSDAY).await;
    two.amira_promises(&[("words", "Find the form."), ("by", "day"), ("day", "2026-05-08")]).await;
    two.amira_promises(&[("words", "Ask Osei."), ("by", "day"), ("day", "2026-06-30")]).await;
    two.amira_promises(&WEDNESDAY).await;
    two.later(2 * DAY).await;
    let today = two.pair.amira.get("/").await.words();
    let place = |words: &str| today.find(words).unwrap_or_else(|| panic!("{words}: {today}"));
    let late = place("Send the letter. (Noor) Noor · This was for Wednesday 6 May and is late.");
    assert!(late < place("Find the form. (Noor) Noor · By Friday 8 May."));
    assert!(place("Later Ask Osei.") > late);
    assert!(!today.contains("Bring the list."), "the client's own are not theirs to do");
}

#[tokio::test]
async fn nothing_of_it_shows_in_front() {
    let mut two = Two::new().await;
    let before = two.pair.noor.get("/").await.html;
    two.amira_promises(&WEDNESDAY).await;
    assert_eq!(two.pair.noor.get("/").await.html, before);
}

#[tokio::test]
async fn open_pages_hear_of_changes() {
    let mut two = Two::new().await;
    let (page, one) = two.amira_promises(&WEDNESDAY).await;
    let live = two.world.path_to(Page::Live, two.pair.room);
    assert!(page.html.contains(&format!("data-live=\"{live}\"")));
    let live = format!("data-live=\"{}\"", two.world.path(Page::Live));
    let at_noor = two.for_noor(&one);
    for path in [two.world.path(Page::Promises), at_noor] {
        assert!(two.pair.noor.get(&path).await.html.contains(&live), "{path}");
    }
}
