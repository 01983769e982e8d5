//! A share as a sheet of paper: what it is, what to do with it, and its letters.

use kith_ledger::kit::{Share, ShareError};

/// How many signs and groups stand in a line of letters.
const GROUP: usize = 4;

/// The sheet of a share.
pub(super) fn of(share: &Share, name: &str) -> String {
    let letters = share.to_string().replace('\n', "\n    ");
    let [a, b, c] = share.kit();
    format!(
        "RECOVERY KIT, SHARE {} OF 3\n\
         for {name}, kit {a:02x}{b:02x}{c:02x}\n\n    {letters}\n\n\
         Any two of the three shares make the service's key again:\n\
         kith recover --share FILE --share FILE, or typed in when asked.\n\
         They also open its backups. One share alone opens nothing.\n\
         Keep each at another place, with another person, on paper.\n",
        share.number()
    )
}

/// Finds the letters on a sheet: lines of four groups of four. A text without such a line is
/// taken as the letters themselves.
pub(super) fn read(text: &str) -> Result<Share, ShareError> {
    let of_letters = |line: &&str| {
        let groups: Vec<_> = line.split_whitespace().collect();
        groups.len() == GROUP && groups.iter().all(|group| group.chars().count() == GROUP)
    };
    let letters: Vec<_> = text.lines().filter(of_letters).collect();
    if letters.is_empty() { text.parse() } else { letters.concat().parse() }
}
