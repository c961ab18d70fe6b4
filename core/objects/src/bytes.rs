//! `bytes` as data. Its methods are in `bytes_methods`, where most are shared with `bytearray`.
#![allow(unsafe_code)]

#[cfg(not(target_os = "none"))]
use core::sync::atomic::{AtomicIsize, Ordering::Relaxed};

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref, StaticObject, Trace, Trailing, VarPayload, Visitor, payload};

use crate::buffer::{self, Access, Buffer, BufferFlags};
use crate::bytes_methods as shared;
use crate::call::Args;
use crate::exception::Result;
use crate::names;
use crate::singletons::{NOT_IMPLEMENTED, SINGLES, bool_object};
use crate::slice::Slice;
use crate::slots::CompareOp;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// bytes(iterable_of_ints) -> bytes
/// bytes(string, encoding[, errors]) -> bytes
/// bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer
/// bytes(int) -> bytes object of size given by the parameter initialized with null bytes
/// bytes() -> empty bytes object
///
/// An immutable array of bytes.
#[pyclass(name = "bytes", payload = custom, trace = custom, bits = [BASETYPE, BYTES_SUBCLASS, MATCH_SELF])]
#[repr(C)]
pub struct Bytes {
    #[cfg(not(target_os = "none"))]
    hash: AtomicIsize,
    items: Trailing<u8>,
}

payload!(var Bytes);

impl Trace for Bytes {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

impl VarPayload for Bytes {
    type Item = u8;
    fn trailing(&self) -> &Trailing<u8> {
        &self.items
    }
}

/// The payload of a `bytes` that exists before any interpreter.
#[repr(C)]
pub struct StaticBytes<const N: usize> {
    data: Bytes,
    items: [u8; N],
}

const fn static_bytes<const N: usize>(items: [u8; N]) -> StaticObject<StaticBytes<N>> {
    // SAFETY: the items stand right behind the field that counts them, and the type is `bytes`'s.
    unsafe {
        StaticObject::new(
            BYTES_TYPE,
            StaticBytes {
                data: Bytes {
                    #[cfg(not(target_os = "none"))]
                    hash: AtomicIsize::new(-1),
                    items: Trailing::fixed(N),
                },
                items,
            },
        )
    }
}

/// `b""`.
pub static EMPTY: StaticObject<StaticBytes<0>> = static_bytes([]);

/// The `bytes` of one byte.
pub static SINGLE: [StaticObject<StaticBytes<1>>; SINGLES] = {
    let mut all = [const { static_bytes([0]) }; SINGLES];
    let mut at = 0;
    while at < SINGLES {
        core::mem::forget(core::mem::replace(&mut all[at], static_bytes([at as u8])));
        at += 1;
    }
    all
};

impl Bytes {
    /// The bytes.
    #[inline(always)]
    pub fn as_slice(&self) -> &[u8] {
        self.items.as_slice()
    }

