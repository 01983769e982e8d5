//! A tablet that is handed over: what its link permits stands in the memory of the node that made
//! it, and lets one answer through.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use kith_app::{App, Location, OnTablet, Once};
use kith_core::feedback::{Feedback, Show, View, Way};
use kith_core::time::{DAY, HOUR};
use kith_core::{MeetingId, Purpose, RoomKind};
use kith_store::testing;
use support::{Pair, World, keys, ports};

const MEETING: MeetingId = MeetingId([3; 16]);

fn said(show: Show) -> Feedback {
    Feedback { answers: vec![Some(3); 6], words: "Too fast.".into(), show }
}

async fn met(world: &World) -> Pair {
    let pair = world.pair().await;
    world.meet(&pair, MEETING, DAY).await;
    world.later(DAY + HOUR);
    pair
}

async fn entries(app: &App, pair: &Pair) -> usize {
    app.read_entries(&pair.noor, pair.room, Purpose::Own).await.expect("hers").entries.len()
}

#[tokio::test]
async fn a_link_lets_one_answer_through_and_reads_nothing() {
    for (engine, world) in World::everywhere().await {
        let (app, pair) = (world.app.clone(), met(&world).await);
        let before = entries(&app, &pair).await;
        let made = app.make_tablet(&pair.amira, pair.room, MEETING, None).await.expect("made");
        assert_eq!(entries(&app, &pair).await, before + 1, "{engine}: she reads that it was made");
        let open = app.tablet(&made.link).await.expect("the store").expect("open");
        assert!(open.with.starts_with("Amira") && open.follows, "{engine}");
        assert_eq!(entries(&app, &pair).await, before + 1, "{engine}: it opened nothing");
        let answer =
            |once: u8| app.answer_on_tablet(&made.link, said(Show::AfterNext), Once([once; 16]));
        // Two presses at once are one answer.
        let (one, other) = tokio::join!(answer(1), answer(1));
        assert_eq!((one.expect("kept"), other.expect("kept")), (OnTablet::Kept, OnTablet::Kept));
        assert_eq!(answer(1).await.expect("the same"), OnTablet::Kept, "{engine}: sent again");
        assert_eq!(answer(2).await.expect("closed"), OnTablet::Closed, "{engine}: used");
        assert_eq!(app.tablet(&made.link).await.expect("the store"), None);
        assert_eq!(entries(&app, &pair).await, before + 2, "{engine}: one answer");
        let seen = app.read(&pair.noor, pair.room, Purpose::Own).await.expect("hers");
        let Some(View::Whole(given)) = seen.feedback(MEETING) else { unreachable!("it is hers") };
        assert_eq!((&given.way, given.by.person), (&Way::Tablet, pair.noor.person));
        let theirs = app.read(&pair.amira, pair.room, Purpose::Prepare).await.expect("theirs");
        assert_eq!(theirs.feedback(MEETING), None, "{engine}: held back");
    }
}

async fn closed(app: &App, link: &str) -> bool {
    let answer = app.answer_on_tablet(link, said(Show::Now), Once([9; 16])).await;
    app.tablet(link).await.expect("the store").is_none()
        && answer.expect("the store") == OnTablet::Closed
}

#[tokio::test]
async fn a_link_of_another_node_or_from_before_a_restart_opens_nothing() {
    let place = testing::database().await.expect("a PostgreSQL server");
    let world = World::at(&place).await;
    let pair = met(&world).await;
    let (clock, ports) = ports(8);
    clock.set(world.app.now());
    let other = App::open_service(&place, &keys(1), ports).await.expect("a node");
    let made = world.app.make_tablet(&pair.amira, pair.room, MEETING, None).await.expect("made");
    assert!(closed(&other, &made.link).await, "its permit is of the node that made it");
    assert_eq!(other.typed_on_tablet(&made.code, None), None);
    assert!(world.app.tablet(&made.link).await.expect("the store").is_some());
    // What the other node writes into the room holds here as well.
    let seen = other.read(&pair.amira, pair.room, Purpose::Prepare).await.expect("theirs");
    let tablet = seen.tablet(MEETING).expect("made").id;
    other.shut_tablet(&pair.amira, pair.room, tablet).await.expect("taken back");
    assert!(closed(&world.app, &made.link).await, "taken back on the other node");
}

#[tokio::test]
async fn no_secret_of_a_link_is_in_the_store_and_none_is_left_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Location::Data(folder.path().to_owned());
    let world = World::at(&place).await;
    let pair = met(&world).await;
    let made = world.app.make_tablet(&pair.amira, pair.room, MEETING, None).await.expect("made");
    let now = world.app.now();
    drop(world);
    for file in std::fs::read_dir(folder.path()).expect("the folder").flatten() {
        let bytes = std::fs::read(file.path()).unwrap_or_default();
        let code = made.code.replace(' ', "");
        for secret in [made.link.as_bytes(), code.as_bytes(), made.code.as_bytes()] {
            let found = bytes.windows(secret.len()).any(|part| part == secret);
            assert!(!found, "{} holds a secret", file.path().display());
        }
    }
    let (clock, ports) = ports(9);
    clock.set(now);
    let app = App::open_service(&place, &keys(1), ports).await.expect("it starts again");
    assert!(closed(&app, &made.link).await);
    assert_eq!(app.typed_on_tablet(&made.code, None), None);
    app.make_tablet(&pair.amira, pair.room, MEETING, None).await.expect("a new one is made");
}

#[tokio::test]
async fn the_form_is_in_the_chosen_language_else_in_that_of_the_clients_own_pages() {
    let world = World::new().await;
    let pair = met(&world).await;
    let language = async |chosen: Option<&str>| {
        let made = world.app.make_tablet(&pair.amira, pair.room, MEETING, chosen).await;
        let open = world.app.tablet(&made.expect("made").link).await.expect("the store");
        open.expect("open").language
    };
    assert_eq!(language(None).await, "", "nobody chose one");
    assert_eq!(language(Some("ar-XB")).await, "ar-XB");
    let front = world.app.own_room(pair.noor.person, RoomKind::Front).await.expect("a room");
    let look = kith_core::front::Look { language: "en-XA".into(), ..Default::default() };
    let choose = kith_core::front::Command::ChooseLook { look };
    world.app.act(&pair.noor, front, choose).await.expect("chosen");
    let before = entries(&world.app, &pair).await;
    assert_eq!(language(None).await, "en-XA");
    assert_eq!(language(Some("ar-XB")).await, "ar-XB");
    assert_eq!(entries(&world.app, &pair).await, before + 2, "two links, and nothing was opened");
}

#[tokio::test]
async fn who_is_no_longer_beside_the_client_leaves_no_open_link() {
    let world = World::new().await;
    let pair = met(&world).await;
    let made = world.app.make_tablet(&pair.amira, pair.room, MEETING, None).await.expect("made");
    let bond = world.bond(&pair.noor, pair.room).await;
    let end = kith_core::bond::Command::End { bond };
    world.app.act(&pair.noor, pair.room, end).await.expect("ended");
    assert!(closed(&world.app, &made.link).await);
    let room = world.app.own_room(pair.noor.person, RoomKind::Private).await.expect("a room");
    assert!(world.app.make_tablet(&pair.amira, room, MEETING, None).await.is_err());
}
