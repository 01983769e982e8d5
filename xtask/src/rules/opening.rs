//! Every Rust file opens with `//!`: a reader learns why it exists before how it works.

use super::Finding;
use crate::project::Project;

/// Finds Rust files whose first line is not a module comment with words in it.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    project
        .rust()
        .filter(|file| !opens_with_words(&file.text))
        .map(|file| {
            let advice = "does not open with `//!`: say in a sentence why the module exists";
            Finding::new(&file.path, advice)
        })
        .collect()
}

fn opens_with_words(text: &str) -> bool {
    text.lines()
        .next()
        .and_then(|line| line.strip_prefix("//!"))
        .is_some_and(|words| !words.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_that_says_why_is_enough() {
        assert_eq!(check(&Project::made_up(&[("a.rs", "//! Why.\nfn f() {}\n")], &[])), []);
    }

    #[test]
    fn silence_an_ordinary_comment_and_an_empty_one_are_found() {
        for text in ["", "fn f() {}\n", "// Why.\n", "//!\n", "use a::b;\n//! Why.\n"] {
            assert_eq!(check(&Project::made_up(&[("a.rs", text)], &[])).len(), 1, "{text:?}");
        }
    }

    #[test]
    fn other_files_are_left_alone() {
        assert_eq!(check(&Project::made_up(&[("a.css", "main {}\n")], &[])), []);
    }
}
