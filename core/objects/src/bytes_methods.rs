//! What `bytes` and `bytearray` share: their common methods, written once over slices.
//!
//! A `bytes` is looked at in place; of a `bytearray` or another exporter a copy is taken, because making the result may
//! run code that changes it.

mod table;

use core::ops::Deref;

use taipan_heap::{HVec, Obj, ObjRef};

use crate::buffer::{self, BufferFlags};
use crate::bytearray::{self, ByteArray};
use crate::bytes::{self, Bytes};
use crate::exception::Result;
use crate::int;
use crate::list::List;
use crate::str::{Str, StrBuilder};
use crate::str_methods::search::{self, clip};
use crate::str_methods::{self, hex_digit, split};
use crate::tuple::{self, Tuple};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Bytes to be read.
pub enum Input<'a> {
    /// A `bytes`, in place.
    Lent(&'a [u8]),
    /// A copy.
    Copy(HVec<u8>),
}

impl Deref for Input<'_> {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            Input::Lent(bytes) => bytes,
            Input::Copy(bytes) => bytes,
        }
    }
}

impl<'a> Input<'a> {
    /// The bytes of an object with a buffer. Raises `TypeError` ("a bytes-like object is required").
    pub fn new(vm: &mut Vm, obj: ObjRef<'a>) -> Result<Input<'a>> {
        if let Some(bytes) = obj.downcast::<Bytes>() {
            return Ok(Input::Lent(bytes.as_slice()));
        }
        if let Some(array) = obj.downcast::<ByteArray>() {
            return Ok(Input::Copy(array.to_vec(vm)?));
        }
        let buffer = buffer::get(vm, obj, BufferFlags::SIMPLE)?;
        let mut copy = HVec::new();
        copy.extend_from_slice(vm.alloc(), buffer.bytes(vm))?;
        Ok(Input::Copy(copy))
    }
}

/// Whether the receiver is a `bytearray`, whose methods return new ones.
fn is_mutable(this: ObjRef<'_>) -> bool {
    this.downcast::<ByteArray>().is_some()
}

/// A result of a method of `this`: a `bytearray` if it is one.
pub fn make(vm: &mut Vm, this: ObjRef<'_>, made: &[u8]) -> Result<Obj> {
    if is_mutable(this) {
        bytearray::new(vm, made)
    } else {
        bytes::new(vm, made)
    }
}

/// As [`make`], of memory that may be kept.
fn make_owned(vm: &mut Vm, this: ObjRef<'_>, made: HVec<u8>) -> Result<Obj> {
    if is_mutable(this) {
        bytearray::from_vec(vm, made)
    } else {
        bytes::new(vm, &made)
    }
}

/// The part `start..end`: the object itself if that is all of an exact `bytes`.
fn part(vm: &mut Vm, this: ObjRef<'_>, own: &[u8], start: usize, end: usize) -> Result<Obj> {
    if start == 0 && end == own.len() && this.is_exact(bytes::BYTES) {
        return Ok(this.own());
    }
    make(vm, this, &own[start..end])
}

fn changed(vm: &mut Vm, this: ObjRef<'_>, change: impl FnOnce(&mut [u8])) -> Result<Obj> {
    let own = Input::new(vm, this)?;
    let mut copy = HVec::new();
    copy.extend_from_slice(vm.alloc(), &own)?;
    change(&mut copy);
    make_owned(vm, this, copy)
}

/// `lower`
pub fn lower(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    changed(vm, this, <[u8]>::make_ascii_lowercase)
}

/// `upper`
pub fn upper(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    changed(vm, this, <[u8]>::make_ascii_uppercase)
}

/// `title`
pub fn title(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    changed(vm, this, str_methods::case::title_ascii)
}

/// `capitalize`
pub fn capitalize(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    changed(vm, this, str_methods::case::capitalize_ascii)
}

/// `swapcase`
pub fn swapcase(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    changed(vm, this, |bytes| {
        bytes
            .iter_mut()
            .for_each(|byte| *byte = str_methods::case::swapped_ascii(*byte));
    })
}

/// Whether there are bytes, and `holds` of all.
pub fn all(vm: &mut Vm, this: ObjRef<'_>, holds: impl Fn(u8) -> bool) -> Result<bool> {
    let own = Input::new(vm, this)?;
    Ok(!own.is_empty() && own.iter().all(|&byte| holds(byte)))
}

/// `isascii`
pub fn isascii(vm: &mut Vm, this: ObjRef<'_>) -> Result<bool> {
    Ok(Input::new(vm, this)?.is_ascii())
}

fn ascii_chars(own: &[u8]) -> impl Iterator<Item = u32> {
    own.iter()
        .map(|&byte| if byte.is_ascii() { u32::from(byte) } else { 0 })
}

/// `islower`
pub fn islower(vm: &mut Vm, this: ObjRef<'_>) -> Result<bool> {
    Ok(str_methods::case::is_lower(ascii_chars(&Input::new(vm, this)?)))
}

/// `isupper`
pub fn isupper(vm: &mut Vm, this: ObjRef<'_>) -> Result<bool> {
    Ok(str_methods::case::is_upper(ascii_chars(&Input::new(vm, this)?)))
}

/// `istitle`
pub fn istitle(vm: &mut Vm, this: ObjRef<'_>) -> Result<bool> {
    Ok(str_methods::case::is_title(ascii_chars(&Input::new(vm, this)?)))
}

/// ASCII white space, as `bytes.isspace` and `split` see it.
pub fn is_space(byte: u32) -> bool {
    matches!(byte, 9..=13 | 32)
}

/// An item given as a number. Raises `ValueError` with `message` if it is no byte.
pub fn byte_value(vm: &mut Vm, obj: ObjRef<'_>, message: &str) -> Result<u8> {
    if let Some(value) = obj.as_small_int() {
        return u8::try_from(value).map_err(|_| vm.value_error(message));
    }
    let value = int::to_clipped(vm, obj)?;
    u8::try_from(value).map_err(|_| vm.value_error(message))
}

/// What `find`, `count` and `in` look for: bytes, or one byte given as a number.
fn sub<'a>(vm: &mut Vm, obj: ObjRef<'a>) -> Result<Input<'a>> {
    if !buffer::is_exporter(obj) {
        if obj.ty().slots().index.is_none() {
            let kind = obj.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "argument should be integer or bytes-like object, not '{kind}'"
            )));
        }
        let byte = byte_value(vm, obj, "byte must be in range(0, 256)")?;
        let mut one = HVec::new();
        one.push(vm.alloc(), byte)?;
        return Ok(Input::Copy(one));
    }
    Input::new(vm, obj)
}

