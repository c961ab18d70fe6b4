//! The buffer protocol (PEP 3118) as data: what an exporter gives and a consumer holds.

use alloc::borrow::Cow;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Guarded, HVec, Obj, ObjCell, ObjRef, Trace, Visitor};

use crate::exception::{Exception, Result};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// What a consumer asks for (`PyBUF_*`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BufferFlags(pub i32);

impl BufferFlags {
    /// One block of bytes.
    pub const SIMPLE: BufferFlags = BufferFlags(0);
    /// The consumer will write.
    pub const WRITABLE: BufferFlags = BufferFlags(1);
    /// The consumer understands formats.
    pub const FORMAT: BufferFlags = BufferFlags(4);
    /// The consumer understands shapes.
    pub const ND: BufferFlags = BufferFlags(8);
    /// The consumer understands strides.
    pub const STRIDES: BufferFlags = BufferFlags(0x10 | 8);
    /// The items must lie in C order without gaps.
    pub const C_CONTIGUOUS: BufferFlags = BufferFlags(0x20 | 0x18);
    /// The items must lie in Fortran order without gaps.
    pub const F_CONTIGUOUS: BufferFlags = BufferFlags(0x40 | 0x18);
    /// The items must lie without gaps, in either order.
    pub const ANY_CONTIGUOUS: BufferFlags = BufferFlags(0x80 | 0x18);
    /// The consumer understands pointers to items.
    pub const INDIRECT: BufferFlags = BufferFlags(0x100 | 0x18);
    /// Everything, to write.
    pub const FULL: BufferFlags = BufferFlags(0x100 | 0x18 | 4 | 1);
    /// Everything, read-only.
    pub const FULL_RO: BufferFlags = BufferFlags(0x100 | 0x18 | 4);
    /// As `C_CONTIGUOUS` to read, with formats: what `inspect.BufferFlags` calls `READ` and `WRITE`.
    pub const READ: BufferFlags = BufferFlags(0x100);
    /// See `READ`.
    pub const WRITE: BufferFlags = BufferFlags(0x200);

    /// Whether all of `other` are asked for.
    pub const fn has(self, other: BufferFlags) -> bool {
        self.0 & other.0 == other.0
    }
}

/// How a consumer reaches an exporter's memory. The functions get the exporting object.
///
/// The exporter keeps the memory in place and its size unchanged while a [`Buffer`] exists.
pub struct Access {
    /// The memory.
    pub bytes: for<'a> fn(ObjRef<'a>, &'a Vm) -> &'a [u8],
    /// The memory, to be changed; `None` if the exporter has only read-only memory.
    pub bytes_mut: Option<for<'a> fn(ObjRef<'a>, &'a mut Vm) -> &'a mut [u8]>,
    /// A consumer is done.
    pub release: fn(ObjRef<'_>),
}

/// Shape and strides.
#[derive(Default)]
pub struct Dims {
    ndim: usize,
    /// Shape and stride of one dimension.
    one: [isize; 2],
    /// Shape, then strides, of several.
    more: HVec<isize>,
}

impl Dims {
    /// No dimension: one item.
    pub fn scalar() -> Dims {
        Dims::default()
    }

    /// One dimension.
    pub fn one(len: isize, stride: isize) -> Dims {
        Dims {
            ndim: 1,
            one: [len, stride],
            more: HVec::new(),
        }
    }

    /// Any number of dimensions; both slices are of one length.
    pub fn new(vm: &Vm, shape: &[isize], strides: &[isize]) -> Result<Dims> {
        match (shape, strides) {
            ([], _) => Ok(Dims::scalar()),
            (&[len], &[stride, ..]) => Ok(Dims::one(len, stride)),
            _ => {
                let mut more = HVec::with_capacity(vm.alloc(), shape.len() * 2)?;
                more.extend_from_slice(vm.alloc(), shape)?;
                more.extend_from_slice(vm.alloc(), strides)?;
                Ok(Dims {
                    ndim: shape.len(),
                    one: [0; 2],
                    more,
                })
            }
        }
    }

    /// How many dimensions there are.
    pub fn ndim(&self) -> usize {
        self.ndim
    }

    /// Items in each dimension.
    pub fn shape(&self) -> &[isize] {
        if self.ndim < 2 {
            &self.one[..self.ndim]
        } else {
            &self.more[..self.ndim]
        }
    }

