//! A tablet that is handed over in the room: a link, or a code that is typed, which opens one form
//! and takes one answer.
//!
//! What a link permits stands in the memory of the node that made it and nowhere else: not in the
//! store, not after a restart, not on another node. It lets one wish through, the client's own
//! [`feedback::Command::GiveOnTablet`] for one meeting, and reads nothing. Whoever made it must be
//! beside the client still, and the room itself says once more whether the link takes an answer.
//! The language of the tablet's pages is kept with the link; where nobody chose one it is that of
//! the client's own pages, which is told to nobody.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use data_encoding::HEXLOWER;
use kith_core::access::may_act;
use kith_core::feedback::{self, Feedback, TABLET};
use kith_core::{
    Actor, MeetingId, PersonId, Refusal, Role, RoomId, RoomKind, Seen, SigninId, TabletId,
    Timestamp,
};

use crate::act::{Once, Wish};
use crate::app::App;
use crate::error::AppError;
use crate::keyring::Room;

/// The label of what is kept of a link's secret, and of a code.
const LINKS: &str = "kith/tablet-links/v1";
const CODES: &str = "kith/tablet-codes/v1";
/// Letters that are not mistaken for each other: thirty-two, five bits each.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// How many of them a code has: fifty bits, for half an hour.
const IN_CODE: usize = 10;

/// What is kept of a secret.
type Key = [u8; 32];

/// What one link permits.
#[derive(Clone)]
struct Permit {
    room: RoomId,
    meeting: MeetingId,
    maker: Actor,
    until: Timestamp,
    /// The language of its pages, as a tag; empty for the service's own.
    language: String,
    /// The submit that it took, which finds the same answer when it is sent again.
    taken: Option<Once>,
}

#[derive(Default)]
struct Held {
    permits: HashMap<TabletId, Permit>,
    links: HashMap<Key, TabletId>,
    codes: HashMap<Key, TabletId>,
}

/// The links that this node made and that are not over.
#[derive(Default)]
pub(crate) struct Tablets(Mutex<Held>);

/// A link that was just made. Its secrets are shown once.
pub struct NewTablet {
    /// What stands in the address.
    pub link: String,
    /// What can be typed in its place.
    pub code: String,
}

/// The form that a link opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTablet {
    /// Whom the meeting was with.
    pub with: String,
    /// Whether a low answer that they may see asks something of them.
    pub follows: bool,
    /// The language of the form, as a tag; empty for the service's own.
    pub language: String,
}

/// What became of an answer on a tablet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnTablet {
    /// It is kept.
    Kept,
    /// Nothing is open here: used, over, taken back, of another node, or never there.
    Closed,
    /// A rule about what was typed.
    Refused(Refusal),
}

impl Held {
    /// Forgets what is over, and what was made for the same meeting before.
    fn clear(&mut self, now: Timestamp, room: RoomId, meeting: MeetingId) {
        self.permits.retain(|_, one| one.until > now && (one.room, one.meeting) != (room, meeting));
        self.forget_secrets();
    }

    fn forget(&mut self, tablet: TabletId) {
        self.permits.remove(&tablet);
        self.forget_secrets();
    }

    /// No secret outlives what it opened.
    fn forget_secrets(&mut self) {
        let Self { permits, links, codes } = self;
        links.retain(|_, tablet| permits.contains_key(tablet));
        codes.retain(|_, tablet| permits.contains_key(tablet));
    }

    /// What a link permits, used or not, while its half hour lasts.
    fn behind(&self, link: &Key, now: Timestamp) -> Option<(TabletId, Permit)> {
        let tablet = self.links.get(link)?;
        let permit = self.permits.get(tablet).filter(|one| now < one.until)?;
        Some((*tablet, permit.clone()))
    }
}

