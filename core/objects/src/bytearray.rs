//! `bytearray`: bytes that can change. While its memory is exported its size cannot.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Guarded, HVec, Obj, ObjCell, ObjRef};

use crate::buffer::{self, Access, Buffer, BufferFlags};
use crate::bytes_methods as shared;
use crate::call::Args;
use crate::exception::Result;
use crate::int;
use crate::singletons::{NONE, NOT_IMPLEMENTED, bool_object};
use crate::slice::Slice;
use crate::slots::CompareOp;
use crate::str::{Str, StrBuilder};
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// bytearray(iterable_of_ints) -> bytearray
/// bytearray(string, encoding[, errors]) -> bytearray
/// bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer
/// bytearray(int) -> bytes array of size given by the parameter initialized with null bytes
/// bytearray() -> empty bytes array
///
/// A mutable array of bytes.
#[pyclass(name = "bytearray", bits = [BASETYPE, MATCH_SELF])]
pub struct ByteArray {
    bytes: Guarded<HVec<u8>>,
    exports: Cell<usize>,
}

/// A `bytearray` with these bytes.
pub fn new(vm: &mut Vm, bytes: &[u8]) -> Result<Obj> {
    let mut copy = HVec::new();
    copy.extend_from_slice(vm.alloc(), bytes)?;
    from_vec(vm, copy)
}

/// A `bytearray` that takes the bytes over.
pub fn from_vec(vm: &mut Vm, bytes: HVec<u8>) -> Result<Obj> {
    let array = ByteArray {
        bytes: Guarded::new(bytes),
        exports: Cell::new(0),
    };
    Ok(vm.alloc().instance(BYTEARRAY.as_obj(), array)?.into())
}

/// The type object, under the name that its one word gives.
pub const BYTEARRAY: crate::typeobject::TypeRef<'static> = BYTE_ARRAY;

static ACCESS: Access = Access {
    bytes: |owner, vm| match owner.downcast::<ByteArray>() {
        Some(array) => array.bytes(vm),
        None => &[],
    },
    bytes_mut: Some(|owner, vm| match owner.downcast::<ByteArray>() {
        Some(array) => array.bytes.get_mut(vm),
        None => &mut [],
    }),
    release: |owner| {
        if let Some(array) = owner.downcast::<ByteArray>() {
            array.exports.set(array.exports.get().saturating_sub(1));
        }
    },
};

impl ByteArray {
    /// The bytes, while nothing else can run.
    pub fn bytes<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        self.bytes.get(vm)
    }

    /// The bytes, to be changed in place.
    pub fn bytes_mut<'a>(&'a self, vm: &'a mut Vm) -> &'a mut [u8] {
        self.bytes.get_mut(vm)
    }

    /// A copy of the bytes.
    pub fn to_vec(&self, vm: &Vm) -> Result<HVec<u8>> {
        let mut copy = HVec::new();
        copy.extend_from_slice(vm.alloc(), self.bytes(vm))?;
        Ok(copy)
    }

    /// The bytes as a `bytes`.
    pub fn to_bytes(&self, vm: &mut Vm) -> Result<Obj> {
        let copy = self.to_vec(vm)?;
        crate::bytes::new(vm, &copy)
    }

    /// Raises `BufferError` if the memory is exported, and so must not move.
    fn check_resize(&self, vm: &mut Vm) -> Result<()> {
        if self.exports.get() == 0 {
            return Ok(());
        }
        Err(vm.buffer_error("Existing exports of data: object cannot be re-sized"))
    }

    /// Replaces `start..end`, which lies within, by other bytes. Raises `BufferError` if the size would change while
    /// the memory is exported.
    pub fn splice(&self, vm: &mut Vm, start: usize, end: usize, with: &[u8]) -> Result<()> {
        if with.len() != end - start {
            self.check_resize(vm)?;
        }
        let memory = vm.alloc();
        let own = self.bytes.get_mut(vm);
        let (old, tail) = (own.len(), own.len() - end);
        let len = start + with.len() + tail;
        if len > old {
            own.reserve(memory, len - old)?;
            for _ in old..len {
                own.push(memory, 0)?;
            }
        }
        own.copy_within(end..old, start + with.len());
        own[start..start + with.len()].copy_from_slice(with);
        own.truncate(len);
        Ok(())
    }

    /// Changes the length, filling up with zero.
    fn resize_to(&self, vm: &mut Vm, len: usize) -> Result<()> {
        let old = self.bytes(vm).len();
        if len == old {
            return Ok(());
        }
        self.check_resize(vm)?;
        let memory = vm.alloc();
        let own = self.bytes.get_mut(vm);
        own.truncate(len);
        if len > old {
            own.reserve(memory, len - old)?;
            for _ in old..len {
                own.push(memory, 0)?;
            }
        }
        Ok(())
    }
}

