//! Cancelling one meeting of a row and those after it: no reason is asked, and each date that
//! will not be is shown before.

use kith_core::series::Command;
use kith_core::{MeetingId, Refusal, Role, Seen};

use super::change::{part, which};
use super::check::act;
use super::dates::when;
use super::side::Content;
use super::{Body, Side};
use crate::answer::{Answer, Turned, go};
use crate::cx::{Cx, Keeping};
use crate::heard;
use crate::meeting::status;
use crate::parts::Problems;

/// Cancelling several. Sends `words` and `seen`.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) intro: Vec<String>,
    /// Which will not be.
    pub(super) dates: Vec<String>,
    pub(super) action: String,
    /// Back to the meeting.
    pub(super) back: String,
    /// The words above the field.
    pub(super) label: String,
    pub(super) words: String,
    /// Who is asked to read a word, and by when.
    pub(super) heard: String,
    pub(super) keeping: Keeping,
    pub(super) seen: String,
    pub(super) error: String,
}

pub(super) async fn show<S: Side>(cx: &Cx<S>, from: MeetingId) -> Answer {
    let seen = S::seen(cx).await?;
    view(cx, &seen, from, None, Problems::none()).await
}

async fn view<S: Side>(
    cx: &Cx<S>,
    seen: &Seen,
    from: MeetingId,
    typed: Option<String>,
    problems: Problems,
) -> Answer {
    let Some(part) = part(seen, from)? else { return go(&S::to_meeting(cx, from)) };
    let (draft, keeping) = cx.keeping(cx.right.actor(), cx.right.room()).await?;
    let name = S::other(seen, part.series.bond);
    let client = seen.who().role == Role::Client;
    let mut intro = which(cx, seen, &part);
    let what = if client { "meeting-cancel-what" } else { "meet-cancel-what" };
    intro.push(cx.t.say(what).with("name", &name).to_string());
    let label = if client { "meeting-cancel-words" } else { "meet-cancel-words" };
    let dated = |id: &MeetingId| Some(when(&cx.t, seen.meeting(*id)?.details()?));
    let body = Form {
        intro,
        dates: part.of.iter().filter_map(dated).collect(),
        action: cx.here(),
        back: S::to_meeting(cx, from),
        label: cx.t.say(label).with("name", &name).to_string(),
        words: typed.or_else(|| draft.map(|draft| draft.text("words"))).unwrap_or_default(),
        heard: if client {
            heard::if_words(cx, seen, part.series.bond)
        } else {
            cx.t.get("meet-cancel-words-hint")
        },
        keeping,
        seen: part.series.last.to_string(),
        error: problems.of("words").to_owned(),
    };
    let content = Content {
        status: status(&problems),
        title: cx.t.plain("series-cancel-title"),
        heading: cx.t.get("series-cancel-heading"),
        problems,
        body: Body::Cancel(body),
    };
    S::page(cx, seen, content)
}

pub(super) async fn cancel<S: Side>(cx: &Cx<S>, from: MeetingId) -> Answer {
    let seen = S::seen(cx).await?;
    let Some(part) = part(&seen, from)? else { return go(&S::to_meeting(cx, from)) };
    let read = cx.form.get("seen").parse().map_err(|_| Turned::Form)?;
    let (series, words) = (part.series.id, cx.form.text("words"));
    let wish = Command::Cancel { series, of: part.of, words: words.clone(), seen: read };
    let Some(refused) = act(cx, wish).await? else { return go(&S::to_row(cx, series)) };
    let mut problems = Problems::none();
    problems.add(
        "words",
        match refused {
            Refusal::Changed => cx.t.get("series-turned-changed"),
            refused => cx.t.one_of("errors-refusal", refused.code()),
        },
    );
    view(cx, &seen, from, Some(words), problems).await
}
