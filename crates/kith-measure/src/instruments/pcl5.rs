//! PCL-5: twenty items on the past month, 0 to 80.

use crate::instrument::{Answers, Code, Cut, Instrument, Item, LOINC, Rule, Side};

/// PCL-5. There are no empirical severity bands, and no item codes that Kith knows.
pub static PCL5: Instrument = Instrument {
    id: "pcl-5",
    name: "PCL-5",
    panel: Code { system: LOINC, code: "101697-1" },
    total: Some("101698-9"),
    items: &[
        INTRUSION, INTRUSION, INTRUSION, INTRUSION, INTRUSION, AVOIDANCE, AVOIDANCE, MOOD, MOOD,
        MOOD, MOOD, MOOD, MOOD, MOOD, AROUSAL, AROUSAL, AROUSAL, AROUSAL, AROUSAL, AROUSAL,
    ],
    answers: Answers { highest: 4, weights: &[] },
    rule: Rule::Sum,
    bands: &[],
    cuts: &[Cut {
        at: 31,
        side: Side::AtOrAbove,
        source: "published range 31-33; German clinical sample 34 to 43: PMC12210402",
    }],
    licence: "US Government work (National Center for PTSD), no copyright (QxMD; CamCOPS)",
    source: "LOINC 101697-1, 101698-9; clusters of items 1-5, 6-7, 8-14, 15-20: CamCOPS pcl5.py",
};

const INTRUSION: Item = Item::uncoded("intrusion");
const AVOIDANCE: Item = Item::uncoded("avoidance");
const MOOD: Item = Item::uncoded("thoughts and mood");
const AROUSAL: Item = Item::uncoded("arousal");
