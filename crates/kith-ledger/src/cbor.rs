//! The strict part of CBOR (RFC 8949, section 4.2.1) that the formats use: unsigned and negative
//! integers, byte strings, text, arrays, null; shortest form and definite lengths only.
//!
//! The writer can write nothing else and the reader accepts nothing else, so every value has
//! exactly one form.

/// Major types, already shifted to their place in the first byte.
const UINT: u8 = 0x00;
const NEGATIVE: u8 = 0x20;
const BYTES: u8 = 0x40;
const TEXT: u8 = 0x60;
const ARRAY: u8 = 0x80;
const MAP: u8 = 0xa0;
const SIMPLE: u8 = 0xe0;
const NULL: u8 = 0xf6;

/// The bytes are not the one strict form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotStrict;

/// Appends strict CBOR to a buffer.
pub(crate) struct Writer<'a>(pub(crate) &'a mut Vec<u8>);

impl Writer<'_> {
    pub(crate) fn array(&mut self, len: u64) -> &mut Self {
        self.head(ARRAY, len)
    }

    pub(crate) fn uint(&mut self, value: u64) -> &mut Self {
        self.head(UINT, value)
    }

    pub(crate) fn int(&mut self, value: i64) -> &mut Self {
        if value < 0 {
            self.head(NEGATIVE, !value.cast_unsigned())
        } else {
            self.head(UINT, value.cast_unsigned())
        }
    }

    pub(crate) fn bytes(&mut self, value: &[u8]) -> &mut Self {
        self.head(BYTES, value.len() as u64).raw(value)
    }

    pub(crate) fn text(&mut self, value: &str) -> &mut Self {
        self.head(TEXT, value.len() as u64).raw(value.as_bytes())
    }

    pub(crate) fn null(&mut self) -> &mut Self {
        self.0.push(NULL);
        self
    }

    /// Appends what is already CBOR.
    pub(crate) fn raw(&mut self, value: &[u8]) -> &mut Self {
        self.0.extend_from_slice(value);
        self
    }

    fn head(&mut self, major: u8, value: u64) -> &mut Self {
        let (info, tail) = match value {
            0..=23 => (value as u8, 0),
            24..=0xff => (24, 1),
            0x100..=0xffff => (25, 2),
            0x1_0000..=0xffff_ffff => (26, 4),
            _ => (27, 8),
        };
        self.0.push(major | info);
        self.0.extend(value.to_be_bytes().iter().skip(8 - tail));
        self
    }
}

