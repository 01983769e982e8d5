//! A storm at the first door: wrong sign-ins through a trusted proxy, from many addresses, while
//! the sign-in page and a front room are asked for, beside the same without the storm.
//!
//! Everything stays on this machine: the proxy is this process, and the addresses are what it says.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context;
use hyper::StatusCode;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use super::http::{Caller, Connection, must_be};
use super::report::{Figure, Load, Report};
use super::server::Server;
use crate::config::Settled;

/// Wrong sign-ins in a second, and from how many addresses.
const A_SECOND: u32 = 200;
const ADDRESSES: u32 = 10_000;
/// How often each page is asked for.
const EVERY: Duration = Duration::from_millis(10);
/// Sign-ins on their way at once, at the most: what the server holds back is not sent to it anew.
const ON_THEIR_WAY: usize = 512;
/// The address of somebody who means well.
const READER: u32 = ADDRESSES;

/// How a server that is reached through this process is started.
const PROXIED: [&str; 4] =
    ["--behind-proxy", "127.0.0.1/32", "--public-url", "https://bench.example"];

const QUIET: [&str; 2] = ["sign-in page, quiet", "front room, quiet"];
const STORMY: [&str; 2] = ["sign-in page, in the storm", "front room, in the storm"];

/// Measures both pages without the storm and in it.
pub(super) async fn measure(
    settled: &Settled,
    home: &Path,
    client: &str,
    lasting: Duration,
    report: &mut Report,
) -> anyhow::Result<()> {
    let server = Server::start(settled, home, &PROXIED).await?;
    pages(&server, client, lasting / 5).await?;
    for stormy in [false, true] {
        let [outside, front] = if stormy { STORMY } else { QUIET };
        let storm = stormy.then(|| tokio::spawn(storm(server.address, lasting)));
        let (cpu, began) = (server.process().cpu()?, Instant::now());
        let [signing_in, in_front] = pages(&server, client, lasting).await?;
        let (took, cpu) = (began.elapsed(), server.process().cpu()?.saturating_sub(cpu));
        // Both were asked for at once, so the processor time is that of both, halved.
        report.loads.push(Load::new(outside, 1, &signing_in, took, cpu / 2));
        report.loads.push(Load::new(front, 1, &in_front, took, cpu / 2));
        if let Some(storm) = storm {
            let Came { looked_at, refused } = storm.await??;
            let each = |count: u32| f64::from(count) / took.as_secs_f64();
            report.figures.push(Figure::each_second("wrong sign-ins looked at", each(looked_at)));
            report.figures.push(Figure::each_second("told to come again", each(refused)));
            let most = server.process().memory()?.most;
            report.figures.push(Figure::memory("memory, the most in the storm", most));
        }
    }
    server.stop()
}

/// How long each turn took at the sign-in page and in a front room, shortest first.
async fn pages(
    server: &Server,
    client: &str,
    lasting: Duration,
) -> anyhow::Result<[Vec<Duration>; 2]> {
    let mut outside = Connection::as_caller(server.address, &Caller::new("", READER)).await?;
    let mut front = Connection::as_caller(server.address, &Caller::new(client, READER)).await?;
    let (one, other) = tokio::join!(visits(&mut outside, lasting), visits(&mut front, lasting));
    Ok([one?, other?])
}

async fn visits(connection: &mut Connection, lasting: Duration) -> anyhow::Result<Vec<Duration>> {
    let until = Instant::now() + lasting;
    let (mut times, mut turns) = (Vec::new(), interval(EVERY));
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while times.is_empty() || Instant::now() < until {
        turns.tick().await;
        let began = Instant::now();
        must_be(StatusCode::OK, connection.get("/").await?)?;
        times.push(began.elapsed());
    }
    times.sort_unstable();
    Ok(times)
}

/// What came of the storm.
struct Came {
    looked_at: u32,
    refused: u32,
}

/// Sends wrong sign-ins at their times, whether or not those before were answered.
async fn storm(server: std::net::SocketAddr, lasting: Duration) -> anyhow::Result<Came> {
    let free = Arc::new(Mutex::new(Vec::new()));
    let (mut sent, mut came) = (JoinSet::new(), Came { looked_at: 0, refused: 0 });
    let mut turns = interval(Duration::from_secs(1) / A_SECOND);
    let until = Instant::now() + lasting;
    for number in (0..ADDRESSES).cycle() {
        turns.tick().await;
        if Instant::now() >= until {
            break;
        }
        if sent.len() < ON_THEIR_WAY {
            let free = Arc::clone(&free);
            sent.spawn(async move { wrong(server, number, &free).await });
        }
        while let Some(done) = sent.try_join_next() {
            came.count(done??)?;
        }
    }
    while let Some(done) = sent.join_next().await {
        came.count(done??)?;
    }
    Ok(came)
}

impl Came {
    fn count(&mut self, status: StatusCode) -> anyhow::Result<()> {
        match status {
            StatusCode::UNAUTHORIZED => self.looked_at += 1,
            StatusCode::SERVICE_UNAVAILABLE => self.refused += 1,
            other => anyhow::bail!("a wrong sign-in was answered {other}"),
        }
        Ok(())
    }
}

/// One wrong sign-in, on a connection that the proxy has or makes.
async fn wrong(
    server: std::net::SocketAddr,
    number: u32,
    free: &Mutex<Vec<Connection>>,
) -> anyhow::Result<StatusCode> {
    let lock = || free.lock().unwrap_or_else(PoisonError::into_inner);
    let caller = Caller::new("", number);
    let had = lock().pop();
    let mut connection = match had {
        Some(connection) => connection.for_caller(&caller),
        None => Connection::as_caller(server, &caller).await?,
    };
    let form = format!("handle=client{}&passphrase=not+the+one+at+all", number % 100);
    let status = connection.post("/", form).await.context("a wrong sign-in")?;
    lock().push(connection);
    Ok(status)
}