/// `find`, and `rfind` if `last`.
pub fn find(
    vm: &mut Vm,
    this: ObjRef<'_>,
    wanted: ObjRef<'_>,
    start: Option<ObjRef<'_>>,
    end: Option<ObjRef<'_>>,
    last: bool,
) -> Result<Option<usize>> {
    let (start, end) = str_methods::bounds(vm, start, end)?;
    let wanted = sub(vm, wanted)?;
    let own = Input::new(vm, this)?;
    let (start, end) = clip(own.len(), start, end);
    let Some(within) = own.get(start..end) else {
        return Ok(None);
    };
    let place = if last {
        search::rfind(within, &wanted)
    } else {
        search::find(within, &wanted)
    };
    Ok(place.map(|place| start + place))
}

/// `index` and `rindex`
pub fn index(
    vm: &mut Vm,
    this: ObjRef<'_>,
    wanted: ObjRef<'_>,
    start: Option<ObjRef<'_>>,
    end: Option<ObjRef<'_>>,
    last: bool,
) -> Result<usize> {
    match find(vm, this, wanted, start, end, last)? {
        Some(place) => Ok(place),
        None => Err(vm.value_error("subsection not found")),
    }
}

/// `count`
pub fn count(
    vm: &mut Vm,
    this: ObjRef<'_>,
    wanted: ObjRef<'_>,
    start: Option<ObjRef<'_>>,
    end: Option<ObjRef<'_>>,
) -> Result<usize> {
    let (start, end) = str_methods::bounds(vm, start, end)?;
    let wanted = sub(vm, wanted)?;
    let own = Input::new(vm, this)?;
    let (start, end) = clip(own.len(), start, end);
    let Some(within) = own.get(start..end) else {
        return Ok(0);
    };
    if wanted.is_empty() {
        Ok(within.len() + 1)
    } else {
        Ok(search::count(within, &wanted, usize::MAX))
    }
}