impl Tablets {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Makes a link by which the client of a room says, here and now, how a meeting was. One that
    /// was made for the same meeting before opens nothing any more. `language` is a tag; without
    /// one the form is in the language of the client's own pages.
    pub async fn make_tablet(
        &self,
        who: &Actor,
        room: RoomId,
        meeting: MeetingId,
        language: Option<&str>,
    ) -> Result<NewTablet, AppError> {
        let tablet = TabletId(self.new_id());
        let until = self.now().plus(TABLET);
        self.act(who, room, feedback::Command::MakeTablet { meeting, tablet }).await?;
        let language = match language {
            Some(tag) => tag.to_owned(),
            None => self.language_of(room).await?,
        };
        let (link, code) = (self.new_secret(), new_code(self.new_id()));
        let permit = Permit { room, meeting, maker: who.clone(), until, language, taken: None };
        let mut held = self.inner.tablets.held();
        held.clear(self.now(), room, meeting);
        held.permits.insert(tablet, permit);
        held.links.insert(self.tablet_key(LINKS, &link), tablet);
        held.codes.insert(self.tablet_key(CODES, &code), tablet);
        Ok(NewTablet { link, code: spaced(&code) })
    }

    /// Takes a link back.
    pub async fn shut_tablet(
        &self,
        who: &Actor,
        room: RoomId,
        tablet: TabletId,
    ) -> Result<(), AppError> {
        self.act(who, room, feedback::Command::ShutTablet { tablet }).await?;
        self.inner.tablets.held().forget(tablet);
        Ok(())
    }

    /// The link that a typed code stands for; nothing where an address has tried too often in this
    /// minute. Where it is not known who asks, all of those share what one may try.
    pub fn typed_on_tablet(&self, typed: &str, address: Option<IpAddr>) -> Option<String> {
        let now = self.now();
        let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        if !self.inner.doors.may_try(address, now) {
            return None;
        }
        let code = self.tablet_key(CODES, &plain(typed));
        let link = self.new_secret();
        let mut held = self.inner.tablets.held();
        let tablet = *held.codes.get(&code)?;
        held.permits.get(&tablet).filter(|one| one.taken.is_none() && now < one.until)?;
        // The code has done its work: what it opened is in this browser's address.
        held.codes.remove(&code);
        held.links.insert(self.tablet_key(LINKS, &link), tablet);
        Some(link)
    }

    /// What a link opens now, if anything. Nothing of the room is told but that.
    pub async fn tablet(&self, link: &str) -> Result<Option<OpenTablet>, AppError> {
        let behind = self.behind(link).filter(|(_, permit)| permit.taken.is_none());
        let Some((tablet, permit)) = behind else { return Ok(None) };
        let Some(room) = self.beside_still(&permit).await? else { return Ok(None) };
        let state = self.fold(&room).await?.state;
        let open = state.takes_answer(tablet, self.now());
        let follows = state.asks_when_low(permit.meeting);
        let (with, language) = (permit.maker.name, permit.language);
        Ok(open.then_some(OpenTablet { with, follows, language }))
    }

    /// The language of the pages of a link, as far as this node remembers it; of one that is used
    /// only for the submit that it took.
    pub fn tablet_language(&self, link: &str, once: Option<Once>) -> Option<String> {
        let (_, permit) = self.behind(link)?;
        (permit.taken.is_none() || permit.taken == once).then_some(permit.language)
    }

    /// The language that the client of a room chose for their own pages.
    async fn language_of(&self, room: RoomId) -> Result<String, AppError> {
        let person = self.inner.keys.plate(&self.inner.store, room.0).await?.person;
        let Some(front) = self.room_of(person, RoomKind::Front).await? else {
            return Ok(String::new());
        };
        let state = self.fold(&front).await?.state;
        let seen = Seen::new(state, self.operator(), self.now())?;
        Ok(seen.look().language.clone())
    }

