//! The rules that every statement keeps, on both engines.

use rusqlite::Connection;
use tokio_postgres::{Client, NoTls};

use super::{ALL, Part, Statement};
use crate::rows::ServiceRow;
use crate::testing::database;
use crate::{Location, Store};

const SERVICE: ServiceRow = ServiceRow { service: [1; 16], created: 1 };

/// Questions about the whole service, asked at start or on an administrator's
/// page or by whoever keeps the machine; nothing else may look at all its rows.
const WHOLE: [&str; 8] = [
    "SERVICE",
    "ACCOUNTS",
    "ROOM_IDS",
    "WRAPPED_ROOMS",
    "WRAPPED_UNDER",
    "WRAPS_UNDER",
    "DROP_RETIRED",
    "NEWEST_ENTRY",
];

fn asks(name: &str, statement: &Statement) -> bool {
    let inserts = statement.text.trim_start().starts_with("INSERT");
    !inserts && !WHOLE.contains(&name)
}

/// The placeholders in the order in which they first stand in the text.
fn placeholders(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for piece in text.split('$').skip(1) {
        let digits: String = piece.chars().take_while(char::is_ascii_digit).collect();
        let number = digits.parse().unwrap();
        if !found.contains(&number) {
            found.push(number);
        }
    }
    found
}

#[test]
fn placeholders_first_stand_in_order() {
    for (name, statement) in ALL {
        let found = placeholders(statement.text);
        let wanted: Vec<usize> = (1..=found.len()).collect();
        assert_eq!(found, wanted, "{name}: SQLite counts placeholders as they appear");
    }
}

#[test]
fn no_statement_but_the_erasing_one_changes_or_deletes_an_entry() {
    for (name, statement) in ALL.iter().filter(|(name, _)| *name != "ERASE_ENTRIES") {
        let words: Vec<&str> = statement.text.split_whitespace().collect();
        let changes = words.windows(2).any(|pair| pair == ["UPDATE", "entries"])
            || words.windows(3).any(|three| three == ["DELETE", "FROM", "entries"]);
        let replaces = words.windows(3).any(|three| three == ["INSERT", "INTO", "entries"])
            && words.contains(&"CONFLICT");
        assert!(!changes && !replaces, "{name} would change what was said");
    }
}

#[test]
fn every_statement_names_the_service() {
    for (name, statement) in ALL.iter().filter(|(name, _)| *name != "SERVICE") {
        assert!(statement.text.contains("service"), "{name} does not say whose data it means");
    }
}

#[tokio::test]
async fn sqlite_prepares_every_statement_and_searches() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(&Location::Data(dir.path().to_owned()), SERVICE).await.unwrap();
    drop(store);
    let ledger = Connection::open(dir.path().join("ledger.db")).unwrap();
    let keys = Connection::open(dir.path().join("keys.db")).unwrap();
    for (name, statement) in ALL {
        let db = if statement.part == Part::Keys { &keys } else { &ledger };
        db.prepare(statement.text).unwrap_or_else(|error| panic!("{name}: {error}"));
        if asks(name, statement) {
            let plan = sqlite_plan(db, statement.text);
            assert!(searches_sqlite(&plan), "{name} looks at all rows: {plan}");
        }
    }
}

fn sqlite_plan(db: &Connection, text: &str) -> String {
    let mut explained = db.prepare(&format!("EXPLAIN QUERY PLAN {text}")).unwrap();
    let rows = explained.raw_query();
    let lines = rows.mapped(|row| row.get::<_, String>(3));
    lines.collect::<Result<Vec<_>, _>>().unwrap().join("; ")
}

/// A search by the service alone would still look at all of it.
fn searches_sqlite(plan: &str) -> bool {
    plan.contains("SEARCH") && !plan.contains("SCAN") && !plan.contains("(service=?)")
}

#[test]
fn a_plan_that_looks_at_all_rows_is_told_apart() {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE t (service, a, b, PRIMARY KEY (service, a))").unwrap();
    let refused = ["SELECT * FROM t WHERE b = 1", "SELECT * FROM t WHERE service = 1 AND b = 1"];
    for text in refused {
        assert!(!searches_sqlite(&sqlite_plan(&db, text)), "{text}");
    }
    let allowed = "SELECT * FROM t WHERE service = 1 AND a = 1";
    assert!(searches_sqlite(&sqlite_plan(&db, allowed)));
}

#[tokio::test]
async fn postgres_prepares_every_statement_and_searches() {
    let location = database().await.unwrap();
    let store = Store::create(&location, SERVICE).await.unwrap();
    drop(store);
    let Location::Database(address) = location else { panic!("not a database") };
    let address = format!("{address} options='-c search_path=kith,kith_keys'");
    let (client, connection) = tokio_postgres::connect(&address, NoTls).await.unwrap();
    tokio::spawn(connection);
    fill(&client).await;
    // With these the server scans only where it has no other way, and shows the
    // plan for any value.
    let settings = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan";
    client.batch_execute(settings).await.unwrap();
    for (name, statement) in ALL {
        let plan = postgres_plan(&client, statement.text).await;
        if asks(name, statement) {
            assert!(searches_postgres(&plan), "{name} looks at all rows: {plan}");
        }
    }
}

/// Fills every table with rows of one service: which way to a row is short is only
/// known to the server from how many there are.
async fn fill(client: &Client) {
    let columns = r"SELECT table_name::text, string_agg(CASE
            WHEN column_name = 'service' THEN '''\x01''::bytea'
            WHEN data_type = 'bytea' THEN 'decode(md5(n::text), ''hex'')'
            WHEN data_type = 'bigint' THEN 'n' ELSE 'n::text' END, ', '
            ORDER BY ordinal_position)
        FROM information_schema.columns WHERE table_schema IN ('kith', 'kith_keys')
        AND table_name NOT IN ('service', 'ledger_steps', 'key_steps') GROUP BY table_name";
    for row in client.query(columns, &[]).await.unwrap() {
        let (table, values): (String, String) = (row.get(0), row.get(1));
        let insert = format!("INSERT INTO {table} SELECT {values} FROM generate_series(1, 500) n");
        client.batch_execute(&format!("{insert}; ANALYZE {table}")).await.unwrap();
    }
}

async fn postgres_plan(client: &Client, text: &str) -> String {
    client.batch_execute(&format!("PREPARE asked AS {text}")).await.unwrap();
    let nulls = vec!["NULL"; placeholders(text).len()].join(", ");
    let arguments = if nulls.is_empty() { nulls } else { format!("({nulls})") };
    let explain = format!("EXPLAIN EXECUTE asked{arguments}");
    let messages = client.simple_query(&explain).await.unwrap();
    client.batch_execute("DEALLOCATE asked").await.unwrap();
    let line = |message: &tokio_postgres::SimpleQueryMessage| match message {
        tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    };
    messages.iter().filter_map(line).collect::<Vec<_>>().join("; ")
}

fn searches_postgres(plan: &str) -> bool {
    let conditions: Vec<&str> = plan.split("; ").filter(|line| line.contains("Cond:")).collect();
    !plan.contains("Seq Scan")
        && !conditions.is_empty()
        && conditions.iter().all(|line| line.contains(" AND "))
}
