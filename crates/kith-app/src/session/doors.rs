//! What a node remembers about doors: where each person's own rooms are, and how often an
//! address has tried in this minute. Addresses are never written down.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use kith_core::time::MINUTE;
use kith_core::{RoomId, Timestamp};
use kith_store::Id;

/// Tries of one address in a minute.
const A_MINUTE: u32 = 30;

/// Somebody's own rooms: a client's front and private room, the desk of anybody on the staff.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Home {
    pub(crate) front: Option<RoomId>,
    pub(crate) private: Option<RoomId>,
    pub(crate) desk: Option<RoomId>,
}

#[derive(Default)]
pub(crate) struct Doors {
    homes: Mutex<HashMap<Id, Home>>,
    /// Accounts that are known to ask for more than a passphrase.
    seconds: Mutex<HashSet<Id>>,
    addresses: Mutex<(i64, HashMap<IpAddr, u32>)>,
}

impl Doors {
    pub(crate) fn home(&self, person: Id) -> Option<Home> {
        self.homes.lock().unwrap_or_else(PoisonError::into_inner).get(&person).copied()
    }

    pub(crate) fn remember_home(&self, person: Id, home: Home) {
        self.homes.lock().unwrap_or_else(PoisonError::into_inner).insert(person, home);
    }

    pub(crate) fn has_second(&self, account: Id) -> bool {
        self.seconds.lock().unwrap_or_else(PoisonError::into_inner).contains(&account)
    }

    pub(crate) fn remember_second(&self, account: Id) {
        self.seconds.lock().unwrap_or_else(PoisonError::into_inner).insert(account);
    }

    pub(crate) fn forget_second(&self, account: Id) {
        self.seconds.lock().unwrap_or_else(PoisonError::into_inner).remove(&account);
    }

    /// Counts a try of this address; `false` where it has had its tries of this minute.
    pub(crate) fn may_try(&self, address: IpAddr, now: Timestamp) -> bool {
        let mut tried = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        let minute = now.0.div_euclid(MINUTE);
        if tried.0 != minute {
            *tried = (minute, HashMap::new());
        }
        let count = tried.1.entry(neighbourhood(address)).or_default();
        *count = count.saturating_add(1);
        *count <= A_MINUTE
    }
}

/// Who holds one IPv6 address holds its whole network of 64 bits.
const fn neighbourhood(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_thirty_tries_a_minute_and_its_network_shares_them() {
        let doors = Doors::default();
        let (one, other): (IpAddr, IpAddr) =
            ("2001:db8::1".parse().unwrap(), "2001:db8::2".parse().unwrap());
        for _ in 0..A_MINUTE {
            assert!(doors.may_try(one, Timestamp(0)));
        }
        assert!(!doors.may_try(other, Timestamp(MINUTE - 1)));
        assert!(doors.may_try("192.0.2.1".parse().unwrap(), Timestamp(MINUTE - 1)));
        assert!(doors.may_try(other, Timestamp(MINUTE)));
    }
}
