//! What the page of delays shows: nothing yet, what waits and waited, and a form to look at again.

use kith_core::delay::MOST;
use kith_core::{DelayId, PersonId};

use super::{DelayPage, Line, odd_day};
use crate::form::Filled;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for name in ["staff_delay", "staff_delay_empty", "staff_delay_again"] {
        let ((t, look), action) = (album.around(Look::supervisor), album.of(Page::Delay));
        let full = name == "staff_delay";
        let mut problems = Problems::none();
        if name == "staff_delay_again" {
            problems.add("name", t.get("delay-name-nobody"));
            problems.add("person", t.get("delay-of-empty"));
            problems.add("why", t.get("delay-why-empty"));
            problems.add("until", odd_day(&t));
        }
        let missed = t.say("delay-missed").with("name", "Kai Brandt").with("day", "Monday 4 May");
        let people = vec![
            Choice::new(&PersonId([2; 16]).to_string(), "Amira Hale".into()),
            Choice::new(&PersonId([0; 16]).to_string(), t.get("delay-of-operator")),
        ];
        let page = DelayPage {
            look: look.at(&action),
            action,
            most: MOST - 1,
            lines: if full { lines(&t) } else { Vec::new() },
            missed: full.then(|| missed.to_string()).into_iter().collect(),
            people,
            filled: Filled { problems, ..Filled::default() },
            t,
        };
        album.put(name, page)?;
    }
    Ok(())
}

/// One that the reader decided and one that somebody else did and that is over.
fn lines(t: &Text) -> Vec<Line> {
    let by = |name: &str, day: &str, visits: u8| {
        let by = t.say("delay-by").with("name", name).with("day", day);
        format!("{by} {}", t.say("delay-visits").with("visits", visits))
    };
    let own = t.say("delay-own").with("name", "Amira Hale").with("client", "Noor");
    let until = t.say("delay-until-day").with("day", "Friday 29 May");
    let other = t.say("delay-other").with("name", "Jo Lind");
    let over = t.say("delay-over").with("day", "Friday 1 May");
    vec![
        Line {
            what: own.to_string(),
            until: until.to_string(),
            by: by("Ruth Vale", "Tuesday 5 May", 0),
            why: "Order 12 of the district court, until it has decided.".into(),
            end: Some(DelayId([1; 16]).to_string()),
        },
        Line {
            what: other.to_string(),
            until: over.to_string(),
            by: by("Kai Brandt", "Monday 20 April", 2),
            why: "The law on the protection of children, part 4.".into(),
            end: None,
        },
    ]
}
