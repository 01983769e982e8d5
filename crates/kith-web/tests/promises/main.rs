//! Promises by both sides, in browsers without scripts: made, kept, late, changed, let go; asked
//! for about a visit; made with a note.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod forms;
mod life;
mod note;
mod shown;
#[path = "../support/mod.rs"]
mod support;
mod why;

use kith_web::paths::Page;
use support::{Browser, Pair, Reply, World};

/// Amira and Noor on the first day of their bond, both in their browsers.
struct Two {
    world: World,
    pair: Pair,
}

/// What was typed to promise something by Thursday.
const THURSDAY: [(&str, &str); 3] =
    [("words", "Bring the list."), ("by", "day"), ("day", "2026-05-07")];

impl Two {
    async fn new() -> Self {
        let world = World::new().await;
        let pair = world.bonded().await;
        Self { world, pair }
    }

    /// The address of all promises, as Amira has it.
    fn of_amira(&self) -> String {
        self.world.path_to(Page::Promised, self.pair.room)
    }

    /// Noor promises something and is led to it.
    async fn noor_promises(&mut self, fields: &[(&str, &str)]) -> (Reply, String) {
        let path = self.world.path_to(Page::Promises, "new");
        made(&mut self.pair.noor, &path, fields).await
    }

    /// The same by Amira.
    async fn amira_promises(&mut self, fields: &[(&str, &str)]) -> (Reply, String) {
        let path = format!("{}-new", self.of_amira());
        made(&mut self.pair.amira, &path, fields).await
    }

    /// Where a promise is for the other one, from its address for one of them.
    fn for_noor(&self, at_amira: &str) -> String {
        let id = at_amira.rsplit('-').next().expect("an id");
        self.world.path_to(Page::Promises, id)
    }

    fn for_amira(&self, at_noor: &str) -> String {
        let id = at_noor.rsplit('/').next().expect("an id");
        format!("{}-{id}", self.of_amira())
    }

    /// Some time passes, and both come back.
    async fn later(&mut self, micros: i64) {
        self.world.later(micros);
        self.world.back(&mut self.pair).await;
    }

    async fn home(&mut self) -> Reply {
        self.pair.noor.get(&self.world.path(Page::Home)).await
    }

    async fn looked(&mut self) -> Reply {
        self.pair.noor.get(&self.world.path(Page::Looked)).await
    }
}

async fn made(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> (Reply, String) {
    let sent = browser.post(path, fields).await;
    assert!(sent.location().is_some(), "not made: {}", sent.words());
    let to = sent.location().unwrap_or_default();
    (browser.get(&to).await, to)
}
