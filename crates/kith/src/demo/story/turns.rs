//! What is particular about a story: in one of its weeks, and at its end.

use anyhow::Context;
use kith_core::promise::{self, By, Terms};
use kith_core::time::{DAY, HOUR};
use kith_core::{PromiseId, Purpose, StrainId, bond, meeting, repair};

use super::super::people::Turn;
use super::super::words;
use super::weeks::Week;
use super::{Pair, Teller};

impl Teller<'_> {
    /// What happens after the meeting of a week, in stories that have something to tell.
    pub(super) async fn turn_in(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        let from_last = pair.story.weeks.saturating_sub(week.number);
        match (pair.story.turn, from_last) {
            (Turn::Corrected, 3) => self.why(pair, week).await,
            (Turn::Repaired, 4) => self.repaired(pair, week).await,
            (Turn::KeptBack, 4) => self.left_alone(pair, week).await,
            (Turn::LatePromises, 4) => self.promised(pair, week, words::LATE_PROMISE).await,
            (Turn::LatePromises, 3) => self.said_late(pair, week).await,
            (Turn::LatePromises, 1) => self.kept_at_last(pair, week).await,
            (Turn::LatePromises, 2) => self.let_slip(pair, week).await,
            (Turn::Steady, 1) if pair.online() => self.own_promise(pair, week).await,
            _ => Ok(()),
        }
    }

    /// The client asks why the record was opened, and is answered.
    async fn why(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        self.at(week.starts.plus(22 * HOUR));
        let seen = self.app.read(&pair.client, pair.room, Purpose::Own).await?;
        let prepared = seen.openings().find(|one| one.purpose == Purpose::Prepare);
        let opening = prepared.context("an opening")?.entry;
        let promise = PromiseId(self.app.new_id());
        self.client(pair, promise::Command::AskWhy { promise, opening }).await?;
        self.at(week.starts.plus(30 * HOUR));
        self.other(pair, promise::Command::Keep { promise, words: words::WHY.into() }).await
    }

    /// The strain that the newest feedback raised.
    async fn strain(&self, pair: &Pair<'_>) -> anyhow::Result<StrainId> {
        let seen = self.app.read(&pair.client, pair.room, Purpose::Own).await?;
        Ok(seen.open_strains().first().context("a strain")?.id)
    }

    async fn answer(&self, pair: &Pair<'_>, strain: StrainId, words: &str) -> anyhow::Result<()> {
        self.app.read(&pair.with, pair.room, Purpose::Answer).await?;
        let (bond, words) = (pair.bond, words.to_owned());
        self.other(pair, repair::Command::Answer { bond, strain, words, different: None }).await
    }

    /// An answer that was not enough, a better one, and "heard".
    async fn repaired(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        let strain = self.strain(pair).await?;
        self.at(week.starts.plus(17 * HOUR));
        self.answer(pair, strain, words::FIRST_ANSWER).await?;
        self.at(week.starts.plus(26 * HOUR));
        let words = words::NOT_YET.to_owned();
        self.client(pair, repair::Command::SayNotYet { strain, words }).await?;
        self.at(week.starts.plus(42 * HOUR));
        self.answer(pair, strain, words::BETTER_ANSWER).await?;
        self.at(week.starts.plus(50 * HOUR));
        let words = words::HEARD.to_owned();
        self.client(pair, repair::Command::Hear { strain, words }).await
    }

    /// Something was worth asking about; it was asked, and the client would rather leave it.
    async fn left_alone(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        let strain = self.strain(pair).await?;
        self.at(week.starts.plus(20 * HOUR));
        self.answer(pair, strain, words::LEFT_ALONE).await?;
        self.at(week.starts.plus(30 * HOUR));
        self.client(pair, repair::Command::Leave { strain, words: String::new() }).await
    }

    async fn promised(&self, pair: &Pair<'_>, week: Week, words: &str) -> anyhow::Result<()> {
        self.at(week.starts.plus(2 * HOUR));
        let by = By::Date(week.starts.plus(8 * DAY));
        self.make(pair, words, by, true).await
    }

    async fn make(&self, pair: &Pair<'_>, words: &str, by: By, staff: bool) -> anyhow::Result<()> {
        let promise = PromiseId(self.app.new_id());
        let terms = Terms { words: words.into(), by };
        let make = promise::Command::Make { promise, bond: pair.bond, terms, note: None };
        if staff { self.other(pair, make).await } else { self.client(pair, make).await }
    }

    /// The promise that is late.
    async fn late(&self, pair: &Pair<'_>) -> anyhow::Result<PromiseId> {
        let seen = self.app.read(&pair.client, pair.room, Purpose::Own).await?;
        let owed = seen.owed();
        let late = owed.into_iter().find(|one| one.terms.words == words::LATE_PROMISE);
        Ok(late.context("a promise")?.id)
    }

    /// It is said that the promise is late, with a new date and an apology.
    async fn said_late(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        let promise = self.late(pair).await?;
        self.at(week.starts.plus(20 * HOUR));
        let by = By::Date(week.starts.plus(16 * DAY));
        let words = words::LATE.to_owned();
        self.other(pair, promise::Command::SayLate { promise, by, words }).await
    }

    async fn kept_at_last(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        let promise = self.late(pair).await?;
        self.at(week.starts.plus(20 * HOUR));
        let words = words::KEPT.first().copied().unwrap_or_default().to_owned();
        self.other(pair, promise::Command::Keep { promise, words }).await
    }

    /// Something is promised for a day that goes by in silence.
    async fn let_slip(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        self.at(week.starts.plus(2 * HOUR));
        self.make(pair, words::SLIPPED, By::Date(week.starts.plus(10 * DAY + 12 * HOUR)), true)
            .await
    }

    async fn own_promise(&self, pair: &Pair<'_>, week: Week) -> anyhow::Result<()> {
        self.at(week.starts.plus(10 * HOUR));
        self.make(pair, words::OWN_PROMISE, By::NextMeeting, false).await
    }

    /// What is particular about a story at its end.
    pub(super) async fn turn(&self, pair: &Pair<'_>) -> anyhow::Result<()> {
        let bond = pair.bond;
        self.at(self.now.plus(-2 * DAY));
        match pair.story.turn {
            Turn::Paused if pair.online() => {
                let seen = self.app.read(&pair.client, pair.room, Purpose::Own).await?;
                let next = seen.next_meeting().map(|(meeting, _)| meeting.id);
                if let Some(meeting) = next {
                    let words = words::CANCELLED.to_owned();
                    self.client(pair, meeting::Command::Cancel { meeting, words }).await?;
                }
                self.client(pair, bond::Command::Pause { bond }).await
            }
            Turn::Paused => self.other(pair, bond::Command::Pause { bond }).await,
            Turn::Ended => self.client(pair, bond::Command::End { bond }).await,
            _ => {
                self.app.read(&pair.with, pair.room, Purpose::Prepare).await?;
                Ok(())
            }
        }
    }
}
