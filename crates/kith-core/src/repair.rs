//! Repair: what is said and done after something may have changed between two people.
//!
//! The person beside the client answers by name and by a date. Only the client says whether
//! they were heard, not yet, or would rather leave it; nothing else ends it.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{BondId, EntryId, StrainId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::strain::{self, Strain};
use crate::time::Timestamp;
use crate::who::{Actor, Near};
use crate::words::{SHORT, fits, said};

#[cfg(test)]
mod tests;

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The person beside the client answered.
    #[n(0)]
    Answered {
        /// Which strain.
        #[n(0)]
        strain: StrainId,
        /// The answer.
        #[n(1)]
        words: String,
    },
    /// The client was heard. It is closed.
    #[n(1)]
    Heard {
        /// Which strain.
        #[n(0)]
        strain: StrainId,
        /// The client's words, if any.
        #[n(1)]
        words: String,
    },
    /// The client was not heard yet. It is open, and another answer is expected.
    #[n(2)]
    NotYet {
        /// Which strain.
        #[n(0)]
        strain: StrainId,
        /// The client's words, if any.
        #[n(1)]
        words: String,
        /// By when another answer is expected.
        #[n(2)]
        by: Timestamp,
    },
    /// The client would rather leave it. It is closed.
    #[n(3)]
    Left {
        /// Which strain.
        #[n(0)]
        strain: StrainId,
        /// The client's words, if any.
        #[n(1)]
        words: Option<String>,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// The person beside the client: answer, also what no entry tells of yet.
    Answer {
        /// With whom.
        bond: BondId,
        /// Which strain; a new id for what is not noticed yet.
        strain: StrainId,
        /// The answer.
        words: String,
    },
    /// Client: "heard".
    Hear {
        /// Which strain.
        strain: StrainId,
        /// Words, if any.
        words: String,
    },
    /// Client: "not yet". Opens it again when it was closed.
    SayNotYet {
        /// Which strain.
        strain: StrainId,
        /// Words, if any.
        words: String,
    },
    /// Client: "I would rather leave it".
    Leave {
        /// Which strain.
        strain: StrainId,
        /// Words, if any.
        words: String,
    },
}

/// Where the repair of a strain stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// An answer is expected by this moment.
    Waits(Timestamp),
    /// It was answered; the client has not said how it was.
    Answered,
    /// The client was heard.
    Heard,
    /// The client would rather leave it.
    Left,
}

impl Standing {
    /// The end of the text keys `repair-now-…` and `repair-step-…`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waits(_) => "waits",
            Self::Answered => "answered",
            Self::Heard => "heard",
            Self::Left => "left",
        }
    }

    /// Whether the client has closed it.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Heard | Self::Left)
    }
}

/// One thing said in a repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The entry, by whom and when.
    pub mark: Mark,
    /// Where it left the repair.
    pub to: Standing,
    /// The words.
    pub words: String,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    steps: BTreeMap<StrainId, Vec<Step>>,
}

impl State {
    fn last(&self, strain: StrainId) -> Option<&Step> {
        self.steps.get(&strain)?.last()
    }

    /// Whether the client has not closed it.
    pub(crate) fn is_open(&self, strain: StrainId) -> bool {
        self.last(strain).is_none_or(|step| !step.to.is_closed())
    }

    /// When the client closed it, if they did.
    pub(crate) fn ended(&self, strain: StrainId) -> Option<Timestamp> {
        self.last(strain).filter(|step| step.to.is_closed()).map(|step| step.mark.at)
    }
}

impl fact::State {
    /// Where the repair of a strain stands.
    pub(crate) fn stands_repair(&self, strain: &Strain) -> Standing {
        self.repair.last(strain.id).map_or(Standing::Waits(strain.by), |step| step.to)
    }

    /// Strains between the two of a bond for which an answer is expected, and by when.
    pub(crate) fn waiting(&self, bond: BondId) -> impl Iterator<Item = (StrainId, Timestamp)> {
        self.strain.of(bond).filter_map(|strain| match self.stands_repair(strain) {
            Standing::Waits(by) => Some((strain.id, by)),
            Standing::Answered | Standing::Heard | Standing::Left => None,
        })
    }
}

