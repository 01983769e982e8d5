//! Erasing in the running program: the day is set, then the record goes, and a backup from before
//! does not bring it back.
#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]

mod support;

use std::fs;
use std::process::{Command, Output};

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use support::{KITH, PASSPHRASE, Place, Server, said, shim};

const FORTNIGHT: u32 = 14 * 24 * 60 * 60;

struct Kept {
    place: Place,
    noor: String,
}

impl Kept {
    fn new() -> Self {
        let place = Place::with_example();
        let identity = Identity::generate();
        fs::write(place.file("identity"), identity.to_string().expose_secret()).expect("written");
        let noor = noor(&place);
        let public = identity.to_public().to_string();
        must(&place.kith(&["backup", "--out", "before", "--recipient", &public]));
        Self { place, noor }
    }

    fn erase(&self, more: &[&str], later: u32) -> Output {
        let mut command = Command::new(KITH);
        command.args(["erase", "--client", &self.noor]).args(more);
        command.arg("--data").arg(self.place.data());
        command.env("LD_PRELOAD", shim(&self.place.file("")));
        command.env("FAULTS_CLOCK_S", later.to_string());
        command.output().expect("the program runs")
    }

    fn restore(&self, to: &str) -> Output {
        let mut command = Command::new(KITH);
        command.args(["restore", "before", "--identity", "identity", "--data", to]);
        command.args(["--key-file", "data.key"]).current_dir(self.place.file(""));
        command.output().expect("the program runs")
    }

    fn serve(&self, data: &str) -> Server {
        let mut command = Command::new(KITH);
        command.args(["serve", "--listen", "127.0.0.1:0", "--key-file", "data.key"]);
        command.args(["--data", data]).current_dir(self.place.file(""));
        Server::start(command)
    }
}

fn must(output: &Output) -> String {
    assert!(output.status.success(), "{}", said(output));
    said(output)
}

/// Who of the clients is Noor, as whoever keeps the machine finds out: by opening records, which
/// the clients can read.
fn noor(place: &Place) -> String {
    let clients = must(&place.kith(&["clients"]));
    let mut ids = clients.lines().filter_map(|line| line.split(' ').next());
    let found = ids.find(|id| {
        let file = format!("{id}.kith");
        let why = ["--why", "To find whose record is to be erased"];
        let export = ["record", "export", "--client", id, "--out", &file];
        must(&place.kith(&[&export[..], &why[..]].concat()));
        let mut read = Command::new(KITH);
        read.args(["verify", &file, "--read"]).current_dir(place.file(""));
        said(&read.output().expect("the program runs")).contains("Noor")
    });
    found.expect("Noor").to_owned()
}

/// Whether Noor can sign in, and whether Amira sees her among her clients.
fn is_there(server: &Server) -> (bool, bool) {
    let form = [("handle", "noor"), ("passphrase", PASSPHRASE)];
    let signs_in = server.browser().post("/", &form).status == 303;
    let mut amira = server.signed_in("amira");
    let clients = amira.get("/").link("Clients");
    let listed = amira.get(&clients);
    assert!(listed.body.contains("Sam"), "the others are there: {}", listed.body);
    (signs_in, listed.body.contains("Noor"))
}

#[test]
fn e47_a_backup_from_before_does_not_bring_an_erased_record_back() {
    let kept = Kept::new();
    assert!(!kept.erase(&["--not-before", "2026-01-01"], 0).status.success(), "two weeks");
    assert!(must(&kept.erase(&[], 0)).contains("on the record can be erased"));
    assert!(must(&kept.erase(&[], FORTNIGHT - 60)).contains("The day has not come"));
    assert_eq!(is_there(&kept.serve("data")), (true, true), "nothing happens by itself");
    assert!(must(&kept.erase(&[], FORTNIGHT + 120)).contains("2 rooms are erased"));
    assert!(must(&kept.erase(&[], FORTNIGHT + 120)).contains("0 rooms"), "nothing is left");
    assert_eq!(is_there(&kept.serve("data")), (false, false));
    let looked = said(&kept.place.kith(&["doctor"]));
    assert!(!looked.contains("missing") && !looked.contains("damaged"), "{looked}");

    let restored = must(&kept.restore("again"));
    assert!(restored.contains("names 2 rooms that stay erased"), "{restored}");
    assert_eq!(is_there(&kept.serve("again")), (false, false));

    let journal = kept.place.file("data.key.erased");
    let lines = fs::read_to_string(&journal).expect("a journal");
    fs::write(&journal, lines.replace(" 1", " 2")).expect("written");
    let refused = kept.restore("third");
    assert!(said(&refused).contains("not of this service, or was altered"), "{}", said(&refused));
    fs::remove_file(&journal).expect("removed");
    let unknowing = must(&kept.restore("third"));
    assert!(unknowing.contains("There is no journal of erasures"), "{unknowing}");
    assert_eq!(is_there(&kept.serve("third")), (true, true), "it was the journal that held it");
}

#[test]
fn an_erasure_that_is_stopped_does_not_happen() {
    let kept = Kept::new();
    must(&kept.erase(&[], 0));
    let server = kept.serve("data");
    let mut noor = server.at_home("noor");
    let home = noor.get("/").link("My space");
    let home = noor.get(&home);
    let home = home.location().map(str::to_owned).expect("home");
    let page = noor.get(&home).link("Your record is to be erased");
    assert!(noor.get(&page).body.contains("can be erased for good"));
    assert_eq!(noor.post(&page, &[("do", "stop")]).status, 303);
    drop(server);
    must(&kept.erase(&[], 0));
    let server = kept.serve("data");
    let mut amira = server.signed_in("amira");
    let clients = amira.get("/").link("Clients");
    let noor = amira.get(&clients).link("Noor");
    let page = amira.get(&noor).link("See what that means");
    assert!(amira.get(&page).body.contains("Erasing a record"));
    assert_eq!(amira.post(&page, &[("do", "stop")]).status, 303);
    drop(server);
    let again = must(&kept.erase(&[], FORTNIGHT + 120));
    assert!(again.contains("on the record can be erased"), "two more weeks: {again}");
    assert!(must(&kept.erase(&["--stop"], FORTNIGHT + 120)).contains("It is stopped"));
}

#[test]
fn e53_an_erasure_without_its_journal_destroys_nothing_until_the_next_start_has_written_one() {
    let kept = Kept::new();
    must(&kept.erase(&[], 0));
    let nowhere = kept.place.file("nowhere/journal");
    let nowhere = nowhere.to_str().expect("a path");
    let refused = kept.erase(&["--journal", nowhere], FORTNIGHT + 120);
    assert!(said(&refused).contains("nothing was destroyed"), "{}", said(&refused));
    let journal = kept.place.file("data.key.erased");
    assert!(!journal.exists());
    assert_eq!(is_there(&kept.serve("data")), (false, false), "a start carries on");
    assert_eq!(fs::read_to_string(&journal).expect("a journal").lines().count(), 2);
    let again = must(&kept.erase(&[], FORTNIGHT + 120));
    assert!(again.contains("0 rooms are erased"), "{again}");
    fs::remove_file(&journal).expect("removed");
    drop(kept.serve("data"));
    assert!(journal.exists(), "one that was lost is made again");
}
