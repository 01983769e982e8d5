//! E77: "I forgot", said by somebody who holds the phone, the inbox and the PIN.

use axum::http::StatusCode;
use kith_app::NewClient;
use kith_core::time::DAY;
use kith_core::{Role, welcome};
use kith_web::paths::Page;

use crate::support::{Browser, PASSPHRASE, Reply, SECOND, World};

const NEW: &str = "seven grey herons on a wall";
const WRONG: &str = "aaaa-bbbb-cccc-dddd";

async fn tries(world: &World, browser: &mut Browser, handle: &str, code: &str) -> Reply {
    let form = [("handle", handle), ("code", code), ("passphrase", NEW)];
    browser.post(&world.path(Page::Lost), &form).await
}

/// All that somebody outside is given, without what they typed themself.
fn told(reply: &Reply, typed: [&str; 2]) -> (u16, Vec<String>, String) {
    let header =
        |(name, value): (&axum::http::HeaderName, &_)| -> String { format!("{name}: {value:?}") };
    let html = typed.iter().fold(reply.html.clone(), |html, typed| {
        html.replace(&format!("value=\"{typed}\""), "value=\"\"")
    });
    (reply.status.as_u16(), reply.headers.iter().map(header).collect(), html)
}

fn all_between(reply: &Reply, tag: &str) -> Vec<String> {
    let begin = format!("<{tag}>");
    let parts = reply.html.split(&begin).skip(1);
    parts.filter_map(|part| part.split('<').next()).map(str::to_owned).collect()
}

/// Names of one length: nobody's, a client's without codes, one of the staff, a client whose online
/// access is off and one who waits to be confirmed.
const OTHERS: [&str; 5] = ["none", "rosa", "joan", "dana", "mina"];

async fn others(world: &World) {
    let joan = world.staff("Joan", Role::Therapist).await;
    world.client("Rosa", joan).await;
    let (room, _) = world.client("Dana", joan).await;
    let dana = world.actor(&world.signed_in("dana").await).await;
    let off = welcome::Command::SwitchOff { person: dana.person };
    world.app.act(&dana, room, off).await.expect("switched off");
    let new = NewClient { name: "Mina".into(), with: joan, purpose: "May".into(), online: true };
    let invited = world.app.invite_client(&world.app.operator(), new).await.expect("invited");
    let link = invited.link.expect("a link");
    let pass = world.pass().clone();
    let came = world.app.accept_hashed(&link.token, &link.code, "mina", pass).await;
    came.expect("the store").expect("accepted");
}

/// What a client's browser is shown in front of the second door.
async fn in_front(world: &World, browser: &mut Browser) -> Vec<(u16, Vec<String>, String)> {
    let mut all = Vec::new();
    let pages = [Page::Settings, Page::Door, Page::Private, Page::Grounding, Page::Help];
    for path in pages.iter().map(|page| world.path(*page)).chain(["/".to_owned()]) {
        all.push(told(&browser.get(&path).await, ["", ""]));
    }
    all
}

/// Tries that do not open: the same answer, and the same work, for everybody.
async fn no_hint(world: &World, mut browsers: [&mut Browser; 2], code: &str) {
    let (mut answers, mut costs) = (Vec::new(), Vec::new());
    let hers = [WRONG, "                   ", "482916 482916 48291"].map(|code| ("noor", code));
    for (handle, code) in OTHERS.map(|handle| (handle, code)).into_iter().chain(hers) {
        for browser in &mut browsers {
            let secrets = world.app.secrets();
            let had = (secrets.evaluations(), secrets.effort());
            answers.push(told(&tries(world, browser, handle, code).await, [handle, code]));
            costs.push((secrets.evaluations() - had.0, secrets.effort() - had.1));
        }
    }
    assert_eq!(answers[0].0, StatusCode::UNAUTHORIZED.as_u16());
    assert!(answers[0].2.contains("That did not open"));
    let other = answers.iter().find(|answer| **answer != answers[0]);
    assert_eq!(other, None, "{:#?}", answers[0]);
    assert!(costs.iter().all(|cost| *cost == (1, 64 * 1024 * 3)), "{costs:?}");
}

