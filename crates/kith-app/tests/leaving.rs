//! Somebody leaves, or has another role: out at once and everywhere, and nobody is left behind.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::time::{Duration, Instant};

use kith_app::{App, AppError, Coming, NewStaff, News};
use kith_core::bond::{Command, Why};
use kith_core::{Actor, PersonId, Purpose, Refusal, Role, RoomId, bond};
use support::{PASSPHRASE, World, keys, ports};

const AT_ONCE: Duration = Duration::from_secs(1);

fn ada(world: &World) -> Actor {
    world.actor(PersonId([0xad; 16]), Role::Administrator, "Ada")
}

/// Amira, on three devices, beside Noor; and Jo, who stays.
struct House {
    world: World,
    amira: PersonId,
    tokens: Vec<String>,
    jo: (PersonId, String),
    noor: Actor,
    room: RoomId,
}

impl House {
    async fn of(world: World) -> Self {
        let (first, token) = world.therapist("amira").await;
        let amira = first.actor.person;
        let mut tokens = vec![token];
        for _ in 0..2 {
            tokens.push(world.sign_in("amira").await.1);
        }
        let (jo, token) = world.therapist("joanna").await;
        let (room, _) = world.client("noor", amira).await;
        let (noor, _) = world.sign_in("noor").await;
        let bond = world.bond(&noor.actor, room).await;
        for who in [&noor.actor, &first.actor] {
            world.app.act(who, room, Command::Accept { bond }).await.expect("yes");
        }
        let jo = (jo.actor.person, token);
        Self { world, amira, tokens, jo, noor: noor.actor, room }
    }

    fn app(&self) -> &App {
        &self.world.app
    }

    async fn leaves(&self) {
        self.app().leave(&ada(&self.world), self.amira, None).await.expect("left");
    }
}

/// Whether any of these opens a door still, and how long it takes to know.
async fn open(app: &App, tokens: &[String]) -> usize {
    let mut open = 0;
    for token in tokens {
        open += usize::from(app.visit(token).await.expect("the store").is_some());
    }
    open
}

#[tokio::test]
async fn e10_who_leaves_is_out_on_every_device_within_a_second_and_others_are_not() {
    for (engine, world) in World::everywhere().await {
        let house = House::of(world).await;
        let app = house.app();
        let mut hearing = Vec::new();
        for token in house.tokens.iter().chain([&house.jo.1]) {
            hearing.push(app.changes(&house.world.visit(token).await));
        }
        let mut control = hearing.pop().expect("Jo's");
        assert_eq!(open(app, &house.tokens).await, 3, "{engine}");
        let began = Instant::now();
        house.leaves().await;
        for changes in &mut hearing {
            let heard = tokio::time::timeout(AT_ONCE, changes.of(&[])).await;
            assert_eq!(heard.ok(), Some(News::SignedOut), "{engine}: an open page hears of it");
        }
        assert_eq!(open(app, &house.tokens).await, 0, "{engine}");
        let took = began.elapsed();
        assert!(took < AT_ONCE, "{engine}: {took:?}");
        println!("{engine}: out after {took:?}");
        assert_eq!(open(app, std::slice::from_ref(&house.jo.1)).await, 1, "{engine}: Jo stays");
        let quiet = tokio::time::timeout(Duration::from_millis(50), control.of(&[])).await;
        assert!(quiet.is_err(), "{engine}: Jo's page hears nothing");
        cannot_come_back(&house, engine).await;
    }
}

/// Neither the handle and passphrase nor a link opens anything, and no key of theirs is left.
async fn cannot_come_back(house: &House, engine: &str) {
    let (app, ada) = (house.app(), ada(&house.world));
    let came = app.sign_in("amira", PASSPHRASE, &Coming::default()).await.expect("the store");
    assert!(came.signed_in().is_none(), "{engine}: the handle opens nothing");
    let link = app.link_staff_again(&ada, house.amira, None).await;
    assert!(matches!(link, Err(AppError::NotFound)), "{engine}: no link is made");
    let again = app.leave(&ada, house.amira, None).await;
    assert!(matches!(again, Err(AppError::Refused(Refusal::NotHere))), "{engine}");
    let taken = Role::Therapist;
    let new = app.invite_staff(&ada, NewStaff { name: "Amira".into(), role: taken }).await;
    assert_ne!(new.expect("invited anew").person, house.amira, "{engine}: as somebody new");
}

