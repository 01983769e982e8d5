//! One meeting: where it stands, what changed, and what can be done about it.

use askama::Template;
use kith_core::meeting::{Command, Details, Meeting, Step, What};
use kith_core::{MeetingId, Purpose, Role, Seen};

use super::{CANCEL, Told, changes, is_beside, is_open, name_of, other_time};
use crate::answer::{Answer, Turned, go, page};
use crate::cx::Cx;
use crate::look::Look;
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// A change that is proposed beside what is agreed.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) told: Told,
    /// Whose it is, in words.
    pub(super) by: String,
    /// What holds until there is an answer.
    pub(super) until: String,
}

/// Words given with a cancellation.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) by: String,
    pub(super) said: String,
}

/// Where the page leads; nothing where the time for it has not come or is over.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    pub(super) action: String,
    pub(super) other: Option<String>,
    pub(super) cancel: Option<String>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// One step of its life, and who took it when.
#[derive(Clone, Debug)]
pub(super) struct StepLine {
    pub(super) what: String,
    pub(super) by: String,
}

/// One meeting. Sends `do`: `accept` or `decline`.
#[derive(Debug, Template)]
#[template(path = "meeting/meeting.html")]
pub(super) struct MeetingPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) title: String,
    pub(super) heading: String,
    /// Where it stands, in words.
    pub(super) stands: String,
    pub(super) words: Option<Words>,
    /// What is agreed, or else what is proposed.
    pub(super) main: Option<Told>,
    pub(super) change: Option<Change>,
    /// What others changed since the client last looked.
    pub(super) changes: Vec<String>,
    /// Whether it waits for the client's yes or no.
    pub(super) answer: bool,
    pub(super) ways: Ways,
    pub(super) steps: Vec<StepLine>,
}

pub(super) async fn show(cx: &Cx<SecondDoor>, id: MeetingId) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    let (t, name) = (cx.t.clone(), name_of(&seen, meeting));
    let day = meeting.details().map(|details| cx.moment(details.starts));
    let open = is_open(&seen, meeting);
    page(&MeetingPage {
        title: day.map_or_else(|| t.plain("meeting-one-title"), |day| t.weekday_of(day)),
        heading: day.map_or_else(|| t.get("meeting-one-earlier"), |day| t.day(day)),
        stands: stands(cx, &seen, meeting, &name),
        words: words(cx, meeting, &name),
        main: meeting.details().map(|details| Told::new(&t, details, &name)),
        change: change(&t, meeting, &name),
        changes: changes(&t, &seen, meeting),
        answer: open && meeting.waits_for(Role::Client),
        ways: ways(cx, &seen, meeting, open),
        steps: meeting.steps.iter().map(|step| line(cx, &seen, step, &name)).collect(),
        look: cx.look(Look::space).live(cx.to(Page::Live)),
        t,
    })
}

fn stands(cx: &Cx<SecondDoor>, seen: &Seen, meeting: &Meeting, name: &str) -> String {
    let over = |details: &Details| details.ends() <= seen.at();
    let key = match (&meeting.cancelled, &meeting.agreed, &meeting.proposed) {
        (Some(_), ..) if cancelled_by_client(cx, meeting) => "meeting-stands-cancelled-you",
        (Some(_), ..) => "meeting-stands-cancelled",
        (None, Some(agreed), _) if over(agreed) => "meeting-stands-over",
        (None, None, Some((proposed, _))) if over(proposed) => "meeting-stands-past",
        (None, None, None) => "meeting-stands-none",
        _ if !is_beside(seen, meeting) => "meeting-stands-apart",
        (None, Some(_), _) => "meeting-stands-agreed",
        (None, None, Some(_)) if meeting.waits_for(Role::Client) => "meeting-stands-theirs",
        (None, None, Some(_)) => "meeting-stands-mine",
    };
    cx.t.say(key).with("name", name).to_string()
}

fn cancelled_by_client(cx: &Cx<SecondDoor>, meeting: &Meeting) -> bool {
    let last = meeting.steps.last();
    last.is_some_and(|step| step.by.person == cx.right.who.person)
}

fn words(cx: &Cx<SecondDoor>, meeting: &Meeting, name: &str) -> Option<Words> {
    let said = meeting.cancelled.as_ref().filter(|words| !words.trim().is_empty())?.clone();
    let key = if cancelled_by_client(cx, meeting) { "meeting-words-you" } else { "meeting-words" };
    Some(Words { by: cx.t.say(key).with("name", name).to_string(), said })
}

/// The proposal, where something else is agreed already.
fn change(t: &Text, meeting: &Meeting, name: &str) -> Option<Change> {
    meeting.agreed.as_ref()?;
    let (details, by) = meeting.proposed.as_ref()?;
    let (by, until) = if by.role == Role::Client {
        ("meeting-suggested-you", "meeting-suggested-waits")
    } else {
        ("meeting-suggested", "meeting-suggested-keeps")
    };
    Some(Change {
        told: Told::new(t, details, name),
        by: t.say(by).with("name", name).to_string(),
        until: t.say(until).with("name", name).to_string(),
    })
}

fn ways(cx: &Cx<SecondDoor>, seen: &Seen, meeting: &Meeting, open: bool) -> Ways {
    let stands = meeting.stands();
    let ahead = stands.is_some_and(|details| details.ends() > seen.at());
    let begun = stands.is_some_and(|details| details.starts <= seen.at());
    let id = meeting.id;
    Ways {
        action: cx.to_one(Page::Meeting, id),
        other: open.then(|| other_time(cx, id)),
        cancel: (open && ahead).then(|| cx.to_two(Page::Meeting, id, CANCEL)),
        before: (open && ahead).then(|| cx.to_one(Page::CheckIn, id)),
        after: begun.then(|| cx.to_one(Page::Feedback, id)),
    }
}

fn line(cx: &Cx<SecondDoor>, seen: &Seen, step: &Step, name: &str) -> StepLine {
    let what = match step.what {
        What::Proposed => "meeting-step-proposed",
        What::Agreed { .. } => "meeting-step-agreed",
        What::ChangeProposed => "meeting-step-suggested",
        What::Declined => "meeting-step-declined",
        What::Cancelled => "meeting-step-cancelled",
    };
    let who = if step.by.person == cx.right.who.person {
        cx.t.get("meeting-step-you")
    } else {
        seen.name_of(step.by).unwrap_or(name).to_owned()
    };
    let when = cx.t.day_time(cx.moment(step.at));
    let by = cx.t.say("meeting-step").with("who", who).with("when", when).to_string();
    StepLine { what: cx.t.get(what), by }
}

pub(super) async fn answer(cx: &Cx<SecondDoor>, meeting: MeetingId) -> Answer {
    let command = match cx.form.get("do") {
        "accept" => Command::Accept { meeting },
        "decline" => Command::Decline { meeting },
        _ => return Err(Turned::Form),
    };
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let found = seen.meeting(meeting).ok_or(Turned::Missing)?;
    // Pressed twice, or changed meanwhile: the page says where it stands now.
    if found.waits_for(Role::Client) && is_open(&seen, found) {
        cx.site.app.act(&cx.right.who, cx.right.room, command).await?;
    }
    go(&cx.to_one(Page::Meeting, meeting))
}
