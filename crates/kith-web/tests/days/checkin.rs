//! Before a meeting: everything can be left out, nothing typed is lost, the newest counts.

use axum::http::StatusCode;
use kith_core::time::{DAY, HOUR};
use kith_core::{Purpose, checkin::Pace};
use kith_web::paths::Page;

use super::{Day, MEETING};

#[tokio::test]
async fn a_check_in_reaches_the_one_it_is_for() {
    let mut day = Day::agreed(60).await;
    let form = day.get_one(Page::CheckIn, MEETING).await;
    assert!(form.says("It is for Amira. No one else beside you sees it."), "{}", form.html);
    assert!(form.says("not validated") && !form.html.contains(" checked"));
    let fields = [
        ("rest", "3"),
        ("safe-here", "skip"),
        ("bring", "The letter"),
        ("fence", "My brother"),
        ("pace", "slower"),
    ];
    let sent = day.sends(Page::CheckIn, MEETING, &fields).await;
    assert!(sent.says("You sent this to Amira on Tuesday 5 May, 12:00pm."));
    assert!(sent.says("3 of 10") && sent.says("Not said") && sent.says("The letter"));
    let read = day.world.app.read(&day.amira, day.room, Purpose::Prepare).await.expect("read");
    let said = &read.checkin(MEETING).expect("a check-in").said;
    assert_eq!(said.answers, [Some(3), None, None, None, None]);
    assert_eq!((said.not_today.as_str(), said.pace), ("My brother", Some(Pace::Slower)));
    assert!(day.get(Page::Home).await.says("What you sent before the meeting"));
}

#[tokio::test]
async fn skipping_everything_is_an_answer_too() {
    let mut day = Day::agreed(60).await;
    let sent = day.sends(Page::CheckIn, MEETING, &[]).await;
    assert!(sent.says("You sent this to Amira on"), "{}", sent.html);
    for word in ["incomplete", "%", "missing"] {
        assert!(!sent.words().contains(word), "{word}");
    }
}

#[tokio::test]
async fn it_can_be_sent_again_until_the_meeting_is_over() {
    let mut day = Day::agreed(60).await;
    day.sends(Page::CheckIn, MEETING, &[("words", "Tired")]).await;
    let again = format!("{MEETING}-again");
    let form = day.get_one(Page::CheckIn, &again).await;
    assert!(form.says("Tired") && form.says("Amira goes by the newest."), "{}", form.html);
    let sent = day.sends(Page::CheckIn, &again, &[("words", "Rested now")]).await;
    assert!(sent.says("Rested now") && !sent.says("Tired"));
    day.world.later(3 * HOUR);
    day.comes_back().await;
    let closed = day.get_one(Page::CheckIn, MEETING).await;
    assert!(closed.says("The meeting is over, so this is closed now."), "{}", closed.html);
    let late = day.sends(Page::CheckIn, &again, &[("words", "Much to say")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.says("The time for this is over.") && late.says("Much to say"));
}

#[tokio::test]
async fn what_does_not_fit_comes_back_with_every_word() {
    let mut day = Day::agreed(60).await;
    let long = "x".repeat(5_000);
    for (fields, link) in [
        (vec![("rest", "11"), ("words", "Still here")], "#rest"),
        (vec![("fence", long.as_str()), ("words", "Still here")], "#fence"),
    ] {
        let page = day.sends(Page::CheckIn, MEETING, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.html.contains(link) && page.says("Still here"), "{}", page.html);
    }
}

#[tokio::test]
async fn what_is_being_written_is_kept_and_gone_once_it_is_sent() {
    let mut day = Day::agreed(60).await;
    let path = day.world.path_to(Page::CheckIn, MEETING);
    let kept = day.noor.post(&format!("{path}?draft"), &[("words", "Half a thought")]).await;
    assert_eq!(kept.status, StatusCode::NO_CONTENT);
    day.comes_back().await;
    let form = day.noor.get(&path).await;
    assert!(form.says("Half a thought"), "{}", form.html);
    let version = form.value("version");
    day.noor.post(&path, &[("words", "A whole one"), ("version", &version)]).await;
    let again = day.get_one(Page::CheckIn, format!("{MEETING}-again")).await;
    assert!(again.says("A whole one") && !again.says("Half a thought"));
}

#[tokio::test]
async fn without_an_agreed_time_there_is_nothing_to_check_in_for() {
    let mut day = Day::begun().await;
    day.proposed(60).await;
    let page = day.get_one(Page::CheckIn, MEETING).await;
    assert_eq!(page.location(), Some(day.world.path_to(Page::Meeting, MEETING)));
    day.sends(Page::Meeting, MEETING, &[("do", "accept")]).await;
    day.world.later(DAY);
    day.comes_back().await;
    assert!(day.get_one(Page::CheckIn, MEETING).await.says("nothing is missing"));
}

#[tokio::test]
async fn a_check_in_adds_up_to_nothing() {
    let mut day = Day::agreed(60).await;
    let asks = ["rest", "safe-here", "strength", "on-my-side", "towards-meeting"];
    let fields = asks.map(|ask| (ask, "9"));
    let sent = day.sends(Page::CheckIn, MEETING, &fields).await;
    assert_eq!(sent.words().matches("9 of 10").count(), 5, "{}", sent.html);
    let mut amira = day.world.signed_in("amira").await;
    let brief = amira.get(&day.world.path_to(Page::Brief, day.room)).await;
    assert!(brief.says("How they arrive") && brief.says("9"), "{}", brief.html);
    for page in [sent, brief, day.get(Page::Record).await] {
        for total in ["45", "of 50", "90"] {
            assert!(!page.says(total), "{total}: {}", page.words());
        }
    }
}

#[tokio::test]
async fn what_she_has_not_sent_is_read_by_nobody_else() {
    let mut day = Day::agreed(60).await;
    let path = day.world.path_to(Page::CheckIn, MEETING);
    day.noor.post(&format!("{path}?draft"), &[("words", "Half a thought")]).await;
    assert!(day.noor.get(&path).await.says("Half a thought"));
    let mut amira = day.world.signed_in("amira").await;
    for page in [Page::Brief, Page::Person, Page::Told] {
        let shown = amira.get(&day.world.path_to(page, day.room)).await;
        assert_eq!(shown.status, StatusCode::OK, "{page:?}");
        assert!(!shown.says("Half a thought"), "{page:?}");
    }
    let theirs = amira.get(&path).await;
    assert!(!theirs.says("Half a thought"));
}
