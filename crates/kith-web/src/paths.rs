//! Where pages are. Addresses stay in histories and router logs, so a page's address is a code made
//! for this service alone: it cannot be looked up in the source, and names nothing.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The folder all opaque addresses stand in.
const FOLDER: &str = "/n/";
/// Letters of a code, unless two pages would share it.
const SHORTEST: usize = 6;

/// Names each page once. The quoted name goes into its code, so changing it moves the page.
macro_rules! pages {
    ($($(#[$doc:meta])* $page:ident = $name:literal),* $(,)?) => {
        /// A page of the service, apart from the fixed addresses `/`, `/leave` and `/assets/`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Page { $($(#[$doc])* $page),* }

        impl Page {
            /// Every page.
            pub const ALL: &[Self] = &[$(Self::$page),*];

            /// The name that goes into the page's code.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$page => $name),* }
            }
        }
    };
}

pages! {
    /// The first door, shown at `/`.
    SignIn = "sign-in",
    /// A client's first page, shown at `/`.
    Front = "front",
    /// Ends the sign-in, by choice and in peace.
    SignOut = "sign-out",
    /// Signing in with a passkey.
    Passkey = "passkey",
    /// Somebody's own passkeys.
    Passkeys = "passkeys",
    /// Coming in for the first time; the invitation follows as id.
    Invite = "invite",
    /// The ways back for a client who lost their way in.
    Lost = "lost",
    /// The second step of signing in: a code.
    Step = "step",
    /// Proving oneself again before something that matters.
    Prove = "prove",
    /// Ways in: what somebody signs in with, and where they are signed in.
    Ways = "ways",
    /// Setting up an app that gives codes.
    AppCode = "app-code",
    /// Choosing a new passphrase.
    Passphrase = "passphrase",
    /// Client: choosing a new second secret.
    NewSecond = "new-second",
    /// Printed codes that work once.
    Spare = "spare",
    /// A calm minute: signed in or not.
    Grounding = "grounding",
    /// People and numbers to call: signed in or not.
    Help = "help",
    /// How leaving and the two doors work: signed in or not.
    Private = "private",
    /// Settings of the front room.
    Settings = "settings",
    /// The second door.
    Door = "door",
    /// Choosing the second secret.
    SecondSecret = "second-secret",
    /// A client's own first page.
    Home = "home",
    /// About me.
    About = "about",
    /// The people a client has bonds with.
    People = "people",
    /// One bond.
    Bond = "bond",
    /// What one person may read and tell.
    Limits = "limits",
    /// How a bond ends, letters, and what there is to keep.
    Ending = "ending",
    /// How two people work together: what is agreed, suggested, and how it came to be.
    Frame = "frame",
    /// What stays between a client and those who work here.
    Confidence = "confidence",
    /// By which ways a client may be reached, or one of them.
    Contact = "contact",
    /// How meetings with somebody have felt, and how often that is asked.
    Felt = "felt",
    /// What was done of what was agreed with somebody.
    Reliability = "reliability",
    /// Meetings, or one of them.
    Meeting = "meeting",
    /// A row of meetings, and changing several of them.
    Series = "series",
    /// Before a meeting.
    CheckIn = "check-in",
    /// After a meeting.
    Feedback = "feedback",
    /// One thing that may have changed between the client and somebody beside them.
    Repair = "repair",
    /// Saying that something is not right; the bond follows as id.
    Say = "say",
    /// The client's record.
    Record = "record",
    /// One entry: reply to it.
    Entry = "entry",
    /// One entry: say that it is not right.
    Wrong = "wrong",
    /// Saying how an answer was; the entry follows as id.
    Mark = "mark",
    /// Letting stay what was said to be not right; the entry that says it follows as id.
    Stay = "stay",
    /// One receipt, for printing.
    Receipt = "receipt",
    /// The whole record as a file.
    Download = "download",
    /// Who looked.
    Looked = "looked",
    /// Is it all here.
    Whole = "whole",
    /// A form given to a client.
    Form = "form",
    /// What a client and the people beside them promised each other, or one such promise.
    Promises = "promises",
    /// What a client chooses behind the second door.
    Choices = "choices",
    /// A client switches their own online access off.
    SwitchOff = "switch-off",
    /// A record that is to be erased, and stopping that.
    Erasing = "erasing",
    /// Staff: a record that is to be erased, and stopping that; the room follows as id.
    ToErase = "to-erase",
    /// A new way in that is being made for a client, and stopping it.
    ComingBack = "coming-back",
    /// Those who stand behind staff say that they have met a client too.
    MetToo = "met-too",
    /// Changes to an open page, as an event stream.
    Live = "live",
    /// Staff: today.
    Today = "today",
    /// Staff: when they are away.
    Away = "away",
    /// Staff: opening a record that cannot wait, by a second person.
    Urgent = "urgent",
    /// Staff: everyone they have a bond with.
    Clients = "clients",
    /// Staff: one person.
    Person = "person",
    /// Staff: the one page for the next meeting.
    Brief = "brief",
    /// Staff: a note.
    Note = "note",
    /// Staff: correcting a note of one's own.
    Correct = "correct",
    /// Staff: forms that may be given.
    Forms = "forms",
    /// Staff: asking for a form.
    AskForm = "ask-form",
    /// Staff: someone new.
    NewClient = "new-client",
    /// Staff: proposing or changing a meeting.
    Meet = "meet",
    /// The same about a row of them.
    MeetSeries = "in-a-row",
    /// Staff: asking in the room how a meeting was.
    AskHere = "ask-here",
    /// A tablet that is handed over; its link follows as id.
    Tablet = "tablet",
    /// Staff: what was promised between them and one client.
    Promised = "promised",
    /// Staff: a bond that is proposed, paused or not.
    Stand = "stand",
    /// Staff: suggesting somebody else beside a client.
    Suggest = "suggest",
    /// Staff: asking a colleague to go on in one's place.
    PassOn = "pass-on",
    /// Staff: asking a colleague to stand in while one is away.
    Cover = "cover",
    /// Staff: how a bond ends, and a letter.
    Closing = "closing",
    /// Staff: a client's online access, and whether it was them who came in.
    Online = "online",
    /// Staff: they came in, and nobody has said yet that it was them.
    Waiting = "waiting",
    /// Staff: answering an entry.
    Answer = "answer",
    /// Staff: answering that an entry is not right.
    Settle = "settle",
    /// Staff: what one person wrote and waits to be read.
    Words = "words",
    /// Staff: being in touch about an answer on safety.
    Reach = "reach",
    /// Staff: one thing that may have changed, and answering it.
    Respond = "respond",
    /// Staff: how they and one client work together.
    Working = "working",
    /// Staff: by which ways one client may be reached, or one of them.
    Reached = "reached",
    /// Staff: what was done of what was agreed with one person.
    Relied = "relied",
    /// Staff: the whole record of one person.
    Told = "told",
    /// Administrator: people and roles.
    Staff = "staff",
    /// Administrator: adding somebody who works here.
    AddStaff = "add-staff",
    /// Administrator: one person who works here.
    Member = "member",
    /// Administrator: another role for somebody.
    OtherRole = "other-role",
    /// Administrator: somebody no longer works here.
    Leaving = "leaving",
    /// Administrator: what each can open, looked at from time to time.
    Access = "access-review",
    /// Administrator: what takes a second administrator.
    Second = "second-administrator",
    /// Administrator or supervisor: somebody else is away.
    AwayOf = "away-of",
    /// Administrator or supervisor: a visit is shown to a client later, where the law asks for it.
    Delay = "delay",
    /// Administrator or supervisor: who is kept apart in the house.
    Apart = "apart",
    /// Administrator or supervisor: who takes over from somebody who left.
    TakeOver = "take-over",
    /// Administrator: staff who came in, and whether it was them.
    Admit = "admit",
    /// Administrator: setting up, one topic at a time; the topic follows as id.
    FirstRun = "first-run",
    /// Administrator: the service's own settings.
    Service = "service",
    /// Administrator: the service's own words on what may have to be told.
    Wording = "wording",
    /// Administrator: what the rooms of the service are like.
    Place = "place",
    /// Supervisor: what needs a person.
    Review = "review",
    /// Supervisor: what was done of what was agreed, over the whole service.
    Picture = "picture",
}

/// The addresses of one service.
#[derive(Clone, Debug)]
pub struct Paths {
    by_page: BTreeMap<Page, String>,
    by_path: BTreeMap<String, Page>,
}

impl Paths {
    /// Makes the addresses under the service's path key.
    pub fn new(key: &[u8; 32]) -> Self {
        let (mut by_page, mut by_path) = (BTreeMap::new(), BTreeMap::new());
        for page in Page::ALL {
            let code = code(key, page.name());
            let path = shortest_free(&code, &by_path);
            by_page.insert(*page, path.clone());
            by_path.insert(path, *page);
        }
        Self { by_page, by_path }
    }

    /// The address of a page, such as `/n/7f3a9c`.
    pub fn of(&self, page: Page) -> &str {
        self.by_page.get(&page).map_or("/", String::as_str)
    }

    /// The address of one thing on a page, such as `/n/7f3a9c/01J8`. `id` is made of letters,
    /// digits and hyphens.
    pub fn with(&self, page: Page, id: &str) -> String {
        format!("{}/{id}", self.of(page))
    }

    /// The page at an address, and the id that follows it.
    pub fn find<'p>(&self, path: &'p str) -> Option<(Page, Option<&'p str>)> {
        let rest = path.strip_prefix(FOLDER)?;
        let (code, id) = match rest.split_once('/') {
            Some((code, id)) => (code, Some(id)),
            None => (rest, None),
        };
        if id.is_some_and(|id| id.is_empty() || id.contains('/')) {
            return None;
        }
        let page = self.by_path.get(&format!("{FOLDER}{code}"))?;
        Some((*page, id))
    }
}

