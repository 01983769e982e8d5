//! The lens beside what staff write: with each draft, in the preview, by "Read it over", never in
//! the way, and kept nowhere.

use axum::http::StatusCode;
use kith_core::about::{About, Command};
use kith_core::{Purpose, Role, settings};
use kith_web::paths::Page;

use crate::support::World;

const TEXT: &str = "She refused the form.";

#[tokio::test]
async fn the_answer_to_a_draft_carries_what_the_lens_says_and_nothing_is_kept_of_it() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let note = world.path_to(Page::Note, pair.room);
    let draft = format!("{note}?draft");
    let saved = pair.amira.post(&draft, &[("text", TEXT)]).await;
    assert_eq!(saved.status, StatusCode::OK);
    assert!(saved.html.contains("<mark>refused</mark>"), "{}", saved.html);
    assert!(saved.says("It sounds like a fight over a request. Perhaps: declined;"));

    let page = pair.amira.get(&note).await;
    assert!(page.html.contains(TEXT) && !page.says("Words to look at again"), "only the words");
    let plain = [("text", "She chose the date."), ("version", &page.value("version"))];
    assert_eq!(pair.amira.post(&draft, &plain).await.status, StatusCode::NO_CONTENT);

    let amira = world.actor(&pair.amira).await;
    let read = world.app.read_entries(&amira, pair.room, Purpose::Write).await.expect("open");
    let told = format!("{:?}", read.entries);
    assert!(!told.contains("fight over") && !told.contains("refused"), "no entry of it");
}

#[tokio::test]
async fn e34_without_scripts_a_note_is_read_over_and_its_preview_says_the_same() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let note = world.path_to(Page::Note, pair.room);
    for what in ["over", "preview"] {
        let page = pair.amira.post(&note, &[("text", TEXT), ("do", what)]).await;
        assert_eq!(page.status, StatusCode::OK, "{what}");
        assert!(page.html.contains("<mark>refused</mark>") && page.html.contains(TEXT), "{what}");
        assert!(page.says("This is advice, and may be wrong."));
    }
    let page = pair.amira.post(&note, &[("text", "We talked."), ("do", "over")]).await;
    assert!(page.says("Nothing to look at again."));

    let person = pair.amira.sends(&note, &[("text", TEXT), ("do", "finish")]).await;
    assert!(person.says(TEXT), "it is finished as it is: {}", person.words());
}

#[tokio::test]
async fn an_answer_is_read_over_for_staff_and_never_for_a_client() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let to = world.note(&pair, "We talked about May.").await;
    let answer = world.path_to(Page::Answer, format!("{}-{to}", pair.room));
    let page = pair.amira.post(&answer, &[("words", TEXT), ("do", "over")]).await;
    assert!(page.html.contains("<mark>refused</mark>") && page.html.contains(TEXT));
    let saved = pair.amira.post(&format!("{answer}?draft"), &[("words", TEXT)]).await;
    assert!(saved.html.contains("<mark>refused</mark>"));

    let reply = world.path_to(Page::Entry, to);
    assert!(!pair.noor.get(&reply).await.says("Read it over"));
    let own = pair.noor.post(&format!("{reply}?draft"), &[("words", TEXT)]).await;
    assert_eq!((own.status, own.html.as_str()), (StatusCode::NO_CONTENT, ""));
}

#[tokio::test]
async fn a_client_s_own_words_and_those_of_the_service_hold() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let about = About {
        name: "Noor".into(),
        words_to_use: "addict".into(),
        words_to_avoid: "brave".into(),
        ..About::default()
    };
    world.act(&pair.noor, &pair, Command::Say { about }).await;
    let note = world.path_to(Page::Note, pair.room);
    let text = "She is an addict, and brave.";
    let page = pair.amira.post(&note, &[("text", text), ("do", "over")]).await;
    assert!(page.says("Noor asked for this word not to be used."));
    assert!(page.html.contains("<mark>brave</mark>") && !page.html.contains("<mark>addict"));

    world.staff("Ada", Role::Administrator).await;
    let mut ada = world.signed_in("ada").await;
    let service = world.path(Page::Service);
    let fields = |out, own| {
        [
            ("name", "Harbour House"),
            ("product", "Lists"),
            ("leave", "www.weather.example"),
            ("number", "01632 960 001"),
            ("words", "Harbour House, day and night"),
            ("zone", "Europe/London"),
            ("lensout", out),
            ("lensown", own),
        ]
    };
    let again = ada.post(&service, &fields("sunshine", "inmate")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("This is not on the list: sunshine."));
    assert!(again.says("This line could not be read: inmate."));
    let kept = fields("refused", "inmate | It is cold. | person");
    assert!(ada.post(&service, &kept).await.says("Kept."));
    let settings: settings::Settings = world.app.book().settings().clone();
    assert_eq!(settings.lens_left_out.as_deref(), Some("refused"));
    let text = "She refused. An inmate.";
    let page = pair.amira.post(&note, &[("text", text), ("do", "over")]).await;
    assert!(page.html.contains("<mark>inmate</mark>") && !page.html.contains("<mark>refused"));
}