    /// The same as far as this node remembers it, where the store does not answer.
    pub fn tablet_in_mind(&self, link: &str) -> Option<OpenTablet> {
        let (_, permit) = self.behind(link).filter(|(_, permit)| permit.taken.is_none())?;
        let (with, language) = (permit.maker.name, permit.language);
        Some(OpenTablet { with, follows: false, language })
    }

    /// What the client says on a tablet. The same submit, sent again, finds that it is kept.
    pub async fn answer_on_tablet(
        &self,
        link: &str,
        said: Feedback,
        once: Once,
    ) -> Result<OnTablet, AppError> {
        let Some((tablet, permit)) = self.behind(link) else { return Ok(OnTablet::Closed) };
        if let Some(taken) = permit.taken {
            return Ok(if taken == once { OnTablet::Kept } else { OnTablet::Closed });
        }
        let Some(room) = self.beside_still(&permit).await? else { return Ok(OnTablet::Closed) };
        let who = Actor {
            person: PersonId(room.person),
            role: Role::Client,
            name: String::new(),
            signin: SigninId(self.new_id()),
        };
        let command = feedback::Command::GiveOnTablet { tablet, said }.into();
        let wish = Wish { who: &who, command, once: Some(once), draft: None };
        match self.carry_out(&room, wish).await {
            Ok(_) => {
                if let Some(permit) = self.inner.tablets.held().permits.get_mut(&tablet) {
                    permit.taken = Some(once);
                }
                Ok(OnTablet::Kept)
            }
            Err(AppError::Refused(Refusal::NotHere | Refusal::NotYours)) => Ok(OnTablet::Closed),
            Err(AppError::Refused(refusal)) => Ok(OnTablet::Refused(refusal)),
            Err(error) => Err(error),
        }
    }

    /// The client hands it back as it is: the link opens nothing any more, and nobody is told.
    pub fn hand_tablet_back(&self, link: &str) {
        if let Some((tablet, permit)) = self.behind(link)
            && permit.taken.is_none()
        {
            self.inner.tablets.held().forget(tablet);
        }
    }

    fn behind(&self, link: &str) -> Option<(TabletId, Permit)> {
        self.inner.tablets.held().behind(&self.tablet_key(LINKS, link), self.now())
    }

    /// The room, while whoever made the link may act in it.
    async fn beside_still(&self, permit: &Permit) -> Result<Option<Room>, AppError> {
        let may = |standing, kind| may_act(&permit.maker, standing, kind);
        match self.asked_for(&permit.maker, permit.room, may).await? {
            Some(plate) => Ok(Some(self.inner.keys.behind(&self.inner.store, plate).await?)),
            None => Ok(None),
        }
    }

    fn new_secret(&self) -> String {
        HEXLOWER.encode(&self.new_id())
    }

    fn tablet_key(&self, label: &str, secret: &str) -> Key {
        *self.inner.keys.service_key(label, secret.as_bytes())
    }
}

/// A code out of random bytes.
fn new_code(random: [u8; 16]) -> String {
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).map(|letter| char::from(*letter));
    random.iter().take(IN_CODE).filter_map(letter).collect()
}

/// A code as it is read: in two halves.
fn spaced(code: &str) -> String {
    let (one, other) = code.split_at_checked(IN_CODE / 2).unwrap_or((code, ""));
    format!("{one} {other}")
}

/// A typed code, however it was typed.
fn plain(typed: &str) -> String {
    let letters = typed.chars().filter(char::is_ascii_alphanumeric);
    let alike = |letter: char| match letter.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        letter => letter,
    };
    letters.take(2 * IN_CODE).map(alike).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_was_typed() {
        let code = new_code([0, 1, 24, 40, 63, 255, 17, 9, 200, 33, 7, 7, 7, 7, 7, 7]);
        assert_eq!(code.len(), IN_CODE);
        assert_eq!(plain(&spaced(&code)), code);
        assert_eq!(plain(&format!(" {} ", code.to_uppercase().replace('0', "O"))), code);
        assert_eq!(plain(&code.replace('1', "l")), code);
    }
}
