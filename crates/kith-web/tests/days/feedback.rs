//! After a meeting: each line can be skipped, nothing is chosen for the client, and what she
//! holds back stays back.

use axum::http::StatusCode;
use kith_core::Purpose;
use kith_core::feedback::View;
use kith_core::time::{DAY, HOUR};
use kith_web::paths::Page;

use super::{Day, MEETING};

/// A day on which the meeting has begun.
async fn met() -> Day {
    let mut day = Day::agreed(60).await;
    day.world.later(2 * HOUR);
    day.comes_back().await;
    day
}

async fn seen(day: &Day) -> Option<Vec<Option<u8>>> {
    let read = day.world.app.read(&day.amira, day.room, Purpose::Prepare).await.expect("read");
    match read.feedback(MEETING) {
        Some(View::Whole(given)) => Some(given.said.answers.clone()),
        Some(View::WorthAsking) => Some(Vec::new()),
        None => None,
    }
}

#[tokio::test]
async fn it_is_asked_once_the_meeting_has_begun_and_for_two_weeks() {
    let mut day = Day::agreed(60).await;
    let early = day.get_one(Page::Feedback, MEETING).await;
    assert_eq!(early.location(), Some(day.world.path_to(Page::Meeting, MEETING)));
    day.world.later(2 * HOUR);
    day.comes_back().await;
    assert!(day.get(Page::Home).await.says("How was Tuesday 5 May with Amira?"));
    day.world.later(15 * DAY);
    day.comes_back().await;
    assert!(!day.get(Page::Home).await.says("How was"), "nobody is asked for ever");
    assert!(day.get_one(Page::Feedback, MEETING).await.says("I felt safe in this meeting."));
}

#[tokio::test]
async fn nothing_is_chosen_for_her_and_nothing_typed_is_lost() {
    let mut day = met().await;
    let form = day.get_one(Page::Feedback, MEETING).await;
    assert!(form.says("not validated") && !form.html.contains(" checked"), "{}", form.html);
    assert!(form.says("no one else beside you sees it") && form.says("Amira sees it now"));
    let fields = [("felt-safe", "9"), ("words", "It was a lot.")];
    let again = day.sends(Page::Feedback, MEETING, &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("Nothing is chosen yet.") && again.says("It was a lot."));
    assert_eq!(again.html.matches(" checked").count(), 1);
    assert_eq!(seen(&day).await, None);
    let far = day.sends(Page::Feedback, MEETING, &[("my-pace", "11"), ("show", "now")]).await;
    assert_eq!(far.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(far.html.contains("#my-pace"));
}

#[tokio::test]
async fn what_she_holds_back_stays_back_until_she_says_otherwise() {
    let mut day = met().await;
    let fields = [("felt-safe", "4"), ("words", "Too fast."), ("show", "worth-asking")];
    let given = day.sends(Page::Feedback, MEETING, &fields).await;
    assert!(given.says("Amira sees only that something is worth asking about."));
    assert!(given.says("4 of 10") && given.says("Not said") && given.says("Too fast."));
    assert!(!given.says("of 60"), "no score is shown to her");
    assert_eq!(seen(&day).await, Some(Vec::new()));
    let change = [("do", "show"), ("show", "after-next")];
    let given = day.sends(Page::Feedback, MEETING, &change).await;
    assert!(given.says("Amira sees it after the next meeting."));
    assert_eq!(seen(&day).await, None);
    day.sends(Page::Feedback, MEETING, &[("do", "show"), ("show", "now")]).await;
    assert_eq!(seen(&day).await, Some(vec![Some(4), None, None, None, None, None]));
    assert!(!day.get(Page::Home).await.says("How was"));
    let bond = day.bond().await;
    day.sends(Page::Bond, bond, &[("do", "pause")]).await;
    let given = day.get_one(Page::Feedback, MEETING).await;
    assert!(given.says("Amira is not beside you at present") && !given.says("Amira sees it now."));
}

#[tokio::test]
async fn skipping_all_six_is_an_answer() {
    let mut day = met().await;
    let given = day.sends(Page::Feedback, MEETING, &[("show", "now")]).await;
    assert!(given.says("Thank you for being honest.") && !given.says("incomplete"));
    assert_eq!(seen(&day).await, Some(vec![None; 6]));
}
