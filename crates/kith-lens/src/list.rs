//! The list of one language: what is marked and why, and the grammar that the rules need.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::words::{Word, words};

/// What kind of word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Always marked.
    A,
    /// Marked where it is said of the person.
    B,
    /// Sounds like doubt.
    C,
    /// Says who decides.
    D,
    /// What is missing from the whole.
    E,
    /// Touches what happened to somebody.
    F,
    /// The service's own words.
    Own,
}

impl Tier {
    /// Those of the data file.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.letter() == text)
    }

    /// As it stands in the data file.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
            Self::Own => "own",
        }
    }
}

/// One entry of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What kind of word it is.
    pub tier: Tier,
    /// Why it may hurt.
    pub reason: String,
    /// What could stand there instead.
    pub instead: String,
    /// Where that is from.
    pub source: String,
    /// Whether guides disagree, so that it is for information.
    pub info: bool,
    /// Each form as words.
    forms: Vec<Vec<String>>,
    pub(crate) rules: Rules,
}

impl Term {
    /// Its first form, by which a service can leave it out.
    pub fn name(&self) -> String {
        self.forms.first().map(|form| form.join(" ")).unwrap_or_default()
    }
}

/// Of whom it has to be said to count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum SaidOf {
    /// Of anybody but somebody else who is named.
    #[default]
    Anybody,
    /// Of the person.
    Person,
    /// Of the person, who stands before it: it is a verb.
    Subject,
}

/// What an entry stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum StandsFor {
    /// Its words.
    #[default]
    Words,
    /// Marks of doubt.
    Doubt,
    /// What is missing from the whole.
    Whole,
}

/// When an entry counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) said_of: SaidOf,
    /// Not where another noun follows at once.
    pub(crate) noun: bool,
    stands_for: StandsFor,
    pub(crate) near: Vec<String>,
    pub(crate) not_near: Vec<String>,
    pub(crate) not_before: Vec<String>,
    pub(crate) not_after: Vec<String>,
}

/// A line that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// Which, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
}

/// The list of one language.
#[derive(Debug, Clone, Default)]
pub struct List {
    terms: Vec<Term>,
    sets: HashMap<String, HashSet<String>>,
    /// First word, then which term and form.
    index: HashMap<String, Vec<(usize, usize)>>,
}

impl List {
    /// The English list.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<List> = OnceLock::new();
        // That the file reads whole is a test; a line that did not would only be missing.
        ENGLISH.get_or_init(|| Self::parse(include_str!("../words/en.txt")).unwrap_or_default())
    }

    /// Reads a data file.
    pub fn parse(text: &str) -> Result<Self, Bad> {
        let mut list = Self::default();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            list.line(line).ok_or_else(|| Bad { line: at + 1, text: line.to_owned() })?;
        }
        list.find_again();
        Ok(list)
    }

    fn line(&mut self, line: &str) -> Option<()> {
        if let Some(set) = line.strip_prefix("set ") {
            let (name, words) = set.split_once('|')?;
            self.sets.insert(name.trim().to_owned(), split(words, ',').collect());
            return Some(());
        }
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [tier, forms, reason, instead, rules, source] = parts.try_into().ok()?;
        let (rules, info) = rules_of(rules)?;
        let forms = forms_of(forms);
        let whole = !forms.is_empty() && ![reason, instead, source].contains(&"");
        let [reason, instead, source] = [reason, instead, source].map(str::to_owned);
        let tier = Tier::read(tier)?;
        self.terms.push(Term { tier, reason, instead, source, info, forms, rules });
        whole.then_some(())
    }

    /// The list as a service wants it: without some words, one a line, and with its own, one a
    /// line as `word | reason | instead`.
    pub fn with(&self, left_out: &str, added: &str) -> Result<Self, Bad> {
        let mut list = self.clone();
        let out: HashSet<Vec<String>> = left_out.lines().map(low).collect();
        for term in &mut list.terms {
            term.forms.retain(|form| !out.contains(form));
        }
        for (at, line) in added.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let bad = || Bad { line: at + 1, text: line.trim().to_owned() };
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            let [word, reason, instead] = parts.try_into().map_err(|_| bad())?;
            let forms = forms_of(word);
            if forms.is_empty() || reason.is_empty() || instead.is_empty() {
                return Err(bad());
            }
            let (tier, source) = (Tier::Own, String::new());
            let [reason, instead] = [reason, instead].map(str::to_owned);
            let (info, rules) = (false, Rules::default());
            list.terms.push(Term { tier, reason, instead, source, info, forms, rules });
        }
        list.find_again();
        Ok(list)
    }

    /// Whether a word, as it is typed, is one of the list.
    pub fn knows(&self, word: &str) -> bool {
        let word = low(word);
        self.terms.iter().any(|term| term.forms.contains(&word))
    }

    /// All entries.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    fn find_again(&mut self) {
        self.index.clear();
        for (at, term) in self.terms.iter().enumerate() {
            if term.rules.stands_for != StandsFor::Words {
                continue;
            }
            for (form, words) in term.forms.iter().enumerate() {
                if let Some(first) = words.first() {
                    self.index.entry(first.clone()).or_default().push((at, form));
                }
            }
        }
    }

    /// The longest form that begins at a word, and how many words it has.
    pub(crate) fn longest(&self, words: &[Word], at: usize) -> Option<(&Term, usize)> {
        let here = words.get(at..)?;
        let found = self.index.get(&here.first()?.low)?.iter().filter_map(|(term, form)| {
            let term = self.terms.get(*term)?;
            let form = term.forms.get(*form)?;
            let same = here.len() >= form.len()
                && form.iter().zip(here).all(|(one, word)| *one == word.low)
                && here.iter().take(form.len()).skip(1).all(|word| !word.first() && !word.pause());
            same.then_some((term, form.len()))
        });
        // The first of the longest: a service's own entries stand last, and win.
        found.max_by_key(|(_, length)| *length)
    }

    pub(crate) fn set(&self, name: &str, word: &str) -> bool {
        self.sets.get(name).is_some_and(|set| set.contains(word))
    }

    pub(crate) fn scare(&self) -> Option<&Term> {
        self.terms.iter().find(|term| term.rules.stands_for == StandsFor::Doubt)
    }

    pub(crate) fn balance(&self) -> Option<&Term> {
        self.terms.iter().find(|term| term.rules.stands_for == StandsFor::Whole)
    }
}

