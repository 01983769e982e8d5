//! The administrator: who works here, and the service's own settings.

use axum::http::StatusCode;
use kith_core::Role;
use kith_core::settings::{Command, Settings};
use kith_core::time::MINUTE;
use kith_web::paths::Page;

use crate::pair::Pair;
use crate::support::{PASSPHRASE, World};

const SETTINGS: [(&str, &str); 8] = [
    ("name", "Harbour House"),
    ("product", "Lists"),
    ("leave", "www.weather.example"),
    ("number", "01632 960 001"),
    ("words", "Harbour House, day and night"),
    ("lines", "Night line | Every night | 0800 000 111"),
    ("rooms", "Room 3\nThe garden room"),
    ("zone", "Europe/London"),
];

fn settings_with(field: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let change = |(name, old)| (name, if name == field { value } else { old });
    SETTINGS.into_iter().map(change).collect()
}

#[tokio::test]
async fn an_administrator_sees_who_works_here_and_nobody_s_record() {
    let world = World::new().await;
    let pair = Pair::new(&world).await;
    world.staff("Ada", Role::Administrator).await;
    let mut ada = world.signed_in("ada").await;
    let people = ada.get("/").await;
    assert!(people.says("Amira") && people.says("Therapist") && people.says("Add someone"));
    assert!(!people.says("Noor"));
    for page in [Page::Person, Page::Brief, Page::Note, Page::Meet, Page::AskForm, Page::Told] {
        let shown = ada.get(&world.path_to(page, pair.room)).await;
        assert_eq!(shown.status, StatusCode::NOT_FOUND, "{page:?}");
    }
}

#[tokio::test]
async fn settings_are_checked_kindly_kept_and_shown_to_everybody() {
    let world = World::new().await;
    world.staff("Ada", Role::Administrator).await;
    world.staff("Amira", Role::Therapist).await;
    let service = world.path(Page::Service);
    let mut amira = world.signed_in("amira").await;
    assert_eq!(amira.get(&service).await.status, StatusCode::NOT_FOUND);
    assert_eq!(amira.post(&service, &SETTINGS).await.status, StatusCode::NOT_FOUND);

    let mut ada = world.signed_in("ada").await;
    assert_eq!(ada.get(&service).await.value("leave"), "www.weather.gov/");
    for (field, value, says) in [
        ("number", "at the desk", "A phone cannot dial that."),
        ("lines", "Night line | a | b", "This line could not be read: Night line | a | b."),
        ("leave", "javascript:alert(1)", "That is not the address of another site."),
        ("zone", "Nowhere", "We do not know that zone."),
    ] {
        let again = ada.post(&service, &settings_with(field, value)).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(again.says(says) && again.html.contains(value), "{}", again.words());
    }
    assert_eq!(world.app.book().settings().product, "Notes");
    let own = Settings { example: true, ..world.app.book().settings().clone() };
    let (operator, change) = (world.app.operator(), Command::Change { settings: own });
    world.app.act(&operator, world.app.book_room(), change).await.expect("changed");
    let help = world.browser().get(&world.path(Page::Help)).await;
    assert!(help.says("Call the emergency number where you are."), "{}", help.words());
    assert!(!help.says("Call .") && !help.html.contains("tel:"), "no number is set yet");
    assert!(ada.post(&service, &SETTINGS).await.says("Kept."));
    assert!(world.app.book().settings().example, "not asked here, so it stays");
    assert_eq!(world.app.book().settings().room(" room  3"), Some("room 3".into()));

    let help = world.browser().get(&world.path(Page::Help)).await;
    assert!(help.says("Call 01632 960 001. Harbour House, day and night"), "{}", help.words());
    assert!(help.says("Night line") && help.says("Lists"));
    let left = world.browser().get("/leave").await;
    assert_eq!(left.location().as_deref(), Some("https://www.weather.example"));
}

