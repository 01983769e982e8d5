//! A client's days, walked without scripts: letting somebody in, agreeing on a time, saying
//! how one arrives and how it was.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

#[path = "../support/mod.rs"]
mod support;

mod agenda;
mod bond;
mod checkin;
mod choices;
mod contact;
mod cover;
mod ending;
mod feedback;
mod felt;
mod fill;
mod frame;
mod handing;
mod here;
mod meeting;
mod place;
mod reliability;
mod series;
mod tablet;
mod urgent;

use kith_core::meeting::Details;
use kith_core::time::{DAY, HOUR, MINUTE};
use kith_core::{Actor, BondId, Command, MeetingId, Role, RoomId, SigninId, Timestamp};
use kith_web::paths::Page;
use support::{Browser, NOW, Pair, Reply, World};

/// Noor and Amira, an hour after the beginning of their meeting.
async fn met() -> (World, Pair) {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    world.meet(&pair).await;
    world.later(2 * DAY + HOUR);
    world.back(&mut pair).await;
    (world, pair)
}

/// Noor in her private room, and Amira as the application knows her.
struct Day {
    world: World,
    noor: Browser,
    amira: Actor,
    room: RoomId,
}

/// The meeting that Amira proposes in these walks.
const MEETING: MeetingId = MeetingId([3; 16]);

impl Day {
    /// The first day: Amira is proposed, and nobody has said yes.
    async fn first() -> Self {
        let world = World::new().await;
        let person = world.staff("Amira", Role::Therapist).await;
        let (room, code) = world.client("Noor", person).await;
        let noor = world.at_home("noor", &code).await;
        let amira = actor(person, "Amira");
        Self { world, noor, amira, room }
    }

    /// A day on which both have said yes.
    async fn begun() -> Self {
        let mut day = Self::first().await;
        let bond = day.bond().await;
        let page = day.world.path_to(Page::Bond, bond);
        day.noor.post(&page, &[("do", "accept")]).await;
        day.staff(kith_core::bond::Command::Accept { bond }).await;
        day
    }

    /// A day with an agreed meeting after so many minutes.
    async fn agreed(minutes: i64) -> Self {
        let mut day = Self::begun().await;
        day.proposed(minutes).await;
        let page = day.world.path_to(Page::Meeting, MEETING);
        day.noor.post(&page, &[("do", "accept")]).await;
        day
    }

    /// One more beside Noor: she asks for them, and they say yes.
    async fn also(&mut self, name: &str) -> Actor {
        let who = actor(self.world.staff(name, Role::Therapist).await, name);
        let people = self.world.path(Page::People);
        let asks = who.person.to_string();
        self.noor.sends(&people, &[("person", &asks), ("for", "To talk")]).await;
        let listed = self.world.app.caseload(&who).await.expect("a list");
        let bond = listed.first().expect("asked").bond;
        let yes = kith_core::bond::Command::Accept { bond };
        self.world.app.act(&who, self.room, yes).await.expect("yes");
        who
    }

    async fn proposed(&mut self, minutes: i64) {
        let (bond, details) = (self.bond().await, details(self.world.app.now(), minutes));
        self.staff(kith_core::meeting::Command::Propose { meeting: MEETING, bond, details }).await;
    }

    /// The bond that the people page leads to.
    async fn bond(&mut self) -> BondId {
        let people = self.world.path(Page::People);
        let page = self.noor.get(&people).await;
        let begin = self.world.path(Page::Bond);
        let found = page.to(&format!("{begin}/"));
        let id = found.first().and_then(|path| path.rsplit('/').next()).expect("a bond");
        id.parse().expect("an id")
    }

    /// Carries out a wish of Amira's.
    async fn staff(&self, wish: impl Into<Command>) {
        self.world.app.act(&self.amira, self.room, wish).await.expect("done");
    }

    async fn get(&mut self, page: Page) -> Reply {
        let path = self.world.path(page);
        self.noor.get(&path).await
    }

    async fn get_one(&mut self, page: Page, id: impl std::fmt::Display) -> Reply {
        let path = self.world.path_to(page, id);
        self.noor.get(&path).await
    }

    /// Sends a form and follows where it leads.
    async fn sends(
        &mut self,
        page: Page,
        id: impl std::fmt::Display,
        fields: &[(&str, &str)],
    ) -> Reply {
        let path = self.world.path_to(page, id);
        self.noor.sends(&path, fields).await
    }

    /// Noor again, in a new sign-in.
    async fn comes_back(&mut self) {
        self.noor = self.world.signed_in("noor").await;
        let door = self.world.path(Page::Door);
        self.noor.post(&door, &[("secret", support::SECOND)]).await;
    }
}

fn actor(person: kith_core::PersonId, name: &str) -> Actor {
    Actor { person, role: Role::Therapist, name: name.into(), signin: SigninId([9; 16]) }
}

fn details(now: Timestamp, minutes: i64) -> Details {
    Details {
        starts: now.plus(minutes * MINUTE),
        minutes: 50,
        place: "Room 3".into(),
        others: String::new(),
    }
}

#[tokio::test]
async fn what_belongs_to_somebody_else_looks_like_nothing_at_all() {
    let mut day = Day::agreed(60).await;
    let bond = day.bond().await;
    let sam = day.world.staff("Sam", Role::Therapist).await;
    let (_, code) = day.world.client("Rosa", sam).await;
    let mut rosa = day.world.at_home("rosa", &code).await;
    for (page, id) in [
        (Page::Bond, bond.to_string()),
        (Page::Bond, format!("{bond}-end")),
        (Page::Meeting, MEETING.to_string()),
        (Page::Meeting, format!("{MEETING}-other")),
        (Page::Meeting, format!("{MEETING}-cancel")),
        (Page::CheckIn, MEETING.to_string()),
        (Page::Feedback, MEETING.to_string()),
        (Page::CheckIn, format!("{MEETING}-again")),
    ] {
        let mine = rosa.get(&day.world.path_to(page, &id)).await;
        let nothing = rosa.get(&day.world.path_to(page, "f".repeat(32))).await;
        assert_eq!(mine.status, axum::http::StatusCode::NOT_FOUND, "{page:?}");
        assert_eq!(mine.html, nothing.html, "{page:?}");
        let sent = rosa.post(&day.world.path_to(page, &id), &[("do", "accept")]).await;
        assert_eq!(sent.status, axum::http::StatusCode::NOT_FOUND, "{page:?}");
    }
    let mut amira = day.world.signed_in("amira").await;
    for page in [Page::Home, Page::People, Page::Meeting] {
        let reply = amira.get(&day.world.path(page)).await;
        assert_eq!(reply.status, axum::http::StatusCode::NOT_FOUND, "{page:?}");
    }
    assert_eq!(day.world.app.now(), NOW);
}
