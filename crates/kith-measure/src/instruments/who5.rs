//! WHO-5: five items on the past two weeks, 0 to 100, where more is better.

use crate::instrument::{Answers, Code, Cut, Instrument, Item, Rule, SNOMED, Side};

/// WHO-5. LOINC codes are not known; the whole is recognised by its SNOMED CT code.
pub static WHO5: Instrument = Instrument {
    id: "who-5",
    name: "WHO-5",
    panel: Code { system: SNOMED, code: "1144665009" },
    total: None,
    items: &[
        Item::uncoded("cheerfulness"),
        Item::uncoded("calm"),
        Item::uncoded("energy"),
        Item::uncoded("waking rested"),
        Item::uncoded("interest"),
    ],
    answers: Answers { highest: 5, weights: &[] },
    rule: Rule::SumTimes(4),
    bands: &[],
    cuts: &[Cut { at: 50, side: Side::AtOrBelow, source: "Valant; INSPQ" }],
    licence: "World Health Organization; free use with the source named (INSPQ); the edition of \
              2024 may be non-commercial: check before use",
    source: "SNOMED CT code: hl7dk/KL-dk-tools; sum of 0-25 times 4: INSPQ",
};
