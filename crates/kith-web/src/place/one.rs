//! One room: what it is like, written by whoever keeps the service.

use askama::Template;
use axum::http::StatusCode;
use kith_core::Refusal;
use kith_core::place::{Command, Lines};
use kith_core::words::SHORT;

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::form::Form;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::right::{Fresh, Keeper};
use crate::text::Text;

/// The words on one room. Sends `room`, `way`, `entrance`, `waiting` and `seat`.
#[derive(Debug, Template)]
#[template(path = "place/one.html")]
pub(super) struct PlacePage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) room: String,
    /// Whether it was kept just now.
    pub(super) kept: bool,
    pub(super) action: String,
    pub(super) typed: Lines,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
    pub(super) back: String,
}

/// The room that an address names by its place among the rooms.
fn named(cx: &Cx<Keeper>) -> Result<String, Turned> {
    let number: usize = cx.ids.at(0)?;
    let place = number.checked_sub(1).ok_or(Turned::Missing)?;
    let settings = cx.site.settings();
    let room = settings.rooms().nth(place).filter(|_| cx.ids.count() == 1);
    room.map(str::to_owned).ok_or(Turned::Missing)
}

fn typed(form: &Form) -> Lines {
    Lines {
        way: form.text("way"),
        entrance: form.text("entrance"),
        waiting: form.text("waiting"),
        seat: form.text("seat"),
    }
}

pub(super) async fn show(cx: Cx<Keeper>) -> Answer {
    let room = named(&cx)?;
    page(&view(&cx, room, None, false).await?)
}

async fn view(
    cx: &Cx<Keeper>,
    room: String,
    sent: Option<Lines>,
    kept: bool,
) -> Result<PlacePage, Turned> {
    let (draft, keeping) = cx.keeping_at(&cx.right.who, cx.right.desk).await?;
    let book = cx.site.app.book();
    let written = || book.place(&room).cloned().unwrap_or_default();
    // What was begun before the rooms changed is of another room.
    let draft = draft.filter(|draft| draft.text("room") == room);
    let typed = sent.or_else(|| draft.as_ref().map(typed)).unwrap_or_else(written);
    Ok(PlacePage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        room,
        kept,
        action: cx.here(),
        typed,
        keeping,
        problems: Problems::none(),
        back: cx.to(Page::Place),
    })
}

pub(super) async fn change(cx: Cx<Fresh<Keeper>>) -> Answer {
    let cx = cx.proved();
    let (room, lines) = (cx.form.text("room"), typed(&cx.form));
    if cx.site.settings().room(&room).is_none() {
        // It is a room no longer: the list shows those that are.
        return go(&cx.to(Page::Place));
    }
    let (who, book) = (&cx.right.who, cx.site.app.book_room());
    let command = Command::Describe { room: room.clone(), lines: lines.clone() };
    match cx.site.app.act_once(who, book, command, cx.once(), cx.finishes()).await {
        Ok(_) => page(&view(&cx, room, Some(lines), true).await?),
        Err(error) => match refusal(error)? {
            Refusal::TooLong { .. } => {
                let problems = too_long(&cx.t, &lines);
                let view = view(&cx, room, Some(lines), false).await?;
                page_with(StatusCode::UNPROCESSABLE_ENTITY, &PlacePage { problems, ..view })
            }
            other => Err(Turned::Refused(other)),
        },
    }
}

/// Which of the lines hold more than fits.
pub(super) fn too_long(t: &Text, lines: &Lines) -> Problems {
    let mut problems = Problems::none();
    let fields = [
        ("way", &lines.way),
        ("entrance", &lines.entrance),
        ("waiting", &lines.waiting),
        ("seat", &lines.seat),
    ];
    for (field, _) in fields.into_iter().filter(|(_, words)| words.len() > SHORT) {
        problems.add(field, t.get("place-form-long"));
    }
    problems
}
