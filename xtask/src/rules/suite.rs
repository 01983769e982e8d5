//! docs/security-suite.md has each line once, names only tests that exist, and forgets none.
//!
//! A test is a Rust function called `e35_...`, or a check in a real browser whose title begins with its
//! line, as in `report.check("E70 leaving hides every open tab", ..)`. The document names the one by
//! its function and the other by file and title: `leave.mjs: E70 leaving hides every open tab`. Of a
//! title that is put together, what stands before the first part that changes is its name.
//!
//! A promise about security is worth the test behind it; this keeps the two from drifting apart.

use std::collections::BTreeSet;
use std::path::Path;

use super::Finding;
use crate::project::Project;

const SUITE: &str = "docs/security-suite.md";
const LAST: u8 = 95;
/// Where the checks in a browser are.
const BROWSER: &str = "tests/browser/checks/";

/// Finds lines missing or doubled, named tests that do not exist, and tests that are not named.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let Some(suite) = project.file(SUITE) else {
        return vec![Finding::new(SUITE, "is missing: it says which test holds which line")];
    };
    let rust = project.rust().flat_map(|file| tests_in(&file.text)).map(str::to_owned);
    let checks = project.files.iter().filter_map(|file| Some((browser_name(&file.path)?, file)));
    let checks = checks.flat_map(|(name, file)| checks_in(name, &file.text));
    let written: BTreeSet<String> = rust.chain(checks).collect();
    let named: BTreeSet<String> = tests_named(&suite.text).map(str::to_owned).collect();
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

/// A check's file as the document names it.
fn browser_name(path: &str) -> Option<&str> {
    path.strip_prefix(BROWSER).filter(|name| is_check(name))
}

fn is_check(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == "mjs")
}

/// Titles in a file of checks that begin with a line of the suite, each after its file's name.
fn checks_in<'t>(file: &'t str, text: &'t str) -> impl Iterator<Item = String> + 't {
    let quotes = ['"', '\'', '`'];
    text.lines().flat_map(move |line| {
        let opened = line.match_indices(quotes).filter_map(move |(at, quote)| {
            let rest = line.get(at + 1..)?;
            let title = rest.split(quote).next()?.split("${").next()?;
            let title = title.trim_end_matches([' ', ':', ',']);
            is_browser_title(title).then(|| format!("{file}: {title}"))
        });
        opened.collect::<Vec<_>>()
    })
}

/// The same names, as the document quotes them.
fn tests_named(text: &str) -> impl Iterator<Item = &str> {
    let of_browser = |name: &str| {
        name.split_once(": ").is_some_and(|(file, title)| is_check(file) && is_browser_title(title))
    };
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter(move |name| is_suite_test(name) || of_browser(name))
}

/// Whether a title has the shape `E70 and some words`.
fn is_browser_title(title: &str) -> bool {
    let number = title.strip_prefix('E').and_then(|rest| rest.split_once(' '));
    number.is_some_and(|(number, words)| {
        number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit()) && !words.is_empty()
    })
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
    fn a_check_in_a_browser_is_named_with_its_file_and_title() {
        let checks = "report.check(\"E70 leaving hides all\", () => []);\n\
            await report.check(`E71 nothing is left: ${how}`, async () => []);\n";
        let file = ("tests/browser/checks/leave.mjs", checks);
        let both = "`leave.mjs: E70 leaving hides all`, `leave.mjs: E71 nothing is left`";
        assert_eq!(findings(&document(both), &[file]), []);
        assert_eq!(findings(&document(both), &[]).len(), 2);
        assert_eq!(findings(&document(""), &[file]).len(), 2);
        let elsewhere = both.replace("leave.mjs: E71", "gone.mjs: E71");
        assert_eq!(findings(&document(&elsewhere), &[file]).len(), 2);
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
