//! Accepted and confirmed are two states of an account, and there is a way back out.
//!
//! Whoever accepts a link can sign in, and finds every door but the first one shut until
//! somebody who knows them says that it was them. What was said is an entry; the account
//! follows it in the same transaction.

use kith_core::access::{may_act, may_welcome};
use kith_core::bond::Status;
use kith_core::welcome::{Command, Fact, Stage};
use kith_core::{Actor, PersonId, Role, RoomId, RoomKind, State, recovery};
use kith_store::{AccountRow, Also, Batch, Id};

use crate::act::Once;
use crate::app::App;
use crate::cache::Folded;
use crate::codes::token_hash;
use crate::error::AppError;
use crate::invite::{Invited, Link, Seed};
use crate::keyring::Room;
use crate::session::ACCOUNT_OPEN;

/// An account that was accepted, and that nobody has confirmed yet.
pub(crate) const ACCOUNT_WAITING: u8 = 2;
/// An account that was made by somebody else than it was meant for, or whose owner has left.
pub(crate) const ACCOUNT_CLOSED: u8 = 3;
/// An account whose online access is switched off. It looks like none.
pub(crate) const ACCOUNT_OFF: u8 = 4;

/// Whether somebody comes through the first door with such an account.
pub(crate) const fn may_sign_in(state: u8) -> bool {
    matches!(state, ACCOUNT_OPEN | ACCOUNT_WAITING)
}

/// Where a client's online access stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Online {
    /// Nobody has come in.
    Never,
    /// Somebody came in, and nobody has said yet that it was them.
    Waiting,
    /// They come and go.
    Open,
    /// What somebody else had made is closed.
    Closed,
    /// It is switched off.
    Off,
}

impl App {
    /// Where the online access of the client of a room stands, for whoever may welcome them.
    /// Nothing that was said in the room is opened.
    pub async fn online(&self, who: &Actor, room: RoomId) -> Result<Online, AppError> {
        let room = self.to_welcome_in(who, room).await?;
        let account = self.inner.store.account_of_person(self.service(), room.person).await?;
        Ok(match account.map(|account| account.state) {
            None => Online::Never,
            Some(ACCOUNT_WAITING) => Online::Waiting,
            Some(ACCOUNT_OPEN) => Online::Open,
            Some(ACCOUNT_OFF) => Online::Off,
            Some(_) => Online::Closed,
        })
    }

    /// The client of a room, for whoever may welcome them.
    pub async fn client_of(&self, who: &Actor, room: RoomId) -> Result<PersonId, AppError> {
        Ok(PersonId(self.to_welcome_in(who, room).await?.person))
    }

    pub(crate) async fn to_welcome_in(&self, who: &Actor, room: RoomId) -> Result<Room, AppError> {
        let may = |standing, kind| may_act(who, standing, kind).and(may_welcome(who, standing));
        self.admitted(room, who, may).await
    }

    /// Says at the machine that somebody who came in, or is the first to come, is who they are.
    pub async fn confirm_here(&self, person: PersonId, role: Role) -> Result<(), AppError> {
        let room = match role {
            Role::Client => self.own_room(person, RoomKind::Private).await?,
            _ => self.book_room(),
        };
        self.act(&self.operator(), room, Command::Confirm { person }).await?;
        Ok(())
    }

    /// Makes a new link for the client of a room. The ones before open nothing any more. The same
    /// submit finds the same link; where somebody has an account they can use, there is none.
    pub async fn link_again(
        &self,
        who: &Actor,
        room: RoomId,
        name: &str,
        once: Option<Once>,
    ) -> Result<Invited, AppError> {
        let person = self.client_of(who, room).await?;
        let seed = Seed::again(who, person, once.unwrap_or_else(|| Once(self.new_id())));
        self.make_way(who, room, person).await?;
        let link = self.new_link(who, room, (person, Role::Client), &seed).await?;
        let given = Fact::Given { person, room, name: name.to_owned() };
        if link.is_some() && !name.is_empty() {
            let mut batch = Batch::default();
            let told = self.on_desk_of(who.person, given, &mut batch).await?;
            if !batch.appends.is_empty() {
                self.inner.store.append(self.service(), batch).await?;
            }
            self.remember_told(told.into_iter().collect());
        }
        Ok(Invited { person, room: Some(room), link })
    }

    /// The same for a member of staff, by those who keep the service.
    pub async fn link_staff_again(
        &self,
        who: &Actor,
        person: PersonId,
        once: Option<Once>,
    ) -> Result<Invited, AppError> {
        let role = self.book().member(person).map(|member| member.role);
        let role = role.ok_or(AppError::NotFound)?;
        let seed = Seed::again(who, person, once.unwrap_or_else(|| Once(self.new_id())));
        let link = self.new_link(who, self.book_room(), (person, role), &seed).await?;
        Ok(Invited { person, room: None, link })
    }

    async fn new_link(
        &self,
        who: &Actor,
        room: RoomId,
        (person, role): (PersonId, Role),
        seed: &Seed,
    ) -> Result<Option<Link>, AppError> {
        let (store, service) = (&self.inner.store, self.service());
        let link = seed.link(self);
        if let Some(row) = store.invitation(service, token_hash(&link.token)).await? {
            return Ok(self.is_good(&row).then_some(link));
        }
        let account = store.account_of_person(service, person.0).await?;
        if account.is_some_and(|account| may_sign_in(account.state)) {
            return Ok(None);
        }
        self.act(who, room, Command::Link { person }).await?;
        let end = Also::EndInvitations { person: person.0, at: self.now().0 };
        let row = Also::Invitation(self.link_row(&link, person, role));
        store.append(service, Batch { appends: Vec::new(), also: vec![end, row] }).await?;
        Ok(Some(link))
    }

