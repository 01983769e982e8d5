//! ARCHITECTURE.md names every crate and no other: a map that has drifted is worse than none.

use std::collections::BTreeSet;

use super::Finding;
use crate::project::Project;

const MAP: &str = "ARCHITECTURE.md";

/// Finds crates missing from the map, and names on the map that are no crate.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let Some(map) = project.file(MAP) else {
        return vec![Finding::new(MAP, "is missing: it names every crate and what holds for it")];
    };
    let crates: BTreeSet<&str> = project.crates.iter().map(|member| member.name.as_str()).collect();
    let named = names_in(&map.text);
    let missing =
        crates.iter().filter(|name| !map.text.contains(&format!("`{name}`"))).map(|name| {
            Finding::new(MAP, format!("does not name `{name}`: add it, with what it never does"))
        });
    let gone = named.iter().filter(|name| !crates.contains(*name)).map(|name| {
        Finding::new(MAP, format!("names {name}, which is no crate: correct or remove it"))
    });
    missing.chain(gone).collect()
}

/// Every word of the text that looks like one of our crates.
fn names_in(text: &str) -> BTreeSet<&str> {
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'))
        .filter(|word| word.starts_with("kith-"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CRATES: &[(&str, &[&str])] = &[("kith", &[]), ("kith-core", &[])];

    fn findings(text: &str) -> Vec<Finding> {
        check(&Project::made_up(&[(MAP, text)], CRATES))
    }

    #[test]
    fn a_map_of_exactly_the_crates_is_enough() {
        assert_eq!(findings("`kith` wires; `kith-core` decides (see crates/kith-core)."), []);
    }

    #[test]
    fn a_crate_left_out_is_found() {
        let findings = findings("`kith` wires.");
        assert_eq!(findings.len(), 1);
        assert!(findings[0].advice.contains("`kith-core`"));
    }

    #[test]
    fn a_crate_that_is_gone_is_found() {
        let findings = findings("`kith`, `kith-core` and kith-old.");
        assert_eq!(findings.len(), 1);
        assert!(findings[0].advice.contains("kith-old"));
    }

    #[test]
    fn no_map_at_all_is_found() {
        assert_eq!(check(&Project::made_up(&[], CRATES)).len(), 1);
    }
}
