//! Published forms, filled by the client: the wording arrives with a file that the service
//! is entitled to use, every item can be skipped, and a score is never a verdict.
//!
//! The service book holds the imported forms; a private room holds what was asked and
//! answered. Raw answers are the facts; a total is always computed again.

use std::collections::BTreeMap;

use kith_measure::form::{FormFile, FormItem};
use kith_measure::{Instrument, Score, score};
use minicbor::{Decode, Encode};

use crate::entry::Mark;
use crate::fact::{self, Context};
use crate::id::{AskId, EntryId, FormId, PersonId};
use crate::reach::Reach;
use crate::refusal::Refusal;
use crate::room::RoomKind;
use crate::seen::Seen;
use crate::time::Timestamp;
use crate::who::{Actor, Near};

mod care;
mod shelf;
mod wire;

pub use care::{Care, Reached};

/// The answer to one item. No code: it was skipped.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Given {
    /// The item, by the file's own name for it.
    #[n(0)]
    pub link: String,
    /// Its place in the instrument, if it belongs to it.
    #[n(1)]
    pub item: Option<u16>,
    /// The code of the chosen answer.
    #[n(2)]
    pub code: Option<String>,
    /// What the answer weighs.
    #[n(3)]
    pub weight: Option<u8>,
}

/// What can have happened.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// Book: a form was imported. It takes the place of an earlier one of the same
    /// instrument and language.
    #[n(0)]
    Imported {
        /// The new form.
        #[n(0)]
        form: FormId,
        /// Its words and structure.
        #[cbor(n(1), with = "wire")]
        file: FormFile,
    },
    /// Book: a form is no longer given.
    #[n(1)]
    Withdrawn {
        /// Which form.
        #[n(0)]
        form: FormId,
    },
    /// Somebody beside the client asked for a form.
    #[n(2)]
    Asked {
        /// The new asking.
        #[n(0)]
        ask: AskId,
        /// Which form.
        #[n(1)]
        form: FormId,
        /// Of which instrument.
        #[n(2)]
        instrument: String,
    },
    /// The client answered; any item may be left out.
    #[n(3)]
    Answered {
        /// Which asking.
        #[n(0)]
        ask: AskId,
        /// One for each item, in the form's order.
        #[n(1)]
        given: Vec<Given>,
        /// Who is to be in touch, where an answer is about the client's safety.
        #[n(2)]
        care: Option<Care>,
    },
    /// The client chose whether they want to see the bands of a total.
    #[n(4)]
    BandsChosen {
        /// The choice.
        #[n(0)]
        wanted: bool,
    },
    /// Somebody was in touch about an answer on the client's safety.
    #[n(5)]
    Reached {
        /// Which asking.
        #[n(0)]
        ask: AskId,
        /// Their words, if any.
        #[n(1)]
        words: String,
    },
}

/// What can be wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Keeper, book: import a form. One that is not complete does not take the place of one
    /// that is.
    Import {
        /// The new form's id.
        form: FormId,
        /// Its words and structure.
        file: FormFile,
    },
    /// Keeper, book: give it no longer.
    Withdraw {
        /// Which form.
        form: FormId,
    },
    /// Staff: ask the client for a form.
    Ask {
        /// The new asking's id.
        ask: AskId,
        /// Which form.
        form: FormId,
    },
    /// Client: answer; `chosen` holds link id and answer code of what was not skipped.
    Answer {
        /// Which asking.
        ask: AskId,
        /// What was chosen.
        chosen: BTreeMap<String, String>,
    },
    /// Client: choose whether to see bands.
    ChooseBands {
        /// The choice.
        wanted: bool,
    },
    /// Staff: write down that they were in touch about an answer on safety.
    Reach {
        /// Which asking.
        ask: AskId,
        /// Words, if any.
        words: String,
    },
}

