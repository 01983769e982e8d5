//! What takes a second administrator: who asks for what, a yes or a no, and carrying it out.

use askama::Template;
use kith_app::NewStaff;
use kith_core::second::{Act, Asking, Command};
use kith_core::{Actor, Refusal, Role, SecondId, State};

use super::role_name;
use crate::answer::{Answer, Turned, go, page, refusal};
use crate::cx::{Cx, moment};
use crate::firstrun;
use crate::look::Look;
use crate::paths::Page;
use crate::right::{Fresh, Keeper};
use crate::table::Table;
use crate::text::Text;
use crate::views::samples::Album;

pub(super) fn routes(table: &mut Table) {
    table.show(Page::Second, show).change(Page::Second, decide);
}

/// What the reader can do about something that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Can {
    /// Say yes or no.
    Answer,
    /// Carry it out, or take it back.
    Do,
    /// Take it back.
    TakeBack,
    /// Nothing but wait: it is carried out at the machine.
    Wait,
}

/// Something that was asked.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) id: String,
    /// What, in words.
    pub(super) what: String,
    /// Who asks, who said yes, and until when, in words.
    pub(super) said: Vec<String>,
    pub(super) can: Can,
}

/// Everything that is asked. Sends `id` and `do`: `yes`, `no` or `now`.
#[derive(Debug, Template)]
#[template(path = "staff/second.html")]
pub(super) struct SecondPage {
    pub(super) t: Text,
    pub(super) look: Look,
    /// Where the forms go.
    pub(super) action: String,
    pub(super) open: Vec<Line>,
    /// Whether there is nobody else to ask.
    pub(super) alone: bool,
    /// People and roles.
    pub(super) all: String,
}

/// How many things wait for this administrator's yes or no.
pub(super) fn waiting(cx: &Cx<Keeper>) -> usize {
    let (book, now) = (cx.site.app.book(), cx.site.app.now());
    let open = book.second().open(now);
    open.filter(|one| can(one, &cx.right.who) == Can::Answer).count()
}

/// Where somebody is led whose act takes a second administrator, once the others are asked.
pub(crate) async fn asked(cx: &Cx<Keeper>, act: Act) -> Answer {
    cx.site.app.ask_second(&cx.right.who, act).await?;
    go(&cx.to(Page::Second))
}

fn can(asking: &Asking, who: &Actor) -> Can {
    let own = asking.by.person == who.person;
    match &asking.yes {
        None if own => Can::TakeBack,
        None => Can::Answer,
        Some(_) if !matches!(asking.act, Act::ChangeKey | Act::Erase { .. }) => Can::Do,
        Some(_) => Can::Wait,
    }
}

/// What is asked for, in words.
pub(super) fn what(t: &Text, book: &State, act: &Act) -> String {
    let name = match act {
        Act::Add { name } => Some(name.clone()),
        act => act.person().and_then(|one| book.staff_name(one)).map(str::to_owned),
    };
    let role = if let Act::Role { role, .. } = act { *role } else { Role::Administrator };
    let said = t.say_one_of("staff-second-act", act.word()).with("role", role_name(t, role));
    said.with("name", name.unwrap_or_default()).to_string()
}

fn line(cx: &Cx<Keeper>, book: &State, asking: &Asking) -> Line {
    let t = &cx.t;
    let name = |by: kith_core::Author| match by.role {
        Role::Operator => t.get("record-operator"),
        _ => book.staff_name(by.person).unwrap_or_default().to_owned(),
    };
    let mut said = vec![t.say("staff-second-by").with("who", name(asking.by)).to_string()];
    said.extend(asking.yes.map(|(by, at)| {
        let said = t.say("staff-second-yes-by").with("who", name(by));
        said.with("when", t.day_time(moment(at))).to_string()
    }));
    let until = t.day_time(moment(asking.until));
    said.push(t.say("staff-second-until").with("when", until).to_string());
    let can = can(asking, &cx.right.who);
    Line { id: asking.id.to_string(), what: what(t, book, &asking.act), said, can }
}

async fn show(cx: Cx<Keeper>) -> Answer {
    let (book, now) = (cx.site.app.book(), cx.site.app.now());
    page(&SecondPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        action: cx.here(),
        open: book.second().open(now).map(|one| line(&cx, &book, one)).collect(),
        alone: !book.needs_second(&cx.right.who),
        all: cx.to(Page::Staff),
    })
}

async fn decide(cx: Cx<Fresh<Keeper>>) -> Answer {
    let cx = cx.proved();
    let id: SecondId = cx.form.get("id").parse().map_err(|_| Turned::Form)?;
    let (app, who) = (&cx.site.app, &cx.right.who);
    let command = match cx.form.get("do") {
        "yes" => Command::Agree { id },
        "no" => Command::Refuse { id },
        "now" => return carry_out(&cx, id).await,
        _ => return Err(Turned::Form),
    };
    app.act(who, app.book_room(), command).await?;
    go(&cx.here())
}

/// Carries out what another said yes to. Whether they did is for the act itself to ask.
async fn carry_out(cx: &Cx<Keeper>, id: SecondId) -> Answer {
    let (app, who, now) = (&cx.site.app, &cx.right.who, cx.site.app.now());
    let book = app.book();
    let asking = book.second().open(now).find(|one| one.id == id).ok_or(Turned::Missing)?;
    match asking.act.clone() {
        Act::Leave { person } => {
            app.leave(who, person, None).await?;
            super::leaving::after(cx, person).await
        }
        Act::Role { person, role } => {
            app.change_role(who, (person, role), None).await?;
            go(&cx.to_one(Page::Member, person))
        }
        Act::Add { name } => {
            let new = NewStaff { name: name.clone(), role: Role::Administrator };
            match app.invite_staff(who, new).await?.link {
                Some(link) => {
                    firstrun::given(cx, name, link, (cx.to(Page::AddStaff), cx.to(Page::Staff)))
                }
                None => go(&cx.to(Page::Staff)),
            }
        }
        Act::ChangeKey | Act::Erase { .. } => Err(Turned::Form),
    }
}

/// Whether something was not done because it takes a second administrator.
pub(crate) fn takes_second(error: kith_app::AppError) -> Result<Option<Refusal>, Turned> {
    let refused = refusal(error)?;
    Ok((refused != Refusal::NeedsSecond).then_some(refused))
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    for (sample, full) in [("staff_second", true), ("staff_second_none", false)] {
        let ((t, look), action) = (album.around(Look::administrator), album.of(Page::Second));
        let book = State::new(kith_core::RoomKind::Book, kith_core::PersonId([0; 16]));
        let line = |id: &str, name: &str, can| Line {
            id: id.into(),
            what: what(&t, &book, &Act::Add { name: name.into() }),
            said: vec![
                t.say("staff-second-by").with("who", "Ada Lund").to_string(),
                t.say("staff-second-until").with("when", "Friday 8 May, 2:00pm").to_string(),
            ],
            can,
        };
        let open = vec![
            line("1", "Kim Larsen", Can::Answer),
            line("2", "Jo Lind", Can::Do),
            line("3", "Ruth Adeyemi", Can::TakeBack),
            Line { what: what(&t, &book, &Act::ChangeKey), ..line("4", "", Can::Wait) },
        ];
        let open = if full { open } else { Vec::new() };
        let all = album.of(Page::Staff);
        album.put(sample, SecondPage { t, look, action, open, alone: !full, all })?;
    }
    Ok(())
}
