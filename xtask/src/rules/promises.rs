//! Each sentence that promises something to a client names its promise, and each promise its tests.
//!
//! In a word file, `# @promise NAME` stands right above the text that promises. docs/promises.md
//! has one row for each name, whose last column names the tests that hold it: a Rust test by its
//! function, a check in a real browser by file and title, as in `leave.mjs: E70 leaving hides`.
//!
//! A person may rely on such a sentence on the worst day of the year. This keeps it from outliving
//! the code behind it.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use crate::project::{File, Project};

const TABLE: &str = "docs/promises.md";
/// Where the words are that people read.
const WORDS: &str = "crates/kith-web/locales/en/";
/// Where the checks in a browser are.
const BROWSER: &str = "tests/browser/checks/";
const MARK: &str = "# @promise ";

/// Finds promises without a row, rows without a promise, and rows whose tests do not exist.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let Some(table) = project.file(TABLE) else {
        return vec![Finding::new(TABLE, "is missing: it says which test holds which promise")];
    };
    let words = || project.files.iter().filter(|file| is_words(file));
    let made: BTreeSet<&str> = words().flat_map(|file| names(&file.text)).collect();
    let mut findings: Vec<Finding> = words().flat_map(misplaced).collect();
    let mut rows: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, tests) in table.text.lines().filter_map(row) {
        if rows.insert(name, tests).is_some() {
            findings.push(Finding::new(TABLE, format!("has two rows for `{name}`: make it one")));
        }
    }
    findings.extend(made.iter().filter(|name| !rows.contains_key(*name)).map(|name| {
        Finding::new(TABLE, format!("has no row for the promise `{name}`: say what holds it"))
    }));
    findings.extend(rows.keys().filter(|name| !made.contains(*name)).map(|name| {
        Finding::new(TABLE, format!("has a row `{name}` that no text promises: take it out"))
    }));
    let tests: BTreeSet<&str> = project.rust().flat_map(|file| tests_in(&file.text)).collect();
    findings.extend(rows.iter().flat_map(|(name, cell)| unheld(project, &tests, name, cell)));
    findings
}

fn is_words(file: &File) -> bool {
    file.path.starts_with(WORDS) && file.has_extension("ftl")
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| line.strip_prefix(MARK)).map(str::trim)
}

/// Marks with nothing right below them that could promise, and names of another shape.
fn misplaced(file: &File) -> Vec<Finding> {
    let lines: Vec<&str> = file.text.lines().collect();
    let marks = lines.iter().enumerate().filter(|(_, line)| line.contains("@promise"));
    let wrong = marks.filter_map(|(place, line)| {
        let name = line.strip_prefix(MARK).map(str::trim).unwrap_or_default();
        let below = lines.iter().skip(place + 1).find(|line| !line.starts_with('#'));
        let text = below.is_some_and(|line| line.contains(" ="));
        let advice = if !is_name(name) {
            format!("`{line}` is not of the shape `{MARK}a-short-name`")
        } else if !text {
            format!("the promise `{name}` stands above no text: put it right above one")
        } else {
            return None;
        };
        Some(Finding::new(format!("{}:{}", file.path, place + 1), advice))
    });
    wrong.collect()
}

fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.bytes().all(plain)
}

/// A row's name and its last column.
fn row(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix("| `")?.split_once("` |")?;
    let tests = rest.trim_end().strip_suffix('|')?.rsplit('|').next()?;
    Some((name, tests))
}

/// What a row names and the project does not have.
fn unheld(project: &Project, tests: &BTreeSet<&str>, name: &str, cell: &str) -> Vec<Finding> {
    let named: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
    if named.is_empty() {
        return vec![Finding::new(TABLE, format!("names no test for the promise `{name}`"))];
    }
    let gone = named.iter().filter(|test| !tests.contains(*test) && !in_browser(project, test));
    let advice = |test: &&str| format!("names the test `{test}` for `{name}`: it does not exist");
    gone.map(|test| Finding::new(TABLE, advice(test))).collect()
}

fn in_browser(project: &Project, test: &str) -> bool {
    let Some((file, title)) = test.split_once(": ") else { return false };
    let quoted =
        |text: &str| ['"', '`'].iter().any(|quote| text.contains(&format!("{quote}{title}")));
    let file = project.file(&format!("{BROWSER}{file}"));
    file.is_some_and(|file| quoted(&file.text))
}

/// Names of functions that are marked as tests.
fn tests_in(text: &str) -> Vec<&str> {
    let mut marked = false;
    let mut found = Vec::new();
    for line in text.lines().map(str::trim_start) {
        if line.starts_with("#[") {
            marked |= line.contains("test");
        } else if !line.starts_with("///") {
            let plain = line.strip_prefix("async ").unwrap_or(line);
            let name = plain.strip_prefix("fn ").and_then(|rest| rest.split('(').next());
            found.extend(name.filter(|_| marked));
            marked = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const FTL: &str = "crates/kith-web/locales/en/reply.ftl";
    const TEXT: &str = "# Answering.\n# @promise sent-stays\nreply-stays = It stays.\n";
    const ROW: &str = "| `sent-stays` | What is sent stays. | `it_stays` |\n";
    const TEST: (&str, &str) = ("crates/a/tests/a.rs", "#[tokio::test]\nasync fn it_stays() {}\n");

    fn findings(text: &str, table: &str, others: &[(&str, &str)]) -> Vec<Finding> {
        let mut files = vec![(FTL, text), (TABLE, table)];
        files.extend(others);
        check(&Project::made_up(&files, &[]))
    }

    #[test]
    fn a_promise_with_a_row_and_a_test_is_enough() {
        assert_eq!(findings(TEXT, ROW, &[TEST]), []);
    }

    #[test]
    fn a_promise_without_a_row_and_a_row_without_a_promise_are_found() {
        assert_eq!(findings(TEXT, "", &[TEST]).len(), 1);
        assert_eq!(findings("reply-stays = It stays.\n", ROW, &[TEST]).len(), 1);
        assert_eq!(findings(TEXT, &ROW.repeat(2), &[TEST]).len(), 1);
    }

    #[test]
    fn a_row_whose_test_does_not_exist_is_found() {
        assert_eq!(findings(TEXT, ROW, &[]).len(), 1);
        let helper = ("crates/a/tests/a.rs", "fn it_stays() {}\n");
        assert_eq!(findings(TEXT, ROW, &[helper]).len(), 1, "a function that is no test");
        assert_eq!(findings(TEXT, "| `sent-stays` | It stays. | by hand |\n", &[TEST]).len(), 1);
    }

    #[test]
    fn a_check_in_a_browser_is_named_with_its_file_and_title() {
        let row = "| `sent-stays` | It stays. | `leave.mjs: E70 it stays` |\n";
        let file = ("tests/browser/checks/leave.mjs", "report.check(`E70 it stays: ${how}`, x);");
        assert_eq!(findings(TEXT, row, &[file]), []);
        assert_eq!(findings(TEXT, row, &[]).len(), 1);
    }

    #[test]
    fn a_mark_above_nothing_or_of_another_shape_is_found() {
        let apart = TEXT.replace("stays\nreply", "stays\n\nreply");
        assert_eq!(findings(&apart, ROW, &[TEST]).len(), 1);
        let two = TEXT.replace("# Answering.", "# @promise Sent Stays");
        assert!(!findings(&two, ROW, &[TEST]).is_empty());
    }

    #[test]
    fn no_table_at_all_is_found() {
        assert_eq!(check(&Project::made_up(&[], &[])).len(), 1);
    }
}
