//! What begins and ends by the clock: whoever looks or acts in a room next finds it as it is now.

use kith_core::{Actor, BondId, Command, RoomId, RoomKind, bond, opened};

use crate::act::{Kept, Wish};
use crate::app::App;
use crate::error::AppError;
use crate::keyring::Room;

impl App {
    /// Writes down what the clock brings to a room: a bond that begins today or is over, and visits
    /// that need not wait any more to be shown. Whoever looks or acts there next finds the room as
    /// it is now.
    pub(crate) async fn in_time(&self, room: &Room) -> Result<(), AppError> {
        if room.kind != RoomKind::Private {
            return Ok(());
        }
        let folded = match self.inner.cache.get(room.id) {
            Some(folded) => folded,
            None => self.fold(room).await?,
        };
        let behind = folded.state.is_behind_time(self.now());
        drop(folded);
        if behind {
            self.bring(room, bond::Command::InTime.into()).await?;
        }
        // Some at a time, where there are many.
        while let Some(tell) = self.has_waited(room) {
            if self.bring(room, tell.into()).await?.entry.is_none() {
                break;
            }
        }
        Ok(())
    }

    async fn bring(&self, room: &Room, command: Command) -> Result<Kept, AppError> {
        let keeper = self.operator();
        let wish = Wish { who: &keeper, command, once: None, draft: None };
        // Boxed: what the clock brings asks nothing more of the clock.
        Box::pin(self.carry_out(room, wish)).await
    }

    /// The days on which somebody is asked to stand in by a bond of their own. Nothing else of the
    /// room is told.
    pub async fn asked_days(
        &self,
        who: &Actor,
        room: RoomId,
        bond: BondId,
    ) -> Result<Option<bond::Stay>, AppError> {
        let room = self.to_act_in(who, room).await?;
        Ok(self.fold(&room).await?.state.asked_days(who, bond))
    }
}

/// Whether the clock brings it, and nobody wishes for it.
pub(crate) const fn is_in_time(command: &Command) -> bool {
    matches!(
        command,
        Command::Bond(bond::Command::InTime) | Command::Opened(opened::Command::InTime)
    )
}
