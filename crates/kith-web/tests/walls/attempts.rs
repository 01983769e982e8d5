//! Whether there is a record tells whoever may not open it nothing, in time either: one that is
//! not theirs, and one that there is not, are refused in the same time and written down alike.

use std::time::Instant;

use kith_core::time::HOUR;
use kith_core::{Actor, NoteId, Purpose, Role, RoomId, SigninId, note};

use crate::support::{Pair, World};
use crate::timing::Apart;

const ROUNDS: usize = 150;
/// Rounds before the first that counts.
const WARM: usize = 3;
const ATTEMPTS: usize = 3;

/// How somebody asks for a room.
#[derive(Clone, Copy, Debug)]
enum Way {
    Reads,
    Writes,
    Drafts,
}

async fn took(world: &World, who: &Actor, room: RoomId, way: Way) -> f64 {
    let begun = Instant::now();
    let refused = match way {
        Way::Reads => world.app.read(who, room, Purpose::Prepare).await.is_err(),
        Way::Writes => {
            let (note, text) = (NoteId([4; 16]), "Still here.".into());
            let wish = note::Command::Finish { note, meeting: None, text, promise: None };
            world.app.act(who, room, wish).await.is_err()
        }
        Way::Drafts => world.app.save_draft(who, room, "note/", None, "a").await.is_err(),
    };
    assert!(refused);
    begun.elapsed().as_secs_f64() * 1e6
}

/// The times of a room that there is not, of another such, and of one that there is. Each round is
/// an hour of its own, so that each attempt is the first.
async fn measure(world: &World, pair: &Pair, who: &Actor, way: Way) -> [Vec<f64>; 3] {
    let mut times = [const { Vec::new() }; 3];
    for round in 0..ROUNDS + WARM {
        world.later(HOUR);
        for turn in 0..3 {
            let at = (round + turn) % 3;
            let room = if at == 2 { pair.room } else { RoomId(world.app.new_id()) };
            let time = took(world, who, room, way).await;
            if round >= WARM {
                times[at].push(time);
            }
        }
    }
    times
}

#[tokio::test]
async fn a_record_of_somebody_else_takes_as_long_as_one_that_there_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = World::at(&kith_app::Location::Data(folder.path().join("data"))).await;
    let pair = world.bonded().await;
    world.staff("Ruth", Role::Supervisor).await;
    let person = world.staff("Jo", Role::Therapist).await;
    let jo = Actor {
        person,
        role: Role::Therapist,
        name: "Jo".into(),
        signin: SigninId(world.app.new_id()),
    };
    for way in [Way::Reads, Way::Writes, Way::Drafts] {
        let mut told = true;
        for _ in 0..ATTEMPTS {
            let [missing, other, there] = measure(&world, &pair, &jo, way).await;
            let (control, apart) = (Apart::new(&missing, &other), Apart::new(&missing, &there));
            println!("{way:?}: {apart}, two that there are not {control}");
            told = apart.shows(&control, 0.05);
            if !told {
                break;
            }
        }
        assert!(!told, "{way:?} tells whether there is a record");
    }
}
