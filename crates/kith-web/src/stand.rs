//! Standing beside someone: saying yes or no to a bond, writing down a yes given in person,
//! asking for a pause and ending it. Nothing of the client is shown here, not even the name.

use askama::Template;
use kith_core::bond::Command;
use kith_core::handover::Asked;
use kith_core::{BondId, Purpose, Role};

use crate::answer::{Answer, Turned, go, page};
use crate::cover;
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::{Beside, Bonded};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Stand, |cx: Cx<Bonded>| show(cx.beside()))
        .change(Page::Stand, |cx: Cx<Bonded>| decide(cx.beside()));
}

/// What can be done about a bond. Each is one decision and one POST, sent as `do`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Yes,
    No,
    InPerson,
    FromNow,
    Pause,
    Resume,
}

impl Do {
    const ALL: [Self; 6] =
        [Self::Yes, Self::No, Self::InPerson, Self::FromNow, Self::Pause, Self::Resume];

    const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::InPerson => "in_person",
            Self::FromNow => "in_person_from_now",
            Self::Pause => "pause",
            Self::Resume => "resume",
        }
    }

    const fn command(self, bond: BondId) -> Command {
        match self {
            Self::Yes => Command::Accept { bond },
            Self::No => Command::Decline { bond },
            Self::InPerson => Command::AcceptInPerson { bond },
            Self::FromNow => Command::AcceptInPersonFromNow { bond },
            Self::Pause => Command::Pause { bond },
            Self::Resume => Command::Resume { bond },
        }
    }
}

/// What a bond is, and what this person can decide about it now.
#[derive(Debug, Template)]
#[template(path = "stand/stand.html")]
pub(crate) struct StandPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the forms go.
    action: String,
    /// Makes a repeated answer find its first receipt.
    once: String,
    /// What can be done now.
    can: Vec<Do>,
    /// What a yes opens to the reader.
    opens: String,
    /// On which days they are asked to stand in for somebody.
    days: Option<String>,
    /// For whom they are asked to take over, and what they read by being asked.
    after: Option<Vec<String>>,
    /// Whether somebody else would be beside the client, whom this person suggested.
    other: bool,
    /// Everyone.
    clients: String,
}

impl StandPage {
    fn can(&self, what: Do) -> bool {
        self.can.contains(&what)
    }
}

/// What a yes opens to somebody in this role.
fn opens(t: &Text, role: Role) -> String {
    role.near().map(|near| t.one_of("stand-asked-opens", near.word())).unwrap_or_default()
}

/// What somebody reads who is asked to take over: who it is about, and how far that goes.
fn taking_over(t: &Text, asked: &Asked, in_person: bool) -> Vec<String> {
    let say = |key| {
        let said = t.say(key).with("name", &asked.name);
        said.with("before", &asked.before).to_string()
    };
    let lines = [
        Some("stand-after"),
        Some("stand-after-name"),
        in_person.then_some("stand-after-in-person"),
    ];
    lines.into_iter().flatten().map(say).collect()
}

async fn after(cx: &Cx<Beside>, bond: BondId, can: &[Do]) -> Result<Option<Vec<String>>, Turned> {
    let asks = [Do::Yes, Do::InPerson].iter().any(|what| can.contains(what));
    let Some(desk) = cx.right.visit.desk.filter(|_| asks) else { return Ok(None) };
    let seen = cx.site.app.read(&cx.right.who, desk, Purpose::Own).await?;
    let asked = seen.asked_to_take_over(bond);
    Ok(asked.map(|asked| taking_over(&cx.t, asked, can.contains(&Do::InPerson))))
}

async fn show(cx: Cx<Beside>) -> Answer {
    let bond = cx.ids.at(1)?;
    let mut can = Vec::new();
    for what in Do::ALL {
        if cx.site.app.would(&cx.right.who, cx.right.room, what.command(bond)).await? {
            can.push(what);
        }
    }
    let own = cx.site.app.bond_in(&cx.right.who, cx.right.room).await?;
    page(&StandPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        action: cx.here(),
        once: cx.new_once(),
        after: after(&cx, bond, &can).await?,
        days: cover::mine(&cx, &cx.right.who, (cx.right.room, bond)).await?,
        can,
        opens: opens(&cx.t, cx.right.who.role),
        other: own != Some(bond),
        clients: cx.to(Page::Clients),
    })
}

async fn decide(cx: Cx<Beside>) -> Answer {
    let bond = cx.ids.at(1)?;
    let what = Do::ALL.into_iter().find(|what| what.word() == cx.form.get("do"));
    let what = what.ok_or(Turned::Form)?;
    let (who, room) = (&cx.right.who, cx.right.room);
    cx.site.app.act_once(who, room, what.command(bond), cx.once(), None).await?;
    match cx.site.app.bond_in(who, room).await? {
        Some(bond) if cx.site.app.would(who, room, Command::Pause { bond }).await? => {
            go(&cx.to_one(Page::Person, room))
        }
        _ => go(&cx.to(Page::Clients)),
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, can, other) in [
        ("staff_stand_asked", vec![Do::Yes, Do::No, Do::InPerson, Do::FromNow], false),
        ("staff_stand_other", vec![Do::InPerson], true),
        ("staff_stand_active", vec![Do::Pause], false),
        ("staff_stand_paused", vec![Do::Resume], false),
        ("staff_stand_nothing", Vec::new(), false),
    ] {
        let page =
            StandPage { other, ..sample(album, album.around(Look::staff), Role::Therapist, can) };
        album.put(name, page)?;
    }
    taking_over_sample(album)?;
    for (name, role) in [
        ("staff_stand_peer", Role::PeerSupporter),
        ("staff_stand_interpreter", Role::Interpreter),
        ("staff_stand_reception", Role::Reception),
    ] {
        let page = sample(album, album.around(Look::company), role, vec![Do::Yes, Do::No]);
        album.put(name, page)?;
    }
    let page = sample(album, album.around(Look::staff), Role::Therapist, vec![Do::Yes, Do::No]);
    let said = page.t.say("cover-mine").with("from", "Monday 11 May").with("to", "Friday 15 May");
    let days = Some(said.to_string());
    album.put("staff_stand_cover", StandPage { days, ..page })
}

fn sample(album: &Album, (t, look): (Text, Look), role: Role, can: Vec<Do>) -> StandPage {
    let action = album.of(Page::Stand);
    let (once, clients) = (String::new(), album.of(Page::Clients));
    let (opens, other) = (opens(&t, role), false);
    StandPage { t, look, action, once, can, opens, days: None, after: None, other, clients }
}

fn taking_over_sample(album: &mut Album) -> askama::Result<()> {
    let can = vec![Do::Yes, Do::No, Do::InPerson];
    let page = sample(album, album.around(Look::staff), Role::Therapist, can);
    let asked = Asked { name: "Noor".into(), before: "Ben Okoro".into() };
    let after = Some(taking_over(&page.t, &asked, true));
    album.put("staff_stand_after", StandPage { after, ..page })
}
