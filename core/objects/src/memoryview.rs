//! `memoryview`: typed, multi-dimensional access to the memory of objects that export it (PEP 3118).

use alloc::borrow::Cow;
use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjCell, ObjRef, Ref, Trace, Visitor};

use crate::buffer::{self, Access, Buffer, BufferFlags, Dims};
use crate::exception::{Exception, Result};
use crate::int;
use crate::list::List;
use crate::object;
use crate::singletons::{ELLIPSIS, NONE, NOT_IMPLEMENTED, bool_object};
use crate::slice::Slice;
use crate::slots::CompareOp;
use crate::str::Str;
use crate::tuple::{self, Tuple};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

pub mod items;
mod iterator;

const MOST_DIMENSIONS: usize = 64;

/// What several views of one buffer share: the buffer is released when the last of them is.
#[pyclass(name = "managedbuffer", flags = [GC])]
pub struct ManagedBuffer {
    buffer: Buffer,
}

/// How a view lies in its buffer's memory.
struct Layout {
    offset: usize,
    len: usize,
    itemsize: usize,
    readonly: bool,
    format: Cow<'static, str>,
    dims: Dims,
}

impl Trace for Layout {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// A view of the memory of an object that has a buffer: bytes, arrays and the like.
#[pyclass(name = "memoryview", flags = [GC, WEAKREF], bits = [SEQUENCE], signature = "(object)")]
pub struct MemoryView {
    /// The managed buffer; nothing once released.
    managed: ObjCell,
    /// Views that others hold through this one.
    exports: Cell<usize>,
    hash: Cell<isize>,
    layout: Layout,
}

/// A `memoryview` of what `obj` exports (`PyMemoryView_FromObject`, with flags). Raises `TypeError`, `BufferError`.
pub fn from_object_with_flags(vm: &mut Vm, obj: ObjRef<'_>, flags: i32) -> Result<Obj> {
    if let Some(view) = obj.downcast::<MemoryView>() {
        let managed = view.managed(vm)?;
        let layout = view.layout.copy(vm)?;
        return view_of(vm, managed.into(), layout);
    }
    if !buffer::is_exporter(obj) {
        let kind = obj.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "memoryview: a bytes-like object is required, not '{kind}'"
        )));
    }
    let buffer = buffer::get(vm, obj, BufferFlags(flags))?;
    from_buffer(vm, buffer)
}

/// A `memoryview` of a buffer.
pub fn from_buffer(vm: &mut Vm, buffer: Buffer) -> Result<Obj> {
    let layout = Layout {
        offset: buffer.offset,
        len: buffer.len,
        itemsize: buffer.itemsize,
        readonly: buffer.readonly,
        format: buffer.format.clone(),
        dims: Dims::new(vm, buffer.dims.shape(), buffer.dims.strides())?,
    };
    let managed: Ref<ManagedBuffer> = vm
        .alloc()
        .instance(MANAGED_BUFFER.as_obj(), ManagedBuffer { buffer })?;
    view_of(vm, managed.into(), layout)
}

fn view_of(vm: &mut Vm, managed: Obj, layout: Layout) -> Result<Obj> {
    let view = MemoryView {
        managed: ObjCell::new(Some(managed)),
        exports: Cell::new(0),
        hash: Cell::new(-1),
        layout,
    };
    Ok(vm.alloc().instance(MEMORY_VIEW.as_obj(), view)?.into())
}

/// A view only passes its exporter's memory on; see [`Buffer::source`].
static ACCESS: Access = Access {
    bytes: |_, _| &[],
    bytes_mut: None,
    release: |owner| {
        if let Some(view) = owner.downcast::<MemoryView>() {
            view.exports.set(view.exports.get().saturating_sub(1));
        }
    },
};

impl Layout {
    fn copy(&self, vm: &Vm) -> Result<Layout> {
        Ok(Layout {
            offset: self.offset,
            len: self.len,
            itemsize: self.itemsize,
            readonly: self.readonly,
            format: self.format.clone(),
            dims: Dims::new(vm, self.dims.shape(), self.dims.strides())?,
        })
    }

    fn ndim(&self) -> usize {
        self.dims.ndim()
    }

    fn is_c(&self) -> bool {
        buffer::contiguous(
            self.len,
            self.itemsize,
            self.dims.shape().iter().zip(self.dims.strides()).rev(),
        )
    }

    fn is_f(&self) -> bool {
        buffer::contiguous(
            self.len,
            self.itemsize,
            self.dims.shape().iter().zip(self.dims.strides()),
        )
    }

