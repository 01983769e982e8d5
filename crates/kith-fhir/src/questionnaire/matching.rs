//! Which question of a file is which item of the instrument.
//!
//! By LOINC code first. An item that the file left without a code is taken by the number
//! at the end of its link id, where the numbers of its siblings are sound; an item for
//! which Kith itself knows no code may also be taken by its place, if exactly as many
//! questions stand there as are needed. Anything less certain is refused: a question
//! scored as another one would be worse than no import.

use std::collections::{BTreeMap, BTreeSet};

use kith_measure::Instrument;
use kith_measure::instrument::LOINC;
use kith_measure::instruments::ALL;

use super::layout::Layout;
use super::numbered::{Numbered, numbered};
use super::refused::ImportRefused;
use super::warning::Warning;
use crate::file::quoted;
use crate::resource::QuestionItem;

/// For each question of the layout its index in the instrument, or `None` for a question
/// that the instrument does not have. Every item of the instrument is found exactly once.
pub(super) fn places(
    instrument: &'static Instrument,
    layout: &Layout<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Option<usize>>, ImportRefused> {
    refuse_foreign_codes(instrument, layout)?;
    let items: Vec<&QuestionItem> = layout.questions.iter().map(|question| question.item).collect();
    let places = vec![None; items.len()];
    let mut matching = Matching { instrument, items, places };
    matching.by_code()?;
    warnings.extend(matching.by_link_id()?);
    warnings.extend(matching.by_position()?);
    Ok(matching.places)
}

fn refuse_foreign_codes(instrument: &Instrument, layout: &Layout<'_>) -> Result<(), ImportRefused> {
    for item in layout.all.iter().filter(|item| !item.read_only) {
        for coding in &item.code {
            let system = coding.system.as_deref().unwrap_or_default();
            let code = coding.code.as_deref().unwrap_or_default();
            let owner = ALL.iter().find(|other| has_code(other, system, code));
            let Some(other) = owner.filter(|_| !has_code(instrument, system, code)) else {
                continue;
            };
            let (link_id, code) = (quoted(&item.link_id), quoted(code));
            return Err(ImportRefused::CodeOfAnotherMeasure { link_id, code, measure: other.name });
        }
    }
    Ok(())
}

/// Whether a code stands for the instrument, its total or one of its items.
fn has_code(instrument: &Instrument, system: &str, code: &str) -> bool {
    let panel = instrument.panel.system == system && instrument.panel.code == code;
    let own = instrument.total == Some(code) || instrument.index_of(code).is_some();
    panel || (system == LOINC && own)
}

struct Matching<'a> {
    instrument: &'static Instrument,
    items: Vec<&'a QuestionItem>,
    places: Vec<Option<usize>>,
}

