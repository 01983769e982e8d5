//! E53 and E57 with real processes.

use std::path::Path;
use std::time::Duration;

use kith_store::{Location, OpenError, Store, testing};

use crate::chain::SERVICE;
use crate::dice::asked_number;
use crate::parent::{Acknowledged, Moments, Working, check_all};

const NEWEST: u32 = 6;

fn data(dir: &Path) -> Location {
    Location::Data(dir.join("data"))
}

/// Starts a writer and kills it: mostly in the middle of writing, every fourth time
/// while it is still opening.
fn kill_once(location: &Location, turn: u64, moments: &mut Moments) -> Acknowledged {
    let mut working = Working::start("write", location);
    if turn % 4 == 3 {
        std::thread::sleep(moments.within(Duration::from_millis(30)));
    } else {
        working.wait();
        std::thread::sleep(moments.within(Duration::from_millis(15)));
    }
    working.kill()
}

/// Of a service's life.
const KILLS_EACH: u64 = 20;

/// 10 services, 20 kills each, unless `KITH_CRASH_KILLS` says how many in all.
#[tokio::test]
async fn e53_crash_while_appending_loses_nothing_that_was_acknowledged() {
    let kills = asked_number("KITH_CRASH_KILLS").unwrap_or(200);
    let seed = asked_number("KITH_CRASH_SEED").unwrap_or(0x5EED);
    println!("{kills} kills, seed {seed}");
    let mut moments = Moments::seeded(seed);
    let mut acknowledged = 0;
    for _ in 0..kills.div_ceil(KILLS_EACH) {
        let dir = tempfile::tempdir().unwrap();
        let location = data(dir.path());
        drop(Store::create(&location, SERVICE).await.unwrap());
        for turn in 0..KILLS_EACH {
            let heard = kill_once(&location, turn, &mut moments);
            acknowledged += u64::from(!heard.is_empty());
            check_all(&location, &heard).await;
        }
    }
    assert!(acknowledged * 4 >= kills * 3, "only {acknowledged} of the kills met a writer at work");
}

#[tokio::test]
async fn e53_crash_of_a_node_leaves_the_database_whole() {
    let mut moments = Moments::seeded(0xCAFE);
    let location = testing::database().await.unwrap();
    drop(Store::create(&location, SERVICE).await.unwrap());
    for turn in 0..20 {
        let heard = kill_once(&location, turn, &mut moments);
        check_all(&location, &heard).await;
    }
}

#[tokio::test]
async fn e53_crash_of_the_server_loses_nothing_that_was_acknowledged() {
    let mut moments = Moments::seeded(0xF00D);
    let server = testing::Server::make().unwrap();
    server.start("").unwrap();
    let location = Location::Database(server.address("postgres"));
    drop(Store::create(&location, SERVICE).await.unwrap());
    for _ in 0..5 {
        let mut working = Working::start("write", &location);
        working.wait();
        std::thread::sleep(moments.within(Duration::from_millis(60)));
        server.stop().unwrap();
        let heard = working.kill();
        server.start("").unwrap();
        check_all(&location, &heard).await;
    }
}

#[tokio::test]
async fn e53_crash_while_making_a_service_can_be_made_good() {
    let mut moments = Moments::seeded(0xBEE);
    let mut unfinished = 0;
    for _ in 0..40 {
        let dir = tempfile::tempdir().unwrap();
        let location = data(dir.path());
        let working = Working::start("make", &location);
        std::thread::sleep(moments.within(Duration::from_millis(30)));
        working.kill();
        match Store::create(&location, SERVICE).await {
            Ok(_) => unfinished += 1,
            Err(OpenError::Exists(_)) => {}
            Err(other) => panic!("{other}"),
        }
        check_all(&location, &Acknowledged::new()).await;
    }
    assert!(unfinished > 0, "no kill came early enough");
}

#[tokio::test]
async fn e53_crash_while_migrating_is_continued() {
    let mut moments = Moments::seeded(0xADD);
    for _ in 0..20 {
        let dir = tempfile::tempdir().unwrap();
        let location = data(dir.path());
        testing::older(&location, 1).await.unwrap();
        let working = Working::start("migrate", &location);
        std::thread::sleep(moments.within(Duration::from_millis(20)));
        working.kill();
        let (found, now) = Store::migrate(&location).await.unwrap();
        assert!((1..=NEWEST).contains(&found) && now == NEWEST);
        drop(Store::create(&location, SERVICE).await.unwrap());
        check_all(&location, &Acknowledged::new()).await;
    }
}

#[tokio::test]
async fn e57_crash_of_the_holder_lets_the_data_go() {
    let dir = tempfile::tempdir().unwrap();
    let location = data(dir.path());
    drop(Store::create(&location, SERVICE).await.unwrap());
    let mut working = Working::start("hold", &location);
    working.wait();
    let refused = Store::open(&location).await.unwrap_err();
    assert!(matches!(refused, OpenError::InUse(_)), "{refused}");
    working.kill();
    Store::open(&location).await.unwrap();
}
