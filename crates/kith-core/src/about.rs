//! About me: how the client wants to be called and spoken to. Told once, read first by
//! everybody beside them ("the person before the problem"). Their words are never reworded.

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Author, Role};
use crate::words::{LINE, SHORT, fits, said};

/// The client's own lines about themselves. Any but the name may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct About {
    /// The name to use.
    #[n(0)]
    pub name: String,
    /// Pronouns, if they want to say.
    #[n(1)]
    pub pronouns: String,
    /// Words to use for them.
    #[n(2)]
    pub words_to_use: String,
    /// Words not to use for them.
    #[n(3)]
    pub words_to_avoid: String,
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Staff wrote down the name the person gave when they first came.
    #[n(0)]
    NameGiven {
        /// The name as given.
        #[n(0)]
        name: String,
    },
    /// The client said how they want to be called. Replaces what stood before.
    #[n(1)]
    Said {
        /// All lines.
        #[n(0)]
        about: About,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Staff: write down the name given, when the room is made.
    GiveName {
        /// The name as given.
        name: String,
    },
    /// Client: say how to be called.
    Say {
        /// All lines.
        about: About,
    },
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    about: About,
    said_by: Option<Author>,
}

impl State {
    pub(crate) fn name(&self) -> &str {
        &self.about.name
    }

    pub(crate) const fn lines(&self) -> &About {
        &self.about
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    _at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let fact = match command {
        Command::GiveName { name } => {
            may_give_name(state, who)?;
            Fact::NameGiven { name: said(name, LINE)? }
        }
        Command::Say { about } => {
            state.only_client(who)?;
            if about == state.about.about {
                return Ok(Vec::new());
            }
            Fact::Said { about: checked(about)? }
        }
    };
    Ok(vec![fact.into()])
}

fn checked(about: About) -> Result<About, Refusal> {
    Ok(About {
        name: said(about.name, LINE)?,
        pronouns: fits(about.pronouns, LINE)?,
        words_to_use: fits(about.words_to_use, SHORT)?,
        words_to_avoid: fits(about.words_to_avoid, SHORT)?,
    })
}

/// A name can be given once, by staff, before the client has spoken for themselves.
fn may_give_name(state: &fact::State, who: &Actor) -> Result<(), Refusal> {
    if !who.role.cares() && who.role != Role::Operator {
        return Err(Refusal::NotYours);
    }
    if state.about.said_by.is_some() { Err(Refusal::AlreadyDone) } else { Ok(()) }
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::NameGiven { name } => state.about.name.clone_from(name),
        Fact::Said { about } => state.about.clone_from(about),
    }
    state.said_by = Some(mark.by);
}

impl Seen {
    /// How the person of this room wants to be called. At the top of everything staff see;
    /// for the door of the house only the name.
    pub const fn about(&self) -> &About {
        self.known_about()
    }

    /// Whether the client said it themselves.
    pub fn about_in_own_words(&self) -> bool {
        self.state().about.said_by.is_some_and(|by| by.role == Role::Client)
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let about = About {
        name: "Noor".into(),
        pronouns: "she, they".into(),
        words_to_use: "survivor, if it has to be a word".into(),
        words_to_avoid: String::new(),
    };
    vec![Fact::NameGiven { name: "Noor".into() }, Fact::Said { about }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Given, amira, client, someone};

    fn say(name: &str) -> Command {
        Command::Say { about: About { name: name.into(), ..About::default() } }
    }

    #[test]
    fn what_the_client_says_replaces_what_was_written_for_them() {
        let room = Given::private().by(&amira(), Fact::NameGiven { name: "N.".into() });
        let room = room.when(&client(), say("Noor")).expect("the client speaks for themselves");
        assert_eq!(room.state.about.name(), "Noor");
    }

    #[test]
    fn nobody_else_speaks_for_them() {
        let room = Given::bonded();
        assert_eq!(room.refused(&amira(), say("Noor")), Refusal::NotYours);
        let stranger = someone(77, Role::Client);
        assert_eq!(room.refused(&stranger, say("Noor")), Refusal::NotYours);
    }

    #[test]
    fn a_name_once_said_is_not_given_again() {
        let room = Given::bonded().when(&client(), say("Noor")).expect("said");
        let again = Command::GiveName { name: "Other".into() };
        assert_eq!(room.refused(&amira(), again), Refusal::AlreadyDone);
    }

    #[test]
    fn saying_the_same_again_writes_nothing() {
        let room = Given::bonded().when(&client(), say("Noor")).expect("said");
        assert_eq!(room.facts(&client(), say("Noor")), Ok(Vec::new()));
    }
}
