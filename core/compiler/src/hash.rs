//! The hash of the compiler's tables: quick for names, and the same in every run.
//!
//! The tables live as long as a compilation, and colliding on purpose only slows one's own compilation down.

/// 2**64 divided by the golden ratio, and odd.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Takes a word into a hash. All bits of the result depend on those below, and the lowest on all: tables use both ends.
pub(crate) fn word(hash: u64, word: u64) -> u64 {
    let product = (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    product ^ product >> 32
}

/// Takes bytes into a hash, and their number.
pub(crate) fn bytes(mut hash: u64, bytes: &[u8]) -> u64 {
    let length = bytes.len() as u64;
    let last = if let Some(last) = bytes.last_chunk::<8>() {
        // The last eight may have been among those before.
        let (words, _) = bytes.as_chunks::<8>();
        for &chunk in words {
            hash = word(hash, u64::from_le_bytes(chunk));
        }
        u64::from_le_bytes(*last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
    } else {
        bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte))
    };
    word(hash ^ length, last)
}