/// One asking, and its answer once there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Its id.
    pub id: AskId,
    /// The entry that asked.
    pub entry: EntryId,
    /// Which form.
    pub form: FormId,
    /// Of which instrument.
    pub instrument: String,
    /// Who asked.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// When it was answered, and how.
    pub answered: Option<(Timestamp, Vec<Given>)>,
    /// Who is to be in touch, where an answer is about the client's safety.
    pub care: Option<Care>,
    /// That somebody was.
    pub reached: Option<Reached>,
}

impl Ask {
    /// The definition of the instrument.
    pub fn measure(&self) -> Option<&'static Instrument> {
        kith_measure::instruments::by_id(&self.instrument)
    }

    /// What the answers add up to, computed again from the raw ones.
    pub fn score(&self) -> Option<Score> {
        let measure = self.measure()?;
        Some(kith_measure::score(measure, &self.weights(measure)?))
    }

    /// Whether an answer asks for somebody's attention whatever the total, and whatever else
    /// was skipped.
    pub fn opens_safety(&self) -> bool {
        let weights = self.measure().and_then(|measure| Some((measure, self.weights(measure)?)));
        weights.is_some_and(|(measure, weights)| score::opens_safety(measure, &weights))
    }

    /// What each item of the instrument weighs, in its order; `None` before there is an answer.
    fn weights(&self, measure: &Instrument) -> Option<Vec<Option<u8>>> {
        let (_, given) = self.answered.as_ref()?;
        let mut weights = vec![None; measure.items.len()];
        for one in given {
            let place = one.item.and_then(|item| weights.get_mut(usize::from(item)));
            if let Some(place) = place {
                *place = one.weight;
            }
        }
        Some(weights)
    }
}

/// What it adds up to.
#[derive(Debug, Clone, Default)]
pub struct State {
    imported: Vec<(FormId, FormFile)>,
    asks: Vec<Ask>,
    bands: bool,
}

impl State {
    /// One of them.
    pub(crate) fn get(&self, ask: AskId) -> Option<&Ask> {
        self.ask(ask).ok()
    }

    fn ask(&self, ask: AskId) -> Result<&Ask, Refusal> {
        self.asks.iter().find(|one| one.id == ask).ok_or(Refusal::NotHere)
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
        Command::Import { form, file } => {
            may_keep(state, who)?;
            if !file.can_be_given() && state.gives(&file) {
                return Err(Refusal::FormNotComplete);
            }
            Fact::Imported { form, file }
        }
        Command::Withdraw { form } => {
            may_keep(state, who)?;
            state.form(form).ok_or(Refusal::NotHere)?;
            Fact::Withdrawn { form }
        }
        Command::Ask { ask, form } => {
            state.only_beside(who, Near::Care)?;
            let file = book_form(with, form)?;
            if !file.can_be_given() {
                return Err(Refusal::FormNotComplete);
            }
            Fact::Asked { ask, form, instrument: file.instrument.clone() }
        }
        Command::Answer { ask, chosen } => {
            state.only_client(who)?;
            let asked = state.form.ask(ask)?;
            if asked.answered.is_some() {
                return Err(Refusal::AlreadyDone);
            }
            let given = answers(book_form(with, asked.form)?, &chosen)?;
            let answered = Ask { answered: Some((at, given.clone())), ..asked.clone() };
            let care = care::care(state, with, at, &answered);
            Fact::Answered { ask, given, care }
        }
        Command::Reach { ask, words } => care::reach(state, who, ask, words)?,
        Command::ChooseBands { wanted } => {
            state.only_client(who)?;
            Fact::BandsChosen { wanted }
        }
    };
    Ok(vec![fact.into()])
}

fn may_keep(state: &fact::State, who: &Actor) -> Result<(), Refusal> {
    if state.kind != RoomKind::Book {
        return Err(Refusal::NotHere);
    }
    state.only_keeper(who)
}

fn book_form<'a>(with: &Context<'a>, form: FormId) -> Result<&'a FormFile, Refusal> {
    with.book.and_then(|book| book.form(form)).ok_or(Refusal::NotHere)
}

