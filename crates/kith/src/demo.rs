//! The example service: made-up people and some months of meetings, through the same use
//! cases as everything real, with a generator that gives the same lives each time.

mod people;
mod story;
mod words;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use kith_app::{App, Clock, Location, Ports, Random, SecretHash, SystemClock, SystemRandom};
use kith_core::Timestamp;
use kith_core::settings::Settings;
use kith_web::Reach;
use serde::Serialize;
use tokio::net::TcpListener;

use crate::cli::{Demo, Place};
use crate::config::{self, Settled};
use crate::serve::Doorway;
use crate::{files, key_file, out, serve};

/// One passphrase for everybody in the example.
const PASSPHRASE: &str = "lantern harbour maple";
/// One second secret for every client in the example.
const SECOND: &str = "246810";
/// Where "Leave now" leads in the example.
const LEAVE_TARGET: &str = "https://www.weather.gov/";

/// Somebody who can sign in.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SignIn {
    role: &'static str,
    name: &'static str,
    handle: &'static str,
    passphrase: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<&'static str>,
}

#[derive(Serialize)]
struct Shown {
    base: String,
    people: Vec<SignIn>,
}

pub(crate) async fn run(args: Demo) -> anyhow::Result<()> {
    // Kept until the end: an example without a place of its own goes with it.
    let own = tempfile::tempdir()?;
    let settled = settle(&args.place, own.path())?;
    serve::may_listen(args.listen)?;
    let app = match make(&settled, args.leave_target.as_deref()).await? {
        Some(app) => app,
        None => config::open(&settled).await?,
    };
    if args.make_only {
        return Ok(());
    }
    let listener = TcpListener::bind(args.listen).await.with_context(|| args.listen.to_string())?;
    show(args.json, listener.local_addr()?);
    serve::serve(Doorway::new(listener), app, &settled, Reach::default()).await
}

fn settle(place: &Place, own: &Path) -> anyhow::Result<Settled> {
    if place.data.is_none() && place.database_url.is_none() {
        let data = own.join("example");
        return Ok(Settled { key_file: key_file::beside(&data), location: Location::Data(data) });
    }
    let beside = PathBuf::from("kith-example.key");
    let named = place.key_file.clone().or(place.database_url.is_some().then_some(beside));
    config::settle(&Place { key_file: named, ..place.clone() })
}

/// Makes the example, unless one is there already.
async fn make(settled: &Settled, leave: Option<&str>) -> anyhow::Result<Option<App>> {
    if settled.key_file.exists() {
        return Ok(None);
    }
    if let Location::Data(data) = &settled.location {
        files::private_folder(data)?;
    }
    let kek = key_file::make(&settled.key_file, &SystemRandom)?;
    let clock = Arc::new(StoryClock::default());
    let now = SystemClock.now();
    clock.tell(Some(story::begins(now)));
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    let ports = Ports { clock: clock.clone(), random };
    let app = App::create(&settled.location, &config::keys(kek), ports, settings(leave)).await;
    let app = match app {
        Ok(app) => app,
        Err(error) => {
            std::fs::remove_file(&settled.key_file)?;
            return Err(error.into());
        }
    };
    let secrets = secrets(&app).await?;
    story::tell(&app, &clock, &secrets, now).await?;
    clock.tell(None);
    Ok(Some(app))
}

fn settings(leave: Option<&str>) -> Settings {
    Settings {
        name: "Harbour House (example)".into(),
        leave_target: leave.unwrap_or(LEAVE_TARGET).into(),
        call_words: "The emergency services, day and night".into(),
        call_number: "112".into(),
        resources: words::RESOURCES.join("\n"),
        example: true,
        rooms: Some(words::ROOMS.join("\n")),
        ..Settings::default()
    }
}

/// The two secrets of the example, hashed once for all.
pub(crate) struct Hashed {
    pub(crate) passphrase: SecretHash,
    pub(crate) second: SecretHash,
}

async fn secrets(app: &App) -> anyhow::Result<Hashed> {
    let salts = [app.new_id(), app.new_id()];
    let (passphrase, second) = tokio::join!(
        app.secrets().hash(PASSPHRASE, salts[0]),
        app.secrets().hash(SECOND, salts[1]),
    );
    Ok(Hashed { passphrase: passphrase?, second: second? })
}

fn show(json: bool, address: SocketAddr) {
    let shown = Shown { base: format!("http://{address}"), people: people::sign_ins() };
    out::tell(json, &shown, || {
        let mut lines = vec![
            format!("An example of Kith is at {}", shown.base),
            "Everybody in it is made up. Nothing real belongs here.".into(),
            String::new(),
            format!("Everybody's passphrase: {PASSPHRASE}"),
            format!("Every client's second secret, for \"My space\": {SECOND}"),
            String::new(),
        ];
        let line = |one: &SignIn| format!("  {:<10} {} ({})", one.handle, one.name, one.role);
        lines.extend(shown.people.iter().map(line));
        lines
    });
}

/// A clock that tells a story's time, and then the machine's.
#[derive(Debug, Default)]
pub(crate) struct StoryClock(Mutex<Option<Timestamp>>);

impl StoryClock {
    pub(crate) fn tell(&self, at: Option<Timestamp>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        let told = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        told.unwrap_or_else(|| SystemClock.now())
    }
}
