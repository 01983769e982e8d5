//! Holds words and code together: no key without words, no words without use.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::files::files;

/// The keys of one file: every line that begins a message.
pub(super) fn keys_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
}

fn all_keys() -> BTreeSet<&'static str> {
    files().flat_map(|(_, text)| keys_of(text)).collect()
}

fn sources(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, ending, found);
        } else if path.extension().is_some_and(|ext| ext == ending) {
            found.push(path);
        }
    }
}

/// Each quoted string of a text, by its place between two quotes on one line.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('"').skip(1).step_by(2))
}

/// The parts of a template that are code: only there does a quoted string name a key.
fn code_of(template: &str) -> String {
    let mut code = String::new();
    let mut rest = template;
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        let inside = &rest[start + 2..];
        let end = inside.find("}}").into_iter().chain(inside.find("%}")).min().unwrap();
        code.push_str(&inside[..end]);
        code.push('\n');
        rest = &inside[end..];
    }
    code
}

/// A source without its tests and comments, where keys may be made up.
fn code_only(source: &str) -> String {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or(source);
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Every string in the code that could be a key, with the file it was read from.
fn named() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut rust, mut html) = (Vec::new(), Vec::new());
    sources(&root.join("src"), "rs", &mut rust);
    rust.retain(|path| !path.ends_with("text/keys.rs") && !path.ends_with("tests.rs"));
    sources(&root.join("templates"), "html", &mut html);
    let mut named = Vec::new();
    for path in rust.iter().chain(&html) {
        let text = fs::read_to_string(path).unwrap();
        let code = if html.contains(path) { code_of(&text) } else { code_only(&text) };
        let from = path.strip_prefix(root).unwrap().display().to_string();
        named.extend(quoted(&code).map(|key| (key.to_owned(), from.clone())));
    }
    named
}

fn looks_like_a_key(words: &str) -> bool {
    let file = words.split('-').next().unwrap_or_default();
    words.contains('-')
        && words.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && files().any(|(name, _)| name == file)
}

fn is_stem(words: &str, keys: &BTreeSet<&str>) -> bool {
    let stem = format!("{words}-");
    keys.iter().filter(|key| key.starts_with(&stem)).count() > 1
}

#[test]
fn every_key_begins_with_the_name_of_its_file() {
    for (file, text) in files() {
        for key in keys_of(text) {
            assert!(key.starts_with(&format!("{file}-")), "{key} in {file}.ftl");
        }
    }
}

#[test]
fn every_key_that_is_named_has_words() {
    let keys = all_keys();
    let missing: Vec<_> = named()
        .into_iter()
        .filter(|(key, _)| looks_like_a_key(key))
        .filter(|(key, _)| !keys.contains(key.as_str()) && !is_stem(key, &keys))
        .collect();
    assert!(missing.is_empty(), "no words for: {missing:#?}");
}

#[test]
fn every_key_with_words_is_used() {
    let keys = all_keys();
    let named: BTreeSet<String> = named().into_iter().map(|(key, _)| key).collect();
    let stems: Vec<String> = named
        .iter()
        .filter(|name| looks_like_a_key(name) && !keys.contains(name.as_str()))
        .map(|stem| format!("{stem}-"))
        .collect();
    let used =
        |key: &str| named.contains(key) || stems.iter().any(|stem| key.starts_with(stem.as_str()));
    let unused: Vec<_> = keys.iter().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "words that nothing shows: {unused:#?}");
}

#[test]
fn quoted_strings_are_found_in_template_code_only() {
    let code = code_of(r#"<p class="front-a">{{ t.get("front-b") }}</p>{% call x(t, "c") %}"#);
    assert_eq!(quoted(&code).collect::<Vec<_>>(), ["front-b", "c"]);
}
