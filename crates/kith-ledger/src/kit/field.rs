//! Arithmetic in GF(256) with the polynomial of AES, without tables or branches: how long it
//! takes and what it touches in memory say nothing about the values.

/// x^8 + x^4 + x^3 + x + 1, without its highest term.
const POLYNOMIAL: u8 = 0x1B;

/// The product.
pub(super) fn times(a: u8, b: u8) -> u8 {
    let (mut shifted, mut product) = (a, 0);
    for bit in 0..8 {
        product ^= shifted & all(b >> bit);
        shifted = (shifted << 1) ^ (POLYNOMIAL & all(shifted >> 7));
    }
    product
}

/// The inverse; of zero, zero. The group has 255 elements, so it is the 254th power.
pub(super) fn inverse(a: u8) -> u8 {
    let mut power = 1;
    for bit in (0..8).rev() {
        power = times(power, power);
        // 254 is every bit but the lowest.
        power = if bit == 0 { power } else { times(power, a) };
    }
    power
}

/// All bits set if the lowest is, or none.
fn all(bit: u8) -> u8 {
    (bit & 1).wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Another way: the product of polynomials, then long division.
    fn by_division(a: u8, b: u8) -> u8 {
        let mut product = (0..8)
            .filter(|bit| b >> bit & 1 == 1)
            .fold(0, |sum: u16, bit| sum ^ (u16::from(a) << bit));
        for bit in (8..15).rev() {
            if product >> bit & 1 == 1 {
                product ^= 0x11B << (bit - 8);
            }
        }
        product as u8
    }

    #[test]
    fn every_product_is_that_of_long_division() {
        for a in 0..=255 {
            for b in 0..=255 {
                assert_eq!(times(a, b), by_division(a, b), "{a} times {b}");
            }
        }
    }

    #[test]
    fn the_examples_of_the_standard_hold() {
        // FIPS 197, section 4.2.
        assert_eq!((times(0x57, 0x83), times(0x57, 0x13)), (0xC1, 0xFE));
    }

    #[test]
    fn every_number_but_zero_has_its_inverse() {
        assert!((1..=255).all(|a| times(a, inverse(a)) == 1));
        assert_eq!(inverse(0), 0);
    }
}
