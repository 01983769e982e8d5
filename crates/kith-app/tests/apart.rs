//! Two who are kept apart are never booked in the house at times that touch, on every engine and
//! by two nodes; what is refused is refused as any taken time.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use kith_app::{App, AppError, Keep, KeptApart as Kept, NewClient};
use kith_core::apart::{Part, Strength};
use kith_core::meeting::{Command, Details};
use kith_core::settings::{self, Settings};
use kith_core::time::{DAY, HOUR, MINUTE};
use kith_core::{Actor, MeetingId, PersonId, Refusal, Role, bond};
use support::{MEETING, Pair, World, keys, ports};

struct House {
    world: World,
    ruth: Actor,
    noor: Pair,
    /// A client of somebody else.
    sam: Pair,
}

impl House {
    async fn everywhere() -> Vec<Self> {
        let mut all = Vec::new();
        for (_, world) in World::everywhere().await {
            all.push(Self::of(world).await);
        }
        all
    }

    async fn of(world: World) -> Self {
        let settings = Settings { rooms: Some("Room 3\nRoom 4".into()), ..support::settings() };
        let change = settings::Command::Change { settings };
        let (operator, book) = (world.app.operator(), world.app.book_room());
        world.app.act(&operator, book, change).await.expect("changed");
        let ruth = world.staff("ruth", Role::Supervisor).await.0.actor.clone();
        let noor = world.pair().await;
        let jo = world.therapist("jolind").await.0.actor.clone();
        let sam = client(&world, "Sam", &jo).await;
        Self { world, ruth, noor, sam }
    }

    async fn keep(&self, one: &str, other: &str, strength: Strength) -> Result<(), AppError> {
        let (one, other) = ((one, Part::MayBeHarmed), (other, Part::MayHarm));
        self.world.app.keep_apart(&self.ruth, Keep { one, other, strength, why: "" }).await
    }

    async fn kept(&self) -> Vec<Kept> {
        self.world.app.kept_apart(&self.ruth).await.expect("hers to know").all
    }

    /// Somebody of this pair proposes a time in the house.
    async fn book(
        &self,
        who: &Actor,
        pair: &Pair,
        id: u8,
        after: i64,
        place: &str,
    ) -> Result<(), AppError> {
        let wish = propose(&self.world, pair, MeetingId([id; 16]), after, place);
        self.world.app.act(who, pair.room, wish).await.map(|_| ())
    }
}

fn propose(world: &World, pair: &Pair, meeting: MeetingId, after: i64, place: &str) -> Command {
    let starts = world.app.now().plus(after);
    let details = Details { starts, minutes: 50, place: place.into(), others: String::new() };
    Command::Propose { meeting, bond: pair.bond, details }
}

async fn client(world: &World, name: &str, with: &Actor) -> Pair {
    let new = NewClient {
        name: name.into(),
        with: with.person,
        purpose: "Weekly meetings".into(),
        online: true,
    };
    let invited = world.app.invite_client(with, new).await.expect("invited");
    let client = world.actor(invited.person, Role::Client, "");
    let room = invited.room.expect("a room");
    let bond = world.bond(&client, room).await;
    world.app.act(&client, room, bond::Command::Accept { bond }).await.expect("yes");
    Pair { noor: client, amira: with.clone(), room, bond }
}

fn not_free<T: std::fmt::Debug>(answer: Result<T, AppError>) {
    let refused = matches!(answer, Err(AppError::Refused(Refusal::NotFree)));
    assert!(refused, "{answer:?}");
}

fn refused<T: std::fmt::Debug>(answer: Result<T, AppError>, why: &Refusal) {
    assert!(matches!(&answer, Err(AppError::Refused(refusal)) if refusal == why), "{answer:?}");
}

