//! Words that a tired person can read: short sentences and short words, measured over all English
//! files. A measure finds what is too long; whether it is kind is for people to say.

use jiff::tz::TimeZone;

use super::files::files;
use super::keys::keys_of;
use super::{Locale, Text};

/// The sentences of every message, with the key they stand under. A place to fill counts as a word.
fn sentences() -> Vec<(&'static str, String)> {
    let text = Text::new(Locale::English, TimeZone::UTC);
    let keys = files().flat_map(|(_, file)| keys_of(file));
    keys.flat_map(|key| {
        let words = text.plain(key).replace("{$", "").replace('}', "");
        let ends = words.split_inclusive(['.', '?', ':', '\n']).map(str::trim);
        let ends: Vec<_> = ends.filter(|one| !one.is_empty()).map(str::to_owned).collect();
        ends.into_iter().map(move |one| (key, one))
    })
    .collect()
}

fn words(sentence: &str) -> u32 {
    let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    words.map(|_| 1).sum()
}

/// Syllables by runs of vowels, with a silent `e` at the end left out: near enough for a mean.
fn syllables(word: &str) -> u32 {
    let word = word.to_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let runs: u32 = word.split(|c| !vowel(c)).filter(|run| !run.is_empty()).map(|_| 1).sum();
    let silent = word.ends_with('e') && !word.ends_with("le") && runs > 1;
    runs.saturating_sub(u32::from(silent)).max(1)
}

fn mean(numbers: impl Iterator<Item = u32>) -> f64 {
    let (sum, count) = numbers.fold((0, 0), |(sum, count), one| (sum + one, count + 1));
    f64::from(sum) / f64::from(count)
}

/// The school grade of Flesch and Kincaid.
fn grade<'s>(sentences: impl Iterator<Item = &'s str> + Clone) -> f64 {
    let long = mean(sentences.clone().map(words));
    let heavy = mean(sentences.flat_map(str::split_whitespace).map(syllables));
    0.39 * long + 11.8 * heavy - 15.59
}

#[test]
fn no_sentence_has_more_than_twenty_words() {
    let long: Vec<_> = sentences().into_iter().filter(|(_, one)| words(one) > 20).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn sentences_have_twelve_words_on_average_at_most() {
    let mean = mean(sentences().iter().map(|(_, one)| words(one)).filter(|words| *words > 3));
    assert!(mean <= 12.0, "{mean:.1} words on average");
}

#[test]
fn the_words_read_like_those_of_a_ten_year_old() {
    let sentences = sentences();
    let grade = grade(sentences.iter().map(|(_, one)| one.as_str()).filter(|one| words(one) > 3));
    assert!(grade <= 5.0, "grade {grade:.1}");
}

#[test]
fn the_measure_tells_plain_from_stiff() {
    let plain = "You can stop this at any time.";
    let stiff =
        "Continued authorisation constitutes acceptance of applicable disclosure provisions.";
    assert!(grade([plain].into_iter()) < 3.0 && grade([stiff].into_iter()) > 15.0);
    assert_eq!((words(plain), syllables("people"), syllables("leave")), (7, 2, 1));
}