#[tokio::test]
async fn e10_another_node_shuts_the_door_and_the_open_pages_as_fast() {
    let place = kith_store::testing::database().await.expect("a PostgreSQL server");
    let house = House::of(World::at(&place).await).await;
    let (clock, ports) = ports(9);
    clock.set(house.app().now());
    let other = App::open_service(&place, &keys(1), ports).await.expect("a node");
    let visit = other.visit(&house.tokens[0]).await.expect("the store").expect("signed in");
    let mut changes = other.changes(&visit);
    // A node that has just begun to listen may be told to look once.
    tokio::time::sleep(Duration::from_millis(300)).await;
    house.leaves().await;
    let heard =
        tokio::time::timeout(AT_ONCE, async { while changes.of(&[]).await != News::SignedOut {} });
    assert!(heard.await.is_ok(), "told from node to node");
    assert_eq!(open(&other, &house.tokens).await, 0);
    let came = other.sign_in("amira", PASSPHRASE, &Coming::default()).await.expect("the store");
    assert!(came.signed_in().is_none());
}

#[tokio::test]
async fn nobody_is_orphaned_and_the_client_decides_who_comes_next() {
    for (engine, world) in World::everywhere().await {
        let house = House::of(world).await;
        let (app, ada) = (house.app(), ada(&house.world));
        assert_eq!(app.would_be_alone(house.amira).await.expect("counted"), (1, 1), "{engine}");
        house.leaves().await;
        let seen = app.read(&house.noor, house.room, Purpose::Own).await.expect("hers");
        let before = seen.bonds().next().expect("a bond");
        assert_eq!(before.parted, Some(Why::Left), "{engine}: she reads why");
        let alone = app.left_alone(house.amira).await.expect("looked");
        assert_eq!(alone.len(), 1, "{engine}: nobody is forgotten");

        let (jo, after) = (house.jo.0, alone[0].bond);
        app.hand_over(&ada, (house.amira, after), jo).await.expect("asked");
        let asked = app.left_alone(house.amira).await.expect("looked");
        assert!(asked[0].asked.is_some(), "{engine}: asked, and still alone");
        let visit = house.world.visit(&house.jo.1).await;
        let closed = app.read(&visit.actor, house.room, Purpose::Prepare).await;
        assert!(closed.is_err(), "{engine}: being asked opens nothing");
        let bond = app.bond_in(&visit.actor, house.room).await.expect("rows").expect("asked");
        let desk = visit.desk.expect("a desk");
        let desk = app.read(&visit.actor, desk, Purpose::Own).await.expect("Jo's");
        let told = desk.asked_to_take_over(bond).expect("told for whom");
        assert_eq!((told.name.as_str(), told.before.as_str()), ("noor", "amira"), "{engine}");

        for who in [&visit.actor, &house.noor] {
            app.act(who, house.room, Command::Accept { bond }).await.expect("yes");
        }
        app.read(&visit.actor, house.room, Purpose::Prepare).await.expect("open by both yeses");
        assert!(app.left_alone(house.amira).await.expect("looked").is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn what_a_crash_left_undone_is_done_later() {
    let house = House::of(World::new().await).await;
    // As if the process had ended right after the entry that says so.
    let leave = kith_core::staff::Command::Leave { person: house.amira };
    house.app().act(&ada(&house.world), house.app().book_room(), leave).await.expect("left");
    assert_eq!(open(house.app(), &house.tokens).await, 0, "the doors shut with the entry");
    assert!(house.app().left_alone(house.amira).await.expect("looked").is_empty());
    house.app().part_all().await.expect("done");
    assert_eq!(house.app().left_alone(house.amira).await.expect("looked").len(), 1);
}

#[tokio::test]
async fn another_role_parts_them_from_those_who_said_yes_to_more() {
    let house = House::of(World::new().await).await;
    let (app, ada) = (house.app(), ada(&house.world));
    assert_eq!(app.parted_by(house.amira, Role::Supervisor).await.expect("counted"), 0);
    assert_eq!(app.parted_by(house.amira, Role::Interpreter).await.expect("counted"), 1);
    app.change_role(&ada, (house.amira, Role::Supervisor), None).await.expect("changed");
    assert_eq!(open(app, &house.tokens).await, 0, "signed out, to come in anew");
    let (visit, _) = house.world.sign_in("amira").await;
    assert_eq!(visit.actor.role, Role::Supervisor);
    app.read(&visit.actor, house.room, Purpose::Prepare).await.expect("what she said yes to");
    app.change_role(&ada, (house.amira, Role::Interpreter), None).await.expect("changed");
    let (visit, _) = house.world.sign_in("amira").await;
    assert!(app.read(&visit.actor, house.room, Purpose::Prepare).await.is_err());
    let seen = app.read(&house.noor, house.room, Purpose::Own).await.expect("hers");
    assert_eq!(seen.bonds().next().and_then(|bond| bond.parted), Some(Why::OtherRole));
}

#[tokio::test]
async fn a_link_made_for_one_role_is_good_for_the_role_of_now_or_for_nothing() {
    let world = World::new().await;
    let (ada, operator) = (ada(&world), world.app.operator());
    let invite = |name: &str| NewStaff { name: name.into(), role: Role::Therapist };
    let kim = world.app.invite_staff(&operator, invite("Kim")).await.expect("invited");
    world.app.change_role(&ada, (kim.person, Role::Reception), None).await.expect("changed");
    let link = kim.link.expect("a link");
    let pass = world.app.secrets().hash(PASSPHRASE, [7; 16]).await.expect("hashed");
    let role = world.app.accept_hashed(&link.token, &link.code, "kim", pass.clone()).await;
    assert_eq!(role.expect("the store"), Ok(Role::Reception));
    let lee = world.app.invite_staff(&operator, invite("Lee")).await.expect("invited");
    world.app.leave(&ada, lee.person, None).await.expect("left");
    let link = lee.link.expect("a link");
    let gone = world.app.accept_hashed(&link.token, &link.code, "lee", pass).await;
    assert_eq!(gone.expect("the store"), Err(kith_app::NotAccepted::Link));
}

#[tokio::test]
async fn e08_nobody_hands_over_or_parts_who_may_not() {
    let house = House::of(World::new().await).await;
    let visit = house.world.visit(&house.jo.1).await;
    let bond = house.world.bond(&house.noor, house.room).await;
    let over = house.app().hand_over(&visit.actor, (house.amira, bond), house.jo.0).await;
    assert!(matches!(over, Err(AppError::NotFound)));
    let part = bond::Command::Part { bond, why: Why::Left };
    let parted = house.app().act(&ada(&house.world), house.room, part).await;
    assert!(matches!(parted, Err(AppError::NotFound)), "an administrator opens no room");
    let left = house.app().leave(&visit.actor, house.amira, None).await;
    assert!(left.is_err(), "a therapist takes nobody off the list");
}

#[tokio::test]
async fn what_is_done_at_the_machine_asks_the_administrators_once_there_are_two() {
    use kith_app::Yes;
    use kith_core::second::{Act, Command};
    for (engine, world) in World::everywhere().await {
        let app = &world.app;
        let alone = app.second_yes(&Act::ChangeKey).await.expect("asked");
        assert_eq!(alone, Yes::Alone, "{engine}: nobody to ask");
        for name in ["ada", "kim"] {
            let new = NewStaff { name: name.into(), role: Role::Administrator };
            let invited = app.invite_staff(&app.operator(), new).await.expect("invited");
            let link = invited.link.expect("a link");
            let pass = app.secrets().hash(PASSPHRASE, [7; 16]).await.expect("hashed");
            let came = app.accept_hashed(&link.token, &link.code, name, pass).await;
            came.expect("the store").expect("accepted");
            app.confirm_here(invited.person, Role::Administrator).await.expect("confirmed");
        }
        let asked = app.second_yes(&Act::ChangeKey).await.expect("asked");
        let Yes::Asked(until) = asked else { unreachable!("{engine}: {asked:?}") };
        assert_eq!(until, app.now().plus(kith_core::second::GOOD_FOR), "{engine}");
        let again = app.second_yes(&Act::ChangeKey).await.expect("asked");
        assert_eq!(again, asked, "{engine}: asked once");
        let (ada, _) = world.sign_in("ada").await;
        let book = app.book();
        let id = book.second().of(&Act::ChangeKey, app.now()).expect("open").id;
        let agree = Command::Agree { id };
        app.act(&ada.actor, app.book_room(), agree).await.expect("agreed");
        let other = app.second_yes(&Act::Erase { person: ada.actor.person }).await;
        assert!(matches!(other, Ok(Yes::Asked(_))), "{engine}: a yes is to one thing");
        assert_eq!(app.second_yes(&Act::ChangeKey).await.expect("given"), Yes::Given, "{engine}");
        let used = app.second_yes(&Act::ChangeKey).await.expect("asked");
        assert!(matches!(used, Yes::Asked(_)), "{engine}: used up");
    }
}
