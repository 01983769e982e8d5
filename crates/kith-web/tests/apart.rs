//! Keeping two people apart, as those who see to it write it down, and as nobody else can tell it.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use axum::http::StatusCode;
use kith_core::meeting::{Command, Details};
use kith_core::time::{DAY, HOUR};
use kith_core::{MeetingId, Purpose, Role, bond};
use kith_web::paths::Page;
use support::{Browser, Pair, Reply, World};

/// The service with rooms, somebody behind staff, Noor with Amira, and Sam with Jonas.
struct House {
    world: World,
    noor: Pair,
    sam: Pair,
}

impl House {
    async fn new() -> Self {
        let (world, noor) = World::supervised().await;
        world.rooms("Room 3\nRoom 4").await;
        let jonas = world.staff("Jonas", Role::Therapist).await;
        world.staff("Pat", Role::PeerSupporter).await;
        let (room, code) = world.client("Sam", jonas).await;
        let at_home = world.at_home("sam", &code).await;
        let sam = Pair { noor: at_home, amira: world.signed_in("jonas").await, room };
        let bond = bond_of(&world, &sam).await;
        for who in [&sam.noor, &sam.amira] {
            world.act(who, &sam, bond::Command::Accept { bond }).await;
        }
        Self { world, noor, sam }
    }

    /// Noor is expected in the house in two days.
    async fn noor_comes(&self, room: &str) {
        let bond = bond_of(&self.world, &self.noor).await;
        let meeting = MeetingId([41; 16]);
        let details = self.details(0, room);
        self.world
            .act(&self.noor.amira, &self.noor, Command::Propose { meeting, bond, details })
            .await;
        self.world.act(&self.noor.noor, &self.noor, Command::Accept { meeting }).await;
    }

    fn details(&self, after: i64, room: &str) -> Details {
        let starts = self.world.app.now().plus(2 * DAY + after);
        Details { starts, minutes: 50, place: room.into(), others: String::new() }
    }

    async fn keeps(&self, who: &mut Browser, one: &str, other: &str, strength: &str) -> Reply {
        let sent = [
            ("one", one),
            ("onepart", "may-be-harmed"),
            ("other", other),
            ("otherpart", "may-harm"),
            ("strength", strength),
            ("why", "It was asked for."),
        ];
        who.sends(&self.world.path(Page::Apart), &sent).await
    }

    /// What is answered where Sam asks for this time, and where Jonas does.
    async fn asks(&mut self, time: &str, place: &str) -> [Reply; 2] {
        let sent = [
            ("day", "2026-05-07"),
            ("time", time),
            ("minutes", "50"),
            ("place", place),
            ("others", ""),
        ];
        let new = self.world.path_to(Page::Meeting, "new");
        let meet = self.world.path_to(Page::Meet, self.sam.room);
        [self.sam.noor.post(&new, &sent).await, self.sam.amira.post(&meet, &sent).await]
    }

    /// Every page on which Sam or Jonas could read of it.
    async fn pages(&mut self) -> Vec<Reply> {
        let (world, room) = (&self.world, self.sam.room);
        let mut all = Vec::new();
        for page in [Page::Home, Page::Meeting, Page::Looked, Page::Record] {
            all.push(self.sam.noor.get(&world.path(page)).await);
        }
        all.push(self.sam.noor.get(&world.path_to(Page::Meeting, "new")).await);
        for path in [
            "/".to_owned(),
            world.path_to(Page::Meet, room),
            world.path_to(Page::Person, room),
            world.path_to(Page::Brief, room),
            world.path(Page::Apart),
        ] {
            all.push(self.sam.amira.get(&path).await);
        }
        all
    }
}

async fn bond_of(world: &World, pair: &Pair) -> kith_core::BondId {
    let client = world.actor(&pair.noor).await;
    let seen = world.app.read(&client, pair.room, Purpose::Own).await.expect("their room");
    seen.bonds().next().expect("a bond").id
}

fn same(one: &[Reply], other: &[Reply]) {
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(other) {
        assert_eq!(one.status, other.status);
        assert_eq!(one.headers, other.headers);
        assert_eq!(one.html, other.html);
    }
}

