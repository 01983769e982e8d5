//! A new service: its data, its key file, a one-time link for the first administrator.

use std::path::Path;

use anyhow::{Context, ensure};
use kith_app::{App, Location, NewStaff, SystemRandom};
use kith_core::Role;
use kith_core::settings::Settings;
use kith_store::Store;
use serde::Serialize;

use crate::cli::{Init, Place};
use crate::{config, key_file, out};

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
    let settings = Settings { name: args.name, zone: args.zone, ..Settings::default() };
    let app = make(&settled.location, &settled.key_file, settings).await?;
    let new = NewStaff { name: args.administrator, role: Role::Administrator };
    let invited = app.invite_staff(&app.operator(), new).await?;
    let link = invited.link.context("an administrator is invited by a link")?;
    let made = Made {
        key_file: settled.key_file.display().to_string(),
        service_key: app.service_key().to_string(),
        link: crate::ops::link_path(&app, &link.token),
        code: link.code,
    };
    out::tell(args.json, &made, || {
        vec![
            format!("The service is made. Its key is in {}.", made.key_file),
            "Keep a copy of that file somewhere else: without it nothing can be opened.".into(),
            "On the same disk it protects backups of the data, not the disk.".into(),
            String::new(),
            "For the first administrator, good for 7 days, once:".into(),
            format!("  link   {} (after your service's address)", made.link),
            format!("  words  {} (say them in person)", made.code),
            String::new(),
            format!("The key that checks what the service signs: {}", made.service_key),
        ]
    });
    Ok(())
}

/// Makes a service with a new key file. A key file without a service is taken away again.
pub(crate) async fn make(
    location: &Location,
    key_path: &Path,
    settings: Settings,
) -> anyhow::Result<App> {
    if let Location::Data(data) = location {
        std::fs::create_dir_all(data).with_context(|| data.display().to_string())?;
        key_file::refuse_inside(key_path, data)?;
    }
    let kek = key_file::make(key_path, &SystemRandom)?;
    let made = App::create(location, &config::keys(kek), config::ports(), settings).await;
    if made.is_err() {
        std::fs::remove_file(key_path).with_context(|| key_path.display().to_string())?;
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
