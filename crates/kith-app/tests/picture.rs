//! The service as a whole, through the real use cases and on every engine: numbers for a
//! supervisor, from ten clients on, and nobody's name or room in them.

mod support;

use kith_app::AppError;
use kith_core::reliability::{FEWEST, What};
use kith_core::time::DAY;
use kith_core::{Purpose, Role, meeting};
use support::{MEETING, World};

#[tokio::test]
async fn a_supervisor_reads_numbers_from_ten_clients_on_and_opens_nobodys_record() {
    for (engine, world) in World::everywhere().await {
        println!("on {engine}");
        let (ruth, _) = world.staff("Ruth", Role::Supervisor).await;
        let ruth = ruth.actor;
        let mut pairs = Vec::new();
        for _ in 1..FEWEST {
            let pair = world.pair().await;
            world.meet(&pair, MEETING, 2 * DAY).await;
            pairs.push(pair);
        }
        assert!(world.app.picture(&ruth).await.expect("read").is_none(), "too few");
        let last = world.pair().await;
        world.meet(&last, MEETING, 2 * DAY).await;
        let cancel = meeting::Command::Cancel { meeting: MEETING, words: String::new() };
        world.app.act(&last.amira, last.room, cancel).await.expect("cancelled");
        let whole = world.app.picture(&ruth).await.expect("read").expect("enough");
        assert_eq!((whole.clients, whole.picture.of(What::Met)), (FEWEST, 0));
        world.later(3 * DAY);
        let whole = world.app.picture(&ruth).await.expect("read").expect("enough").picture;
        let counts = [What::Met, What::MovedLate, What::MovedEarly].map(|what| whole.of(what));
        assert_eq!(counts, [9, 1, 0], "what was ahead counts once it is over");

        let seen = world.app.read(&last.noor, last.room, Purpose::Own).await.expect("hers");
        assert!(seen.openings().all(|one| one.person != ruth.person), "no record was opened");
        let told = world.app.counted(&seen).await.expect("hers to know");
        let told: Vec<_> = told.iter().map(|one| one.person).collect();
        assert_eq!(told, [ruth.person; 2], "once an hour");
        world.later(DAY);
        let late = world.pair().await;
        let seen = world.app.read(&late.noor, late.room, Purpose::Own).await.expect("hers");
        assert_eq!(world.app.counted(&seen).await.expect("hers to know"), [], "not hers yet");
        for who in [&last.amira, &last.noor] {
            let refused = world.app.picture(who).await;
            assert!(matches!(refused, Err(AppError::NotFound)), "not theirs to see");
        }
    }
}
