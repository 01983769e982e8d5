//! What staff see who came in and whom nobody has confirmed yet: that, who can, and nothing else.

use askama::Template;
use kith_core::Role;

use crate::answer::{Answer, go, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::SignedIn;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::Waiting, show);
}

/// Who says that it is them.
#[derive(Debug, Template)]
#[template(path = "welcome/waiting.html")]
struct WaitingPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Who can be asked, by name.
    names: String,
}

/// The surroundings without any page to go to.
fn around(look: Look) -> Look {
    Look { nav: Vec::new(), ..look }
}

async fn show(cx: Cx<SignedIn>) -> Answer {
    let visit = &cx.right.visit;
    if !visit.waiting || visit.actor.role == Role::Client {
        return go("/");
    }
    let book = cx.site.app.book();
    let staff = book.staff();
    let keepers = staff.iter().filter(|one| one.role == Role::Administrator);
    let others = keepers.filter(|one| one.person != visit.actor.person);
    let names: Vec<_> = others.map(|one| one.name.as_str()).collect();
    let look = around(cx.look(Look::of(visit.actor.role)));
    page(&WaitingPage { t: cx.t.clone(), look, names: names.join(", ") })
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    let (t, look) = album.around(Look::staff);
    album.put("staff_waiting", WaitingPage { t, look: around(look), names: "Ada, Jo".into() })
}
