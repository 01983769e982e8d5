//! Values to and from the engine.

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::sql::{Row, Value};
use crate::trouble::Trouble;

type Refused = Box<dyn std::error::Error + Sync + Send>;

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Refused> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(value) => value.to_sql(kind, out),
            Self::Bytes(value) => value.as_slice().to_sql(kind, out),
            Self::Text(value) => value.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::BYTEA, Type::TEXT].contains(kind)
    }

    to_sql_checked!();
}

/// The values as the driver takes them.
pub(super) fn references(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// Copies a row out.
pub(super) fn row(row: &tokio_postgres::Row) -> Result<Row, Trouble> {
    let damaged = |_| Trouble::Damaged("a column is of no known type");
    let mut values = Vec::with_capacity(row.len());
    for (index, column) in row.columns().iter().enumerate() {
        values.push(match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(index).map_err(damaged)?.into(),
            Type::TEXT => row.try_get::<_, Option<String>>(index).map_err(damaged)?.into(),
            _ => row.try_get::<_, Option<Vec<u8>>>(index).map_err(damaged)?.into(),
        });
    }
    Ok(Row::new(values))
}
