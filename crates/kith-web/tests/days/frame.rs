//! How two people work together, in browsers without scripts: suggested line by line, agreed by
//! both, with a no in words, both at once, and what stands of it elsewhere.

use axum::http::StatusCode;
use kith_core::Role;
use kith_core::time::DAY;
use kith_web::paths::Page;

use crate::support::acts::MEETING;
use crate::support::{Browser, Pair, Reply, World};

const FIRST: [(&str, &str); 6] = [
    ("day", "2"),
    ("often", "1"),
    ("time", "10:00"),
    ("length", "50"),
    ("place", "Room 3"),
    ("late", "We wait for each other for 20 minutes."),
];

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
        let bond = world.bond(&pair).await;
        let (hers, theirs) =
            (world.path_to(Page::Frame, bond), world.path_to(Page::Working, pair.room));
        Self { world, pair, hers, theirs }
    }

    /// The same with what Amira suggested and Noor agreed to.
    async fn agreed() -> Self {
        let mut house = Self::new().await;
        house.amira_suggests(&FIRST).await;
        let agreed = answer(&mut house.pair.noor, &house.hers, "accept").await;
        assert!(agreed.says("You both said yes to this, the last time on"), "{}", agreed.words());
        house
    }

    async fn amira_suggests(&mut self, fields: &[(&str, &str)]) -> Reply {
        self.pair.amira.sends(&format!("{}-other", self.theirs), fields).await
    }

    /// What is agreed, with one line as Noor would like it.
    async fn noor_suggests(&mut self, line: &str, words: &str) -> Reply {
        let other = |(name, said): &(&'static str, &'static str)| {
            (*name, if *name == line { words.to_owned() } else { (*said).to_owned() })
        };
        let all: Vec<_> = FIRST.iter().map(other).collect();
        let fields: Vec<_> = all.iter().map(|(name, said)| (*name, said.as_str())).collect();
        self.pair.noor.sends(&format!("{}-other", self.hers), &fields).await
    }

    async fn home(&mut self) -> Reply {
        self.pair.noor.get(&self.world.path(Page::Home)).await
    }

    async fn today(&mut self) -> Reply {
        self.pair.amira.get(&self.world.path(Page::Today)).await
    }

    async fn later(&mut self) {
        self.world.later(DAY);
        self.world.back(&mut self.pair).await;
    }
}

/// Presses a button of the page, with the suggestion that was read on it.
async fn answer(browser: &mut Browser, path: &str, what: &str) -> Reply {
    let offer = browser.get(path).await.value("offer");
    browser.sends(path, &[("offer", &offer), ("do", what)]).await
}

#[tokio::test]
async fn one_suggests_the_other_says_yes_and_both_read_what_is_agreed() {
    let mut house = House::new().await;
    let none = house.pair.noor.get(&house.hers).await;
    assert!(none.says("Nothing is agreed yet."), "{}", none.words());
    let sent = house.amira_suggests(&FIRST).await;
    assert!(sent.says("It waits for Noor."), "{}", sent.words());
    assert!(house.home().await.says("Amira suggested something for how you work together"));
    let shown = house.pair.noor.get(&house.hers).await;
    assert!(shown.says("Amira suggested this on"), "{}", shown.words());
    assert!(shown.says("Usual day Tuesday") && shown.says("Usual time 10:00am"));
    assert!(shown.says("Nothing is agreed yet."), "silence is not a yes");
    let agreed = answer(&mut house.pair.noor, &house.hers, "accept").await;
    assert!(agreed.says("You both said yes to this, the last time on"), "{}", agreed.words());
    assert!(agreed.says("How often Every week How long 50 minutes") || agreed.says("Every week"));
    assert!(agreed.says("Left open for now: From arriving to leaving,"), "{}", agreed.words());
    let shown = house.pair.amira.get(&house.theirs).await;
    assert!(
        shown.says("You both said yes to this, the last time on") && shown.says("Room 3"),
        "{}",
        shown.words()
    );
    assert!(!house.home().await.says("Amira suggested something"));
}

#[tokio::test]
async fn she_suggests_another_line_hears_no_in_words_and_then_a_yes() {
    let mut house = House::agreed().await;
    let same = house.noor_suggests("day", "2").await;
    assert!(same.says("This is what is agreed already."), "{}", same.words());
    let sent = house.noor_suggests("time", "09:00").await;
    assert!(sent.says("9:00am Until now: 10:00am"), "{}", sent.words());
    assert!(!sent.says("Until now: Room 3"), "only the line that is to change: {}", sent.words());
    assert!(house.today().await.says("A suggestion for how you work together"));
    house.later().await;
    let no = format!("{}-no", house.theirs);
    let offer = house.pair.amira.get(&no).await.value("offer");
    let words = [("offer", offer.as_str()), ("words", "I bring my son to school then.")];
    let declined = house.pair.amira.sends(&no, &words).await;
    assert!(declined.says("10:00am") && !declined.says("9:00am"), "{}", declined.words());
    assert!(!house.today().await.says("A suggestion for how you work together"));
    house.later().await;
    let home = house.home().await;
    assert!(home.says("Amira said no to a change you suggested"), "{}", home.words());
    let shown = house.pair.noor.get(&house.hers).await;
    assert!(shown.says("Amira said no to this on"), "{}", shown.words());
    assert!(shown.says("I bring my son to school then."), "{}", shown.words());
    house.noor_suggests("time", "11:30").await;
    let agreed = answer(&mut house.pair.amira, &house.theirs, "accept").await;
    assert!(agreed.says("11:30am"), "{}", agreed.words());
    let before = house.pair.noor.get(&format!("{}-before", house.hers)).await;
    assert!(before.says("11:30am Before: 10:00am"), "{}", before.words());
    assert!(before.says("You suggested it, and Amira said yes."), "{}", before.words());
    assert!(before.says("Amira suggested it, and you said yes."), "{}", before.words());
    let theirs = house.pair.amira.get(&format!("{}-before", house.theirs)).await;
    assert!(theirs.says("Noor suggested it, and you said yes."), "{}", theirs.words());
}

