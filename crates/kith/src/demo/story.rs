//! Telling the stories: the same commands that pages send, at the times they would be sent.

use anyhow::Context;
use kith_app::{App, Link, NewClient, NewStaff, Random, SeededRandom};
use kith_core::time::{DAY, HOUR};
use kith_core::{
    Actor, BondId, Command, PersonId, Purpose, RoomId, SigninId, Timestamp, about, bond, front,
};

use super::people::{ALSO_BESIDE, CLIENTS, ClientStory, STAFF, StaffMember, Turn};
use super::{Hashed, StoryClock};

mod others;
mod turns;
mod weeks;

/// How many weeks before now the stories begin.
const WEEKS: i64 = 27;

/// The first moment of the stories: a midnight, [`WEEKS`] weeks before today.
pub(super) fn begins(now: Timestamp) -> Timestamp {
    Timestamp(now.0.div_euclid(DAY) * DAY - WEEKS * 7 * DAY)
}

struct Teller<'a> {
    app: &'a App,
    clock: &'a StoryClock,
    secrets: &'a Hashed,
    die: SeededRandom,
    begins: Timestamp,
    now: Timestamp,
}

/// One pair and their room.
struct Pair<'a> {
    story: &'a ClientStory,
    client: Actor,
    with: Actor,
    room: RoomId,
    bond: BondId,
}

impl Pair<'_> {
    /// Whether the client has online access.
    const fn online(&self) -> bool {
        self.story.handle.is_some()
    }

    /// The one week in which something particular happens.
    const fn turns_in(&self, week: u32) -> bool {
        let from_last = match self.story.turn {
            Turn::Unanswered => 2,
            Turn::Repaired | Turn::KeptBack | Turn::LatePromises => 4,
            _ => return false,
        };
        week + from_last == self.story.weeks
    }
}

pub(super) async fn tell(
    app: &App,
    clock: &StoryClock,
    secrets: &Hashed,
    now: Timestamp,
) -> anyhow::Result<()> {
    let die = SeededRandom::new(1917);
    let teller = Teller { app, clock, secrets, die, begins: begins(now), now };
    // The example is set up: nobody is led through it.
    let aside = kith_core::firstrun::Command::PutAside;
    teller.at(teller.begins);
    app.act(&app.operator(), app.book_room(), aside).await?;
    let mut staff = Vec::new();
    for member in &STAFF {
        staff.push(teller.join(member).await?);
    }
    let mut pairs = Vec::new();
    for story in &CLIENTS {
        let with = staff.get(story.with).context("staff come first")?;
        pairs.push(teller.life(story, with).await?);
    }
    for (who, name, purpose) in ALSO_BESIDE {
        let who = staff.get(who).context("staff come first")?;
        let pair = pairs.iter().find(|pair| pair.story.name == name).context("a story")?;
        teller.also_beside(pair, who, purpose).await?;
    }
    Ok(())
}

