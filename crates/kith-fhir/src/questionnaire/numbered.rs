//! Link ids that end in a number, as most authors write them.

use crate::resource::QuestionItem;

/// A question whose link id ends in a number.
pub(super) struct Numbered<'a> {
    /// Which of the questions.
    pub(super) at: usize,
    /// The link id before the number.
    pub(super) stem: &'a str,
    /// The number.
    pub(super) number: usize,
}

/// The questions whose link ids end in a number, in order.
pub(super) fn numbered<'a>(items: &[&'a QuestionItem]) -> Vec<Numbered<'a>> {
    let split = |(at, item): (usize, &&'a QuestionItem)| {
        let stem = item.link_id.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = item.link_id.strip_prefix(stem)?.parse().ok()?;
        Some(Numbered { at, stem, number })
    };
    items.iter().enumerate().filter_map(split).collect()
}
