//! The parts of FHIR R4 resources that Kith reads. Everything else in a file is passed over.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Number;

/// Weight of an answer in R4.
const ORDINAL_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// Weight of an answer in later releases.
const ITEM_WEIGHT: &str = "http://hl7.org/fhir/StructureDefinition/itemWeight";
/// An item that is never shown.
const HIDDEN: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Questionnaire {
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) copyright: Option<String>,
    pub(crate) code: Vec<Coding>,
    pub(crate) contained: Vec<ValueSet>,
    pub(crate) extension: Vec<Extension>,
    pub(crate) item: Vec<QuestionItem>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct QuestionItem {
    pub(crate) link_id: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) text: Option<String>,
    pub(crate) code: Vec<Coding>,
    pub(crate) required: bool,
    pub(crate) read_only: bool,
    pub(crate) enable_when: Vec<IgnoredAny>,
    pub(crate) answer_value_set: Option<String>,
    pub(crate) answer_option: Vec<AnswerOption>,
    pub(crate) extension: Vec<Extension>,
    pub(crate) item: Vec<QuestionItem>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct AnswerOption {
    pub(crate) value_coding: Option<Coding>,
    pub(crate) value_integer: Option<Number>,
    pub(crate) value_string: Option<String>,
    pub(crate) extension: Vec<Extension>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Coding {
    pub(crate) system: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) display: Option<String>,
    pub(crate) extension: Vec<Extension>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Extension {
    pub(crate) url: String,
    pub(crate) value_decimal: Option<Number>,
    pub(crate) value_boolean: Option<bool>,
    pub(crate) value_expression: Option<Expression>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Expression {
    pub(crate) expression: Option<String>,
}

/// A value set, or another contained resource, of which only the first two fields matter.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ValueSet {
    pub(crate) resource_type: String,
    pub(crate) id: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) expansion: Option<Expansion>,
    pub(crate) compose: Option<Compose>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Expansion {
    pub(crate) contains: Vec<Entry>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Entry {
    pub(crate) system: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) display: Option<String>,
    pub(crate) extension: Vec<Extension>,
    #[serde(rename = "abstract")]
    pub(crate) heading: bool,
    pub(crate) contains: Vec<Entry>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Compose {
    pub(crate) include: Vec<Include>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Include {
    pub(crate) system: Option<String>,
    pub(crate) concept: Vec<Coding>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct QuestionnaireResponse {
    pub(crate) questionnaire: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) item: Vec<ResponseItem>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ResponseItem {
    pub(crate) link_id: String,
    pub(crate) answer: Vec<Answer>,
    pub(crate) item: Vec<ResponseItem>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Answer {
    pub(crate) value_coding: Option<Coding>,
    pub(crate) value_integer: Option<Number>,
    pub(crate) value_decimal: Option<Number>,
    pub(crate) value_boolean: Option<bool>,
    pub(crate) item: Vec<ResponseItem>,
}

impl QuestionItem {
    /// Whether the item is asked of a person at all.
    pub(crate) fn is_asked(&self) -> bool {
        let hidden = |extension: &Extension| {
            extension.url == HIDDEN && extension.value_boolean == Some(true)
        };
        !matches!(self.kind.as_str(), "group" | "display")
            && !self.read_only
            && !self.extension.iter().any(hidden)
    }

    /// Whether the item has, or names, answers to choose from.
    pub(crate) fn has_list(&self) -> bool {
        !self.answer_option.is_empty() || self.answer_value_set.is_some()
    }

    /// The codes of the item in one code system.
    pub(crate) fn codes<'a>(&'a self, system: &'a str) -> impl Iterator<Item = &'a str> {
        self.code.iter().filter_map(move |coding| coding.code_in(system))
    }
}

impl Coding {
    /// The code, where it belongs to this code system and is not empty.
    pub(crate) fn code_in(&self, system: &str) -> Option<&str> {
        let code = self.code.as_deref().filter(|code| !code.is_empty());
        if self.system.as_deref() == Some(system) { code } else { None }
    }
}

/// The weights that extensions state.
pub(crate) fn stated_weights(extensions: &[Extension]) -> impl Iterator<Item = &Number> {
    let weighs =
        |extension: &&Extension| extension.url == ORDINAL_VALUE || extension.url == ITEM_WEIGHT;
    extensions.iter().filter(weighs).filter_map(|extension| extension.value_decimal.as_ref())
}

/// A JSON number as a small whole number; `3.0` is 3.
pub(crate) fn whole(number: &Number) -> Option<u8> {
    let value = number.as_f64()?;
    (0..=u8::MAX).find(|whole| f64::from(*whole).total_cmp(&value).is_eq())
}
