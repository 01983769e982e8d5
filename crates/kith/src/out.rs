//! What the command line says: to people as sentences, to programs as JSON.

use std::io::{self, Write};

use serde::Serialize;

/// Says a line. Nobody listening is no failure.
pub(crate) fn say(line: &str) {
    let _unheard = writeln!(io::stdout().lock(), "{line}");
}

/// Says what went wrong, to standard error.
pub(crate) fn complain(line: &str) {
    let _unheard = writeln!(io::stderr().lock(), "kith: {line}");
}

/// Says data as JSON, or as lines for people.
pub(crate) fn tell<T: Serialize>(json: bool, data: &T, lines: impl FnOnce() -> Vec<String>) {
    if json {
        say(&serde_json::to_string_pretty(data).unwrap_or_default());
    } else {
        for line in lines() {
            say(&line);
        }
    }
}