/// One answer for each item; an unknown answer code is refused, a missing one is a skip.
fn answers(file: &FormFile, chosen: &BTreeMap<String, String>) -> Result<Vec<Given>, Refusal> {
    if chosen.keys().any(|link| file.item(link).is_none()) {
        return Err(Refusal::NotHere);
    }
    file.items.iter().map(|item| answer(item, chosen.get(&item.link_id))).collect()
}

fn answer(item: &FormItem, code: Option<&String>) -> Result<Given, Refusal> {
    let known = |code: &&String| item.options.iter().any(|option| option.code == **code);
    if code.is_some_and(|code| !known(&code)) {
        return Err(Refusal::OutsideScale);
    }
    Ok(Given {
        link: item.link_id.clone(),
        item: item.index_in_instrument,
        code: code.cloned(),
        weight: code.and_then(|code| item.weight(code)),
    })
}

pub(crate) fn apply(state: &mut State, mark: Mark, fact: &Fact) {
    match fact {
        Fact::Imported { form, file } => {
            state.imported.push((*form, file.clone()));
        }
        Fact::Withdrawn { form } => state.imported.retain(|(id, _)| id != form),
        Fact::Asked { ask, form, instrument } => state.asks.push(Ask {
            id: *ask,
            entry: mark.id,
            form: *form,
            instrument: instrument.clone(),
            by: mark.by.person,
            at: mark.at,
            answered: None,
            care: None,
            reached: None,
        }),
        Fact::Answered { ask, given, care } => state.change(*ask, |ask| {
            ask.answered = Some((mark.at, given.clone()));
            ask.care = *care;
        }),
        Fact::Reached { ask, words } => state.change(*ask, |ask| {
            let (by, at, words) = (mark.by.person, mark.at, words.clone());
            ask.reached = Some(Reached { by, at, words });
        }),
        Fact::BandsChosen { wanted } => state.bands = *wanted,
    }
}

impl State {
    fn change(&mut self, ask: AskId, to: impl FnOnce(&mut Ask)) {
        if let Some(ask) = self.asks.iter_mut().find(|one| one.id == ask) {
            to(ask);
        }
    }
}

/// Whom an entry reaches.
pub(crate) const fn reach(_: &fact::State, _: EntryId, fact: &Fact) -> Reach {
    match fact {
        Fact::Asked { ask, .. } | Fact::Answered { ask, .. } | Fact::Reached { ask, .. } => {
            Reach::Ask(*ask)
        }
        Fact::Imported { .. } | Fact::Withdrawn { .. } | Fact::BandsChosen { .. } => Reach::Own,
    }
}

impl Seen {
    /// What was asked, newest first: all for the client; for those who have a part in their care
    /// what they asked themselves, and what they are to be in touch about.
    pub fn asks(&self) -> impl Iterator<Item = &Ask> {
        let me = self.who().person;
        let mine =
            move |ask: &&Ask| self.is_own() || self.knows_care() && self.state().asked(ask, me);
        self.state().form.asks.iter().rev().filter(mine)
    }

    /// One of them.
    pub fn ask(&self, id: AskId) -> Option<&Ask> {
        self.asks().find(|ask| ask.id == id)
    }

    /// Whether the client wants to see bands.
    pub fn wants_bands(&self) -> bool {
        self.state().form.bands
    }
}

pub(crate) fn samples() -> Vec<Fact> {
    let (form, ask) = (FormId([7; 16]), AskId([8; 16]));
    let given =
        Given { link: "one".into(), item: Some(0), code: Some("LA6569-3".into()), weight: Some(1) };
    vec![
        Fact::Imported { form, file: wire::sample() },
        Fact::Withdrawn { form },
        Fact::Asked { ask, form, instrument: "phq-9".into() },
        Fact::Answered { ask, given: vec![given.clone()], care: None },
        Fact::BandsChosen { wanted: true },
        Fact::Answered {
            ask,
            given: vec![given],
            care: Some(Care { of: PersonId([2; 16]), by: Timestamp(1_777_989_600_000_000) }),
        },
        Fact::Reached { ask, words: "We spoke on the phone.".into() },
    ]
}

#[cfg(test)]
mod tests;
