//! Faults in the running program: killed, on a full disk, and what its logs and files tell.

mod support;

use support::{Place, bytes_below, page};

const ABOUT: &str = "About me";

fn finds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn a_killed_server_loses_no_word_that_it_took_and_no_draft() {
    let place = Place::with_example();
    let server = place.serve();
    let mut noor = server.at_home("noor");
    let about = page(&mut noor, ABOUT);
    let taken = noor.post(&about, &[("name", "Noor"), ("use", "heron and lantern")]);
    assert_eq!(taken.status, 303);
    let draft = [("name", "Noor"), ("use", "only begun: juniper")];
    let kept = noor.post(&format!("{about}?draft"), &draft);
    assert_eq!(kept.status, 204, "{}", kept.body);
    let log = server.kill();

    for word in ["heron", "juniper", "Noor A", "lantern harbour"] {
        assert!(!finds(&bytes_below(&place.data()), word), "{word} stands in a file");
        assert!(!log.contains(word), "e95: {word} stands in the log: {log}");
    }
    let server = place.serve();
    let mut noor = server.at_home("noor");
    let back = noor.get(&about);
    assert!(back.body.contains("only begun: juniper"), "{}", back.body);
    // The draft thrown away, what was taken stands below it.
    let version =
        back.body.split("name=\"version\" value=\"").nth(1).and_then(|v| v.split('"').next());
    let fields = [("name", "Noor"), ("use", "again"), ("version", version.expect("a version"))];
    assert_eq!(noor.post(&about, &fields).status, 303);
    let after = noor.get(&about);
    assert!(after.body.contains("again") && !after.body.contains("juniper"));
}

/// What a start may write, in KiB: less than a list of all that Amira is beside.
const ROOM_TO_START: u32 = 16;

#[test]
fn e50_when_the_ledger_cannot_be_written_nothing_is_read() {
    let place = Place::with_example();
    let server = place.serve();
    let amira = server.signed_in("amira");
    server.kill();

    // Being in a list is an opening, and this sign-in has told of none yet.
    // Room to start in, beside what is in the log already, and not to tell of a whole list.
    let server = place.serve_on_a_small_disk(place.log_kib() + ROOM_TO_START);
    let mut amira = server.as_before(&amira);
    let read = amira.get("/");
    assert_eq!(read.status, 503, "{}", read.body);
    assert!(!read.body.contains("Noor"));
    drop(server);

    let server = place.serve();
    let mut amira = server.as_before(&amira);
    assert!(amira.get("/").body.contains("Noor"), "with room to write, it is read");
}

#[test]
fn e55_when_the_disk_cannot_sync_nothing_more_is_taken_and_what_was_is_there() {
    let place = Place::with_example();
    let server = place.serve_on_a_failing_disk(30);
    let mut noor = server.at_home("noor");
    let about = page(&mut noor, ABOUT);
    let mut say = |number: usize| {
        let used = format!("heron {number}.");
        noor.post(&about, &[("name", "Noor"), ("use", &used)]).status
    };
    let taken = (0..40).find(|&number| say(number) != 303).expect("the disk fails");
    assert!(taken > 0, "it failed before anything was said");
    for number in 100..110 {
        assert_eq!(say(number), 503, "taken after a sync that failed");
    }
    server.kill();

    let server = place.serve();
    let mut noor = server.at_home("noor");
    let back = noor.get(&about).body;
    let last = format!("heron {}.", taken - 1);
    let unknown = format!("heron {taken}.");
    assert!(back.contains(&last) || back.contains(&unknown), "{last} was taken: {back}");
}

#[test]
fn e84_no_page_asks_anything_of_another_host() {
    let place = Place::with_example();
    let server = place.serve();
    let mut noor = server.at_home("noor");
    for path in ["/", &page(&mut noor, ABOUT)] {
        let body = noor.get(path).body;
        for part in ["src=\"http", "href=\"http", "action=\"http", "url(http", "@import"] {
            assert!(!body.contains(part), "{path} holds {part}");
        }
    }
}