    /// How many bytes there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The hash: as that of a `str` with these bytes.
    pub fn hash(&self, vm: &Vm) -> isize {
        #[cfg(not(target_os = "none"))]
        {
            let known = self.hash.load(Relaxed);
            if known != -1 {
                return known;
            }
            let hash = vm.interp().secret().bytes(self.as_slice()) as isize;
            self.hash.store(hash, Relaxed);
            hash
        }
        #[cfg(target_os = "none")]
        {
            vm.interp().secret().bytes(self.as_slice()) as isize
        }
    }
}

/// A `bytes` with these bytes; the shared one for none or one.
pub fn new(vm: &mut Vm, bytes: &[u8]) -> Result<Obj> {
    match bytes {
        [] => Ok(Obj::from_static(&EMPTY)),
        [byte] if usize::from(*byte) < SINGLES => Ok(Obj::from_static(&SINGLE[usize::from(*byte)])),
        _ => Ok(of_class(vm, BYTES.as_obj(), bytes)?.into()),
    }
}

/// An instance of `class`, which is `bytes` or a subclass.
pub fn of_class(vm: &mut Vm, class: ObjRef<'_>, bytes: &[u8]) -> Result<Ref<Bytes>> {
    Ok(vm.alloc().var_instance_from(class, payload, &[bytes])?)
}

/// A `bytes` of parts, one after the other.
pub fn from_parts(vm: &mut Vm, parts: &[&[u8]]) -> Result<Obj> {
    let len = parts.iter().map(|part| part.len()).sum::<usize>();
    if len < 2 {
        return new(
            vm,
            parts.iter().find(|part| !part.is_empty()).copied().unwrap_or(&[]),
        );
    }
    Ok(vm
        .alloc()
        .var_instance_from(BYTES.as_obj(), payload, parts)?
        .into())
}

fn payload(items: Trailing<u8>) -> Bytes {
    Bytes {
        #[cfg(not(target_os = "none"))]
        hash: AtomicIsize::new(-1),
        items,
    }
}

static ACCESS: Access = Access {
    bytes: |owner, _| match owner.downcast::<Bytes>() {
        Some(bytes) => bytes.as_slice(),
        None => &[],
    },
    bytes_mut: None,
    release: |_| {},
};

/// The `bytes` of any source but a `str` or a number (`PyBytes_FromObject`). Raises `TypeError`, `ValueError`.
pub fn from_object(vm: &mut Vm, source: ObjRef<'_>) -> Result<Obj> {
    if source.is_exact(BYTES) {
        return Ok(source.own());
    }
    if buffer::is_exporter(source) {
        let view = buffer::get(vm, source, BufferFlags::FULL_RO)?;
        return buffer::to_bytes(vm, &view);
    }
    let iterable = source.ty().slots().iter.is_some() || source.ty().slots().sq_item.is_some();
    if !iterable || source.downcast::<crate::str::Str>().is_some() {
        let kind = source.ty().display_name(vm);
        return Err(vm.type_error(format_args!("cannot convert '{kind}' object to bytes")));
    }
    let expected = crate::object::length_hint(vm, source, 64)?;
    // What CPython's object takes besides the bytes.
    if expected > isize::MAX as usize - 33 {
        return Err(vm.overflow_error("byte string is too large"));
    }
    let made = shared::collect(vm, source, "bytes must be in range(0, 256)", expected)?;
    new(vm, &made)
}

/// What the arguments of `bytes()` mean.
fn construct(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
    let given = shared::Source::parse(vm, "bytes", args)?;
    let Some(source) = given.source else {
        given.encode(vm)?;
        return new(vm, &[]);
    };
    if given.encoding.is_none()
        && given.errors.is_none()
        && let Some(made) = crate::call::call_special(vm, source, names::__bytes__, &[])?
    {
        if made.downcast::<Bytes>().is_none() {
            let kind = made.ty().display_name(vm);
            return Err(vm.type_error(format_args!("__bytes__ returned non-bytes (type {kind})")));
        }
        return Ok(made);
    }
    if let Some(made) = given.encode(vm)? {
        return Ok(made);
    }
    if let Some(length) = given.length(vm)? {
        if length < 2 {
            return new(vm, &[0][..length]);
        }
        return Ok(vm
            .alloc()
            .var_instance_filled(BYTES.as_obj(), length, payload, |_| {})?
            .into());
    }
    from_object(vm, source)
}

fn same_kind(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<()> {
    if vm.interp().config.borrow().bytes_warning > 0 {
        let what = match (
            this.downcast::<crate::str::Str>()
                .or(other.downcast::<crate::str::Str>()),
            (),
        ) {
            (Some(_), ()) => "Comparison between bytes and string",
            _ if crate::int::value(other).is_some() => "Comparison between bytes and int",
            _ => return Ok(()),
        };
        let message = vm.new_str(what)?;
        (vm.hooks().warn)(vm, crate::exceptions::BYTES_WARNING, message.borrow(), 1)?;
    }
    Ok(())
}

/// `str(bytes)`: its `repr`, unless `-bb` forbids it.
pub(crate) fn shown(vm: &mut Vm, this: ObjRef<'_>, what: &str) -> Result<Obj> {
    if vm.interp().config.borrow().bytes_warning > 0 {
        let message = vm.format(format_args!("str() on a {what} instance"))?;
        (vm.hooks().warn)(vm, crate::exceptions::BYTES_WARNING, message.borrow(), 1)?;
    }
    crate::object::repr(vm, this)
}

crate::byte_methods! { Bytes {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let made = construct(vm, args)?;
        if cls.is(BYTES.as_obj()) {
            return Ok(made);
        }
        match made.downcast::<Bytes>() {
            Some(bytes) => Ok(of_class(vm, cls, bytes.as_slice())?.into()),
            None => Ok(made),
        }
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let mut out = crate::str::StrBuilder::new();
        shared::push_repr(vm, &mut out, self.as_slice(), false)?;
        out.finish(vm)
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        Ok(self.hash(vm))
    }
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        shown(vm, this, "bytes")
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (Some(a), Some(b)) = (this.downcast::<Bytes>(), other.downcast::<Bytes>()) else {
            if matches!(op, CompareOp::Eq | CompareOp::Ne) {
                same_kind(vm, this, other)?;
            }
            return Ok(NOT_IMPLEMENTED.own());
        };
        let holds = match op {
            CompareOp::Eq => a.as_slice() == b.as_slice(),
            CompareOp::Ne => a.as_slice() != b.as_slice(),
            _ => op.holds(a.as_slice().cmp(b.as_slice())),
        };
        Ok(bool_object(holds).own())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let iterator = BytesIterator { bytes: ObjCell::new(Some(this.own())), index: Cell::new(0) };
        Ok(vm.alloc().instance(BYTES_ITERATOR.as_obj(), iterator)?.into())
    }
    #[slot]
    fn getbuffer(this: ObjRef<'_>, vm: &mut Vm, flags: BufferFlags) -> Result<Buffer> {
        if flags.has(BufferFlags::WRITABLE) {
            return Err(vm.buffer_error("Object is not writable."));
        }
        let len = this.downcast::<Bytes>().map_or(0, Bytes::len);
        Ok(Buffer::of_bytes(this.own(), &ACCESS, len, true))
    }
    #[slot]
    fn sq_length(&self, _vm: &mut Vm) -> Result<usize> {
        Ok(self.len())
    }
    #[slot]
    fn mp_length(&self, _vm: &mut Vm) -> Result<usize> {
        Ok(self.len())
    }
    #[slot]
    fn sq_item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        item(vm, self.as_slice(), index)
    }
    #[slot]
    fn subscript(this: ObjRef<'_>, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        let Some(bytes) = this.downcast::<Bytes>() else { return Ok(NOT_IMPLEMENTED.own()) };
        let own = bytes.as_slice();
        if key.ty().slots().index.is_some() {
            let index = crate::int::to_index(vm, key)?;
            return item(vm, own, if index < 0 { index + own.len() as isize } else { index });
        }
        let Some(slice) = key.downcast::<Slice>() else {
            let kind = key.ty().display_name(vm);
            return Err(vm.type_error(format_args!("byte indices must be integers or slices, not {kind}")));
        };
        let (start, _, step, count) = slice.indices(vm, own.len())?;
        if step == 1 || count == 0 {
            if count == own.len() && this.is_exact(BYTES) {
                return Ok(this.own());
            }
            let start = if count == 0 { 0 } else { start as usize };
            return new(vm, &own[start..start + count]);
        }
        if count == 1 {
            return new(vm, &own[start as usize..=start as usize]);
        }
        let made = vm.alloc().var_instance_filled(BYTES.as_obj(), count, payload, |out| {
            for (at, place) in out.iter_mut().enumerate() {
                *place = own[(start + at as isize * step) as usize];
            }
        })?;
        Ok(made.into())
    }
    #[signature("($self, /)")]
    fn __getnewargs__(&self, vm: &mut Vm) -> Result<Obj> {
        let copy = new(vm, self.as_slice())?;
        crate::tuple::new(vm, &[copy])
    }
    /// Convert this value to exact type bytes.
    #[signature("($self, /)")]
    fn __bytes__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        if this.is_exact(BYTES) {
            return Ok(this.own());
        }
        new(vm, this.downcast::<Bytes>().map_or(&[], Bytes::as_slice))
    }
    /// The bytes written in hexadecimal; white space between them does not matter.
    #[classmethod]
    #[signature("($type, string, /)")]
    fn fromhex(cls: ObjRef<'_>, vm: &mut Vm, string: ObjRef<'_>) -> Result<Obj> {
        let made = shared::fromhex(vm, string)?;
        let made = new(vm, &made)?;
        if cls.is(BYTES.as_obj()) {
            return Ok(made);
        }
        crate::call::call(vm, cls, &[made.borrow()])
    }
} }

