//! Two made-up languages, derived from English while the program runs. They cost translators
//! nothing and show, before any translation exists, where a page breaks.
//!
//! Only the words of the files are changed. Names and times that are put into them stay as given.

use std::borrow::Cow;

/// English with accents and about 40 % more letters: vowels stand twice, `e` three times.
pub(super) fn long(words: &str) -> Cow<'_, str> {
    let mut made = String::with_capacity(words.len() * 2);
    for letter in words.chars() {
        let (accented, times) = accent(letter);
        made.extend(std::iter::repeat_n(accented, times));
    }
    Cow::Owned(made)
}

/// How a letter looks with an accent, and how often it stands.
const fn accent(letter: char) -> (char, usize) {
    match letter {
        'a' => ('å', 2),
        'e' => ('é', 3),
        'i' => ('î', 2),
        'o' => ('ö', 2),
        'u' => ('û', 2),
        'c' => ('ç', 1),
        'n' => ('ñ', 1),
        's' => ('š', 1),
        'y' => ('ý', 1),
        'A' => ('Å', 2),
        'E' => ('É', 2),
        'I' => ('Î', 2),
        'O' => ('Ö', 2),
        'U' => ('Û', 2),
        other => (other, 1),
    }
}

/// English whose every word is turned to read from right to left.
pub(super) fn mirrored(words: &str) -> Cow<'_, str> {
    let mut made = String::with_capacity(words.len() * 2);
    for word in words.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if !bare.is_empty() {
            made.push('\u{202e}');
            made.push_str(bare);
            made.push('\u{202c}');
        }
        made.push_str(word.get(bare.len()..).unwrap_or_default());
    }
    Cow::Owned(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_stay_readable() {
        assert_eq!(long("Rest here"), "Réééšt hééérééé");
    }

    #[test]
    fn mirrored_words_keep_their_spaces() {
        assert_eq!(mirrored(" a b\n"), " \u{202e}a\u{202c} \u{202e}b\u{202c}\n");
    }
}
