//! Sign-in and the two doors.
//!
//! A sign-in opens the front; the second door opens the private room and closes by itself
//! sooner. Being idle locks a sign-in and does not end it, so that nothing being written is
//! lost. A wrong secret and a door that was never set up cost and answer the same.

mod change;
mod device;
mod doors;
mod due;
mod entering;
mod halfway;
mod list;
mod lost;
mod passkey;
mod proof;
mod second;
mod tries;

use std::net::IpAddr;

use kith_core::room::RoomKind;
use kith_core::signin::Browser;
use kith_core::time::{HOUR, MINUTE};
use kith_core::{Actor, PersonId, Role, RoomId, SigninId, Timestamp};
use kith_ledger::{open_row, seal_row};
use kith_store::{AccountRow, Id, SessionRow};

use crate::app::App;
use crate::codes::token_hash;
use crate::error::AppError;
use crate::handle;
use crate::ports::random;
use crate::secret::Whom;
use crate::welcome::{ACCOUNT_WAITING, may_sign_in};

pub(crate) use doors::{Doors, Home};
pub use due::Due;
pub use list::OpenSignIn;
pub use lost::CameBack;
pub(crate) use passkey::PASSKEY;
pub use passkey::{Given, NotKept, Passkey, PasskeyHost, Question};
pub use proof::{Proof, Proved};
pub(crate) use second::SETUP;
pub use second::SecondDoor;

/// How long the second door stays open without a request.
pub(crate) const SECOND_IDLE: i64 = 5 * MINUTE;
/// A client's sign-in locks after this long without a request.
pub(crate) const CLIENT_IDLE: i64 = 15 * MINUTE;
/// The same for staff.
pub(crate) const STAFF_IDLE: i64 = 30 * MINUTE;
/// A client's sign-in ends after this long.
const CLIENT_LONGEST: i64 = 8 * HOUR;
/// The same for staff.
const STAFF_LONGEST: i64 = 12 * HOUR;
/// Sign-ins last used this long ago are forgotten.
const FORGOTTEN: i64 = 7 * 24 * HOUR;
/// Requests closer together than this are not written down one by one.
const TOUCH: i64 = MINUTE / 3;
/// An account of somebody who is known to be who they are.
pub(crate) const ACCOUNT_OPEN: u8 = 1;
/// The label under which the place to return to is sealed.
const PLACE: &str = "kith/place/v1";

/// Whether a sign-in can be used or has locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// In use.
    Open,
    /// Locked by being idle, or past its longest: only what was being written is still taken,
    /// and kept. The passphrase opens it again, or begins a new one.
    Locked,
}

/// A request's sign-in.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Who it is.
    pub actor: Actor,
    /// The first door.
    pub door: Door,
    /// Whether the second door is open.
    pub second: bool,
    /// Whether they came in by a link and nobody has said yet that it was them.
    pub waiting: bool,
    /// Whether they proved themselves in the last few minutes.
    pub proved: bool,
    /// The second step that this service asks its staff for, where there is none yet.
    pub due: Option<Due>,
    /// A client's front room.
    pub front: Option<RoomId>,
    /// A client's private room.
    pub private: Option<RoomId>,
    /// The desk of somebody on the staff, where what they write about no client is kept.
    pub desk: Option<RoomId>,
    pub(crate) token: [u8; 32],
    pub(crate) account: Id,
}

impl Visit {
    /// Whether they work here and nothing opens to them, because nobody has said yet that it is
    /// them. A client's front room opens, and looks like any other.
    pub fn is_held_back(&self) -> bool {
        self.waiting && self.actor.role != Role::Client
    }
}

/// How somebody comes to the first door.
#[derive(Debug, Clone, Default)]
pub struct Coming {
    /// The token of a sign-in that was there before, to be opened again.
    pub before: Option<String>,
    /// What this browser was given when the same account last signed in with it.
    pub device: Option<String>,
    /// The address it comes from, where that is known. It is not kept.
    pub address: Option<IpAddr>,
    /// What kind of browser it is.
    pub browser: Browser,
}