/// Two services that differ in one thing: whom Noor is kept apart from, and so why a time is
/// refused. In the second the room is taken.
#[tokio::test]
async fn whoever_is_kept_apart_and_whoever_is_beside_them_cannot_tell_it_from_a_taken_room() {
    let (mut kept, mut taken) = (House::new().await, House::new().await);
    for (house, from, room) in [(&kept, "Sam", "Room 3"), (&taken, "Pat", "Room 4")] {
        let mut ruth = house.world.signed_in("ruth").await;
        let page = house.keeps(&mut ruth, "Noor", from, "touching").await;
        assert!(page.says(&format!("Noor and {from}")), "{}", page.words());
        house.noor_comes(room).await;
    }
    same(&kept.pages().await, &taken.pages().await);
    for time in ["11:30", "12:00", "12:49"] {
        let refused = kept.asks(time, "room 4").await;
        for page in &refused {
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.words());
            assert!(page.says("That time is not free. Please choose another."));
        }
        same(&refused, &taken.asks(time, "room 4").await);
    }
    for (time, place) in [("12:00", "By phone"), ("14:00", "Room 4")] {
        let free = kept.asks(time, place).await;
        assert!(free.iter().any(|page| page.location().is_some()), "{place} is free");
        same(&free, &taken.asks(time, place).await);
    }
    same(&kept.pages().await, &taken.pages().await);
}

#[tokio::test]
async fn those_who_see_to_it_read_when_both_are_expected_until_it_is_no_longer_so() {
    let house = House::new().await;
    house.noor_comes("Room 3").await;
    let (bond, meeting) = (bond_of(&house.world, &house.sam).await, MeetingId([42; 16]));
    let details = house.details(HOUR, "Room 4");
    let propose = Command::Propose { meeting, bond, details };
    house.world.act(&house.sam.amira, &house.sam, propose).await;
    let mut ruth = house.world.signed_in("ruth").await;
    let review = ruth.get(&house.world.path(Page::Review)).await;
    assert_eq!(review.to(&house.world.path(Page::Apart)).len(), 1, "from what needs a person");
    let page = house.keeps(&mut ruth, "noor", "SAM", "day").await;
    assert!(page.says("Noor: may come to harm. Sam: may do harm."), "{}", page.words());
    assert!(page.says("They are not booked here on the same day."), "{}", page.words());
    let both = "They are both expected in the house on: Thursday 7 May, 12:00pm to 1:50pm.";
    assert!(page.says(both), "{}", page.words());
    assert!(!page.says("Room 3") && !page.says("Jonas"), "whose meeting is nobody's here");
    let no = Command::Decline { meeting };
    house.world.act(&house.sam.noor, &house.sam, no).await;
    let page = ruth.get(&house.world.path(Page::Apart)).await;
    assert!(page.says("Noor and Sam") && !page.says("both expected"), "{}", page.words());
    let end = page.value("end");
    let page = ruth.sends(&house.world.path(Page::Apart), &[("end", &end)]).await;
    assert!(page.says("No one is kept apart."), "{}", page.words());
}

#[tokio::test]
async fn what_cannot_be_is_asked_for_again_with_all_that_was_typed() {
    let house = House::new().await;
    let mut ruth = house.world.signed_in("ruth").await;
    for (one, other, strength, says) in [
        ("", "Sam", "day", "Please write a name."),
        ("Noor", "Sam", "", "Please choose how far."),
        ("Noor", "Nobody", "day", "One of the two names is no one’s here"),
        ("Noor", "noor", "day", "Both names lead to the same person."),
        ("Ruth", "Noor", "day", "This would be about yourself."),
    ] {
        let page = house.keeps(&mut ruth, one, other, strength).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(page.says(says), "{says}: {}", page.words());
        assert_eq!((page.value("one"), page.value("other")), (one.into(), other.into()));
        assert!(page.says("It was asked for."));
    }
    let page = ruth.get(&house.world.path(Page::Apart)).await;
    assert!(page.says("of which no rule came."));
    house.keeps(&mut ruth, "Noor", "Jonas", "day").await;
    let page = house.keeps(&mut ruth, "Jonas", "Noor", "touching").await;
    assert!(page.says("These two are kept apart already."), "{}", page.words());
}
