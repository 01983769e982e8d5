//! Promises: what one of two people said they would do, by when, and what came of it.
//!
//! Trust is what was promised and done. A promise is never deleted: it is kept, it is late
//! and said to be late, it is changed by both, or it is let go. "Why did you open this?" is
//! a promise too: of an answer.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::bond::Bond;
use crate::entry::Mark;
use crate::fact::{self as facts, Context};
use crate::id::{BondId, EntryId, NoteId, PersonId, PromiseId, StrainId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Near};
use crate::words::{SHORT, fits, said};

mod fact;
mod life;
mod may;
mod seen;

pub use fact::Fact;
pub(crate) use fact::samples;
pub use life::{Promise, Standing, Step, What};

#[cfg(test)]
mod tests;

/// By when something is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum By {
    /// By the end of a day: the moment at which it is late.
    #[n(0)]
    Date(#[n(0)] Timestamp),
    /// By the beginning of the next meeting of the two.
    #[n(1)]
    NextMeeting,
    /// When whoever it was made to asks for it; then there is a day.
    #[n(2)]
    WhenAsked,
}

/// What is promised, in which words.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Terms {
    /// The words.
    #[n(0)]
    pub words: String,
    /// By when.
    #[n(1)]
    pub by: By,
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Promise something to the other.
    Make {
        /// The new promise's id.
        promise: PromiseId,
        /// To whom, or with whom.
        bond: BondId,
        /// What, and by when.
        terms: Terms,
        /// The note it was made in, if in one.
        note: Option<NoteId>,
    },
    /// Staff: promise something in the service's name, and see to it.
    MakeForService {
        /// The new promise's id.
        promise: PromiseId,
        /// To whom.
        bond: BondId,
        /// What, and by when.
        terms: Terms,
    },
    /// Whoever it was made to: ask for what was promised for when they ask.
    AskFor {
        /// Which promise.
        promise: PromiseId,
    },
    /// Client: ask why somebody opened the record.
    AskWhy {
        /// The new promise's id.
        promise: PromiseId,
        /// The entry that tells of the opening.
        opening: EntryId,
    },
    /// Whoever promised: say that it is done, or answer.
    Keep {
        /// Which promise.
        promise: PromiseId,
        /// Words to it; needed where an answer is owed.
        words: String,
    },
    /// Whoever promised: say that it is late.
    SayLate {
        /// Which promise.
        promise: PromiseId,
        /// The new date.
        by: By,
        /// The apology.
        words: String,
    },
    /// Propose other terms.
    ProposeChange {
        /// Which promise.
        promise: PromiseId,
        /// The new terms.
        terms: Terms,
    },
    /// Say yes to the other's terms.
    AcceptChange {
        /// Which promise.
        promise: PromiseId,
    },
    /// Say no to them.
    DeclineChange {
        /// Which promise.
        promise: PromiseId,
    },
    /// Whoever it was made to: let it go.
    LetGo {
        /// Which promise.
        promise: PromiseId,
    },
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    promises: BTreeMap<PromiseId, Promise>,
}

impl State {
    /// Everything promised between the two of a bond.
    pub(crate) fn of(&self, bond: BondId) -> impl Iterator<Item = &Promise> {
        self.promises.values().filter(move |one| one.bond == bond)
    }

    pub(crate) fn get(&self, promise: PromiseId) -> Result<&Promise, Refusal> {
        self.promises.get(&promise).ok_or(Refusal::NotHere)
    }
}

