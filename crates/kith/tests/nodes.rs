//! Two servers on one database, as processes: what is done at one is seen at the other.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use kith_store::{Location, testing};
use support::{Browser, KITH, Place, Server, page, said};

/// Longer than anything here takes, so that only what never comes fails.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longer than what happens together is held back.
const QUIET: Duration = Duration::from_millis(800);
const TURNS: usize = 7;

/// A database with the example in it, and the key to it.
struct Shared {
    place: Place,
    database: String,
}

impl Shared {
    async fn new() -> Self {
        let Ok(Location::Database(database)) = testing::database().await else {
            unreachable!("a PostgreSQL server")
        };
        Self { place: Place::new(), database }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(KITH);
        command.args(args).args(["--database-url", &self.database]);
        command.arg("--key-file").arg(self.place.key());
        command
    }

    fn serve(&self) -> Server {
        Server::start(self.command(&["serve", "--listen", "127.0.0.1:0"]))
    }
}

/// Opens the stream of a page that is open, and tells each moment at which it says "changed".
fn listen(browser: &Browser, page: &str) -> Receiver<Instant> {
    let live = page.split("data-live=\"").nth(1).and_then(|rest| rest.split('"').next());
    let live = live.expect("a page that keeps up");
    let cookie = browser.cookie.as_deref().unwrap_or_default();
    let mut stream = TcpStream::connect(&browser.address).expect("a connection");
    let request = format!(
        "GET {live} HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Dest: empty\r\nCookie: {cookie}\r\n\r\n",
        browser.address
    );
    stream.write_all(request.as_bytes()).expect("sent");
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().expect("an answer").expect("its first line");
    assert!(first.contains(" 200 "), "{first}");
    let (tell, heard) = channel();
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if line == "data: changed" && tell.send(Instant::now()).is_err() {
                return;
            }
        }
    });
    heard
}

/// Waits until nothing more is heard; says whether anything was.
fn until_quiet(heard: &Receiver<Instant>) -> bool {
    let mut any = false;
    while heard.recv_timeout(QUIET).is_ok() {
        any = true;
    }
    any
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

#[tokio::test]
async fn what_is_done_at_one_server_is_seen_on_an_open_page_of_the_other() {
    let shared = Shared::new().await;
    let made = shared.command(&["demo", "--make-only"]).output().expect("the program runs");
    assert!(made.status.success(), "{}", said(&made));
    let (first, second) = (shared.serve(), shared.serve());
    let mut noor = first.at_home("noor");
    let about = page(&mut noor, "About me");
    let mut here = first.signed_in("amira");
    let mut there = second.as_before(&here);
    let clients = here.get("/").link("Clients");
    let person = here.get(&clients).link("Noor");
    let open = [here.get(&person), there.get(&person)];
    let heard = [listen(&here, &open[0].body), listen(&there, &open[1].body)];
    for heard in &heard {
        until_quiet(heard);
    }
    assert!(heard.iter().all(|heard| !until_quiet(heard)), "nothing is told while nothing is done");

    let mut times = [Vec::new(), Vec::new()];
    for turn in 0..TURNS {
        let words = format!("heron {turn} of {TURNS}");
        let began = Instant::now();
        assert_eq!(noor.post(&about, &[("name", "Noor"), ("use", &words)]).status, 303);
        for (times, heard) in times.iter_mut().zip(&heard) {
            let at = heard.recv_timeout(PATIENCE).expect("an open page hears of it");
            times.push(at.duration_since(began));
        }
        let shown = there.get(&person);
        assert!(shown.body.contains(&words), "{}", shown.body);
        for heard in &heard {
            until_quiet(heard);
        }
    }
    let [here, there] = times.map(middle);
    println!("from the act to the open page: {here:?} at the same server, {there:?} at the other");
}