#[tokio::test]
async fn neither_is_booked_in_the_house_while_the_other_is_there() {
    for house in House::everywhere().await {
        let (noor, sam) = (&house.noor, &house.sam);
        house.keep("noor", "Sam", Strength::Touching).await.expect("decided");
        house.book(&noor.amira, noor, 3, DAY, "Room 3").await.expect("free");
        for who in [&sam.amira, &sam.noor] {
            for after in [-109 * MINUTE, 0, 109 * MINUTE] {
                not_free(house.book(who, sam, 5, DAY + after, "room 4").await);
            }
        }
        house.book(&sam.noor, sam, 5, DAY, "by phone").await.expect("not in the house");
        house.book(&sam.noor, sam, 6, DAY + 110 * MINUTE, "Room 4").await.expect("an hour later");
        house.book(&sam.amira, sam, 7, DAY - 110 * MINUTE, "Room 4").await.expect("and before");
        let end = house.kept().await.first().map(|pair| pair.rule.apart).expect("a rule");
        house.world.app.end_apart(&house.ruth, end).await.expect("ended");
        house.book(&sam.noor, sam, 8, DAY, "Room 4").await.expect("kept apart no more");
    }
}

#[tokio::test]
async fn somebody_who_works_here_can_be_one_of_them_and_a_day_can_be_meant() {
    for house in House::everywhere().await {
        let (noor, sam) = (&house.noor, &house.sam);
        house.keep("Sam", "amira", Strength::Day).await.expect("decided");
        house.book(&noor.amira, noor, 3, 2 * DAY, "Room 3").await.expect("free");
        for after in [-3 * HOUR, 0, 12 * HOUR] {
            not_free(house.book(&sam.noor, sam, 5, 2 * DAY + after, "Room 4").await);
        }
        house.book(&sam.noor, sam, 5, 3 * DAY, "Room 4").await.expect("another day");
        let yes = Command::Accept { meeting: MeetingId([5; 16]) };
        house.world.app.act(&sam.amira, sam.room, yes).await.expect("free still");
        not_free(house.book(&noor.noor, noor, 4, 3 * DAY + 6 * HOUR, "Room 3").await);
    }
}

#[tokio::test]
async fn times_that_touch_already_are_told_to_those_who_see_to_it() {
    for house in House::everywhere().await {
        let (noor, sam) = (&house.noor, &house.sam);
        house.world.meet(noor, MEETING, DAY).await;
        house.book(&sam.amira, sam, 5, DAY + 100 * MINUTE, "Room 4").await.expect("free");
        house.book(&sam.amira, sam, 6, 3 * DAY, "Room 4").await.expect("free");
        house.keep("noor", "sam", Strength::Touching).await.expect("decided");
        let now = house.world.app.now();
        let expected = [(now.plus(DAY), now.plus(DAY + 150 * MINUTE))];
        let kept = house.kept().await;
        assert_eq!(kept.first().expect("a rule").touching, expected);
        let names = kept.first().map(|pair| (pair.one.clone(), pair.other.clone()));
        assert_eq!(names, Some((Some("Noor".into()), Some("Sam".into()))));
        let yes = Command::Accept { meeting: MeetingId([5; 16]) };
        house.world.app.act(&sam.noor, sam.room, yes).await.expect("a yes is not turned away");
        assert_eq!(house.kept().await.first().expect("a rule").touching, expected);
        let cancel = Command::Cancel { meeting: MEETING, words: String::new() };
        house.world.app.act(&noor.noor, noor.room, cancel).await.expect("cancelled");
        assert_eq!(house.kept().await.first().expect("a rule").touching, []);
    }
}

#[tokio::test]
async fn a_name_that_leads_to_nobody_is_written_down_and_nobody_else_asks() {
    let house = House::of(World::new().await).await;
    refused(house.keep("noor", "Nobody", Strength::Day).await, &Refusal::NotHere);
    refused(house.keep("noor", " NOOR ", Strength::Day).await, &Refusal::OutsideScale);
    refused(house.keep("noor", "ruth", Strength::Day).await, &Refusal::NotYours);
    house.keep("noor", "sam", Strength::Day).await.expect("decided");
    refused(house.keep("sam", "noor", Strength::Touching).await, &Refusal::AlreadyDone);
    let known = house.world.app.kept_apart(&house.ruth).await.expect("hers to know");
    assert_eq!((known.all.len(), known.missed.len()), (1, 4));
    for who in [&house.noor.amira, &house.noor.noor] {
        let (one, other) = (("noor", Part::NotSaid), ("Nobody", Part::NotSaid));
        let keep = Keep { one, other, strength: Strength::Day, why: "" };
        refused(house.world.app.keep_apart(who, keep).await, &Refusal::NotYours);
        let told = house.world.app.kept_apart(who).await;
        assert!(matches!(told, Err(AppError::NotFound)), "{told:?}");
    }
}