/// HMAC-SHA256 of the name, in 64 letters.
fn code(key: &[u8; 32], name: &str) -> String {
    // HMAC fills a key up to its block with zeros; the type asks for the whole block.
    let mut block = [0; 64];
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(name.as_bytes());
    HEXLOWER.encode(&mac.finalize().into_bytes())
}

/// The shortest beginning of the code that no page before has taken.
fn shortest_free(code: &str, taken: &BTreeMap<String, Page>) -> String {
    (SHORTEST..code.len())
        .filter_map(|length| code.get(..length))
        .map(|code| format!("{FOLDER}{code}"))
        .find(|path| !taken.contains_key(path))
        .unwrap_or_else(|| format!("{FOLDER}{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_has_its_own_address_and_is_found_there() {
        let paths = Paths::new(&[7; 32]);
        for page in Page::ALL {
            assert_eq!(paths.find(paths.of(*page)), Some((*page, None)));
            let one = paths.with(*page, "01J8");
            assert_eq!(paths.find(&one), Some((*page, Some("01J8"))));
        }
        assert_eq!(paths.by_path.len(), Page::ALL.len());
    }

    #[test]
    fn two_services_share_no_address() {
        let (one, other) = (Paths::new(&[1; 32]), Paths::new(&[2; 32]));
        assert!(Page::ALL.iter().all(|page| one.of(*page) != other.of(*page)));
    }

    #[test]
    fn an_address_tells_nothing_of_the_page() {
        let paths = Paths::new(&[7; 32]);
        for page in Page::ALL {
            let code = paths.of(*page).strip_prefix("/n/").unwrap();
            assert!(code.len() >= SHORTEST && code.chars().all(|c| c.is_ascii_hexdigit()));
        }
    }

    #[test]
    fn the_code_is_the_same_after_every_start() {
        // Computed apart from this code, with Python's hmac module.
        assert!(code(&[7; 32], "home").starts_with("93adc6"));
    }

    #[test]
    fn a_code_that_is_taken_grows_by_a_letter() {
        let taken = BTreeMap::from([("/n/abcdef".to_owned(), Page::Home)]);
        assert_eq!(shortest_free("abcdef0123", &taken), "/n/abcdef0");
    }

    #[test]
    fn other_addresses_are_no_page() {
        let paths = Paths::new(&[7; 32]);
        let home = paths.of(Page::Home);
        for path in ["/", "/n/", "/n/000000", "/leave", &format!("{home}/"), &format!("{home}/a/b")]
        {
            assert_eq!(paths.find(path), None, "{path}");
        }
    }
}
