//! Changing the key-encryption key: the new kit, the key file that holds both keys meanwhile, and
//! what is said of it. What happens to the keys of rooms is in `kith-app`.

use std::path::Path;

use anyhow::bail;
use kith_app::{Location, backup};
use serde::{Deserialize, Serialize};

use crate::backup::in_words;
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
        let asked = ops::perform(&place, Op::MayChangeKey).await?;
        let Done::Asked(until) = asked else { bail!(ops::UNEXPECTED) };
        if let Some(until) = until {
            bail!(waits(until));
        }
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

/// Whoever sits at the machine and whoever says yes are two.
fn waits(until: i64) -> String {
    format!(
        "changing the key takes the yes of an administrator. They are asked now, under People and \
         roles, and can say it until {}; when one has, run this command again. Nothing was changed",
        in_words(until)
    )
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

#[cfg(test)]
mod tests {
    use kith_app::{App, NewStaff};
    use kith_core::second::{Act, Command};
    use kith_core::settings::Settings;
    use kith_core::{Actor, PersonId, Role, SigninId};

    use super::*;

    async fn administrator(app: &App, name: &str) -> PersonId {
        let new = NewStaff { name: name.into(), role: Role::Administrator };
        let invited = app.invite_staff(&app.operator(), new).await.expect("invited");
        let link = invited.link.expect("a link");
        let pass = app.secrets().hash("a long walk by the sea", [7; 16]).await.expect("hashed");
        let came = app.accept_hashed(&link.token, &link.code, name, pass).await;
        came.expect("the store").expect("accepted");
        app.confirm_here(invited.person, Role::Administrator).await.expect("confirmed");
        invited.person
    }

    async fn asked(app: &App) -> Option<i64> {
        match ops::carry_out(app, Op::MayChangeKey).await.expect("answered") {
            Done::Asked(until) => until,
            other => unreachable!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn where_there_are_two_administrators_one_of_them_says_yes_first() {
        let (keys, ports) = (config::keys([1; 32]), config::ports());
        let made = App::create(&Location::Memory, &keys, ports, Settings::default()).await;
        let app = made.expect("made");
        assert_eq!(asked(&app).await, None, "nobody to ask");
        let ada = administrator(&app, "ada").await;
        administrator(&app, "kim").await;
        let until = asked(&app).await.expect("asked");
        assert!(until > app.now().0 && waits(until).contains("Nothing was changed"));
        let id = app.book().second().of(&Act::ChangeKey, app.now()).expect("open").id;
        let signin = SigninId(app.new_id());
        let ada = Actor { person: ada, role: Role::Administrator, name: "ada".into(), signin };
        app.act(&ada, app.book_room(), Command::Agree { id }).await.expect("agreed");
        assert_eq!(asked(&app).await, None, "an administrator said yes");
        assert!(asked(&app).await.is_some(), "which is used up");
    }
}
