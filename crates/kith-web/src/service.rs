//! The service's own settings, for the administrator: its names, where "Leave now" leads, whom
//! to call, its rooms, the time zone, and when and how soon an answer is asked for.

pub(crate) mod checked;
mod samples;

use askama::Template;
use axum::http::StatusCode;
use kith_core::settings::{Command, Settings};

use crate::answer::{Answer, Turned, page, page_with};
use crate::cx::{Cx, Keeping};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::{Fresh, Keeper};
use crate::table::Table;
use crate::text::Text;

use checked::{Typed, WEEK, checked, watches};

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Service, show).write(Page::Service, change);
}

/// The settings. Sends `name`, `product`, `leave`, `number`, `words`, `lines`, `rooms`, `zone`,
/// `watch`, `fall`, `days`, `hours`, `read`, `week1` to `week7`, `closed`,
/// `lensout`, `lensown`, `later` and `step`.
#[derive(Debug, Template)]
#[template(path = "service/service.html")]
pub(crate) struct ServicePage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the form goes.
    action: String,
    /// Setting up, one topic at a time; and what may have to be told.
    steps: (String, String),
    /// Where it is written what the rooms are like.
    places: String,
    /// Where showing a visit is delayed, where that can be.
    delay: Option<String>,
    /// Where those who are kept apart stand.
    apart: String,
    /// What the fields hold.
    typed: Typed,
    /// The rules that can compare feedback.
    watches: Vec<Choice>,
    /// Whether it was kept just now.
    kept: bool,
    /// Whether the fields hold what was begun and is not in force.
    begun: bool,
    /// Drafts.
    keeping: Keeping,
    /// What to look at again.
    problems: Problems,
}

impl ServicePage {
    /// The weekdays: the name of the field, the day, and whether the service works on it.
    fn week(&self) -> impl Iterator<Item = (&'static str, String, bool)> {
        let days = WEEK.into_iter().zip(self.typed.week).zip(1_u8..);
        days.map(|((name, works), day)| (name, self.t.one_of("date-weekday", day), works))
    }
}

async fn view(
    cx: &Cx<Keeper>,
    sent: Option<Typed>,
    kept: bool,
    problems: Problems,
) -> Result<ServicePage, Turned> {
    let (draft, keeping) = cx.keeping_at(&cx.right.who, cx.right.desk).await?;
    let begun = sent.is_none() && draft.is_some();
    let typed = sent.or_else(|| draft.as_ref().map(Typed::read));
    let typed = typed.unwrap_or_else(|| Typed::of(&cx.site.settings()));
    let (t, look, action) = (cx.t.clone(), cx.staff_look(&cx.right.who), cx.here());
    let steps = (cx.to(Page::FirstRun), cx.to(Page::Wording));
    let watches = watches(&cx.t);
    let delay = cx.site.settings().shows_later().then(|| cx.to(Page::Delay));
    Ok(ServicePage {
        t,
        look,
        action,
        steps,
        places: cx.to(Page::Place),
        delay,
        apart: cx.to(Page::Apart),
        typed,
        watches,
        kept,
        begun,
        keeping,
        problems,
    })
}

async fn show(cx: Cx<Keeper>) -> Answer {
    page(&view(&cx, None, false, Problems::none()).await?)
}

async fn change(cx: Cx<Fresh<Keeper>>) -> Answer {
    let cx = cx.proved();
    let typed = Typed::read(&cx.form);
    let before = cx.site.settings();
    match checked(&cx.t, &typed) {
        Ok(settings) => {
            // What this page does not ask stays as it is.
            let second_step = match (typed.step, before.second_step) {
                (true, None) => Some(cx.site.app.now()),
                (true, since) => since,
                (false, _) => None,
            };
            let settings = Settings { example: before.example, second_step, ..settings };
            let (who, room) = (&cx.right.who, cx.site.app.book_room());
            let change = Command::Change { settings };
            cx.site.app.act_once(who, room, change, None, cx.finishes()).await?;
            let typed = Typed::of(&cx.site.settings());
            page(&view(&cx, Some(typed), true, Problems::none()).await?)
        }
        Err(problems) => {
            let view = view(&cx, Some(typed), false, problems).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}
