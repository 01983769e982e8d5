//! A sentence on its way: a key, and the names, days and numbers that complete it.

use std::fmt::{self, Display};

use fluent_bundle::{FluentArgs, FluentValue};

use super::Text;

/// Marks that keep a name or a sentence in its own direction within HTML text.
const MARKS: [char; 4] = ['\u{2068}', '\u{2069}', '\u{202e}', '\u{202c}'];

/// What may be put into a sentence. Templates pass references, so references count too.
pub trait Value {
    /// The value as Fluent wants it.
    fn value(&self) -> FluentValue<'static>;
}

impl Value for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Value for String {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}

impl<V: Value + ?Sized> Value for &V {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Value for $number {
            fn value(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )*};
}

numbers!(u8, u16, u32, i32, u64, i64, usize);

/// Words under a key, completed with values; shown as HTML text or taken as plain text.
#[derive(Debug)]
pub struct Said {
    text: Text,
    key: String,
    args: FluentArgs<'static>,
}

impl Said {
    pub(super) fn new(text: Text, key: &str) -> Self {
        Self { text, key: key.to_owned(), args: FluentArgs::new() }
    }

    /// Puts a value at the place called `name`.
    pub fn with(mut self, name: &str, value: impl Value) -> Self {
        self.args.set(name.to_owned(), value.value());
        self
    }

    /// Whether there is nothing to say; parts of templates ask this of every hint.
    pub fn is_empty(&self) -> bool {
        self.to_string().is_empty()
    }

    /// The words without direction marks: for titles, attributes, mail and files.
    pub fn plain(&self) -> String {
        without_marks(&self.to_string())
    }
}

impl Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text.words(&self.key, &self.args))
    }
}

pub(super) fn without_marks(words: &str) -> String {
    words.replace(MARKS, "")
}
