//! A wire to a database that can be cut at the worst moment.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::{fs, io};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_postgres::Config;
use tokio_postgres::config::Host;

use super::words;
use crate::Location;

/// How the driver sends a COMMIT.
const COMMIT: &[u8] = b"Q\0\0\0\x0bCOMMIT\0";

/// What `PostgreSQL` calls its socket.
const SOCKET: &str = ".s.PGSQL.5432";

static PROXIES: AtomicU32 = AtomicU32::new(0);

/// Where the wire is cut, once, at the next COMMIT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// The server never hears of it.
    Before,
    /// The server has carried it out; its answer is lost.
    After,
    /// Not at all, but [`Proxy::sent`] tells when the COMMIT is on its way.
    Nowhere,
}

/// A wire to the server of a database. Gone when dropped, with its connections.
#[derive(Debug)]
pub struct Proxy {
    home: PathBuf,
    location: Location,
    wire: Arc<Wire>,
    listening: JoinHandle<()>,
}

#[derive(Debug)]
struct Wire {
    server: PathBuf,
    cut: Mutex<Option<Cut>>,
    sent: Notify,
}

impl Proxy {
    /// Stands before a database of one of our own servers.
    pub fn before(location: &Location) -> Result<Self, String> {
        let Location::Database(address) = location else {
            return Err("a proxy stands before a database".to_owned());
        };
        let config = Config::from_str(address).map_err(words)?;
        let Some(Host::Unix(folder)) = config.get_hosts().first() else {
            return Err("the server has no socket".to_owned());
        };
        let number = PROXIES.fetch_add(1, Ordering::Relaxed);
        let home = std::env::temp_dir().join(format!("kith-wire-{}-{number}", std::process::id()));
        fs::create_dir(&home).map_err(words)?;
        let listener = UnixListener::bind(home.join(SOCKET)).map_err(words)?;
        let server = folder.join(SOCKET);
        let wire = Arc::new(Wire { server, cut: Mutex::new(None), sent: Notify::new() });
        let listening = tokio::spawn(listen(listener, Arc::clone(&wire)));
        let location = Location::Database(through(&home, address));
        Ok(Self { home, location, wire, listening })
    }

    /// The same database, by way of the proxy.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// Cuts the wire at the next COMMIT.
    pub fn cut(&self, cut: Cut) {
        *self.wire.lock() = Some(cut);
    }

    /// Returns once a COMMIT that is cut nowhere was sent.
    pub async fn sent(&self) {
        self.wire.sent.notified().await;
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.listening.abort();
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// The address with another host.
fn through(home: &Path, address: &str) -> String {
    let others = address.split(' ').filter(|part| !part.starts_with("host="));
    let others: Vec<_> = others.collect();
    format!("host='{}' {}", home.display(), others.join(" "))
}

impl Wire {
    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Cut>> {
        self.cut.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn listen(listener: UnixListener, wire: Arc<Wire>) {
    while let Ok((client, _)) = listener.accept().await {
        let wire = Arc::clone(&wire);
        tokio::spawn(async move {
            // An end that is gone is what this is for.
            let _ = pass(client, &wire).await;
        });
    }
}

/// Passes on what both say, until one ends or the wire is cut.
async fn pass(mut client: UnixStream, wire: &Wire) -> io::Result<()> {
    let mut server = UnixStream::connect(&wire.server).await?;
    let (mut up, mut down) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        tokio::select! {
            read = client.read(&mut up) => {
                let said = up.get(..read?).unwrap_or_default();
                let commits = said.windows(COMMIT.len()).any(|window| window == COMMIT);
                let cut = commits.then(|| wire.lock().take()).flatten();
                if said.is_empty() || cut == Some(Cut::Before) {
                    return Ok(());
                }
                server.write_all(said).await?;
                if cut == Some(Cut::After) {
                    return server.readable().await;
                }
                if cut == Some(Cut::Nowhere) {
                    wire.sent.notify_one();
                }
            }
            read = server.read(&mut down) => {
                let said = down.get(..read?).unwrap_or_default();
                if said.is_empty() {
                    return Ok(());
                }
                client.write_all(said).await?;
            }
        }
    }
}
