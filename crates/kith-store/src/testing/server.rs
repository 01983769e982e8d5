//! One `PostgreSQL` server in a directory.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use super::words;

/// Settings that a test server needs: a socket and no network, room for many tests.
const SETTINGS: &str = "-c listen_addresses='' -c max_connections=200 -c shared_buffers=64MB";

static PRIVATE: AtomicU32 = AtomicU32::new(0);

/// A server of a test's own, stopped and removed when dropped.
#[derive(Debug)]
pub struct Server {
    pub(super) home: PathBuf,
    keep: bool,
}

impl Server {
    /// Makes a server's files, not yet running.
    pub fn make() -> Result<Self, String> {
        let number = PRIVATE.fetch_add(1, Ordering::Relaxed);
        let name = format!("kith-postgres-{}-{number}", std::process::id());
        let server = Self { home: std::env::temp_dir().join(name), keep: false };
        server.initialise()?;
        Ok(server)
    }

    /// A server that outlives this value.
    pub(super) fn kept(home: PathBuf) -> Self {
        Self { home, keep: true }
    }

    /// Makes the files, from nothing.
    pub(super) fn initialise(&self) -> Result<(), String> {
        let owner = owner()?;
        fs::create_dir_all(&self.home).map_err(words)?;
        chown(&self.home, Some(owner), None).map_err(words)?;
        let _ = fs::remove_dir_all(self.data());
        self.run("initdb", &["-U", "kith", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"])
    }

    /// Starts it, with further settings in the form `-c name=value`.
    pub fn start(&self, settings: &str) -> Result<(), String> {
        let options = format!("{SETTINGS} -k {} {settings}", self.home.display());
        let log = self.home.join("log").display().to_string();
        self.run("pg_ctl", &["start", "-w", "-l", &log, "-o", &options])
    }

    /// Stops it as a power cut would.
    pub fn stop(&self) -> Result<(), String> {
        self.run("pg_ctl", &["stop", "-w", "-m", "immediate"])
    }

    /// Whether it runs.
    pub(super) fn runs(&self) -> bool {
        self.run("pg_ctl", &["status"]).is_ok()
    }

    /// Where its files are.
    pub fn data(&self) -> PathBuf {
        self.home.join("data")
    }

    /// The address of one of its databases.
    pub fn address(&self, database: &str) -> String {
        format!("host='{}' user=kith dbname={database}", self.home.display())
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Result<(), String> {
        let status = self
            .command(&self::program(program)?)?
            .arg("-D")
            .arg(self.data())
            .args(arguments)
            .status()
            .map_err(words)?;
        let log = self.home.join("log");
        status
            .success()
            .then_some(())
            .ok_or_else(|| format!("{program} failed; see {}", log.display()))
    }

    /// A command as a user whom the server accepts, apart from our own output.
    pub(super) fn command(&self, program: &Path) -> Result<Command, String> {
        let mut command = Command::new(program);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.current_dir(&self.home);
        let owner = owner()?;
        if owner != current_user()? {
            command.uid(owner);
        }
        Ok(command)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if !self.keep {
            let _ = self.stop();
            let _ = fs::remove_dir_all(&self.home);
        }
    }
}

/// One of the server's programs: Debian's place first, then the path.
pub(super) fn program(name: &str) -> Result<PathBuf, String> {
    let mut places: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    places.sort();
    places.reverse();
    places.extend(on_the_path());
    let found = places.into_iter().map(|place| place.join(name)).find(|path| path.exists());
    found.ok_or_else(|| {
        format!(
            "PostgreSQL's {name} was not found. Install the server's package (Debian: \
             apt-get install postgresql); these tests start a server of their own."
        )
    })
}

fn on_the_path() -> Option<PathBuf> {
    let asked = Command::new("sh").args(["-c", "command -v initdb"]).output().ok()?;
    let path = fs::canonicalize(String::from_utf8(asked.stdout).ok()?.trim()).ok()?;
    path.parent().map(Path::to_owned)
}

/// Who runs the server: the current user, or an unprivileged one if that is root,
/// because the server refuses root.
pub(super) fn owner() -> Result<u32, String> {
    let current = current_user()?;
    if current != 0 {
        return Ok(current);
    }
    let users = fs::read_to_string("/etc/passwd").map_err(words)?;
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| id_of(&users, name))
        .ok_or_else(|| "there is no unprivileged user to run PostgreSQL as".to_owned())
}

/// The number of a user in the form of `/etc/passwd`.
fn id_of(users: &str, name: &str) -> Option<u32> {
    let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
    line.split(':').nth(2)?.parse().ok()
}

pub(super) fn current_user() -> Result<u32, String> {
    let own: io::Result<fs::Metadata> = fs::metadata("/proc/self");
    own.map(|own| own.uid()).map_err(words)
}
