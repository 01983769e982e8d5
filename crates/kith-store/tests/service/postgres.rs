//! The shared database: what it must promise, and what happens when it goes away.

use kith_store::{AppendError, Location, OpenError, Store, Trouble, testing};
use tokio_postgres::NoTls;

use crate::desk::{Places, SERVICE, address, say, say_both};

async fn run(address: &str, text: &str) {
    let (client, connection) = tokio_postgres::connect(address, NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(text).await.unwrap();
}

#[tokio::test]
async fn e58_a_server_that_may_lose_what_it_acknowledged_is_refused() {
    let server = testing::Server::make().unwrap();
    server.start("").unwrap();
    let location = Location::Database(server.address("postgres"));
    drop(Store::create(&location, SERVICE).await.unwrap());
    for setting in ["fsync", "full_page_writes", "synchronous_commit"] {
        server.stop().unwrap();
        server.start(&format!("-c {setting}=off")).unwrap();
        let wanted = OpenError::Unsafe(format!("{setting}=off"), "on".to_owned());
        assert_eq!(Store::open(&location).await.unwrap_err(), wanted);
        assert_eq!(Store::migrate(&location).await.unwrap_err(), wanted);
        assert_eq!(Store::create(&location, SERVICE).await.unwrap_err(), wanted);
    }
    server.stop().unwrap();
    std::fs::write(server.data().join("standby.signal"), "").unwrap();
    server.start("").unwrap();
    assert_eq!(Store::open(&location).await.unwrap_err(), OpenError::Standby);
}

#[tokio::test]
async fn a_database_that_waives_durability_by_itself_is_refused() {
    let places = Places::new().await;
    drop(Store::create(&places.postgres, SERVICE).await.unwrap());
    let waive = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off',
        current_database()); END $$";
    run(address(&places.postgres), waive).await;
    let wanted = OpenError::Unsafe("synchronous_commit=off".to_owned(), "on".to_owned());
    assert_eq!(Store::open(&places.postgres).await.unwrap_err(), wanted);
}

#[tokio::test]
async fn a_server_that_went_away_is_reported_and_found_again() {
    let server = testing::Server::make().unwrap();
    server.start("").unwrap();
    let location = Location::Database(server.address("postgres"));
    let store = Store::create(&location, SERVICE).await.unwrap();
    say(&store, [1; 16], 0).await.unwrap();
    server.stop().unwrap();
    let cut = say(&store, [1; 16], 1).await;
    assert!(matches!(cut, Err(AppendError::Trouble(Trouble::Unavailable(_)))), "{cut:?}");
    let read = store.hashes(SERVICE.service, [1; 16]).await;
    assert!(matches!(read, Err(Trouble::Unavailable(_))), "{read:?}");
    server.start("").unwrap();
    say(&store, [1; 16], 1).await.unwrap();
    assert_eq!(store.hashes(SERVICE.service, [1; 16]).await.unwrap().len(), 2);
}

/// A caller that gives up in the middle leaves no transaction open behind it.
#[tokio::test]
async fn an_append_that_nobody_waits_for_is_finished() {
    let places = Places::new().await;
    let store = Store::create(&places.postgres, SERVICE).await.unwrap();
    for number in 0..40 {
        let append = say(&store, [number; 16], 0);
        let soon = std::time::Duration::from_micros(u64::from(number) * 60);
        let _ = tokio::time::timeout(soon, append).await;
    }
    for number in 0..40 {
        match say(&store, [number; 16], 0).await {
            Ok(()) | Err(AppendError::Moved { .. }) => {}
            Err(other) => panic!("{other}"),
        }
    }
    let rooms: Vec<_> = (0..40).map(|number| [number; 16]).collect();
    let heads = store.heads(SERVICE.service, &rooms).await.unwrap();
    assert!(heads.len() == 40 && heads.iter().all(|(_, head)| head.size == 1));
}

/// The server breaks off one of two transactions that wait for each other: ours,
/// because it has waited longer. It is tried again without the caller knowing.
#[tokio::test]
async fn an_append_that_had_to_give_way_is_tried_again() {
    let places = Places::new().await;
    // Each looks for a circle once, after so long: time enough for the other to wait as well.
    let patience = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = 3000',
        current_database()); END $$";
    run(address(&places.postgres), patience).await;
    let store = Store::create(&places.postgres, SERVICE).await.unwrap();
    let (first, second) = ([1; 16], [2; 16]);
    for room in [first, second] {
        say(&store, room, 0).await.unwrap();
    }
    let (mut client, connection) =
        tokio_postgres::connect(address(&places.postgres), NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute("SET deadlock_timeout = '1h'").await.unwrap();
    let other = client.transaction().await.unwrap();
    let lock = "UPDATE kith.heads SET size = size WHERE room = $1";
    other.execute(lock, &[&second.as_slice()]).await.unwrap();
    let ours = tokio::spawn(async move { say_both(&store, [first, second]).await });
    // Ours holds the first room and waits for the second.
    let waits = "SELECT count(*) FROM pg_locks WHERE NOT granted";
    while other.query_one(waits, &[]).await.unwrap().get::<_, i64>(0) == 0 {
        tokio::task::yield_now().await;
    }
    other.execute(lock, &[&first.as_slice()]).await.unwrap();
    other.commit().await.unwrap();
    assert_eq!(ours.await.unwrap(), Ok(()));
}

#[tokio::test]
async fn keys_stand_in_a_schema_of_their_own() {
    let places = Places::new().await;
    drop(Store::create(&places.postgres, SERVICE).await.unwrap());
    let (client, connection) =
        tokio_postgres::connect(address(&places.postgres), NoTls).await.unwrap();
    tokio::spawn(connection);
    let found = "SELECT string_agg(table_schema || '.' || table_name, ' ' ORDER BY 1)
        FROM information_schema.tables WHERE table_name IN ('wraps', 'entries')";
    let row = client.query_one(found, &[]).await.unwrap();
    let tables: String = row.get(0);
    assert!(tables.contains("kith.entries") && tables.contains("kith_keys.wraps"), "{tables}");
}

#[tokio::test]
async fn an_address_that_cannot_be_understood_is_not_repeated() {
    for address in ["postgres://a:hunter2@host:notaport/x", "password=hunter2 nonsense"] {
        let location = Location::Database(address.to_owned());
        let refused = Store::open(&location).await.unwrap_err();
        assert!(matches!(refused, OpenError::Address(_)), "{refused:?}");
        let said = format!("{refused} {refused:?} {location}");
        assert!(!said.contains("hunter2"), "{said}");
    }
}

#[tokio::test]
async fn a_demand_for_encryption_is_refused_and_not_ignored() {
    let location = Location::Database("host=localhost sslmode=require".to_owned());
    let refused = Store::open(&location).await.unwrap_err();
    assert!(matches!(refused, OpenError::Address(_)), "{refused:?}");
}
