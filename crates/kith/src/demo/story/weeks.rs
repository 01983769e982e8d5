//! One week of a story: a meeting is agreed on, prepared, held, written down, and said how it
//! was.

use anyhow::Context;
use kith_app::Kept;
use kith_core::promise::{self, By, Terms};
use kith_core::time::{DAY, HOUR, MINUTE};
use kith_core::{
    Actor, EntryId, MeetingId, NoteId, PromiseId, Purpose, Timestamp, checkin, feedback, heard,
    meeting, note,
};

use super::super::people::Turn;
use super::super::words;
use super::{Pair, Teller};

/// Every how many weeks something is promised, counted back from the newest note.
const PROMISES_EVERY: u32 = 4;
/// Every how many weeks nothing is said afterwards, as is ordinary.
const SILENT_EVERY: u32 = 5;

/// The meeting of one week.
#[derive(Clone, Copy)]
pub(super) struct Week {
    pub(super) number: u32,
    pub(super) meeting: MeetingId,
    pub(super) starts: Timestamp,
}

impl Teller<'_> {
    pub(super) async fn week(&self, pair: &Pair<'_>, number: u32) -> anyhow::Result<()> {
        let (story, ahead) = (pair.story, number == pair.story.weeks);
        if story.turn == Turn::Ended && ahead {
            return Ok(());
        }
        let meeting = MeetingId(self.app.new_id());
        let week = Week { number, meeting, starts: self.meets_at(story, number) };
        self.agree(pair, week).await?;
        if story.turn == Turn::Paused && ahead {
            return Ok(());
        }
        if pair.online() && self.roll(8) > 0 {
            self.check_in(pair, week).await?;
        }
        if week.starts.plus(2 * HOUR) > self.now {
            return Ok(());
        }
        let with = Actor { signin: self.signin(), ..pair.with.clone() };
        self.prepare(pair, &with, week).await?;
        self.write(pair, &with, week).await?;
        // How it was the last time is left to say for whoever tries the example.
        let open = story.turn == Turn::Corrected && number + 1 == story.weeks;
        if pair.online() && !open && number % SILENT_EVERY != 3 {
            self.give_feedback(pair, week).await?;
            if week.starts.plus(DAY) < self.now {
                self.at(week.starts.plus(DAY));
                self.read(pair, &with, Purpose::Answer).await?;
            }
        }
        self.turn_in(pair, week).await
    }

    async fn agree(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        let Week { meeting, starts, .. } = week;
        self.at(starts.plus(-5 * DAY));
        let place = match pair.story.with {
            0 => "Room 3, first floor",
            1 => "The garden room",
            _ => "Room 5",
        };
        let details = meeting::Details {
            starts,
            minutes: 50,
            place: place.into(),
            others: if pair.story.name == "Mina" { "Farah, who interprets" } else { "" }.into(),
        };
        let propose = meeting::Command::Propose { meeting, bond: pair.bond, details };
        self.other(pair, propose).await?;
        self.at(starts.plus(-4 * DAY));
        if pair.online() {
            self.client(pair, meeting::Command::Accept { meeting }).await
        } else {
            self.other(pair, meeting::Command::AcceptInPerson { meeting }).await
        }
    }

    async fn check_in(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        self.at(week.starts.plus(-16 * HOUR));
        let answer = |_| (self.roll(7) > 0).then(|| u8::try_from(2 + self.roll(7)).unwrap_or(5));
        let said = checkin::CheckIn {
            answers: (0..5).map(answer).collect(),
            words: self.pick(&words::WORDS).into(),
            bring_up: self.pick(&words::BRING_UP).into(),
            not_today: self.pick(&words::NOT_TODAY).into(),
            pace: checkin::Pace::ALL.get(usize::from(self.roll(3) > 0)).copied(),
        };
        self.client(pair, checkin::Command::Send { meeting: week.meeting, said }).await
    }

    /// Shortly before the meeting: the record is read, and what was promised is done.
    async fn prepare(&self, pair: &Pair<'_>, with: &Actor, week: Week) -> anyhow::Result<()> {
        self.at(week.starts.plus(-20 * MINUTE));
        let seen = self.app.read(with, pair.room, Purpose::Prepare).await?;
        let owed: Vec<_> = seen
            .owed()
            .into_iter()
            .filter(|one| one.from == with.person)
            .filter(|one| ![words::LATE_PROMISE, words::SLIPPED].contains(&&*one.terms.words))
            .map(|one| one.id)
            .collect();
        for promise in owed {
            let words = self.pick(&words::KEPT).to_owned();
            self.other(pair, promise::Command::Keep { promise, words }).await?;
        }
        self.read(pair, with, Purpose::Prepare).await
    }

    /// What waits to be read is read, and said to be.
    async fn read(&self, pair: &Pair<'_>, with: &Actor, why: Purpose) -> anyhow::Result<()> {
        let seen = self.app.read(with, pair.room, why).await?;
        let entries: Vec<_> = seen.unread().into_iter().map(|one| one.entry).collect();
        if entries.is_empty() {
            return Ok(());
        }
        self.other(pair, heard::Command::Read { entries }).await
    }

    async fn write(&self, pair: &Pair<'_>, with: &Actor, week: Week) -> anyhow::Result<()> {
        let Week { number, meeting, starts } = week;
        self.at(starts.plus(HOUR + 20 * MINUTE));
        self.app.read(with, pair.room, Purpose::Write).await?;
        let wrong = number + 2 == pair.story.weeks && pair.story.turn == Turn::Corrected;
        let place = usize::try_from(number).unwrap_or(0);
        let usual = words::NOTES.get(place % words::NOTES.len()).copied().unwrap_or_default();
        let text = if wrong { words::WRONG_NOTE } else { usual };
        let note = NoteId(self.app.new_id());
        let finish = note::Command::Finish {
            note,
            meeting: Some(meeting),
            text: text.into(),
            promise: None,
        };
        let kept: Kept = self.app.act(with, pair.room, finish).await?;
        let to = kept.entry.context("an entry")?;
        if (pair.story.weeks - number) % PROMISES_EVERY == 1 {
            self.promise(pair, note, words::PROMISES.get(place % words::PROMISES.len())).await?;
        }
        if wrong {
            self.put_right(pair, to, starts).await?;
        } else if number == 1 && pair.online() {
            self.at(starts.plus(DAY));
            let reply = note::Command::Reply { to, text: words::REPLY.into() };
            self.client(pair, reply).await?;
            if pair.story.turn != Turn::KeptBack {
                self.at(starts.plus(2 * DAY));
                let answer = note::Command::Reply { to, text: words::ANSWER.into() };
                self.other(pair, answer).await?;
            }
        }
        Ok(())
    }

    /// Something is promised by the next meeting.
    async fn promise(
        &self,
        pair: &Pair<'_>,
        note: NoteId,
        words: Option<&&str>,
    ) -> anyhow::Result<()> {
        let terms = Terms { words: (*words.context("words")?).into(), by: By::NextMeeting };
        let promise = PromiseId(self.app.new_id());
        let make = promise::Command::Make { promise, bond: pair.bond, terms, note: Some(note) };
        self.other(pair, make).await
    }

    /// The client says that a note is not right; it is corrected, and both versions stay.
    async fn put_right(
        &self,
        pair: &Pair<'_>,
        to: EntryId,
        starts: Timestamp,
    ) -> anyhow::Result<()> {
        self.at(starts.plus(8 * HOUR));
        let text = words::NOT_RIGHT.into();
        let wrong = note::Command::SayNotRight { to, text };
        let said: Kept = self.app.act(&pair.client, pair.room, wrong).await?;
        let dispute = said.entry.context("an entry")?;
        self.at(starts.plus(DAY));
        self.app.read(&pair.with, pair.room, Purpose::Answer).await?;
        let text = words::CORRECTED.into();
        let how = note::How::Agreed;
        self.other(pair, note::Command::Settle { dispute, how, text }).await?;
        self.other(pair, note::Command::Reply { to, text: words::SORRY.into() }).await
    }

    async fn give_feedback(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        self.at(week.starts.plus(3 * HOUR));
        self.app.read(&pair.client, pair.room, Purpose::Own).await?;
        let turns = pair.turns_in(week.number);
        let usual = |place: u32| (place != week.number % 7).then(|| 8 + u8::from(self.roll(2) > 0));
        let said = match pair.story.turn {
            Turn::Repaired if turns => low(words::HURRIED),
            Turn::Unanswered if turns => low(words::UNEASY),
            turn => feedback::Feedback {
                answers: (0..6).map(usual).collect(),
                words: self.pick(&words::FEEDBACK).into(),
                show: match turn {
                    Turn::KeptBack if turns => feedback::Show::WorthAsking,
                    Turn::KeptBack => feedback::Show::AfterNext,
                    _ => feedback::Show::Now,
                },
            },
        };
        self.client(pair, feedback::Command::Give { meeting: week.meeting, said }).await
    }
}

/// Feedback on a meeting that was not like the others.
fn low(words: &str) -> feedback::Feedback {
    feedback::Feedback {
        answers: [4, 3, 5, 4, 6, 5].map(Some).to_vec(),
        words: words.into(),
        show: feedback::Show::Now,
    }
}