    /// The letter of the format. Raises `NotImplementedError` if it is not one that items can be read with.
    fn letter(&self, vm: &mut Vm) -> Result<u8> {
        let format = self.format.strip_prefix('@').unwrap_or(&self.format);
        match format.as_bytes() {
            [letter] => Ok(*letter),
            _ => {
                let format = &self.format;
                Err(vm.not_implemented_error(format_args!("memoryview: unsupported format {format}")))
            }
        }
    }

    /// Where the item `index` of dimension `dim` lies from `place`. Raises `IndexError`.
    fn step(&self, vm: &mut Vm, place: isize, dim: usize, index: isize) -> Result<isize> {
        let (len, stride) = (self.dims.shape()[dim], self.dims.strides()[dim]);
        let index = if index < 0 { index + len } else { index };
        if index < 0 || index >= len {
            return Err(vm.index_error(format_args!("index out of bounds on dimension {}", dim + 1)));
        }
        Ok(place + index * stride)
    }
}

impl MemoryView {
    /// The managed buffer. Raises `ValueError` if the view has been released.
    fn managed(&self, vm: &mut Vm) -> Result<Ref<ManagedBuffer>> {
        match self.managed.get().map(Obj::into_ref::<ManagedBuffer>) {
            Some(Ok(managed)) => Ok(managed),
            _ => Err(vm.value_error("operation forbidden on released memoryview object")),
        }
    }

    fn check(&self, vm: &mut Vm) -> Result<()> {
        self.managed(vm).map(drop)
    }

    fn unpack_at(&self, vm: &mut Vm, place: isize) -> Result<Obj> {
        let letter = self.layout.letter(vm)?;
        let managed = self.managed(vm)?;
        let mut item = [0; 8];
        let bytes = managed.buffer.memory(vm).get(place as usize..).unwrap_or(&[]);
        let len = self.layout.itemsize.min(8).min(bytes.len());
        item[..len].copy_from_slice(&bytes[..len]);
        items::unpack(vm, letter, &item)
    }

    fn pack_at(&self, vm: &mut Vm, place: isize, value: ObjRef<'_>) -> Result<()> {
        let letter = self.layout.letter(vm)?;
        let item = items::pack(vm, letter, value)?;
        // Packing may have run code that released the view.
        let managed = self.managed(vm)?;
        let size = self.layout.itemsize.min(8);
        let place = place as usize;
        if let Some(target) = managed.buffer.memory_mut(vm).get_mut(place..place + size) {
            target.copy_from_slice(&item[..size]);
        }
        Ok(())
    }

