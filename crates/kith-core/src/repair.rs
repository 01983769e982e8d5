//! Repair: what is said and done after something may have changed between two people.
//!
//! The person beside the client answers by name and by a date. Only the client says whether
//! they were heard, not yet, or would rather leave it; nothing else ends it. What will be
//! different is a promise. Where the client was heard and the next feedback lies low, it is
//! open again.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::expected::What;
use crate::fact::{self, Context};
use crate::id::{BondId, EntryId, MeetingId, PromiseId, StrainId};
use crate::promise::{self, Terms};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::strain::{self, Sign, Strain};
use crate::time::Timestamp;
use crate::who::{Actor, Near};
use crate::words::{SHORT, fits, said};

mod after;
mod seen;

pub use after::After;

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
        /// From when on those behind staff are told that it is still open. `None`: written
        /// before they were.
        #[n(2)]
        open: Option<Timestamp>,
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
    /// The next feedback after it was closed asks about it again. It is open.
    #[n(4)]
    Reopened {
        /// Which strain.
        #[n(0)]
        strain: StrainId,
        /// By what.
        #[n(1)]
        sign: Sign,
        /// By when another answer is expected.
        #[n(2)]
        by: Timestamp,
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
        /// What will be different: a promise, its id and what it says.
        different: Option<(PromiseId, Terms)>,
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
    /// What asked about it again, where that is the step.
    pub sign: Option<Sign>,
    /// From when on those behind staff are told that it is still open, where it was answered.
    pub open: Option<Timestamp>,
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

    /// Whether the client was heard then, and nothing was said since.
    pub(crate) fn was_heard(&self, strain: StrainId, at: Timestamp) -> bool {
        self.last(strain).is_some_and(|step| step.to == Standing::Heard && step.mark.at == at)
    }

    /// What asked about it again, and when.
    pub(crate) fn signs(&self, strain: StrainId) -> impl Iterator<Item = (Sign, Timestamp)> {
        let steps = self.steps.get(&strain).into_iter().flatten();
        steps.filter_map(|step| Some((step.sign?, step.mark.at)))
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

    /// What is expected about a strain, and by when: an answer; once there is one, that it does not
    /// stay open.
    pub(crate) fn expects_of(&self, strain: &Strain) -> Option<(What, Timestamp)> {
        match self.stands_repair(strain) {
            Standing::Waits(by) => Some((What::Repair, by)),
            Standing::Answered => Some((What::Open, self.repair.last(strain.id)?.open?)),
            Standing::Heard | Standing::Left => None,
        }
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
        Command::Answer { bond, strain, words, different } => {
            let noticed = may_answer(state, with, who, at, bond, strain)?;
            let since = state.strain.get(strain).map_or(at, |strain| strain.at);
            let (words, open) = (said(words, SHORT)?, Some(since.plus(with.repair_time())));
            let answered = Fact::Answered { strain, words, open };
            let promised =
                different.map(|made| promise::of_repair(state, who, at, bond, strain, made));
            let facts = noticed.into_iter().chain([answered.into()]);
            return Ok(facts.chain(promised.transpose()?).collect());
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
    let found = || strain::pending(state, bond, strain, with, at);
    match state.strain.get(strain) {
        Err(_) => {
            let new = |fact: &fact::Fact| matches!(fact, fact::Fact::Strain(_));
            Ok(Some(found().filter(new).ok_or(Refusal::NotHere)?))
        }
        Ok(known) if known.bond != bond => Err(Refusal::NotHere),
        Ok(_) if state.repair.is_open(strain) => Ok(None),
        Ok(_) => {
            let again = |fact: &fact::Fact| {
                matches!(fact, fact::Fact::Repair(Fact::Reopened { strain: again, .. })
                    if *again == strain)
            };
            Ok(Some(found().filter(again).ok_or(Refusal::AlreadyDone)?))
        }
    }
}

/// The client, about a strain that is there.
fn may_say(state: &fact::State, who: &Actor, strain: StrainId) -> Result<Standing, Refusal> {
    state.only_client(who)?;
    Ok(state.stands_repair(state.strain.get(strain)?))
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    let step = |to, words: &str| Step { mark, to, words: words.to_owned(), sign: None, open: None };
    let step = match fact {
        Fact::Answered { words, open, .. } => {
            Step { open: *open, ..step(Standing::Answered, words) }
        }
        Fact::Heard { words, .. } => step(Standing::Heard, words),
        Fact::NotYet { words, by, .. } => step(Standing::Waits(*by), words),
        Fact::Left { words, .. } => step(Standing::Left, words.as_deref().unwrap_or_default()),
        Fact::Reopened { sign, by, .. } => {
            Step { sign: Some(*sign), ..step(Standing::Waits(*by), "") }
        }
    };
    state.steps.entry(fact.strain()).or_default().push(step);
}

impl Fact {
    /// Which strain it speaks of.
    pub const fn strain(&self) -> StrainId {
        match self {
            Self::Answered { strain, .. }
            | Self::Heard { strain, .. }
            | Self::NotYet { strain, .. }
            | Self::Reopened { strain, .. }
            | Self::Left { strain, .. } => *strain,
        }
    }
}

/// Whom an entry reaches.
pub(crate) fn reach(state: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    Reach::of_bond(state.strain.get(fact.strain()).map(|strain| strain.bond).ok())
}

pub(crate) fn samples() -> Vec<Fact> {
    let (strain, by) = (StrainId([0x0c; 16]), Timestamp(1_777_989_600_000_000));
    vec![
        Fact::Answered { strain, words: "I am sorry that I hurried you.".into(), open: None },
        Fact::Heard { strain, words: "Thank you.".into() },
        Fact::NotYet { strain, words: String::new(), by },
        Fact::Left { strain, words: None },
        Fact::Left { strain, words: Some("It is good now.".into()) },
        Fact::Answered { strain, words: "I will ask first.".into(), open: Some(by) },
        Fact::Reopened { strain, sign: Sign::Low(MeetingId([3; 16])), by },
    ]
}