pub(crate) fn decide(
    state: &facts::State,
    with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<facts::Fact>, Refusal> {
    let fact = match command {
        Command::Make { promise, bond, terms, note } => {
            may::make(state, who, promise, bond)?;
            Fact::Made { promise, bond, terms: checked(terms, at)?, note, repair: None }
        }
        Command::MakeForService { promise, bond, terms } => {
            return for_service(state, who, at, bond, (promise, terms));
        }
        Command::AskFor { promise } => {
            may::ask_for(state, who, promise)?;
            Fact::AskedFor { promise, by: at.plus(with.answer_time()) }
        }
        Command::AskWhy { promise, opening } => {
            let (bond, of) = may::ask_why(state, who, promise, opening)?;
            let by = By::Date(at.plus(with.answer_time()));
            Fact::Asked { promise, bond, of, opening, by }
        }
        Command::Keep { promise, words } => {
            let owed = may::keep(state, who, promise)?.opening.is_some();
            let words = if owed { said(words, SHORT)? } else { fits(words, SHORT)? };
            Fact::Kept { promise, words }
        }
        Command::SayLate { promise, by, words } => {
            may::keep(state, who, promise)?;
            Fact::Late { promise, by: a_day(by, at)?, words: said(words, SHORT)? }
        }
        Command::ProposeChange { promise, terms } => {
            may::change(state, who, promise)?;
            Fact::ChangeProposed { promise, terms: checked(terms, at)? }
        }
        Command::AcceptChange { promise } => {
            may::answer_change(state, who, promise)?;
            Fact::ChangeAccepted { promise }
        }
        Command::DeclineChange { promise } => {
            may::answer_change(state, who, promise)?;
            Fact::ChangeDeclined { promise }
        }
        Command::LetGo { promise } => {
            may::let_go(state, who, promise)?;
            Fact::LetGo { promise }
        }
    };
    Ok(vec![fact.into()])
}

/// Staff promise it in the service's name.
fn for_service(
    state: &facts::State,
    who: &Actor,
    at: Timestamp,
    bond: BondId,
    (promise, terms): (PromiseId, Terms),
) -> Result<Vec<facts::Fact>, Refusal> {
    state.only_beside(who, Near::Between)?;
    may::make(state, who, promise, bond)?;
    let made = Fact::Made { promise, bond, terms: checked(terms, at)?, note: None, repair: None };
    Ok(vec![made.into(), Fact::ForService { promise }.into()])
}

/// A new date for what is late.
fn a_day(by: By, at: Timestamp) -> Result<By, Refusal> {
    if by == By::WhenAsked { Err(Refusal::OutsideScale) } else { ahead(by, at) }
}

fn checked(terms: Terms, at: Timestamp) -> Result<Terms, Refusal> {
    Ok(Terms { words: said(terms.words, SHORT)?, by: ahead(terms.by, at)? })
}

fn ahead(by: By, at: Timestamp) -> Result<By, Refusal> {
    match by {
        By::Date(date) if date <= at => Err(Refusal::TooLate),
        By::Date(_) | By::NextMeeting | By::WhenAsked => Ok(by),
    }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Made { promise, bond, terms, note, repair } => {
            let steps = vec![Step { mark, what: What::Made(terms.clone()) }];
            let new = Promise::new(*promise, *bond, mark.by.person, terms.clone());
            let new = Promise { note: *note, repair: *repair, steps, ..new };
            state.promises.insert(*promise, new);
        }
        Fact::Asked { promise, bond, of, opening, by } => {
            let terms = Terms { words: String::new(), by: *by };
            let steps = vec![Step { mark, what: What::Asked }];
            let new = Promise::new(*promise, *bond, *of, terms);
            state.promises.insert(*promise, Promise { opening: Some(*opening), steps, ..new });
        }
        later => state.step(later, mark),
    }
}

/// What will be different after a strain: a promise that belongs to the answer to it.
pub(crate) fn of_repair(
    state: &facts::State,
    who: &Actor,
    at: Timestamp,
    bond: BondId,
    strain: StrainId,
    (promise, terms): (PromiseId, Terms),
) -> Result<facts::Fact, Refusal> {
    may::make(state, who, promise, bond)?;
    let (terms, repair) = (checked(terms, at)?, Some(strain));
    Ok(Fact::Made { promise, bond, terms, note: None, repair }.into())
}

/// What somebody promised a client and still owes goes over to who goes on in their place.
pub(crate) fn pass_on(
    state: &facts::State,
    from: &Bond,
    (bond, to): (BondId, PersonId),
) -> Vec<facts::Fact> {
    let theirs = state.owed(from.id).filter(|one| one.from == from.person);
    theirs.map(|one| Fact::PassedOn { promise: one.id, bond, to }.into()).collect()
}

impl State {
    /// What happened to a promise that is there.
    fn step(&mut self, fact: &Fact, mark: Mark) {
        let Some(promise) = self.promises.get_mut(&fact.promise()) else { return };
        if let Some(what) = promise.come_of(fact, mark) {
            promise.steps.push(Step { mark, what });
            if promise.standing != Standing::Open {
                promise.proposed = None;
            }
        }
    }
}

/// Whom an entry reaches.
pub(crate) fn reach(state: &facts::State, _: EntryId, fact: &Fact) -> Reach {
    Reach::of_bond(state.promise.get(fact.promise()).map(|promise| promise.bond).ok())
}
