//! A small service with somebody of every kind in it, and something on every page.

use kith_core::bond::Command as Bond;
use kith_core::form::Command as Form;
use kith_core::meeting::{self, Details};
use kith_core::settings::{self, Settings};
use kith_core::time::DAY;
use kith_core::{AskId, BondId, EntryId, FormId, MeetingId, PromiseId, Role, StrainId};
use kith_measure::form::{Completeness, FormFile, FormItem, FormOption};
use kith_web::paths::Page;
use kith_web::right::Does;

use crate::support::acts::{MEETING, NOTE};
use crate::support::{Browser, Pair, SECOND, World};

const FORM: FormId = FormId([7; 16]);
/// The form as a page sends it.
const ASKS: &str = "form=07070707070707070707070707070707";
const ASK: AskId = AskId([8; 16]);
/// An asking whose answer is about safety.
const SAFETY: AskId = AskId([18; 16]);
const PROMISE: PromiseId = PromiseId([11; 16]);
const COMING: MeetingId = MeetingId([5; 16]);
const STRAIN: StrainId = StrainId([6; 16]);

/// Pages of staff whose address names Noor's room and nothing more.
const BESIDE: [Page; 11] = [
    Page::Person,
    Page::Brief,
    Page::Note,
    Page::Meet,
    Page::MeetSeries,
    Page::Suggest,
    Page::Told,
    Page::Relied,
    Page::PassOn,
    Page::Cover,
    Page::Words,
];

/// How somebody who works here stands towards Noor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stands {
    /// Beside her, by the bond that the addresses name: Amira.
    ByThis,
    /// Beside her, by a bond of their own.
    Beside,
    /// She asks for them, and they have not said yes.
    Asked,
    /// She paused it.
    Paused,
    /// She ended it.
    Ended,
    /// They said no.
    Declined,
    /// Not at all.
    NotAtAll,
}

impl Stands {
    pub(crate) const OWN: [Self; 6] =
        [Self::Beside, Self::Asked, Self::Paused, Self::Ended, Self::Declined, Self::NotAtAll];
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    Stranger,
    FirstDoor,
    Client,
    OtherClient,
    Staff(Role, Stands),
    Administrator,
}

impl Who {
    pub(crate) const BESIDE: Self = Self::Staff(Role::Therapist, Stands::ByThis);
    pub(crate) const NOT_BESIDE: Self = Self::Staff(Role::Therapist, Stands::NotAtAll);
    pub(crate) const SUPERVISOR: Self = Self::Staff(Role::Supervisor, Stands::NotAtAll);

    /// The few who are enough where bonds make no difference.
    pub(crate) const ALL: [Self; 8] = [
        Self::Stranger,
        Self::FirstDoor,
        Self::Client,
        Self::OtherClient,
        Self::BESIDE,
        Self::NOT_BESIDE,
        Self::SUPERVISOR,
        Self::Administrator,
    ];

    /// Everybody there is: each role that may stand beside a client, in each way of standing.
    pub(crate) fn everybody() -> Vec<Self> {
        let mut all = Self::ALL.to_vec();
        for role in Role::ALL.into_iter().filter(|role| role.may_bond()) {
            let new = Stands::OWN.map(|stands| Self::Staff(role, stands));
            all.extend(new.into_iter().filter(|who| !Self::ALL.contains(who)));
        }
        all
    }

    /// The sign-in name.
    pub(crate) fn handle(self) -> Option<String> {
        Some(match self {
            Self::Stranger => return None,
            Self::FirstDoor | Self::Client => "noor".into(),
            Self::OtherClient => "rosa".into(),
            Self::BESIDE => "amira".into(),
            Self::NOT_BESIDE => "jo".into(),
            Self::SUPERVISOR => "sam".into(),
            Self::Administrator => "ada".into(),
            Self::Staff(role, stands) => format!("{}.{stands:?}", role.word()).to_lowercase(),
        })
    }
}

/// The service and everybody in it. Noor is the client whose things the addresses name.
pub(crate) struct Town {
    pub(crate) world: World,
    pub(crate) pair: Pair,
    pub(crate) bond: BondId,
    pub(crate) note: EntryId,
    /// What Amira answered to it.
    answer: EntryId,
    /// What Noor says of it: that it is not right.
    view: EntryId,
    /// Something that Rosa, another client, has written.
    pub(crate) of_rosa: EntryId,
    /// Somebody else who works here.
    pub(crate) pat: kith_core::PersonId,
    people: Vec<(Who, Browser)>,
    bonds: Vec<(Who, BondId)>,
}

