//! What every kind of entry is called and what it says, for whoever reads it. A kind of fact
//! that is added to the core does not compile here until it has words.

use std::collections::BTreeMap;

use kith_core::checkin::CheckIn;
use kith_core::feedback::{Feedback, Show};
use kith_core::meeting::Details;
use kith_core::{
    Author, BondId, Entry, EntryId, Fact, MeetingId, Role, Seen, State, about, bond, checkin,
    feedback, form, front, meeting, note, signin,
};

use crate::cx::moment;
use crate::forms::instrument as name_of_form;
use crate::text::Text;

/// A line with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// What the line is about; may be empty.
    pub(crate) label: String,
    /// What it says.
    pub(crate) text: String,
}

/// An entry in words: its title, short lines, and what somebody wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// What it is.
    pub(crate) title: String,
    /// Short lines.
    pub(crate) rows: Vec<Row>,
    /// Words as they were written.
    pub(crate) words: Vec<Row>,
}

impl Told {
    pub(super) fn titled(title: impl ToString) -> Self {
        Self { title: title.to_string(), ..Self::default() }
    }

    pub(super) fn row(mut self, label: String, text: impl ToString) -> Self {
        self.rows.push(Row { label, text: text.to_string() });
        self
    }

    /// Adds words, unless nothing was written.
    pub(super) fn says(mut self, label: String, text: &str) -> Self {
        if !text.trim().is_empty() {
            self.words.push(Row { label, text: text.to_owned() });
        }
        self
    }
}

/// Somebody who reads a room, and what its entries say of each other.
pub(crate) struct Reader<'a> {
    /// Their words.
    pub(crate) t: &'a Text,
    /// The room as they see it.
    pub(crate) seen: &'a Seen,
    /// The service book: names of staff, and the words of forms.
    pub(crate) book: &'a State,
    meetings: BTreeMap<EntryId, &'a Details>,
}

impl<'a> Reader<'a> {
    /// A reader of a room's entries, given oldest first.
    pub(crate) fn new(
        t: &'a Text,
        seen: &'a Seen,
        book: &'a State,
        entries: impl Iterator<Item = &'a Entry>,
    ) -> Self {
        Self { t, seen, book, meetings: spoken_of(entries) }
    }

    /// Who wrote something, as this reader calls them.
    pub(crate) fn who(&self, by: Author) -> String {
        if by.person == self.seen.who().person {
            return self.t.get("record-you");
        }
        if by.role == Role::Operator {
            return self.t.get("record-operator");
        }
        let staff = || self.book.staff_name(by.person);
        let name = self.seen.name_of(by).or_else(staff);
        name.map_or_else(|| self.t.get("record-someone"), str::to_owned)
    }

    /// Who wrote an entry: nobody, where the service noticed something by itself.
    pub(crate) fn author(&self, entry: &Entry) -> String {
        match &entry.fact {
            Fact::SignIn(signin::Fact::CodeMissed | signin::Fact::CodeUsed) => {
                self.t.get("record-itself")
            }
            _ => self.who(entry.by),
        }
    }

