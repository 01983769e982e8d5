//! The line above a client's forms, until they have said that they have read what may have to be
//! told: on every page of theirs that keeps what is written, so that no form has to think of it.

use kith_app::Visit;
use kith_core::confidence::Command;

use crate::cx::Worn;
use crate::paths::Page;
use crate::right::{Class, Does};
use crate::site::Site;
use crate::table::Table;

/// How a page is dressed, with the line where it belongs.
pub(crate) async fn worn(
    around: (&Site, &Table),
    page: Option<Page>,
    visit: Option<&Visit>,
    worn: Worn,
) -> Worn {
    let Some((page, visit)) = page.zip(visit) else { return worn };
    Worn { before: before(around, page, visit).await, ..worn }
}

/// Where it is read, when the page is one on which this client writes and they have not read what
/// stands there now. Without an answer of the store the page stands without the line.
async fn before((site, table): (&Site, &Table), page: Page, visit: &Visit) -> Option<String> {
    let written = table.find(page, Does::Change)?;
    let room = visit.private.filter(|_| visit.second && written.class == Class::Private)?;
    if !written.keeps {
        return None;
    }
    let number = site.app.book().confidence().number();
    let unread = site.app.would(&visit.actor, room, Command::Read { number }).await;
    unread.unwrap_or_default().then(|| site.paths.of(Page::Confidence).to_owned())
}
