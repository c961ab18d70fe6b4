//! Timsort, as `list.sort` uses it: runs found in the data, extended by binary insertion, merged by the powersort rule.
//!
//! Comparisons may raise or misbehave: the items are then left in some order, none lost. They are compared through `<`
//! only.

use taipan_heap::{HVec, Obj, ObjRef};

use crate::call;
use crate::exception::Result;
use crate::object;
use crate::slots::CompareOp;
use crate::str::{self, Str};
use crate::vm::Vm;

/// Sorts items in place, stably; by `key(item)` if there is a key function.
pub fn sort(vm: &mut Vm, items: &mut HVec<Obj>, key: Option<ObjRef<'_>>, reverse: bool) -> Result<()> {
    let memory = vm.alloc();
    let mut entries: HVec<Entry> = HVec::with_capacity(memory, items.len())?;
    for item in items.iter() {
        let sort_key = match key {
            Some(key) => call::call(vm, key, &[item.borrow()])?,
            None => item.clone(),
        };
        entries.push(
            memory,
            Entry {
                key: sort_key,
                item: item.clone(),
            },
        )?;
    }
    // Sorting a reversed list stably and reversing it again keeps equal items in their order.
    if reverse {
        entries.reverse();
    }
    let kind = Kind::of(&entries);
    let result = Sorter {
        kind,
        scratch: HVec::new(),
    }
    .run(vm, &mut entries);
    if reverse {
        entries.reverse();
    }
    for (place, entry) in items.iter_mut().zip(entries.iter()) {
        *place = entry.item.clone();
    }
    result
}

#[derive(Clone)]
struct Entry {
    key: Obj,
    item: Obj,
}

/// What all keys are, so that comparing them needs no dispatch.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    SmallInts,
    SmallFloats,
    Strings,
    Any,
}

impl Kind {
    fn of(entries: &[Entry]) -> Kind {
        let all = |test: fn(ObjRef<'_>) -> bool| entries.iter().all(|entry| test(entry.key.borrow()));
        if all(|key| key.as_small_int().is_some()) {
            Kind::SmallInts
        } else if all(|key| key.as_small_float().is_some()) {
            Kind::SmallFloats
        } else if all(str::is_exact_str) {
            Kind::Strings
        } else {
            Kind::Any
        }
    }
}

struct Sorter {
    kind: Kind,
    scratch: HVec<Entry>,
}

struct Run {
    start: usize,
    len: usize,
    power: u32,
}

impl Sorter {
    #[inline]
    fn less(&self, vm: &mut Vm, a: &Entry, b: &Entry) -> Result<bool> {
        let (left, right) = (a.key.borrow(), b.key.borrow());
        match self.kind {
            Kind::SmallInts => Ok(left.as_small_int() < right.as_small_int()),
            Kind::SmallFloats => Ok(left.as_small_float() < right.as_small_float()),
            Kind::Strings => match (left.downcast::<Str>(), right.downcast::<Str>()) {
                (Some(a), Some(b)) => Ok(a.compare(b).is_lt()),
                _ => Ok(false),
            },
            Kind::Any => object::compare_bool(vm, left, right, CompareOp::Lt),
        }
    }

    fn run(&mut self, vm: &mut Vm, entries: &mut [Entry]) -> Result<()> {
        let total = entries.len();
        if total < 2 {
            return Ok(());
        }
        let shortest = min_run(total);
        let mut runs: alloc::vec::Vec<Run> = alloc::vec::Vec::new();
        let mut start = 0;
        while start < total {
            let mut len = self.count_run(vm, &mut entries[start..])?;
            if len < shortest {
                let wanted = shortest.min(total - start);
                self.insert(vm, &mut entries[start..start + wanted], len)?;
                len = wanted;
            }
            if let Some(last) = runs.last() {
                let power = power(last.start, last.len, len, total);
                while runs.len() > 1 && runs[runs.len() - 2].power > power {
                    self.merge_last(vm, entries, &mut runs)?;
                }
                if let Some(last) = runs.last_mut() {
                    last.power = power;
                }
            }
            runs.push(Run { start, len, power: 0 });
            start += len;
        }
        while runs.len() > 1 {
            self.merge_last(vm, entries, &mut runs)?;
        }
        Ok(())
    }

