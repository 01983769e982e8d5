//! The admin listener: alive, ready, and numbers in which nothing of anybody stands.

mod support;

use std::collections::BTreeSet;

use support::{PASSPHRASE, Place, Reply, page, said};

/// The values that labels may have. A new one is a word of the program, or the test is right.
const LABELS: [&str; 22] = [
    "open",
    "front",
    "private",
    "staff",
    "asset",
    "2xx",
    "3xx",
    "4xx",
    "503",
    "5xx",
    "known",
    "stranger",
    "stopped",
    "unavailable",
    "refused",
    "damaged",
    "busy",
    "quiet",
    "page",
    "status",
    "who",
    "kind",
];

fn number(reply: &Reply, name: &str) -> u64 {
    let value = reply.body.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.and_then(|value| value.parse().ok()).unwrap_or_else(|| unreachable!("{name} is missing"))
}

#[test]
fn it_says_that_it_lives_and_is_ready_and_what_it_did() {
    let place = Place::with_example();
    let (server, admin) = place.serve_with_admin(&[]);
    assert_eq!((admin.get("/healthz").status, admin.get("/healthz").body), (200, "alive\n".into()));
    assert_eq!((admin.get("/readyz").status, admin.get("/readyz").body), (200, "ready\n".into()));
    assert_eq!(admin.get("/").status, 404);

    let mut noor = server.at_home("noor");
    let about = page(&mut noor, "About me");
    let before = admin.get("/metrics");
    assert_eq!(noor.post(&about, &[("name", "Noor"), ("use", "heron")]).status, 303);
    assert_eq!(noor.post(&format!("{about}?draft"), &[("use", "only begun")]).status, 204);
    let wrong = server.browser().post("/", &[("handle", "noor"), ("passphrase", "not the one")]);
    assert_eq!(wrong.status, 401);
    let after = admin.get("/metrics");
    let more = |name: &str| number(&after, name) - number(&before, name);
    assert_eq!(more("kith_appends_total"), 1);
    assert_eq!(more("kith_drafts_saved_total"), 1);
    assert_eq!(more("kith_argon2_evaluations_total"), 1);
    assert_eq!(more("kith_sign_ins_refused_total"), 1);
    assert_eq!(more("kith_requests_total{page=\"private\",status=\"3xx\"}"), 1);
    assert_eq!(more("kith_request_seconds_count{page=\"private\"}"), 2);
    assert_eq!(number(&after, "kith_sign_ins_total"), 1);
    assert!(number(&after, "kith_openings_total") >= 1);
    assert!(more("kith_commit_transactions_count") >= 1);
    assert!(number(&after, "process_resident_memory_bytes") > 1_000_000);
    assert!(number(&after, "process_start_time_seconds") > 1_000_000_000);
    assert_eq!(number(&after, "kith_store_errors_total{kind=\"stopped\"}"), 0);
    server.kill();
    assert!(admin.try_get("/healthz").is_none());
}

#[test]
fn e95_metrics_hold_numbers_and_words_of_the_program_alone() {
    let place = Place::with_example();
    let (server, admin) = place.serve_with_admin(&[]);
    let mut noor = server.at_home("noor");
    let about = page(&mut noor, "About me");
    let written = ["zabaglione", "kumquat", "ombrellone"];
    noor.post(&about, &[("name", written[0]), ("use", written[1])]);
    noor.post(&format!("{about}?draft"), &[("use", written[2])]);
    noor.get("/n/zabaglione?kumquat");
    noor.send("OMBRELLONE", "/zabaglione", "");
    server.browser().post("/", &[("handle", "ombrellone"), ("passphrase", "kumquat")]);
    server.signed_in("amira").get("/");

    let text = admin.get("/metrics").body;
    let names: Vec<_> = text.lines().filter(|line| line.starts_with("# TYPE")).collect();
    assert!(names.len() > 20, "{text}");
    let cookie = noor.cookie.clone().expect("a cookie");
    let token = cookie.split('=').nth(1).expect("a token").to_owned();
    let code = about.rsplit('/').next().expect("a code").to_owned();
    let folder = place.data().to_string_lossy().into_owned();
    let secrets = [PASSPHRASE, "noor", "amira", "Amira", &token, &code, &folder];
    for word in written.iter().copied().chain(secrets) {
        assert!(!text.to_lowercase().contains(&word.to_lowercase()), "{word}: {text}");
    }
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (name, value) = line.rsplit_once(' ').expect("a name and a value");
        assert!(value.parse::<f64>().is_ok(), "{line}");
        let labels = name.split_once('{').map_or("", |(_, labels)| labels);
        let mut words = labels.split(['"', ',', '=', '}']).filter(|word| !word.is_empty());
        let known: BTreeSet<_> = LABELS.into();
        let odd = words.find(|word| !known.contains(word) && *word != "le" && !is_end(word));
        assert_eq!(odd, None, "{line}");
    }
}

/// The upper end of a bucket.
fn is_end(word: &str) -> bool {
    word == "+Inf" || word.parse::<f64>().is_ok()
}

#[test]
fn a_disk_that_cannot_sync_is_not_ready_and_lives() {
    let place = Place::with_example();
    let (server, admin) = place.serve_on_a_failing_disk_with_admin(30);
    let mut noor = server.at_home("noor");
    let about = page(&mut noor, "About me");
    let say = |number: usize| {
        noor.clone().post(&about, &[("name", "Noor"), ("use", &number.to_string())]).status
    };
    assert!((0..40).any(|number| say(number) == 503), "the disk fails");
    let ready = admin.get("/readyz");
    assert_eq!(ready.status, 503);
    assert!(ready.body.contains("writing has stopped"), "{}", ready.body);
    assert_eq!(admin.get("/healthz").status, 200);
    assert_eq!(number(&admin.get("/metrics"), "kith_store_stopped"), 1);
}

#[test]
fn no_other_machine_is_listened_to() {
    let place = Place::new();
    let tried = place.kith(&["serve", "--listen", "127.0.0.1:0", "--admin-listen", "0.0.0.0:0"]);
    assert!(!tried.status.success());
    assert!(said(&tried).contains("open to other machines"), "{}", said(&tried));
    let named = place.file("kith.toml");
    std::fs::write(&named, "admin-listen = \"192.0.2.1:9418\"\n").expect("written");
    let tried = place.kith(&["serve", "--listen", "127.0.0.1:0"]);
    assert!(!tried.status.success());
    assert!(said(&tried).contains("open to other machines"), "{}", said(&tried));
}
