//! A meeting in words: with whom, where, how long, and what others changed about it.

use kith_core::Seen;
use kith_core::meeting::{Details, Meeting, Step, What};

use crate::cx::moment;
use crate::text::Text;

/// One meeting, or one proposal, as people need it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// "Tuesday 5 May, 2:00pm to 2:50pm".
    pub(crate) when: String,
    /// With whom.
    pub(crate) with: String,
    /// A place in words, or the address of an online room.
    pub(crate) place: String,
    /// "50 minutes".
    pub(crate) length: String,
    /// Who else is there; may be empty.
    pub(crate) others: String,
}

impl Told {
    /// Tells of details agreed or proposed with somebody.
    pub(crate) fn new(t: &Text, details: &Details, with: &str) -> Self {
        Self {
            when: when(t, details),
            with: with.to_owned(),
            place: details.place.clone(),
            length: t.say("meeting-minutes").with("minutes", details.minutes).to_string(),
            others: details.others.trim().to_owned(),
        }
    }

    /// Whether the place is an address that a browser can open.
    pub(crate) fn leads_out(&self) -> bool {
        self.place.starts_with("https://") && !self.place.contains(char::is_whitespace)
    }

    /// "Tuesday 5 May, 2:00pm to 2:50pm, with Amira".
    pub(crate) fn line(&self, t: &Text) -> String {
        t.say("meeting-line").with("when", &self.when).with("name", &self.with).to_string()
    }
}

fn when(t: &Text, details: &Details) -> String {
    t.day_times(moment(details.starts), moment(details.ends()))
}

/// The name of the person a meeting is with.
pub(crate) fn name_of(seen: &Seen, meeting: &Meeting) -> String {
    seen.bond(meeting.bond).map(|bond| bond.name.clone()).unwrap_or_default()
}

/// What others changed about a meeting since the client last looked.
pub(crate) fn changes(t: &Text, seen: &Seen, meeting: &Meeting) -> Vec<String> {
    let mut said = Vec::new();
    for step in seen.changed(meeting) {
        match (&step.what, &meeting.agreed) {
            (What::Agreed { before: Some(before), .. }, Some(now)) => {
                said.extend(differences(t, before, now));
            }
            _ => said.push(change(t, seen, meeting, step)),
        }
    }
    said
}

fn change(t: &Text, seen: &Seen, meeting: &Meeting, step: &Step) -> String {
    let key = match step.what {
        What::Proposed => "meeting-changed-proposed",
        What::Agreed { in_person: true, .. } => "meeting-changed-in-person",
        What::Agreed { .. } => "meeting-changed-agreed",
        What::ChangeProposed => "meeting-changed-suggested",
        What::Declined if meeting.agreed.is_some() => "meeting-changed-declined",
        What::Declined => "meeting-changed-not-taken",
        What::Cancelled => "meeting-changed-cancelled",
        What::NotMet { was_there: true } => "meeting-changed-was-there",
        What::NotMet { was_there: false } => "meeting-changed-not-there",
    };
    let name = seen.name_of(step.by).map_or_else(|| name_of(seen, meeting), str::to_owned);
    t.say(key).with("name", name).to_string()
}

fn differences(t: &Text, before: &Details, now: &Details) -> Vec<String> {
    let mut said = Vec::new();
    let mut tell = |key: &str, before: String| {
        said.push(t.say(key).with("before", before).to_string());
    };
    if before.starts != now.starts {
        tell("meeting-changed-time", when(t, before));
    }
    if before.minutes != now.minutes {
        tell("meeting-changed-length", before.minutes.to_string());
    }
    if before.place != now.place {
        tell("meeting-changed-place", before.place.clone());
    }
    match before.others.trim() {
        _ if before.others == now.others => {}
        "" => tell("meeting-changed-alone", String::new()),
        others => tell("meeting-changed-others", others.to_owned()),
    }
    said
}
