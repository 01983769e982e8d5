//! A FHIR R4 `QuestionnaireResponse` becomes answers in the order of the instrument.
//!
//! Scores that the response carries are passed over: Kith scores by itself.

mod key;
mod refused;

use kith_measure::Instrument;
use kith_measure::form::FormFile;

pub use refused::ResponseRefused;

use crate::file::{self, quoted};
use crate::resource::{Answer, QuestionnaireResponse, ResponseItem};
use key::{Key, Place};

/// The answers of one response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The instrument that was answered.
    pub instrument: &'static Instrument,
    /// One answer for each of its items, in order; `None` where it was skipped.
    pub answers: Vec<Option<u8>>,
    /// Link ids of answers that the form does not have, such as a total.
    pub unknown: Vec<String>,
}

/// Reads a response and finds out which form it answers: by the address that it names, by
/// the link ids of the forms, or, without a form, by LOINC codes used as link ids.
///
/// # Errors
/// A [`ResponseRefused`] that names the item and the reason.
pub fn read(response: &[u8], forms: &[FormFile]) -> Result<Filled, ResponseRefused> {
    let file = decode(response)?;
    let answered = answered(&file.item);
    let key = key::recognise(file.questionnaire.as_deref(), &answered, forms)?;
    fill(&key, &answered)
}

/// Reads a response to a form that is known.
///
/// # Errors
/// A [`ResponseRefused`] that names the item and the reason.
pub fn read_with(response: &[u8], form: &FormFile) -> Result<Filled, ResponseRefused> {
    let file = decode(response)?;
    let answered = answered(&file.item);
    let key = Key::of_form(form).ok_or(ResponseRefused::UnknownForm)?;
    if !answered.is_empty() && !answered.iter().any(|item| key.knows(&item.link_id)) {
        return Err(ResponseRefused::OtherForm);
    }
    fill(&key, &answered)
}

/// Feeds arbitrary bytes to the decoder, with and without forms. For fuzzers: it returns
/// nothing and must never panic.
pub fn fuzz(bytes: &[u8], forms: &[FormFile]) {
    drop(read(bytes, forms));
    drop(read(bytes, &[]));
    for form in forms {
        drop(read_with(bytes, form));
    }
}

fn decode(response: &[u8]) -> Result<QuestionnaireResponse, ResponseRefused> {
    let file: QuestionnaireResponse = file::read(response, "QuestionnaireResponse")?;
    if file.status.as_deref() == Some("entered-in-error") {
        return Err(ResponseRefused::EnteredInError);
    }
    Ok(file)
}

/// Every item of the tree that has an answer, in order.
fn answered(items: &[ResponseItem]) -> Vec<&ResponseItem> {
    let mut found = Vec::new();
    // Depth is bounded by `file::DEEPEST`.
    for item in items {
        if !item.answer.is_empty() {
            found.push(item);
        }
        found.extend(answered(&item.item));
        found.extend(item.answer.iter().flat_map(|answer| answered(&answer.item)));
    }
    found
}

fn fill(key: &Key<'_>, answered: &[&ResponseItem]) -> Result<Filled, ResponseRefused> {
    let mut answers = vec![None; key.instrument.items.len()];
    let mut unknown = Vec::new();
    for item in answered {
        let place = match key.place(&item.link_id) {
            Some(Place::Scored(place)) => place,
            Some(Place::NotScored) => continue,
            None => {
                unknown.push(quoted(&item.link_id));
                continue;
            }
        };
        let link_id = || quoted(&item.link_id);
        let [answer] = item.answer.as_slice() else {
            return Err(ResponseRefused::SeveralAnswers { link_id: link_id() });
        };
        let weight = key.weight(place, answer).ok_or_else(|| refusal(link_id(), answer))?;
        let slot = answers.get_mut(place.index);
        match slot {
            Some(slot @ None) => *slot = Some(weight),
            Some(Some(_)) => return Err(ResponseRefused::AnsweredTwice { link_id: link_id() }),
            None => unknown.push(link_id()),
        }
    }
    Ok(Filled { instrument: key.instrument, answers, unknown })
}

fn refusal(link_id: String, answer: &Answer) -> ResponseRefused {
    let code = answer.value_coding.as_ref().and_then(|coding| coding.code.as_deref());
    let number = answer.value_integer.as_ref().or(answer.value_decimal.as_ref());
    match code.map(quoted).or_else(|| number.map(|number| quoted(&number.to_string()))) {
        Some(answer) => ResponseRefused::NotAnAnswer { link_id, answer },
        None => ResponseRefused::Unreadable { link_id },
    }
}
