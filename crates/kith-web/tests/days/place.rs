//! What a meeting will be like, in browsers without scripts: what the room is like, and what is
//! different from last time.

use axum::http::StatusCode;
use kith_core::meeting::{Command, Details};
use kith_core::time::{DAY, HOUR};
use kith_core::{MeetingId, Role};
use kith_web::paths::Page;

use crate::support::World;
use crate::support::acts::MEETING;

const WRITTEN: [(&str, &str); 5] = [
    ("room", "Room 3"),
    ("way", "Bus 4 stops at the door."),
    ("entrance", "The green door. You do not have to ring."),
    ("waiting", ""),
    ("seat", "Two chairs, both in sight of the door."),
];

#[tokio::test]
async fn what_a_room_is_like_stands_on_the_page_of_each_meeting_there() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    world.meet(&pair).await;
    world.rooms("Room 3\nThe garden room").await;
    world.staff("Ada", Role::Administrator).await;
    let mut ada = world.signed_in("ada").await;
    let service = ada.get(&world.path(Page::Service)).await;
    let all = world.path(Page::Place);
    assert_eq!(service.to(&all), [all.as_str()], "the settings lead there");
    let rooms = ada.get(&all).await;
    assert!(rooms.says("Room 3 Nothing is written yet."), "{}", rooms.words());
    let one = world.path_to(Page::Place, 1);
    assert!(rooms.to(&all).contains(&one));
    let hers = world.path_to(Page::Meeting, MEETING);
    assert!(!pair.noor.get(&hers).await.says("What it is like there"));
    let kept = ada.sends(&one, &WRITTEN).await;
    assert!(kept.says("Kept. It stands on the page of each meeting"), "{}", kept.words());
    assert!(ada.get(&all).await.says("Room 3 Something is written."));
    let theirs = world.path_to(Page::Meet, format!("{}-{MEETING}", pair.room));
    for page in [pair.noor.get(&hers).await, pair.amira.get(&theirs).await] {
        let said = "What it is like there: Room 3 How to get there Bus 4 stops at the door. Where \
                    you go in The green door. You do not have to ring. Where you sit Two chairs,";
        assert!(page.says(said), "{}", page.words());
        assert!(!page.says("Where you wait"), "{}", page.words());
    }
    for other in [&mut pair.noor, &mut pair.amira] {
        assert_eq!(other.get(&all).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&one, &WRITTEN).await.status, StatusCode::NOT_FOUND);
    }
    let gone = ada.get(&world.path_to(Page::Place, 3)).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let long = "a".repeat(4_001);
    let again = ada.sends(&one, &[("room", "Room 3"), ("seat", &long)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("Please say it in fewer words.") && again.says(&long));
}

#[tokio::test]
async fn what_is_different_from_last_time_is_said_to_both_and_at_home() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    world.meet(&pair).await;
    let page = pair.noor.get(&world.path_to(Page::Meeting, MEETING)).await;
    assert!(!page.says("What is different from last time"), "there was none: {}", page.words());
    world.later(2 * DAY + HOUR);
    world.back(&mut pair).await;
    let next = MeetingId([4; 16]);
    let starts = world.app.now().plus(7 * DAY - HOUR);
    let details = Details { starts, minutes: 25, place: "Room 8".into(), others: "Sam".into() };
    let bond = world.bond(&pair).await;
    world.act(&pair.amira, &pair, Command::Propose { meeting: next, bond, details }).await;
    world.act(&pair.noor, &pair, Command::Accept { meeting: next }).await;
    let hers = world.path_to(Page::Meeting, next);
    let theirs = world.path_to(Page::Meet, format!("{}-{next}", pair.room));
    for page in [pair.noor.get(&hers).await, pair.amira.get(&theirs).await] {
        let said = "What is different from last time It lasts 25 minutes. Last time it was 50. It \
                    is here: Room 8. Last time it was here: Room 3. Also there: Sam. Last time no \
                    one else was.";
        assert!(page.says(said), "{}", page.words());
    }
    let home = pair.noor.get(&world.path(Page::Home)).await;
    assert!(home.says("Something is different from last time."), "{}", home.words());
    assert!(home.to(&hers).len() > 1, "it leads there");
}
