//! Other people's things, and addresses and methods as somebody would bend them.

use axum::http::{Method, StatusCode};
use kith_core::{Entry, Fact, Purpose, RoomKind};
use kith_web::paths::Page;
use kith_web::right::Does;

use crate::support::Reply;
use crate::town::{Town, Who};

fn same(one: &Reply, other: &Reply) -> bool {
    (one.status, one.location(), &one.html) == (other.status, other.location(), &other.html)
}

#[tokio::test]
async fn e02_the_id_of_another_client_is_as_good_as_no_id_anywhere() {
    let town = Town::new().await;
    let (world, rosas) = (&town.world, town.of_rosa);
    let mut noor = town.browser(Who::Client);
    let random = "e5".repeat(16);
    for page in [
        Page::Record,
        Page::Entry,
        Page::Wrong,
        Page::Receipt,
        Page::Meeting,
        Page::Bond,
        Page::Promises,
    ] {
        let theirs = world.path_to(page, rosas);
        let none = world.path_to(page, &random);
        assert_eq!(noor.get(&theirs).await.status, StatusCode::NOT_FOUND, "{page:?}");
        assert!(same(&noor.get(&theirs).await, &noor.get(&none).await), "{page:?}");
        let fields = [("words", "Hello")];
        assert!(
            same(&noor.post(&theirs, &fields).await, &noor.post(&none, &fields).await),
            "{page:?}"
        );
    }
    let record = world.path(Page::Record);
    let asked = format!("{record}?room={rosas}&client={rosas}");
    assert!(same(&noor.get(&asked).await, &noor.get(&record).await), "in the query");

    let fields = [("words", "Hello"), ("to", &rosas.to_string()), ("room", &rosas.to_string())];
    let fields = fields.map(|(name, value)| (name, value.to_owned()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = noor.post(&world.path_to(Page::Entry, town.note), &fields).await;
    assert_eq!(sent.location(), Some(world.path_to(Page::Record, town.note)), "hidden fields");
    let rosa = world.actor(&town.browser(Who::OtherClient)).await;
    let room = world.app.own_room(rosa.person, RoomKind::Private).await.expect("a room");
    let read = world.app.read_entries(&rosa, room, Purpose::Own).await.expect("their room");
    // That their browser was new stands there too.
    let theirs = |entry: &&Entry| entry.by.person == rosa.person;
    let said = read.entries.iter().filter(theirs);
    let said = said.filter(|entry| !matches!(entry.fact, Fact::SignIn(_)));
    assert!(said.map(|entry| entry.id).eq([rosas]));
    assert!(read.seen.answers(rosas).is_empty());
}

#[tokio::test]
async fn e06_an_administrator_opens_no_room_and_no_note() {
    let town = Town::new().await;
    let world = &town.world;
    let mut ada = town.browser(Who::Administrator);
    let none = ada.get("/n/000000").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    for page in [Page::Note, Page::Told, Page::Person, Page::Brief, Page::Answer, Page::Correct] {
        for at in town.addresses(page, Does::Show) {
            assert!(same(&ada.get(&at.path).await, &none), "{page:?}");
            let fields = [("text", "Mine"), ("do", "finish"), ("words", "Mine")];
            assert!(same(&ada.post(&at.path, &fields).await, &none), "{page:?}");
        }
    }
    let actor = world.actor(&ada).await;
    for purpose in [Purpose::Prepare, Purpose::Supervise, Purpose::Operator, Purpose::Export] {
        let read = world.app.read(&actor, town.pair.room, purpose).await;
        assert!(matches!(read, Err(kith_app::AppError::NotFound)), "{purpose:?}");
    }
}

/// The same address, bent.
fn bent(path: &str) -> Vec<String> {
    let code = path.trim_start_matches("/n/");
    vec![
        format!("/{path}"),
        format!("//n/{code}"),
        format!("/n//{code}"),
        format!("/n/{code}/"),
        format!("/n/{code}."),
        format!("/n/%2e/{code}"),
        format!("/n/x/%2e%2e/{code}"),
        format!("/n/../n/{code}"),
        format!("/N/{code}"),
        format!("/n/{code};x"),
        format!("/n/{code}%00"),
        format!("/n/{code}%20"),
        code.to_uppercase().replacen("", "/n/", 1),
    ]
}

#[tokio::test]
async fn e16_a_bent_address_is_no_way_around_a_door() {
    let town = Town::new().await;
    let about = town.world.path(Page::About);
    assert!(about.contains(char::is_alphabetic), "an address with letters to turn");
    for who in [Who::Stranger, Who::FirstDoor, Who::OtherClient, Who::NOT_BESIDE] {
        let mut browser = town.browser(who);
        let unknown = browser.get("/n/000000").await;
        for path in bent(&about).into_iter().chain(bent(&town.world.path(Page::Today))) {
            let reply = browser.get(&path).await;
            assert!(same(&reply, &unknown), "{who:?} {path} {}", reply.status);
        }
    }
}

#[tokio::test]
async fn e16_another_method_is_no_way_around_a_door() {
    let town = Town::new().await;
    let told = town.world.path_to(Page::Told, town.pair.room);
    let record = town.world.path(Page::Record);
    for path in [&told, &record] {
        for who in Who::ALL {
            let mut browser = town.browser(who);
            let shown = browser.get(path).await;
            let head = browser.send(Method::HEAD, path, String::new()).await;
            assert_eq!((head.status, head.location()), (shown.status, shown.location()));
            assert_eq!(head.html, "", "{who:?}");
            let unknown = browser.send(Method::OPTIONS, "/n/000000", String::new()).await;
            for method in ["OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "PROPFIND"] {
                let method = Method::from_bytes(method.as_bytes()).expect("a method");
                let reply = browser.send(method.clone(), path, "words=Hello".to_owned()).await;
                assert!(!reply.says("We talked about May."), "{who:?} {method}");
                assert!(same(&reply, &unknown), "{who:?} {method} {}", reply.status);
            }
        }
    }
}

#[tokio::test]
async fn e16_no_header_or_field_turns_one_method_into_another() {
    let town = Town::new().await;
    let mut noor = town.browser(Who::Client);
    let about = town.world.path(Page::About);
    let before = noor.get(&about).await;
    for path in [format!("{about}?_method=POST&name=Other"), format!("{about}?name=Other")] {
        assert_eq!(noor.get(&path).await.value("name"), before.value("name"));
    }
    let fields = [("_method", "GET"), ("name", "Noor")];
    let changed = noor.post(&about, &fields).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER);
}