/// `in`
pub fn contains(vm: &mut Vm, this: ObjRef<'_>, item: ObjRef<'_>) -> Result<bool> {
    if item.ty().slots().index.is_some() && !buffer::is_exporter(item) {
        let byte = byte_value(vm, item, "byte must be in range(0, 256)")?;
        return Ok(search::position(&Input::new(vm, this)?, byte).is_some());
    }
    let wanted = Input::new(vm, item)?;
    let own = Input::new(vm, this)?;
    Ok(search::find(&own, &wanted).is_some())
}

fn has_affix(own: &[u8], part: &[u8], start: isize, end: isize, at_end: bool) -> bool {
    let (start, end) = clip(own.len(), start, end);
    own.get(start..end).is_some_and(|own| {
        if at_end {
            own.ends_with(part)
        } else {
            own.starts_with(part)
        }
    })
}

/// `startswith`, and `endswith` if `at_end`.
pub fn affix(
    vm: &mut Vm,
    this: ObjRef<'_>,
    wanted: ObjRef<'_>,
    start: Option<ObjRef<'_>>,
    end: Option<ObjRef<'_>>,
    at_end: bool,
) -> Result<bool> {
    let (start, end) = str_methods::bounds(vm, start, end)?;
    let own = Input::new(vm, this)?;
    if let Some(parts) = wanted.downcast::<Tuple>() {
        for part in parts.items() {
            let part = Input::new(vm, part.borrow())?;
            if has_affix(&own, &part, start, end, at_end) {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if !buffer::is_exporter(wanted) {
        let name = if at_end { "endswith" } else { "startswith" };
        let kind = wanted.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "{name} first arg must be bytes or a tuple of bytes, not {kind}"
        )));
    }
    let part = Input::new(vm, wanted)?;
    Ok(has_affix(&own, &part, start, end, at_end))
}

/// `removeprefix`, and `removesuffix` if `at_end`.
pub fn remove_affix(vm: &mut Vm, this: ObjRef<'_>, wanted: ObjRef<'_>, at_end: bool) -> Result<Obj> {
    let (own, wanted) = (Input::new(vm, this)?, Input::new(vm, wanted)?);
    let has = has_affix(&own, &wanted, 0, isize::MAX, at_end);
    let cut = if has { wanted.len() } else { 0 };
    if at_end {
        part(vm, this, &own, 0, own.len() - cut)
    } else {
        part(vm, this, &own, cut, own.len())
    }
}

/// `strip` and its kin
pub fn strip(
    vm: &mut Vm,
    this: ObjRef<'_>,
    chars: Option<ObjRef<'_>>,
    left: bool,
    right: bool,
) -> Result<Obj> {
    let own = Input::new(vm, this)?;
    let (start, end) = match chars.filter(|chars| !chars.is_none()) {
        None => str_methods::stripped(&own, is_space, left, right),
        Some(chars) => {
            let chars = Input::new(vm, chars)?;
            str_methods::stripped(&own, |byte| chars.contains(&(byte as u8)), left, right)
        }
    };
    part(vm, this, &own, start, end)
}

/// `split`, and `rsplit` if `last`
pub fn split(vm: &mut Vm, this: ObjRef<'_>, sep: Option<ObjRef<'_>>, most: usize, last: bool) -> Result<Obj> {
    let own = Input::new(vm, this)?;
    let mut items = HVec::new();
    let mut push = |vm: &mut Vm, start: usize, end: usize| -> Result<()> {
        let piece = part(vm, this, &own, start, end)?;
        Ok(items.push(vm.alloc(), piece)?)
    };
    match sep.filter(|sep| !sep.is_none()) {
        None if last => split::rsplit_whitespace(&own, is_space, most, |start, end| push(vm, start, end))?,
        None => split::split_whitespace(&own, is_space, most, |start, end| push(vm, start, end))?,
        Some(sep) => {
            let sep = Input::new(vm, sep)?;
            if sep.is_empty() {
                return Err(vm.value_error("empty separator"));
            }
            let (mut from, mut to, mut left) = (0, own.len(), most);
            while left > 0 {
                left -= 1;
                if last {
                    let Some(place) = search::rfind(&own[..to], &sep) else {
                        break;
                    };
                    push(vm, place + sep.len(), to)?;
                    to = place;
                } else {
                    let Some(place) = search::find(&own[from..], &sep) else {
                        break;
                    };
                    push(vm, from, from + place)?;
                    from += place + sep.len();
                }
            }
            push(vm, from, to)?;
        }
    }
    if last {
        items.reverse();
    }
    Ok(List::create(vm, items)?.into())
}

