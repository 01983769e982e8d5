//! Counting the whole service, and what somebody else waits meanwhile.

use std::time::{Duration, Instant};

use anyhow::Context;
use kith_app::App;
use kith_core::{Actor, PersonId, Purpose, Role, SigninId};

use super::load::middle;
use super::reference::{Person, Reference};
use super::report::Figure;

/// How often it is counted.
const TIMES: usize = 3;

/// Counts the service some times while a client reads their own record again and again, and lets
/// the client read as long with nothing beside.
pub(super) async fn measure(app: &App, reference: &Reference) -> anyhow::Result<Vec<Figure>> {
    let supervisor = Actor {
        person: PersonId(app.new_id()),
        role: Role::Supervisor,
        name: String::new(),
        signin: SigninId(app.new_id()),
    };
    let reader = reference.clients.first().context("a client")?;
    let mut times = Vec::new();
    let mut beside = Vec::new();
    for _ in 0..TIMES {
        let counting = {
            let (app, who) = (app.clone(), supervisor.clone());
            tokio::spawn(async move {
                let began = Instant::now();
                app.picture(&who).await.map(|whole| (began.elapsed(), whole))
            })
        };
        while !counting.is_finished() {
            beside.push(read(app, reader).await?);
        }
        let (time, whole) = counting.await??;
        whole.context("fewer clients than are counted")?;
        times.push(time);
    }
    let mut alone = Vec::new();
    for _ in 0..beside.len() {
        alone.push(read(app, reader).await?);
    }
    Ok(vec![
        Figure::time("the service as a whole, counted", middle(times)),
        Figure::time("a read beside it, the slowest", slowest(&beside)),
        Figure::time("a read beside it, the middle", middle(beside)),
        Figure::time("a read with nothing beside, the slowest", slowest(&alone)),
        Figure::time("a read with nothing beside, the middle", middle(alone)),
    ])
}

async fn read(app: &App, person: &Person) -> anyhow::Result<Duration> {
    let began = Instant::now();
    app.read(&person.actor, person.room, Purpose::Own).await?;
    Ok(began.elapsed())
}

fn slowest(times: &[Duration]) -> Duration {
    times.iter().max().copied().unwrap_or_default()
}
