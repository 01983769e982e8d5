//! One person beside the client: the question, then a pause, going on, or an end.

use askama::Template;
use kith_core::bond::{self, Bond, Command, Status};
use kith_core::{BondId, Purpose, Seen};

use super::{Consent, Course, Earlier, Sees, parted, role, waits_for_client};
use crate::answer::{Answer, Turned, go, page};
use crate::cover;
use crate::cx::Cx;
use crate::ending::Ending;
use crate::frame;
use crate::look::Look;
use crate::paths::Page;
use crate::repair::{self, Between};
use crate::right::SecondDoor;
use crate::text::Text;

/// What follows the id in the address of the page on which a bond is ended.
const END: &str = "end";

/// The question, on its own page. Sends `do`: `accept` or `decline`.
#[derive(Debug, Template)]
#[template(path = "bond/asked.html")]
pub(super) struct AskedPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) consent: Consent,
}

/// Where a bond stands, as far as the page differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Waiting,
    Active,
    Paused,
    Over,
}

/// One person. Sends `do`: `pause`, `resume` or `end`.
#[derive(Debug, Template)]
#[template(path = "bond/bond.html")]
pub(super) struct BondPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) name: String,
    pub(super) role: String,
    /// What it is for; may be empty.
    pub(super) purpose: String,
    /// Where it stands, in words.
    pub(super) stands: String,
    pub(super) stage: Stage,
    /// Whether the service ended it, because the person is no longer there for it.
    pub(super) parted: bool,
    /// Whether staff wrote down the client's yes.
    pub(super) in_person: bool,
    /// How long it has been, once it has begun.
    pub(super) course: Course,
    /// Whom they may tell, in the client's words; `None` where nothing was said.
    pub(super) may_tell: Option<String>,
    /// Where that is said, and what of before they may read.
    pub(super) limits: String,
    /// What they said when they stepped back.
    pub(super) goodbye: Option<String>,
    /// How it ends, and what there is to keep of it, once it has begun with somebody who meets
    /// people.
    pub(super) ending: Option<Ending>,
    /// How the two work together, once it has begun with somebody who meets people.
    pub(super) frame: Option<frame::Near>,
    /// Where the form goes.
    pub(super) action: String,
    /// The page on which it is ended.
    pub(super) end: String,
    /// The page on which a time is proposed, to somebody who meets people.
    pub(super) time: Option<String>,
    /// What this person sees, and what not.
    pub(super) sees: Sees,
    /// What may have changed between the two.
    pub(super) between: Between,
}

impl BondPage {
    /// The day that is planned as the last one.
    fn last_day(&self) -> Option<&str> {
        self.ending.as_ref().and_then(|ending| ending.planned.as_deref())
    }
}

/// Ending, with all that follows from it. Sends `do`: `end`.
#[derive(Debug, Template)]
#[template(path = "bond/end.html")]
pub(super) struct EndPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) name: String,
    /// Where the form goes, and the page of this bond.
    pub(super) action: String,
}

pub(super) async fn show(cx: Cx<SecondDoor>) -> Answer {
    let id: BondId = cx.ids.at(0)?;
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let bond = seen.bond(id).ok_or(Turned::Missing)?;
    match (cx.ids.count(), Consent::new(&cx, &seen, bond)) {
        (1, Some(consent)) => {
            page(&AskedPage { t: cx.t.clone(), look: cx.look(Look::space), consent })
        }
        (1, None) => page(&one(&cx, &seen, bond)),
        (2, None) if cx.ids.at::<String>(1)? == END => ending(&cx, bond),
        _ => Err(Turned::Missing),
    }
}

