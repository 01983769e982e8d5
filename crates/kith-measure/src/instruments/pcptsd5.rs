//! PC-PTSD-5: a gate about exposure, then five items answered yes or no, 0 to 5.

use crate::instrument::{Answers, Code, Cut, Instrument, Item, LOINC, Rule, Side};

/// PC-PTSD-5. A screen, not a measure of change.
pub static PCPTSD5: Instrument = Instrument {
    id: "pc-ptsd-5",
    name: "PC-PTSD-5",
    panel: Code { system: LOINC, code: "102010-6" },
    total: Some("102017-1"),
    items: &[
        Item::uncoded("exposure"),
        Item::coded("102012-2", "intrusive memories or dreams"),
        Item::coded("102013-0", "avoidance"),
        Item::coded("102014-8", "being on guard"),
        Item::coded("102015-5", "numbness or distance"),
        Item::coded("102016-3", "guilt or blame"),
    ],
    answers: Answers { highest: 1, weights: &[] },
    rule: Rule::GatedSum,
    bands: &[],
    cuts: &[
        Cut { at: 3, side: Side::AtOrAbove, source: "Prins 2016, PMC5023594: most sensitive" },
        Cut { at: 4, side: Side::AtOrAbove, source: "Prins 2016, PMC5023594: more specific" },
    ],
    licence: "US Government work (National Center for PTSD), public domain",
    source: "LOINC 102010-6, 102017-1; order of item codes: uwcirg/patient-summary, not yet \
             compared with LOINC itself",
};
