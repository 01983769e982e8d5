//! What a room is like, on the page of a meeting.

use kith_core::meeting::Meeting;
use kith_core::place::Lines;

use crate::site::Site;
use crate::text::Text;

/// One room, as somebody who is to go there reads it.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) room: String,
    /// Each line that is written, with its name.
    pub(crate) rows: Vec<(String, String)>,
}

impl Shown {
    /// The rooms of a meeting of which something is written: where it is, and where a change that
    /// waits would have it.
    pub(crate) fn of(t: &Text, site: &Site, meeting: &Meeting) -> Vec<Self> {
        let book = site.app.book();
        let proposed = meeting.proposed.as_ref().map(|(details, _)| details);
        let mut shown: Vec<Self> = Vec::new();
        for details in meeting.agreed.iter().chain(proposed) {
            let known = shown
                .iter()
                .any(|one| book.settings().room(&one.room) == book.settings().room(&details.place));
            if let Some(lines) = book.place(&details.place).filter(|_| !known) {
                shown.push(Self::new(t, details.place.trim(), lines));
            }
        }
        shown
    }

    pub(super) fn new(t: &Text, room: &str, lines: &Lines) -> Self {
        let rows = lines.all().into_iter().filter(|(_, words)| !words.is_empty());
        let rows = rows.map(|(key, words)| (t.one_of("place-line", key), words.to_owned()));
        Self { room: room.to_owned(), rows: rows.collect() }
    }
}
