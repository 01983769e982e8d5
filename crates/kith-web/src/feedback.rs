//! After a meeting: six short statements, free words, and who sees them. Nothing is chosen
//! beforehand; what was said is shown back, and who sees it can be changed.

mod entry;
mod samples;

use askama::Template;
use axum::http::StatusCode;
use kith_core::feedback::{Command, Feedback, Given, Show, View};
use kith_core::meeting::Meeting;
use kith_core::{MeetingId, Purpose, Refusal, Seen};
use kith_measure::own::{HIGHEST, RELATIONSHIP};

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::form::Form;
use crate::look::Look;
use crate::meeting::{Told, is_beside, name_of};
use crate::parts::{Asked, Choice, Problems, Scale};
use crate::paths::Page;
use crate::repair::{self, After};
use crate::right::SecondDoor;
use crate::table::Table;
use crate::text::Text;

pub(crate) use entry::told;
pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Feedback, show).write(Page::Feedback, send);
}

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Typed {
    /// One for each statement, as it stands in the form.
    points: Vec<String>,
    words: String,
    show: String,
}

/// The feedback. Sends the six statements, `words` and `show`.
#[derive(Debug, Template)]
#[template(path = "feedback/feedback.html")]
struct FeedbackPage {
    t: Text,
    look: Look,
    /// When the meeting was, and with whom.
    line: String,
    /// Whom it is about.
    with: String,
    /// Where the form goes.
    action: String,
    asks: Vec<Scale>,
    words: String,
    shows: Vec<Choice>,
    show: String,
    /// What follows when the answers are lower than usual; empty where nothing would.
    ahead: String,
    /// Who is asked to read it, and by when, if it is shown.
    heard: String,
    keeping: Keeping,
    problems: Problems,
}

/// What was said. Sends `do`: `show`, with `show`.
#[derive(Debug, Template)]
#[template(path = "feedback/given.html")]
struct GivenPage {
    t: Text,
    look: Look,
    line: String,
    /// Whom it is about.
    with: String,
    /// Who sees it, in words.
    sees: String,
    /// When it was said, in words.
    said: String,
    parts: Vec<Asked>,
    shows: Vec<Choice>,
    show: &'static str,
    /// Where the form goes.
    action: String,
    meeting: String,
    /// What was noticed by it.
    after: After,
}

impl Typed {
    fn read(form: &Form) -> Self {
        Self {
            points: RELATIONSHIP.items.iter().map(|item| form.text(item)).collect(),
            words: form.text("words"),
            show: form.text("show"),
        }
    }

    /// The field that a rule speaks of.
    fn field(&self, refusal: &Refusal) -> &'static str {
        let outside = |point: &String| point.parse().is_ok_and(|point: u8| point > HIGHEST);
        let mut items = RELATIONSHIP.items.iter().zip(&self.points);
        match refusal {
            Refusal::OutsideScale => {
                items.find(|(_, point)| outside(point)).map_or("words", |(item, _)| item)
            }
            _ => "words",
        }
    }
}

/// The choice with this word.
fn chosen(word: &str) -> Option<Show> {
    Show::ALL.into_iter().find(|show| show.word() == word)
}

/// The three choices, for the person it is about.
fn shows(t: &Text, name: &str) -> Vec<Choice> {
    let all = [
        (Show::Now, "feedback-choose-now", "feedback-choose-now-hint"),
        (Show::AfterNext, "feedback-choose-after-next", "feedback-choose-after-next-hint"),
        (Show::WorthAsking, "feedback-choose-worth-asking", "feedback-choose-worth-asking-hint"),
    ];
    let say = |key: &str| t.say(key).with("name", name).to_string();
    all.map(|(show, words, hint)| Choice::new(show.word(), say(words)).hint(say(hint))).into()
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let id = meeting_id(&cx)?;
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    if let Some(View::Whole(given)) = seen.feedback(id) {
        return page(&given_page(&cx, &seen, meeting, given));
    }
    if meeting.stands().is_none_or(|details| details.starts > seen.at()) {
        return go(&cx.to_one(Page::Meeting, id));
    }
    page(&form(&cx, &seen, meeting, None, Problems::none()).await?)
}

fn meeting_id(cx: &Cx<SecondDoor>) -> Result<MeetingId, Turned> {
    if cx.ids.count() == 1 { cx.ids.at(0) } else { Err(Turned::Missing) }
}

