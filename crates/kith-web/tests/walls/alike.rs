//! "Show me": every answer at the first door, for accounts that differ only behind the second.
//!
//! What is asked is made from the table of routes, so a page that is added is compared from its
//! first day: every page, with and without ids, by every method, with good and bad forms.

use axum::http::Method;
use kith_core::feedback::Show;
use kith_core::time::{DAY, MINUTE};
use kith_core::{NoteId, Role, about, note};
use kith_web::capabilities;
use kith_web::paths::Page;
use kith_web::right::Does;

use crate::support::{Browser, PASSPHRASE, Reply, SECOND, World};
use crate::town::Who;

/// Clients whose first doors must look alike, by names of one length.
pub(crate) struct Alike {
    pub(crate) world: World,
    /// Her second door was never set up.
    pub(crate) never: Browser,
    /// The same, to see how far two such are apart.
    pub(crate) control: Browser,
    /// Hers is set up and in daily use, at this moment too, in another sign-in.
    pub(crate) daily: Browser,
    /// Hers is set up, with a long record and things half written.
    pub(crate) many: Browser,
    /// The ids of something that is in daily use.
    pub(crate) note: String,
}

/// The names they sign in with.
pub(crate) const NAMES: [&str; 4] = ["rosa", "mina", "noor", "dana"];
/// Entries in the long record.
const MANY: u8 = 120;

impl Alike {
    pub(crate) async fn new(world: World) -> Self {
        let mut pair = world.bonded().await;
        let therapist = world.actor(&pair.amira).await.person;
        for name in ["Rosa", "Mina"] {
            world.client(name, therapist).await;
        }
        let (room, code) = world.client("Dana", therapist).await;
        long_record(&world, room, world.at_home("dana", &code).await).await;
        world.meet(&pair).await;
        world.later(3 * DAY);
        world.back(&mut pair).await;
        let note = world.note(&pair, "We talked about May.").await.to_string();
        world.feedback(&pair, "A good hour.", Show::Now).await;
        let mut daily = pair.noor;
        daily.post(&world.path(Page::About), &[("name", "Noor"), ("use", "survivor")]).await;
        let dana = world.signed_in("dana").await;
        let (mut daily, mut many) = (daily, dana);
        for browser in [&mut daily, &mut many] {
            browser.post(&world.path(Page::Door), &[("secret", SECOND)]).await;
            let half = world.path(Page::About) + "?draft";
            browser.post(&half, &[("use", "half written")]).await;
        }
        let (never, control) = (world.signed_in("rosa").await, world.signed_in("mina").await);
        // The second doors close. Noor's stands open in another sign-in meanwhile.
        world.later(6 * MINUTE);
        let mut elsewhere = world.signed_in("noor").await;
        let opened = elsewhere.post(&world.path(Page::Door), &[("secret", SECOND)]).await;
        assert_eq!(opened.location(), Some(world.path(Page::Home)), "she is at home elsewhere");
        Self { world, never, control, daily, many, note }
    }

    /// The four of them, in the order of [`NAMES`].
    pub(crate) fn all(&self) -> [Browser; 4] {
        [&self.never, &self.control, &self.daily, &self.many].map(Clone::clone)
    }
}

async fn long_record(world: &World, room: kith_core::RoomId, browser: Browser) {
    let who = world.actor(&browser).await;
    for entry in 0..MANY {
        let about = about::About { name: format!("Dana {entry}"), ..Default::default() };
        world.app.act(&who, room, about::Command::Say { about }).await.expect("said");
    }
}

/// Something to ask for.
#[derive(Clone, Debug)]
struct Ask {
    method: Method,
    path: String,
    from: &'static str,
    body: String,
}

/// Forms: nothing in them, everything wrong, and no form at all.
fn bodies() -> [String; 3] {
    let wrong = "handle=nobody&passphrase=wrong&secret=000000&code=wrong&words=Hello&text=Hello\
        &name=X&do=accept&shows=whole&colours=dark&size=large&leave=on&language=xx&once=zz&version=1";
    [String::new(), wrong.to_owned(), "%%%\u{0}=&&;a=%zz".to_owned()]
}

/// Whether sending something here looks at a secret, which takes its time.
fn is_a_door(page: Page) -> bool {
    matches!(page, Page::SignIn | Page::Lost | Page::Door | Page::SecondSecret)
}

