//! Every route, asked for by everybody: what the table of rights says is what happens, and
//! nobody is let in who is not named. What came out stands in `docs/rights.md`, to be reviewed.

use std::fmt::Write;
use std::path::Path;

use axum::http::{Method, StatusCode};
use kith_web::paths::Page;
use kith_web::right::Does;
use kith_web::routes;

use crate::support::Reply;
use crate::town::{Address, Town, Who};

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

impl Got {
    const fn word(self) -> &'static str {
        match self {
            In => "**yes**",
            SignIn => "sign in",
            Door => "second door",
            Nothing => "nothing",
        }
    }
}

/// What each right gives, in the order of [`Who::ALL`]. `named`: the address names something
/// of one client's.
fn expected(right: &str, named: bool) -> Option<[Got; 8]> {
    let unless_named = if named { Nothing } else { In };
    Some(match right {
        "anyone" => [In; 8],
        "signed in" => [SignIn, In, In, In, In, In, In, In],
        "client, first door" => [SignIn, In, In, In, Nothing, Nothing, Nothing, Nothing],
        "client, second door" => {
            [SignIn, Door, In, unless_named, Nothing, Nothing, Nothing, Nothing]
        }
        "staff" | "staff in care" => [SignIn, Door, Nothing, Nothing, In, In, In, Nothing],
        "staff in any role" => [SignIn, Door, Nothing, Nothing, In, In, In, In],
        "client, second door, or staff in any role" => [SignIn, Door, In, In, In, In, In, In],
        "staff beside this client"
        | "staff who meet this client"
        | "staff in this client's care" => {
            [SignIn, Door, Nothing, Nothing, In, Nothing, Nothing, Nothing]
        }
        "client, second door, or staff beside clients" => {
            let client = if named { Nothing } else { In };
            [SignIn, Door, client, client, In, unless_named, unless_named, Nothing]
        }
        "supervisor" => [SignIn, Door, Nothing, Nothing, Nothing, Nothing, In, Nothing],
        "administrator" => [SignIn, Door, Nothing, Nothing, Nothing, Nothing, Nothing, In],
        _ => return None,
    })
}

/// One line of the table.
struct Row {
    page: Page,
    does: Does,
    right: &'static str,
    at: Address,
}

/// Every route at every address, signing out last.
fn rows(town: &Town) -> Vec<Row> {
    let table = routes::table();
    let all = table.all().flat_map(|(page, does, route)| {
        let right = route.right;
        let at = town.addresses(page, does).into_iter();
        at.map(move |at| Row { page, does, right, at })
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

async fn line(town: &mut Town, row: &Row) -> [Got; 8] {
    let unknown = town.world.path_to(row.page, "0".repeat(32)).replacen("/n/", "/n/0", 1);
    let mut line = [Nothing; 8];
    for (cell, who) in line.iter_mut().zip(Who::ALL) {
        let nothing = ask(town, who, row, &unknown).await;
        let reply = ask(town, who, row, &row.at.path).await;
        *cell = got(row, who, &reply, &nothing);
        if row.page == Page::SignOut {
            town.return_of(who).await;
        }
    }
    line
}

fn told(row: &Row, line: [Got; 8]) -> String {
    let does = if row.does == Does::Show { "see" } else { "do" };
    let of = if row.at.named { ", of one client" } else { "" };
    let mut told = format!("| {}{of} | {does} | {} |", row.page.name(), row.right);
    for got in line {
        write!(told, " {} |", got.word()).expect("a text");
    }
    told.push('\n');
    told
}

fn head() -> String {
    let names: Vec<_> = Who::ALL.iter().map(|who| who.name()).collect();
    format!(
        "# Who may do what\n\n\
         Every page of the service, asked for by everybody there is. Made by asking the running \
         pages, and compared with this file by a test of `kith-web` (`walls::matrix`): a page \
         that lets somebody else in, or a new page, shows here as a change to review. Where it \
         says \"nothing\", the answer has the same bytes as for an address that does not exist; \
         where it says \"second door\", every address behind it looks the same.\n\n\
         | page | to | right | {} |\n|{}\n",
        names.join(" | "),
        "---|".repeat(3 + names.len()),
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
    let mut town = Town::new().await;
    let (mut lines, mut wrong) = (Vec::new(), Vec::new());
    for row in rows(&town) {
        let line = line(&mut town, &row).await;
        match expected(row.right, row.at.named) {
            Some(expected) if expected == line => {}
            expected => wrong.push(format!(
                "{:?} {:?} by the right \"{}\": {line:?}, expected {expected:?}",
                row.page, row.does, row.right
            )),
        }
        lines.push((row.page, told(&row, line)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    lines.sort_by_key(|(page, _)| *page);
    let lines: String = lines.into_iter().map(|(_, line)| line).collect();
    reviewed(&(head() + &lines));
}
