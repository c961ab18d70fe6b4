//! The packed table behind each property: a byte for every code point, in three steps, each one load away.
//!
//! Code points below `LIMIT` go through `top` (a byte for each block) and `middle` (an entry for each leaf of 16 code
//! points, `1 << SHIFT` leaves to a block) to a leaf. The two high bits of an entry say how its leaf is packed; the
//! others are an offset into `leaves`:
//!
//! | kind | the leaf |
//! |---|---|
//! | 0 | all 16 have the same value: the entry's low byte |
//! | 1 | two values, then 16 bits that select one for each code point |
//! | 2 | four values, then 16 pairs of bits |
//! | 3 | sixteen values |
//!
//! So letters that alternate between upper and lower case, or a script with a few gaps, take four bytes, not sixteen.
//! Above `LIMIT`, where there is little but ideographs, a short list of ranges takes over.

/// Where the trie ends and the list of ranges starts.
const LIMIT: u32 = 0x20000;
const LEAF_BITS: u32 = 4;

/// A map from every code point to a byte.
pub struct Trie<const SHIFT: u32> {
    pub top: &'static [u8],
    pub middle: &'static [u16],
    pub leaves: &'static [u8],
    /// The first code point of each range, shifted by 8, and the value of all in it. The first range starts at `LIMIT`.
    pub rest: &'static [u32],
}

impl<const SHIFT: u32> Trie<SHIFT> {
    /// The value of `code_point`; above the last code point, that of the last one.
    pub fn get(&self, code_point: u32) -> u8 {
        if code_point >= LIMIT {
            let key = code_point.min(0x10FFFF) << 8 | 0xFF;
            let next = self.rest.partition_point(|&range| range <= key);
            return self
                .rest
                .get(next.wrapping_sub(1))
                .map_or(0, |&range| range as u8);
        }
        let block = usize::from(self.top[(code_point >> (LEAF_BITS + SHIFT)) as usize]);
        let leaf = (code_point >> LEAF_BITS) as usize & ((1 << SHIFT) - 1);
        let entry = self.middle[block << SHIFT | leaf];
        let bytes = &self.leaves[usize::from(entry & 0x3FFF).min(self.leaves.len())..];
        let at = code_point & 0xF;
        let index = match (entry >> 14, bytes) {
            (1, &[_, _, low, high, ..]) => u32::from(u16::from_le_bytes([low, high])) >> at & 1,
            (2, &[_, _, _, _, a, b, c, d, ..]) => u32::from_le_bytes([a, b, c, d]) >> (2 * at) & 3,
            (3, _) => at,
            _ => return entry as u8,
        };
        bytes[index as usize]
    }
}
