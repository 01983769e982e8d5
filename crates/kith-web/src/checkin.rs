//! Before a meeting: how the client arrives, what they want brought up, what is better left
//! alone, and the pace. Kept as it is written; once sent, shown back; open until it is over.

mod entry;
mod samples;

use askama::Template;
use axum::http::StatusCode;
use kith_core::checkin::{CheckIn, Command, Pace, Sent};
use kith_core::heard::Writing;
use kith_core::meeting::Meeting;
use kith_core::words::SHORT;
use kith_core::{MeetingId, Purpose, Refusal, Seen};
use kith_measure::own::{CHECK_IN, HIGHEST};

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::form::Form;
use crate::heard;
use crate::look::Look;
use crate::meeting::{Told, is_open, name_of};
use crate::parts::{Asked, Choice, Problems, Scale};
use crate::paths::Page;
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;

pub(crate) use entry::{brief, cards, told};
pub(crate) use samples::samples;

/// Follows the meeting's id where it is written once more.
const AGAIN: &str = "again";

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::CheckIn, show).write(Page::CheckIn, send);
}

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Typed {
    /// One for each question, as it stands in the form.
    points: Vec<String>,
    words: String,
    bring: String,
    fence: String,
    pace: String,
}

/// The check-in. Sends the five questions, `words`, `bring`, `fence` and `pace`.
#[derive(Debug, Template)]
#[template(path = "checkin/checkin.html")]
struct CheckInPage {
    t: Text,
    look: Look,
    /// When the meeting is, and with whom.
    line: String,
    name: String,
    /// Where the form goes.
    action: String,
    /// People to call.
    help: String,
    /// Whether one was sent before.
    again: bool,
    /// Who is asked to read it, and by when.
    heard: String,
    asks: Vec<Scale>,
    paces: Vec<Choice>,
    typed: Typed,
    keeping: Keeping,
    problems: Problems,
}

/// What was sent, and when, in words.
#[derive(Clone, Debug)]
struct SentParts {
    said: String,
    parts: Vec<Asked>,
}

/// What was sent.
#[derive(Debug, Template)]
#[template(path = "checkin/sent.html")]
struct SentPage {
    t: Text,
    look: Look,
    line: String,
    sent: Option<SentParts>,
    /// Where it is written once more, until the meeting is over.
    again: Option<String>,
    after: Option<String>,
    meeting: String,
}

impl Typed {
    fn read(form: &Form) -> Self {
        Self {
            points: CHECK_IN.items.iter().map(|item| form.text(item)).collect(),
            words: form.text("words"),
            bring: form.text("bring"),
            fence: form.text("fence"),
            pace: form.text("pace"),
        }
    }

    fn of(said: &CheckIn) -> Self {
        let point =
            |answer: &Option<u8>| answer.map_or_else(String::new, |point| point.to_string());
        Self {
            points: said.answers.iter().map(point).collect(),
            words: said.words.clone(),
            bring: said.bring_up.clone(),
            fence: said.not_today.clone(),
            pace: said.pace.map(Pace::word).unwrap_or_default().to_owned(),
        }
    }

    fn said(&self) -> CheckIn {
        CheckIn {
            answers: self.points.iter().map(|point| point.parse().ok()).collect(),
            words: self.words.clone(),
            bring_up: self.bring.clone(),
            not_today: self.fence.clone(),
            pace: Pace::ALL.into_iter().find(|pace| pace.word() == self.pace),
        }
    }

    /// The field that a rule speaks of.
    fn field(&self, refusal: &Refusal) -> &'static str {
        let outside = |point: &String| point.parse().is_ok_and(|point: u8| point > HIGHEST);
        let mut items = CHECK_IN.items.iter().zip(&self.points);
        match refusal {
            Refusal::OutsideScale => {
                items.find(|(_, point)| outside(point)).map_or("words", |(item, _)| item)
            }
            Refusal::TooLong { .. } if self.bring.len() > SHORT => "bring",
            Refusal::TooLong { .. } if self.fence.len() > SHORT => "fence",
            _ => "words",
        }
    }
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let id: MeetingId = cx.ids.at(0)?;
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    let again = match cx.ids.count() {
        1 => false,
        2 if cx.ids.at::<String>(1)? == AGAIN => true,
        _ => return Err(Turned::Missing),
    };
    let sent = seen.checkin(id);
    let open = is_open(&seen, meeting) && ahead(&seen, meeting);
    if meeting.stands().is_none() || !open && again {
        return go(&cx.to_one(Page::Meeting, id));
    }
    if open && (again || sent.is_none()) {
        return page(&form(&cx, &seen, meeting, None, Problems::none()).await?);
    }
    page(&sent_page(&cx, &seen, meeting, open))
}

fn ahead(seen: &Seen, meeting: &Meeting) -> bool {
    meeting.stands().is_some_and(|details| details.ends() > seen.at())
}

