//! A questionnaire as a service imported it: the words, and where each item stands in
//! Kith's own definition of the instrument.
//!
//! Plain data without behaviour of its own beyond lookups, so that the importer, the
//! room that keeps it and the page that shows it all mean the same thing.

/// An imported form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFile {
    /// Id of the instrument, as in [`crate::instruments::by_id`] (`phq-9`).
    pub instrument: String,
    /// The file's own canonical address, if it names one. Two languages of one form may
    /// share it.
    pub canonical: Option<String>,
    /// The title in the file, if there is one. Staff see it; a client's page need not.
    pub title: Option<String>,
    /// Language of the words as a BCP 47 tag (`en-US`), if the file says it.
    pub language: Option<String>,
    /// Words that stand before the first item, in order.
    pub instructions: Vec<String>,
    /// Every question of the file, in its order: the instrument's own items and, unscored,
    /// whatever else the file asks.
    pub items: Vec<FormItem>,
    /// Words that stand after the last item, in order.
    pub closing: Vec<String>,
    /// The copyright line, which is shown wherever the form is.
    pub copyright: Option<String>,
    /// Whether the form can be given to a client.
    pub completeness: Completeness,
}

/// One question of an imported form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormItem {
    /// The file's own name for the item; answers refer to it.
    pub link_id: String,
    /// Words that stand between the item before and this one, in order.
    pub lead: Vec<String>,
    /// The question.
    pub text: String,
    /// Position in the instrument's items, from 0; `None` for a question that is kept and
    /// shown but never scored.
    pub index_in_instrument: Option<u16>,
    /// The answers to choose from, in the file's order. Empty for an unscored question in
    /// free words, and where the list is missing (see [`Completeness`]).
    pub options: Vec<FormOption>,
    /// Any answer above the lowest opens the safety path, whatever the total.
    pub safety: bool,
}

/// One answer to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormOption {
    /// The answer's code, unique within its item.
    pub code: String,
    /// The words of the answer.
    pub label: String,
    /// What the answer weighs; always present on a scored item.
    pub weight: Option<u8>,
}

/// Whether every word that a client needs has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// The form can be shown and scored.
    Full,
    /// Answers can be scored as numbers, but the form cannot be given to a client until
    /// the named answer lists are there.
    NumbersOnly {
        /// Canonical addresses of the missing lists, each once, in the file's order.
        missing: Vec<String>,
    },
}

impl FormFile {
    /// Whether the form can be given to a client.
    pub fn can_be_given(&self) -> bool {
        self.completeness == Completeness::Full
    }

    /// The item with this link id.
    pub fn item(&self, link_id: &str) -> Option<&FormItem> {
        self.items.iter().find(|item| item.link_id == link_id)
    }
}

impl FormItem {
    /// What the answer with this code weighs; `None` for an unknown code and for an
    /// answer without weight.
    pub fn weight(&self, code: &str) -> Option<u8> {
        let option = self.options.iter().find(|option| option.code == code)?;
        option.weight
    }
}
