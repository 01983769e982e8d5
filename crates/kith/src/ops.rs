//! What the command line does in a service: directly, or through the server that has it open.

mod carry_out;

use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, bail};
use kith_app::{App, Location};
use kith_core::PersonId;
use kith_web::paths::{Page, Paths};
use serde::{Deserialize, Serialize};

use crate::backup::BackedUp;
use crate::cli::{Invite, Leave, Listing, Place, Record, RecordCommand, Role};
use crate::erase::Erasing;
use crate::keys::Rotated;
use crate::{config, control, files, out};

pub(crate) use carry_out::carry_out;

/// A request, as it goes through the control socket.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Op {
    Invite {
        role: String,
        name: String,
        with: Option<String>,
        purpose: String,
    },
    Leave {
        handle: String,
    },
    Clients,
    Import {
        files: Vec<(String, String)>,
    },
    Forms,
    Score {
        response: String,
    },
    Export {
        client: String,
        why: String,
    },
    Health,
    BackUp {
        ledger: PathBuf,
        keys: PathBuf,
        sealed_to: Vec<String>,
    },
    /// Uses up an administrator's yes to a change of the key, or asks for one.
    MayChangeKey,
    Rotate {
        to: [u8; 16],
        everywhere: bool,
    },
    Erase {
        client: String,
        not_before: Option<i64>,
        stop: bool,
        journal: PathBuf,
    },
}

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Done {
    Invited(Invited),
    Left {
        name: String,
        alone: usize,
    },
    Clients(Vec<ClientLine>),
    Imported(Vec<ImportedForm>),
    Forms(Vec<FormLine>),
    Scored(crate::measure::Scored),
    Exported {
        base64: String,
        service_key: String,
    },
    Health(Health),
    BackedUp(BackedUp),
    /// Until when another administrator is asked; nobody is where it may be done now.
    Asked(Option<i64>),
    Rotated(Rotated),
    Erasing(Erasing),
}

/// What the service itself can tell of how it stands.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Health {
    /// The service's name.
    #[serde(default)]
    pub(crate) name: String,
    /// Administrators who can sign in.
    pub(crate) administrators: usize,
    /// How far the newest entry lies in the future, in seconds; negative where it does not.
    pub(crate) ahead: i64,
    /// From when a backup was that was put back, and when that was.
    pub(crate) restored: Option<(i64, i64)>,
    /// When the key-encryption key was changed last.
    #[serde(default)]
    pub(crate) key_changed: Option<i64>,
}

/// What to hand over to somebody new.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Invited {
    pub(crate) person: String,
    pub(crate) link: Option<String>,
    pub(crate) code: Option<String>,
    /// Who says that it was them, once they have come in.
    pub(crate) confirms: String,
}

/// One client, without a name.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ClientLine {
    pub(crate) client: String,
    pub(crate) online: bool,
    pub(crate) bonds: Vec<String>,
}

/// One form that was imported.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ImportedForm {
    pub(crate) file: String,
    pub(crate) form: FormLine,
    pub(crate) warnings: Vec<String>,
}

/// One form in the book.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct FormLine {
    pub(crate) form: String,
    pub(crate) instrument: String,
    pub(crate) language: Option<String>,
    pub(crate) items: usize,
    /// Lists that are missing; the form cannot be given until they are there.
    pub(crate) missing: Vec<String>,
}

/// Carries out a request where the service is: through its server, or by opening it.
pub(crate) async fn perform(place: &Place, op: Op) -> anyhow::Result<Done> {
    let settled = config::settle(place)?;
    if let Location::Data(data) = &settled.location
        && let Some(done) = control::ask(data, &op).await?
    {
        return Ok(done);
    }
    let app = config::open(&settled).await?;
    let done = carry_out(&app, op).await;
    // Servers on the same database hear of it before this process is gone.
    app.all_told().await;
    done
}

/// The address of an invitation within the service.
pub(crate) fn link_path(app: &App, token: &str) -> String {
    Paths::new(&app.key_for(kith_web::site::PATHS)).with(Page::Invite, token)
}

pub(crate) async fn invite(args: Invite) -> anyhow::Result<()> {
    let role = match args.role {
        Role::Client => "client",
        Role::Therapist => "therapist",
        Role::PeerSupporter => "peer-supporter",
        Role::Facilitator => "facilitator",
        Role::Interpreter => "interpreter",
        Role::Reception => "reception",
        Role::Supervisor => "supervisor",
        Role::Administrator => "administrator",
    };
    let op =
        Op::Invite { role: role.into(), name: args.name, with: args.with, purpose: args.purpose };
    let Done::Invited(invited) = perform(&args.place, op).await? else { bail!(UNEXPECTED) };
    out::tell(args.json, &invited, || match (&invited.link, &invited.code) {
        (Some(link), Some(code)) => vec![
            format!("link   {link} (after your service's address; opens once)"),
            format!("words  {code} (say them in person; not by the same way as the link)"),
            format!("then   {}", invited.confirms),
        ],
        _ => vec![format!("made: {}", invited.person)],
    });
    Ok(())
}

pub(crate) async fn leave(args: Leave) -> anyhow::Result<()> {
    let done = perform(&args.place, Op::Leave { handle: args.handle }).await?;
    let Done::Left { name, alone } = done else { bail!(UNEXPECTED) };
    out::say(&format!("{name} is off the list and signed out everywhere."));
    if alone > 0 {
        out::say(&format!(
            "Clients who have nobody in their care now: {alone}. Somebody is asked to take over \
             under \"People and roles\"."
        ));
    }
    Ok(())
}

pub(crate) async fn clients(args: Listing) -> anyhow::Result<()> {
    let Done::Clients(clients) = perform(&args.place, Op::Clients).await? else {
        bail!(UNEXPECTED)
    };
    out::tell(args.json, &clients, || {
        let line = |one: &ClientLine| {
            let online = if one.online { "online" } else { "not online" };
            format!("{}  {online}  {}", one.client, one.bonds.join(" "))
        };
        clients.iter().map(line).collect()
    });
    Ok(())
}

pub(crate) async fn record(args: Record) -> anyhow::Result<()> {
    let RecordCommand::Export { client, out, why, place } = args.command;
    PersonId::from_str(&client).context("the client's id is in `kith clients`")?;
    let done = perform(&place, Op::Export { client, why }).await?;
    let Done::Exported { base64, service_key } = done else { bail!(UNEXPECTED) };
    let bytes = data_encoding::BASE64.decode(base64.as_bytes()).context(UNEXPECTED)?;
    files::write_new(&out, &bytes)?;
    said_export(&out, &service_key);
    Ok(())
}

fn said_export(file: &Path, service_key: &str) {
    let file = file.display();
    out::say(&format!("The record is in {file}. The client can see that it was taken out."));
    out::say(&format!("Check it: kith verify {file} --service-key '{service_key}'"));
    out::say(&format!("Read it:  kith verify {file} --read"));
}

/// Two releases talking past each other.
pub(crate) const UNEXPECTED: &str =
    "the server answered something unexpected; are both of the same release?";
