//! What the page looks like with somebody waiting, with nobody to suggest, and with something
//! to look at again.

use super::{SuggestPage, Waiting};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::person::Who;
use crate::text::Text;
use crate::views::samples::Album;

fn waiting(t: &Text) -> Vec<Waiting> {
    let one = |name: &str, in_person: Option<&str>| Waiting {
        name: name.into(),
        stands: t
            .say("suggest-waiting-since")
            .with("day", "Monday 4 May")
            .with("role", t.one_of("bond-role", "therapist"))
            .to_string(),
        in_person: in_person.map(str::to_owned),
    };
    vec![one("Jo", None), one("Osei", Some("/n/stand/1"))]
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, full, two) in [
        ("staff_suggest", true, false),
        ("staff_suggest_again", true, true),
        ("staff_suggest_nobody", false, false),
    ] {
        let ((t, look), action) = (album.around(Look::staff), album.of(Page::Suggest));
        let who = Who::sample(full);
        let choice = Choice::new("1", "Sam Okoro".into()).hint(t.one_of("bond-role", "supervisor"));
        let mut problems = Problems::none();
        if two {
            let not = t.say("suggest-not").with("who", "Sam Okoro").to_string();
            problems.add("person", not);
        }
        let page = SuggestPage {
            waiting: if full && !two { waiting(&t) } else { Vec::new() },
            staff: if full { vec![choice] } else { Vec::new() },
            person: String::new(),
            purpose: if two { "Someone for the mornings.".into() } else { String::new() },
            keeping: Album::keeping(two),
            problems,
            back: album.of(Page::Person),
            t,
            look,
            who,
            action,
        };
        album.put(name, page)?;
    }
    Ok(())
}