/// `splitlines`
pub fn splitlines(vm: &mut Vm, this: ObjRef<'_>, keep: bool) -> Result<Obj> {
    let own = Input::new(vm, this)?;
    let mut items = HVec::new();
    split::split_lines(
        &own,
        |byte| byte == 10 || byte == 13,
        keep,
        |start, end| {
            let piece = part(vm, this, &own, start, end)?;
            Ok(items.push(vm.alloc(), piece)?)
        },
    )?;
    Ok(List::create(vm, items)?.into())
}

/// `partition`, and `rpartition` if `last`
pub fn partition(vm: &mut Vm, this: ObjRef<'_>, sep: ObjRef<'_>, last: bool) -> Result<Obj> {
    let own = Input::new(vm, this)?;
    let wanted = Input::new(vm, sep)?;
    if wanted.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let found = if last {
        search::rfind(&own, &wanted)
    } else {
        search::find(&own, &wanted)
    };
    let items = match found {
        Some(place) => {
            let middle = if is_mutable(this) {
                make(vm, this, &wanted)?
            } else {
                sep.own()
            };
            [
                part(vm, this, &own, 0, place)?,
                middle,
                part(vm, this, &own, place + wanted.len(), own.len())?,
            ]
        }
        None => {
            let whole = if is_mutable(this) {
                make(vm, this, &own)?
            } else {
                this.own()
            };
            let (a, b) = (make(vm, this, &[])?, make(vm, this, &[])?);
            if last { [a, b, whole] } else { [whole, a, b] }
        }
    };
    tuple::new(vm, &items)
}

/// `replace`
pub fn replace(vm: &mut Vm, this: ObjRef<'_>, old: ObjRef<'_>, new: ObjRef<'_>, most: usize) -> Result<Obj> {
    let (old, new) = (Input::new(vm, old)?, Input::new(vm, new)?);
    let own = Input::new(vm, this)?;
    if most == 0 || old.len() > own.len() || *old == *new {
        return part(vm, this, &own, 0, own.len());
    }
    let mut out = HVec::new();
    if old.is_empty() {
        let places = most.min(own.len() + 1);
        out.extend_from_slice(vm.alloc(), &new)?;
        for (at, &byte) in own.iter().enumerate() {
            out.push(vm.alloc(), byte)?;
            if at + 1 < places {
                out.extend_from_slice(vm.alloc(), &new)?;
            }
        }
        return make_owned(vm, this, out);
    }
    let count = search::count(&own, &old, most);
    if count == 0 {
        return part(vm, this, &own, 0, own.len());
    }
    let size = split::replaced_size(own.len(), old.len(), new.len(), count).ok_or(taipan_heap::AllocError)?;
    out.reserve(vm.alloc(), size)?;
    for _ in 0..size {
        out.push(vm.alloc(), 0)?;
    }
    split::replace_into(&mut out, &own, &old, &new, count);
    make_owned(vm, this, out)
}

/// `join`
pub fn join(vm: &mut Vm, this: ObjRef<'_>, iterable: ObjRef<'_>) -> Result<Obj> {
    // An array between the items may not be resized while they are found.
    let export = match is_mutable(this) {
        true => Some(buffer::get(vm, this, BufferFlags::SIMPLE)?),
        false => None,
    };
    let own = Input::new(vm, this)?;
    let items = crate::sequence::fast(vm, iterable, "can only join an iterable")?;
    if let [only] = &items[..]
        && only.is_exact(bytes::BYTES)
        && !is_mutable(this)
    {
        return Ok(only.clone());
    }
    let mut out = HVec::new();
    for (at, item) in items.iter().enumerate() {
        if !buffer::is_exporter(item.borrow()) {
            let kind = item.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "sequence item {at}: expected a bytes-like object, {kind} found"
            )));
        }
        if at > 0 {
            out.extend_from_slice(vm.alloc(), &own)?;
        }
        let piece = Input::new(vm, item.borrow())?;
        out.extend_from_slice(vm.alloc(), &piece)?;
    }
    drop(export);
    make_owned(vm, this, out)
}