#[tokio::test]
async fn both_suggest_at_once_and_a_yes_is_to_what_was_read() {
    let mut house = House::agreed().await;
    house.noor_suggests("day", "4").await;
    let mut other = FIRST;
    (other[0], other[3]) = (("day", "3"), ("length", "60"));
    house.amira_suggests(&other).await;
    let read = house.pair.noor.get(&house.hers).await.value("offer");
    let theirs = house.pair.amira.get(&house.theirs).await;
    assert!(theirs.says("Thursday Until now: Tuesday"), "{}", theirs.words());
    assert!(theirs.says("Wednesday Until now: Tuesday"), "both are shown: {}", theirs.words());
    let goes = "With your yes, what you suggested for the same line is over.";
    assert!(theirs.says(goes), "{}", theirs.words());
    let agreed = answer(&mut house.pair.amira, &house.theirs, "accept").await;
    assert!(agreed.says("60 minutes Until now: 50 minutes"), "{}", agreed.words());
    assert!(!agreed.says("Wednesday"), "what she agreed to otherwise is gone: {}", agreed.words());
    let stale = [("offer", read.as_str()), ("do", "accept")];
    let stale = house.pair.noor.post(&house.hers, &stale).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("This was changed or answered while you were reading."));
    assert!(!stale.says("How long 60 minutes Where"), "{}", stale.words());
    let page = house.pair.amira.get(&house.theirs).await.html;
    let own = page.rsplit("name=\"offer\" value=\"").next().expect("her own comes last");
    let own = own.split('"').next().expect("an id");
    let back = [("do", "back"), ("offer", own)];
    let back = house.pair.amira.sends(&house.theirs, &back).await;
    assert!(!back.says("60 minutes") && back.says("Thursday"), "{}", back.words());
}

#[tokio::test]
async fn a_form_that_was_opened_before_something_was_agreed_is_looked_at_again() {
    let mut house = House::agreed().await;
    let other = format!("{}-other", house.hers);
    let base = house.pair.noor.get(&other).await.value("base");
    let mut later = FIRST;
    later[2] = ("time", "11:00");
    house.amira_suggests(&later).await;
    answer(&mut house.pair.noor, &house.hers, "accept").await;
    let stale = [("base", base.as_str()), ("time", "10:00"), ("late", "Call.")];
    let again = house.pair.noor.post(&other, &stale).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("Something was agreed or suggested since you opened this."));
    assert!(again.says("Until now: 11:00am") && again.html.contains("Call."), "nothing is lost");
    let base = again.value("base");
    let sent = [("base", base.as_str()), ("time", "11:00"), ("late", "Call.")];
    let shown = house.pair.noor.sends(&other, &sent).await;
    assert!(shown.says("Call. Until now: We wait"), "{}", shown.words());
    assert!(!shown.says("Until now: Room 3"), "what was not sent stays: {}", shown.words());
    let twice = house.pair.noor.sends(&other, &sent).await;
    assert!(twice.says("Call. Until now: We wait"), "sent twice: {}", twice.words());
}

#[tokio::test]
async fn what_is_agreed_stands_above_meetings_and_what_was_typed_is_looked_at_again() {
    let mut house = House::agreed().await;
    house.world.meet(&house.pair).await;
    let usual = "Tuesday, 10:00am, Every week, 50 minutes, Room 3";
    let late = "We wait for each other for 20 minutes.";
    let hers = house.pair.noor.get(&house.world.path_to(Page::Meeting, MEETING)).await;
    assert!(hers.says(usual) && hers.says(late), "{}", hers.words());
    let meet = house.world.path_to(Page::Meet, format!("{}-{MEETING}", house.pair.room));
    let theirs = house.pair.amira.get(&meet).await;
    assert!(theirs.says(usual) && theirs.says(late), "{}", theirs.words());
    for (page, words) in [(Page::Brief, "Usually Tuesday, 10:00am"), (Page::Person, usual)] {
        let shown = house.pair.amira.get(&house.world.path_to(page, house.pair.room)).await;
        assert!(shown.says(words), "{page:?}: {}", shown.words());
    }
    let odd = [("time", "noon"), ("length", "3"), ("late", "Call.")];
    let again = house.pair.amira.post(&format!("{}-other", house.theirs), &odd).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("Please write the time as hours and minutes"), "{}", again.words());
    assert!(again.says("Please choose from 5 to 480 minutes."), "{}", again.words());
    assert!(again.html.contains("noon") && again.html.contains("Call."), "nothing is lost");
}