/// A weak passphrase is answered before anything is looked up.
async fn no_hint_of_a_weak_one(world: &World, browser: &mut Browser, code: &str) {
    let mut weak = Vec::new();
    for (handle, code) in [("none", WRONG), ("noor", WRONG), ("noor", code)] {
        let form = [("handle", handle), ("code", code), ("passphrase", "password")];
        let reply = browser.post(&world.path(Page::Lost), &form).await;
        weak.push(told(&reply, [handle, code]));
    }
    assert_eq!(weak[0].0, StatusCode::UNPROCESSABLE_ENTITY.as_u16());
    assert!(weak.iter().all(|answer| *answer == weak[0]), "{:#?}", weak[0]);
}

#[tokio::test]
async fn e77_who_forgot_and_has_no_code_gets_no_access_and_no_hint_and_the_worker_reads_of_it() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let codes = all_between(&pair.noor.post(&world.path(Page::Spare), &[]).await, "code");
    assert_eq!(codes.len(), 10);
    others(&world).await;
    let mut front = world.signed_in("noor").await;
    let before = in_front(&world, &mut front).await;

    // He holds her phone, so her browser is known to him.
    let mut stranger = world.browser();
    no_hint(&world, [&mut stranger, &mut front], &codes[0]).await;
    no_hint_of_a_weak_one(&world, &mut stranger, &codes[0]).await;
    assert!(stranger.cookie().is_none() && stranger.device().is_none());
    assert_eq!(in_front(&world, &mut front).await, before, "her front pages are as before");
    let today = pair.amira.get("/").await;
    assert!(today.says("Somebody tried a printed code for Noor"), "{}", today.words());
    let person = pair.amira.get(&world.path_to(Page::Person, pair.room)).await;
    assert!(person.says("Somebody tried a printed code for Noor"), "{}", person.words());
    let record = pair.amira.get(&world.path_to(Page::Told, pair.room)).await;
    assert_eq!(record.html.matches("<h2>A printed code was tried").count(), 1, "once a day");
    let hers = pair.noor.get(&world.path(Page::Record)).await;
    assert!(hers.says("A printed code was tried"), "{}", hers.words());
    assert!(pair.noor.get(&world.path(Page::Ways)).await.says("a code did not open"));
    let mut joan = world.signed_in("joan").await;
    assert!(!joan.get("/").await.says("Noor"), "who is not beside her reads nothing");
    world.later(8 * DAY);
    let mut amira = world.signed_in("amira").await;
    assert!(!amira.get("/").await.says("printed code"), "a week later it is not new");
    world.signed_in("noor").await;
}

#[tokio::test]
async fn a_client_who_lost_their_way_comes_back_with_a_printed_code() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let codes = all_between(&pair.noor.post(&world.path(Page::Spare), &[]).await, "code");
    let mut browser = world.browser();
    let path = world.path(Page::Lost);
    let door = browser.get("/").await;
    assert_eq!(door.to(&path), std::slice::from_ref(&path), "the sign-in page leads there");
    let page = browser.get(&path).await;
    assert!(page.says("No e-mail, text message or phone call ever opens anything here"));

    let form = [("handle", "noor"), ("code", &codes[0]), ("passphrase", "too short")];
    let again = browser.post(&path, &form).await;
    assert_eq!((again.value("handle"), again.value("code")), ("noor".into(), codes[0].clone()));
    assert!(again.value("passphrase").is_empty());

    let form = [("handle", "noor"), ("code", &codes[0]), ("passphrase", NEW)];
    let done = browser.sends(&path, &form).await;
    assert!(done.says("Your new passphrase is kept"), "{}", done.words());
    assert!(browser.cookie().is_none() && browser.device().is_none(), "signed in by nothing yet");
    assert_eq!(pair.noor.get(&world.path(Page::Home)).await.location().as_deref(), Some("/"));

    let form = [("handle", "noor"), ("passphrase", PASSPHRASE)];
    assert_eq!(browser.post("/", &form).await.status, StatusCode::UNAUTHORIZED);
    let form = [("handle", "noor"), ("passphrase", NEW)];
    assert_eq!(browser.post("/", &form).await.status, StatusCode::SEE_OTHER);
    let home = browser.sends(&world.path(Page::Door), &[("secret", SECOND)]).await;
    assert_eq!(home.status, StatusCode::OK);
    assert!(browser.get(&world.path(Page::Record)).await.says("A printed code was used"));
    let person = pair.amira.get(&world.path_to(Page::Person, pair.room)).await;
    assert!(person.says("A printed code was used for Noor"), "{}", person.words());
    assert!(pair.amira.get("/").await.says("A printed code was used for Noor"));
}
