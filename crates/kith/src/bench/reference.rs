//! The service that is measured: clients, staff and months of meetings, through the same use
//! cases as everything real.

use std::sync::Arc;

use anyhow::Context;
use kith_app::{App, Link, NewClient, NewStaff, SecretHash};
use kith_core::time::{DAY, HOUR, MINUTE};
use kith_core::{
    Actor, BondId, MeetingId, NoteId, PersonId, PromiseId, Purpose, Role, RoomId, SigninId,
    Timestamp, about, bond, checkin, feedback, meeting, note, promise,
};
use kith_ledger::Receipt;
use tokio::sync::Semaphore;

use super::words;
use crate::demo::StoryClock;

/// Everybody's passphrase.
pub(super) const PASSPHRASE: &str = "a long way home past the river";
/// Every client's second secret.
pub(super) const SECOND: &str = "246810";
/// How many clients one therapist has.
const CASELOAD: usize = 40;
/// How many entries the longest room has, about.
const LONGEST: u32 = 500;
/// How many rooms are written at once.
const AT_ONCE: usize = 32;
/// Entries of a room before its first week, and of the meeting that lies ahead.
const AROUND: u32 = 8;
/// Entries of one week: proposed, accepted, checked in, opened, a note, a promise, the last one
/// kept, feedback.
const WEEK: u32 = 8;
/// One client in so many says in the last week that it was not good, which asks for an answer.
const STRAINED: usize = 4;

/// Somebody with a room.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) actor: Actor,
    pub(super) handle: String,
    pub(super) room: RoomId,
    bond: BondId,
    /// The therapist beside them.
    pub(super) with: Actor,
}

/// Who is in the service. The first client has the longest room.
pub(super) struct Reference {
    /// The sign-in name of a therapist with a full caseload.
    pub(super) therapist: String,
    pub(super) clients: Vec<Person>,
    pub(super) entries: u32,
    pub(super) longest: u32,
}

struct Maker {
    app: App,
    passphrase: SecretHash,
    second: SecretHash,
}

/// Makes `clients` clients with about `entries` entries each. The clock is left at the
/// machine's own time.
pub(super) async fn make(
    app: &App,
    clock: &StoryClock,
    clients: u32,
    entries: u32,
) -> anyhow::Result<Reference> {
    let weeks = weeks(entries);
    let most = weeks.max(self::weeks(LONGEST));
    let now = app.now();
    let at = |week: u32| now.plus((i64::from(week) - i64::from(most)) * 7 * DAY);
    clock.tell(Some(at(0).plus(-DAY)));
    let maker = Arc::new(Maker {
        app: app.clone(),
        passphrase: app.secrets().hash(PASSPHRASE, app.new_id()).await?,
        second: app.secrets().hash(SECOND, app.new_id()).await?,
    });
    let people = maker.people(clients).await?;
    for week in 0..most {
        let first_alone = week + weeks < most;
        let meet = if first_alone { people.get(..1) } else { people.get(..) };
        let strained = if week + 1 == most { STRAINED } else { usize::MAX };
        maker.week(clock, meet.unwrap_or_default(), at(week), strained).await?;
    }
    clock.tell(None);
    // Everybody has a meeting ahead, so that pages have something to show.
    maker.propose(&people, now.plus(6 * HOUR)).await?;
    let long = maker.long(&people).await?;
    let longest = long.iter().copied().max().unwrap_or_default();
    Ok(Reference { therapist: handle(0), clients: people, entries: long.iter().sum(), longest })
}

/// How many weeks make about `entries` entries.
fn weeks(entries: u32) -> u32 {
    (entries.saturating_sub(AROUND) + WEEK / 2) / WEEK
}

fn handle(therapist: usize) -> String {
    format!("therapist{therapist}")
}

/// Does `work` with every item, some of them at once; gives the results in order.
async fn each<T, R, W, F>(items: Vec<T>, work: W) -> anyhow::Result<Vec<R>>
where
    W: Fn(T) -> F,
    F: Future<Output = anyhow::Result<R>> + Send + 'static,
    R: Send + 'static,
{
    let permits = Arc::new(Semaphore::new(AT_ONCE));
    let begun: Vec<_> = items
        .into_iter()
        .map(|item| {
            let (permits, work) = (Arc::clone(&permits), work(item));
            tokio::spawn(async move {
                let _permit = permits.acquire().await?;
                work.await
            })
        })
        .collect();
    let mut done = Vec::with_capacity(begun.len());
    for task in begun {
        done.push(task.await??);
    }
    Ok(done)
}

impl Maker {
    async fn people(self: &Arc<Self>, clients: u32) -> anyhow::Result<Vec<Person>> {
        let clients: Vec<usize> = (0..usize::try_from(clients)?).collect();
        let mut wanted = Vec::with_capacity(clients.len());
        for (therapist, some) in clients.chunks(CASELOAD).enumerate() {
            let with = self.therapist(therapist).await?;
            wanted.extend(some.iter().map(|number| (*number, with.clone())));
        }
        each(wanted, |(number, with)| {
            let maker = Arc::clone(self);
            async move { maker.client(number, with).await }
        })
        .await
    }

    fn signin(&self) -> SigninId {
        SigninId(self.app.new_id())
    }

    async fn therapist(&self, number: usize) -> anyhow::Result<Actor> {
        let (name, role) = (format!("Therapist {number}"), Role::Therapist);
        let new = NewStaff { name: name.clone(), role };
        let invited = self.app.invite_staff(&self.app.operator(), new).await?;
        self.accept(invited.link, &handle(number)).await?;
        self.app.confirm_here(invited.person, role).await?;
        Ok(Actor { person: invited.person, role, name, signin: self.signin() })
    }

