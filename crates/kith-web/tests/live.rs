//! Pages that keep up: what an open page hears, and when it hears no more.

mod support;

use std::time::Duration;

use axum::http::StatusCode;
use kith_core::time::MINUTE;
use kith_core::{Purpose, bond};
use kith_web::paths::Page;
use support::acts::Heard;
use support::{SECOND, World};

const CHANGED: &str = "data: changed\n\n";

async fn begun(mut heard: Heard) -> Heard {
    assert_eq!(heard.next(1).await.as_deref(), Some("retry: 1000\n\n"));
    heard
}

#[tokio::test]
async fn what_happens_together_is_told_once_and_to_both() {
    let world = World::new().await;
    let pair = world.bonded().await;
    let (_, hers) = pair.noor.listen(&world.path(Page::Live)).await;
    let (_, room) = pair.amira.listen(&world.path_to(Page::Live, pair.room)).await;
    let (_, all) = pair.amira.listen(&world.path(Page::Live)).await;
    let mut open = [begun(hers).await, begun(room).await, begun(all).await];
    world.note(&pair, "We talked.").await;
    world.meet(&pair).await;
    for heard in &mut open {
        assert_eq!(heard.next(5).await.as_deref(), Some(CHANGED));
        assert_eq!(heard.next(1).await, None, "told once");
    }
}

#[tokio::test]
async fn nobody_hears_of_a_room_that_is_not_theirs() {
    let world = World::new().await;
    let pair = world.bonded().await;
    let jo = world.staff("Jo", kith_core::Role::Therapist).await;
    world.client("Rosa", jo).await;
    let (jo, named) = (world.signed_in("jo").await, world.path_to(Page::Live, pair.room));
    assert_eq!(jo.listen(&named).await.0, StatusCode::NOT_FOUND);
    let mut heard = begun(jo.listen(&world.path(Page::Live)).await.1).await;
    world.note(&pair, "We talked.").await;
    assert_eq!(heard.next(1).await, None);
}

#[tokio::test]
async fn it_ends_with_the_sign_in_and_with_the_bond() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let mut hers = begun(pair.noor.listen(&world.path(Page::Live)).await.1).await;
    let room = world.path_to(Page::Live, pair.room);
    let mut named = begun(pair.amira.listen(&room).await.1).await;
    let left = pair.noor.clone().get("/leave").await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    world.back(&mut pair).await;
    let bond = world.bond(&pair).await;
    world.act(&pair.noor, &pair, bond::Command::End { bond }).await;
    for heard in [&mut hers, &mut named] {
        assert_eq!(heard.next(5).await.as_deref(), Some(""), "the end");
    }
}

#[tokio::test]
async fn an_open_page_that_keeps_up_does_not_put_off_the_lock() {
    let world = World::new().await;
    let pair = world.bonded().await;
    let amira = world.actor(&pair.amira).await;
    let mut heard = begun(pair.noor.listen(&world.path(Page::Live)).await.1).await;
    world.later(4 * MINUTE);
    world.app.read(&amira, pair.room, Purpose::Prepare).await.expect("opened");
    assert_eq!(heard.next(5).await.as_deref(), Some(CHANGED));
    world.later(2 * MINUTE);
    world.app.read(&amira, pair.room, Purpose::Write).await.expect("opened");
    assert_eq!(heard.next(5).await.as_deref(), Some(""), "closed six minutes after the last step");
    let (status, mut door) = pair.noor.listen(&world.path(Page::Live)).await;
    assert_eq!(status, StatusCode::OK);
    assert!(door.next(1).await.is_some_and(|html| html.contains("name=\"secret\"")));
    let mut noor = pair.noor.clone();
    let through = noor.post(&world.path(Page::Door), &[("secret", SECOND)]).await;
    assert_eq!(through.location(), Some(world.path(Page::Home)), "a stream is no place to be");
}

#[tokio::test]
async fn it_ends_after_ten_minutes() {
    let world = World::new().await;
    let pair = world.bonded().await;
    let mut heard = begun(pair.noor.listen(&world.path(Page::Live)).await.1).await;
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(599)).await;
    let alive = heard.next(0).await;
    assert!(alive.is_none_or(|said| said.starts_with(':')), "only a sign of life");
    tokio::time::advance(Duration::from_secs(2)).await;
    while let Some(said) = heard.next(1).await {
        if said.is_empty() {
            return;
        }
    }
    unreachable!("the stream goes on");
}
