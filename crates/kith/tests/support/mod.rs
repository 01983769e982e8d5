//! The real program: started, asked over HTTP, killed.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]
#![expect(unreachable_pub, reason = "shared by test binaries, not by crates")]
#![expect(dead_code, reason = "each test binary uses its own part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

pub const KITH: &str = env!("CARGO_BIN_EXE_kith");
pub const PASSPHRASE: &str = "lantern harbour maple";
pub const SECOND: &str = "246810";

/// A place for a service, gone with the test.
pub struct Place {
    folder: TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A place with the example in it.
    pub fn with_example() -> Self {
        let place = Self::new();
        let made = place.kith(&["demo", "--make-only"]);
        assert!(made.status.success(), "{}", said(&made));
        place
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn key(&self) -> PathBuf {
        self.folder.path().join("data.key")
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes an empty service, its recovery kit in the folder `kit`.
    pub fn init(&self, args: &[&str]) -> Output {
        let args = [&["init", "--name", "Harbour House", "--kit-out", "kit"], args].concat();
        self.kith(&args)
    }

    /// Runs a command that opens this service.
    pub fn kith(&self, args: &[&str]) -> Output {
        let mut command = Command::new(KITH);
        command.args(args).arg("--data").arg(self.data());
        command.current_dir(self.folder.path()).output().expect("the program runs")
    }

    pub fn serve(&self) -> Server {
        self.serve_with(&[])
    }

    /// Serves with more to say.
    pub fn serve_with(&self, more: &[&str]) -> Server {
        let mut command = Command::new(KITH);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(self.data()).args(more);
        Server::start(command)
    }

    /// Serves with an admin listener.
    pub fn serve_with_admin(&self, more: &[&str]) -> (Server, Admin) {
        let admin = Admin { socket: self.file("admin.sock") };
        let listen = format!("unix:{}", admin.socket.display());
        (self.serve_with(&[&["--admin-listen", &listen], more].concat()), admin)
    }

    /// How long the store's log is, in whole KiB, where a server was killed.
    pub fn log_kib(&self) -> u32 {
        let bytes = std::fs::metadata(self.data().join("ledger.db-wal")).expect("a log").len();
        u32::try_from(bytes.div_ceil(1024)).expect("a short log")
    }

    /// Serves with files that cannot grow beyond so many KiB: a disk that is full.
    pub fn serve_on_a_small_disk(&self, kib: u32) -> Server {
        let mut command = Command::new("bash");
        let script = format!("trap '' XFSZ; ulimit -f {kib}; exec \"$@\"");
        command.args(["-c", &script, "bash", KITH, "serve", "--listen", "127.0.0.1:0", "--data"]);
        command.arg(self.data());
        Server::start(command)
    }

    /// Serves so many seconds later.
    pub fn serve_later(&self, seconds: u32) -> Server {
        let mut command = Command::new(KITH);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(self.data());
        command.env("LD_PRELOAD", shim(self.folder.path()));
        command.env("FAULTS_CLOCK_S", seconds.to_string());
        Server::start(command)
    }

    /// Serves on a disk that cannot sync any more, from this sync on.
    pub fn serve_on_a_failing_disk(&self, from: u32) -> Server {
        self.serve_on_a_failing_disk_with_admin(from).0
    }

    /// The same, with an admin listener.
    pub fn serve_on_a_failing_disk_with_admin(&self, from: u32) -> (Server, Admin) {
        let admin = Admin { socket: self.file("admin.sock") };
        let mut command = Command::new(KITH);
        command.env("KITH_ADMIN_LISTEN", format!("unix:{}", admin.socket.display()));
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(self.data());
        command.env("LD_PRELOAD", shim(self.folder.path()));
        command.env("FAULTS_ROOT", self.folder.path().canonicalize().expect("a path"));
        command.env("FAULTS_FAIL", format!("s:{from}:5:on"));
        (Server::start(command), admin)
    }
}

/// Makes the library that stands between a program and its disk (tests/faults/shim.c).
pub fn shim(folder: &Path) -> PathBuf {
    let made = folder.join("shim.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/faults/shim.c");
    let mut command = Command::new("cc");
    command.args(["-shared", "-fPIC", "-O2", "-o"]).arg(&made).arg(source);
    let compiled =
        command.args(["-ldl", "-pthread"]).output().expect("cc, a C compiler, is needed");
    assert!(compiled.status.success(), "{}", said(&compiled));
    made
}

/// A server that runs until it is dropped or killed.
pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    /// Starts it and waits until it says where it listens.
    pub fn start(mut command: Command) -> Self {
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("its address");
        let address = line.trim().split_once("://").map_or("", |(_, address)| address).to_owned();
        let mut log = String::new();
        if address.is_empty()
            && let Some(mut stderr) = child.stderr.take()
        {
            stderr.read_to_string(&mut log).expect("its log");
        }
        assert!(!address.is_empty(), "the server did not start: {log}");
        Self { child, address }
    }

    /// Kills it at once, as a power cut would, and gives what it had logged.
    pub fn kill(mut self) -> String {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
        let mut log = String::new();
        if let Some(mut stderr) = self.child.stderr.take() {
            stderr.read_to_string(&mut log).expect("its log");
        }
        log
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    pub fn browser(&self) -> Browser {
        Browser { address: self.address.clone(), cookie: None }
    }

    /// A client of the example behind both doors.
    pub fn at_home(&self, handle: &str) -> Browser {
        let mut browser = self.signed_in(handle);
        let door = browser.get("/").link("My space");
        let opened = browser.post(&door, &[("secret", SECOND)]);
        assert_eq!(opened.status, 303, "{}", opened.body);
        browser
    }

    /// The same browser, with its cookie, at another run of the server.
    pub fn as_before(&self, browser: &Browser) -> Browser {
        Browser { cookie: browser.cookie.clone(), ..self.browser() }
    }

    pub fn signed_in(&self, handle: &str) -> Browser {
        let mut browser = self.browser();
        let signed = browser.post("/", &[("handle", handle), ("passphrase", PASSPHRASE)]);
        assert_eq!(signed.status, 303, "{}", signed.body);
        browser
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// Who looks after a server.
pub struct Admin {
    pub socket: PathBuf,
}

impl Admin {
    pub fn get(&self, path: &str) -> Reply {
        self.try_get(path).expect("an answer")
    }

    /// The answer, if anybody is there.
    pub fn try_get(&self, path: &str) -> Option<Reply> {
        let mut stream = UnixStream::connect(&self.socket).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: admin\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(Reply::of(&answer))
    }
}

/// Somebody with a browser without scripts.
#[derive(Clone)]
pub struct Browser {
    pub address: String,
    pub cookie: Option<String>,
}

pub struct Reply {
    pub status: u16,
    pub headers: String,
    pub body: String,
}

impl Browser {
    pub fn get(&mut self, path: &str) -> Reply {
        self.send("GET", path, "")
    }

    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let escape = |text: &str| {
            text.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat()
        };
        let pairs: Vec<_> =
            fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect();
        self.send("POST", path, &pairs.join("&"))
    }

    pub fn send(&mut self, method: &str, path: &str, body: &str) -> Reply {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let cookie = self.cookie.as_ref().map(|cookie| format!("Cookie: {cookie}\r\n"));
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n{}\r\n{body}",
            self.address,
            body.len(),
            cookie.unwrap_or_default(),
        );
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let reply = Reply::of(&answer);
        for line in reply.headers.lines().filter_map(|line| line.strip_prefix("set-cookie: ")) {
            let pair = line.split(';').next().expect("a pair");
            if pair.starts_with("d=") {
                // By which a browser is known again; no test of the binary needs it.
                continue;
            }
            self.cookie = (!pair.ends_with('=')).then(|| pair.to_owned());
        }
        reply
    }
}

impl Reply {
    pub fn of(answer: &str) -> Self {
        let (headers, body) = answer.split_once("\r\n\r\n").expect("headers and a body");
        let status = headers.split(' ').nth(1).and_then(|code| code.parse().ok());
        Self {
            status: status.expect("a status"),
            headers: headers.to_owned(),
            body: body.to_owned(),
        }
    }

    /// The address of the first link with these words.
    pub fn link(&self, words: &str) -> String {
        let plain = self.body.replace(['\u{2068}', '\u{2069}'], "");
        let at = plain.find(&format!(">{words}<")).expect("a link with these words");
        let before = plain[..at].rfind("href=\"").expect("an address") + "href=\"".len();
        plain[before..].split('"').next().expect("its end").to_owned()
    }

    pub fn location(&self) -> Option<&str> {
        self.headers.lines().find_map(|line| line.strip_prefix("location: "))
    }
}

/// The address of a page of the private room, from its navigation.
pub fn page(browser: &mut Browser, words: &str) -> String {
    let door = browser.get("/").link("My space");
    let home = browser.post(&door, &[("secret", SECOND)]);
    let next = home.location().map(str::to_owned).unwrap_or(door);
    browser.get(&next).link(words)
}

/// Everything a command said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

/// The bytes of every file below a folder.
pub fn bytes_below(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            bytes.extend(bytes_below(&path));
        } else if path.is_file() {
            bytes.extend(std::fs::read(path).expect("a file"));
        }
    }
    bytes
}
