//! Standing in while one is away: a colleague is asked and so is the client; it opens on the first
//! day and closes after the last by itself.

mod samples;

use askama::Template;
use axum::http::StatusCode;
use kith_core::bond::{Bond, Command, Cover, MOST_DAYS, Status};
use kith_core::calendar::{Calendar, Day};
use kith_core::staff::Member;
use kith_core::{Actor, BondId, Purpose, Refusal, RoomId, Seen, Timestamp};

use crate::answer::{Answer, Turned, go, page, page_with, refusal};
use crate::cx::{Cx, Keeping, last_moment, moment};
use crate::form::Filled;
use crate::look::Look;
use crate::parts::Choice;
use crate::passon::{choice, chosen, colleagues};
use crate::paths::Page;
use crate::person::Who;
use crate::right::{Beside, Fresh, Meets, Right};
use crate::table::Table;
use crate::text::Text;

pub(crate) use samples::samples;

pub(crate) fn routes(table: &mut Table) {
    table
        .show(Page::Cover, |cx: Cx<Meets>| show(cx.beside()))
        .write(Page::Cover, |cx: Cx<Fresh<Meets>>| send(cx.proved().beside()));
}

/// Who stands in, or is asked to.
#[derive(Clone, Debug)]
struct Standing {
    /// Where it stands, in words.
    words: String,
    /// Its value in the form by which it is ended.
    id: String,
    /// Where the client's yes is written down, if they have no online access.
    in_person: Option<String>,
}

/// Standing in. Sends `person`, `from`, `to` and `words`, or `over`.
#[derive(Debug, Template)]
#[template(path = "cover/cover.html")]
pub(crate) struct CoverPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Beside whom.
    who: Who,
    /// Who stands in, or is asked to.
    stands: Option<Standing>,
    /// Who can be asked.
    staff: Vec<Choice>,
    /// Where the form goes.
    action: String,
    /// The two days, as typed or as the reader said that they are away.
    days: (String, String),
    filled: Filled,
    keeping: Keeping,
    /// Back to the person.
    back: String,
}

async fn show(cx: Cx<Beside>) -> Answer {
    page(&view(&cx, None).await?)
}

async fn view(cx: &Cx<Beside>, typed: Option<Filled>) -> Result<CoverPage, Turned> {
    let (reader, room, seen) = (&cx.right.who, cx.right.room, cx.prepare().await?);
    let (draft, keeping) = cx.keeping(reader, room).await?;
    let filled = typed.or_else(|| draft.map(Filled::new));
    let days = match &filled {
        Some(filled) => (filled.form.text("from"), filled.form.text("to")),
        None => away(cx, &seen).await?,
    };
    let stands = match seen.my_cover() {
        Some(bond) => Some(stands(cx, bond).await?),
        None => None,
    };
    Ok(CoverPage {
        stands,
        staff: colleagues(cx, &seen).iter().map(|one| choice(&cx.t, one)).collect(),
        who: Who::of(&seen),
        action: cx.here(),
        days,
        filled: filled.unwrap_or_default(),
        keeping,
        back: cx.to_one(Page::Person, room),
        look: cx.staff_look(reader),
        t: cx.t.clone(),
    })
}

/// The next days on which the reader said that they are away.
async fn away(cx: &Cx<Beside>, seen: &Seen) -> Result<(String, String), Turned> {
    let Some(desk) = cx.right.visit.desk else { return Ok(Default::default()) };
    let own = cx.site.app.read(&cx.right.who, desk, Purpose::Own).await?;
    let today = Calendar::of(&cx.site.app.book()).day(seen.at());
    let typed = |day: Day| day.date().map(|date| date.to_string()).unwrap_or_default();
    let next = own.away_from(today).first().copied();
    Ok(next.map(|away| (typed(away.from), typed(away.to))).unwrap_or_default())
}

async fn stands(cx: &Cx<Beside>, bond: &Bond) -> Result<Standing, Turned> {
    let (who, room) = (&cx.right.who, cx.right.room);
    let write_down = Command::AcceptInPerson { bond: bond.id };
    let in_person = cx.site.app.would(who, room, write_down).await?;
    let key = match bond.status {
        Status::Proposed if bond.is_to_come() => "cover-agreed",
        Status::Proposed => "cover-asked",
        Status::Active | Status::Ended | Status::Declined => "cover-stands",
        Status::Paused => "cover-paused",
    };
    Ok(Standing {
        words: days_said(&cx.t, key, bond).unwrap_or_default(),
        id: bond.id.to_string(),
        in_person: in_person.then(|| cx.to_two(Page::Stand, room, bond.id)),
    })
}

