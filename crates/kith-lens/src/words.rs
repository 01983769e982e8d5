//! A text as words: where each stands, and what it is without regard to capitals.

use std::ops::Range;

/// One word.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// Where it stands, in bytes.
    pub(crate) at: Range<usize>,
    /// In small letters, with plain apostrophes.
    pub(crate) low: String,
    /// Whether it begins with a capital letter and goes on with small ones.
    pub(crate) capital: bool,
    /// What stands before it.
    before: Gap,
    /// Whether it stands in a heading of a template, as in "Insight:".
    pub(crate) heading: bool,
}

/// What parts a word from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// A space or a hyphen.
    Space,
    /// A comma or the like.
    Pause,
    /// A sentence or line ended.
    Sentence,
}

impl Gap {
    /// A pause, where no sentence ended.
    const fn or_pause(self) -> Self {
        match self {
            Self::Sentence => self,
            _ => Self::Pause,
        }
    }
}

impl Word {
    /// Whether a sentence or line begins with it.
    pub(crate) fn first(&self) -> bool {
        self.before == Gap::Sentence
    }

    /// Whether a comma or the like stands before it.
    pub(crate) fn pause(&self) -> bool {
        self.before == Gap::Pause
    }
}

const fn apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// All words of a text. Hyphens part words as spaces do.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(text.len() / 6);
    let (mut before, mut line) = (Gap::Sentence, 0);
    let mut letters = text.char_indices().peekable();
    while let Some((start, c)) = letters.next() {
        if !c.is_alphanumeric() {
            match c {
                '\n' => (before, line) = (Gap::Sentence, found.len()),
                ':' => {
                    heads(&mut found, line);
                    before = before.or_pause();
                }
                '.' | '!' | '?' | ';' | '\u{2022}' => before = Gap::Sentence,
                ',' | '(' | ')' | '\u{2013}' | '\u{2014}' => before = before.or_pause(),
                _ => {}
            }
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, c)) = letters.peek() {
            let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
            let inside = apostrophe(c) && rest.starts_with(char::is_alphanumeric);
            if !c.is_alphanumeric() && !inside {
                break;
            }
            end = at + c.len_utf8();
            letters.next();
        }
        let word = text.get(start..end).unwrap_or_default();
        let low = word.to_lowercase().replace('\u{2019}', "'");
        let capital = c.is_uppercase() && word.chars().skip(1).any(char::is_lowercase);
        found.push(Word { at: start..end, low, capital, before, heading: false });
        before = Gap::Space;
    }
    found
}

/// Up to four words from the beginning of a line to a colon are a heading.
fn heads(found: &mut [Word], line: usize) {
    let head = found.get_mut(line..).unwrap_or_default();
    if head.len() <= 4 {
        for word in head {
            word.heading = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_where_they_stand() {
        let found = words("Insight: good.\nDidn\u{2019}t drug-seek, É");
        let low: Vec<&str> = found.iter().map(|word| word.low.as_str()).collect();
        assert_eq!(low, ["insight", "good", "didn't", "drug", "seek", "é"]);
        let heading: Vec<bool> = found.iter().map(|word| word.heading).collect();
        assert_eq!(heading, [true, false, false, false, false, false]);
        assert!(found[2].first() && !found[3].first() && found[5].pause());
    }
}
