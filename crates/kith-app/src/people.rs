//! People and roles: who works here and how far they have come in, another role, and leaving.
//!
//! Whoever leaves is out at once: the same transaction that says it ends every sign-in, closes
//! the account and forgets its keys. Then their bonds are ended one by one, in rooms of others.
//! That part can be taken up again at any time, so that a crash in between leaves nobody behind.

use kith_core::bond::{self, Alone, Status, Why};
use kith_core::staff::{Command, Fact};
use kith_core::{Actor, BondId, PersonId, Refusal, Role, RoomId, RoomKind, away};
use kith_store::{AccountRow, Also, Batch, BondRow};

use crate::act::Once;
use crate::app::App;
use crate::error::AppError;
use crate::session::{ACCOUNT_OPEN, idle};
use crate::welcome::{ACCOUNT_CLOSED, ACCOUNT_WAITING};

/// How far somebody who works here has come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// They have a link, and nobody has used it.
    Invited,
    /// Somebody used it, and nobody has said yet that it was them.
    Accepted,
    /// They come and go.
    Confirmed,
    /// It was somebody else; that way is closed.
    Closed,
}

/// Somebody who works here, as those who keep the service may know of them.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Since when they are on the list.
    pub since: kith_core::Timestamp,
    /// How far they have come in.
    pub came: Came,
    /// Beside how many clients they are, or may soon be.
    pub beside: usize,
}

impl App {
    /// Everybody who works here, by name. Of clients it tells how many, and not who.
    pub async fn colleagues(&self) -> Result<Vec<Colleague>, AppError> {
        let book = self.fresh_book().await?;
        let accounts = self.inner.store.accounts(self.service()).await?;
        let mut all = Vec::new();
        for member in book.staff() {
            let person = member.person;
            let account = accounts.iter().find(|account| account.person == person.0);
            all.push(Colleague {
                person,
                name: member.name.clone(),
                role: member.role,
                since: member.since,
                came: came(account),
                beside: self.open_bonds(person).await?.len(),
            });
        }
        Ok(all)
    }

    /// Gives somebody another role. Their sign-ins end, and so do bonds that the new role does
    /// not come near enough for.
    pub async fn change_role(
        &self,
        who: &Actor,
        (person, role): (PersonId, Role),
        once: Option<Once>,
    ) -> Result<(), AppError> {
        let change = Command::ChangeRole { person, role };
        self.act_once(who, self.book_room(), change, once, None).await?;
        self.part_from(person).await
    }

    /// How many of somebody's clients would be parted from them by another role.
    pub async fn parted_by(&self, person: PersonId, role: Role) -> Result<usize, AppError> {
        let open = self.open_bonds(person).await?;
        Ok(open.iter().filter(|row| !reaches(role, row)).count())
    }

    /// Takes somebody off the list of those who work here. When it returns they are out, on every
    /// device, and every bond of theirs has ended.
    pub async fn leave(
        &self,
        who: &Actor,
        person: PersonId,
        once: Option<Once>,
    ) -> Result<(), AppError> {
        self.act_once(who, self.book_room(), Command::Leave { person }, once, None).await?;
        self.part_from(person).await
    }

    /// How many clients would have nobody in their care, were this person not there; of how many.
    pub async fn would_be_alone(&self, person: PersonId) -> Result<(usize, usize), AppError> {
        let (open, mut alone) = (self.open_bonds(person).await?, 0);
        for row in &open {
            let all = self.inner.store.bonds_of_room(self.service(), row.room).await?;
            let other = |one: &&BondRow| one.person != person.0 && is_beside(one) && in_care(one);
            alone += usize::from(in_care(row) && !all.iter().any(|one| other(&one)));
        }
        Ok((alone, open.len()))
    }

    /// How many texts somebody has begun and not finished. They alone can read them.
    pub async fn unfinished(&self, person: PersonId) -> Result<usize, AppError> {
        let drafts = self.inner.store.drafts_of(self.service(), person.0).await?;
        Ok(drafts.iter().filter(|row| row.expires > self.now().0).count())
    }

    /// Those of somebody's former clients who have nobody in their care since.
    pub async fn left_alone(&self, person: PersonId) -> Result<Vec<Alone>, AppError> {
        let book = self.fresh_book().await?;
        let without: Vec<_> = book.without_anybody(person).collect();
        let mut all = Vec::new();
        if without.is_empty() {
            return Ok(all);
        }
        let rows = self.inner.store.bonds_of_person(self.service(), person.0).await?;
        for row in rows.iter().filter(|row| without.contains(&BondId(row.bond))) {
            let room = self.inner.keys.room(&self.inner.store, row.room).await?;
            all.extend(self.fold(&room).await?.state.left_alone(BondId(row.bond)));
        }
        Ok(all)
    }

    /// Asks somebody to take over from a person who is no longer there. The client and the one
    /// who is asked both have their say.
    pub async fn hand_over(
        &self,
        who: &Actor,
        (from, after): (PersonId, BondId),
        to: PersonId,
    ) -> Result<(), AppError> {
        if !who.role.is_behind() {
            return Err(AppError::NotFound);
        }
        let rows = self.inner.store.bonds_of_person(self.service(), from.0).await?;
        let row = rows.iter().find(|row| row.bond == after.0).ok_or(AppError::NotFound)?;
        let book = self.fresh_book().await?;
        let to = book.member(to).ok_or(AppError::NotFound)?;
        let (person, name, role) = (to.person, to.name.clone(), to.role);
        let bond = BondId(self.new_id());
        let wish = bond::Command::HandOver { after, bond, person, name, role };
        self.act_from_outside(who, RoomId(row.room), wish).await?;
        Ok(())
    }

