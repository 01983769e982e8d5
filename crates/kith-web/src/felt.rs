//! How it has felt with somebody: the client's own line, off until they want it, and theirs to
//! show; and how often they are asked. Words come first, the numbers behind.

mod entry;
mod line;
mod samples;

use askama::Template;
use kith_core::bond::Bond;
use kith_core::felt::{Chosen, Command, Pace};
use kith_core::{BondId, Purpose};

use crate::answer::{Answer, Turned, go, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::parts::Choice;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;

pub(crate) use entry::told;
pub(crate) use line::Line;
pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Felt, show).change(Page::Felt, choose);
}

/// How it has felt. Sends `do`: `on`, `off`, `share`, `keep`; or `pace`.
#[derive(Debug, Template)]
#[template(path = "felt/felt.html")]
pub(crate) struct FeltPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Meetings with whom.
    name: String,
    /// The line, while it is on.
    line: Option<Line>,
    /// Whether it is shown to them.
    shared: bool,
    paces: Vec<Choice>,
    pace: &'static str,
    /// Where the forms go.
    action: String,
    /// Back to the person.
    bond: String,
}

fn paces(t: &Text) -> Vec<Choice> {
    let one = |pace: Pace| Choice::new(pace.word(), t.one_of("felt-pace", pace.word()));
    Pace::ALL.map(one).into()
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let id: BondId = cx.ids.at(0)?;
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let begun = |bond: &&Bond| bond.course.began.is_some() && bond.role.meets();
    let bond = seen.bond(id).filter(begun).ok_or(Turned::Missing)?;
    let Chosen { shared, pace, .. } = seen.felt_chosen(id).unwrap_or_default();
    page(&FeltPage {
        name: bond.name.clone(),
        line: seen.felt(id).map(|felt| Line::of(&cx.t, &felt, "felt-usual")),
        shared,
        paces: paces(&cx.t),
        pace: pace.word(),
        action: cx.here(),
        bond: cx.to_one(Page::Bond, id),
        look: cx.look(Look::space),
        t: cx.t.clone(),
    })
}

async fn choose(cx: Cx<SecondDoor>) -> Answer {
    let bond: BondId = cx.ids.at(0)?;
    let command = match cx.form.get("do") {
        "on" => Command::Turn { bond, on: true },
        "off" => Command::Turn { bond, on: false },
        "share" => Command::Share { bond, on: true },
        "keep" => Command::Share { bond, on: false },
        _ => {
            let chosen = cx.form.get("pace");
            let pace = Pace::ALL.into_iter().find(|pace| pace.word() == chosen);
            Command::Pace { bond, pace: pace.ok_or(Turned::Form)? }
        }
    };
    cx.site.app.act(&cx.right.who, cx.right.room, command).await?;
    go(&cx.here())
}

/// How often the client is asked, told to the person beside them; nothing where it is each time.
pub(crate) fn pace(t: &Text, chosen: Chosen) -> Option<String> {
    let less = Some(chosen.pace).filter(|pace| *pace != Pace::Each)?;
    Some(t.one_of("felt-theirs-pace", less.word()))
}
