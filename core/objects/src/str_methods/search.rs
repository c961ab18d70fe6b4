//! Substring search over characters of any width, for `str` and `bytes`.
//!
//! A single character is looked for in blocks that the compiler turns into vector compares. A longer text is looked
//! for by its last character, each candidate then compared; where that wastes too much, by Crochemore and Perrin's
//! two-way algorithm, which is linear for any input.

use taipan_heap::HVec;

use crate::exception::Result;
use crate::str::{Kind, Str, View};
use crate::vm::Vm;

/// A character of some width.
pub trait Unit: Copy + Ord + Into<u32> + 'static {}

impl Unit for u8 {}
impl Unit for u16 {}
impl Unit for u32 {}

const BLOCK: usize = 32;

/// The first place of `unit`.
#[inline]
pub fn position<T: Unit>(hay: &[T], unit: T) -> Option<usize> {
    let (blocks, rest) = hay.as_chunks::<BLOCK>();
    for (at, block) in blocks.iter().enumerate() {
        let hit = block
            .iter()
            .fold(0_u8, |hit, &other| hit | u8::from(other == unit));
        if hit != 0 {
            return block
                .iter()
                .position(|&other| other == unit)
                .map(|place| at * BLOCK + place);
        }
    }
    rest.iter()
        .position(|&other| other == unit)
        .map(|place| blocks.len() * BLOCK + place)
}

/// The last place of `unit`.
#[inline]
pub fn rposition<T: Unit>(hay: &[T], unit: T) -> Option<usize> {
    let (rest, blocks) = hay.as_rchunks::<BLOCK>();
    for (at, block) in blocks.iter().enumerate().rev() {
        let hit = block
            .iter()
            .fold(0_u8, |hit, &other| hit | u8::from(other == unit));
        if hit != 0 {
            return block
                .iter()
                .rposition(|&other| other == unit)
                .map(|place| rest.len() + at * BLOCK + place);
        }
    }
    rest.iter().rposition(|&other| other == unit)
}

/// The first place of `needle`.
pub fn find<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    let (&last, body) = match needle {
        [] => return Some(0),
        [unit] => return position(hay, *unit),
        _ => needle.split_last()?,
    };
    if hay.len() < needle.len() {
        return None;
    }
    let first = body[0];
    // Candidates end at `end`; `wasted` counts characters compared in vain.
    let mut end = body.len();
    let mut wasted = 0_usize;
    loop {
        end += position(hay.get(end..)?, last)?;
        let start = end - body.len();
        if hay[start] == first {
            if &hay[start..end] == body {
                return Some(start);
            }
            wasted += needle.len();
            if wasted > 2048 + 4 * start {
                return two_way(&hay[start + 1..], needle).map(|place| start + 1 + place);
            }
        }
        end += 1;
    }
}

/// The last place of `needle`.
pub fn rfind<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    let (&first, body) = match needle {
        [] => return Some(hay.len()),
        [unit] => return rposition(hay, *unit),
        _ => needle.split_first()?,
    };
    let mut until = (hay.len() + 1).checked_sub(needle.len())?;
    loop {
        let start = rposition(&hay[..until], first)?;
        if &hay[start + 1..start + needle.len()] == body {
            return Some(start);
        }
        until = start;
    }
}

/// How often `needle`, which is not empty, occurs without overlap; at most `most` times.
pub fn count<T: Unit>(hay: &[T], needle: &[T], most: usize) -> usize {
    if let ([unit], usize::MAX) = (needle, most) {
        return hay.iter().filter(|&&other| other == *unit).count();
    }
    let mut at = 0;
    let mut found = 0;
    while found < most {
        match find(&hay[at..], needle) {
            Some(place) => at += place + needle.len(),
            None => break,
        }
        found += 1;
    }
    found
}

/// The start of the largest suffix under one order of characters or its reverse, and the suffix's period.
fn maximal_suffix<T: Unit>(needle: &[T], reversed: bool) -> (usize, usize) {
    let (mut left, mut right, mut offset, mut period) = (0, 1, 0, 1);
    while right + offset < needle.len() {
        let (a, b) = (needle[right + offset], needle[left + offset]);
        if if reversed { a > b } else { a < b } {
            right += offset + 1;
            offset = 0;
            period = right - left;
        } else if a == b {
            if offset + 1 == period {
                right += offset + 1;
                offset = 0;
            } else {
                offset += 1;
            }
        } else {
            left = right;
            right += 1;
            offset = 0;
            period = 1;
        }
    }
    (left, period)
}

fn two_way<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    let (a, b) = (maximal_suffix(needle, false), maximal_suffix(needle, true));
    let (cut, period) = if a.0 > b.0 { a } else { b };
    let len = needle.len();
    let periodic = cut + period <= len && needle[..cut] == needle[period..period + cut];
    let (shift, keep) = if periodic {
        (period, len - period)
    } else {
        (cut.max(len - cut) + 1, 0)
    };
    let mut at = 0;
    let mut memory = 0;
    while at + len <= hay.len() {
        let window = &hay[at..at + len];
        let mut right = cut.max(memory);
        while right < len && needle[right] == window[right] {
            right += 1;
        }
        if right < len {
            at += right - cut + 1;
            memory = 0;
            continue;
        }
        let mut left = cut;
        while left > memory && needle[left - 1] == window[left - 1] {
            left -= 1;
        }
        if left <= memory {
            return Some(at);
        }
        at += shift;
        memory = keep;
    }
    None
}

