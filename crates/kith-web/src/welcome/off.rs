//! Switching one's own online access off, behind the second door. Care goes on.

use askama::Template;
use kith_core::welcome::Command;

use crate::answer::{Answer, Turned, go, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::SwitchOff, show).change(Page::SwitchOff, switch);
}

/// What it means, before it is done. Sends `do=off`.
#[derive(Debug, Template)]
#[template(path = "welcome/off.html")]
struct OffPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the form goes.
    action: String,
    /// Back.
    stay: String,
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let (t, look, action) = (cx.t.clone(), cx.look(Look::space), cx.here());
    page(&OffPage { t, look, action, stay: cx.to(Page::Home) })
}

async fn switch(cx: Cx<SecondDoor>) -> Answer {
    if cx.form.get("do") != "off" {
        return Err(Turned::Form);
    }
    let (who, room) = (&cx.right.who, cx.right.room);
    let off = Command::SwitchOff { person: who.person };
    cx.site.app.act(who, room, off).await?;
    go("/")
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::SwitchOff));
    let stay = album.of(Page::Home);
    album.put("switch_off", OffPage { t, look, action, stay })
}