impl Town {
    pub(crate) async fn new() -> Self {
        Self::in_world(World::new().await).await
    }

    pub(crate) async fn in_world(world: World) -> Self {
        let mut pair = world.bonded().await;
        world.meet(&pair).await;
        world.later(3 * DAY);
        world.back(&mut pair).await;
        let note = world.note(&pair, "We talked about May.").await;
        let reply = kith_core::note::Command::Reply { to: note, text: "Of May, yes.".into() };
        let answer = world.act(&pair.amira, &pair, reply).await;
        let text = "It was April.".into();
        let wrong = kith_core::note::Command::SayNotRight { to: note, text };
        let view = world.act(&pair.noor, &pair, wrong).await;
        let bond = world.bond(&pair).await;
        ask(&world, &pair).await;
        coming(&world, &pair, bond).await;
        world.promise(&pair, PROMISE).await;
        let words = "I went home sad.".into();
        let say = kith_core::strain::Command::Say { strain: STRAIN, bond, words };
        world.act(&pair.noor, &pair, say).await;

        lets_wait(&world).await;
        let jo = world.staff("Jo", Role::Therapist).await;
        world.staff("Sam", Role::Supervisor).await;
        world.staff("Ada", Role::Administrator).await;
        let (room, code) = world.client("Rosa", jo).await;
        let rosa = Pair {
            noor: world.at_home("rosa", &code).await,
            amira: world.signed_in("jo").await,
            room,
        };
        let about = kith_core::about::About { name: "Rosa".into(), ..Default::default() };
        let about = kith_core::about::About { pronouns: "they".into(), ..about };
        let of_rosa = world.act(&rosa.noor, &rosa, kith_core::about::Command::Say { about }).await;
        let people = vec![
            (Who::Stranger, world.browser()),
            (Who::FirstDoor, world.signed_in("noor").await),
            (Who::Client, pair.noor.clone()),
            (Who::OtherClient, rosa.noor),
            (Who::BESIDE, pair.amira.clone()),
            (Who::NOT_BESIDE, rosa.amira),
            (Who::SUPERVISOR, world.signed_in("sam").await),
            (Who::Administrator, world.signed_in("ada").await),
        ];
        let pat = world.staff("Pat", Role::PeerSupporter).await;
        Self { world, pair, bond, note, answer, view, of_rosa, pat, people, bonds: Vec::new() }
    }

    /// The same with everybody of [`Who::everybody`].
    pub(crate) async fn whole() -> Self {
        let mut town = Self::new().await;
        let here = Who::ALL;
        for who in Who::everybody().into_iter().filter(|who| !here.contains(who)) {
            let (Who::Staff(role, stands), Some(handle)) = (who, who.handle()) else { continue };
            town.world.staff(&handle, role).await;
            let browser = town.world.signed_in(&handle).await;
            let bond = town.stand(&browser, stands).await;
            town.bonds.extend(bond.map(|bond| (who, bond)));
            town.people.push((who, browser));
        }
        town
    }

    /// Brings it about that somebody stands so towards Noor.
    async fn stand(&self, browser: &Browser, stands: Stands) -> Option<BondId> {
        if matches!(stands, Stands::NotAtAll | Stands::ByThis) {
            return None;
        }
        let (world, pair) = (&self.world, &self.pair);
        let who = world.actor(browser).await;
        let bond = BondId(who.person.0);
        let (person, name, role) = (who.person, who.name, who.role);
        let propose = Bond::Propose { bond, person, name, role, purpose: String::new() };
        world.act(&pair.noor, pair, propose).await;
        match stands {
            Stands::Declined => {
                world.act(browser, pair, Bond::Decline { bond }).await;
            }
            Stands::Beside | Stands::Paused | Stands::Ended => {
                world.act(browser, pair, Bond::Accept { bond }).await;
            }
            Stands::ByThis | Stands::Asked | Stands::NotAtAll => {}
        }
        match stands {
            Stands::Paused => Some(world.act(&pair.noor, pair, Bond::Pause { bond }).await),
            Stands::Ended => Some(world.act(&pair.noor, pair, Bond::End { bond }).await),
            _ => None,
        };
        Some(bond)
    }