#[tokio::test]
async fn what_was_typed_when_the_sign_in_locked_is_there_again_and_can_be_put_away() {
    let world = World::new().await;
    world.staff("Ada", Role::Administrator).await;
    let service = world.path(Page::Service);
    let mut ada = world.signed_in("ada").await;
    let in_force = ada.get(&service).await.value("product");
    for keep in [false, true] {
        world.later(31 * MINUTE);
        let locked = ada.post(&service, &SETTINGS).await;
        assert_eq!(locked.location().as_deref(), Some("/"));
        assert_eq!(
            world.app.book().settings().product,
            in_force,
            "a locked sign-in changes nothing"
        );
        let back = ada.post("/", &[("handle", "ada"), ("passphrase", PASSPHRASE)]).await;
        assert_eq!(back.location().as_deref(), Some(service.as_str()));
        let page = ada.get(&service).await;
        assert_eq!(page.value("product"), "Lists");
        assert!(page.says("What stands below is not in force."));
        if keep {
            let version = page.value("version");
            let fields = [&SETTINGS[..], &[("version", &version)]].concat();
            assert!(ada.post(&service, &fields).await.says("Kept."));
        } else {
            ada.post(&format!("{service}?keep"), &[("keep", "")]).await;
        }
        let page = ada.get(&service).await;
        assert_eq!(page.value("product"), if keep { "Lists" } else { &*in_force });
        assert!(!page.says("not in force"), "{}", page.html);
    }

    // A draft that says what is in force already goes as well when it is sent.
    ada.post(&format!("{service}?draft"), &SETTINGS).await;
    let version = ada.get(&service).await.value("version");
    ada.post(&service, &[&SETTINGS[..], &[("version", &version)]].concat()).await;
    assert!(!ada.get(&service).await.says("not in force"));
}

#[tokio::test]
async fn nobody_else_keeps_a_draft_of_a_page_that_is_not_theirs() {
    let world = World::new().await;
    let pair = Pair::new(&world).await;
    world.staff("Ada", Role::Administrator).await;
    let (mut amira, mut ada) = (pair.browser, world.signed_in("ada").await);
    let nothing = amira.post("/n/000000?draft", &SETTINGS).await;
    for (who, page) in [(&mut amira, Page::Service), (&mut ada, Page::NewClient)] {
        for query in ["draft", "keep"] {
            let reply = who.post(&format!("{}?{query}", world.path(page)), &SETTINGS).await;
            assert_eq!(reply.status, nothing.status, "{page:?} {query}");
        }
    }
}

#[tokio::test]
async fn after_a_lock_nobody_is_led_to_where_there_is_nothing_to_see() {
    let world = World::new().await;
    world.staff("Ada", Role::Administrator).await;
    let mut ada = world.signed_in("ada").await;
    world.later(31 * MINUTE);
    assert_eq!(ada.post(&world.path(Page::SignOut), &[]).await.location().as_deref(), Some("/"));
    let back = ada.post("/", &[("handle", "ada"), ("passphrase", PASSPHRASE)]).await;
    assert_eq!(back.location().as_deref(), Some("/"));
}

#[tokio::test]
async fn how_far_and_how_soon_an_answer_is_asked_for_is_kept_and_shown() {
    let world = World::new().await;
    world.staff("Ada", Role::Administrator).await;
    let service = world.path(Page::Service);
    let mut ada = world.signed_in("ada").await;
    let page = ada.get(&service).await;
    assert_eq!((page.value("fall"), page.value("days")), ("5".to_owned(), "3".to_owned()));
    let with = |fall, days| {
        [SETTINGS.as_slice(), &[("fall", fall), ("days", days), ("hours", "2")]].concat()
    };
    let odd = ada.post(&service, &with("many", "0")).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(odd.says("from 1 to 60") && odd.says("from 1 to 30") && odd.html.contains("many"));
    ada.post(&service, &with("8", "1")).await;
    let page = ada.get(&service).await;
    assert_eq!((page.value("fall"), page.value("days")), ("8".to_owned(), "1".to_owned()));
    assert_eq!(page.value("hours"), "2");

    let mut pair = world.bonded().await;
    let bond = world.bond(&pair).await;
    let say = pair.noor.get(&world.path_to(Page::Say, bond)).await;
    assert!(say.says("Amira reads it and is asked to answer you by Wednesday 6 May."));
}