    /// The length of the run that the entries begin with, made ascending.
    fn count_run(&mut self, vm: &mut Vm, entries: &mut [Entry]) -> Result<usize> {
        if entries.len() < 2 {
            return Ok(entries.len());
        }
        let mut len = 2;
        if self.less(vm, &entries[1], &entries[0])? {
            while len < entries.len() && self.less(vm, &entries[len], &entries[len - 1])? {
                len += 1;
            }
            entries[..len].reverse();
        } else {
            while len < entries.len() && !self.less(vm, &entries[len], &entries[len - 1])? {
                len += 1;
            }
        }
        Ok(len)
    }

    /// Sorts entries whose first `sorted` are in order, by binary insertion.
    fn insert(&mut self, vm: &mut Vm, entries: &mut [Entry], sorted: usize) -> Result<()> {
        for at in sorted.max(1)..entries.len() {
            let (mut low, mut high) = (0, at);
            while low < high {
                let middle = (low + high) / 2;
                if self.less(vm, &entries[at], &entries[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            entries[low..=at].rotate_right(1);
        }
        Ok(())
    }

    fn merge_last(
        &mut self,
        vm: &mut Vm,
        entries: &mut [Entry],
        runs: &mut alloc::vec::Vec<Run>,
    ) -> Result<()> {
        let (Some(right), Some(left)) = (runs.pop(), runs.pop()) else {
            return Ok(());
        };
        let merged = Run {
            start: left.start,
            len: left.len + right.len,
            power: right.power,
        };
        let slice = &mut entries[merged.start..merged.start + merged.len];
        let result = self.merge(vm, slice, left.len);
        runs.push(merged);
        result
    }

    /// Merges two neighbouring runs. What is in place already at both ends is left alone.
    fn merge(&mut self, vm: &mut Vm, entries: &mut [Entry], middle: usize) -> Result<()> {
        let first = self.upper_bound(vm, &entries[..middle], &entries[middle])?;
        let end = middle + self.lower_bound(vm, &entries[middle..], &entries[middle - 1])?;
        if first >= middle || end <= middle {
            return Ok(());
        }
        let entries = &mut entries[first..end];
        let middle = middle - first;
        let memory = vm.alloc();
        self.scratch.clear();
        self.scratch.extend_from_slice(memory, &entries[..middle])?;
        let scratch = core::mem::take(&mut self.scratch);
        let (mut left, mut right, mut out) = (0, middle, 0);
        let mut outcome = Ok(());
        while left < scratch.len() && right < entries.len() {
            match self.less(vm, &entries[right], &scratch[left]) {
                Ok(true) => {
                    entries.swap(out, right);
                    right += 1;
                }
                Ok(false) => {
                    entries[out] = scratch[left].clone();
                    left += 1;
                }
                Err(error) => {
                    outcome = Err(error);
                    break;
                }
            }
            out += 1;
        }
        while left < scratch.len() {
            entries[out] = scratch[left].clone();
            left += 1;
            out += 1;
        }
        self.scratch = scratch;
        outcome
    }

    fn upper_bound(&mut self, vm: &mut Vm, entries: &[Entry], entry: &Entry) -> Result<usize> {
        let (mut low, mut high) = (0, entries.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.less(vm, entry, &entries[middle])? {
                high = middle
            } else {
                low = middle + 1
            }
        }
        Ok(low)
    }

    fn lower_bound(&mut self, vm: &mut Vm, entries: &[Entry], entry: &Entry) -> Result<usize> {
        let (mut low, mut high) = (0, entries.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.less(vm, &entries[middle], entry)? {
                low = middle + 1
            } else {
                high = middle
            }
        }
        Ok(low)
    }
}

/// The shortest run worth merging: at most 64, and such that `total` divides into about a power of two of them.
fn min_run(total: usize) -> usize {
    let (mut left, mut rest) = (total, 0);
    while left > 64 {
        rest |= left & 1;
        left >>= 1;
    }
    left + rest
}

/// How deep in a nearly balanced tree of merges the border between two neighbouring runs lies (Munro and Wild).
fn power(start: usize, left: usize, right: usize, total: usize) -> u32 {
    let total = total as u64;
    let (mut a, mut b) = ((2 * start + left) as u64, (2 * (start + left) + right) as u64);
    let mut power = 0;
    loop {
        power += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}
