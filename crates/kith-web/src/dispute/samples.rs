//! Sample pages: of a note and of something else, with something to look at again, and over.

use super::settle::SettlePage;
use crate::heard::Marking;
use crate::lens::Lens;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::person::Who;
use crate::record::{self, Shown};
use crate::views::samples::Album;

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for name in ["settle", "settle_other", "settle_again", "settle_over"] {
        let (t, look) = album.around(Look::staff);
        let [written, said] = record::sample_dispute(&t, name == "settle_over");
        let mut problems = Problems::none();
        if name == "settle_again" {
            problems.add("both-stand", t.get("reply-empty"));
        }
        let press = Marking {
            action: album.of_one(Page::Words, 1),
            field: "entries",
            said: String::new(),
            ways: vec![("1".into(), t.get("dispute-read"))],
            about: String::new(),
        };
        let own_note = name != "settle_other";
        let view = SettlePage {
            who: Who::sample(true),
            said: Shown { marking: (name == "settle").then_some(press), ..said },
            agreed: if own_note { written.text() } else { String::new() },
            written,
            open: name != "settle_over",
            own_note,
            both_stand: String::new(),
            action: album.of_one(Page::Settle, 1),
            lens: if name == "settle_again" { Lens::sample(&t) } else { Lens::default() },
            problems,
            keeping: Album::keeping(name == "settle_again"),
            back: album.of_one(Page::Told, 1),
            t,
            look,
        };
        album.put(name, view)?;
    }
    Ok(())
}