/// The array that a receiver is.
fn array<'a>(vm: &mut Vm, this: ObjRef<'a>) -> Result<&'a ByteArray> {
    match this.downcast::<ByteArray>() {
        Some(array) => Ok(array),
        None => Err(crate::args::wrong_receiver(vm, this)),
    }
}

fn byte(vm: &mut Vm, value: ObjRef<'_>) -> Result<u8> {
    shared::byte_value(vm, value, "byte must be in range(0, 256)")
}

fn place(vm: &mut Vm, array: &ByteArray, index: isize) -> Result<usize> {
    match usize::try_from(index) {
        Ok(index) if index < array.bytes(vm).len() => Ok(index),
        _ => Err(vm.index_error("bytearray index out of range")),
    }
}

fn set_item(vm: &mut Vm, array: &ByteArray, index: isize, value: Option<ObjRef<'_>>) -> Result<()> {
    match value {
        Some(value) => {
            let value = byte(vm, value)?;
            let at = place(vm, array, index)?;
            array.bytes_mut(vm)[at] = value;
            Ok(())
        }
        None => {
            let at = place(vm, array, index)?;
            array.splice(vm, at, at + 1, &[])
        }
    }
}

/// What may be assigned to a slice.
fn slice_value(vm: &mut Vm, value: ObjRef<'_>) -> Result<HVec<u8>> {
    if int::value(value).is_some() || value.downcast::<Str>().is_some() {
        return Err(vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    content(vm, value)
}

/// The bytes of a buffer or an iterable of ints.
fn content(vm: &mut Vm, value: ObjRef<'_>) -> Result<HVec<u8>> {
    if buffer::is_exporter(value) {
        let view = buffer::get(vm, value, BufferFlags::FULL_RO)?;
        let mut out = HVec::new();
        buffer::copy_to(vm, &view, &mut out)?;
        return Ok(out);
    }
    if value.ty().slots().iter.is_none() && value.ty().slots().sq_item.is_none() {
        let kind = value.ty().display_name(vm);
        return Err(vm.type_error(format_args!("cannot convert '{kind}' object to bytearray")));
    }
    shared::collect(vm, value, "byte must be in range(0, 256)", 0)
}

fn set_slice(vm: &mut Vm, array: &ByteArray, slice: &Slice, value: Option<ObjRef<'_>>) -> Result<()> {
    let (start, stop, step) = slice.unpack(vm)?;
    let new = match value {
        Some(value) => slice_value(vm, value)?,
        None => HVec::new(),
    };
    let (start, stop, count) = crate::slice::adjust(array.bytes(vm).len(), start, stop, step);
    if step == 1 {
        let start = start as usize;
        return array.splice(vm, start, (stop.max(start as isize)) as usize, &new);
    }
    if value.is_some() && (!new.is_empty() || count > 0) && new.len() != count {
        let len = new.len();
        return Err(vm.value_error(format_args!(
            "attempt to assign bytes of size {len} to extended slice of size {count}"
        )));
    }
    if value.is_some() {
        let own = array.bytes_mut(vm);
        for (at, &byte) in new.iter().enumerate() {
            own[(start + at as isize * step) as usize] = byte;
        }
        return Ok(());
    }
    if count == 0 {
        return Ok(());
    }
    array.check_resize(vm)?;
    // Places in rising order, whatever the step.
    let (first, step) = if step < 0 {
        (start + (count as isize - 1) * step, -step)
    } else {
        (start, step)
    };
    let own = array.bytes.get_mut(vm);
    let (mut to, mut next, mut left) = (0, first as usize, count);
    for from in 0..own.len() {
        if left > 0 && from == next {
            left -= 1;
            next = next.wrapping_add(step as usize);
            continue;
        }
        own[to] = own[from];
        to += 1;
    }
    own.truncate(to);
    Ok(())
}

fn warn_if_str(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<()> {
    let text = this.downcast::<Str>().is_some() || other.downcast::<Str>().is_some();
    if text && vm.interp().config.borrow().bytes_warning > 0 {
        let message = vm.new_str("Comparison between bytearray and string")?;
        (vm.hooks().warn)(vm, crate::exceptions::BYTES_WARNING, message.borrow(), 1)?;
    }
    Ok(())
}

fn reduce(vm: &mut Vm, this: ObjRef<'_>, protocol: isize) -> Result<Obj> {
    let own = array(vm, this)?.to_vec(vm)?;
    let args = if own.is_empty() {
        crate::singletons::EMPTY_TUPLE.own()
    } else if protocol < 3 {
        let text = vm.new_latin1(&own, own.is_ascii())?;
        let encoding = vm.new_str("latin-1")?;
        tuple::new(vm, &[text, encoding])?
    } else {
        let bytes = crate::bytes::new(vm, &own)?;
        tuple::new(vm, &[bytes])?
    };
    let state = match this.dict_cell().and_then(|cell| cell.get()) {
        Some(dict) => dict,
        None => NONE.own(),
    };
    tuple::new(vm, &[this.ty().own(), args, state])
}

crate::byte_methods! { ByteArray {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let array = ByteArray { bytes: Guarded::new(HVec::new()), exports: Cell::new(0) };
        Ok(vm.alloc().instance(cls, array)?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let own = array(vm, this)?;
        own.resize_to(vm, 0)?;
        let given = shared::Source::parse(vm, "bytearray", args)?;
        if let Some(encoded) = given.encode(vm)? {
            let encoded = shared::Input::new(vm, encoded.borrow())?;
            return own.splice(vm, 0, 0, &encoded);
        }
        let Some(source) = given.source else { return Ok(()) };
        if let Some(length) = given.length(vm)? {
            return own.resize_to(vm, length);
        }
        let made = content(vm, source)?;
        let len = own.bytes(vm).len();
        own.splice(vm, 0, len, &made)
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let own = array(vm, this)?.to_vec(vm)?;
        let name = this.ty().display_name(vm);
        let head = vm.format(format_args!("{name}("))?;
        let mut out = StrBuilder::new();
        out.push_obj(vm, &head)?;
        shared::push_repr(vm, &mut out, &own, true)?;
        out.push_str(vm, ")")?;
        out.finish(vm)
    }
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::bytes::shown(vm, this, "bytearray")
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        if !buffer::is_exporter(this) || !buffer::is_exporter(other) {
            if matches!(op, CompareOp::Eq | CompareOp::Ne) {
                warn_if_str(vm, this, other)?;
            }
            return Ok(NOT_IMPLEMENTED.own());
        }
        let (Ok(left), Ok(right)) = (shared::Input::new(vm, this), shared::Input::new(vm, other)) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let holds = match op {
            CompareOp::Eq => *left == *right,
            CompareOp::Ne => *left != *right,
            _ => op.holds(left.cmp(&right)),
        };
        Ok(bool_object(holds).own())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let iterator = ByteArrayIterator { array: ObjCell::new(Some(this.own())), index: Cell::new(0) };
        Ok(vm.alloc().instance(BYTE_ARRAY_ITERATOR.as_obj(), iterator)?.into())
    }
    #[slot]
    fn getbuffer(this: ObjRef<'_>, vm: &mut Vm, _flags: BufferFlags) -> Result<Buffer> {
        let own = array(vm, this)?;
        own.exports.set(own.exports.get() + 1);
        let len = own.bytes(vm).len();
        Ok(Buffer::of_bytes(this.own(), &ACCESS, len, false))
    }
    #[slot]
    fn sq_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(self.bytes(vm).len())
    }
    #[slot]
    fn mp_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(self.bytes(vm).len())
    }
    #[slot]
    fn sq_item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        let at = place(vm, self, index)?;
        Ok(Obj::from_i16(self.bytes(vm)[at].into()))
    }
    #[slot]
    fn sq_ass_item(&self, vm: &mut Vm, index: isize, value: Option<ObjRef<'_>>) -> Result<()> {
        set_item(vm, self, index, value)
    }
    #[slot]
    fn subscript(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        if key.ty().slots().index.is_some() {
            let mut index = int::to_index(vm, key)?;
            if index < 0 {
                index += self.bytes(vm).len() as isize;
            }
            let at = place(vm, self, index)?;
            return Ok(Obj::from_i16(self.bytes(vm)[at].into()));
        }
        let Some(slice) = key.downcast::<Slice>() else {
            let kind = key.ty().display_name(vm);
            return Err(vm.type_error(format_args!("bytearray indices must be integers or slices, not {kind}")));
        };
        let (start, stop, step) = slice.unpack(vm)?;
        let own = self.bytes(vm);
        let (start, _, count) = crate::slice::adjust(own.len(), start, stop, step);
        let mut out = HVec::with_capacity(vm.alloc(), count)?;
        for at in 0..count {
            out.push(vm.alloc(), own[(start + at as isize * step) as usize])?;
        }
        from_vec(vm, out)
    }
    #[slot]
    fn ass_subscript(&self, vm: &mut Vm, key: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        if key.ty().slots().index.is_some() {
            let mut index = int::to_index(vm, key)?;
            if index < 0 {
                index += self.bytes(vm).len() as isize;
            }
            place(vm, self, index)?;
            return set_item(vm, self, index, value);
        }
        match key.downcast::<Slice>() {
            Some(slice) => set_slice(vm, self, slice, value),
            None => {
                let kind = key.ty().display_name(vm);
                Err(vm.type_error(format_args!("bytearray indices must be integers or slices, not {kind}")))
            }
        }
    }
    #[slot]
    fn inplace_concat(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        let own = array(vm, this)?;
        if !buffer::is_exporter(other) {
            let (left, right) = (this.ty().display_name(vm), other.ty().display_name(vm));
            return Err(vm.type_error(format_args!("can't concat {right} to {left}")));
        }
        let more = shared::Input::new(vm, other)?;
        let len = own.bytes(vm).len();
        own.splice(vm, len, len, &more)?;
        Ok(this.own())
    }
    #[slot]
    fn inplace_repeat(this: ObjRef<'_>, vm: &mut Vm, count: isize) -> Result<Obj> {
        let own = array(vm, this)?;
        let copy = own.to_vec(vm)?;
        let made = shared::repeated(vm, &copy, count)?;
        own.splice(vm, 0, copy.len(), &made)?;
        Ok(this.own())
    }
    /// Give back a buffer that __buffer__ gave out.
    #[signature("($self, buffer, /)")]
    fn __release_buffer__(&self, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<()> {
        if cfg!(feature = "small") {
            return Err(crate::buffer::no_views(vm));
        }
        crate::memoryview::release_buffer(vm, buffer)
    }
    /// B.__alloc__() -> int
    ///
    /// How many bytes have room without moving the contents.
    #[signature("($self, /)")]
    fn __alloc__(&self, vm: &mut Vm) -> usize {
        let own = self.bytes.get(vm);
        if own.capacity() == 0 { 0 } else { own.capacity() + 1 }
    }
    /// Return state information for pickling.
    #[signature("($self, /)")]
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        reduce(vm, this, 2)
    }
    /// Return state information for pickling.
    #[signature("($self, proto=0, /)")]
    fn __reduce_ex__(this: ObjRef<'_>, vm: &mut Vm, proto: Option<i32>) -> Result<Obj> {
        reduce(vm, this, proto.unwrap_or(0) as isize)
    }
    /// The memory that the bytearray takes, in bytes, its contents included.
    #[signature("($self, /)")]
    fn __sizeof__(&self, vm: &mut Vm) -> usize {
        let capacity = self.bytes.get(vm).capacity();
        56 + if capacity == 0 { 0 } else { capacity + 1 }
    }
    /// Adds a byte at the end, given as an int.
    #[signature("($self, item, /)")]
    fn append(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<()> {
        let value = byte(vm, item)?;
        self.check_resize(vm)?;
        let memory = vm.alloc();
        Ok(self.bytes.get_mut(vm).push(memory, value)?)
    }
    /// Remove all items from the bytearray.
    #[signature("($self, /)")]
    fn clear(&self, vm: &mut Vm) -> Result<()> {
        self.resize_to(vm, 0)
    }
    /// Return a copy of B.
    #[signature("($self, /)")]
    fn copy(&self, vm: &mut Vm) -> Result<Obj> {
        let copy = self.to_vec(vm)?;
        from_vec(vm, copy)
    }
    /// Adds at the end the bytes of a buffer or the ints of an iterable.
    #[signature("($self, iterable_of_ints, /)")]
    fn extend(&self, vm: &mut Vm, iterable_of_ints: ObjRef<'_>) -> Result<()> {
        let made = if buffer::is_exporter(iterable_of_ints) {
            content(vm, iterable_of_ints)?
        } else {
            let slots = iterable_of_ints.ty().slots();
            if slots.iter.is_none() && slots.sq_item.is_none() {
                let kind = iterable_of_ints.ty().display_name(vm);
                return Err(vm.type_error(format_args!("can't extend bytearray with {kind}")));
            }
            if iterable_of_ints.downcast::<Str>().is_some() {
                return Err(vm.type_error("expected iterable of integers; got: 'str'"));
            }
            shared::collect(vm, iterable_of_ints, "byte must be in range(0, 256)", 0)?
        };
        let len = self.bytes(vm).len();
        self.splice(vm, len, len, &made)
    }
    /// A bytearray of the bytes written in hexadecimal; white space between them does not matter.
    #[classmethod]
    #[signature("($type, string, /)")]
    fn fromhex(cls: ObjRef<'_>, vm: &mut Vm, string: ObjRef<'_>) -> Result<Obj> {
        let made = shared::fromhex(vm, string)?;
        let made = from_vec(vm, made)?;
        if cls.is(BYTEARRAY.as_obj()) {
            return Ok(made);
        }
        crate::call::call(vm, cls, &[made.borrow()])
    }
    /// Puts a byte before the one at the index.
    #[signature("($self, index, item, /)")]
    fn insert(&self, vm: &mut Vm, index: isize, item: ObjRef<'_>) -> Result<()> {
        let value = byte(vm, item)?;
        let len = self.bytes(vm).len() as isize;
        let at = if index < 0 { (index + len).max(0) } else { index.min(len) } as usize;
        self.splice(vm, at, at, &[value])
    }
    /// Remove and return a single item from B.
    #[signature("($self, index=-1, /)")]
    fn pop(&self, vm: &mut Vm, index: Option<isize>) -> Result<Obj> {
        let len = self.bytes(vm).len();
        if len == 0 {
            return Err(vm.index_error("pop from empty bytearray"));
        }
        let index = index.unwrap_or(-1);
        let index = if index < 0 { index + len as isize } else { index };
        let Some(&value) = usize::try_from(index).ok().and_then(|index| self.bytes(vm).get(index)) else {
            return Err(vm.index_error("pop index out of range"));
        };
        self.splice(vm, index as usize, index as usize + 1, &[])?;
        Ok(Obj::from_i16(value.into()))
    }
    /// Takes out the first byte with that value. Raises ValueError if there is none.
    #[signature("($self, value, /)")]
    fn remove(&self, vm: &mut Vm, value: ObjRef<'_>) -> Result<()> {
        let value = byte(vm, value)?;
        match crate::str_methods::search::position(self.bytes(vm), value) {
            Some(at) => self.splice(vm, at, at + 1, &[]),
            None => Err(vm.value_error("value not found in bytearray")),
        }
    }
    /// Makes the bytearray that long. New bytes at its end are zero.
    #[signature("($self, size, /)")]
    fn resize(&self, vm: &mut Vm, size: isize) -> Result<()> {
        match usize::try_from(size) {
            Ok(size) => self.resize_to(vm, size),
            Err(_) => Err(vm.value_error(format_args!("Can only resize to positive sizes, got {size}"))),
        }
    }
    /// Turns the order of the bytes around, in place.
    #[signature("($self, /)")]
    fn reverse(&self, vm: &mut Vm) {
        self.bytes_mut(vm).reverse();
    }
} }

