//! Every route, asked for by everybody: what the table of rights says is what happens, and
//! nobody is let in who is not named. What came out stands in `docs/rights.md`, to be reviewed.

use std::collections::BTreeMap;
use std::path::Path;

use axum::http::{Method, StatusCode};
use kith_core::Role;
use kith_web::capabilities;
use kith_web::paths::Page;
use kith_web::right::Does;

use crate::support::Reply;
use crate::town::{Address, Stands, Town, Who};

/// What somebody gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Got {
    /// The page, or its own answer.
    In,
    /// The way to sign in.
    SignIn,
    /// The second door.
    Door,
    /// What an address that does not exist gets.
    Nothing,
}

use Got::{Door, In, Nothing, SignIn};

/// Whether a right lets somebody in. `None`: a right that is not known here.
fn lets_in(row: &Row, who: Who) -> Option<bool> {
    let client = matches!(who, Who::Client) || who == Who::OtherClient && !row.at.named;
    let role = match who {
        Who::Staff(role, _) => Some(role),
        _ => None,
    };
    let beside = matches!(who, Who::Staff(_, Stands::ByThis | Stands::Beside));
    let cares = role.is_some_and(Role::cares);
    Some(match row.right {
        "anyone" => true,
        "signed in" => who != Who::Stranger,
        "client, first door" => matches!(who, Who::FirstDoor | Who::Client | Who::OtherClient),
        "client, second door" => client,
        "staff" => role.is_some(),
        "staff in care" => cares,
        "staff in any role" => role.is_some() || who == Who::Administrator,
        "client, second door, or staff in any role" => {
            client || role.is_some() || who == Who::Administrator
        }
        "staff asked for, beside this client or paused" => {
            // The pause is the client's: staff may see that it is there, and not end it.
            beside
                || matches!(who, Who::Staff(_, Stands::Asked))
                || matches!(who, Who::Staff(_, Stands::Paused)) && row.does == Does::Show
        }
        "staff beside this client" => beside,
        "staff who meet this client" => {
            beside && role.is_some_and(Role::meets) && is_theirs(row.page, &row.at, who, cares)
        }
        "staff in this client's care, or asked for" => {
            cares && (beside || matches!(who, Who::Staff(_, Stands::Asked)))
        }
        "staff in this client's care" => {
            beside && cares && is_theirs(row.page, &row.at, who, cares)
        }
        "client, second door, or staff beside clients" if row.at.named => beside,
        "client, second door, or staff beside clients" => {
            role.is_some() || matches!(who, Who::Client | Who::OtherClient)
        }
        "supervisor" => role == Some(Role::Supervisor),
        "supervisor or administrator" => {
            role == Some(Role::Supervisor) || who == Who::Administrator
        }
        "administrator" => who == Who::Administrator,
        _ => return None,
    })
}

/// Whether what an address names is this person's: what stands between Noor and Amira is theirs
/// alone, and a note is for everybody in her care.
fn is_theirs(page: Page, at: &Address, who: Who, cares: bool) -> bool {
    let own = who == Who::BESIDE;
    match page {
        Page::Promised if at.fields == "do=accept" => own,
        Page::Respond | Page::Correct | Page::Reach | Page::AskHere => own,
        Page::Answer | Page::Settle => cares,
        _ => true,
    }
}

/// What a right gives: the page, or the answer that tells nothing.
fn expected(row: &Row, who: Who) -> Option<Got> {
    Some(match who {
        _ if lets_in(row, who)? => In,
        Who::Stranger => SignIn,
        Who::FirstDoor => Door,
        _ => Nothing,
    })
}

/// One line of the table.
struct Row {
    page: Page,
    does: Does,
    right: &'static str,
    fresh: bool,
    at: Address,
}

/// Every route at every address, signing out last.
fn rows(town: &Town) -> Vec<Row> {
    let table = capabilities::table();
    let all = table.all().flat_map(|(page, does, route)| {
        let (right, fresh) = (route.right, route.fresh);
        let at = town.addresses(page, does).into_iter();
        at.map(move |at| Row { page, does, right, fresh, at })
    });
    let mut rows: Vec<_> = all.collect();
    rows.sort_by_key(|row| (row.page == Page::SignOut, row.does));
    rows
}

async fn ask(town: &Town, who: Who, row: &Row, path: &str) -> Reply {
    let method = if row.does == Does::Show { Method::GET } else { Method::POST };
    town.browser(who).send(method, path, row.at.fields.to_owned()).await
}

/// What came back, told apart by the bytes of an address that does not exist.
fn got(row: &Row, who: Who, reply: &Reply, nothing: &Reply) -> Got {
    let set = reply.headers.contains_key("set-cookie");
    let same = (reply.status, &reply.html) == (nothing.status, &nothing.html);
    match who {
        Who::Stranger if reply.location().as_deref() == Some("/") && !set => SignIn,
        Who::FirstDoor if same && row.page != Page::Door => Door,
        Who::Stranger | Who::FirstDoor => In,
        _ if same => Nothing,
        _ => {
            assert_ne!(reply.status, StatusCode::NOT_FOUND, "another 404: {who:?} {:?}", row.page);
            assert!(!reply.status.is_server_error(), "{who:?} {:?} {}", row.page, reply.html);
            In
        }
    }
}

