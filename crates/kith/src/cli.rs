//! The command line. Names and flags are stable.
//!
//! The comments on arguments are what `--help` prints, so they are written for people.

mod keys;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::admin;

pub(crate) use keys::{Keys, KeysCommand};

/// Self-hosted software for trauma-informed services: a record that two people share.
#[derive(Debug, Parser)]
#[command(name = "kith", version)]
pub(crate) struct Cli {
    /// Say more about what happens, on standard error.
    #[arg(long, global = true)]
    pub(crate) verbose: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make an example service and serve it.
    Demo(Demo),
    /// Make a new service: its recovery kit, its key file, a link for the first administrator.
    Init(Init),
    /// Make the key file again from two shares of the recovery kit.
    Recover(Recover),
    /// Serve a service.
    Serve(Serve),
    /// Make a one-time link, and the words to say aloud.
    Invite(Invite),
    /// Take somebody off the list of those who work here: they are signed out everywhere at once.
    Leave(Leave),
    /// List clients: ids and states, nothing else.
    Clients(Listing),
    /// Import forms, list them, score a filled one.
    Measure(Measure),
    /// Take out a client's record.
    Record(Record),
    /// Check a record file; needs no service.
    Verify(Verify),
    /// Take a backup, sealed to the recovery kit; the service goes on meanwhile.
    Backup(Backup),
    /// Put a backup into an empty place, and check every room.
    Restore(Restore),
    /// Erase a client's record for good, two weeks after saying so.
    Erase(crate::erase::Erase),
    /// Change the key that opens everything; the service goes on meanwhile.
    Keys(Keys),
    /// Explain what is in force and what is unsafe.
    Doctor(Doctor),
    /// Bring an older service's data up to this release.
    Migrate(Place),
    /// Measure this machine with a service made for it, which is thrown away afterwards.
    Bench(Bench),
}

/// Where the service's data and its key are.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Place {
    /// The data directory (`SQLite`).
    #[arg(long, env = "KITH_DATA", conflicts_with = "database_url")]
    pub(crate) data: Option<PathBuf>,
    /// The address of a `PostgreSQL` database.
    #[arg(long, env = "KITH_DATABASE_URL", hide_env_values = true)]
    pub(crate) database_url: Option<String>,
    /// The key file; beside the data directory, as DIR.key, where none is named.
    #[arg(long, env = "KITH_KEY_FILE")]
    pub(crate) key_file: Option<PathBuf>,
    /// A file with settings; flags and KITH_* variables go before it.
    #[arg(long, env = "KITH_CONFIG", default_value = "kith.toml")]
    pub(crate) config: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8417")]
    pub(crate) listen: SocketAddr,
    /// Print the address and sign-ins as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Make the example and stop, without serving it.
    #[arg(long)]
    pub(crate) make_only: bool,
    /// Where "Leave now" leads; a neutral address elsewhere.
    #[arg(long)]
    pub(crate) leave_target: Option<String>,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The service's name.
    #[arg(long)]
    pub(crate) name: String,
    /// The name of the first administrator, as others read it.
    #[arg(long, default_value = "Administrator")]
    pub(crate) administrator: String,
    /// The service's time zone, such as Europe/London.
    #[arg(long, default_value = "UTC")]
    pub(crate) zone: String,
    /// A folder for the three sheets of the recovery kit, instead of printing them here and
    /// asking for two of them.
    #[arg(long)]
    pub(crate) kit_out: Option<PathBuf>,
    /// Print as JSON.
    #[arg(long, requires = "kit_out")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Args)]
