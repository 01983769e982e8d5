//! Backup and restore in the running program: taken while it serves, put back elsewhere, killed
//! at any moment.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use support::{KITH, Place, Server, bytes_below, page, said};

const ABOUT: &str = "About me";

/// The example, and somebody elsewhere to whom its backups are sealed.
struct Kept {
    place: Place,
    public: String,
}

impl Kept {
    fn new() -> Self {
        let place = Place::with_example();
        let identity = Identity::generate();
        let secret = identity.to_string();
        fs::write(place.file("identity"), secret.expose_secret()).expect("written");
        Self { public: identity.to_public().to_string(), place }
    }

    fn back_up(&self, name: &str) -> Output {
        self.place.kith(&["backup", "--out", name, "--recipient", &self.public])
    }

    /// What restores into the folder of this name.
    fn restoring(&self, file: &str, to: &str, more: &[&str]) -> Command {
        let mut command = Command::new(KITH);
        command.args(["restore", file, "--identity", "identity", "--data", to]);
        command.args(["--key-file", "data.key"]).args(more);
        command.current_dir(self.place.file(""));
        command
    }

    fn restore(&self, file: &str, to: &str, more: &[&str]) -> Output {
        self.restoring(file, to, more).output().expect("the program runs")
    }

    fn serve(&self, data: &str) -> Server {
        let mut command = Command::new(KITH);
        command.args(["serve", "--listen", "127.0.0.1:0", "--key-file", "data.key"]);
        command.args(["--data", data]).current_dir(self.place.file(""));
        Server::start(command)
    }

    fn opens(&self, data: &str) -> bool {
        let mut command = Command::new(KITH);
        command.args(["clients", "--key-file", "data.key", "--data", data]);
        command.current_dir(self.place.file(""));
        command.output().expect("the program runs").status.success()
    }
}

fn must(output: &Output) -> String {
    assert!(output.status.success(), "{}", said(output));
    said(output)
}

/// Says something about herself at a server, and what she is then shown.
fn say(server: &Server, words: &str) {
    let mut noor = server.at_home("noor");
    let about = page(&mut noor, ABOUT);
    assert_eq!(noor.post(&about, &[("name", "Noor"), ("use", words)]).status, 303);
}

#[test]
fn e61_a_backup_of_a_running_server_is_put_back_and_what_came_later_is_named() {
    let kept = Kept::new();
    let server = kept.place.serve();
    say(&server, "heron and lantern");
    must(&kept.back_up("night"));
    say(&server, "kingfisher");
    for name in ["night", "night.keys"] {
        let mode = fs::metadata(kept.place.file(name)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let again = kept.back_up("night");
    assert!(said(&again).contains("is there already, and is kept"), "{}", said(&again));
    server.kill();

    let put_back = must(&kept.restore("night", "elsewhere", &["--compare", "data"]));
    assert!(put_back.contains("every entry was opened and checked"), "{put_back}");
    let missing: Vec<_> = put_back.lines().filter(|line| line.contains("are missing")).collect();
    assert!(!missing.is_empty(), "{put_back}");
    assert!(missing.iter().all(|line| line.starts_with("room ")), "{put_back}");

    let server = kept.serve("elsewhere");
    let mut noor = server.at_home("noor");
    let about = page(&mut noor, ABOUT);
    let shown = noor.get(&about).body;
    assert!(shown.contains("heron and lantern") && !shown.contains("kingfisher"), "{shown}");
    drop(server);
    let told = kept.restoring("night", "elsewhere", &[]).output().expect("it runs");
    assert!(said(&told).contains("there is a service at elsewhere already"), "{}", said(&told));
}

#[test]
fn nobody_stays_signed_in_through_a_restore_and_nothing_stands_in_the_clear() {
    let kept = Kept::new();
    let server = kept.place.serve();
    say(&server, "heron and lantern");
    let noor = server.at_home("noor");
    must(&kept.back_up("night"));
    drop(server);
    for name in ["night", "night.keys"] {
        let bytes = fs::read(kept.place.file(name)).expect("a file");
        for word in ["heron", "noor", "amira", "Harbour", "accounts", "wraps"] {
            let there = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!there, "{word} stands in {name}");
        }
    }
    must(&kept.restore("night", "elsewhere", &[]));
    let server = kept.serve("elsewhere");
    let back = server.as_before(&noor).get("/").body;
    assert!(back.contains("name=\"passphrase\""), "{back}");
    let held = bytes_below(&kept.place.file("elsewhere"));
    assert!(!held.windows(5).any(|window| window == b"heron"));
}

#[test]
fn e64_two_sheets_and_a_backup_are_enough_and_one_sheet_is_not() {
    let place = Place::new();
    must(&place.init(&[]));
    let kith = |args: &[&str]| {
        let mut command = Command::new(KITH);
        command.args(args).current_dir(place.file(""));
        command.output().expect("the program runs")
    };
    let invite = ["invite", "--role", "therapist", "--name", "Amira"];
    must(&place.kith(&invite));
    let key = fs::read(place.key()).expect("the key");
    must(&place.kith(&["backup", "--out", "usb/night", "--keys-out", "safe/night.keys"].map(
        |arg| {
            if arg.contains('/') {
                let folder = place.file(arg.split('/').next().unwrap_or_default());
                fs::create_dir_all(folder).expect("a folder");
            }
            arg
        },
    )));
    fs::remove_dir_all(place.data()).expect("all is lost");
    fs::remove_file(place.key()).expect("all is lost");
    let restore = ["restore", "usb/night", "--data", "data"];
    let with = |more: &[&str]| kith(&[&restore[..], more].concat());
    let (one, two) = ("kit/share-1.txt", "kit/share-3.txt");

    let no_keys = with(&["--share", one, "--share", two]);
    assert!(said(&no_keys).contains("usb/night.keys"), "{}", said(&no_keys));
    let alone = with(&["--keys", "safe/night.keys", "--share", one]);
    assert!(said(&alone).contains("two different shares are needed"), "{}", said(&alone));
    let other = Place::new();
    must(&other.init(&[]));
    let sheets = [1, 2].map(|number| other.file(&format!("kit/share-{number}.txt")));
    let [a, b] = sheets.each_ref().map(|sheet| sheet.to_str().expect("text"));
    let others = with(&["--keys", "safe/night.keys", "--share", a, "--share", b]);
    assert!(said(&others).contains("sealed to another recovery kit"), "{}", said(&others));
    assert!(!place.key().exists() && !place.data().join("ledger.db").exists());

    must(&with(&["--keys", "safe/night.keys", "--share", one, "--share", two]));
    assert_eq!(fs::read(place.key()).expect("the key"), key);
    let doctor = place.kith(&["doctor"]);
    assert!(said(&doctor).contains("It was put back from a backup of"), "{}", said(&doctor));
}

#[test]
fn a_service_without_a_kit_says_what_a_backup_needs() {
    let place = Place::with_example();
    let refused = place.kith(&["backup", "--out", "night"]);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("--recipient"), "{}", said(&refused));
}

