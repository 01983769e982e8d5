//! Accepted and confirmed are two states; and the way back out of online access.

use axum::http::{Method, StatusCode};
use kith_core::{Role, bond};
use kith_web::paths::Page;

use crate::support::{Browser, PASSPHRASE, Reply, SECOND, World};

/// Noor has come in with her link and words, and nobody has said yet that it was her. Gives her
/// browser, Amira's, and the code.
struct Arrival {
    world: World,
    amira: Browser,
    noor: Browser,
    code: String,
}

/// What the page shows to hand over: the end of the link and the words.
pub(crate) fn handed(given: &Reply) -> (String, String) {
    let link = given.html.split("<code>").nth(1).and_then(|rest| rest.split('<').next());
    let words =
        given.html.split("<p class=\"big\">").nth(1).and_then(|rest| rest.split('<').next());
    (link.expect("a link").to_owned(), words.expect("words").to_owned())
}

pub(crate) async fn accept(
    browser: &mut Browser,
    (link, code): &(String, String),
    handle: &str,
) -> Reply {
    let form = [("code", code.as_str()), ("handle", handle), ("passphrase", PASSPHRASE)];
    browser.post(link, &form).await
}

impl Arrival {
    async fn new() -> Self {
        let world = World::new().await;
        world.staff("Amira", Role::Therapist).await;
        let mut amira = world.signed_in("amira").await;
        let form = [("name", "Noor"), ("purpose", "Weekly meetings"), ("online", "yes")];
        let given = handed(&amira.post(&world.path(Page::NewClient), &form).await);
        let accepted = accept(&mut world.browser(), &given, "noor").await;
        assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.words());
        let noor = world.signed_in("noor").await;
        Self { world, amira, noor, code: given.1 }
    }

    async fn knock(&mut self, secret: &str) -> Reply {
        self.noor.post(&self.world.path(Page::Door), &[("secret", secret)]).await
    }

    /// Where Amira answers, as her first page leads there.
    async fn question(&mut self) -> String {
        let online = self.world.path(Page::Online);
        let today = self.amira.get("/").await;
        assert!(today.says("Someone came in with the words you gave Noor"), "{}", today.words());
        assert!(self.amira.get(&self.world.path(Page::Clients)).await.says("Was it Noor?"));
        today.to(&online).first().expect("a link").clone()
    }
}

#[tokio::test]
async fn e04_a_client_nobody_has_confirmed_finds_the_second_door_like_everybody() {
    let mut at = Arrival::new().await;
    let other = at.world.path(Page::Home);
    let shut = at.noor.get(&other).await;
    let (code, secrets) = (at.code.clone(), at.world.app.secrets().clone());
    let before = secrets.evaluations();
    let wrong = at.knock("not the words at all").await;
    let right = at.knock(&code).await;
    assert_eq!(wrong.html, right.html, "the right words open nothing, in the same words");
    assert!(wrong.says("That did not open.") && wrong.says("the person who gave you the words"));
    let mut choose = async |code: &str| {
        let form = [("code", code), ("secret", SECOND)];
        let answer = at.noor.post(&at.world.path(Page::SecondSecret), &form).await;
        (answer.status, answer.html)
    };
    assert_eq!(choose(&code).await, choose("not the words at all").await);
    assert_eq!(secrets.evaluations() - before, 4, "one evaluation for each knock");
    for method in [Method::GET, Method::HEAD, Method::POST] {
        let answer = at.noor.send(method.clone(), &other, String::new()).await;
        assert_eq!(answer.status, shut.status, "{method}");
    }

    let question = at.question().await;
    let page = at.amira.get(&question).await;
    assert!(page.says("Was it Noor?"), "{}", page.words());
    at.amira.post(&question, &[("do", "yes")]).await;
    assert!(!at.amira.get("/").await.says("Someone came in"), "asked once");
    let opened = at.knock(&code).await;
    assert!(opened.says("Choose your second secret"), "{}", opened.words());
}

