//! Setting up, for the first administrator: one topic on each page, in an order that can be left
//! at any point. At its end stands what is done and what is not yet, in plain words.

mod end;
mod people;
mod steps;

use askama::Template;
use kith_core::firstrun::{Command, Step};

use crate::answer::{Answer, Turned, go, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::Keeper;
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub use end::Machine;
pub(crate) use people::given;

/// The end of the address of the last page.
const END: &str = "end";

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::FirstRun, show).write(Page::FirstRun, change);
}

/// One step in a list.
#[derive(Clone, Debug)]
struct Line {
    words: String,
    href: String,
    settled: bool,
}

/// All steps, and where to go on.
#[derive(Debug, Template)]
#[template(path = "firstrun/overview.html")]
pub(crate) struct Overview {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// The steps, in order.
    steps: Vec<Line>,
    /// Whether none is settled yet.
    new: bool,
    /// Where to go on.
    on: String,
    /// Where things stand.
    end: String,
}

fn lines(t: &Text, settled: impl Fn(Step) -> bool, to: impl Fn(&str) -> String) -> Vec<Line> {
    let line = |step: Step| Line {
        words: t.one_of("firstrun-step", step.word()),
        href: to(step.word()),
        settled: settled(step),
    };
    Step::ALL.map(line).into()
}

async fn show(cx: Cx<Keeper>) -> Answer {
    match cx.ids.first() {
        None => overview(&cx),
        Some(END) => end::show(&cx),
        Some(word) => match named(word)? {
            Step::Staff => people::show(&cx),
            step => steps::show(&cx, step).await,
        },
    }
}

async fn change(cx: Cx<Keeper>) -> Answer {
    match cx.ids.first() {
        Some(END) => {
            let (who, book) = (&cx.right.who, cx.site.app.book_room());
            cx.site.app.act(who, book, Command::PutAside).await?;
            go("/")
        }
        Some(word) => match named(word)? {
            Step::Staff => people::add(&cx).await,
            step => steps::keep(&cx, step).await,
        },
        None => Err(Turned::Missing),
    }
}

fn named(word: &str) -> Result<Step, Turned> {
    Step::from_word(word).ok_or(Turned::Missing)
}

fn overview(cx: &Cx<Keeper>) -> Answer {
    let book = cx.site.app.book();
    let run = book.first_run();
    let steps = lines(&cx.t, |step| run.is_settled(step), |word| cx.to_one(cx.page, word));
    let on = cx.to_one(cx.page, run.next().map_or(END, Step::word));
    let (t, look) = (cx.t.clone(), cx.staff_look(&cx.right.who));
    let end = cx.to_one(cx.page, END);
    page(&Overview { t, look, steps, new: run.is_new(), on, end })
}

/// The page after a step: the next one, or the end.
fn after(cx: &Cx<Keeper>, step: Step) -> String {
    cx.to_one(cx.page, step.next().map_or(END, Step::word))
}

/// Where on the way a step stands, in words.
fn place(t: &Text, step: Step) -> String {
    let number = Step::ALL.iter().take_while(|one| **one <= step).count();
    t.say("firstrun-where").with("number", number).with("all", Step::ALL.len()).to_string()
}

async fn settle(cx: &Cx<Keeper>, step: Step) -> Result<(), Turned> {
    let (who, book) = (&cx.right.who, cx.site.app.book_room());
    cx.site.app.act(who, book, Command::Settle { step }).await?;
    Ok(())
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, new) in [("staff_setting_up", true), ("staff_setting_up_half", false)] {
        let (t, look) = album.around(Look::administrator);
        let to = |word: &str| album.of_one(Page::FirstRun, word);
        let steps = lines(&t, |step| !new && step < Step::Help, to);
        let (on, end) = (to(if new { "name" } else { "help" }), to(END));
        album.put(name, Overview { t, look, steps, new, on, end })?;
    }
    steps::samples(album)?;
    people::samples(album)?;
    end::samples(album)
}
