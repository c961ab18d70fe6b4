//! Operations on constants that are strings, bytes or tuples.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec::Vec;

use taipan_bytecode::{Const, ConstRef};
use taipan_numeric::{BigInt, Sign};
use taipan_unicode::{Wtf8, Wtf8Buf};

use super::{MAX_COLLECTION_SIZE, MAX_STR_SIZE, MAX_TOTAL_ITEMS};
use crate::const_cache::str_const;

/// `left + right`.
pub(super) fn concatenate(left: &Const, right: &Const) -> Option<Const> {
    Some(match (left, right) {
        (Const::Str { text: left, .. }, Const::Str { text: right, .. }) => {
            let mut text = Wtf8Buf::with_capacity(left.len() + right.len());
            text.push_wtf8(left);
            text.push_wtf8(right);
            str_const(text)
        }
        (Const::Bytes(left), Const::Bytes(right)) => Const::Bytes([&left[..], &right[..]].concat().into()),
        (Const::Tuple(left), Const::Tuple(right)) => Const::Tuple([&left[..], &right[..]].concat().into()),
        _ => return None,
    })
}

/// `sequence * count`, if it is small enough.
pub(super) fn repeat(sequence: &Const, count: &BigInt) -> Option<Const> {
    // How often a sequence of this size may be repeated; an empty one as often as fits a machine word.
    let times = |size: usize, limit: usize| {
        if size == 0 {
            return i64::try_from(count).ok().map(|_| 0);
        }
        usize::try_from(count).ok().filter(|&count| count <= limit / size)
    };
    Some(match sequence {
        Const::Str { text, .. } => {
            let count = times(text.code_points().count(), MAX_STR_SIZE)?;
            let mut repeated = Wtf8Buf::with_capacity(text.len() * count);
            for _ in 0..count {
                repeated.push_wtf8(text);
            }
            str_const(repeated)
        }
        Const::Bytes(bytes) => Const::Bytes(bytes.repeat(times(bytes.len(), MAX_STR_SIZE)?).into()),
        Const::Tuple(items) => {
            let count = times(items.len(), MAX_COLLECTION_SIZE)?;
            if count > 0 && total_items(items, MAX_TOTAL_ITEMS / count).is_none() {
                return None;
            }
            let mut repeated = Vec::with_capacity(items.len() * count);
            for _ in 0..count {
                repeated.extend_from_slice(items);
            }
            Const::Tuple(repeated.into())
        }
        _ => return None,
    })
}

/// How many items there are, those of tuples within included; `None` if more than `limit`.
fn total_items(items: &[ConstRef], limit: usize) -> Option<usize> {
    let mut total = 0;
    let mut pending: Vec<&[ConstRef]> = Vec::new();
    let mut next = Some(items);
    while let Some(items) = next {
        total += items.len();
        if total > limit {
            return None;
        }
        for item in items {
            if let Const::Tuple(items) = &**item {
                pending.push(items);
            }
        }
        next = pending.pop();
    }
    Some(total)
}

/// `sequence[key]`.
pub(super) fn subscript(sequence: &Const, key: &Const) -> Option<ConstRef> {
    let length = match sequence {
        Const::Str { text, .. } => text.code_points().count(),
        Const::Bytes(bytes) => bytes.len(),
        Const::Tuple(items) => items.len(),
        _ => return None,
    };
    if let Const::Slice(parts) = key {
        let places = slice_places(parts, i64::try_from(length).ok()?)?;
        return Some(Rc::new(match sequence {
            Const::Str { text, .. } => {
                let characters: Vec<u32> = text.code_points().collect();
                let mut part = Wtf8Buf::new();
                for place in places {
                    part.push(*characters.get(place)?);
                }
                str_const(part)
            }
            Const::Bytes(bytes) => Const::Bytes(
                places
                    .map(|place| bytes.get(place).copied())
                    .collect::<Option<Box<[u8]>>>()?,
            ),
            Const::Tuple(items) => Const::Tuple(
                places
                    .map(|place| items.get(place).cloned())
                    .collect::<Option<Box<[_]>>>()?,
            ),
            _ => return None,
        }));
    }
    let index = match key {
        Const::False => 0,
        Const::True => 1,
        Const::Int(index) => *index,
        _ => return None,
    };
    let index = if index < 0 {
        index.checked_add(i64::try_from(length).ok()?)?
    } else {
        index
    };
    let index = usize::try_from(index).ok()?;
    match sequence {
        Const::Str { text, .. } => character(text, index).map(Rc::new),
        Const::Bytes(bytes) => bytes.get(index).map(|&byte| Rc::new(Const::Int(i64::from(byte)))),
        Const::Tuple(items) => items.get(index).cloned(),
        _ => None,
    }
}

fn character(text: &Wtf8, index: usize) -> Option<Const> {
    let mut character = Wtf8Buf::new();
    character.push(text.code_points().nth(index)?);
    Some(str_const(character))
}

/// The places that a slice takes from a sequence of `length` items; `None` if it raises.
fn slice_places(parts: &[ConstRef; 3], length: i64) -> Option<impl Iterator<Item = usize>> {
    let [start, stop, step] = [
        slice_part(&parts[0])?,
        slice_part(&parts[1])?,
        slice_part(&parts[2])?,
    ];
    let step = step.unwrap_or(1).max(-i64::MAX);
    if step == 0 {
        return None;
    }
    let clamp = |part: i64| {
        let part = if part < 0 {
            part.saturating_add(length)
        } else {
            part
        };
        if step < 0 {
            part.clamp(-1, length - 1)
        } else {
            part.clamp(0, length)
        }
    };
    let start = start.map_or(if step < 0 { length - 1 } else { 0 }, clamp);
    let stop = stop.map_or(if step < 0 { -1 } else { length }, clamp);
    let mut next = Some(start).filter(|_| length > 0);
    Some(core::iter::from_fn(move || {
        let place = next?;
        if if step < 0 { place <= stop } else { place >= stop } {
            return None;
        }
        next = place.checked_add(step);
        usize::try_from(place).ok()
    }))
}

/// A part of a slice: nothing, or a number that fits.
fn slice_part(part: &Const) -> Option<Option<i64>> {
    match part {
        Const::None => Some(None),
        Const::False => Some(Some(0)),
        Const::True => Some(Some(1)),
        Const::Int(value) => Some(Some(*value)),
        Const::BigInt(value) => Some(Some(if value.sign() == Sign::Minus {
            i64::MIN
        } else {
            i64::MAX
        })),
        _ => None,
    }
}