/// `+`
pub fn concat(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<Obj> {
    if !buffer::is_exporter(other) || !buffer::is_exporter(this) {
        let (left, right) = (this.ty().display_name(vm), other.ty().display_name(vm));
        return Err(vm.type_error(format_args!("can't concat {right} to {left}")));
    }
    let (left, right) = (Input::new(vm, this)?, Input::new(vm, other)?);
    if !is_mutable(this) {
        if left.is_empty() && other.is_exact(bytes::BYTES) {
            return Ok(other.own());
        }
        if right.is_empty() && this.is_exact(bytes::BYTES) {
            return Ok(this.own());
        }
        return bytes::from_parts(vm, &[&left, &right]);
    }
    let mut out = HVec::with_capacity(vm.alloc(), left.len() + right.len())?;
    out.extend_from_slice(vm.alloc(), &left)?;
    out.extend_from_slice(vm.alloc(), &right)?;
    make_owned(vm, this, out)
}

/// The length of `count` copies, if it is one.
fn total(own: &[u8], count: isize) -> Option<usize> {
    own.len()
        .checked_mul(usize::try_from(count).unwrap_or(0))
        .filter(|&len| len <= isize::MAX as usize)
}

/// `count` copies, one after the other.
pub fn repeated(vm: &mut Vm, own: &[u8], count: isize) -> Result<HVec<u8>> {
    let len = total(own, count).ok_or(taipan_heap::AllocError)?;
    let mut out = HVec::with_capacity(vm.alloc(), len)?;
    if let [byte] = own {
        for _ in 0..len {
            out.push(vm.alloc(), *byte)?;
        }
        return Ok(out);
    }
    for _ in 0..count {
        out.extend_from_slice(vm.alloc(), own)?;
    }
    Ok(out)
}

/// `%`
pub fn percent(vm: &mut Vm, this: ObjRef<'_>, arguments: ObjRef<'_>) -> Result<Obj> {
    if this.downcast::<Bytes>().is_none() && !is_mutable(this) {
        return Ok(crate::singletons::NOT_IMPLEMENTED.own());
    }
    let own = Input::new(vm, this)?;
    let made = crate::percent::format_bytes(vm, &own, arguments)?;
    make(vm, this, &made)
}

/// `*`
pub fn repeat(vm: &mut Vm, this: ObjRef<'_>, count: isize) -> Result<Obj> {
    if count == 1 && this.is_exact(bytes::BYTES) {
        return Ok(this.own());
    }
    let own = Input::new(vm, this)?;
    if !is_mutable(this) && total(&own, count).is_none() {
        return Err(vm.overflow_error("repeated bytes are too long"));
    }
    let out = repeated(vm, &own, count)?;
    make_owned(vm, this, out)
}

fn fill_byte(vm: &mut Vm, name: &str, fill: Option<ObjRef<'_>>) -> Result<u8> {
    let Some(fill) = fill else { return Ok(b' ') };
    let what = if fill.downcast::<Bytes>().is_some() {
        "bytes"
    } else if fill.downcast::<ByteArray>().is_some() {
        "bytearray"
    } else {
        let kind = fill.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "{name}() argument 2 must be a byte string of length 1, not {kind}"
        )));
    };
    let given = Input::new(vm, fill)?;
    match given[..] {
        [byte] => Ok(byte),
        _ => {
            let len = given.len();
            Err(vm.type_error(format_args!(
                "{name}(): argument 2 must be a byte string of length 1, not a {what} object of length {len}"
            )))
        }
    }
}

/// `ljust`, `rjust`, `center`, by name.
pub fn justify(
    vm: &mut Vm,
    this: ObjRef<'_>,
    name: &str,
    width: isize,
    fill: Option<ObjRef<'_>>,
) -> Result<Obj> {
    let fill = fill_byte(vm, name, fill)?;
    let own = Input::new(vm, this)?;
    let width = usize::try_from(width).unwrap_or(0);
    let missing = width.saturating_sub(own.len());
    let left = match name {
        "ljust" => 0,
        "rjust" => missing,
        _ => str_methods::center_left(missing, width),
    };
    pad(vm, this, &own, left, missing - left, fill)
}