/// What ends the sign-in it is asked with.
fn ends(path: &str, world: &World) -> bool {
    path.starts_with(world.paths.of(Page::SignOut)) || path == "/leave"
}

/// Everything there is to ask for.
fn asks(alike: &Alike) -> Vec<Ask> {
    let world = &alike.world;
    let random = "e5".repeat(16);
    let mut paths: Vec<_> = ["/", "/n/000000", "/n/", "/assets/none", "/leave", "/metrics"]
        .map(|path| (path.to_owned(), false))
        .into();
    for page in Page::ALL {
        paths.push((world.path(*page), is_a_door(*page)));
        let named = [&random, &alike.note].map(|id| (world.path_to(*page, id), is_a_door(*page)));
        paths.extend(named.into_iter().filter(|(_, door)| !door));
    }
    let ask = |method: &Method, path: &str, from, body: &str| Ask {
        method: method.clone(),
        path: path.to_owned(),
        from,
        body: body.to_owned(),
    };
    let mut asks = Vec::new();
    for (path, is_a_door) in &paths {
        for method in [Method::GET, Method::HEAD, Method::OPTIONS, Method::PUT] {
            asks.push(ask(&method, path, "same-origin", ""));
        }
        asks.push(ask(&Method::POST, path, "cross-site", "words=Hello"));
        let bodies = bodies();
        let few = if *is_a_door { &bodies[1..2] } else { &bodies[..] };
        asks.extend(few.iter().map(|body| ask(&Method::POST, path, "same-origin", body)));
    }
    let large = "words=".to_owned() + &"a".repeat(600 * 1024);
    asks.push(ask(&Method::POST, &world.path(Page::About), "same-origin", &large));
    asks.push(ask(&Method::POST, "/", "same-origin", &large));
    // What was being written when a door closed is still kept.
    asks.push(ask(&Method::POST, &world.path(Page::About), "same-origin", "name=&use=they"));
    asks.sort_by_key(|ask| ends(&ask.path, world));
    asks
}

/// An answer with what may differ taken out: the values of random things, but not their lengths,
/// and the name that somebody typed.
fn told(reply: &Reply, name: &str) -> (u16, Vec<String>, String) {
    let header = |(key, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        let random = matches!(key.as_str(), "set-cookie" | "draft-version");
        let value = if random { lengths(&value) } else { value };
        format!("{key}: {value}")
    };
    let headers = reply.headers.iter().map(header).collect();
    (reply.status.as_u16(), headers, reply.html.replace(name, "NAME"))
}

/// A cookie with its value's length in the value's place.
fn lengths(cookie: &str) -> String {
    let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
    let (name, value) = pair.split_once('=').unwrap_or(("", pair));
    format!("{name}={};{rest}", value.len())
}

#[tokio::test]
async fn e78_no_answer_at_the_first_door_tells_what_is_behind_the_second() {
    let alike = Alike::new(World::new().await).await;
    let asks = asks(&alike);
    let table = capabilities::table();
    let front = table.all().filter(|(_, _, route)| {
        matches!(route.right, "anyone" | "signed in" | "client, first door")
    });
    let asked = |page: Page, does| {
        let path = alike.world.path(page);
        asks.iter().any(|ask| ask.path == path && Does::of(&ask.method) == Some(does))
    };
    assert!(front.into_iter().all(|(page, does, _)| asked(page, does)), "every front page");
    let (mut compared, mut apart) = (0, Vec::new());
    for ask in &asks {
        let mut answers = Vec::new();
        for (mut browser, name) in alike.all().into_iter().zip(NAMES) {
            let (method, path, body) = (ask.method.clone(), &ask.path, ask.body.clone());
            let reply = browser.send_from(ask.from, method, path, body).await;
            assert_ne!(reply.status.as_u16() / 100, 5, "{ask:?}: {}", reply.html);
            answers.push(told(&reply, name));
            if ends(path, &alike.world) {
                break;
            }
        }
        let first = answers.first().cloned();
        compared += answers.len();
        if answers.iter().any(|answer| Some(answer) != first.as_ref()) {
            apart.push(format!("{} {} {:.60}: {answers:#?}", ask.method, ask.path, ask.body));
        }
    }
    assert!(apart.is_empty(), "{} of {compared}: {:#?}", apart.len(), &apart[..apart.len().min(3)]);
    assert!(compared > 3000, "{compared}");
    ends_alike(&alike).await;
    the_comparison_finds_something(&alike).await;
}

