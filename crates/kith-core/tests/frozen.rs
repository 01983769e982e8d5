//! What was once written is a promise: the bytes of every fact, frozen.
//!
//! `frozen/facts.txt` holds one line per sample: wire tag and body in hexadecimal. Lines are
//! only ever added. An old line that no longer decodes to the same bytes fails here.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

use std::fmt::Write;

use kith_core::Fact;

const FROZEN: &str = include_str!("../frozen/facts.txt");

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes all");
        text
    })
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}

fn lines() -> Vec<(&'static str, &'static str)> {
    FROZEN.lines().map(|line| line.split_once(' ').expect("a tag and a body")).collect()
}

#[test]
fn every_fact_ever_frozen_still_reads_and_writes_the_same() {
    for (tag, body) in lines() {
        let fact = Fact::decode(tag, &bytes(body)).expect("an old fact is read for ever");
        assert_eq!((fact.tag(), hex(&fact.encode()).as_str()), (tag, body));
    }
}

#[test]
fn every_kind_of_fact_is_frozen() {
    let frozen = lines();
    let new: Vec<String> = Fact::samples()
        .iter()
        .map(|fact| (fact.tag(), hex(&fact.encode())))
        .filter(|(tag, body)| !frozen.contains(&(*tag, body.as_str())))
        .map(|(tag, body)| format!("{tag} {body}"))
        .collect();
    assert!(new.is_empty(), "add these lines to frozen/facts.txt:\n{}", new.join("\n"));
}

#[test]
fn a_fact_of_an_unknown_kind_is_named() {
    let unknown = Fact::decode("hope/9", &[0x80]).expect_err("not known");
    assert_eq!(unknown.tag, "hope/9");
}

#[test]
fn no_bytes_make_decoding_panic() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    for fact in Fact::samples() {
        let whole = fact.encode();
        for _ in 0..2_000 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let mut body = whole.clone();
            let at = usize::try_from(seed % whole.len() as u64).expect("small");
            body[at] ^= 1 << (seed % 8);
            if seed.is_multiple_of(5) {
                body.truncate(at);
            }
            // Either a fact or a refusal; anything but a panic.
            if let Ok(read) = Fact::decode(fact.tag(), &body) {
                assert_eq!(read.tag(), fact.tag());
            }
        }
    }
}
