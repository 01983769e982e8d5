//! Imports stand in groups: the standard library first and by itself, our own crate last, so that a
//! reader sees at a glance what a file leans on. The formatter keeps groups apart only on nightly.

use super::Finding;
use crate::project::Project;

/// Finds files whose imports of the standard library follow others or stand among them.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let mixed = |text: &str| !in_order(text) || !apart(text);
    project
        .rust()
        .filter(|file| mixed(&file.text))
        .map(|file| {
            let advice = "imports in three groups: the standard library, other crates, our own";
            Finding::new(&file.path, advice)
        })
        .collect()
}

fn is_std(line: &str) -> bool {
    line.starts_with("use std::")
}

fn is_own(line: &str) -> bool {
    line.starts_with("use crate::") || line.starts_with("use super::")
}

fn is_foreign(line: &str) -> bool {
    line.starts_with("use kith_") || line.starts_with("use tokio")
}

/// Whether no other import at the head of the file comes before one of the standard library.
fn in_order(text: &str) -> bool {
    let imports = text.lines().filter(|line| line.starts_with("use "));
    !imports.skip_while(|line| is_std(line)).any(is_std)
}

/// Whether every run of lines without an empty one holds imports of one group.
fn apart(text: &str) -> bool {
    text.split("\n\n").all(|run| {
        let any = |is: fn(&str) -> bool| run.lines().any(is);
        let std_and_more = any(is_std) && any(|line| line.starts_with("use ") && !is_std(line));
        let own_and_others = any(is_own) && any(is_foreign);
        !std_and_more && !own_and_others
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        check(&Project::made_up(&[("a.rs", text)], &[])).len()
    }

    #[test]
    fn three_groups_in_their_order_are_left_alone() {
        assert_eq!(found("use std::io;\n\nuse kith_core::Seen;\n\nuse crate::a;\nuse b::c;\n"), 0);
        assert_eq!(found("fn f() {\n    use std::io;\n}\n"), 0);
    }

    #[test]
    fn one_heap_and_another_order_are_found() {
        assert_eq!(found("use crate::a;\nuse std::io;\n"), 1);
        assert_eq!(found("use std::io;\nuse tokio::fs;\n"), 1);
        assert_eq!(found("use tokio::fs;\n\nuse std::io;\n"), 1);
        assert_eq!(found("use kith_core::Seen;\nuse crate::a;\n"), 1);
    }
}
