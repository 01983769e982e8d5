//! How strong a secret has to be, in one place. A passphrase that stands alone is long,
//! one with a code beside it may be shorter, and neither is easy to guess; a refusal says what
//! to do, never what was wrong with the person.

use zxcvbn::feedback::Warning;
use zxcvbn::{Score, zxcvbn};

/// The fewest characters in a passphrase that stands alone.
pub const PASSPHRASE_LEAST: usize = 15;
/// The fewest where a code is asked for beside it.
pub const PASSPHRASE_WITH_CODE: usize = 8;
/// The fewest characters in a second secret.
pub const SECOND_LEAST: usize = 6;
/// The most characters in a secret that are looked at.
const LONGEST: usize = 1024;
/// Guesses that the pauses between tries at the second door do not hold off for long enough.
const FEW_GUESSES: u64 = 10_000;

/// Why a secret was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Shorter than so many characters.
    Short(usize),
    /// Longer than so many characters.
    Long(usize),
    /// Keys, letters or numbers in a row, or the same again and again.
    Pattern,
    /// One that many people use.
    Common,
    /// A name, or a date.
    Personal,
    /// The one that opens the first door.
    Same,
    /// Easy to guess in some other way.
    Guessable,
}

/// Whether a passphrase may stand alone. `known` is what a stranger may know already: the
/// sign-in name, the name of the service.
pub(crate) fn passphrase(secret: &str, known: &[&str]) -> Result<(), Weak> {
    passphrase_of(secret, known, PASSPHRASE_LEAST)
}

/// The same where it has to have at least so many characters.
pub(crate) fn passphrase_of(secret: &str, known: &[&str], least: usize) -> Result<(), Weak> {
    long_enough(secret, least)?;
    let estimate = zxcvbn(secret, known);
    if estimate.score() >= Score::Three {
        return Ok(());
    }
    let warning = estimate.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    Err(warning.map_or(Weak::Guessable, reason))
}

/// Whether a second secret may be one: shorter, because it is asked only behind the first door
/// and each wrong try costs a longer pause.
pub(crate) fn second(secret: &str, known: &[&str]) -> Result<(), Weak> {
    long_enough(secret, SECOND_LEAST)?;
    let estimate = zxcvbn(secret, known);
    if estimate.guesses() >= FEW_GUESSES {
        return Ok(());
    }
    let warning = estimate.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    Err(warning.map_or(Weak::Guessable, reason))
}

fn long_enough(secret: &str, least: usize) -> Result<(), Weak> {
    match secret.chars().count() {
        length if length < least => Err(Weak::Short(least)),
        length if length > LONGEST => Err(Weak::Long(LONGEST)),
        _ => Ok(()),
    }
}

const fn reason(warning: Warning) -> Weak {
    use Warning as W;
    match warning {
        W::StraightRowsOfKeysAreEasyToGuess
        | W::ShortKeyboardPatternsAreEasyToGuess
        | W::RepeatsLikeAaaAreEasyToGuess
        | W::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
        | W::SequencesLikeAbcAreEasyToGuess => Weak::Pattern,
        W::ThisIsATop10Password
        | W::ThisIsATop100Password
        | W::ThisIsACommonPassword
        | W::ThisIsSimilarToACommonlyUsedPassword => Weak::Common,
        W::RecentYearsAreEasyToGuess
        | W::DatesAreOftenEasyToGuess
        | W::NamesAndSurnamesByThemselvesAreEasyToGuess
        | W::CommonNamesAndSurnamesAreEasyToGuess => Weak::Personal,
        W::AWordByItselfIsEasyToGuess => Weak::Guessable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_of_words_is_taken_and_an_easy_one_is_not() {
        for good in ["a long walk by the quiet sea", "copper kettle on the windowsill"] {
            assert_eq!(passphrase(good, &[]), Ok(()), "{good}");
        }
        assert_eq!(passphrase("a long walk by", &[]), Err(Weak::Short(PASSPHRASE_LEAST)));
        assert_eq!(passphrase("aaaaaaaaaaaaaaaa", &[]), Err(Weak::Pattern));
        assert_eq!(passphrase("passwordpassword", &[]), Err(Weak::Pattern));
        assert!(passphrase("qwertyuiopasdfgh", &[]).is_err());
        assert_eq!(passphrase(&"word ".repeat(300), &[]), Err(Weak::Long(LONGEST)));
    }

    #[test]
    fn what_a_stranger_knows_does_not_make_a_passphrase() {
        let known = ["noor.alhamadi", "Harbour House"];
        assert_eq!(passphrase("noor.alhamadi85", &["nobody"]), Ok(()));
        assert!(passphrase("noor.alhamadi85", &known).is_err());
    }

    #[test]
    fn a_second_secret_may_be_a_number_but_not_a_row() {
        assert_eq!(second("482916", &[]), Ok(()));
        assert_eq!(second("4829", &[]), Err(Weak::Short(SECOND_LEAST)));
        for easy in ["123456", "000000", "qwerty", "abcdef"] {
            assert!(matches!(second(easy, &[]), Err(Weak::Pattern | Weak::Common)), "{easy}");
        }
    }
}
