//! What happens when somebody is let in at the first door: a sign-in under a new token, a browser
//! that is known from then on, and an entry of the person's own where it was not.

use kith_core::signin::Command;
use kith_core::{Actor, PersonId, Role, RoomId, SigninId};
use kith_store::{AccountRow, Id, SessionRow};

use super::{Coming, SignedIn, too_old};
use crate::app::App;
use crate::codes::{new_token, token_hash};
use crate::error::AppError;

impl App {
    /// Lets somebody in whose proofs were all right.
    pub(crate) async fn enter(
        &self,
        account: &AccountRow,
        role: Role,
        coming: &Coming,
    ) -> Result<SignedIn, AppError> {
        let way = self.way_in(&account.handle, Some(account), coming);
        let token = new_token(self);
        let resumed = match &coming.before {
            Some(before) => self.resume(account, role, before, &token).await?,
            None => false,
        };
        if !resumed {
            let signin = self.new_id();
            // First: if the rest fails, an entry tells of a sign-in too many, never of one too few.
            if !way.is_known() {
                match self.meet_browser(account, role, signin, coming).await {
                    // A record that is damaged keeps nobody from the first page.
                    Err(error @ AppError::Damaged(_)) => {
                        tracing::error!(%error, "a new browser could not be written down");
                    }
                    met => met?,
                }
            }
            self.begin(account, role, signin, &token, coming).await?;
        }
        self.inner.tally.signed_in();
        let device = self.device_of(account, &way);
        Ok(SignedIn { token, device, role })
    }

    /// Opens a locked sign-in of the same account again, under a new token. One of another
    /// account in the same browser ends.
    async fn resume(
        &self,
        account: &AccountRow,
        role: Role,
        old: &str,
        new: &str,
    ) -> Result<bool, AppError> {
        let (service, old, new) = (self.service(), token_hash(old), token_hash(new));
        let store = &self.inner.store;
        let Some((session, owner)) = store.session(service, old).await? else {
            return Ok(false);
        };
        let now = self.now();
        if owner.account != account.account {
            store.end_session(service, old, now.0).await?;
            return Ok(false);
        }
        let ended = session.ended.is_some() || too_old(&session, role, now);
        if ended || !store.replace_token(service, old, new).await? {
            return Ok(false);
        }
        store.set_fresh(service, new, proved(role, now.0)).await?;
        Ok(store.touch_session(service, new, now.0, None).await?)
    }

    async fn begin(
        &self,
        account: &AccountRow,
        role: Role,
        signin: Id,
        token: &str,
        coming: &Coming,
    ) -> Result<(), AppError> {
        let now = self.now().0;
        let session = SessionRow {
            token: token_hash(token),
            signin,
            account: account.account,
            began: now,
            seen: now,
            second: None,
            place: None,
            ended: None,
            fresh: proved(role, now),
            label: Some(self.seal_label(signin, coming.browser)),
        };
        Ok(self.inner.store.put_session(self.service(), session).await?)
    }

    /// E82: writes down that the browser is new, where only the person themself reads it.
    async fn meet_browser(
        &self,
        account: &AccountRow,
        role: Role,
        signin: Id,
        coming: &Coming,
    ) -> Result<(), AppError> {
        let home = self.home(account.person).await?;
        let Some(RoomId(room)) = home.private.or(home.desk) else { return Ok(()) };
        let who = Actor {
            person: PersonId(account.person),
            role,
            name: String::new(),
            signin: SigninId(signin),
        };
        let meet = Command::MeetBrowser { browser: coming.browser };
        self.act(&who, RoomId(room), meet).await?;
        Ok(())
    }
}

/// Staff have proved themselves at the first door; a client does so at the second.
fn proved(role: Role, now: i64) -> Option<i64> {
    (role != Role::Client).then_some(now)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_core::settings::Settings;
    use kith_store::Location;

    use super::*;
    use crate::{Keks, Keys, NewStaff, Ports, SecretHash, SeededRandom, SystemClock};

    /// Somebody with an account and a known browser.
    async fn somebody(app: &App, handle: &str) -> (AccountRow, Coming) {
        let new = NewStaff { name: handle.into(), role: Role::Therapist };
        let invited = app.invite_staff(&app.operator(), new).await.unwrap();
        let link = invited.link.unwrap();
        let pass = SecretHash("of no passphrase".into());
        app.accept_hashed(&link.token, &link.code, handle, pass).await.unwrap().unwrap();
        let account = app.inner.store.account_by_handle(app.service(), handle).await.unwrap();
        let account = account.unwrap();
        let first = app.enter(&account, Role::Therapist, &Coming::default()).await.unwrap();
        (account, Coming { device: Some(first.device), ..Coming::default() })
    }

    /// Comes in, is found to be who they are, and goes.
    async fn comes_and_goes(app: &App, account: &AccountRow, coming: &Coming) {
        let signed = app.enter(account, Role::Therapist, coming).await.unwrap();
        let visit = app.visit(&signed.token).await.unwrap().unwrap();
        let found = (visit.actor.person.0, visit.account);
        assert_eq!(found, (account.person, account.account));
        app.sign_out(&signed.token).await.unwrap();
        assert!(app.visit(&signed.token).await.unwrap().is_none());
    }

    async fn ten_thousand_times(app: App, (account, coming): (AccountRow, Coming)) {
        for _ in 0..10_000 {
            comes_and_goes(&app, &account, &coming).await;
        }
    }

    /// What comes after both passphrases were right, ten thousand times at the same instant.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn e13_two_who_sign_in_at_the_same_instant_never_get_each_others() {
        let keys = Keys { keks: Keks::new([1; 32], None), source: None, argon2_permits: 1 };
        let ports = Ports { clock: Arc::new(SystemClock), random: Arc::new(SeededRandom::new(7)) };
        let settings = Settings { name: "Harbour House".into(), ..Settings::default() };
        let app = App::create(&Location::Memory, &keys, ports, settings).await.unwrap();
        let (amira, jo) = (somebody(&app, "amira").await, somebody(&app, "jo").await);
        let rounds = [amira, jo].map(|one| tokio::spawn(ten_thousand_times(app.clone(), one)));
        for round in rounds {
            round.await.unwrap();
        }
    }
}
