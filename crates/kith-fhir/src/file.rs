//! The way in for every file: bounded, and refused with a place but never with its words.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 1024 * 1024;

/// Deepest nesting of objects and lists that is read.
pub const DEEPEST: usize = 64;

/// Why a file could not be read as the FHIR resource it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileRefused {
    /// More bytes than [`LARGEST`].
    #[error("the file has {bytes} bytes; at most {LARGEST} are read")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
    },
    /// Nested deeper than [`DEEPEST`].
    #[error("the file is nested deeper than {DEEPEST} levels")]
    TooDeep,
    /// Not JSON at all.
    #[error("not JSON: line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1 (0 at the very beginning of a line).
        column: usize,
    },
    /// JSON of another resource, or of none.
    #[error("not a {expected}{}", but(found.as_deref()))]
    OtherResource {
        /// The resource that was needed.
        expected: &'static str,
        /// The resource that the file says it is.
        found: Option<String>,
    },
    /// The right resource, but a value has the wrong type.
    #[error("not in the shape of FHIR R4: line {line}, column {column}")]
    WrongShape {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
}

fn but(found: Option<&str>) -> String {
    found.map(|found| format!(" but a {found}")).unwrap_or_default()
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Probe {
    resource_type: Option<String>,
}

/// Reads a resource of the `expected` type.
pub(crate) fn read<T: DeserializeOwned>(
    bytes: &[u8],
    expected: &'static str,
) -> Result<T, FileRefused> {
    if bytes.len() > LARGEST {
        return Err(FileRefused::TooLarge { bytes: bytes.len() });
    }
    // Editors on some systems put a byte order mark in front, which JSON does not know.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if too_deep(bytes) {
        return Err(FileRefused::TooDeep);
    }
    let found = match serde_json::from_slice::<Probe>(bytes) {
        Ok(probe) => probe.resource_type,
        Err(error) if error.classify() == Category::Data => None,
        Err(error) => return Err(refusal(&error)),
    };
    if found.as_deref() != Some(expected) {
        let found = found.as_deref().map(quoted);
        return Err(FileRefused::OtherResource { expected, found });
    }
    serde_json::from_slice(bytes).map_err(|error| refusal(&error))
}

/// The place of an error without its message, which may repeat the wording of the file.
fn refusal(error: &serde_json::Error) -> FileRefused {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Data => FileRefused::WrongShape { line, column },
        Category::Syntax | Category::Eof | Category::Io => FileRefused::NotJson { line, column },
    }
}

/// Whether brackets nest deeper than [`DEEPEST`], found before anything recursive runs.
fn too_deep(bytes: &[u8]) -> bool {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => depth += 1,
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// A name from a file made fit for a message: short and without control characters.
pub(crate) fn quoted(name: &str) -> String {
    let plain = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    let mut characters = name.chars().map(plain);
    let mut short: String = characters.by_ref().take(60).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}

/// The address of a canonical, and its version if it names one.
pub(crate) fn split_version(canonical: &str) -> (&str, Option<&str>) {
    match canonical.split_once('|') {
        Some((address, version)) => (address, Some(version)),
        None => (canonical, None),
    }
}
