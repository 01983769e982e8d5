//! Where things stand: what is settled, what the machine still lacks, and what comes next.

use askama::Template;
use kith_core::firstrun::Step;
use kith_core::{Role, State};

use super::{END, Line, lines};
use crate::answer::{Answer, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::Keeper;
use crate::text::Text;
use crate::views::samples::Album;

/// What a new service's manager is told of the machine; only the machine knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Machine {
    /// Whether the key file goes with a recovery kit, which is tried when it is made.
    pub kit: bool,
    /// Whether the key file lies beside the data.
    pub key_beside: bool,
}

/// Where things stand. Posting puts the steps aside.
#[derive(Debug, Template)]
#[template(path = "firstrun/end.html")]
struct EndPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Steps that are settled, in words, and what the machine has.
    done: Vec<String>,
    /// Steps that are not, with where they are settled.
    open: Vec<Line>,
    /// What the machine lacks.
    lacks: Vec<String>,
    /// Somebody who may stand beside a client.
    next: Option<String>,
    /// Where the steps are put aside, if anybody is still led there.
    aside: Option<String>,
    /// All steps.
    all: String,
}

/// What is good and what is not yet, each as one sentence.
fn findings(t: &Text, machine: Machine, secure: bool, second: bool) -> (Vec<String>, Vec<String>) {
    let all = [
        ("firstrun-kit", machine.kit),
        ("firstrun-key", !machine.key_beside),
        ("firstrun-https", secure),
        ("firstrun-second", second),
    ];
    let (good, lacks): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, good)| *good);
    let told = |all: Vec<(&str, bool)>| -> Vec<String> {
        let word = |good| if good { "yes" } else { "no" };
        all.into_iter().map(|(what, good)| t.one_of(what, word(good))).collect()
    };
    (told(good), told(lacks))
}

/// The first who may stand beside a client, and whether there is a second administrator.
fn people(book: &State) -> (Option<String>, bool) {
    let staff = book.staff();
    let keepers = staff.iter().filter(|member| member.role == Role::Administrator).count();
    let beside = staff.iter().find(|member| member.role.may_bond());
    (beside.map(|member| member.name.clone()), keepers > 1)
}

pub(super) fn show(cx: &Cx<Keeper>) -> Answer {
    let book = cx.site.app.book();
    let run = book.first_run();
    let (next, second) = people(&book);
    let (good, lacks) = findings(&cx.t, cx.site.machine(), cx.site.secure(), second);
    let steps = lines(&cx.t, |step| run.is_settled(step), |word| cx.to_one(cx.page, word));
    let (settled, open): (Vec<_>, Vec<_>) = steps.into_iter().partition(|step| step.settled);
    page(&EndPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        done: settled.into_iter().map(|step| step.words).chain(good).collect(),
        open,
        lacks,
        next,
        aside: (!run.is_aside()).then(|| cx.to_one(cx.page, END)),
        all: cx.to(cx.page),
    })
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, good) in [("staff_setting_up_end", false), ("staff_setting_up_end_good", true)] {
        let (t, look) = album.around(Look::administrator);
        let machine = Machine { kit: true, key_beside: !good };
        let (told, lacks) = findings(&t, machine, good, good);
        let to = |word: &str| album.of_one(Page::FirstRun, word);
        let steps = lines(&t, |step| good || step < Step::Help, to);
        let (settled, open): (Vec<_>, Vec<_>) = steps.into_iter().partition(|step| step.settled);
        let page = EndPage {
            done: settled.into_iter().map(|step| step.words).chain(told).collect(),
            open,
            lacks,
            next: good.then(|| "Amira".to_owned()),
            aside: (!good).then(|| to(END)),
            all: album.of(Page::FirstRun),
            look,
            t,
        };
        album.put(name, page)?;
    }
    Ok(())
}
