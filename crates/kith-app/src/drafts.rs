//! Drafts: the one mutable thing. Sealed, readable by their author only, never in a chain,
//! an export or a glance; gone when finished, or after thirty days.

use kith_core::time::DAY;
use kith_core::{Actor, RoomId, Timestamp};
use kith_ledger::{open_row, seal_row};
use kith_store::{DraftRow, Id};

use crate::app::App;
use crate::error::AppError;
use crate::keyring::Room;
use crate::ports::random;
use crate::rooms::entry_id;

/// The label under which a draft is sealed.
const DRAFT: &str = "kith/draft/v1";
/// How long a draft is kept.
const KEPT: i64 = 30 * DAY;

/// The id of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftId(pub [u8; 16]);

/// What somebody had written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// Counts saves.
    pub version: u64,
    /// When it was saved.
    pub saved: Timestamp,
    /// The form's fields, as they were sent.
    pub body: String,
}

/// Where a draft was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedDraft {
    /// Its id; a new one when another tab had saved the old one meanwhile.
    pub id: DraftId,
    /// The version now stored.
    pub version: u64,
}

impl App {
    /// Saves what somebody is writing. `at` names the draft and version they started from;
    /// when that was saved meanwhile from another tab, both are kept.
    pub async fn save_draft(
        &self,
        who: &Actor,
        room: RoomId,
        form: &str,
        at: Option<(DraftId, u64)>,
        body: &str,
    ) -> Result<SavedDraft, AppError> {
        let room = self.to_act_in(who, room).await?;
        if let Some((id, version)) = at {
            let row = self.draft_row(who, &room, form, (id, version + 1), body);
            let saved = self.inner.store.save_draft(self.service(), row, version).await?;
            if saved == kith_store::SavedDraft::Saved {
                self.inner.tally.draft_saved();
                return Ok(SavedDraft { id, version: version + 1 });
            }
        }
        let id = DraftId(self.new_id());
        let row = self.draft_row(who, &room, form, (id, 1), body);
        match self.inner.store.save_draft(self.service(), row, 0).await? {
            kith_store::SavedDraft::Saved => {
                self.inner.tally.draft_saved();
                Ok(SavedDraft { id, version: 1 })
            }
            kith_store::SavedDraft::Conflict => Err(AppError::Busy),
        }
    }

    /// What somebody had written into a form and not finished, oldest first.
    pub async fn drafts(
        &self,
        who: &Actor,
        room: RoomId,
        form: &str,
    ) -> Result<Vec<Draft>, AppError> {
        let room = self.to_act_in(who, room).await?;
        let form = form_id(&room, form);
        let rows = self.inner.store.drafts(self.service(), room.id, who.person.0).await?;
        let mine = rows.iter().filter(|row| row.form == form && row.expires > self.now().0);
        Ok(mine.filter_map(|row| open_draft(&room, row)).collect())
    }

    /// Throws a draft away.
    pub async fn drop_draft(
        &self,
        who: &Actor,
        room: RoomId,
        draft: DraftId,
    ) -> Result<(), AppError> {
        let room = self.to_act_in(who, room).await?;
        let rows = self.inner.store.drafts(self.service(), room.id, who.person.0).await?;
        if !rows.iter().any(|row| row.draft == draft.0) {
            return Err(AppError::NotFound);
        }
        Ok(self.inner.store.drop_draft(self.service(), draft.0, who.person.0).await?)
    }

    /// Forgets drafts that have expired.
    pub async fn expire_drafts(&self) -> Result<(), AppError> {
        Ok(self.inner.store.expire_drafts(self.service(), self.now().0).await?)
    }

    fn draft_row(
        &self,
        who: &Actor,
        room: &Room,
        form: &str,
        (id, version): (DraftId, u64),
        body: &str,
    ) -> DraftRow {
        let rand = random(&*self.inner.ports.random);
        let place = [room.id, who.person.0, id.0].concat();
        let now = self.now();
        DraftRow {
            draft: id.0,
            room: room.id,
            author: who.person.0,
            form: form_id(room, form),
            version,
            sealed: seal_row(&room.key, DRAFT, &place, body.as_bytes(), rand),
            updated: now.0,
            expires: now.plus(KEPT).0,
        }
    }
}

/// The form's name, keyed, so that the database does not tell what is being written.
fn form_id(room: &Room, form: &str) -> Id {
    let keyed = kith_ledger::derive(&room.key, "kith/draft-form/v1", form.as_bytes());
    entry_id(&keyed).0
}

fn open_draft(room: &Room, row: &DraftRow) -> Option<Draft> {
    let place = [row.room, row.author, row.draft].concat();
    let plain = open_row(&room.key, DRAFT, &place, &row.sealed).ok()?;
    Some(Draft {
        id: DraftId(row.draft),
        version: row.version,
        saved: Timestamp(row.updated),
        body: String::from_utf8(plain.to_vec()).ok()?,
    })
}
