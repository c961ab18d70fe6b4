//! Which of several names may have been meant: "Did you mean 'x'?"
//!
//! The distance is Levenshtein's with CPython's costs: moving or replacing a byte costs two, changing its case one.

use alloc::string::String;
use alloc::vec::Vec;

use taipan_heap::{Obj, ObjRef};

use crate::str::{Str, equal};
use crate::vm::Vm;

const MAX_CANDIDATES: usize = 750;
const MAX_BYTES: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

fn substitution_cost(a: u8, b: u8) -> usize {
    if a & 31 != b & 31 {
        return MOVE_COST;
    }
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The distance between two texts; anything above `limit` if it is larger than that.
fn distance(a: &[u8], b: &[u8], limit: usize) -> usize {
    if a == b {
        return 0;
    }
    let prefix = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > MAX_BYTES || b.len() > MAX_BYTES {
        return limit + 1;
    }
    let (a, b) = if b.len() < a.len() { (b, a) } else { (a, b) };
    if (b.len() - a.len()) * MOVE_COST > limit {
        return limit + 1;
    }
    let mut row = [0; MAX_BYTES];
    for (at, place) in row.iter_mut().enumerate() {
        *place = (at + 1) * MOVE_COST;
    }
    let row = &mut row[..a.len()];
    let mut result = 0;
    for (at, &b) in b.iter().enumerate() {
        let mut diagonal = at * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (place, &a) in row.iter_mut().zip(a) {
            let substituted = diagonal + substitution_cost(b, a);
            diagonal = *place;
            result = substituted.min(result.min(diagonal) + MOVE_COST);
            *place = result;
            least = least.min(result);
        }
        if least > limit {
            return limit + 1;
        }
    }
    result
}

/// The candidate that is most like `name`, if one is like enough (`_Py_CalculateSuggestions`). Candidates that are no
/// `str` are passed over, and so are those that cannot be encoded as UTF-8.
pub fn closest(_vm: &Vm, name: ObjRef<'_>, candidates: &[Obj]) -> Option<Obj> {
    let text = name.downcast::<Str>()?.to_utf8()?;
    let names: Vec<Option<String>> = candidates
        .iter()
        .map(|candidate| match candidate.downcast::<Str>() {
            Some(candidate_text) if !equal(candidate.borrow(), name) => candidate_text.to_utf8(),
            _ => None,
        })
        .collect();
    let at = closest_text(&text, names.iter().map(Option::as_deref))?;
    candidates.get(at).cloned()
}

/// The position of the candidate that is most like `name`; positions without text do not count but for their number.
pub fn closest_text<'a>(
    name: &str,
    candidates: impl ExactSizeIterator<Item = Option<&'a str>>,
) -> Option<usize> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let mut best = None;
    let mut best_distance = usize::MAX;
    for (at, candidate) in candidates.enumerate() {
        let Some(candidate) = candidate.filter(|candidate| *candidate != name) else {
            continue;
        };
        // At most a third of the characters may need a change, and the best so far must be beaten.
        let limit = ((name.len() + candidate.len() + 3) * MOVE_COST / 6).min(best_distance - 1);
        let distance = distance(name.as_bytes(), candidate.as_bytes(), limit);
        if distance > limit {
            continue;
        }
        if best.is_none() || distance < best_distance {
            best = Some(at);
            best_distance = distance;
            if distance == 0 {
                break;
            }
        }
    }
    best
}
