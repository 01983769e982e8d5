//! What a handler is given: the right it asked for, the form, the words, the way to drafts.

use std::str::FromStr;

use jiff::Timestamp as Moment;
use kith_app::{Draft, DraftId, Once};
use kith_core::{Actor, Purpose, Role, RoomId, Seen, Timestamp};

use crate::answer::Turned;
use crate::caller::Caller;
use crate::form::Form;
use crate::look::Look;
use crate::paths::Page;
use crate::right::{Beside, Bonded, Cares, Fresh, InCare, Meets, Right, Staff, Welcomes};
use crate::site::Site;
use crate::text::Text;

/// The ids that follow a page in its address, as in `/n/7f3a9c/ROOM-MEETING`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids(Vec<String>);

impl Ids {
    /// Reads the part after the page.
    pub fn read(text: Option<&str>) -> Self {
        Self(text.map(|text| text.split('-').map(str::to_owned).collect()).unwrap_or_default())
    }

    /// The first id.
    pub fn first(&self) -> Option<&str> {
        self.0.first().map(String::as_str)
    }

    /// The id at a place, read as its type; nothing there is the same as nothing known.
    pub fn at<I: FromStr>(&self, place: usize) -> Result<I, Turned> {
        let id = self.0.get(place).and_then(|id| id.parse().ok());
        id.ok_or(Turned::Missing)
    }

    /// How many there are.
    pub const fn count(&self) -> usize {
        self.0.len()
    }

    /// All of them as they stand in the address.
    pub fn all(&self) -> String {
        self.0.join("-")
    }
}

/// Everything a handler holds.
pub struct Cx<R: Right> {
    /// The service.
    pub site: Site,
    /// What the handler asked for.
    pub right: R,
    /// The page that was asked for.
    pub page: Page,
    /// The ids in its address.
    pub ids: Ids,
    /// What was sent with it.
    pub form: Form,
    /// The words of this reader.
    pub t: Text,
    /// The colours and size this reader chose; see [`Cx::look`].
    pub worn: Worn,
    /// The cookie's token, if one was sent.
    pub token: Option<String>,
    /// Where the request comes from.
    pub caller: Caller,
}

/// How a reader wants pages to look.
#[derive(Clone, Debug, Default)]
pub struct Worn {
    /// What a client chose in their front room.
    pub chosen: kith_core::front::Look,
    /// Whether browsers may offer to save what this client types as a secret.
    pub saving: kith_core::front::Saving,
    /// Where what may have to be told is read first, on a page on which this client writes.
    pub before: Option<String>,
}

/// What stands around a form that keeps drafts.
#[derive(Clone, Debug, Default)]
pub struct Keeping {
    /// Where the script sends drafts.
    pub draft: String,
    /// Which draft and version the page started from: goes into the field `version`.
    pub version: String,
    /// Makes a repeated submit find its first receipt: goes into the field `once`.
    pub once: String,
    /// Where "go on with this one" is posted.
    pub action: String,
    /// Two or more versions of one text, if there are.
    pub versions: Vec<Version>,
}

/// One version of a draft, to look at.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its id.
    pub id: String,
    /// When it was saved, in words.
    pub when: String,
    /// What it says.
    pub words: String,
}

impl<R: Right> Cx<Fresh<R>> {
    /// The same with the right alone, once it is known that somebody proved themself.
    pub fn proved(self) -> Cx<R> {
        Cx {
            site: self.site,
            right: self.right.0,
            page: self.page,
            ids: self.ids,
            form: self.form,
            t: self.t,
            worn: self.worn,
            token: self.token,
            caller: self.caller,
        }
    }
}

impl<R: Right> Cx<R> {
    /// What stands around the page, as this reader wants it.
    pub fn look(&self, around: fn(&str, &crate::paths::Paths) -> Look) -> Look {
        let settings = self.site.settings();
        let look = around(&settings.product, &self.site.paths).at(self.site.paths.of(self.page));
        self.worn.wear(Look { example: settings.example, ..look })
    }

    /// What stands around a staff page, by the role of its reader.
    pub fn staff_look(&self, who: &Actor) -> Look {
        let look = self.look(Look::of(who.role));
        let led = who.role == Role::Administrator
            && self.page != Page::FirstRun
            && !self.site.app.book().first_run().is_aside();
        Look { setting_up: led.then(|| self.to(Page::FirstRun)), ..look }
    }

    /// The address of a page.
    pub fn to(&self, page: Page) -> String {
        self.site.paths.of(page).to_owned()
    }

    /// The address of one thing on a page.
    pub fn to_one(&self, page: Page, id: impl std::fmt::Display) -> String {
        self.site.paths.with(page, &id.to_string())
    }

    /// The address of one thing of one client on a page.
    pub fn to_two(
        &self,
        page: Page,
        room: impl std::fmt::Display,
        id: impl std::fmt::Display,
    ) -> String {
        self.site.paths.with(page, &format!("{room}-{id}"))
    }

    /// The address of this page, ids included.
    pub fn here(&self) -> String {
        match self.ids.count() {
            0 => self.to(self.page),
            _ => self.to_one(self.page, self.ids.all()),
        }
    }

    /// A moment as dates are told.
    pub fn moment(&self, at: Timestamp) -> Moment {
        moment(at)
    }

    /// What makes a repeated submit find its first receipt.
    pub fn once(&self) -> Option<Once> {
        let id: kith_core::NoteId = self.form.get("once").parse().ok()?;
        Some(Once(id.0))
    }

    /// A new one of these, for a form that keeps no drafts: goes into the field `once`.
    pub fn new_once(&self) -> String {
        kith_core::NoteId(self.site.app.new_id()).to_string()
    }

