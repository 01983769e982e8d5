//! Coming back after every way in is lost, as browsers without scripts go through it.

use axum::http::StatusCode;
use kith_core::Role;
use kith_core::time::{DAY, MINUTE};
use kith_web::paths::Page;

use crate::support::{Browser, Pair, SECOND, World};
use crate::welcome::{accept, handed};

/// Noor has lost her phone. Amira is beside her, and Ruth stands behind Amira.
struct Lost {
    world: World,
    pair: Pair,
    online: String,
    ruth: Browser,
}

impl Lost {
    async fn new() -> Self {
        let world = World::new().await;
        world.staff("Ruth", Role::Supervisor).await;
        let pair = world.bonded().await;
        let online = world.path_to(Page::Online, pair.room);
        let ruth = world.signed_in("ruth").await;
        Self { world, pair, online, ruth }
    }

    async fn both_say_so(&mut self) {
        self.pair.amira.post(&self.online, &[("do", "met")]).await;
        let asked = self.world.path(Page::MetToo);
        let client = self.ruth.get(&asked).await.value("client");
        self.ruth.post(&asked, &[("client", client.as_str())]).await;
    }

    /// The next day everybody signs in anew.
    async fn a_day_later(&mut self) {
        self.world.later(DAY);
        self.pair.amira = self.world.signed_in("amira").await;
    }
}

#[tokio::test]
async fn a_client_who_lost_the_phone_comes_back_by_two_people_and_a_day() {
    let mut at = Lost::new().await;
    let page = at.pair.amira.get(&at.online).await;
    assert!(page.says("When every way in is lost"), "{}", page.words());
    assert!(!page.says("Make a new link"), "not by one person");
    let said = at.pair.amira.sends(&at.online, &[("do", "met")]).await;
    assert!(said.says("You have met Noor and said so"), "{}", said.words());
    assert!(!said.html.contains("value=\"met\""), "nobody is two people");
    let twice = at.pair.amira.post(&at.online, &[("do", "met")]).await;
    assert!(twice.says("done already"), "{}", twice.words());

    let review = at.ruth.get(&at.world.path(Page::Review)).await;
    let asked = at.world.path(Page::MetToo);
    assert!(review.to(&asked).contains(&asked), "{}", review.words());
    let page = at.ruth.get(&asked).await;
    assert!(page.says("Amira has met someone") && !page.html.contains("Noor"), "no name");
    let client = page.value("client");
    let done = at.ruth.sends(&asked, &[("client", client.as_str())]).await;
    assert!(done.says("Your yes is kept") && done.says("No one waits"), "{}", done.words());

    at.world.later(DAY - MINUTE);
    at.pair.amira = at.world.signed_in("amira").await;
    assert!(!at.pair.amira.get(&at.online).await.says("Make a new link"), "not before a day");
    at.world.later(MINUTE);
    let mut phone = at.world.signed_in("noor").await;
    phone.post(&at.world.path(Page::Door), &[("secret", SECOND)]).await;
    assert_eq!(phone.get(&at.world.path(Page::Home)).await.status, StatusCode::OK);
    let given = handed(&at.pair.amira.post(&at.online, &[("do", "link")]).await);
    let thrown = phone.get(&at.world.path(Page::Home)).await;
    assert_eq!(thrown.location().as_deref(), Some("/"), "whoever has the phone is out");

    accept(&mut at.world.browser(), &given, "noor").await;
    at.pair.amira.post(&at.online, &[("do", "yes")]).await;
    let mut noor = at.world.at_home("noor", &given.1).await;
    let record = noor.get(&at.world.path(Page::Record)).await;
    for told in ["Amira said that they have met", "Ruth said that they have met"] {
        assert!(record.says(told), "{told}: {}", record.words());
    }
    let again = at.pair.amira.sends(&at.online, &[("do", "link")]).await;
    assert!(!again.says("Make a new link"), "good for one coming in: {}", again.words());
}

#[tokio::test]
async fn a_client_who_did_not_ask_for_it_stops_it() {
    let mut at = Lost::new().await;
    at.both_say_so().await;
    let front = at.world.signed_in("noor").await.get("/").await;
    assert!(!front.html.contains("new way in"), "nothing on the front");
    let (home, back) = (at.world.path(Page::Home), at.world.path(Page::ComingBack));
    let told = at.pair.noor.get(&home).await;
    assert!(told.says("A new way in is being made for you") && told.to(&back).contains(&back));
    let page = at.pair.noor.get(&back).await;
    assert!(page.says("Amira said on") && page.says("Ruth said on"), "{}", page.words());
    assert_eq!(at.pair.noor.post(&back, &[]).await.status, StatusCode::BAD_REQUEST);
    let stopped = at.pair.noor.sends(&back, &[("do", "stop")]).await;
    assert!(stopped.says("No new way in is being made."), "{}", stopped.words());
    at.a_day_later().await;
    assert!(!at.pair.amira.get(&at.online).await.says("Make a new link"));
}

#[tokio::test]
async fn a_second_yes_is_taken_only_where_one_is_looked_for() {
    let mut at = Lost::new().await;
    let asked = at.world.path(Page::MetToo);
    let noor = at.world.app.clients().await.expect("read").remove(0).person.to_string();
    let nobody = kith_core::PersonId([9; 16]).to_string();
    let mut answers = Vec::new();
    for client in [&noor, &nobody] {
        let answer = at.ruth.post(&asked, &[("client", client.as_str())]).await;
        answers.push((answer.status, answer.html));
    }
    assert_eq!(answers[0], answers[1], "whether somebody is here is told to nobody");
    let page = at.pair.amira.get(&at.online).await;
    assert!(page.html.contains("value=\"met\""), "nothing was begun: {}", page.words());
}
