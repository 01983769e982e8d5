//! Rights: what a handler has to hold before it runs.
//!
//! Each right is a type. A handler names the one it needs in its signature and cannot be
//! put into the route table otherwise; the value it gets carries what the right opens.

mod care;
mod proved;

use std::str::FromStr;

use axum::http::Method;
use kith_app::{AppError, Door, Visit};
use kith_core::{Actor, PersonId, Role, RoomId, RoomKind};

use crate::answer::Turned;
use crate::cx::Ids;
use crate::site::Site;

pub use care::{Cares, Meets, Welcomes};
pub use proved::{AtWays, Fresh};

/// What sort of page it is, as far as requests are counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Open to everybody, or to everybody signed in.
    Open,
    /// A client's front room.
    Front,
    /// A client's private room.
    Private,
    /// For those who work here.
    Staff,
    /// A stylesheet, a script, a typeface.
    Asset,
}

/// Something a handler may need.
pub trait Right: Sized + Send {
    /// Its name in the printed table of rights.
    const NAME: &'static str;
    /// As what requests for such pages are counted.
    const CLASS: Class = Class::Staff;

    /// Whether it asks that somebody proved themself in the last few minutes.
    const FRESH: bool = false;

    /// Lets somebody in, or turns them away.
    fn admit(
        site: &Site,
        visit: Option<Visit>,
        ids: &Ids,
    ) -> impl Future<Output = Result<Self, Turned>> + Send;

    /// The room in which what is being written on such a page is kept.
    fn room(_visit: &Visit, _ids: &Ids) -> Option<RoomId> {
        None
    }
}

/// A request's method, as far as the table tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Does {
    /// Shows something; changes nothing.
    Show,
    /// Changes something.
    Change,
}

impl Does {
    /// What a method does here; `None` for methods that no page knows.
    pub fn of(method: &Method) -> Option<Self> {
        match *method {
            Method::GET | Method::HEAD => Some(Self::Show),
            Method::POST => Some(Self::Change),
            _ => None,
        }
    }
}

/// Anybody, signed in or not.
pub struct Anyone {
    /// The sign-in, if there is one in use.
    pub visit: Option<Visit>,
}

impl Right for Anyone {
    const NAME: &'static str = "anyone";
    const CLASS: Class = Class::Open;

    async fn admit(_: &Site, visit: Option<Visit>, _: &Ids) -> Result<Self, Turned> {
        Ok(Self { visit: visit.filter(|visit| visit.door == Door::Open) })
    }
}

/// Somebody signed in, in any role.
pub struct SignedIn {
    /// The sign-in.
    pub visit: Visit,
}

impl Right for SignedIn {
    const NAME: &'static str = "signed in";
    const CLASS: Class = Class::Open;

    async fn admit(_: &Site, visit: Option<Visit>, _: &Ids) -> Result<Self, Turned> {
        Ok(Self { visit: open_door(visit)? })
    }
}

/// A client through the first door.
pub struct FirstDoor {
    /// The sign-in.
    pub visit: Visit,
    /// Who it is.
    pub who: Actor,
    /// Their front room.
    pub front: RoomId,
}

impl Right for FirstDoor {
    const NAME: &'static str = "client, first door";
    const CLASS: Class = Class::Front;

    async fn admit(_: &Site, visit: Option<Visit>, _: &Ids) -> Result<Self, Turned> {
        let visit = signed_in(visit)?;
        let front = visit.front.ok_or(Turned::Missing)?;
        Ok(Self { who: visit.actor.clone(), front, visit })
    }
}

/// A client through both doors.
pub struct SecondDoor {
    /// The sign-in.
    pub visit: Visit,
    /// Who it is.
    pub who: Actor,
    /// Their private room.
    pub room: RoomId,
}

impl Right for SecondDoor {
    const NAME: &'static str = "client, second door";
    const CLASS: Class = Class::Private;

