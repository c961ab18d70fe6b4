//! The hashes of numbers, text, tuples and frozen sets, as CPython computes them for a given secret.
//!
//! Numbers that compare equal hash equal: all of them are taken modulo the prime `2**61 - 1` (`2**31 - 1`
//! where a pointer has 32 bits). Text and bytes go through SipHash-1-3 (PEP 456) with a secret key.

use core::hash::Hasher;

use num_bigint::{BigInt, Sign};
use siphasher::sip::SipHasher13;
use taipan_unicode::Wtf8;

/// A hash value, `Py_hash_t`.
pub type Hash = isize;

/// `sys.hash_info.modulus` is 2 to the power of this, less one.
pub const BITS: u32 = if usize::BITS == 64 { 61 } else { 31 };
/// `sys.hash_info.inf`.
pub const INFINITY: Hash = 314_159;
/// `sys.hash_info.imag`.
pub const IMAGINARY: Hash = 1_000_003;
/// `sys.hash_info.algorithm`.
pub const ALGORITHM: &str = "siphash13";
/// `sys.hash_info.hash_bits`.
pub const HASH_BITS: u32 = 64;
/// `sys.hash_info.seed_bits`.
pub const SEED_BITS: u32 = 128;

/// The key of the hash of text and bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HashSecret {
    /// The first half of SipHash's key.
    pub k0: u64,
    /// The second half.
    pub k1: u64,
}

impl HashSecret {
    /// How many random bytes CPython takes for its secrets.
    pub const SIZE: usize = 24;

    /// The secret for `PYTHONHASHSEED=seed`; seed 0 gives an all-zero key.
    pub fn from_seed(seed: u32) -> HashSecret {
        let mut bytes = [0; HashSecret::SIZE];
        if seed != 0 {
            let mut state = seed;
            for byte in &mut bytes {
                state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
                *byte = (state >> 16) as u8;
            }
        }
        HashSecret::from_bytes(&bytes)
    }

    /// The secret made of random bytes.
    pub fn from_bytes(bytes: &[u8; HashSecret::SIZE]) -> HashSecret {
        let half = |at: usize| {
            bytes[at..at + 8]
                .iter()
                .rev()
                .fold(0, |value, byte| value << 8 | u64::from(*byte))
        };
        HashSecret {
            k0: half(0),
            k1: half(8),
        }
    }

    /// The hash of a `bytes`, or of a `str` as it lies in memory (1, 2 or 4 bytes a character, in native
    /// order).
    pub fn bytes(&self, data: &[u8]) -> Hash {
        if data.is_empty() {
            return 0;
        }
        let mut hasher = SipHasher13::new_with_keys(self.k0, self.k1);
        hasher.write(data);
        not_minus_one(hasher.finish() as Hash)
    }

    /// The hash of a `str` with this text, whatever its characters.
    pub fn text(&self, text: &Wtf8) -> Hash {
        let widest = if text.is_ascii() {
            0
        } else {
            text.code_points().max().unwrap_or(0)
        };
        if widest < 0x80 {
            return self.bytes(text.as_bytes());
        }
        let mut hasher = SipHasher13::new_with_keys(self.k0, self.k1);
        for c in text.code_points() {
            match widest {
                0..=0xff => hasher.write(&[c as u8]),
                0x100..=0xffff => hasher.write(&(c as u16).to_ne_bytes()),
                _ => hasher.write(&c.to_ne_bytes()),
            }
        }
        not_minus_one(hasher.finish() as Hash)
    }
}

/// -1 means an error to CPython's C code, so no hash is -1.
#[inline]
pub fn not_minus_one(hash: Hash) -> Hash {
    if hash == -1 { -2 } else { hash }
}

/// Arithmetic modulo `2**BITS - 1`, for either width.
mod modular {
    pub(super) const fn prime<const BITS: u32>() -> u64 {
        (1 << BITS) - 1
    }

    /// Multiplication by a power of two is a rotation.
    pub(super) const fn rotate<const BITS: u32>(value: u64, by: u32) -> u64 {
        let by = by % BITS;
        (value << by & prime::<BITS>()) | (value >> (BITS - by) & prime::<BITS>())
    }

