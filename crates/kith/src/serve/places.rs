//! Who holds a connection: never more than the machine can bear, never all of them one address,
//! and where there is no place left the one that has been quiet for longest makes room.

use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// The places there are.
#[derive(Debug)]
pub(crate) struct Places {
    most: usize,
    each: usize,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    count: usize,
    of: HashMap<IpAddr, usize>,
    /// Connections that nothing is being done for, the longest quiet first.
    quiet: BTreeMap<u64, Arc<Notify>>,
    next: u64,
}

impl Places {
    /// At most so many, and so many for each address.
    pub(super) fn new(most: usize, each: usize) -> Arc<Self> {
        Arc::new(Self { most, each, taken: Mutex::default() })
    }

    /// A place for a connection, if there is one or if one can be made free. Connections of a
    /// proxy have no address of their own.
    pub(super) fn take(self: &Arc<Self>, address: Option<IpAddr>) -> Option<Place> {
        let address = address.map(household);
        let mut taken = self.taken();
        if address.is_some_and(|one| taken.of.get(&one).is_some_and(|held| *held >= self.each)) {
            return None;
        }
        if taken.count >= self.most {
            let (_, longest_quiet) = taken.quiet.pop_first()?;
            longest_quiet.notify_one();
        }
        taken.count += 1;
        if let Some(address) = address {
            *taken.of.entry(address).or_default() += 1;
        }
        drop(taken);
        let place = Place {
            places: Arc::clone(self),
            address,
            leave: Arc::default(),
            quiet: Mutex::default(),
        };
        place.is_quiet();
        Some(place)
    }

    /// How many are being answered, and how many are quiet.
    pub(crate) fn counts(&self) -> (u64, u64) {
        let taken = self.taken();
        let quiet = taken.quiet.len();
        (taken.count.saturating_sub(quiet) as u64, quiet as u64)
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Of an IPv6 address the part that one household or firm is given.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
        address @ IpAddr::V4(_) => address,
    }
}

/// One connection's place, free again when dropped.
pub(super) struct Place {
    places: Arc<Places>,
    address: Option<IpAddr>,
    leave: Arc<Notify>,
    /// Its number among the quiet ones.
    quiet: Mutex<Option<u64>>,
}

impl Place {
    /// Resolves when somebody else needs the place.
    pub(super) async fn left(&self) {
        self.leave.notified().await;
    }

    /// A request is being answered.
    pub(super) fn is_busy(&self) {
        let mut quiet = self.quiet.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = quiet.take() {
            self.places.taken().quiet.remove(&number);
        }
    }

    /// Nothing is being done for this connection. A page that listens for changes is quiet, too:
    /// it asks again when its connection is gone.
    pub(super) fn is_quiet(&self) {
        let mut quiet = self.quiet.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = self.places.taken();
        let number = taken.next;
        taken.next += 1;
        taken.quiet.insert(number, Arc::clone(&self.leave));
        if let Some(before) = quiet.replace(number) {
            taken.quiet.remove(&before);
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.is_busy();
        let mut taken = self.places.taken();
        taken.count -= 1;
        let Some(address) = self.address else { return };
        if let Some(held) = taken.of.get_mut(&address) {
            *held -= 1;
            if *held == 0 {
                taken.of.remove(&address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    async fn is_asked_to_leave(place: &Place) -> bool {
        tokio::time::timeout(Duration::from_millis(10), place.left()).await.is_ok()
    }

    #[test]
    fn one_address_takes_no_more_than_its_share() {
        let places = Places::new(10, 2);
        let held = [places.take(Some(address(1))), places.take(Some(address(1)))];
        assert!(held.iter().all(Option::is_some));
        assert!(places.take(Some(address(1))).is_none());
        assert!(places.take(Some(address(2))).is_some(), "another address is not kept out");
        drop(held);
        assert!(places.take(Some(address(1))).is_some());
        assert_eq!(places.taken().count, 0);
        assert!(places.taken().of.is_empty() && places.taken().quiet.is_empty());
    }

    #[test]
    fn a_network_of_ipv6_is_one_address_and_a_proxy_is_everybody() {
        let places = Places::new(10, 1);
        let six = |text: &str| Some(text.parse().expect("an address"));
        let _held = places.take(six("2001:db8::1"));
        assert!(places.take(six("2001:db8::ffff")).is_none());
        assert!(places.take(six("2001:db8:0:1::1")).is_some());
        let proxied = [places.take(None), places.take(None)];
        assert!(proxied.iter().all(Option::is_some));
    }

    #[tokio::test]
    async fn the_longest_quiet_makes_room_and_who_is_being_answered_stays() {
        let places = Places::new(3, 3);
        let take = |last| places.take(Some(address(last))).expect("a place");
        let (first, second, third) = (take(1), take(2), take(3));
        first.is_busy();
        let fourth = take(4);
        assert!(is_asked_to_leave(&second).await);
        assert!(!is_asked_to_leave(&first).await && !is_asked_to_leave(&third).await);
        for place in [&third, &fourth] {
            place.is_busy();
        }
        assert!(places.take(Some(address(5))).is_none(), "everybody is being answered");
        first.is_quiet();
        assert!(places.take(Some(address(5))).is_some());
        assert!(is_asked_to_leave(&first).await);
    }
}
