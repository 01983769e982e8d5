//! What stays between us, before and after it was read, and for the administrator.

use super::own::{Earlier, WordingPage};
use super::{ConfidencePage, Shown};
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::views::samples::Album;

const OWN: &str = "Where your life is in danger, or a child's, we may have to call for help.\n\nWe tell you first, unless that would put somebody in danger.";

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, own, read, new) in [
        ("private_between", false, false, false),
        ("private_between_read", true, true, false),
        ("private_between_new", true, false, true),
    ] {
        let page = client(album, own, (read, new));
        album.put(name, page)?;
    }
    for (name, own, kept) in [("staff_between", false, false), ("staff_between_kept", true, true)] {
        let page = wording(album, own, kept);
        album.put(name, page)?;
    }
    let again = WordingPage { words: "x".into(), ..wording(album, true, false) };
    let mut problems = Problems::none();
    problems.add("words", again.t.get("confidence-own-long"));
    album.put("staff_between_again", WordingPage { problems, ..again })
}

fn client(album: &Album, own: bool, (read, new): (bool, bool)) -> ConfidencePage {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Confidence));
    let since = || t.say("confidence-read").with("day", "Tuesday 5 May").to_string();
    ConfidencePage {
        limits: Shown { own: own.then(|| OWN.to_owned()) },
        read: read.then(since),
        new,
        number: 1,
        people: album.of(Page::People),
        look: look.at(&action),
        action,
        t,
    }
}

fn wording(album: &Album, own: bool, kept: bool) -> WordingPage {
    let ((t, look), action) = (album.around(Look::administrator), album.of(Page::Wording));
    let by = |day: &str| t.say("confidence-own-by").with("who", "Ada").with("day", day).to_string();
    let earlier = vec![
        Earlier { by: by("5 May 2026"), words: OWN.to_owned() },
        Earlier { by: by("2 March 2026"), words: String::new() },
    ];
    WordingPage {
        limits: Shown { own: own.then(|| OWN.to_owned()) },
        kept,
        words: if own { OWN.to_owned() } else { String::new() },
        earlier: if own { earlier } else { Vec::new() },
        keeping: Album::keeping(false),
        problems: Problems::none(),
        service: album.of(Page::Service),
        look: look.at(&action),
        action,
        t,
    }
}
