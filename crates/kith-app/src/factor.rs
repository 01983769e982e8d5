//! What an account proves itself with beside its passphrase: codes from an app, and printed
//! spare codes. Secrets are sealed; a code counts once, whichever node it is typed at.

mod app_code;
mod spare;

use kith_core::Timestamp;
use kith_core::time::{DAY, MINUTE};
use kith_ledger::{open_row, seal_row};
use kith_store::{AccountRow, FactorRow, Hash, Id};
use zeroize::Zeroizing;

use crate::app::App;
use crate::error::AppError;
use crate::ports::random;
use crate::session::{PASSKEY, Visit};

pub use app_code::{Dropped, NewApp};

/// A code from an app, made anew every half minute.
pub(crate) const APP_CODE: u8 = 1;
/// A printed code that works once.
pub(crate) const SPARE: u8 = 2;

/// The label under which a factor is sealed.
const SEALED: &str = "kith/factor/v1";
/// The label of the ways on which codes are tried.
const CODES: &str = "kith/code-tries/v1";
/// Tries of an app's code in a minute, and in a day.
const A_MINUTE: (u32, i64) = (5, MINUTE);
const A_DAY: (u32, i64) = (50, DAY);

/// What an account proves itself with beside its passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ways {
    /// Since when an app gives codes.
    pub app_since: Option<Timestamp>,
    /// When the spare codes were made.
    pub spare_since: Option<Timestamp>,
    /// How many of them are left.
    pub spare_left: usize,
    /// How many passkeys there are.
    pub passkeys: usize,
}

impl App {
    /// What somebody's account proves itself with.
    pub async fn ways(&self, visit: &Visit) -> Result<Ways, AppError> {
        let rows = self.inner.store.factors(self.service(), visit.account).await?;
        let since =
            |kind: u8| rows.iter().find(|row| row.kind == kind).map(|row| Timestamp(row.created));
        let left = rows.iter().filter(|row| row.kind == SPARE && row.used.is_none());
        Ok(Ways {
            app_since: since(APP_CODE),
            spare_since: since(SPARE),
            spare_left: left.count(),
            passkeys: rows.iter().filter(|row| row.kind == PASSKEY).count(),
        })
    }

    /// Whether signing in to this account asks for more than the passphrase.
    pub(crate) async fn has_second(&self, account: Id) -> Result<bool, AppError> {
        if self.inner.doors.has_second(account) {
            return Ok(true);
        }
        let rows = self.inner.store.factors(self.service(), account).await?;
        let has = rows.iter().any(|row| row.kind != SPARE);
        if has {
            self.inner.doors.remember_second(account);
        }
        Ok(has)
    }

    /// Whether a code from the app, or a spare one, is right now. Counts every try.
    pub(crate) async fn code_is_right(
        &self,
        account: &AccountRow,
        code: &str,
    ) -> Result<bool, AppError> {
        if spare::looks_like_one(code) {
            return match self.spare_code(account.account, account.account, code).await? {
                Some(found) => Ok(self.inner.store.use_factor(self.service(), found).await?),
                None => Ok(false),
            };
        }
        for (label, (most, within)) in [("minute", A_MINUTE), ("day", A_DAY)] {
            let path = self.code_tries(label, account.account);
            if !self.count_within(path, most, within).await? {
                return Ok(false);
            }
        }
        let right = self.app_code_is_right(account.account, code).await?;
        if right {
            self.begin_to_count_anew(account.account).await?;
        }
        Ok(right)
    }

    async fn begin_to_count_anew(&self, account: Id) -> Result<(), AppError> {
        for label in ["minute", "day"] {
            let path = self.code_tries(label, account);
            self.inner.store.drop_tries(self.service(), path).await?;
        }
        Ok(())
    }

    fn code_tries(&self, label: &str, about: Id) -> Hash {
        let about = [label.as_bytes(), &about].concat();
        *self.inner.keys.service_key(CODES, &about)
    }

    fn seal_factor(&self, account: Id, factor: Id, plain: &[u8]) -> Vec<u8> {
        let rand = random(&*self.inner.ports.random);
        let place = [account, factor].concat();
        seal_row(self.inner.keys.book_key(), SEALED, &place, plain, rand)
    }

    fn open_factor(&self, row: &FactorRow) -> Option<Zeroizing<Vec<u8>>> {
        let place = [row.account, row.factor].concat();
        open_row(self.inner.keys.book_key(), SEALED, &place, &row.sealed).ok()
    }
}
