//! Showing a visit later, as a supervisor, an administrator and the client without scripts see it.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use axum::http::StatusCode;
use kith_core::time::{DAY, HOUR};
use kith_core::{Role, settings};
use kith_web::paths::Page;
use support::{Browser, Pair, Reply, World};

const WHY: &str = "Order 12 of the district court.";

struct House {
    world: World,
    pair: Pair,
}

impl House {
    async fn new() -> Self {
        let world = World::new().await;
        for (name, role) in [("Ruth", Role::Supervisor), ("Ada", Role::Administrator)] {
            world.staff(name, role).await;
            world.signed_in(&name.to_lowercase()).await;
        }
        let pair = world.bonded().await;
        let house = Self { world, pair };
        house.lets_wait(true).await;
        house
    }

    async fn lets_wait(&self, waits: bool) {
        let app = &self.world.app;
        let settings = app.book().settings().clone();
        let settings = settings::Settings { shows_later: Some(waits), ..settings };
        let change = settings::Command::Change { settings };
        app.act(&app.operator(), app.book_room(), change).await.expect("changed");
    }

    fn page(&self) -> String {
        self.world.path(Page::Delay)
    }

    /// Decides that Amira's visits wait to the end of a day.
    async fn decides(&self, who: &mut Browser, name: &str, until: &str) -> Reply {
        let amira = self.world.actor(&self.pair.amira).await.person.to_string();
        let sent = [("name", name), ("person", &amira), ("why", WHY), ("until", until)];
        who.sends(&self.page(), &sent).await
    }

    async fn amira_looks(&mut self) {
        let brief = self.world.path_to(Page::Brief, self.pair.room);
        assert_eq!(self.pair.amira.get(&brief).await.status, StatusCode::OK);
    }

    async fn looked(&mut self) -> Reply {
        self.pair.noor.get(&self.world.path(Page::Looked)).await
    }

    async fn later(&mut self, days: i64) {
        self.world.later(days * DAY);
        self.world.back(&mut self.pair).await;
    }
}

#[tokio::test]
async fn the_client_reads_later_who_decided_that_a_visit_waits() {
    let mut house = House::new().await;
    let mut ruth = house.world.signed_in("ruth").await;
    let review = ruth.get(&house.world.path(Page::Review)).await;
    assert_eq!(review.to(&house.page()).len(), 1, "from what needs a person");
    let page = house.decides(&mut ruth, "Noor", "2026-05-05").await;
    assert!(page.says("Visits of Amira to the record of Noor"), "{}", page.words());
    assert!(page.says("They are shown when Tuesday 5 May is over."), "{}", page.words());

    house.world.later(2 * HOUR);
    house.world.back(&mut house.pair).await;
    let before = house.looked().await;
    assert!(before.says("can ask this service to wait before it shows a visit"));
    house.amira_looks().await;
    let looked = house.looked().await;
    assert_eq!(looked.words(), before.words(), "nothing of it is shown");

    house.later(9).await;
    let home = house.pair.noor.get(&house.world.path(Page::Home)).await;
    assert!(home.says("Visits to your record are shown now that were not shown before."));
    let looked = house.looked().await;
    assert!(looked.says("visits by Amira were not shown here."), "{}", looked.words());
    assert!(
        looked.says(
            "Ruth, a supervisor, decided to wait. There was one visit. It stands on its day."
        )
    );
    assert!(looked.says(WHY) && looked.says("It is shown here since"));
    let asks = looked.html.split("name=\"opening\" value=\"").count() - 1;
    let shown = before.html.split("name=\"opening\" value=\"").count() - 1;
    assert_eq!(asks, shown + 1, "it can be asked about");
}

#[tokio::test]
async fn others_behind_staff_read_that_there_is_one_and_can_end_it() {
    let mut house = House::new().await;
    let mut ruth = house.world.signed_in("ruth").await;
    house.decides(&mut ruth, "Noor", "2026-05-05").await;
    house.amira_looks().await;
    let mut ada = house.world.signed_in("ada").await;
    let page = ada.get(&house.page()).await;
    assert!(page.says("Visits of Amira to one record") && !page.says("Noor"), "{}", page.words());
    let end = page.html.split("name=\"end\" value=\"").nth(1).expect("a button");
    let end = end.split('"').next().expect("an id").to_owned();
    assert!(ada.sends(&house.page(), &[("end", &end)]).await.says("They are shown from"));
    assert!(house.looked().await.says("There was one visit."));
}

#[tokio::test]
async fn a_name_that_leads_to_nobody_is_said_and_written_down() {
    let house = House::new().await;
    let mut ruth = house.world.signed_in("ruth").await;
    let page = house.decides(&mut ruth, "Somebody", "2026-05-05").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("No one has this name here, or more than one person has it."));
    assert!(page.html.contains(WHY), "what was typed is there");
    let mut ada = house.world.signed_in("ada").await;
    assert!(ada.get(&house.page()).await.says("Ruth wrote a name that no one has here"));
    for until in ["2026-04-01", "2027-05-05", "soon"] {
        let page = house.decides(&mut ruth, "Noor", until).await;
        assert!(page.says("91 days from now at most"), "{until}: {}", page.words());
    }
}

#[tokio::test]
async fn where_the_service_has_not_said_that_it_can_be_there_is_no_such_page() {
    let mut house = House::new().await;
    house.lets_wait(false).await;
    let mut ruth = house.world.signed_in("ruth").await;
    assert_eq!(ruth.get(&house.page()).await.status, StatusCode::NOT_FOUND);
    let review = ruth.get(&house.world.path(Page::Review)).await;
    assert_eq!(review.to(&house.page()), Vec::<String>::new());
    assert!(!house.looked().await.says("before it shows a visit"));
    house.lets_wait(true).await;
    for who in [&mut house.pair.amira, &mut house.pair.noor] {
        assert_eq!(who.get(&house.world.path(Page::Delay)).await.status, StatusCode::NOT_FOUND);
    }
}
