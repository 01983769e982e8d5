//! A device that holds one passkey, as a browser passes its answers on. Written from the standard
//! (`WebAuthn` level 2, sections 6.1 and 7), apart from the library that checks them.

use data_encoding::BASE64URL_NOPAD as BASE64;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Somebody is there.
const PRESENT: u8 = 0x01;
/// It is the owner, by finger, face or PIN.
const VERIFIED: u8 = 0x04;
/// The key may be copied, and is.
const SHARED: u8 = 0x18;
/// A new key follows.
const NEW: u8 = 0x40;

pub(crate) struct Device {
    key: SigningKey,
    id: Vec<u8>,
    owner: Option<String>,
    /// How often it was used; a key on many devices does not count.
    pub(crate) count: u32,
    shared: bool,
    /// Whether it asks who is there.
    pub(crate) verifies: bool,
    /// The address of the page that asks.
    pub(crate) page: String,
}

impl Device {
    pub(crate) fn new(seed: u8, page: &str) -> Self {
        Self {
            key: SigningKey::from_bytes(&[seed; 32].into()).expect("a key"),
            id: vec![seed; 20],
            owner: None,
            count: 0,
            shared: false,
            verifies: true,
            page: page.into(),
        }
    }

    /// One of several devices that hold the same key.
    pub(crate) fn of_a_family(seed: u8, page: &str) -> Self {
        Self { shared: true, ..Self::new(seed, page) }
    }

    /// Makes its key as it is asked to.
    pub(crate) fn make(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("a question");
        assert_eq!(at(&options, "authenticatorSelection/residentKey"), "required");
        assert_eq!(at(&options, "authenticatorSelection/userVerification"), "required");
        self.owner = Some(at(&options, "user/id").to_owned());
        let mut data = self.data(at(&options, "rp/id"), NEW);
        data.extend([0; 16]);
        data.extend((self.id.len() as u16).to_be_bytes());
        data.extend(&self.id);
        data.extend(self.public());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        object.extend((data.len() as u16).to_be_bytes());
        object.extend(data);
        let said = self.said("webauthn.create", &options);
        self.whole(json!({
            "attestationObject": BASE64.encode(&object),
            "clientDataJSON": BASE64.encode(said.as_bytes()),
        }))
    }

    /// Answers a question at the first door.
    pub(crate) fn answer(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("a question");
        if !self.shared {
            self.count += 1;
        }
        let data = self.data(at(&options, "rpId"), 0);
        let said = self.said("webauthn.get", &options);
        let signed = [&data[..], &Sha256::digest(said.as_bytes())].concat();
        let signature: DerSignature = self.key.sign(&signed);
        self.whole(json!({
            "authenticatorData": BASE64.encode(&data),
            "clientDataJSON": BASE64.encode(said.as_bytes()),
            "signature": BASE64.encode(signature.as_bytes()),
            "userHandle": self.owner,
        }))
    }

    /// What the device says of itself before a signature.
    fn data(&self, host: &str, new: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let shared = if self.shared { SHARED } else { 0 };
        let mut data = Sha256::digest(host.as_bytes()).to_vec();
        data.push(PRESENT | verified | shared | new);
        data.extend(self.count.to_be_bytes());
        data
    }

    /// What the browser says of the page.
    fn said(&self, what: &str, options: &Value) -> String {
        let Self { page, .. } = self;
        let said = json!({ "type": what, "challenge": at(options, "challenge"), "origin": page });
        said.to_string()
    }

    /// The public key in COSE's form: P-256 and SHA-256.
    fn public(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let mut cose = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".to_vec();
        cose.extend(point.x().expect("a point"));
        cose.extend(b"\x22\x58\x20");
        cose.extend(point.y().expect("a point"));
        cose
    }

    fn whole(&self, response: Value) -> String {
        let id = BASE64.encode(&self.id);
        let whole = json!({
            "id": id, "rawId": id, "type": "public-key", "response": response,
            "clientExtensionResults": {},
        });
        whole.to_string()
    }
}

/// One word of a question.
fn at<'a>(options: &'a Value, place: &str) -> &'a str {
    let word = options.pointer(&format!("/publicKey/{place}")).and_then(Value::as_str);
    word.expect("a word of the question")
}
