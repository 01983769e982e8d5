//! Seeded mutation of the frozen samples, fed to every decoder. The same seed gives the same
//! bytes in the same order.

use std::time::{Duration, Instant};

use data_encoding::HEXLOWER;
use kith_ledger::fuzz::TARGETS;

/// Bytes at which decoders change their mind.
const TELLING: [u8; 12] = [0x00, 0x01, 0x0a, 0x17, 0x18, 0x1b, 0x3f, 0x58, 0x7f, 0x80, 0x9f, 0xff];

/// Feeds altered samples to every decoder until the time is over; returns how many it fed.
pub(crate) fn run(time: Duration, seed: u64) -> u64 {
    let samples = samples();
    let mut chance = Chance(seed);
    let (start, mut fed) = (Instant::now(), 0);
    while start.elapsed() < time {
        for sample in &samples {
            let altered = alter(sample, &mut chance);
            for (_, target) in TARGETS {
                target(&altered);
                fed += 1;
            }
        }
    }
    fed
}

/// Every frozen sample, and each entry as leaf and ciphertext in one.
fn samples() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/frozen/v1");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).unwrap();
        let is_hex = path.extension().is_some_and(|kind| kind == "hex");
        if is_hex { HEXLOWER.decode(bytes.trim_ascii_end()).unwrap() } else { bytes }
    };
    let mut samples: Vec<Vec<u8>> = files.iter().map(read).collect();
    let named = |name: &str| files.iter().position(|path| path.ends_with(name)).unwrap();
    let (leaf, sealed) = (named("two-keys-leaf-1.hex"), named("two-keys-ciphertext.hex"));
    samples.push([samples[leaf].clone(), samples[sealed].clone()].concat());
    samples
}

/// Changes a sample in one to four ways.
fn alter(sample: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut out = sample.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(out.len() + 1);
        let end = (at + chance.below(40)).min(out.len());
        match chance.below(6) {
            0 if at < out.len() => out[at] ^= 1 << chance.below(8),
            1 if at < out.len() => out[at] = TELLING[chance.below(TELLING.len())],
            2 => out.insert(at, TELLING[chance.below(TELLING.len())]),
            3 => drop(out.drain(at..end)),
            4 => out.truncate(at),
            _ => {
                let again = out[at..end].to_vec();
                let to = chance.below(out.len() + 1);
                drop(out.splice(to..to, again));
            }
        }
    }
    out
}

/// A small generator (SplitMix64): chance that can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ (word >> 31)) % end as u64) as usize
    }
}