impl Teller<'_> {
    fn at(&self, moment: Timestamp) {
        self.clock.tell(Some(moment.min(self.now)));
    }

    /// Carries out a wish of the client's.
    async fn client(&self, pair: &Pair<'_>, wish: impl Into<Command>) -> anyhow::Result<()> {
        self.app.act(&pair.client, pair.room, wish).await?;
        Ok(())
    }

    /// Carries out a wish of the person beside them.
    async fn other(&self, pair: &Pair<'_>, wish: impl Into<Command>) -> anyhow::Result<()> {
        self.app.act(&pair.with, pair.room, wish).await?;
        Ok(())
    }

    fn signin(&self) -> SigninId {
        SigninId(self.app.new_id())
    }

    /// A number below `below`, the same in every telling.
    fn roll(&self, below: u32) -> u32 {
        let mut bytes = [0; 4];
        self.die.fill(&mut bytes);
        u32::from_be_bytes(bytes) % below
    }

    fn pick<'t>(&self, texts: &'t [&'t str]) -> &'t str {
        let most = u32::try_from(texts.len()).unwrap_or(1);
        let place = usize::try_from(self.roll(most)).unwrap_or(0);
        texts.get(place).copied().unwrap_or_default()
    }

    async fn join(&self, member: &StaffMember) -> anyhow::Result<Actor> {
        self.at(self.begins);
        let new = NewStaff { name: member.name.into(), role: member.role };
        let invited = self.app.invite_staff(&self.app.operator(), new).await?;
        self.accept(invited.link, member.handle).await?;
        self.app.confirm_here(invited.person, member.role).await?;
        Ok(Actor {
            person: invited.person,
            role: member.role,
            name: member.name.into(),
            signin: self.signin(),
        })
    }

    async fn accept(&self, link: Option<Link>, handle: &str) -> anyhow::Result<()> {
        let link = link.context("a link")?;
        let pass = self.secrets.passphrase.clone();
        self.app.accept_hashed(&link.token, &link.code, handle, pass).await??;
        Ok(())
    }

    /// When a meeting of a week is; week 0 is the first, and the last lies ahead.
    fn meets_at(&self, story: &ClientStory, week: u32) -> Timestamp {
        let today = self.now.0.div_euclid(DAY) * DAY;
        let next = Timestamp(today).plus((story.day + 1) * DAY + story.hour * HOUR);
        next.plus((i64::from(week) - i64::from(story.weeks)) * 7 * DAY)
    }

    async fn life<'s>(&self, story: &'s ClientStory, with: &Actor) -> anyhow::Result<Pair<'s>> {
        let first = self.meets_at(story, 0);
        self.at(first.plus(-6 * DAY));
        let with = Actor { signin: self.signin(), ..with.clone() };
        let new = NewClient {
            name: story.name.into(),
            with: with.person,
            purpose: story.purpose.into(),
            online: story.handle.is_some(),
        };
        let invited = self.app.invite_client(&with, new).await?;
        let room = invited.room.context("a room")?;
        let client = self.come_in(story, invited.person, invited.link).await?;
        let bond = self.bond(&client, room).await?;
        let pair = Pair { story, client, with, room, bond };
        self.say_yes(&pair).await?;
        for week in 0..=story.weeks {
            self.week(&pair, week).await?;
        }
        self.turn(&pair).await?;
        Ok(pair)
    }

    async fn come_in(
        &self,
        story: &ClientStory,
        person: PersonId,
        link: Option<Link>,
    ) -> anyhow::Result<Actor> {
        if let Some(handle) = story.handle {
            self.accept(link, handle).await?;
            self.app.confirm_here(person, kith_core::Role::Client).await?;
            self.app.keep_second(person, self.secrets.second.clone()).await?;
        }
        let role = kith_core::Role::Client;
        Ok(Actor { person, role, name: String::new(), signin: self.signin() })
    }

    async fn bond(&self, client: &Actor, room: RoomId) -> anyhow::Result<BondId> {
        let seen = self.app.read(client, room, Purpose::Own).await?;
        let bond = seen.bonds().next().map(|bond| bond.id);
        bond.context("a bond")
    }

    async fn say_yes(&self, pair: &Pair<'_>) -> anyhow::Result<()> {
        let bond = pair.bond;
        if pair.story.handle.is_none() {
            let yes = bond::Command::AcceptInPerson { bond };
            self.app.act(&pair.with, pair.room, yes).await?;
            return Ok(());
        }
        self.app.act(&pair.client, pair.room, bond::Command::Accept { bond }).await?;
        let about = about::About {
            name: pair.story.name.into(),
            pronouns: pair.story.pronouns.into(),
            words_to_use: pair.story.words_to_use.into(),
            words_to_avoid: pair.story.words_to_avoid.into(),
        };
        self.app.act(&pair.client, pair.room, about::Command::Say { about }).await?;
        let choose = front::Command::Choose { shows: front::Shows::TimeOnly };
        if pair.story.turn == Turn::Corrected {
            self.app.act(&pair.client, pair.room, choose).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