    /// The bond that somebody is asked about on the page on which bonds are decided.
    fn own_bond(&self, who: Who) -> BondId {
        self.bonds.iter().find(|(one, _)| *one == who).map_or(self.bond, |(_, bond)| *bond)
    }

    /// The same address as somebody would use it: with their own bond, where there is one.
    pub(crate) fn path_of(&self, who: Who, page: Page, at: &Address) -> String {
        let (named, own) = (self.bond.to_string(), self.own_bond(who).to_string());
        if page == Page::Stand { at.path.replace(&named, &own) } else { at.path.clone() }
    }

    /// A browser in which this person is signed in.
    pub(crate) fn browser(&self, who: Who) -> Browser {
        let found = self.people.iter().find(|(one, _)| *one == who);
        found.expect("somebody of every kind").1.clone()
    }

    /// Signs a person in anew, after signing out was tried.
    pub(crate) async fn return_of(&mut self, who: Who) {
        let Some(handle) = who.handle() else { return };
        let mut browser = self.world.signed_in(&handle).await;
        if matches!(who, Who::Client | Who::OtherClient) {
            browser.post(&self.world.path(Page::Door), &[("secret", SECOND)]).await;
        }
        self.people.retain(|(one, _)| *one != who);
        self.people.push((who, browser));
    }

    /// The addresses of a page: of the page itself, or of Noor's things on it.
    pub(crate) fn addresses(&self, page: Page, does: Does) -> Vec<Address> {
        let (room, bond, note) = (self.pair.room, self.bond, self.note);
        let bare = || Address { path: self.world.path(page), named: false, fields: "" };
        let of = |id: String| Address { path: self.world.path_to(page, id), named: true, ..bare() };
        match page {
            Page::Bond => vec![Address { fields: "do=resume", ..of(bond.to_string()) }],
            Page::Ending | Page::Closing => {
                let id = if page == Page::Ending { bond.to_string() } else { room.to_string() };
                vec![Address { fields: "do=open", ..of(id) }]
            }
            Page::Meeting | Page::Promises => {
                let all = if does == Does::Show { bare() } else { of("new".to_owned()) };
                let id = if page == Page::Meeting { MEETING.0 } else { PROMISE.0 };
                let one = Address { fields: "do=accept", ..of(BondId(id).to_string()) };
                vec![Address { named: false, ..all }, one]
            }
            Page::Promised => {
                let all = if does == Does::Show { room.to_string() } else { format!("{room}-new") };
                let one = Address { fields: "do=accept", ..of(format!("{room}-{PROMISE}")) };
                vec![of(all), one]
            }
            Page::CheckIn => vec![of(COMING.to_string())],
            Page::Feedback => vec![of(MEETING.to_string())],
            Page::Form => vec![of(ASK.to_string())],
            Page::Record => vec![bare(), of(note.to_string())],
            Page::Repair => vec![Address { fields: "do=heard", ..of(STRAIN.to_string()) }],
            Page::Say if does == Does::Show => vec![bare(), of(bond.to_string())],
            Page::Say | Page::Limits | Page::Reliability => vec![of(bond.to_string())],
            Page::Felt => vec![Address { fields: "do=on", ..of(bond.to_string()) }],
            Page::Respond => vec![of(format!("{room}-{STRAIN}"))],
            Page::Live => vec![bare(), of(room.to_string())],
            page if BESIDE.contains(&page) => vec![of(room.to_string())],
            Page::ToErase => vec![Address { fields: "do=stop", ..of(room.to_string()) }],
            Page::Online => vec![Address { fields: "do=link", ..of(room.to_string()) }],
            Page::AskForm => vec![Address { fields: ASKS, ..of(room.to_string()) }],
            Page::Reach => vec![of(format!("{room}-{SAFETY}"))],
            Page::Correct => vec![of(format!("{room}-{NOTE}"))],
            Page::Stand => vec![Address { fields: "do=resume", ..of(format!("{room}-{bond}")) }],
            Page::AskHere => {
                vec![Address { fields: "do=tablet", ..of(format!("{room}-{MEETING}")) }]
            }
            _ => {
                let one = self.of_note(page).or_else(|| self.of_staff(page));
                one.map_or_else(|| vec![bare()], |one| vec![one])
            }
        }
    }

