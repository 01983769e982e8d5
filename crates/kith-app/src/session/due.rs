//! The second step that a service asks its staff for: asked at once, put off for a week at most.

use kith_core::time::DAY;
use kith_core::{Role, Timestamp};
use kith_store::{AccountRow, Id};

use crate::app::App;
use crate::error::AppError;
use crate::factor::APP_CODE;
use crate::session::PASSKEY;

/// How long setting it up may be put off.
const PUT_OFF: i64 = 7 * DAY;

/// A second step that is not set up yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Until when it may be put off.
    pub by: Timestamp,
    /// Whether that time is over, and nothing else is open to them.
    pub over: bool,
}

impl App {
    /// Until when somebody may put off setting up a second step; `None` where it is not asked
    /// for, or is set up.
    pub(super) async fn second_step_due(
        &self,
        account: &AccountRow,
        role: Role,
    ) -> Result<Option<Due>, AppError> {
        let Some(from) = self.book().settings().second_step else { return Ok(None) };
        if role == Role::Client || self.has_second(account.account).await? {
            return Ok(None);
        }
        let by = Timestamp(from.0.max(account.created)).plus(PUT_OFF);
        Ok(Some(Due { by, over: by <= self.now() }))
    }

    /// Whether a passphrase alone does not open this account. A client's passkey is one more way
    /// in; with staff it takes the place of a code.
    pub(super) async fn asks_step(&self, account: Id, role: Role) -> Result<bool, AppError> {
        let rows = self.inner.store.factors(self.service(), account).await?;
        let asks = |kind| kind == APP_CODE || kind == PASSKEY && role != Role::Client;
        Ok(rows.iter().any(|row| asks(row.kind)))
    }
}
