//! GAD-7: seven items on the last two weeks, 0 to 21.

use super::PHQ_ANSWERS;
use crate::instrument::{Band, Code, Cut, Instrument, Item, LOINC, Rule, Side};

/// GAD-7. Its answers are those of PHQ-9, though many copies carry another lowest one.
pub static GAD7: Instrument = Instrument {
    id: "gad-7",
    name: "GAD-7",
    panel: Code { system: LOINC, code: "69737-5" },
    total: Some("70274-6"),
    items: &[
        Item::coded("69725-0", "nervousness"),
        Item::coded("68509-9", "control of worry"),
        Item::coded("69733-4", "spread of worry"),
        Item::coded("69734-2", "relaxing"),
        Item::coded("69735-9", "restlessness"),
        Item::coded("69689-8", "irritability"),
        Item::coded("69736-7", "dread"),
    ],
    answers: PHQ_ANSWERS,
    rule: Rule::Sum,
    bands: &[
        Band { from: 0, key: "minimal" },
        Band { from: 5, key: "mild" },
        Band { from: 10, key: "moderate" },
        Band { from: 15, key: "severe" },
    ],
    cuts: &[Cut {
        at: 10,
        side: Side::AtOrAbove,
        source: "CamCOPS gad7.rst (generalised anxiety: sensitivity 89 %, specificity 82 %)",
    }],
    licence: "Pfizer Inc.; the owner asks for no permission to reproduce, translate, show or \
              pass on (CamCOPS gad7.rst)",
    source: "LOINC 69737-5, 70274-6 and LL358-3; band starts 5, 10, 15: CamCOPS gad7.rst",
};
