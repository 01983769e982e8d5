//! How a client may be reached, in browsers without scripts: closed until she opens it, what would
//! appear, taken back, stopped in one press, and what whoever calls reads first.

use axum::http::StatusCode;
use kith_core::Role;
use kith_core::contact::Command;
use kith_core::time::{DAY, HOUR};
use kith_web::paths::Page;

use crate::support::acts::MEETING;
use crate::support::{Pair, Reply, World};

/// Tuesday 5 May 2026, noon: within these days and hours.
const TEXT: [(&str, &str); 13] = [
    ("to", "+44 1632 960001"),
    ("day-1", "yes"),
    ("day-2", "yes"),
    ("day-3", "yes"),
    ("from", "09:00"),
    ("until", "17:00"),
    ("kind-soon", "yes"),
    ("sender", "Jo"),
    ("words", "own"),
    ("own", "Your book is here."),
    ("others", "My sister sometimes reads it."),
    ("review", "2026-06-01"),
    ("voicemail", "yes"),
];

const NONE: &str = "Nobody may write to Noor or call, by any way.";

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
        let (hers, theirs) = (world.path(Page::Contact), world.path_to(Page::Reached, pair.room));
        Self { world, pair, hers, theirs }
    }

    /// The same with text messages opened by her.
    async fn open() -> Self {
        let mut house = Self::new().await;
        let kept = house.noor_says("text", &TEXT).await;
        assert!(kept.says("To +44 1632 960001"), "{}", kept.words());
        house
    }

    async fn noor_says(&mut self, way: &str, fields: &[(&str, &str)]) -> Reply {
        self.pair.noor.sends(&format!("{}/{way}", self.hers), fields).await
    }

    async fn noor_does(&mut self, fields: &[(&str, &str)]) -> Reply {
        self.pair.noor.sends(&self.hers, fields).await
    }

    /// What Amira reads on the page of Noor.
    async fn card(&mut self) -> Reply {
        let person = self.world.path_to(Page::Person, self.pair.room);
        self.pair.amira.get(&person).await
    }

    async fn later(&mut self, micros: i64) {
        self.world.later(micros);
        self.world.back(&mut self.pair).await;
    }
}

fn with<'a>(name: &str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    TEXT.iter().map(|(one, said)| (*one, if *one == name { value } else { *said })).collect()
}

#[tokio::test]
async fn every_way_is_closed_until_she_opens_it_and_whoever_calls_reads_that() {
    let mut house = House::new().await;
    let page = house.pair.noor.get(&house.hers).await;
    for closed in ["write to you by e-mail", "send you a text", "send you a letter", "call you"] {
        assert!(page.says(closed), "{}", page.words());
    }
    assert!(!page.says("Stop all"), "there is nothing to stop: {}", page.words());
    assert!(house.card().await.says(NONE));
    house.world.meet(&house.pair).await;
    let meet = house.world.path_to(Page::Meet, format!("{}-{MEETING}", house.pair.room));
    let meet = house.pair.amira.get(&meet).await;
    assert!(meet.says("Before you call or write") && meet.says(NONE), "{}", meet.words());
}

#[tokio::test]
async fn she_opens_a_way_sees_what_would_appear_and_amira_reads_it_before_she_calls() {
    let mut house = House::open().await;
    let page = house.pair.noor.get(&house.hers).await;
    let holds = "Monday, Tuesday, Wednesday, 9:00am to 5:00pm, until 1 June 2026.";
    assert!(page.says(holds), "{}", page.words());
    assert!(page.says("This would appear on a locked phone Jo Your book is here."));
    assert!(page.says("It may be used at this moment."), "{}", page.words());
    let card = house.card().await;
    assert!(card.says("By text message It may be used at this moment."), "{}", card.words());
    for words in ["+44 1632 960001", "Your book is here.", "My sister sometimes reads it."] {
        assert!(card.says(words), "{words}: {}", card.words());
    }
    assert!(card.says("No other way is open.") && !card.says(NONE));
    assert!(!card.says("answering machine"), "that is for calls alone: {}", card.words());
    house.later(6 * HOUR).await;
    let card = house.card().await;
    let next = "Not at this moment. The next time is Wednesday 6 May, 9:00am.";
    assert!(card.says(next), "{}", card.words());
    assert!(!card.says("+44 1632 960001"), "not to be dialled now: {}", card.words());
    let page = house.pair.noor.get(&house.hers).await;
    assert!(page.says("Jo Your book is here."), "what would appear then: {}", page.words());
}