fn item(vm: &mut Vm, own: &[u8], index: isize) -> Result<Obj> {
    match usize::try_from(index).ok().and_then(|index| own.get(index)) {
        Some(&byte) => Ok(Obj::from_i16(byte.into())),
        None => Err(vm.index_error("index out of range")),
    }
}

/// Iterates over the bytes of a `bytes`.
#[pyclass(name = "bytes_iterator", flags = [GC])]
pub struct BytesIterator {
    bytes: ObjCell,
    index: Cell<usize>,
}

#[pymethods]
impl BytesIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, _vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(bytes) = self.bytes.get() else {
            return Ok(None);
        };
        let index = self.index.get();
        match bytes
            .downcast::<Bytes>()
            .and_then(|bytes| bytes.as_slice().get(index))
        {
            Some(&byte) => {
                self.index.set(index + 1);
                Ok(Some(Obj::from_i16(byte.into())))
            }
            None => {
                self.bytes.set(None);
                Ok(None)
            }
        }
    }
    /// How many items are likely to come, as a hint.
    #[signature("($self, /)")]
    fn __length_hint__(&self, _vm: &mut Vm) -> usize {
        let len = self
            .bytes
            .get()
            .and_then(|bytes| bytes.downcast::<Bytes>().map(Bytes::len));
        len.unwrap_or(0).saturating_sub(self.index.get())
    }
    /// Return state information for pickling.
    #[signature("($self, /)")]
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let empty = crate::singletons::EMPTY_TUPLE.own();
        crate::range::reduce_iterator(vm, self.bytes.get(), empty, self.index.get())
    }
    /// Set state information for unpickling.
    #[signature("($self, object, /)")]
    fn __setstate__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        let index = crate::int::exact_ssize(vm, object)?;
        if let Some(bytes) = self.bytes.get() {
            let len = bytes.downcast::<Bytes>().map_or(0, Bytes::len);
            self.index.set((index.max(0) as usize).min(len));
        }
        Ok(())
    }
}
