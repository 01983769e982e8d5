//! What the page looks like with somebody waiting, with nobody to suggest, and with something
//! to look at again.

use kith_core::staff::Member;
use kith_core::{PersonId, Role, Timestamp};

use super::{SuggestPage, Waiting, choice, opens};
use crate::bond::as_role;
use crate::look::Look;
use crate::parts::Problems;
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
            .with("role", as_role(t, Role::Therapist))
            .to_string(),
        in_person: in_person.map(str::to_owned),
    };
    vec![one("Jo", None), one("Osei", Some("/n/stand/1"))]
}

/// One colleague of each kind.
fn colleagues() -> Vec<Member> {
    let one = |(place, (name, role)): (usize, (&str, Role))| Member {
        person: PersonId([u8::try_from(place).unwrap_or_default(); 16]),
        name: name.into(),
        role,
        since: Timestamp(0),
        role_since: Timestamp(0),
        left: None,
    };
    let all = [
        ("Sam Okoro", Role::Supervisor),
        ("Teo Marsh", Role::PeerSupporter),
        ("Lin Park", Role::Interpreter),
        ("Vera Holt", Role::Reception),
    ];
    all.into_iter().enumerate().map(one).collect()
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, full, two) in [
        ("staff_suggest", true, false),
        ("staff_suggest_again", true, true),
        ("staff_suggest_nobody", false, false),
    ] {
        let ((t, look), action) = (album.around(Look::staff), album.of(Page::Suggest));
        let who = Who::sample(full);
        let staff = if full { colleagues() } else { Vec::new() };
        let mut problems = Problems::none();
        if two {
            let not = t.say("suggest-not").with("who", "Sam Okoro").to_string();
            problems.add("person", not);
        }
        let page = SuggestPage {
            waiting: if full && !two { waiting(&t) } else { Vec::new() },
            opens: opens(&t, who.name(), &staff),
            staff: staff.iter().map(|member| choice(&t, member)).collect(),
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