fn one(cx: &Cx<SecondDoor>, seen: &Seen, bond: &Bond) -> BondPage {
    let stage = match bond.status {
        Status::Proposed => Stage::Waiting,
        Status::Active => Stage::Active,
        Status::Paused => Stage::Paused,
        Status::Ended | Status::Declined => Stage::Over,
    };
    BondPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        name: bond.name.clone(),
        role: role(&cx.t, bond.role),
        purpose: bond.purpose.trim().to_owned(),
        stands: stands(cx, seen, bond),
        stage,
        parted: bond.parted.is_some(),
        in_person: bond.in_person,
        course: Course::of(&cx.t, seen, bond, &bond.name),
        may_tell: bond.may_tell.clone(),
        limits: cx.to_one(Page::Limits, bond.id),
        goodbye: bond.goodbye.clone(),
        ending: Ending::of(cx, seen, bond),
        frame: frame::Near::of(cx, seen, bond),
        action: cx.to_one(Page::Bond, bond.id),
        end: cx.to_two(Page::Bond, bond.id, END),
        time: bond.role.meets().then(|| cx.to_one(Page::Meeting, crate::meeting::NEW)),
        sees: Sees::of(&cx.t, &bond.name, bond.role, earlier(bond)).with_frame(&cx.t, bond),
        between: repair::between(cx, seen, bond),
    }
}

const fn earlier(bond: &Bond) -> Earlier {
    match bond.earlier {
        bond::Earlier::Open => Earlier::Open,
        bond::Earlier::Closed => Earlier::Closed,
    }
}

fn stands(cx: &Cx<SecondDoor>, seen: &Seen, bond: &Bond) -> String {
    let stay = match bond.status {
        Status::Proposed if bond.is_to_come() => Some("bond-stands-to-come"),
        Status::Active if bond.is_urgent() => Some("bond-stands-urgent"),
        Status::Active => Some("bond-stands-cover"),
        _ => None,
    };
    if let Some(said) = stay.and_then(|key| cover::days_said(&cx.t, key, bond)) {
        return said;
    }
    let key = match bond.status {
        Status::Proposed => "bond-stands-waiting",
        Status::Active => "bond-stands-active",
        Status::Paused => "bond-stands-paused",
        Status::Ended if bond.parted.is_some() => "bond-stands-parted",
        Status::Ended => "bond-stands-ended",
        Status::Declined => "bond-stands-declined",
    };
    let day = cx.t.day(cx.moment(bond.since));
    let why = bond.parted.map(|why| parted(&cx.t, why, &bond.name)).unwrap_or_default();
    let said = cx.t.say(key).with("name", &bond.name).with("day", day).with("why", why).to_string();
    match bond.paused_by.filter(|_| bond.status == Status::Paused) {
        None => said,
        Some(by) if by.person == cx.right.who.person => {
            format!("{said} {}", cx.t.get("bond-stands-paused-you"))
        }
        Some(by) => {
            let who = seen.name_of(by).unwrap_or(&bond.name);
            format!("{said} {}", cx.t.say("bond-stands-paused-by").with("who", who))
        }
    }
}

fn ending(cx: &Cx<SecondDoor>, bond: &Bond) -> Answer {
    if !matches!(bond.status, Status::Active | Status::Paused) {
        return go(&cx.to_one(Page::Bond, bond.id));
    }
    page(&EndPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        name: bond.name.clone(),
        action: cx.to_one(Page::Bond, bond.id),
    })
}

pub(super) async fn change(cx: Cx<SecondDoor>) -> Answer {
    let bond: BondId = cx.ids.at(0)?;
    let (who, room) = (&cx.right.who, cx.right.room);
    let command = match cx.form.get("do") {
        "accept" => Command::Accept { bond },
        "accept-from-now" => Command::AcceptFromNow { bond },
        "decline" => Command::Decline { bond },
        "pause" => Command::Pause { bond },
        "resume" => Command::Resume { bond },
        "end" => Command::End { bond },
        _ => return Err(Turned::Form),
    };
    let answers =
        !matches!(command, Command::Pause { .. } | Command::Resume { .. } | Command::End { .. });
    if answers && !is_asked(&cx, bond).await? {
        // Pressed twice: what was decided stands on the page.
        return go(&cx.to_one(Page::Bond, bond));
    }
    cx.site.app.act(who, room, command).await?;
    if answers { go(&cx.to(Page::Home)) } else { go(&cx.to_one(Page::Bond, bond)) }
}

async fn is_asked(cx: &Cx<SecondDoor>, bond: BondId) -> Result<bool, Turned> {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    seen.bond(bond).map(waits_for_client).ok_or(Turned::Missing)
}
