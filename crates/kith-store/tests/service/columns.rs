//! What stands in the clear. Adding a line here is a decision about what a thief of
//! the disk learns: it belongs in a review of its own, never along the way.

use std::collections::BTreeSet;

use kith_store::{Location, Store};
use tokio_postgres::NoTls;

use crate::desk::{Places, SERVICE, address};

/// Every table with its columns. Those that hold ciphertext or hashes of it are
/// `leaf`, `hash`, `sealed`, `head`, `glance`, `place`, `label` and `wrapped`.
pub(crate) const GOLDEN: &[(&str, &str)] = &[
    ("accounts", "service account handle person role state pass second setup idle created"),
    ("bonds", "service bond room person role state since"),
    ("drafts", "service draft room author form version sealed updated expires"),
    ("entries", "service room seq leaf hash sealed class epoch at once"),
    ("factors", "service account factor kind lookup sealed created used step"),
    ("heads", "service room size head glance"),
    ("invitations", "service token code person role expires used tries"),
    ("key_steps", "step"),
    ("ledger_steps", "step"),
    ("rooms", "service room kind person created"),
    ("service", "service created"),
    ("sessions", "service token signin account began seen second place ended fresh label"),
    ("slot_turns", "service resource"),
    ("slots", "service resource starts ends holder"),
    ("tries", "service path count until seen"),
    ("wraps", "service room epoch recipient_kind recipient purpose wrapped"),
];

fn golden() -> BTreeSet<(String, String)> {
    let of = |(table, columns): &(&str, &str)| {
        let table = (*table).to_owned();
        let pairs = columns.split(' ').map(move |column| (table.clone(), column.to_owned()));
        pairs.collect::<Vec<_>>()
    };
    GOLDEN.iter().flat_map(of).collect()
}

#[tokio::test]
async fn sqlite_keeps_nothing_else_in_the_clear() {
    let places = Places::new().await;
    drop(Store::create(&places.sqlite, SERVICE).await.unwrap());
    let Location::Data(dir) = &places.sqlite else { panic!("not a directory") };
    let mut found = BTreeSet::new();
    for file in ["ledger.db", "keys.db"] {
        let db = rusqlite::Connection::open(dir.join(file)).unwrap();
        let text = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table'";
        let mut statement = db.prepare(text).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        found.extend(rows.map(Result::unwrap));
    }
    assert_eq!(found, golden());
}

#[tokio::test]
async fn postgres_keeps_nothing_else_in_the_clear() {
    let places = Places::new().await;
    drop(Store::create(&places.postgres, SERVICE).await.unwrap());
    let (client, connection) =
        tokio_postgres::connect(address(&places.postgres), NoTls).await.unwrap();
    tokio::spawn(connection);
    let text = "SELECT table_name::text, column_name::text FROM information_schema.columns
        WHERE table_schema NOT IN ('pg_catalog', 'information_schema')";
    let rows = client.query(text, &[]).await.unwrap();
    let found: BTreeSet<(String, String)> =
        rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(found, golden());
}

/// The two engines must also agree about order and about what may be empty.
#[tokio::test]
async fn both_engines_order_and_require_alike() {
    let places = Places::new().await;
    drop(Store::create(&places.sqlite, SERVICE).await.unwrap());
    drop(Store::create(&places.postgres, SERVICE).await.unwrap());
    let Location::Data(dir) = &places.sqlite else { panic!("not a directory") };
    let db = rusqlite::Connection::open(dir.join("ledger.db")).unwrap();
    let text = "SELECT name, \"notnull\" FROM pragma_table_info('sessions')";
    let mut statement = db.prepare(text).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let sqlite: Vec<(String, bool)> = rows.map(Result::unwrap).collect();
    let (client, connection) =
        tokio_postgres::connect(address(&places.postgres), NoTls).await.unwrap();
    tokio::spawn(connection);
    let text = "SELECT column_name::text, is_nullable = 'NO' FROM information_schema.columns
        WHERE table_name = 'sessions' ORDER BY ordinal_position";
    let rows = client.query(text, &[]).await.unwrap();
    let postgres: Vec<(String, bool)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(sqlite, postgres);
}
