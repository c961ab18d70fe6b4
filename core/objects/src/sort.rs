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
        min_gallop: MIN_GALLOP,
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

/// How many wins in a row make a merge look ahead instead of comparing one by one.
const MIN_GALLOP: usize = 7;
/// Runs shorter than about this are extended by insertion.
const MAX_MIN_RUN: usize = 64;

struct Sorter {
    kind: Kind,
    scratch: HVec<Entry>,
    /// Like `MIN_GALLOP`, adapted to how well looking ahead has paid off so far.
    min_gallop: usize,
}

struct Run {
    start: usize,
    len: usize,
    power: u32,
}

/// Moves an entry out of its place, which is filled again before anybody looks.
fn take(entry: &mut Entry) -> Entry {
    core::mem::replace(
        entry,
        Entry {
            key: Obj::from_i16(0),
            item: Obj::from_i16(0),
        },
    )
}

/// Moves `count` entries from `from` to `to`, which may overlap.
fn shift(entries: &mut [Entry], from: usize, to: usize, count: usize) {
    if to <= from {
        for at in 0..count {
            entries.swap(to + at, from + at);
        }
    } else {
        for at in (0..count).rev() {
            entries.swap(to + at, from + at);
        }
    }
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
        let mut runs: HVec<Run> = HVec::new();
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
                    let at = runs.len() - 2;
                    self.merge_at(vm, entries, &mut runs, at)?;
                }
                if let Some(last) = runs.last_mut() {
                    last.power = power;
                }
            }
            runs.push(vm.alloc(), Run { start, len, power: 0 })?;
            start += len;
        }
        while runs.len() > 1 {
            let mut at = runs.len() - 2;
            if at > 0 && runs[at - 1].len < runs[at + 1].len {
                at -= 1;
            }
            self.merge_at(vm, entries, &mut runs, at)?;
        }
        Ok(())
    }

    /// The length of the run that the entries begin with, made ascending.
    ///
    /// A descending run may hold stretches of equal entries: each is reversed first, so that reversing the whole run
    /// keeps their order.
    fn count_run(&mut self, vm: &mut Vm, entries: &mut [Entry]) -> Result<usize> {
        let total = entries.len();
        let mut len = 1;
        while len < total && !self.less(vm, &entries[len], &entries[len - 1])? {
            len += 1;
        }
        if len == total {
            return Ok(len);
        }
        if len > 1 {
            if self.less(vm, &entries[0], &entries[len - 1])? {
                return Ok(len);
            }
            // All equal so far, and the next is less: a descending run.
            entries[..len].reverse();
        }
        len += 1;
        let mut equal = 0;
        while len < total {
            if self.less(vm, &entries[len], &entries[len - 1])? {
                reverse_equal(entries, len, &mut equal);
            } else if self.less(vm, &entries[len - 1], &entries[len])? {
                break;
            } else {
                equal += 1;
            }
            len += 1;
        }
        reverse_equal(entries, len, &mut equal);
        entries[..len].reverse();
        while len < total && !self.less(vm, &entries[len], &entries[len - 1])? {
            len += 1;
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

    /// Merges run `at` with the next. What is in place already at both ends is left alone.
    fn merge_at(
        &mut self,
        vm: &mut Vm,
        entries: &mut [Entry],
        runs: &mut HVec<Run>,
        at: usize,
    ) -> Result<()> {
        let right = runs.remove(at + 1);
        let left = &mut runs[at];
        let (start, middle) = (left.start, left.len);
        left.len += right.len;
        left.power = right.power;
        let entries = &mut entries[start..start + middle + right.len];
        let first = self.gallop_right(vm, &entries[middle], &entries[..middle], 0)?;
        if first == middle {
            return Ok(());
        }
        let behind = &entries[middle..];
        let count = self.gallop_left(vm, &entries[middle - 1], behind, behind.len() - 1)?;
        if count == 0 {
            return Ok(());
        }
        let entries = &mut entries[first..middle + count];
        let middle = middle - first;
        self.scratch.clear();
        let mut scratch = core::mem::take(&mut self.scratch);
        let smaller = middle.min(entries.len() - middle);
        scratch.reserve(vm.alloc(), smaller)?;
        let result = if middle <= entries.len() - middle {
            for entry in &mut entries[..middle] {
                let _ = scratch.push_within_capacity(take(entry));
            }
            let mut merge = MergeLow {
                temp: &mut scratch,
                entries,
                a: 0,
                b: middle,
                dest: 0,
            };
            let result = merge.run(vm, self);
            merge.finish();
            result
        } else {
            for entry in &mut entries[middle..] {
                let _ = scratch.push_within_capacity(take(entry));
            }
            let nb = scratch.len();
            let mut merge = MergeHigh {
                temp: &mut scratch,
                dest: entries.len(),
                entries,
                na: middle,
                nb,
            };
            let result = merge.run(vm, self);
            merge.finish();
            result
        };
        scratch.clear();
        self.scratch = scratch;
        result
    }

    /// Where `key` belongs in sorted entries, before equal ones, found by looking ahead from `hint`.
    fn gallop_left(&self, vm: &mut Vm, key: &Entry, entries: &[Entry], hint: usize) -> Result<usize> {
        let (mut last, mut offset) = (0, 1);
        let (mut low, mut high);
        if self.less(vm, &entries[hint], key)? {
            let most = entries.len() - hint;
            while offset < most && self.less(vm, &entries[hint + offset], key)? {
                last = offset;
                offset = 2 * offset + 1;
            }
            (low, high) = (hint + last + 1, hint + offset.min(most));
        } else {
            let most = hint + 1;
            while offset < most && !self.less(vm, &entries[hint - offset], key)? {
                last = offset;
                offset = 2 * offset + 1;
            }
            (low, high) = (hint + 1 - offset.min(most), hint - last);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.less(vm, &entries[middle], key)? {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(high)
    }

    /// As `gallop_left`, behind equal entries.
    fn gallop_right(&self, vm: &mut Vm, key: &Entry, entries: &[Entry], hint: usize) -> Result<usize> {
        let (mut last, mut offset) = (0, 1);
        let (mut low, mut high);
        if self.less(vm, key, &entries[hint])? {
            let most = hint + 1;
            while offset < most && self.less(vm, key, &entries[hint - offset])? {
                last = offset;
                offset = 2 * offset + 1;
            }
            (low, high) = (hint + 1 - offset.min(most), hint - last);
        } else {
            let most = entries.len() - hint;
            while offset < most && !self.less(vm, key, &entries[hint + offset])? {
                last = offset;
                offset = 2 * offset + 1;
            }
            (low, high) = (hint + last + 1, hint + offset.min(most));
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.less(vm, key, &entries[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Ok(high)
    }
}

/// Reverses the last `equal + 1` of the first `len` entries.
fn reverse_equal(entries: &mut [Entry], len: usize, equal: &mut usize) {
    if *equal > 0 {
        entries[len - *equal - 1..len].reverse();
        *equal = 0;
    }
}

/// A merge from the front: the left run is in `temp`, and what is merged grows from the left.
struct MergeLow<'a> {
    temp: &'a mut [Entry],
    entries: &'a mut [Entry],
    /// The next of the left run.
    a: usize,
    /// The next of the right run.
    b: usize,
    /// Where the next goes.
    dest: usize,
}

impl MergeLow<'_> {
    fn take_a(&mut self, count: usize) {
        for _ in 0..count {
            self.entries[self.dest] = take(&mut self.temp[self.a]);
            self.dest += 1;
            self.a += 1;
        }
    }

    fn take_b(&mut self, count: usize) {
        shift(self.entries, self.b, self.dest, count);
        self.dest += count;
        self.b += count;
    }

    /// Whether one run is used up, or all but the left run's last entry, which is the largest.
    fn is_done(&self) -> bool {
        self.temp.len() - self.a <= 1 || self.b == self.entries.len()
    }

    fn run(&mut self, vm: &mut Vm, sorter: &mut Sorter) -> Result<()> {
        self.take_b(1);
        let mut min_gallop = sorter.min_gallop;
        while !self.is_done() {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if sorter.less(vm, &self.entries[self.b], &self.temp[self.a])? {
                    self.take_b(1);
                    (a_wins, b_wins) = (0, b_wins + 1);
                } else {
                    self.take_a(1);
                    (a_wins, b_wins) = (a_wins + 1, 0);
                }
                if self.is_done() {
                    return Ok(());
                }
                if a_wins.max(b_wins) >= min_gallop {
                    break;
                }
            }
            min_gallop += 1;
            loop {
                if min_gallop > 1 {
                    min_gallop -= 1;
                }
                sorter.min_gallop = min_gallop;
                a_wins = sorter.gallop_right(vm, &self.entries[self.b], &self.temp[self.a..], 0)?;
                self.take_a(a_wins);
                if self.is_done() {
                    return Ok(());
                }
                self.take_b(1);
                if self.is_done() {
                    return Ok(());
                }
                b_wins = sorter.gallop_left(vm, &self.temp[self.a], &self.entries[self.b..], 0)?;
                self.take_b(b_wins);
                if self.b == self.entries.len() {
                    return Ok(());
                }
                self.take_a(1);
                if self.is_done() {
                    return Ok(());
                }
                if a_wins.max(b_wins) < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            sorter.min_gallop = min_gallop;
        }
        Ok(())
    }

    /// Puts what is left in its place: a last entry behind the right run, or, after an error, whatever was taken out.
    fn finish(&mut self) {
        if self.temp.len() - self.a == 1 {
            self.take_b(self.entries.len() - self.b);
        }
        self.take_a(self.temp.len() - self.a);
    }
}

/// A merge from the back: the right run is in `temp`, and what is merged grows from the right.
struct MergeHigh<'a> {
    temp: &'a mut [Entry],
    entries: &'a mut [Entry],
    /// How many of the left run are left.
    na: usize,
    /// How many of the right run are left.
    nb: usize,
    /// Behind where the next goes.
    dest: usize,
}

impl MergeHigh<'_> {
    fn take_a(&mut self, count: usize) {
        self.na -= count;
        self.dest -= count;
        shift(self.entries, self.na, self.dest, count);
    }

    fn take_b(&mut self, count: usize) {
        for _ in 0..count {
            self.nb -= 1;
            self.dest -= 1;
            self.entries[self.dest] = take(&mut self.temp[self.nb]);
        }
    }

    /// Whether one run is used up, or all but the right run's first entry, which is the smallest.
    fn is_done(&self) -> bool {
        self.na == 0 || self.nb <= 1
    }

    fn run(&mut self, vm: &mut Vm, sorter: &mut Sorter) -> Result<()> {
        self.take_a(1);
        let mut min_gallop = sorter.min_gallop;
        while !self.is_done() {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if sorter.less(vm, &self.temp[self.nb - 1], &self.entries[self.na - 1])? {
                    self.take_a(1);
                    (a_wins, b_wins) = (a_wins + 1, 0);
                } else {
                    self.take_b(1);
                    (a_wins, b_wins) = (0, b_wins + 1);
                }
                if self.is_done() {
                    return Ok(());
                }
                if a_wins.max(b_wins) >= min_gallop {
                    break;
                }
            }
            min_gallop += 1;
            loop {
                if min_gallop > 1 {
                    min_gallop -= 1;
                }
                sorter.min_gallop = min_gallop;
                let left = &self.entries[..self.na];
                let kept = sorter.gallop_right(vm, &self.temp[self.nb - 1], left, self.na - 1)?;
                a_wins = self.na - kept;
                self.take_a(a_wins);
                if self.na == 0 {
                    return Ok(());
                }
                self.take_b(1);
                if self.is_done() {
                    return Ok(());
                }
                let right = &self.temp[..self.nb];
                let kept = sorter.gallop_left(vm, &self.entries[self.na - 1], right, self.nb - 1)?;
                b_wins = self.nb - kept;
                self.take_b(b_wins);
                if self.is_done() {
                    return Ok(());
                }
                self.take_a(1);
                if self.na == 0 {
                    return Ok(());
                }
                if a_wins.max(b_wins) < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            sorter.min_gallop = min_gallop;
        }
        Ok(())
    }

    /// Puts what is left in its place: a first entry before the left run, or, after an error, whatever was taken out.
    fn finish(&mut self) {
        if self.nb == 1 {
            self.take_a(self.na);
        }
        self.take_b(self.nb);
    }
}

/// The shortest run worth merging: less than 64, and such that `total` divides into about a power of two of them.
fn min_run(total: usize) -> usize {
    let (mut left, mut rest) = (total, 0);
    while left >= MAX_MIN_RUN {
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
