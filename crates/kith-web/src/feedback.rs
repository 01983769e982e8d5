//! After a meeting: six short statements, free words, and who sees them. Nothing is chosen
//! beforehand; what was said is shown back, and who sees it can be changed.

mod entry;
mod how;
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
pub(crate) use how::{How, Sheet, told_to_staff};
pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table.show(Page::Feedback, show).write(Page::Feedback, send);
}

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    /// One for each statement, as it stands in the form.
    pub(crate) points: Vec<String>,
    pub(crate) words: String,
    pub(crate) show: String,
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
    /// The same to print and answer on paper.
    paper: String,
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
    /// How somebody else entered it, where nothing of the client's own stands.
    how: Option<How>,
    /// What somebody else entered, where the client's own stands above it.
    beside: Option<How>,
}

impl Typed {
    pub(crate) fn read(form: &Form) -> Self {
        Self {
            points: RELATIONSHIP.items.iter().map(|item| form.text(item)).collect(),
            words: form.text("words"),
            show: form.text("show"),
        }
    }

    /// What was said, to be said anew.
    fn of(said: &Feedback) -> Self {
        let point =
            |answer: &Option<u8>| answer.map_or_else(|| "skip".into(), |one| one.to_string());
        let (words, show) = (said.words.clone(), String::new());
        Self { points: said.answers.iter().map(point).collect(), words, show }
    }

    /// One answer for each statement; what was skipped or is no number is none.
    pub(crate) fn answers(&self) -> Vec<Option<u8>> {
        self.points.iter().map(|point| point.parse().ok()).collect()
    }

    /// The field that a rule speaks of.
    pub(crate) fn field(&self, refusal: &Refusal) -> &'static str {
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

impl FeedbackPage {
    /// Begins with what somebody else entered, unless something is being written already.
    fn begin_with(&mut self, t: &Text, entered: Typed) {
        if self.keeping.version.is_empty() {
            (self.asks, self.words) = (asks(t, &entered.points), entered.words);
        }
    }
}

/// The choice with this word.
pub(crate) fn chosen(word: &str) -> Option<Show> {
    Show::ALL.into_iter().find(|show| show.word() == word)
}

/// The three choices, for the person it is about.
pub(crate) fn shows(t: &Text, name: &str) -> Vec<Choice> {
    let all = [
        (Show::Now, "feedback-choose-now", "feedback-choose-now-hint"),
        (Show::AfterNext, "feedback-choose-after-next", "feedback-choose-after-next-hint"),
        (Show::WorthAsking, "feedback-choose-worth-asking", "feedback-choose-worth-asking-hint"),
    ];
    let say = |key: &str| t.say(key).with("name", name).to_string();
    all.map(|(show, words, hint)| Choice::new(show.word(), say(words)).hint(say(hint))).into()
}

async fn show(cx: Cx<SecondDoor>) -> Answer {
    let (id, part) = about(&cx)?;
    let seen = cx.site.app.read(&cx.right.who, cx.right.room, Purpose::Own).await?;
    let meeting = seen.meeting(id).ok_or(Turned::Missing)?;
    let given = match seen.feedback(id) {
        Some(View::Whole(given)) => Some(given),
        Some(View::WorthAsking) | None => None,
    };
    match (part, given) {
        (Part::Paper, _) => return page(&how::sheet(&cx, meeting)),
        (Part::All, Some(given)) => return page(&given_page(&cx, &seen, meeting, given)),
        (Part::Anew, Some(given)) if given.way.is_entered() => {
            let entered = Typed::of(&given.said);
            let mut view = form(&cx, &seen, meeting, None, Problems::none()).await?;
            view.begin_with(&cx.t, entered);
            return page(&view);
        }
        (Part::Anew, _) => return go(&cx.to_one(Page::Feedback, id)),
        (Part::All, None) => {}
    }
    if meeting.stands().is_none_or(|details| details.starts > seen.at()) {
        return go(&cx.to_one(Page::Meeting, id));
    }
    page(&form(&cx, &seen, meeting, None, Problems::none()).await?)
}

/// What of a feedback an address is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    /// Saying oneself what somebody else entered.
    Anew,
    /// The lines to print.
    Paper,
}

/// Follow the id of the meeting.
const ANEW: &str = "anew";
pub(crate) const PAPER: &str = "paper";

fn about(cx: &Cx<SecondDoor>) -> Result<(MeetingId, Part), Turned> {
    let part = match cx.ids.count() {
        1 => Part::All,
        2 => match cx.ids.at::<String>(1)?.as_str() {
            ANEW => Part::Anew,
            PAPER => Part::Paper,
            _ => return Err(Turned::Missing),
        },
        _ => return Err(Turned::Missing),
    };
    Ok((cx.ids.at(0)?, part))
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
        heard: crate::heard::if_shown(cx, seen, meeting.id),
        paper: cx.to_two(Page::Feedback, meeting.id, PAPER),
        with: name,
        keeping,
        problems,
    })
}

fn line(cx: &Cx<SecondDoor>, meeting: &Meeting, name: &str) -> String {
    meeting.details().map_or_else(String::new, |at| Told::new(&cx.t, at, name).line(&cx.t))
}

pub(crate) fn asks(t: &Text, points: &[String]) -> Vec<Scale> {
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
        sees: if given.way.is_entered() {
            cx.t.say("feedback-entered-read").with("name", &name).to_string()
        } else if is_beside(seen, meeting) {
            sees(&cx.t, given.said.show, &name)
        } else {
            cx.t.say("feedback-sees-nobody").with("name", &name).to_string()
        },
        said: format!(
            "{} {}",
            how::given(&cx.t, given, &when, &name),
            crate::heard::since(cx, seen, given.entry)
        ),
        parts: parts(&cx.t, &given.said),
        shows: shows(&cx.t, &name),
        show: given.said.show.word(),
        how: given.way.is_entered().then(|| How::of(cx, given, &name)),
        beside: seen.entered_beside(meeting.id).map(|one| How::of(cx, one, &name)),
        with: name,
        action: cx.to_one(Page::Feedback, meeting.id),
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
pub(crate) fn parts(t: &Text, said: &Feedback) -> Vec<Asked> {
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
    match about(&cx)? {
        (_, Part::Paper) => Err(Turned::Missing),
        (id, _) if cx.form.get("do") == "show" => choose(&cx, id).await,
        (id, _) => give(&cx, id).await,
    }
}

async fn give(cx: &Cx<SecondDoor>, meeting: MeetingId) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    let typed = Typed::read(&cx.form);
    let Some(show) = chosen(&typed.show) else {
        return again(cx, meeting, typed, "show", cx.t.get("feedback-show-empty")).await;
    };
    let said = Feedback { answers: typed.answers(), words: typed.words.clone(), show };
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
