//! Thousands of broken files: nothing panics, and whatever is still imported is whole.

use std::collections::BTreeSet;

use kith_fhir::{Import, import, questionnaire, response};
use kith_measure::form::Completeness;
use kith_measure::instruments::by_id;
use serde_json::{Value, json};

use crate::given::{GAD7, LIST, PCL5, PCPTSD5, PHQ2, PHQ9, RESPONSE, WHO5, form};

/// A small seeded generator (xorshift), so that a failure can be seen again.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let limit = u64::try_from(limit.max(1)).expect("fits");
        usize::try_from(self.0 % limit).expect("below the limit")
    }
}

/// One to four changes to the bytes: a bit, a cut, a doubled stretch, a stray sign.
fn break_bytes(file: &[u8], seeded: &mut Seeded) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=seeded.below(4) {
        let at = seeded.below(bytes.len());
        let end = (at + seeded.below(40)).min(bytes.len());
        match seeded.below(4) {
            0 => bytes[at] ^= 1 << seeded.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let stretch = bytes[at..end].to_vec();
                bytes.splice(at..at, stretch);
            }
            _ => bytes.insert(at, b"{}[]\",:0\\\xff"[seeded.below(10)]),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// Changes one node of the tree, somewhere: it stays JSON, so more of it is looked at.
fn break_tree(value: &mut Value, seeded: &mut Seeded) {
    let deeper = seeded.below(6) > 0;
    match value {
        Value::Array(list) if deeper && !list.is_empty() => {
            let at = seeded.below(list.len());
            match seeded.below(8) {
                0 => drop(list.remove(at)),
                1 => list.insert(at, list[at].clone()),
                2 => list.reverse(),
                _ => break_tree(&mut list[at], seeded),
            }
        }
        Value::Object(map) if deeper && !map.is_empty() => {
            let key = map.keys().nth(seeded.below(map.len())).expect("a key").clone();
            match seeded.below(8) {
                0 => drop(map.remove(&key)),
                _ => break_tree(map.get_mut(&key).expect("its value"), seeded),
            }
        }
        other => {
            let odd =
                [json!(null), json!(""), json!(7), json!(-1.5), json!([]), json!({}), json!("x")];
            other.clone_from(&odd[seeded.below(odd.len())]);
        }
    }
}

/// What must hold of anything that is imported.
fn whole(got: &Import) {
    let instrument = by_id(&got.form.instrument).expect("a known instrument");
    let scored = got.form.items.iter().filter_map(|item| item.index_in_instrument);
    let wanted: Vec<u16> = (0..).take(instrument.items.len()).collect();
    let mut found: Vec<u16> = scored.collect();
    found.sort_unstable();
    assert_eq!(found, wanted, "every item exactly once");
    for item in &got.form.items {
        let Some(index) = item.index_in_instrument else {
            continue;
        };
        assert_eq!(item.safety, instrument.items[usize::from(index)].safety);
        let weights: BTreeSet<_> = item.options.iter().map(|option| option.weight).collect();
        let all: BTreeSet<_> = (0..=instrument.answers.highest).map(Some).collect();
        let listless = got.form.completeness != Completeness::Full && item.options.is_empty();
        assert!(listless || (weights == all && item.options.len() == all.len()));
    }
}

#[test]
fn broken_bytes_never_panic() {
    let forms = [form(PHQ9), form(PCPTSD5)];
    let mut seeded = Seeded(0x5eed_0001);
    for file in [PHQ9, GAD7, PCL5, PCPTSD5, WHO5, LIST, RESPONSE] {
        for _ in 0..400 {
            let broken = break_bytes(file, &mut seeded);
            questionnaire::fuzz(&broken);
            response::fuzz(&broken, &forms);
        }
    }
}

#[test]
fn a_broken_form_is_refused_or_whole() {
    let mut seeded = Seeded(0x5eed_0002);
    let (mut whole_ones, mut refused) = (0, 0);
    for file in [PHQ9, PHQ2, GAD7, PCL5, PCPTSD5] {
        let sound: Value = serde_json::from_slice(file).expect("JSON");
        for _ in 0..600 {
            let mut value = sound.clone();
            break_tree(&mut value, &mut seeded);
            match import(value.to_string().as_bytes(), &[LIST]) {
                Ok(got) => {
                    whole(&got);
                    whole_ones += 1;
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(whole_ones > 100 && refused > 100, "{whole_ones} whole, {refused} refused");
}

#[test]
fn a_broken_list_is_refused_or_whole() {
    let mut seeded = Seeded(0x5eed_0003);
    let sound: Value = serde_json::from_slice(LIST).expect("JSON");
    let (mut whole_ones, mut refused) = (0, 0);
    for _ in 0..1000 {
        let mut value = sound.clone();
        break_tree(&mut value, &mut seeded);
        match import(PHQ2, &[value.to_string().as_bytes()]) {
            Ok(got) => {
                whole(&got);
                whole_ones += 1;
            }
            Err(_) => refused += 1,
        }
    }
    assert!(whole_ones > 50 && refused > 50, "{whole_ones} whole, {refused} refused");
}

#[test]
fn a_broken_response_never_yields_an_answer_out_of_range() {
    let mut seeded = Seeded(0x5eed_0004);
    let forms = [form(PHQ9)];
    let sound: Value = serde_json::from_slice(RESPONSE).expect("JSON");
    let mut read = 0;
    for _ in 0..2000 {
        let mut value = sound.clone();
        break_tree(&mut value, &mut seeded);
        if let Ok(filled) = response::read(value.to_string().as_bytes(), &forms) {
            read += 1;
            assert_eq!(filled.answers.len(), filled.instrument.items.len());
            assert!(filled.answers.iter().flatten().all(|weight| *weight <= 3));
        }
    }
    assert!(read > 100, "{read} read");
}
