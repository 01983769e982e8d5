//! The limits of confidentiality: what whoever works here may have to tell somebody else, and how.
//!
//! Trust does not survive finding out afterwards. So the service says it in plain words of its
//! own, before a client writes the first words here, and the client says that they have read it.
//! Where the service has not written any, words stand there that are true of every service.

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Author};
use crate::words::{SHORT, fits};

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// In the service book: the service wrote its own words, or took them back.
    #[n(0)]
    Worded {
        /// The words; empty where those that are true of every service stand.
        #[n(0)]
        words: String,
    },
    /// In a client's private room: they said that they have read them.
    #[n(1)]
    Read {
        /// Which: how often the service had changed its words until then.
        #[n(0)]
        number: u32,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Whoever keeps the service: write its own words.
    Word {
        /// The words; empty to take them back.
        words: String,
    },
    /// Client: say that one has read them.
    Read {
        /// Which, as they were shown.
        number: u32,
    },
}

/// The service's words, as they were at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// The words; empty where those that are true of every service stand.
    pub words: String,
    /// Who wrote them.
    pub by: Author,
    /// When.
    pub at: Timestamp,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    all: Vec<Worded>,
    read: Option<(u32, Timestamp)>,
}

impl State {
    /// The service's words so far, the oldest first.
    pub fn all(&self) -> &[Worded] {
        &self.all
    }

    /// The service's own words, if there are any.
    pub fn words(&self) -> Option<&str> {
        let newest = self.all.last().map(|newest| newest.words.trim());
        newest.filter(|words| !words.is_empty())
    }

    /// How often the service has changed its words.
    pub fn number(&self) -> u32 {
        u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }
}

pub(crate) fn decide(
    state: &fact::State,
    with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let fact = match command {
        Command::Word { words } => {
            state.only_keeper(who)?;
            let words = fits(words, SHORT)?;
            if state.kind != RoomKind::Book {
                return Err(Refusal::NotHere);
            }
            if state.confidence.words().unwrap_or_default() == words.trim() {
                return Ok(Vec::new());
            }
            Fact::Worded { words }
        }
        Command::Read { number } => {
            state.only_client(who)?;
            may_read(state, with, number)?;
            Fact::Read { number }
        }
    };
    Ok(vec![fact.into()])
}

/// What is the service's word now, once.
fn may_read(state: &fact::State, with: &Context<'_>, number: u32) -> Result<(), Refusal> {
    let newest = with.book.map_or(0, |book| book.confidence.number());
    match state.confidence.read {
        Some((read, _)) if read == newest => Err(Refusal::AlreadyDone),
        _ if number == newest => Ok(()),
        _ => Err(Refusal::NotAtPresent),
    }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Worded { words } => {
            state.all.push(Worded { words: words.clone(), by: mark.by, at: mark.at });
        }
        Fact::Read { number } => state.read = Some((*number, mark.at)),
    }
}

impl fact::State {
    /// The service's words on what may have to be told, in a service book.
    pub const fn confidence(&self) -> &State {
        &self.confidence
    }
}

impl Seen {
    /// Which of the service's words the client said that they have read, and when.
    pub fn confidence_read(&self) -> Option<(u32, Timestamp)> {
        self.state().confidence.read.filter(|_| self.is_own())
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let words = "We tell your doctor where your life is in danger. We say so first.".into();
    vec![Fact::Worded { words }, Fact::Worded { words: String::new() }, Fact::Read { number: 1 }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, amira, client, someone};
    use crate::who::Role;

    fn word(words: &str) -> Command {
        Command::Word { words: words.into() }
    }

    fn book(words: &[&str]) -> Given {
        let ada = someone(9, Role::Administrator);
        words.iter().fold(Given::book(), |book, words| book.when(&ada, word(words)).expect("kept"))
    }

    #[test]
    fn the_words_of_a_service_are_kept_with_those_before() {
        let book = book(&["We say so first.", "We say so first, where we can.", " "]).decoded();
        let words = book.state.confidence();
        assert_eq!((words.words(), words.number()), (None, 3), "taken back");
        assert_eq!(words.all()[1].words, "We say so first, where we can.");
        let ada = someone(9, Role::Administrator);
        assert_eq!(book.facts(&ada, word("")), Ok(Vec::new()), "the same again is nothing new");
        assert_eq!(book.refused(&amira(), word("Else")), Refusal::NotYours);
        let private = Given::bonded();
        let operator = someone(8, Role::Operator);
        assert_eq!(private.refused(&operator, word("Else")), Refusal::NotHere);
    }

    #[test]
    fn the_client_says_once_that_they_have_read_what_is_there_now() {
        let first = Given::bonded().with_book(&book(&[]));
        let read = |number| Command::Read { number };
        assert_eq!(first.refused(&amira(), read(0)), Refusal::NotYours);
        assert_eq!(first.refused(&client(), read(1)), Refusal::NotAtPresent, "not there");
        let room = first.when(&client(), read(0)).expect("read").decoded();
        assert_eq!(room.seen(&client()).confidence_read(), Some((0, room.now())));
        assert_eq!(room.seen(&amira()).confidence_read(), None);
        assert_eq!(room.refused(&client(), read(0)), Refusal::AlreadyDone);
        let room = room.with_book(&book(&["We say so first."]));
        assert_eq!(room.refused(&client(), read(0)), Refusal::NotAtPresent, "other words now");
        room.when(&client(), read(1)).expect("read again");
    }
}