    /// In which state an account begins: waiting, unless it was confirmed ahead.
    pub(crate) async fn state_of(&self, role: Role, person: PersonId) -> Result<u8, AppError> {
        let ahead = role != Role::Client
            && self.fresh_book().await?.welcome().stage(person) == Some(Stage::Confirmed);
        Ok(if ahead { ACCOUNT_OPEN } else { ACCOUNT_WAITING })
    }

    /// Adds to the batch that somebody came in: to the client's room, or to the service book.
    pub(crate) async fn tell_of(
        &self,
        role: Role,
        person: PersonId,
        batch: &mut Batch,
    ) -> Result<Vec<(Room, Folded)>, AppError> {
        let kind = if role == Role::Client { RoomKind::Private } else { RoomKind::Book };
        let room = match kind {
            RoomKind::Book => {
                Some(self.inner.keys.room(&self.inner.store, self.book_room().0).await?)
            }
            _ => self.room_of(person.0, kind).await?,
        };
        let Some(room) = room else { return Ok(Vec::new()) };
        let (fact, by) = (Fact::CameIn { person }, self.operator().author());
        let mut facts = vec![fact.clone().into()];
        if self.fold(&room).await?.state.recovery().open(self.now()).is_some() {
            facts.push(recovery::Fact::Used.into());
        }
        let told = self.also_in(Some(room.clone()), by, facts, batch).await?;
        let mut all = Vec::new();
        if let Some((_, after)) = told {
            let others = self.on_desks_of_those_near(&after.state, &fact, batch).await?;
            all.push((room, after));
            all.extend(others);
        }
        Ok(all)
    }

    /// What was told is known here too, once it is durable.
    pub(crate) fn remember_told(&self, told: Vec<(Room, Folded)>) {
        for (room, folded) in told {
            self.remember_book(room.kind, &folded.state);
            self.inner.cache.put(room.id, folded);
        }
    }

    /// What follows from what was said of somebody's coming in: their account, and the desks of
    /// those who gave them the words.
    pub(crate) async fn follow_welcome(
        &self,
        after: &Folded,
        fact: &Fact,
        batch: &mut Batch,
    ) -> Result<Vec<(Id, Folded)>, AppError> {
        let (person, at) = (fact.person().0, self.now().0);
        let account = self.inner.store.account_of_person(self.service(), person).await?;
        if let Some(account) = account
            && let Some(state) = state_after(&account, fact)
        {
            let ended = Also::EndSessions { account: account.account, at };
            batch.also.push(Also::Account(AccountRow { state, ..account }));
            if state != ACCOUNT_OPEN {
                batch.also.push(ended);
                batch.also.push(Also::EndInvitations { person, at });
            }
        }
        if matches!(fact, Fact::NotThem { .. }) {
            let drafts = self.inner.store.drafts_of(self.service(), person).await?;
            let drop =
                drafts.iter().map(|row| Also::DropDraft { draft: row.draft, author: person });
            batch.also.extend(drop);
        }
        let told = self.on_desks_of_those_near(&after.state, fact, batch).await?;
        Ok(told.into_iter().map(|(room, folded)| (room.id, folded)).collect())
    }

    /// The desks of those beside a client, or asked to be, who gave them the words.
    async fn on_desks_of_those_near(
        &self,
        state: &State,
        fact: &Fact,
        batch: &mut Batch,
    ) -> Result<Vec<(Room, Folded)>, AppError> {
        let mut told = Vec::new();
        if state.kind() != RoomKind::Private {
            return Ok(told);
        }
        let bonds = self.inner.store.rooms_of(self.service(), fact.person().0).await?;
        let private = bonds.iter().find(|room| room.kind == RoomKind::Private.number());
        let Some(private) = private else { return Ok(told) };
        let mut near: Vec<Id> = Vec::new();
        for bond in self.inner.store.bonds_of_room(self.service(), private.room).await? {
            let open = [Status::Proposed, Status::Active, Status::Paused];
            if open.iter().any(|status| status.number() == bond.state)
                && !near.contains(&bond.person)
            {
                near.push(bond.person);
            }
        }
        near.sort_unstable();
        for person in near {
            told.extend(self.on_desk_of(PersonId(person), fact.clone(), batch).await?);
        }
        Ok(told)
    }

    /// Adds to a desk what its owner handed over, or what came of that.
    pub(crate) async fn on_desk_of(
        &self,
        person: PersonId,
        fact: Fact,
        batch: &mut Batch,
    ) -> Result<Option<(Room, Folded)>, AppError> {
        let Some(desk) = self.room_of(person.0, RoomKind::Desk).await? else { return Ok(None) };
        let is_new = matches!(fact, Fact::Given { .. });
        if !is_new && !self.fold(&desk).await?.state.welcome().was_given(fact.person()) {
            return Ok(None);
        }
        let by = self.operator().author();
        let told = self.also_in(Some(desk.clone()), by, vec![fact.into()], batch).await?;
        Ok(told.map(|(_, folded)| (desk, folded)))
    }
}

/// The state of an account after something was said of it, if that changes it.
fn state_after(account: &AccountRow, fact: &Fact) -> Option<u8> {
    match fact {
        Fact::Confirmed { .. } => (account.state == ACCOUNT_WAITING).then_some(ACCOUNT_OPEN),
        Fact::NotThem { .. } => (account.state == ACCOUNT_WAITING).then_some(ACCOUNT_CLOSED),
        Fact::OnlineOff { .. } => may_sign_in(account.state).then_some(ACCOUNT_OFF),
        Fact::Given { .. } | Fact::LinkMade { .. } | Fact::CameIn { .. } => None,
    }
}
