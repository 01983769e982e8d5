//! The kit read back, from files and by hand.

use super::*;

fn kit() -> (KitSecret, [Share; 3]) {
    let secret = KitSecret::new([7; 32]);
    let shares = secret.split(&Zeroizing::new([201; 32]));
    (secret, shares)
}

/// What is said to somebody who types this.
fn typing(text: &str) -> anyhow::Result<String> {
    let (secret, shares) = kit();
    let mut said = Vec::new();
    by_hand(&mut text.as_bytes(), &mut said, "Harbour House", &shares, &secret)?;
    Ok(String::from_utf8(said)?)
}

#[test]
fn a_kit_typed_back_from_paper_is_accepted_and_a_slip_is_asked_again() {
    let (_, [one, two, _]) = kit();
    let slip = one.to_string().replacen('A', "B", 1);
    let said = typing(&format!("{slip}\n\n{one}\n\n{one}\n\n{two}\n\n")).expect("accepted");
    assert!(said.contains("a letter in it is not the one that was printed"), "{said}");
    assert!(said.contains("That was share 1 again"), "{said}");
    assert!(said.ends_with("Both were right: this kit opens the service.\n\n"), "{said}");
}

#[test]
fn a_share_ends_with_its_last_letter_or_with_an_empty_line() {
    let (_, [one, two, _]) = kit();
    let lines = two.to_string().split_whitespace().collect::<Vec<_>>().join("\n");
    let short = &one.to_string()[..40];
    let said = typing(&format!("{short}\n\n{one}\n{lines}\n")).expect("accepted");
    assert!(said.contains("This is not a share"), "{said}");
    assert!(said.contains("Share 1 can be read.") && said.contains("Share 2 can be read."));
    assert!(said.contains("Both were right"), "{said}");
}

#[test]
fn a_kit_that_is_not_read_back_is_no_kit() {
    let (_, [one, ..]) = kit();
    let gone = typing(&format!("{one}\n\n")).expect_err("not accepted");
    assert!(gone.to_string().contains("nothing was made"), "{gone}");
    let other = KitSecret::new([8; 32]).split(&Zeroizing::new([1; 32]));
    let [a, b, _] = other.map(|share| share.to_string());
    let other = typing(&format!("{a}\n\n{b}\n\n")).expect_err("not accepted");
    assert!(other.to_string().contains("another one"), "{other}");
}

#[test]
fn the_words_on_a_sheet_are_not_taken_for_letters() {
    let (_, shares) = kit();
    for share in shares {
        let read = sheet::read(&sheet::of(&share, "Have Hope Rest Home")).expect("read");
        assert_eq!(read, share);
    }
}