async fn form(
    cx: &Cx<SecondDoor>,
    seen: &Seen,
    meeting: &Meeting,
    typed: Option<Typed>,
    problems: Problems,
) -> Result<FeedbackPage, Turned> {
    let (draft, keeping) = cx.keeping(&cx.right.who, cx.right.room).await?;
    let typed = typed.or_else(|| draft.as_ref().map(Typed::read)).unwrap_or_default();
    let name = name_of(seen, meeting);
    Ok(FeedbackPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        line: line(cx, meeting, &name),
        action: cx.here(),
        asks: asks(&cx.t, &typed.points),
        words: typed.words,
        shows: shows(&cx.t, &name),
        show: typed.show,
        ahead: repair::ahead(cx, seen, meeting.bond, &name),
        heard: crate::heard::if_shown(cx, seen, kith_core::heard::Writing::Meeting(meeting.id)),
        with: name,
        keeping,
        problems,
    })
}

fn line(cx: &Cx<SecondDoor>, meeting: &Meeting, name: &str) -> String {
    meeting.details().map_or_else(String::new, |at| Told::new(&cx.t, at, name).line(&cx.t))
}

fn asks(t: &Text, points: &[String]) -> Vec<Scale> {
    let items = RELATIONSHIP.items.iter().enumerate();
    items
        .map(|(place, item)| Scale {
            name: item,
            words: t.one_of("feedback-ask", item),
            low: t.get("feedback-low"),
            high: t.get("feedback-high"),
            chosen: points.get(place).cloned().unwrap_or_default(),
        })
        .collect()
}

fn given_page(cx: &Cx<SecondDoor>, seen: &Seen, meeting: &Meeting, given: &Given) -> GivenPage {
    let name = name_of(seen, meeting);
    let when = cx.t.day_time(cx.moment(given.at));
    GivenPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        line: line(cx, meeting, &name),
        sees: if is_beside(seen, meeting) {
            sees(&cx.t, given.said.show, &name)
        } else {
            cx.t.say("feedback-sees-nobody").with("name", &name).to_string()
        },
        said: format!(
            "{} {}",
            cx.t.say("feedback-given").with("when", when),
            crate::heard::since(cx, seen, given.entry)
        ),
        parts: parts(&cx.t, &given.said),
        shows: shows(&cx.t, &name),
        show: given.said.show.word(),
        with: name,
        action: cx.here(),
        meeting: cx.to_one(Page::Meeting, meeting.id),
        after: repair::since(cx, seen, meeting.id, meeting.bond),
    }
}

fn sees(t: &Text, show: Show, name: &str) -> String {
    let key = match show {
        Show::Now => "feedback-sees-now",
        Show::AfterNext => "feedback-sees-after-next",
        Show::WorthAsking => "feedback-sees-worth-asking",
    };
    t.say(key).with("name", name).to_string()
}

/// What was said, statement by statement; what was left out is told as such.
fn parts(t: &Text, said: &Feedback) -> Vec<Asked> {
    let points = RELATIONSHIP.items.iter().zip(&said.answers).map(|(item, answer)| {
        let point = |point| t.say("feedback-given-point").with("point", point).to_string();
        let not = || t.get("feedback-given-not");
        Asked { asked: t.one_of("feedback-ask", item), said: answer.map_or_else(not, point) }
    });
    let words =
        if said.words.trim().is_empty() { t.get("feedback-given-not") } else { said.words.clone() };
    points.chain([Asked { asked: t.get("feedback-words"), said: words }]).collect()
}

async fn send(cx: Cx<SecondDoor>) -> Answer {
    let id = meeting_id(&cx)?;
    if cx.form.get("do") == "show" { choose(&cx, id).await } else { give(&cx, id).await }
}

async fn give(cx: &Cx<SecondDoor>, meeting: MeetingId) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let typed = Typed::read(&cx.form);
    let Some(show) = chosen(&typed.show) else {
        return again(cx, meeting, typed, "show", cx.t.get("feedback-show-empty")).await;
    };
    let answers = typed.points.iter().map(|point| point.parse().ok()).collect();
    let said = Feedback { answers, words: typed.words.clone(), show };
    let command = Command::Give { meeting, said };
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.to_one(Page::Feedback, meeting)),
        Err(error) => {
            let refusal = refusal(error)?;
            let words = cx.t.one_of("errors-refusal", refusal.code());
            let field = typed.field(&refusal);
            again(cx, meeting, typed, field, words).await
        }
    }
}

async fn again(
    cx: &Cx<SecondDoor>,
    id: MeetingId,
    typed: Typed,
    field: &str,
    words: String,
) -> Answer {
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    let mut problems = Problems::none();
    problems.add(field, words);
    let view = form(cx, &seen, meeting, Some(typed), problems).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

async fn choose(cx: &Cx<SecondDoor>, meeting: MeetingId) -> Answer {
    let show = chosen(cx.form.get("show")).ok_or(Turned::Form)?;
    let command = Command::ChooseShow { meeting, show };
    cx.site.app.act(&cx.right.who, cx.right.room, command).await?;
    go(&cx.to_one(Page::Feedback, meeting))
}
