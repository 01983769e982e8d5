//! docs/security-suite.md has each line once, names only tests that exist, and forgets none.
//!
//! A promise about security is worth the test behind it; this keeps the two from drifting apart.

use std::collections::BTreeSet;

use super::Finding;
use crate::project::Project;

const SUITE: &str = "docs/security-suite.md";
const LAST: u8 = 95;

/// Finds lines missing or doubled, named tests that do not exist, and tests that are not named.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let Some(suite) = project.file(SUITE) else {
        return vec![Finding::new(SUITE, "is missing: it says which test holds which line")];
    };
    let written: BTreeSet<&str> = project.rust().flat_map(|file| tests_in(&file.text)).collect();
    let named: BTreeSet<&str> = tests_named(&suite.text).collect();
    let gone = named.difference(&written).map(|test| {
        Finding::new(SUITE, format!("names the test `{test}`, which does not exist: correct it"))
    });
    let unnamed = written.difference(&named).map(|test| {
        Finding::new(SUITE, format!("does not name the test `{test}`: add it to its line"))
    });
    wrong_lines(&suite.text).into_iter().chain(gone).chain(unnamed).collect()
}

fn wrong_lines(text: &str) -> Vec<Finding> {
    (1..=LAST)
        .filter_map(|number| {
            let start = format!("| E{number:02} |");
            let times = text.lines().filter(|line| line.starts_with(&start)).count();
            let advice = || format!("has line E{number:02} {times} times: it must be there once");
            (times != 1).then(|| Finding::new(SUITE, advice()))
        })
        .collect()
}

/// Names of functions that are called after a line of the suite.
fn tests_in(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim_start)
        .map(|line| line.strip_prefix("async ").unwrap_or(line))
        .filter_map(|line| line.strip_prefix("fn ")?.split('(').next())
        .filter(|name| is_suite_test(name))
}

/// The same names, as the document quotes them.
fn tests_named(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2).filter(|name| is_suite_test(name))
}

/// Whether a name has the shape `e35_and_some_words`.
fn is_suite_test(name: &str) -> bool {
    let digits = name.strip_prefix('e').and_then(|rest| rest.split_once('_'));
    digits.is_some_and(|(number, words)| {
        number.len() == 2
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && !words.is_empty()
            && words.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEST: (&str, &str) = ("a.rs", "#[test]\nfn e35_a_flipped_bit_is_named() {}\n");

    fn document(extra: &str) -> String {
        use std::fmt::Write;
        let mut text = String::new();
        for number in 1..=LAST {
            writeln!(text, "| E{number:02} | area | what happens |").unwrap();
        }
        text + extra
    }

    fn findings(text: &str, files: &[(&str, &str)]) -> Vec<Finding> {
        let mut files = files.to_vec();
        files.push((SUITE, text));
        check(&Project::made_up(&files, &[]))
    }

    #[test]
    fn a_document_that_matches_the_tests_is_enough() {
        assert_eq!(findings(&document("`e35_a_flipped_bit_is_named`"), &[TEST]), []);
    }

    #[test]
    fn a_test_that_does_not_exist_is_found() {
        assert_eq!(findings(&document("`e35_a_flipped_bit_is_named`"), &[]).len(), 1);
    }

    #[test]
    fn a_test_that_is_not_named_is_found() {
        assert_eq!(findings(&document(""), &[TEST]).len(), 1);
    }

    #[test]
    fn a_line_lost_or_doubled_is_found() {
        assert_eq!(findings(&document("").replace("| E07 |", "| x |"), &[]).len(), 1);
        assert_eq!(findings(&document("| E07 | again |"), &[]).len(), 1);
    }

    #[test]
    fn no_document_at_all_is_found() {
        assert_eq!(check(&Project::made_up(&[], &[])).len(), 1);
    }
}
