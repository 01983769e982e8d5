//! Writing through the use case itself, in this process: what pages cannot be faster than.

use std::time::Duration;

use kith_app::{App, Once};
use kith_core::about;

use super::load::{Work, levels};
use super::reference::Person;
use super::report::Load;
use super::words;
use crate::process::Process;

/// A client who says something new about themselves, again and again.
struct Saying {
    app: App,
    person: Person,
    said: u64,
}

impl Work for Saying {
    async fn go(&mut self) -> anyhow::Result<()> {
        say(&self.app, &self.person, self.said).await?;
        self.said += 1;
        Ok(())
    }
}

/// Appends one entry with a body of about 300 bytes.
pub(super) async fn say(app: &App, person: &Person, count: u64) -> anyhow::Result<()> {
    let say = about::Command::Say { about: words::about(count) };
    let once = Some(Once(app.new_id()));
    app.act_once(&person.actor, person.room, say, once, None).await?;
    Ok(())
}

/// Drives `act` by several clients at once, each in a room of their own.
pub(super) async fn measure(
    app: &App,
    people: &[Person],
    lasting: Duration,
) -> anyhow::Result<Vec<Load>> {
    let workers = people
        .iter()
        .zip((1..).map(|number: u64| number << 32))
        .map(|(person, said)| Saying { app: app.clone(), person: person.clone(), said });
    levels("act, in process", workers.collect(), lasting, &[Process::own()]).await
}
