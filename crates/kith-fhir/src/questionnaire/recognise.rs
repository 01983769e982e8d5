//! Which instrument a questionnaire is, by its codes alone.
//!
//! Titles and names are not looked at: a file may call itself anything.

use std::collections::BTreeSet;

use kith_measure::Instrument;
use kith_measure::instrument::LOINC;
use kith_measure::instruments::{ALL, by_panel};

use super::layout::Layout;
use super::refused::ImportRefused;
use super::warning::Warning;
use crate::resource::{Coding, Questionnaire};

/// The instrument of a file.
pub(super) fn instrument(
    file: &Questionnaire,
    layout: &Layout<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<&'static Instrument, ImportRefused> {
    let mut panels = file.code.iter().filter_map(panel);
    let Some(first) = panels.next() else {
        let instrument = by_items(layout).ok_or(ImportRefused::UnknownInstrument)?;
        warnings.push(Warning::NoPanelCode);
        return Ok(instrument);
    };
    match panels.find(|other| other.id != first.id) {
        Some(second) => {
            Err(ImportRefused::SeveralInstruments { first: first.name, second: second.name })
        }
        None => Ok(first),
    }
}

fn panel(coding: &Coding) -> Option<&'static Instrument> {
    by_panel(coding.system.as_deref()?, coding.code.as_deref()?)
}

/// The instrument whose coded items are exactly those of the file, among all the codes
/// that Kith knows.
fn by_items(layout: &Layout<'_>) -> Option<&'static Instrument> {
    let known = |code: &&str| ALL.iter().any(|instrument| instrument.index_of(code).is_some());
    let questions = layout.questions.iter();
    let found: BTreeSet<&str> =
        questions.flat_map(|question| question.item.codes(LOINC)).filter(known).collect();
    let codes = |instrument: &Instrument| -> BTreeSet<&str> {
        instrument.items.iter().filter_map(|item| item.code).collect()
    };
    if found.is_empty() {
        return None;
    }
    ALL.iter().copied().find(|instrument| codes(instrument) == found)
}
