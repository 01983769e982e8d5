//! Changing the key-encryption key: the new kit, the key file that holds both keys meanwhile, and
//! what is said of it. What happens to the keys of rooms is in `kith-app`.

use std::path::Path;

use anyhow::bail;
use kith_app::{Location, backup};
use serde::{Deserialize, Serialize};

use crate::cli::{Keys, KeysCommand};
use crate::config::{self, Settled};
use crate::key_file::{self, KeyFile};
use crate::ops::{self, Done, Op};
use crate::{kit, out};

/// How far it has come.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Rotated {
    rewritten: usize,
    ended: bool,
}

impl From<kith_app::Rotated> for Rotated {
    fn from(done: kith_app::Rotated) -> Self {
        Self { rewritten: done.rewritten, ended: done.ended }
    }
}

pub(crate) async fn run(args: Keys) -> anyhow::Result<()> {
    let KeysCommand::Rotate { kit_out, everywhere, json, place } = args.command;
    let settled = config::settle(&place)?;
    let found = key_file::read(&settled.key_file)?;
    let key = if found.before.is_some() {
        out::complain("A change of the key was begun before; it is carried on.");
        found
    } else {
        // A key that does not open the service is not changed to another.
        let opened = ops::perform(&place, Op::Health).await?;
        let Done::Health(health) = opened else { bail!(ops::UNEXPECTED) };
        begin(&settled, &found, &health.name, kit_out.as_deref())?
    };
    let op = Op::Rotate { to: backup::key_name(key.kek), everywhere };
    let Done::Rotated(done) = ops::perform(&place, op).await? else { bail!(ops::UNEXPECTED) };
    if done.ended {
        key_file::replace(&settled.key_file, &KeyFile { before: None, ..key })?;
    }
    out::tell(json, &done, || lines(&done, &settled));
    Ok(())
}

/// Makes the new kit and sees it work, and writes the key file with both keys. Until that has its
/// name, nothing has changed.
fn begin(
    settled: &Settled,
    found: &KeyFile,
    name: &str,
    kit_out: Option<&Path>,
) -> anyhow::Result<KeyFile> {
    let secret = kit::make(name, kit_out)?;
    let key = KeyFile { before: Some(found.kek), ..kit::key_file(&secret) };
    key_file::replace(&settled.key_file, &key)?;
    Ok(key)
}

fn lines(done: &Rotated, settled: &Settled) -> Vec<String> {
    let path = settled.key_file.display();
    let mut lines = vec![format!("{} keys of rooms were put under the new key.", done.rewritten)];
    if done.ended {
        lines.extend([
            format!("The change has ended: the key from before opens nothing here. {path} is new."),
            "Keep the three new sheets at three places, with three people. Backups from before"
                .into(),
            "still need the old sheets: destroy those when the last of these backups is gone."
                .into(),
            "Take a backup now; it is sealed to the new kit.".into(),
        ]);
    } else {
        lines.extend([
            format!("{path} holds both keys now. Give it to every other machine that serves this"),
            "database; no server has to be stopped. When all have it, end the change:".into(),
            format!("  kith keys rotate --everywhere {}", settled.flags()),
            "Keep the old sheets and the new ones until then.".into(),
        ]);
    }
    if let (true, Location::Database(_)) = (done.ended, &settled.location) {
        lines.push(format!(
            "Copy {path} to the other machines once more: it is without the old key."
        ));
    }
    lines
}