#[tokio::test]
async fn after_its_last_day_it_says_ask_first_until_she_says_that_it_is_still_right() {
    let mut house = House::open().await;
    house.later(28 * DAY).await;
    let stale = "Ask first, do not use it. It held until 1 June 2026.";
    let card = house.card().await;
    assert!(card.says(stale) && !card.says("+44 1632 960001"), "{}", card.words());
    let page = house.pair.noor.get(&house.hers).await;
    assert!(page.says("It held until 1 June 2026. Nobody is to use it now"), "{}", page.words());
    assert!(!page.says("This would appear"), "{}", page.words());
    let still = house.noor_does(&[("do", "still"), ("way", "text")]).await;
    assert!(still.says("until 2 September 2026."), "{}", still.words());
    assert!(!house.card().await.says(stale));
    // What holds for longer is not made shorter.
    house.noor_says("text", &with("review", "2027-04-01")).await;
    let page = house.pair.noor.get(&house.hers).await;
    assert!(!page.says("Still right"), "{}", page.words());
    let still = house.noor_does(&[("do", "still"), ("way", "text")]).await;
    assert!(still.says("until 1 April 2027."), "{}", still.words());
}

#[tokio::test]
async fn what_was_typed_is_looked_at_again_and_nothing_is_lost_or_changed() {
    let mut house = House::new().await;
    let path = format!("{}/text", house.hers);
    let odd = with("to", "call me maybe");
    let again = house.pair.noor.post(&path, &odd).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.says("This does not look like a number."), "{}", again.words());
    for kept in ["call me maybe", "Your book is here.", "My sister sometimes reads it."] {
        assert!(again.html.contains(kept), "{kept}");
    }
    let bad = [
        (("own", " "), "Please choose words, or write your own."),
        (("until", "08:00"), "The second time is to be later than the first."),
        (("review", "2026-05-04"), "Please choose today or a later day."),
        (("review", "2027-05-06"), "Please choose a day within a year from now."),
        (("sender", "a\u{7}b"), "without line breaks or signs"),
        (("from", "soon"), "Please write both times as hours and minutes"),
    ];
    for ((name, value), words) in bad {
        let again = house.pair.noor.post(&path, &with(name, value)).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(again.says(words), "{words}: {}", again.words());
    }
    let empty = house.pair.noor.post(&path, &[]).await;
    for words in ["Please write where to.", "at least one day", "at least one.", "choose words"] {
        assert!(empty.says(words), "{words}: {}", empty.words());
    }
    assert!(house.card().await.says(NONE), "nothing was opened");
    // What is being written is kept as a draft, and found again.
    let draft = house.pair.noor.post(&format!("{path}?draft"), &odd).await;
    assert!(draft.status.is_success(), "{}", draft.status);
    assert!(house.pair.noor.get(&path).await.html.contains("call me maybe"));
}

#[tokio::test]
async fn our_own_words_are_neutral_a_letter_has_no_hours_and_until_midnight_can_be_said() {
    let mut house = House::new().await;
    let letter = [
        ("to", "c/o Mill\n12 Mill Lane"),
        ("kind-look-in", "yes"),
        ("words", "1"),
        ("review", "2026-06-01"),
    ];
    let kept = house.noor_says("post", &letter).await;
    assert!(kept.says("To c/o Mill, 12 Mill Lane, until 1 June 2026."), "{}", kept.words());
    assert!(kept.says("No sender on the envelope Please look in when you can."));
    let kept = house.noor_says("phone", &with("until", "00:00")).await;
    assert!(kept.says("9:00am to midnight"), "{}", kept.words());
    assert!(house.card().await.says("On an answering machine Yes, the same words"));
    let form = house.pair.noor.get(&format!("{}/phone", house.hers)).await;
    assert_eq!(
        (form.value("until"), form.value("own")),
        ("00:00".into(), "Your book is here.".into())
    );
}

#[tokio::test]
async fn she_stops_all_in_one_press_and_takes_it_up_again_alone() {
    let mut house = House::open().await;
    let stopped = house.noor_does(&[("do", "stop")]).await;
    assert!(
        stopped.says("You stopped all of it on Tuesday 5 May, 12:00pm."),
        "{}",
        stopped.words()
    );
    assert!(stopped.says("Stopped for now.") && !stopped.says("This would appear"));
    let card = house.card().await;
    assert!(card.says("Noor stopped all of it on"), "{}", card.words());
    assert!(!card.says("It may be used at this moment.") && !card.says("+44 1632 960001"));
    let theirs = house.pair.amira.get(&house.theirs).await;
    assert!(theirs.says("Only Noor can take it up again."), "{}", theirs.words());
    assert!(theirs.says("Stopped. Do not use it."), "{}", theirs.words());
    let resume = house.pair.amira.post(&house.theirs, &[("do", "resume")]).await;
    assert!(!resume.status.is_success() && !resume.status.is_redirection(), "{}", resume.status);
    assert!(house.card().await.says("Noor stopped all of it on"));
    let again = house.noor_does(&[("do", "resume")]).await;
    assert!(again.says("It may be used at this moment."), "{}", again.words());
    let twice = house.pair.noor.post(&house.hers, &[("do", "resume")]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.says("This was changed while you were reading."), "{}", twice.words());
}

