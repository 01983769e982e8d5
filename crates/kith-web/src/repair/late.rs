//! What is past its date, for a supervisor: whose answer it is, of what kind, and since when.
//! It comes from the supervisor's own desk, which holds no word of what it is about.

use std::collections::BTreeSet;

use kith_core::expected::{Expected, What};
use kith_core::{Actor, Purpose, Role, Timestamp};

use crate::answer::Turned;
use crate::cx::{is_past, last_day, moment};
use crate::paths::Page;
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
    /// Where somebody is asked to take over, if somebody is without anybody.
    pub(crate) over: Option<String>,
}

/// Everything past its date, the longest wait first; nothing for who is no supervisor.
pub(crate) async fn late(site: &Site, who: &Actor, t: &Text) -> Result<Vec<Late>, Turned> {
    if who.role != Role::Supervisor {
        return Ok(Vec::new());
    }
    let Some(desk) = desk(site, who.person).await? else { return Ok(Vec::new()) };
    let (seen, book) = (site.app.read(who, desk, Purpose::Own).await?, site.app.book());
    let alone = |one: &Expected| one.what == What::Without;
    let past = seen.past_their_date().into_iter();
    let past = past.filter(|one| alone(one) || is_past(t, one.by, seen.at()));
    // One line for all whom one person was beside, and one for all who wait to be read by them.
    let mut seen_of = BTreeSet::new();
    let once = |one: &Expected| matches!(one.what, What::Without | What::Words);
    let past = past.filter(move |one| !once(one) || seen_of.insert((one.what, one.of)));
    let name = |person| book.staff_name(person).map(str::to_owned);
    Ok(past
        .map(|one| Late {
            name: name(one.of).unwrap_or_else(|| t.get("repair-late-somebody")),
            what: t.one_of("repair-expected", one.what.word()),
            since: since(t, &one, seen.at()),
            over: alone(&one).then(|| site.paths.with(Page::TakeOver, &one.of.to_string())),
        })
        .collect())
}

/// Since when it is past its date, in words.
fn since(t: &Text, one: &Expected, now: Timestamp) -> String {
    let (key, day) = match one.what {
        What::Without => ("repair-late-alone", t.day(moment(one.by))),
        What::Open => ("repair-late-open", last_day(t, one.by, now)),
        What::Repair | What::Safety | What::Words | What::Question | What::View => {
            ("repair-late-since", last_day(t, one.by, now))
        }
    };
    t.say(key).with("day", day).to_string()
}
