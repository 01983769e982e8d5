//! Padding, so that the size of a ciphertext says little about what is in it: one byte 0x80, then
//! zeros up to the next size class (ISO/IEC 7816-4).

use zeroize::Zeroizing;

/// Sizes of padded payloads in bytes. Larger things are attachments, not entries.
const CLASSES: [usize; 7] = [256, 512, 1024, 2048, 4096, 16_384, 65_536];

/// The longest payload that fits, with its mark, into the largest class.
pub(crate) const MAX: usize = 65_535;

/// Rows outside the chain are padded to a multiple of this.
const ROW_STEP: usize = 128;

const MARK: u8 = 0x80;

/// Pads to the next size class; `None` if it fits none. `room_for` more bytes are reserved, so
/// that what is appended later does not leave a copy behind.
pub(crate) fn to_class(plain: &[u8], room_for: usize) -> Option<Zeroizing<Vec<u8>>> {
    let size = CLASSES.into_iter().find(|&class| plain.len() < class)?;
    Some(fill(plain, size, room_for))
}

/// Pads to the next multiple of the row step.
pub(crate) fn to_step(plain: &[u8], room_for: usize) -> Zeroizing<Vec<u8>> {
    let size = (plain.len() / ROW_STEP + 1) * ROW_STEP;
    fill(plain, size, room_for)
}

/// Whether `size` is one of the size classes of entries.
pub(crate) fn is_class(size: usize) -> bool {
    CLASSES.contains(&size)
}

/// Removes the padding in place; false if there is none.
pub(crate) fn strip(padded: &mut Vec<u8>) -> bool {
    let mark = padded.iter().rposition(|&byte| byte != 0);
    let Some(at) = mark.filter(|&at| padded.get(at) == Some(&MARK)) else {
        return false;
    };
    padded.truncate(at);
    true
}

fn fill(plain: &[u8], size: usize, room_for: usize) -> Zeroizing<Vec<u8>> {
    let mut padded = Zeroizing::new(Vec::with_capacity(size + room_for));
    padded.extend_from_slice(plain);
    padded.push(MARK);
    padded.resize(size, 0);
    padded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_round_trips_and_lands_in_its_class() {
        for (len, class) in [(0, 256), (255, 256), (256, 512), (4096, 16_384), (MAX, 65_536)] {
            let plain = vec![0; len];
            let mut padded = to_class(&plain, 16).unwrap();
            assert_eq!(padded.len(), class);
            assert!(strip(&mut padded));
            assert_eq!(*padded, plain);
        }
        assert!(to_class(&vec![0; MAX + 1], 0).is_none());
    }

    #[test]
    fn padding_that_is_missing_or_altered_is_refused() {
        assert!(!strip(&mut vec![0; 256]));
        assert!(!strip(&mut vec![]));
        assert!(!strip(&mut vec![1, 2, 3]));
    }
}
