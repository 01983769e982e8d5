//! The doors, as somebody without scripts walks through them.

mod support;

use axum::http::{Method, StatusCode};
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
    // Where whoever used a link is led to.
    let made = noor.get(&world.path_to(Page::SignIn, "made")).await;
    assert!(made.says("Your sign-in name and passphrase are kept."));
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

    let out = world.signed_in("noor").await.sends(&world.path(Page::SignOut), &[]).await;
    assert!(out.says("You are signed out."), "{}", out.html);
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
    let open = [
        Page::SignIn,
        Page::Lost,
        Page::Invite,
        Page::Grounding,
        Page::Help,
        Page::Private,
        Page::Tablet,
    ];
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
    let mut pair = world.pair().await;
    let about = world.path(Page::About);
    for site in ["cross-site", "same-site"] {
        let body = "name=Somebody+else".to_owned();
        let reply = pair.noor.send_from(site, Method::POST, &about, body).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(pair.noor.get(&about).await.value("name"), "Noor");
}

#[tokio::test]
async fn front_pages_are_the_same_bytes_with_and_without_a_private_room_in_use() {
    let world = World::new().await;
    let amira = world.staff("Amira", Role::Therapist).await;
    let (_, code) = world.client("Noor", amira).await;
    world.client("Rosa", amira).await;
    let mut used = world.at_home("noor", &code).await;
    used.post(&world.path(Page::About), &[("name", "Noor"), ("use", "survivor")]).await;
    // At the front again: the second door has closed.
    world.later(6 * MINUTE);
    let mut unused = world.signed_in("rosa").await;
    let fronts = [
        "/".to_owned(),
        world.path(Page::Settings),
        world.path(Page::Door),
        world.path(Page::Help),
        world.path(Page::Grounding),
        world.path(Page::Private),
        world.path(Page::Home),
    ];
    for path in &fronts {
        let (one, other) = (used.get(path).await, unused.get(path).await);
        assert_eq!((one.status, &one.html), (other.status, &other.html), "{path}");
        let named = |reply: &support::Reply| {
            reply.headers.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(named(&one), named(&other), "{path}");
    }
    for _ in 0..3 {
        let wrong = [("secret", "000000")];
        let door = world.path(Page::Door);
        let (one, other) = (used.post(&door, &wrong).await, unused.post(&door, &wrong).await);
        assert_eq!((one.status, one.html), (other.status, other.html));
    }
    let length = |browser: &support::Browser| browser.cookie().map(str::len);
    assert_eq!(length(&used), length(&unused));
}

#[tokio::test]
async fn a_cookie_known_before_the_second_door_opened_is_worth_nothing_behind_it() {
    let world = World::new().await;
    let amira = world.staff("Amira", Role::Therapist).await;
    let (_, code) = world.client("Noor", amira).await;
    let mut noor = world.at_home("noor", &code).await;
    for _ in 0..2 {
        world.later(6 * MINUTE);
        let before = noor.cookie().expect("signed in").to_owned();
        assert!(noor.get(&world.path(Page::Home)).await.says("second secret"));
        assert_eq!(noor.cookie(), Some(&*before), "nothing is renewed by looking");
        noor.post(&world.path(Page::Door), &[("secret", SECOND)]).await;
        assert_ne!(noor.cookie(), Some(&*before));
        let mut old = world.browser().with_cookie(&before);
        for page in [Page::Home, Page::Front, Page::Door] {
            assert_eq!(
                old.get(&world.path(page)).await.location().as_deref(),
                Some("/"),
                "{page:?}"
            );
        }
        assert!(!noor.get(&world.path(Page::Home)).await.says("second secret"));
    }
}

#[tokio::test]
async fn a_dead_link_behind_the_second_door_leads_home_and_tells_nothing() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    let home = world.path(Page::Home);
    let dead = pair.noor.get("/n/000000").await;
    assert_eq!(dead.status, StatusCode::NOT_FOUND);
    assert!(dead.says("There is nothing at this address") && dead.html.contains(&home));
    for path in [world.path(Page::Today), world.path_to(Page::Bond, "0".repeat(32))] {
        let reply = pair.noor.get(&path).await;
        assert_eq!((reply.status, &reply.html), (dead.status, &dead.html), "{path}");
    }
    let settings = world.path(Page::Settings);
    pair.noor.post(&settings, &[("colours", "dark"), ("size", "large")]).await;
    let dead = pair.noor.get("/n/000000").await;
    assert!(
        dead.html.contains("data-colours=\"dark\"") && dead.html.contains("data-size=\"large\"")
    );
}

#[tokio::test]
async fn e67_the_browser_that_was_here_before_signs_in_while_strangers_wait() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let mut hers = world.signed_in("amira").await;
    hers.post(&world.path(Page::SignOut), &[]).await;
    assert!(hers.cookie().is_none() && hers.device().is_some(), "signing out keeps it known");
    let right = [("handle", "amira"), ("passphrase", PASSPHRASE)];
    let wrong = [("handle", "amira"), ("passphrase", "a short walk by the loud sea")];
    let mut stranger = world.browser();
    let mut answers = Vec::new();
    for form in [&wrong, &wrong, &wrong, &wrong, &wrong, &wrong, &right, &wrong] {
        let reply = stranger.post("/", form).await;
        answers.push((reply.status, reply.html, reply.headers.len()));
    }
    assert_eq!(answers[0].0, StatusCode::UNAUTHORIZED);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "one answer for all");
    assert_eq!(hers.post("/", &right).await.status, StatusCode::SEE_OTHER);

    let left = hers.get("/leave").await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert_eq!(hers.device(), None, "leaving in a hurry leaves nothing behind");
}

#[tokio::test]
async fn what_was_kept_is_there_after_leaving() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    let about = world.path(Page::About);
    let kept = pair.noor.post(&format!("{about}?draft"), &[("name", "Noor A.")]).await;
    assert_eq!(kept.status, StatusCode::NO_CONTENT);
    pair.noor.get("/leave").await;
    let mut back = world.signed_in("noor").await;
    back.post(&world.path(Page::Door), &[("secret", SECOND)]).await;
    assert_eq!(back.get(&about).await.value("name"), "Noor A.");
}
