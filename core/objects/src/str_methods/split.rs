//! Taking strings apart and putting them together: `split`, `rsplit`, `splitlines`, `partition`, `join`, `replace`.

use taipan_heap::{HVec, Obj, ObjRef};
use taipan_unicode::{is_linebreak, is_space};

use super::search::{self, Finder};
use crate::exception::Result;
use crate::list::List;
use crate::str::{Str, StrBuilder};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;
use crate::with_units;

/// A string object and its payload.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// The object.
    pub obj: ObjRef<'a>,
    /// Its payload.
    pub text: &'a Str,
}

impl<'a> Text<'a> {
    /// The characters `start..end`: the object itself, if that is all of an exact `str`.
    pub fn slice(self, vm: &mut Vm, start: usize, end: usize) -> Result<Obj> {
        if start == 0 && end == self.text.len() && self.obj.is_exact(super::STR) {
            return Ok(self.obj.own());
        }
        vm.substring(self.text, start, end)
    }

    /// The object as an exact `str`.
    pub fn whole(self, vm: &mut Vm) -> Result<Obj> {
        self.slice(vm, 0, self.text.len())
    }
}

fn list(vm: &mut Vm, items: HVec<Obj>) -> Result<Obj> {
    Ok(List::create(vm, items)?.into())
}

/// Cuts at runs of white space, from the left, into at most `most` pieces and a rest.
pub fn split_whitespace<T: search::Unit>(
    units: &[T],
    is_space: impl Fn(u32) -> bool,
    most: usize,
    mut piece: impl FnMut(usize, usize) -> Result<()>,
) -> Result<()> {
    let space = |at: usize| is_space(units[at].into());
    let mut at = 0;
    let mut left = most;
    while left > 0 {
        while at < units.len() && space(at) {
            at += 1;
        }
        if at == units.len() {
            return Ok(());
        }
        let start = at;
        while at < units.len() && !space(at) {
            at += 1;
        }
        piece(start, at)?;
        left -= 1;
    }
    while at < units.len() && space(at) {
        at += 1;
    }
    if at < units.len() {
        piece(at, units.len())
    } else {
        Ok(())
    }
}

/// As [`split_whitespace`], from the right; pieces come in reverse.
pub fn rsplit_whitespace<T: search::Unit>(
    units: &[T],
    is_space: impl Fn(u32) -> bool,
    most: usize,
    mut piece: impl FnMut(usize, usize) -> Result<()>,
) -> Result<()> {
    let space = |at: usize| is_space(units[at].into());
    let mut at = units.len();
    let mut left = most;
    while left > 0 {
        while at > 0 && space(at - 1) {
            at -= 1;
        }
        if at == 0 {
            return Ok(());
        }
        let end = at;
        while at > 0 && !space(at - 1) {
            at -= 1;
        }
        piece(at, end)?;
        left -= 1;
    }
    while at > 0 && space(at - 1) {
        at -= 1;
    }
    if at > 0 { piece(0, at) } else { Ok(()) }
}

/// Cuts at line ends; pieces have their ends if `keep`.
pub fn split_lines<T: search::Unit>(
    units: &[T],
    is_break: impl Fn(u32) -> bool,
    keep: bool,
    mut piece: impl FnMut(usize, usize) -> Result<()>,
) -> Result<()> {
    let mut at = 0;
    while at < units.len() {
        let start = at;
        while at < units.len() && !is_break(units[at].into()) {
            at += 1;
        }
        let end = at;
        if at < units.len() {
            let pair = units[at].into() == 13 && units.get(at + 1).is_some_and(|&next| next.into() == 10);
            at += 1 + usize::from(pair);
        }
        piece(start, if keep { at } else { end })?;
    }
    Ok(())
}

/// `str.split`; `most` is `usize::MAX` for no limit.
pub fn split(vm: &mut Vm, text: Text<'_>, separator: Option<&Str>, most: usize) -> Result<Obj> {
    let mut items = HVec::new();
    match separator {
        None => with_units!(text.text, units => split_whitespace(units, is_space, most, |start, end| {
            let piece = text.slice(vm, start, end)?;
            Ok(items.push(vm.alloc(), piece)?)
        })?),
        Some(separator) => {
            let finder = Finder::new(vm, text.text, separator)?;
            let len = text.text.len();
            let mut at = 0;
            let mut left = most;
            while let Some(place) = if left > 0 { finder.find(at, len) } else { None } {
                let piece = vm.substring(text.text, at, place)?;
                items.push(vm.alloc(), piece)?;
                at = place + finder.len;
                left -= 1;
            }
            let piece = text.slice(vm, at, len)?;
            items.push(vm.alloc(), piece)?;
        }
    }
    list(vm, items)
}

/// `str.rsplit`.
pub fn rsplit(vm: &mut Vm, text: Text<'_>, separator: Option<&Str>, most: usize) -> Result<Obj> {
    let mut items = HVec::new();
    match separator {
        None => with_units!(text.text, units => rsplit_whitespace(units, is_space, most, |start, end| {
            let piece = text.slice(vm, start, end)?;
            Ok(items.push(vm.alloc(), piece)?)
        })?),
        Some(separator) => {
            let finder = Finder::new(vm, text.text, separator)?;
            let mut end = text.text.len();
            let mut left = most;
            while let Some(place) = if left > 0 { finder.rfind(0, end) } else { None } {
                let piece = vm.substring(text.text, place + finder.len, end)?;
                items.push(vm.alloc(), piece)?;
                end = place;
                left -= 1;
            }
            let piece = text.slice(vm, 0, end)?;
            items.push(vm.alloc(), piece)?;
        }
    }
    items.reverse();
    list(vm, items)
}