/// What everybody gets of one route.
async fn line(town: &mut Town, row: &Row) -> Vec<(Who, Got)> {
    let unknown = town.world.path_to(row.page, "0".repeat(32)).replacen("/n/", "/n/0", 1);
    let mut line = Vec::new();
    for who in Who::everybody() {
        let nothing = ask(town, who, row, &unknown).await;
        let path = town.path_of(who, row.page, &row.at);
        let reply = ask(town, who, row, &path).await;
        line.push((who, got(row, who, &reply, &nothing)));
        if row.page == Page::SignOut {
            town.return_of(who).await;
        }
    }
    line
}

/// Those who are let in, in few words: roles that are let in alike stand together.
fn let_in(line: &[(Who, Got)]) -> String {
    let all: Vec<Who> = line.iter().filter(|(_, got)| *got == In).map(|(who, _)| *who).collect();
    if all.len() == line.len() {
        return "everybody".into();
    }
    let mut told = Vec::new();
    let clients = [Who::Stranger, Who::FirstDoor, Who::Client, Who::OtherClient];
    let names = ["a stranger", "the client at the first door", "the client", "other clients"];
    told.extend(
        clients
            .iter()
            .zip(names)
            .filter(|(who, _)| all.contains(who))
            .map(|(_, name)| name.to_owned()),
    );
    let mut groups: BTreeMap<Vec<Stands>, Vec<&str>> = BTreeMap::new();
    for role in Role::STAFF.into_iter().filter(|role| role.may_bond()) {
        let mut stands: Vec<_> = all.iter().filter_map(|who| stands(*who, role)).collect();
        stands.sort_unstable();
        if stands.contains(&Stands::Beside) {
            stands.retain(|one| *one != Stands::ByThis);
        }
        if !stands.is_empty() {
            groups.entry(stands).or_default().push(role.word());
        }
    }
    told.extend(
        groups
            .into_iter()
            .map(|(stands, roles)| format!("{} ({})", roles.join(", "), standing(&stands))),
    );
    told.extend(all.contains(&Who::Administrator).then(|| "administrator".to_owned()));
    told.join("; ")
}

fn stands(who: Who, role: Role) -> Option<Stands> {
    match who {
        Who::Staff(one, stands) if one == role => Some(stands),
        _ => None,
    }
}

/// Ways of standing, in words.
fn standing(stands: &[Stands]) -> String {
    if stands == Stands::OWN {
        return "whatever the bond".into();
    }
    let word = |one: &Stands| match one {
        Stands::ByThis => "whose it is",
        Stands::Beside => "beside them",
        Stands::Asked => "asked",
        Stands::Paused => "paused",
        Stands::Ended => "ended",
        Stands::Declined => "declined",
        Stands::NotAtAll => "not beside them",
    };
    stands.iter().map(word).collect::<Vec<_>>().join(", ")
}

fn told(row: &Row, line: &[(Who, Got)]) -> String {
    let does = if row.does == Does::Show { "see" } else { "do" };
    let of = if row.at.named { ", of one client" } else { "" };
    let fresh = if row.fresh { ", proved again" } else { "" };
    let (page, right) = (row.page.name(), row.right);
    format!("| {page}{of} | {does} | {right}{fresh} | {} |\n", let_in(line))
}

fn head() -> String {
    let everybody = Who::everybody().len();
    format!(
        "# Who may do what\n\n\
         Every page of the service, asked for by {everybody} people: a stranger, the client at each \
         door, another client, an administrator, and each role that may stand beside a client \
         in each way of standing (beside them, asked, paused, ended, declined, not at all). \
         Made by asking the running pages, and compared with this file by a test of `kith-web` \
         (`walls::matrix`): a page that lets somebody else in, or a new page, shows here as a \
         change to review. The last column names all who are let in. Of the others a stranger \
         is asked to sign in, a client at the first door meets the second, and everybody else \
         gets the bytes of an address that does not exist; the test holds each to that. A right \
         that is \"proved again\" asks for a proof where the last one is older than five minutes; \
         here everybody has just signed in.\n\n\
         | page | to | right | let in |\n|---|---|---|---|\n"
    )
}

/// Compares with the reviewed file and says how to renew it.
fn reviewed(made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rights.md");
    let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rights.md");
    std::fs::write(&new, made).expect("a place for what was made");
    let known = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        known == made,
        "docs/rights.md is not what the pages do. Read the change with\n  diff {} docs/rights.md\n\
         and, where it is right, renew it with\n  cp {} docs/rights.md",
        new.display(),
        new.display(),
    );
}

#[tokio::test]
async fn e01_e07_everybody_gets_what_their_right_gives_and_no_more() {
    let mut town = Town::whole().await;
    let (mut lines, mut wrong) = (Vec::new(), Vec::new());
    for row in rows(&town) {
        let line = line(&mut town, &row).await;
        for (who, got) in &line {
            let expected = expected(&row, *who);
            if expected != Some(*got) {
                let Row { page, does, right, at, .. } = &row;
                let at = &at.path;
                wrong.push(format!(
                    "{who:?} {does:?} {page:?} {at} by \"{right}\": {got:?}, not {expected:?}"
                ));
            }
        }
        lines.push((row.page, told(&row, &line)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    lines.sort_by_key(|(page, _)| *page);
    lines.dedup();
    let lines: String = lines.into_iter().map(|(_, line)| line).collect();
    reviewed(&(head() + &lines));
}