/// Runs a command and kills it after that long. Says whether it had ended by itself.
fn killed_after(mut command: Command, after: Duration) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("it starts");
    std::thread::sleep(after);
    let ended = child.try_wait().expect("its state").is_some();
    child.kill().expect("killed");
    child.wait().expect("gone");
    ended
}

fn parts(folder: &Path) -> usize {
    let names = fs::read_dir(folder).expect("a folder").filter_map(Result::ok);
    names.filter(|entry| entry.path().extension().is_some_and(|end| end == "part")).count()
}

#[test]
fn e53_crash_of_a_backup_leaves_the_service_and_no_half_backup() {
    let kept = Kept::new();
    let command = |name: &str| {
        let mut command = Command::new(KITH);
        command.args(["backup", "--out", name, "--recipient", &kept.public, "--data", "data"]);
        command.current_dir(kept.place.file(""));
        command
    };
    let began = Instant::now();
    must(&command("whole").output().expect("it runs"));
    let whole = began.elapsed();
    for turn in 1..=8 {
        killed_after(command("night"), whole * turn / 8);
        if kept.place.file("night").exists() {
            must(&kept.restore("night", &format!("elsewhere-{turn}"), &[]));
            fs::remove_file(kept.place.file("night")).expect("removed");
        }
        let _there_or_not = fs::remove_file(kept.place.file("night.keys"));
    }
    must(&command("night").output().expect("it runs"));
    assert_eq!(parts(&kept.place.file("")), 0, "what was half is written anew, and named");
    must(&kept.restore("night", "elsewhere", &[]));
}

#[test]
fn e53_crash_of_a_restore_is_begun_anew_and_never_served() {
    let kept = Kept::new();
    must(&kept.back_up("night"));
    let began = Instant::now();
    must(&kept.restore("night", "whole", &[]));
    let whole = began.elapsed();
    for turn in 1..=8 {
        killed_after(kept.restoring("night", "elsewhere", &[]), whole * turn / 9);
        if kept.opens("elsewhere") {
            let server = kept.serve("elsewhere");
            say(&server, "heron");
            drop(server);
            fs::remove_dir_all(kept.place.file("elsewhere")).expect("removed");
        }
    }
    must(&kept.restore("night", "elsewhere", &[]));
    say(&kept.serve("elsewhere"), "heron");
}