#[tokio::test]
async fn a_rule_of_one_node_holds_on_the_other_and_of_two_at_once_one_is_booked() {
    let database = kith_store::testing::database().await.expect("a PostgreSQL server");
    let house = House::of(World::at(&database).await).await;
    let (_, ports) = ports(8);
    let other = App::open_service(&database, &keys(1), ports).await.expect("a second node");
    let (noor, sam) = (&house.noor, &house.sam);
    let one = &house.world.app;
    // The other node has read the book before there is a rule.
    assert_eq!(other.book().apart_from(sam.noor.person).count(), 0);
    house.keep("noor", "sam", Strength::Touching).await.expect("decided");
    house.book(&noor.amira, noor, 3, DAY, "Room 3").await.expect("free");
    let wish = propose(&house.world, sam, MeetingId([5; 16]), DAY, "Room 4");
    not_free(other.act(&sam.amira, sam.room, wish).await);
    for hours in 1..12 {
        let book = |node: &App, pair: &Pair, place: &str| {
            let meeting = MeetingId(one.new_id());
            let wish = propose(&house.world, pair, meeting, DAY + hours * 3 * HOUR, place);
            let (node, who, room) = (node.clone(), pair.amira.clone(), pair.room);
            tokio::spawn(async move { node.act(&who, room, wish).await })
        };
        let (first, second) = (book(one, noor, "Room 3"), book(&other, sam, "Room 4"));
        let answers = [first.await.expect("no panic"), second.await.expect("no panic")];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        answers.into_iter().filter(Result::is_err).for_each(not_free);
    }
    let kept = house.kept().await;
    assert_eq!(kept.first().expect("a rule").touching, []);
    let people: Vec<PersonId> = kept.iter().map(|pair| pair.rule.one.person).collect();
    assert_eq!(people, [noor.noor.person]);
}

#[tokio::test]
async fn whoever_was_there_today_counts_after_it_is_over() {
    for house in House::everywhere().await {
        let (noor, sam) = (&house.noor, &house.sam);
        house.keep("noor", "Sam", Strength::Day).await.expect("decided");
        house.world.meet(noor, MEETING, HOUR).await;
        house.world.later(2 * HOUR);
        house.world.app.forget_slots().await.expect("nothing that counts");
        not_free(house.book(&sam.amira, sam, 5, 2 * HOUR, "Room 4").await);
        house.book(&sam.amira, sam, 6, 2 * DAY, "Room 4").await.expect("another day");
    }
}

#[tokio::test]
async fn what_is_held_already_can_be_changed_in_its_own_time() {
    for house in House::everywhere().await {
        let (noor, sam) = (&house.noor, &house.sam);
        house.world.meet(noor, MEETING, DAY).await;
        house.book(&sam.amira, sam, 5, DAY + 60 * MINUTE, "Room 4").await.expect("free");
        house.keep("noor", "Sam", Strength::Touching).await.expect("decided");
        let starts = house.world.app.now().plus(DAY);
        let change = |minutes, starts| {
            let others = "Somebody who interprets".into();
            let details = Details { starts, minutes, place: "Room 3".into(), others };
            Command::ProposeChange { meeting: MEETING, details }
        };
        let within = change(45, starts);
        house.world.app.act(&noor.noor, noor.room, within).await.expect("no sign of a rule");
        let beyond = change(50, starts.plus(10 * MINUTE));
        not_free(house.world.app.act(&noor.noor, noor.room, beyond).await);
    }
}
