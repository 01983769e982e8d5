//! Handing over while one is there: a no, another who is asked, a yes from now on, a goodbye; and
//! what one person may read and tell.

use axum::http::StatusCode;
use kith_core::Role;
use kith_web::paths::Page;

use crate::support::{Browser, Pair, Reply, World};

/// Amira beside Noor, with a note, and two colleagues.
struct House {
    world: World,
    pair: Pair,
    jo: Browser,
    sam: Browser,
}

impl House {
    async fn new() -> Self {
        let world = World::new().await;
        world.staff("Jo", Role::Therapist).await;
        world.staff("Sam", Role::Therapist).await;
        let pair = world.bonded().await;
        world.note(&pair, "The door stays open a little.").await;
        let (jo, sam) = (world.signed_in("jo").await, world.signed_in("sam").await);
        Self { world, pair, jo, sam }
    }

    fn page(&self) -> String {
        self.world.path_to(Page::PassOn, self.pair.room)
    }

    async fn asks(&mut self, who: &str) -> Reply {
        let page = self.page();
        let shown = self.pair.amira.get(&page).await;
        let before = shown.html.split(who).next().expect("a form");
        let id = before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next());
        let fields = [("person", id.expect("a choice")), ("words", "I move away in June.")];
        self.pair.amira.sends(&page, &fields).await
    }

    async fn says_yes(&self, mut who: Browser) -> Reply {
        let today = who.get(&self.world.path(Page::Today)).await;
        let stand = today.to(&self.world.path(Page::Stand)).first().expect("asked").clone();
        let asked = who.get(&stand).await;
        assert!(!asked.says("Noor"), "no name before her yes: {}", asked.words());
        who.post(&stand, &[("do", "yes")]).await
    }

    async fn decides(&mut self, what: &str) -> Reply {
        let people = self.pair.noor.get(&self.world.path(Page::People)).await;
        // Those who wait for an answer stand first.
        let to = people.to(&self.world.path(Page::Bond)).first().expect("a question").clone();
        let asked = self.pair.noor.get(&to).await;
        assert!(asked.says("Amira would like") && asked.says("I move away in June."));
        assert!(asked.says("There are notes from before."), "{}", asked.words());
        self.pair.noor.sends(&to, &[("do", what)]).await
    }
}

#[tokio::test]
async fn a_hand_over_that_she_declines_and_another_that_she_accepts() {
    let mut house = House::new().await;
    assert!(house.asks("Jo").await.says("Jo was asked on Tuesday 5 May. A yes is still missing."));
    house.says_yes(house.jo.clone()).await;
    house.decides("decline").await;
    let not = house.pair.amira.get(&house.page()).await;
    assert!(not.says("It will not be Jo. You are still beside Noor."), "{}", not.words());
    house.asks("Sam").await;
    house.says_yes(house.sam.clone()).await;
    house.decides("accept-from-now").await;

    // Sam reads what comes, and not the note from before.
    let person = house.world.path_to(Page::Person, house.pair.room);
    let shown = house.sam.get(&person).await;
    assert!(shown.says("The notes from before 5 May 2026 are closed to you, as they chose."));
    assert!(!shown.says("The door stays open a little."), "{}", shown.words());
    let record = house.sam.get(&house.world.path_to(Page::Told, house.pair.room)).await;
    assert!(!record.says("The door stays open a little."), "{}", record.words());

    // Amira is still there, says goodbye, and her way in closes.
    let page = house.page();
    let empty = house.pair.amira.post(&page, &[("do", "step-back"), ("words", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("Please say a few words of goodbye."), "{}", empty.words());
    let goodbye = [("do", "step-back"), ("words", "I was glad to know you.")];
    house.pair.amira.post(&page, &goodbye).await;
    assert_eq!(house.pair.amira.get(&person).await.status, StatusCode::NOT_FOUND);
    let home = house.pair.noor.get(&house.world.path(Page::Home)).await;
    assert!(
        home.says("Amira said goodbye, and somebody else goes on with you."),
        "{}",
        home.words()
    );
    let people = house.pair.noor.get(&house.world.path(Page::People)).await;
    let sam = people.to(&house.world.path(Page::Bond)).first().expect("Sam").clone();
    let sam = house.pair.noor.get(&sam).await;
    assert!(sam.says("Before that Amira, from 5 May 2026 to 5 May 2026."), "{}", sam.words());
}

#[tokio::test]
async fn whoever_is_not_free_is_told_in_one_way_whatever_the_reason() {
    let mut house = House::new().await;
    // Jo stands beside Noor by her own wish; Sam is asked already. Neither is told apart.
    house.asks("Jo").await;
    house.says_yes(house.jo.clone()).await;
    house.decides("accept").await;
    let page = house.page();
    let goodbye = [("do", "step-back"), ("words", "Goodbye.")];
    house.pair.amira.post(&page, &goodbye).await;
    let page = house.world.path_to(Page::PassOn, house.pair.room);
    let shown = house.jo.get(&page).await;
    let id = |name: &str| {
        let before = shown.html.split(name).next().expect("a form");
        before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    let (sam, amira) = (id("Sam").expect("a choice"), id("Amira").expect("a choice"));
    let people = house.world.path(Page::People);
    house.pair.noor.sends(&people, &[("person", &sam), ("for", "")]).await;
    let words = ("words", "I am ill for a while.");
    let taken = house.jo.post(&page, &[("person", &sam), words]).await;
    assert!(taken.says("Sam cannot be asked. Please choose someone else."), "{}", taken.words());
    assert!(taken.says("I am ill for a while."), "nothing typed is lost");
    assert!(house.jo.sends(&page, &[("person", &amira), words]).await.says("Amira was asked"));
}

#[tokio::test]
async fn she_says_what_one_person_may_read_and_tell_and_otherwise_another_day() {
    let mut house = House::new().await;
    let bond = house.world.bond(&house.pair).await;
    let page = house.world.path_to(Page::Limits, bond);
    let person = house.world.path_to(Page::Person, house.pair.room);
    let shown = house.pair.amira.get(&person).await;
    assert!(shown.says("They have said nothing about that."), "{}", shown.words());
    let tell = ("tell", "My sister, that we meet.");
    let kept = house.pair.noor.sends(&page, &[("before", "from-now"), tell]).await;
    assert!(kept.says("My sister, that we meet."), "{}", kept.words());
    let shown = house.pair.amira.get(&person).await;
    assert!(shown.says("My sister, that we meet."), "{}", shown.words());
    let long = "x".repeat(5_000);
    let again = house.pair.noor.post(&page, &[("before", "all"), ("tell", &long)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says(&long), "nothing typed is lost");
    let nobody = house.pair.noor.sends(&page, &[("before", "all"), ("tell", "")]).await;
    assert!(nobody.says("You have named nobody."), "{}", nobody.words());
}
