//! The page of a frame: what is agreed, what waits, and what can be done about it.

use askama::Template;
use axum::http::StatusCode;
use kith_core::bond::{Bond, Status};
use kith_core::frame::{Command, Frame};
use kith_core::{Refusal, Seen};

use super::shown::{Agreed, Not, Offered, sent};
use super::side::{Two, frame, keep, read, to_before, to_frame, to_no, to_other};
use crate::answer::{Answer, Turned, go, page, page_with};
use crate::confidence::Shown;
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::person::Who;
use crate::text::Text;

/// Where the page leads.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    pub(super) action: String,
    /// Where no is said.
    pub(super) no: String,
    /// Where other words are suggested, while that can be done.
    pub(super) other: Option<String>,
    /// How it came to be, where anything was agreed.
    pub(super) before: Option<String>,
    pub(super) back: String,
}

/// One frame. Sends `do`: `accept`, `back` or `person`, and `offer`.
#[derive(Debug, Template)]
#[template(path = "frame/frame.html")]
pub(super) struct FramePage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    /// The other one.
    pub(super) name: String,
    /// Where it stands.
    pub(super) stands: String,
    /// What can be done, or that nothing can be changed.
    pub(super) how: String,
    /// That it was changed or answered while it was read.
    pub(super) moved: bool,
    pub(super) agreed: Agreed,
    /// What the other one suggests.
    pub(super) theirs: Option<Offered>,
    /// Whether a yes to it ends what the reader suggested for a line of it.
    pub(super) own_goes: bool,
    /// What the reader suggested.
    pub(super) mine: Option<Offered>,
    /// Whether a yes to it that was given in person can be written down.
    pub(super) in_person: bool,
    /// The no to what the reader suggested last.
    pub(super) no: Option<Not>,
    /// What may have to be told.
    pub(super) limits: Shown,
    pub(super) ways: Ways,
}

pub(super) async fn show<S: Two>(cx: &Cx<S>) -> Answer {
    page(&view(cx, false).await?)
}

async fn view<S: Two>(cx: &Cx<S>, moved: bool) -> Result<FramePage, Turned> {
    let seen = read(cx, false).await?;
    let bond = S::bond(cx, &seen)?;
    if bond.stay.is_some() {
        return Ok(stood_in(cx, &seen, bond));
    }
    let (t, name, all) = (&cx.t, S::name(&seen, bond), frame(&seen, bond));
    let goes_on = bond.status == Status::Active;
    let offer = |of, key| all.offer(of).filter(|_| goes_on).map(|offer| (offer, key));
    let offered = |one| Offered::of(t, &seen, &all, one, &name);
    let mine = offer(S::OF, "frame-mine");
    let in_person = match mine {
        Some((offer, _)) if !seen.is_own() => {
            let yes = Command::AcceptInPerson { bond: bond.id, offer: offer.entry };
            cx.site.app.would(cx.right.reader(), cx.right.private(), yes).await?
        }
        _ => false,
    };
    let no = all.no_to(S::OF);
    let key = if goes_on { "frame-how" } else { "frame-over" };
    Ok(FramePage {
        stands: stands(t, &seen, &all),
        how: t.say(key).with("name", &name).to_string(),
        moved,
        agreed: Agreed::of(t, &all.lines),
        theirs: offer(S::OF.other(), "frame-theirs").map(offered),
        own_goes: all.offer(S::OF).is_some_and(|own| all.shares_line(own)),
        mine: mine.map(offered),
        in_person,
        no: no.map(|no| Not::of(t, &seen, no, &name)),
        ways: Ways {
            action: to_frame(cx),
            no: to_no(cx),
            other: goes_on.then(|| to_other(cx)),
            before: all.since().map(|_| to_before(cx)),
            back: S::back(cx, bond),
        },
        name,
        ..around(cx, &seen)
    })
}

/// For whoever stands in: what is agreed with the one who is away.
fn stood_in<S: Two>(cx: &Cx<S>, seen: &Seen, bond: &Bond) -> FramePage {
    let away = seen.covered_by(bond).unwrap_or_default();
    let lines = seen.frame_lines(bond);
    let key = if lines.is_some() { "frame-cover" } else { "frame-cover-none" };
    let name = S::name(seen, bond);
    FramePage {
        stands: cx.t.say(key).with("away", away).with("name", &name).to_string(),
        agreed: lines.map(|lines| Agreed::of(&cx.t, lines)).unwrap_or_default(),
        ways: Ways { back: S::back(cx, bond), ..Ways::default() },
        name,
        ..around(cx, seen)
    }
}

fn around<S: Two>(cx: &Cx<S>, seen: &Seen) -> FramePage {
    FramePage {
        t: cx.t.clone(),
        look: S::look(cx).live(S::live(cx)),
        who: S::who(seen),
        name: String::new(),
        stands: String::new(),
        how: String::new(),
        moved: false,
        agreed: Agreed::default(),
        theirs: None,
        own_goes: false,
        mine: None,
        in_person: false,
        no: None,
        limits: Shown::of(&cx.site),
        ways: Ways::default(),
    }
}

fn stands(t: &Text, seen: &Seen, frame: &Frame) -> String {
    match frame.since() {
        None => t.get("frame-stands-none"),
        Some(version) => {
            let day = t.day_seen(moment(version.at), moment(seen.at()));
            t.say("frame-stands").with("day", day).to_string()
        }
    }
}

pub(super) async fn answer<S: Two>(cx: &Cx<S>) -> Answer {
    let seen = read(cx, true).await?;
    let (bond, offer) = (S::bond(cx, &seen)?.id, || sent(cx.form.get("offer")));
    let command = match cx.form.get("do") {
        "accept" => Command::Accept { bond, offer: offer()? },
        "person" => Command::AcceptInPerson { bond, offer: offer()? },
        "back" => Command::TakeBack { bond, offer: offer()? },
        _ => return Err(Turned::Form),
    };
    match keep(cx, command).await? {
        None => go(&to_frame(cx)),
        // Pressed twice, or changed meanwhile: the page says where it stands now.
        Some(Refusal::AlreadyDone) => page_with(StatusCode::CONFLICT, &view(cx, true).await?),
        Some(refusal) => Err(Turned::Refused(refusal)),
    }
}
