//! Carrying out a request in an open service, as the operator. Openings are told as such.

use std::str::FromStr;

use anyhow::{Context, bail, ensure};
use kith_app::{App, NewClient, NewStaff, Yes};
use kith_core::second::Act;
use kith_core::{FormId, PersonId, Role, form};
use kith_measure::form::{Completeness, FormFile};

use super::{ClientLine, Done, FormLine, Health, ImportedForm, Invited, Op, link_path};
use crate::{backup, erase, measure};

/// Carries out one request.
pub(crate) async fn carry_out(app: &App, op: Op) -> anyhow::Result<Done> {
    match op {
        Op::Invite { role, name, with, purpose } => {
            invite(app, &role, name, with, purpose).await.map(Done::Invited)
        }
        Op::Leave { handle } => leave(app, &handle).await,
        Op::Clients => clients(app).await.map(Done::Clients),
        Op::Import { files } => import(app, &files).await.map(Done::Imported),
        Op::Forms => Ok(Done::Forms(forms(app))),
        Op::Score { response } => {
            let book = app.book();
            let forms: Vec<FormFile> =
                book.forms().into_iter().map(|(_, file)| file.clone()).collect();
            measure::score(response.as_bytes(), &forms).map(Done::Scored)
        }
        Op::Export { client, why } => export(app, &client, why).await,
        Op::Health => health(app).await.map(Done::Health),
        Op::BackUp { ledger, keys, sealed_to } => {
            backup::write(app, ledger, keys, &sealed_to).await.map(Done::BackedUp)
        }
        Op::MayChangeKey => Ok(Done::Asked(match app.second_yes(&Act::ChangeKey).await? {
            Yes::Given | Yes::Alone => None,
            Yes::Asked(until) => Some(until.0),
        })),
        Op::Rotate { to, everywhere } => {
            Ok(Done::Rotated(app.rotate(to, everywhere).await?.into()))
        }
        Op::Erase { client, not_before, stop, journal } => {
            erase::carry_out(app, &client, not_before, stop, &journal).await.map(Done::Erasing)
        }
    }
}

/// The way out where two administrators do not agree, or nobody can sign in to say it.
async fn leave(app: &App, handle: &str) -> anyhow::Result<Done> {
    let book = app.book();
    let found = app.person_by_handle(handle).await?;
    let person = found.filter(|(person, _)| book.member(*person).is_some());
    let (person, _) =
        person.with_context(|| format!("nobody who works here signs in as {handle}"))?;
    let name = book.staff_name(person).unwrap_or_default().to_owned();
    app.leave(&app.operator(), person, None).await?;
    Ok(Done::Left { name, alone: app.left_alone(person).await?.len() })
}

async fn invite(
    app: &App,
    role: &str,
    name: String,
    with: Option<String>,
    purpose: String,
) -> anyhow::Result<Invited> {
    let role = Role::from_word(role).context("there is no such role")?;
    let by = app.operator();
    let invited = if role == Role::Client {
        let handle = with.context("say who would be beside them: --with HANDLE")?;
        let found = app.person_by_handle(&handle).await?;
        let (with, _) = found
            .filter(|(_, role)| role.meets())
            .with_context(|| format!("nobody who meets clients signs in as {handle}"))?;
        app.invite_client(&by, NewClient { name, with, purpose, online: true }).await?
    } else {
        app.invite_staff(&by, NewStaff { name, role }).await?
    };
    // Without an administrator nobody could confirm one; whoever is at the machine does.
    let alone = role == Role::Administrator && app.administrators().await? == 0;
    if alone {
        app.confirm_here(invited.person, role).await?;
    }
    Ok(Invited {
        confirms: confirms(role, alone).into(),
        person: invited.person.to_string(),
        link: invited.link.as_ref().map(|link| link_path(app, &link.token)),
        code: invited.link.map(|link| link.code),
    })
}

/// Who says that it was them, once they have come in.
const fn confirms(role: Role, alone: bool) -> &'static str {
    match role {
        Role::Client => "whoever is to be beside them says on their page Today that it was them",
        _ if alone => {
            "nothing more: this link is good by itself, as there is no other administrator"
        }
        _ => "an administrator says under People and roles that it was them",
    }
}

async fn health(app: &App) -> anyhow::Result<Health> {
    let newest = app.newest_entry().await?;
    Ok(Health {
        name: app.book().settings().name.clone(),
        administrators: app.administrators().await?,
        ahead: newest.map_or(i64::MIN, |newest| newest.0.saturating_sub(app.now().0) / 1_000_000),
        restored: app.book().restored().map(|(taken, at)| (taken.0, at.0)),
        key_changed: app.book().key_changed().map(|at| at.0),
    })
}

async fn clients(app: &App) -> anyhow::Result<Vec<ClientLine>> {
    let line = |one: kith_app::Client| ClientLine {
        client: one.person.to_string(),
        online: one.online,
        bonds: one.bonds.iter().map(|bond| bond.word().to_owned()).collect(),
    };
    Ok(app.clients().await?.into_iter().map(line).collect())
}

/// Imports all of the forms or none of them.
async fn import(app: &App, files: &[(String, String)]) -> anyhow::Result<Vec<ImportedForm>> {
    let read = measure::read_forms(files)?;
    ensure!(!read.is_empty(), "there is no Questionnaire among these files");
    for (name, import) in &read {
        takes(app, name, &import.form).await?;
    }
    let mut imported = Vec::new();
    for (name, import) in read {
        let form = FormId(app.new_id());
        let line = line(form, &import.form);
        let command = form::Command::Import { form, file: import.form };
        app.act(&app.operator(), app.book_room(), command).await?;
        let warnings = import.warnings.iter().map(ToString::to_string).collect();
        imported.push(ImportedForm { file: name, form: line, warnings });
    }
    Ok(imported)
}

/// Whether the service would take a form, or why not.
async fn takes(app: &App, name: &str, file: &FormFile) -> anyhow::Result<()> {
    let command = form::Command::Import { form: FormId(app.new_id()), file: file.clone() };
    let takes = app.would(&app.operator(), app.book_room(), command).await?;
    let missing = line(FormId([0; 16]), file).missing.join(", ");
    ensure!(
        takes,
        "{name} was not imported: a complete form of the same measure and language is here \
         already, and with this one a list is missing: {missing}. Import it together with its \
         list. Nothing was changed"
    );
    Ok(())
}

fn forms(app: &App) -> Vec<FormLine> {
    app.book().forms().into_iter().map(|(form, file)| line(form, file)).collect()
}

fn line(form: FormId, file: &FormFile) -> FormLine {
    FormLine {
        form: form.to_string(),
        instrument: file.instrument.clone(),
        language: file.language.clone(),
        items: file.items.len(),
        missing: match &file.completeness {
            Completeness::Full => Vec::new(),
            Completeness::NumbersOnly { missing } => missing.clone(),
        },
    }
}

async fn export(app: &App, client: &str, why: String) -> anyhow::Result<Done> {
    let client = PersonId::from_str(client).context("the client's id is in `kith clients`")?;
    if why.trim().is_empty() {
        bail!("say why, in words the client will read: --why WORDS");
    }
    let file = app
        .export(&app.operator(), client, Some(why))
        .await
        .context("there is no such client, or their record cannot be opened")?;
    Ok(Done::Exported {
        base64: data_encoding::BASE64.encode(&file.bytes),
        service_key: file.service_key,
    })
}
