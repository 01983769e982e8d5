//! What a browser keeps so that it is known again: proof that one account has signed in with it.
//!
//! Wrong tries are counted for each way in apart: those from a known device, and those from all
//! others together. So a stranger who types somebody's name all day holds up other strangers and
//! not the person. The proof opens nothing, and nothing about it is stored.

use data_encoding::BASE64URL_NOPAD;
use kith_store::{AccountRow, Hash, Id};

use super::Coming;
use crate::app::App;
use crate::codes::same;
use crate::ports::random;

/// The label under which a device is proved.
const DEVICE: &str = "kith/device/v1";
/// The label of the ways to the first door.
const WAY: &str = "kith/way-in/v1";

/// One way to the first door.
pub(crate) struct Way {
    /// What is counted.
    pub(super) path: Hash,
    /// The way of everybody who is not known.
    pub(super) strangers: Hash,
    /// The device, if it is known to this account.
    device: Option<Id>,
}

impl Way {
    pub(super) const fn is_known(&self) -> bool {
        self.device.is_some()
    }
}

impl App {
    /// The way by which somebody comes. One who is not known here comes like a stranger.
    pub(super) fn way_in(
        &self,
        handle: &str,
        account: Option<&AccountRow>,
        coming: &Coming,
    ) -> Way {
        // Proved against nobody where there is no such account: as much work.
        let owner = account.map_or([0; 16], |account| account.account);
        let device = coming.device.as_deref().and_then(|device| self.proved(owner, device));
        let path = |device: &[u8]| {
            let about = [&[device.len() as u8], device, handle.as_bytes()].concat();
            *self.inner.keys.service_key(WAY, &about)
        };
        let strangers = if account.is_some() { path(&[]) } else { for_nobody(path(&[])) };
        let own = device.as_ref().map(|device| path(device));
        Way { path: own.unwrap_or(strangers), strangers, device }
    }

    /// What the browser keeps from now on.
    pub(super) fn device_of(&self, account: &AccountRow, way: &Way) -> String {
        let device = way.device.unwrap_or_else(|| random(&*self.inner.ports.random));
        let proof = self.proof_of(account.account, device);
        BASE64URL_NOPAD.encode(&[&device[..], &proof[..]].concat())
    }

    fn proved(&self, account: Id, text: &str) -> Option<Id> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (device, proof) = bytes.split_first_chunk::<16>()?;
        let proof: &Hash = proof.try_into().ok()?;
        same(proof, &self.proof_of(account, *device)).then_some(*device)
    }

    fn proof_of(&self, account: Id, device: Id) -> Hash {
        *self.inner.keys.service_key(DEVICE, &[account, device].concat())
    }
}

/// Names that nobody has share 65,536 counts, so that making names up fills no table. Whether a
/// try was counted here or there, its answer and its cost are the same.
fn for_nobody(path: Hash) -> Hash {
    let mut shared = [0; 32];
    shared.iter_mut().zip(path).take(2).for_each(|(to, from)| *to = from);
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_nobody_has_share_a_bounded_number_of_counts() {
        let path = |one: u8, rest: u8| {
            for_nobody(std::array::from_fn(|at| if at < 2 { one } else { rest }))
        };
        assert_eq!(path(7, 1), path(7, 2));
        assert_ne!(path(7, 1), path(8, 1));
    }
}
