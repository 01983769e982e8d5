//! E62: interrupted, repeated, older and newer schemas.

use kith_store::{Location, OpenError, Store, testing};
use tokio_postgres::NoTls;

use crate::desk::{Places, SERVICE, address, say};

pub(crate) const NEWEST: u32 = 6;

#[tokio::test]
async fn e62_an_interrupted_migration_is_continued() {
    for steps in 1..NEWEST {
        let places = Places::new().await;
        for location in places.both() {
            testing::older(location, steps).await.unwrap();
            assert_eq!(Store::migrate(location).await.unwrap(), (steps, NEWEST));
            let store = Store::create(location, SERVICE).await.unwrap();
            say(&store, [1; 16], 0).await.unwrap();
        }
    }
}

#[tokio::test]
async fn e62_a_migration_run_twice_changes_nothing() {
    let places = Places::new().await;
    for location in places.both() {
        let store = Store::create(location, SERVICE).await.unwrap();
        say(&store, [1; 16], 0).await.unwrap();
        drop(store);
        for _ in 0..2 {
            assert_eq!(Store::migrate(location).await.unwrap(), (NEWEST, NEWEST));
        }
        let store = Store::open(location).await.unwrap();
        assert_eq!(store.hashes(SERVICE.service, [1; 16]).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn e62_an_older_schema_is_refused_with_the_way_out() {
    let places = Places::new().await;
    for location in places.both() {
        testing::older(location, 2).await.unwrap();
        let refused = Store::open(location).await.unwrap_err();
        assert_eq!(refused, OpenError::Older { found: 2, known: NEWEST });
        assert!(refused.to_string().contains("kith migrate"));
    }
}

#[tokio::test]
async fn e62_a_newer_schema_is_refused_and_left_alone() {
    let places = Places::new().await;
    let newer = OpenError::Newer { found: 99, known: NEWEST };
    for location in places.both() {
        drop(Store::create(location, SERVICE).await.unwrap());
        pretend_newer(location).await;
        assert_eq!(Store::open(location).await.unwrap_err(), newer);
        assert_eq!(Store::migrate(location).await.unwrap_err(), newer);
        assert_eq!(Store::create(location, SERVICE).await.unwrap_err(), newer);
    }
}

async fn pretend_newer(location: &Location) {
    let text = "INSERT INTO ledger_steps (step) VALUES (99)";
    if let Location::Data(dir) = location {
        let db = rusqlite::Connection::open(dir.join("ledger.db")).unwrap();
        db.execute_batch(text).unwrap();
        return;
    }
    let address = format!("{} options='-c search_path=kith'", address(location));
    let (client, connection) = tokio_postgres::connect(&address, NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(text).await.unwrap();
}

#[tokio::test]
async fn a_service_whose_making_was_interrupted_is_missing_and_can_be_made() {
    for steps in [0, NEWEST] {
        let places = Places::new().await;
        for location in places.both() {
            testing::older(location, steps).await.unwrap();
            let refused = Store::open(location).await.unwrap_err();
            assert_eq!(refused, OpenError::Missing(location.to_string()));
            Store::create(location, SERVICE).await.unwrap();
        }
    }
}

#[tokio::test]
async fn what_is_made_is_found_and_not_made_again() {
    let places = Places::new().await;
    for location in places.both() {
        let missing = OpenError::Missing(location.to_string());
        assert_eq!(Store::open(location).await.unwrap_err(), missing);
        assert_eq!(Store::migrate(location).await.unwrap_err(), missing);
        let store = Store::create(location, SERVICE).await.unwrap();
        say(&store, [1; 16], 0).await.unwrap();
        drop(store);
        let again = Store::create(location, SERVICE).await.unwrap_err();
        assert!(matches!(again, OpenError::Exists(_)));
        let store = Store::open(location).await.unwrap();
        assert_eq!(store.service(), &SERVICE);
        assert_eq!(store.hashes(SERVICE.service, [1; 16]).await.unwrap(), [[3; 32]]);
    }
}
