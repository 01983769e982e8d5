//! Of whom something is said: a guess from the words before it, which errs on the side of
//! silence where a thing or somebody else is nearer.

use crate::list::List;
use crate::words::Word;

/// How far back it is looked.
const BACK: usize = 24;

/// Of whom something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The person the text is about.
    Person,
    /// Somebody else, by a word for them.
    Somebody,
    /// Something.
    Thing,
    /// Nobody is named, as in "Angry today."
    Unsaid,
}

/// What is known of the person.
pub(crate) struct Known<'a> {
    pub(crate) list: &'a List,
    /// Their name, as words.
    pub(crate) name: Vec<String>,
    /// Their pronouns, as words; empty where they are not known.
    pub(crate) pronouns: Vec<String>,
}

impl Known<'_> {
    /// Whether a word means the person.
    fn is_person(&self, word: &str) -> bool {
        let own = word.strip_suffix("'s").unwrap_or(word);
        if self.name.iter().any(|name| name == own) {
            return true;
        }
        match word {
            "she" | "he" | "they" if !self.pronouns.is_empty() => {
                self.pronouns.iter().any(|pronoun| pronoun == word)
            }
            _ => self.list.set("client", word),
        }
    }

    /// Of whom the word at a place is said. `verb`: the word before it is its subject.
    pub(crate) fn subject(&self, words: &[Word], at: usize, verb: bool) -> Subject {
        let list = self.list;
        let mut being = verb;
        let mut nearer: Option<&Word> = None;
        for place in (at.saturating_sub(BACK)..at).rev() {
            let (Some(word), Some(after)) = (words.get(place), words.get(place + 1)) else { break };
            if after.first() || word.heading {
                break;
            }
            let low = word.low.as_str();
            if after.pause() {
                being = false;
            }
            if self.is_person(low) {
                return Subject::Person;
            }
            if list.set("family", low) {
                return Subject::Somebody;
            }
            if list.set("object", low) && nearer.is_none() {
                return Subject::Person;
            }
            if matches!(low, "she" | "he" | "they") {
                return Subject::Somebody;
            }
            if list.set("other", low) {
                return Subject::Thing;
            }
            if list.set("being", low) {
                being = true;
            } else if list.set("skip", low) || low.ends_with("ly") {
                being = being && !matches!(low, "and" | "or" | "but" | "then" | "to" | "as");
            } else if list.set("article", low) {
                if nearer.is_some() {
                    return Subject::Thing;
                }
            } else if list.set("negation", low) {
            } else if being {
                return Subject::Thing;
            } else {
                nearer = Some(word);
            }
        }
        Subject::Unsaid
    }
}
