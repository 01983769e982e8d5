//! The doors, as somebody without scripts walks through them.

mod support;

use axum::http::StatusCode;
use kith_core::Role;
use kith_core::time::MINUTE;
use kith_web::paths::Page;
use support::{PASSPHRASE, SECOND, World};

#[tokio::test]
async fn a_client_comes_in_by_both_doors_and_leaves() {
    let world = World::new().await;
    let amira = world.staff("Amira", Role::Therapist).await;
    let (_, code) = world.client("Noor", amira).await;
    let mut noor = world.browser();
    assert!(noor.get("/").await.says("Sign in"));
    let front = noor.sends("/", &[("handle", "noor"), ("passphrase", PASSPHRASE)]).await;
    assert!(front.says("My space"));
    let door = world.path(Page::Door);
    let choose = noor.post(&door, &[("secret", &code)]).await;
    assert!(choose.says("Choose your second secret"));
    let form = [("code", choose.value("code")), ("secret", SECOND.to_owned())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    let through = noor.post(&world.path(Page::SecondSecret), &form).await;
    assert_eq!(through.location(), Some(world.path(Page::Home)));
    let about = noor.get(&world.path(Page::About)).await;
    assert_eq!(about.value("name"), "Noor");

    let cookie = noor.cookie().expect("signed in").to_owned();
    let left = noor.get("/leave").await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert!(left.location().is_some_and(|to| to.starts_with("https://")));
    assert_eq!(noor.cookie(), None);
    let replay = world.browser().with_cookie(&cookie).get(&world.path(Page::About)).await;
    assert_eq!(replay.location().as_deref(), Some("/"));
}

#[tokio::test]
async fn e01_without_a_cookie_nothing_but_the_open_pages_is_shown() {
    let world = World::new().await;
    let mut stranger = world.browser();
    let open = [Page::SignIn, Page::Invite, Page::Grounding, Page::Help, Page::Private];
    for page in Page::ALL {
        let reply = stranger.get(&world.path(*page)).await;
        let turned =
            reply.location().as_deref() == Some("/") || reply.status == StatusCode::NOT_FOUND;
        assert_eq!(turned, !open.contains(page), "{page:?} {}", reply.status);
    }
}

#[tokio::test]
async fn every_address_behind_the_second_door_answers_alike_until_it_opens() {
    let world = World::new().await;
    let amira = world.staff("Amira", Role::Therapist).await;
    world.client("Noor", amira).await;
    let mut noor = world.signed_in("noor").await;
    let door = noor.get(&world.path(Page::About)).await;
    assert_eq!(door.status, StatusCode::OK);
    for path in [
        world.path(Page::Home),
        world.path(Page::Record),
        world.path_to(Page::Meeting, "nothing"),
        "/n/000000".to_owned(),
    ] {
        let reply = noor.get(&path).await;
        assert_eq!((reply.status, &reply.html), (door.status, &door.html), "{path}");
    }
}

#[tokio::test]
async fn what_was_written_at_a_closed_door_is_kept_and_comes_back() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    let about = world.path(Page::About);
    for wait in [6 * MINUTE, 16 * MINUTE] {
        world.later(wait);
        let reply = pair.noor.post(&about, &[("name", "Noor A."), ("use", "she")]).await;
        if reply.location().is_some() {
            let form = [("handle", "noor"), ("passphrase", PASSPHRASE)];
            pair.noor.post("/", &form).await;
        }
        let back = pair.noor.post(&world.path(Page::Door), &[("secret", SECOND)]).await;
        assert_eq!(back.location().as_deref(), Some(about.as_str()));
        let page = pair.noor.get(&about).await;
        assert!(page.html.contains("Noor A."), "{}", page.html);
    }
}

#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    let world = World::new().await;
    let mut amira = world.browser();
    let reply =
        amira.send(axum::http::Method::DELETE, &world.path(Page::About), String::new()).await;
    assert!(reply.status.is_client_error() || reply.location().is_some());
}