    /// The draft that this form finishes.
    pub fn finishes(&self) -> Option<DraftId> {
        parse_version(self.form.get("version")).map(|(id, _)| id)
    }

    /// The name under which the drafts of this page are kept.
    pub(crate) fn draft_name(&self) -> String {
        form_name(self.page, &self.ids)
    }

    /// What was being written on this page and is not finished: the newest version to fill
    /// the form with, and what stands around the form.
    pub async fn keeping(
        &self,
        who: &Actor,
        room: RoomId,
    ) -> Result<(Option<Form>, Keeping), Turned> {
        let drafts = self.site.app.drafts(who, room, &self.draft_name()).await?;
        let newest = drafts.last();
        let keeping = Keeping {
            draft: format!("{}?draft", self.here()),
            version: newest.map(version_of).unwrap_or_default(),
            once: self.new_once(),
            action: format!("{}?keep", self.here()),
            versions: match drafts.len() {
                0 | 1 => Vec::new(),
                _ => drafts.iter().map(|draft| self.version(draft)).collect(),
            },
        };
        Ok((newest.map(|draft| Form::read(draft.body.as_bytes())), keeping))
    }

    /// The same for a page that is about no client: what is being written stands on a desk.
    /// Without one, nothing is kept.
    pub async fn keeping_at(
        &self,
        who: &Actor,
        desk: Option<RoomId>,
    ) -> Result<(Option<Form>, Keeping), Turned> {
        match desk {
            Some(desk) => self.keeping(who, desk).await,
            None => Ok((None, Keeping { once: self.new_once(), ..Keeping::default() })),
        }
    }

    fn version(&self, draft: &Draft) -> Version {
        Version {
            id: kith_core::NoteId(draft.id.0).to_string(),
            when: self.t.day_time(moment(draft.saved)),
            words: Form::read(draft.body.as_bytes()).words(),
        }
    }
}

impl Worn {
    /// Dresses what stands around a page.
    pub fn wear(&self, look: Look) -> Look {
        use kith_core::front::Colours;
        let colours = match self.chosen.colours {
            Colours::Device => crate::look::Colours::Auto,
            Colours::Light => crate::look::Colours::Light,
            Colours::Dark => crate::look::Colours::Dark,
        };
        let size =
            if self.chosen.large { crate::look::Size::Large } else { crate::look::Size::Usual };
        let leave = look.leave && self.chosen.leave;
        let before = self.before.clone();
        Look { colours, size, leave, saving: self.saving, before, ..look }
    }
}

impl<R: Right> Cx<R> {
    /// The same with a right that was part of the one that was asked for.
    fn with<S: Right>(self, part: impl FnOnce(R) -> S) -> Cx<S> {
        let Self { site, right, page, ids, form, t, worn, token, caller } = self;
        Cx { site, right: part(right), page, ids, form, t, worn, token, caller }
    }
}

impl Cx<InCare> {
    /// As one of the staff.
    pub(crate) fn staff(self) -> Cx<Staff> {
        self.with(|right| right.0)
    }
}

impl Cx<Beside> {
    /// The client's room, opened to get ready for a meeting.
    pub(crate) async fn prepare(&self) -> Result<Seen, Turned> {
        Ok(self.site.app.read(&self.right.who, self.right.room, Purpose::Prepare).await?)
    }
}

impl Cx<Bonded> {
    /// As one of those beside the client.
    pub(crate) fn beside(self) -> Cx<Beside> {
        self.with(|right| right.0)
    }
}

impl Cx<Meets> {
    /// As one of those beside the client.
    pub(crate) fn beside(self) -> Cx<Beside> {
        self.with(|right| right.0)
    }
}

impl Cx<Cares> {
    /// As one of those beside the client.
    pub(crate) fn beside(self) -> Cx<Beside> {
        self.with(|right| right.0)
    }
}

impl Cx<Welcomes> {
    /// As one of those beside the client.
    pub(crate) fn beside(self) -> Cx<Beside> {
        self.with(|right| right.0)
    }
}

/// A moment as dates are told; the ends of time are told as 1970.
pub fn moment(at: Timestamp) -> Moment {
    Moment::from_microsecond(at.0).unwrap_or(Moment::UNIX_EPOCH)
}

/// The last moment before a time is over: on the day by which something is promised.
pub(crate) fn last_moment(over: Timestamp) -> Moment {
    moment(over.plus(-1))
}

/// The last day before a time is over, in words.
pub(crate) fn last_day(t: &Text, over: Timestamp, now: Timestamp) -> String {
    t.day_seen(last_moment(over), moment(now))
}

/// Whether the last day for something is past. A day that is named lasts until midnight.
pub(crate) fn is_past(t: &Text, over: Timestamp, now: Timestamp) -> bool {
    t.civil(last_moment(over)) < t.civil(moment(now))
}

/// The name under which the drafts of a page are kept.
pub(crate) fn form_name(page: Page, ids: &Ids) -> String {
    format!("{}/{}", page.name(), ids.all())
}

/// Which draft and version, as the page carries it.
pub(crate) fn version_of(draft: &Draft) -> String {
    version_text(draft.id, draft.version)
}

pub(crate) fn version_text(id: DraftId, version: u64) -> String {
    format!("{}.{version}", kith_core::NoteId(id.0))
}

pub(crate) fn parse_version(text: &str) -> Option<(DraftId, u64)> {
    let (id, version) = text.split_once('.')?;
    let id: kith_core::NoteId = id.parse().ok()?;
    Some((DraftId(id.0), version.parse().ok()?))
}