    /// An entry in words.
    pub(crate) fn tell(&self, entry: &Entry) -> Told {
        match &entry.fact {
            Fact::About(fact) => self.about(fact),
            Fact::Bond(fact) => self.bond(fact),
            Fact::CheckIn(checkin::Fact::Sent { meeting, said }) => self.check_in(*meeting, said),
            Fact::Feedback(fact) => self.feedback(fact),
            Fact::Form(fact) => self.form(fact),
            Fact::Front(fact) => self.front(fact),
            Fact::Meeting(fact) => self.meeting(entry.id, fact),
            Fact::Note(fact) => self.note(fact),
            Fact::Promise(fact) => self.promise(fact),
            Fact::Repair(fact) => self.repair(fact),
            Fact::Strain(fact) => self.strain(fact),
            Fact::Erasure(fact) => Told::titled(crate::erasure::told(self.t, fact)),
            Fact::Recovery(fact) => Told::titled(crate::recovery::told(self.t, fact)),
            Fact::Welcome(fact) => Told::titled(crate::welcome::told(self.t, fact)),
            Fact::SignIn(signin::Fact::NewBrowser { browser }) => {
                Told::titled(self.t.get("record-new-browser"))
                    .row(self.t.get("record-browser"), crate::ways::browser(self.t, *browser))
            }
            Fact::SignIn(signin::Fact::CodeMissed) => {
                Told::titled(self.t.get("record-code-missed"))
                    .row(String::new(), self.t.get("record-code-missed-what"))
            }
            Fact::SignIn(signin::Fact::CodeUsed) => Told::titled(self.t.get("record-code-used"))
                .row(String::new(), self.t.get("record-code-used-what")),
            Fact::Opened(_) => Told::titled(self.t.get("record-opened")),
            Fact::Expected(_)
            | Fact::FirstRun(_)
            | Fact::HandOver(_)
            | Fact::Keeping(_)
            | Fact::Review(_)
            | Fact::Second(_)
            | Fact::Settings(_)
            | Fact::Staff(_) => Told::titled(self.t.get("record-service")),
        }
    }

    fn about(&self, fact: &about::Fact) -> Told {
        let t = self.t;
        match fact {
            about::Fact::NameGiven { name } => {
                Told::titled(t.get("record-name-given")).row(t.get("about-name"), name)
            }
            about::Fact::Said { about } => Told::titled(t.get("about-heading"))
                .row(t.get("about-name"), &about.name)
                .says(t.get("about-pronouns"), &about.pronouns)
                .says(t.get("about-use"), &about.words_to_use)
                .says(t.get("about-avoid"), &about.words_to_avoid),
        }
    }

    fn bond(&self, fact: &bond::Fact) -> Told {
        let (t, with) = (self.t, self.with(fact.bond()));
        let titled = |key: &str| Told::titled(t.say(key).with("name", &with));
        match fact {
            bond::Fact::Proposed { purpose, .. } => {
                titled("record-bond-proposed").says(t.get("record-bond-purpose"), purpose)
            }
            bond::Fact::Accepted { in_person: true, .. } => titled("record-bond-yes")
                .row(t.get("record-in-person"), t.get("record-in-person-how")),
            bond::Fact::Accepted { in_person: false, .. } => titled("record-bond-yes"),
            bond::Fact::Declined { .. } => titled("record-bond-no"),
            bond::Fact::Paused { .. } => titled("record-bond-paused"),
            bond::Fact::Resumed { .. } => titled("record-bond-resumed"),
            bond::Fact::Ended { .. } => titled("record-bond-ended"),
            bond::Fact::LetBe { .. } => titled("record-bond-let-be"),
            bond::Fact::Parted { why, .. } => {
                titled("record-bond-ended").row(String::new(), crate::bond::parted(t, *why, &with))
            }
        }
    }

    fn with(&self, bond: BondId) -> String {
        let found = self.seen.bonds().find(|one| one.id == bond);
        found.map_or_else(|| self.t.get("record-someone"), |bond| bond.name.clone())
    }

    fn check_in(&self, meeting: MeetingId, said: &CheckIn) -> Told {
        let t = self.t;
        let told = Told::titled(t.say("record-before").with("when", self.when_of(meeting)));
        let names = kith_measure::own::CHECK_IN.items;
        let told = self.answers(told, "record-checkin", names, &said.answers);
        let told = match said.pace {
            Some(pace) => told.row(t.get("record-pace"), t.one_of("record-pace-is", pace.word())),
            None => told,
        };
        told.says(t.get("record-words-today"), &said.words)
            .says(t.get("record-bring-up"), &said.bring_up)
            .says(t.get("record-not-today"), &said.not_today)
    }