/// Reads strict CBOR from a slice.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn array(&mut self) -> Result<u64, NotStrict> {
        self.head(ARRAY)
    }

    pub(crate) fn uint(&mut self) -> Result<u64, NotStrict> {
        self.head(UINT)
    }

    pub(crate) fn int(&mut self) -> Result<i64, NotStrict> {
        let (major, value) = self.any_head()?;
        let value = i64::try_from(value).map_err(|_| NotStrict)?;
        match major {
            UINT => Ok(value),
            NEGATIVE => Ok(!value),
            _ => Err(NotStrict),
        }
    }

    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], NotStrict> {
        let len = self.head(BYTES)?;
        self.take(len)
    }

    pub(crate) fn fixed<const N: usize>(&mut self) -> Result<[u8; N], NotStrict> {
        self.bytes()?.try_into().map_err(|_| NotStrict)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, NotStrict> {
        let len = self.head(TEXT)?;
        std::str::from_utf8(self.take(len)?).map_err(|_| NotStrict)
    }

    pub(crate) fn null(&mut self) -> Result<(), NotStrict> {
        if self.take(1)? == [NULL] { Ok(()) } else { Err(NotStrict) }
    }

    /// Whether everything was read.
    pub(crate) fn end(&self) -> Result<(), NotStrict> {
        if self.0.is_empty() { Ok(()) } else { Err(NotStrict) }
    }

    /// Reads one item of any kind, at most `depth` levels deep, and returns its bytes. Beyond the
    /// kinds above it takes maps without a key twice, false and true. No floats, no tags.
    pub(crate) fn item(&mut self, depth: u8) -> Result<&'a [u8], NotStrict> {
        let before = self.0;
        let (major, value) = self.any_head()?;
        match major {
            UINT | NEGATIVE => {}
            BYTES => drop(self.take(value)?),
            TEXT => drop(std::str::from_utf8(self.take(value)?).map_err(|_| NotStrict)?),
            ARRAY => {
                let depth = depth.checked_sub(1).ok_or(NotStrict)?;
                for _ in 0..value {
                    self.item(depth)?;
                }
            }
            MAP => self.map(value, depth.checked_sub(1).ok_or(NotStrict)?)?,
            // Floats have the same major type and longer heads, so their values are never these.
            SIMPLE if (20..=22).contains(&value) => {}
            _ => return Err(NotStrict),
        }
        let used = before.len() - self.0.len();
        before.get(..used).ok_or(NotStrict)
    }

    fn map(&mut self, pairs: u64, depth: u8) -> Result<(), NotStrict> {
        let mut keys = Vec::new();
        for _ in 0..pairs {
            keys.push(self.item(depth)?);
            self.item(depth)?;
        }
        keys.sort_unstable();
        let twice = keys.array_windows().any(|[left, right]| left == right);
        if twice { Err(NotStrict) } else { Ok(()) }
    }

    fn head(&mut self, wanted: u8) -> Result<u64, NotStrict> {
        let (major, value) = self.any_head()?;
        if major == wanted { Ok(value) } else { Err(NotStrict) }
    }

    fn any_head(&mut self) -> Result<(u8, u64), NotStrict> {
        let (&first, rest) = self.0.split_first().ok_or(NotStrict)?;
        self.0 = rest;
        let (major, info) = (first & 0xe0, first & 0x1f);
        let (value, least) = match info {
            0..=23 => (u64::from(info), 0),
            24 => (self.big_endian(1)?, 24),
            25 => (self.big_endian(2)?, 0x100),
            26 => (self.big_endian(4)?, 0x1_0000),
            27 => (self.big_endian(8)?, 0x1_0000_0000),
            _ => return Err(NotStrict),
        };
        if value < least { Err(NotStrict) } else { Ok((major, value)) }
    }

    fn big_endian(&mut self, len: u64) -> Result<u64, NotStrict> {
        let bytes = self.take(len)?;
        Ok(bytes.iter().fold(0, |value, &byte| value << 8 | u64::from(byte)))
    }

    fn take(&mut self, len: u64) -> Result<&'a [u8], NotStrict> {
        let len = usize::try_from(len).map_err(|_| NotStrict)?;
        let (taken, rest) = self.0.split_at_checked(len).ok_or(NotStrict)?;
        self.0 = rest;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use minicbor::{Decoder, Encoder};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_we_write_is_what_minicbor_writes(
            int in any::<i64>(), uint in any::<u64>(), len in 0_usize..300, text in ".{0,300}",
        ) {
            let bytes = vec![1; len];
            let mut ours = Vec::new();
            Writer(&mut ours).array(5).int(int).uint(uint).bytes(&bytes).text(&text).null();
            let mut theirs = Encoder::new(Vec::new());
            theirs.array(5).unwrap().i64(int).unwrap().u64(uint).unwrap().bytes(&bytes).unwrap();
            theirs.str(&text).unwrap().null().unwrap();
            prop_assert_eq!(&ours, &theirs.into_writer());

            let mut reader = Reader(&ours);
            prop_assert_eq!((reader.array(), reader.int()), (Ok(5), Ok(int)));
            prop_assert_eq!((reader.uint(), reader.bytes()), (Ok(uint), Ok(&*bytes)));
            prop_assert_eq!((reader.text(), reader.null()), (Ok(&*text), Ok(())));
            prop_assert_eq!(reader.end(), Ok(()));
        }

        /// What we take for one item, minicbor takes for one item of the same length.
        #[test]
        fn what_we_accept_is_well_formed(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let mut reader = Reader(&bytes);
            if let Ok(item) = reader.item(8) {
                let mut theirs = Decoder::new(&bytes);
                prop_assert!(theirs.skip().is_ok());
                prop_assert_eq!(theirs.position(), item.len());
            }
        }
    }

    #[test]
    fn small_and_edge_integers_have_one_form_only() {
        for value in [0_u64, 23, 24, 255, 256, 65_535, 65_536, 0xffff_ffff, 1 << 32, u64::MAX] {
            let mut bytes = Vec::new();
            Writer(&mut bytes).uint(value);
            assert_eq!(Reader(&bytes).uint(), Ok(value));
            for (info, len) in [(24, 1), (25, 2), (26, 4), (27, 8)] {
                let form = [&[info], &value.to_be_bytes()[8 - len..]].concat();
                let fits = len == 8 || value >> (8 * len) == 0;
                let read = Reader(&form).uint();
                assert_eq!(read.is_ok() && fits, form == bytes, "{value} in {len} bytes");
            }
        }
    }
}
