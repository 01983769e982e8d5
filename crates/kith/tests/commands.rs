//! The command line, as an operator uses it: with a server running and without.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]
#![expect(clippy::expect_fun_call, reason = "a test that fails may take its time")]

mod support;

use std::fs;
use std::process::Command;

use support::{KITH, Place, said};

fn json(output: &std::process::Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).expect(&said(output))
}

fn client(place: &Place) -> String {
    let clients = json(&place.kith(&["clients", "--json"]));
    let online = clients.as_array().expect("a list").iter().find(|one| one["online"] == true);
    online.expect("one online")["client"].as_str().expect("an id").to_owned()
}

fn verify(args: &[&str]) -> (bool, String) {
    let output = Command::new(KITH).arg("verify").args(args).output().expect("it runs");
    (output.status.success(), said(&output))
}

#[test]
fn a_new_service_has_its_key_beside_it_and_a_link_for_the_first_administrator() {
    let place = Place::new();
    let made = json(&place.init(&["--json"]));
    assert!(made["link"].as_str().is_some_and(|link| link.starts_with("/n/")));
    assert_eq!(made["code"].as_str().map(|code| code.split(' ').count()), Some(4));
    assert!(place.key().exists() && !place.key().starts_with(place.data()));
    let again = place.init(&[]);
    assert!(!again.status.success());
    assert!(said(&again).contains("there is a service"), "{}", said(&again));
    let doctor = place.kith(&["doctor"]);
    assert!(doctor.status.success(), "{}", said(&doctor));
}

#[test]
fn a_time_zone_that_is_none_is_said_before_anything_is_made() {
    let place = Place::new();
    let made = place.init(&["--zone", "Atlantis"]);
    assert!(!made.status.success());
    assert!(!place.key().exists() && !place.data().join("ledger.db").exists());
}

#[test]
fn e63_without_its_key_or_with_another_a_service_refuses_and_loses_nothing() {
    let place = Place::with_example();
    let key = fs::read(place.key()).expect("the key");
    fs::remove_file(place.key()).expect("removed");
    let missing = place.kith(&["clients"]);
    assert!(said(&missing).contains("nothing was changed"), "{}", said(&missing));
    let other = "ab".repeat(32);
    fs::write(place.key(), other).expect("another key");
    let chmod = Command::new("chmod").arg("600").arg(place.key()).status().expect("chmod");
    assert!(chmod.success());
    let wrong = place.kith(&["clients"]);
    assert!(said(&wrong).contains("does not open this service"), "{}", said(&wrong));
    fs::write(place.key(), key).expect("the key again");
    assert!(place.kith(&["clients"]).status.success());
}

#[test]
fn e63_a_key_store_older_than_the_ledger_is_refused_in_plain_words() {
    let place = Place::new();
    assert!(place.init(&[]).status.success());
    let old = fs::read(place.data().join("keys.db")).expect("the key store");
    let invite = ["invite", "--role", "therapist", "--name", "Jo", "--json"];
    let invited = json(&place.kith(&invite));
    assert!(invited["link"].is_string());
    // A new room: the therapist's desk comes with the account, so a client is the quicker way.
    let server = place.serve();
    let link = invited["link"].as_str().expect("a link").to_owned();
    let code = invited["code"].as_str().expect("a code").to_owned();
    let fields = [("code", code.as_str()), ("handle", "jo.b"), ("passphrase", support::PASSPHRASE)];
    assert_eq!(server.browser().post(&link, &fields).status, 303);
    server.kill();
    for name in ["keys.db-wal", "keys.db-shm"] {
        let _not_there = fs::remove_file(place.data().join(name));
    }
    fs::write(place.data().join("keys.db"), old).expect("the older key store");
    let refused = place.kith(&["clients"]);
    assert!(said(&refused).contains("older than the ledger"), "{}", said(&refused));
}

#[test]
fn e57_a_second_server_on_the_same_data_is_refused() {
    let place = Place::with_example();
    let server = place.serve();
    let second = place.kith(&["serve", "--listen", "127.0.0.1:0"]);
    assert!(!second.status.success());
    assert!(said(&second).contains("another process"), "{}", said(&second));
    drop(server);
}

#[test]
fn commands_go_through_the_server_that_has_the_data_open() {
    let place = Place::with_example();
    let before = json(&place.kith(&["clients", "--json"]));
    let server = place.serve();
    let args = ["invite", "--role", "client", "--name", "Ida", "--with", "amira", "--json"];
    let invited = json(&place.kith(&args));
    assert!(invited["code"].is_string());
    let after = json(&place.kith(&["clients", "--json"]));
    let count = |clients: &serde_json::Value| clients.as_array().map(Vec::len);
    assert_eq!(count(&after), count(&before).map(|before| before + 1));
    let nobody = ["invite", "--role", "client", "--name", "Ida", "--with", "nobody"];
    let refused = place.kith(&nobody);
    assert!(said(&refused).contains("nobody who meets clients"), "{}", said(&refused));
    drop(server);
    let socket = place.data().join("control.sock");
    assert!(socket.exists(), "a killed server leaves its socket");
    assert!(place.kith(&["clients"]).status.success(), "which does not stop the next command");
}

