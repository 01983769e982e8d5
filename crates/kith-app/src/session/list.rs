//! The sign-ins of an account: which are open, ending one, the others, or all.

use kith_core::signin::Browser;
use kith_core::{Role, SigninId, Timestamp};
use kith_ledger::{open_row, seal_row};
use kith_store::{Id, SessionRow};

use super::{Visit, too_old};
use crate::app::App;
use crate::error::AppError;
use crate::ports::random;

/// The label under which the kind of browser is sealed.
const LABEL: &str = "kith/browser/v1";

/// A sign-in that has not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenSignIn {
    /// Its id.
    pub signin: SigninId,
    /// When it began.
    pub began: Timestamp,
    /// When it was last used, to the third of a minute.
    pub seen: Timestamp,
    /// With what kind of browser.
    pub browser: Browser,
    /// Whether it is the one that asks.
    pub this: bool,
}

impl App {
    /// The sign-ins of somebody's account that are open or only locked, newest first.
    pub async fn open_sign_ins(&self, visit: &Visit) -> Result<Vec<OpenSignIn>, AppError> {
        let rows = self.inner.store.sessions_of(self.service(), visit.account).await?;
        let (now, role): (_, Role) = (self.now(), visit.actor.role);
        let open = rows.iter().filter(|row| row.ended.is_none() && !too_old(row, role, now));
        let mut open: Vec<_> = open.map(|row| self.told(row, visit)).collect();
        open.reverse();
        Ok(open)
    }

    fn told(&self, row: &SessionRow, visit: &Visit) -> OpenSignIn {
        let label = row.label.as_deref();
        let browser = label.and_then(|label| self.open_label(row.signin, label));
        OpenSignIn {
            signin: SigninId(row.signin),
            began: Timestamp(row.began),
            seen: Timestamp(row.seen),
            browser: browser.unwrap_or_default(),
            this: row.signin == visit.actor.signin.0,
        }
    }

    /// Ends one of somebody's own sign-ins. One of somebody else's is not there.
    pub async fn end_sign_in(&self, visit: &Visit, signin: SigninId) -> Result<(), AppError> {
        let (store, service, now) = (&self.inner.store, self.service(), self.now().0);
        store.end_signin(service, visit.account, signin.0, now).await?;
        Ok(())
    }

    /// Ends all of somebody's sign-ins but this one.
    pub async fn end_other_sign_ins(&self, visit: &Visit) -> Result<(), AppError> {
        let (store, service, now) = (&self.inner.store, self.service(), self.now().0);
        Ok(store.end_others(service, visit.account, visit.actor.signin.0, now).await?)
    }

    /// Ends all of somebody's sign-ins, this one too.
    pub async fn end_all_sign_ins(&self, visit: &Visit) -> Result<(), AppError> {
        let (store, service, now) = (&self.inner.store, self.service(), self.now().0);
        Ok(store.end_sessions(service, visit.account, now).await?)
    }

    pub(super) fn seal_label(&self, signin: Id, browser: Browser) -> Vec<u8> {
        let mut plain = Vec::new();
        let written: Result<(), minicbor::encode::Error<std::convert::Infallible>> =
            minicbor::encode(browser, &mut plain);
        debug_assert!(written.is_ok(), "a vector takes every byte");
        let rand = random(&*self.inner.ports.random);
        seal_row(self.inner.keys.book_key(), LABEL, &signin, &plain, rand)
    }

    fn open_label(&self, signin: Id, label: &[u8]) -> Option<Browser> {
        let plain = open_row(self.inner.keys.book_key(), LABEL, &signin, label).ok()?;
        minicbor::decode(&plain).ok()
    }
}
