//! Passkeys as a browser sends them: the same page and the same question for everybody, and no way
//! past the second door.

use axum::http::{HeaderMap, StatusCode};
use kith_core::Role;
use kith_web::paths::Page;
use kith_web::{Reach, Site};

use crate::device::Device;
use crate::support::{Browser, PASSPHRASE, Reply, World};

const HERE: &str = "http://localhost:8417";

async fn make(world: &World, browser: &mut Browser, device: &mut Device) -> Reply {
    let own = world.path(Page::Passkeys);
    let asked = browser.post(&own, &[("ask", "yes")]).await;
    let answer = device.make(&asked.html);
    browser.sends(&own, &[("answer", &answer), ("name", "Ours <b>")]).await
}

async fn come_in(world: &World, browser: &mut Browser, device: &mut Device) -> Reply {
    let door = world.path(Page::Passkey);
    let asked = browser.post(&door, &[("ask", "yes")]).await;
    let answer = device.answer(&asked.html);
    browser.sends(&door, &[("answer", &answer), ("who", "")]).await
}

#[tokio::test]
async fn e81_what_a_family_shares_shows_the_front_and_the_second_door() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    let mut family = Device::of_a_family(9, HERE);
    let own = make(&world, &mut pair.noor, &mut family).await;
    assert!(own.says("Ours &lt;b&gt;") || own.says("Ours &#60;b&#62;"), "{}", own.html);
    assert!(own.says("may copy it to others"));

    let mut browser = world.browser();
    let front = come_in(&world, &mut browser, &mut family).await;
    assert!(front.says("My space"), "{}", front.html);
    let mut typed = world.signed_in("noor").await;
    assert_eq!(front.html, typed.get("/").await.html, "the front tells no one how they came");
    for page in [Page::Home, Page::Record, Page::Looked, Page::Passkeys, Page::Choices] {
        let door = browser.get(&world.path(page)).await;
        assert!(door.says("This part has a second door"), "{page:?}");
        assert_eq!(door.html, typed.get(&world.path(page)).await.html);
    }
    let wrong = browser.post(&world.path(Page::Door), &[("secret", PASSPHRASE)]).await;
    assert!(wrong.says("That did not open"));
}

#[tokio::test]
async fn the_first_door_and_its_question_are_the_same_for_every_name_and_for_none() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let mut amira = world.signed_in("amira").await;
    make(&world, &mut amira, &mut Device::new(7, HERE)).await;
    world.staff("Bela", Role::Therapist).await;
    let door = world.path(Page::Passkey);
    let mut shapes = Vec::new();
    for name in ["amira", "bela", "nobody", ""] {
        let mut browser = world.browser();
        let page = browser.get("/").await;
        let asked = browser.post(&door, &[("ask", "yes"), ("who", name)]).await;
        let mut question: serde_json::Value = serde_json::from_str(&asked.html).expect("JSON");
        question["publicKey"]["challenge"].take();
        assert_eq!(question["publicKey"]["allowCredentials"], serde_json::json!([]));
        let answer = Device::new(3, HERE).answer(&asked.html);
        let shut = browser.post(&door, &[("answer", &answer), ("who", "x")]).await;
        assert_eq!(shut.status, StatusCode::UNAUTHORIZED);
        shapes.push((page.html, question, asked.html.len(), lengths(&asked.headers), shut.html));
    }
    let (first, rest) = shapes.split_first().expect("shapes");
    for other in rest {
        assert_eq!(other, first);
    }
    let (mut none, wrong) = (world.browser(), [("handle", "x"), ("passphrase", "wrong")]);
    assert_eq!(none.post("/", &wrong).await.html, first.4, "the words of a wrong passphrase");
}

fn lengths(headers: &HeaderMap) -> Vec<(String, usize)> {
    headers.iter().map(|(name, value)| (name.to_string(), value.len())).collect()
}