    pub(super) const fn add<const BITS: u32>(a: u64, b: u64) -> u64 {
        let sum = a + b % prime::<BITS>();
        if sum >= prime::<BITS>() {
            sum - prime::<BITS>()
        } else {
            sum
        }
    }

    pub(super) const fn signed(value: u64, negative: bool) -> i64 {
        match (value as i64, negative) {
            (1, true) => -2,
            (value, true) => -value,
            (value, false) => value,
        }
    }
}

/// The hash of a machine int.
#[inline]
pub fn int_i64(value: i64) -> Hash {
    let (size, prime) = (value.unsigned_abs(), modular::prime::<BITS>());
    let residue = if size < prime { size } else { size % prime };
    modular::signed(residue, value < 0) as Hash
}

/// The hash of an int.
pub fn int(value: &BigInt) -> Hash {
    int_modular::<BITS>(value) as Hash
}

fn int_modular<const BITS: u32>(value: &BigInt) -> i64 {
    let residue = value
        .magnitude()
        .iter_u32_digits()
        .rev()
        .fold(0, |residue, digit| {
            modular::add::<BITS>(modular::rotate::<BITS>(residue, 32), u64::from(digit))
        });
    modular::signed(residue, value.sign() == Sign::Minus)
}

/// The hash of a float. `None` for NaN, which hashes by identity: [`pointer()`] of the object.
pub fn float(value: f64) -> Option<Hash> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { INFINITY } else { -INFINITY });
    }
    Some(float_modular::<BITS>(value) as Hash)
}

fn float_modular<const BITS: u32>(value: f64) -> i64 {
    let (negative, mantissa, exponent) = crate::float::decompose(value);
    let residue = mantissa % modular::prime::<BITS>();
    let turn = exponent.rem_euclid(BITS as i32) as u32;
    modular::signed(modular::rotate::<BITS>(residue, turn), negative)
}

/// The hash of a complex number from those of its parts.
pub fn complex(real: Hash, imaginary: Hash) -> Hash {
    not_minus_one(real.wrapping_add(imaginary.wrapping_mul(IMAGINARY)))
}

/// The hash by identity, from an address.
pub fn pointer(address: usize) -> Hash {
    not_minus_one(address.rotate_right(4) as Hash)
}

/// The hash of a sequence of hashes: a tuple's, and with [`SequenceHasher::finish_slice`] a slice's.
#[derive(Clone, Copy, Debug)]
pub struct SequenceHasher {
    state: usize,
    length: usize,
}

// The primes of xxHash, for either width; the casts keep the low half where a word has 32 bits.
const PRIME_1: usize = if usize::BITS == 64 {
    11_400_714_785_074_694_791_u64 as usize
} else {
    2_654_435_761
};
const PRIME_2: usize = if usize::BITS == 64 {
    14_029_467_366_897_019_727_u64 as usize
} else {
    2_246_822_519
};
const PRIME_5: usize = if usize::BITS == 64 {
    2_870_177_450_012_600_261_u64 as usize
} else {
    374_761_393
};
const ROTATION: u32 = if usize::BITS == 64 { 31 } else { 13 };
const INSTEAD_OF_MINUS_ONE: Hash = 1_546_275_796;

impl Default for SequenceHasher {
    fn default() -> SequenceHasher {
        SequenceHasher::new()
    }
}

impl SequenceHasher {
    /// The hash of no item yet.
    pub fn new() -> SequenceHasher {
        SequenceHasher {
            state: PRIME_5,
            length: 0,
        }
    }

    /// Takes the next item's hash in.
    #[inline]
    pub fn push(&mut self, item: Hash) {
        let mixed = self.state.wrapping_add((item as usize).wrapping_mul(PRIME_2));
        self.state = mixed.rotate_left(ROTATION).wrapping_mul(PRIME_1);
        self.length = self.length.wrapping_add(1);
    }

    /// The hash of a tuple of the items.
    pub fn finish(self) -> Hash {
        let hash = self.state.wrapping_add(self.length ^ (PRIME_5 ^ 3_527_539)) as Hash;
        if hash == -1 { INSTEAD_OF_MINUS_ONE } else { hash }
    }