pub(crate) struct Recover {
    /// A share of the recovery kit, as a file; two or all three. Without, they are asked for.
    #[arg(long)]
    pub(crate) share: Vec<PathBuf>,
    /// A share of the kit from before, where the key was being changed when the key file was lost.
    #[arg(long)]
    pub(crate) before: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct Serve {
    /// Where to listen.
    #[arg(long, env = "KITH_LISTEN")]
    pub(crate) listen: Option<SocketAddr>,
    /// The address people use, such as `https://notes.example.org`.
    #[arg(long, env = "KITH_PUBLIC_URL")]
    pub(crate) public_url: Option<String>,
    /// A trusted proxy in front that speaks HTTPS, as an address block; nobody else may connect.
    #[arg(long, env = "KITH_BEHIND_PROXY")]
    pub(crate) behind_proxy: Option<String>,
    /// A certificate file (PEM, with the chain below it), to speak HTTPS without a proxy. It is
    /// read again when it changes.
    #[arg(long, env = "KITH_CERTIFICATE", value_name = "FILE")]
    pub(crate) certificate: Option<PathBuf>,
    /// The certificate's private key (PEM).
    #[arg(long, env = "KITH_CERTIFICATE_KEY", value_name = "FILE")]
    pub(crate) certificate_key: Option<PathBuf>,
    /// Where whoever keeps it running can ask /healthz, /readyz and /metrics: an address of this
    /// machine such as `127.0.0.1:9418`, or a socket as `unix:FILE`. Nobody is asked who they are.
    #[arg(long, env = "KITH_ADMIN_LISTEN", value_name = "ADDR")]
    pub(crate) admin_listen: Option<admin::Address>,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Role {
    Client,
    Therapist,
    PeerSupporter,
    Facilitator,
    Interpreter,
    Reception,
    Supervisor,
    Administrator,
}

#[derive(Debug, Args)]
pub(crate) struct Invite {
    /// As what.
    #[arg(long)]
    pub(crate) role: Role,
    /// The person's name.
    #[arg(long)]
    pub(crate) name: String,
    /// For a client: the sign-in name of who would be beside them.
    #[arg(long, required_if_eq("role", "client"))]
    pub(crate) with: Option<String>,
    /// For a client: what they would meet for, in plain words.
    #[arg(long, default_value = "")]
    pub(crate) purpose: String,
    /// Print as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Args)]
pub(crate) struct Leave {
    /// The sign-in name of who leaves.
    #[arg(long)]
    pub(crate) handle: String,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Args)]
pub(crate) struct Listing {
    /// Print as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Args)]
pub(crate) struct Measure {
    #[command(subcommand)]
    pub(crate) command: MeasureCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MeasureCommand {
    /// Import FHIR R4 Questionnaires, with the value sets they name.
    Import {
        /// The files, in any order.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print as JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
    /// List imported forms.
    List(Listing),
    /// Score a filled FHIR R4 questionnaire.
    Score {
        /// The filled form.
        file: PathBuf,
        /// Questionnaire and value set files to read it with, instead of a service's forms.
        #[arg(long)]
        form: Vec<PathBuf>,
        /// Print as JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Record {
    #[command(subcommand)]
    pub(crate) command: RecordCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RecordCommand {
    /// Write a client's whole record to a file that `kith verify` can check and read.
    Export {
        /// The client's id, from `kith clients`.
        #[arg(long)]
        client: String,
        /// Where to write it.
        #[arg(long)]
        out: PathBuf,
        /// Why, in words the client will read.
        #[arg(long)]
        why: String,
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The record file.
    pub(crate) file: PathBuf,
    /// A receipt kept from before; may be given several times.
    #[arg(long)]
    pub(crate) receipt: Vec<PathBuf>,
    /// The service's public key, had from elsewhere: the text itself or a file with it.
    #[arg(long)]
    pub(crate) service_key: Option<String>,
    /// Print the entries too, in words.
    #[arg(long)]
    pub(crate) read: bool,
    /// Print as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// Where to write it; a file that is there is never written over.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Where to write the keys of rooms; beside it, as FILE.keys, where none is named.
    #[arg(long)]
    pub(crate) keys_out: Option<PathBuf>,
    /// Somebody else who can open it: a public key of age. May be given several times.
    #[arg(long)]
    pub(crate) recipient: Vec<String>,
    /// Print as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The backup.
    pub(crate) file: PathBuf,
    /// The keys that were taken with it; FILE.keys where none are named.
    #[arg(long)]
    pub(crate) keys: Option<PathBuf>,
    /// A share of the recovery kit, as a file; two or all three. Without, they are asked for.
    #[arg(long)]
    pub(crate) share: Vec<PathBuf>,
    /// The secret half of a public key that the backup was sealed to, instead of the kit. The
    /// key file has to be there.
    #[arg(long, conflicts_with = "share")]
    pub(crate) identity: Option<PathBuf>,
    /// A receipt that somebody kept, to see what is missing. May be given several times.
    #[arg(long)]
    pub(crate) receipt: Vec<PathBuf>,
    /// An older place of the same service, a directory or a database, to see what is missing.
    #[arg(long)]
    pub(crate) compare: Option<PathBuf>,
    /// The journal of erasures; beside the key file, as KEYFILE.erased, where none is named.
    #[arg(long)]
    pub(crate) erased: Option<PathBuf>,
    /// Restore even if rooms do not verify; those stay closed.
    #[arg(long)]
    pub(crate) damaged_too: bool,
    #[command(flatten)]
    pub(crate) place: Place,
}

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// Print as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) serve: Serve,
}

#[derive(Debug, Args)]
pub(crate) struct Bench {
    /// How many clients the reference service has.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(33..))]
    pub(crate) clients: u32,
    /// About how many entries each client's room has.
    #[arg(long, default_value_t = 40)]
    pub(crate) entries: u32,
    /// How long each load lasts, in seconds.
    #[arg(long, default_value = "5", value_parser = seconds)]
    pub(crate) seconds: Duration,
    /// Measure only these, separated by commas.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<Part>,
    /// An empty `PostgreSQL` database, instead of a directory made for the occasion.
    #[arg(long)]
    pub(crate) database_url: Option<String>,
    /// Print as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What can be measured apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Writing through the use case, without HTTP.
    Act,
    /// Writing through a page.
    Append,
    /// The same through two servers at once, beside one of them (`PostgreSQL` only).
    Nodes,
    /// The sign-in page and a front room while strangers try passphrases.
    Storm,
    /// The page for the next meeting, in a long room.
    Brief,
    /// The list of everybody whose turn it is.
    Today,
    /// Counting what was agreed and done over the whole service.
    Picture,
    /// Checking a long record.
    Verify,
    /// Starting the server, and its memory.
    Start,
    /// Bytes on disk.
    Size,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}
