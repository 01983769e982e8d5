//! What the page of those who are kept apart shows: nobody yet, two rules, and a form to look at
//! again.

use kith_app::KeptApart;
use kith_core::apart::{Part, Rule, Side, Strength};
use kith_core::time::{DAY, HOUR};
use kith_core::{ApartId, PersonId, Timestamp};

use super::{ApartPage, Line, line, parts, strengths};
use crate::form::Filled;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::text::Text;
use crate::views::samples::Album;

/// Tuesday 5 May 2026, nine in the morning.
const NOW: Timestamp = Timestamp(1_777_971_600_000_000);

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for name in ["staff_apart", "staff_apart_empty", "staff_apart_again"] {
        let ((t, look), action) = (album.around(Look::supervisor), album.of(Page::Apart));
        let full = name == "staff_apart";
        let mut problems = Problems::none();
        if name == "staff_apart_again" {
            problems.add("one", t.get("apart-name-nobody"));
            problems.add("other", t.get("apart-name-empty"));
            problems.add("strength", t.get("apart-strength-empty"));
        }
        let missed = t.say("apart-missed").with("name", "Kai Brandt").with("day", "Monday 4 May");
        let page = ApartPage {
            look: look.at(&action),
            action,
            lines: if full { lines(&t) } else { Vec::new() },
            missed: full.then(|| missed.to_string()).into_iter().collect(),
            parts: parts(&t),
            strengths: strengths(&t),
            filled: Filled { problems, ..Filled::default() },
            t,
        };
        album.put(name, page)?;
    }
    Ok(())
}

/// Two clients who are both expected on one day, and somebody whose record is gone.
fn lines(t: &Text) -> Vec<Line> {
    let side = |number, part| Side { person: PersonId([number; 16]), part };
    let first = Rule {
        apart: ApartId([1; 16]),
        one: side(1, Part::MayBeHarmed),
        other: side(4, Part::MayHarm),
        strength: Strength::Day,
        why: "She asked for it in March.".into(),
        by: PersonId([8; 16]),
        since: NOW,
    };
    let second = Rule {
        apart: ApartId([2; 16]),
        one: side(2, Part::NotSaid),
        other: side(5, Part::NotSaid),
        strength: Strength::Touching,
        why: String::new(),
        ..first.clone()
    };
    let touching = vec![(NOW.plus(2 * DAY), NOW.plus(2 * DAY + 3 * HOUR))];
    let (one, other) = (Some("Noor".into()), Some("Sam Weller".into()));
    let first = KeptApart { rule: first, one, other, touching };
    let second =
        KeptApart { rule: second, one: Some("Jo Lind".into()), other: None, touching: Vec::new() };
    vec![line(t, &first, Some("Ruth Vale"), NOW), line(t, &second, None, NOW)]
}