    fn item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        self.layout.letter(vm)?;
        match self.layout.ndim() {
            0 => Err(vm.type_error("invalid indexing of 0-dim memory")),
            1 => {
                let place = self.layout.step(vm, self.layout.offset as isize, 0, index)?;
                self.unpack_at(vm, place)
            }
            _ => Err(vm.not_implemented_error("multi-dimensional sub-views are not implemented")),
        }
    }

    /// The place that a tuple of ints means. Raises `TypeError`, `IndexError`, `NotImplementedError`.
    fn place_of(&self, vm: &mut Vm, key: &Tuple) -> Result<isize> {
        let ndim = self.layout.ndim();
        let given = key.len();
        if given < ndim {
            return Err(vm.not_implemented_error("sub-views are not implemented"));
        }
        if given > ndim {
            return Err(vm.type_error(format_args!(
                "cannot index {ndim}-dimension view with {given}-element tuple"
            )));
        }
        let mut place = self.layout.offset as isize;
        for (dim, index) in key.items().iter().enumerate() {
            let index = int::to_index(vm, index.borrow())?;
            place = self.layout.step(vm, place, dim, index)?;
        }
        Ok(place)
    }

    /// All items in C order, as bytes.
    fn bytes_in_order(&self, vm: &mut Vm) -> Result<HVec<u8>> {
        let managed = self.managed(vm)?;
        let mut out = HVec::with_capacity(vm.alloc(), self.layout.len)?;
        let memory = managed.buffer.memory(vm);
        let layout = &self.layout;
        buffer::copy_items(
            vm,
            memory,
            (layout.offset, layout.len, layout.itemsize),
            &layout.dims,
            &mut out,
        )?;
        Ok(out)
    }

    fn list(&self, vm: &mut Vm, dim: usize, place: isize) -> Result<Obj> {
        if dim == self.layout.ndim() {
            return self.unpack_at(vm, place);
        }
        let (len, stride) = (self.layout.dims.shape()[dim], self.layout.dims.strides()[dim]);
        let mut out = HVec::with_capacity(vm.alloc(), len as usize)?;
        for index in 0..len {
            let item = self.list(vm, dim + 1, place + index * stride)?;
            out.push(vm.alloc(), item)?;
        }
        Ok(List::create(vm, out)?.into())
    }

    fn free(&self, vm: &mut Vm) -> Result<()> {
        let exports = self.exports.get();
        if exports > 0 && !self.managed.is_none() {
            let plural = if exports == 1 { "" } else { "s" };
            return Err(vm.buffer_error(format_args!("memoryview has {exports} exported buffer{plural}")));
        }
        self.managed.set(None);
        Ok(())
    }

    /// Releases the view unless others hold on to it.
    pub(crate) fn release_quietly(&self) {
        if self.exports.get() == 0 {
            self.managed.set(None);
        }
    }

    fn sliced(&self, vm: &mut Vm, slice: &Slice) -> Result<Layout> {
        let (start, stop, step) = slice.unpack(vm)?;
        self.check(vm)?;
        let own = &self.layout;
        let (start, _, count) = crate::slice::adjust(own.dims.shape()[0] as usize, start, stop, step);
        let mut shape = HVec::new();
        shape.extend_from_slice(vm.alloc(), own.dims.shape())?;
        let mut strides = HVec::new();
        strides.extend_from_slice(vm.alloc(), own.dims.strides())?;
        let offset = own.offset as isize + if count == 0 { 0 } else { start * strides[0] };
        shape[0] = count as isize;
        strides[0] = strides[0].saturating_mul(step);
        let len = shape
            .iter()
            .fold(own.itemsize, |len, &count| len.saturating_mul(count as usize));
        Ok(Layout {
            offset: offset.max(0) as usize,
            len,
            itemsize: own.itemsize,
            readonly: own.readonly,
            format: own.format.clone(),
            dims: Dims::new(vm, &shape, &strides)?,
        })
    }

    fn assign_slice(&self, vm: &mut Vm, slice: &Slice, value: ObjRef<'_>) -> Result<()> {
        let source = buffer::get(vm, value, BufferFlags::FULL_RO)?;
        let target = self.sliced(vm, slice)?;
        let plain = |format: &str| alloc::string::String::from(format.strip_prefix('@').unwrap_or(format));
        let same = plain(&source.format) == plain(&target.format)
            && source.itemsize == target.itemsize
            && source.dims.shape() == target.dims.shape();
        if !same {
            return Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        let mut copy = HVec::with_capacity(vm.alloc(), source.len)?;
        buffer::copy_to(vm, &source, &mut copy)?;
        drop(source);
        let (size, stride) = (target.itemsize, target.dims.strides()[0]);
        let managed = self.managed(vm)?;
        let memory = managed.buffer.memory_mut(vm);
        for (at, item) in copy.chunks_exact(size.max(1)).enumerate() {
            let place = (target.offset as isize + at as isize * stride) as usize;
            if let Some(target) = memory.get_mut(place..place + size) {
                target.copy_from_slice(item);
            }
        }
        Ok(())
    }

    fn cast_to(&self, vm: &mut Vm, format: &str, shape: Option<ObjRef<'_>>) -> Result<Layout> {
        let own = &self.layout;
        if !own.is_c() {
            return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
        }
        let has_zero = own.dims.shape().contains(&0) || own.dims.strides().contains(&0);
        if (shape.is_some() || own.ndim() != 1) && has_zero {
            return Err(vm.type_error("memoryview: cannot cast view with zeros in shape or strides"));
        }
        let wanted = match shape {
            Some(shape) => {
                if shape.downcast::<List>().is_none() && shape.downcast::<Tuple>().is_none() {
                    return Err(vm.type_error("shape must be a list or a tuple"));
                }
                let items = object::collect(vm, shape)?;
                if items.len() > MOST_DIMENSIONS {
                    return Err(vm.value_error("memoryview: number of dimensions must not exceed 64"));
                }
                if own.ndim() != 1 && items.len() != 1 {
                    return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
                }
                Some(items)
            }
            None => None,
        };
        let Some(source) = items::native(&own.format) else {
            return Err(vm.value_error(
                "memoryview: source format must be a native single character format prefixed with an optional '@'",
            ));
        };
        let Some((target, size)) =
            items::native(format).and_then(|letter| Some((letter, items::size(letter)?)))
        else {
            return Err(vm.value_error(
                "memoryview: destination format must be a native single character format prefixed with an \
                 optional '@'",
            ));
        };
        if !items::is_byte(source) && !items::is_byte(target) {
            return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
        }
        if !own.len.is_multiple_of(size) {
            return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
        }
        let dims = match wanted {
            None => Dims::one((own.len / size) as isize, size as isize),
            Some(items) => self.shape(vm, &items, size)?,
        };
        Ok(Layout {
            offset: own.offset,
            len: own.len,
            itemsize: size,
            readonly: own.readonly,
            format: Cow::Owned(format.into()),
            dims,
        })
    }

    /// The dimensions that a cast asks for.
    fn shape(&self, vm: &mut Vm, items: &[Obj], size: usize) -> Result<Dims> {
        let mut shape = HVec::new();
        let mut total = size;
        for item in items {
            if int::value(item.borrow()).is_none() {
                return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
            }
            let count = int::to_ssize(vm, item.borrow())?;
            if count <= 0 {
                return Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0"));
            }
            total = match total
                .checked_mul(count as usize)
                .filter(|&total| total <= isize::MAX as usize)
            {
                Some(total) => total,
                None => return Err(vm.value_error("memoryview.cast(): product(shape) > SSIZE_MAX")),
            };
            shape.push(vm.alloc(), count)?;
        }
        if total != self.layout.len {
            return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
        }
        let mut strides = HVec::new();
        for dim in 0..shape.len() {
            let stride = shape[dim + 1..]
                .iter()
                .fold(size as isize, |stride, &count| stride * count);
            strides.push(vm.alloc(), stride)?;
        }
        Dims::new(vm, &shape, &strides)
    }

    fn compare(&self, vm: &mut Vm, other: &MemoryView) -> Result<bool> {
        let (own, others) = (&self.layout, &other.layout);
        if own.dims.shape() != others.dims.shape() {
            return Ok(false);
        }
        let (a, b) = (self.bytes_in_order(vm)?, other.bytes_in_order(vm)?);
        let (first, second) = (items::native(&own.format), items::native(&others.format));
        let plain =
            |letter: Option<u8>| letter.is_some_and(|letter| !matches!(letter, b'f' | b'd' | b'e' | b'?'));
        if first == second && plain(first) {
            return Ok(*a == *b);
        }
        let (Some(one), Some(two)) = (Reader::new(vm, own)?, Reader::new(vm, others)?) else {
            return Ok(false);
        };
        let (sizes, count) = (
            (own.itemsize.max(1), others.itemsize.max(1)),
            a.len() / own.itemsize.max(1),
        );
        for at in 0..count {
            let left = one.read(vm, a.get(at * sizes.0..(at + 1) * sizes.0).unwrap_or(&[]))?;
            let right = two.read(vm, b.get(at * sizes.1..(at + 1) * sizes.1).unwrap_or(&[]))?;
            if !object::compare_bool(vm, left.borrow(), right.borrow(), CompareOp::Eq)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn tuple_of(&self, vm: &mut Vm, numbers: &[isize]) -> Result<Obj> {
        self.check(vm)?;
        let mut items = HVec::new();
        for &number in numbers {
            let item = int::new(vm, number)?;
            items.push(vm.alloc(), item)?;
        }
        tuple::new(vm, &items)
    }
}

/// Reads items for a comparison: natively, or through the `struct` module.
enum Reader {
    Native(u8),
    Struct(Obj),
}

impl Reader {
    /// `None` if `struct` does not know the format.
    fn new(vm: &mut Vm, layout: &Layout) -> Result<Option<Reader>> {
        if let Some(letter) = items::native(&layout.format) {
            return Ok(Some(Reader::Native(letter)));
        }
        let name = vm.intern("struct")?;
        let (none, zero) = (NONE, Obj::from_i16(0));
        let module = (vm.hooks().import)(vm, name.borrow(), &[none, none, none, zero.borrow()])?;
        let class = vm.intern("Struct")?;
        let class = object::getattr(vm, module.borrow(), class.borrow())?;
        let format = vm.new_str(&layout.format)?;
        let Ok(made) = crate::call::call(vm, class.borrow(), &[format.borrow()]) else {
            return Ok(None);
        };
        let unpack = vm.intern("unpack")?;
        Ok(Some(Reader::Struct(object::getattr(
            vm,
            made.borrow(),
            unpack.borrow(),
        )?)))
    }

    fn read(&self, vm: &mut Vm, item: &[u8]) -> Result<Obj> {
        match self {
            Reader::Native(letter) => items::unpack(vm, *letter, item),
            Reader::Struct(unpack) => {
                let bytes = crate::bytes::new(vm, item)?;
                let made = crate::call::call(vm, unpack.borrow(), &[bytes.borrow()])?;
                match tuple::items(made.borrow()) {
                    Some([only]) => Ok(only.clone()),
                    _ => Ok(made),
                }
            }
        }
    }
}

fn is_multi(key: ObjRef<'_>, holds: impl Fn(ObjRef<'_>) -> bool) -> bool {
    key.downcast::<Tuple>()
        .is_some_and(|key| key.items().iter().all(|item| holds(item.borrow())))
}

fn is_index(key: ObjRef<'_>) -> bool {
    key.ty().slots().index.is_some()
}

fn no_shape(vm: &mut Vm) -> Exception {
    vm.type_error("invalid indexing of 0-dim memory")
}

#[pymethods]
impl ManagedBuffer {}

#[pymethods]
impl MemoryView {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: crate::call::Args<'_>) -> Result<Obj> {
        let named = |name: &Obj| name.downcast::<Str>().is_some_and(|name| name.equals("object"));
        let keyword = args
            .keywords()
            .find(|(name, _)| named(name))
            .map(|(_, value)| value);
        let given = match (args.args(), keyword, args.len()) {
            (&[given], _, 1) => given,
            ([], Some(given), 1) => given,
            (_, _, 0) => return Err(vm.type_error("memoryview() missing required argument 'object' (pos 1)")),
            (_, _, 1) => return Err(vm.type_error("memoryview() got an unexpected keyword argument")),
            (_, _, count) => {
                return Err(vm.type_error(format_args!(
                    "memoryview() takes at most 1 argument ({count} given)"
                )));
            }
        };
        from_object_with_flags(vm, given, BufferFlags::FULL_RO.0)
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let released = this
            .downcast::<MemoryView>()
            .is_none_or(|view| view.managed.is_none());
        let (what, place) = (if released { "released memory" } else { "memory" }, this.id());
        vm.format(format_args!("<{what} at {place:#x}>"))
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        if self.hash.get() != -1 {
            return Ok(self.hash.get());
        }
        let managed = self.managed(vm)?;
        if !self.layout.readonly {
            return Err(vm.value_error("cannot hash writable memoryview object"));
        }
        if !items::native(&self.layout.format).is_some_and(items::is_byte) {
            return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
        }
        let owner = managed.buffer.owner.clone();
        object::hash(vm, owner.borrow())?;
        let bytes = self.bytes_in_order(vm)?;
        let hash = vm.interp().secret().bytes(&bytes);
        self.hash.set(hash);
        Ok(hash)
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(NOT_IMPLEMENTED.own());
        }
        let Some(view) = this.downcast::<MemoryView>() else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let released = |obj: ObjRef<'_>| {
            obj.downcast::<MemoryView>()
                .is_some_and(|view| view.managed.is_none())
        };
        if released(this) || released(other) {
            return Ok(bool_object(this.is(other) == (op == CompareOp::Eq)).own());
        }
        if !buffer::is_exporter(other) {
            return Ok(NOT_IMPLEMENTED.own());
        }
        let Ok(second) = from_object_with_flags(vm, other, BufferFlags::FULL_RO.0) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let equal = match second.downcast::<MemoryView>() {
            Some(second) => view.compare(vm, second)?,
            None => false,
        };
        Ok(bool_object(equal == (op == CompareOp::Eq)).own())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(view) = this.downcast::<MemoryView>() else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        view.check(vm)?;
        match view.layout.ndim() {
            0 => return Err(no_shape(vm)),
            1 => {}
            _ => return Err(vm.not_implemented_error("multi-dimensional sub-views are not implemented")),
        }
        view.layout.letter(vm)?;
        iterator::iterate(vm, this)
    }
    #[slot]
    fn getbuffer(this: ObjRef<'_>, vm: &mut Vm, flags: BufferFlags) -> Result<Buffer> {
        let Some(view) = this.downcast::<MemoryView>() else {
            return Err(vm.type_error("a memoryview is needed"));
        };
        let managed = view.managed(vm)?;
        let own = &view.layout;
        if flags.has(BufferFlags::WRITABLE) && own.readonly {
            return Err(vm.buffer_error("memoryview: underlying buffer is not writable"));
        }
        let strided = flags.has(BufferFlags::STRIDES);
        if (flags.has(BufferFlags::C_CONTIGUOUS) || !strided) && !own.is_c() {
            return Err(vm.buffer_error("memoryview: underlying buffer is not C-contiguous"));
        }
        if flags.has(BufferFlags::F_CONTIGUOUS) && !own.is_f() {
            return Err(vm.buffer_error("memoryview: underlying buffer is not Fortran contiguous"));
        }
        if flags.has(BufferFlags::ANY_CONTIGUOUS) && !own.is_c() && !own.is_f() {
            return Err(vm.buffer_error("memoryview: underlying buffer is not contiguous"));
        }
        let formatted = flags.has(BufferFlags::FORMAT);
        if !flags.has(BufferFlags::ND) && formatted {
            return Err(
                vm.buffer_error("memoryview: cannot cast to unsigned bytes if the format flag is present")
            );
        }
        let shaped = flags.has(BufferFlags::ND);
        let copy = own.copy(vm)?;
        let (exporter, access) = managed.buffer.source();
        let source = (exporter.own(), access);
        view.exports.set(view.exports.get() + 1);
        Ok(Buffer {
            owner: this.own(),
            access: &ACCESS,
            source: Some(source),
            offset: copy.offset,
            len: copy.len,
            readonly: copy.readonly,
            itemsize: copy.itemsize,
            format: if formatted {
                copy.format
            } else {
                Cow::Borrowed("B")
            },
            dims: if shaped {
                copy.dims
            } else {
                Dims::one(own.len as isize, 1)
            },
        })
    }
    #[slot]
    fn sq_length(&self, vm: &mut Vm) -> Result<usize> {
        self.check(vm)?;
        match self.layout.dims.shape().first() {
            Some(&len) => Ok(len as usize),
            None => Err(vm.type_error("0-dim memory has no length")),
        }
    }
    #[slot]
    fn mp_length(&self, vm: &mut Vm) -> Result<usize> {
        self.check(vm)?;
        match self.layout.dims.shape().first() {
            Some(&len) => Ok(len as usize),
            None => Err(vm.type_error("0-dim memory has no length")),
        }
    }
    #[slot]
    fn sq_item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        self.check(vm)?;
        self.item(vm, index)
    }
    #[slot]
    fn subscript(this: ObjRef<'_>, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        let Some(view) = this.downcast::<MemoryView>() else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        view.check(vm)?;
        if view.layout.ndim() == 0 {
            return match key.downcast::<Tuple>() {
                Some(key) if key.is_empty() => view.unpack_at(vm, view.layout.offset as isize),
                _ if key.is(ELLIPSIS) => Ok(this.own()),
                _ => Err(no_shape(vm)),
            };
        }
        if is_index(key) {
            let index = int::to_index(vm, key)?;
            view.check(vm)?;
            return view.item(vm, index);
        }
        if let Some(slice) = key.downcast::<Slice>() {
            let managed = view.managed(vm)?;
            let layout = view.sliced(vm, slice)?;
            return view_of(vm, managed.into(), layout);
        }
        match key.downcast::<Tuple>() {
            Some(key_items) if is_multi(key, is_index) => {
                view.layout.letter(vm)?;
                let place = view.place_of(vm, key_items)?;
                view.check(vm)?;
                view.unpack_at(vm, place)
            }
            Some(_) if is_multi(key, |item| item.downcast::<Slice>().is_some()) => {
                Err(vm.not_implemented_error("multi-dimensional slicing is not implemented"))
            }
            _ => Err(vm.type_error("memoryview: invalid slice key")),
        }
    }
    #[slot]
    fn ass_subscript(&self, vm: &mut Vm, key: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        self.check(vm)?;
        self.layout.letter(vm)?;
        if self.layout.readonly {
            return Err(vm.type_error("cannot modify read-only memory"));
        }
        let Some(value) = value else {
            return Err(vm.type_error("cannot delete memory"));
        };
        if self.layout.ndim() == 0 {
            let whole = key.is(ELLIPSIS) || key.downcast::<Tuple>().is_some_and(Tuple::is_empty);
            return if whole {
                self.pack_at(vm, self.layout.offset as isize, value)
            } else {
                Err(no_shape(vm))
            };
        }
        if is_index(key) {
            if self.layout.ndim() > 1 {
                return Err(vm.not_implemented_error("sub-views are not implemented"));
            }
            let index = int::to_index(vm, key)?;
            let place = self.layout.step(vm, self.layout.offset as isize, 0, index)?;
            return self.pack_at(vm, place, value);
        }
        let slices = |item: ObjRef<'_>| item.downcast::<Slice>().is_some();
        match (key.downcast::<Slice>(), key.downcast::<Tuple>()) {
            (Some(slice), _) if self.layout.ndim() == 1 => self.assign_slice(vm, slice, value),
            (_, Some(items)) if is_multi(key, is_index) => {
                let place = self.place_of(vm, items)?;
                self.pack_at(vm, place, value)
            }
            _ if slices(key) || is_multi(key, slices) => Err(
                vm.not_implemented_error("memoryview slice assignments are currently restricted to ndim = 1")
            ),
            _ => Err(vm.type_error("memoryview: invalid slice key")),
        }
    }
    /// Lets go of the buffer. The view is of no use afterwards.
    #[signature("($self, /)")]
    fn release(&self, vm: &mut Vm) -> Result<()> {
        self.free(vm)
    }
    /// The contents, copied into a bytes object.
    ///
    /// order says how several dimensions are laid out: 'C', 'F' (Fortran), or 'A' (as in memory).
    #[signature("($self, /, order='C')")]
    fn tobytes(&self, vm: &mut Vm, order: Option<ObjRef<'_>>) -> Result<Obj> {
        self.check(vm)?;
        let text = match order.filter(|order| !order.is_none()) {
            Some(order) => match order.downcast::<Str>() {
                Some(text) => Some(text),
                None => {
                    let kind = order.ty().display_name(vm);
                    return Err(vm.type_error(format_args!(
                        "tobytes() argument 'order' must be str or None, not {kind}"
                    )));
                }
            },
            None => None,
        };
        let fortran = match text {
            None => false,
            Some(text) if text.equals("C") => false,
            Some(text) if text.equals("F") => true,
            Some(text) if text.equals("A") => self.layout.is_f() && !self.layout.is_c(),
            Some(_) => return Err(vm.value_error("order must be 'C', 'F' or 'A'")),
        };
        if fortran && self.layout.ndim() > 1 {
            let own = &self.layout;
            let reversed = |values: &[isize]| values.iter().rev().copied().collect::<alloc::vec::Vec<_>>();
            let dims = Dims::new(vm, &reversed(own.dims.shape()), &reversed(own.dims.strides()))?;
            let mut out = HVec::with_capacity(vm.alloc(), own.len)?;
            let managed = self.managed(vm)?;
            buffer::copy_items(
                vm,
                managed.buffer.memory(vm),
                (own.offset, own.len, own.itemsize),
                &dims,
                &mut out,
            )?;
            return crate::bytes::new(vm, &out);
        }
        let bytes = self.bytes_in_order(vm)?;
        crate::bytes::new(vm, &bytes)
    }
    /// Writes each byte as two hexadecimal digits.
    ///
    /// sep stands between groups of bytes_per_sep bytes, counted from the end, or from the start if negative.
    #[signature("($self, /, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn hex(&self, vm: &mut Vm, sep: Option<ObjRef<'_>>, bytes_per_sep: Option<i32>) -> Result<Obj> {
        self.check(vm)?;
        let bytes = self.bytes_in_order(vm)?;
        crate::bytes_methods::hex(vm, &bytes, sep, bytes_per_sep)
    }
    /// The elements in a list; in lists of lists if there are several dimensions.
    #[signature("($self, /)")]
    fn tolist(&self, vm: &mut Vm) -> Result<Obj> {
        self.check(vm)?;
        self.layout.letter(vm)?;
        self.list(vm, 0, self.layout.offset as isize)
    }
    /// The same memory with another element type or shape.
    #[signature("($self, /, format, shape=<unrepresentable>)")]
    fn cast(&self, vm: &mut Vm, format: &Str, shape: Option<ObjRef<'_>>) -> Result<Obj> {
        let managed = self.managed(vm)?;
        let format = alloc::string::ToString::to_string(format);
        let layout = self.cast_to(vm, &format, shape)?;
        view_of(vm, managed.into(), layout)
    }
    /// A view of the same memory that does not write.
    #[signature("($self, /)")]
    fn toreadonly(&self, vm: &mut Vm) -> Result<Obj> {
        let managed = self.managed(vm)?;
        let mut layout = self.layout.copy(vm)?;
        layout.readonly = true;
        view_of(vm, managed.into(), layout)
    }
    /// Create a new memoryview object which references the given object, asking for it with these flags.
    #[classmethod]
    #[signature("($type, /, object, flags)")]
    fn _from_flags(_cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>, flags: i32) -> Result<Obj> {
        from_object_with_flags(vm, object, flags)
    }
    /// How many elements equal the value.
    #[signature("($self, value, /)")]
    fn count(this: ObjRef<'_>, vm: &mut Vm, value: ObjRef<'_>) -> Result<usize> {
        let mut found = 0;
        let iterator = object::iter(vm, this)?;
        while let Some(item) = object::next(vm, iterator.borrow())? {
            found += usize::from(object::equal(vm, item.borrow(), value)?);
        }
        Ok(found)
    }
    /// Where the first element that equals the value stands. Raises ValueError if none does.
    #[signature("($self, value, start=0, stop=sys.maxsize, /)")]
    fn index(
        &self,
        vm: &mut Vm,
        value: ObjRef<'_>,
        start: Option<ObjRef<'_>>,
        stop: Option<ObjRef<'_>>,
    ) -> Result<usize> {
        let bound = |vm: &mut Vm, bound: Option<ObjRef<'_>>, default: isize| match bound {
            None => Ok(default),
            Some(bound) if bound.ty().slots().index.is_some() => int::to_clipped(vm, bound),
            Some(_) => Err(vm.type_error("slice indices must be integers or have an __index__ method")),
        };
        let start = bound(vm, start, 0)?;
        let stop = bound(vm, stop, isize::MAX)?;
        self.check(vm)?;
        match self.layout.ndim() {
            0 => return Err(vm.type_error("invalid lookup on 0-dim memory")),
            1 => {}
            _ => return Err(vm.not_implemented_error("multi-dimensional lookup is not implemented")),
        }
        let len = self.layout.dims.shape()[0];
        let clip = |bound: isize| {
            if bound < 0 {
                (bound + len).max(0)
            } else {
                bound.min(len)
            }
        };
        for index in clip(start)..clip(stop) {
            let item = self.item(vm, index)?;
            if object::equal(vm, item.borrow(), value)? {
                return Ok(index as usize);
            }
            self.check(vm)?;
        }
        Err(vm.value_error("memoryview.index(x): x not found"))
    }
    #[signature("($self, /)")]
    fn __enter__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        if let Some(view) = this.downcast::<MemoryView>() {
            view.check(vm)?;
        }
        Ok(this.own())
    }
    /// Lets go of the buffer. The view is of no use afterwards.
    #[signature("($self, /, *exc_info)")]
    fn __exit__(&self, vm: &mut Vm, exc_info: &[ObjRef<'_>]) -> Result<()> {
        let _ = exc_info;
        self.free(vm)
    }
    /// See PEP 585
    #[classmethod]
    #[signature("($type, object, /)")]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
    /// Give back a buffer that __buffer__ gave out.
    #[signature("($self, buffer, /)")]
    fn __release_buffer__(&self, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<()> {
        release_buffer(vm, buffer)
    }
    /// The object whose memory it is.
    #[getter]
    fn obj(&self, vm: &mut Vm) -> Result<Obj> {
        let managed = self.managed(vm)?;
        Ok(managed.buffer.owner.clone())
    }
    /// The bytes that the elements take without gaps between them.
    #[getter]
    fn nbytes(&self, vm: &mut Vm) -> Result<usize> {
        self.check(vm)?;
        Ok(self.layout.len)
    }
    /// Whether the memory cannot be written.
    #[getter]
    fn readonly(&self, vm: &mut Vm) -> Result<bool> {
        self.check(vm)?;
        Ok(self.layout.readonly)
    }
    /// How many bytes an element takes.
    #[getter]
    fn itemsize(&self, vm: &mut Vm) -> Result<usize> {
        self.check(vm)?;
        Ok(self.layout.itemsize)
    }
    /// The type of an element, in the notation of the module struct.
    #[getter]
    fn format(&self, vm: &mut Vm) -> Result<Obj> {
        self.check(vm)?;
        vm.new_str(&self.layout.format)
    }
    /// How many dimensions there are.
    #[getter]
    fn ndim(&self, vm: &mut Vm) -> Result<usize> {
        self.check(vm)?;
        Ok(self.layout.ndim())
    }
    /// The length of each dimension, as a tuple.
    #[getter]
    #[name("shape")]
    fn get_shape(&self, vm: &mut Vm) -> Result<Obj> {
        self.tuple_of(vm, self.layout.dims.shape())
    }
    /// The bytes from one element to the next, for each dimension, as a tuple.
    #[getter]
    fn strides(&self, vm: &mut Vm) -> Result<Obj> {
        self.tuple_of(vm, self.layout.dims.strides())
    }
    /// Always an empty tuple: no dimension goes through pointers.
    #[getter]
    fn suboffsets(&self, vm: &mut Vm) -> Result<Obj> {
        self.tuple_of(vm, &[])
    }
    /// Whether the elements lie without gaps, the last dimension's next to each other.
    #[getter]
    fn c_contiguous(&self, vm: &mut Vm) -> Result<bool> {
        self.check(vm)?;
        Ok(self.layout.is_c())
    }
    /// Whether the elements lie without gaps, the first dimension's next to each other.
    #[getter]
    fn f_contiguous(&self, vm: &mut Vm) -> Result<bool> {
        self.check(vm)?;
        Ok(self.layout.is_f())
    }
    /// Whether the elements lie without gaps.
    #[getter]
    fn contiguous(&self, vm: &mut Vm) -> Result<bool> {
        self.check(vm)?;
        Ok(self.layout.is_c() || self.layout.is_f())
    }
}

/// `__release_buffer__` of a native exporter: releases the view that `__buffer__` gave. Raises `TypeError`.
pub fn release_buffer(vm: &mut Vm, view: ObjRef<'_>) -> Result<()> {
    match view.downcast::<MemoryView>() {
        Some(view) if view.managed.is_none() => {
            Err(vm.value_error("memoryview's buffer has already been released"))
        }
        Some(view) => view.free(vm),
        None => Err(vm.type_error("expected a memoryview object")),
    }
}
