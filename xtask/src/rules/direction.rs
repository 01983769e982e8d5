//! Import direction: the table below is the authority on which of our crates may see which.
//!
//! The pure crates stay pure and the pages stay away from keys only as long as nobody can reach
//! around the layer between.

use super::Finding;
use crate::project::{Crate, Project};

/// For each crate, which of ours it may depend on, for building or for tests.
const MAY_SEE: &[(&str, &[&str])] = &[
    ("kith-measure", &[]),
    ("kith-lens", &[]),
    ("kith-core", &["kith-measure"]),
    ("kith-ledger", &[]),
    ("kith-store", &["kith-ledger"]),
    ("kith-app", &["kith-store", "kith-core", "kith-ledger", "kith-measure"]),
    ("kith-web", &["kith-app", "kith-core", "kith-lens", "kith-measure"]),
    ("kith-fhir", &["kith-app", "kith-core", "kith-measure"]),
    (
        "kith",
        &[
            "kith-web",
            "kith-fhir",
            "kith-app",
            "kith-store",
            "kith-core",
            "kith-ledger",
            "kith-measure",
        ],
    ),
    ("xtask", &["kith-lens", "kith-measure"]),
];

/// Finds edges outside the table, and crates that the table does not know.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let ours: Vec<&str> = project.crates.iter().map(|member| member.name.as_str()).collect();
    project.crates.iter().flat_map(|member| check_crate(member, &ours)).collect()
}

fn check_crate(member: &Crate, ours: &[&str]) -> Vec<Finding> {
    let Some((_, may_see)) = MAY_SEE.iter().find(|(name, _)| *name == member.name) else {
        let advice = "is not in the direction table: say in xtask/src/rules/direction.rs which \
                      crates it may see";
        return vec![Finding::new(&member.name, advice)];
    };
    // A crate may name itself: that is how its own tests ask for one of its features.
    let allowed = |need: &str| need == member.name || may_see.contains(&need);
    member
        .needs
        .iter()
        .filter(|need| ours.contains(&need.as_str()) && !allowed(need))
        .map(|need| {
            let advice = format!(
                "depends on {need}, against the direction of ARCHITECTURE.md: move the code to \
                 the layer that may see it"
            );
            Finding::new(&member.manifest, advice)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_of_the_table_is_allowed() {
        let project = Project::made_up(
            &[],
            &[("kith-measure", &[]), ("kith-core", &["kith-measure", "minicbor"])],
        );
        assert_eq!(check(&project), []);
    }

    #[test]
    fn a_crate_that_asks_for_its_own_feature_in_tests_is_allowed() {
        let project = Project::made_up(&[], &[("kith-ledger", &["kith-ledger"])]);
        assert_eq!(check(&project), []);
    }

    #[test]
    fn a_page_that_reaches_for_the_store_is_found() {
        let project = Project::made_up(
            &[],
            &[("kith-ledger", &[]), ("kith-store", &[]), ("kith-web", &["kith-store"])],
        );
        let findings = check(&project);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].place, "crates/kith-web/Cargo.toml");
        assert!(findings[0].advice.contains("kith-store"));
    }

    #[test]
    fn an_edge_upward_is_found() {
        let project = Project::made_up(&[], &[("kith-app", &[]), ("kith-core", &["kith-app"])]);
        assert_eq!(check(&project).len(), 1);
    }

    #[test]
    fn a_crate_that_the_table_does_not_know_is_found() {
        let project = Project::made_up(&[], &[("kith-extra", &[])]);
        assert!(check(&project)[0].advice.contains("direction table"));
    }
}
