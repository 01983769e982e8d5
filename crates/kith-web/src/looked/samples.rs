//! What "Who looked" shows: nothing yet, and two days with questions in every state.

use kith_core::delay::MOST;
use kith_core::opened::{Opening, Waited};
use kith_core::time::{DAY, HOUR};
use kith_core::{DelayId, EntryId, PersonId, Purpose, Role, SigninId, Timestamp};

use super::{Day, InBook, LookedPage, by_day, said, visits};
use crate::look::Look;
use crate::paths::Page;
use crate::promise::Asked;
use crate::text::Text;
use crate::urgent;
use crate::views::samples::Album;

const NOW: Timestamp = Timestamp(1_777_982_400_000_000);

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for name in ["looked", "looked_nobody", "looked_empty"] {
        let (t, look) = album.around(Look::space);
        let look = look.at(&album.of(Page::Looked));
        let days = if name == "looked_empty" { Vec::new() } else { days(album, &t) };
        let earlier = (!days.is_empty()).then(|| album.of(Page::Looked));
        let later = (name == "looked").then(|| said(&t, &waited())).into_iter().collect();
        let urgent = (name == "looked").then(|| urgent::sample(&t)).into_iter().collect();
        let page = LookedPage {
            t,
            look,
            urgent,
            waits: (name == "looked").then_some(MOST),
            later,
            days,
            newest: earlier.clone(),
            earlier,
            action: (name != "looked_nobody").then(|| album.of(Page::Looked)),
            days_to_answer: 3,
            help: album.of(Page::Help),
        };
        album.put(name, page)?;
    }
    Ok(())
}

fn opening(hours: u8, name: &str, role: Role, purpose: Purpose) -> Opening {
    Opening {
        entry: EntryId([hours; 16]),
        person: PersonId([2; 16]),
        name: name.to_owned(),
        role,
        purpose,
        signin: SigninId([6; 16]),
        at: NOW.plus(-i64::from(hours) * HOUR),
        why: (role == Role::Operator).then(|| "a copy that Noor asked for".to_owned()),
        told: (purpose == Purpose::Supervise).then_some(NOW),
    }
}

/// Four days, with one visit in them.
fn waited() -> Waited {
    Waited {
        delay: DelayId([1; 16]),
        name: "Jo Marsh".into(),
        role: Role::Supervisor,
        by_name: "Kai Brandt".into(),
        by_role: Role::Administrator,
        why: "Order 12 of the district court, until it has decided.".into(),
        from: NOW.plus(-5 * DAY),
        until: NOW.plus(-DAY),
        visits: 1,
    }
}

/// Ordinary work on one day, asked about and not; a copy and a refused attempt on the other.
fn days(album: &Album, t: &Text) -> Vec<Day> {
    let lines = crate::promise::line_samples(album);
    let asked = |stands: String, answer: Option<&str>| Asked {
        stands: format!("{} {stands}", t.say("promise-asked-on").with("day", "Tuesday 5 May")),
        late: false,
        answer: answer.map(str::to_owned),
        href: lines.first().map(|line| line.href.clone()).unwrap_or_default(),
    };
    let name = "Amira Hale";
    let whose = t.say("promise-whose-answers").with("name", name).to_string();
    let waits = t.say("promise-by-day").with("day", "Friday 8 May").to_string();
    let late = t.say("promise-late-day").with("day", "Monday 4 May").to_string();
    let done =
        t.say("promise-answered").with("name", name).with("day", "Tuesday 5 May").to_string();
    let therapist = |hours, purpose| opening(hours, name, Role::Therapist, purpose);
    let openings = [
        (therapist(1, Purpose::Prepare), Some(asked(format!("{whose} {waits}"), None))),
        (therapist(2, Purpose::List), None),
        (therapist(3, Purpose::List), None),
        (
            therapist(4, Purpose::Write),
            Some(asked(done, Some("To finish the note.\nIt was short."))),
        ),
        (opening(30, "Jo Marsh", Role::Supervisor, Purpose::Supervise), None),
        (
            opening(25, "operator", Role::Operator, Purpose::Export),
            Some(Asked { late: true, ..asked(format!("{whose} {late}"), None) }),
        ),
    ];
    let supervisor = |hours| opening(hours, "Jo Marsh", Role::Supervisor, Purpose::List);
    let book = InBook { attempts: vec![supervisor(26)], counted: vec![supervisor(5)] };
    let openings = openings.iter().map(|(one, asked)| (one, asked.clone()));
    by_day(t, visits(t, openings, &book), NOW.plus(DAY))
}
