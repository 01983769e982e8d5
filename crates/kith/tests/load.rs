//! More than can be done, on the real program: a storm at the first door, ten times the peak of
//! forms, slow and greedy connections, a database that is gone.
//!
//! Nothing is asked to be fast for its own sake. Where time is what it is about, the same was
//! measured in the same run without the load. `KITH_LOAD=10` makes each ten times as much.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

use kith_store::testing;
use support::{Admin, Browser, KITH, PASSPHRASE, Place, Reply, Server, page, said};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;

/// Longer than anything takes, on any machine.
const PATIENCE: Duration = Duration::from_mins(2);
/// The memory of one evaluation of Argon2, in kilobytes.
const ONE_HASH: u64 = 64 * 1024;
/// More than everything else takes, in kilobytes: connections, pages, what is unoptimised.
const REST: u64 = 160 * 1024;

/// How much, from how much it is in the ordinary suite.
#[expect(clippy::disallowed_methods, reason = "only a test asks how much it shall do")]
fn load(ordinary: u32) -> u32 {
    let times = std::env::var("KITH_LOAD").ok().and_then(|times| times.parse().ok());
    ordinary * times.unwrap_or(1)
}

fn number(admin: &Admin, name: &str) -> u64 {
    let text = admin.get("/metrics").body;
    let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.and_then(|value| value.parse().ok()).unwrap_or_else(|| unreachable!("{name}: {text}"))
}

fn kilobytes(server: &Server, name: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.pid()));
    let status = status.expect("its status");
    let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a line");
    line.split_whitespace().next().and_then(|number| number.parse().ok()).expect("a number")
}

