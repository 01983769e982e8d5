//! Bonds that begin and end by the clock: whoever looks or acts in a room next finds it as it is
//! now.

use kith_core::{Actor, BondId, RoomId, RoomKind, bond};

use crate::act::Wish;
use crate::app::App;
use crate::error::AppError;
use crate::keyring::Room;

impl App {
    /// Writes down what the clock brings to a room: a bond that begins today or is over. Whoever
    /// looks or acts there next finds the room as it is now.
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
            let (keeper, command) = (self.operator(), bond::Command::InTime.into());
            let wish = Wish { who: &keeper, command, once: None, draft: None };
            // Boxed: what the clock brings asks nothing more of the clock.
            Box::pin(self.carry_out(room, wish)).await?;
        }
        Ok(())
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
