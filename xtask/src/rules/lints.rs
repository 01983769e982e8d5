//! Every crate inherits the workspace lints, so that no crate is quietly held to less.

use super::Finding;
use crate::project::{Crate, Project};

/// Finds manifests without `[lints] workspace = true`.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    project.crates.iter().filter_map(|member| check_crate(project, member)).collect()
}

fn check_crate(project: &Project, member: &Crate) -> Option<Finding> {
    let Some(file) = project.file(&member.manifest) else {
        return Some(Finding::new(&member.manifest, "cannot be read: commit it as UTF-8 text"));
    };
    if inherits(&file.text) {
        return None;
    }
    let advice = "does not inherit the workspace lints: add `[lints]` with `workspace = true`";
    Some(Finding::new(&member.manifest, advice))
}

fn inherits(manifest: &str) -> bool {
    manifest
        .parse::<toml::Table>()
        .ok()
        .and_then(|table| table.get("lints")?.get("workspace")?.as_bool())
        .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(manifest: &str) -> Vec<Finding> {
        check(&Project::made_up(
            &[("crates/kith-core/Cargo.toml", manifest)],
            &[("kith-core", &[])],
        ))
    }

    #[test]
    fn inheriting_is_enough() {
        assert_eq!(findings("[package]\nname = \"a\"\n\n[lints]\nworkspace = true\n"), []);
    }

    #[test]
    fn own_lints_or_none_are_found() {
        assert_eq!(findings("[package]\nname = \"a\"\n").len(), 1);
        assert_eq!(findings("[lints]\nworkspace = false\n").len(), 1);
        assert_eq!(findings("[lints.rust]\nunsafe_code = \"allow\"\n").len(), 1);
        assert_eq!(findings("# [lints]\n# workspace = true\n").len(), 1);
    }

    #[test]
    fn a_missing_manifest_is_found() {
        assert_eq!(check(&Project::made_up(&[], &[("kith-core", &[])])).len(), 1);
    }
}
