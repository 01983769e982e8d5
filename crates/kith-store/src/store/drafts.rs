//! Drafts: the one thing that changes in place.

use super::{Engine, Store};
use crate::rows::{DraftRow, Id, SavedDraft};
use crate::trouble::Trouble;

impl Store {
    /// Saves a draft if its stored version is still `expect` (0: there is none yet).
    /// Room, author and form stay as first saved.
    pub async fn save_draft(
        &self,
        service: Id,
        row: DraftRow,
        expect: u64,
    ) -> Result<SavedDraft, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => {
                Ok(memory.on(service, |tables| tables.save_draft(row, expect)))
            }
        }
    }

    /// A draft by its id.
    pub async fn draft(&self, service: Id, draft: Id) -> Result<Option<DraftRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.draft(draft))),
        }
    }

    /// An author's drafts for a room, the last saved last.
    pub async fn drafts(
        &self,
        service: Id,
        room: Id,
        author: Id,
    ) -> Result<Vec<DraftRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.drafts(room, author))),
        }
    }

    /// All drafts of an author, the last saved last.
    pub async fn drafts_of(&self, service: Id, author: Id) -> Result<Vec<DraftRow>, Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => Ok(memory.on(service, |tables| tables.drafts_of(author))),
        }
    }

    /// Forgets a draft.
    pub async fn drop_draft(&self, service: Id, draft: Id) -> Result<(), Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => memory.on(service, |tables| tables.drop_draft(draft)),
        }
        Ok(())
    }

    /// Forgets the drafts that expire at `now` or before.
    pub async fn expire_drafts(&self, service: Id, now: i64) -> Result<(), Trouble> {
        match &*self.engine {
            Engine::Memory(memory) => memory.on(service, |tables| tables.expire_drafts(now)),
        }
        Ok(())
    }
}
