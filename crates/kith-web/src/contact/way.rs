//! Opening or changing one way.

use askama::Template;
use kith_core::calendar::Calendar;
use kith_core::contact::{Channel, Command};

use super::side::{One, keep, read, to_all, writes};
use super::typed::{Fields, fresh, rule, standing};
use crate::answer::{Answer, Turned, go, page_with};
use crate::cx::{Cx, Keeping};
use crate::form::Filled;
use crate::look::Look;
use crate::meeting::status;
use crate::parts::Problems;
use crate::person::Who;
use crate::text::Text;

/// One way. Sends `to`, `day-1` to `day-7`, `from`, `until`, `kind-…`, `sender`, `words`, `own`,
/// `others`, `voicemail` and `review`.
#[derive(Debug, Template)]
#[template(path = "contact/way.html")]
pub(super) struct WayPage {
    pub(super) t: Text,
    pub(super) look: Look,
    pub(super) who: Option<Who>,
    pub(super) channel: Channel,
    pub(super) action: String,
    pub(super) fields: Fields,
    pub(super) keeping: Keeping,
    pub(super) problems: Problems,
    pub(super) back: String,
}

impl WayPage {
    fn is(&self, word: &str) -> bool {
        self.channel.word() == word
    }

    /// The kind of field for the address.
    fn kind(&self) -> &'static str {
        match self.channel {
            Channel::Email => "email",
            Channel::Text | Channel::Phone => "tel",
            Channel::Post => "text",
        }
    }
}

pub(super) async fn show<S: One>(cx: &Cx<S>, channel: Channel) -> Answer {
    shown(cx, channel, None).await
}

async fn shown<S: One>(cx: &Cx<S>, channel: Channel, typed: Option<Filled>) -> Answer {
    let seen = read(cx, true).await?;
    let reached = seen.contact().ok_or(Turned::Missing)?;
    if !writes(cx, &seen).await? {
        return go(&to_all(cx));
    }
    let book = cx.site.app.book();
    let today = Calendar::of(&book).day(seen.at());
    let (draft, keeping) = cx.keeping(cx.right.reader(), cx.right.private()).await?;
    let stands = || match reached.standing(channel) {
        Some(one) => standing(&cx.t, &one.rule, today),
        None => fresh(today),
    };
    let begun = || Filled::new(draft.unwrap_or_else(stands));
    let Filled { form, problems } = typed.unwrap_or_else(begun);
    let view = WayPage {
        t: cx.t.clone(),
        look: S::look(cx),
        who: S::who(&seen),
        channel,
        action: cx.here(),
        fields: Fields::of(&cx.t, &form),
        keeping,
        problems,
        back: to_all(cx),
    };
    page_with(status(&view.problems), &view)
}

pub(super) async fn send<S: One>(cx: &Cx<S>, channel: Channel) -> Answer {
    let book = cx.site.app.book();
    let today = Calendar::of(&book).day(cx.site.app.now());
    match rule(&cx.t, channel, &cx.form, today) {
        Ok(rule) => match keep(cx, Command::Set { channel, rule }).await? {
            None => go(&to_all(cx)),
            Some(refusal) => Err(Turned::Refused(refusal)),
        },
        Err(problems) => shown(cx, channel, Some(Filled { form: cx.form.clone(), problems })).await,
    }
}
