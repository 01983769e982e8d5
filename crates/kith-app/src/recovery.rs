//! Coming back after every way in is lost, by two people who met the client, and a day.

use kith_core::recovery::{Command, Round};
use kith_core::welcome;
use kith_core::{Actor, PersonId, Refusal, RoomId, RoomKind};

use crate::app::App;
use crate::error::AppError;
use crate::welcome::Online;

impl App {
    /// What is open about coming back for the client of a room, for whoever may welcome them;
    /// `None` where nobody has said anything. Nothing else of the room is told.
    pub async fn coming_back(&self, who: &Actor, room: RoomId) -> Result<Option<Round>, AppError> {
        let room = self.to_welcome_in(who, room).await?;
        Ok(self.fold(&room).await?.state.recovery().open(self.now()).cloned())
    }

    /// The second yes of somebody who stands behind staff or keeps the service, and opens nothing
    /// of the client's.
    pub async fn met_too(&self, who: &Actor, client: PersonId) -> Result<(), AppError> {
        // Only what the book asks for can be answered: nobody learns whether somebody else is here.
        let wanted = self.fresh_book().await?.recovery().wanted(self.now());
        if !wanted.iter().any(|one| one.client == client) {
            return Err(Refusal::AlreadyDone.into());
        }
        let room = self.own_room(client, RoomKind::Private).await?;
        self.act_from_outside(who, room, Command::Met).await.map(drop)
    }

    /// Ends what the client had before, where a new link is due: whoever holds their phone is
    /// out from then on.
    pub(crate) async fn make_way(
        &self,
        who: &Actor,
        room: RoomId,
        person: PersonId,
    ) -> Result<(), AppError> {
        if !self.would(who, room, welcome::Command::Link { person }).await? {
            return Ok(());
        }
        if self.online(who, room).await? == Online::Open {
            self.act(who, room, welcome::Command::SwitchOff { person }).await?;
        }
        Ok(())
    }
}