/// `str.splitlines`.
pub fn splitlines(vm: &mut Vm, text: Text<'_>, keep: bool) -> Result<Obj> {
    let mut items = HVec::new();
    with_units!(text.text, units => split_lines(units, is_linebreak, keep, |start, end| {
        let piece = text.slice(vm, start, end)?;
        Ok(items.push(vm.alloc(), piece)?)
    })?);
    list(vm, items)
}

/// `str.partition`, and `str.rpartition` if `last`.
pub fn partition(vm: &mut Vm, text: Text<'_>, separator: Text<'_>, last: bool) -> Result<Obj> {
    let finder = Finder::new(vm, text.text, separator.text)?;
    if finder.len == 0 {
        return Err(vm.value_error("empty separator"));
    }
    let len = text.text.len();
    let found = if last {
        finder.rfind(0, len)
    } else {
        finder.find(0, len)
    };
    let items = match found {
        Some(place) => [
            text.slice(vm, 0, place)?,
            separator.obj.own(),
            text.slice(vm, place + finder.len, len)?,
        ],
        None => {
            let whole = text.obj.own();
            let empty = || Obj::from_static(&crate::singletons::EMPTY_STR);
            if last {
                [empty(), empty(), whole]
            } else {
                [whole, empty(), empty()]
            }
        }
    };
    crate::tuple::new(vm, &items)
}

/// `str.join`.
pub fn join(vm: &mut Vm, separator: &Str, iterable: ObjRef<'_>) -> Result<Obj> {
    let items = crate::sequence::fast(vm, iterable, "can only join an iterable")?;
    for (at, item) in items.iter().enumerate() {
        if item.downcast::<Str>().is_none() {
            let kind = item.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "sequence item {at}: expected str instance, {kind} found"
            )));
        }
    }
    if let [only] = &items[..]
        && only.is_exact(super::STR)
    {
        return Ok(only.clone());
    }
    vm.join_str(separator, items.iter().filter_map(Obj::downcast::<Str>))
}

/// `str.replace`; `most` is `usize::MAX` for no limit.
pub fn replace(vm: &mut Vm, text: Text<'_>, old: &Str, new: &Str, most: usize) -> Result<Obj> {
    let len = text.text.len();
    if most == 0 || old.same_text(new) || old.len() > len {
        return text.whole(vm);
    }
    let mut out = StrBuilder::new();
    if old.is_empty() {
        let mut left = most;
        out.push_text(vm, new)?;
        left -= 1;
        let mut at = 0;
        while at < len && left > 0 {
            out.push(vm, text.text.char_at(at))?;
            at += 1;
            out.push_text(vm, new)?;
            left -= 1;
        }
        out.push_slice(vm, text.text, at, len)?;
        return out.finish(vm);
    }
    let finder = Finder::new(vm, text.text, old)?;
    let Some(mut place) = finder.find(0, len) else {
        return text.whole(vm);
    };
    if text.text.is_ascii() && new.is_ascii() {
        return replace_ascii(vm, text.text, old, new, most);
    }
    let mut at = 0;
    let mut left = most;
    loop {
        out.push_slice(vm, text.text, at, place)?;
        out.push_text(vm, new)?;
        at = place + finder.len;
        left -= 1;
        match if left > 0 { finder.find(at, len) } else { None } {
            Some(next) => place = next,
            None => break,
        }
    }
    out.push_slice(vm, text.text, at, len)?;
    out.finish(vm)
}

fn replace_ascii(vm: &mut Vm, text: &Str, old: &Str, new: &Str, most: usize) -> Result<Obj> {
    let (text, old, new) = (text.data(), old.data(), new.data());
    let count = search::count(text, old, most);
    let size = replaced_size(text.len(), old.len(), new.len(), count).ok_or(taipan_heap::AllocError)?;
    vm.new_ascii_filled(size, |out| replace_into(out, text, old, new, count))
}

/// How long a text is after `count` replacements.
pub fn replaced_size(text: usize, old: usize, new: usize, count: usize) -> Option<usize> {
    (text - count * old).checked_add(new.checked_mul(count)?)
}

/// Writes `text` with its first `count` places of `old`, which is not empty, replaced by `new`; `out` has that size.
pub fn replace_into(out: &mut [u8], text: &[u8], old: &[u8], new: &[u8], count: usize) {
    let (mut from, mut to) = (0, 0);
    for _ in 0..count {
        let Some(place) = search::find(&text[from..], old) else {
            break;
        };
        out[to..to + place].copy_from_slice(&text[from..from + place]);
        to += place;
        out[to..to + new.len()].copy_from_slice(new);
        to += new.len();
        from += place + old.len();
    }
    out[to..].copy_from_slice(&text[from..]);
}
