//! The buffer protocol (PEP 3118) as data: what an exporter gives and a consumer holds.

use alloc::borrow::Cow;

use taipan_heap::{HVec, Obj, ObjRef, Trace, Visitor};

use crate::exception::Result;
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
            offset: 0,
            len,
            readonly,
            itemsize: 1,
            format: Cow::Borrowed("B"),
            dims: Dims::one(len as isize, 1),
        }
    }

    /// The exporter's memory; items are found in it by `offset` and strides.
    pub fn memory<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        (self.access.bytes)(self.owner.borrow(), vm)
    }

    /// The exporter's memory, to be changed; empty if it is read-only.
    pub fn memory_mut<'a>(&'a self, vm: &'a mut Vm) -> &'a mut [u8] {
        match self.access.bytes_mut {
            Some(bytes) if !self.readonly => bytes(self.owner.borrow(), vm),
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

fn contiguous<'a>(len: usize, itemsize: usize, dims: impl Iterator<Item = (&'a isize, &'a isize)>) -> bool {
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
    }
}

/// Calls `each` with the place of every item, in C order.
pub fn for_each_item(view: &Buffer, mut each: impl FnMut(usize)) {
    let (shape, strides) = (view.dims.shape(), view.dims.strides());
    let total = shape
        .iter()
        .fold(1_usize, |total, &len| total.saturating_mul(len.max(0) as usize));
    for number in 0..total {
        let (mut rest, mut place) = (number, view.offset as isize);
        for (&len, &stride) in shape.iter().zip(strides).rev() {
            place += (rest % len as usize) as isize * stride;
            rest /= len as usize;
        }
        each(place as usize);
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
    if view.is_c_contiguous() {
        return Ok(out.extend_from_slice(vm.alloc(), view.bytes(vm))?);
    }
    let memory = view.memory(vm);
    out.reserve(vm.alloc(), view.len)?;
    let mut done = Ok(());
    for_each_item(view, |place| {
        if done.is_ok() {
            let item = memory.get(place..place + view.itemsize).unwrap_or(&[]);
            done = out.extend_from_slice(vm.alloc(), item);
        }
    });
    Ok(done?)
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