    /// Asks nobody any more to take over, because the client wants nobody.
    pub async fn let_be(
        &self,
        who: &Actor,
        (from, bond): (PersonId, BondId),
    ) -> Result<(), AppError> {
        if who.role != Role::Supervisor {
            return Err(AppError::NotFound);
        }
        let rows = self.inner.store.bonds_of_person(self.service(), from.0).await?;
        let row = rows.iter().find(|row| row.bond == bond.0).ok_or(AppError::NotFound)?;
        self.act_from_outside(who, RoomId(row.room), bond::Command::LetBe { bond }).await?;
        Ok(())
    }

    /// Says for somebody who works here that they are away, or takes back what was said for them.
    pub async fn away_for(
        &self,
        who: &Actor,
        person: PersonId,
        wish: away::Command,
    ) -> Result<(), AppError> {
        let behind = who.role.is_behind();
        if !behind || self.fresh_book().await?.member(person).is_none() {
            return Err(AppError::NotFound);
        }
        let desk = self.own_room(person, RoomKind::Desk).await?;
        self.act_from_outside(who, desk, wish).await?;
        Ok(())
    }

    /// Ends what bonds are left with people who work here no more, or not in a role that comes
    /// near enough: what a crash has left undone.
    pub async fn part_all(&self) -> Result<(), AppError> {
        let book = self.fresh_book().await?;
        for member in book.staff().into_iter().chain(book.former_staff()) {
            self.part_from(member.person).await?;
        }
        Ok(())
    }

    async fn part_from(&self, person: PersonId) -> Result<(), AppError> {
        let role = self.fresh_book().await?.member(person).map(|member| member.role);
        for row in self.open_bonds(person).await? {
            let why = match role {
                Some(role) if reaches(role, &row) => continue,
                Some(_) => Why::OtherRole,
                None => Why::Left,
            };
            let part = bond::Command::Part { bond: BondId(row.bond), why };
            match self.act(&self.operator(), RoomId(row.room), part).await {
                // The client ended it at the same moment.
                Ok(_) | Err(AppError::Refused(Refusal::AlreadyDone)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn open_bonds(&self, person: PersonId) -> Result<Vec<BondRow>, AppError> {
        let mut rows = self.inner.store.bonds_of_person(self.service(), person.0).await?;
        rows.retain(|row| is_beside(row) || row.state == Status::Proposed.number());
        Ok(rows)
    }

    /// The account follows what was said in the list of staff, in the same transaction.
    pub(crate) async fn follow_staff(
        &self,
        fact: &Fact,
        batch: &mut Batch,
    ) -> Result<(), AppError> {
        let (person, at) = (fact.person().0, self.now().0);
        let change: fn(AccountRow, Role) -> AccountRow = match fact {
            Fact::Joined { .. } => return Ok(()),
            Fact::Left { .. } => |row, _| AccountRow { state: ACCOUNT_CLOSED, ..row },
            Fact::RoleChanged { .. } => {
                |row, role| AccountRow { role: role.number(), idle: idle(role), ..row }
            }
        };
        if matches!(fact, Fact::Left { .. }) {
            batch.also.push(Also::EndInvitations { person, at });
        }
        let found = self.inner.store.account_of_person(self.service(), person).await?;
        let Some(account) = found else { return Ok(()) };
        let (id, role) = (account.account, Role::from_number(account.role));
        let role = if let Fact::RoleChanged { role, .. } = fact { Some(*role) } else { role };
        batch.also.push(Also::Account(change(account, role.ok_or(AppError::NotFound)?)));
        batch.also.push(Also::EndSessions { account: id, at });
        if matches!(fact, Fact::Left { .. }) {
            let factors = self.inner.store.factors(self.service(), id).await?;
            let drop = |factor| Also::DropFactor { account: id, factor };
            batch.also.extend(factors.iter().map(|row| drop(row.factor)));
        }
        Ok(())
    }

    /// Whether an account belongs to a client, or to somebody who works here still.
    pub(crate) async fn belongs(&self, account: &AccountRow) -> Result<bool, AppError> {
        let person = PersonId(account.person);
        Ok(account.role == Role::Client.number()
            || self.book().member(person).is_some()
            // Perhaps this node has not heard yet.
            || self.fresh_book().await?.member(person).is_some())
    }
}

fn came(account: Option<&AccountRow>) -> Came {
    match account.map(|account| account.state) {
        None => Came::Invited,
        Some(ACCOUNT_OPEN) => Came::Confirmed,
        Some(ACCOUNT_WAITING) => Came::Accepted,
        Some(_) => Came::Closed,
    }
}

fn is_beside(row: &BondRow) -> bool {
    [Status::Active, Status::Paused].iter().any(|status| status.number() == row.state)
}

fn in_care(row: &BondRow) -> bool {
    Role::from_number(row.role).is_some_and(Role::cares)
}

/// Whether a role comes as near as the client said yes to.
fn reaches(role: Role, row: &BondRow) -> bool {
    role.near() >= Role::from_number(row.role).and_then(Role::near)
}
