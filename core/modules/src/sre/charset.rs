//! Sets of characters, as `re._compiler` writes them.

use super::chars::{self, op};

/// Whether a set has a character. A set that is written wrongly has none.
pub fn contains(set: &[u32], c: u32) -> bool {
    find(set, c).unwrap_or(false)
}

#[inline]
fn find(set: &[u32], c: u32) -> Option<bool> {
    let mut set = set;
    let mut answer = true;
    loop {
        let (opcode, rest) = set.split_first()?;
        set = rest;
        match *opcode {
            op::FAILURE => return Some(!answer),
            op::NEGATE => answer = !answer,
            op::LITERAL => {
                if c == *set.first()? {
                    return Some(answer);
                }
                set = &set[1..];
            }
            op::CATEGORY => {
                if chars::category(*set.first()?, c) {
                    return Some(answer);
                }
                set = &set[1..];
            }
            op::CHARSET => {
                let bitmap = set.first_chunk::<8>()?;
                if c < 256 && bitmap[c as usize / 32] & 1 << (c & 31) != 0 {
                    return Some(answer);
                }
                set = &set[8..];
            }
            op::RANGE | op::RANGE_UNI_IGNORE => {
                let [low, high] = *set.first_chunk::<2>()?;
                if (low..=high).contains(&c) {
                    return Some(answer);
                }
                if *opcode == op::RANGE_UNI_IGNORE && (low..=high).contains(&chars::upper_unicode(c)) {
                    return Some(answer);
                }
                set = &set[2..];
            }
            op::BIGCHARSET => {
                // <block count> <256 block numbers, a byte each> <blocks of 256 bits>
                let count = *set.first()? as usize;
                let numbers = set.get(1..65)?;
                let blocks = set.get(65..65 + count.checked_mul(8)?)?;
                if c < 0x10000 {
                    let at = c as usize >> 8;
                    let block = numbers[at / 4].to_ne_bytes()[at % 4] as usize;
                    let word = *blocks.get(block * 8 + (c as usize & 255) / 32)?;
                    if word & 1 << (c & 31) != 0 {
                        return Some(answer);
                    }
                }
                set = &set[65 + count * 8..];
            }
            _ => return None,
        }
    }
}