    /// The address of a page about a note, or about what was said of it.
    fn of_note(&self, page: Page) -> Option<Address> {
        let (room, note, view) = (self.pair.room, self.note, self.view);
        let (id, fields) = match page {
            Page::Entry | Page::Wrong | Page::Receipt => (note.to_string(), ""),
            Page::Answer => (format!("{room}-{note}"), ""),
            Page::Mark => (self.answer.to_string(), MARK),
            Page::Stay => (view.to_string(), ""),
            Page::Settle => (format!("{room}-{view}"), "do=both-stand"),
            _ => return None,
        };
        Some(Address { path: self.world.path_to(page, id), named: true, fields })
    }

    /// The address of a page about how two people work together, or what stays between them.
    fn of_frame(&self, page: Page) -> Option<Address> {
        let to = |id| self.world.path_to(page, id);
        let stop = |path, named| Some(Address { path, named, fields: "do=stop" });
        let path = match page {
            Page::Contact => return stop(self.world.path(page), false),
            Page::Reached => return stop(to(self.pair.room.to_string()), true),
            Page::Frame => to(format!("{}-other", self.bond)),
            Page::Working => to(format!("{}-other", self.pair.room)),
            Page::Confidence => self.world.path(page),
            _ => return None,
        };
        Some(Address { path, named: page != Page::Confidence, fields: "day=2&number=0" })
    }

    /// The address of a page that is about the service, or somebody who works there.
    fn of_staff(&self, page: Page) -> Option<Address> {
        let (id, fields) = match page {
            page @ (Page::Frame
            | Page::Working
            | Page::Confidence
            | Page::Contact
            | Page::Reached) => return self.of_frame(page),
            Page::FirstRun => ("name".to_owned(), "name=Harbour+House"),
            Page::Member | Page::Leaving | Page::TakeOver | Page::AwayOf => {
                (self.pat.to_string(), "")
            }
            Page::OtherRole => (format!("{}-7", self.pat), ""),
            _ => return None,
        };
        Some(Address { path: self.world.path_to(page, id), named: false, fields })
    }
}

/// What a client says of an answer.
const MARK: &str = "mark=understood";

/// Where a page can be asked for.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub(crate) path: String,
    /// Whether it names something of Noor's.
    pub(crate) named: bool,
    /// What is sent there: a step that somebody with the right can take, or take again.
    pub(crate) fields: &'static str,
}

/// The law here knows visits that are shown later, so that their page is there.
async fn lets_wait(world: &World) {
    let settings = world.app.book().settings().clone();
    let settings = Settings { shows_later: Some(true), ..settings };
    let (keeper, change) = (world.app.operator(), settings::Command::Change { settings });
    world.app.act(&keeper, world.app.book_room(), change).await.expect("changed");
}

async fn coming(world: &World, pair: &Pair, bond: BondId) {
    let details = Details {
        starts: world.app.now().plus(DAY),
        minutes: 50,
        place: "Room 3".into(),
        others: String::new(),
    };
    let propose = meeting::Command::Propose { meeting: COMING, bond, details };
    world.act(&pair.amira, pair, propose).await;
    world.act(&pair.noor, pair, meeting::Command::Accept { meeting: COMING }).await;
}

async fn ask(world: &World, pair: &Pair) {
    let option = |code: &str, label: &str, weight| FormOption {
        code: code.into(),
        label: label.into(),
        weight: Some(weight),
    };
    let item = |link: &str, index: u16, safety| FormItem {
        link_id: link.into(),
        lead: Vec::new(),
        text: "An example statement".into(),
        index_in_instrument: Some(index),
        options: vec![option("LA6568-5", "Never", 0), option("LA6569-3", "Now and then", 1)],
        safety,
    };
    let file = FormFile {
        instrument: "phq-9".into(),
        canonical: None,
        title: None,
        language: None,
        instructions: Vec::new(),
        items: vec![item("/1", 0, false), item("/9", 8, true)],
        closing: Vec::new(),
        copyright: None,
        completeness: Completeness::Full,
    };
    let operator = world.app.operator();
    let import = Form::Import { form: FORM, file };
    world.app.act(&operator, world.app.book_room(), import).await.expect("imported");
    for ask in [ASK, SAFETY] {
        world.act(&pair.amira, pair, Form::Ask { ask, form: FORM }).await;
    }
    let chosen = [("/9".to_owned(), "LA6569-3".to_owned())].into();
    world.act(&pair.noor, pair, Form::Answer { ask: SAFETY, chosen }).await;
}
