//! The module `array`: sequences of machine numbers. Items are converted in `array/items.rs`; pickling is in
//! `array/pickle.rs`.

mod items;
mod pickle;

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::buffer::{self, Access, Buffer, BufferFlags, Dims};
use taipan_objects::bytearray::ByteArray;
use taipan_objects::bytes::{self, Bytes};
use taipan_objects::exception::{Exception, Result};
use taipan_objects::exceptions::{DEPRECATION_WARNING, EOF_ERROR};
use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::singletons::{FALSE, NOT_IMPLEMENTED, bool_object};
use taipan_objects::slice::{self, Slice};
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::typeobject::{ObjectExt, TypeRef};
use taipan_objects::{
    AllocError, Args, CompareOp, Guarded, HVec, Obj, ObjCell, ObjRef, Ref, Trace, Visitor, Vm, call, int,
    names, tuple, type_methods, wrappers,
};

use crate::arguments::plain_no_keywords;
use items::Kind;

/// Sequences of numbers or characters, stored as compactly as in C.
///
/// An array has the methods of a list, but all its items have one type, which a letter names.
#[allow(missing_debug_implementations)]
pub struct ArrayModule;

/// Bytes that hold no references.
#[derive(Default)]
struct Memory(HVec<u8>);

impl Trace for Memory {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// array(typecode [, initializer]) -> array
///
/// Makes an array of the type that the letter says. A second argument gives the first items: a list, a string,
/// bytes, or any iterable of them.
#[pyclass(name = "array", module = "array", flags = [GC, WEAKREF], bits = [BASETYPE, SEQUENCE])]
pub struct Array {
    memory: Guarded<Memory>,
    kind: Kind,
    /// How many buffers are exported.
    exports: Cell<usize>,
}

static ACCESS: Access = Access {
    bytes: |owner, vm| owner.downcast::<Array>().map_or(&[], |array| array.bytes(vm)),
    bytes_mut: Some(|owner, vm| match owner.downcast::<Array>() {
        Some(array) => &mut array.memory.get_mut(vm).0,
        None => &mut [],
    }),
    release: |owner| {
        if let Some(array) = owner.downcast::<Array>() {
            array.exports.set(array.exports.get().saturating_sub(1));
        }
    },
};

/// A word that begins with these bytes.
fn first_bytes<const N: usize>(bytes: [u8; N]) -> [u8; 8] {
    let mut word = [0; 8];
    word[..N].copy_from_slice(&bytes);
    word
}

impl Array {
    fn create(vm: &mut Vm, class: ObjRef<'_>, kind: Kind, bytes: HVec<u8>) -> Result<Ref<Array>> {
        let made = Array {
            memory: Guarded::new(Memory(bytes)),
            kind,
            exports: Cell::new(0),
        };
        Ok(vm.alloc().instance(class, made)?)
    }

    fn bytes<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        &self.memory.get(vm).0
    }

    fn len(&self, vm: &Vm) -> usize {
        self.bytes(vm).len() / self.kind.size()
    }

    /// Raises `BufferError` if the memory must stay in place.
    fn check_resize(&self, vm: &mut Vm) -> Result<()> {
        match self.exports.get() {
            0 => Ok(()),
            _ => Err(vm.buffer_error("cannot resize an array that is exporting buffers")),
        }
    }

    fn item(&self, vm: &mut Vm, at: usize) -> Result<Option<Obj>> {
        let bytes = self.bytes(vm);
        // Copies whose length is known need no call.
        let word = match self.kind.size() {
            1 => bytes.get(at).map(|item| first_bytes([*item])),
            2 => bytes.as_chunks::<2>().0.get(at).copied().map(first_bytes),
            4 => bytes.as_chunks::<4>().0.get(at).copied().map(first_bytes),
            _ => bytes.as_chunks::<8>().0.get(at).copied(),
        };
        match word {
            Some(word) => self.kind.unpack(vm, word).map(Some),
            None => Ok(None),
        }
    }

