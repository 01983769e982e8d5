//! The tree of a questionnaire laid flat: what is asked, in order, and the words between.

use std::collections::HashSet;

use super::refused::{ImportRefused, MOST_QUESTIONS};
use crate::file::quoted;
use crate::resource::QuestionItem;

/// A questionnaire as a reader meets it, from top to bottom.
pub(super) struct Layout<'a> {
    /// Words before the first question.
    pub(super) instructions: Vec<String>,
    /// Everything that is asked.
    pub(super) questions: Vec<Question<'a>>,
    /// Words after the last question.
    pub(super) closing: Vec<String>,
    /// Every item of the tree, asked or not.
    pub(super) all: Vec<&'a QuestionItem>,
}

/// One question.
pub(super) struct Question<'a> {
    pub(super) item: &'a QuestionItem,
    /// Words between the question before and this one.
    pub(super) lead: Vec<String>,
}

impl Question<'_> {
    /// The words of the question.
    pub(super) fn text(&self) -> Result<String, ImportRefused> {
        let text = words(self.item);
        text.ok_or_else(|| ImportRefused::NoText { link_id: quoted(&self.item.link_id) })
    }
}

impl<'a> Layout<'a> {
    pub(super) fn of(items: &'a [QuestionItem]) -> Result<Self, ImportRefused> {
        let (instructions, questions, closing) = (Vec::new(), Vec::new(), Vec::new());
        let mut layout = Self { instructions, questions, closing, all: Vec::new() };
        layout.walk(items);
        if layout.questions.len() > MOST_QUESTIONS {
            return Err(ImportRefused::TooManyQuestions);
        }
        layout.check_link_ids()?;
        Ok(layout)
    }

    /// Depth is bounded by [`crate::file::DEEPEST`].
    fn walk(&mut self, items: &'a [QuestionItem]) {
        for item in items {
            self.all.push(item);
            if item.is_asked() {
                self.ask(item);
            } else if !item.read_only {
                self.closing.extend(words(item));
            }
            self.walk(&item.item);
        }
    }

    /// What stood at the end until now stands before this question.
    fn ask(&mut self, item: &'a QuestionItem) {
        let mut lead = std::mem::take(&mut self.closing);
        if self.questions.is_empty() {
            self.instructions = std::mem::take(&mut lead);
        }
        self.questions.push(Question { item, lead });
    }

    fn check_link_ids(&self) -> Result<(), ImportRefused> {
        let mut seen = HashSet::new();
        for item in &self.all {
            if item.link_id.trim().is_empty() {
                return Err(ImportRefused::NoLinkId);
            }
            if !seen.insert(item.link_id.as_str()) {
                return Err(ImportRefused::LinkIdTwice { link_id: quoted(&item.link_id) });
            }
        }
        Ok(())
    }
}

fn words(item: &QuestionItem) -> Option<String> {
    item.text.clone().filter(|text| !text.trim().is_empty())
}
