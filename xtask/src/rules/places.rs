//! No text names a place on somebody's machine: what is committed must make sense anywhere.

use super::Finding;
use crate::project::{File, Project};

/// Beginnings of paths that exist on one machine only.
const PLACES: &[&str] = &["/work/", "/tmp/t-", "../shared"];

/// This file, which has to hold the patterns.
const HERE: &str = "xtask/src/rules/places.rs";

/// Finds lines that name such a place.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    project.files.iter().filter(|file| file.path != HERE).flat_map(check_file).collect()
}

fn check_file(file: &File) -> Vec<Finding> {
    file.text
        .lines()
        .enumerate()
        .flat_map(|(line, text)| {
            PLACES.iter().filter(|place| text.contains(**place)).map(move |place| (line + 1, place))
        })
        .map(|(line, place)| {
            let advice = format!("names {place}, a place on one machine: take it as a parameter");
            Finding::new(format!("{}:{line}", file.path), advice)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_paths_are_allowed() {
        let text = "docs/decisions, /tmp/kith, network/, ./shared\n";
        assert_eq!(check(&Project::made_up(&[("a.md", text)], &[])), []);
    }

    #[test]
    fn each_place_is_found_with_its_line() {
        for place in PLACES {
            let text = format!("fine\nsee {place}x\n");
            let findings = check(&Project::made_up(&[("a.md", &text)], &[]));
            assert_eq!(findings.len(), 1);
            assert_eq!(findings[0].place, "a.md:2");
        }
    }

    #[test]
    fn only_this_file_may_hold_the_patterns() {
        assert_eq!(check(&Project::made_up(&[(HERE, "/work/")], &[])), []);
        assert_eq!(check(&Project::made_up(&[("xtask/src/main.rs", "/work/")], &[])).len(), 1);
    }
}
