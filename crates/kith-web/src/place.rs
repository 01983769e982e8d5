//! What the rooms of the service are like: written by whoever keeps the service, shown with each
//! meeting that is in one of them.

mod one;
mod samples;
mod shown;

use askama::Template;

use crate::answer::{Answer, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::Keeper;
use crate::table::Table;
use crate::text::Text;

pub(crate) use samples::{samples, shown_sample};
pub(crate) use shown::Shown;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Place, show).write(Page::Place, one::change);
}

/// One of the rooms.
#[derive(Clone, Debug)]
struct Line {
    room: String,
    /// Whether anything is written of it.
    written: bool,
    href: String,
}

/// All rooms of the service.
#[derive(Debug, Template)]
#[template(path = "place/all.html")]
struct AllPage {
    t: Text,
    look: Look,
    rooms: Vec<Line>,
    service: String,
}

/// A room is named by its place among the rooms, counted from one.
async fn show(cx: Cx<Keeper>) -> Answer {
    if cx.ids.count() > 0 {
        return one::show(cx).await;
    }
    let book = cx.site.app.book();
    let rooms = book.settings().rooms().zip(1_usize..);
    let rooms = rooms.map(|(room, number)| Line {
        room: room.to_owned(),
        written: book.place(room).is_some(),
        href: cx.to_one(Page::Place, number),
    });
    page(&AllPage {
        rooms: rooms.collect(),
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        service: cx.to(Page::Service),
    })
}
