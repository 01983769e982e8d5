//! What is past its date, for a supervisor: whose answer it is, of what kind, and since when.
//! It comes from the supervisor's own desk, which holds no word of what it is about.

use kith_core::{Actor, Purpose, Role};

use super::told::{day_for, is_late};
use crate::answer::Turned;
use crate::right::desk;
use crate::site::Site;
use crate::text::Text;

/// One answer that is late.
#[derive(Clone, Debug)]
pub(crate) struct Late {
    /// Whose it is.
    pub(crate) name: String,
    /// What kind of answer.
    pub(crate) what: String,
    /// Since when.
    pub(crate) since: String,
}

/// Everything past its date, the longest wait first; nothing for who is no supervisor.
pub(crate) async fn late(site: &Site, who: &Actor, t: &Text) -> Result<Vec<Late>, Turned> {
    if who.role != Role::Supervisor {
        return Ok(Vec::new());
    }
    let Some(desk) = desk(site, who.person).await? else { return Ok(Vec::new()) };
    let (seen, book) = (site.app.read(who, desk, Purpose::Own).await?, site.app.book());
    let past = seen.past_their_date().into_iter().filter(|one| is_late(t, one.by, seen.at()));
    let name = |person| book.member(person).map(|one| one.name.clone());
    Ok(past
        .map(|one| Late {
            name: name(one.of).unwrap_or_else(|| t.get("repair-late-somebody")),
            what: t.one_of("repair-expected", one.what.word()),
            since: t
                .say("repair-late-since")
                .with("day", day_for(t, one.by, seen.at()))
                .to_string(),
        })
        .collect())
}
