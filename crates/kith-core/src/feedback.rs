//! Feedback after a meeting: did it feel safe, were you heard.
//!
//! Kith's own relationship check, six statements in our own words, each skippable, not
//! validated. The client decides whether the other sees it now, after the next meeting,
//! or only that something is worth asking about. Honest answers need that choice.

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{EntryId, MeetingId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::Actor;
use crate::words::{SHORT, fits, scale};

/// When the person beside the client may see a feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Show {
    /// At once.
    #[n(0)]
    Now,
    /// Once the next meeting with them is over.
    #[n(1)]
    AfterNext,
    /// Never the answers; only that something is worth asking about.
    #[n(2)]
    WorthAsking,
}

impl Show {
    /// Every choice, the most open first.
    pub const ALL: [Self; 3] = [Self::Now, Self::AfterNext, Self::WorthAsking];

    /// The end of the text key `feedback-show-…`, and the value in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::AfterNext => "after-next",
            Self::WorthAsking => "worth-asking",
        }
    }
}

/// What a client says after a meeting. Any part may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Feedback {
    /// Six answers of 0 to 10: felt safe, was heard, my pace, my say, understood why,
    /// would come back to this.
    #[n(0)]
    pub answers: Vec<Option<u8>>,
    /// Free words.
    #[n(1)]
    pub words: String,
    /// Who sees it, and when.
    #[n(2)]
    pub show: Show,
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The client said how it was.
    #[n(0)]
    Given {
        /// Which meeting.
        #[n(0)]
        meeting: MeetingId,
        /// What they said.
        #[n(1)]
        said: Feedback,
    },
    /// The client changed who sees it.
    #[n(1)]
    ShowChosen {
        /// Feedback on which meeting.
        #[n(0)]
        meeting: MeetingId,
        /// The new choice.
        #[n(1)]
        show: Show,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Client: say how it was, once the meeting has begun.
    Give {
        /// Which meeting.
        meeting: MeetingId,
        /// What they say.
        said: Feedback,
    },
    /// Client: change who sees it.
    ChooseShow {
        /// Feedback on which meeting.
        meeting: MeetingId,
        /// The new choice.
        show: Show,
    },
}

/// One feedback with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The entry.
    pub entry: EntryId,
    /// When it was given.
    pub at: Timestamp,
    /// On which meeting.
    pub meeting: MeetingId,
    /// What was said.
    pub said: Feedback,
}

impl Given {
    /// The score, 0 to 60, when at least four were answered.
    pub fn score(&self) -> Option<u8> {
        kith_measure::own::relationship_score(self.said.answers.as_slice().try_into().ok()?)
    }
}

/// A feedback as one person may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View<'a> {
    /// All of it.
    Whole(&'a Given),
    /// Only that something is worth asking about.
    WorthAsking,
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    given: Vec<Given>,
}

impl View<'_> {
    /// Whether all of it is there to see.
    pub const fn is_whole(&self) -> bool {
        matches!(self, Self::Whole(_))
    }
}

impl State {
    /// The newest feedback on each meeting, in the order in which it was given.
    pub(crate) fn newest_on_each(&self) -> impl Iterator<Item = &Given> {
        let newest = |given: &&Given| self.on(given.meeting).is_some_and(|one| one == *given);
        self.given.iter().filter(newest)
    }

    pub(crate) fn on(&self, meeting: MeetingId) -> Option<&Given> {
        self.given.iter().rev().find(|given| given.meeting == meeting)
    }

    pub(crate) fn in_entry(&self, entry: EntryId) -> Option<&Given> {
        self.given.iter().find(|given| given.entry == entry)
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    state.only_client(who)?;
    let fact = match command {
        Command::Give { meeting, said } => {
            let details = state.meeting.get(meeting)?.stands().ok_or(Refusal::NotAtPresent)?;
            if details.starts > at {
                return Err(Refusal::TooSoon);
            }
            Fact::Given { meeting, said: checked(said)? }
        }
        Command::ChooseShow { meeting, show } => {
            let given = state.feedback.on(meeting).ok_or(Refusal::NotHere)?;
            if given.said.show == show {
                return Ok(Vec::new());
            }
            Fact::ShowChosen { meeting, show }
        }
    };
    Ok(vec![fact.into()])
}

fn checked(said: Feedback) -> Result<Feedback, Refusal> {
    use kith_measure::own::{HIGHEST, RELATIONSHIP};
    Ok(Feedback {
        answers: scale(said.answers, RELATIONSHIP.items.len(), HIGHEST)?,
        words: fits(said.words, SHORT)?,
        show: said.show,
    })
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Given { meeting, said } => {
            let said = said.clone();
            let given = Given { entry: mark.id, at: mark.at, meeting: *meeting, said };
            state.given.push(given);
        }
        Fact::ShowChosen { meeting, show } => {
            for given in state.given.iter_mut().filter(|given| given.meeting == *meeting) {
                given.said.show = *show;
            }
        }
    }
}

/// Whom an entry reaches; what the client chose later is theirs alone.
pub(crate) const fn reach(_: &fact::State, entry: EntryId, fact: &Fact) -> Reach {
    match fact {
        Fact::Given { .. } => Reach::Feedback(entry),
        Fact::ShowChosen { .. } => Reach::Own,
    }
}

impl Seen {
    /// The newest feedback on a meeting, as far as this person may see it.
    pub fn feedback(&self, meeting: MeetingId) -> Option<View<'_>> {
        self.meeting(meeting)?;
        let given = self.state().feedback.on(meeting)?;
        self.view(given)
    }

    /// The newest feedback of all that this person may see something of.
    pub fn last_feedback(&self) -> Option<View<'_>> {
        let mine = |given: &&Given| self.meeting(given.meeting).is_some();
        let newest = self.state().feedback.given.iter().rev().filter(mine);
        newest.into_iter().find_map(|given| self.view(given))
    }

    /// How a feedback looks to this person. `None`: they may not know that it is there.
    pub(crate) fn view<'a>(&self, given: &'a Given) -> Option<View<'a>> {
        if self.is_own() { Some(View::Whole(given)) } else { self.state().shown(given, self.at()) }
    }
}

impl fact::State {
    /// How a feedback looks, at this moment, to whoever the meeting was with.
    pub(crate) fn shown<'a>(&self, given: &'a Given, at: Timestamp) -> Option<View<'a>> {
        match given.said.show {
            Show::Now => Some(View::Whole(given)),
            Show::AfterNext if self.next_is_over(given, at) => Some(View::Whole(given)),
            Show::AfterNext => None,
            Show::WorthAsking => Some(View::WorthAsking),
        }
    }

    /// Whether a later meeting of the same two people has ended by then.
    fn next_is_over(&self, given: &Given, at: Timestamp) -> bool {
        let Ok(meeting) = self.meeting.get(given.meeting) else { return false };
        let Some(details) = meeting.details() else { return false };
        self.meeting.all().any(|other| {
            other.bond == meeting.bond
                && other
                    .stands()
                    .is_some_and(|later| later.starts > details.starts && later.ends() <= at)
        })
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let meeting = MeetingId([3; 16]);
    let answers = vec![Some(8), Some(9), None, Some(7), Some(6), Some(10)];
    let said = Feedback { answers, words: "I felt heard".into(), show: Show::AfterNext };
    vec![Fact::Given { meeting, said }, Fact::ShowChosen { meeting, show: Show::Now }]
}

#[cfg(test)]
mod tests;