fn pad(vm: &mut Vm, this: ObjRef<'_>, own: &[u8], left: usize, right: usize, fill: u8) -> Result<Obj> {
    if left == 0 && right == 0 {
        return part(vm, this, own, 0, own.len());
    }
    let size = own
        .len()
        .checked_add(left)
        .and_then(|size| size.checked_add(right))
        .ok_or(taipan_heap::AllocError)?;
    let mut out = HVec::with_capacity(vm.alloc(), size)?;
    for _ in 0..left {
        out.push(vm.alloc(), fill)?;
    }
    out.extend_from_slice(vm.alloc(), own)?;
    for _ in 0..right {
        out.push(vm.alloc(), fill)?;
    }
    make_owned(vm, this, out)
}

/// `zfill`
pub fn zfill(vm: &mut Vm, this: ObjRef<'_>, width: isize) -> Result<Obj> {
    let own = Input::new(vm, this)?;
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(own.len());
    let Some(&sign @ (b'+' | b'-')) = own.first().filter(|_| missing > 0) else {
        return pad(vm, this, &own, missing, 0, b'0');
    };
    let mut out = HVec::new();
    out.push(vm.alloc(), sign)?;
    for _ in 0..missing {
        out.push(vm.alloc(), b'0')?;
    }
    out.extend_from_slice(vm.alloc(), &own[1..])?;
    make_owned(vm, this, out)
}

/// `expandtabs`
pub fn expandtabs(vm: &mut Vm, this: ObjRef<'_>, tabs: i32) -> Result<Obj> {
    let own = Input::new(vm, this)?;
    let tabs = usize::try_from(tabs).unwrap_or(0);
    let mut out = HVec::new();
    let mut column = 0;
    for &byte in own.iter() {
        if byte == b'\t' {
            if tabs > 0 {
                let spaces = tabs - column % tabs;
                column += spaces;
                out.reserve(vm.alloc(), spaces)?;
                for _ in 0..spaces {
                    out.push(vm.alloc(), b' ')?;
                }
            }
        } else {
            column = if byte == b'\n' || byte == b'\r' {
                0
            } else {
                column + 1
            };
            out.push(vm.alloc(), byte)?;
        }
    }
    make_owned(vm, this, out)
}

