//! Coming in: a neutral one-time link, useless without a code that is said in person.
//!
//! For a client an invitation makes both rooms and the bond proposal; their first act is
//! yes or no. Looking at a link spends nothing.

mod accept;
mod client;
mod seed;

use kith_core::time::{DAY, HOUR};
use kith_core::{Actor, PersonId, Role, RoomId, staff};
use kith_store::{Also, Batch, InvitationRow};

use crate::app::App;
use crate::codes::{code_hash, new_code, new_token, token_hash};
use crate::error::AppError;

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
        let person = PersonId(self.new_id());
        let NewStaff { name, role } = new;
        let join = staff::Command::Join { person, name, role };
        self.act(by, self.book_room(), join).await?;
        let link = self.make_link(person, role).await?;
        Ok(Invited { person, room: None, link: Some(link) })
    }

    /// Makes a one-time link for somebody.
    pub(crate) async fn make_link(&self, person: PersonId, role: Role) -> Result<Link, AppError> {
        let link = Link { token: new_token(self), code: new_code(self) };
        let row = self.link_row(&link, person, role);
        let batch = Batch { appends: Vec::new(), also: vec![Also::Invitation(row)] };
        self.inner.store.append(self.service(), batch).await?;
        Ok(link)
    }

    fn link_row(&self, link: &Link, person: PersonId, role: Role) -> InvitationRow {
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
