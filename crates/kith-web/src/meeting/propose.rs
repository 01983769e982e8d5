//! Proposing a time, or another one for a meeting that is there.

use askama::Template;
use axum::http::StatusCode;
use kith_core::bond::Bond;
use kith_core::meeting::{Command, Details};
use kith_core::{BondId, MeetingId, Purpose, Seen};

use super::{Told, is_open, name_of};
use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::form::Form;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::text::Text;

/// Lengths to choose from, in minutes.
const LENGTHS: [u16; 3] = [25, 50, 80];

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) with: String,
    pub(super) day: String,
    pub(super) time: String,
    pub(super) minutes: String,
    pub(super) place: String,
    pub(super) others: String,
}

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

impl Typed {
    fn read(form: &Form) -> Self {
        Self {
            with: form.text("with"),
            day: form.text("day"),
            time: form.text("time"),
            minutes: form.text("minutes"),
            place: form.text("place"),
            others: form.text("others"),
        }
    }
}

/// Those who can be met now.
fn beside(seen: &Seen) -> Vec<&Bond> {
    let mut bonds: Vec<_> = seen.beside().collect();
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
        ..form(cx, typed.unwrap_or(usual), keeping, problems)
    };
    page_with(status(&page.problems), &page)
}

/// Length and place as they were agreed last, so that the usual needs no typing.
fn usual(seen: &Seen, bond: BondId) -> Typed {
    let agreed = seen.meetings().filter(|meeting| meeting.bond == bond);
    let last = agreed.filter_map(|meeting| meeting.stands()).max_by_key(|details| details.starts);
    last.map_or_else(Typed::default, |details| Typed {
        minutes: details.minutes.to_string(),
        place: details.place.clone(),
        ..Typed::default()
    })
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
        ..form(cx, typed.unwrap_or_else(|| as_shown(cx, shown)), keeping, problems)
    };
    page_with(status(&page.problems), &page)
}

fn as_shown(cx: &Cx<SecondDoor>, details: &Details) -> Typed {
    let starts = cx.moment(details.starts);
    Typed {
        with: String::new(),
        day: cx.t.date_field(starts),
        time: cx.t.time_field(starts),
        minutes: details.minutes.to_string(),
        place: details.place.clone(),
        others: details.others.clone(),
    }
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
        zone: cx.site.settings().zone.replace('_', " "),
        typed,
        keeping,
        problems,
    }
}

fn status(problems: &Problems) -> StatusCode {
    if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// The lengths to choose from, with the one that stands already.
pub(super) fn lengths(t: &Text, typed: &str) -> Vec<Choice> {
    let mut all: Vec<u16> = LENGTHS.into();
    all.extend(
        typed.parse::<u16>().ok().filter(|typed| length(*typed) && !LENGTHS.contains(typed)),
    );
    all.sort_unstable();
    let said = |minutes: u16| t.say("meeting-minutes").with("minutes", minutes).to_string();
    all.into_iter().map(|minutes| Choice::new(&minutes.to_string(), said(minutes))).collect()
}

const fn length(minutes: u16) -> bool {
    minutes > 0 && minutes <= kith_core::meeting::LONGEST
}

/// What was typed as details, or what to look at again.
fn details(cx: &Cx<SecondDoor>, typed: &Typed) -> Result<Details, Problems> {
    let mut problems = Problems::none();
    let mut ask = |field: &str, key: &str| problems.add(field, cx.t.get(key));
    let starts = cx.t.parse_local(&typed.day, &typed.time);
    let starts = starts.map(|starts| kith_core::Timestamp(starts.as_microsecond()));
    match starts {
        _ if typed.day.trim().is_empty() => ask("day", "meeting-form-day-empty"),
        _ if typed.time.trim().is_empty() => ask("time", "meeting-form-time-empty"),
        None => ask("time", "meeting-form-time-none"),
        Some(starts) if starts <= cx.site.app.now() => ask("day", "meeting-form-time-over"),
        Some(_) => {}
    }
    let minutes = typed.minutes.parse().ok().filter(|minutes| length(*minutes));
    if minutes.is_none() {
        ask("minutes", "meeting-form-length-empty");
    }
    if typed.place.trim().is_empty() {
        ask("place", "meeting-form-place-empty");
    }
    match (starts, minutes) {
        (Some(starts), Some(minutes)) if problems.is_empty() => Ok(Details {
            starts,
            minutes,
            place: typed.place.trim().to_owned(),
            others: typed.others.trim().to_owned(),
        }),
        _ => Err(problems),
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
    let (bond, details) = match (with, details(cx, &typed)) {
        (Some(bond), Ok(details)) => (bond, details),
        (with, details) => {
            let mut problems = details.err().unwrap_or_default();
            if with.is_none() {
                problems.add("with", cx.t.get("meeting-form-who-empty"));
            }
            return view_new(cx, Some(typed), problems).await;
        }
    };
    // The mark of the submit names the meeting, so that a repeated one finds the same.
    let meeting = MeetingId(cx.once().map_or_else(|| cx.site.app.new_id(), |once| once.0));
    let command = Command::Propose { meeting, bond, details };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Meeting, meeting)),
        Err(error) => {
            let problems = too_much(cx, refusal(error)?.code());
            view_new(cx, Some(typed), problems).await
        }
    }
}

pub(super) async fn other(cx: &Cx<SecondDoor>, meeting: MeetingId) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let typed = Typed::read(&cx.form);
    let details = match details(cx, &typed) {
        Ok(details) => details,
        Err(problems) => return view_other(cx, meeting, Some(typed), problems).await,
    };
    let command = Command::ProposeChange { meeting, details };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Meeting, meeting)),
        Err(error) => {
            let problems = too_much(cx, refusal(error)?.code());
            view_other(cx, meeting, Some(typed), problems).await
        }
    }
}

/// A rule that says no to the form as a whole is told at its last words.
fn too_much(cx: &Cx<SecondDoor>, code: &str) -> Problems {
    let mut problems = Problems::none();
    problems.add("place", cx.t.one_of("errors-refusal", code));
    problems
}
