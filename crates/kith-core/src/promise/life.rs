//! The life of a promise, so that nothing about it is lost.

use super::{By, Fact, Terms};
use crate::entry::Mark;
use crate::id::{BondId, EntryId, NoteId, PersonId, PromiseId, StrainId};
use crate::time::Timestamp;

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is owed.
    Open,
    /// It was kept.
    Kept,
    /// It was let go.
    LetGo,
}

/// One promise with all that came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its id.
    pub id: PromiseId,
    /// Between which two people.
    pub bond: BondId,
    /// Who promised.
    pub from: PersonId,
    /// What, and by when, as it stands.
    pub terms: Terms,
    /// The opening that a client asked about: then an answer is what is promised.
    pub opening: Option<EntryId>,
    /// The note it was made in.
    pub note: Option<NoteId>,
    /// The strain whose answer it belongs to.
    pub repair: Option<StrainId>,
    /// Whether it is the service's promise, which who owes it only sees to.
    pub service: bool,
    /// Terms that wait for the other's yes, and whose they are.
    pub proposed: Option<(Terms, PersonId)>,
    /// Where it stands.
    pub standing: Standing,
    /// Everything that happened to it, oldest first.
    pub steps: Vec<Step>,
}

/// One thing that happened to a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The entry that says so, and by whom.
    pub mark: Mark,
    /// What.
    pub what: What,
}

/// What happened to a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It was made, with these words.
    Made(Terms),
    /// An answer was asked for.
    Asked,
    /// It was kept, with these words.
    Kept(String),
    /// It was said to be late: the new date and the words.
    Late(By, String),
    /// Other terms were proposed.
    ChangeProposed(Terms),
    /// They were accepted.
    ChangeAccepted,
    /// They were declined.
    ChangeDeclined,
    /// It was let go.
    LetGo,
    /// Somebody else owes it from now on.
    PassedOn,
    /// It was asked for, and is due by then.
    AskedFor(Timestamp),
}

impl Promise {
    pub(super) const fn new(id: PromiseId, bond: BondId, from: PersonId, terms: Terms) -> Self {
        Self {
            id,
            bond,
            from,
            terms,
            opening: None,
            note: None,
            repair: None,
            service: false,
            proposed: None,
            standing: Standing::Open,
            steps: Vec::new(),
        }
    }

    /// What a fact after the first makes of it; `None` where that is no step of its life.
    pub(super) fn come_of(&mut self, fact: &Fact, mark: Mark) -> Option<What> {
        Some(match fact {
            Fact::Made { .. } | Fact::Asked { .. } => return None,
            Fact::ForService { .. } => {
                self.service = true;
                return None;
            }
            Fact::Kept { words, .. } => {
                self.standing = Standing::Kept;
                What::Kept(words.clone())
            }
            Fact::Late { by, words, .. } => {
                self.terms.by = *by;
                What::Late(*by, words.clone())
            }
            Fact::ChangeProposed { terms, .. } => {
                self.proposed = Some((terms.clone(), mark.by.person));
                What::ChangeProposed(terms.clone())
            }
            Fact::ChangeAccepted { .. } => {
                if let Some((terms, _)) = self.proposed.take() {
                    self.terms = terms;
                }
                What::ChangeAccepted
            }
            Fact::ChangeDeclined { .. } => {
                self.proposed = None;
                What::ChangeDeclined
            }
            Fact::LetGo { .. } => {
                self.standing = Standing::LetGo;
                What::LetGo
            }
            Fact::PassedOn { bond, to, .. } => {
                (self.bond, self.from, self.proposed) = (*bond, *to, None);
                What::PassedOn
            }
            Fact::AskedFor { by, .. } => {
                self.terms.by = By::Date(*by);
                What::AskedFor(*by)
            }
        })
    }
}

impl What {
    /// Whether from here on other terms hold, so that "next meeting" is counted anew.
    pub const fn sets_terms(&self) -> bool {
        matches!(
            self,
            Self::Made(_) | Self::Asked | Self::Late(..) | Self::ChangeAccepted | Self::AskedFor(_)
        )
    }
}
