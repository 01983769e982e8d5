//! What the pages of people and roles look like with little, with much, and refused.

use kith_app::Came;
use kith_core::Role;

use super::add::{AddPage, choices, problems};
use super::leaving::LeavingPage;
use super::member::{MemberPage, others};
use super::over::{self, OverPage};
use super::role::RolePage;
use super::{Former, Row, StaffPage, due, opens, role_name, roles, state};
use super::{access, second};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    list(album)?;
    add(album)?;
    member(album)?;
    role(album)?;
    leaving(album)?;
    taking_over(album)?;
    access::samples(album)?;
    second::samples(album)
}

fn list(album: &mut Album) -> askama::Result<()> {
    for (name, full) in [("staff_people", true), ("staff_people_few", false)] {
        let (t, look) = album.around(Look::administrator);
        let row = |name: &str, role: Role, came, beside: usize| Row {
            name: name.into(),
            href: album.of_one(Page::Member, name.len()),
            role: role_name(&t, role),
            state: state(&t, came),
            since: "3 March 2026".into(),
            beside: t.say("staff-beside-count").with("count", beside).to_string(),
        };
        let mut rows = vec![
            row("Ada Lund", Role::Administrator, Came::Confirmed, 0),
            row("Amira Hale", Role::Therapist, Came::Confirmed, 6),
            row("Joanna", Role::Supervisor, Came::Accepted, 0),
            row("Tess", Role::PeerSupporter, Came::Invited, 1),
        ];
        rows.truncate(if full { 4 } else { 1 });
        let said = t.say("staff-former-line").with("name", "Ben Okoro").with("day", "5 May 2026");
        let words = said.with("role", role_name(&t, Role::Therapist)).to_string();
        let line = t.say("staff-over-line").with("count", 2_usize).with("name", "Ben Okoro");
        let alone = Some((line.to_string(), album.of_one(Page::TakeOver, 1)));
        let line = t.say("staff-over-line").with("count", 1_usize).with("name", "Joanna");
        let changed = (line.to_string(), album.of_one(Page::TakeOver, 2));
        let page = StaffPage {
            admit: full.then(|| album.of(Page::Admit)),
            met_too: full.then(|| album.of(Page::MetToo)),
            links: album.of(Page::Admit),
            add: album.of(Page::AddStaff),
            access: (due(&t, if full { 3 } else { 0 }), album.of(Page::Access)),
            second: (full, album.of(Page::Second)),
            rows,
            alone: if full { vec![changed] } else { Vec::new() },
            former: if full { vec![Former { words, alone }] } else { Vec::new() },
            roles: roles(&t),
            look: look.at(&album.of(Page::Staff)),
            t,
        };
        album.put(name, page)?;
    }
    Ok(())
}

fn add(album: &mut Album) -> askama::Result<()> {
    for (name, wrong) in [("staff_add", false), ("staff_add_again", true)] {
        let ((t, look), action) = (album.around(Look::administrator), album.of(Page::AddStaff));
        let problems = if wrong { problems(&t, "", None) } else { Problems::none() };
        let (roles, once, all) = (choices(&t), String::new(), album.of(Page::Staff));
        let typed = Default::default();
        album.put(name, AddPage { t, look, action, typed, roles, once, all, problems })?;
    }
    Ok(())
}

fn member(album: &mut Album) -> askama::Result<()> {
    for (sample, role, came, own) in [
        ("staff_member", Role::Therapist, Came::Confirmed, false),
        ("staff_member_peer", Role::PeerSupporter, Came::Confirmed, false),
        ("staff_member_interpreter", Role::Interpreter, Came::Confirmed, false),
        ("staff_member_reception", Role::Reception, Came::Confirmed, false),
        ("staff_member_invited", Role::Supervisor, Came::Invited, false),
        ("staff_member_own", Role::Administrator, Came::Confirmed, true),
    ] {
        let (t, look) = album.around(Look::administrator);
        let name = "Amira Hale".to_owned();
        let page = MemberPage {
            role: role_name(&t, role),
            state: state(&t, came),
            since: "3 March 2026".into(),
            opens: opens(&t, (&name, role), came, 6),
            own,
            others: others(&t, role, |role| album.of_one(Page::OtherRole, role.number())),
            away: (!own).then(|| album.of_one(Page::AwayOf, 1)),
            leaving: album.of(Page::Leaving),
            links: album.of(Page::Admit),
            all: album.of(Page::Staff),
            name,
            look,
            t,
        };
        album.put(sample, page)?;
    }
    Ok(())
}

fn refused(t: &Text, is: bool) -> Option<String> {
    is.then(|| t.get("errors-refusal-needs-second"))
}

fn role(album: &mut Album) -> askama::Result<()> {
    for (name, parted, wrong) in [("staff_role", 6, false), ("staff_role_refused", 0, true)] {
        let ((t, look), action) = (album.around(Look::administrator), album.of(Page::OtherRole));
        let page = RolePage {
            action,
            once: String::new(),
            name: "Amira Hale".into(),
            from: role_name(&t, Role::Therapist),
            to: role_name(&t, Role::Interpreter),
            what: t.get("staff-opens-interpreter"),
            parted,
            second: wrong,
            refused: refused(&t, wrong),
            back: album.of(Page::Member),
            look,
            t,
        };
        album.put(name, page)?;
    }
    Ok(())
}

fn leaving(album: &mut Album) -> askama::Result<()> {
    for (sample, beside, wrong) in [
        ("staff_leaving", 6, false),
        ("staff_leaving_nobody", 0, false),
        ("staff_leaving_refused", 0, true),
    ] {
        let ((t, look), action) = (album.around(Look::administrator), album.of(Page::Leaving));
        let (once, name, back) = (String::new(), "Amira Hale".into(), album.of(Page::Member));
        let (alone, drafts, second) = (beside / 2, beside / 3, wrong);
        let refused = refused(&t, wrong);
        let page = LeavingPage {
            t,
            look,
            action,
            once,
            name,
            beside,
            alone,
            drafts,
            second,
            refused,
            back,
        };
        album.put(sample, page)?;
    }
    Ok(())
}

fn taking_over(album: &mut Album) -> askama::Result<()> {
    for (sample, count, behind) in
        [("staff_over", 3, false), ("staff_over_behind", 2, true), ("staff_over_none", 0, false)]
    {
        let ((t, look), action) = (album.around(Look::administrator), album.of(Page::TakeOver));
        let one = |number| over::sample(&t, (number, count), number == 2);
        let mut without: Vec<_> = (1..=count).map(one).collect();
        if let Some(first) = without.first_mut() {
            first.problems.add("person", t.get("staff-over-to-empty"));
        }
        let staff = vec![
            Choice::new("1", "Jo Lind".into()).hint(t.one_of("bond-role", "therapist")),
            Choice::new("2", "Ruth Adeyemi".into()).hint(t.one_of("bond-role", "supervisor")),
        ];
        let name = "Amira Hale".into();
        album.put(sample, OverPage { t, look, action, name, without, staff, behind })?;
    }
    Ok(())
}
