//! The service's own settings, for the administrator: its names, where "Leave now" leads, whom
//! to call, the time zone, and when and how soon an answer is asked for.

mod checked;

use askama::Template;
use axum::http::StatusCode;
use kith_core::settings::{Command, Settings};

use crate::answer::{Answer, page, page_with};
use crate::cx::Cx;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::right::Keeper;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

use checked::{Typed, checked};

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Service, show).change(Page::Service, change);
}

/// The settings. Sends `name`, `product`, `leave`, `number`, `words`, `lines`, `zone`, `fall` and
/// `days`.
#[derive(Debug, Template)]
#[template(path = "service/service.html")]
pub(crate) struct ServicePage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the form goes.
    action: String,
    /// What the fields hold.
    typed: Typed,
    /// Whether it was kept just now.
    kept: bool,
    /// What to look at again.
    problems: Problems,
}

fn view(cx: &Cx<Keeper>, typed: Typed, kept: bool, problems: Problems) -> ServicePage {
    let look = cx.staff_look(&cx.right.who);
    ServicePage { t: cx.t.clone(), look, action: cx.here(), typed, kept, problems }
}

async fn show(cx: Cx<Keeper>) -> Answer {
    let typed = Typed::of(&cx.site.settings());
    page(&view(&cx, typed, false, Problems::none()))
}

async fn change(cx: Cx<Keeper>) -> Answer {
    let typed = Typed::read(&cx.form);
    let before = cx.site.settings();
    match checked(&cx.t, &typed) {
        Ok(settings) => {
            // Whether this is an example is not a setting that a page changes.
            let settings = Settings { example: before.example, ..settings };
            let (who, room) = (&cx.right.who, cx.site.app.book_room());
            cx.site.app.act(who, room, Command::Change { settings }).await?;
            let typed = Typed::of(&cx.site.settings());
            page(&view(&cx, typed, true, Problems::none()))
        }
        Err(problems) => {
            let view = view(&cx, typed, false, problems);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let typed = || Typed {
        name: "Harbour House".into(),
        product: "Notes".into(),
        leave: "www.weather.example".into(),
        number: "01632 960 001".into(),
        words: "Harbour House, day and night".into(),
        lines: "Night line | Every night, 8pm to 8am. Free. | 0800 000 111".into(),
        zone: "Europe/London".into(),
        fall: "5".into(),
        days: "3".into(),
    };
    for (name, kept) in [("staff_service", false), ("staff_service_kept", true)] {
        let ((t, look), action) = (album.around(Look::administrator), album.of(Page::Service));
        let (look, typed, problems) = (look.at(&action), typed(), Problems::none());
        album.put(name, ServicePage { t, look, action, typed, kept, problems })?;
    }
    let ((t, look), action) = (album.around(Look::administrator), album.of(Page::Service));
    let typed = Typed {
        lines: "| | nothing".into(),
        zone: "Here".into(),
        fall: "none".into(),
        days: "0".into(),
        ..Typed::default()
    };
    let problems = checked(&t, &typed).err().unwrap_or_default();
    let look = look.at(&action);
    let again = ServicePage { t, look, action, typed, kept: false, problems };
    album.put("staff_service_again", again)
}
