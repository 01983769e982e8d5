//! Rights of those beside a client, by what their role has to do there.

use kith_app::Visit;
use kith_core::RoomId;

use super::{Beside, Right};
use crate::answer::Turned;
use crate::cx::Ids;
use crate::site::Site;

/// Staff who meet the client whose room the address names.
pub struct Meets(pub Beside);

impl Right for Meets {
    const NAME: &'static str = "staff who meet this client";

    async fn admit(site: &Site, visit: Option<Visit>, ids: &Ids) -> Result<Self, Turned> {
        let beside = Beside::admit(site, visit, ids).await?;
        if beside.who.role.meets() { Ok(Self(beside)) } else { Err(Turned::Missing) }
    }

    fn room(visit: &Visit, ids: &Ids) -> Option<RoomId> {
        Beside::room(visit, ids).filter(|_| visit.actor.role.meets())
    }
}

/// Staff who have a part in the care of the client whose room the address names.
pub struct Cares(pub Beside);

impl Right for Cares {
    const NAME: &'static str = "staff in this client's care";

    async fn admit(site: &Site, visit: Option<Visit>, ids: &Ids) -> Result<Self, Turned> {
        let beside = Beside::admit(site, visit, ids).await?;
        if beside.who.role.cares() { Ok(Self(beside)) } else { Err(Turned::Missing) }
    }

    fn room(visit: &Visit, ids: &Ids) -> Option<RoomId> {
        Beside::room(visit, ids).filter(|_| visit.actor.role.cares())
    }
}

/// Staff who have a part in the care of the client whose room the address names, or are asked to.
pub struct Welcomes(pub Beside);

impl Right for Welcomes {
    const NAME: &'static str = "staff in this client's care, or asked for";

    async fn admit(site: &Site, visit: Option<Visit>, ids: &Ids) -> Result<Self, Turned> {
        Ok(Self(Cares::admit(site, visit, ids).await?.0))
    }

    fn room(visit: &Visit, ids: &Ids) -> Option<RoomId> {
        Cares::room(visit, ids)
    }
}