    /// Bytes from one item to the next, in each dimension.
    pub fn strides(&self) -> &[isize] {
        if self.ndim < 2 {
            &self.one[1..1 + self.ndim]
        } else {
            &self.more[self.ndim..]
        }
    }
}

/// A view of an object's memory. Dropping it releases it.
pub struct Buffer {
    /// The exporting object.
    pub owner: Obj,
    /// Access to its memory.
    pub access: &'static Access,
    /// Who owns the memory, and access to it, where the exporting object only passes it on.
    pub source: Option<(Obj, &'static Access)>,
    /// Where the first item lies in that memory.
    pub offset: usize,
    /// Bytes of all items.
    pub len: usize,
    /// Whether writing is refused.
    pub readonly: bool,
    /// Bytes an item.
    pub itemsize: usize,
    /// The item's `struct` format.
    pub format: Cow<'static, str>,
    /// How the items lie.
    pub dims: Dims,
}

impl Buffer {
    /// A view of one block of unsigned bytes. The exporter has counted it already.
    pub fn of_bytes(owner: Obj, access: &'static Access, len: usize, readonly: bool) -> Buffer {
        Buffer {
            owner,
            access,
            source: None,
            offset: 0,
            len,
            readonly,
            itemsize: 1,
            format: Cow::Borrowed("B"),
            dims: Dims::one(len as isize, 1),
        }
    }

    /// Who owns the memory, and access to it.
    pub fn source(&self) -> (ObjRef<'_>, &'static Access) {
        match &self.source {
            Some((owner, access)) => (owner.borrow(), access),
            None => (self.owner.borrow(), self.access),
        }
    }

    /// The exporter's memory; items are found in it by `offset` and strides.
    pub fn memory<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        let (owner, access) = self.source();
        (access.bytes)(owner, vm)
    }

    /// The exporter's memory, to be changed; empty if it is read-only.
    pub fn memory_mut<'a>(&'a self, vm: &'a mut Vm) -> &'a mut [u8] {
        let (owner, access) = self.source();
        match access.bytes_mut {
            Some(bytes) if !self.readonly => bytes(owner, vm),
            _ => &mut [],
        }
    }

    /// The bytes of a view that is one block (every `SIMPLE` view is).
    pub fn bytes<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        self.memory(vm)
            .get(self.offset..self.offset + self.len)
            .unwrap_or(&[])
    }

    /// As `bytes`, to be changed.
    pub fn bytes_mut<'a>(&'a self, vm: &'a mut Vm) -> &'a mut [u8] {
        let range = self.offset..self.offset + self.len;
        self.memory_mut(vm).get_mut(range).unwrap_or_default()
    }

    /// Whether the items lie in C order without gaps.
    pub fn is_c_contiguous(&self) -> bool {
        contiguous(
            self.len,
            self.itemsize,
            self.dims.shape().iter().zip(self.dims.strides()).rev(),
        )
    }

    /// Whether the items lie in Fortran order without gaps.
    pub fn is_f_contiguous(&self) -> bool {
        contiguous(
            self.len,
            self.itemsize,
            self.dims.shape().iter().zip(self.dims.strides()),
        )
    }
}

/// Whether items lie without gaps, the dimension given first changing fastest.
pub(crate) fn contiguous<'a>(
    len: usize,
    itemsize: usize,
    dims: impl Iterator<Item = (&'a isize, &'a isize)>,
) -> bool {
    let mut expected = itemsize as isize;
    for (&count, &stride) in dims {
        if len == 0 {
            return true;
        }
        if count > 1 && stride != expected {
            return false;
        }
        expected = expected.saturating_mul(count);
    }
    true
}

impl Drop for Buffer {
    fn drop(&mut self) {
        (self.access.release)(self.owner.borrow());
    }
}

impl Trace for Buffer {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.owner.trace(visitor);
        if let Some((owner, _)) = &self.source {
            owner.trace(visitor);
        }
    }
}

/// A copy of all items in C order, as a `bytes`.
pub fn to_bytes(vm: &mut Vm, view: &Buffer) -> Result<Obj> {
    let mut out = HVec::with_capacity(vm.alloc(), view.len)?;
    copy_to(vm, view, &mut out)?;
    crate::bytes::new(vm, &out)
}

/// Appends all items in C order.
pub fn copy_to(vm: &Vm, view: &Buffer, out: &mut HVec<u8>) -> Result<()> {
    copy_items(
        vm,
        view.memory(vm),
        (view.offset, view.len, view.itemsize),
        &view.dims,
        out,
    )
}

