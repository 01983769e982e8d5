//! What a new client is made from: the same submit gives the same ids, link and words, so that
//! a second one finds what the first has made, and can show it again.
//!
//! Nobody works them out without the service's key. What was typed is part of it: a form that
//! was gone back to and filled in for somebody else is another submit.

use kith_core::room::RoomKind;
use kith_core::{Actor, PersonId};
use kith_store::Id;

use super::{Link, NewClient, NewStaff};
use crate::act::Once;
use crate::app::App;
use crate::codes::{code_of, token_of};
use crate::rooms::entry_id;

pub(crate) struct Seed(Vec<u8>);

impl Seed {
    pub(crate) fn new(by: &Actor, new: &NewClient, once: Once) -> Self {
        let NewClient { name, with, purpose, online } = new;
        let length = u64::try_from(name.len()).unwrap_or(u64::MAX).to_be_bytes();
        let fixed = [by.person.0, once.0, with.0].concat();
        let typed = [&[u8::from(*online)][..], &length, name.as_bytes(), purpose.as_bytes()];
        Self([fixed, typed.concat()].concat())
    }

    pub(crate) fn staff(by: &Actor, new: &NewStaff, once: Once) -> Self {
        let who = format!("staff/{}/{}", new.role.word(), new.name);
        Self([&by.person.0[..], &once.0, who.as_bytes()].concat())
    }

    pub(crate) fn again(by: &Actor, person: PersonId, once: Once) -> Self {
        Self([&by.person.0[..], &once.0, b"again", &person.0].concat())
    }

    pub(crate) fn person(&self, app: &App) -> PersonId {
        PersonId(entry_id(&self.part(app, "kith/newcomer/person/v1")).0)
    }

    pub(crate) fn room(&self, app: &App, kind: RoomKind) -> Id {
        let label = format!("kith/newcomer/room/{}/v1", kind.number());
        entry_id(&self.part(app, &label)).0
    }

    pub(crate) fn link(&self, app: &App) -> Link {
        let [one, two, three, four, ..] = self.part(app, "kith/newcomer/code/v1");
        Link {
            token: token_of(&self.part(app, "kith/newcomer/token/v1")),
            code: code_of([one, two, three, four]),
        }
    }

    fn part(&self, app: &App, label: &str) -> [u8; 32] {
        *app.inner.keys.service_key(label, &self.0)
    }
}
