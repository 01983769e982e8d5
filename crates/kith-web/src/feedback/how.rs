//! How a feedback came here, in words: by the client's own hand, on a tablet, or through somebody
//! else; and the same lines on paper.

use askama::Template;
use kith_core::feedback::{Aloud, Given, Way};
use kith_core::meeting::Meeting;

use super::parts;
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::parts::Asked;
use crate::paths::Page;
use crate::right::{Right, SecondDoor};
use crate::text::Text;

/// What somebody else entered for the client.
#[derive(Clone, Debug)]
pub(crate) struct How {
    /// Who, when and how.
    pub(super) said: String,
    /// What it says.
    pub(super) parts: Vec<Asked>,
    /// Where the client says it themself.
    pub(super) anew: String,
}

impl How {
    pub(super) fn of(cx: &Cx<SecondDoor>, given: &Given, name: &str) -> Self {
        Self {
            said: self::given(&cx.t, given, &cx.t.day_time(moment(given.at)), name),
            parts: parts(&cx.t, &given.said),
            anew: cx.to_two(Page::Feedback, given.meeting, super::ANEW),
        }
    }
}

/// For the client: when it was said and how. `name` is whom the meeting was with.
pub(super) fn given(t: &Text, given: &Given, when: &str, name: &str) -> String {
    let key = match &given.way {
        Way::Own => "feedback-given",
        Way::Tablet => "feedback-given-tablet",
        Way::Entered(Aloud { aloud: false, .. }) => "feedback-entered-paper",
        Way::Entered(Aloud { aloud: true, .. }) => "feedback-entered-aloud",
    };
    let said = t.say(key).with("when", when).with("name", name).to_string();
    match &given.way {
        Way::Entered(how) => [vec![said], interpreted(t, how)].concat().join(" "),
        Way::Own | Way::Tablet => said,
    }
}

/// For whom the meeting was with; nothing where the client said it at home.
pub(crate) fn told_to_staff(t: &Text, way: &Way) -> Option<String> {
    let Way::Entered(how) = way else {
        return matches!(way, Way::Tablet).then(|| t.get("feedback-told-tablet"));
    };
    let said = t.get(if how.aloud { "feedback-told-aloud" } else { "feedback-told-paper" });
    Some([vec![said], interpreted(t, how)].concat().join(" "))
}

/// Who interpreted, and in which language; nothing where nobody did.
pub(super) fn interpreted(t: &Text, how: &Aloud) -> Vec<String> {
    let Some(one) = &how.interpreter else { return Vec::new() };
    let (name, language) = (one.name.trim(), one.language.trim());
    let who = match name {
        "" => t.get("feedback-interpreted"),
        name => t.say("feedback-interpreted-by").with("who", name).to_string(),
    };
    let into = t.say("feedback-interpreted-into").with("language", language);
    let into = (!language.is_empty()).then(|| into.to_string());
    std::iter::once(who).chain(into).collect()
}

/// The six lines, to print.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// The meeting's day.
    pub(crate) day: String,
    /// The statements.
    pub(crate) asks: Vec<String>,
}

impl Sheet {
    pub(crate) fn of<R: Right>(cx: &Cx<R>, meeting: &Meeting) -> Self {
        let starts = meeting.details().map(|details| details.starts).unwrap_or_default();
        Self::new(&cx.t, cx.t.day(moment(starts)))
    }

    pub(crate) fn new(t: &Text, day: String) -> Self {
        let asks = super::asks(t, &[]).into_iter().map(|ask| ask.words).collect();
        Self { day, asks }
    }
}

/// The same for the client.
#[derive(Debug, Template)]
#[template(path = "feedback/paper.html")]
pub(super) struct PaperPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) sheet: Sheet,
    /// Back to where it can be said here.
    pub(super) back: String,
}

pub(super) fn sheet(cx: &Cx<SecondDoor>, meeting: &Meeting) -> PaperPage {
    PaperPage {
        t: cx.t.clone(),
        look: cx.look(Look::space),
        sheet: Sheet::of(cx, meeting),
        back: cx.to_one(Page::Feedback, meeting.id),
    }
}
