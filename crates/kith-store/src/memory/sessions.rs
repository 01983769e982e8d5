//! Sign-ins, and drafts that survive them.

use super::tables::{Tables, sorted};
use crate::rows::{AccountRow, DraftRow, Hash, Id, SessionRow};

impl Tables {
    pub(crate) fn put_session(&mut self, row: SessionRow) -> bool {
        self.sessions.insert(row.token, row);
        true
    }

    pub(crate) fn session(&self, token: Hash) -> Option<(SessionRow, AccountRow)> {
        let row = self.sessions.get(&token)?;
        let account = self.accounts.get(&row.account)?;
        Some((row.clone(), account.clone()))
    }

    pub(crate) fn touch_session(&mut self, token: Hash, seen: i64, second: Option<i64>) -> bool {
        self.change_session(token, |row| {
            row.seen = seen;
            row.second = second;
        })
    }

    pub(crate) fn set_place(&mut self, token: Hash, place: Option<Vec<u8>>) -> bool {
        self.change_session(token, |row| row.place = place)
    }

    pub(crate) fn end_session(&mut self, token: Hash, at: i64) -> bool {
        self.change_session(token, |row| row.ended = Some(at))
    }

    /// Changes a sign-in that has not ended, and says whether there was one.
    fn change_session(&mut self, token: Hash, change: impl FnOnce(&mut SessionRow)) -> bool {
        let row = self.sessions.get_mut(&token).filter(|row| row.ended.is_none());
        row.map(change).is_some()
    }

    pub(crate) fn replace_token(&mut self, old: Hash, new: Hash) -> bool {
        if !self.change_session(old, |row| row.token = new) {
            return false;
        }
        let row = self.sessions.remove(&old);
        self.sessions.extend(row.map(|row| (new, row)));
        true
    }

    pub(crate) fn end_sessions(&mut self, account: Id, at: i64) -> bool {
        self.end_where(account, at, |_| true)
    }

    pub(crate) fn end_where(
        &mut self,
        account: Id,
        at: i64,
        meant: impl Fn(&SessionRow) -> bool,
    ) -> bool {
        let rows = self.sessions.values_mut();
        let open = rows.filter(|row| row.account == account && row.ended.is_none() && meant(row));
        open.map(|row| row.ended = Some(at)).count() > 0
    }

    pub(crate) fn set_fresh(&mut self, token: Hash, fresh: Option<i64>) -> bool {
        self.change_session(token, |row| row.fresh = fresh)
    }

    pub(crate) fn sessions_of(&self, account: Id) -> Vec<SessionRow> {
        let rows = self.sessions.values().filter(|row| row.account == account);
        sorted(rows, |row| (row.began, row.token))
    }

    pub(crate) fn forget_sessions(&mut self, before: i64) -> bool {
        let count = self.sessions.len();
        self.sessions.retain(|_, row| row.seen >= before);
        self.sessions.len() < count
    }

    pub(crate) fn save_draft(&mut self, row: DraftRow, expect: u64) -> bool {
        let stored = self.drafts.get(&row.draft);
        let others = stored.is_some_and(|before| before.author != row.author);
        if others || stored.map_or(0, |before| before.version) != expect {
            return false;
        }
        let draft = self.drafts.entry(row.draft).or_insert_with(|| row.clone());
        let DraftRow { version, sealed, updated, expires, .. } = row;
        *draft = DraftRow { version, sealed, updated, expires, ..*draft };
        true
    }

    pub(crate) fn draft(&self, draft: Id) -> Option<DraftRow> {
        self.drafts.get(&draft).cloned()
    }

    pub(crate) fn drafts(&self, room: Id, author: Id) -> Vec<DraftRow> {
        self.drafts_where(|row| row.room == room && row.author == author)
    }

    pub(crate) fn drafts_of(&self, author: Id) -> Vec<DraftRow> {
        self.drafts_where(|row| row.author == author)
    }

    fn drafts_where(&self, wanted: impl Fn(&DraftRow) -> bool) -> Vec<DraftRow> {
        let rows = self.drafts.values().filter(|row| wanted(row));
        sorted(rows, |row| (row.updated, row.draft))
    }

    pub(crate) fn drop_draft(&mut self, draft: Id, author: Id) -> bool {
        self.is_draft_of(draft, author) && self.drafts.remove(&draft).is_some()
    }

    pub(crate) fn is_draft_of(&self, draft: Id, author: Id) -> bool {
        self.drafts.get(&draft).is_some_and(|row| row.author == author)
    }

    pub(crate) fn expire_drafts(&mut self, now: i64) -> bool {
        let count = self.drafts.len();
        self.drafts.retain(|_, row| row.expires > now);
        self.drafts.len() < count
    }
}
