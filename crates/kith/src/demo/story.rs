//! Telling the stories: the same commands that pages send, at the times they would be sent.

use kith_app::{App, Link, NewClient, NewStaff, Random, SeededRandom};
use kith_core::time::{DAY, HOUR, MINUTE};
use kith_core::{
    Actor, BondId, MeetingId, NoteId, PersonId, Purpose, RoomId, SigninId, Timestamp, about, bond,
    checkin, feedback, front, meeting, note,
};

use super::people::{CLIENTS, ClientStory, STAFF, StaffMember, Turn};
use super::{Hashed, StoryClock, words};
use anyhow::Context;

/// How many weeks before now the stories begin.
const WEEKS: i64 = 15;

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

pub(super) async fn tell(
    app: &App,
    clock: &StoryClock,
    secrets: &Hashed,
    now: Timestamp,
) -> anyhow::Result<()> {
    let die = SeededRandom::new(1917);
    let teller = Teller { app, clock, secrets, die, begins: begins(now), now };
    let mut staff = Vec::new();
    for member in &STAFF {
        staff.push(teller.join(member).await?);
    }
    for story in &CLIENTS {
        let with = staff.get(story.with).context("staff come first")?;
        teller.life(story, with).await?;
    }
    Ok(())
}

impl Teller<'_> {
    fn at(&self, moment: Timestamp) {
        self.clock.tell(Some(moment.min(self.now)));
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

    async fn life(&self, story: &ClientStory, with: &Actor) -> anyhow::Result<()> {
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
        self.turn(&pair).await
    }

    async fn come_in(
        &self,
        story: &ClientStory,
        person: PersonId,
        link: Option<Link>,
    ) -> anyhow::Result<Actor> {
        if let Some(handle) = story.handle {
            self.accept(link, handle).await?;
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

    async fn week(&self, pair: &Pair<'_>, week: u32) -> anyhow::Result<()> {
        let starts = self.meets_at(pair.story, week);
        let meeting = MeetingId(self.app.new_id());
        self.agree(pair, meeting, starts).await?;
        if pair.story.turn == Turn::Paused && week == pair.story.weeks {
            return Ok(());
        }
        if pair.story.handle.is_some() && self.roll(8) > 0 {
            self.check_in(pair, meeting, starts).await?;
        }
        if starts.plus(2 * HOUR) > self.now {
            return Ok(());
        }
        let with = Actor { signin: self.signin(), ..pair.with.clone() };
        self.at(starts.plus(-20 * MINUTE));
        self.app.read(&with, pair.room, Purpose::Prepare).await?;
        self.write(pair, &with, meeting, starts, week).await?;
        // How it was the last time is left to say for whoever tries the example.
        let open = pair.story.turn == Turn::Corrected && week + 1 == pair.story.weeks;
        if pair.story.handle.is_some() && self.roll(6) > 0 && !open {
            self.give_feedback(pair, meeting, starts).await?;
        }
        Ok(())
    }

    async fn agree(
        &self,
        pair: &Pair<'_>,
        meeting: MeetingId,
        starts: Timestamp,
    ) -> anyhow::Result<()> {
        self.at(starts.plus(-5 * DAY));
        let details = meeting::Details {
            starts,
            minutes: 50,
            place: if pair.story.with == 0 { "Room 3, first floor" } else { "The garden room" }
                .into(),
            others: if pair.story.name == "Mina" { "Farah, who interprets" } else { "" }.into(),
        };
        let propose = meeting::Command::Propose { meeting, bond: pair.bond, details };
        self.app.act(&pair.with, pair.room, propose).await?;
        self.at(starts.plus(-4 * DAY));
        if pair.story.handle.is_some() {
            let yes = meeting::Command::Accept { meeting };
            self.app.act(&pair.client, pair.room, yes).await?;
        } else {
            let yes = meeting::Command::AcceptInPerson { meeting };
            self.app.act(&pair.with, pair.room, yes).await?;
        }
        Ok(())
    }

    async fn check_in(
        &self,
        pair: &Pair<'_>,
        meeting: MeetingId,
        starts: Timestamp,
    ) -> anyhow::Result<()> {
        self.at(starts.plus(-16 * HOUR));
        let answer = |_| (self.roll(7) > 0).then(|| u8::try_from(2 + self.roll(7)).unwrap_or(5));
        let said = checkin::CheckIn {
            answers: (0..5).map(answer).collect(),
            words: self.pick(&words::WORDS).into(),
            bring_up: self.pick(&words::BRING_UP).into(),
            not_today: self.pick(&words::NOT_TODAY).into(),
            pace: checkin::Pace::ALL.get(usize::from(self.roll(3) > 0)).copied(),
        };
        let send = checkin::Command::Send { meeting, said };
        self.app.act(&pair.client, pair.room, send).await?;
        Ok(())
    }

    async fn write(
        &self,
        pair: &Pair<'_>,
        with: &Actor,
        meeting: MeetingId,
        starts: Timestamp,
        week: u32,
    ) -> anyhow::Result<()> {
        self.at(starts.plus(HOUR + 20 * MINUTE));
        self.app.read(with, pair.room, Purpose::Write).await?;
        let last = week + 2 == pair.story.weeks && pair.story.turn == Turn::Corrected;
        let place = usize::try_from(week).unwrap_or(0) % words::NOTES.len();
        let usual = words::NOTES.get(place).copied().unwrap_or_default();
        let text = if last { words::WRONG_NOTE } else { usual };
        let note = NoteId(self.app.new_id());
        let text = text.into();
        let finish = note::Command::Finish { note, meeting: Some(meeting), text, promise: None };
        let kept = self.app.act(with, pair.room, finish).await?;
        let to = kept.entry.context("an entry")?;
        if last {
            self.put_right(pair, note, to, starts).await?;
        } else if week == 1 && pair.story.handle.is_some() {
            self.at(starts.plus(DAY));
            let reply = note::Command::Reply { to, text: words::REPLY.into() };
            self.app.act(&pair.client, pair.room, reply).await?;
        }
        Ok(())
    }

    /// The client says that a note is not right; it is corrected, and both versions stay.
    async fn put_right(
        &self,
        pair: &Pair<'_>,
        note: NoteId,
        to: kith_core::EntryId,
        starts: Timestamp,
    ) -> anyhow::Result<()> {
        self.at(starts.plus(8 * HOUR));
        let wrong = note::Command::SayNotRight { to, text: words::NOT_RIGHT.into() };
        self.app.act(&pair.client, pair.room, wrong).await?;
        self.at(starts.plus(DAY));
        self.app.read(&pair.with, pair.room, Purpose::Answer).await?;
        let correct = note::Command::Correct { note, text: words::CORRECTED.into() };
        self.app.act(&pair.with, pair.room, correct).await?;
        let sorry = note::Command::Reply { to, text: words::SORRY.into() };
        self.app.act(&pair.with, pair.room, sorry).await?;
        Ok(())
    }

    async fn give_feedback(
        &self,
        pair: &Pair<'_>,
        meeting: MeetingId,
        starts: Timestamp,
    ) -> anyhow::Result<()> {
        self.at(starts.plus(9 * HOUR));
        let answer = |_| (self.roll(9) > 0).then(|| u8::try_from(6 + self.roll(5)).unwrap_or(8));
        let show = match (pair.story.turn, self.roll(3)) {
            (Turn::KeptBack, 0) => feedback::Show::WorthAsking,
            (Turn::KeptBack, _) => feedback::Show::AfterNext,
            _ => feedback::Show::Now,
        };
        let said = feedback::Feedback {
            answers: (0..6).map(answer).collect(),
            words: self.pick(&words::FEEDBACK).into(),
            show,
        };
        let give = feedback::Command::Give { meeting, said };
        self.app.act(&pair.client, pair.room, give).await?;
        Ok(())
    }

    /// What is particular about a story, at its end.
    async fn turn(&self, pair: &Pair<'_>) -> anyhow::Result<()> {
        let (app, bond) = (self.app, pair.bond);
        self.at(self.now.plus(-2 * DAY));
        match pair.story.turn {
            Turn::Paused => {
                let seen = app.read(&pair.client, pair.room, Purpose::Own).await?;
                let next = seen.next_meeting().map(|(meeting, _)| meeting.id);
                if let Some(meeting) = next {
                    let words = words::CANCELLED.to_owned();
                    let cancel = meeting::Command::Cancel { meeting, words };
                    app.act(&pair.client, pair.room, cancel).await?;
                }
                app.act(&pair.client, pair.room, bond::Command::Pause { bond }).await?;
            }
            Turn::Steady | Turn::Corrected | Turn::KeptBack | Turn::New => {
                app.read(&pair.with, pair.room, Purpose::Prepare).await?;
            }
        }
        Ok(())
    }
}
