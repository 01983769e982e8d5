//! The client's first page behind the second door: what is next, what waits for them, and
//! where else to go. As long as nobody has ever been let in, it is only that one question.

mod samples;
mod waits;

use askama::Template;
use kith_core::bond::{Bond, Status};
use kith_core::{Purpose, Seen};

use crate::answer::{Answer, page};
use crate::bond::{Consent, waits_for_client};
use crate::cx::Cx;
use crate::look::Look;
use crate::meeting::{NEW, Told, changes, name_of};
use crate::paths::Page;
use crate::promise;
use crate::repair::{self, Open};
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Home, show);
}

/// A link with a line below.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) href: String,
    pub(crate) words: String,
    pub(crate) what: String,
}

/// A meeting that waits for the client's yes or no.
#[derive(Clone, Debug)]
struct Waiting {
    words: String,
    told: Told,
    /// What is agreed until now; may be empty.
    instead: String,
    action: String,
    other: Option<String>,
}

/// The next meeting.
#[derive(Clone, Debug)]
struct Next {
    told: Told,
    changes: Vec<String>,
    /// Whether something is different from last time.
    different: bool,
    /// The check-in: whether it was sent, where it is, what it is called, what it is.
    sent: bool,
    before: String,
    before_words: String,
    before_what: String,
    see: String,
}

/// Where the page leads.
#[derive(Clone, Debug, Default)]
struct Ways {
    /// Where a time is proposed, when there is somebody to meet.
    propose: Option<String>,
    meetings: String,
    promises: String,
    people: String,
    choices: String,
    /// By which ways the client may be reached.
    contact: String,
    /// Where the client says that something is not right, when there is somebody to tell.
    say: Option<String>,
}

/// What is next.
#[derive(Debug, Template)]
#[template(path = "home/home.html")]
struct HomePage {
    t: Text,
    look: Look,
    /// The one question of the beginning; while it is there, nothing else is shown.
    first: Option<Consent>,
    /// Further people to say yes or no to.
    asks: Vec<Line>,
    /// Whether anybody was ever beside the client.
    begun: bool,
    /// What is said before anybody was.
    quiet: String,
    news: Vec<Line>,
    waiting: Vec<Waiting>,
    /// What may have changed with somebody, and is not closed.
    changed: Open,
    next: Option<Next>,
    /// What is promised by both, and what came of it since the client looked in last.
    promised: Vec<promise::Line>,
    /// What can be done now, none of it a duty.
    todo: Vec<Line>,
    ways: Ways,
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let begun = seen.bonds().any(has_begun);
    let asks = seen.bonds().filter(|bond| waits_for_client(bond));
    let (first, asks) = if begun {
        (None, asks.map(|bond| ask(&cx, bond)).collect())
    } else {
        let mut asks = asks.filter_map(|bond| Consent::new(&cx, &seen, bond));
        (asks.next(), Vec::new())
    };
    page(&HomePage {
        first,
        asks,
        begun,
        quiet: quiet(&cx, &seen),
        news: waits::news(&cx, &seen),
        waiting: waits::waiting(&cx, &seen),
        changed: repair::open(&cx, &seen),
        next: next(&cx, &seen),
        promised: promise::home(&cx, &seen),
        todo: waits::todo(&cx, &seen),
        ways: ways(&cx, &seen),
        look: cx.look(Look::space).live(cx.to(Page::Live)),
        t: cx.t.clone(),
    })
}

fn has_begun(bond: &Bond) -> bool {
    bond.client_yes && bond.person_yes
}

fn ask(cx: &Cx<SecondDoor>, bond: &Bond) -> Line {
    Line {
        href: cx.to_one(Page::Bond, bond.id),
        words: cx.t.say("home-asks").with("name", &bond.name).to_string(),
        what: cx.t.get("home-asks-what"),
    }
}

fn quiet(cx: &Cx<SecondDoor>, seen: &Seen) -> String {
    let waits = |bond: &&Bond| bond.status == Status::Proposed && bond.client_yes;
    match seen.bonds().find(waits) {
        Some(bond) => cx.t.say("home-waits").with("name", &bond.name).to_string(),
        None => cx.t.get("home-begun-not"),
    }
}

fn next(cx: &Cx<SecondDoor>, seen: &Seen) -> Option<Next> {
    let (meeting, details) = seen.next_meeting()?;
    let checkin = seen.checkin(meeting.id);
    let (words, what) = match &checkin {
        None => (cx.t.get("home-before"), cx.t.get("home-before-what")),
        Some(sent) => {
            let when = cx.t.day_time(cx.moment(sent.at));
            let what = cx.t.say("home-before-sent").with("when", when).to_string();
            (cx.t.get("home-before-again"), what)
        }
    };
    Some(Next {
        told: Told::new(&cx.t, details, &name_of(seen, meeting)),
        changes: changes(&cx.t, seen, meeting),
        different: !seen.differs(meeting.id, &cx.site.app.book()).is_empty(),
        sent: checkin.is_some(),
        before: cx.to_one(Page::CheckIn, meeting.id),
        before_words: words,
        before_what: what,
        see: cx.to_one(Page::Meeting, meeting.id),
    })
}

fn ways(cx: &Cx<SecondDoor>, seen: &Seen) -> Ways {
    let someone = seen.company().next().is_some();
    Ways {
        propose: someone.then(|| cx.to_one(Page::Meeting, NEW)),
        meetings: cx.to(Page::Meeting),
        promises: promise::to_all(cx),
        people: cx.to(Page::People),
        choices: cx.to(Page::Choices),
        contact: cx.to(Page::Contact),
        say: someone.then(|| cx.to(Page::Say)),
    }
}
