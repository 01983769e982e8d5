//! The answers that each item offers, from the item itself or from a list it names.

use std::collections::HashSet;

use kith_measure::Instrument;
use kith_measure::form::FormOption;
use serde_json::Number;

use super::list::{Found, Listed, Lists};
use super::refused::{ImportRefused, MOST_ANSWERS};
use super::warning::Warning;
use super::weight::Scale;
use crate::file::{quoted, split_version};
use crate::resource::{AnswerOption, QuestionItem, stated_weights};

/// Reads the answers of item after item and remembers which lists were missing.
pub(super) struct Reader<'a> {
    instrument: &'static Instrument,
    lists: &'a Lists<'a>,
    /// Addresses of the missing lists, each once.
    pub(super) missing: Vec<String>,
    named: HashSet<String>,
    not_spelled_out: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(instrument: &'static Instrument, lists: &'a Lists<'a>) -> Self {
        let (missing, not_spelled_out) = (Vec::new(), Vec::new());
        Self { instrument, lists, missing, named: HashSet::new(), not_spelled_out }
    }

    /// The answers of an item; none where its list is missing.
    pub(super) fn options(
        &mut self,
        item: &QuestionItem,
        scored: bool,
    ) -> Result<Vec<FormOption>, ImportRefused> {
        let Some(listed) = self.listed(item)? else {
            return Ok(Vec::new());
        };
        let link_id = quoted(&item.link_id);
        if scored && listed.is_empty() {
            return Err(ImportRefused::NoOptions { link_id });
        }
        if listed.len() > MOST_ANSWERS {
            return Err(ImportRefused::TooManyAnswers { link_id });
        }
        let scale = scored.then(|| Scale::new(self.instrument, &link_id));
        options(&link_id, listed, scale.as_ref())
    }

    /// Warnings about lists, once every item has been read.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        let spelled = self.not_spelled_out.iter().map(|url| quoted(url));
        let unused = self.lists.addresses().filter(|url| !self.named.contains(*url));
        spelled
            .map(|url| Warning::ListNotSpelledOut { url })
            .chain(unused.map(|url| Warning::ListUnused { url: quoted(url) }))
            .collect()
    }

    /// What the file offers for an item; `None` where that is on a missing list.
    fn listed(&mut self, item: &QuestionItem) -> Result<Option<Vec<Listed>>, ImportRefused> {
        let list = item.answer_value_set.as_deref().filter(|_| item.answer_option.is_empty());
        let Some(reference) = list else {
            return own_options(item).map(Some);
        };
        self.named.insert(split_version(reference).0.to_owned());
        match self.lists.find(reference) {
            Some(Found::Answers(listed)) => return Ok(Some(listed)),
            Some(Found::NotSpelledOut) => remember(&mut self.not_spelled_out, reference),
            Some(Found::Missing) => {}
            None => {
                let (link_id, reference) = (quoted(&item.link_id), quoted(reference));
                return Err(ImportRefused::ListNotContained { link_id, reference });
            }
        }
        remember(&mut self.missing, reference);
        Ok(None)
    }
}

/// The answers as they will be offered; weighed where there is a scale to weigh them on.
fn options(
    link_id: &str,
    listed: Vec<Listed>,
    scale: Option<&Scale<'_>>,
) -> Result<Vec<FormOption>, ImportRefused> {
    let mut options: Vec<FormOption> = Vec::new();
    for one in listed {
        let weight = scale.map(|scale| scale.weight(&one)).transpose()?;
        let (link_id, quoted_code) = (link_id.to_owned(), quoted(&one.code));
        if options.iter().any(|other| other.code == one.code) {
            return Err(ImportRefused::OptionTwice { link_id, code: quoted_code });
        }
        let Some(label) = one.label else {
            return Err(ImportRefused::NoLabel { link_id, code: quoted_code });
        };
        options.push(FormOption { code: one.code, label, weight });
    }
    if let Some(scale) = scale {
        scale.check(&options)?;
    }
    Ok(options)
}

fn remember(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

/// The answers that stand in the item itself.
fn own_options(item: &QuestionItem) -> Result<Vec<Listed>, ImportRefused> {
    let mut listed = Vec::new();
    for (number, option) in (1..).zip(&item.answer_option) {
        let unreadable =
            || ImportRefused::OptionUnreadable { link_id: quoted(&item.link_id), number };
        listed.push(own_option(option).ok_or_else(unreadable)?);
    }
    Ok(listed)
}

/// A whole number weighs itself unless the file says otherwise.
fn own_option(option: &AnswerOption) -> Option<Listed> {
    let beside = stated_weights(&option.extension);
    if let Some(coding) = &option.value_coding {
        let (system, code) = (coding.system.as_deref(), coding.code.as_deref());
        let mut one = Listed::coded(system, code, coding.display.as_deref(), &coding.extension)?;
        one.stated.extend(beside.cloned());
        return Some(one);
    }
    let mut stated: Vec<Number> = beside.cloned().collect();
    if let Some(number) = &option.value_integer {
        if stated.is_empty() {
            stated.push(number.clone());
        }
        let code = number.to_string();
        return Some(Listed { loinc: false, label: Some(code.clone()), code, stated });
    }
    let code = option.value_string.clone().filter(|text| !text.trim().is_empty())?;
    Some(Listed { loinc: false, label: Some(code.clone()), code, stated })
}
