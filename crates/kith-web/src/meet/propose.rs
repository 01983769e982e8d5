//! Proposing a time to a client, or another one for a meeting that is there.

use askama::Template;
use kith_core::meeting::{Command, Details};
use kith_core::{MeetingId, Seen};

use super::to_meeting;
use crate::answer::{Answer, Turned, go, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::look::Look;
use crate::meeting::{Told, Typed, is_open, lengths, refused, status};
use crate::parts::{Choice, Problems};
use crate::person::Who;
use crate::right::Beside;
use crate::series;
use crate::text::Text;

/// A time to propose. Sends `day`, `time`, `minutes`, `place` and `others`.
#[derive(Debug, Template)]
#[template(path = "meet/propose.html")]
pub(super) struct ProposePage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Who,
    pub(super) title: String,
    pub(super) heading: String,
    /// What to know before, one sentence a line.
    pub(super) intro: Vec<String>,
    /// Where the form goes.
    pub(super) action: String,
    /// Lengths to choose from.
    pub(super) lengths: Vec<Choice>,
    /// How often to choose from; empty where one time is moved.
    pub(super) often: Vec<Choice>,
    /// The zone in which times are told.
    pub(super) zone: String,
    pub(super) typed: Typed,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
}

/// What was sent, and what to look at again.
#[derive(Default)]
struct Sent {
    typed: Option<Typed>,
    problems: Problems,
}

pub(super) async fn show_new(cx: &Cx<Beside>) -> Answer {
    let seen = cx.prepare().await?;
    view_new(cx, &seen, Sent::default()).await
}

async fn view_new(cx: &Cx<Beside>, seen: &Seen, sent: Sent) -> Answer {
    let name = seen.about().name.clone();
    let agreed = seen.meetings().filter_map(|meeting| meeting.stands());
    let usual = agreed.max_by_key(|details| details.starts).map(Typed::usual);
    let page = ProposePage {
        title: cx.t.plain("meeting-new-title"),
        heading: cx.t.get("meeting-new-heading"),
        intro: [
            Some(cx.t.say("meeting-new-with").with("name", name).to_string()),
            Some(cx.t.get("meeting-new-intro")),
            rooms(cx),
        ]
        .into_iter()
        .flatten()
        .collect(),
        often: series::choices(&cx.t),
        ..form(cx, seen, usual.unwrap_or_default(), sent).await?
    };
    page_with(status(&page.problems), &page)
}

pub(super) async fn show_other(cx: &Cx<Beside>, id: MeetingId) -> Answer {
    let seen = cx.prepare().await?;
    view_other(cx, &seen, id, Sent::default()).await
}

async fn view_other(cx: &Cx<Beside>, seen: &Seen, id: MeetingId, sent: Sent) -> Answer {
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    let shown = meeting.proposed.as_ref().map(|(details, _)| details).or(meeting.agreed.as_ref());
    let Some(shown) = shown.filter(|_| is_open(seen, meeting)) else {
        return go(&to_meeting(cx, id));
    };
    let page = ProposePage {
        title: cx.t.plain("meeting-other-title"),
        heading: cx.t.get("meeting-other-heading"),
        intro: other_intro(cx, seen, meeting.agreed.as_ref()),
        ..form(cx, seen, Typed::of(&cx.t, shown), sent).await?
    };
    page_with(status(&page.problems), &page)
}

fn other_intro(cx: &Cx<Beside>, seen: &Seen, agreed: Option<&Details>) -> Vec<String> {
    let name = &seen.about().name;
    let mut intro = vec![cx.t.say("meet-other-intro").with("name", name).to_string()];
    if let Some(agreed) = agreed {
        let when = Told::new(&cx.t, agreed, name).when;
        intro.push(cx.t.say("meeting-other-agreed").with("when", when).to_string());
    }
    intro.extend(rooms(cx));
    intro
}

/// The service's own rooms, so that they are written as they are held.
fn rooms(cx: &Cx<Beside>) -> Option<String> {
    let settings = cx.site.settings();
    let rooms: Vec<_> = settings.rooms().collect();
    let told = || cx.t.say("meet-rooms").with("rooms", rooms.join("; ")).to_string();
    (!rooms.is_empty()).then(told)
}

async fn form(
    cx: &Cx<Beside>,
    seen: &Seen,
    usual: Typed,
    sent: Sent,
) -> Result<ProposePage, Turned> {
    let (draft, keeping) = cx.keeping(&cx.right.who, cx.right.room).await?;
    let typed = sent.typed.or_else(|| draft.as_ref().map(Typed::read)).unwrap_or(usual);
    Ok(ProposePage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        who: Who::of(seen),
        title: String::new(),
        heading: String::new(),
        intro: Vec::new(),
        action: cx.here(),
        lengths: lengths(&cx.t, &typed.minutes),
        often: Vec::new(),
        zone: cx.site.settings().zone.replace('_', " "),
        typed,
        keeping,
        problems: sent.problems,
    })
}

pub(super) async fn new(cx: &Cx<Beside>) -> Answer {
    let seen = cx.prepare().await?;
    let bond = seen.my_bond().map(|bond| bond.id).ok_or(Turned::Missing)?;
    let typed = Typed::read(&cx.form);
    let problems = match typed.details(cx) {
        Ok(details) => {
            match series::chosen(cx, &seen, &typed, bond, &details).await {
                Ok(Some(answer)) => return answer,
                Ok(None) => {}
                Err(problems) => {
                    return view_new(cx, &seen, Sent { typed: Some(typed), problems }).await;
                }
            }
            // The mark of the submit names the meeting, so that a repeated one finds the same.
            let meeting = MeetingId(cx.once().map_or_else(|| cx.site.app.new_id(), |once| once.0));
            match keep(cx, Command::Propose { meeting, bond, details }).await? {
                None => return go(&to_meeting(cx, meeting)),
                Some(problems) => problems,
            }
        }
        Err(problems) => problems,
    };
    view_new(cx, &seen, Sent { typed: Some(typed), problems }).await
}

pub(super) async fn other(cx: &Cx<Beside>, meeting: MeetingId) -> Answer {
    let seen = cx.prepare().await?;
    let typed = Typed::read(&cx.form);
    let problems = match typed.details(cx) {
        Ok(details) => match keep(cx, Command::ProposeChange { meeting, details }).await? {
            None => return go(&to_meeting(cx, meeting)),
            Some(problems) => problems,
        },
        Err(problems) => problems,
    };
    view_other(cx, &seen, meeting, Sent { typed: Some(typed), problems }).await
}

/// Carries it out, or says what to look at again.
async fn keep(cx: &Cx<Beside>, command: Command) -> Result<Option<Problems>, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => Ok(None),
        Err(error) => Ok(Some(refused(cx, &refusal(error)?))),
    }
}