/// `translate`
pub fn translate(
    vm: &mut Vm,
    this: ObjRef<'_>,
    table: ObjRef<'_>,
    delete: Option<ObjRef<'_>>,
) -> Result<Obj> {
    let table = if table.is_none() {
        None
    } else {
        Some(Input::new(vm, table)?)
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let deleted = match delete {
        Some(delete) => Input::new(vm, delete)?,
        None => Input::Lent(&[]),
    };
    let own = Input::new(vm, this)?;
    let mut gone = [false; 256];
    deleted.iter().for_each(|&byte| gone[byte as usize] = true);
    let mut out = HVec::with_capacity(vm.alloc(), own.len())?;
    for &byte in own.iter().filter(|&&byte| !gone[byte as usize]) {
        let mapped = table.as_ref().and_then(|table| table.get(byte as usize)).copied();
        out.push(vm.alloc(), mapped.unwrap_or(byte))?;
    }
    if *out == *own {
        return part(vm, this, &own, 0, own.len());
    }
    make_owned(vm, this, out)
}

/// `maketrans`
pub fn maketrans(vm: &mut Vm, from: ObjRef<'_>, to: ObjRef<'_>) -> Result<Obj> {
    let (from, to) = (Input::new(vm, from)?, Input::new(vm, to)?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: [u8; 256] = core::array::from_fn(|at| at as u8);
    from.iter()
        .zip(to.iter())
        .for_each(|(&from, &to)| table[from as usize] = to);
    bytes::new(vm, &table)
}

/// `hex`, of any bytes (`_Py_strhex_with_sep`). Raises `ValueError`, `TypeError`.
pub fn hex(vm: &mut Vm, own: &[u8], sep: Option<ObjRef<'_>>, group: Option<i32>) -> Result<Obj> {
    let separator = match sep {
        None => None,
        Some(sep) => {
            let first = match (sep.downcast::<Str>(), sep.downcast::<Bytes>()) {
                (Some(text), _) if text.len() == 1 => text.char_at(0),
                (_, Some(bytes)) if bytes.len() == 1 => u32::from(bytes.as_slice()[0]),
                (None, None) => {
                    crate::object::length(vm, sep)?;
                    return Err(vm.type_error("sep must be str or bytes."));
                }
                _ => return Err(vm.value_error("sep must be length 1.")),
            };
            if first > 127 {
                return Err(vm.value_error("sep must be ASCII."));
            }
            Some(first as u8)
        }
    };
    let group = group.unwrap_or(1);
    let every = group.unsigned_abs() as usize;
    let (Some(separator), true) = (separator.filter(|_| every > 0), own.len() > 1) else {
        let len = own.len().checked_mul(2).ok_or(taipan_heap::AllocError)?;
        return vm.new_ascii_filled(len, |out| {
            for (place, &byte) in out.chunks_exact_mut(2).zip(own) {
                place.copy_from_slice(&[
                    hex_digit(u32::from(byte >> 4)) as u8,
                    hex_digit(u32::from(byte)) as u8,
                ]);
            }
        });
    };
    let mut out = StrBuilder::new();
    for (at, &byte) in own.iter().enumerate() {
        let boundary = if group < 0 {
            at % every == 0
        } else {
            (own.len() - at).is_multiple_of(every)
        };
        if at > 0 && boundary {
            out.push(vm, separator.into())?;
        }
        out.push(vm, hex_digit(u32::from(byte >> 4)))?;
        out.push(vm, hex_digit(u32::from(byte)))?;
    }
    out.finish(vm)
}

/// What `fromhex` makes of a text. Raises `ValueError`, `TypeError`.
pub fn fromhex(vm: &mut Vm, text: ObjRef<'_>) -> Result<HVec<u8>> {
    let copy;
    let digits: &[u8] = match text.downcast::<Str>() {
        Some(text) => match text.as_latin1() {
            Some(units) if text.is_ascii() => units,
            _ => {
                let at = text
                    .chars()
                    .position(|c| c > 127 || !(is_space(c) || (c as u8).is_ascii_hexdigit()));
                return Err(bad_hex(vm, at.unwrap_or(0)));
            }
        },
        None if buffer::is_exporter(text) => {
            copy = Input::new(vm, text)?;
            &copy
        }
        None => {
            let kind = text.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "fromhex() argument must be str or bytes-like, not {kind}"
            )));
        }
    };
    let mut out = HVec::new();
    let digit = |at: usize| digits.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let mut at = 0;
    while at < digits.len() {
        if is_space(digits[at].into()) {
            at += 1;
            continue;
        }
        let Some(high) = digit(at) else {
            return Err(bad_hex(vm, at));
        };
        let Some(low) = digit(at + 1) else {
            if at + 1 >= digits.len() {
                return Err(vm.value_error("fromhex() arg must contain an even number of hexadecimal digits"));
            }
            return Err(bad_hex(vm, at + 1));
        };
        out.push(vm.alloc(), (high << 4 | low) as u8)?;
        at += 2;
    }
    Ok(out)
}

fn bad_hex(vm: &mut Vm, at: usize) -> crate::Exception {
    vm.value_error(format_args!(
        "non-hexadecimal number found in fromhex() arg at position {at}"
    ))
}

/// `repr`: quotes, and escapes for what is not printable ASCII; with `single`, single quotes are escaped in double
/// ones too, as `bytearray` does.
pub fn push_repr(vm: &Vm, out: &mut StrBuilder, own: &[u8], single: bool) -> Result<()> {
    let quote = if own.contains(&b'\'') && !own.contains(&b'"') {
        b'"'
    } else {
        b'\''
    };
    out.push_str(vm, "b")?;
    out.push(vm, quote.into())?;
    for &byte in own {
        match byte {
            b'\t' => out.push_str(vm, "\\t")?,
            b'\n' => out.push_str(vm, "\\n")?,
            b'\r' => out.push_str(vm, "\\r")?,
            b'\\' => out.push_str(vm, "\\\\")?,
            _ if byte == quote || (single && byte == b'\'') => {
                out.push_str(vm, "\\")?;
                out.push(vm, byte.into())?;
            }
            b' '..=b'~' => out.push(vm, byte.into())?,
            _ => {
                out.push_str(vm, "\\x")?;
                out.push(vm, hex_digit(u32::from(byte >> 4)))?;
                out.push(vm, hex_digit(u32::from(byte)))?;
            }
        }
    }
    out.push(vm, quote.into())
}

