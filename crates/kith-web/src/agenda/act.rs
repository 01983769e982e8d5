//! What is sent from the list: adding, taking off, "not today" and back, and that it was talked
//! about.

use kith_core::agenda::Command;
use kith_core::meeting::Meeting;
use kith_core::{AgendaId, Refusal};

use super::section::Again;
use crate::answer::{Turned, refusal};
use crate::cx::Cx;
use crate::form::Form;
use crate::parts::Problems;
use crate::promise::Side;
use crate::right::Right;
use crate::text::Text;

/// Whether what was sent is about the list.
pub(crate) fn is_sent(form: &Form) -> bool {
    matches!(form.get("do"), "add" | "withdraw" | "not-today" | "today" | "talked")
}

/// Carries out what was sent, or gives what to look at again. Pressed twice, or changed meanwhile:
/// the page shows how it stands now.
pub(crate) async fn act<S: Side>(cx: &Cx<S>, meeting: &Meeting) -> Result<Option<Again>, Turned> {
    let adds = cx.form.get("do") == "add";
    let command = command(cx, meeting)?;
    let (who, room) = (cx.right.reader(), cx.right.private());
    let done = cx.site.app.act_once(who, room, command, cx.once(), cx.finishes()).await;
    let refused = done.map(|_| None).or_else(|error| refusal(error).map(Some))?;
    Ok(refused.filter(|_| adds).map(|refusal| again(cx, &refusal)))
}

fn command<R: Right>(cx: &Cx<R>, meeting: &Meeting) -> Result<Command, Turned> {
    let (bond, meeting) = (meeting.bond, meeting.id);
    if cx.form.get("do") == "add" {
        let item = AgendaId(cx.site.app.new_id());
        return Ok(Command::Add { item, bond, words: cx.form.text("words") });
    }
    let item: AgendaId = cx.form.get("item").parse().map_err(|_| Turned::Form)?;
    Ok(match cx.form.get("do") {
        "withdraw" => Command::Withdraw { item },
        "not-today" => Command::NotToday { item, meeting },
        "today" => Command::Today { item, meeting },
        _ => Command::SayTalked { item, meeting },
    })
}

fn again<R: Right>(cx: &Cx<R>, refusal: &Refusal) -> Again {
    let mut problems = Problems::none();
    problems.add("words", words(&cx.t, refusal));
    Again { typed: Some(cx.form.text("words")), problems }
}

/// Why nothing was added, in words.
pub(super) fn words(t: &Text, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty => t.get("agenda-form-empty"),
        Refusal::TooLong { .. } => t.get("agenda-form-long"),
        Refusal::TooMany { limit } => t.say("agenda-form-full").with("limit", *limit).to_string(),
        other => t.one_of("errors-refusal", other.code()),
    }
}