#[tokio::test]
async fn no_closes_that_way_in_and_a_new_link_brings_the_right_person() {
    let mut at = Arrival::new().await;
    let question = at.question().await;
    let mut stranger = at.world.browser();
    assert_eq!(stranger.get(&question).await.location().as_deref(), Some("/"));
    let after = at.amira.sends(&question, &[("do", "no")]).await;
    assert!(after.says("What someone else had made is closed."), "{}", after.words());
    assert!(at.noor.get("/").await.says("Sign in"), "their sign-in has ended");
    let mut again = at.world.browser();
    let form = [("handle", "noor"), ("passphrase", PASSPHRASE)];
    assert_eq!(again.post("/", &form).await.status, StatusCode::UNAUTHORIZED);

    let first = handed(&at.amira.post(&question, &[("do", "link")]).await);
    let second = handed(&at.amira.post(&question, &[("do", "link")]).await);
    assert_ne!(first, second);
    let gone = accept(&mut at.world.browser(), &first, "noor").await;
    assert!(gone.says("This link no longer opens"), "the one before died: {}", gone.words());
    let (good, dead) = (
        at.world.browser().get(&second.0).await.html,
        at.world.browser().get(&at.world.path_to(Page::Invite, "nothing")).await.html,
    );
    let neutral = |html: &str, link: &str| html.replace(link, "LINK");
    let nothing = at.world.path_to(Page::Invite, "nothing");
    assert_eq!(neutral(&good, &second.0), neutral(&dead, &nothing), "good or not, the same bytes");
    at.world.browser().send(Method::HEAD, &second.0, String::new()).await;
    let came = accept(&mut at.world.browser(), &second, "noor").await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "looking spent nothing: {}", came.words());
    at.amira.post(&question, &[("do", "yes")]).await;
    at.noor = at.world.signed_in("noor").await;
    let code = second.1.clone();
    assert!(at.knock(&code).await.says("Choose your second secret"));
}

#[tokio::test]
async fn e04_staff_nobody_has_confirmed_find_nothing_but_who_confirms() {
    let world = World::new().await;
    world.staff("Ada", Role::Administrator).await;
    let mut ada = world.signed_in("ada").await;
    let new = kith_app::NewStaff { name: "Amira".into(), role: Role::Therapist };
    let invited = world.app.invite_staff(&world.app.operator(), new).await.expect("invited");
    let link = invited.link.expect("a link");
    let given = (world.path_to(Page::Invite, &link.token), link.code);
    accept(&mut world.browser(), &given, "amira").await;
    let mut amira = world.signed_in("amira").await;
    let start = amira.get("/").await;
    assert!(start.says("Until then nothing opens.") && start.says("Ada"), "{}", start.words());
    for (page, does, route) in kith_web::capabilities::table().all() {
        if matches!(route.right, "anyone" | "signed in") {
            continue;
        }
        let method = if does == kith_web::right::Does::Show { Method::GET } else { Method::POST };
        let answer = amira.send(method, &world.path(page), "text=words".into()).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page:?}");
        assert!(!answer.html.contains("words</textarea>"), "nothing is written either");
    }
    let people = ada.get("/").await;
    assert!(people.says("Someone came in and waits"), "{}", people.words());
    let admit = world.path(Page::Admit);
    let person = ada.get(&admit).await.value("person");
    let done = ada.sends(&admit, &[("person", person.as_str()), ("do", "yes")]).await;
    assert!(done.says("No one waits for you."), "{}", done.words());
    assert_eq!(amira.get("/").await.status, StatusCode::OK);
    assert!(amira.get(&world.path(Page::Clients)).await.says("Nobody yet."));
}

