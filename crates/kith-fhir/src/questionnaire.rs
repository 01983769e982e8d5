//! A FHIR R4 Questionnaire becomes a form that Kith can show and score, or is refused.
//!
//! The words come from the file; what they mean comes from Kith's own definition of the
//! instrument, found by its codes. Either everything fits or nothing is imported.

mod answers;
mod expression;
mod layout;
mod list;
mod lowest;
mod matching;
mod numbered;
mod recognise;
mod refused;
mod warning;
mod weight;

use kith_measure::Instrument;
use kith_measure::form::{Completeness, FormFile, FormItem};

pub use lowest::lowest_label_differs;
pub use refused::{ImportRefused, MOST_ANSWERS, MOST_QUESTIONS};
pub use warning::{Flaw, Warning};

use crate::file;
use crate::resource::Questionnaire;
use answers::Reader;
use layout::{Layout, Question};
use list::Lists;

/// An imported form and what to know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The form.
    pub form: FormFile,
    /// What is odd about the file, in the order in which it was found. None of it stands
    /// in the way.
    pub warnings: Vec<Warning>,
}

/// Imports a Questionnaire with the value sets that it names.
///
/// # Errors
/// A [`ImportRefused`] that names the item and the reason; nothing is half-imported.
pub fn import(questionnaire: &[u8], value_sets: &[&[u8]]) -> Result<Import, ImportRefused> {
    let file: Questionnaire = file::read(questionnaire, "Questionnaire")?;
    let lists = Lists::new(value_sets, &file.contained)?;
    let layout = Layout::of(&file.item)?;

    let mut warnings = warning::about_the_file(&file);
    let instrument = recognise::instrument(&file, &layout, &mut warnings)?;
    let places = matching::places(instrument, &layout, &mut warnings)?;
    warnings.extend(warning::about_the_items(&layout, &places));

    let mut reader = Reader::new(instrument, &lists);
    let mut items = Vec::new();
    for (question, place) in layout.questions.iter().zip(&places) {
        items.push(form_item(instrument, question, *place, &mut reader)?);
    }
    warnings.extend(reader.warnings());
    warnings.extend(lowest::odd_labels(instrument, &items, &lists));

    let form = FormFile {
        instrument: instrument.id.to_owned(),
        canonical: file.url,
        title: file.title,
        language: file.language,
        instructions: layout.instructions,
        items,
        closing: layout.closing,
        copyright: file.copyright,
        completeness: completeness(reader.missing),
    };
    Ok(Import { form, warnings })
}

fn form_item(
    instrument: &Instrument,
    question: &Question<'_>,
    place: Option<usize>,
    reader: &mut Reader<'_>,
) -> Result<FormItem, ImportRefused> {
    let index = place.and_then(|index| u16::try_from(index).ok());
    let definition = place.and_then(|index| instrument.items.get(index));
    Ok(FormItem {
        link_id: question.item.link_id.clone(),
        lead: question.lead.clone(),
        text: question.text()?,
        index_in_instrument: index,
        options: reader.options(question.item, index.is_some())?,
        safety: definition.is_some_and(|item| item.safety),
    })
}

fn completeness(missing: Vec<String>) -> Completeness {
    if missing.is_empty() { Completeness::Full } else { Completeness::NumbersOnly { missing } }
}

/// Feeds arbitrary bytes to the decoder, once as a Questionnaire and once as a value set
/// of a form that needs one. For fuzzers: it returns nothing and must never panic.
pub fn fuzz(bytes: &[u8]) {
    const NEEDS_A_LIST: &[u8] = br#"{"resourceType": "Questionnaire",
        "code": [{"system": "http://loinc.org", "code": "55757-9"}],
        "item": [
            {"linkId": "1", "type": "choice", "text": "One", "answerValueSet": "urn:list",
             "code": [{"system": "http://loinc.org", "code": "44250-9"}]},
            {"linkId": "2", "type": "choice", "text": "Two", "answerValueSet": "urn:list",
             "code": [{"system": "http://loinc.org", "code": "44255-8"}]}]}"#;
    drop(import(bytes, &[]));
    drop(import(NEEDS_A_LIST, &[bytes]));
}
