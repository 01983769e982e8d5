//! Codes that are said aloud, and tokens that are not.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::app::App;
use crate::ports::random;

/// How many words a code has: with 256 words to choose from, 32 bits.
const WORDS_IN_CODE: usize = 4;

/// A fresh token for a link or a cookie: 256 random bits as text.
pub(crate) fn new_token(app: &App) -> String {
    token_of(&random(&*app.inner.ports.random))
}

/// A token as text.
pub(crate) fn token_of(bytes: &[u8; 32]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

/// What is stored of a token.
pub(crate) fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// The words that these numbers stand for.
pub(crate) fn code_of(picks: [u8; WORDS_IN_CODE]) -> String {
    let words: Vec<&str> =
        picks.iter().filter_map(|pick| WORDS.get(usize::from(*pick)).copied()).collect();
    words.join(" ")
}

/// What is stored of a code: keyed by the service, so that a thief of the database cannot
/// try all of them.
pub(crate) fn code_hash(app: &App, label: &str, about: &[u8], code: &str) -> [u8; 32] {
    let said: Vec<String> = code.split_whitespace().map(str::to_lowercase).collect();
    let context = [about, said.join(" ").as_bytes()].concat();
    *app.inner.keys.service_key(label, &context)
}

/// Compares two hashes without telling by time how far they agree.
pub(crate) fn same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    bool::from(one.ct_eq(other))
}

/// 256 short, plain, neutral words.
static WORDS: [&str; 256] = [
    "acorn", "amber", "anchor", "apple", "april", "apron", "arch", "autumn", "bagel", "bamboo",
    "banjo", "barley", "basil", "basket", "beach", "bean", "berry", "birch", "biscuit", "blanket",
    "blue", "boat", "bonnet", "book", "bottle", "bowl", "branch", "bread", "breeze", "brick",
    "bridge", "bronze", "brook", "broom", "brush", "bucket", "butter", "button", "cabin", "cactus",
    "camel", "candle", "canoe", "canvas", "carpet", "carrot", "castle", "cedar", "cellar", "chair",
    "chalk", "cherry", "chestnut", "circle", "clay", "cliff", "cloud", "clover", "coast", "cobalt",
    "cocoa", "coffee", "copper", "coral", "corner", "cotton", "crane", "crayon", "cream",
    "crystal", "cup", "curtain", "daisy", "dawn", "desk", "dolphin", "door", "dune", "eagle",
    "easel", "echo", "elm", "ember", "engine", "falcon", "farm", "feather", "fern", "fiddle",
    "field", "fig", "finch", "flag", "flint", "flour", "flute", "forest", "fountain", "fox",
    "garden", "garlic", "gate", "ginger", "glass", "globe", "glove", "gold", "grape", "grass",
    "gravel", "green", "guitar", "hammer", "harbour", "harp", "hazel", "heather", "hedge", "heron",
    "hill", "honey", "horizon", "iris", "island", "ivory", "ivy", "jacket", "jade", "jar",
    "jasmine", "jelly", "july", "june", "juniper", "kettle", "kite", "ladder", "lagoon", "lake",
    "lamp", "lantern", "larch", "lark", "laurel", "lavender", "leaf", "lemon", "lilac", "lily",
    "lime", "linen", "locket", "lotus", "mango", "map", "maple", "marble", "march", "market",
    "meadow", "melon", "melody", "milk", "mill", "mint", "mirror", "mitten", "moon", "morning",
    "moss", "mountain", "nectar", "needle", "nest", "noon", "nutmeg", "oak", "oasis", "ocean",
    "olive", "onion", "orange", "orchard", "orchid", "otter", "owl", "paint", "palm", "paper",
    "park", "parsley", "path", "peach", "pear", "pebble", "pencil", "pepper", "piano", "pigeon",
    "pillow", "pine", "planet", "plum", "pocket", "pond", "poplar", "poppy", "potato", "prairie",
    "puzzle", "quartz", "quilt", "radio", "rain", "raisin", "raven", "reed", "ribbon", "river",
    "robin", "rocket", "roof", "rose", "rowan", "ruby", "saddle", "saffron", "sail", "salt",
    "sand", "sapphire", "sesame", "shell", "silk", "silver", "sky", "slate", "snow", "sparrow",
    "spice", "spoon", "spring", "star", "stone", "summer", "swan", "table", "tea", "thistle",
    "thyme", "tiger", "timber", "tulip", "tunnel", "velvet", "violet",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_once() {
        let mut words = WORDS.to_vec();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), 256);
    }
}
