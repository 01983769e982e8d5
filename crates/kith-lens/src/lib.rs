//! Respectful language: words in a text that may hurt whoever it speaks of, each with a reason
//! and another way to say it.
//!
//! A client reads what is written about them. This crate reads it first, as advice to the
//! writer: it never blocks, counts nobody's words and keeps nothing. It is pure, and the words
//! are a data file for each language, [`List::parse`]d and not compiled into rules.

mod list;
mod place;
mod quoted;
mod subject;
mod words;

use std::ops::Range;

pub use list::{Bad, List, Term, Tier};

use place::Place;
use words::{Word, words};

/// Whom a text speaks of, as far as it is known.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Their name.
    pub name: String,
    /// Their pronouns, as they say them; may be empty.
    pub pronouns: String,
    /// Names of others. A word that is part of a name is left alone.
    pub names: Vec<String>,
    /// The words they use for themselves, as they wrote it: these are left alone.
    pub uses: String,
    /// The words that they asked not to hear, as they wrote it.
    pub avoids: String,
}

/// One place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark<'a> {
    /// Where, in bytes; always whole characters.
    pub at: Range<usize>,
    /// Why.
    pub why: Why<'a>,
}

/// Why a place is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why<'a> {
    /// It is in the list.
    Listed(&'a Term),
    /// The person asked for this word not to be used.
    Asked,
}

/// What the lens says about a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advice<'a> {
    /// Places, in the order of the text.
    pub marks: Vec<Mark<'a>>,
    /// Said of the whole text, where it has no strength, choice or words of the person.
    pub balance: Option<&'a Term>,
}

/// From how many words on a text is asked about its balance.
pub const WHOLE_NOTE: usize = 40;

/// Reads a text once, in time that grows with its length alone.
pub fn read<'a>(list: &'a List, about: &About, text: &str) -> Advice<'a> {
    let words = words(text);
    let quotes = quoted::quotes(list, text, &words);
    let place = Place::new(list, about, &words);
    let mut marks = Vec::new();
    let mut next = 0;
    while next < words.len() {
        let mut step = 1;
        if quotes.skips(next) {
        } else if let Some(length) = place.asked(next) {
            marks.extend(marked(&words, next, length, Why::Asked));
            step = length;
        } else if let Some((term, length)) = list.longest(&words, next) {
            if place.counts(term, next, length) {
                marks.extend(marked(&words, next, length, Why::Listed(term)));
            }
            step = length;
        } else if let (Some(length), Some(term)) = (quotes.doubts(next), list.scare()) {
            marks.extend(marked(&words, next, length, Why::Listed(term)));
            step = length;
        }
        next += step;
    }
    let voiced = quotes.any() || words.iter().any(|word| list.set("voice", &word.low));
    let balance = list.balance().filter(|_| words.len() >= WHOLE_NOTE && !voiced);
    Advice { marks, balance }
}

fn marked<'a>(words: &[Word], from: usize, length: usize, why: Why<'a>) -> Option<Mark<'a>> {
    let (first, last) = (words.get(from)?, words.get(from + length - 1)?);
    Some(Mark { at: first.at.start..last.at.end, why })
}
