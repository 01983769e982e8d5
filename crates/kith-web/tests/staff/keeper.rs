//! The administrator: who works here, and the service's own settings.

use axum::http::StatusCode;
use kith_core::Role;
use kith_web::paths::Page;

use crate::pair::Pair;
use crate::support::World;

const SETTINGS: [(&str, &str); 7] = [
    ("name", "Harbour House"),
    ("product", "Lists"),
    ("leave", "www.weather.example"),
    ("number", "01632 960 001"),
    ("words", "Harbour House, day and night"),
    ("lines", "Night line | Every night | 0800 000 111"),
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
    assert!(people.says("Amira") && people.says("Therapist") && people.says("kith invite"));
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
    assert!(ada.post(&service, &SETTINGS).await.says("Kept."));

    let help = world.browser().get(&world.path(Page::Help)).await;
    assert!(help.says("01632 960 001") && help.says("Night line") && help.says("Lists"));
    let left = world.browser().get("/leave").await;
    assert_eq!(left.location().as_deref(), Some("https://www.weather.example"));
}

#[tokio::test]
async fn how_far_and_how_soon_an_answer_is_asked_for_is_kept_and_shown() {
    let world = World::new().await;
    world.staff("Ada", Role::Administrator).await;
    let service = world.path(Page::Service);
    let mut ada = world.signed_in("ada").await;
    let page = ada.get(&service).await;
    assert_eq!((page.value("fall"), page.value("days")), ("5".to_owned(), "3".to_owned()));
    let with = |fall, days| [SETTINGS.as_slice(), &[("fall", fall), ("days", days)]].concat();
    let odd = ada.post(&service, &with("many", "0")).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(odd.says("from 1 to 60") && odd.says("from 1 to 30") && odd.html.contains("many"));
    ada.post(&service, &with("8", "1")).await;
    let page = ada.get(&service).await;
    assert_eq!((page.value("fall"), page.value("days")), ("8".to_owned(), "1".to_owned()));

    let mut pair = world.bonded().await;
    let bond = world.bond(&pair).await;
    let say = pair.noor.get(&world.path_to(Page::Say, bond)).await;
    assert!(say.says("Amira reads it and is asked to answer you by Wednesday 6 May."));
}