    fn set(&self, vm: &mut Vm, at: usize, value: ObjRef<'_>) -> Result<()> {
        let size = self.kind.size();
        let word = self.kind.pack(vm, value)?;
        // Converting may have changed the length.
        match self.memory.get_mut(vm).0.get_mut(at * size..(at + 1) * size) {
            Some(place) => {
                place.copy_from_slice(&word[..size]);
                Ok(())
            }
            None => Err(vm.index_error("array assignment index out of range")),
        }
    }

    fn push(&self, vm: &mut Vm, value: ObjRef<'_>) -> Result<()> {
        let word = self.kind.pack(vm, value)?;
        self.check_resize(vm)?;
        let memory = vm.alloc();
        Ok(self
            .memory
            .get_mut(vm)
            .0
            .extend_from_slice(memory, &word[..self.kind.size()])?)
    }

    fn extend_bytes(&self, vm: &mut Vm, bytes: &[u8]) -> Result<()> {
        self.check_resize(vm)?;
        let memory = vm.alloc();
        Ok(self.memory.get_mut(vm).0.extend_from_slice(memory, bytes)?)
    }

    fn copy_bytes(&self, vm: &mut Vm) -> Result<HVec<u8>> {
        let memory = vm.alloc();
        let mut copy = HVec::new();
        copy.extend_from_slice(memory, self.bytes(vm))?;
        Ok(copy)
    }

    fn extend_from(&self, vm: &mut Vm, iterable: ObjRef<'_>) -> Result<()> {
        if let Some(other) = iterable.downcast::<Array>() {
            if other.kind != self.kind {
                return Err(vm.type_error("can only extend with array of same kind"));
            }
            let bytes = other.copy_bytes(vm)?;
            return self.extend_bytes(vm, &bytes);
        }
        let iterator = object::iter(vm, iterable)?;
        while let Some(item) = object::next(vm, iterator.borrow())? {
            self.push(vm, item.borrow())?;
        }
        Ok(())
    }

    fn extend_text(&self, vm: &mut Vm, text: &Str) -> Result<()> {
        let memory = vm.alloc();
        let mut bytes = HVec::with_capacity(memory, text.len().checked_mul(4).ok_or(AllocError)?)?;
        for character in text.chars() {
            bytes.extend_from_slice(memory, &character.to_ne_bytes())?;
        }
        self.extend_bytes(vm, &bytes)
    }

    fn extend_from_bytes(&self, vm: &mut Vm, bytes: &[u8]) -> Result<()> {
        if !bytes.len().is_multiple_of(self.kind.size()) {
            return Err(vm.value_error("bytes length not a multiple of item size"));
        }
        self.extend_bytes(vm, bytes)
    }

    /// Replaces the bytes at `start..end`.
    fn splice(&self, vm: &mut Vm, start: usize, end: usize, with: HVec<u8>) -> Result<()> {
        if with.len() != end - start {
            self.check_resize(vm)?;
        }
        let memory = vm.alloc();
        let own = &mut self.memory.get_mut(vm).0;
        let end = end.min(own.len());
        own.splice(memory, start.min(end), end, with)?;
        Ok(())
    }

    fn repeated(&self, vm: &mut Vm, count: isize) -> Result<HVec<u8>> {
        let count = usize::try_from(count).unwrap_or(0);
        let bytes = self.copy_bytes(vm)?;
        let total = bytes.len().checked_mul(count).ok_or(AllocError)?;
        let memory = vm.alloc();
        let mut made = HVec::with_capacity(memory, total)?;
        for _ in 0..if bytes.is_empty() { 0 } else { count } {
            made.extend_from_slice(memory, &bytes)?;
        }
        Ok(made)
    }

    fn position(&self, vm: &Vm, index: isize) -> Option<usize> {
        let len = self.len(vm);
        let index = if index < 0 {
            index.checked_add(len as isize)?
        } else {
            index
        };
        usize::try_from(index).ok().filter(|index| *index < len)
    }

    fn find(&self, vm: &mut Vm, value: ObjRef<'_>, start: usize, stop: usize) -> Result<Option<usize>> {
        let mut at = start;
        while at < stop {
            let Some(item) = self.item(vm, at)? else {
                break;
            };
            if object::equal(vm, item.borrow(), value)? {
                return Ok(Some(at));
            }
            at += 1;
        }
        Ok(None)
    }

