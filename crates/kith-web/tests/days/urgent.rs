//! When it cannot wait: Jo asks, Ruth agrees, Noor reads it and asks why, and Jo answers.

use axum::http::StatusCode;
use kith_core::Role;
use kith_core::time::{DAY, HOUR};
use kith_web::paths::Page;

use crate::support::{Browser, Pair, Reply, World};

const WHY: (&str, &str) = ("why", "They rang and are not safe.");

struct House {
    world: World,
    pair: Pair,
    jo: Browser,
    ruth: Browser,
}

impl House {
    async fn new() -> Self {
        let world = World::new().await;
        world.staff("Jo", Role::Therapist).await;
        world.staff("Ruth", Role::Supervisor).await;
        let pair = world.bonded().await;
        let (jo, ruth) = (world.signed_in("jo").await, world.signed_in("ruth").await);
        Self { world, pair, jo, ruth }
    }

    fn page(&self) -> String {
        self.world.path(Page::Urgent)
    }

    async fn jo_asks(&mut self, name: &str) -> Reply {
        let page = self.page();
        self.jo.sends(&page, &[("name", name), WHY]).await
    }

    /// Presses the button with this name on the first card that has it.
    async fn ruth_does(&mut self, what: &str, words: &str) -> Reply {
        let page = self.page();
        let shown = self.ruth.get(&page).await;
        let id = value(&shown, what).expect("a button");
        self.ruth.sends(&page, &[(what, &id), (&format!("words-{id}"), words)]).await
    }

    async fn opens(&mut self) -> StatusCode {
        self.jo.get(&self.world.path_to(Page::Person, self.pair.room)).await.status
    }
}

fn value(shown: &Reply, name: &str) -> Option<String> {
    let after = shown.html.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
    after.split('"').next().map(str::to_owned)
}

#[tokio::test]
async fn she_reads_who_was_let_in_and_asks_why() {
    let mut house = House::new().await;
    let asked = house.jo_asks("noor").await;
    assert!(asked.says("No one has agreed yet."), "{}", asked.words());
    assert_eq!(house.opens().await, StatusCode::NOT_FOUND);
    let today = house.ruth.get(&house.world.path(Page::Today)).await;
    assert!(today.says("Jo asked to open the record of Noor"), "{}", today.words());
    let agreed = house.ruth_does("agree", "").await;
    assert!(agreed.says("It is open until"), "{}", agreed.words());
    let open = house.jo.get(&house.page()).await;
    let to = open.to(&house.world.path(Page::Person)).first().expect("the way in").clone();
    assert_eq!(house.jo.get(&to).await.status, StatusCode::OK);

    let home = house.pair.noor.get(&house.world.path(Page::Home)).await;
    assert!(home.says("Jo was let into your record without your yes"), "{}", home.words());
    house.world.later(HOUR);
    house.world.back(&mut house.pair).await;
    house.jo = house.world.signed_in("jo").await;
    assert_eq!(house.opens().await, StatusCode::NOT_FOUND);

    let looked = house.world.path(Page::Looked);
    let shown = house.pair.noor.get(&looked).await;
    for said in [
        "Jo asked to open your record on",
        WHY.1,
        "Ruth agreed. It could be opened from",
        "Someone else looks at whether this was right by the end of Thursday 7 May",
    ] {
        assert!(shown.says(said), "{said}: {}", shown.words());
    }
    let opening = value(&shown, "opening").expect("a question can be asked");
    house.pair.noor.sends(&looked, &[("opening", &opening)]).await;
    let page = house.page();
    let owed = house.jo.get(&page).await;
    assert!(owed.says("The person asks why you opened it."), "{}", owed.words());
    let id = value(&owed, "answer").expect("an answer is asked for");
    let field = format!("words-{id}");
    let empty = house.jo.sends(&page, &[("answer", &id), (&field, " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = (field.as_str(), "You rang at night, and I looked for a number.");
    house.jo.sends(&page, &[("answer", &id), answer]).await;

    house.ruth = house.world.signed_in("ruth").await;
    house.ruth_does("review", "It was right to look.").await;
    let shown = house.pair.noor.get(&looked).await;
    assert!(shown.says("Ruth looked at it afterwards and says"), "{}", shown.words());
    assert!(shown.says("It was right to look.") && shown.says(answer.1), "{}", shown.words());
}

#[tokio::test]
async fn a_name_that_nobody_has_reads_the_same_and_a_no_is_told() {
    let mut house = House::new().await;
    let known = house.jo_asks("Noor").await.words();
    let mut other = House::new().await;
    assert_eq!(other.jo_asks("Somebody").await.words(), known, "nothing tells them apart");
    assert!(value(&other.ruth.get(&other.page()).await, "agree").is_none());
    house.ruth_does("decline", "").await;
    let page = house.page();
    let told = house.jo.get(&page).await;
    assert!(told.says("It was not agreed to. Nothing was opened."), "{}", told.words());
    let shown = house.pair.noor.get(&house.world.path(Page::Looked)).await;
    assert!(shown.says("Ruth did not agree. Nothing was opened."), "{}", shown.words());
}

#[tokio::test]
async fn she_closes_it_at_once() {
    let mut house = House::new().await;
    house.jo_asks("Noor").await;
    house.ruth_does("agree", "").await;
    assert_eq!(house.opens().await, StatusCode::OK);
    let shown = house.pair.noor.get(&house.world.path(Page::Looked)).await;
    let bond = shown.to(&house.world.path(Page::Bond)).first().expect("a way to close it").clone();
    let page = house.pair.noor.get(&bond).await;
    assert!(page.says("Jo was let in without your yes"), "{}", page.words());
    house.pair.noor.sends(&bond, &[("do", "end")]).await;
    assert_eq!(house.opens().await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn it_is_looked_at_by_a_day_and_what_is_overdue_comes_first() {
    let mut house = House::new().await;
    house.jo_asks("Noor").await;
    house.ruth_does("agree", "").await;
    let (today, looked) = (house.world.path(Page::Today), house.world.path(Page::Looked));
    let asked = "Please look at it afterwards by the end of Thursday 7 May.";
    let shown = house.ruth.get(&today).await;
    assert!(shown.says(asked), "{}", shown.words());
    house.world.later(3 * DAY);
    house.world.back(&mut house.pair).await;
    house.jo = house.world.signed_in("jo").await;
    house.jo_asks("Noor").await;
    house.ruth = house.world.signed_in("ruth").await;
    let shown = house.ruth.get(&today).await;
    let late = "It was to be looked at by the end of Thursday 7 May.";
    let (first, second) = (shown.html.find("It was to be looked at"), shown.html.find("You can."));
    assert!(first.is_some() && first < second, "{}", shown.words());
    assert!(shown.says(late) && !shown.says(asked), "{}", shown.words());
    let told = house.pair.noor.get(&looked).await;
    assert!(told.says("by the end of Thursday 7 May. It still waits."), "{}", told.words());
    house.ruth_does("review", "It was right to look.").await;
    assert!(!house.ruth.get(&today).await.says(late));
    assert!(house.pair.noor.get(&looked).await.says("It was right to look."));
}
