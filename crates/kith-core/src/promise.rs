//! Promises: what one of two people said they would do, by when, and what came of it.
//!
//! Trust is what was promised and done. A promise is never deleted: it is kept, it is late
//! and said to be late, it is changed by both, or it is let go. "Why did you open this?" is
//! a promise too: of an answer.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::bond::Bond;
use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{BondId, EntryId, NoteId, PersonId, PromiseId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::Actor;
use crate::words::{SHORT, fits, said};

mod life;
mod may;
mod seen;

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

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The author promised something to the other.
    #[n(0)]
    Made {
        /// The new promise.
        #[n(0)]
        promise: PromiseId,
        /// Between which two people.
        #[n(1)]
        bond: BondId,
        /// What, and by when.
        #[n(2)]
        terms: Terms,
        /// The note it was made in, if in one.
        #[n(3)]
        note: Option<NoteId>,
    },
    /// The client asked why somebody opened their record; an answer is owed.
    #[n(1)]
    Asked {
        /// The new promise.
        #[n(0)]
        promise: PromiseId,
        /// Between which two people.
        #[n(1)]
        bond: BondId,
        /// Who owes the answer.
        #[n(2)]
        of: PersonId,
        /// The entry that tells of the opening.
        #[n(3)]
        opening: EntryId,
        /// By when.
        #[n(4)]
        by: By,
    },
    /// The author did what they promised.
    #[n(2)]
    Kept {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
        /// Words to it; the answer, where an answer was owed.
        #[n(1)]
        words: String,
    },
    /// The author says that it is late, by when it will be, and that they are sorry.
    #[n(3)]
    Late {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
        /// The new date.
        #[n(1)]
        by: By,
        /// The apology.
        #[n(2)]
        words: String,
    },
    /// One of the two proposed other terms. What was promised stands until the other's yes.
    #[n(4)]
    ChangeProposed {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
        /// The new terms.
        #[n(1)]
        terms: Terms,
    },
    /// The other said yes to the proposed terms.
    #[n(5)]
    ChangeAccepted {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
    },
    /// The other said no to them.
    #[n(6)]
    ChangeDeclined {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
    },
    /// Whoever it was made to lets it go.
    #[n(7)]
    LetGo {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
    },
    /// Somebody goes on in the place of who promised, and owes it from now on.
    #[n(8)]
    PassedOn {
        /// Which promise.
        #[n(0)]
        promise: PromiseId,
        /// Between which two people it is from now on.
        #[n(1)]
        bond: BondId,
        /// Who owes it from now on.
        #[n(2)]
        to: PersonId,
    },
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
    pub(crate) fn get(&self, promise: PromiseId) -> Result<&Promise, Refusal> {
        self.promises.get(&promise).ok_or(Refusal::NotHere)
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
        Command::Make { promise, bond, terms, note } => {
            may::make(state, who, promise, bond)?;
            Fact::Made { promise, bond, terms: checked(terms, at)?, note }
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
            Fact::Late { promise, by: ahead(by, at)?, words: said(words, SHORT)? }
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

fn checked(terms: Terms, at: Timestamp) -> Result<Terms, Refusal> {
    Ok(Terms { words: said(terms.words, SHORT)?, by: ahead(terms.by, at)? })
}

fn ahead(by: By, at: Timestamp) -> Result<By, Refusal> {
    match by {
        By::Date(date) if date <= at => Err(Refusal::TooLate),
        By::Date(_) | By::NextMeeting => Ok(by),
    }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Made { promise, bond, terms, note } => {
            let what = What::Made(terms.clone());
            let new = Promise::new(*promise, *bond, mark.by.person, terms.clone());
            let new = Promise { note: *note, steps: vec![Step { mark, what }], ..new };
            state.promises.insert(*promise, new);
        }
        Fact::Asked { promise, bond, of, opening, by } => {
            let terms = Terms { words: String::new(), by: *by };
            let steps = vec![Step { mark, what: What::Asked }];
            let new = Promise::new(*promise, *bond, *of, terms);
            state.promises.insert(*promise, Promise { opening: Some(*opening), steps, ..new });
        }
        Fact::Kept { promise, words } => state.step(*promise, mark, |promise| {
            promise.standing = Standing::Kept;
            What::Kept(words.clone())
        }),
        Fact::Late { promise, by, words } => state.step(*promise, mark, |promise| {
            promise.terms.by = *by;
            What::Late(*by, words.clone())
        }),
        Fact::ChangeProposed { promise, terms } => state.step(*promise, mark, |promise| {
            promise.proposed = Some((terms.clone(), mark.by.person));
            What::ChangeProposed(terms.clone())
        }),
        Fact::ChangeAccepted { promise } => state.step(*promise, mark, |promise| {
            if let Some((terms, _)) = promise.proposed.take() {
                promise.terms = terms;
            }
            What::ChangeAccepted
        }),
        Fact::ChangeDeclined { promise } => state.step(*promise, mark, |promise| {
            promise.proposed = None;
            What::ChangeDeclined
        }),
        Fact::LetGo { promise } => state.step(*promise, mark, |promise| {
            promise.standing = Standing::LetGo;
            What::LetGo
        }),
        Fact::PassedOn { promise, bond, to } => state.step(*promise, mark, |promise| {
            (promise.bond, promise.from, promise.proposed) = (*bond, *to, None);
            What::PassedOn
        }),
    }
}

/// What somebody promised a client and still owes goes over to who goes on in their place.
pub(crate) fn pass_on(
    state: &fact::State,
    from: &Bond,
    (bond, to): (BondId, PersonId),
) -> Vec<fact::Fact> {
    let theirs = state.owed(from.id).filter(|one| one.from == from.person);
    theirs.map(|one| Fact::PassedOn { promise: one.id, bond, to }.into()).collect()
}

impl State {
    fn step(&mut self, promise: PromiseId, mark: Mark, to: impl FnOnce(&mut Promise) -> What) {
        if let Some(promise) = self.promises.get_mut(&promise) {
            let what = to(promise);
            promise.steps.push(Step { mark, what });
            if promise.standing != Standing::Open {
                promise.proposed = None;
            }
        }
    }
}

impl Fact {
    /// Which promise it speaks of.
    pub const fn promise(&self) -> PromiseId {
        match self {
            Self::Made { promise, .. }
            | Self::Asked { promise, .. }
            | Self::Kept { promise, .. }
            | Self::Late { promise, .. }
            | Self::ChangeProposed { promise, .. }
            | Self::ChangeAccepted { promise }
            | Self::ChangeDeclined { promise }
            | Self::LetGo { promise }
            | Self::PassedOn { promise, .. } => *promise,
        }
    }
}

/// Whom an entry reaches.
pub(crate) fn reach(state: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    Reach::of_bond(state.promise.get(fact.promise()).map(|promise| promise.bond).ok())
}

pub(crate) fn samples() -> Vec<Fact> {
    let (promise, bond) = (PromiseId([0x0b; 16]), BondId([1; 16]));
    let by = By::Date(Timestamp(1_777_989_600_000_000));
    let terms = Terms { words: "Send the letter.".into(), by };
    vec![
        Fact::Made { promise, bond, terms: terms.clone(), note: Some(NoteId([4; 16])) },
        Fact::Asked { promise, bond, of: PersonId([2; 16]), opening: EntryId([5; 16]), by },
        Fact::Kept { promise, words: "It went out today.".into() },
        Fact::Late { promise, by: By::NextMeeting, words: "I am sorry.".into() },
        Fact::ChangeProposed { promise, terms },
        Fact::ChangeAccepted { promise },
        Fact::ChangeDeclined { promise },
        Fact::LetGo { promise },
        Fact::PassedOn { promise, bond: BondId([9; 16]), to: PersonId([5; 16]) },
    ]
}
