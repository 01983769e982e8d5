//! Values to and from the engine.

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};

use crate::sql::{Row, Value};

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Bytes(value) => ValueRef::Blob(value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
        }))
    }
}

/// Copies a row out. Tables are strict, so a real number cannot occur; text that
/// is not UTF-8 is handed on as bytes and refused where text is expected.
pub(super) fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let columns = row.as_ref().column_count();
    let mut values = Vec::with_capacity(columns);
    for column in 0..columns {
        values.push(match row.get_ref(column)? {
            ValueRef::Null | ValueRef::Real(_) => Value::Null,
            ValueRef::Integer(value) => Value::Int(value),
            ValueRef::Blob(value) => Value::Bytes(value.to_vec()),
            ValueRef::Text(value) => match std::str::from_utf8(value) {
                Ok(text) => Value::Text(text.to_owned()),
                Err(_) => Value::Bytes(value.to_vec()),
            },
        });
    }
    Ok(Row::new(values))
}