#[tokio::test]
async fn paused_or_over_she_reads_it_and_nobody_changes_it() {
    let mut house = House::agreed().await;
    house.noor_suggests("time", "09:00").await;
    let bond = house.hers.rsplit('/').next().expect("a bond").to_owned();
    let of = house.world.path_to(Page::Bond, &bond);
    for end in ["pause", "end"] {
        house.pair.noor.sends(&of, &[("do", end)]).await;
        let shown = house.pair.noor.get(&house.hers).await;
        assert!(shown.says("Nobody can change this now."), "{}", shown.words());
        assert!(shown.says("Room 3") && !shown.says("9:00am"), "{}", shown.words());
        let other = house.pair.noor.get(&format!("{}-other", house.hers)).await;
        assert_eq!(other.location().as_deref(), Some(house.hers.as_str()));
        assert_eq!(house.pair.amira.get(&house.theirs).await.status, StatusCode::NOT_FOUND);
    }
    let before = house.pair.noor.get(&format!("{}-before", house.hers)).await;
    assert!(before.says("Amira suggested it, and you said yes."), "{}", before.words());
}

/// Pages on which a client writes, and one on which they do not.
async fn written(house: &House) -> (Vec<String>, String) {
    let (world, pair) = (&house.world, &house.pair);
    let (note, bond) = (world.note(pair, "We walked.").await, world.bond(pair).await);
    let writes = vec![
        world.path_to(Page::CheckIn, MEETING),
        world.path_to(Page::Entry, note),
        world.path_to(Page::Wrong, note),
        world.path_to(Page::Promises, "new"),
        world.path_to(Page::Say, bond),
        world.path_to(Page::Ending, bond),
        world.path(Page::About),
        format!("{}-other", house.hers),
    ];
    (writes, world.path(Page::Home))
}

const LINE: &str = "Before you write: there are a few things that people who work here may have";

#[tokio::test]
async fn what_may_have_to_be_told_stands_above_every_form_until_she_has_read_it() {
    let mut house = House::new().await;
    house.world.meet(&house.pair).await;
    let (writes, home) = written(&house).await;
    for page in &writes {
        let shown = house.pair.noor.get(page).await;
        assert!(shown.says(LINE), "{page}: {}", shown.words());
    }
    assert!(!house.pair.noor.get(&home).await.says(LINE));
    assert!(!house.pair.amira.get(&format!("{}-other", house.theirs)).await.says(LINE));
    let words = house.world.path(Page::Confidence);
    let shown = house.pair.noor.get(&words).await;
    let first = "You can ask them to tell you first, where they can";
    assert!(shown.says(first), "{}", shown.words());
    assert!(shown.says("somebody else here can be let in for an hour"), "{}", shown.words());
    assert!(house.pair.noor.get(&house.hers).await.says(first), "it stands with the rest, too");
    let number = shown.value("number");
    let read = house.pair.noor.sends(&words, &[("number", &number)]).await;
    assert!(read.says("that you have read this."), "{}", read.words());
    for page in &writes {
        assert!(!house.pair.noor.get(page).await.says(LINE), "{page}");
    }
    let people = house.pair.noor.get(&house.world.path(Page::People)).await;
    assert_eq!(people.to(&words).len(), 1, "it can be read again from there");
}

#[tokio::test]
async fn a_service_writes_its_own_words_and_each_client_is_asked_anew() {
    let mut house = House::new().await;
    house.world.staff("Ada", Role::Administrator).await;
    let mut ada = house.world.signed_in("ada").await;
    let (own, words) = (house.world.path(Page::Wording), house.world.path(Page::Confidence));
    house.pair.noor.sends(&words, &[("number", "0")]).await;
    let about = house.world.path(Page::About);
    assert!(!house.pair.noor.get(&about).await.says(LINE));
    let said = "Where your life is in danger we call your doctor. We tell you first.";
    let kept = ada.sends(&own, &[("words", said)]).await;
    assert!(kept.says("Kept. This is what clients read from now on."), "{}", kept.words());
    assert!(house.pair.noor.get(&about).await.says(LINE), "other words are read anew");
    let shown = house.pair.noor.get(&words).await;
    assert!(shown.says("These words changed after you read them."), "{}", shown.words());
    assert!(shown.says(said) && house.pair.noor.get(&house.hers).await.says(said));
    assert!(house.pair.amira.get(&house.theirs).await.says(said));
    house.pair.noor.sends(&words, &[("number", "0")]).await;
    assert!(house.pair.noor.get(&about).await.says(LINE), "not these words");
    let back = ada.sends(&own, &[("words", "")]).await;
    assert!(back.says("The usual words") && back.says(said), "{}", back.words());
}
