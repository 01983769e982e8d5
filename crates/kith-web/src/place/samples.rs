//! What the pages about rooms look like, and a room as a meeting shows it.

use kith_core::place::Lines;
use kith_core::words::SHORT;

use super::one::{PlacePage, too_long};
use super::{AllPage, Line, Shown};
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::text::Text;
use crate::views::samples::Album;

fn lines() -> Lines {
    Lines {
        way: "Bus 4 stops at the door. From the station it is ten minutes on foot, without stairs."
            .into(),
        entrance: "The green door on Mill Street. It is open, you do not have to ring.".into(),
        waiting: "On the left behind the entrance. There are two seats, and a window.".into(),
        seat: "Two chairs, both in sight of the door. You choose yours.".into(),
    }
}

/// A room of which everything is written.
pub(crate) fn shown_sample(t: &Text) -> Vec<Shown> {
    vec![Shown::new(t, "Room 3, first floor", &lines())]
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, full) in [("staff_places", true), ("staff_places_none", false)] {
        let ((t, look), action) = (album.around(Look::administrator), album.of(Page::Place));
        let line = |room: &str, written, number: usize| Line {
            room: room.into(),
            written,
            href: album.of_one(Page::Place, number),
        };
        let rooms = vec![line("Room 3", true, 1), line("The garden room", false, 2)];
        let (rooms, service) = (if full { rooms } else { Vec::new() }, album.of(Page::Service));
        album.put(name, AllPage { t, look: look.at(&action), rooms, service })?;
    }
    album.put("staff_place", one(album, lines(), false))?;
    album.put("staff_place_kept", one(album, lines(), true))?;
    let long = Lines { way: "a".repeat(SHORT + 1), ..lines() };
    let problems = too_long(album.text(), &long);
    album.put("staff_place_again", PlacePage { problems, ..one(album, lines(), false) })
}

fn one(album: &Album, typed: Lines, kept: bool) -> PlacePage {
    let ((t, look), action) = (album.around(Look::administrator), album.of_one(Page::Place, 1));
    PlacePage {
        look: look.at(&action),
        room: "Room 3".into(),
        kept,
        action,
        typed,
        keeping: Album::keeping(false),
        problems: Problems::none(),
        back: album.of(Page::Place),
        t,
    }
}
