//! Showing a visit later, where the law asks the service to wait: the visit stands in the service
//! book, and is written into the client's room when the wait is over.

use kith_core::delay::{Command, Delay, Wish};
use kith_core::opened::Visit;
use kith_core::{
    Actor, DelayId, PersonId, Purpose, Refusal, Role, RoomKind, State, Timestamp, opened,
};

use crate::app::App;
use crate::error::AppError;
use crate::keyring::Room;

/// Who decides that whose visits are shown later, and until when.
#[derive(Debug, Clone, Copy)]
pub struct Wait<'a> {
    /// The client, by name or by what they sign in with.
    pub called: &'a str,
    /// Whose visits.
    pub of: PersonId,
    /// Which law or order asks for it.
    pub why: &'a str,
    /// From this moment on everything is shown.
    pub until: Timestamp,
}

/// What somebody behind staff may know of delays.
#[derive(Debug, Clone)]
pub struct Delays {
    /// All there were, the newest first.
    pub all: Vec<Delay>,
    /// Who named somebody whom there is not, and when, the newest first.
    pub missed: Vec<(PersonId, Timestamp)>,
}

impl App {
    /// Decides that somebody's visits to one client are shown later. That nobody is called so, or
    /// more than one, is an entry too, so that nobody asks for names unseen.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotHere`] where nobody is called so, or more than one; [`Refusal::AlreadyDone`]
    /// where this person has decided it already; as [`State::may_delay`] otherwise.
    pub async fn delay_showing(&self, who: &Actor, wait: Wait<'_>) -> Result<(), AppError> {
        let book = self.fresh_book().await?;
        if book.delays_seen_by(who).is_none() || !book.settings().shows_later() {
            return Err(AppError::NotFound);
        }
        let (name, role) = self.who_visits(&book, wait.of).ok_or(AppError::NotFound)?;
        let wish = Wish {
            delay: DelayId(self.new_id()),
            called: wait.called.to_owned(),
            of: wait.of,
            name,
            role,
            why: wait.why.to_owned(),
            until: wait.until,
        };
        // All that can be wrong is said before anybody is looked for.
        book.may_delay(who, self.now(), &wish)?;
        let rooms = self.called(wait.called).await?;
        let [room] = rooms.as_slice() else {
            self.act_from_outside(who, self.book_room(), Command::Miss).await?;
            return Err(Refusal::NotHere.into());
        };
        let client = self.inner.keys.plate(&self.inner.store, room.0).await?.person;
        let decide = Command::Decide { client: PersonId(client), wish };
        self.act_from_outside(who, self.book_room(), decide).await?;
        Ok(())
    }

    /// Ends a delay sooner: the client is told from now on.
    pub async fn end_delay(&self, who: &Actor, delay: DelayId) -> Result<(), AppError> {
        self.act_from_outside(who, self.book_room(), Command::End { delay }).await?;
        Ok(())
    }

    /// Every delay there was, for those who stand behind staff or keep the service.
    pub async fn delays(&self, who: &Actor) -> Result<Delays, AppError> {
        let book = self.fresh_book().await?;
        let all = book.delays_seen_by(who).ok_or(AppError::NotFound)?;
        Ok(Delays { all, missed: book.delays_missed(who) })
    }

    /// Somebody whose visits there can be: who works here, or is at the machine's command line.
    fn who_visits(&self, book: &State, of: PersonId) -> Option<(String, Role)> {
        let operator = self.operator();
        if of == operator.person {
            return Some((operator.name, operator.role));
        }
        book.member(of).map(|member| (member.name.clone(), member.role))
    }

    /// Writes an opening into the book instead of the room, where showing it waits; says whether it
    /// does.
    pub(crate) async fn is_held(
        &self,
        who: &Actor,
        room: &Room,
        purpose: Purpose,
        why: Option<String>,
    ) -> Result<bool, AppError> {
        let client = PersonId(room.person);
        if room.kind != RoomKind::Private || client == who.person {
            return Ok(false);
        }
        if !self.fresh_book().await?.delays(client, who.person, self.now()) {
            return Ok(false);
        }
        let hold = Command::Hold { client, visit: Visit::of(who, purpose, why) };
        // Boxed: acting on the book never leads back here, but the compiler cannot know.
        match Box::pin(self.act(&self.operator(), self.book_room(), hold)).await {
            Ok(_) => Ok(true),
            Err(AppError::Refused(Refusal::NotHere)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// What the client's room is to tell of visits that waited, if the time has come.
    pub(crate) fn has_waited(&self, room: &Room) -> Option<opened::Command> {
        let due = self.book().has_waited(PersonId(room.person), self.now());
        due.then_some(opened::Command::InTime)
    }
}
