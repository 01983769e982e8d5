//! What was asked, until it is answered: kept by the browser that asked, sealed, and good once.
//!
//! So no node has to remember a question, and nobody can fill a table by asking. Only an answer
//! that was right leaves a mark, by which the same one is refused the next time.

use data_encoding::BASE64URL_NOPAD;
use kith_core::time::MINUTE;
use kith_ledger::{open_row, seal_row};
use kith_store::TryRow;

use crate::app::App;
use crate::error::AppError;
use crate::ports::random;

/// How long a question may be answered.
pub(super) const GOOD: i64 = 5 * MINUTE;
/// The label under which a question is sealed.
const ASKED: &str = "kith/passkey-asked/v1";
/// The label of the mark that an answered question leaves.
const SPENT: &str = "kith/passkey-spent/v1";

impl App {
    /// Seals what was asked, and when. `about` says what for: it opens for the same only.
    pub(super) fn shut(&self, about: &[u8], state: &[u8]) -> String {
        let plain = [&self.now().0.to_be_bytes(), state].concat();
        let rand = random(&*self.inner.ports.random);
        let sealed = seal_row(self.inner.keys.book_key(), ASKED, about, &plain, rand);
        BASE64URL_NOPAD.encode(&sealed)
    }

    /// What was asked, sealed and open, if it was here, for this, and not long ago.
    pub(super) fn reopen(&self, about: &[u8], asked: &str) -> Option<(Vec<u8>, Vec<u8>)> {
        let sealed = BASE64URL_NOPAD.decode(asked.as_bytes()).ok()?;
        let plain = open_row(self.inner.keys.book_key(), ASKED, about, &sealed).ok()?;
        let (at, state) = plain.split_first_chunk()?;
        let age = self.now().0.checked_sub(i64::from_be_bytes(*at))?;
        (0..GOOD).contains(&age).then(|| (sealed, state.to_vec()))
    }

    /// Marks a question as answered; `false` where it was before, on whatever node. The mark is
    /// forgotten with the tries of a day ago, long after the question is too old.
    pub(super) async fn spend(&self, sealed: &[u8]) -> Result<bool, AppError> {
        let path = *self.inner.keys.service_key(SPENT, sealed);
        let mark = TryRow { path, count: 1, until: 0, seen: self.now().0 };
        Ok(self.inner.store.count_tries(self.service(), mark, 0).await?)
    }
}
