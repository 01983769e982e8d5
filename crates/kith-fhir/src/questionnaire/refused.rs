//! Why a questionnaire was not imported.

use crate::file::FileRefused;

/// Most questions of one form.
pub const MOST_QUESTIONS: usize = 300;

/// Most answers to choose from at one question.
pub const MOST_ANSWERS: usize = 100;

/// Why a questionnaire was not imported. Names items and codes, never their words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportRefused {
    /// The questionnaire could not be read.
    #[error(transparent)]
    File(#[from] FileRefused),
    /// A value set could not be read.
    #[error("value set {number}: {why}")]
    List {
        /// Which of the given value sets, from 1.
        number: usize,
        /// Why.
        why: FileRefused,
    },
    /// A value set without an address, to which nothing can refer.
    #[error("value set {number} has no address (url)")]
    ListWithoutUrl {
        /// Which of the given value sets, from 1.
        number: usize,
    },
    /// Two value sets with one address.
    #[error("the value set {url} was given twice")]
    ListTwice {
        /// The address.
        url: String,
    },
    /// A reference to a list inside the file that is not there.
    #[error("item {link_id}: the list {reference} is not contained in the file")]
    ListNotContained {
        /// The item.
        link_id: String,
        /// The reference.
        reference: String,
    },
    /// None of the codes belongs to an instrument that Kith knows.
    #[error("no code of a measure that Kith knows")]
    UnknownInstrument,
    /// Panel codes of more than one instrument.
    #[error("the file has the codes of two measures, {first} and {second}")]
    SeveralInstruments {
        /// One of them.
        first: &'static str,
        /// Another.
        second: &'static str,
    },
    /// More questions than [`MOST_QUESTIONS`].
    #[error("more than {MOST_QUESTIONS} questions")]
    TooManyQuestions,
    /// More answers to one question than [`MOST_ANSWERS`].
    #[error("item {link_id} has more than {MOST_ANSWERS} answers")]
    TooManyAnswers {
        /// The item.
        link_id: String,
    },
    /// An item has no link id.
    #[error("an item has no linkId")]
    NoLinkId,
    /// Two items share a link id.
    #[error("linkId {link_id} is used twice")]
    LinkIdTwice {
        /// The link id.
        link_id: String,
    },
    /// An item of the instrument is not in the file.
    #[error("item {number} ({}{topic}) is missing", coded(*code))]
    ItemMissing {
        /// Its number in the instrument; 0 for an opening question.
        number: usize,
        /// Its LOINC code, where it has one.
        code: Option<&'static str>,
        /// What it is about.
        topic: &'static str,
    },
    /// More questions than could be told apart stand where items without a code belong.
    #[error("item {number} ({topic}) cannot be told from the questions around it")]
    ItemUnclear {
        /// Number of the first such item; 0 for an opening question.
        number: usize,
        /// What it is about.
        topic: &'static str,
    },
    /// Two questions of the file are the same item of the instrument.
    #[error("item {link_id}: item {number} of {measure} is there already")]
    ItemTwice {
        /// The second of the two.
        link_id: String,
        /// Number of the item in the instrument.
        number: usize,
        /// The instrument.
        measure: &'static str,
    },
    /// A code of another instrument.
    #[error("item {link_id}: code {code} belongs to {measure}")]
    CodeOfAnotherMeasure {
        /// The item.
        link_id: String,
        /// The code.
        code: String,
        /// The instrument that it belongs to.
        measure: &'static str,
    },
    /// A question without words.
    #[error("item {link_id} has no text")]
    NoText {
        /// The item.
        link_id: String,
    },
    /// An item of the instrument offers nothing to choose from.
    #[error("item {link_id} has no answers to choose from")]
    NoOptions {
        /// The item.
        link_id: String,
    },
    /// An answer that is neither a coding, a whole number nor a text.
    #[error("item {link_id}: answer {number} is of a kind that Kith does not read")]
    OptionUnreadable {
        /// The item.
        link_id: String,
        /// Which of the item's answers, from 1.
        number: usize,
    },
    /// Two answers of an item share a code.
    #[error("item {link_id}: answer {code} is there twice")]
    OptionTwice {
        /// The item.
        link_id: String,
        /// The code.
        code: String,
    },
    /// An answer without words.
    #[error("item {link_id}: answer {code} has no words")]
    NoLabel {
        /// The item.
        link_id: String,
        /// The code.
        code: String,
    },
    /// Neither the file nor Kith's definition says what an answer weighs.
    #[error("item {link_id}: nothing says what answer {code} weighs")]
    NoWeight {
        /// The item.
        link_id: String,
        /// The code.
        code: String,
    },
    /// A stated weight that is not a whole number within the instrument's range.
    #[error("item {link_id}: answer {code} weighs {stated}; weights are whole, 0 to {highest}")]
    WeightOutOfRange {
        /// The item.
        link_id: String,
        /// The code.
        code: String,
        /// What the file says.
        stated: String,
        /// The highest weight of the instrument.
        highest: u8,
    },
    /// The file contradicts itself, or Kith's definition, on a weight.
    #[error("item {link_id}: answer {code} weighs {stated} in the file, but {known} is right")]
    WeightDiffers {
        /// The item.
        link_id: String,
        /// The code.
        code: String,
        /// What the file says.
        stated: u8,
        /// What was known before.
        known: u8,
    },
    /// Two answers of an item weigh the same.
    #[error("item {link_id}: two answers weigh {weight}")]
    WeightTwice {
        /// The item.
        link_id: String,
        /// The weight.
        weight: u8,
    },
    /// No answer of an item has a weight that the instrument needs.
    #[error("item {link_id}: no answer weighs {weight}")]
    WeightMissing {
        /// The item.
        link_id: String,
        /// The weight.
        weight: u8,
    },
}

fn coded(code: Option<&str>) -> String {
    code.map(|code| format!("code {code}, ")).unwrap_or_default()
}
