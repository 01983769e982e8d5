//! A service in memory with a clock and a die of its own, and people in it.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]
#![expect(unreachable_pub, reason = "shared by test binaries, not by crates")]
#![expect(dead_code, reason = "each test binary uses its own part")]

pub mod device;

use std::sync::Arc;

use kith_app::{
    Acceptance, App, Coming, Keks, Keys, Location, ManualClock, NewClient, NewStaff, Ports,
    SecondDoor, SeededRandom, StartError, Visit,
};
use kith_core::settings::Settings;
use kith_core::{
    Actor, BondId, MeetingId, PersonId, Role, RoomId, SigninId, Timestamp, bond, meeting,
};

pub const NOW: Timestamp = Timestamp(1_777_000_000_000_000);
pub const MEETING: MeetingId = MeetingId([3; 16]);
pub const PASSPHRASE: &str = "a long walk by the quiet sea";
pub const SECOND: &str = "482916";

pub struct World {
    pub app: App,
    pub clock: Arc<ManualClock>,
    /// Goes with the world that lives in it.
    folder: Option<tempfile::TempDir>,
}

pub fn ports(seed: u64) -> (Arc<ManualClock>, Ports) {
    let clock = Arc::new(ManualClock::at(NOW));
    let ports = Ports { clock: clock.clone(), random: Arc::new(SeededRandom::new(seed)) };
    (clock, ports)
}

pub fn keys(byte: u8) -> Keys {
    Keys { keks: Keks::new([byte; 32], None), source: None, argon2_permits: 2 }
}

pub fn settings() -> Settings {
    Settings { name: "Harbour House".into(), ..Settings::default() }
}

impl World {
    pub async fn new() -> Self {
        Self::at(&Location::Memory).await
    }

    pub async fn at(location: &Location) -> Self {
        let (clock, ports) = ports(7);
        let app = App::create(location, &keys(1), ports, settings()).await.expect("made");
        Self { app, clock, folder: None }
    }

    /// The same where making it may be refused.
    pub async fn try_at(location: &Location) -> Result<App, StartError> {
        let (_, ports) = ports(7);
        App::create(location, &keys(1), ports, settings()).await
    }

    /// The same world on every engine: memory, `SQLite`, `PostgreSQL`.
    pub async fn everywhere() -> Vec<(&'static str, Self)> {
        let folder = tempfile::tempdir().expect("a folder");
        let database = kith_store::testing::database().await.expect("a PostgreSQL server");
        let places = [
            ("memory", Location::Memory),
            ("SQLite", Location::Data(folder.path().to_owned())),
            ("PostgreSQL", database),
        ];
        let mut worlds = Vec::new();
        for (name, place) in places {
            worlds.push((name, Self::at(&place).await));
        }
        if let Some((_, on_disk)) = worlds.get_mut(1) {
            on_disk.folder = Some(folder);
        }
        worlds
    }

    pub fn later(&self, micros: i64) {
        self.clock.set(self.app.now().plus(micros));
    }

    /// A therapist with an account, signed in.
    pub async fn therapist(&self, name: &str) -> (Visit, String) {
        self.staff(name, Role::Therapist).await
    }

    /// Somebody who works here, with an account, signed in.
    pub async fn staff(&self, name: &str, role: Role) -> (Visit, String) {
        let new = NewStaff { name: name.into(), role };
        let operator = self.app.operator();
        let invited = self.app.invite_staff(&operator, new).await.expect("invited");
        let link = invited.link.expect("a link");
        self.accept(&link.token, &link.code, name).await;
        self.app.confirm_here(invited.person, role).await.expect("confirmed");
        self.sign_in(name).await
    }

    /// A client with online access, beside nobody yet: the proposal is open.
    pub async fn client(&self, name: &str, with: PersonId) -> (RoomId, String) {
        let new =
            NewClient { name: name.into(), with, purpose: "Weekly meetings".into(), online: true };
        let operator = self.app.operator();
        let invited = self.app.invite_client(&operator, new).await.expect("invited");
        let link = invited.link.expect("a link");
        self.accept(&link.token, &link.code, name).await;
        self.app.confirm_here(invited.person, Role::Client).await.expect("confirmed");
        (invited.room.expect("a room"), link.code)
    }

    async fn accept(&self, token: &str, code: &str, name: &str) {
        let acceptance = Acceptance {
            token: token.into(),
            code: code.to_uppercase(),
            handle: name.into(),
            passphrase: PASSPHRASE.into(),
        };
        self.app.accept(&acceptance).await.expect("the store").expect("accepted");
    }

    pub async fn sign_in(&self, handle: &str) -> (Visit, String) {
        let signed =
            self.app.sign_in(handle, PASSPHRASE, &Coming::default()).await.expect("the store");
        let token = signed.signed_in().expect("signed in").token;
        (self.visit(&token).await, token)
    }

    pub async fn visit(&self, token: &str) -> Visit {
        self.app.visit(token).await.expect("the store").expect("a sign-in")
    }

    /// Amira and Noor with both yeses: no account, no door, no time spent on secrets.
    pub async fn pair(&self) -> Pair {
        let operator = self.app.operator();
        let new = NewStaff { name: "Amira".into(), role: Role::Therapist };
        let amira = self.app.invite_staff(&operator, new).await.expect("invited").person;
        let amira = self.actor(amira, Role::Therapist, "Amira");
        let new = NewClient {
            name: "Noor".into(),
            with: amira.person,
            purpose: "Weekly meetings".into(),
            online: true,
        };
        let invited = self.app.invite_client(&amira, new).await.expect("invited");
        let noor = self.actor(invited.person, Role::Client, "");
        let room = invited.room.expect("a room");
        let bond = self.bond(&noor, room).await;
        let yes = bond::Command::Accept { bond };
        self.app.act(&noor, room, yes).await.expect("the client's yes");
        Pair { noor, amira, room, bond }
    }

    pub fn actor(&self, person: PersonId, role: Role, name: &str) -> Actor {
        Actor { person, role, name: name.into(), signin: SigninId(self.app.new_id()) }
    }

    /// Noor with an account, both doors open; and her cookie.
    pub async fn noor_at_home(&self) -> (Visit, String) {
        let (amira, _) = self.therapist("Amira").await;
        let (_, code) = self.client("Noor", amira.actor.person).await;
        let (noor, _) = self.sign_in("noor").await;
        let opened = self.app.set_second(&noor, &code, SECOND).await.expect("the store");
        let token = token(opened).expect("the second door is open");
        (self.visit(&token).await, token)
    }

    pub async fn bond(&self, who: &Actor, room: RoomId) -> BondId {
        let seen = self.app.read(who, room, kith_core::Purpose::Own).await.expect("theirs");
        seen.bonds().next().expect("a bond").id
    }

    pub async fn meet(&self, pair: &Pair, id: MeetingId, after: i64) {
        let details = meeting::Details {
            starts: self.app.now().plus(after),
            minutes: 50,
            place: "Room 3".into(),
            others: String::new(),
        };
        let propose = meeting::Command::Propose { meeting: id, bond: pair.bond, details };
        self.app.act(&pair.amira, pair.room, propose).await.expect("proposed");
        let accept = meeting::Command::Accept { meeting: id };
        self.app.act(&pair.noor, pair.room, accept).await.expect("agreed");
    }
}

/// The token under which the second door opened, if it did.
pub fn token(door: SecondDoor) -> Option<String> {
    match door {
        SecondDoor::Opened { token } => Some(token),
        _ => None,
    }
}

pub struct Pair {
    pub noor: Actor,
    pub amira: Actor,
    pub room: RoomId,
    pub bond: BondId,
}
