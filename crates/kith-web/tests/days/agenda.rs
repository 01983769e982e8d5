//! What there is to talk about, in browsers without scripts: both add to it, "not today" stands
//! first for the therapist, and what was not reached comes along.

use axum::http::StatusCode;
use kith_core::MeetingId;
use kith_core::time::{DAY, HOUR};
use kith_web::paths::Page;

use crate::support::acts::MEETING;
use crate::support::{Browser, Pair, Reply, World};

struct House {
    world: World,
    pair: Pair,
    hers: String,
    theirs: String,
}

impl House {
    async fn new() -> Self {
        let world = World::new().await;
        let pair = world.bonded().await;
        world.meet(&pair).await;
        let hers = world.path_to(Page::Meeting, MEETING);
        let theirs = world.path_to(Page::Meet, format!("{}-{MEETING}", pair.room));
        Self { world, pair, hers, theirs }
    }

    /// A letter that Noor added, and a form that Amira did.
    async fn both() -> Self {
        let mut house = Self::new().await;
        let hers = add(&mut house.pair.noor, &house.hers, "The letter from home.").await;
        assert!(hers.says("The letter from home. You added this on"), "{}", hers.words());
        let theirs = add(&mut house.pair.amira, &house.theirs, "The form.").await;
        assert!(theirs.says("The letter from home. Noor added this on"), "{}", theirs.words());
        house
    }

    /// Noor says something of what Amira added.
    async fn noor(&mut self, what: &str) -> Reply {
        let item = of(&self.pair.noor.get(&self.hers).await, "The form.");
        self.pair.noor.sends(&self.hers, &[("item", &item), ("do", what)]).await
    }
}

async fn add(browser: &mut Browser, path: &str, words: &str) -> Reply {
    let once = browser.get(path).await.value("once");
    browser.sends(path, &[("words", words), ("once", &once), ("do", "add")]).await
}

/// The item with these words, as the buttons beside them name it.
fn of(page: &Reply, words: &str) -> String {
    let after = page.html.split(words).nth(1).expect("the words");
    let value = after.split("name=\"item\" value=\"").nth(1).expect("a button");
    value.split('"').next().expect("an id").to_owned()
}

#[tokio::test]
async fn both_add_to_what_there_is_to_talk_about_and_read_who_added_what() {
    let mut house = House::both().await;
    let page = house.pair.noor.get(&house.hers).await;
    assert!(page.says("You and Amira both see this list."), "{}", page.words());
    assert!(page.says("The form. Amira added this on"), "{}", page.words());
    assert!(page.says("Amira is asked to read this by the end of"), "{}", page.words());
    let letter = of(&page, "The letter from home.");
    let off = [("item", letter.as_str()), ("do", "withdraw")];
    let page = house.pair.noor.sends(&house.hers, &off).await;
    assert!(!page.says("The letter from home."), "{}", page.words());
    let again = house.pair.noor.sends(&house.hers, &off).await;
    assert_eq!(again.status, StatusCode::OK, "pressed twice");
    let record = house.pair.noor.get(&house.world.path(Page::Record)).await;
    assert!(record.says("Something to talk about with Amira"), "{}", record.words());
    assert!(record.says("No longer to talk about with Amira"), "{}", record.words());
}

#[tokio::test]
async fn not_today_stands_first_for_the_therapist_and_asks_nothing() {
    let mut house = House::both().await;
    let said = house.noor("not-today").await;
    assert!(said.says("Not today The form."), "{}", said.words());
    let page = house.pair.amira.get(&house.theirs).await;
    let first = "Not today Noor said this for this meeting. Leave it be, and ask nothing about it. \
                 The form.";
    assert!(page.says(first), "{}", page.words());
    let words = page.words();
    assert!(words.find("Not today") < words.find("You both said yes"), "{words}");
    let brief = house.world.path_to(Page::Brief, house.pair.room);
    let brief = house.pair.amira.get(&brief).await;
    let cards = "Not today, from your list The form. (yours) Leave it be, and ask nothing about \
                 it. What to talk about The letter from home. (Noor)";
    assert!(brief.says(cards), "{}", brief.words());
    let back = house.noor("today").await;
    assert!(!back.says("Talk about it after all"), "{}", back.words());
    let page = house.pair.amira.get(&house.theirs).await;
    assert!(!page.says("Noor said this for this meeting."), "{}", page.words());
    let record = house.pair.noor.get(&house.world.path(Page::Record)).await;
    assert!(record.says("Not today, for the meeting on"), "{}", record.words());
    assert!(record.says("To talk about after all, on"), "{}", record.words());
}

#[tokio::test]
async fn what_was_not_talked_about_comes_along_to_the_next_meeting() {
    let mut house = House::both().await;
    house.world.later(2 * DAY + HOUR / 2);
    house.world.back(&mut house.pair).await;
    let page = house.pair.amira.get(&house.theirs).await;
    let letter = of(&page, "The letter from home.");
    let talked = [("item", letter.as_str()), ("do", "talked")];
    let page = house.pair.amira.sends(&house.theirs, &talked).await;
    assert!(page.says("What you talked about The letter from home."), "{}", page.words());
    house.world.later(DAY);
    house.world.back(&mut house.pair).await;
    let next = MeetingId([4; 16]);
    let details = super::details(house.world.app.now(), 24 * 60);
    let bond = house.world.bond(&house.pair).await;
    let propose = kith_core::meeting::Command::Propose { meeting: next, bond, details };
    house.world.act(&house.pair.amira, &house.pair, propose).await;
    let page = house.pair.noor.get(&house.world.path_to(Page::Meeting, next)).await;
    assert!(page.says("It comes along from your meeting on"), "{}", page.words());
    assert!(page.says("The form.") && !page.says("The letter"), "{}", page.words());
}

#[tokio::test]
async fn what_is_not_added_is_said_and_what_was_typed_stays() {
    let mut house = House::new().await;
    let empty = add(&mut house.pair.noor, &house.hers, " ").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("This one is empty. A few words are enough"), "{}", empty.words());
    let long = add(&mut house.pair.amira, &house.theirs, &"a".repeat(4_001)).await;
    assert!(long.says("Please say it in fewer words."), "{}", long.words());
    assert!(long.says(&"a".repeat(4_001)), "it is still there");
    for number in 0..20 {
        add(&mut house.pair.amira, &house.theirs, &format!("Number {number}.")).await;
    }
    let full = add(&mut house.pair.noor, &house.hers, "The letter.").await;
    assert!(full.says("There are 20 things on the list"), "{}", full.words());
    assert!(full.says("The letter."), "{}", full.words());
}

#[tokio::test]
async fn a_list_sent_twice_holds_it_once_and_a_draft_is_kept() {
    let mut house = House::new().await;
    let draft = format!("{}?draft", house.hers);
    house.pair.noor.post(&draft, &[("words", "The letter fr")]).await;
    let page = house.pair.noor.get(&house.hers).await;
    assert!(page.says("The letter fr"), "{}", page.words());
    let (once, version) = (page.value("once"), page.value("version"));
    let sent = [
        ("words", "The letter from home."),
        ("once", once.as_str()),
        ("version", version.as_str()),
        ("do", "add"),
    ];
    house.pair.noor.sends(&house.hers, &sent).await;
    let page = house.pair.noor.sends(&house.hers, &sent).await;
    assert_eq!(page.html.matches("<p class=\"words\">The letter from home.").count(), 1);
    assert!(!page.says("The letter fr Amira"), "the draft is sent: {}", page.words());
}
