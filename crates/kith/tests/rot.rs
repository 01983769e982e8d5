//! Bits that change on the disk while nobody looks, and pages for everybody: the real program.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

use support::{Browser, Place, Server, page, said};

/// The size of a page of the database.
const PAGE: usize = 4096;

/// Writes long words into Noor's record, which nobody else's has, and closes.
fn grown() -> Place {
    let place = Place::with_example();
    let server = place.serve();
    let mut noor = server.at_home("noor");
    let record = page(&mut noor, "My record");
    let record = noor.get(&record).body;
    let answers = record.split("class=\"answers\"").nth(1).expect("an entry to answer");
    let reply = answers.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let reply = reply.expect("an address").to_owned();
    for time in 0..10 {
        let words = format!("{time}: {}", "Nothing in particular. ".repeat(150));
        assert_eq!(noor.post(&reply, &[("words", &words)]).status, 303);
    }
    drop(server);
    // Opened and closed in order, everything stands in the file itself.
    let listed = place.kith(&["clients"]);
    assert!(listed.status.success(), "{}", said(&listed));
    place
}

/// The newest page of the file that holds nothing but a part of something long that is sealed:
/// it begins with the number of the page that goes on, and what is sealed has few zeros. Only
/// Noor wrote anything so long.
fn sealed(place: &Place) -> usize {
    let bytes = fs::read(place.data().join("ledger.db")).expect("the ledger");
    let full = |page: &[u8]| {
        let other = page.iter().filter(|byte| **byte != 0).count();
        page.first() == Some(&0) && other > PAGE - PAGE / 8
    };
    let mut pages = bytes.chunks(PAGE).enumerate().filter(|(_, page)| full(page));
    pages.next_back().expect("a page of something long").0 * PAGE
}

/// Changes bytes of the file, so many from a place on.
fn rot(place: &Place, first: usize, count: usize) {
    let file = place.data().join("ledger.db");
    let mut bytes = fs::read(&file).expect("the ledger");
    for byte in bytes.iter_mut().skip(first).take(count) {
        *byte ^= 0x41;
    }
    fs::write(&file, bytes).expect("written");
}

/// The statuses of everything that the first pages of somebody lead to.
fn walk(browser: &mut Browser, first: &str) -> Vec<u16> {
    let html = browser.get(first).body;
    let links = html.split("href=\"/n/").skip(1).filter_map(|rest| rest.split('"').next());
    let links: std::collections::BTreeSet<_> = links.map(|end| format!("/n/{end}")).collect();
    links.iter().map(|path| browser.get(path).status).collect()
}

fn works(statuses: &[u16]) -> bool {
    statuses.len() >= 5 && statuses.iter().all(|status| matches!(status, 200 | 303))
}

#[test]
fn e56_bits_that_rot_are_found_at_the_first_reading_named_and_the_rest_is_served() {
    // A letter within what is sealed; and a whole page, with what leads from it to the next.
    for (within, count) in [(PAGE / 2, 1), (0, PAGE)] {
        let place = grown();
        rot(&place, sealed(&place) + within, count);
        let server = place.serve();
        let mut noor = server.signed_in("noor");
        let door = noor.get("/").link("My space");
        assert_eq!(noor.post(&door, &[("secret", support::SECOND)]).status, 303);
        assert_eq!(noor.get(&door).status, 303, "her sign-in holds");
        let home = noor.get(&door).location().expect("home").to_owned();
        let told = noor.get(&home);
        assert_eq!(told.status, 503, "{within}: her record is not shown as if it were whole");
        assert!(told.body.contains("</html>"), "said on a page");
        // Everybody else's is.
        let mut rosa = server.at_home("rosa");
        let home = rosa.get("/").link("My space");
        let home = rosa.get(&home).location().expect("home").to_owned();
        assert!(works(&walk(&mut rosa, &home)), "another client");
        let mut amira = server.signed_in("amira");
        let lists = walk(&mut amira, "/");
        assert!(lists.iter().filter(|status| **status == 200).count() >= 4, "{lists:?}");
        let mut kim = server.signed_in("kim");
        assert!(walk(&mut kim, "/").iter().all(|status| *status == 200), "the administrator");
        let log = server.kill();
        let line = log.lines().find(|line| line.contains("does not verify")).expect("it is said");
        assert!(line.contains("ERROR") && line.contains("room "), "{line}");
        let named = line.split("room ").filter_map(|rest| rest.get(..32));
        let named = named.filter(|id| id.chars().all(|c| c.is_ascii_hexdigit())).count();
        assert_eq!(named, 1, "the room is named: {line}");
    }
}

#[test]
fn e56_a_service_whose_own_book_has_rotted_does_not_start_and_says_why() {
    let place = Place::with_example();
    // What stands after the file's own head.
    rot(&place, 10 * PAGE, 30 * PAGE);
    let refused = place.kith(&["serve", "--listen", "127.0.0.1:0"]);
    let text = said(&refused);
    assert!(!refused.status.success());
    assert!(text.contains("whole database") || text.contains("verify"), "{text}");
    assert!(!text.contains("panicked"), "{text}");
}

/// Asks as a proxy would, for somebody at an address; without a cookie.
fn ask_for(server: &Server, path: &str, address: &str) -> String {
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: notes.example\r\nX-Forwarded-For: {address}\r\n\
         X-Forwarded-Proto: https\r\nUser-Agent: quasterpilz\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn e83_help_and_a_calm_minute_need_no_sign_in_set_no_cookie_and_log_nobody() {
    let place = Place::with_example();
    let server = place.serve_with(&[
        "--behind-proxy",
        "127.0.0.1/32",
        "--public-url",
        "https://notes.example",
        "--verbose",
    ]);
    let address = "203.0.113.77";
    let first = ask_for(&server, "/", address);
    let links = first.split("href=\"/n/").skip(1).filter_map(|rest| rest.split('"').next());
    let links: Vec<_> = links.map(|end| format!("/n/{end}")).collect();
    assert!(links.len() >= 3, "a calm minute, staying private and help: {links:?}");
    for path in &links {
        let page = ask_for(&server, path, address);
        assert!(page.starts_with("HTTP/1.1 200"), "{page:.200}");
        assert!(!page.to_lowercase().contains("set-cookie"), "{page:.900}");
    }
    ask_for(&server, "/n/000000", address);
    let log = server.kill();
    for trace in [address, "quasterpilz", links[0].as_str(), "/n/000000"] {
        assert!(!log.contains(trace), "{trace} is in the log: {log}");
    }
    let kept = support::bytes_below(Path::new(&place.data()));
    assert!(!kept.windows(address.len()).any(|bytes| bytes == address.as_bytes()));
}
