//! PHQ-2: the first two items of PHQ-9, 0 to 6.

use super::PHQ_ANSWERS;
use crate::instrument::{Code, Cut, Instrument, Item, LOINC, Rule, Side};

/// PHQ-2.
pub static PHQ2: Instrument = Instrument {
    id: "phq-2",
    name: "PHQ-2",
    panel: Code { system: LOINC, code: "55757-9" },
    total: Some("55758-7"),
    items: &[Item::coded("44250-9", "interest"), Item::coded("44255-8", "mood")],
    answers: PHQ_ANSWERS,
    rule: Rule::Sum,
    bands: &[],
    cuts: &[Cut {
        at: 3,
        side: Side::AtOrAbove,
        source: "Kroenke 2003, abstract, PubMed 14583691 (sensitivity 83 %, specificity 92 %)",
    }],
    licence: "Pfizer Inc.; the owner asks for no permission to reproduce, translate, show or \
              pass on (as PHQ-9)",
    source: "LOINC 55757-9, 55758-7 and LL358-3",
};
