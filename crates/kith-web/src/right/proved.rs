//! Rights for what an open page alone is not enough for, and for what somebody signs in with.

use kith_app::Visit;
use kith_core::{Actor, Role, RoomId};

use super::{Class, Right, signed_in};
use crate::answer::Turned;
use crate::cx::Ids;
use crate::site::Site;

/// A right that also asks that somebody proved themself in the last few minutes: for what an open
/// page alone is not enough for. Who did not is asked to, and what they sent is carried out then.
pub struct Fresh<R: Right>(pub R);

impl<R: Right> Right for Fresh<R> {
    const NAME: &'static str = R::NAME;
    const CLASS: Class = R::CLASS;
    const FRESH: bool = true;

    async fn admit(site: &Site, visit: Option<Visit>, ids: &Ids) -> Result<Self, Turned> {
        let proved = visit.as_ref().is_some_and(|visit| visit.proved);
        let right = R::admit(site, visit, ids).await?;
        // Words being written are kept first, and where they are sent the proof is asked for.
        if proved { Ok(Self(right)) } else { Err(Turned::Prove) }
    }

    fn room(visit: &Visit, ids: &Ids) -> Option<RoomId> {
        R::room(visit, ids)
    }
}

/// Somebody at what they sign in with: staff, or a client through both doors. Staff of whom a
/// second step is asked come here when they may go nowhere else.
pub struct AtWays {
    /// The sign-in.
    pub visit: Visit,
    /// Who it is.
    pub who: Actor,
}

impl Right for AtWays {
    const NAME: &'static str = "client, second door, or staff in any role";

    async fn admit(_: &Site, visit: Option<Visit>, _: &Ids) -> Result<Self, Turned> {
        let visit = signed_in(visit)?;
        if visit.actor.role == Role::Client && !visit.second {
            return Err(Turned::SecondDoor);
        }
        Ok(Self { who: visit.actor.clone(), visit })
    }
}
