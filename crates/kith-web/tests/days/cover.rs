//! Somebody stands in while Amira is away: asked by her, agreed to by both, on the days that were
//! said and on no other.

use axum::http::StatusCode;
use kith_core::Role;
use kith_core::time::DAY;
use kith_web::paths::Page;

use crate::support::{Browser, Pair, Reply, World};

const WORDS: (&str, &str) = ("words", "I am away, and back on Monday.");

struct House {
    world: World,
    pair: Pair,
    jo: Browser,
}

impl House {
    async fn new() -> Self {
        let world = World::new().await;
        world.staff("Jo", Role::Therapist).await;
        let pair = world.bonded().await;
        let jo = world.signed_in("jo").await;
        Self { world, pair, jo }
    }

    async fn asks(&mut self, days: [&str; 2]) -> Reply {
        let page = self.world.path_to(Page::Cover, self.pair.room);
        let shown = self.pair.amira.get(&page).await;
        let before = shown.html.split("Jo").next().expect("a form");
        let id = before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next());
        let person = ("person", id.expect("a choice"));
        self.pair.amira.sends(&page, &[person, ("from", days[0]), ("to", days[1]), WORDS]).await
    }

    async fn jo_says_yes(&mut self) {
        let today = self.jo.get(&self.world.path(Page::Today)).await;
        let stand = today.to(&self.world.path(Page::Stand)).first().expect("asked").clone();
        let asked = self.jo.get(&stand).await;
        assert!(!asked.says("Noor"), "no name before her yes: {}", asked.words());
        assert!(
            asked.says("You stand in from Thursday 7 May to Friday 8 May."),
            "{}",
            asked.words()
        );
        self.jo.post(&stand, &[("do", "yes")]).await;
    }

    async fn question(&mut self) -> (String, Reply) {
        let people = self.pair.noor.get(&self.world.path(Page::People)).await;
        let to = people.to(&self.world.path(Page::Bond)).first().expect("a question").clone();
        let shown = self.pair.noor.get(&to).await;
        (to, shown)
    }

    async fn person(&mut self) -> StatusCode {
        self.jo.get(&self.world.path_to(Page::Person, self.pair.room)).await.status
    }
}

#[tokio::test]
async fn she_agrees_to_who_stands_in_and_the_days_are_kept() {
    let mut house = House::new().await;
    let asked = house.asks(["2026-05-07", "2026-05-08"]).await;
    let said =
        "Jo is asked to stand in from Thursday 7 May to Friday 8 May. A yes is still missing.";
    assert!(asked.says(said), "{}", asked.words());
    house.jo_says_yes().await;
    let (to, question) = house.question().await;
    assert!(question.says("Amira would like Jo, a therapist, to stand in for a while."));
    assert!(question.says("I am away, and back on Monday."), "{}", question.words());
    assert!(question.says("From Thursday 7 May to Friday 8 May. After that it ends by itself."));
    assert!(!question.says("There is no end date yet."), "{}", question.words());
    house.pair.noor.sends(&to, &[("do", "accept")]).await;

    // Agreed, and closed until the first day.
    let shown = house.pair.noor.get(&to).await;
    assert!(shown.says("Until then, Jo cannot open your record."), "{}", shown.words());
    assert_eq!(house.person().await, StatusCode::NOT_FOUND);
    let clients = house.jo.get(&house.world.path(Page::Clients)).await;
    assert!(clients.says("You stand in for someone from Thursday 7 May."), "{}", clients.words());
    assert!(!clients.says("Noor"), "{}", clients.words());

    house.world.later(2 * DAY);
    house.world.back(&mut house.pair).await;
    house.jo = house.world.signed_in("jo").await;
    assert_eq!(house.person().await, StatusCode::OK);
    let shown = house.pair.noor.get(&to).await;
    assert!(shown.says("Jo stands in until Friday 8 May."), "{}", shown.words());
    let looked = house.pair.noor.get(&house.world.path(Page::Looked)).await;
    assert!(
        looked.says("Jo opened your record, standing in for someone who is away."),
        "{}",
        looked.words()
    );

    house.world.later(2 * DAY);
    house.world.back(&mut house.pair).await;
    house.jo = house.world.signed_in("jo").await;
    assert_eq!(house.person().await, StatusCode::NOT_FOUND);
    let clients = house.jo.get(&house.world.path(Page::Clients)).await;
    assert!(!clients.says("Noor"), "{}", clients.words());
    let shown = house.pair.noor.get(&to).await;
    assert!(shown.says("Jo was here for a time, and that time is over."), "{}", shown.words());
}

#[tokio::test]
async fn what_cannot_be_asked_is_said_kindly_and_nothing_typed_is_lost() {
    let mut house = House::new().await;
    for (days, said) in [
        (["2026-05-01", "2026-05-02"], "These days are over."),
        (["2026-05-09", "2026-05-08"], "Please choose a last day that is not before the first"),
        (["", ""], "Please choose a day."),
    ] {
        let again = house.asks(days).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.says(said) && again.says(WORDS.1), "{}", again.words());
    }
}

#[tokio::test]
async fn whoever_is_back_sooner_ends_it() {
    let mut house = House::new().await;
    house.asks(["2026-05-07", "2026-05-08"]).await;
    house.jo_says_yes().await;
    let page = house.world.path_to(Page::Cover, house.pair.room);
    let shown = house.pair.amira.get(&page).await;
    let id =
        shown.html.split("name=\"over\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let over = house.pair.amira.sends(&page, &[("over", id.expect("a button"))]).await;
    assert!(over.says("Who is to stand in?"), "{}", over.words());
    let people = house.pair.noor.get(&house.world.path(Page::People)).await;
    assert!(!people.says("Waits for your yes or no."), "{}", people.words());
}
