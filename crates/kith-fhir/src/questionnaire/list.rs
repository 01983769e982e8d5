//! Answer lists: those contained in a questionnaire and those given beside it.

use kith_measure::instrument::LOINC;
use serde_json::Number;

use super::refused::ImportRefused;
use crate::file::{self, quoted, split_version};
use crate::resource::{Entry, Extension, Include, ValueSet, stated_weights};

/// One answer to choose from, as a file has it.
pub(super) struct Listed {
    /// Whether the code is one of LOINC's.
    pub(super) loinc: bool,
    pub(super) code: String,
    pub(super) label: Option<String>,
    /// Every weight that the file states for it.
    pub(super) stated: Vec<Number>,
}

impl Listed {
    /// An answer with a code; `None` without one.
    pub(super) fn coded(
        system: Option<&str>,
        code: Option<&str>,
        label: Option<&str>,
        extensions: &[Extension],
    ) -> Option<Self> {
        Some(Self {
            loinc: system == Some(LOINC),
            code: code.filter(|code| !code.is_empty())?.to_owned(),
            label: label.filter(|label| !label.trim().is_empty()).map(str::to_owned),
            stated: stated_weights(extensions).cloned().collect(),
        })
    }
}

/// What became of a reference to a list.
pub(super) enum Found {
    /// The answers.
    Answers(Vec<Listed>),
    /// The list is there but names a rule instead of its answers.
    NotSpelledOut,
    /// Nobody gave the list.
    Missing,
}

/// Every list that an item can refer to.
pub(super) struct Lists<'a> {
    given: Vec<ValueSet>,
    contained: &'a [ValueSet],
}

impl<'a> Lists<'a> {
    pub(super) fn new(files: &[&[u8]], contained: &'a [ValueSet]) -> Result<Self, ImportRefused> {
        let mut given: Vec<ValueSet> = Vec::new();
        for (number, bytes) in (1..).zip(files) {
            let list: ValueSet =
                file::read(bytes, "ValueSet").map_err(|why| ImportRefused::List { number, why })?;
            let Some(url) = list.url.as_deref() else {
                return Err(ImportRefused::ListWithoutUrl { number });
            };
            if given.iter().any(|other| other.url == list.url) {
                return Err(ImportRefused::ListTwice { url: quoted(url) });
            }
            given.push(list);
        }
        Ok(Self { given, contained })
    }

    /// The list that a reference names. `None` where it should be contained in the file
    /// and is not.
    pub(super) fn find(&self, reference: &str) -> Option<Found> {
        let Some(id) = reference.strip_prefix('#') else {
            return Some(self.by_address(reference).map_or(Found::Missing, answers));
        };
        self.value_sets().find(|list| list.id.as_deref() == Some(id)).map(answers)
    }

    /// Addresses of the given lists, in the order in which they were given.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.given.iter().filter_map(|list| list.url.as_deref())
    }

    /// The words that a list has for a LOINC answer code.
    pub(super) fn label(&self, code: &str) -> Option<String> {
        let all = self.given.iter().chain(self.value_sets());
        all.flat_map(listed).find(|one| one.loinc && one.code == code)?.label
    }

    fn value_sets(&self) -> impl Iterator<Item = &'a ValueSet> {
        self.contained.iter().filter(|list| list.resource_type == "ValueSet")
    }

    /// A canonical may end in a version, which must then be the list's own.
    fn by_address(&self, canonical: &str) -> Option<&ValueSet> {
        let (address, version) = split_version(canonical);
        let fits = |list: &&ValueSet| {
            list.url.as_deref() == Some(address)
                && version.is_none_or(|version| list.version.as_deref() == Some(version))
        };
        self.given.iter().chain(self.value_sets()).find(fits)
    }
}

fn answers(list: &ValueSet) -> Found {
    let listed = listed(list);
    if listed.is_empty() { Found::NotSpelledOut } else { Found::Answers(listed) }
}

/// The answers of a value set: from its expansion, or else from the concepts that it
/// spells out. Empty if one of its parts only names a rule.
fn listed(list: &ValueSet) -> Vec<Listed> {
    if let Some(expansion) = &list.expansion {
        let mut answers = Vec::new();
        expanded(&expansion.contains, &mut answers);
        return answers;
    }
    let parts = list.compose.as_ref().map(|compose| compose.include.as_slice()).unwrap_or_default();
    if parts.iter().any(|part| part.concept.is_empty()) {
        return Vec::new();
    }
    parts.iter().flat_map(concepts).collect()
}

fn concepts(part: &Include) -> impl Iterator<Item = Listed> {
    part.concept.iter().filter_map(|one| {
        let (code, label) = (one.code.as_deref(), one.display.as_deref());
        Listed::coded(part.system.as_deref(), code, label, &one.extension)
    })
}

/// Depth is bounded by [`crate::file::DEEPEST`].
fn expanded(contains: &[Entry], answers: &mut Vec<Listed>) {
    for one in contains {
        if !one.heading {
            let (system, code) = (one.system.as_deref(), one.code.as_deref());
            answers.extend(Listed::coded(system, code, one.display.as_deref(), &one.extension));
        }
        expanded(&one.contains, answers);
    }
}