/// Appends items that lie in `memory`, in the order in which the last dimension changes fastest. `place` is where the
/// first lies, how many bytes they are, and how many one is.
pub fn copy_items(
    vm: &Vm,
    memory: &[u8],
    place: (usize, usize, usize),
    dims: &Dims,
    out: &mut HVec<u8>,
) -> Result<()> {
    let (offset, len, itemsize) = place;
    let (shape, strides) = (dims.shape(), dims.strides());
    if contiguous(len, itemsize, shape.iter().zip(strides).rev()) {
        let block = memory.get(offset..offset.saturating_add(len)).unwrap_or(&[]);
        return Ok(out.extend_from_slice(vm.alloc(), block)?);
    }
    out.reserve(vm.alloc(), len)?;
    for number in 0..len / itemsize.max(1) {
        let (mut rest, mut at) = (number, offset as isize);
        for (&count, &stride) in shape.iter().zip(strides).rev() {
            at += (rest % count.max(1) as usize) as isize * stride;
            rest /= count.max(1) as usize;
        }
        let item = usize::try_from(at)
            .ok()
            .and_then(|at| memory.get(at..at + itemsize))
            .unwrap_or(&[]);
        out.extend_from_slice(vm.alloc(), item)?;
    }
    Ok(())
}

/// Whether an object exports its memory (`PyObject_CheckBuffer`).
pub fn is_exporter(obj: ObjRef<'_>) -> bool {
    obj.ty().slots().getbuffer.is_some()
}

/// A view of an object's memory (`PyObject_GetBuffer`). Raises `TypeError` if it has none to show, `BufferError` if
/// not in the way asked for.
pub fn get(vm: &mut Vm, obj: ObjRef<'_>, flags: BufferFlags) -> Result<Buffer> {
    match obj.ty().slots().getbuffer {
        Some(slot) => slot(vm, obj, flags),
        None => {
            let kind = obj.ty().display_name(vm);
            Err(vm.type_error(format_args!("a bytes-like object is required, not '{kind}'")))
        }
    }
}

/// What keeps a buffer that a class of the program gives through `__buffer__` (PEP 688): the `memoryview` that it
/// returned. Calls `__release_buffer__` when the consumer is done.
#[pyclass(name = "_buffer_wrapper", flags = [GC, FINALIZE])]
pub struct BufferWrapper {
    view: ObjCell,
    owner: ObjCell,
    lent: Guarded<Option<Buffer>>,
}

static WRAPPER_ACCESS: Access = Access {
    bytes: |_, _| &[],
    bytes_mut: None,
    release: |_| {},
};

/// What is raised where a build without `memoryview` would need one.
pub(crate) fn no_views(vm: &mut Vm) -> Exception {
    let message = format_args!("this build leaves memoryview out");
    vm.new_exception(crate::exceptions::NOT_IMPLEMENTED_ERROR, message)
}

/// The slot of classes that define `__buffer__`. Raises `TypeError` if it returns no `memoryview`.
pub fn from_special_method(vm: &mut Vm, obj: ObjRef<'_>, flags: BufferFlags) -> Result<Buffer> {
    if cfg!(feature = "small") {
        return Err(no_views(vm));
    }
    let number = crate::int::new(vm, flags.0)?;
    let Some(view) = crate::call::call_special(vm, obj, crate::names::__buffer__, &[number.borrow()])? else {
        let kind = obj.ty().display_name(vm);
        return Err(vm.type_error(format_args!("a bytes-like object is required, not '{kind}'")));
    };
    if view.downcast::<crate::memoryview::MemoryView>().is_none() {
        return Err(vm.type_error("__buffer__ returned non-memoryview object"));
    }
    let lent = get(vm, view.borrow(), flags)?;
    let (owner, access) = lent.source();
    let source = Some((owner.own(), access));
    let (offset, len, readonly, itemsize) = (lent.offset, lent.len, lent.readonly, lent.itemsize);
    let format = lent.format.clone();
    let dims = Dims::new(vm, lent.dims.shape(), lent.dims.strides())?;
    let wrapper = BufferWrapper {
        view: ObjCell::new(Some(view)),
        owner: ObjCell::new(Some(obj.own())),
        lent: Guarded::new(Some(lent)),
    };
    let owner: Obj = vm.alloc().instance(BUFFER_WRAPPER.as_obj(), wrapper)?.into();
    Ok(Buffer {
        owner,
        access: &WRAPPER_ACCESS,
        source,
        offset,
        len,
        readonly,
        itemsize,
        format,
        dims,
    })
}

#[pymethods]
impl BufferWrapper {
    #[slot]
    fn del(&self, vm: &mut Vm) {
        drop(self.lent.take(vm));
        let (Some(view), Some(owner)) = (self.view.take(), self.owner.take()) else {
            return;
        };
        let done = vm.intern("__release_buffer__").and_then(|name| {
            crate::call::call_special(vm, owner.borrow(), name.borrow(), &[view.borrow()]).map(drop)
        });
        if let Err(error) = done {
            (vm.hooks().unraisable)(vm, error, None, Some(owner.borrow()));
        }
        if cfg!(feature = "small") {
            return;
        }
        if let Some(view) = view.downcast::<crate::memoryview::MemoryView>() {
            view.release_quietly();
        }
    }
}
