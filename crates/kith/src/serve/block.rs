//! A block of addresses, such as `10.0.0.0/8`: whom a proxy in front may be.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// Addresses that begin with the same bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    from: IpAddr,
    bits: u32,
}

impl Block {
    /// Whether it takes in so much of all addresses that it names nobody.
    pub(crate) const fn is_wide(&self) -> bool {
        self.bits < if self.from.is_ipv4() { 8 } else { 16 }
    }

    /// Whether this address is one of them.
    pub(crate) fn has(&self, address: IpAddr) -> bool {
        match (self.from, address.to_canonical()) {
            (IpAddr::V4(from), IpAddr::V4(address)) => {
                same(from.to_bits().into(), address.to_bits().into(), 32, self.bits)
            }
            (IpAddr::V6(from), IpAddr::V6(address)) => {
                same(from.to_bits(), address.to_bits(), 128, self.bits)
            }
            _ => false,
        }
    }
}

/// Whether two addresses of `width` bits begin with the same `bits`.
fn same(one: u128, other: u128, width: u32, bits: u32) -> bool {
    (one ^ other).checked_shr(width.saturating_sub(bits)).unwrap_or_default() == 0
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.from, self.bits)
    }
}

impl FromStr for Block {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<Self> {
        let refused = || {
            anyhow::anyhow!(
                "\"{text}\" is no address block; write one address as 127.0.0.1/32, or a network \
                 as 10.0.0.0/8"
            )
        };
        let (from, bits) = text.trim().split_once('/').ok_or_else(refused)?;
        let from = IpAddr::from_str(from).map_err(|_| refused())?.to_canonical();
        let bits = u32::from_str(bits).map_err(|_| refused())?;
        let width = if from.is_ipv4() { 32 } else { 128 };
        if bits > width {
            return Err(refused());
        }
        Ok(Self { from, bits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(block: &str, address: &str) -> bool {
        let block: Block = block.parse().expect("a block");
        block.has(address.parse().expect("an address"))
    }

    #[test]
    fn a_block_has_the_addresses_that_begin_alike() {
        assert!(has("127.0.0.1/32", "127.0.0.1"));
        assert!(!has("127.0.0.1/32", "127.0.0.2"));
        assert!(has("10.0.0.0/8", "10.200.3.4") && !has("10.0.0.0/8", "11.0.0.1"));
        assert!(has("0.0.0.0/0", "203.0.113.9") && !has("0.0.0.0/0", "::1"));
        assert!(has("fd00::/8", "fd12::1") && !has("fd00::/8", "fe80::1"));
        assert!(has("10.0.0.0/8", "::ffff:10.0.0.1"), "the same address, written as IPv6");
    }

    #[test]
    fn a_block_that_has_nearly_everybody_is_wide() {
        let wide = |text: &str| text.parse::<Block>().expect("a block").is_wide();
        assert!(wide("0.0.0.0/0") && wide("::/0") && wide("128.0.0.0/1"));
        assert!(!wide("10.0.0.0/8") && !wide("127.0.0.1/32") && !wide("fd00::/16"));
    }

    #[test]
    fn what_is_no_block_is_refused() {
        for text in ["", "yes", "10.0.0.0", "10.0.0.0/33", "10.0/8", "::/129", "10.0.0.0/-1"] {
            assert!(text.parse::<Block>().is_err(), "{text}");
        }
    }
}