/// What came of knocking at the first door.
#[derive(Debug)]
pub enum CameIn {
    /// It did not open, for whatever reason.
    Shut,
    /// The passphrase was right; a code is asked for before anything opens. What is held here
    /// goes with the page to the second step, and opens nothing.
    Halfway(String),
    /// They are in.
    In(SignedIn),
}

impl CameIn {
    /// The sign-in, if there is one.
    pub fn signed_in(self) -> Option<SignedIn> {
        match self {
            Self::In(signed) => Some(signed),
            Self::Shut | Self::Halfway(_) => None,
        }
    }
}

/// A sign-in that succeeded.
#[derive(Debug)]
pub struct SignedIn {
    /// What the cookie holds.
    pub token: String,
    /// What another cookie holds for longer, so that others' wrong tries do not count here.
    pub device: String,
    /// In which role.
    pub role: Role,
}

impl App {
    /// The sign-in with this token, if it has not ended. Puts off the lock: somebody is there.
    pub async fn visit(&self, token: &str) -> Result<Option<Visit>, AppError> {
        self.find_visit(token, true).await
    }

    /// The same for what an open page asks by itself, which puts off no lock.
    pub async fn visit_by_itself(&self, token: &str) -> Result<Option<Visit>, AppError> {
        self.find_visit(token, false).await
    }

    async fn find_visit(&self, token: &str, there: bool) -> Result<Option<Visit>, AppError> {
        let hash = token_hash(token);
        let found = self.inner.store.session(self.service(), hash).await?;
        let Some((session, account)) = found else { return Ok(None) };
        let Some(role) = Role::from_number(account.role) else { return Ok(None) };
        let now = self.now();
        if session.ended.is_some() || !may_sign_in(account.state) {
            return Ok(None);
        }
        if !self.belongs(&account).await? {
            return Ok(None);
        }
        let locked = now.0 - session.seen > account.idle || too_old(&session, role, now);
        let door = if locked { Door::Locked } else { Door::Open };
        let second = door == Door::Open && second_open(&session, now);
        if there && door == Door::Open {
            self.touch(&session, second, now).await?;
        }
        Ok(Some(self.visitor(&session, &account, role, (door, second)).await?))
    }

    async fn touch(
        &self,
        session: &SessionRow,
        second: bool,
        now: Timestamp,
    ) -> Result<(), AppError> {
        if (0..TOUCH).contains(&(now.0 - session.seen)) {
            return Ok(());
        }
        let second = second.then_some(now.0);
        self.inner.store.touch_session(self.service(), session.token, now.0, second).await?;
        Ok(())
    }

    async fn visitor(
        &self,
        session: &SessionRow,
        account: &AccountRow,
        role: Role,
        (door, second): (Door, bool),
    ) -> Result<Visit, AppError> {
        let person = PersonId(account.person);
        let Home { front, private, desk } = self.home(account.person).await?;
        let name = self.book().member(person).map(|member| member.name.clone());
        let actor = Actor {
            person,
            role,
            name: name.unwrap_or_default(),
            signin: SigninId(session.signin),
        };
        let waiting = account.state == ACCOUNT_WAITING;
        let proved = door == Door::Open && proof::is_fresh(session, self.now());
        let due = if waiting { None } else { self.second_step_due(account, role).await? };
        let (token, account) = (session.token, account.account);
        Ok(Visit {
            actor,
            door,
            second,
            waiting,
            proved,
            due,
            front,
            private,
            desk,
            token,
            account,
        })
    }

    /// Somebody's own rooms, which never change once made.
    async fn home(&self, person: Id) -> Result<Home, AppError> {
        if let Some(known) = self.inner.doors.home(person) {
            return Ok(known);
        }
        let rows = self.inner.store.rooms_of(self.service(), person).await?;
        let of = |kind: RoomKind| {
            rows.iter().find(|row| row.kind == kind.number()).map(|row| RoomId(row.room))
        };
        let home = Home {
            front: of(RoomKind::Front),
            private: of(RoomKind::Private),
            desk: of(RoomKind::Desk),
        };
        self.inner.doors.remember_home(person, home);
        Ok(home)
    }