    fn feedback(&self, fact: &feedback::Fact) -> Told {
        let t = self.t;
        match fact {
            feedback::Fact::Given { meeting, said } => {
                let title = t.say("record-after").with("when", self.when_of(*meeting));
                self.given(Told::titled(title), *meeting, said)
            }
            feedback::Fact::ShowChosen { meeting, show } => {
                let title = t.say("record-show-changed").with("when", self.when_of(*meeting));
                self.shown(Told::titled(title), *meeting, *show)
            }
        }
    }

    fn given(&self, told: Told, meeting: MeetingId, said: &Feedback) -> Told {
        let names = kith_measure::own::RELATIONSHIP.items;
        let told = self.answers(told, "record-feedback", names, &said.answers);
        self.shown(told, meeting, said.show).says(self.t.get("record-words"), &said.words)
    }

    /// The client's choice as it stood in this entry; it is theirs alone to read.
    fn shown(&self, told: Told, meeting: MeetingId, show: Show) -> Told {
        if !self.seen.is_own() {
            return told;
        }
        let name = self.seen.meeting(meeting).map(|meeting| self.with(meeting.bond));
        let name = name.unwrap_or_else(|| self.t.get("record-someone"));
        let how = self.t.say(match show {
            Show::Now => "record-show-now",
            Show::AfterNext => "record-show-after",
            Show::WorthAsking => "record-show-asking",
        });
        told.row(self.t.get("record-show"), how.with("name", name))
    }

    /// One row for each answer on a scale, said or not.
    fn answers(&self, told: Told, stem: &str, names: &[&str], given: &[Option<u8>]) -> Told {
        let answers = names.iter().zip(given.iter().copied().chain(std::iter::repeat(None)));
        answers.fold(told, |told, (name, answer)| {
            let said = match answer {
                Some(number) => self.t.say("record-of-ten").with("number", number).to_string(),
                None => self.t.get("record-not-said"),
            };
            told.row(self.t.one_of(stem, name), said)
        })
    }

    fn form(&self, fact: &form::Fact) -> Told {
        let t = self.t;
        match fact {
            form::Fact::Asked { instrument, .. } => Told::titled(t.get("record-form-asked"))
                .row(t.get("record-form-which"), name_of_form(instrument)),
            form::Fact::Answered { ask, given, .. } => {
                let told = Told::titled(t.get("record-form-answered"));
                let Some(ask) = self.seen.ask(*ask) else { return told };
                let told = told.row(t.get("record-form-which"), name_of_form(&ask.instrument));
                self.form_answers(told, ask, given)
            }
            form::Fact::Reached { words, .. } => {
                Told::titled(t.get("record-form-reached")).says(String::new(), words)
            }
            form::Fact::BandsChosen { wanted } => Told::titled(if *wanted {
                t.get("record-bands-wanted")
            } else {
                t.get("record-bands-not")
            }),
            form::Fact::Imported { .. } | form::Fact::Withdrawn { .. } => {
                Told::titled(t.get("record-service"))
            }
        }
    }

    /// The questions and answers in the words of the form, where the service still has them.
    fn form_answers(&self, told: Told, ask: &form::Ask, given: &[form::Given]) -> Told {
        let file = self.book.form(ask.form);
        let told = given.iter().fold(told, |told, one| {
            let item = file.and_then(|file| file.item(&one.link));
            let question = item.map_or_else(|| one.link.clone(), |item| item.text.clone());
            let chosen = one.code.as_ref().map(|code| {
                let options = item.map(|item| item.options.as_slice()).unwrap_or_default();
                let option = options.iter().find(|option| option.code == *code);
                option.map_or_else(|| code.clone(), |option| option.label.clone())
            });
            told.row(question, chosen.unwrap_or_else(|| self.t.get("record-not-said")))
        });
        let copyright = file.and_then(|file| file.copyright.as_deref());
        told.says(String::new(), copyright.unwrap_or_default())
    }