    fn text(&self, vm: &mut Vm) -> Result<Obj> {
        let mut out = StrBuilder::new();
        for word in self.bytes(vm).as_chunks::<4>().0 {
            let character = u32::from_ne_bytes(*word);
            if character > 0x10_ffff {
                return Err(items::bad_character(vm, character));
            }
            out.push(vm, character)?;
        }
        out.finish(vm)
    }

    fn list(&self, vm: &mut Vm) -> Result<Ref<List>> {
        let memory = vm.alloc();
        let mut made = HVec::new();
        let mut at = 0;
        while let Some(item) = self.item(vm, at)? {
            made.push(memory, item)?;
            at += 1;
        }
        List::create(vm, made)
    }

    fn assign_slice(&self, vm: &mut Vm, key: &Slice, value: Option<ObjRef<'_>>) -> Result<()> {
        let size = self.kind.size();
        let new = match value {
            None => None,
            Some(value) => match value.downcast::<Array>() {
                Some(other) if other.kind == self.kind => Some(other.copy_bytes(vm)?),
                Some(_) => return Err(vm.type_error("bad argument type for built-in operation")),
                None => {
                    let kind = value.ty().display_name(vm);
                    return Err(vm.type_error(format_args!(
                        "can only assign array (not \"{kind}\") to array slice"
                    )));
                }
            },
        };
        let (start, stop, step) = key.unpack(vm)?;
        let len = self.len(vm);
        let (start, _, count) = slice::adjust(len, start, stop, step);
        let given = new.as_ref().map_or(0, |new| new.len() / size);
        if step == 1 {
            let start = start as usize;
            return self.splice(vm, start * size, (start + count) * size, new.unwrap_or_default());
        }
        match new {
            Some(new) => {
                if given != count {
                    return Err(vm.value_error(format_args!(
                        "attempt to assign array of size {given} to extended slice of size {count}"
                    )));
                }
                let own = &mut self.memory.get_mut(vm).0;
                let mut at = start;
                for item in new.chunks_exact(size) {
                    let place = at as usize * size;
                    if let Some(place) = own.get_mut(place..place + size) {
                        place.copy_from_slice(item);
                    }
                    at += step;
                }
                Ok(())
            }
            None => {
                if count == 0 {
                    return Ok(());
                }
                self.check_resize(vm)?;
                let (low, stride) = match step > 0 {
                    true => (start as usize, step as usize),
                    false => (
                        (start + (count as isize - 1) * step) as usize,
                        step.unsigned_abs(),
                    ),
                };
                let memory = vm.alloc();
                let mut kept = HVec::with_capacity(memory, (len - count) * size)?;
                for (at, item) in self.bytes(vm).chunks_exact(size).enumerate() {
                    let gone = at >= low && (at - low) % stride == 0 && (at - low) / stride < count;
                    if !gone {
                        kept.extend_from_slice(memory, item)?;
                    }
                }
                self.memory.get_mut(vm).0 = kept;
                Ok(())
            }
        }
    }
}

/// The kind of a typecode argument.
fn kind_of(vm: &mut Vm, code: ObjRef<'_>) -> Result<Kind> {
    let Some(text) = code.downcast::<Str>() else {
        let kind = code.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "array() argument 1 must be a unicode character, not {kind}"
        )));
    };
    if text.len() != 1 {
        let len = text.len();
        return Err(vm.type_error(format_args!(
            "array() argument 1 must be a unicode character, not a string of length {len}"
        )));
    }
    match u8::try_from(text.char_at(0)).ok().and_then(Kind::of) {
        Some(kind) => Ok(kind),
        None => Err(vm.value_error("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")),
    }
}

/// Whether an object may fill an array in one go.
fn is_bytes(obj: ObjRef<'_>) -> bool {
    obj.downcast::<Bytes>().is_some() || obj.downcast::<ByteArray>().is_some()
}

fn only_array(vm: &mut Vm, what: &str, other: ObjRef<'_>, end: &str) -> Exception {
    let kind = other.ty().display_name(vm);
    vm.type_error(format_args!("can only {what} array (not \"{kind}\"){end}"))
}

