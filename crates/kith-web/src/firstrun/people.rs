//! The first people: a name and a role, then what to hand over, once.

use askama::Template;
use axum::http::StatusCode;
use kith_app::{AppError, Link, NewStaff};
use kith_core::Role;
use kith_core::firstrun::Step;
use kith_core::second::Act;
use kith_core::words::LINE;

use super::{after, place, settle};
use crate::answer::{Answer, go, page, page_with};
use crate::cx::Cx;
use crate::look::Look;
use crate::parts::{Choice, Problems};
use crate::paths::Page;
use crate::right::Keeper;
use crate::staff::{asked, takes_second};
use crate::text::Text;
use crate::views::samples::Album;

/// Adding somebody. Sends `name` and `role`.
#[derive(Debug, Template)]
#[template(path = "firstrun/people.html")]
struct PeoplePage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Where on the way it stands.
    place: String,
    /// Where the form goes.
    action: String,
    /// Everybody on the list: name and role.
    here: Vec<(String, String)>,
    /// The name and the role that were typed.
    typed: (String, String),
    /// The roles.
    roles: Vec<Choice>,
    /// Makes a repeated submit find its first answer.
    once: String,
    /// The next page.
    later: String,
    /// All steps.
    all: String,
    /// What to look at again.
    problems: Problems,
}

/// What to hand over to somebody new. Shown once.
#[derive(Debug, Template)]
#[template(path = "firstrun/given.html")]
struct GivenPage {
    /// The reader's words.
    t: Text,
    /// What stands around the page.
    look: Look,
    /// Their name.
    name: String,
    /// The whole link, if the service knows how it is reached.
    address: Option<String>,
    /// The link without the service's own address.
    path: String,
    /// The words to say in person.
    code: String,
    /// Adding another person.
    another: String,
    /// Where to go on.
    on: String,
}

fn roles(t: &Text) -> Vec<Choice> {
    let choice = |role: Role| {
        let words = t.one_of("staff-role", role.word());
        Choice::new(role.word(), words).hint(t.one_of("staff-opens", role.word()))
    };
    [Role::Therapist, Role::Supervisor, Role::Administrator].map(choice).into()
}

/// A role that somebody can be added in.
fn role_of(word: &str) -> Option<Role> {
    Role::from_word(word).filter(|role| !matches!(role, Role::Client | Role::Operator))
}

fn view(cx: &Cx<Keeper>, problems: Problems) -> PeoplePage {
    let book = cx.site.app.book();
    let here = book
        .staff()
        .into_iter()
        .map(|member| (member.name.clone(), cx.t.one_of("staff-role", member.role.word())));
    PeoplePage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        place: place(&cx.t, Step::Staff),
        action: cx.here(),
        here: here.collect(),
        typed: (cx.form.text("name"), cx.form.text("role")),
        roles: roles(&cx.t),
        once: cx.new_once(),
        later: after(cx, Step::Staff),
        all: cx.to(cx.page),
        problems,
    }
}

pub(super) fn show(cx: &Cx<Keeper>) -> Answer {
    page(&view(cx, Problems::none()))
}

pub(super) async fn add(cx: &Cx<Keeper>) -> Answer {
    if cx.form.get("do") == "enough" {
        settle(cx, Step::Staff).await?;
        return go(&after(cx, Step::Staff));
    }
    let name = cx.form.get("name").trim().to_owned();
    let (role, problems) =
        (role_of(cx.form.get("role")), problems(&cx.t, &name, cx.form.get("role")));
    let Some(role) = role.filter(|_| problems.is_empty()) else {
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(cx, problems));
    };
    let new = NewStaff { name: name.clone(), role };
    let invited = match cx.site.app.invite_staff_once(&cx.right.who, new, cx.once()).await {
        Ok(invited) => invited,
        Err(error) => match takes_second(error)? {
            None => return asked(cx, Act::Add { name }).await,
            Some(refused) => return Err(AppError::from(refused).into()),
        },
    };
    match invited.link {
        Some(link) => given(cx, name, link, (cx.here(), after(cx, Step::Staff))),
        // Sent again, and the link is used already: there is nothing left to hand over.
        None => go(&cx.here()),
    }
}

fn problems(t: &Text, name: &str, role: &str) -> Problems {
    let mut problems = Problems::none();
    if name.is_empty() {
        problems.add("name", t.get("firstrun-staff-name-empty"));
    } else if name.len() > LINE {
        problems.add("name", t.get("service-long"));
    }
    if role_of(role).is_none() {
        problems.add("role", t.get("firstrun-staff-role-empty"));
    }
    problems
}

/// What to hand over to somebody of the staff, once; and where to add another, or go on.
pub(crate) fn given(
    cx: &Cx<Keeper>,
    name: String,
    link: Link,
    (another, on): (String, String),
) -> Answer {
    let path = cx.to_one(Page::Invite, link.token);
    page(&GivenPage {
        t: cx.t.clone(),
        look: cx.staff_look(&cx.right.who),
        name,
        address: cx.site.address(&path),
        path,
        code: link.code,
        another,
        on,
    })
}

pub(super) fn samples(album: &mut Album) -> askama::Result<()> {
    for (ending, wrong) in [("", false), ("_again", true)] {
        let (t, look) = album.around(Look::administrator);
        let here = vec![("Ada".to_owned(), t.one_of("staff-role", "administrator"))];
        let problems = if wrong { problems(&t, "", "") } else { Problems::none() };
        let to = |word: &str| album.of_one(Page::FirstRun, word);
        let page = PeoplePage {
            place: place(&t, Step::Staff),
            action: to("staff"),
            here,
            typed: Default::default(),
            roles: roles(&t),
            once: String::new(),
            later: to("end"),
            all: album.of(Page::FirstRun),
            problems,
            look,
            t,
        };
        album.put(&format!("staff_setting_up_staff{ending}"), page)?;
    }
    let whole = Some("notes.example/n/41c0de/b1t-of-a-link".to_owned());
    for (name, address) in [("staff_setting_up_link", whole), ("staff_setting_up_link_path", None)]
    {
        let (t, look) = album.around(Look::administrator);
        let (path, code) =
            ("/n/41c0de/b1t-of-a-link".to_owned(), "lantern otter plum quilt".into());
        let (name_said, to) = ("Amira".to_owned(), |word: &str| album.of_one(Page::FirstRun, word));
        let (another, on) = (to("staff"), to("end"));
        let page = GivenPage { t, look, name: name_said, address, path, code, another, on };
        album.put(name, page)?;
    }
    Ok(())
}
