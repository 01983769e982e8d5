//! Who tried to open what is not open to them, for a supervisor: who, how often and when, and not
//! whose record. It stands on the supervisor's own desk until they say that they have seen it.

use kith_core::opened::Command;
use kith_core::{Actor, EntryId, Purpose, Refusal, Role};

use crate::answer::{Answer, Turned, go, refusal};
use crate::cx::{Cx, moment};
use crate::right::{Supervisor, desk};
use crate::site::Site;
use crate::text::Text;

/// What one person tried.
#[derive(Clone, Debug)]
pub(super) struct Tried {
    /// Who, and how often.
    pub(super) words: String,
    /// When.
    pub(super) when: String,
    /// Their name.
    pub(super) name: String,
    /// The newest of it that is shown here: goes into the field `attempt`.
    pub(super) attempt: EntryId,
}

impl Tried {
    pub(super) fn new(t: &Text, name: String, times: usize, when: &str, attempt: EntryId) -> Self {
        let words = t.say("today-tried-line").with("name", &name).with("times", times).to_string();
        let when = t.say("today-tried-when").with("times", times).with("when", when).to_string();
        Self { words, when, name, attempt }
    }
}

/// What is not put away, the newest first; nothing for who is no supervisor.
pub(super) async fn tried(site: &Site, who: &Actor, t: &Text) -> Result<Vec<Tried>, Turned> {
    if who.role != Role::Supervisor {
        return Ok(Vec::new());
    }
    let Some(desk) = desk(site, who.person).await? else { return Ok(Vec::new()) };
    let (seen, book) = (site.app.read(who, desk, Purpose::Own).await?, site.app.book());
    let name = |person| book.staff_name(person).map(str::to_owned);
    let tried = seen.tried().into_iter().map(|one| {
        let name = name(one.person).unwrap_or_else(|| t.get("repair-late-somebody"));
        Tried::new(t, name, one.times, &t.day_time(moment(one.at)), one.attempt)
    });
    Ok(tried.collect())
}

/// Puts away what was seen.
pub(super) async fn put_away(cx: Cx<Supervisor>) -> Answer {
    let attempt: EntryId = cx.form.get("attempt").parse().map_err(|_| Turned::Form)?;
    let who = &cx.right.who;
    let desk = desk(&cx.site, who.person).await?.ok_or(Turned::Missing)?;
    if let Err(error) = cx.site.app.act(who, desk, Command::PutAway { attempt }).await {
        // Pressed twice.
        match refusal(error)? {
            Refusal::AlreadyDone => {}
            other => return Err(Turned::Refused(other)),
        }
    }
    go(&cx.here())
}
