//! The instruments that Kith can score, one file each.
//!
//! Only facts stand here. A figure that nobody has read at its source stays out.

mod gad7;
mod pcl5;
mod pcptsd5;
mod phq2;
mod phq9;
mod who5;

pub use gad7::GAD7;
pub use pcl5::PCL5;
pub use pcptsd5::PCPTSD5;
pub use phq2::PHQ2;
pub use phq9::PHQ9;
pub use who5::WHO5;

use crate::instrument::{Answers, Instrument, Weight};

/// Every instrument that Kith knows.
pub const ALL: &[&Instrument] = &[&PHQ9, &PHQ2, &GAD7, &PCL5, &PCPTSD5, &WHO5];

/// The instrument with this id.
pub fn by_id(id: &str) -> Option<&'static Instrument> {
    ALL.iter().copied().find(|instrument| instrument.id == id)
}

/// The instrument with this panel code.
pub fn by_panel(system: &str, code: &str) -> Option<&'static Instrument> {
    let is = |instrument: &&Instrument| {
        instrument.panel.system == system && instrument.panel.code == code
    };
    ALL.iter().copied().find(is)
}

/// The four answers that PHQ-9, PHQ-2 and GAD-7 share: LOINC answer list LL358-3.
const PHQ_ANSWERS: Answers = Answers {
    highest: 3,
    weights: &[
        Weight { code: "LA6568-5", weight: 0 },
        Weight { code: "LA6569-3", weight: 1 },
        Weight { code: "LA6570-1", weight: 2 },
        Weight { code: "LA6571-9", weight: 3 },
    ],
};
