//! A client who lost their way in: a printed code and a new passphrase, for whoever asks.
//!
//! Nobody is known here, so every answer but the right one is the same, at the cost of one
//! evaluation: a name that nobody has, one without codes, one of somebody on the staff, an account
//! that is closed or waits, a wrong code, and one too many.

use kith_core::signin::{Command, Fact};
use kith_core::{PersonId, Refusal, Role, RoomId, RoomKind, recovery};
use kith_store::{AccountRow, Also, AppendError, Batch, SecretRow, UseRow};

use super::{ACCOUNT_OPEN, Coming, PASSKEY};
use crate::app::App;
use crate::error::AppError;
use crate::handle;
use crate::ports::random;
use crate::secret::{SecretHash, Whom};
use crate::strength::{self, Weak};

/// How often others may write to the room first before we give up.
const TURNS: usize = 8;
/// As much of a name as any account has.
const NAME: usize = 40;

/// What came of a printed code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CameBack {
    /// The new passphrase is not one that is taken. Said before anything is looked up, unless it
    /// is the one of the other door.
    Weak(Weak),
    /// It did not open, for whatever reason.
    Shut,
    /// The passphrase is new, every sign-in of before has ended, and the code is used up.
    Renewed,
}

impl App {
    /// Chooses a new passphrase with a printed code. Opens nothing by itself.
    pub async fn come_back(
        &self,
        handle: &str,
        code: &str,
        new: &str,
        coming: &Coming,
    ) -> Result<CameBack, AppError> {
        let handle = handle::plain(handle);
        if let Err(weak) = self.strong_for(&handle, new) {
            return Ok(CameBack::Weak(weak));
        }
        let account = self.inner.store.account_by_handle(self.service(), &handle).await?;
        let account = account.filter(is_open_client);
        let way = self.way_in(&handle, account.as_ref(), coming);
        let whom = if way.is_known() { Whom::Known } else { Whom::Stranger };
        let turn = self.inner.secrets.turn(whom).await?;
        if self.is_crowded(&way, coming.address) {
            turn.check(new, None).await?;
            return Ok(self.not_back());
        }
        // Counted where wrong passphrases of this way are, so that strangers hold up strangers.
        let owner = account.as_ref().map_or([0; 16], |account| account.account);
        let right = self.spare_code(owner, way.path, code).await?;
        let Some((account, right)) = account.as_ref().zip(right) else {
            // Written while the secret is worked on, so that no time tells who is told.
            let (checked, told) =
                tokio::join!(turn.check(new, None), self.tell_missed(account.as_ref()));
            checked?;
            if let Err(error) = told {
                // No other answer than for somebody of whom there is nothing to tell.
                tracing::error!(%error, "a code that did not open could not be written down");
            }
            return Ok(self.not_back());
        };
        if turn.check(new, account.second.as_deref()).await? {
            return Ok(CameBack::Weak(Weak::Same));
        }
        let salt = random(&*self.inner.ports.random);
        let pass = self.inner.secrets.hash(new, salt).await?;
        if !self.renew(account, right, pass).await? {
            return Ok(self.not_back());
        }
        self.came_in(&way).await?;
        // Whatever becomes of this, the passphrase is new; the client can stop it themself.
        if let Err(error) = self.need_no_other_way(PersonId(account.person)).await {
            tracing::error!(%error, "a new link that is not needed could not be stopped");
        }
        Ok(CameBack::Renewed)
    }

    /// Whoever came back needs no new link any more.
    async fn need_no_other_way(&self, person: PersonId) -> Result<(), AppError> {
        let room = self.own_room(person, RoomKind::Private).await?;
        match self.act(&self.operator(), room, recovery::Command::Stop).await {
            Ok(_) | Err(AppError::Refused(Refusal::AlreadyDone)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Whether a passphrase may stand alone, for whoever says to have this name.
    fn strong_for(&self, handle: &str, new: &str) -> Result<(), Weak> {
        let handle: String = handle.chars().take(NAME).collect();
        strength::passphrase(new, &[&handle, &self.book().settings().name])
    }

    fn not_back(&self) -> CameBack {
        self.inner.tally.turned_away();
        CameBack::Shut
    }

    /// E77: writes down that somebody tried, where the client and those in their care read it.
    async fn tell_missed(&self, account: Option<&AccountRow>) -> Result<(), AppError> {
        let Some(account) = account else { return Ok(()) };
        let room = self.own_room(PersonId(account.person), RoomKind::Private).await?;
        self.act(&self.operator(), room, Command::TellMissed).await?;
        Ok(())
    }

    /// All of it in one transaction. `false`: the code or the account is not what it was.
    async fn renew(
        &self,
        account: &AccountRow,
        code: UseRow,
        pass: SecretHash,
    ) -> Result<bool, AppError> {
        let RoomId(room) = self.own_room(PersonId(account.person), RoomKind::Private).await?;
        let room = self.inner.keys.room(&self.inner.store, room).await?;
        let _turn = self.inner.cache.turn(room.id).await;
        let (service, account, at) = (self.service(), account.account, self.now().0);
        for _ in 0..TURNS {
            let mut batch = Batch::default();
            let (by, facts) = (self.operator().author(), vec![Fact::CodeUsed.into()]);
            let told = self.also_in(Some(room.clone()), by, facts, &mut batch).await?;
            // Read after the room: whoever switches it off meanwhile has written there first.
            let row = self.inner.store.account(service, account).await?;
            let Some(row) = row.filter(is_open_client) else { return Ok(false) };
            batch.also = vec![
                Also::UseFactor(code.clone()),
                Also::Secret(SecretRow {
                    account,
                    state: row.state,
                    pass: Some(pass.0.clone()),
                    second: None,
                }),
                Also::DropFactors { account, kind: PASSKEY },
                Also::EndSessions { account, at },
            ];
            match self.inner.store.append(service, batch).await {
                Ok(()) => {
                    self.inner.doors.forget_second(account);
                    let told = told.map(|(_, folded)| (room.clone(), folded));
                    self.remember_told(told.into_iter().collect());
                    return Ok(true);
                }
                Err(AppendError::FactorUsed | AppendError::AccountMoved) => return Ok(false),
                Err(AppendError::Moved { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::Busy)
    }
}

/// Staff ask a colleague for a new link, and whoever waits to be confirmed has no codes.
fn is_open_client(account: &AccountRow) -> bool {
    account.state == ACCOUNT_OPEN && account.role == Role::Client.number()
}
