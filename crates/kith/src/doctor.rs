//! What is in force, and what is weak or unsafe: each finding says what was found, why it
//! matters and what to do, for somebody who keeps the machine and is no expert.

mod key;
mod place;
mod reach;
mod service;

use std::process::ExitCode;

use serde::Serialize;

use crate::cli::Doctor;
use crate::config::{self, Settled};
use crate::out;

/// How a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Weight {
    /// As it is best.
    Good,
    /// Could be better.
    Advice,
    /// To be mended before anybody is served.
    Unsafe,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
pub(crate) struct Finding {
    weight: Weight,
    /// What was found.
    what: String,
    /// Why it matters.
    #[serde(skip_serializing_if = "str::is_empty")]
    why: &'static str,
    /// What to do.
    #[serde(skip_serializing_if = "String::is_empty")]
    todo: String,
}

impl Finding {
    fn good(what: String) -> Self {
        Self { weight: Weight::Good, what, why: "", todo: String::new() }
    }

    fn advice(what: impl Into<String>, why: &'static str, todo: impl Into<String>) -> Self {
        Self { weight: Weight::Advice, what: what.into(), why, todo: todo.into() }
    }

    fn danger(what: impl Into<String>, why: &'static str, todo: impl Into<String>) -> Self {
        Self { weight: Weight::Unsafe, what: what.into(), why, todo: todo.into() }
    }

    /// What is refused elsewhere, whose words say what to do already.
    fn refused(error: &anyhow::Error, why: &'static str) -> Self {
        Self::danger(capital(&format!("{error:#}.")), why, "")
    }

    fn lines(&self) -> Vec<String> {
        let weight = match self.weight {
            Weight::Good => "ok    ",
            Weight::Advice => "advice",
            Weight::Unsafe => "UNSAFE",
        };
        let told = [("why", self.why), ("do", self.todo.as_str())];
        let told = told.into_iter().filter(|(_, words)| !words.is_empty());
        let first = [format!("{weight}  {}", self.what)];
        first
            .into_iter()
            .chain(told.map(|(head, words)| format!("        {head:<4}{words}")))
            .collect()
    }
}

pub(crate) async fn run(args: Doctor) -> anyhow::Result<ExitCode> {
    let serve = config::settle_serve(&args.serve)?;
    let found = match config::settle(&serve.place) {
        Ok(settled) => look(&serve, &settled).await,
        Err(error) => vec![Finding::refused(&error, "")],
    };
    out::tell(args.json, &found, || found.iter().flat_map(Finding::lines).collect());
    let harmed = found.iter().any(|finding| finding.weight == Weight::Unsafe);
    Ok(if harmed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn look(serve: &crate::cli::Serve, settled: &Settled) -> Vec<Finding> {
    let now = config::ports().clock.now().0 / 1_000_000;
    let mut found = vec![Finding::good(format!("The service is at {}.", settled.location))];
    found.extend(key::look(settled));
    found.extend(place::look(settled));
    found.extend(reach::look(serve, now));
    found.extend(service::look(serve).await);
    found
}

/// The same words with a capital letter in front.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_what_why_and_what_to_do() {
        let found =
            Finding::advice("The key is beside the data.", "One thief has both.", "Move it.");
        let lines = found.lines();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with("advice  The key"), "{lines:?}");
        assert_eq!(lines[2].trim_start(), "do  Move it.");
        assert_eq!(Finding::good("Fine.".into()).lines(), ["ok      Fine."]);
    }
}
