//! What the stories leave behind is what they were meant to tell, and nothing by accident.

use std::collections::BTreeMap;
use std::sync::Arc;

use kith_app::{Location, Ports, SystemClock, SystemRandom};
use kith_core::RoomKind;
use kith_core::promise::Standing;

use super::super::{secrets, settings};
use super::*;
use crate::config;

/// What of a story is open now: strains, and promises that are late.
#[derive(Debug, Default, PartialEq, Eq)]
struct Open {
    strains: usize,
    late: usize,
    kept: usize,
}

async fn told(data: &std::path::Path) -> App {
    use kith_app::Clock;
    let now = SystemClock.now();
    let clock = Arc::new(StoryClock::default());
    clock.tell(Some(begins(now)));
    let ports = Ports { clock: clock.clone(), random: Arc::new(SystemRandom) };
    let keys = config::keys([7; 32]);
    let app = App::create(&Location::Data(data.into()), &keys, ports, settings(None)).await;
    let app = app.expect("a service");
    let secrets = secrets(&app).await.expect("secrets");
    tell(&app, &clock, &secrets, now).await.expect("the stories");
    clock.tell(None);
    app
}

async fn person(app: &App, handle: &str) -> PersonId {
    app.person_by_handle(handle).await.expect("a store").expect("an account").0
}

/// What each client with a handle finds open.
async fn open(app: &App) -> BTreeMap<&'static str, Open> {
    let mut all = BTreeMap::new();
    for (story, handle) in CLIENTS.iter().filter_map(|one| Some((one, one.handle?))) {
        let person = person(app, handle).await;
        let room = app.own_room(person, RoomKind::Private).await.expect("a room");
        let role = kith_core::Role::Client;
        let client = Actor { person, role, name: String::new(), signin: SigninId([1; 16]) };
        let seen = app.read(&client, room, Purpose::Own).await.expect("theirs");
        let late = seen.owed().into_iter().filter(|one| seen.is_late(one)).count();
        let kept = seen.promises().iter().filter(|one| one.standing == Standing::Kept).count();
        all.insert(story.name, Open { strains: seen.open_strains().len(), late, kept });
    }
    all
}

#[tokio::test]
async fn each_story_ends_as_it_was_meant_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = told(folder.path()).await;
    let open = open(&app).await;
    for (name, found) in &open {
        let expected = match *name {
            "Marta" => (1, 0),
            "Jonas" => (1, 1),
            _ => (0, 0),
        };
        assert_eq!((found.strains, found.late), expected, "{name}");
        assert!(found.kept > 0, "{name}: something was promised and kept");
    }
    let ruth = person(&app, "ruth").await;
    let desk = app.own_room(ruth, RoomKind::Desk).await.expect("a desk");
    let role = kith_core::Role::Supervisor;
    let ruth = Actor { person: ruth, role, name: "Ruth".into(), signin: SigninId([2; 16]) };
    let seen = app.read(&ruth, desk, Purpose::Own).await.expect("her desk");
    assert_eq!(seen.past_their_date().len(), 1, "one answer is owed, and late");
}