    async fn admit(_: &Site, visit: Option<Visit>, _: &Ids) -> Result<Self, Turned> {
        let visit = signed_in(visit)?;
        let room = visit.private.ok_or(Turned::Missing)?;
        if !visit.second {
            return Err(Turned::SecondDoor);
        }
        Ok(Self { who: visit.actor.clone(), room, visit })
    }

    fn room(visit: &Visit, _: &Ids) -> Option<RoomId> {
        visit.private
    }
}

/// Staff who may stand beside clients. Which client is for the room itself to say.
pub struct Staff {
    /// The sign-in.
    pub visit: Visit,
    /// Who it is.
    pub who: Actor,
}

impl Right for Staff {
    const NAME: &'static str = "staff";

    async fn admit(_: &Site, visit: Option<Visit>, _: &Ids) -> Result<Self, Turned> {
        let visit = ready(visit)?;
        if !visit.actor.role.may_bond() {
            return Err(Turned::Missing);
        }
        Ok(Self { who: visit.actor.clone(), visit })
    }

    fn room(visit: &Visit, _: &Ids) -> Option<RoomId> {
        visit.desk.filter(|_| visit.actor.role.may_bond())
    }
}

/// Staff beside the client whose room the address names.
pub struct Beside {
    /// The sign-in.
    pub visit: Visit,
    /// Who it is.
    pub who: Actor,
    /// The client's private room. Reading it and acting in it still ask the bond.
    pub room: RoomId,
}

impl Right for Beside {
    const NAME: &'static str = "staff beside this client";

    async fn admit(site: &Site, visit: Option<Visit>, ids: &Ids) -> Result<Self, Turned> {
        let Staff { visit, who } = Staff::admit(site, visit, ids).await?;
        let room = named_room(ids).ok_or(Turned::Missing)?;
        Ok(Self { visit, who, room })
    }

    fn room(_: &Visit, ids: &Ids) -> Option<RoomId> {
        named_room(ids)
    }
}

/// Staff who have a part in clients' care.
pub struct InCare(pub Staff);

impl Right for InCare {
    const NAME: &'static str = "staff in care";

    async fn admit(site: &Site, visit: Option<Visit>, ids: &Ids) -> Result<Self, Turned> {
        let staff = Staff::admit(site, visit, ids).await?;
        if staff.who.role.cares() { Ok(Self(staff)) } else { Err(Turned::Missing) }
    }

    fn room(visit: &Visit, ids: &Ids) -> Option<RoomId> {
        Staff::room(visit, ids).filter(|_| visit.actor.role.cares())
    }
}

/// Staff with a bond in the room that the address names, also one that is only asked for or
/// paused.
pub struct Bonded(pub Beside);

impl Right for Bonded {
    const NAME: &'static str = "staff asked for, beside this client or paused";

    async fn admit(site: &Site, visit: Option<Visit>, ids: &Ids) -> Result<Self, Turned> {
        Beside::admit(site, visit, ids).await.map(Self)
    }
}

/// Somebody whose open page hears of changes: a client at home, or staff beside clients, and
/// with supervisors what comes onto their desk.
pub struct Listening {
    /// The sign-in.
    pub visit: Visit,
    /// The rooms whose growth they may hear of.
    pub rooms: Vec<RoomId>,
}

impl Right for Listening {
    const NAME: &'static str = "client, second door, or staff beside clients";
    const CLASS: Class = Class::Private;

    async fn admit(site: &Site, visit: Option<Visit>, ids: &Ids) -> Result<Self, Turned> {
        let visit = ready(visit)?;
        if !visit.actor.role.may_bond() {
            let SecondDoor { visit, room, .. } = SecondDoor::admit(site, Some(visit), ids).await?;
            let named = ids.count() > 0;
            return if named {
                Err(Turned::Missing)
            } else {
                Ok(Self { visit, rooms: vec![room] })
            };
        }
        let mut rooms = site.app.rooms_beside(&visit.actor).await?;
        if ids.count() == 0 {
            if visit.actor.role == Role::Supervisor {
                rooms.extend(desk(site, visit.actor.person).await?);
            }
            return Ok(Self { visit, rooms });
        }
        let named = named_room(ids).filter(|room| rooms.contains(room));
        named.map(|room| Self { visit, rooms: vec![room] }).ok_or(Turned::Missing)
    }
}

