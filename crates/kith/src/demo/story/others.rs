//! Those who stand beside a client besides the person of the story: a peer supporter, an
//! interpreter, somebody at the reception.

use kith_core::promise::{self, By, Terms};
use kith_core::time::{DAY, HOUR};
use kith_core::{Actor, BondId, MeetingId, PromiseId, bond, meeting};

use super::super::words;
use super::{Pair, Teller};

impl Teller<'_> {
    /// Asks for one more person beside a client: the client, or who is beside them already.
    pub(super) async fn also_beside(
        &self,
        pair: &Pair<'_>,
        who: &Actor,
        purpose: &str,
    ) -> anyhow::Result<()> {
        self.at(self.now.plus(-9 * DAY));
        let bond = BondId(self.app.new_id());
        let propose = bond::Command::Propose {
            bond,
            person: who.person,
            name: who.name.clone(),
            role: who.role,
            purpose: purpose.into(),
        };
        if pair.online() {
            self.client(pair, propose).await?;
        } else {
            self.other(pair, propose).await?;
            self.other(pair, bond::Command::AcceptInPerson { bond }).await?;
        }
        self.at(self.now.plus(-8 * DAY));
        self.app.act(who, pair.room, bond::Command::Accept { bond }).await?;
        if who.role.meets() { self.walk(pair, who, bond).await } else { Ok(()) }
    }

    /// The next time the two see each other, and something promised for it.
    async fn walk(&self, pair: &Pair<'_>, who: &Actor, bond: BondId) -> anyhow::Result<()> {
        let meeting = MeetingId(self.app.new_id());
        let today = self.now.0.div_euclid(DAY) * DAY;
        let starts = self.now.plus(today - self.now.0 + (2 + pair.story.day) * DAY + 17 * HOUR);
        let details = meeting::Details {
            starts,
            minutes: 60,
            place: words::WALK_PLACE.into(),
            others: String::new(),
        };
        self.at(self.now.plus(-6 * DAY));
        let propose = meeting::Command::Propose { meeting, bond, details };
        self.app.act(who, pair.room, propose).await?;
        self.client(pair, meeting::Command::Accept { meeting }).await?;
        let terms = Terms { words: words::WALK_PROMISE.into(), by: By::NextMeeting };
        let promise = PromiseId(self.app.new_id());
        let make = promise::Command::Make { promise, bond, terms, note: None };
        self.app.act(who, pair.room, make).await?;
        Ok(())
    }
}
