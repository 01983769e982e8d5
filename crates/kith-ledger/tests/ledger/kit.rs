//! The recovery kit: any two of three, never one, and a wrong one is named.

use kith_ledger::kit::{KitError, KitSecret, Share, ShareError, join};
use proptest::prelude::*;
use zeroize::Zeroizing;

fn kit(secret: u8, slope: u8) -> (KitSecret, [Share; 3]) {
    let secret = KitSecret::new([secret; 32]);
    let shares = secret.split(&Zeroizing::new([slope; 32]));
    (secret, shares)
}

#[test]
fn e64_any_two_shares_or_all_three_make_the_secret_and_one_does_not() {
    let (secret, shares) = kit(7, 201);
    let [one, two, three] = shares.clone();
    for some in [vec![one.clone(), two.clone()], vec![three, one.clone()], shares.to_vec()] {
        let joined = join(&some).expect("joined");
        assert_eq!(joined.secret.kek(), secret.kek());
        assert_eq!(joined.secret.backup_key(), secret.backup_key());
        assert_eq!(joined.unfit, Vec::<u8>::new());
    }
    assert_eq!(join(&[two]).err(), Some(KitError::TooFew));
    assert_eq!(join(&[one.clone(), one]).err(), Some(KitError::TooFew), "twice the same");
    assert_ne!(secret.kek(), secret.backup_key());
}

#[test]
fn e64_a_share_of_another_kit_is_named() {
    let (_, [one, _, third]) = kit(1, 2);
    let (_, [_, two, _]) = kit(3, 2);
    assert_eq!(join(&[one.clone(), two.clone()]).err(), Some(KitError::OtherKit(2)));
    assert_eq!(join(&[one, third, two]).err(), Some(KitError::OtherKit(2)));
}

#[test]
fn e64_of_three_readable_shares_the_one_that_does_not_fit_is_named() {
    // The same kit by name, but split anew: each is well printed, and they lie on two lines.
    let (secret, [one, two, three]) = kit(5, 9);
    let (_, [_, _, other]) = kit(5, 10);
    assert_eq!(join(&[one.clone(), other.clone()]).err(), Some(KitError::Unfit));
    for shares in [[&one, &other, &two], [&other, &two, &one], [&one, &two, &other]] {
        let joined = join(&shares.map(Clone::clone)).expect("two of them fit");
        assert_eq!((joined.secret.kek(), joined.unfit), (secret.kek(), vec![3]));
    }
    assert!(join(&[one, two, three]).expect("all").unfit.is_empty());
}

#[test]
fn the_printed_form_is_the_one_of_the_first_release() {
    let (secret, shares) = kit(0x42, 0x17);
    let printed = shares.map(|share| share.to_string().replace('\n', " "));
    let frozen = include_str!("../frozen/v1/kit.txt");
    assert_eq!(printed.join("\n") + "\n", frozen);
    assert_eq!(secret.id().len(), 3);
}

proptest! {
    #[test]
    fn any_secret_comes_back_from_print(
        secret: [u8; 32], slope: [u8; 32], leave_out in 0_usize..3, small: bool,
    ) {
        let kit = KitSecret::new(secret);
        let mut shares = kit.split(&Zeroizing::new(slope)).to_vec();
        shares.remove(leave_out);
        let read = shares.iter().map(|share| {
            let text = share.to_string();
            let typed = if small { text.to_lowercase().replace(' ', "-") } else { text };
            typed.replace('O', "0").replace('I', "1").parse::<Share>()
        });
        let read: Vec<Share> = read.collect::<Result<_, _>>().expect("read back");
        prop_assert_eq!(join(&read).expect("joined").secret.kek(), kit.kek());
    }

    #[test]
    fn e64_a_slip_in_any_letter_is_noticed(secret: [u8; 32], at in 0_usize..64, by in 1_u8..26) {
        let kit = KitSecret::new(secret);
        let [share, ..] = kit.split(&Zeroizing::new([9; 32]));
        let mut letters: Vec<char> =
            share.to_string().chars().filter(|sign| !sign.is_whitespace()).collect();
        let old = letters[at];
        let other = char::from(b'A' + (old as u8).wrapping_sub(b'A').wrapping_add(by) % 26);
        letters[at] = other;
        let read: Result<Share, _> = letters.iter().collect::<String>().parse();
        prop_assert_eq!(read.is_err(), other != old);
    }

    /// What one share says about the secret: nothing, because for every secret there is a slope
    /// that makes the same share.
    #[test]
    fn one_share_fits_every_secret(secret: [u8; 32], slope: [u8; 32], other: [u8; 32]) {
        let [share, ..] = KitSecret::new(secret).split(&Zeroizing::new(slope));
        // At number 1 the share is secret plus slope.
        let mut fitting = [0; 32];
        for (at, byte) in fitting.iter_mut().enumerate() {
            *byte = secret[at] ^ slope[at] ^ other[at];
        }
        let [same, ..] = KitSecret::new(other).split(&Zeroizing::new(fitting));
        let body = |share: &Share| {
            let letters = share.to_string().replace(['\n', ' '], "");
            // The letters that hold nothing but the share's own bytes.
            letters[8..56].to_owned()
        };
        prop_assert_eq!(body(&share), body(&same));
    }
}

#[test]
fn what_is_no_share_is_refused_with_the_reason() {
    let read = |text: &str| text.parse::<Share>();
    assert_eq!(read("abcd efgh"), Err(ShareError::Length(8)));
    assert_eq!(read("abcd ef9h"), Err(ShareError::Sign('9')));
    assert_eq!(read(&"AAAA".repeat(16)), Err(ShareError::Checksum));
}
