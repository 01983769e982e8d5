//! Where it stands in words, and both views with the answer beside the entry they are about.

use kith_core::note::{End, Ended, Fact, How, Standing, Tone, View};
use kith_core::{Author, EntryId, PersonId, Role, Timestamp, note};

use crate::cx::{is_past, last_day, moment};
use crate::heard;
use crate::record::{Below as Answer, Reader, Told};

/// The client's view of an entry, and what was answered.
#[derive(Clone, Debug)]
pub(crate) struct Beside {
    /// The entry that holds it.
    pub(crate) entry: EntryId,
    /// The client's words, and where they stand.
    pub(crate) said: Answer,
    /// The answer, once there is one.
    pub(crate) answer: Option<Answer>,
    /// Where it is answered; empty where that is not for this reader, or over.
    pub(crate) settle: String,
}

impl Beside {
    /// Every other view of an entry, oldest first.
    pub(crate) fn all(reader: &Reader<'_>, entry: EntryId) -> Vec<Self> {
        let answers = reader.seen.answers(entry).iter();
        let views = answers.filter(|answer| answer.tone == Tone::NotRight);
        views.filter_map(|said| Self::of(reader, said)).collect()
    }

    fn of(reader: &Reader<'_>, said: &note::Answer) -> Option<Self> {
        let view = reader.seen.dispute(said.entry)?;
        let answer = match view.standing {
            Standing::Ended(Ended { end: End::Settled(_, text), entry, by, at }) => {
                Some(answered(reader, (entry, by, at), text))
            }
            _ => None,
        };
        Some(Self { entry: said.entry, said: reader.answer(said), answer, settle: String::new() })
    }
}

fn answered(
    reader: &Reader<'_>,
    (entry, by, at): (EntryId, Author, Timestamp),
    text: String,
) -> Answer {
    Answer {
        who: reader.who(by),
        when: reader.at(at),
        machine: reader.t.machine(moment(at)),
        tone: String::new(),
        text,
        heard: heard::below(reader, entry),
    }
}

/// Where what the client said stands, one sentence a line; nothing for every other entry.
pub(crate) fn lines(reader: &Reader<'_>, entry: EntryId) -> Vec<String> {
    match reader.seen.dispute(entry) {
        Some(View { standing, .. }) => stands(reader, &standing),
        None => Vec::new(),
    }
}

fn stands(reader: &Reader<'_>, standing: &Standing) -> Vec<String> {
    match standing {
        Standing::Waits(of, by) => waits(reader, *of, *by),
        Standing::Nobody => vec![reader.t.get("dispute-nobody")],
        Standing::Ended(ended) => vec![over(reader, ended)],
    }
}

fn waits(reader: &Reader<'_>, of: PersonId, by: Option<Timestamp>) -> Vec<String> {
    let (t, now) = (reader.t, reader.seen.at());
    let late = by.is_some_and(|by| is_past(t, by, now));
    let (key, yours) = match by {
        None => ("dispute-open", "dispute-open-you"),
        Some(_) if late => ("dispute-late", "dispute-late-you"),
        Some(_) => ("dispute-waits", "dispute-waits-you"),
    };
    let name = name(reader, of);
    let day = by.map(|by| last_day(t, by, now)).unwrap_or_default();
    let said = t.say(if of == reader.seen.who().person { yours } else { key });
    let mut lines = vec![said.with("name", &name).with("day", day).to_string()];
    if reader.seen.is_own() {
        lines.extend(late.then(|| t.say("heard-behind").with("name", &name).to_string()));
        lines.extend(heard::away(reader, of, &name));
    }
    lines
}

fn over(reader: &Reader<'_>, ended: &Ended) -> String {
    let (key, yours) = match &ended.end {
        End::Settled(How::Agreed, _) => ("dispute-agreed", "dispute-agreed-you"),
        End::Settled(How::BothStand, _) => ("dispute-both-stand", "dispute-both-stand-you"),
        End::TakenBack => ("dispute-taken-back", "dispute-taken-back-you"),
    };
    let key = if ended.by.person == reader.seen.who().person { yours } else { key };
    let said = reader.t.say(key).with("name", reader.who(ended.by));
    said.with("when", reader.at(ended.at)).to_string()
}

/// Who is asked, or that the client let it be: a quiet line between other entries.
pub(crate) fn sentence(reader: &Reader<'_>, author: Author, fact: &Fact) -> Option<String> {
    let t = reader.t;
    match fact {
        Fact::Asked { of, by, .. } => {
            let yours = *of == reader.seen.who().person;
            let said = t.say(if yours { "dispute-line-asked-you" } else { "dispute-line-asked" });
            let said = said.with("name", name(reader, *of));
            Some(said.with("day", last_day(t, *by, reader.seen.at())).to_string())
        }
        Fact::TakenBack { .. } => {
            let said = t.say("dispute-line-taken-back");
            Some(said.with("name", reader.who(author)).to_string())
        }
        _ => None,
    }
}

/// An answer as an entry of its own, with what it is about.
pub(crate) fn settled(reader: &Reader<'_>, dispute: EntryId, how: How, text: &str) -> Told {
    let t = reader.t;
    let told = Told::titled(t.one_of("dispute-told", how.word()));
    let told = match reader.view(dispute) {
        Some(said) => told.row(t.get("dispute-about"), said),
        None => told,
    };
    told.says(String::new(), text)
}

fn name(reader: &Reader<'_>, of: PersonId) -> String {
    reader.who(Author { person: of, role: Role::Therapist })
}