/// A sentence with the name and the first and last day of whoever stands in.
pub(crate) fn days_said(t: &Text, key: &str, bond: &Bond) -> Option<String> {
    let stay = bond.stay?;
    let said = t.say(key).with("name", &bond.name).with("from", t.day(moment(stay.from)));
    let said = said.with("until", t.day_time(moment(stay.until)));
    Some(said.with("to", t.day(last_moment(stay.until))).to_string())
}

/// The days on which the reader is asked to stand in by a bond, in words. Nothing else is told of
/// the room.
pub(crate) async fn mine<R: Right>(
    cx: &Cx<R>,
    who: &Actor,
    (room, bond): (RoomId, BondId),
) -> Result<Option<String>, Turned> {
    let stay = cx.site.app.asked_days(who, room, bond).await?;
    Ok(stay.map(|stay| {
        let said = cx.t.say("cover-mine").with("from", cx.t.day(moment(stay.from)));
        said.with("to", cx.t.day(last_moment(stay.until))).to_string()
    }))
}

async fn send(cx: Cx<Beside>) -> Answer {
    let (who, room) = (&cx.right.who, cx.right.room);
    if cx.form.has("over") {
        let bond: BondId = cx.form.get("over").parse().map_err(|_| Turned::Missing)?;
        cx.site.app.act_once(who, room, Command::EndCover { bond }, cx.once(), None).await?;
        return go(&cx.here());
    }
    let seen = cx.prepare().await?;
    let of = seen.my_bond().map(|bond| bond.id).ok_or(Turned::Missing)?;
    let Some(member) = chosen(&cx, &seen) else {
        return again(&cx, "person", cx.t.get("cover-who-empty")).await;
    };
    let (from, until) = match days(&cx) {
        Ok(days) => days,
        Err(field) => return again(&cx, field, cx.t.get("away-no-day")).await,
    };
    let cover = Cover {
        of,
        bond: BondId(cx.site.app.new_id()),
        person: member.person,
        name: member.name.clone(),
        role: member.role,
        from,
        until,
        words: cx.form.text("words"),
    };
    let asked = Command::AskCover(cover);
    match cx.site.app.act_once(who, room, asked, cx.once(), cx.finishes()).await {
        Ok(_) => go(&cx.here()),
        Err(error) => refused(&cx, refusal(error)?, &member).await,
    }
}

/// The first moment and the first one after; or the field to look at again.
fn days(cx: &Cx<Beside>) -> Result<(Timestamp, Timestamp), &'static str> {
    let book = cx.site.app.book();
    let calendar = Calendar::of(&book);
    let last = if cx.form.get("to").trim().is_empty() { "from" } else { "to" };
    let from = Day::read(cx.form.get("from")).and_then(|day| calendar.begins(day));
    let until = Day::read(cx.form.get(last)).and_then(|day| calendar.ends(day));
    Ok((from.ok_or("from")?, until.ok_or(last)?))
}

async fn refused(cx: &Cx<Beside>, refusal: Refusal, member: &Member) -> Answer {
    let t = &cx.t;
    let (field, words) = match refusal {
        // Whatever the reason, it is told in one way.
        Refusal::NotFree => ("person", t.say("passon-not-free").with("who", &member.name)),
        Refusal::TooLate => ("to", t.say("away-over")),
        Refusal::OutsideScale => ("to", t.say("away-odd").with("most", MOST_DAYS)),
        Refusal::Empty => ("words", t.say("cover-words-empty")),
        Refusal::TooLong { .. } => ("words", t.say("reply-long")),
        Refusal::WaitingForYes => ("person", t.say("cover-one")),
        other => ("person", t.say_one_of("errors-refusal", other.code())),
    };
    again(cx, field, words.to_string()).await
}

async fn again(cx: &Cx<Beside>, field: &str, words: String) -> Answer {
    let filled = Filled::again(&cx.form, field, words);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(cx, Some(filled)).await?)
}
