//! PHQ-9: nine items on the last two weeks, 0 to 27.

use super::PHQ_ANSWERS;
use crate::instrument::{Band, Code, Cut, Instrument, Item, LOINC, Rule, Side};

/// PHQ-9. The difficulty question that many forms add is not part of the score.
pub static PHQ9: Instrument = Instrument {
    id: "phq-9",
    name: "PHQ-9",
    panel: Code { system: LOINC, code: "44249-1" },
    total: Some("44261-6"),
    items: &[
        Item::coded("44250-9", "interest"),
        Item::coded("44255-8", "mood"),
        Item::coded("44259-0", "sleep"),
        Item::coded("44254-1", "energy"),
        Item::coded("44251-7", "appetite"),
        Item::coded("44258-2", "self-regard"),
        Item::coded("44252-5", "concentration"),
        Item::coded("44253-3", "pace of movement"),
        Item { code: Some("44260-8"), topic: "thoughts of death or self-harm", safety: true },
    ],
    answers: PHQ_ANSWERS,
    rule: Rule::Sum,
    bands: &[
        Band { from: 0, key: "minimal" },
        Band { from: 5, key: "mild" },
        Band { from: 10, key: "moderate" },
        Band { from: 15, key: "moderately-severe" },
        Band { from: 20, key: "severe" },
    ],
    cuts: &[Cut {
        at: 10,
        side: Side::AtOrAbove,
        source: "CamCOPS documentation (sensitivity 77-88 %, specificity 88-94 %)",
    }],
    licence: "Pfizer Inc.; the owner asks for no permission to reproduce, translate, show or \
              pass on (CamCOPS phq9.rst; HL7 SDC PHQ-9 copyright element)",
    source: "LOINC 44249-1 and LL358-3; band starts 5, 10, 15, 20: MDedge",
};
