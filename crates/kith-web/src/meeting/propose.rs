//! Proposing a time, or another one for a meeting that is there.

use askama::Template;
use kith_core::bond::Bond;
use kith_core::meeting::Command;
use kith_core::{BondId, MeetingId, Purpose, Seen};

use super::{Told, Typed, is_open, lengths, name_of, refused, status};
use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::series;
use crate::text::Text;

/// A time to propose. Sends `with`, `day`, `time`, `minutes`, `place` and `others`.
#[derive(Debug, Template)]
#[template(path = "meeting/propose.html")]
pub(super) struct ProposePage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) title: String,
    pub(super) heading: String,
    /// What to know before, one sentence a line.
    pub(super) intro: Vec<String>,
    /// Where the form goes.
    pub(super) action: String,
    /// Whom to meet; empty where that is settled.
    pub(super) people: Vec<Choice>,
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

/// Shown when nobody is beside the client.
#[derive(Debug, Template)]
#[template(path = "meeting/nobody.html")]
pub(super) struct NobodyPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) people: String,
}

/// Those who can be met now.
fn beside(seen: &Seen) -> Vec<&Bond> {
    let mut bonds: Vec<_> = seen.company().collect();
    bonds.sort_by(|one, other| one.name.cmp(&other.name));
    bonds
}

pub(super) async fn show_new(cx: &Cx<SecondDoor>) -> Answer {
    view_new(cx, None, Problems::none()).await
}

async fn view_new(cx: &Cx<SecondDoor>, typed: Option<Typed>, problems: Problems) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let bonds = beside(&seen);
    if bonds.is_empty() {
        let (t, look, people) = (cx.t.clone(), cx.look(Look::space), cx.to(Page::People));
        return page(&NobodyPage { t, look, people });
    }
    let (draft, keeping) = cx.keeping(who, room).await?;
    let typed = typed.or_else(|| draft.as_ref().map(Typed::read));
    let mut intro = vec![cx.t.get("meeting-new-intro")];
    let mut people = Vec::new();
    let usual = if let [bond] = bonds.as_slice() {
        intro.insert(0, cx.t.say("meeting-new-with").with("name", &bond.name).to_string());
        usual(&seen, bond.id)
    } else {
        let choice = |bond: &&Bond| Choice::new(&bond.id.to_string(), bond.name.clone());
        people.extend(bonds.iter().map(choice));
        Typed::default()
    };
    let page = ProposePage {
        title: cx.t.plain("meeting-new-title"),
        heading: cx.t.get("meeting-new-heading"),
        intro,
        people,
        often: series::choices(&cx.t),
        ..form(cx, typed.unwrap_or(usual), keeping, problems)
    };
    page_with(status(&page.problems), &page)
}

/// Length and place as they were agreed last, so that the usual needs no typing.
fn usual(seen: &Seen, bond: BondId) -> Typed {
    let agreed = seen.meetings().filter(|meeting| meeting.bond == bond);
    let last = agreed.filter_map(|meeting| meeting.stands()).max_by_key(|details| details.starts);
    last.map_or_else(Typed::default, Typed::usual)
}

pub(super) async fn show_other(cx: &Cx<SecondDoor>, id: MeetingId) -> Answer {
    view_other(cx, id, None, Problems::none()).await
}

async fn view_other(
    cx: &Cx<SecondDoor>,
    id: MeetingId,
    typed: Option<Typed>,
    problems: Problems,
) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    let shown = meeting.proposed.as_ref().map(|(details, _)| details).or(meeting.agreed.as_ref());
    let Some(shown) = shown.filter(|_| is_open(&seen, meeting)) else {
        return go(&cx.to_one(Page::Meeting, id));
    };
    let (draft, keeping) = cx.keeping(who, room).await?;
    let typed = typed.or_else(|| draft.as_ref().map(Typed::read));
    let name = name_of(&seen, meeting);
    let mut intro = vec![cx.t.say("meeting-other-intro").with("name", &name).to_string()];
    if let Some(agreed) = &meeting.agreed {
        let when = Told::new(&cx.t, agreed, &name).when;
        intro.push(cx.t.say("meeting-other-agreed").with("when", when).to_string());
    }
    let page = ProposePage {
        title: cx.t.plain("meeting-other-title"),
        heading: cx.t.get("meeting-other-heading"),
        intro,
        ..form(cx, typed.unwrap_or_else(|| Typed::of(&cx.t, shown)), keeping, problems)
    };
    page_with(status(&page.problems), &page)
}

fn form(cx: &Cx<SecondDoor>, typed: Typed, keeping: Keeping, problems: Problems) -> ProposePage {
    ProposePage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        title: String::new(),
        heading: String::new(),
        intro: Vec::new(),
        action: cx.here(),
        people: Vec::new(),
        lengths: lengths(&cx.t, &typed.minutes),
        often: Vec::new(),
        zone: cx.site.settings().zone.replace('_', " "),
        typed,
        keeping,
        problems,
    }
}

pub(super) async fn new(cx: &Cx<SecondDoor>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let typed = Typed::read(&cx.form);
    let seen = cx.site.app.read(who, room, Purpose::Own).await?;
    let with = match beside(&seen).as_slice() {
        [bond] => Some(bond.id),
        bonds => {
            let chosen: Option<BondId> = typed.with.parse().ok();
            chosen.filter(|chosen| bonds.iter().any(|bond| bond.id == *chosen))
        }
    };
    let (bond, details) = match (with, typed.details(cx)) {
        (Some(bond), Ok(details)) => (bond, details),
        (with, details) => {
            let mut problems = details.err().unwrap_or_default();
            if with.is_none() {
                problems.add("with", cx.t.get("meeting-form-who-empty"));
            }
            return view_new(cx, Some(typed), problems).await;
        }
    };
    match series::chosen(cx, &seen, &typed, bond, &details).await {
        Ok(Some(answer)) => return answer,
        Ok(None) => {}
        Err(problems) => return view_new(cx, Some(typed), problems).await,
    }
    // The mark of the submit names the meeting, so that a repeated one finds the same.
    let meeting = MeetingId(cx.once().map_or_else(|| cx.site.app.new_id(), |once| once.0));
    let command = Command::Propose { meeting, bond, details };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Meeting, meeting)),
        Err(error) => {
            let problems = refused(cx, &refusal(error)?);
            view_new(cx, Some(typed), problems).await
        }
    }
}

pub(super) async fn other(cx: &Cx<SecondDoor>, meeting: MeetingId) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let typed = Typed::read(&cx.form);
    let details = match typed.details(cx) {
        Ok(details) => details,
        Err(problems) => return view_other(cx, meeting, Some(typed), problems).await,
    };
    let command = Command::ProposeChange { meeting, details };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Meeting, meeting)),
        Err(error) => {
            let problems = refused(cx, &refusal(error)?);
            view_other(cx, meeting, Some(typed), problems).await
        }
    }
}
