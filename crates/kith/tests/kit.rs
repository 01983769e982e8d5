//! The recovery kit in the running program: made with a service, and put to use without its key.

#![expect(clippy::expect_used, reason = "a test says what is wrong by failing")]
#![expect(clippy::indexing_slicing, reason = "a test knows what it made")]

mod support;

use std::fs;
use std::process::Output;

use support::{Place, said};

/// A service whose key file is lost.
fn without_its_key() -> (Place, Vec<u8>) {
    let place = Place::new();
    let made = place.init(&[]);
    assert!(made.status.success(), "{}", said(&made));
    let key = fs::read(place.key()).expect("the key");
    fs::remove_file(place.key()).expect("lost");
    (place, key)
}

fn recover(place: &Place, shares: &[&str]) -> Output {
    let shares = shares.iter().flat_map(|share| ["--share", share]);
    place.kith(&std::iter::once("recover").chain(shares).collect::<Vec<_>>())
}

/// Another letter in place of the first of the letters on a sheet.
fn damage(place: &Place, share: &str) {
    let sheet = fs::read_to_string(place.file(share)).expect("a sheet");
    let at = sheet.find("\n    C").expect("its letters") + "\n    CX".len();
    let mut damaged = sheet.into_bytes();
    damaged[at] = if damaged[at] == b'A' { b'B' } else { b'A' };
    fs::write(place.file(share), damaged).expect("written");
}

#[test]
fn e64_any_two_shares_make_the_very_key_file_again() {
    let (place, key) = without_its_key();
    let (one, two, three) = ("kit/share-1.txt", "kit/share-2.txt", "kit/share-3.txt");
    for shares in [vec![one, two], vec![three, one], vec![two, three], vec![one, two, three]] {
        let recovered = recover(&place, &shares);
        assert!(recovered.status.success(), "{}", said(&recovered));
        assert!(said(&recovered).contains("opens the service"), "{}", said(&recovered));
        assert_eq!(fs::read(place.key()).expect("the key"), key);
        assert!(place.kith(&["clients"]).status.success());
        fs::remove_file(place.key()).expect("lost again");
    }
}

#[test]
fn e64_one_share_is_refused_and_a_damaged_one_is_named() {
    let (place, key) = without_its_key();
    let (one, two, three) = ("kit/share-1.txt", "kit/share-2.txt", "kit/share-3.txt");
    let alone = recover(&place, &[one]);
    assert!(!alone.status.success());
    assert!(said(&alone).contains("two different shares are needed"), "{}", said(&alone));
    damage(&place, two);
    let refused = recover(&place, &[one, two]);
    assert!(!refused.status.success() && !place.key().exists());
    assert!(said(&refused).contains("share-2.txt is damaged"), "{}", said(&refused));
    let enough = recover(&place, &[one, two, three]);
    assert!(enough.status.success(), "{}", said(&enough));
    assert!(said(&enough).contains("share-2.txt is damaged"), "{}", said(&enough));
    assert_eq!(fs::read(place.key()).expect("the key"), key);
    let over = recover(&place, &[one, three]);
    assert!(!over.status.success(), "a key file that is there is never written over");
}

#[test]
fn e63_a_kit_of_another_service_makes_no_key_file() {
    let (place, _) = without_its_key();
    let (other, _) = without_its_key();
    let share = |number: u8| {
        let path = other.file(&format!("kit/share-{number}.txt"));
        path.to_str().expect("text").to_owned()
    };
    let refused = recover(&place, &[&share(1), &share(2)]);
    assert!(!refused.status.success() && !place.key().exists(), "{}", said(&refused));
    assert!(said(&refused).contains("another key"), "{}", said(&refused));
    let mixed = recover(&place, &["kit/share-1.txt", &share(2)]);
    assert!(said(&mixed).contains("another kit"), "{}", said(&mixed));
}

#[test]
fn nothing_is_made_before_the_kit_has_a_place() {
    let place = Place::new();
    let refused = place.kith(&["init", "--name", "Harbour House"]);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("--kit-out"), "{}", said(&refused));
    assert!(!place.key().exists() && !place.data().join("ledger.db").exists());
}