    async fn accept(&self, link: Option<Link>, handle: &str) -> anyhow::Result<()> {
        let link = link.context("a link")?;
        let pass = self.passphrase.clone();
        self.app.accept_hashed(&link.token, &link.code, handle, pass).await??;
        Ok(())
    }

    async fn client(&self, number: usize, with: Actor) -> anyhow::Result<Person> {
        let app = &self.app;
        let new = NewClient {
            name: format!("Client {number}"),
            with: with.person,
            purpose: "Weekly meetings".into(),
            online: true,
        };
        let invited = app.invite_client(&with, new).await?;
        let handle = format!("client{number}");
        self.accept(invited.link, &handle).await?;
        app.confirm_here(invited.person, Role::Client).await?;
        app.keep_second(invited.person, self.second.clone()).await?;
        let room = invited.room.context("a room")?;
        let actor = self.actor(invited.person);
        let seen = app.read(&actor, room, Purpose::Own).await?;
        let bond = seen.bonds().next().context("a bond")?.id;
        app.act(&actor, room, bond::Command::Accept { bond }).await?;
        let lines = words::about(u64::try_from(number)?);
        app.act(&actor, room, about::Command::Say { about: lines }).await?;
        Ok(Person { actor, handle, room, bond, with })
    }

    /// How many entries each room has, by the receipt for one more.
    async fn long(self: &Arc<Self>, people: &[Person]) -> anyhow::Result<Vec<u32>> {
        each(people.to_vec(), |person| {
            let maker = Arc::clone(self);
            async move {
                let (app, room) = (&maker.app, person.room);
                let say = about::Command::Say { about: words::about(u64::MAX) };
                let last = app.act(&person.actor, room, say).await?.entry.context("an entry")?;
                let (receipt, _) = app.receipt(&person.actor, room, last).await?;
                Ok(u32::try_from(Receipt::from_text(&receipt)?.seq() + 1)?)
            }
        })
        .await
    }

    fn actor(&self, person: PersonId) -> Actor {
        Actor { person, role: Role::Client, name: String::new(), signin: self.signin() }
    }

    /// One week of some people, meeting at `starts`. One in `strained` of them goes home sad.
    async fn week(
        self: &Arc<Self>,
        clock: &StoryClock,
        people: &[Person],
        starts: Timestamp,
        strained: usize,
    ) -> anyhow::Result<()> {
        clock.tell(Some(starts.plus(-16 * HOUR)));
        let met = self.propose(people, starts).await?;
        clock.tell(Some(starts.plus(HOUR)));
        let met = met.into_iter().enumerate().collect();
        each(met, |(count, (person, meeting))| {
            let maker = Arc::clone(self);
            let said = if (count + 1) % strained == 0 { words::low() } else { words::feedback() };
            async move { maker.after(&person, meeting, said).await }
        })
        .await?;
        Ok(())
    }

    /// Everybody meets within the hour, for a minute: nobody is in two meetings at once.
    async fn propose(
        self: &Arc<Self>,
        people: &[Person],
        starts: Timestamp,
    ) -> anyhow::Result<Vec<(Person, MeetingId)>> {
        let minutes = (0..).map(|minute| starts.plus(minute * MINUTE)).take(CASELOAD);
        let wanted = people.iter().cloned().zip(minutes.cycle()).collect();
        each(wanted, |(person, starts)| {
            let maker = Arc::clone(self);
            async move { maker.before(person, starts).await }
        })
        .await
    }

    /// A meeting is proposed and accepted, and checked in for.
    async fn before(
        &self,
        person: Person,
        starts: Timestamp,
    ) -> anyhow::Result<(Person, MeetingId)> {
        let (app, room, bond) = (&self.app, person.room, person.bond);
        let meeting = MeetingId(app.new_id());
        let details = words::meeting(starts);
        let propose = meeting::Command::Propose { meeting, bond, details };
        app.act(&person.with, room, propose).await?;
        app.act(&person.actor, room, meeting::Command::Accept { meeting }).await?;
        let send = checkin::Command::Send { meeting, said: words::check_in() };
        app.act(&person.actor, room, send).await?;
        Ok((person, meeting))
    }

    /// The therapist reads, keeps what was promised and writes a note; the client gives feedback.
    async fn after(
        &self,
        person: &Person,
        meeting: MeetingId,
        said: feedback::Feedback,
    ) -> anyhow::Result<()> {
        let (app, room) = (&self.app, person.room);
        let with = Actor { signin: self.signin(), ..person.with.clone() };
        let seen = app.read(&with, room, Purpose::Prepare).await?;
        for owed in seen.owed() {
            let keep = promise::Command::Keep { promise: owed.id, words: String::new() };
            app.act(&with, room, keep).await?;
        }
        let promise = Some((PromiseId(app.new_id()), words::promise()));
        let (note, text) = (NoteId(app.new_id()), words::PARAGRAPH.into());
        let finish = note::Command::Finish { note, meeting: Some(meeting), text, promise };
        app.act(&with, room, finish).await?;
        let give = feedback::Command::Give { meeting, said };
        app.act(&person.actor, room, give).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_make_about_the_entries_that_were_asked_for() {
        for entries in [8, 14, 40, 500] {
            let made = AROUND + weeks(entries) * WEEK;
            assert!(made.abs_diff(entries) <= WEEK / 2, "{made} for {entries}");
        }
        assert_eq!(weeks(0), 0);
    }
}
