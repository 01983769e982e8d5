//! The form, the form to look at again, nothing open, and to be handed back.

use super::{DonePage, FormPage, PlainPage, shows_here};
use crate::feedback::asks;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::views::samples::Album;

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, again, later) in
        [("tablet", false, false), ("tablet_again", true, false), ("tablet_later", false, true)]
    {
        let (t, look) = album.around(Look::outside);
        let mut problems = Problems::none();
        if again {
            problems.add("show", t.get("feedback-show-empty"));
        }
        let points = ["9", "4", "skip"].map(str::to_owned);
        let ahead = t.say("repair-ahead").with("name", "Amira Hale").with("days", 3u32);
        let page = FormPage {
            action: album.of_one(Page::Tablet, 1),
            once: String::new(),
            with: "Amira Hale".into(),
            asks: asks(&t, if again || later { &points } else { &[] }),
            words: String::new(),
            shows: shows_here(&t, "Amira Hale"),
            show: String::new(),
            ahead: ahead.to_string(),
            later,
            problems,
            t,
            look,
        };
        album.put(name, page)?;
    }
    let ((t, look), action) = (album.around(Look::outside), album.of(Page::Tablet));
    album.put("tablet_plain", PlainPage { t, look, action })?;
    let (t, look) = album.around(Look::outside);
    album.put("tablet_done", DonePage { t, look })
}