#[pymethods]
impl Array {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        plain_no_keywords(vm, cls, ARRAY, "array.array", args)?;
        let given = args.args();
        if given.is_empty() || given.len() > 2 {
            let (bound, number, count) = match given.len() {
                0 => ("least", "1 argument", 0),
                count => ("most", "2 arguments", count),
            };
            return Err(vm.type_error(format_args!("array() takes at {bound} {number} ({count} given)")));
        }
        let kind = kind_of(vm, given[0])?;
        if kind == Kind::WideChar {
            let message = vm.new_str("The 'u' type code is deprecated and will be removed in Python 3.16")?;
            (vm.hooks().warn)(vm, DEPRECATION_WARNING, message.borrow(), 1)?;
        }
        let code = char::from(kind.code());
        let initial = given.get(1).copied();
        if let Some(initial) = initial.filter(|_| !kind.is_text()) {
            if initial.downcast::<Str>().is_some() {
                return Err(vm.type_error(format_args!(
                    "cannot use a str to initialize an array with typecode '{code}'"
                )));
            }
            if initial
                .downcast::<Array>()
                .is_some_and(|array| array.kind.is_text())
            {
                return Err(vm.type_error(format_args!(
                    "cannot use a unicode array to initialize an array with typecode '{code}'"
                )));
            }
        }
        let made = Array::create(vm, cls, kind, HVec::new())?;
        let Some(initial) = initial else {
            return Ok(made.into());
        };
        if let Some(text) = initial.downcast::<Str>() {
            made.extend_text(vm, text)?;
        } else if is_bytes(initial) {
            let view = buffer::get(vm, initial, BufferFlags::SIMPLE)?;
            let memory = vm.alloc();
            let mut copy = HVec::new();
            copy.extend_from_slice(memory, view.bytes(vm))?;
            made.extend_from_bytes(vm, &copy)?;
        } else if let Some(other) = initial.downcast::<Array>().filter(|other| other.kind == kind) {
            let copy = other.copy_bytes(vm)?;
            made.extend_bytes(vm, &copy)?;
        } else {
            let iterator = object::iter(vm, initial)?;
            while let Some(item) = object::next(vm, iterator.borrow())? {
                made.push(vm, item.borrow())?;
            }
        }
        Ok(made.into())
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let name = type_methods::name(vm, this.borrow().ty())?;
        let name = DisplayStr(name.borrow());
        let code = char::from(this.kind.code());
        if this.len(vm) == 0 {
            return vm.format(format_args!("{name}('{code}')"));
        }
        let content: Obj = match this.kind.is_text() {
            true => this.text(vm)?,
            false => this.list(vm)?.into(),
        };
        let shown = object::repr(vm, content.borrow())?;
        vm.format(format_args!("{name}('{code}', {})", DisplayStr(shown.borrow())))
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let Some(other) = other.downcast::<Array>() else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let (a_len, b_len) = (self.len(vm), other.len(vm));
        if a_len != b_len && matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(bool_object(op == CompareOp::Ne).own());
        }
        let mut at = 0;
        while let (Some(a), Some(b)) = (self.item(vm, at)?, other.item(vm, at)?) {
            // A number that is not equal to itself is not equal here either.
            if !object::compare_bool(vm, a.borrow(), b.borrow(), CompareOp::Eq)? {
                return match op {
                    CompareOp::Eq => Ok(FALSE.own()),
                    CompareOp::Ne => Ok(bool_object(true).own()),
                    _ => object::richcompare(vm, a.borrow(), b.borrow(), op),
                };
            }
            at += 1;
        }
        Ok(bool_object(op.holds(self.len(vm).cmp(&other.len(vm)))).own())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let made = ArrayIterator {
            array: ObjCell::new(Some(this.own())),
            at: Cell::new(0),
        };
        Ok(vm.alloc().instance(ARRAY_ITERATOR.as_obj(), made)?.into())
    }
    #[slot]
    fn getbuffer(this: &Ref<Self>, vm: &mut Vm, flags: BufferFlags) -> Result<Buffer> {
        let len = this.bytes(vm).len();
        this.exports.set(this.exports.get() + 1);
        let size = this.kind.size();
        let mut made = Buffer::of_bytes(this.borrow().own(), &ACCESS, len, false);
        made.itemsize = size;
        made.dims = Dims::one((len / size) as isize, size as isize);
        if flags.has(BufferFlags::FORMAT) {
            made.format = this.kind.format().into();
        }
        Ok(made)
    }
    #[slot]
    fn sq_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(self.len(vm))
    }
    #[slot]
    fn mp_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(self.len(vm))
    }
    #[slot]
    fn concat(&self, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        let Some(theirs) = other.downcast::<Array>() else {
            return Err(only_array(vm, "append", other, " to array"));
        };
        if theirs.kind != self.kind {
            return Err(vm.type_error("bad argument type for built-in operation"));
        }
        let mut bytes = self.copy_bytes(vm)?;
        bytes.extend_from_slice(vm.alloc(), theirs.bytes(vm))?;
        Ok(Array::create(vm, ARRAY.as_obj(), self.kind, bytes)?.into())
    }
    #[slot]
    fn repeat(&self, vm: &mut Vm, count: isize) -> Result<Obj> {
        let bytes = self.repeated(vm, count)?;
        Ok(Array::create(vm, ARRAY.as_obj(), self.kind, bytes)?.into())
    }
    #[slot]
    fn inplace_concat(this: &Ref<Self>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        if other.downcast::<Array>().is_none() {
            return Err(only_array(vm, "extend array with", other, ""));
        }
        this.extend_from(vm, other)?;
        Ok(this.borrow().own())
    }
    #[slot]
    fn inplace_repeat(this: &Ref<Self>, vm: &mut Vm, count: isize) -> Result<Obj> {
        if count != 1 && this.len(vm) > 0 {
            this.check_resize(vm)?;
            let bytes = this.repeated(vm, count)?;
            this.memory.get_mut(vm).0 = bytes;
        }
        Ok(this.borrow().own())
    }
    #[slot]
    fn sq_item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        let item = match usize::try_from(index) {
            Ok(at) => self.item(vm, at)?,
            Err(_) => None,
        };
        match item {
            Some(item) => Ok(item),
            None => Err(vm.index_error("array index out of range")),
        }
    }
    #[slot]
    fn contains(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
        Ok(self.find(vm, item, 0, usize::MAX)?.is_some())
    }
    #[slot]
    fn subscript(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        if key.ty().slots().index.is_some() {
            let index = int::to_index(vm, key)?;
            let item = match self.position(vm, index) {
                Some(at) => self.item(vm, at)?,
                None => None,
            };
            return match item {
                Some(item) => Ok(item),
                None => Err(vm.index_error("array index out of range")),
            };
        }
        let Some(key) = key.downcast::<Slice>() else {
            return Err(vm.type_error("array indices must be integers"));
        };
        let (start, stop, step) = key.unpack(vm)?;
        let (start, _, count) = slice::adjust(self.len(vm), start, stop, step);
        let size = self.kind.size();
        let memory = vm.alloc();
        let mut bytes = HVec::with_capacity(memory, count * size)?;
        let mut at = start;
        for _ in 0..count {
            let place = at as usize * size;
            let item = self.bytes(vm).get(place..place + size).unwrap_or(&[]);
            bytes.extend_from_slice(memory, item)?;
            at += step;
        }
        Ok(Array::create(vm, ARRAY.as_obj(), self.kind, bytes)?.into())
    }
    #[slot]
    fn ass_subscript(&self, vm: &mut Vm, key: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        if key.ty().slots().index.is_some() {
            let index = int::to_index(vm, key)?;
            let Some(at) = self.position(vm, index) else {
                return Err(vm.index_error("array assignment index out of range"));
            };
            let size = self.kind.size();
            return match value {
                Some(value) => self.set(vm, at, value),
                None => self.splice(vm, at * size, (at + 1) * size, HVec::new()),
            };
        }
        match key.downcast::<Slice>() {
            Some(key) => self.assign_slice(vm, key, value),
            None => Err(vm.type_error("array indices must be integers")),
        }
    }

    /// Adds v behind the last item.
    fn append(&self, vm: &mut Vm, v: ObjRef<'_>) -> Result<()> {
        self.push(vm, v)
    }
    /// Return a tuple (address, length) giving the current memory address and the length in items of the buffer.
    fn buffer_info(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let len = this.len(vm);
        let (address, len) = (int::new(vm, this.borrow().id())?, int::new(vm, len)?);
        tuple::new(vm, &[address, len])
    }
    /// Byteswap all items of the array.
    fn byteswap(&self, vm: &mut Vm) {
        let size = self.kind.size();
        for item in self.memory.get_mut(vm).0.chunks_exact_mut(size) {
            item.reverse();
        }
    }
    /// Remove all items from the array.
    fn clear(&self, vm: &mut Vm) -> Result<()> {
        self.check_resize(vm)?;
        drop(self.memory.take(vm));
        Ok(())
    }
    fn __copy__(&self, vm: &mut Vm) -> Result<Obj> {
        let bytes = self.copy_bytes(vm)?;
        Ok(Array::create(vm, ARRAY.as_obj(), self.kind, bytes)?.into())
    }
    /// Counts the items that equal v.
    fn count(&self, vm: &mut Vm, v: ObjRef<'_>) -> Result<usize> {
        let (mut at, mut count) = (0, 0);
        while let Some(found) = self.find(vm, v, at, usize::MAX)? {
            count += 1;
            at = found + 1;
        }
        Ok(count)
    }
    fn __deepcopy__(&self, vm: &mut Vm, unused: ObjRef<'_>) -> Result<Obj> {
        let _ = unused;
        let bytes = self.copy_bytes(vm)?;
        Ok(Array::create(vm, ARRAY.as_obj(), self.kind, bytes)?.into())
    }
    /// Append items to the end of the array.
    fn extend(&self, vm: &mut Vm, bb: ObjRef<'_>) -> Result<()> {
        self.extend_from(vm, bb)
    }
    /// Reads n items from the binary file f and adds them at the end.
    ///
    /// Raises EOFError if f holds fewer; those it holds are added.
    fn fromfile(&self, vm: &mut Vm, f: ObjRef<'_>, n: isize) -> Result<()> {
        let Ok(count) = usize::try_from(n) else {
            return Err(vm.value_error("negative count"));
        };
        let wanted = count.checked_mul(self.kind.size()).ok_or(AllocError)?;
        let wanted_object = int::new(vm, wanted)?;
        let read = call::call_method(vm, f, names::read, &[wanted_object.borrow()])?;
        let Some(bytes) = read.downcast::<Bytes>() else {
            return Err(vm.type_error("read() didn't return bytes"));
        };
        self.extend_from_bytes(vm, bytes.as_slice())?;
        if bytes.as_slice().len() < wanted {
            return Err(vm.new_exception(EOF_ERROR, format_args!("read() didn't return enough bytes")));
        }
        Ok(())
    }
    /// Append items to array from list.
    fn fromlist(&self, vm: &mut Vm, list: ObjRef<'_>) -> Result<()> {
        let Some(items) = list.downcast::<List>() else {
            return Err(vm.type_error("arg must be list"));
        };
        let before = self.bytes(vm).len();
        let (len, mut at) = (items.items(vm).len(), 0);
        while let Some(item) = items.items(vm).get(at).cloned() {
            if let Err(error) = self.push(vm, item.borrow()) {
                self.memory.get_mut(vm).0.truncate(before);
                return Err(error);
            }
            at += 1;
            if items.items(vm).len() != len {
                self.memory.get_mut(vm).0.truncate(before);
                return Err(vm.runtime_error("list changed size during iteration"));
            }
        }
        Ok(())
    }
    /// Adds items at the end, taken from a bytes-like object that holds them as the machine does.
    fn frombytes(&self, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<()> {
        let view = buffer::get(vm, buffer, BufferFlags::SIMPLE)?;
        if view.itemsize != 1 {
            return Err(vm.type_error("a bytes-like object is required"));
        }
        let memory = vm.alloc();
        let mut copy = HVec::new();
        copy.extend_from_slice(memory, view.bytes(vm))?;
        drop(view);
        self.extend_from_bytes(vm, &copy)
    }
    /// Adds the characters of a str at the end. The array's type must be 'w' or 'u'.
    fn fromunicode(&self, vm: &mut Vm, ustr: &Str) -> Result<()> {
        if !self.kind.is_text() {
            return Err(
                vm.value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
            );
        }
        self.extend_text(vm, ustr)
    }
    /// The index of the first item between start and stop that equals v.
    ///
    /// Raises ValueError if none does.
    #[signature("($self, v, start=0, stop=sys.maxsize, /)")]
    fn index(
        &self,
        vm: &mut Vm,
        v: ObjRef<'_>,
        start: Option<ObjRef<'_>>,
        stop: Option<ObjRef<'_>>,
    ) -> Result<usize> {
        let start = match start {
            Some(start) => slice::bound(vm, start)?,
            None => 0,
        };
        let stop = match stop {
            Some(stop) => slice::bound(vm, stop)?,
            None => isize::MAX,
        };
        let len = self.len(vm) as isize;
        let clip = |at: isize| {
            let at = if at < 0 { at.saturating_add(len) } else { at };
            usize::try_from(at).unwrap_or(0)
        };
        match self.find(vm, v, clip(start), clip(stop))? {
            Some(at) => Ok(at),
            None => Err(vm.value_error("array.index(x): x not in array")),
        }
    }
    /// Puts v into the array, before the item at position i.
    fn insert(&self, vm: &mut Vm, i: isize, v: ObjRef<'_>) -> Result<()> {
        let word = self.kind.pack(vm, v)?;
        self.check_resize(vm)?;
        let len = self.len(vm) as isize;
        let at = if i < 0 { i.saturating_add(len) } else { i }.clamp(0, len) as usize;
        let size = self.kind.size();
        let memory = vm.alloc();
        let mut item = HVec::new();
        item.extend_from_slice(memory, &word[..size])?;
        self.splice(vm, at * size, at * size, item)
    }
    /// Takes the item at index i out of the array, the last one if i is not given.
    #[signature("($self, i=-1, /)")]
    fn pop(&self, vm: &mut Vm, i: Option<isize>) -> Result<Obj> {
        if self.len(vm) == 0 {
            return Err(vm.index_error("pop from empty array"));
        }
        let item = match self.position(vm, i.unwrap_or(-1)) {
            Some(at) => self.item(vm, at)?.map(|item| (at, item)),
            None => None,
        };
        let Some((at, item)) = item else {
            return Err(vm.index_error("pop index out of range"));
        };
        let size = self.kind.size();
        self.splice(vm, at * size, (at + 1) * size, HVec::new())?;
        Ok(item)
    }
    /// Return state information for pickling.
    fn __reduce_ex__(this: &Ref<Self>, vm: &mut Vm, value: ObjRef<'_>) -> Result<Obj> {
        pickle::reduce(vm, this, value)
    }
    /// Takes the first item that equals v out of the array.
    fn remove(&self, vm: &mut Vm, v: ObjRef<'_>) -> Result<()> {
        match self.find(vm, v, 0, usize::MAX)? {
            Some(at) => {
                let size = self.kind.size();
                self.splice(vm, at * size, (at + 1) * size, HVec::new())
            }
            None => Err(vm.value_error("array.remove(x): x not in array")),
        }
    }
    /// Turns the order of the items around, in place.
    fn reverse(&self, vm: &mut Vm) {
        let size = self.kind.size();
        let bytes = &mut self.memory.get_mut(vm).0;
        bytes.reverse();
        for item in bytes.chunks_exact_mut(size) {
            item.reverse();
        }
    }
    /// Writes the items to the binary file f as the machine holds them.
    fn tofile(&self, vm: &mut Vm, f: ObjRef<'_>) -> Result<()> {
        const BLOCK: usize = 64 * 1024;
        let copy = self.copy_bytes(vm)?;
        if copy.is_empty() {
            return Ok(());
        }
        for block in copy.chunks(BLOCK) {
            let block = bytes::new(vm, block)?;
            call::call_method(vm, f, names::write, &[block.borrow()])?;
        }
        Ok(())
    }
    /// The items, in a list.
    fn tolist(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(self.list(vm)?.into())
    }
    /// The items as the machine holds them, in a bytes object.
    fn tobytes(&self, vm: &mut Vm) -> Result<Obj> {
        let copy = self.copy_bytes(vm)?;
        bytes::new(vm, &copy)
    }
    /// Convert the array to a unicode string; its typecode must be 'u' or 'w'.
    fn tounicode(&self, vm: &mut Vm) -> Result<Obj> {
        match self.kind.is_text() {
            true => self.text(vm),
            false => {
                Err(vm.value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')"))
            }
        }
    }
    /// Size of the array in memory, in bytes.
    fn __sizeof__(this: &Ref<Self>, vm: &mut Vm) -> usize {
        let room = this.memory.get(vm).0.capacity();
        this.borrow().size_in_memory() + room
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        taipan_objects::generic_alias::create(vm, cls.own(), object.own())
    }
    /// the letter that says the type of the items
    #[getter]
    fn typecode(&self, vm: &mut Vm) -> Result<Obj> {
        vm.new_str_from_char(u32::from(self.kind.code()))
    }
    /// the size, in bytes, of one array item
    #[getter]
    fn itemsize(&self, vm: &mut Vm) -> Result<Obj> {
        int::new(vm, self.kind.size())
    }
}

/// Iterates over an array.
#[pyclass(name = "arrayiterator", module = "array", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct ArrayIterator {
    array: ObjCell,
    at: Cell<usize>,
}

