//! Numbers that are counted from all clients' records: one entry in the book, for everybody's
//! Who looked.

use super::{Fact, Opening};
use crate::access::Purpose;
use crate::entry::Mark;
use crate::fact;
use crate::id::{PersonId, SigninId};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::time::Timestamp;
use crate::who::{Actor, Role};

pub(super) fn tell(
    state: &fact::State,
    who: &Actor,
    at: Timestamp,
    reader: &Actor,
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_keeper(who)?;
    if state.kind != RoomKind::Book {
        return Err(Refusal::NotHere);
    }
    let mut told = state.opened.counted.iter().rev();
    let mut told = told.by_ref().take_while(|one| one.at.hour() >= at.hour());
    if told.any(|one| one.covers(reader, Purpose::List, at)) {
        return Ok(Vec::new());
    }
    let Actor { person, name, role, signin } = reader.clone();
    Ok(vec![Fact::Counted { person, name, role, signin }.into()])
}

pub(super) fn opening(mark: Mark, fact: &Fact) -> Option<Opening> {
    let Fact::Counted { person, name, role, signin } = fact else { return None };
    Some(Opening {
        entry: mark.id,
        person: *person,
        name: name.clone(),
        role: *role,
        purpose: Purpose::List,
        signin: *signin,
        at: mark.at,
        why: None,
        told: None,
    })
}

impl fact::State {
    /// Book: who read numbers that are counted from all clients' records, the newest first.
    pub fn counted(&self) -> impl Iterator<Item = &Opening> {
        self.opened.counted.iter().rev()
    }
}

pub(super) fn sample() -> Fact {
    Fact::Counted {
        person: PersonId([8; 16]),
        name: "Ruth".into(),
        role: Role::Supervisor,
        signin: SigninId([6; 16]),
    }
}

#[cfg(test)]
mod tests {
    use crate::opened::Command;
    use crate::refusal::Refusal;
    use crate::testing::{Given, client, someone};
    use crate::time::HOUR;
    use crate::who::Role;

    #[test]
    fn numbers_of_all_are_told_once_per_sign_in_and_hour() {
        let (keeper, ruth) = (someone(0, Role::Operator), someone(8, Role::Supervisor));
        let tell = || Command::TellCount { who: ruth.clone() };
        let book = Given::book().when(&keeper, tell()).expect("told");
        assert_eq!(book.facts(&keeper, tell()), Ok(Vec::new()));
        let later = book.clone().later(HOUR);
        let later = later.when(&keeper, tell()).expect("told again").decoded();
        let told: Vec<_> = later.state.counted().map(|one| (one.person, one.at)).collect();
        assert_eq!(told, [(ruth.person, later.now()), (ruth.person, book.now())]);
        assert_eq!(book.refused(&ruth, tell()), Refusal::NotYours);
        assert_eq!(Given::private().refused(&keeper, tell()), Refusal::NotHere);
        assert!(Given::bonded().facts(&client(), tell()).is_err());
    }
}
