//! What stands on desks about urgent openings: for who asked, and for those who can agree or look
//! at it afterwards. The name of the client stands only on the desks of the others.

use super::{Fact, RoomId, Timestamp, UrgentId, WAITS};
use crate::bond::Status;
use crate::fact;
use crate::id::{PersonId, PromiseId};
use crate::who::{Actor, Near};
use crate::{promise, urgent};

use minicbor::{Decode, Encode};

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Stage {
    /// Somebody else has to say yes or no.
    #[n(0)]
    Asked,
    /// It is open, or was.
    #[n(1)]
    Agreed,
    /// It was not agreed to.
    #[n(2)]
    Declined,
    /// It was looked at afterwards.
    #[n(3)]
    Reviewed,
}

/// One urgent opening, on a desk.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Line {
    /// Whose room; `None` where nobody here is called so.
    #[n(0)]
    pub room: Option<RoomId>,
    /// What the client is called; empty on the desk of who asked.
    #[n(1)]
    pub client: String,
    /// Who asked.
    #[n(2)]
    pub by: PersonId,
    /// Their name.
    #[n(3)]
    pub name: String,
    /// Why.
    #[n(4)]
    pub why: String,
    /// When.
    #[n(5)]
    pub asked: Timestamp,
    /// Where it stands.
    #[n(6)]
    pub stage: Stage,
    /// Until when it is open, or was.
    #[n(7)]
    pub until: Option<Timestamp>,
    /// What the client asks about it, and by when an answer is owed.
    #[n(8)]
    pub question: Option<Question>,
    /// The moment at which the last day for looking at it afterwards ends, until somebody did.
    #[n(9)]
    pub review_by: Option<Timestamp>,
}

impl Line {
    /// Whether somebody else can still say yes or no.
    pub fn waits(&self, at: Timestamp) -> bool {
        self.stage == Stage::Asked && at < self.asked.plus(WAITS)
    }

    /// Whether it is open.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.until.is_some_and(|until| at < until)
    }
}

/// That the client asks why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Question {
    /// What is owed.
    #[n(0)]
    pub promise: PromiseId,
    /// By when.
    #[n(1)]
    pub by: Timestamp,
}

/// Somebody looked for a name that nobody has here.
pub(super) fn looked_for(who: &Actor, at: Timestamp, why: String) -> Line {
    Line {
        room: None,
        client: String::new(),
        by: who.person,
        name: who.name.clone(),
        why,
        asked: at,
        stage: Stage::Asked,
        until: None,
        question: None,
        review_by: None,
    }
}

/// Which desks are told of new facts, and what. The application knows which room it is, and adds
/// everybody who stands behind staff to those named.
pub(crate) fn on_desks(
    after: &fact::State,
    facts: &[fact::Fact],
) -> Vec<(Vec<PersonId>, UrgentId, Line)> {
    let about = |fact: &fact::Fact| match fact {
        fact::Fact::Urgent(
            Fact::Asked { urgent, .. }
            | Fact::Agreed { urgent, .. }
            | Fact::Declined { urgent, .. }
            | Fact::Reviewed { urgent, .. },
        ) => Some(*urgent),
        fact::Fact::Promise(fact) => {
            let bond = after.promise.get(fact.promise()).ok()?.bond;
            let bond = after.bond.get(bond).ok().filter(|bond| bond.is_urgent())?;
            Some(UrgentId(bond.id.0))
        }
        _ => None,
    };
    let mut ids: Vec<_> = facts.iter().filter_map(about).collect();
    ids.dedup();
    ids.into_iter().filter_map(|id| told(after, id)).collect()
}

fn told(after: &fact::State, id: UrgentId) -> Option<(Vec<PersonId>, UrgentId, Line)> {
    let one = after.urgent.get(id).ok()?;
    let active = after.bond.all().filter(|bond| bond.status == Status::Active);
    let care = active.filter(|bond| bond.role.near() == Some(Near::Care) && !bond.is_urgent());
    let people = care.map(|bond| bond.person).filter(|person| *person != one.by).collect();
    let line = Line {
        room: None,
        client: after.about.lines().name.clone(),
        by: one.by,
        name: one.name.clone(),
        why: one.why.clone(),
        asked: one.asked,
        stage: stage(one),
        until: one.agreed.as_ref().map(|(_, _, until)| *until),
        question: question(after, one),
        review_by: one.review_by.filter(|_| one.reviewed.is_none()),
    };
    Some((people, id, line))
}

fn stage(one: &urgent::Urgent) -> Stage {
    match one {
        _ if one.reviewed.is_some() => Stage::Reviewed,
        _ if one.agreed.is_some() => Stage::Agreed,
        _ if one.declined.is_some() => Stage::Declined,
        _ => Stage::Asked,
    }
}

fn question(after: &fact::State, one: &urgent::Urgent) -> Option<Question> {
    let mut asked = after.promise.of(one.bond());
    let open =
        asked.find(|one| one.standing == promise::Standing::Open && one.opening.is_some())?;
    Some(Question { promise: open.id, by: after.due(open)? })
}
