//! Setting up: the first administrator is led through it, may leave at any point, and is led
//! there by one line until it is walked or put aside.

use axum::http::StatusCode;
use kith_core::firstrun::Step;
use kith_core::{Role, settings};
use kith_web::paths::Page;
use kith_web::{Reach, Site, router};

use crate::support::{Browser, World};

/// A new service: nothing is settled, and one administrator has come in.
async fn new_service() -> (World, Browser) {
    let world = World::new_service().await;
    world.staff("Ada", Role::Administrator).await;
    let ada = world.signed_in("ada").await;
    (world, ada)
}

#[tokio::test]
async fn a_new_administrator_is_led_through_each_step_and_each_can_wait() {
    let (world, mut ada) = new_service().await;
    let start = ada.get("/").await;
    assert!(start.says("Setting up") && start.says("Begin"), "{}", start.words());
    let to = |word: &str| world.path_to(Page::FirstRun, word);
    for step in Step::ALL {
        let shown = ada.get(&to(step.word())).await;
        assert!(shown.says(&format!("of {}", Step::ALL.len())), "{}", shown.words());
        let later = step.next().map_or_else(|| to("end"), |next| to(next.word()));
        assert!(shown.to(&later).contains(&later), "{step:?} can wait");
    }
    let end = ada.get(&to("end")).await;
    assert!(end.says("Add a therapist.") && end.says("You are the only administrator."));

    let sent = ada.sends(&to("shown"), &[("product", "Lists")]).await;
    assert!(sent.says("Where ‘Leave now’ leads"), "{}", sent.words());
    let help = [("number", "01632 960 001"), ("words", "Harbour House"), ("lines", "")];
    assert!(ada.sends(&to("help"), &help).await.says("Time zone"));
    let zone = ada.sends(&to("zone"), &[("zone", "Europe/London")]).await;
    assert!(zone.says("On the list so far"), "{}", zone.words());
    assert!(ada.get(&to("zone")).await.says("In Europe/London it is now Tuesday"));
    let settings = world.app.book().settings().clone();
    assert_eq!((settings.product.as_str(), settings.zone.as_str()), ("Lists", "Europe/London"));
    assert_eq!(settings.name, "Harbour House", "what a step does not ask stays");
    assert_eq!(settings.leave_target, settings::Settings::default().leave_target);
    let steps = ada.get(&world.path(Page::FirstRun)).await;
    assert_eq!(steps.words().matches("settled").count(), 3, "{}", steps.words());
}

#[tokio::test]
async fn a_name_that_tells_is_refused_kindly_and_leaving_leads_to_a_site_that_was_chosen() {
    let (world, mut ada) = new_service().await;
    let to = |word: &str| world.path_to(Page::FirstRun, word);
    for (product, says) in [
        ("Harbour House", "That is the name of your service, or part of it."),
        ("Trauma notes", "tells others what this is about"),
        ("", "This one is empty."),
    ] {
        let again = ada.post(&to("shown"), &[("product", product)]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{product}");
        assert!(again.says(says), "{}", again.words());
    }
    assert_eq!(world.app.book().settings().product, "Notes");
    ada.post(&to("leave"), &[("to", "words"), ("leave", "")]).await;
    assert_eq!(world.app.book().settings().leave_target, "https://www.wikipedia.org/");
    ada.post(&to("leave"), &[("to", "own"), ("leave", "http://news.example")]).await;
    assert_eq!(world.app.book().settings().leave_target, "https://news.example");
    let again = ada.post(&to("leave"), &[("to", "own"), ("leave", "localhost")]).await;
    assert!(again.says("That is not the address of another site."), "{}", again.words());
}

#[tokio::test]
async fn the_first_people_get_links_once_however_often_the_form_is_sent() {
    let (world, mut ada) = new_service().await;
    let staff = world.path_to(Page::FirstRun, "staff");
    let again = ada.post(&staff, &[("name", " "), ("role", "client")]).await;
    assert!(again.says("This one is empty.") && again.says("Please choose one."));
    let once = ada.get(&staff).await.value("once");
    let form = [("name", "Amira"), ("role", "therapist"), ("once", once.as_str())];
    let (given, same) = (ada.post(&staff, &form).await, ada.post(&staff, &form).await);
    assert!(given.says("For Amira"), "{}", given.words());
    let link = given.html.split("<code>").nth(1).expect("a link");
    assert!(same.html.contains(link.split('<').next().expect("its end")), "the same link");
    assert_eq!(world.app.book().staff().len(), 2);
    let end = ada.sends(&staff, &[("do", "enough")]).await;
    assert!(end.says("Sign in as Amira"), "{}", end.words());
}

#[tokio::test]
async fn one_line_leads_there_until_it_is_put_aside() {
    let (world, mut ada) = new_service().await;
    ada.post(&world.path_to(Page::FirstRun, "name"), &[("name", "Harbour")]).await;
    for page in [Page::Staff, Page::Service] {
        let shown = ada.get(&world.path(page)).await;
        assert!(shown.says("Go on with setting up"), "{page:?}");
    }
    assert!(ada.get("/").await.says("People and roles"), "once begun, nobody is held up by it");
    world.staff("Amira", Role::Therapist).await;
    let mut amira = world.signed_in("amira").await;
    assert!(!amira.get("/").await.says("setting up"), "staff are not bothered");
    ada.post(&world.path_to(Page::FirstRun, "end"), &[]).await;
    let people = ada.get("/").await;
    assert!(people.says("People and roles") && !people.says("Go on with setting up"));
    let end = ada.get(&world.path_to(Page::FirstRun, "end")).await;
    assert!(end.status == StatusCode::OK && !end.says("Lead me here no more"));
}

#[tokio::test]
async fn what_the_machine_lacks_is_said_in_plain_words() {
    let (world, ada) = new_service().await;
    let machine = kith_web::Machine { kit: true, key_beside: true };
    let reach = Reach { secure: true, machine, ..Reach::default() };
    let secure = router(Site::new(world.app.clone(), reach));
    let token = ada.cookie().expect("signed in").split_once('=').expect("a pair").1.to_owned();
    let mut ada = Browser::at(secure, &format!("__Host-s={token}"));
    let end = ada.get(&world.path_to(Page::FirstRun, "end")).await;
    for said in ["A recovery kit was made", "lies beside the data", "over HTTPS"] {
        assert!(end.says(said), "{said}: {}", end.words());
    }
}
