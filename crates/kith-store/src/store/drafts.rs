//! Drafts: the one thing that changes in place.

use super::Store;
use crate::memory::Tables;
use crate::rows::{DraftRow, Id, SavedDraft};
use crate::sql::{self, values};
use crate::trouble::Trouble;

impl Store {
    /// Saves a draft if its stored version is still `expect` (0: there is none yet).
    /// Room, author and form stay as first saved; another author saves nothing.
    pub async fn save_draft(
        &self,
        service: Id,
        row: DraftRow,
        expect: u64,
    ) -> Result<SavedDraft, Trouble> {
        let (statement, values) = sql::save_draft(service, row.clone(), expect);
        let reference = |tables: &mut Tables| tables.save_draft(row, expect);
        let saved = self.change(service, reference, statement, values).await?;
        Ok(if saved { SavedDraft::Saved } else { SavedDraft::Conflict })
    }

    /// A draft by its id.
    pub async fn draft(&self, service: Id, draft: Id) -> Result<Option<DraftRow>, Trouble> {
        let values = values![service, draft];
        self.row(service, |tables| tables.draft(draft), sql::DRAFT, values).await
    }

    /// An author's drafts for a room, the last saved last.
    pub async fn drafts(
        &self,
        service: Id,
        room: Id,
        author: Id,
    ) -> Result<Vec<DraftRow>, Trouble> {
        let values = values![service, author, room];
        self.rows(service, |tables| tables.drafts(room, author), sql::DRAFTS, values).await
    }

    /// All drafts of an author, the last saved last.
    pub async fn drafts_of(&self, service: Id, author: Id) -> Result<Vec<DraftRow>, Trouble> {
        let values = values![service, author];
        self.rows(service, |tables| tables.drafts_of(author), sql::DRAFTS_OF, values).await
    }

    /// Forgets an author's draft.
    pub async fn drop_draft(&self, service: Id, draft: Id, author: Id) -> Result<(), Trouble> {
        let values = values![service, draft, author];
        let reference = |tables: &mut Tables| tables.drop_draft(draft, author);
        self.change(service, reference, sql::DROP_DRAFT, values).await?;
        Ok(())
    }

    /// Forgets the drafts that expire at `now` or before.
    pub async fn expire_drafts(&self, service: Id, now: i64) -> Result<(), Trouble> {
        let values = values![service, now];
        self.change(service, |tables| tables.expire_drafts(now), sql::EXPIRE_DRAFTS, values)
            .await?;
        Ok(())
    }
}
