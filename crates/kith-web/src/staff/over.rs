//! Taking over from somebody who left: for each person who has nobody in their care since,
//! somebody is asked. No name stands here; the person and the one who is asked both decide.

use askama::Template;
use axum::http::StatusCode;
use kith_core::bond::Alone;
use kith_core::{BondId, PersonId, Role};

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::bond::role;
use crate::cx::{Cx, moment};
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::{Behind, Right};
use crate::table::Table;
use crate::text::Text;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::TakeOver, show).change(Page::TakeOver, ask);
}

/// Somebody who has nobody in their care.
#[derive(Clone, Debug)]
pub(super) struct Without {
    /// The bond that ended: the value of the field `bond`.
    pub(super) bond: String,
    /// "Person 1 of 3".
    pub(super) which: String,
    /// Since when, in words.
    pub(super) since: String,
    /// Who is asked already, in words.
    pub(super) asked: Option<String>,
    /// What to look at again, if it is about this person.
    pub(super) problems: Problems,
}

/// Everybody who is without. Each form sends `bond`, and `person` or `do=let-be`.
#[derive(Debug, Template)]
#[template(path = "staff/over.html")]
pub(super) struct OverPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Where the forms go.
    pub(super) action: String,
    /// Who was beside them before.
    pub(super) name: String,
    pub(super) without: Vec<Without>,
    /// Who can be asked.
    pub(super) staff: Vec<Choice>,
    /// Whether the reader can let it be: whoever stands behind staff.
    pub(super) behind: bool,
}

/// What is said of those who have nobody since somebody is no longer there, and where somebody
/// is asked to take over.
pub(super) async fn line<R: Right>(
    cx: &Cx<R>,
    person: PersonId,
    name: &str,
) -> Result<Option<(String, String)>, Turned> {
    let count = cx.site.app.left_alone(person).await?.len();
    let said = cx.t.say("staff-over-line").with("count", count).with("name", name).to_string();
    Ok((count > 0).then(|| (said, cx.to_one(Page::TakeOver, person))))
}

async fn show(cx: Cx<Behind>) -> Answer {
    page(&view(&cx, None).await?)
}

async fn view(cx: &Cx<Behind>, wrong: Option<(BondId, String)>) -> Result<OverPage, Turned> {
    let (from, book): (PersonId, _) = (cx.ids.at(0)?, cx.site.app.book());
    let name = book.staff_name(from).ok_or(Turned::Missing)?.to_owned();
    let alone = cx.site.app.left_alone(from).await?;
    let count = alone.len();
    let numbered = alone.iter().enumerate();
    let without = numbered.map(|(place, one)| {
        let mut problems = Problems::none();
        if let Some((_, words)) = wrong.as_ref().filter(|(bond, _)| *bond == one.bond) {
            problems.add("person", words.clone());
        }
        Without { problems, ..without(&cx.t, one, (place.saturating_add(1), count)) }
    });
    Ok(OverPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        action: cx.here(),
        name,
        without: without.collect(),
        staff: askable(cx, from),
        behind: cx.right.who.role == Role::Supervisor,
    })
}

fn without(t: &Text, one: &Alone, (number, all): (usize, usize)) -> Without {
    let asked = one.asked.as_ref().map(|(who, since)| {
        let said = t.say("staff-over-asked").with("who", who);
        said.with("day", t.day(moment(*since))).to_string()
    });
    Without {
        bond: one.bond.to_string(),
        which: t.say("staff-over-one").with("number", number).with("all", all).to_string(),
        since: t.say("staff-over-since").with("day", t.day(moment(one.since))).to_string(),
        asked,
        problems: Problems::none(),
    }
}

/// Everybody who has a part in care, but the one who is no longer there.
fn askable(cx: &Cx<Behind>, from: PersonId) -> Vec<Choice> {
    let book = cx.site.app.book();
    let staff = book.staff().into_iter();
    let others = staff.filter(|member| member.role.cares() && member.person != from);
    let choice = |name: &str, person: PersonId| Choice::new(&person.to_string(), name.to_owned());
    others.map(|one| choice(&one.name, one.person).hint(role(&cx.t, one.role))).collect()
}

async fn ask(cx: Cx<Behind>) -> Answer {
    let from: PersonId = cx.ids.at(0)?;
    let bond: BondId = cx.form.get("bond").parse().map_err(|_| Turned::Form)?;
    if cx.form.get("do") == "let-be" {
        return match cx.site.app.let_be(&cx.right.who, (from, bond)).await {
            Ok(()) => go(&cx.here()),
            Err(error) => {
                let words = cx.t.one_of("errors-refusal", refusal(error)?.code());
                again(&cx, bond, words).await
            }
        };
    }
    let book = cx.site.app.book();
    let chosen: Option<PersonId> = cx.form.get("person").parse().ok();
    let Some(to) = chosen.and_then(|person| book.member(person)) else {
        return again(&cx, bond, cx.t.get("staff-over-to-empty")).await;
    };
    match cx.site.app.hand_over(&cx.right.who, (from, bond), to.person).await {
        Ok(()) => go(&cx.here()),
        Err(error) => {
            refusal(error)?;
            let words = cx.t.say("staff-over-not").with("who", &to.name).to_string();
            again(&cx, bond, words).await
        }
    }
}

async fn again(cx: &Cx<Behind>, bond: BondId, words: String) -> Answer {
    let view = view(cx, Some((bond, words))).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// One as samples show it.
pub(super) fn sample(t: &Text, (number, all): (usize, usize), asked: bool) -> Without {
    let since = kith_core::Timestamp(1_777_982_400_000_000);
    let asked = asked.then(|| ("Jo Lind".to_owned(), since));
    let bond = BondId([u8::try_from(number).unwrap_or_default(); 16]);
    without(t, &Alone { bond, since, asked }, (number, all))
}
