//! About me: how to be called and spoken to, by the client, read first by everybody.

use askama::Template;
use axum::http::StatusCode;
use kith_core::about::{About, Command, Fact};
use kith_core::{EntryId, Purpose};

use crate::answer::{Answer, Turned, go, page, page_with};
use crate::cx::{Cx, Keeping};
use crate::form::Form;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::record::{Reader, Told};
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::About, show).write(Page::About, say);
}

/// The client's lines about themselves. Sends `name`, `pronouns`, `use` and `avoid`.
#[derive(Debug, Template)]
#[template(path = "about/about.html")]
pub(crate) struct AboutPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where the form goes.
    action: String,
    /// What the fields hold.
    about: About,
    /// Drafts.
    keeping: Keeping,
    /// What to look at again.
    problems: Problems,
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

/// What an entry says.
pub(crate) fn told(reader: &Reader<'_>, _entry: EntryId, fact: &Fact) -> Told {
    let t = reader.t;
    match fact {
        Fact::NameGiven { name } => {
            Told::titled(t.get("record-name-given")).row(t.get("about-name"), name)
        }
        Fact::Said { about } => Told::titled(t.get("about-heading"))
            .row(t.get("about-name"), &about.name)
            .says(t.get("about-pronouns"), &about.pronouns)
            .says(t.get("about-use"), &about.words_to_use)
            .says(t.get("about-avoid"), &about.words_to_avoid),
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let about = About {
        name: "Noor".into(),
        pronouns: "she, they".into(),
        words_to_use: "survivor".into(),
        words_to_avoid: String::new(),
    };
    for (name, two, empty) in [("about", false, false), ("about_again", true, true)] {
        let ((t, look), action) = (album.around(Look::space), album.of(Page::About));
        let mut problems = Problems::none();
        if empty {
            problems.add("name", t.get("about-name-empty"));
        }
        let (keeping, about) = (Album::keeping(two), about.clone());
        album.put(name, AboutPage { t, look, action, about, keeping, problems })?;
    }
    Ok(())
}