/// The bytes that an iterable of ints gives, with room for as many as are `expected`. Raises `TypeError`, `ValueError`
/// with `range_message`.
pub fn collect(vm: &mut Vm, source: ObjRef<'_>, range_message: &str, expected: usize) -> Result<HVec<u8>> {
    let mut out = HVec::with_capacity(vm.alloc(), expected)?;
    let iterator = crate::object::iter(vm, source)?;
    while let Some(item) = crate::object::next(vm, iterator.borrow())? {
        let byte = byte_value(vm, item.borrow(), range_message)?;
        out.push(vm.alloc(), byte)?;
        vm.check_pending()?;
    }
    Ok(out)
}

/// The constructors' three arguments: source, encoding, errors.
pub struct Source<'a> {
    /// The first argument.
    pub source: Option<ObjRef<'a>>,
    /// `encoding`
    pub encoding: Option<&'a Str>,
    /// `errors`
    pub errors: Option<&'a Str>,
}

impl<'a> Source<'a> {
    /// Reads the arguments of `bytes()` or `bytearray()`. Raises `TypeError`.
    pub fn parse(vm: &mut Vm, name: &str, args: crate::call::Args<'a>) -> Result<Source<'a>> {
        const NAMES: [&str; 3] = ["source", "encoding", "errors"];
        if args.len() > 3 {
            let given = args.len();
            return Err(vm.type_error(format_args!("{name}() takes at most 3 arguments ({given} given)")));
        }
        let mut given = [None; 3];
        for (place, value) in given.iter_mut().zip(args.args()) {
            *place = Some(*value);
        }
        for (keyword, value) in args.keywords() {
            let text = keyword.downcast::<Str>();
            match NAMES
                .iter()
                .position(|known| text.is_some_and(|text| text.equals(known)))
            {
                Some(at) if given[at].is_some() => {
                    return Err(vm.type_error(format_args!(
                        "argument for {name}() given by name ('{}') and position ({})",
                        NAMES[at],
                        at + 1
                    )));
                }
                Some(at) => given[at] = Some(value),
                None => {
                    let keyword = crate::object::DisplayStr(keyword.borrow());
                    return Err(vm.type_error(format_args!(
                        "{name}() got an unexpected keyword argument '{keyword}'"
                    )));
                }
            }
        }
        let mut texts = [None; 2];
        for (at, place) in texts.iter_mut().enumerate() {
            let Some(value) = given[at + 1] else { continue };
            *place = value.downcast::<Str>();
            if place.is_none() {
                let kind = if value.is_none() {
                    crate::typeobject::TypeName::Builtin("None")
                } else {
                    value.ty().display_name(vm)
                };
                let parameter = NAMES[at + 1];
                return Err(vm.type_error(format_args!(
                    "{name}() argument '{parameter}' must be str, not {kind}"
                )));
            }
        }
        Ok(Source {
            source: given[0],
            encoding: texts[0],
            errors: texts[1],
        })
    }

    /// The bytes of a `str` source. `None` if the source is no `str`, and needs none. Raises `TypeError`.
    pub fn encode(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let text = self.source.filter(|source| source.downcast::<Str>().is_some());
        match (text, self.encoding, self.errors) {
            (None, Some(_), _) => Err(vm.type_error("encoding without a string argument")),
            (None, None, Some(_)) => Err(vm.type_error("errors without a string argument")),
            (None, None, None) => Ok(None),
            (Some(_), None, _) => Err(vm.type_error("string argument without an encoding")),
            (Some(text), Some(_), _) => {
                crate::codecs::encode_to_bytes(vm, text, self.encoding, self.errors).map(Some)
            }
        }
    }

    /// The length that a source says that is a number. Raises `ValueError`, `OverflowError`.
    pub fn length(&self, vm: &mut Vm) -> Result<Option<usize>> {
        let Some(source) = self.source.filter(|source| source.ty().slots().index.is_some()) else {
            return Ok(None);
        };
        match int::to_index(vm, source) {
            Ok(length) if length < 0 => Err(vm.value_error("negative count")),
            Ok(length) => Ok(Some(length as usize)),
            Err(error) if error.matches(crate::exceptions::INDEX_ERROR) => {
                let kind = source.ty().display_name(vm);
                Err(vm.overflow_error(format_args!("cannot fit '{kind}' into an index-sized integer")))
            }
            Err(error) if error.matches(crate::exceptions::TYPE_ERROR) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