#[tokio::test]
async fn online_access_that_is_switched_off_looks_like_a_name_nobody_has() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let online = world.path_to(Page::Online, pair.room);
    assert!(pair.amira.get(&online).await.says("Switch it off, keep care"));
    let after = pair.amira.sends(&online, &[("do", "off")]).await;
    assert!(after.says("It is switched off."), "{}", after.words());
    assert_eq!(pair.noor.get(&world.path(Page::Home)).await.location().as_deref(), Some("/"));

    let secrets = world.app.secrets().clone();
    let mut answers = Vec::new();
    for handle in ["noor", "nora"] {
        let before = secrets.evaluations();
        let mut tries = Vec::new();
        for passphrase in [PASSPHRASE, "something else entirely"] {
            let form = [("handle", handle), ("passphrase", passphrase)];
            let answer = world.browser().post("/", &form).await;
            let mut headers: Vec<_> =
                answer.headers.iter().map(|(n, v)| (n.to_string(), v.clone())).collect();
            headers.sort_by(|one, other| one.0.cmp(&other.0));
            tries.push((answer.status, answer.html.replace(handle, "NAME"), headers));
        }
        answers.push((tries, secrets.evaluations() - before));
    }
    assert_eq!(answers[0], answers[1], "the same bytes and the same cost");
    assert_eq!(answers[0].1, 2, "one evaluation for each try");
    let person = pair.amira.get(&world.path_to(Page::Person, pair.room)).await;
    assert_eq!(person.status, StatusCode::OK, "care goes on");
    let told = pair.amira.get(&world.path_to(Page::Told, pair.room)).await;
    assert!(told.says("Online access was switched off"), "{}", told.words());

    let link = pair.amira.post(&online, &[("do", "link")]).await;
    assert!(link.says("takes two people who have met them"), "{}", link.words());
}

#[tokio::test]
async fn a_client_switches_it_off_themself_and_care_goes_on() {
    let world = World::new().await;
    let mut pair = world.pair().await;
    let off = world.path(Page::SwitchOff);
    assert!(pair.noor.get(&world.path(Page::Choices)).await.to(&off).contains(&off));
    assert!(pair.noor.get(&off).await.says("Stop coming in online"));
    assert_eq!(pair.noor.post(&off, &[]).await.status, StatusCode::BAD_REQUEST, "not by accident");
    let gone = pair.noor.sends(&off, &[("do", "off")]).await;
    assert!(gone.says("Sign in"), "{}", gone.words());
    let form = [("handle", "noor"), ("passphrase", PASSPHRASE)];
    assert_eq!(world.browser().post("/", &form).await.status, StatusCode::UNAUTHORIZED);
    let clients = world.app.clients().await.expect("read");
    assert!(!clients[0].online && !clients[0].bonds.is_empty());
}

#[tokio::test]
async fn e09_a_bond_that_ends_while_somebody_writes_takes_nothing_and_keeps_their_words() {
    let world = World::new().await;
    let mut pair = world.bonded().await;
    let note = world.path_to(Page::Note, pair.room);
    let open = pair.amira.get(&note).await;
    let (version, once) = (open.value("version"), open.value("once"));
    let noor = world.app.visit(token(&pair.noor)).await.expect("read").expect("in").actor;
    let bond = world.bond(&pair).await;
    let before =
        world.app.read_entries(&noor, pair.room, kith_core::Purpose::Own).await.expect("read");
    world.app.act(&noor, pair.room, bond::Command::End { bond }).await.expect("ended");
    let words = "She said the mornings are easier now.";
    let form = [("text", words), ("do", "finish"), ("version", &version), ("once", &once)];
    let refused = pair.amira.post(&note, &form).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert!(refused.says("That was not sent") && refused.says(words), "{}", refused.words());
    let nowhere = world.path_to(Page::Note, kith_core::RoomId([9; 16]));
    let same = pair.amira.post(&nowhere, &form).await;
    assert_eq!((same.status, same.html), (refused.status, refused.html), "as if it had never been");
    let after =
        world.app.read_entries(&noor, pair.room, kith_core::Purpose::Own).await.expect("read");
    assert_eq!(after.entries.len(), before.entries.len() + 1, "the ending, and no note");
}

fn token(browser: &Browser) -> &str {
    browser.cookie().and_then(|cookie| cookie.split_once('=')).expect("signed in").1
}
