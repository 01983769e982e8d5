//! Checks on the project itself: the habits that nobody has to remember, because a tool does.
//!
//! `cargo run -p xtask -- tidy` reads the tree and the crate graph, runs every rule, and says for
//! each finding where it is and what to do. `cargo run -p xtask -- strain-study` tries the rules
//! by which Kith notices that something may have changed.

mod lens_study;
mod project;
mod rules;
mod share;
mod strain_study;

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use project::Project;

/// Checks on the project itself.
#[derive(Debug, Parser)]
#[command(name = "cargo run -p xtask --")]
enum Asked {
    /// Runs every rule over the tree.
    Tidy,
    /// Tries the rules of strain on made-up people, or on series in a file.
    StrainStudy(strain_study::Asked),
    /// Tries the lens on labelled sentences.
    LensStudy(lens_study::Asked),
}

fn main() -> Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    match Asked::parse() {
        Asked::Tidy => {
            let found = tidy(&Project::here()?, &mut out)?;
            Ok(if found == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Asked::LensStudy(asked) => {
            lens_study::run(&asked, &mut out)?;
            Ok(ExitCode::SUCCESS)
        }
        Asked::StrainStudy(asked) => {
            strain_study::run(&asked, &mut out)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Runs every rule, writes one line per rule and one per finding, and returns how many were found.
fn tidy(project: &Project, out: &mut impl Write) -> Result<usize> {
    let mut found = 0;
    for rule in rules::ALL {
        let findings = (rule.check)(project);
        let verdict = if findings.is_empty() { "ok  " } else { "MEND" };
        writeln!(out, "{verdict}  {}", rule.name)?;
        for finding in &findings {
            writeln!(out, "      {}: {}", finding.place, finding.advice)?;
        }
        found += findings.len();
    }
    let files = project.files.len();
    let rules = rules::ALL.len();
    writeln!(out, "tidy: {rules} rules over {files} files, {found} to mend")?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_counted_and_printed_with_its_place() {
        let project = Project::made_up(&[("src/lost.rs", "fn main() {}\n")], &[]);
        let mut out = Vec::new();
        let found = tidy(&project, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(found > 0);
        assert!(text.contains("src/lost.rs: "));
        assert!(text.ends_with(&format!("{found} to mend\n")));
    }
}
