//! Urgent opening: whoever asks names the client in words, and reads the same whether somebody here
//! is called so or not; a second person says yes or no from their own desk.

use std::collections::BTreeMap;

use kith_core::urgent::{Command, Fact as Told, Line, Stage};
use kith_core::{Actor, Fact, PersonId, Purpose, Refusal, Role, RoomId, RoomKind, UrgentId};
use kith_core::{promise, words};

use crate::act::Kept;
use crate::app::App;
use crate::error::AppError;

/// How many clients of one name are asked about at once.
const NAMESAKES: usize = 3;

impl App {
    /// Asks to open the room of a client who is called so, or signs in so. Nothing is told of
    /// whether there is one.
    pub async fn ask_urgently(&self, who: &Actor, name: &str, why: &str) -> Result<(), AppError> {
        if !who.role.cares() {
            return Err(AppError::NotFound);
        }
        let why = words::said(why.to_owned(), words::SHORT)?;
        let mut asked = false;
        for room in self.called(name).await?.into_iter().take(NAMESAKES) {
            let command = Command::Ask { urgent: UrgentId(self.new_id()), why: why.clone() };
            match self.act_from_outside(who, room, command).await {
                Ok(_) => asked = true,
                Err(AppError::Refused(Refusal::AlreadyDone)) => {}
                Err(error) => return Err(error),
            }
        }
        if !asked {
            let desk = self.own_room(who.person, RoomKind::Desk).await?;
            let look = Command::Look { urgent: UrgentId(self.new_id()), why };
            self.act(who, desk, look).await?;
        }
        Ok(())
    }

    /// A second person says yes or no, or says afterwards what they found.
    pub async fn about_urgent(
        &self,
        who: &Actor,
        urgent: UrgentId,
        command: Command,
    ) -> Result<Kept, AppError> {
        let room = self.urgent_line(who, urgent).await?.room.ok_or(AppError::NotFound)?;
        self.act_from_outside(who, room, command).await
    }

    /// Whoever was let in answers the client, who asks why.
    pub async fn answer_urgent(
        &self,
        who: &Actor,
        urgent: UrgentId,
        words: String,
    ) -> Result<Kept, AppError> {
        let line = self.urgent_line(who, urgent).await?;
        let (room, asked) = line.room.zip(line.question).ok_or(Refusal::AlreadyDone)?;
        let answer = promise::Command::Keep { promise: asked.promise, words };
        self.act_from_outside(who, room, answer).await
    }

    async fn urgent_line(&self, who: &Actor, urgent: UrgentId) -> Result<Line, AppError> {
        let desk = self.own_room(who.person, RoomKind::Desk).await?;
        let seen = self.read(who, desk, Purpose::Own).await?;
        let lines = seen.urgent_lines();
        let line = lines.into_iter().find(|(id, _)| *id == urgent).map(|(_, line)| line.clone());
        line.ok_or(AppError::NotFound)
    }

    /// What goes onto which desk: the name only to the others, and the room to who asked once it is
    /// open to them.
    pub(crate) fn urgent_on_desks(
        &self,
        room: RoomId,
        told: Vec<(Vec<PersonId>, UrgentId, Line)>,
    ) -> BTreeMap<PersonId, Vec<Fact>> {
        let book = self.book();
        let staff = book.staff();
        let mut desks: BTreeMap<PersonId, Vec<Fact>> = BTreeMap::new();
        for (people, urgent, line) in told {
            let behind = staff.iter().filter(|one| one.role == Role::Supervisor);
            let mut others: Vec<_> = behind.map(|one| one.person).chain(people).collect();
            others.sort_unstable();
            others.dedup();
            for person in others.into_iter().filter(|person| *person != line.by) {
                let line = Line { room: Some(room), question: None, ..line.clone() };
                desks.entry(person).or_default().push(Told::OnDesk { urgent, line }.into());
            }
            let open = matches!(line.stage, Stage::Agreed | Stage::Reviewed);
            let (by, room) = (line.by, Some(room).filter(|_| open));
            let line = Line { room, client: String::new(), ..line };
            desks.entry(by).or_default().push(Told::OnDesk { urgent, line }.into());
        }
        desks
    }
}
