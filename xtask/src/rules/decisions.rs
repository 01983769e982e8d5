//! Every decision record is linked from the index, so that the reasons can be found.

use super::Finding;
use crate::project::{File, Project};

const FOLDER: &str = "docs/decisions/";
const INDEX: &str = "docs/decisions/README.md";

/// Finds records that are not linked, and numbers used twice.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    let Some(index) = project.file(INDEX) else {
        return vec![Finding::new(INDEX, "is missing: it lists every decision record")];
    };
    let records: Vec<&File> = project.files.iter().filter(|file| is_record(file)).collect();
    let mut findings = Vec::new();
    for (place, record) in records.iter().enumerate() {
        if !index.text.contains(&format!("]({})", record.name())) {
            findings
                .push(Finding::new(&record.path, format!("is not linked from {INDEX}: add it")));
        }
        if records.iter().take(place).any(|other| number(other) == number(record)) {
            let advice = "uses a number that another record has: take the next free one";
            findings.push(Finding::new(&record.path, advice));
        }
    }
    findings
}

fn is_record(file: &File) -> bool {
    file.path.starts_with(FOLDER) && file.path != INDEX && file.has_extension("md")
}

fn number(file: &File) -> &str {
    file.name().split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(index: &str, records: &[&str]) -> Vec<Finding> {
        let paths: Vec<String> = records.iter().map(|name| format!("{FOLDER}{name}")).collect();
        let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "x")).collect();
        files.push((INDEX, index));
        check(&Project::made_up(&files, &[]))
    }

    #[test]
    fn linked_records_are_enough() {
        assert_eq!(findings("- [0001](0001-a.md)\n", &["0001-a.md"]), []);
    }

    #[test]
    fn a_record_left_out_of_the_index_is_found() {
        assert_eq!(findings("nothing yet\n", &["0001-a.md"]).len(), 1);
    }

    #[test]
    fn a_number_used_twice_is_found() {
        let index = "[1](0001-a.md) [1](0001-b.md)";
        assert_eq!(findings(index, &["0001-a.md", "0001-b.md"]).len(), 1);
    }

    #[test]
    fn a_missing_index_is_found() {
        assert_eq!(check(&Project::made_up(&[], &[])).len(), 1);
    }
}
