//! A share as it is printed: sixteen groups of four letters and digits, RFC 4648 base32 over
//! version and number, kit, share and a checksum.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use zeroize::Zeroizing;

use super::{SHARES, Share};
use crate::hash::sha256;

/// Version in the upper half of the first byte, number in the lower.
const VERSION: u8 = 1;
const CHECKSUM: usize = 4;
/// First byte, kit, share, checksum.
const BYTES: usize = 1 + 3 + 32 + CHECKSUM;
const GROUP: usize = 4;
const GROUPS_IN_A_LINE: usize = 4;

/// Why a text is not a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// Letters are missing, or there are too many.
    #[error("it should have 64 letters and digits, and has {0}")]
    Length(usize),
    /// A sign that no share has.
    #[error("{0:?} is in it, which no share has")]
    Sign(char),
    /// A slip of the pen or of the keys, or damage.
    #[error("a letter in it is not the one that was printed")]
    Checksum,
    /// Made by a later release.
    #[error("a newer release of Kith made it")]
    Newer,
}

impl fmt::Display for Share {
    /// Four lines of four groups.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = Zeroizing::new(vec![VERSION << 4 | self.number]);
        bytes.extend_from_slice(&self.kit);
        bytes.extend_from_slice(&self.bytes);
        let sum = checksum(&bytes);
        bytes.extend_from_slice(&sum);
        let text = Zeroizing::new(BASE32_NOPAD.encode(&bytes));
        for (at, group) in text.as_bytes().chunks(GROUP).enumerate() {
            f.write_str(match at {
                0 => "",
                at if at.is_multiple_of(GROUPS_IN_A_LINE) => "\n",
                _ => " ",
            })?;
            f.write_str(str::from_utf8(group).unwrap_or_default())?;
        }
        Ok(())
    }
}

impl FromStr for Share {
    type Err = ShareError;

    /// Spaces, line ends, hyphens and small letters are as good; 0, 1 and 8 are read as the
    /// letters they are taken for.
    fn from_str(text: &str) -> Result<Self, ShareError> {
        let signs = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-');
        let letters = signs.map(letter).collect::<Result<String, _>>().map(Zeroizing::new)?;
        if letters.len() != BYTES * 8 / 5 {
            return Err(ShareError::Length(letters.len()));
        }
        let bytes = BASE32_NOPAD.decode(letters.as_bytes()).map_err(|_| ShareError::Checksum)?;
        let bytes = Zeroizing::new(bytes);
        let (said, sum) = bytes.split_last_chunk::<CHECKSUM>().ok_or(ShareError::Checksum)?;
        if *sum != checksum(said) {
            return Err(ShareError::Checksum);
        }
        read(said)
    }
}

fn read(said: &[u8]) -> Result<Share, ShareError> {
    let (first, rest) = said.split_first().ok_or(ShareError::Checksum)?;
    let (kit, bytes) = rest.split_first_chunk().ok_or(ShareError::Checksum)?;
    let bytes = bytes.try_into().map_err(|_| ShareError::Checksum)?;
    let (version, number) = (first >> 4, first & 0xF);
    if version == VERSION && (1..=SHARES).contains(&number) {
        Ok(Share { number, kit: *kit, bytes })
    } else {
        Err(ShareError::Newer)
    }
}

fn letter(sign: char) -> Result<char, ShareError> {
    match sign.to_ascii_uppercase() {
        '0' => Ok('O'),
        '1' => Ok('I'),
        '8' => Ok('B'),
        sign @ ('A'..='Z' | '2'..='7') => Ok(sign),
        sign => Err(ShareError::Sign(sign)),
    }
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let [a, b, c, d, ..] = sha256(&[b"kith/share/v1", bytes]);
    [a, b, c, d]
}