    fn front(&self, fact: &front::Fact) -> Told {
        let t = self.t;
        match fact {
            front::Fact::Chosen { shows } => Told::titled(t.get("record-front"))
                .row(t.get("record-front-shows"), t.one_of("record-front-is", shows.word())),
            front::Fact::Shown { .. } => Told::titled(t.get("record-front")),
            front::Fact::LookChosen { .. } | front::Fact::SavingChosen { .. } => {
                Told::titled(t.get("record-look"))
            }
        }
    }

    fn meeting(&self, entry: EntryId, fact: &meeting::Fact) -> Told {
        let when = self.when(self.meetings.get(&entry).copied());
        let titled = |key: &str| Told::titled(self.t.say(key).with("when", &when));
        match fact {
            meeting::Fact::Proposed { details, .. } => {
                self.details(titled("record-meeting-proposed"), details)
            }
            meeting::Fact::ChangeProposed { details, .. } => {
                self.details(titled("record-meeting-change"), details)
            }
            meeting::Fact::Accepted { in_person: true, .. } => titled("record-meeting-yes")
                .row(self.t.get("record-in-person"), self.t.get("record-in-person-how")),
            meeting::Fact::Accepted { in_person: false, .. } => titled("record-meeting-yes"),
            meeting::Fact::Declined { .. } => titled("record-meeting-no"),
            meeting::Fact::Cancelled { words, .. } => {
                titled("record-meeting-cancelled").says(String::new(), words)
            }
        }
    }

    fn details(&self, told: Told, details: &Details) -> Told {
        let t = self.t;
        let when = t.day_times(moment(details.starts), moment(details.ends()));
        let told = told
            .row(t.get("record-meeting-when"), when)
            .row(t.get("record-meeting-where"), &details.place);
        if details.others.trim().is_empty() {
            told
        } else {
            told.row(t.get("record-meeting-others"), &details.others)
        }
    }

    fn note(&self, fact: &note::Fact) -> Told {
        let t = self.t;
        match fact {
            note::Fact::Finished { meeting: Some(meeting), text, .. } => {
                Told::titled(t.say("record-note-on").with("when", self.when_of(*meeting)))
                    .says(String::new(), text)
            }
            note::Fact::Finished { meeting: None, text, .. } => {
                Told::titled(t.get("record-note")).says(String::new(), text)
            }
            note::Fact::Corrected { text, .. } => {
                Told::titled(t.get("record-corrected")).says(String::new(), text)
            }
            note::Fact::Replied { text, .. } => {
                Told::titled(t.get("record-reply")).says(String::new(), text)
            }
            note::Fact::NotRight { text, .. } => {
                Told::titled(t.get("shell-entry-wrong")).says(String::new(), text)
            }
        }
    }

    /// When a meeting is, as it stands now.
    pub(super) fn when_of(&self, meeting: MeetingId) -> String {
        self.when(self.seen.meeting(meeting).and_then(|meeting| meeting.details()))
    }

    fn when(&self, details: Option<&Details>) -> String {
        details.map_or_else(
            || self.t.get("record-meeting-some"),
            |details| self.t.day_time(moment(details.starts)),
        )
    }
}

/// Which time and place each entry about a meeting speaks of: what was proposed last by then.
fn spoken_of<'a>(entries: impl Iterator<Item = &'a Entry>) -> BTreeMap<EntryId, &'a Details> {
    let mut proposed: BTreeMap<MeetingId, &Details> = BTreeMap::new();
    let mut spoken = BTreeMap::new();
    for entry in entries {
        let Fact::Meeting(fact) = &entry.fact else { continue };
        if let meeting::Fact::Proposed { details, .. }
        | meeting::Fact::ChangeProposed { details, .. } = fact
        {
            proposed.insert(fact.meeting(), details);
        }
        if let Some(details) = proposed.get(&fact.meeting()) {
            spoken.insert(entry.id, *details);
        }
    }
    spoken
}
