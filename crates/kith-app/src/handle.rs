//! The name somebody signs in with: one way to write it, and no way to look like somebody else.

use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;
use unicode_security::{GeneralSecurityProfile, MixedScript};

/// Letters and numbers of one script are allowed, and these marks.
const MARKS: [char; 5] = ['.', '-', '_', '+', '@'];

/// Why a handle cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// Too short, too long, or with letters that cannot be seen or that turn others around.
    Odd,
    /// It looks like one in plain letters and is not.
    Disguised,
}

/// A handle as it is kept and looked for: however a keyboard puts letters together.
pub(crate) fn plain(typed: &str) -> String {
    typed.trim().nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

/// Whether a new account may have it.
pub(crate) fn fits(typed: &str) -> Result<(), Unfit> {
    let handle = plain(typed);
    let allowed = |c: char| c.identifier_allowed() || MARKS.contains(&c);
    if !(3..=40).contains(&handle.chars().count()) || !handle.chars().all(allowed) {
        return Err(Unfit::Odd);
    }
    let looks_plain = || skeleton(&handle).all(|c| c.is_ascii());
    if !handle.is_ascii() && (!handle.as_str().is_single_script() || looks_plain()) {
        return Err(Unfit::Disguised);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_one_script_are_fine() {
        for handle in
            ["noor", "Noor.92", "jo_b", "zoë", "łukasz", "نور123", "さくら", "नूर", "żółw-2"]
        {
            assert_eq!(fits(handle), Ok(()), "{handle}");
        }
    }

    #[test]
    fn e32_a_handle_that_hides_letters_or_looks_like_another_is_refused() {
        for handle in ["no\u{202e}or", "no\u{200b}or", "no\u{2060}or", "\u{feff}noor", "no\u{ad}or"]
        {
            assert_eq!(fits(handle), Err(Unfit::Odd), "{handle:?}");
        }
        for handle in ["n o", "no", "no or", "no\u{a0}or", "no/or", "<noor>", "noor\n", "no\tor"] {
            assert!(handle.trim() == "noor" || fits(handle) == Err(Unfit::Odd), "{handle:?}");
        }
        // Cyrillic o; Greek omicron; all of it Cyrillic.
        for handle in ["n\u{43e}or", "n\u{3bf}or", "\u{440}\u{43e}\u{441}\u{430}"] {
            assert_eq!(fits(handle), Err(Unfit::Disguised), "{handle:?}");
        }
    }

    #[test]
    fn e32_however_a_keyboard_writes_it_it_is_one_handle() {
        assert_eq!(plain(" Zoe\u{308}"), plain("zo\u{eb}"));
        assert_eq!(plain("\u{ff4e}oor"), "noor");
        assert_eq!(plain("\u{130}lk"), plain("i\u{307}lk"));
    }
}
