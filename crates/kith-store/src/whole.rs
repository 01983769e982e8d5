//! A service as a whole, for backup and restore: its tables, read and written row by row.
//!
//! Which tables and columns there are is asked of the engine itself, so that none can be
//! forgotten; a row is the same three kinds of value on both engines, so that what was read
//! from one can be written to the other.

use crate::rows::Id;
use crate::sql::{Row, Value};
use crate::trouble::Trouble;

/// A part of a service read from one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What follows is of this table.
    Table {
        /// Its name.
        name: String,
        /// Its columns, in the order of the values of each row.
        columns: Vec<String>,
    },
    /// Some of its rows, in the order of its key.
    Rows(Vec<Vec<Value>>),
}

/// Tables that stay where they are: what says which service and schema this is, which a
/// backup says for itself; and sign-ins, because nobody is to be signed in again by an old file.
pub(crate) const APART: [&str; 5] =
    ["service", "ledger_steps", "key_steps", "restoring", "sessions"];

/// Stands in a place that is being restored, made before the first table and gone with the
/// step that makes the service known.
pub(crate) const RESTORING: &str = "CREATE TABLE restoring (started {int} NOT NULL)";

/// About how many bytes travel together.
const TOGETHER: usize = 1 << 18;

/// A table as the engine describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    /// The columns of its key, in order.
    key: Vec<String>,
}

/// One column as the engine describes it: its table, its name, its place in the key from 1.
pub(crate) type Column = (String, String, i64);

/// The tables of a part, from its columns in the order of tables and places.
pub(crate) fn tables(columns: Vec<Column>) -> Vec<Table> {
    let mut found: Vec<(Table, Vec<(i64, String)>)> = Vec::new();
    for (name, column, place) in columns {
        if APART.contains(&name.as_str()) {
            continue;
        }
        if found.last().is_none_or(|(table, _)| table.name != name) {
            found.push((Table { name, columns: Vec::new(), key: Vec::new() }, Vec::new()));
        }
        if let Some((table, key)) = found.last_mut() {
            key.extend((place > 0).then(|| (place, column.clone())));
            table.columns.push(column);
        }
    }
    let in_order = |(mut table, mut key): (Table, Vec<(i64, String)>)| {
        key.sort();
        table.key = key.into_iter().map(|(_, column)| column).collect();
        table
    };
    found.into_iter().map(in_order).collect()
}

impl Table {
    /// The table as the first thing said of it.
    pub(crate) fn named(&self) -> Piece {
        Piece::Table { name: self.name.clone(), columns: self.columns.clone() }
    }

    /// Asks for all rows of a service, in the order of the key. The id is written out, because
    /// not every engine takes a value where rows are fetched in portions.
    pub(crate) fn select(&self, service: &str) -> String {
        let (columns, key) = (self.columns.join(", "), self.key.join(", "));
        format!("SELECT {columns} FROM {} WHERE service = {service} ORDER BY {key}", self.name)
    }

    /// Takes one row.
    pub(crate) fn insert(&self) -> String {
        let places: Vec<_> = (1..=self.columns.len()).map(|place| format!("${place}")).collect();
        let (columns, places) = (self.columns.join(", "), places.join(", "));
        format!("INSERT INTO {} ({columns}) VALUES ({places})", self.name)
    }
}

/// The table that a backup names, which must be one of these and have its columns.
pub(crate) fn the_same(tables: &[Table], name: &str, columns: &[String]) -> Option<Table> {
    tables.iter().find(|table| table.name == name && table.columns == columns).cloned()
}

/// An id in hexadecimal.
pub(crate) fn hex(id: Id) -> String {
    format!("{:032x}", u128::from_be_bytes(id))
}

/// Rows on their way, handed on when there are enough of them.
#[derive(Default)]
pub(crate) struct Portion {
    rows: Vec<Vec<Value>>,
    bytes: usize,
}

impl Portion {
    /// Adds a row, and gives the portion if it is full.
    pub(crate) fn add(&mut self, row: Row) -> Option<Piece> {
        let values = row.into_values();
        self.bytes += values.iter().map(size).sum::<usize>();
        self.rows.push(values);
        if self.bytes < TOGETHER { None } else { self.rest() }
    }

    /// What is left.
    pub(crate) fn rest(&mut self) -> Option<Piece> {
        let rows = std::mem::take(self).rows;
        (!rows.is_empty()).then_some(Piece::Rows(rows))
    }
}

fn size(value: &Value) -> usize {
    8 + match value {
        Value::Null | Value::Int(_) => 0,
        Value::Bytes(bytes) => bytes.len(),
        Value::Text(text) => text.len(),
    }
}

/// A table or a row that the schema of a backup does not have.
pub(crate) const STRANGE: Trouble = Trouble::Damaged("the backup does not have the tables it says");

#[cfg(test)]
mod tests {
    use super::*;

    fn column(table: &str, name: &str, place: i64) -> Column {
        (table.to_owned(), name.to_owned(), place)
    }

    #[test]
    fn a_table_is_read_in_the_order_of_its_key_and_service_and_sign_ins_stay() {
        let found = tables(vec![
            column("entries", "service", 1),
            column("entries", "leaf", 0),
            column("entries", "seq", 3),
            column("entries", "room", 2),
            column("service", "service", 1),
            column("sessions", "token", 2),
        ]);
        let [entries] = found.as_slice() else { panic!("one table: {found:?}") };
        let asks = "SELECT service, leaf, seq, room FROM entries WHERE service = x \
                    ORDER BY service, room, seq";
        assert_eq!(entries.select("x"), asks);
        let takes = "INSERT INTO entries (service, leaf, seq, room) VALUES ($1, $2, $3, $4)";
        assert_eq!(entries.insert(), takes);
    }

    #[test]
    fn rows_travel_in_portions() {
        let mut portion = Portion::default();
        let row = || Row::new(vec![Value::Bytes(vec![0; TOGETHER / 2])]);
        assert_eq!(portion.add(row()), None);
        let Some(Piece::Rows(rows)) = portion.add(row()) else { panic!("a portion") };
        assert_eq!((rows.len(), portion.rest()), (2, None));
    }
}