fn split(text: &str, at: char) -> impl Iterator<Item = String> {
    text.split(at).map(|one| one.trim().to_lowercase()).filter(|one| !one.is_empty())
}

pub(crate) fn low(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.low).collect()
}

fn forms_of(text: &str) -> Vec<Vec<String>> {
    text.split(',').map(low).filter(|form| !form.is_empty()).collect()
}

fn rules_of(text: &str) -> Option<(Rules, bool)> {
    let (mut rules, mut info) = (Rules::default(), false);
    for rule in split(text, ';') {
        match rule.split_once(':') {
            Some(("near", words)) => rules.near = split(words, ',').collect(),
            Some(("not near", words)) => rules.not_near = split(words, ',').collect(),
            Some(("not before", words)) => rules.not_before = split(words, ',').collect(),
            Some(("not after", words)) => rules.not_after = split(words, ',').collect(),
            Some(_) => return None,
            None => match rule.as_str() {
                "person" => rules.said_of = SaidOf::Person,
                "verb" => rules.said_of = SaidOf::Subject,
                "noun" => rules.noun = true,
                "info" => info = true,
                "scare" => rules.stands_for = StandsFor::Doubt,
                "balance" => rules.stands_for = StandsFor::Whole,
                _ => return None,
            },
        }
    }
    Some((rules, info))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_file_reads_whole_and_each_entry_has_a_source() {
        let list = List::parse(include_str!("../words/en.txt")).expect("each line reads");
        for tier in Tier::ALL {
            assert!(list.terms().iter().any(|term| term.tier == tier), "{tier:?} has words");
        }
        assert!(list.terms().iter().all(|term| !term.source.is_empty()));
    }

    #[test]
    fn a_line_that_does_not_read_is_named() {
        for line in ["A | word | why", "Z | w | r | i | | s", "A | w | r | i | odd | s"] {
            let bad = List::parse(&format!("# words\n{line}")).expect_err("refused");
            assert_eq!((bad.line, bad.text.as_str()), (2, line));
        }
        assert_eq!(List::default().with("", "word | reason").expect_err("refused").line, 1);
    }

    #[test]
    fn left_out_and_added_words_change_the_list() {
        let list = List::english().with("Drug-seeking\n", "inmate | cold | person").expect("read");
        assert!(!list.knows("drug seeking") && list.knows("inmate"));
        assert!(List::english().knows("DRUG-seeking") && !List::english().knows("inmate"));
    }
}