/// Somebody's own desk, once they have come in for the first time.
pub(crate) async fn desk(site: &Site, person: PersonId) -> Result<Option<RoomId>, Turned> {
    match site.app.own_room(person, RoomKind::Desk).await {
        Ok(desk) => Ok(Some(desk)),
        Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Anybody who works here, bonds or none.
pub struct AtWork {
    /// Who it is.
    pub who: Actor,
}

impl Right for AtWork {
    const NAME: &'static str = "staff in any role";

    async fn admit(_: &Site, visit: Option<Visit>, _: &Ids) -> Result<Self, Turned> {
        let who = ready(visit)?.actor;
        let works = who.role.may_bond() || who.role == Role::Administrator;
        if works { Ok(Self { who }) } else { Err(Turned::Missing) }
    }
}

/// A supervisor.
pub struct Supervisor {
    /// Who it is.
    pub who: Actor,
}

impl Right for Supervisor {
    const NAME: &'static str = "supervisor";

    async fn admit(_: &Site, visit: Option<Visit>, _: &Ids) -> Result<Self, Turned> {
        let who = in_role(visit, Role::Supervisor)?.actor;
        Ok(Self { who })
    }
}

/// An administrator.
pub struct Keeper {
    /// Who it is.
    pub who: Actor,
    /// Their desk, where what they are writing is kept.
    pub desk: Option<RoomId>,
}

impl Right for Keeper {
    const NAME: &'static str = "administrator";

    async fn admit(_: &Site, visit: Option<Visit>, _: &Ids) -> Result<Self, Turned> {
        let Visit { actor, desk, .. } = in_role(visit, Role::Administrator)?;
        Ok(Self { who: actor, desk })
    }

    fn room(visit: &Visit, _: &Ids) -> Option<RoomId> {
        visit.desk.filter(|_| visit.actor.role == Role::Administrator)
    }
}

/// A supervisor or an administrator: those who see to it that nobody is left alone.
pub struct Behind {
    /// Who it is.
    pub who: Actor,
}

impl Right for Behind {
    const NAME: &'static str = "supervisor or administrator";

    async fn admit(_: &Site, visit: Option<Visit>, _: &Ids) -> Result<Self, Turned> {
        let who = signed_in(visit)?.actor;
        let behind = who.role.is_behind();
        if behind { Ok(Self { who }) } else { Err(Turned::Missing) }
    }
}

fn in_role(visit: Option<Visit>, role: Role) -> Result<Visit, Turned> {
    let visit = ready(visit)?;
    if visit.actor.role == role { Ok(visit) } else { Err(Turned::Missing) }
}

/// Signed in, and of staff somebody has said that it is them. Until then there is nothing here.
fn signed_in(visit: Option<Visit>) -> Result<Visit, Turned> {
    let visit = open_door(visit)?;
    if visit.is_held_back() { Err(Turned::Missing) } else { Ok(visit) }
}

fn open_door(visit: Option<Visit>) -> Result<Visit, Turned> {
    match visit {
        Some(visit) if visit.door == Door::Open => Ok(visit),
        Some(_) => Err(Turned::Locked),
        None => Err(Turned::SignIn),
    }
}

/// Signed in, and nothing that the service asks for is left undone for too long.
fn ready(visit: Option<Visit>) -> Result<Visit, Turned> {
    let visit = signed_in(visit)?;
    if visit.due.is_some_and(|due| due.over) { Err(Turned::Ways) } else { Ok(visit) }
}

fn named_room(ids: &Ids) -> Option<RoomId> {
    ids.first().and_then(|id| RoomId::from_str(id).ok())
}
