//! The key is changed in the running program: while it serves, killed at any moment, with a kit
//! that opens afterwards and one that does not any more.

mod support;

use std::fs;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use support::{KITH, Place, Server, page, said};

fn must(output: &Output) -> String {
    assert!(output.status.success(), "{}", said(output));
    said(output)
}

fn rotate(place: &Place, kit: &str) -> Output {
    place.kith(&["keys", "rotate", "--kit-out", kit])
}

fn say(server: &Server, words: &str) -> String {
    let mut noor = server.at_home("noor");
    let about = page(&mut noor, "About me");
    assert_eq!(noor.post(&about, &[("name", "Noor"), ("use", words)]).status, 303);
    noor.get(&about).body
}

#[test]
fn a_key_is_changed_under_a_running_server_and_the_old_one_opens_nothing() {
    let place = Place::with_example();
    let old = fs::read(place.key()).expect("the key");
    let server = place.serve();
    say(&server, "heron");
    let noor = server.at_home("noor");
    let told = must(&rotate(&place, "kit"));
    assert!(told.contains("The change has ended"), "{told}");
    let body = server.as_before(&noor).get("/").body;
    assert!(!body.contains("name=\"passphrase\""), "nobody is signed out by it");
    assert!(say(&server, "lantern").contains("lantern"));
    let doctor = said(&place.kith(&["doctor"]));
    assert!(doctor.contains("Its key was changed last"), "{doctor}");
    server.kill();

    let new = fs::read(place.key()).expect("the key");
    assert!(new != old && !String::from_utf8_lossy(&new).contains("before"));
    assert!(say(&place.serve(), "kingfisher").contains("kingfisher"));
    fs::write(place.key(), old).expect("the old one");
    let refused = place.kith(&["clients"]);
    assert!(said(&refused).contains("does not open this service"), "{}", said(&refused));
}

#[test]
fn e63_half_rotated_keys_are_explained_and_the_kit_from_before_opens_no_more() {
    let place = Place::new();
    must(&place.init(&[]));
    let old = fs::read_to_string(place.key()).expect("the key");
    must(&place.kith(&["backup", "--out", "before"]));
    must(&rotate(&place, "new-kit"));
    must(&place.kith(&["backup", "--out", "after"]));
    let new = fs::read_to_string(place.key()).expect("the key");
    let recover = |kit: &str| {
        fs::remove_file(place.key()).expect("lost");
        let sheets = [1, 3].map(|number| format!("{kit}/share-{number}.txt"));
        place.kith(&["recover", "--share", &sheets[0], "--share", &sheets[1]])
    };
    must(&recover("new-kit"));
    assert_eq!(fs::read_to_string(place.key()).expect("the key"), new);
    let refused = recover("kit");
    assert!(said(&refused).contains("was its key changed"), "{}", said(&refused));
    assert!(!place.key().exists());
    let restore = |file: &str, kit: &str, to: &str| {
        let sheets = [1, 2].map(|number| format!("{kit}/share-{number}.txt"));
        let mut command = Command::new(KITH);
        command.args(["restore", file, "--data", to, "--share", &sheets[0], "--share", &sheets[1]]);
        command.current_dir(place.file("")).output().expect("the program runs")
    };
    must(&restore("before", "kit", "from-before"));
    must(&restore("after", "new-kit", "from-after"));
    let refused = restore("after", "kit", "nowhere");
    assert!(said(&refused).contains("sealed to another recovery kit"), "{}", said(&refused));

    let half = format!("{new}before {}\n", old.lines().next().unwrap_or_default());
    let mut both = vec!["recover"];
    for [flag, sheet] in [
        ["--share", "new-kit/share-2.txt"],
        ["--share", "new-kit/share-3.txt"],
        ["--before", "kit/share-1.txt"],
        ["--before", "kit/share-2.txt"],
    ] {
        both.extend([flag, sheet]);
    }
    must(&place.kith(&both));
    assert_eq!(fs::read_to_string(place.key()).expect("the key"), half);
    let doctor = said(&place.kith(&["doctor"]));
    assert!(doctor.contains("The key is being changed, and that has not ended"), "{doctor}");
    assert!(doctor.contains("kith keys rotate --data"), "{doctor}");
    must(&place.kith(&["keys", "rotate"]));
    assert_eq!(fs::read_to_string(place.key()).expect("the key"), new);
}

#[test]
fn e53_crash_of_a_change_of_the_key_is_carried_on() {
    let place = Place::with_example();
    let started = Instant::now();
    must(&rotate(&place, "kit"));
    let whole = started.elapsed();
    for turn in 1..=8_u32 {
        let mut command = Command::new(KITH);
        command.args(["keys", "rotate", "--kit-out", &format!("kit-{turn}"), "--data", "data"]);
        command.current_dir(place.file("")).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("it starts");
        std::thread::sleep(whole * turn / 9);
        child.kill().expect("killed");
        child.wait().expect("gone");
        must(&place.kith(&["clients"]));
    }
    must(&rotate(&place, "kit-last"));
    let key = fs::read_to_string(place.key()).expect("the key");
    assert!(!key.contains("before"), "it has ended");
    assert!(say(&place.serve(), "heron").contains("heron"));
}
