//! The small shapes that the shared parts of templates show: choices, and what to look at again.

use crate::text::Locale;

/// One choice among several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// A line below, or nothing.
    pub hint: String,
}

impl Choice {
    /// A choice without a line below.
    pub fn new(value: &str, label: String) -> Self {
        Self { value: value.to_owned(), label, hint: String::new() }
    }

    /// Adds the line below.
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }
}

/// Languages to choose from, by tag; none where there is only one.
pub fn languages(offered: &[Locale]) -> Vec<Choice> {
    let choice = |one: &Locale| Choice::new(one.tag(), one.own_name().to_owned());
    if offered.len() < 2 { Vec::new() } else { offered.iter().map(choice).collect() }
}

/// Somebody of whom something waits for whoever looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub name: String,
    /// What, or by when.
    pub what: String,
    /// Where it is done.
    pub href: String,
}

/// A question from 0 to 10, with words at both ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The name of the field.
    pub name: &'static str,
    /// The question.
    pub words: String,
    /// What 0 means.
    pub low: String,
    /// What 10 means.
    pub high: String,
    /// "0" to "10", "skip", or nothing.
    pub chosen: String,
}

/// A question and what was said to it, to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub asked: String,
    /// The answer in words, or that there is none.
    pub said: String,
}

/// What to look at again in a form that was sent: shown in a summary and beside each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

/// One field and what to say beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The name of the field.
    pub field: String,
    /// The sentence beside it.
    pub words: String,
}

impl Problems {
    /// None.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds a sentence to a field; the first one for a field is the one shown.
    pub fn add(&mut self, field: &str, words: String) {
        self.0.push(Problem { field: field.to_owned(), words });
    }

    /// These and then others.
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Those of some fields.
    pub fn only(mut self, fields: &[&str]) -> Self {
        self.0.retain(|problem| fields.contains(&problem.field.as_str()));
        self
    }

    /// Whether the form can be taken as it is.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in the order of the form.
    pub fn all(&self) -> &[Problem] {
        &self.0
    }

    /// The sentence beside a field, or nothing.
    pub fn of(&self, field: &str) -> &str {
        let found = self.0.iter().find(|problem| problem.field == field);
        found.map_or("", |problem| problem.words.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_shows_its_first_sentence_and_others_show_none() {
        let mut problems = Problems::none();
        problems.add("name", "First.".to_owned());
        problems.add("name", "Second.".to_owned());
        assert_eq!((problems.of("name"), problems.of("code")), ("First.", ""));
        assert!(!problems.is_empty());
    }
}
