//! Limits on what people write. Words are kept exactly as given, or refused; never changed.

use crate::refusal::Refusal;

/// The most characters in a name or a line.
pub const LINE: usize = 200;
/// The most characters in a short text, such as "please bring up".
pub const SHORT: usize = 4_000;
/// The most bytes in a note: it has to fit one sealed entry of 64 KiB.
pub const LONG: usize = 60_000;

/// `text`, when it is not blank and not longer than `limit` bytes.
pub fn said(text: String, limit: usize) -> Result<String, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    fits(text, limit)
}

/// `text`, when it is not longer than `limit` bytes; may be empty.
pub fn fits(text: String, limit: usize) -> Result<String, Refusal> {
    if text.len() > limit { Err(Refusal::TooLong { limit }) } else { Ok(text) }
}

/// `answers`, when there are `count` and each is within 0 to `most` or left out.
pub fn scale(answers: Vec<Option<u8>>, count: usize, most: u8) -> Result<Vec<Option<u8>>, Refusal> {
    let fits = answers.len() == count && answers.iter().flatten().all(|answer| *answer <= most);
    if fits { Ok(answers) } else { Err(Refusal::OutsideScale) }
}
