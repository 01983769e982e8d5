//! Rust files stay short enough to be read in one sitting.

use super::Finding;
use crate::project::{File, Project};

/// Most lines of an ordinary file.
const MOST: usize = 400;
/// Most lines of a file of tests, which is read one test at a time.
const MOST_IN_TESTS: usize = 600;

/// Finds Rust files past their length.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    project.rust().filter_map(check_file).collect()
}

fn check_file(file: &File) -> Option<Finding> {
    let most = if is_test(file) { MOST_IN_TESTS } else { MOST };
    let lines = file.text.lines().count();
    let advice = || format!("has {lines} lines, and {most} is the most: split it where it hurts");
    (lines > most).then(|| Finding::new(&file.path, advice()))
}

fn is_test(file: &File) -> bool {
    file.path.split('/').any(|part| part == "tests" || part == "tests.rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, lines: usize) -> usize {
        check(&Project::made_up(&[(path, &"//! x\n".repeat(lines))], &[])).len()
    }

    #[test]
    fn the_limit_itself_is_allowed_and_one_more_is_found() {
        assert_eq!(findings("crates/a/src/b.rs", MOST), 0);
        assert_eq!(findings("crates/a/src/b.rs", MOST + 1), 1);
    }

    #[test]
    fn tests_may_be_longer_but_not_endless() {
        for path in ["crates/a/tests/b.rs", "crates/a/src/b/tests.rs"] {
            assert_eq!(findings(path, MOST_IN_TESTS), 0);
            assert_eq!(findings(path, MOST_IN_TESTS + 1), 1);
        }
        assert_eq!(findings("crates/a/src/contests.rs", MOST + 1), 1);
    }
}