#[pymethods]
impl ArrayIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(array) = self.array.get().and_then(|array| array.into_ref::<Array>().ok()) else {
            return Ok(None);
        };
        let item = array.item(vm, self.at.get())?;
        match item {
            Some(_) => self.at.set(self.at.get() + 1),
            None => self.array.set(None),
        }
        Ok(item)
    }
    /// Return state information for pickling.
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let iter = wrappers::builtin(vm, "iter")?;
        match self.array.get() {
            Some(array) => {
                let args = tuple::new(vm, &[array])?;
                let at = int::new(vm, self.at.get())?;
                tuple::new(vm, &[iter, args, at])
            }
            None => {
                let empty = List::create(vm, HVec::new())?;
                let args = tuple::new(vm, &[empty.into()])?;
                tuple::new(vm, &[iter, args])
            }
        }
    }
    /// Set state information for unpickling.
    fn __setstate__(&self, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        let at = int::to_ssize(vm, state)?;
        if let Some(array) = self.array.get().and_then(|array| array.into_ref::<Array>().ok()) {
            let len = array.len(vm);
            self.at.set(usize::try_from(at).unwrap_or(0).min(len));
        }
        Ok(())
    }
}

#[pymodule(name = "array")]
impl ArrayModule {
    /// Internal. Used for pickling support.
    fn _array_reconstructor(
        vm: &mut Vm,
        arraytype: ObjRef<'_>,
        typecode: ObjRef<'_>,
        mformat_code: i32,
        items: ObjRef<'_>,
    ) -> Result<Obj> {
        pickle::reconstruct(vm, arraytype, typecode, mformat_code, items)
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "array", ARRAY.own())?;
        module::add(vm, module, "ArrayType", ARRAY.own())?;
        let codes = vm.new_str("bBuwhHiIlLqQfd")?;
        module::add(vm, module, "typecodes", codes)?;
        // Arrays are registered as sequences where there is a registry: boards may leave `collections.abc` out.
        if let Ok(class) = crate::import_attribute(vm, "_collections_abc", "MutableSequence") {
            let name: Obj = vm.intern("register")?.into();
            call::call_method(vm, class.borrow(), name.borrow(), &[ARRAY.as_obj()])?;
        }
        Ok(())
    }
}

/// The class that a pickled array is made of again.
fn subclass<'a>(vm: &mut Vm, class: ObjRef<'a>) -> Result<TypeRef<'a>> {
    let Some(class) = TypeRef::from_obj(class) else {
        let kind = class.ty().display_name(vm);
        return Err(vm.type_error(format_args!("first argument must be a type object, not {kind}")));
    };
    if !class.is_subtype(ARRAY) {
        let name = class.display_name(vm);
        return Err(vm.type_error(format_args!("{name} is not a subtype of array.array")));
    }
    Ok(class)
}
