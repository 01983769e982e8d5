//! The payload: what is inside the seal. Who said what kind of thing when; the body belongs to
//! the tag, and this crate does not look into it beyond its strict form.

use zeroize::Zeroizing;

use crate::cbor::{NotStrict, Reader, Writer};

const MEMBERS: u64 = 5;

/// How deep a body may be nested.
const DEPTH: u8 = 16;

/// One fact before it is sealed, or after it was opened. Its bytes are one CBOR array of five
/// members in this order: tag, by, at, body, signature. The signature of the author is null while
/// the service attests for its rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// The wire tag, such as `promise/1`.
    pub tag: String,
    /// The author, in whatever form the caller gives it.
    pub by: Vec<u8>,
    /// When, in microseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// One CBOR item: shortest form, definite lengths, no floats, no tags, no key twice, at most
    /// 16 levels deep.
    pub body: Zeroizing<Vec<u8>>,
}

/// The bytes are not a payload, or the body is not one item of strict CBOR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the payload is not in its one strict form")]
pub struct PayloadError;

impl From<NotStrict> for PayloadError {
    fn from(_: NotStrict) -> Self {
        Self
    }
}

impl Payload {
    /// The bytes to be sealed.
    pub fn encode(&self) -> Result<Zeroizing<Vec<u8>>, PayloadError> {
        let mut body = Reader(&self.body);
        body.item(DEPTH)?;
        body.end()?;
        // Room for every head, so that no copy is left behind by growing.
        let size = self.tag.len() + self.by.len() + self.body.len() + 40;
        let mut out = Zeroizing::new(Vec::with_capacity(size));
        Writer(&mut out)
            .array(MEMBERS)
            .text(&self.tag)
            .bytes(&self.by)
            .int(self.at)
            .raw(&self.body)
            .null();
        Ok(out)
    }

    /// Reads a payload, accepting exactly the bytes that [`Payload::encode`] gives.
    pub fn decode(bytes: &[u8]) -> Result<Self, PayloadError> {
        let mut reader = Reader(bytes);
        if reader.array()? != MEMBERS {
            return Err(PayloadError);
        }
        let tag = reader.text()?.to_owned();
        let by = reader.bytes()?.to_vec();
        let at = reader.int()?;
        let body = Zeroizing::new(reader.item(DEPTH)?.to_vec());
        reader.null()?;
        reader.end()?;
        Ok(Self { tag, by, at, body })
    }
}
