//! The rules, one file each, and the one list that runs them.
//!
//! A rule is a function from the project to its findings: no reading of its own, nothing printed.

mod architecture;
mod decisions;
mod direction;
mod foreign;
mod imports;
mod instruments;
mod length;
mod links;
mod lints;
mod opening;
mod places;
mod promises;
mod suite;

use crate::project::Project;

/// A rule with the words it is announced by.
pub(crate) struct Rule {
    /// What holds when the rule finds nothing.
    pub(crate) name: &'static str,
    /// Finds what does not hold.
    pub(crate) check: fn(&Project) -> Vec<Finding>,
}

/// One place where a rule does not hold.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// A path, a path with a line, or a crate.
    pub(crate) place: String,
    /// What is wrong and what to do, in one sentence.
    pub(crate) advice: String,
}

impl Finding {
    fn new(place: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { place: place.into(), advice: advice.into() }
    }
}

/// Every rule, in the order in which they are printed.
pub(crate) const ALL: &[Rule] = &[
    Rule { name: "crates depend in one direction", check: direction::check },
    Rule { name: "each crate keeps to its kind of library", check: foreign::check },
    Rule { name: "each crate inherits the workspace lints", check: lints::check },
    Rule { name: "each module says why it exists", check: opening::check },
    Rule { name: "imports stand in groups", check: imports::check },
    Rule { name: "files stay short", check: length::check },
    Rule { name: "ARCHITECTURE.md names every crate and no other", check: architecture::check },
    Rule { name: "every decision record is in the index", check: decisions::check },
    Rule { name: "links between documents lead somewhere", check: links::check },
    Rule { name: "no text names a place on one machine", check: places::check },
    Rule { name: "every instrument names its licence and source", check: instruments::check },
    Rule { name: "the security suite lists every line and only real tests", check: suite::check },
    Rule { name: "every promise on a page names tests that exist", check: promises::check },
];