#[tokio::test]
async fn staff_stop_all_quietly_and_the_record_says_who() {
    let mut house = House::open().await;
    let home = house.pair.noor.get(&house.world.path(Page::Home)).await.words();
    let stopped = house.pair.amira.sends(&house.theirs, &[("do", "stop")]).await;
    assert!(stopped.says("You stopped all of it on"), "{}", stopped.words());
    let after = house.pair.noor.get(&house.world.path(Page::Home)).await.words();
    assert_eq!(home, after, "nothing tells of it on the page that others may see open");
    let page = house.pair.noor.get(&house.hers).await;
    assert!(page.says("Amira stopped all of it on"), "{}", page.words());
    let record = house.pair.noor.get(&house.world.path(Page::Record)).await;
    assert!(record.says("To be reached by no way: all stopped"), "{}", record.words());
    assert!(record.says("To be reached by text message"), "{}", record.words());
}

#[tokio::test]
async fn she_takes_a_way_back_and_staff_open_none_where_she_can_speak_for_herself() {
    let mut house = House::open().await;
    let back = house.noor_does(&[("do", "back"), ("way", "text")]).await;
    assert!(back.says("Closed. You took it back on Tuesday 5 May."), "{}", back.words());
    assert!(house.card().await.says(NONE));
    let way = format!("{}-text", house.theirs);
    let shown = house.pair.amira.get(&way).await;
    assert_eq!(shown.location().as_deref(), Some(house.theirs.as_str()));
    let sent = house.pair.amira.post(&way, &TEXT).await;
    assert!(!sent.status.is_success() && !sent.status.is_redirection(), "{}", sent.status);
    assert!(house.card().await.says(NONE));
}

#[tokio::test]
async fn for_whom_there_is_no_online_access_staff_write_down_what_was_said_in_person() {
    let world = World::new().await;
    let person = world.staff("Amira", Role::Therapist).await;
    let new = kith_app::NewClient {
        name: "Noor".into(),
        with: person,
        purpose: "Weekly meetings".into(),
        online: false,
    };
    let invited = world.app.invite_client(&world.app.operator(), new).await.expect("made");
    let room = invited.room.expect("a room");
    let mut amira = world.signed_in("amira").await;
    let actor = world.actor(&amira).await;
    let bond = world.app.caseload(&actor).await.expect("a list").first().expect("one").bond;
    let yes = kith_core::bond::Command::Accept { bond };
    world.app.act(&actor, room, yes).await.expect("yes");
    let theirs = kith_core::bond::Command::AcceptInPerson { bond };
    world.app.act(&actor, room, theirs).await.expect("said in person");
    let page = world.path_to(Page::Reached, room);
    let shown = amira.get(&page).await;
    assert!(shown.says("Noor does not sign in here."), "{}", shown.words());
    let form = amira.get(&format!("{page}-text")).await;
    assert!(form.says("Write down only what Noor said to you in person."), "{}", form.words());
    let kept = amira.sends(&format!("{page}-text"), &TEXT).await;
    assert!(kept.says("As said in person. You wrote it down."), "{}", kept.words());
    let told = amira.get(&world.path_to(Page::Told, room)).await;
    assert!(told.says("To be reached by text message, as said in person"), "{}", told.words());
    world.app.act(&actor, room, Command::Stop).await.expect("stopped");
    let again = amira.sends(&page, &[("do", "resume")]).await;
    assert!(again.says("It may be used at this moment."), "{}", again.words());
}

#[tokio::test]
async fn the_door_and_whoever_carries_words_read_nothing_of_it() {
    let mut house = House::open().await;
    for (name, role) in [("Ron", Role::Reception), ("Ina", Role::Interpreter)] {
        house.world.staff(name, role).await;
        let mut browser = house.world.signed_in(&name.to_lowercase()).await;
        let who = house.world.actor(&browser).await;
        let bond = kith_core::BondId(who.person.0);
        let propose = kith_core::bond::Command::Propose {
            bond,
            person: who.person,
            name: who.name.clone(),
            role,
            purpose: String::new(),
        };
        house.world.act(&house.pair.noor, &house.pair, propose).await;
        house.world.act(&browser, &house.pair, kith_core::bond::Command::Accept { bond }).await;
        let person = house.world.path_to(Page::Person, house.pair.room);
        let shown = browser.get(&person).await;
        assert!(shown.status.is_success() && !shown.says("Before you call or write"), "{name}");
        for path in [house.theirs.clone(), format!("{}-text", house.theirs)] {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{name}");
            let sent = browser.post(&path, &[("do", "stop")]).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{name}");
        }
    }
    assert!(!house.card().await.says("stopped all of it"));
}
