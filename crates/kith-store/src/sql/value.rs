//! The three kinds of value that both engines keep alike, and rows made of them.

use crate::rows::Hash;
use crate::trouble::Trouble;

/// A column's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A number, or a time in microseconds.
    Int(i64),
    /// An id, a hash, or sealed bytes.
    Bytes(Vec<u8>),
    /// A name or a hash that is text.
    Text(String),
}

/// The values of a statement, in the order of its placeholders.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::sql::Value::from($value)),*] };
}
pub(crate) use values;

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u64> for Value {
    /// No room reaches `i64::MAX` entries, so what does not fit matches nothing.
    fn from(value: u64) -> Self {
        Self::Int(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<u8> for Value {
    fn from(value: u8) -> Self {
        Self::Int(value.into())
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row that was read, taken apart from left to right.
#[derive(Debug)]
pub(crate) struct Row(std::vec::IntoIter<Value>);

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self(values.into_iter())
    }

    /// Everything that was not taken.
    pub(crate) fn into_values(self) -> Vec<Value> {
        self.0.collect()
    }

    /// The next column, which must be a `T`.
    pub(crate) fn take<T: FromValue>(&mut self) -> Result<T, Trouble> {
        let value = self.0.next().unwrap_or(Value::Null);
        T::from_value(value).ok_or(Trouble::Damaged(T::WHAT))
    }
}

/// A type that a row can be read as.
pub(crate) trait FromRow: Sized {
    fn from_row(row: &mut Row) -> Result<Self, Trouble>;
}

/// A type that a column can be read as.
pub(crate) trait FromValue: Sized {
    /// What an operator is told was expected.
    const WHAT: &'static str;
    fn from_value(value: Value) -> Option<Self>;
}

impl FromValue for i64 {
    const WHAT: &'static str = "an integer was expected";
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Int(value) => Some(value),
            Value::Null | Value::Bytes(_) | Value::Text(_) => None,
        }
    }
}

/// The narrower integers are kept as 64 bits.
macro_rules! narrow {
    ($($kind:ty),*) => {$(
        impl FromValue for $kind {
            const WHAT: &'static str = "an integer is out of range";
            fn from_value(value: Value) -> Option<Self> {
                i64::from_value(value)?.try_into().ok()
            }
        }
    )*};
}
narrow!(u64, u32, u8);

impl FromValue for Vec<u8> {
    const WHAT: &'static str = "bytes were expected";
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Bytes(value) => Some(value),
            Value::Null | Value::Int(_) | Value::Text(_) => None,
        }
    }
}

impl<const N: usize> FromValue for [u8; N] {
    const WHAT: &'static str = "bytes have the wrong length";
    fn from_value(value: Value) -> Option<Self> {
        Vec::from_value(value)?.try_into().ok()
    }
}

impl FromValue for String {
    const WHAT: &'static str = "text was expected";
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Text(value) => Some(value),
            Value::Null | Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const WHAT: &'static str = T::WHAT;
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            some => T::from_value(some).map(Some),
        }
    }
}

impl FromRow for u64 {
    fn from_row(row: &mut Row) -> Result<Self, Trouble> {
        row.take()
    }
}

impl FromRow for Hash {
    fn from_row(row: &mut Row) -> Result<Self, Trouble> {
        row.take()
    }
}
