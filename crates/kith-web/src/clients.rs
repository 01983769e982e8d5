//! Everyone a member of staff is beside: by name, with one reason in words for each. No colour,
//! no order by need.

use askama::Template;
use kith_app::Listed;
use kith_core::Glance;
use kith_core::bond::{Command, Status};

use crate::answer::{Answer, Turned, page};
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::paths::Page;
use crate::right::Staff;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;
use crate::welcome::{self, Arrived};

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Clients, clients);
}

/// One person.
#[derive(Clone, Debug)]
struct Row {
    name: String,
    pronouns: String,
    /// The one reason in words.
    why: String,
    href: String,
}

/// A bond that waits or is paused: its room is closed to the reader, so there is no name.
#[derive(Clone, Debug)]
struct Closed {
    /// What it waits for, and since when.
    why: String,
    /// Since when, to tell links apart.
    day: String,
    /// What can be done about it, and where.
    link: Option<(&'static str, String)>,
    /// Their online access, while they are new.
    online: Option<String>,
}

/// The caseload, by name.
#[derive(Debug, Template)]
#[template(path = "clients/clients.html")]
pub(crate) struct ClientsPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Those who came in and wait to be confirmed.
    arrived: Vec<Arrived>,
    /// Those whose rooms are open, by name.
    named: Vec<Row>,
    /// How many could not be read.
    damaged: usize,
    /// Bonds that wait or are paused.
    closed: Vec<Closed>,
    /// Someone new, for those who may begin it.
    new: Option<String>,
    /// What cannot wait, for those with a part in care.
    urgent: Option<String>,
}

async fn clients(cx: Cx<Staff>) -> Answer {
    let listed = cx.site.app.caseload(&cx.right.who).await?;
    let mut named: Vec<_> =
        listed.iter().filter_map(|one| Some(open_row(&cx, one, one.glance.as_ref()?))).collect();
    named.sort_by_key(|row| row.name.to_lowercase());
    let mut closed = Vec::new();
    for one in &listed {
        closed.extend(closed_row(&cx, one).await?);
    }
    let damaged = listed.iter().filter(|one| one.damaged).count();
    let look = cx.staff_look(&cx.right.who).live(cx.to(Page::Live));
    let new = cx.right.who.role.cares().then(|| cx.to(Page::NewClient));
    let urgent = cx.right.who.role.cares().then(|| cx.to(Page::Urgent));
    let arrived = welcome::arrived(&cx).await?;
    page(&ClientsPage { t: cx.t.clone(), look, arrived, named, damaged, closed, new, urgent })
}

fn open_row(cx: &Cx<Staff>, one: &Listed, glance: &Glance) -> Row {
    let me = cx.right.who.person;
    let now = cx.site.app.now();
    // Whoever meets nobody is told when the client is awaited by others.
    let next = if cx.right.who.role.meets() { glance.next_with(me, now) } else { glance.next(now) };
    let why = match next {
        _ if glance.to_reach.iter().any(|one| one.person == me) => cx.t.get("clients-safety"),
        _ if glance.to_answer.contains(&me) => cx.t.get("clients-suggested"),
        Some(next) => {
            let when = cx.t.day_time(moment(next.starts));
            cx.t.say("clients-next").with("when", when).to_string()
        }
        None => cx.t.get("clients-none"),
    };
    Row {
        name: glance.name.clone(),
        pronouns: glance.pronouns.clone(),
        why,
        href: cx.to_one(Page::Person, one.room),
    }
}

async fn closed_row(cx: &Cx<Staff>, one: &Listed) -> Result<Option<Closed>, Turned> {
    if let Some(begins) = one.begins {
        let day = cx.t.day(moment(begins));
        let why = cx.t.say("cover-begins").with("day", &day).to_string();
        return Ok(Some(Closed { why, day, link: None, online: None }));
    }
    let (who, bond) = (&cx.right.who, one.bond);
    let would = async |command| cx.site.app.would(who, one.room, command).await;
    let (why, link) = match one.status {
        Status::Proposed if would(Command::Accept { bond }).await? => {
            ("clients-asks", Some("clients-asks-go"))
        }
        Status::Proposed if would(Command::AcceptInPerson { bond }).await? => {
            ("clients-waiting", Some("clients-in-person"))
        }
        Status::Proposed => ("clients-waiting", None),
        Status::Paused if would(Command::Resume { bond }).await? => {
            ("clients-paused", Some("clients-resume"))
        }
        Status::Paused => ("clients-paused-theirs", None),
        Status::Active | Status::Ended | Status::Declined => return Ok(None),
    };
    let day = cx.t.day(moment(one.since));
    let why = cx.t.say(why).with("day", &day).to_string();
    let link = link.map(|words| (words, cx.to_two(Page::Stand, one.room, bond)));
    let new = one.status == Status::Proposed && who.role.cares();
    let online = new.then(|| cx.to_one(Page::Online, one.room));
    Ok(Some(Closed { why, day, link, online }))
}

fn sample_rows(t: &Text) -> (Vec<Row>, Vec<Closed>) {
    let next = t.say("clients-next").with("when", "Tuesday 5 May, 2:00pm").to_string();
    let named =
        [("Ada", t.get("clients-suggested")), ("Jonas", t.get("clients-none")), ("Noor", next)]
            .map(|(name, why)| Row {
                name: name.into(),
                pronouns: "they".into(),
                why,
                href: format!("/n/person/{name}"),
            });
    let closed = [
        ("clients-asks", Some("clients-asks-go")),
        ("clients-waiting", Some("clients-in-person")),
        ("clients-waiting", None),
        ("clients-paused", Some("clients-resume")),
        ("clients-paused-theirs", None),
    ]
    .map(|(why, link)| Closed {
        why: t.say(why).with("day", "Monday 4 May").to_string(),
        day: "Monday 4 May".into(),
        link: link.map(|words| (words, format!("/n/stand/{words}"))),
        online: (why == "clients-waiting").then(|| "/n/online/1".to_owned()),
    });
    (named.into(), closed.into())
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, empty) in [("staff_clients", false), ("staff_clients_empty", true)] {
        let ((t, look), new) = (album.around(Look::staff), Some(album.of(Page::NewClient)));
        let (named, closed) = if empty { Default::default() } else { sample_rows(&t) };
        let look = look.at(&album.of(Page::Clients));
        let damaged = usize::from(!empty);
        let arrived = if empty { Vec::new() } else { vec![welcome::sample_arrived(&t)] };
        let urgent = Some(album.of(Page::Urgent));
        album.put(name, ClientsPage { t, look, arrived, named, damaged, closed, new, urgent })?;
    }
    Ok(())
}
