//! Feedback after a meeting: did it feel safe, were you heard.
//!
//! Kith's own relationship check, six statements in our own words, each skippable, not
//! validated. The client decides whether the other sees it now, after the next meeting,
//! or only that something is worth asking about. Honest answers need that choice.

use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{EntryId, MeetingId, TabletId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::who::{Actor, Author};
use crate::words::{SHORT, fits, scale};

mod seen;
mod way;

pub use way::{Aloud, Interpreter, STILL_THERE, TABLET, Tablet, Way};

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
    /// Whom the meeting was with made a link for a tablet, which takes one answer.
    #[n(2)]
    TabletMade {
        /// For which meeting. Links that were made for it before are closed.
        #[n(0)]
        meeting: MeetingId,
        /// Its id, which opens nothing.
        #[n(1)]
        tablet: TabletId,
        /// Until when it takes an answer.
        #[n(2)]
        until: Timestamp,
    },
    /// The link takes no answer any more.
    #[n(3)]
    TabletShut {
        /// Which one.
        #[n(0)]
        tablet: TabletId,
    },
    /// Said on a tablet, by such a link.
    #[n(4)]
    OnTablet {
        /// Which meeting.
        #[n(0)]
        meeting: MeetingId,
        /// What was said.
        #[n(1)]
        said: Feedback,
        /// By which link.
        #[n(2)]
        tablet: TabletId,
    },
    /// Whom the meeting was with entered it for the client.
    #[n(5)]
    Entered {
        /// Which meeting.
        #[n(0)]
        meeting: MeetingId,
        /// What the client said. Who enters it reads it, so it is shown at once.
        #[n(1)]
        said: Feedback,
        /// How it was said.
        #[n(2)]
        how: Aloud,
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
    /// Whom the meeting was with: let the client answer on a tablet, here and now.
    MakeTablet {
        /// For which meeting.
        meeting: MeetingId,
        /// The id of the new link.
        tablet: TabletId,
    },
    /// Either: the link takes no answer any more.
    ShutTablet {
        /// Which one.
        tablet: TabletId,
    },
    /// The client, by a link on a tablet: say how it was.
    GiveOnTablet {
        /// By which link.
        tablet: TabletId,
        /// What they say.
        said: Feedback,
    },
    /// Whom the meeting was with: enter what the client said on paper or aloud.
    Enter {
        /// Which meeting.
        meeting: MeetingId,
        /// What they said.
        said: Feedback,
        /// How.
        how: Aloud,
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
    /// How it came here.
    pub way: Way,
    /// Who wrote the entry: whoever entered it, or the client.
    pub by: Author,
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
    tablets: Vec<Tablet>,
}

impl View<'_> {
    /// Whether all of it is there to see.
    pub const fn is_whole(&self) -> bool {
        matches!(self, Self::Whole(_))
    }
}

impl State {
    /// What stands of a meeting: the newest that the client said themself, or what was entered
    /// for them. Whatever came later, nobody else's hand takes the place of their own.
    pub(crate) fn on(&self, meeting: MeetingId) -> Option<&Given> {
        self.own_on(meeting).or_else(|| self.entered_on(meeting))
    }

    pub(crate) fn in_entry(&self, entry: EntryId) -> Option<&Given> {
        self.given.iter().find(|given| given.entry == entry)
    }

    /// The newest that the client said themself.
    fn own_on(&self, meeting: MeetingId) -> Option<&Given> {
        self.newest(meeting, |given| !given.way.is_entered())
    }

    /// The newest that was entered for them.
    fn entered_on(&self, meeting: MeetingId) -> Option<&Given> {
        self.newest(meeting, |given| given.way.is_entered())
    }

    fn newest(&self, meeting: MeetingId, is: impl Fn(&Given) -> bool) -> Option<&Given> {
        self.given.iter().rev().find(|given| given.meeting == meeting && is(given))
    }
}

pub(crate) fn decide(
    state: &fact::State,
    _with: &Context<'_>,
    who: &Actor,
    at: Timestamp,
    command: Command,
) -> Result<Vec<fact::Fact>, Refusal> {
    let fact = match command {
        Command::MakeTablet { meeting, tablet } => way::make(state, who, at, meeting, tablet)?,
        Command::ShutTablet { tablet } => match way::shut(state, who, tablet)? {
            Some(fact) => fact,
            None => return Ok(Vec::new()),
        },
        Command::GiveOnTablet { tablet, said } => {
            state.only_client(who)?;
            let meeting = state.taking(tablet, at).ok_or(Refusal::NotHere)?.meeting;
            Fact::OnTablet { meeting, said: checked(said)?, tablet }
        }
        Command::Enter { meeting, said, how } => {
            way::may_ask(state, who, at, meeting)?;
            let said = Feedback { show: Show::Now, ..checked(said)? };
            Fact::Entered { meeting, said, how: how.checked()? }
        }
        Command::Give { meeting, said } => {
            state.only_client(who)?;
            let details = state.meeting.get(meeting)?.stands().ok_or(Refusal::NotAtPresent)?;
            if details.starts > at {
                return Err(Refusal::TooSoon);
            }
            Fact::Given { meeting, said: checked(said)? }
        }
        Command::ChooseShow { meeting, show } => {
            state.only_client(who)?;
            let given = state.feedback.own_on(meeting).ok_or(Refusal::NotHere)?;
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
    let mut give = |meeting: MeetingId, said: &Feedback, way: Way| {
        let (entry, at, by, said) = (mark.id, mark.at, mark.by, said.clone());
        state.given.push(Given { entry, at, meeting, said, way, by });
    };
    match fact {
        Fact::Given { meeting, said } => give(*meeting, said, Way::Own),
        Fact::OnTablet { meeting, said, tablet } => {
            give(*meeting, said, Way::Tablet);
            way::close(state, |one| one.id == *tablet);
        }
        Fact::Entered { meeting, said, how } => give(*meeting, said, Way::Entered(how.clone())),
        Fact::ShowChosen { meeting, show } => {
            let mine = |given: &&mut Given| given.meeting == *meeting && !given.way.is_entered();
            for given in state.given.iter_mut().filter(mine) {
                given.said.show = *show;
            }
        }
        Fact::TabletMade { meeting, tablet, until } => {
            way::close(state, |one| one.meeting == *meeting);
            let (id, meeting, until) = (*tablet, *meeting, *until);
            let (by, at) = (mark.by, mark.at);
            state.tablets.push(Tablet { id, meeting, by, at, until, open: true, shut: false });
        }
        Fact::TabletShut { tablet } => way::shut_it(state, *tablet),
    }
}

/// Whom an entry reaches; what the client chose later is theirs alone.
pub(crate) fn reach(state: &fact::State, entry: EntryId, fact: &Fact) -> Reach {
    match fact {
        Fact::Given { .. } | Fact::OnTablet { .. } | Fact::Entered { .. } => Reach::Feedback(entry),
        Fact::ShowChosen { .. } => Reach::Own,
        Fact::TabletMade { meeting, .. } => Reach::Meeting(*meeting),
        Fact::TabletShut { tablet } => {
            let made = state.feedback.tablet(*tablet);
            made.map_or(Reach::Own, |made| Reach::Meeting(made.meeting))
        }
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (meeting, tablet) = (MeetingId([3; 16]), TabletId([0x1a; 16]));
    let answers = vec![Some(8), Some(9), None, Some(7), Some(6), Some(10)];
    let said = Feedback { answers, words: "I felt heard".into(), show: Show::AfterNext };
    let now = Feedback { show: Show::Now, ..said.clone() };
    let entered = |how| Fact::Entered { meeting, said: now.clone(), how };
    vec![
        Fact::Given { meeting, said: said.clone() },
        Fact::ShowChosen { meeting, show: Show::Now },
        Fact::TabletMade { meeting, tablet, until: Timestamp(1_777_334_400_000_000) },
        Fact::TabletShut { tablet },
        Fact::OnTablet { meeting, said, tablet },
        entered(Aloud::default()),
        entered(Aloud {
            aloud: true,
            interpreter: Some(Interpreter { name: "Leyla".into(), language: "Kurdish".into() }),
        }),
    ]
}

#[cfg(test)]
mod tests;