/// Iterates over the bytes of a `bytearray`, by index.
#[pyclass(name = "bytearray_iterator", flags = [GC])]
pub struct ByteArrayIterator {
    array: ObjCell,
    index: Cell<usize>,
}

#[pymethods]
impl ByteArrayIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(array) = self.array.get() else {
            return Ok(None);
        };
        let index = self.index.get();
        let byte = array
            .downcast::<ByteArray>()
            .and_then(|array| array.bytes(vm).get(index).copied());
        match byte {
            Some(byte) => {
                self.index.set(index + 1);
                Ok(Some(Obj::from_i16(byte.into())))
            }
            None => {
                self.array.set(None);
                Ok(None)
            }
        }
    }
    /// How many items are likely to come, as a hint.
    #[signature("($self, /)")]
    fn __length_hint__(&self, vm: &mut Vm) -> usize {
        let array = self.array.get();
        let len = array
            .as_ref()
            .and_then(|array| array.downcast::<ByteArray>())
            .map_or(0, |array| array.bytes(vm).len());
        len.saturating_sub(self.index.get())
    }
    /// Return state information for pickling.
    #[signature("($self, /)")]
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let empty = crate::singletons::EMPTY_TUPLE.own();
        crate::range::reduce_iterator(vm, self.array.get(), empty, self.index.get())
    }
    /// Set state information for unpickling.
    #[signature("($self, object, /)")]
    fn __setstate__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        let index = int::exact_ssize(vm, object)?;
        if let Some(array) = self.array.get() {
            let len = array
                .downcast::<ByteArray>()
                .map_or(0, |array| array.bytes(vm).len());
            self.index.set((index.max(0) as usize).min(len));
        }
        Ok(())
    }
}
