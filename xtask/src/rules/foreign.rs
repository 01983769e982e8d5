//! Which libraries of others a crate may not use: what keeps "pure" pure, and the drivers in one
//! place.

use super::Finding;
use crate::project::{Crate, Project};

/// Crates that do no input or output and know no clock.
const PURE: &[&str] = &["kith-core", "kith-measure", "kith-lens", "kith-ledger"];

/// Libraries that bring input, output, a clock, randomness or async with them.
const NOT_IN_PURE: &[&str] =
    &["axum", "getrandom", "hyper", "mio", "rand", "reqwest", "rustix", "tokio", "tower"];

/// Database drivers, which only the store may hold.
const DRIVERS: &[&str] =
    &["deadpool-postgres", "libsqlite3-sys", "postgres", "rusqlite", "sqlx", "tokio-postgres"];

/// Finds libraries in crates that must do without them.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    project.crates.iter().flat_map(check_crate).collect()
}

fn check_crate(member: &Crate) -> Vec<Finding> {
    let pure = PURE.contains(&member.name.as_str());
    member
        .needs
        .iter()
        .filter_map(|need| advice(member, need, pure))
        .map(|advice| Finding::new(&member.manifest, advice))
        .collect()
}

fn advice(member: &Crate, need: &str, pure: bool) -> Option<String> {
    if pure && NOT_IN_PURE.contains(&need) {
        let name = &member.name;
        return Some(format!("{name} is pure and cannot use {need}: take the result as a value"));
    }
    if member.name != "kith-store" && DRIVERS.contains(&need) {
        return Some(format!("{need} belongs to kith-store alone: add a method there instead"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_in_their_place_are_allowed() {
        let project = Project::made_up(
            &[],
            &[("kith-store", &["rusqlite", "tokio-postgres", "tokio"]), ("kith-core", &["serde"])],
        );
        assert_eq!(check(&project), []);
    }

    #[test]
    fn async_in_a_pure_crate_is_found() {
        let project = Project::made_up(&[], &[("kith-ledger", &["sha2", "tokio"])]);
        let findings = check(&project);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].advice.contains("tokio"));
    }

    #[test]
    fn a_driver_outside_the_store_is_found_even_in_the_binary() {
        let project = Project::made_up(&[], &[("kith", &["rusqlite"]), ("kith-core", &["sqlx"])]);
        assert_eq!(check(&project).len(), 2);
    }
}
