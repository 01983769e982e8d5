//! Where things are: flags over `KITH_*` variables over `kith.toml`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use kith_app::{App, Keks, Keys, Location, Ports, SystemClock, SystemRandom};
use kith_web::Machine;
use serde::Deserialize;

use crate::cli::{Place, Serve};
use crate::{erase, key_file};

/// What `kith.toml` may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct File {
    data: Option<PathBuf>,
    database_url: Option<String>,
    #[serde(rename = "key-file")]
    key: Option<PathBuf>,
    listen: Option<std::net::SocketAddr>,
    public_url: Option<String>,
    behind_proxy: Option<String>,
    certificate: Option<PathBuf>,
    certificate_key: Option<PathBuf>,
    admin_listen: Option<String>,
}

impl File {
    fn read(path: &Path) -> anyhow::Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text)
                .with_context(|| format!("{} cannot be understood", path.display())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    }
}

/// Where a service is, once everything is taken into account.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    pub(crate) location: Location,
    pub(crate) key_file: PathBuf,
}

impl Settled {
    /// The flags that lead another command to the same place. An address of a database may hold
    /// a password and is not repeated.
    pub(crate) fn flags(&self) -> String {
        match &self.location {
            Location::Data(data) if key_file::beside(data) == self.key_file => {
                format!("--data {}", data.display())
            }
            Location::Data(data) => {
                format!("--data {} --key-file {}", data.display(), self.key_file.display())
            }
            Location::Database(_) | Location::Memory => {
                format!("--database-url URL --key-file {}", self.key_file.display())
            }
        }
    }
}

/// Settles where the service is.
pub(crate) fn settle(place: &Place) -> anyhow::Result<Settled> {
    let file = File::read(&place.config)?;
    let flagged = place.data.is_some() || place.database_url.is_some();
    let (data, url) = if flagged {
        (place.data.clone(), place.database_url.clone())
    } else {
        (file.data, file.database_url)
    };
    let location = match (data, url) {
        (Some(data), None) => Location::Data(data),
        (None, Some(url)) => Location::Database(url),
        (None, None) => bail!("say where the service is: --data DIR or --database-url URL"),
        (Some(_), Some(_)) => bail!("say --data or --database-url, not both"),
    };
    let named = place.key_file.clone().or(file.key);
    let key_file = match (&location, named) {
        (_, Some(named)) => named,
        (Location::Data(data), None) => key_file::beside(data),
        (Location::Database(_) | Location::Memory, None) => {
            bail!("with a database, say where the key file is: --key-file FILE")
        }
    };
    if let Location::Data(data) = &location {
        key_file::refuse_inside(&key_file, data)?;
    }
    Ok(Settled { location, key_file })
}

/// Settles how the service is reached.
pub(crate) fn settle_serve(serve: &Serve) -> anyhow::Result<Serve> {
    let file = File::read(&serve.place.config)?;
    Ok(Serve {
        listen: serve.listen.or(file.listen),
        public_url: serve.public_url.clone().or(file.public_url),
        behind_proxy: serve.behind_proxy.clone().or(file.behind_proxy),
        certificate: serve.certificate.clone().or(file.certificate),
        certificate_key: serve.certificate_key.clone().or(file.certificate_key),
        admin_listen: match (&serve.admin_listen, file.admin_listen) {
            (Some(flagged), _) => Some(flagged.clone()),
            (None, named) => named.map(|named| named.parse()).transpose()?,
        },
        place: serve.place.clone(),
    })
}

/// The clock and the random source of the machine.
pub(crate) fn ports() -> Ports {
    Ports { clock: Arc::new(SystemClock), random: Arc::new(SystemRandom) }
}

/// The keys a service is opened with. One core is left for pages while secrets are checked.
pub(crate) fn keys(kek: [u8; 32]) -> Keys {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let keks = Keks::new(kek, None);
    Keys { keks, source: None, argon2_permits: cores.saturating_sub(1).max(1) }
}

/// The keys of a key file, which is read again when they do not open something.
pub(crate) fn keys_of(path: &Path) -> anyhow::Result<Keys> {
    let key = key_file::read(path)?;
    let path = path.to_owned();
    let again = move || match key_file::read(&path) {
        Ok(key) => Some(key.keks()),
        Err(error) => {
            tracing::error!(%error, "the key file could not be read again");
            None
        }
    };
    Ok(Keys { keks: key.keks(), source: Some(Arc::new(again)), ..keys(key.kek) })
}

/// What the manager of a new service is told of the machine.
pub(crate) fn machine(settled: &Settled) -> anyhow::Result<Machine> {
    let kit = key_file::read(&settled.key_file)?.recipient.is_some();
    let beside = |data: &PathBuf| key_file::beside(data) == settled.key_file;
    let key_beside = matches!(&settled.location, Location::Data(data) if beside(data));
    Ok(Machine { kit, key_beside })
}

/// Opens the service that is settled on, and finishes erasing what was begun.
pub(crate) async fn open(settled: &Settled) -> anyhow::Result<App> {
    let keys = keys_of(&settled.key_file)?;
    let app = App::open_service(&settled.location, &keys, ports()).await?;
    match erase::keep(&app, &erase::beside(settled)) {
        Ok(()) => drop(app.finish_erasures().await?),
        // Elsewhere it may be written: the command says where.
        Err(error) => tracing::error!(%error, "the journal of erasures; run `kith erase` again"),
    }
    Ok(app)
}