impl Matching<'_> {
    fn by_code(&mut self) -> Result<(), ImportRefused> {
        for (at, item) in self.items.clone().into_iter().enumerate() {
            let index = item.codes(LOINC).find_map(|code| self.instrument.index_of(code));
            if let Some(index) = index {
                self.take(at, index)?;
            }
        }
        Ok(())
    }

    fn by_link_id(&mut self) -> Result<Vec<Warning>, ImportRefused> {
        let numbered = numbered(&self.items);
        let confirmed = self.confirmed_stems(&numbered);
        let common = self.common_stem(&numbered);
        let unfound = self.unfound();
        let mut warnings = Vec::new();
        for one in &numbered {
            let is = |index: &&usize| self.instrument.number(**index) == one.number;
            let Some(index) = unfound.iter().find(is).copied() else {
                continue;
            };
            let sound = confirmed.contains(one.stem)
                || (self.code(index).is_none() && common == Some(one.stem));
            if sound && self.may_be(one.at, index) {
                self.take(one.at, index)?;
                let (link_id, number) = (self.link_id(one.at), one.number);
                warnings.push(Warning::FoundByLinkId { link_id, number });
            }
        }
        Ok(warnings)
    }

    /// Stems under which at least one question was found by its code, and none whose code
    /// contradicts its number.
    fn confirmed_stems<'n>(&self, numbered: &[Numbered<'n>]) -> BTreeSet<&'n str> {
        let (mut right, mut wrong) = (BTreeSet::new(), BTreeSet::new());
        for one in numbered {
            match self.places.get(one.at).copied().flatten() {
                Some(index) if self.instrument.number(index) == one.number => {
                    right.insert(one.stem)
                }
                Some(_) => wrong.insert(one.stem),
                None => false,
            };
        }
        right.difference(&wrong).copied().collect()
    }

    /// The one stem that numbers more than half of the items for which Kith knows no code,
    /// and at least two.
    fn common_stem<'n>(&self, numbered: &[Numbered<'n>]) -> Option<&'n str> {
        let uncoded = self.unfound().into_iter().filter(|index| self.code(*index).is_none());
        let wanted: BTreeSet<usize> = uncoded.map(|index| self.instrument.number(index)).collect();
        let mut numbers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for one in numbered.iter().filter(|one| self.is_free(one.at)) {
            if wanted.contains(&one.number) {
                numbers.entry(one.stem).or_default().insert(one.number);
            }
        }
        numbers.retain(|_, numbers| numbers.len() >= 2 && 2 * numbers.len() > wanted.len());
        let mut common = numbers.into_keys();
        let first = common.next();
        if common.next().is_some() { None } else { first }
    }

    /// Takes each run of unfound items from the questions between the found neighbours.
    fn by_position(&mut self) -> Result<Vec<Warning>, ImportRefused> {
        let unfound = self.unfound();
        if let Some(coded) = unfound.iter().find(|index| self.code(**index).is_some()) {
            return Err(self.missing(*coded));
        }
        let mut warnings = Vec::new();
        for run in unfound.chunk_by(|one, next| one + 1 == *next) {
            for (at, index) in self.candidates(run)?.into_iter().zip(run) {
                self.take(at, *index)?;
                let (link_id, number) = (self.link_id(at), self.instrument.number(*index));
                warnings.push(Warning::FoundByPosition { link_id, number });
            }
        }
        Ok(warnings)
    }

    /// The questions that stand where a run of items belongs: exactly as many as the run.
    fn candidates(&self, run: &[usize]) -> Result<Vec<usize>, ImportRefused> {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            return Ok(Vec::new());
        };
        let place = |index| self.places.iter().position(|place| *place == Some(index));
        let after = first.checked_sub(1).and_then(place);
        let before = place(last + 1).unwrap_or(self.items.len());
        let between = (0..before).filter(|at| after.is_none_or(|after| *at > after));
        let found: Vec<usize> = between.filter(|at| self.may_be(*at, *first)).collect();
        if found.len() < run.len() {
            return Err(self.missing(*first));
        }
        if found.len() > run.len() {
            let (number, topic) = (self.instrument.number(*first), self.topic(*first));
            return Err(ImportRefused::ItemUnclear { number, topic });
        }
        Ok(found)
    }

    fn take(&mut self, at: usize, index: usize) -> Result<(), ImportRefused> {
        if self.places.contains(&Some(index)) {
            let (link_id, number) = (self.link_id(at), self.instrument.number(index));
            let measure = self.instrument.name;
            return Err(ImportRefused::ItemTwice { link_id, number, measure });
        }
        if let Some(place) = self.places.get_mut(at) {
            *place = Some(index);
        }
        Ok(())
    }

    /// Whether a question could be this item although no code says so: it is nothing else
    /// yet, offers answers, and has no code where Kith would know the right one.
    fn may_be(&self, at: usize, index: usize) -> bool {
        let item = self.items.get(at).filter(|item| item.has_list());
        let uncoded = |item: &&QuestionItem| item.codes(LOINC).next().is_none();
        self.is_free(at) && item.is_some_and(|item| self.code(index).is_none() || uncoded(item))
    }

    fn is_free(&self, at: usize) -> bool {
        self.places.get(at) == Some(&None)
    }

    fn unfound(&self) -> Vec<usize> {
        let unfound = |index: &usize| !self.places.contains(&Some(*index));
        (0..self.instrument.items.len()).filter(unfound).collect()
    }

    fn code(&self, index: usize) -> Option<&'static str> {
        self.instrument.items.get(index).and_then(|item| item.code)
    }

    fn topic(&self, index: usize) -> &'static str {
        self.instrument.items.get(index).map(|item| item.topic).unwrap_or_default()
    }

    fn link_id(&self, at: usize) -> String {
        self.items.get(at).map(|item| quoted(&item.link_id)).unwrap_or_default()
    }

    fn missing(&self, index: usize) -> ImportRefused {
        let number = self.instrument.number(index);
        ImportRefused::ItemMissing { number, code: self.code(index), topic: self.topic(index) }
    }
}