enum Needle<'a> {
    One(&'a [u8]),
    Two(&'a [u16]),
    Four(&'a [u32]),
    WideTwo(HVec<u16>),
    WideFour(HVec<u32>),
    /// The needle has characters that the text cannot have.
    Never,
}

/// A search of one string in another.
pub struct Finder<'a> {
    hay: View<'a>,
    needle: Needle<'a>,
    /// Characters of the needle.
    pub len: usize,
}

macro_rules! each {
    ($self:ident, $hay:ident, $needle:ident => $then:expr, $otherwise:expr) => {
        match (&$self.hay, &$self.needle) {
            (View::One($hay), Needle::One($needle)) => {
                let $needle: &[u8] = $needle;
                $then
            }
            (View::Two($hay), Needle::Two($needle)) => {
                let $needle: &[u16] = $needle;
                $then
            }
            (View::Two($hay), Needle::WideTwo($needle)) => {
                let $needle: &[u16] = $needle;
                $then
            }
            (View::Four($hay), Needle::Four($needle)) => {
                let $needle: &[u32] = $needle;
                $then
            }
            (View::Four($hay), Needle::WideFour($needle)) => {
                let $needle: &[u32] = $needle;
                $then
            }
            _ => $otherwise,
        }
    };
}

impl<'a> Finder<'a> {
    /// Prepares to look for `needle` in `hay`: widens it if it must be.
    pub fn new(vm: &Vm, hay: &'a Str, needle: &'a Str) -> Result<Finder<'a>> {
        let found = match (hay.kind(), needle.view()) {
            (Kind::One, View::One(units)) => Needle::One(units),
            (Kind::Two, View::Two(units)) => Needle::Two(units),
            (Kind::Four, View::Four(units)) => Needle::Four(units),
            (Kind::Two, View::One(units)) => Needle::WideTwo(widened(vm, units, u16::from)?),
            (Kind::Four, View::One(units)) => Needle::WideFour(widened(vm, units, u32::from)?),
            (Kind::Four, View::Two(units)) => Needle::WideFour(widened(vm, units, u32::from)?),
            _ => Needle::Never,
        };
        Ok(Finder {
            hay: hay.view(),
            needle: found,
            len: needle.len(),
        })
    }

    /// The first place within `start..end`, if the needle lies wholly in it.
    pub fn find(&self, start: usize, end: usize) -> Option<usize> {
        each!(self, hay, needle => find(hay.get(start..end)?, needle), None).map(|place| start + place)
    }

    /// The last place within `start..end`.
    pub fn rfind(&self, start: usize, end: usize) -> Option<usize> {
        each!(self, hay, needle => rfind(hay.get(start..end)?, needle), None).map(|place| start + place)
    }

    /// How often the needle, which is not empty, occurs in `start..end` without overlap; at most `most` times.
    pub fn count(&self, start: usize, end: usize, most: usize) -> usize {
        each!(self, hay, needle => hay.get(start..end).map_or(0, |hay| count(hay, needle, most)), 0)
    }

    /// Whether the needle stands at `at`, wholly before `end`.
    pub fn is_at(&self, at: usize, end: usize) -> bool {
        let Some(until) = at.checked_add(self.len).filter(|&until| until <= end) else {
            return false;
        };
        each!(self, hay, needle => hay.get(at..until) == Some(needle), false)
    }
}

fn widened<T: Copy, U>(vm: &Vm, units: &[T], widen: impl Fn(T) -> U) -> Result<HVec<U>> {
    Ok(HVec::from_iter(
        vm.alloc(),
        units.iter().map(|&unit| widen(unit)),
    )?)
}

/// `start` and `end` of a search as places within a sequence of `len` items (`ADJUST_INDICES`). The start may lie
/// behind the end: then nothing is found, not even an empty text.
pub fn clip(len: usize, start: isize, end: isize) -> (usize, usize) {
    let len = len as isize;
    let end = if end > len {
        len
    } else if end < 0 {
        (end + len).max(0)
    } else {
        end
    };
    let start = if start < 0 {
        start.saturating_add(len).max(0)
    } else {
        start
    };
    (start as usize, end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every search against the plain one, on texts of few letters, where candidates abound.
    #[test]
    fn searches_agree_with_the_naive_one() {
        let mut seed = 1_u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12345);
            (seed >> 8) % below
        };
        for _ in 0..3000 {
            let letters = 1 + next(3);
            let hay: alloc::vec::Vec<u16> = (0..next(200)).map(|_| next(letters) as u16).collect();
            let needle: alloc::vec::Vec<u16> = (0..1 + next(9)).map(|_| next(letters) as u16).collect();
            let places = || (0..hay.len()).filter(|&at| hay[at..].starts_with(&needle));
            assert_eq!(find(&hay, &needle), places().next());
            assert_eq!(two_way(&hay, &needle), places().next());
            assert_eq!(rfind(&hay, &needle), places().next_back());
            let mut end = 0;
            let count_naive = places().filter(|&at| {
                let free = at >= end;
                if free {
                    end = at + needle.len();
                }
                free
            });
            assert_eq!(count(&hay, &needle, usize::MAX), count_naive.count());
        }
    }

    /// A text that wastes every candidate is still searched in linear time.
    #[test]
    fn a_hostile_text_is_searched_in_linear_time() {
        let hay = alloc::vec![b'a'; 400_000];
        let mut needle = alloc::vec![b'a'; 100_000];
        needle[50_000] = b'b';
        assert_eq!(find(&hay, &needle), None);
    }
}
