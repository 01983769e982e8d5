//! What stands in quotation marks: the person's own voice where it is more than a few words, and
//! doubt where it is one or two.

use std::ops::Range;

use crate::list::List;
use crate::words::Word;

/// From how many words on a quotation is somebody's own voice.
const VOICE: usize = 4;
/// Up to how many words quotation marks read as doubt.
const DOUBT: usize = 2;

/// How far back somebody may be said to say it.
const SPOKEN: usize = 5;

/// The quotations of a text, by word.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    kinds: Vec<Kind>,
    any: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    None,
    Voice,
    /// So many words from here on read as doubt.
    Doubt(usize),
}

impl Quotes {
    /// Whether a word is said by somebody else than the writer.
    pub(crate) fn skips(&self, at: usize) -> bool {
        self.kinds.get(at) == Some(&Kind::Voice)
    }

    /// How many words, from this one on, are in marks of doubt.
    pub(crate) fn doubts(&self, at: usize) -> Option<usize> {
        match self.kinds.get(at) {
            Some(Kind::Doubt(length)) => Some(*length),
            _ => None,
        }
    }

    /// Whether somebody is quoted.
    pub(crate) const fn any(&self) -> bool {
        self.any
    }
}

/// Finds the quotations. A mark that is never closed opens none.
pub(crate) fn quotes(list: &List, text: &str, words: &[Word]) -> Quotes {
    let mut quotes = Quotes { kinds: vec![Kind::None; words.len()], any: false };
    let mut open: Option<(usize, char)> = None;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        match open {
            Some((from, close)) if c == close && closes(c, before, after) => {
                quotes.found(list, words, from..at);
                open = None;
            }
            // No quotation goes on past a paragraph.
            Some(_) if c == '\n' && after == Some('\n') => open = None,
            Some(_) => {}
            None => open = opens(c, before, after).map(|close| (at, close)),
        }
        before = Some(c);
    }
    quotes
}

fn letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// The mark that closes what this one opens, if it opens anything.
fn opens(c: char, before: Option<char>, after: Option<char>) -> Option<char> {
    match c {
        '"' => Some('"'),
        '\u{201c}' => Some('\u{201d}'),
        '\u{201e}' => Some('\u{201c}'),
        '\u{ab}' => Some('\u{bb}'),
        '\u{2018}' => Some('\u{2019}'),
        // An apostrophe in a word opens nothing.
        '\'' if !letter(before) && letter(after) => Some('\''),
        _ => None,
    }
}

fn closes(c: char, before: Option<char>, after: Option<char>) -> bool {
    // So that "don't" does not close what is said in single marks.
    !(matches!(c, '\'' | '\u{2019}') && letter(before) && letter(after))
}

impl Quotes {
    fn found(&mut self, list: &List, words: &[Word], at: Range<usize>) {
        let first = words.partition_point(|word| word.at.start < at.start);
        let last = words.partition_point(|word| word.at.start < at.end);
        let inside = words.get(first..last).unwrap_or_default();
        let before = words.get(first.saturating_sub(SPOKEN)..first).unwrap_or_default();
        let spoken = before.iter().any(|word| list.set("said", &word.low));
        let named = inside.first().is_some_and(|word| word.capital);
        let kind = match inside.len() {
            0 => return,
            VOICE.. => Kind::Voice,
            // Three words are neither; a word that somebody said, or a title, is no doubt.
            _ if spoken || named => Kind::Voice,
            length @ ..=DOUBT => Kind::Doubt(length),
            _ => return,
        };
        self.any |= inside.len() >= VOICE || spoken;
        for place in self.kinds.iter_mut().take(last).skip(first) {
            *place = if kind == Kind::Voice { kind } else { Kind::None };
        }
        if let (Kind::Doubt(_), Some(place)) = (kind, self.kinds.get_mut(first)) {
            *place = kind;
        }
    }
}
