//! Forms on the command line: import, list, score.

use anyhow::{Context, anyhow, bail};
use kith_fhir::questionnaire::{self, Import};
use kith_measure::form::FormFile;
use serde::{Deserialize, Serialize};

use crate::cli::{Listing, Measure, MeasureCommand, Place};
use crate::ops::{Done, FormLine, ImportedForm, Op, UNEXPECTED, perform};
use crate::{files, out};

/// A filled form, scored. Never a verdict.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Scored {
    pub(crate) instrument: String,
    pub(crate) total: Option<u16>,
    pub(crate) answered: usize,
    pub(crate) of: usize,
    pub(crate) band: Option<String>,
    /// Link ids of answers that belong to no item of the form.
    pub(crate) unknown: Vec<String>,
}

pub(crate) async fn run(args: Measure) -> anyhow::Result<()> {
    match args.command {
        MeasureCommand::Import { files, json, place } => {
            let read = |path: &std::path::PathBuf| {
                Ok((path.display().to_string(), files::read_text(path)?))
            };
            let files: anyhow::Result<Vec<_>> = files.iter().map(read).collect();
            import(&place, files?, json).await
        }
        MeasureCommand::List(Listing { json, place }) => list(&place, json).await,
        MeasureCommand::Score { file, form, json, place } => {
            let response = files::read_text(&file)?;
            let scored = if form.is_empty() {
                match perform(&place, Op::Score { response }).await? {
                    Done::Scored(scored) => scored,
                    _ => bail!(UNEXPECTED),
                }
            } else {
                score(response.as_bytes(), &forms_in(&form)?)?
            };
            out::tell(json, &scored, || vec![in_words(&scored)]);
            Ok(())
        }
    }
}

async fn import(place: &Place, files: Vec<(String, String)>, json: bool) -> anyhow::Result<()> {
    let Done::Imported(imported) = perform(place, Op::Import { files }).await? else {
        bail!(UNEXPECTED)
    };
    out::tell(json, &imported, || imported.iter().flat_map(imported_lines).collect());
    Ok(())
}

fn imported_lines(one: &ImportedForm) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", one.file, form_line(&one.form))];
    lines.extend(one.warnings.iter().map(|warning| format!("  note: {warning}")));
    lines
}

async fn list(place: &Place, json: bool) -> anyhow::Result<()> {
    let Done::Forms(forms) = perform(place, Op::Forms).await? else { bail!(UNEXPECTED) };
    out::tell(json, &forms, || match forms.as_slice() {
        [] => vec!["No form has been imported yet.".into()],
        forms => forms.iter().map(form_line).collect(),
    });
    Ok(())
}

fn form_line(form: &FormLine) -> String {
    let language = form.language.as_deref().unwrap_or("no language named");
    let given = if form.missing.is_empty() {
        "can be given".to_owned()
    } else {
        let missing = form.missing.join(", ");
        format!("numbers only: this list is missing: {missing}. It cannot be given until then")
    };
    format!("{} ({language}), {} items, {given}", form.instrument, form.items)
}

/// Reads questionnaires among these files, with the value sets among them. All or none.
pub(crate) fn read_forms(files: &[(String, String)]) -> anyhow::Result<Vec<(String, Import)>> {
    let is = |text: &str, kind: &str| {
        let parsed: Result<serde_json::Value, _> = serde_json::from_str(text);
        parsed.is_ok_and(|value| value.get("resourceType").is_some_and(|found| found == kind))
    };
    let (lists, rest): (Vec<_>, Vec<_>) = files.iter().partition(|(_, text)| is(text, "ValueSet"));
    let lists: Vec<&[u8]> = lists.iter().map(|(_, text)| text.as_bytes()).collect();
    rest.iter()
        .map(|(name, text)| {
            let import = questionnaire::import(text.as_bytes(), &lists);
            import
                .map(|import| (name.clone(), import))
                .map_err(|why| anyhow!("{name} was not imported: {why}. Nothing was changed"))
        })
        .collect()
}

fn forms_in(paths: &[std::path::PathBuf]) -> anyhow::Result<Vec<FormFile>> {
    let read =
        |path: &std::path::PathBuf| Ok((path.display().to_string(), files::read_text(path)?));
    let files: anyhow::Result<Vec<_>> = paths.iter().map(read).collect();
    Ok(read_forms(&files?)?.into_iter().map(|(_, import)| import.form).collect())
}

/// Scores a filled questionnaire with one of these forms.
pub(crate) fn score(response: &[u8], forms: &[FormFile]) -> anyhow::Result<Scored> {
    let filled = kith_fhir::response::read(response, forms)
        .map_err(|why| anyhow!("{why}"))
        .context("the filled form was not scored")?;
    let score = kith_measure::score(filled.instrument, &filled.answers);
    let band = score.total.and_then(|total| filled.instrument.band(total));
    Ok(Scored {
        instrument: filled.instrument.id.to_owned(),
        total: score.total,
        answered: score.answered,
        of: score.of,
        band: band.map(|band| band.key.to_owned()),
        unknown: filled.unknown,
    })
}

fn in_words(scored: &Scored) -> String {
    match scored.total {
        Some(total) => format!("{}: {total}", scored.instrument),
        None => format!("{}: {} of {} answered", scored.instrument, scored.answered, scored.of),
    }
}
