//! The settings in force, kept just now, begun, and to be looked at again.

use super::ServicePage;
use super::checked::{Typed, checked, watches};
use crate::look::Look;
use crate::paths::Page;
use crate::views::samples::Album;

fn usual() -> Typed {
    Typed {
        name: "Harbour House".into(),
        product: "Notes".into(),
        leave: "www.weather.example".into(),
        number: "01632 960 001".into(),
        words: "Harbour House, day and night".into(),
        lines: "Night line | Every night, 8pm to 8am. Free. | 0800 000 111".into(),
        rooms: "Room 3\nThe garden room".into(),
        zone: "Europe/London".into(),
        watch: "median".into(),
        fall: "5".into(),
        days: "3".into(),
        open: "28".into(),
        hours: "24".into(),
        read: "2".into(),
        week: [true, true, true, true, true, false, false],
        closed: "2026-12-25\n2026-12-28".into(),
        lensout: "needy".into(),
        lensown: "inmate | It is cold. | person".into(),
        step: true,
        later: true,
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, kept, begun) in [
        ("staff_service", false, false),
        ("staff_service_kept", true, false),
        ("staff_service_begun", false, true),
    ] {
        put(album, name, usual(), (kept, begun))?;
    }
    let odd = Typed {
        lines: "| | nothing".into(),
        zone: "Here".into(),
        watch: "none".into(),
        fall: "none".into(),
        days: "0".into(),
        hours: "100".into(),
        read: "soon".into(),
        closed: "Christmas".into(),
        lensout: "sunshine".into(),
        lensown: "inmate".into(),
        ..Typed::default()
    };
    put(album, "staff_service_again", odd, (false, false))
}

fn put(
    album: &mut Album,
    name: &'static str,
    typed: Typed,
    (kept, begun): (bool, bool),
) -> askama::Result<()> {
    let ((t, look), action) = (album.around(Look::administrator), album.of(Page::Service));
    let page = ServicePage {
        look: look.at(&action),
        action,
        steps: (album.of(Page::FirstRun), album.of(Page::Wording)),
        places: album.of(Page::Place),
        apart: album.of(Page::Apart),
        delay: typed.later.then(|| album.of(Page::Delay)),
        watches: watches(&t),
        problems: checked(&t, &typed).err().unwrap_or_default(),
        typed,
        kept,
        begun,
        keeping: Album::keeping(begun),
        t,
    };
    album.put(name, page)
}
