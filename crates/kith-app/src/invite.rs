//! Coming in: a neutral one-time link, useless without a code that is said in person.
//!
//! For a client an invitation makes both rooms and the bond proposal; their first act is
//! yes or no. Looking at a link spends nothing.

mod accept;
mod client;
mod seed;

use kith_core::time::{DAY, HOUR};
use kith_core::{Actor, PersonId, Refusal, Role, RoomId, staff};
use kith_store::{Also, Batch, InvitationRow};

use crate::act::Once;
use crate::app::App;
use crate::codes::{code_hash, token_hash};
use crate::error::AppError;

pub(crate) use seed::Seed;

pub use accept::{Acceptance, NotAccepted};
pub use client::NewClient;

/// How long a client's link is good.
const CLIENT_LINK: i64 = 72 * HOUR;
/// How long a staff link is good.
const STAFF_LINK: i64 = 7 * DAY;
/// The label of an invitation's code.
const CODE: &str = "kith/invitation/v1";

/// A new member of staff.
#[derive(Debug, Clone)]
pub struct NewStaff {
    /// Their name, as clients read it.
    pub name: String,
    /// Their role.
    pub role: Role,
}

/// What to hand over.
#[derive(Debug, Clone)]
pub struct Invited {
    /// Who was invited.
    pub person: PersonId,
    /// A client's private room.
    pub room: Option<RoomId>,
    /// The end of the link and the words to say; none without online access.
    pub link: Option<Link>,
}

/// A link and its code.
#[derive(Debug, Clone)]
pub struct Link {
    /// The end of the link.
    pub token: String,
    /// The words to say in person.
    pub code: String,
}

impl App {
    /// Adds a member of staff and makes their invitation.
    pub async fn invite_staff(&self, by: &Actor, new: NewStaff) -> Result<Invited, AppError> {
        self.invite_staff_once(by, new, None).await
    }

    /// The same with an idempotency key: the same submit finds what its first has made. A link
    /// that was used meanwhile, or is too old, is not shown again.
    pub async fn invite_staff_once(
        &self,
        by: &Actor,
        new: NewStaff,
        once: Option<Once>,
    ) -> Result<Invited, AppError> {
        let seed = Seed::staff(by, &new, once.unwrap_or_else(|| Once(self.new_id())));
        let (person, link) = (seed.person(self), seed.link(self));
        let before = self.inner.store.invitation(self.service(), token_hash(&link.token)).await?;
        if let Some(row) = before {
            let link = self.is_good(&row).then_some(link);
            return Ok(Invited { person, room: None, link });
        }
        let NewStaff { name, role } = new;
        let join = staff::Command::Join { person, name, role };
        match self.act(by, self.book_room(), join).await {
            // The first submit ended between the two steps.
            Ok(_) | Err(AppError::Refused(Refusal::AlreadyDone)) => {}
            Err(error) => return Err(error),
        }
        let row = self.link_row(&link, person, role);
        let batch = Batch { appends: Vec::new(), also: vec![Also::Invitation(row)] };
        self.inner.store.append(self.service(), batch).await?;
        Ok(Invited { person, room: None, link: Some(link) })
    }

    pub(crate) fn link_row(&self, link: &Link, person: PersonId, role: Role) -> InvitationRow {
        let good = if role == Role::Client { CLIENT_LINK } else { STAFF_LINK };
        let hash = token_hash(&link.token);
        InvitationRow {
            token: hash,
            code: code_hash(self, CODE, &hash, &link.code),
            person: person.0,
            role: role.number(),
            expires: self.now().plus(good).0,
            used: None,
            tries: 0,
        }
    }
}
