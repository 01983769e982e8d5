//! What the rules look at: the text files of the tree, and the crates with what they depend on.
//!
//! Rules get this as plain data, so that each can be tested on a tree made up for the purpose.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The whole project, as far as rules need to see it.
#[derive(Debug)]
pub(crate) struct Project {
    /// Every file that git tracks or would track, text or not, sorted.
    pub(crate) paths: Vec<String>,
    /// Those of them that are text, in the same order.
    pub(crate) files: Vec<File>,
    /// Every member of the workspace, sorted by name.
    pub(crate) crates: Vec<Crate>,
}

/// One text file.
#[derive(Debug)]
pub(crate) struct File {
    /// Path from the root of the project, with forward slashes.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
}

/// One member of the workspace.
#[derive(Debug)]
pub(crate) struct Crate {
    /// Package name.
    pub(crate) name: String,
    /// Path of its `Cargo.toml` from the root of the project.
    pub(crate) manifest: String,
    /// Names of everything it depends on directly, for building or for tests.
    pub(crate) needs: Vec<String>,
}

impl Project {
    /// Reads the project that the current directory belongs to.
    ///
    /// # Errors
    /// When `cargo metadata` or `git ls-files` cannot be run, or a file cannot be read.
    pub(crate) fn here() -> Result<Self> {
        let metadata: Metadata = serde_json::from_slice(&run(
            "cargo",
            &["metadata", "--no-deps", "--format-version", "1"],
            Path::new("."),
        )?)
        .context("cargo metadata gave something else than expected")?;
        let root = Path::new(&metadata.workspace_root);
        let paths = list_paths(root)?;
        Ok(Self { files: read_texts(root, &paths)?, crates: crates(&metadata), paths })
    }

    /// The file at exactly this path.
    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Every Rust source file.
    pub(crate) fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.has_extension("rs"))
    }

    /// A project that exists only in a test: files as (path, text), crates as (name, needs).
    #[cfg(test)]
    pub(crate) fn made_up(files: &[(&str, &str)], crates: &[(&str, &[&str])]) -> Self {
        let file =
            |(path, text): &(&str, &str)| File { path: (*path).into(), text: (*text).into() };
        let member = |(name, needs): &(&str, &[&str])| Crate {
            name: (*name).into(),
            manifest: format!("crates/{name}/Cargo.toml"),
            needs: needs.iter().map(|need| (*need).into()).collect(),
        };
        Self {
            paths: files.iter().map(|(path, _)| (*path).into()).collect(),
            files: files.iter().map(file).collect(),
            crates: crates.iter().map(member).collect(),
        }
    }
}

impl File {
    /// Whether the path ends in `.extension`.
    pub(crate) fn has_extension(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }

    /// The last part of the path.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: String,
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
}

fn crates(metadata: &Metadata) -> Vec<Crate> {
    let mut crates: Vec<Crate> = metadata
        .packages
        .iter()
        .map(|package| Crate {
            name: package.name.clone(),
            manifest: from_root(&package.manifest_path, &metadata.workspace_root),
            needs: package.dependencies.iter().map(|need| need.name.clone()).collect(),
        })
        .collect();
    crates.sort_by(|a, b| a.name.cmp(&b.name));
    crates
}

fn from_root(path: &str, root: &str) -> String {
    path.strip_prefix(root).unwrap_or(path).trim_start_matches('/').to_owned()
}

/// Files that are new and not ignored count too: a rule speaks before the commit, not after it.
fn list_paths(root: &Path) -> Result<Vec<String>> {
    let words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let list = String::from_utf8(run("git", &words, root)?).context("a file name is not UTF-8")?;
    let mut paths: Vec<String> = list
        .split_terminator('\0')
        .filter(|path| root.join(path).is_file())
        .map(str::to_owned)
        .collect();
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// What is not UTF-8 is a picture or a frozen sample, and no rule reads those.
fn read_texts(root: &Path, paths: &[String]) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for path in paths {
        let bytes = std::fs::read(root.join(path)).with_context(|| format!("reading {path}"))?;
        if let Ok(text) = String::from_utf8(bytes) {
            files.push(File { path: path.clone(), text });
        }
    }
    Ok(files)
}

fn run(program: &str, words: &[&str], folder: &Path) -> Result<Vec<u8>> {
    let output = Command::new(program)
        .args(words)
        .current_dir(folder)
        .output()
        .with_context(|| format!("{program} could not be started"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{program} {} failed: {said}", words.join(" "));
    Ok(output.stdout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_project_is_read_from_its_root() {
        let project = Project::here().unwrap();
        assert!(project.file("Cargo.toml").is_some());
        assert!(project.file("xtask/src/project.rs").is_some());
        let xtask = project.crates.iter().find(|member| member.name == "xtask").unwrap();
        assert_eq!(xtask.manifest, "xtask/Cargo.toml");
        assert!(xtask.needs.contains(&"serde_json".to_owned()));
    }

    #[test]
    fn a_program_that_fails_is_an_error_with_its_words() {
        let error = run("git", &["no-such-verb"], Path::new(".")).unwrap_err();
        assert!(error.to_string().contains("no-such-verb"));
    }

    #[test]
    fn paths_are_told_from_the_root() {
        assert_eq!(from_root("/a/b/Cargo.toml", "/a"), "b/Cargo.toml");
    }
}
