//! About me: how to be called and spoken to, by the client, read first by everybody.

use askama::Template;
use kith_core::Purpose;
use kith_core::about::{About, Command};

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::{Cx, Keeping};
use crate::form::Form;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;
use axum::http::StatusCode;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::About, show).write(Page::About, say);
}

/// The client's lines about themselves. Sends `name`, `pronouns`, `use` and `avoid`.
#[derive(Debug, Template)]
#[template(path = "about/about.html")]
pub struct AboutPage {
    /// The reader's words.
    pub t: Text,
    /// What stands around the page.
    pub look: Look,
    /// Where the form goes.
    pub action: String,
    /// What the fields hold.
    pub about: About,
    /// Drafts.
    pub keeping: Keeping,
    /// What to look at again.
    pub problems: Problems,
}

fn read(form: &Form) -> About {
    About {
        name: form.text("name"),
        pronouns: form.text("pronouns"),
        words_to_use: form.text("use"),
        words_to_avoid: form.text("avoid"),
    }
}

async fn view(
    cx: &Cx<SecondDoor>,
    typed: Option<About>,
    problems: Problems,
) -> Result<AboutPage, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let (draft, keeping) = cx.keeping(who, room).await?;
    let about = typed.or_else(|| draft.as_ref().map(read));
    let about = about.unwrap_or_else(|| seen.about().clone());
    let look = cx.look(Look::space);
    Ok(AboutPage { t: cx.t.clone(), look, action: cx.here(), about, keeping, problems })
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    page(&view(&cx, None, Problems::none()).await?)
}

async fn say(cx: Cx<SecondDoor>) -> Answer {
    let about = read(&cx.form);
    if about.name.trim().is_empty() {
        let mut problems = Problems::none();
        problems.add("name", cx.t.get("about-name-empty"));
        let view = view(&cx, Some(about), problems).await?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
    }
    let (who, room) = (&cx.right.who, cx.right.room);
    let command = Command::Say { about };
    cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await?;
    go(&cx.to(Page::Home))
}