#[tokio::test]
async fn only_the_browser_that_asked_can_answer_and_only_once() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let mut amira = world.signed_in("amira").await;
    let mut device = Device::new(7, HERE);
    assert!(make(&world, &mut amira, &mut device).await.says("It stays on one device"));
    let door = world.path(Page::Passkey);
    let (mut hers, mut other) = (world.browser(), world.browser());
    let asked = hers.post(&door, &[("ask", "yes")]).await;
    let cookie = asked.headers["set-cookie"].to_str().expect("text");
    assert!(cookie.contains("HttpOnly; SameSite=Strict") && cookie.contains("Max-Age=300"));
    let answer = device.answer(&asked.html);
    let given = [("answer", answer.as_str())];
    assert_eq!(other.post(&door, &given).await.status, StatusCode::UNAUTHORIZED);
    other.post(&door, &[("ask", "yes")]).await;
    assert_eq!(other.post(&door, &given).await.status, StatusCode::UNAUTHORIZED);
    let kept = hers.asked.clone();
    assert_eq!(hers.post(&door, &given).await.status, StatusCode::SEE_OTHER);
    assert!(hers.get(&world.path(Page::Today)).await.says("Today"));
    other.asked = kept;
    assert_eq!(other.post(&door, &given).await.status, StatusCode::UNAUTHORIZED, "played again");

    // Taken away on the page of one's own, it opens nothing any more.
    let own = world.path(Page::Passkeys);
    let page = amira.get(&own).await;
    let id =
        page.html.split("name=\"drop\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let gone = amira.sends(&own, &[("drop", id.expect("a passkey"))]).await;
    assert!(gone.says("You have none"));
    assert!(!come_in(&world, &mut world.browser(), &mut device).await.says("Clients"));
}

#[tokio::test]
async fn where_no_passkey_can_hold_none_is_offered_and_staff_read_why() {
    let world = World::new().await;
    world.staff("Amira", Role::Therapist).await;
    let (own, door) = (world.path(Page::Passkeys), world.path(Page::Passkey));
    let at = |url: Option<&str>| Reach {
        secure: true,
        public_url: url.map(str::to_owned),
        ..Reach::default()
    };
    for reach in [at(None), at(Some("https://192.0.2.7")), at(Some("http://notes.example"))] {
        let mut browser = world.browser_at(reach);
        let page = browser.get("/").await;
        assert!(page.says("Sign in") && !page.html.contains("data-passkey"));
        let asked = browser.post(&door, &[("ask", "yes")]).await;
        assert_ne!(asked.status, StatusCode::OK);
        browser.post("/", &[("handle", "amira"), ("passphrase", PASSPHRASE)]).await;
        let page = browser.get(&own).await;
        assert!(page.says("--public-url") && !page.html.contains("data-passkey"), "{}", page.html);
    }
    let known = Reach {
        secure: true,
        public_url: Some("https://notes.example/".into()),
        ..Reach::default()
    };
    let site = Site::new(world.app.clone(), known.clone());
    assert_eq!(site.passkey_host().expect("a host").name(), "notes.example");
    let page = world.browser_at(known).get("/").await;
    assert!(page.html.contains("data-host=\"notes.example\" hidden"), "hidden until scripts run");
}

#[tokio::test]
async fn what_a_passkey_is_called_is_read_by_its_owner_alone() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let own = make(&world, &mut pair.noor, &mut Device::new(7, HERE)).await;
    assert!(own.says("Ours"), "{}", own.html);
    assert!(!world.signed_in("noor").await.get("/").await.says("Ours"));
    world.staff("Ada", Role::Administrator).await;
    let mut ada = world.signed_in("ada").await;
    for page in Page::ALL {
        for path in [world.path(*page), world.path_to(*page, pair.room)] {
            for other in [&mut pair.amira, &mut ada] {
                assert!(!other.get(&path).await.says("Ours"), "{page:?}");
            }
        }
    }
}
