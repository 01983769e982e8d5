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
