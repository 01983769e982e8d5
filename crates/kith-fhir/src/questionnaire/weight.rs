//! What each answer weighs, so that a score is certain or not given at all.
//!
//! A weight comes from Kith's definition by LOINC answer code, or from the file; where
//! both speak they must agree, and a scored item must offer every weight exactly once.

use kith_measure::Instrument;
use kith_measure::form::FormOption;

use super::list::Listed;
use super::refused::ImportRefused;
use crate::file::quoted;
use crate::resource::whole;

/// The scale that the answers of one scored item are weighed on.
pub(super) struct Scale<'a> {
    instrument: &'static Instrument,
    link_id: &'a str,
}

impl<'a> Scale<'a> {
    pub(super) fn new(instrument: &'static Instrument, link_id: &'a str) -> Self {
        Self { instrument, link_id }
    }

    /// What an answer weighs.
    pub(super) fn weight(&self, one: &Listed) -> Result<u8, ImportRefused> {
        let (link_id, code) = (self.link_id.to_owned(), quoted(&one.code));
        let highest = self.instrument.answers.highest;
        let by_code = self.instrument.answers.weight(&one.code);
        let mut known = by_code.filter(|_| one.loinc);
        for number in &one.stated {
            let Some(stated) = whole(number).filter(|weight| *weight <= highest) else {
                let stated = quoted(&number.to_string());
                return Err(ImportRefused::WeightOutOfRange { link_id, code, stated, highest });
            };
            if let Some(known) = known.filter(|known| *known != stated) {
                return Err(ImportRefused::WeightDiffers { link_id, code, stated, known });
            }
            known = Some(stated);
        }
        known.ok_or(ImportRefused::NoWeight { link_id, code })
    }

    /// Checks that every weight of the instrument is offered exactly once.
    pub(super) fn check(&self, options: &[FormOption]) -> Result<(), ImportRefused> {
        for weight in 0..=self.instrument.answers.highest {
            let offered = options.iter().filter(|option| option.weight == Some(weight)).count();
            let link_id = self.link_id.to_owned();
            match offered {
                0 => return Err(ImportRefused::WeightMissing { link_id, weight }),
                1 => {}
                _ => return Err(ImportRefused::WeightTwice { link_id, weight }),
            }
        }
        Ok(())
    }
}