/// Signing in again with a wrong and the right passphrase, signing out, leaving.
async fn ends_alike(alike: &Alike) {
    let world = &alike.world;
    let mut answers = Vec::new();
    for (mut browser, name) in alike.all().into_iter().zip(NAMES) {
        let mut walk = Vec::new();
        for passphrase in ["a long walk by the loud sea", PASSPHRASE] {
            let form = [("handle", name), ("passphrase", passphrase)];
            walk.push(told(&browser.post(&world.path(Page::SignIn), &form).await, name));
            let length = |cookie: Option<&str>| cookie.map_or(0, str::len).to_string();
            let kept = [length(browser.cookie()), length(browser.device())];
            walk.push((0, kept.into(), String::new()));
        }
        walk.push(told(&browser.get("/").await, name));
        walk.push(told(&browser.post(&world.path(Page::SignOut), &[]).await, name));
        let mut again = world.signed_in(name).await;
        world.later(16 * MINUTE);
        walk.push(told(&again.get(&world.path(Page::Settings)).await, name));
        walk.push(told(&again.post(&world.path(Page::About), &[("name", "X")]).await, name));
        walk.push(told(&again.get("/leave").await, name));
        walk.push(told(&again.get("/").await, name));
        world.later(-16 * MINUTE);
        answers.push(walk);
    }
    for answer in &answers {
        assert_eq!(answer, &answers[0]);
    }
}

/// Behind the second door nothing is alike; so the comparison can tell.
async fn the_comparison_finds_something(alike: &Alike) {
    let world = &alike.world;
    let mut homes = Vec::new();
    for name in ["noor", "dana"] {
        world.later(DAY);
        let mut browser = world.signed_in(name).await;
        browser.post(&world.path(Page::Door), &[("secret", SECOND)]).await;
        homes.push(told(&browser.get(&world.path(Page::Record)).await, name));
    }
    assert_ne!(homes[0], homes[1]);
    assert!(homes.iter().all(|home| home.0 == 200));
}

#[tokio::test]
async fn e78_no_answer_at_the_first_door_tells_of_a_note_somebody_else_wrote_meanwhile() {
    let town = crate::town::Town::new().await;
    let world = &town.world;
    let mut noor = town.browser(Who::FirstDoor);
    let mut paths: Vec<_> = Page::ALL.iter().map(|page| world.path(*page)).collect();
    paths.retain(|path| !ends(path, world));
    paths.push("/".to_owned());
    let mut look = async || {
        let mut seen = Vec::new();
        for path in &paths {
            seen.push(told(&noor.get(path).await, "noor"));
        }
        seen
    };
    let before = look().await;
    let text = "One more.".to_owned();
    let one = NoteId([44; 16]);
    let finish = note::Command::Finish { note: one, meeting: None, text, promise: None };
    world.act(&town.pair.amira, &town.pair, finish).await;
    world.staff("Lee", Role::Therapist).await;
    assert_eq!(look().await, before);
}

#[tokio::test]
async fn e79_receipts_and_checks_asked_for_at_the_first_door_are_the_second_door() {
    let town = crate::town::Town::new().await;
    let world = &town.world;
    let mut noor = town.browser(Who::FirstDoor);
    let unknown = told(&noor.get("/n/000000").await, "noor");
    for page in [Page::Receipt, Page::Whole, Page::Download, Page::Looked, Page::Record] {
        for path in [world.path(page), world.path_to(page, town.note)] {
            assert_eq!(told(&noor.get(&path).await, "noor"), unknown, "{page:?}");
            assert_eq!(told(&noor.post(&path, &[]).await, "noor"), unknown, "{page:?}");
        }
    }
    // And no page in front holds a hash, a number of entries, or a way to check either.
    let table = capabilities::table();
    let front = table.all().filter(|(page, does, route)| {
        let open = matches!(route.right, "anyone" | "signed in" | "client, first door");
        open && *does == Does::Show && *page != Page::Invite
    });
    for (page, _, _) in front {
        let reply = noor.get(&world.path(page)).await;
        let long = reply.html.split(|c: char| !c.is_ascii_hexdigit()).map(str::len).max();
        assert!(long < Some(16), "{page:?} holds something like a hash: {}", reply.html);
        for private in [Page::Receipt, Page::Whole, Page::Download, Page::Record, Page::Looked] {
            assert!(!reply.html.contains(world.paths.of(private)), "{page:?} leads to {private:?}");
        }
    }
}
