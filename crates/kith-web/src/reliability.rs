//! What was done of what was agreed: the same page for the client and for whoever is beside them,
//! and one for the service as a whole. It counts what the service did, and nobody's worth.

mod parts;
mod samples;

use askama::Template;
use kith_core::{BondId, Purpose};

use crate::answer::{Answer, Turned, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Beside, Meets, SecondDoor, Supervisor};
use crate::table::Table;
use crate::text::Text;

use parts::{Part, all, pair};

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Reliability, own)
        .show(Page::Relied, |cx: Cx<Meets>| theirs(cx.beside()))
        .show(Page::Picture, picture);
}

/// Between two people.
#[derive(Debug, Template)]
#[template(path = "reliability/between.html")]
pub(crate) struct BetweenPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Whom it is about, where the reader is not the client.
    who: Option<Who>,
    /// The name of the other one.
    name: String,
    /// What counts so far; empty where nothing does.
    parts: Vec<Part>,
    /// Where it leads back to.
    back: String,
}

/// The service as a whole.
#[derive(Debug, Template)]
#[template(path = "reliability/picture.html")]
pub(crate) struct PicturePage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// How many clients it is counted from; `None`: too few to show anything.
    clients: Option<usize>,
    parts: Vec<Part>,
    /// Back to what needs a person.
    back: String,
}

async fn own(cx: Cx<SecondDoor>) -> Answer {
    let id: BondId = cx.ids.at(0)?;
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let bond = seen.bond(id).filter(|bond| bond.course.began.is_some()).ok_or(Turned::Missing)?;
    let picture = seen.reliability(id).ok_or(Turned::Missing)?;
    page(&BetweenPage {
        who: None,
        name: bond.name.clone(),
        parts: pair(&cx.t, &picture),
        back: cx.to_one(Page::Bond, id),
        look: cx.look(Look::space),
        t: cx.t.clone(),
    })
}

async fn theirs(cx: Cx<Beside>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Prepare).await?;
    let bond = seen.my_bond().ok_or(Turned::Missing)?;
    let picture = seen.reliability(bond.id).ok_or(Turned::Missing)?;
    let client = Who::of(&seen);
    page(&BetweenPage {
        name: client.name().to_owned(),
        who: Some(client),
        parts: pair(&cx.t, &picture),
        back: cx.to_one(Page::Person, room),
        look: cx.staff_look(who),
        t: cx.t.clone(),
    })
}

async fn picture(cx: Cx<Supervisor>) -> Answer {
    let who = &cx.right.who;
    let whole = cx.site.app.picture(who).await?;
    page(&PicturePage {
        clients: whole.as_ref().map(|whole| whole.clients),
        parts: whole.map(|whole| all(&cx.t, &whole.picture)).unwrap_or_default(),
        back: cx.to(Page::Review),
        look: cx.staff_look(who),
        t: cx.t.clone(),
    })
}
