//! What people do in a test before the pages are looked at: through the same use cases, without
//! their pages.

use std::time::Duration;

use axum::body::Body;
use axum::http::header::COOKIE;
use axum::http::{Request, StatusCode};
use futures_util::StreamExt;
use kith_app::NewClient;
use kith_core::meeting::Details;
use kith_core::settings::{self, Settings};
use kith_core::time::DAY;
use kith_core::{
    Actor, BondId, Command, EntryId, MeetingId, NoteId, PromiseId, Purpose, Role, bond, feedback,
    meeting, note, promise,
};
use kith_web::paths::Page;
use tower::ServiceExt;

use super::{Browser, Pair, SECOND, World};

pub const MEETING: MeetingId = MeetingId([3; 16]);
pub const NOTE: NoteId = NoteId([4; 16]);

impl World {
    /// Who sits at this browser.
    pub async fn actor(&self, browser: &Browser) -> Actor {
        let (_, token) =
            browser.cookie().and_then(|cookie| cookie.split_once('=')).expect("a cookie");
        self.app.visit(token).await.expect("the store").expect("signed in").actor
    }

    /// Does something in the pair's room and gives the entry.
    pub async fn act(&self, who: &Browser, pair: &Pair, wish: impl Into<Command>) -> EntryId {
        let who = self.actor(who).await;
        let kept = self.app.act(&who, pair.room, wish).await.expect("done");
        kept.entry.expect("an entry")
    }

    /// Amira and Noor, who both said yes.
    pub async fn bonded(&self) -> Pair {
        let pair = self.pair().await;
        let bond = self.bond(&pair).await;
        for who in [&pair.noor, &pair.amira] {
            self.act(who, &pair, bond::Command::Accept { bond }).await;
        }
        pair
    }

    /// A service with Amira and Noor beside each other, and Ruth behind staff.
    pub async fn supervised() -> (Self, Pair) {
        let world = Self::new().await;
        world.staff("Ruth", Role::Supervisor).await;
        world.signed_in("ruth").await;
        let pair = world.bonded().await;
        (world, pair)
    }

    /// Both signed in anew, Noor through both doors, after they were away.
    pub async fn back(&self, pair: &mut Pair) {
        pair.noor = self.signed_in("noor").await;
        pair.noor.post(&self.path(Page::Door), &[("secret", SECOND)]).await;
        pair.amira = self.signed_in("amira").await;
    }

    /// Their bond.
    pub async fn bond(&self, pair: &Pair) -> BondId {
        let noor = self.actor(&pair.noor).await;
        let seen = self.app.read(&noor, pair.room, Purpose::Own).await.expect("her room");
        seen.bonds().next().expect("a bond").id
    }

    /// An agreed meeting in two days.
    pub async fn meet(&self, pair: &Pair) {
        let details = Details {
            starts: self.app.now().plus(2 * DAY),
            minutes: 50,
            place: "Room 3".into(),
            others: String::new(),
        };
        let bond = self.bond(pair).await;
        let propose = meeting::Command::Propose { meeting: MEETING, bond, details };
        self.act(&pair.amira, pair, propose).await;
        self.act(&pair.noor, pair, meeting::Command::Accept { meeting: MEETING }).await;
    }

    /// The service has rooms that only one meeting can use at a time.
    pub async fn rooms(&self, rooms: &str) {
        let settings = Settings { rooms: Some(rooms.into()), ..self.app.book().settings().clone() };
        let (keeper, change) = (self.app.operator(), settings::Command::Change { settings });
        self.app.act(&keeper, self.app.book_room(), change).await.expect("changed");
    }

    /// Rosa, another client of this person, is proposed a time; so it is held.
    pub async fn taken(&self, by: &Actor, details: Details) {
        let (name, purpose) = ("Rosa".into(), "Weekly meetings".into());
        let new = NewClient { name, with: by.person, purpose, online: false };
        let invited = self.app.invite_client(by, new).await.expect("invited");
        let (role, room) = (Role::Client, invited.room.expect("a room"));
        let rosa = Actor { person: invited.person, role, ..self.app.operator() };
        let seen = self.app.read(&rosa, room, Purpose::Own).await.expect("her room");
        let bond = seen.bonds().next().expect("a bond").id;
        let yes = bond::Command::Accept { bond };
        self.app.act(&rosa, room, yes).await.expect("yes");
        let meeting = MeetingId([77; 16]);
        let propose = meeting::Command::Propose { meeting, bond, details };
        self.app.act(by, room, propose).await.expect("proposed");
    }

    /// A note by Amira.
    pub async fn note(&self, pair: &Pair, text: &str) -> EntryId {
        let text = text.into();
        let finish = note::Command::Finish { note: NOTE, meeting: None, text, promise: None };
        self.act(&pair.amira, pair, finish).await
    }

    /// A promise by Amira, for tomorrow.
    pub async fn promise(&self, pair: &Pair, promise: PromiseId) -> EntryId {
        let by = promise::By::Date(self.app.now().plus(DAY));
        let terms = promise::Terms { words: "Send the letter.".into(), by };
        let bond = self.bond(pair).await;
        let make = promise::Command::Make { promise, bond, terms, note: None };
        self.act(&pair.amira, pair, make).await
    }

    /// Feedback by Noor on the meeting, once it has begun.
    pub async fn feedback(&self, pair: &Pair, words: &str, show: feedback::Show) -> EntryId {
        let said = feedback::Feedback { answers: vec![Some(3); 6], words: words.into(), show };
        let give = feedback::Command::Give { meeting: MEETING, said };
        self.act(&pair.noor, pair, give).await
    }
}

/// A stream of changes, as a page hears it.
pub struct Heard(axum::body::BodyDataStream);

impl Heard {
    /// What comes next within so many seconds; empty at its end.
    pub async fn next(&mut self, seconds: u64) -> Option<String> {
        let next = tokio::time::timeout(Duration::from_secs(seconds), self.0.next()).await.ok()?;
        let bytes = next.map(|bytes| bytes.expect("bytes")).unwrap_or_default();
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

impl Browser {
    /// Opens a stream of changes as a page does by itself.
    pub async fn listen(&self, path: &str) -> (StatusCode, Heard) {
        let request = Request::builder().uri(path).header("sec-fetch-dest", "empty");
        let request = request.header(COOKIE, self.cookie().unwrap_or_default());
        let request = request.body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        (response.status(), Heard(response.into_body().into_data_stream()))
    }
}