pub(crate) fn decide(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let fact = match command {
        Command::Answer { bond, strain, words } => {
            let words = said(words, SHORT)?;
            let noticed = may_answer(state, with, who, at, bond, strain)?;
            let answered = Fact::Answered { strain, words };
            return Ok(noticed.into_iter().chain([answered.into()]).collect());
        }
        Command::Hear { strain, words } => {
            if may_say(state, who, strain)? != Standing::Answered {
                return Err(Refusal::TooSoon);
            }
            Fact::Heard { strain, words: fits(words, SHORT)? }
        }
        Command::SayNotYet { strain, words } => {
            if matches!(may_say(state, who, strain)?, Standing::Waits(_)) {
                return Err(Refusal::AlreadyDone);
            }
            let by = at.plus(with.answer_time());
            Fact::NotYet { strain, words: fits(words, SHORT)?, by }
        }
        Command::Leave { strain, words } => {
            if may_say(state, who, strain)?.is_closed() {
                return Err(Refusal::AlreadyDone);
            }
            let words = Some(fits(words, SHORT)?).filter(|words| !words.is_empty());
            Fact::Left { strain, words }
        }
    };
    Ok(vec![fact.into()])
}

/// Whether the person beside the client may answer, and what has to be noticed first.
fn may_answer(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    bond: BondId,
    strain: StrainId,
) -> Result<Option<fact::Fact>, Refusal> {
    if state.only_beside(who, Near::Between)?.id != bond {
        return Err(Refusal::NotYours);
    }
    let Ok(known) = state.strain.get(strain) else {
        let noticed = strain::pending(state, bond, strain, with, at).ok_or(Refusal::NotHere)?;
        return Ok(Some(noticed.into()));
    };
    if known.bond != bond {
        return Err(Refusal::NotHere);
    }
    if state.repair.is_open(strain) { Ok(None) } else { Err(Refusal::AlreadyDone) }
}

/// The client, about a strain that is there.
fn may_say(state: &fact::State, who: &Actor, strain: StrainId) -> Result<Standing, Refusal> {
    state.only_client(who)?;
    Ok(state.stands_repair(state.strain.get(strain)?))
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let (to, words) = match fact {
        Fact::Answered { words, .. } => (Standing::Answered, words.as_str()),
        Fact::Heard { words, .. } => (Standing::Heard, words.as_str()),
        Fact::NotYet { words, by, .. } => (Standing::Waits(*by), words.as_str()),
        Fact::Left { words, .. } => (Standing::Left, words.as_deref().unwrap_or_default()),
    };
    let step = Step { mark, to, words: words.to_owned() };
    state.steps.entry(fact.strain()).or_default().push(step);
}

impl Fact {
    /// Which strain it speaks of.
    pub const fn strain(&self) -> StrainId {
        match self {
            Self::Answered { strain, .. }
            | Self::Heard { strain, .. }
            | Self::NotYet { strain, .. }
            | Self::Left { strain, .. } => *strain,
        }
    }
}

/// Whom an entry reaches.
pub(crate) fn reach(state: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    Reach::of_bond(state.strain.get(fact.strain()).map(|strain| strain.bond).ok())
}

impl Seen {
    /// Where the repair of a strain stands.
    pub fn repair(&self, strain: &Strain) -> Standing {
        self.state().stands_repair(strain)
    }

    /// What was said in it, oldest first.
    pub fn repair_steps(&self, strain: &Strain) -> &[Step] {
        self.state().repair.steps.get(&strain.id).map_or(&[], Vec::as_slice)
    }

    /// Strains that the client has not closed, newest first.
    pub fn open_strains(&self) -> Vec<&Strain> {
        let mut open = self.strains();
        open.retain(|strain| !self.repair(strain).is_closed());
        open
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let strain = StrainId([0x0c; 16]);
    vec![
        Fact::Answered { strain, words: "I am sorry that I hurried you.".into() },
        Fact::Heard { strain, words: "Thank you.".into() },
        Fact::NotYet { strain, words: String::new(), by: Timestamp(1_777_989_600_000_000) },
        Fact::Left { strain, words: None },
        Fact::Left { strain, words: Some("It is good now.".into()) },
    ]
}