    /// The first door. Unknown, wrong and tried too often are one answer, at the cost of one
    /// evaluation each.
    pub async fn sign_in(
        &self,
        handle: &str,
        passphrase: &str,
        coming: &Coming,
    ) -> Result<CameIn, AppError> {
        let handle = handle::plain(handle);
        let account = self.inner.store.account_by_handle(self.service(), &handle).await?;
        let account = account.filter(|account| may_sign_in(account.state));
        let account = match account {
            Some(account) if !self.belongs(&account).await? => None,
            account => account,
        };
        let way = self.way_in(&handle, account.as_ref(), coming);
        let whom = if way.is_known() { Whom::Known } else { Whom::Stranger };
        let turn = self.inner.secrets.turn(whom).await?;
        let may = self.may_try(&way, coming.address).await?;
        let hash = account.as_ref().filter(|_| may).map(|account| account.pass.as_str());
        let right = turn.check(passphrase, hash).await?;
        let Some(account) = account.filter(|_| right) else {
            self.inner.tally.turned_away();
            return Ok(CameIn::Shut);
        };
        let Some(role) = Role::from_number(account.role) else { return Ok(CameIn::Shut) };
        self.came_in(&way).await?;
        if self.asks_step(account.account, role).await? {
            return Ok(CameIn::Halfway(self.halfway(&account)));
        }
        Ok(CameIn::In(self.enter(&account, role, coming).await?))
    }

    /// Ends a sign-in: leaving, or signing out. Closes both doors.
    pub async fn sign_out(&self, token: &str) -> Result<(), AppError> {
        let (service, token, now) = (self.service(), token_hash(token), self.now().0);
        self.inner.store.end_session(service, token, now).await?;
        Ok(())
    }

    /// Forgets sign-ins that nobody has used for so long that they cannot be opened again, and
    /// wrong tries that count no more.
    pub async fn forget_sign_ins(&self) -> Result<(), AppError> {
        let before = self.now().plus(-FORGOTTEN).0;
        self.inner.store.forget_sessions(self.service(), before).await?;
        self.forget_tries().await
    }

    /// Remembers, sealed, where somebody was when a door had closed.
    pub async fn keep_place(&self, visit: &Visit, path: &str) -> Result<(), AppError> {
        let rand = random(&*self.inner.ports.random);
        let key = self.inner.keys.book_key();
        let sealed = seal_row(key, PLACE, &visit.actor.signin.0, path.as_bytes(), rand);
        let service = self.service();
        self.inner.store.set_place(service, visit.token, Some(sealed)).await?;
        Ok(())
    }

    /// Where somebody was when a door had closed, once.
    pub async fn take_place(&self, visit: &Visit) -> Result<Option<String>, AppError> {
        let service = self.service();
        let found = self.inner.store.session(service, visit.token).await?;
        let Some(sealed) = found.and_then(|(session, _)| session.place) else { return Ok(None) };
        self.inner.store.set_place(service, visit.token, None).await?;
        let key = self.inner.keys.book_key();
        let plain = open_row(key, PLACE, &visit.actor.signin.0, &sealed).ok();
        Ok(plain.and_then(|plain| String::from_utf8(plain.to_vec()).ok()))
    }
}

/// How long a sign-in of this role may be idle.
pub(crate) const fn idle(role: Role) -> i64 {
    match role {
        Role::Client => CLIENT_IDLE,
        _ => STAFF_IDLE,
    }
}

/// Past its longest, or begun in the future: a clock that jumped revives nothing.
fn too_old(session: &SessionRow, role: Role, now: Timestamp) -> bool {
    let longest = if role == Role::Client { CLIENT_LONGEST } else { STAFF_LONGEST };
    !(0..longest).contains(&(now.0 - session.began))
}

fn second_open(session: &SessionRow, now: Timestamp) -> bool {
    session.second.is_some_and(|last| (0..=SECOND_IDLE).contains(&(now.0 - last)))
}