#[test]
fn a_record_is_exported_checked_and_any_change_in_it_is_named() {
    let place = Place::with_example();
    let (file, id) = (place.file("record.kith"), client(&place));
    let out = file.to_str().expect("text");
    let export = ["record", "export", "--client", &id, "--out", out, "--why", "She asked for it"];
    let exported = place.kith(&export);
    assert!(exported.status.success(), "{}", said(&exported));
    let (whole, words) = verify(&[out]);
    assert!(whole && words.contains("consistent with itself"), "{words}");
    let key = said(&exported);
    let key = key.split('\'').nth(1).expect("the service key");
    let (whole, words) = verify(&[out, "--service-key", key]);
    assert!(whole && words.contains("the service key you gave"), "{words}");
    let (_, words) = verify(&[out, "--read"]);
    assert!(words.contains("She asked for it"), "the export tells of itself: {words}");

    let bytes = fs::read(&file).expect("the record");
    let copy = place.file("copy.kith");
    for place in [bytes.len() / 3, bytes.len() / 2, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        fs::write(&copy, &changed).expect("a copy");
        let (whole, words) = verify(&[copy.to_str().expect("text")]);
        assert!(!whole && words.contains("first thing that is wrong"), "{words}");
    }
    fs::write(&copy, &bytes[..bytes.len() - 40]).expect("a copy");
    assert!(!verify(&[copy.to_str().expect("text")]).0, "a file cut short");
    let again = place.kith(&export);
    assert!(!again.status.success(), "a file that is there is not written over");
}

#[test]
fn a_form_is_imported_with_its_list_or_as_numbers_only_or_refused_with_the_reason() {
    let place = Place::with_example();
    let forms = format!("{}/../kith-fhir/tests/forms", env!("CARGO_MANIFEST_DIR"));
    let (form, list) = (format!("{forms}/phq-9.json"), format!("{forms}/ll358-3.valueset.json"));
    let numbers = json(&place.kith(&["measure", "import", "--json", &form]));
    assert_eq!(numbers[0]["form"]["missing"][0], "http://loinc.org/vs/LL358-3");
    let whole = json(&place.kith(&["measure", "import", "--json", &form, &list]));
    assert_eq!(whole[0]["form"]["missing"].as_array().map(Vec::len), Some(0));
    let listed = json(&place.kith(&["measure", "list", "--json"]));
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "the newest takes the place");

    let bare = place.kith(&["measure", "import", &form]);
    assert!(!bare.status.success());
    assert!(said(&bare).contains("a complete form of the same measure"), "{}", said(&bare));
    let kept = json(&place.kith(&["measure", "list", "--json"]));
    assert_eq!(kept, listed, "the complete one is still given");

    let altered = place.file("altered.json");
    let text = fs::read_to_string(&form).expect("the form").replace("44254-1", "44250-9");
    fs::write(&altered, text).expect("a copy");
    let refused = place.kith(&["measure", "import", altered.to_str().expect("text"), &list]);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("Nothing was changed"), "{}", said(&refused));
    let listed = json(&place.kith(&["measure", "list", "--json"]));
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "nothing half-imported");

    let filled = format!("{forms}/phq-9.response.json");
    let scored = json(&place.kith(&["measure", "score", "--json", &filled]));
    assert_eq!(scored["instrument"], "phq-9");
    assert_eq!(scored["of"], 9);
}

#[test]
fn nothing_listens_beyond_this_machine_without_https() {
    let place = Place::with_example();
    let refused = place.kith(&["serve", "--listen", "0.0.0.0:0"]);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("--behind-proxy"), "{}", said(&refused));
}

#[test]
fn e10_who_is_taken_off_the_list_at_the_machine_is_out_of_the_server_that_runs() {
    let place = Place::with_example();
    let server = place.serve();
    let (mut amira, mut ben) = (server.signed_in("amira"), server.signed_in("ben"));
    let left = place.kith(&["leave", "--handle", "amira"]);
    assert!(left.status.success(), "{}", said(&left));
    assert!(said(&left).contains("Amira Hale is off the list and signed out everywhere."));
    assert!(said(&left).contains("Clients who have nobody in their care now: 7."));
    assert!(amira.get("/").body.contains("name=\"passphrase\""), "signed out");
    assert!(!ben.get("/").body.contains("name=\"passphrase\""), "Ben stays");
    let again = place.kith(&["leave", "--handle", "amira"]);
    assert!(!again.status.success() && said(&again).contains("nobody who works here"));
}
