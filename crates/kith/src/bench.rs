//! Measuring: a reference service made through the real use cases, served by a process of its
//! own, driven over HTTP. Nothing here says whether a number is good; docs/performance.md does.

mod act;
mod http;
mod load;
mod nodes;
mod pages;
mod picture;
mod record;
mod reference;
mod report;
mod server;
mod size;
mod storm;
mod words;

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use kith_app::{App, Location, Ports, SystemRandom};
use kith_core::settings::Settings;

use self::load::middle;
use self::pages::Browsing;
use self::reference::Reference;
use self::report::{Figure, Machine, Made, Report, ms};
use self::server::Server;
use crate::cli::{Bench, Part};
use crate::config::{self, Settled};
use crate::demo::StoryClock;
use crate::{key_file, out};

/// How often the server is started.
const STARTS: usize = 5;
/// How long a server rests before its memory is read.
const REST: Duration = Duration::from_millis(300);
/// How many clients write at once, each in a room of their own.
const WRITERS: usize = 32;

impl Bench {
    fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

pub(crate) async fn run(args: Bench) -> anyhow::Result<()> {
    let home = tempfile::tempdir()?;
    let mut report = Report {
        machine: machine(home.path(), args.database_url.is_some())?,
        reference: None,
        loads: Vec::new(),
        figures: Vec::new(),
        left_out: Vec::new(),
    };
    if args.wants(Part::Verify) {
        report.figures.extend(record::measure(home.path())?);
    }
    if args.only.iter().any(|part| *part != Part::Verify) || args.only.is_empty() {
        service(&args, home.path(), &mut report).await?;
    }
    out::tell(args.json, &report, || report.lines());
    Ok(())
}

fn machine(folder: &Path, database: bool) -> anyhow::Result<Machine> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let engine = if database { "PostgreSQL" } else { "SQLite" };
    let mut file = File::create(folder.join("sync"))?;
    let mut sync = || {
        let began = Instant::now();
        file.write_all(&[0; 4096])?;
        file.sync_data()?;
        anyhow::Ok(began.elapsed())
    };
    let times: anyhow::Result<Vec<_>> = (0..200).map(|_| sync()).collect();
    Ok(Machine { cores, engine, sync_ms: ms(middle(times?)) })
}

/// Everything that needs a service.
async fn service(args: &Bench, home: &Path, report: &mut Report) -> anyhow::Result<()> {
    let location = match &args.database_url {
        Some(url) => Location::Database(url.clone()),
        None => Location::Data(home.join("service")),
    };
    let settled = Settled { location, key_file: home.join("service.key") };
    let reference = make(args, &settled, report).await?;
    match &settled.location {
        Location::Data(data) if args.wants(Part::Size) => {
            report.figures.extend(size::measure(&settled, data, &reference).await?);
        }
        Location::Database(_) if args.wants(Part::Size) => {
            report.left_out.push("bytes on disk: told for a data directory only".into());
        }
        _ => {}
    }
    let app = config::open(&settled).await?;
    if args.wants(Part::Act) {
        let writers = reference.clients.len().saturating_sub(WRITERS);
        let writers = reference.clients.get(writers..).unwrap_or_default();
        report.loads.extend(act::measure(&app, writers, args.seconds).await?);
    }
    if args.wants(Part::Picture) {
        report.figures.extend(picture::measure(&app, &reference).await?);
    }
    let served = [Part::Storm, Part::Append, Part::Nodes, Part::Brief, Part::Today, Part::Start];
    if !served.into_iter().any(|part| args.wants(part)) {
        return Ok(());
    }
    let browsing = Browsing::sign_in(&app, &reference, |part| args.wants(part)).await?;
    // Closed, because one process at a time may have the data.
    drop(app);
    serve(args, &settled, home, &browsing, report).await
}

/// Makes the reference service, and closes it.
async fn make(args: &Bench, settled: &Settled, report: &mut Report) -> anyhow::Result<Reference> {
    let began = Instant::now();
    let kek = key_file::make(&settled.key_file, &SystemRandom)?;
    let clock = Arc::new(StoryClock::default());
    let ports = Ports { clock: clock.clone(), random: Arc::new(SystemRandom) };
    let settings = Settings { name: "Reference".into(), example: true, ..Settings::default() };
    let app = App::create(&settled.location, &config::keys(kek), ports, settings).await?;
    let reference = reference::make(&app, &clock, args.clients, args.entries).await?;
    report.reference = Some(Made {
        clients: args.clients,
        entries: reference.entries,
        longest_room: reference.longest,
        seconds: began.elapsed().as_secs_f64(),
    });
    tracing::info!(entries = reference.entries, "the reference service is made");
    Ok(reference)
}

/// Starts the server some times, and drives the last one.
async fn serve(
    args: &Bench,
    settled: &Settled,
    home: &Path,
    browsing: &Browsing,
    report: &mut Report,
) -> anyhow::Result<()> {
    let (mut starts, mut briefs, mut last) = (Vec::new(), Vec::new(), None);
    for _ in 0..STARTS {
        last.take().map_or(Ok(()), Server::stop)?;
        let server = Server::start(settled, home, &[]).await?;
        tokio::time::sleep(REST).await;
        starts.push((server.until_answer, server.process().memory()?.now));
        briefs.extend(browsing.first_brief(&server).await?);
        last = Some(server);
    }
    let server = last.context("a server")?;
    if args.wants(Part::Start) {
        let (times, mut memory): (Vec<_>, Vec<_>) = starts.into_iter().unzip();
        memory.sort_unstable();
        let idle = memory.get(memory.len() / 2).copied().unwrap_or_default();
        report.figures.push(Figure::time("serve, from start to first answer", middle(times)));
        report.figures.push(Figure::memory("memory, idle", idle));
    }
    if args.wants(Part::Brief) && !briefs.is_empty() {
        report.figures.push(Figure::time("the brief, first time after a start", middle(briefs)));
    }
    browsing.measure(&server, |part| args.wants(part), args.seconds, report).await?;
    if args.wants(Part::Nodes) {
        nodes::measure(&server, settled, home, browsing, args.seconds, report).await?;
    }
    let most = server.process().memory()?.most;
    report.figures.push(Figure::memory("memory, the most under load", most));
    server.stop()?;
    if args.wants(Part::Storm) {
        storm::measure(settled, home, browsing.client()?, args.seconds, report).await?;
    }
    Ok(())
}
