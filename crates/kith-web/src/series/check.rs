//! The dates of a row, looked at before they are asked for: which are not free, on which days the
//! service is closed or somebody away, and what clocks do. What is not ticked is left out.

use kith_app::AppError;
use kith_core::meeting::Details;
use kith_core::series::{Command, FEWEST, dates};
use kith_core::{BondId, PersonId, Refusal, Seen, SeriesId, Timestamp};

use super::dates::{Around, Date, Plain, said, ticked};
use super::side::Content;
use super::{Body, Side};
use crate::answer::{Answer, Turned, go, refusal};
use crate::cx::Cx;
use crate::meeting::{Typed, refused};
use crate::parts::Problems;

/// The dates before they are asked for. Sends what was typed, and `date` for each that is ticked.
#[derive(Clone, Debug)]
pub(super) struct Check {
    /// What to know before, one sentence a line.
    pub(super) intro: Vec<String>,
    pub(super) action: String,
    /// What was typed, as it goes along.
    pub(super) hidden: Vec<(String, String)>,
    pub(super) dates: Vec<Date>,
    pub(super) error: String,
    /// The words on the button.
    pub(super) go: String,
}

/// A row that is to be asked for.
struct Asked {
    /// With whom.
    bond: BondId,
    /// Where, how long; when the first one begins.
    details: Details,
    /// The rule that was chosen.
    rule: String,
}

/// The answer where a row was chosen: its dates to look at, or that they are asked for. `None`: a
/// single meeting was. Gives back what to look at again in the form, or nothing to go back to it.
pub(crate) async fn chosen<S: Side>(
    cx: &Cx<S>,
    seen: &Seen,
    typed: &Typed,
    bond: BondId,
    details: &Details,
) -> Result<Option<Answer>, Problems> {
    let Some(rule) = super::rule(&cx.t, typed, details.starts)? else { return Ok(None) };
    if cx.form.get("do") == "back" {
        return Err(Problems::none());
    }
    propose(cx, seen, Asked { bond, details: details.clone(), rule }).await.map(Some)
}

/// Shows the dates, or asks for those that are ticked. Gives back what to look at again in the
/// form where they cannot be a row at all.
async fn propose<S: Side>(cx: &Cx<S>, seen: &Seen, asked: Asked) -> Result<Answer, Problems> {
    // The mark of the submit names the row, so that a repeated one finds the same.
    let series = SeriesId(cx.once().map_or_else(|| cx.site.app.new_id(), |once| once.0));
    let zone = cx.site.settings().zone.clone();
    let Ok(all) = dates(&asked.rule, asked.details.starts, &zone) else {
        return Err(one(cx, "times", &Refusal::NotARule));
    };
    let mut problems = Problems::none();
    if let Some(ticked) = ticked(cx) {
        let left_out = all.iter().map(|date| date.starts);
        let left_out: Vec<_> = left_out.filter(|at| !ticked.contains(&at.0.to_string())).collect();
        if all.len() - left_out.len() < usize::from(FEWEST) {
            problems.add("date", cx.t.get("series-check-few"));
        } else {
            let wish = command(&asked, series, left_out);
            match act(cx, wish).await {
                Ok(None) => return Ok(go(&S::to_row(cx, series))),
                Ok(Some(Refusal::NotFree)) => {
                    problems.add("date", cx.t.get("series-check-not-free"));
                }
                Ok(Some(refused)) => return Err(one(cx, "times", &refused)),
                Err(turned) => return Ok(Err(turned)),
            }
        }
    }
    let wish = command(&asked, series, Vec::new());
    let taken = match cx.site.app.not_free(cx.right.actor(), cx.right.room(), wish).await {
        Ok(taken) => taken,
        Err(AppError::Refused(refused)) => return Err(one(cx, "times", &refused)),
        Err(error) => return Ok(Err(error.into())),
    };
    let plain = (0_u16..).zip(all).map(|(place, date)| Plain {
        value: date.starts.0.to_string(),
        details: Details { starts: date.starts, ..asked.details.clone() },
        now: None,
        clocks: date.clocks,
        free: !taken.contains(&series.meeting(place)),
    });
    Ok(view(cx, seen, &asked, plain.collect(), problems))
}

fn command(asked: &Asked, series: SeriesId, without: Vec<Timestamp>) -> Command {
    let (bond, details, rule) = (asked.bond, asked.details.clone(), asked.rule.clone());
    Command::Propose { series, bond, details, rule, without }
}

/// Carries it out, or gives the reason why not.
pub(super) async fn act<S: Side>(cx: &Cx<S>, wish: Command) -> Result<Option<Refusal>, Turned> {
    let (who, room) = (cx.right.actor(), cx.right.room());
    match cx.site.app.act_once(who, room, wish, cx.once(), cx.finishes()).await {
        Ok(_) => Ok(None),
        Err(error) => Ok(Some(refusal(error)?)),
    }
}

/// A reason beside a field; that a time is not free stands beside the time, as for one meeting.
fn one<S: Side>(cx: &Cx<S>, field: &str, refusal: &Refusal) -> Problems {
    if *refusal == Refusal::NotFree {
        return refused(cx, refusal);
    }
    let mut problems = Problems::none();
    problems.add(field, cx.t.one_of("errors-refusal", refusal.code()));
    problems
}

fn view<S: Side>(
    cx: &Cx<S>,
    seen: &Seen,
    asked: &Asked,
    plain: Vec<Plain>,
    problems: Problems,
) -> Answer {
    let ticked = ticked(cx);
    let (with, name) = beside(seen, asked.bond);
    let around = Around { with, name: &name, ticked: ticked.as_ref() };
    let zone = cx.site.settings().zone.replace('_', " ");
    let body = Check {
        intro: vec![
            cx.t.get("series-check-intro"),
            cx.t.say("series-zone").with("zone", zone).to_string(),
        ],
        action: cx.here(),
        hidden: hidden(cx),
        dates: said(cx, plain, &around),
        error: problems.of("date").to_owned(),
        go: cx.t.get("series-check-go"),
    };
    let content = Content {
        status: crate::meeting::status(&problems),
        title: cx.t.plain("series-check-title"),
        heading: cx.t.get("series-check-heading"),
        problems,
        body: Body::Check(Box::new(body)),
    };
    S::page(cx, seen, content)
}

/// Who of the two is beside the client, and their name.
pub(super) fn beside(seen: &Seen, bond: BondId) -> (PersonId, String) {
    let found = seen.bond(bond);
    found.map_or_else(
        || (seen.who().person, seen.who().name.clone()),
        |bond| (bond.person, bond.name.clone()),
    )
}

/// What was typed, without the dates.
pub(super) fn hidden<S: Side>(cx: &Cx<S>) -> Vec<(String, String)> {
    let own =
        |name: &str| Typed::FIELDS.contains(&name) || matches!(name, "version" | "once" | "seen");
    cx.form.pairs().iter().filter(|(name, _)| own(name)).cloned().collect()
}
