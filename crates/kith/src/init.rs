//! A new service: its recovery kit, its key file, its data, a one-time link for the first
//! administrator. The kit comes first, and nothing is made before it was seen to work.

use std::path::Path;

use anyhow::{Context, ensure};
use kith_app::{App, Location, NewStaff};
use kith_core::Role;
use kith_core::settings::Settings;
use kith_store::Store;
use serde::Serialize;

use crate::cli::{Init, Place};
use crate::config::{self, Settled};
use crate::key_file::{self, KeyFile};
use crate::{files, kit, out, serve};

#[derive(Serialize)]
struct Made {
    key_file: String,
    service_key: String,
    link: String,
    code: String,
}

pub(crate) async fn run(args: Init) -> anyhow::Result<()> {
    ensure!(
        jiff::tz::TimeZone::get(&args.zone).is_ok(),
        "{} is not a time zone that Kith knows; say one such as Europe/London",
        args.zone
    );
    let settled = config::settle(&args.place)?;
    may_be_made(&settled)?;
    let kit = args.kit_out.as_deref();
    let secret = kit::make(&args.name, kit)?;
    let settings = Settings { name: args.name, zone: args.zone, ..Settings::default() };
    let app = make(&settled, &kit::key_file(&secret), settings).await?;
    let new = NewStaff { name: args.administrator, role: Role::Administrator };
    let invited = app.invite_staff(&app.operator(), new).await?;
    // Whoever makes a service at its machine says by that who its first administrator is.
    app.confirm_here(invited.person, Role::Administrator).await?;
    let link = invited.link.context("an administrator is invited by a link")?;
    let made = Made {
        key_file: settled.key_file.display().to_string(),
        service_key: app.service_key().to_string(),
        link: crate::ops::link_path(&app, &link.token),
        code: link.code,
    };
    out::tell(args.json, &made, || lines(&made, &settled, kit));
    Ok(())
}

/// What to say of a new service, and what to do now.
fn lines(made: &Made, settled: &Settled, kit: Option<&Path>) -> Vec<String> {
    let mut lines = vec![
        format!("The service is made. Its key is in {}.", made.key_file),
        "On the same disk it protects copies of the data, not the disk.".into(),
        "Any two shares of the recovery kit make it again. Keep the three sheets at three".into(),
        "places, with three people, and not on this machine.".into(),
    ];
    lines.extend(kit.map(|folder| {
        format!("The sheets are files in {}: print them, then remove them.", folder.display())
    }));
    lines.extend([
        String::new(),
        "What to do now:".into(),
        format!("  1. start it    kith serve {}", settled.flags()),
        format!("  2. then open   http://{}{}", serve::LISTEN, made.link),
        "                 in a browser on this machine; it works once, for 7 days. Where you"
            .into(),
        "                 serve it at another address, put that before /n/".into(),
        format!("  3. and type    {}", made.code),
        format!("  4. then read   kith doctor {}", settled.flags()),
        "                 with the flags you serve it with, before anybody else comes in".into(),
        String::new(),
        "You choose a sign-in name and a passphrase there, sign in, and are led through the".into(),
        "rest. The link is for the first administrator: hand it over, and say the words in".into(),
        "person, if that is somebody else.".into(),
        String::new(),
        format!("The key that checks what the service signs: {}", made.service_key),
    ]);
    lines
}

/// Refuses a place where something is, before anybody copies a kit to paper for nothing.
fn may_be_made(settled: &Settled) -> anyhow::Result<()> {
    if let Location::Data(data) = &settled.location {
        files::private_folder(data)?;
        key_file::refuse_inside(&settled.key_file, data)?;
        let there = data.join("ledger.db").exists();
        ensure!(!there, "there is a service at {} already; it was left as it is", data.display());
    }
    let path = settled.key_file.display();
    ensure!(!settled.key_file.exists(), "the key file {path} is there already, and is kept");
    Ok(())
}

/// Makes a service with a new key file. A key file without a service is taken away again.
async fn make(settled: &Settled, key: &KeyFile, settings: Settings) -> anyhow::Result<App> {
    key_file::write(&settled.key_file, key)?;
    let keys = config::keys(key.kek);
    let ports = config::ports();
    // Asked of everybody who works here from the beginning; the settings can say otherwise.
    let settings = Settings { second_step: Some(ports.clock.now()), ..settings };
    let made = App::create(&settled.location, &keys, ports, settings).await;
    if made.is_err() {
        let path = &settled.key_file;
        std::fs::remove_file(path).with_context(|| path.display().to_string())?;
    }
    Ok(made?)
}

pub(crate) async fn migrate(place: Place) -> anyhow::Result<()> {
    let settled = config::settle(&place)?;
    let (found, now) = Store::migrate(&settled.location).await?;
    if found == now {
        out::say(&format!("The data has schema {now} already; nothing was changed."));
    } else {
        out::say(&format!("The data went from schema {found} to {now}."));
    }
    Ok(())
}
