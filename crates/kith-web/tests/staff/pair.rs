//! Two people with both yeses, without doors or accounts for the client.

use kith_core::meeting::Details;
use kith_core::{Actor, BondId, MeetingId, PersonId, Role, RoomId, bond, meeting};

use crate::support::{Browser, World};

pub(crate) const MEETING: MeetingId = MeetingId([3; 16]);

/// Amira and Noor with both yeses, and Amira's browser.
pub(crate) struct Pair {
    pub(crate) noor: Actor,
    pub(crate) amira: Actor,
    pub(crate) browser: Browser,
    pub(crate) room: RoomId,
    pub(crate) bond: BondId,
}

impl Pair {
    pub(crate) async fn new(world: &World) -> Self {
        let staff = world.staff("Amira", Role::Therapist).await;
        let amira = actor(world, staff, Role::Therapist, "Amira");
        let new = kith_app::NewClient {
            name: "Noor".into(),
            with: staff,
            purpose: "Weekly meetings".into(),
            online: false,
        };
        let invited = world.app.invite_client(&amira, new).await.expect("invited");
        let noor = actor(world, invited.person, Role::Client, "");
        let room = invited.room.expect("a room");
        let listed = world.app.caseload(&amira).await.expect("a list");
        let bond = listed.first().expect("a bond").bond;
        let yes = bond::Command::Accept { bond };
        world.app.act(&noor, room, yes).await.expect("the client's yes");
        Self { noor, amira, browser: world.signed_in("amira").await, room, bond }
    }

    pub(crate) async fn meet(&self, world: &World, after: i64) {
        let starts = world.app.now().plus(after);
        let details =
            Details { starts, minutes: 50, place: "Room 3".into(), others: String::new() };
        let propose = meeting::Command::Propose { meeting: MEETING, bond: self.bond, details };
        world.app.act(&self.amira, self.room, propose).await.expect("proposed");
        let accept = meeting::Command::Accept { meeting: MEETING };
        world.app.act(&self.noor, self.room, accept).await.expect("agreed");
    }
}

pub(crate) fn actor(world: &World, person: PersonId, role: Role, name: &str) -> Actor {
    Actor { person, role, name: name.into(), ..world.app.operator() }
}
