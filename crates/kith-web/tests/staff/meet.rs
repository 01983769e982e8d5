//! Meetings from the staff side: suggested, answered, changed, cancelled.

use axum::http::StatusCode;
use kith_core::meeting::{Command, Details};
use kith_core::time::{DAY, HOUR};
use kith_core::{MeetingId, Purpose, RoomId};
use kith_web::paths::Page;

use crate::pair::{MEETING, Pair};
use crate::support::{NOW, World};

const FORM: [(&str, &str); 5] = [
    ("day", "2026-05-07"),
    ("time", "14:00"),
    ("minutes", "50"),
    ("place", "Room 3"),
    ("others", ""),
];

#[tokio::test]
async fn a_time_is_suggested_and_the_yes_of_somebody_without_online_access_written_down() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    let meet = world.path_to(Page::Meet, pair.room);
    let page = pair.browser.get(&meet).await;
    assert!(page.says("You propose this to Noor.") && !page.html.contains(" checked"));
    let wrong = [("day", "2026-05-01"), ("time", "14:00"), ("minutes", "50"), ("place", "Room 3")];
    let wrong = pair.browser.post(&meet, &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("That time has passed.") && wrong.html.contains("2026-05-01"));

    let once = page.value("once");
    let form: Vec<_> = FORM.into_iter().chain([("once", once.as_str())]).collect();
    let made = pair.browser.post(&meet, &form).await.location().expect("a meeting");
    assert_eq!(pair.browser.post(&meet, &form).await.location(), Some(made.clone()), "once");
    let waits = pair.browser.get(&made).await;
    assert!(waits.says("It waits for Noor.") && waits.says("They said yes in person"));
    let agreed = pair.browser.sends(&made, &[("do", "in_person")]).await;
    assert!(agreed.says("You both said yes to this."));
    assert!(agreed.says("Thursday 7 May, 2:00pm to 2:50pm"));
    assert!(pair.browser.get(&made).await.to(&world.path(Page::Brief)).len() == 1);
}

#[tokio::test]
async fn what_the_client_suggests_waits_for_staff_on_today_and_is_answered() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    let starts = world.app.now().plus(3 * DAY);
    let details = Details { starts, minutes: 25, place: "By phone".into(), others: String::new() };
    let propose = Command::Propose { meeting: MEETING, bond: pair.bond, details };
    world.app.act(&pair.noor, pair.room, propose).await.expect("proposed");
    assert!(pair.browser.get("/").await.says("They suggested a time."));
    let meet = format!("{}-{MEETING}", world.path_to(Page::Meet, pair.room));
    let asked = pair.browser.get(&meet).await;
    assert!(asked.says("Is this good for you?") && !asked.says("They said yes in person"));
    let other = asked.to(&format!("{meet}-other")).remove(0);
    assert!(pair.browser.get(&other).await.html.contains("By phone"));
    let changed = pair.browser.sends(&other, &FORM).await;
    assert!(changed.says("It waits for Noor."), "{}", changed.words());
    let yes = Command::Accept { meeting: MEETING };
    world.app.act(&pair.noor, pair.room, yes).await.expect("agreed");

    let cancel = format!("{meet}-cancel");
    assert!(pair.browser.get(&cancel).await.says("Cancel this meeting?"));
    let gone = pair.browser.sends(&cancel, &[("words", "I am ill. I am sorry.")]).await;
    assert!(gone.says("You cancelled this.") && gone.says("I am ill. I am sorry."));
    let again = pair.browser.post(&cancel, &[("words", "")]).await;
    assert_eq!(again.location(), Some(meet), "done already: the page says where it stands");
    let seen = world.app.read(&pair.noor, pair.room, Purpose::Own).await.expect("her room");
    assert!(seen.next_meeting().is_none());
}

#[tokio::test]
async fn a_time_that_is_not_free_is_asked_for_again_with_all_that_was_typed() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    let starts = NOW.plus(2 * DAY + 2 * HOUR);
    let taken = Details { starts, minutes: 50, place: "Here".into(), others: String::new() };
    world.taken(&pair.amira, taken).await;
    world.rooms("Room 3\nThe garden room").await;
    let meet = world.path_to(Page::Meet, pair.room);
    assert!(pair.browser.get(&meet).await.says("Our rooms: Room 3; The garden room."));
    let page = pair.browser.post(&meet, &FORM).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("That time is not free. Please choose another."), "{}", page.words());
    assert!(!page.says("Rosa"));
    assert_eq!((page.value("time"), page.value("place")), ("14:00".into(), "Room 3".into()));
    let later = FORM.map(|(name, value)| (name, if name == "time" { "15:00" } else { value }));
    assert!(pair.browser.sends(&meet, &later).await.says("It waits for Noor."));
}

#[tokio::test]
async fn a_yes_to_a_time_that_is_not_free_any_more_says_what_can_be_done() {
    let world = World::new().await;
    let mut pair = Pair::new(&world).await;
    let starts = NOW.plus(2 * DAY);
    let details = Details { starts, minutes: 50, place: "Here".into(), others: String::new() };
    let propose = Command::Propose { meeting: MEETING, bond: pair.bond, details: details.clone() };
    world.app.act(&pair.noor, pair.room, propose).await.expect("proposed");
    world.taken(&pair.amira, details).await;
    let meet = format!("{}-{MEETING}", world.path_to(Page::Meet, pair.room));
    let page = pair.browser.post(&meet, &[("do", "accept")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("That time is not free. Nothing was changed."), "{}", page.words());
    assert!(page.says("Suggest another time") && !page.says("Rosa"));
    let no = pair.browser.sends(&meet, &[("do", "decline")]).await;
    assert!(no.says("No one goes on with this time."), "{}", no.words());
}

#[tokio::test]
async fn a_meeting_of_others_answers_like_one_that_never_was() {
    let world = World::new().await;
    let pair = Pair::new(&world).await;
    pair.meet(&world, DAY).await;
    world.staff("Jo", kith_core::Role::Therapist).await;
    let mut jo = world.signed_in("jo").await;
    let mut answers = Vec::new();
    for (room, meeting) in [(pair.room, MEETING), (RoomId([9; 16]), MeetingId([9; 16]))] {
        for end in ["", "-other", "-cancel"] {
            let path = format!("{}-{meeting}{end}", world.path_to(Page::Meet, room));
            let (shown, sent) = (jo.get(&path).await, jo.post(&path, &[("do", "accept")]).await);
            assert_eq!((shown.status, sent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
            answers.push((shown.html, sent.html));
        }
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
}
