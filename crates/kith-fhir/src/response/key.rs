//! What the link ids and answers of a response mean: by an imported form, or by LOINC
//! codes used as link ids.

use std::collections::HashMap;

use kith_measure::Instrument;
use kith_measure::form::{FormFile, FormItem};
use kith_measure::instrument::LOINC;
use kith_measure::instruments::{ALL, by_id, by_panel};

use super::ResponseRefused;
use crate::file::split_version;
use crate::resource::{Answer, ResponseItem, whole};

/// Address under which LOINC publishes a panel as a questionnaire, before its code.
const LOINC_FORM: &str = "http://loinc.org/q/";

/// Reads the items of one form.
pub(super) struct Key<'a> {
    pub(super) instrument: &'static Instrument,
    places: HashMap<&'a str, Place<'a>>,
    /// Whether a link id may be a path that ends in the code.
    paths: bool,
}

/// What a link id stands for.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// An item of the instrument.
    Scored(Scored<'a>),
    /// A question beside the instrument.
    NotScored,
}

/// An item of the instrument.
#[derive(Clone, Copy)]
pub(super) struct Scored<'a> {
    /// Its index in the instrument.
    pub(super) index: usize,
    /// The item of the form, if a form is known.
    item: Option<&'a FormItem>,
}

impl<'a> Key<'a> {
    /// By an imported form; `None` if it is of an instrument that Kith does not know.
    pub(super) fn of_form(form: &'a FormFile) -> Option<Self> {
        let instrument = by_id(&form.instrument)?;
        let place = |item: &'a FormItem| match item.index_in_instrument {
            Some(index) => Place::Scored(Scored { index: index.into(), item: Some(item) }),
            None => Place::NotScored,
        };
        let places = form.items.iter().map(|item| (item.link_id.as_str(), place(item))).collect();
        Some(Self { instrument, places, paths: false })
    }

    /// By the instrument's own LOINC codes.
    fn of_codes(instrument: &'static Instrument) -> Self {
        let place = |(index, code)| (code, Place::Scored(Scored { index, item: None }));
        let items = instrument.items.iter().enumerate();
        let coded = items.filter_map(|(index, item)| Some((index, item.code?)));
        Self { instrument, places: coded.map(place).collect(), paths: true }
    }

    pub(super) fn place(&self, link_id: &str) -> Option<Place<'a>> {
        let last = link_id.rsplit('/').next().filter(|_| self.paths);
        self.places.get(last.unwrap_or(link_id)).copied()
    }

    pub(super) fn knows(&self, link_id: &str) -> bool {
        self.place(link_id).is_some()
    }

    /// What an answer weighs; `None` if it is none of the item's.
    pub(super) fn weight(&self, place: Scored<'_>, answer: &Answer) -> Option<u8> {
        let answers = self.instrument.answers;
        if let Some(coding) = &answer.value_coding {
            let options = place.item.filter(|item| !item.options.is_empty());
            return match options {
                Some(item) => item.weight(coding.code.as_deref()?),
                None => answers.weight(coding.code_in(LOINC)?),
            };
        }
        if let Some(yes) = answer.value_boolean.filter(|_| answers.highest == 1) {
            return Some(u8::from(yes));
        }
        let number = answer.value_integer.as_ref().or(answer.value_decimal.as_ref())?;
        whole(number).filter(|weight| *weight <= answers.highest)
    }
}

/// Finds the key to a response.
pub(super) fn recognise<'a>(
    questionnaire: Option<&str>,
    answered: &[&ResponseItem],
    forms: &'a [FormFile],
) -> Result<Key<'a>, ResponseRefused> {
    let address = questionnaire.map(|canonical| split_version(canonical).0);
    let keys = |wanted: &dyn Fn(&FormFile) -> bool| -> Vec<Key<'a>> {
        forms.iter().filter(|form| wanted(form)).filter_map(Key::of_form).collect()
    };
    let named = keys(&|form| address.is_some() && form.canonical.as_deref() == address);
    if !named.is_empty() {
        return best(named, answered);
    }
    let panel = address.and_then(|address| address.strip_prefix(LOINC_FORM));
    if let Some(instrument) = panel.and_then(|code| by_panel(LOINC, code)) {
        return Ok(Key::of_codes(instrument));
    }
    let count = |key: &Key<'_>| answered.iter().filter(|item| key.knows(&item.link_id)).count();
    let mut fitting = keys(&|_| true);
    fitting.retain(|key| count(key) > 0);
    if fitting.is_empty() {
        fitting = ALL.iter().map(|instrument| Key::of_codes(instrument)).collect();
        fitting.retain(|key| count(key) > 0);
    }
    best(fitting, answered)
}

/// The key that knows most of the answered items; keys that know equally many must be of
/// one instrument.
fn best<'a>(keys: Vec<Key<'a>>, answered: &[&ResponseItem]) -> Result<Key<'a>, ResponseRefused> {
    let count = |key: &Key<'_>| answered.iter().filter(|item| key.knows(&item.link_id)).count();
    let most = keys.iter().map(count).max();
    let mut best = keys.into_iter().filter(|key| Some(count(key)) == most);
    let first = best.next().ok_or(ResponseRefused::UnknownForm)?;
    match best.find(|other| other.instrument.id != first.instrument.id) {
        Some(other) => Err(ResponseRefused::SeveralInstruments {
            first: first.instrument.name,
            second: other.instrument.name,
        }),
        None => Ok(first),
    }
}
