//! Links from one document to another lead somewhere: a reader who follows one has trusted us.

use super::Finding;
use crate::project::{File, Project};

/// Finds relative links in Markdown whose target is not in the project.
pub(crate) fn check(project: &Project) -> Vec<Finding> {
    project
        .files
        .iter()
        .filter(|file| file.has_extension("md"))
        .flat_map(|file| check_file(project, file))
        .collect()
}

fn check_file(project: &Project, file: &File) -> Vec<Finding> {
    targets(&file.text)
        .filter(|target| !exists(project, &resolve(&file.path, target)))
        .map(|target| {
            let advice = format!("links {target}, which is not there: correct or remove the link");
            Finding::new(&file.path, advice)
        })
        .collect()
}

/// What the text links to inside the project, without the part after `#`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| !target.contains(':'))
        .filter_map(|target| target.split('#').next())
        .filter(|target| !target.is_empty())
}

/// The target as a path from the root of the project.
fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// Whether there is such a file, or a folder with files in it.
fn exists(project: &Project, path: &str) -> bool {
    let folder = format!("{path}/");
    project.paths.iter().any(|found| found == path || found.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> usize {
        let files = [("docs/a.md", text), ("docs/b.md", ""), ("LICENSE", ""), ("docs/c/d.md", "")];
        check(&Project::made_up(&files, &[])).len()
    }

    #[test]
    fn files_folders_and_parts_of_documents_are_found() {
        assert_eq!(findings("[b](b.md#part) [c](c) [l](../LICENSE) ![d](./c/d.md)"), 0);
    }

    #[test]
    fn other_hosts_and_the_same_page_are_left_alone() {
        assert_eq!(findings("[x](https://example.org/y.md) [p](#part)"), 0);
    }

    #[test]
    fn what_is_gone_is_found() {
        assert_eq!(findings("[x](x.md) [y](../b.md) [b](b)"), 3);
    }
}
