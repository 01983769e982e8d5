//! What the first page shows of the next meeting. The choice stands behind the second door,
//! and the first page holds only what it may show.

use askama::Template;
use kith_core::front::{Command, Shows};
use kith_core::{Purpose, Seen};

use crate::answer::{Answer, Turned, go, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::meeting::name_of;
use crate::parts::Choice;
use crate::paths::Page;
use crate::right::{Fresh, SecondDoor};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Choices, show).change(Page::Choices, choose);
}

/// The choice. Sends `shows`.
#[derive(Debug, Template)]
#[template(path = "choices/choices.html")]
struct ChoicesPage {
    t: Text,
    look: Look,
    /// Where the form goes.
    action: String,
    shows: Vec<Choice>,
    chosen: &'static str,
    /// Switching one's own online access off.
    off: String,
}

/// What a meeting would look like on the first page.
struct Example {
    when: String,
    name: String,
    place: String,
}

impl Example {
    /// The next meeting, or one made up where there is none.
    fn new(cx: &Cx<SecondDoor>, seen: &Seen) -> Self {
        match seen.next_meeting() {
            Some((meeting, details)) => Self {
                when: cx.t.day_time(cx.moment(details.starts)),
                name: name_of(seen, meeting),
                place: details.place.clone(),
            },
            None => Self::made_up(&cx.t),
        }
    }

    fn made_up(t: &Text) -> Self {
        let (when, name) = (t.get("choices-day"), t.get("choices-name"));
        Self { when, name, place: t.get("choices-place") }
    }
}

fn shows(t: &Text, example: &Example) -> Vec<Choice> {
    let say = |words: &str| t.say("choices-example").with("words", words).to_string();
    let whole = t.say("choices-example-with").with("when", &example.when);
    let whole = whole.with("name", &example.name).with("place", &example.place).to_string();
    vec![
        Choice::new(Shows::Nothing.word(), t.get("choices-nothing"))
            .hint(t.get("choices-nothing-hint")),
        Choice::new(Shows::TimeOnly.word(), t.get("choices-time-only")).hint(say(&example.when)),
        Choice::new(Shows::Whole.word(), t.get("choices-whole")).hint(say(&whole)),
    ]
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    page(&ChoicesPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        action: cx.to(Page::Choices),
        shows: shows(&cx.t, &Example::new(&cx, &seen)),
        chosen: seen.front_shows().word(),
        off: cx.to(Page::SwitchOff),
    })
}

async fn choose(cx: Cx<Fresh<SecondDoor>>) -> Answer {
    let cx = cx.proved();
    let chosen = cx.form.get("shows");
    let shows = Shows::ALL.into_iter().find(|shows| shows.word() == chosen).ok_or(Turned::Form)?;
    cx.site.app.act(&cx.right.who, cx.right.room, Command::Choose { shows }).await?;
    go(&cx.to(Page::Home))
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    let ((t, look), action) = (album.around(Look::space), album.of(Page::Choices));
    let shows = shows(&t, &Example::made_up(&t));
    let chosen = Shows::Nothing.word();
    let off = album.of(Page::SwitchOff);
    album.put("choices", ChoicesPage { t, look, action, shows, chosen, off })
}
