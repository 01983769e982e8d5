//! Whether an entry of the list counts where it stands: names, headings, negations, others than
//! the person, ordinary senses, and the person's own words.

use crate::About;
use crate::list::{List, SaidOf, Term, low};
use crate::subject::{Known, Subject};
use crate::words::Word;

/// The most words of something to leave unsaid.
const PHRASE: usize = 3;
/// How far back a negation reaches.
const NEGATED: usize = 3;
/// How far words are near.
const NEAR: usize = 4;

/// A text with whom it speaks of.
pub(crate) struct Place<'a> {
    list: &'a List,
    words: &'a [Word],
    known: Known<'a>,
    names: Vec<Vec<String>>,
    uses: Vec<String>,
    avoids: Vec<Vec<String>>,
}

impl<'a> Place<'a> {
    pub(crate) fn new(list: &'a List, about: &About, words: &'a [Word]) -> Self {
        let (name, pronouns) = (low(&about.name), low(&about.pronouns));
        let mut names: Vec<Vec<String>> = about.names.iter().map(|name| low(name)).collect();
        names.push(name.clone());
        let phrases = about.avoids.split([',', '\n', ';', '.', '/']).map(low);
        let avoids = phrases.filter(|words| (1..=PHRASE).contains(&words.len())).collect();
        let known = Known { list, name, pronouns };
        Self { list, words, known, names, uses: low(&about.uses), avoids }
    }

    /// How many words, from this one on, the person asked not to hear.
    pub(crate) fn asked(&self, at: usize) -> Option<usize> {
        let here = self.words.get(at..)?;
        let same = |phrase: &&Vec<String>| {
            here.len() >= phrase.len()
                && phrase.iter().zip(here).all(|(one, word)| like(one, &word.low))
        };
        self.avoids.iter().filter(same).map(Vec::len).max()
    }

    /// Whether an entry counts at a place.
    pub(crate) fn counts(&self, term: &Term, at: usize, length: usize) -> bool {
        if self.named(at, length) || self.heading(at) || self.own(at, length) {
            return false;
        }
        if self.negated(at) || !self.stands(term, at, length) {
            return false;
        }
        let rules = &term.rules;
        if rules.noun && self.content_after(at + length).is_some() {
            return false;
        }
        let verb = rules.said_of == SaidOf::Subject;
        if rules.said_of == SaidOf::Anybody {
            let other = self.known.subject(self.words, at, false) == Subject::Somebody;
            return !other || self.phrase_of_person(at);
        }
        match self.content_after(at + length).filter(|_| !verb && length == 1) {
            // "a difficult patient", "a difficult week".
            Some(noun) if !self.list.set("trait", noun) => false,
            _ => {
                let subject = self.known.subject(self.words, at, verb);
                matches!(subject, Subject::Person | Subject::Unsaid)
            }
        }
    }

    /// Phrases that name the person themselves, as "her story".
    fn phrase_of_person(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.list.set("possessive", &word.low))
    }

    /// A capital inside a sentence, or two in a row, is a name; so is one that is known.
    fn named(&self, at: usize, length: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let capital = |at: usize| self.words.get(at).is_some_and(|word| word.capital);
        let next = capital(at + 1) && !self.words.get(at + 1).is_some_and(Word::first);
        if word.capital && (!word.first() || next) {
            return true;
        }
        let from = at.saturating_sub(PHRASE);
        self.names.iter().filter(|name| !name.is_empty()).any(|name| {
            let cased = self.words.get(at).is_some_and(|word| word.capital);
            cased
                && (from..=at).any(|start| {
                    let here = self.words.get(start..).unwrap_or_default();
                    start + name.len() >= at + length
                        && here.len() >= name.len()
                        && name.iter().zip(here).all(|(one, word)| *one == word.low)
                })
        })
    }

    fn heading(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.heading)
    }

    /// Words that the person uses for themselves.
    fn own(&self, at: usize, length: usize) -> bool {
        let here = self.words.get(at..at + length).unwrap_or_default();
        self.uses
            .windows(length.max(1))
            .any(|own| own.iter().zip(here).all(|(one, word)| like(one, &word.low)))
    }

    fn negated(&self, at: usize) -> bool {
        for back in 1..=NEGATED {
            let Some(place) = at.checked_sub(back) else { return false };
            let (Some(word), Some(after)) = (self.words.get(place), self.words.get(place + 1))
            else {
                return false;
            };
            if after.first() || (after.pause() && back > 1) {
                return false;
            }
            if self.list.set("negation", &word.low) || word.low.ends_with("n't") {
                return !self.list.set("only", &after.low);
            }
            if matches!(word.low.as_str(), "she" | "he" | "they" | "i" | "we" | "but") {
                return false;
            }
        }
        false
    }

    /// The rules about words around it.
    fn stands(&self, term: &Term, at: usize, length: usize) -> bool {
        let rules = &term.rules;
        let any = |set: &[String], from: usize, to: usize| {
            let around = self.words.get(from..to.min(self.words.len())).unwrap_or_default();
            let inside = |place: usize| (at..at + length).contains(&place);
            let mut around = around.iter().zip(from..);
            around.any(|(word, place)| !inside(place) && set.contains(&word.low))
        };
        let (from, to) = self.sentence(at, length);
        let end = at + length;
        let near = (at.saturating_sub(NEAR).max(from), (end + NEAR).min(to));
        (rules.near.is_empty() || any(&rules.near, near.0, near.1))
            && !any(&rules.not_near, near.0, near.1)
            && !any(&rules.not_before, end, (end + 2).min(to))
            && !any(&rules.not_after, at.saturating_sub(2).max(from), at)
    }

    /// Where the sentence begins and ends, as far as it is near.
    fn sentence(&self, at: usize, length: usize) -> (usize, usize) {
        let first = |place: &usize| self.words.get(*place).is_some_and(Word::first);
        let low = at.saturating_sub(NEAR);
        let from = (low..=at).rev().find(first).unwrap_or(low);
        let end = at + length;
        let to = (end..end + NEAR).find(first).unwrap_or(end + NEAR);
        (from, to)
    }

    /// The noun that follows at once, if what follows is no joining word.
    fn content_after(&self, at: usize) -> Option<&str> {
        let word = self.words.get(at).filter(|word| !word.first() && !word.pause())?;
        let low = word.low.as_str();
        (!self.list.set("follow", low) && !low.ends_with("ly")).then_some(low)
    }
}

/// The same word, or its plural.
fn like(one: &str, other: &str) -> bool {
    let plural = |one: &str, other: &str| {
        one.strip_suffix('s') == Some(other) || one.strip_suffix("es") == Some(other)
    };
    one == other || plural(one, other) || plural(other, one)
}
