//! The first run: what a new service settles before anybody comes, one topic at a time.
//!
//! A client meets a service that has thought about them: a name that tells nothing over a
//! shoulder, a way out that leads somewhere harmless, a number that somebody answers. What was
//! settled is kept in the service book, so that it can be left and gone on with by anybody who
//! keeps the service. Each step can wait; nothing of it stops the service.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::Actor;

/// One topic. Numbers are never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Step {
    /// The service's name, for staff.
    #[n(0)]
    Name,
    /// The plain name that clients see.
    #[n(1)]
    Shown,
    /// Where "Leave now" leads.
    #[n(2)]
    Leave,
    /// Whom to call.
    #[n(3)]
    Help,
    /// The time zone.
    #[n(4)]
    Zone,
    /// The first people who work here.
    #[n(5)]
    Staff,
}

impl Step {
    /// Every step, in the order they are walked.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Shown, Self::Leave, Self::Help, Self::Zone, Self::Staff];

    /// The stable word of this step, used in addresses and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Shown => "shown",
            Self::Leave => "leave",
            Self::Help => "help",
            Self::Zone => "zone",
            Self::Staff => "staff",
        }
    }

    /// The step with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }

    /// The one after it; `None` after the last.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|step| *step > self)
    }
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// A step was settled.
    #[n(0)]
    Settled {
        /// Which.
        #[n(0)]
        step: Step,
    },
    /// Nobody is led there any more.
    #[n(1)]
    PutAside,
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Say that a step is settled.
    Settle {
        /// Which.
        step: Step,
    },
    /// Lead nobody there any more.
    PutAside,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    settled: BTreeSet<Step>,
    aside: bool,
}

impl State {
    /// Whether a step is settled.
    pub fn is_settled(&self, step: Step) -> bool {
        self.settled.contains(&step)
    }

    /// Whether nothing was settled or put aside yet.
    pub fn is_new(&self) -> bool {
        self.settled.is_empty() && !self.aside
    }

    /// Whether nobody is led there any more.
    pub const fn is_aside(&self) -> bool {
        self.aside
    }

    /// The first step that is not settled.
    pub fn next(&self) -> Option<Step> {
        Step::ALL.into_iter().find(|step| !self.is_settled(*step))
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_keeper(who)?;
    let run = &state.firstrun;
    let fact = match command {
        Command::Settle { step } if !run.is_settled(step) => Fact::Settled { step },
        Command::PutAside if !run.aside => Fact::PutAside,
        Command::Settle { .. } | Command::PutAside => return Ok(Vec::new()),
    };
    Ok(vec![fact.into()])
}

pub(crate) fn apply(state: &mut State, _mark: Mark, fact: &Fact) {
    match fact {
        Fact::Settled { step } => {
            state.settled.insert(*step);
        }
        Fact::PutAside => state.aside = true,
    }
}

impl fact::State {
    /// How far the first run of a service has come.
    pub const fn first_run(&self) -> &State {
        &self.firstrun
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let settled = Step::ALL.map(|step| Fact::Settled { step });
    settled.into_iter().chain([Fact::PutAside]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, amira, someone};
    use crate::who::Role;

    #[test]
    fn it_is_walked_in_any_order_and_left_when_wished() {
        let ada = someone(9, Role::Administrator);
        let book = Given::book();
        assert!(book.state.first_run().is_new());
        let book = book.when(&ada, Command::Settle { step: Step::Leave }).expect("settled");
        assert_eq!(book.state.first_run().next(), Some(Step::Name));
        let book = book.when(&ada, Command::Settle { step: Step::Name }).expect("settled");
        assert_eq!(book.state.first_run().next(), Some(Step::Shown));
        assert!(!book.state.first_run().is_aside());
        let book = book.when(&ada, Command::PutAside).expect("put aside");
        assert!(book.state.first_run().is_aside());
        assert_eq!(book.facts(&ada, Command::PutAside), Ok(Vec::new()));
    }

    #[test]
    fn only_those_who_keep_the_service_walk_it() {
        let step = Step::Name;
        assert_eq!(Given::book().refused(&amira(), Command::Settle { step }), Refusal::NotYours);
        assert_eq!(Given::book().refused(&amira(), Command::PutAside), Refusal::NotYours);
    }

    #[test]
    fn each_step_is_found_by_its_word_and_leads_to_the_next() {
        for step in Step::ALL {
            assert_eq!(Step::from_word(step.word()), Some(step));
        }
        assert_eq!((Step::Name.next(), Step::Staff.next()), (Some(Step::Shown), None));
    }
}