/// The slowest but one in a hundred of so many visits to a page that must always be there.
fn visits(browser: &mut Browser, path: &str, many: u32) -> Duration {
    let mut times: Vec<_> = (0..many)
        .map(|_| {
            let began = Instant::now();
            assert_eq!(browser.get(path).status, 200);
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(times.len() * 99 / 100).copied().unwrap_or_default()
}

/// Strangers who send wrong passphrases for one person until they are told to stop; how many were
/// looked at, and how many were told to come again.
struct Storm {
    strangers: Vec<thread::JoinHandle<()>>,
    over: Arc<AtomicBool>,
    looked_at: Arc<AtomicU32>,
    refused: Arc<AtomicU32>,
}

impl Storm {
    fn begin(server: &Server, handle: &'static str, strangers: usize) -> Self {
        let (over, looked_at, refused) = (
            Arc::<AtomicBool>::default(),
            Arc::<AtomicU32>::default(),
            Arc::<AtomicU32>::default(),
        );
        let one = |_| {
            let browser = server.browser();
            let over = Arc::clone(&over);
            let (looked_at, refused) = (Arc::clone(&looked_at), Arc::clone(&refused));
            thread::spawn(move || {
                while !over.load(SeqCst) {
                    let wrong = [("handle", handle), ("passphrase", "not the one at all")];
                    let answer = browser.clone().post("/", &wrong);
                    match answer.status {
                        401 => looked_at.fetch_add(1, SeqCst),
                        503 => refused.fetch_add(1, SeqCst),
                        odd => unreachable!("{odd}: {}", answer.body),
                    };
                    assert!(answer.status == 401 || answer.headers.contains("retry-after: 5"));
                    thread::sleep(Duration::from_millis(100));
                }
            })
        };
        let strangers = (0..strangers).map(one).collect();
        Self { strangers, over, looked_at, refused }
    }

    fn came(&self) -> u32 {
        self.looked_at.load(SeqCst) + self.refused.load(SeqCst)
    }

    fn end(self) -> (u32, u32) {
        self.over.store(true, SeqCst);
        for stranger in self.strangers {
            stranger.join().expect("no stranger gave up");
        }
        (self.looked_at.load(SeqCst), self.refused.load(SeqCst))
    }
}

/// What a browser keeps of a sign-in: that it was here before.
fn known_device(server: &Server, handle: &str) -> String {
    let mut browser = server.browser();
    let signed = browser.post("/", &[("handle", handle), ("passphrase", PASSPHRASE)]);
    let lines = signed.headers.lines();
    let device = lines.filter_map(|line| line.strip_prefix("set-cookie: ")).find_map(|cookie| {
        let pair = cookie.split(';').next()?;
        pair.starts_with("d=").then(|| pair.to_owned())
    });
    device.expect("a device that is known from now on")
}

#[test]
fn e67_e68_in_a_storm_at_the_door_a_known_browser_comes_in_and_help_is_there() {
    let place = Place::with_example();
    let (server, admin) = place.serve_with_admin(&[]);
    let device = known_device(&server, "noor");
    let help = server.browser().get("/").link("Help");
    let mut reader = server.browser();
    let quiet = visits(&mut reader, &help, 200);
    let at_rest = kilobytes(&server, "VmRSS:");

    // More at once than may wait, so that some are always told to come again.
    let many = load(600);
    let storm = Storm::begin(&server, "noor", 80);
    let began = Instant::now();
    let (mut came_in, mut in_storm) = (0, Duration::ZERO);
    while storm.came() < many || came_in < 3 {
        let known = Browser { cookie: Some(device.clone()), ..server.browser() };
        let signed = known.clone().post("/", &[("handle", "noor"), ("passphrase", PASSPHRASE)]);
        assert!([303, 503].contains(&signed.status), "{}", signed.body);
        came_in += u32::from(signed.status == 303);
        in_storm = in_storm.max(visits(&mut reader, &help, 100));
        assert!(began.elapsed() < PATIENCE, "{came_in} came in, of {}", storm.came());
    }
    let (looked_at, refused) = storm.end();
    assert!(refused > 0, "it was no storm: {looked_at} looked at");
    println!(
        "help: {quiet:?} at rest, {in_storm:?} in the storm; {looked_at} tries looked at, {refused} not"
    );
    let bound = Duration::from_millis(500) + 4 * quiet;
    assert!(in_storm < bound, "help took {in_storm:?} in the storm and {quiet:?} before it");

    let (at_once, most) = (number(&admin, "kith_argon2_at_once"), kilobytes(&server, "VmHWM:"));
    assert!(most < at_rest + at_once * ONE_HASH + REST, "{most} kB, {at_rest} kB at rest");
    let counted = number(&admin, "kith_argon2_refused_total");
    assert!(counted >= u64::from(refused), "{counted} refused for want of a turn");
    assert_eq!(number(&admin, "kith_argon2_waiting{who=\"stranger\"}"), 0);
}

/// A connection from another address of this machine.
async fn from(address: [u8; 4], to: SocketAddr) -> tokio::net::TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind(SocketAddr::from((address, 0))).expect("an address of this machine");
    socket.connect(to).await.expect("a connection")
}

/// Sends a form on a connection of its own; the whole answer.
async fn send(address: [u8; 4], sender: &Browser, path: &str, form: &str) -> Option<Reply> {
    let mut stream = from(address, sender.address.parse().expect("an address")).await;
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
         Cookie: {}\r\nContent-Length: {}\r\n\r\n{form}",
        sender.address,
        sender.cookie.as_deref().unwrap_or_default(),
        form.len()
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.ok()?;
    Some(Reply::of(&answer))
}

/// Every client's record, as it is read at the machine.
fn every_record(place: &Place) -> String {
    let clients = said(&place.kith(&["clients"]));
    let ids = clients.lines().filter_map(|line| line.split_whitespace().next());
    ids.map(|id| {
        let record = place.file(&format!("{id}.kith"));
        let out = record.to_str().expect("a path");
        let why = ["--why", "to see what was kept"];
        let export = [&["record", "export", "--client", id, "--out", out], &why[..]].concat();
        let exported = place.kith(&export);
        assert!(exported.status.success(), "{}", said(&exported));
        let read = Command::new(KITH).args(["verify", "--read", out]).output();
        said(&read.expect("it runs"))
    })
    .collect()
}

/// Nine hundred forms at once, where a hundred and twenty-eight are worked on: what was taken is
/// there after a power cut, and what was not stands on the page to be sent again.
#[tokio::test(flavor = "multi_thread")]
async fn e66_ten_times_the_peak_loses_nothing_that_was_taken_and_no_word_of_what_was_not() {
    let place = Place::with_example();
    let (server, admin) = place.serve_with_admin(&[]);
    let mut noor = server.at_home("noor");
    let about = page(&mut noor, "About me");
    let mut sending = Vec::new();
    for one in 0..load(900) {
        let (noor, about) = (noor.clone(), about.clone());
        let form = format!("name=Noor&use=heron+number+{one}.&once={:032x}", u128::from(one) + 7);
        let from = [127, 6, 0, u8::try_from(one % 8 + 1).expect("small")];
        sending.push(tokio::spawn(async move { (one, send(from, &noor, &about, &form).await) }));
    }
    let (mut taken, mut refused, mut kept) = (Vec::new(), 0, 0);
    for sent in sending {
        let (one, reply) = sent.await.expect("sent");
        let reply = reply.expect("an answer");
        match reply.status {
            303 => taken.push(one),
            503 => {
                refused += 1;
                kept += u64::from(reply.body.contains("is kept for you"));
                assert!(reply.headers.contains("retry-after:"), "{}", reply.headers);
                assert!(reply.body.contains(&format!("heron number {one}.")), "{}", reply.body);
            }
            odd => unreachable!("{odd}: {}", reply.body),
        }
    }
    println!("{} taken, {refused} to be sent again, {kept} of them kept", taken.len());
    assert!(!taken.is_empty() && refused > 0 && kept > 0);
    assert_eq!(number(&admin, "kith_drafts_saved_total"), kept);
    assert!(kilobytes(&server, "VmHWM:") < 512 * 1024);
    assert_eq!(number(&admin, "kith_requests_working"), 0);
    server.kill();

    let read = every_record(&place);
    for one in taken {
        assert!(read.contains(&format!("heron number {one}.")), "{one} was taken and is lost");
    }
}

/// A few bytes of the answers to as many event streams, on connections that stay open.
async fn streams(
    to: SocketAddr,
    live: &str,
    cookie: &str,
    many: u8,
) -> Vec<(String, tokio::net::TcpStream)> {
    let mut all = Vec::new();
    for _ in 0..many {
        let mut stream = from([127, 7, 2, 1], to).await;
        let ask = format!(
            "GET {live} HTTP/1.1\r\nHost: a\r\nSec-Fetch-Dest: empty\r\nCookie: {cookie}\r\n\r\n"
        );
        stream.write_all(ask.as_bytes()).await.expect("sent");
        let mut start = [0; 12];
        stream.read_exact(&mut start).await.expect("an answer");
        all.push((String::from_utf8_lossy(&start[9..]).into_owned(), stream));
    }
    all
}

/// Forms that begin and never end take no more memory than there is for them, and leave room for
/// small ones; answers that nobody takes stay few; one sign-in has a few streams.
#[tokio::test(flavor = "multi_thread")]
async fn e66_large_bodies_unread_answers_and_many_streams_leave_room_for_others() {
    let place = Place::with_example();
    let (server, admin) = place.serve_with_admin(&[]);
    let to: SocketAddr = server.address.parse().expect("an address");
    let mut amira = server.signed_in("amira");
    let today = amira.get("/");
    assert_eq!(today.status, 200);
    let live = today.body.split("data-live=\"").nth(1).and_then(|rest| rest.split('"').next());
    let live = live.expect("a page that keeps up");
    let at_rest = kilobytes(&server, "VmRSS:");

    let mut held = Vec::new();
    let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\nhandle=";
    for one in 0..load(200) {
        let mut stream = from([127, 7, 0, u8::try_from(one % 8 + 1).expect("small")], to).await;
        let mut part = head.as_bytes().to_vec();
        part.resize(480_000, b'a');
        // The server may have said no to it before it was sent.
        let _cut_off = tokio::time::timeout(Duration::from_secs(5), stream.write_all(&part)).await;
        held.push(stream);
    }
    let signed = server.browser().post("/", &[("handle", "amira"), ("passphrase", PASSPHRASE)]);
    assert_eq!(signed.status, 303, "a small form finds room: {}", signed.body);
    assert!(number(&admin, "kith_requests_refused_total") > 0, "all of them found room");

    let pipelined = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(2000);
    for _ in 0..20 {
        let mut stream = from([127, 7, 1, 1], to).await;
        let sent = stream.write_all(pipelined.as_bytes());
        let _stalled = tokio::time::timeout(Duration::from_millis(100), sent).await;
        held.push(stream);
    }
    let cookie = amira.cookie.clone().expect("a cookie");
    let asked = streams(to, live, &cookie, 8).await;
    let statuses: Vec<_> = asked.iter().map(|(status, _)| status.as_str()).collect();
    assert_eq!(statuses, ["200", "200", "200", "200", "200", "200", "503", "503"]);
    assert_eq!(number(&admin, "kith_event_streams"), 6);
    assert_eq!(server.browser().get("/").status, 200);
    let most = kilobytes(&server, "VmHWM:");
    println!("{at_rest} kB at rest, {most} kB at the most, {} connections", held.len());
    assert!(most < at_rest + ONE_HASH + 64 * 1024 + REST, "{most} kB, {at_rest} kB at rest");
}

/// Says one thing to a server over a plain connection.
fn say(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

/// The example on a database server of its own, which can be stopped.
struct Apart {
    postgres: testing::Server,
    place: Place,
}

impl Apart {
    fn new() -> Self {
        let postgres = testing::Server::make().expect("a PostgreSQL server");
        postgres.start("").expect("started");
        let apart = Self { postgres, place: Place::new() };
        let made = apart.command(&["demo", "--make-only"]).output().expect("it runs");
        assert!(made.status.success(), "{}", said(&made));
        apart
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(KITH);
        command.args(args).args(["--database-url", &self.postgres.address("postgres")]);
        command.arg("--key-file").arg(self.place.key()).current_dir(self.place.file(""));
        command
    }

    fn serve(&self) -> (Server, Admin) {
        let admin = Admin { socket: self.place.file("admin.sock") };
        let mut serve = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        serve.env("KITH_ADMIN_LISTEN", format!("unix:{}", admin.socket.display()));
        (Server::start(serve), admin)
    }
}

#[test]
fn with_the_database_gone_the_calm_pages_are_there_and_no_word_is_lost() {
    let apart = Apart::new();
    let (server, admin) = apart.serve();
    let mut noor = server.at_home("noor");
    let about = page(&mut noor, "About me");
    let front = noor.get("/");
    let calm = ["A calm minute", "Help", "Staying private"].map(|words| front.link(words));
    assert_eq!(admin.get("/readyz").status, 200);
    apart.postgres.stop().expect("stopped");

    assert_eq!(server.browser().get("/").status, 200, "the sign-in page");
    for path in &calm {
        assert_eq!(noor.get(path).status, 200, "{path}");
        assert_eq!(server.browser().get(path).status, 200, "{path}");
    }
    let cookie = noor.cookie.clone().expect("a cookie");
    let left = say(
        &server,
        &format!("GET /leave HTTP/1.1\r\nHost: a\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"),
    );
    assert!(left.starts_with("HTTP/1.1 303"), "{left}");
    let once = format!("{:032x}", 99);
    let fields = [("name", "Noor"), ("use", "heron & <lantern>"), ("once", once.as_str())];
    let sent = noor.post(&about, &fields);
    assert_eq!(sent.status, 503);
    assert!(sent.headers.contains("retry-after:"), "{}", sent.headers);
    assert!(sent.body.contains("heron &#38; &#60;lantern&#62;"), "{}", sent.body);
    assert!(sent.body.contains(&format!("action=\"{about}\"")), "{}", sent.body);
    assert_eq!((admin.get("/healthz").status, admin.get("/readyz").status), (200, 503));

    apart.postgres.start("").expect("started again");
    let again = (0..50).find_map(|_| {
        thread::sleep(Duration::from_millis(200));
        let again = noor.post(&about, &fields);
        (again.status != 503).then_some(again.status)
    });
    // Leaving could not end the sign-in while the store was gone; the browser had forgotten it.
    assert_eq!(again, Some(303));
    assert!(noor.get(&about).body.contains("heron"), "the same page sent again is taken");
}
