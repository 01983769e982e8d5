//! Everything that can be wished for about a bond.

use super::{Cover, Why};
use crate::id::{BondId, PersonId};
use crate::who::Role;

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Propose somebody: by the client, or by someone already beside them.
    Propose {
        /// The new bond's id.
        bond: BondId,
        /// Who.
        person: PersonId,
        /// Their name.
        name: String,
        /// Their role.
        role: Role,
        /// What it is for.
        purpose: String,
    },
    /// Say yes for oneself.
    Accept {
        /// Which bond.
        bond: BondId,
    },
    /// Staff: write down the yes that a client without online access gave in person.
    AcceptInPerson {
        /// Which bond.
        bond: BondId,
    },
    /// The same, where the client lets what was there before stay closed.
    AcceptInPersonFromNow {
        /// Which bond.
        bond: BondId,
    },
    /// Client: say yes, to what comes from now on alone.
    AcceptFromNow {
        /// Which bond.
        bond: BondId,
    },
    /// Say no for oneself.
    Decline {
        /// Which bond.
        bond: BondId,
    },
    /// Pause; no reason is asked.
    Pause {
        /// Which bond.
        bond: BondId,
    },
    /// End one's own pause.
    Resume {
        /// Which bond.
        bond: BondId,
    },
    /// Client: end it; no reason is asked.
    End {
        /// Which bond.
        bond: BondId,
    },
    /// The service: end it, because the person is no longer there for it.
    Part {
        /// Which bond.
        bond: BondId,
        /// Why.
        why: Why,
    },
    /// Those who stand behind staff: ask nobody any more, because the client wants nobody.
    LetBe {
        /// The bond that was ended by the service.
        bond: BondId,
    },
    /// Those who keep the service or stand behind staff: ask somebody to take over from a person
    /// who is no longer there. The client and the one who is asked both have their say.
    HandOver {
        /// The bond that was ended by the service.
        after: BondId,
        /// The new bond's id.
        bond: BondId,
        /// Who is asked.
        person: PersonId,
        /// Their name.
        name: String,
        /// Their role.
        role: Role,
    },
    /// Client: say whether what was there before this bond is open to its person.
    LetRead {
        /// Which bond.
        bond: BondId,
        /// Whether they may read it.
        before: bool,
    },
    /// Client: say who else may be told of what is between the two, and of what.
    LetTell {
        /// Which bond.
        bond: BondId,
        /// In their words; nothing when nobody may be told.
        words: String,
    },
    /// The person beside the client: ask a colleague to go on in one's place. Both the colleague
    /// and the client have their say; until then nothing changes.
    PassOn {
        /// One's own bond.
        after: BondId,
        /// The new bond's id.
        bond: BondId,
        /// Who is asked.
        person: PersonId,
        /// Their name.
        name: String,
        /// Their role.
        role: Role,
        /// Words to the client.
        words: String,
    },
    /// The person beside the client: ask a colleague to stand in while one is away. Both the
    /// colleague and the client have their say.
    AskCover(Cover),
    /// Whoever asked, or whoever stands in: it is over, or not needed.
    EndCover {
        /// The bond of who stands in.
        bond: BondId,
    },
    /// The service: write down which bonds begin and end by the clock.
    InTime,
    /// The person beside the client: say goodbye and step back, once somebody goes on.
    StepBack {
        /// One's own bond.
        bond: BondId,
        /// Words to the client.
        words: String,
    },
}