async fn form(
    cx: &Cx<SecondDoor>,
    seen: &Seen,
    meeting: &Meeting,
    typed: Option<Typed>,
    problems: Problems,
) -> Result<CheckInPage, Turned> {
    let (draft, keeping) = cx.keeping(&cx.right.who, cx.right.room).await?;
    let sent = seen.checkin(meeting.id);
    let typed = typed.or_else(|| draft.as_ref().map(Typed::read));
    let typed = typed.or_else(|| sent.map(|sent| Typed::of(&sent.said))).unwrap_or_default();
    Ok(CheckInPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        line: line(cx, seen, meeting),
        name: name_of(seen, meeting),
        action: cx.here(),
        help: cx.to(Page::Help),
        again: sent.is_some(),
        heard: heard::ahead(cx, seen, Writing::Meeting(meeting.id)),
        asks: asks(&cx.t, &typed.points),
        paces: paces(&cx.t),
        typed,
        keeping,
        problems,
    })
}

fn line(cx: &Cx<SecondDoor>, seen: &Seen, meeting: &Meeting) -> String {
    let name = name_of(seen, meeting);
    meeting.details().map_or_else(String::new, |at| Told::new(&cx.t, at, &name).line(&cx.t))
}

fn asks(t: &Text, points: &[String]) -> Vec<Scale> {
    let items = CHECK_IN.items.iter().enumerate();
    items
        .map(|(place, item)| Scale {
            name: item,
            words: t.one_of("checkin-ask", item),
            low: t.one_of("checkin-low", item),
            high: t.one_of("checkin-high", item),
            chosen: points.get(place).cloned().unwrap_or_default(),
        })
        .collect()
}

fn paces(t: &Text) -> Vec<Choice> {
    let pace = |pace: Pace| {
        let (word, hint) = (pace.word(), format!("{}-hint", pace.word()));
        Choice::new(word, t.one_of("checkin-pace", word)).hint(t.one_of("checkin-pace", hint))
    };
    let mut all: Vec<_> = Pace::ALL.into_iter().map(pace).collect();
    all.push(Choice::new("skip", t.get("shell-rather-not")));
    all
}

fn sent_page(cx: &Cx<SecondDoor>, seen: &Seen, meeting: &Meeting, open: bool) -> SentPage {
    let id = meeting.id;
    let over = !ahead(seen, meeting);
    let sent = seen.checkin(id).map(|sent| {
        let when = cx.t.day_time(cx.moment(sent.at));
        let said = cx.t.say("checkin-sent").with("when", when).with("name", name_of(seen, meeting));
        let since = heard::since(cx, seen, sent.entry);
        SentParts { said: format!("{said} {since}"), parts: parts(&cx.t, sent) }
    });
    SentPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        line: line(cx, seen, meeting),
        sent,
        again: open.then(|| cx.to_two(Page::CheckIn, id, AGAIN)),
        after: over.then(|| cx.to_one(Page::Feedback, id)),
        meeting: cx.to_one(Page::Meeting, id),
    }
}

/// What was said, question by question; what was left out is told as such.
fn parts(t: &Text, sent: &Sent) -> Vec<Asked> {
    let said = &sent.said;
    let points = CHECK_IN.items.iter().zip(&said.answers).map(|(item, answer)| {
        let point = |point| t.say("checkin-sent-point").with("point", point).to_string();
        let not = || t.get("checkin-sent-not");
        Asked { asked: t.one_of("checkin-ask", item), said: answer.map_or_else(not, point) }
    });
    let pace = said.pace.map(|pace| t.one_of("checkin-pace", pace.word()));
    let words = [
        ("checkin-words", said.words.clone()),
        ("checkin-bring", said.bring_up.clone()),
        ("checkin-fence", said.not_today.clone()),
        ("checkin-pace-ask", pace.unwrap_or_default()),
    ];
    let words = words.into_iter().map(|(asked, said)| Asked {
        asked: t.get(asked),
        said: if said.trim().is_empty() { t.get("checkin-sent-not") } else { said },
    });
    points.chain(words).collect()
}

async fn send(cx: Cx<SecondDoor>) -> Answer {
    let meeting: MeetingId = cx.ids.at(0)?;
    let (who, room) = (&cx.right.who, cx.right.room);
    let typed = Typed::read(&cx.form);
    let command = Command::Send { meeting, said: typed.said() };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::CheckIn, meeting)),
        Err(error) => {
            let refusal = refusal(error)?;
            let mut problems = Problems::none();
            problems.add(typed.field(&refusal), cx.t.one_of("errors-refusal", refusal.code()));
            let seen = cx.site.app.read(who, room, Purpose::Own).await?;
            let found = seen.meeting(meeting).ok_or(Turned::Missing)?;
            let view = form(&cx, &seen, found, Some(typed), problems).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}
