//! "Lost your way in?": the ways back for a client, and one of them, a printed code. Whoever asks
//! is not known, so no answer tells whether there is such a name or whether it has codes.

use askama::Template;
use axum::http::StatusCode;
use kith_app::{CameBack, Listed, PASSPHRASE_LEAST, Weak};
use kith_core::Timestamp;
use kith_core::signin::CodeTyped;
use kith_core::time::DAY;

use crate::answer::{Answer, go, page, page_with};
use crate::cx::{Cx, moment};
use crate::doors;
use crate::look::Look;
use crate::parts::Problems;
use crate::paths::Page;
use crate::right::{Anyone, Staff};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;
use crate::views::signin::Again;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Lost, show).change(Page::Lost, renew);
}

/// What the address ends with once the passphrase is new. It tells of nobody.
const DONE: &str = "done";

/// What to say first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    /// It did not open: the same words, whatever the reason.
    Wrong,
    /// The passphrase is new.
    Done,
}

impl Said {
    const fn words(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Wrong => Some("signin-lost-wrong"),
            Self::Done => Some("signin-lost-done"),
        }
    }
}

/// The ways back. Sends `handle`, `code` and `passphrase`.
#[derive(Debug, Template)]
#[template(path = "signin/lost.html")]
struct Lost {
    t: Text,
    look: Look,
    action: String,
    /// The name as it was typed.
    handle: String,
    /// The code as it was typed.
    code: String,
    /// The fewest letters of a passphrase.
    least: usize,
    said: Said,
    problems: Problems,
}

fn lost(cx: &Cx<Anyone>, said: Said, weak: Option<Weak>) -> Lost {
    Lost {
        t: cx.t.clone(),
        look: cx.look(Look::outside),
        action: cx.to(Page::Lost),
        handle: cx.form.text("handle"),
        code: cx.form.text("code"),
        least: PASSPHRASE_LEAST,
        said,
        problems: problems(&cx.t, weak),
    }
}

fn problems(t: &Text, weak: Option<Weak>) -> Problems {
    let mut problems = Problems::none();
    if let Some(weak) = weak {
        problems.add("passphrase", Again::Weak(weak).words(t));
    }
    problems
}

async fn show(cx: Cx<Anyone>) -> Answer {
    let said = if cx.ids.first() == Some(DONE) { Said::Done } else { Said::Nothing };
    page(&lost(&cx, said, None))
}

async fn renew(cx: Cx<Anyone>) -> Answer {
    let (handle, code) = (cx.form.text("handle"), cx.form.text("code"));
    let (new, coming) = (cx.form.get("passphrase"), doors::coming(&cx));
    match cx.site.app.come_back(&handle, &code, new, &coming).await? {
        CameBack::Renewed => go(&cx.to_one(Page::Lost, DONE)),
        CameBack::Shut => page_with(StatusCode::UNAUTHORIZED, &lost(&cx, Said::Wrong, None)),
        CameBack::Weak(weak) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &lost(&cx, Said::Nothing, Some(weak)))
        }
    }
}

/// How long those in a client's care read of a code that was typed, beside what else waits.
const SHOWN: i64 = 7 * DAY;

/// A printed code that was typed for a client, for those in their care.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    /// What happened, in words.
    pub(crate) words: String,
    /// What to do about it, in words.
    pub(crate) then: String,
    /// What the client is called.
    pub(crate) name: String,
    /// Where to see more of it.
    pub(crate) href: String,
}

impl Typed {
    /// In words, while it is new.
    pub(crate) fn new(
        t: &Text,
        (name, code): (&str, CodeTyped),
        now: Timestamp,
        href: String,
    ) -> Option<Self> {
        let (key, then) = if code.opened {
            ("signin-typed-used", "signin-typed-used-then")
        } else {
            ("signin-typed-missed", "signin-typed-missed-then")
        };
        let when = t.day_time(moment(code.at));
        let words = t.say(key).with("name", name).with("when", when).to_string();
        let then = t.say(then).with("name", name).to_string();
        let name = name.to_owned();
        (now < code.at.plus(SHOWN)).then_some(Self { words, then, name, href })
    }

    /// On the list of everybody somebody is beside.
    pub(crate) fn all(cx: &Cx<Staff>, listed: &[Listed]) -> Vec<Self> {
        let listed = listed.iter().filter_map(|one| Some((one.room, one.glance.as_ref()?)));
        let typed = listed.filter_map(|(room, glance)| {
            let of = (glance.name.as_str(), glance.code?);
            Self::new(&cx.t, of, cx.site.app.now(), cx.to_one(Page::Person, room))
        });
        typed.collect()
    }

    /// As samples show it.
    pub(crate) fn samples(t: &Text, href: &str) -> Vec<Self> {
        let at = Timestamp(1_777_989_600_000_000);
        let one =
            |(name, opened)| Self::new(t, (name, CodeTyped { at, opened }), at, href.to_owned());
        [("Sam", false), ("Noor", true)].into_iter().filter_map(one).collect()
    }
}

pub(crate) fn samples(album: &mut Album) -> askama::Result<()> {
    for (name, said, weak) in [
        ("lost", Said::Nothing, None),
        ("lost-wrong", Said::Wrong, None),
        ("lost-weak", Said::Nothing, Some(Weak::Short(PASSPHRASE_LEAST))),
        ("lost-done", Said::Done, None),
    ] {
        let ((t, look), action) = (album.around(Look::outside), album.of(Page::Lost));
        let typed = said == Said::Wrong || weak.is_some();
        let (handle, code) = if typed { ("noor", "mfzw-k43u-mvzx-i2lo") } else { ("", "") };
        let problems = problems(&t, weak);
        let (handle, code) = (handle.into(), code.into());
        let least = PASSPHRASE_LEAST;
        album.put(name, Lost { t, look, action, handle, code, least, said, problems })?;
    }
    Ok(())
}