    /// The hash of a slice with the items start, stop and step.
    pub fn finish_slice(self) -> Hash {
        let hash = self.state as Hash;
        if hash == -1 { INSTEAD_OF_MINUS_ONE } else { hash }
    }
}

/// The hash of a frozen set from those of its items, in any order.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetHasher {
    state: usize,
    length: usize,
}

impl SetHasher {
    /// The hash of no item yet.
    pub fn new() -> SetHasher {
        SetHasher::default()
    }

    /// Takes an item's hash in.
    pub fn push(&mut self, item: Hash) {
        let item = item as usize;
        self.state ^= ((item ^ 89_869_747) ^ (item << 16)).wrapping_mul(3_644_798_167);
        self.length = self.length.wrapping_add(1);
    }

    /// The hash of a frozen set of the items.
    pub fn finish(self) -> Hash {
        let mut hash = self.state ^ self.length.wrapping_add(1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        let hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923) as Hash;
        if hash == -1 { 590_923_713 } else { hash }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modulus of 32-bit hosts, which tests do not run on.
    const NARROW: u64 = (1 << 31) - 1;

    #[test]
    fn narrow_hashes_are_residues() {
        for n in [
            0,
            1,
            2,
            1 << 31,
            (1 << 31) - 1,
            1 << 32,
            u64::MAX,
            1 << 61,
            123_456_789_012_345,
        ] {
            let residue = (n % NARROW) as i64;
            assert_eq!(int_modular::<31>(&BigInt::from(n)), residue);
            assert_eq!(
                int_modular::<31>(&-BigInt::from(n)),
                if residue == 1 { -2 } else { -residue }
            );
            if n as f64 as u128 == u128::from(n) {
                assert_eq!(float_modular::<31>(n as f64), residue);
            }
        }
        // The inverse of 2 is 2**30.
        assert_eq!(float_modular::<31>(0.5), 1 << 30);
        assert_eq!(float_modular::<61>(0.5), 1 << 60);
    }
}

const fn sip_round(state: [u64; 4]) -> [u64; 4] {
    let [mut a, mut b, mut c, mut d] = state;
    a = a.wrapping_add(b);
    c = c.wrapping_add(d);
    b = b.rotate_left(13) ^ a;
    d = d.rotate_left(16) ^ c;
    a = a.rotate_left(32);
    c = c.wrapping_add(b);
    a = a.wrapping_add(d);
    b = b.rotate_left(17) ^ c;
    d = d.rotate_left(21) ^ a;
    c = c.rotate_left(32);
    [a, b, c, d]
}

/// The hash of Latin-1 text under seed 0, as a constant: what a board's static strings carry.
pub const fn fixed_text_hash(text: &[u8]) -> isize {
    if text.is_empty() {
        return 0;
    }
    let mut state = [
        0x736f_6d65_7073_6575,
        0x646f_7261_6e64_6f6d,
        0x6c79_6765_6e65_7261,
        0x7465_6462_7974_6573,
    ];
    let mut word = 0;
    let mut at = 0;
    while at < text.len() {
        word |= (text[at] as u64) << (at % 8 * 8);
        at += 1;
        if at % 8 == 0 {
            state[3] ^= word;
            state = sip_round(state);
            state[0] ^= word;
            word = 0;
        }
    }
    word |= (text.len() as u64) << 56;
    state[3] ^= word;
    state = sip_round(state);
    state[0] ^= word;
    state[2] ^= 0xff;
    state = sip_round(sip_round(sip_round(state)));
    match (state[0] ^ state[1] ^ state[2] ^ state[3]) as isize {
        -1 => -2,
        hash => hash,
    }
}

#[cfg(test)]
mod fixed_tests {
    use super::{HashSecret, fixed_text_hash};

    #[test]
    fn equals_the_keyed_hash_under_seed_zero() {
        let secret = HashSecret::from_seed(0);
        for text in [
            &b""[..],
            b"a",
            b"append",
            b"__init__",
            b"12345678",
            b"123456789 123456789",
        ] {
            assert_eq!(fixed_text_hash(text), secret.bytes(text) as isize);
        }
    }
}
