//! Entering what a client said on paper or aloud. Whoever enters it reads it, so nothing can be
//! held back; how it was said is part of what is entered.

use askama::Template;
use axum::http::StatusCode;
use kith_core::feedback::{Aloud, Command, Feedback, Interpreter, Show};
use kith_core::meeting::Meeting;
use kith_core::{Refusal, Seen};

use super::{line, to_ask};
use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping};
use crate::feedback::{self, asks};
use crate::form::Form;
use crate::look::Look;
use crate::parts::{Choice, Problems, Scale};
use crate::person::Who;
use crate::right::Beside;
use crate::text::Text;

/// What the form holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) said: feedback::Typed,
    pub(super) how: String,
    pub(super) interpreted: bool,
    pub(super) name: String,
    pub(super) language: String,
}

/// Entering it. Sends the six statements, `words`, `how`, `interpreted`, `interpreter` and
/// `language`.
#[derive(Debug, Template)]
#[template(path = "here/enter.html")]
pub(super) struct EnterPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Who,
    pub(super) line: String,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) hows: Vec<Choice>,
    pub(super) asks: Vec<Scale>,
    pub(super) typed: Typed,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
}

impl Typed {
    fn read(form: &Form) -> Self {
        Self {
            said: feedback::Typed::read(form),
            how: form.text("how"),
            interpreted: form.get("interpreted") == "yes",
            name: form.text("interpreter"),
            language: form.text("language"),
        }
    }

    /// How it was said; nothing where neither is chosen.
    fn aloud(&self) -> Option<Aloud> {
        let aloud = match self.how.as_str() {
            "paper" => false,
            "aloud" => true,
            _ => return None,
        };
        let (name, language) = (self.name.trim().to_owned(), self.language.trim().to_owned());
        // A name or a language says so as well as the tick does.
        let somebody = self.interpreted || !name.is_empty() || !language.is_empty();
        Some(Aloud { aloud, interpreter: somebody.then_some(Interpreter { name, language }) })
    }
}

pub(super) fn hows(t: &Text) -> Vec<Choice> {
    ["paper", "aloud"].map(|how| Choice::new(how, t.one_of("here-said", how))).into()
}

pub(super) async fn show(cx: &Cx<Beside>, seen: &Seen, meeting: &Meeting) -> Answer {
    page(&view(cx, seen, meeting, None, Problems::none()).await?)
}

async fn view(
    cx: &Cx<Beside>,
    seen: &Seen,
    meeting: &Meeting,
    typed: Option<Typed>,
    problems: Problems,
) -> Result<EnterPage, Turned> {
    let (draft, keeping) = cx.keeping(&cx.right.who, cx.right.room).await?;
    let typed = typed.or_else(|| draft.as_ref().map(Typed::read)).unwrap_or_default();
    let who = Who::of(seen);
    Ok(EnterPage {
        line: line(&cx.t, meeting, who.name()),
        action: cx.here(),
        back: to_ask(cx, meeting.id),
        hows: hows(&cx.t),
        asks: asks(&cx.t, &typed.said.points),
        look: cx.staff_look(&cx.right.who),
        t: cx.t.clone(),
        who,
        typed,
        keeping,
        problems,
    })
}

pub(super) async fn send(cx: &Cx<Beside>, seen: &Seen, meeting: &Meeting) -> Answer {
    let typed = Typed::read(&cx.form);
    let Some(how) = typed.aloud() else {
        return again(cx, seen, meeting, typed, ("how", cx.t.get("here-how-empty"))).await;
    };
    let (answers, words) = (typed.said.answers(), typed.said.words.clone());
    // Whoever enters it has read it.
    let said = Feedback { answers, words, show: Show::Now };
    let command = Command::Enter { meeting: meeting.id, said, how };
    let (who, room) = (&cx.right.who, cx.right.room);
    match cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await {
        Ok(_) => go(&to_ask(cx, meeting.id)),
        Err(error) => match refusal(error)? {
            Refusal::NotAgreed => go(&to_ask(cx, meeting.id)),
            refusal => {
                let words = cx.t.one_of("errors-refusal", refusal.code());
                let field = typed.said.field(&refusal);
                again(cx, seen, meeting, typed, (field, words)).await
            }
        },
    }
}

async fn again(
    cx: &Cx<Beside>,
    seen: &Seen,
    meeting: &Meeting,
    typed: Typed,
    (field, words): (&str, String),
) -> Answer {
    let mut problems = Problems::none();
    problems.add(field, words);
    let view = view(cx, seen, meeting, Some(typed), problems).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}
