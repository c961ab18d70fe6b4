//! `BytesIO`: a file of bytes in memory.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Param};
use taipan_objects::buffer::{Access, Buffer, BufferFlags};
use taipan_objects::bytes::{self, BYTES, Bytes};
use taipan_objects::dict::Dict;
use taipan_objects::int::{self, INT};
use taipan_objects::list::List;
use taipan_objects::singletons::NONE;
use taipan_objects::{
    Args, Guarded, HVec, Obj, ObjCell, ObjRef, ObjectExt, Ref, Result, Trace, Visitor, Vm, memoryview,
    object, tuple,
};

use super::iobase::BufferedIoBase;
use super::support::{self, Source, as_long, closed_file, find_byte, optional_size, writable_buffer};

static INIT: MethodDef = MethodDef::constructor("BytesIO", &[Param::new("initial_bytes", false)]);

/// What the file holds.
enum Content {
    /// It is closed.
    Closed,
    /// A `bytes` that others may see too: to be copied before a change.
    Shared(Obj),
    /// Bytes of its own.
    Own(HVec<u8>),
}

impl Default for Content {
    fn default() -> Content {
        Content::Own(HVec::new())
    }
}

impl Trace for Content {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        if let Content::Shared(bytes) = self {
            bytes.trace(visitor);
        }
    }
}

impl Content {
    fn bytes(&self) -> Option<&[u8]> {
        match self {
            Content::Closed => None,
            Content::Shared(bytes) => Some(bytes.downcast::<Bytes>().map_or(&[], Bytes::as_slice)),
            Content::Own(bytes) => Some(bytes),
        }
    }
}

/// A binary stream in memory.
#[pyclass(name = "BytesIO", module = "_io", base = BufferedIoBase, flags = [GC, DICT, WEAKREF],
    bits = [BASETYPE], signature = "(initial_bytes=b'')")]
pub struct BytesIo {
    content: Guarded<Content>,
    pos: Cell<usize>,
    exports: Cell<usize>,
}

/// What a `BytesIO`'s views look through.
#[pyclass(name = "_BytesIOBuffer", module = "_io", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct BytesIoBuffer {
    source: ObjCell,
}

static ACCESS: Access = Access {
    bytes: |owner, vm| {
        let source = owner
            .downcast::<BytesIoBuffer>()
            .and_then(|buffer| buffer.source.peek());
        match source.and_then(|source| source.downcast::<BytesIo>()) {
            Some(file) => file.content.get(vm).bytes().unwrap_or(&[]),
            None => &[],
        }
    },
    bytes_mut: Some(|owner, vm| {
        let source = owner
            .downcast::<BytesIoBuffer>()
            .and_then(|buffer| buffer.source.peek());
        match source.and_then(|source| source.downcast::<BytesIo>()) {
            Some(file) => match file.content.get_mut(vm) {
                Content::Own(bytes) => bytes,
                _ => &mut [],
            },
            None => &mut [],
        }
    }),
    release: |owner| {
        let source = owner
            .downcast::<BytesIoBuffer>()
            .and_then(|buffer| buffer.source.peek());
        if let Some(file) = source.and_then(|source| source.downcast::<BytesIo>()) {
            file.exports.set(file.exports.get().saturating_sub(1));
        }
    },
};

impl BytesIo {
    /// The content. Raises `ValueError` if the file is closed.
    fn bytes<'a>(&'a self, vm: &'a mut Vm) -> Result<&'a [u8]> {
        if self.is_closed(vm) {
            return Err(closed_file(vm));
        }
        Ok(self.content.get(vm).bytes().unwrap_or(&[]))
    }

    fn is_closed(&self, vm: &Vm) -> bool {
        matches!(self.content.get(vm), Content::Closed)
    }

    fn check_open(&self, vm: &mut Vm) -> Result<()> {
        self.bytes(vm).map(drop)
    }

    fn check_exports(&self, vm: &mut Vm) -> Result<()> {
        if self.exports.get() > 0 {
            return Err(vm.buffer_error("Existing exports of data: object cannot be re-sized"));
        }
        Ok(())
    }

    /// The content, to be changed; the file must be open.
    fn own<'a>(&'a self, vm: &'a mut Vm) -> Result<&'a mut HVec<u8>> {
        if let Content::Shared(shared) = self.content.get(vm) {
            let shared = shared.clone();
            let mut copy = HVec::new();
            let bytes = shared.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
            copy.extend_from_slice(vm.alloc(), bytes)?;
            self.content.replace(vm, Content::Own(copy));
        }
        if self.is_closed(vm) {
            return Err(closed_file(vm));
        }
        let content = self.content.get_mut(vm);
        if !matches!(content, Content::Own(_)) {
            *content = Content::default();
        }
        match content {
            Content::Own(bytes) => Ok(bytes),
            _ => Err(taipan_objects::AllocError.into()),
        }
    }

    /// Takes what is there from the position on, at most `size` bytes.
    fn take(&self, vm: &mut Vm, size: isize) -> Result<Obj> {
        let start = self.pos.get();
        let all = self.bytes(vm)?;
        let left = all.len().saturating_sub(start);
        let size = usize::try_from(size).map_or(left, |size| size.min(left));
        self.take_exactly(vm, size)
    }

    /// Takes as many bytes as are there.
    fn take_exactly(&self, vm: &mut Vm, size: usize) -> Result<Obj> {
        let start = self.pos.get();
        if size == 0 {
            return bytes::new(vm, &[]);
        }
        self.pos.set(start + size);
        if let Content::Shared(shared) = self.content.get(vm)
            && start == 0
            && shared
                .downcast::<Bytes>()
                .is_some_and(|bytes| bytes.len() == size)
        {
            return Ok(shared.clone());
        }
        // The bytes are copied twice where they are not in an object: no borrow outlives what may allocate.
        let mut part = HVec::new();
        let memory = vm.alloc();
        let all = self.bytes(vm)?;
        part.extend_from_slice(memory, all.get(start..start + size).unwrap_or(&[]))?;
        bytes::new(vm, &part)
    }

    /// How long the line at the position is.
    fn line_len(&self, vm: &mut Vm, limit: isize) -> Result<usize> {
        let start = self.pos.get();
        let rest = self.bytes(vm)?.get(start..).unwrap_or(&[]);
        let rest = match usize::try_from(limit) {
            Ok(limit) => rest.get(..limit).unwrap_or(rest),
            Err(_) => rest,
        };
        Ok(find_byte(rest, b'\n').map_or(rest.len(), |at| at + 1))
    }

    fn put(&self, vm: &mut Vm, data: ObjRef<'_>) -> Result<usize> {
        let source = Source::new(vm, data)?;
        self.check_open(vm)?;
        self.check_exports(vm)?;
        let data = source.as_slice();
        if data.is_empty() {
            return Ok(0);
        }
        let start = self.pos.get();
        let Some(end) = start
            .checked_add(data.len())
            .filter(|&end| isize::try_from(end).is_ok())
        else {
            return Err(vm.overflow_error("new buffer size too large"));
        };
        let memory = vm.alloc();
        let own = self.own(vm)?;
        if own.len() == start {
            own.extend_from_slice(memory, data)?;
        } else {
            if own.len() < end {
                own.resize(memory, end, 0)?;
            }
            if let Some(place) = own.get_mut(start..end) {
                place.copy_from_slice(data);
            }
        }
        self.pos.set(end);
        Ok(data.len())
    }

    fn whole(&self, vm: &mut Vm) -> Result<Obj> {
        self.check_open(vm)?;
        if let Content::Shared(shared) = self.content.get(vm) {
            return Ok(shared.clone());
        }
        let mut copy = HVec::new();
        let memory = vm.alloc();
        copy.extend_from_slice(memory, self.bytes(vm)?)?;
        let made = bytes::new(vm, &copy)?;
        if self.exports.get() == 0 && copy.len() > 1 {
            self.content.replace(vm, Content::Shared(made.clone()));
        }
        Ok(made)
    }

    fn fill(&self, vm: &mut Vm, initial: Option<ObjRef<'_>>) -> Result<()> {
        self.pos.set(0);
        self.check_exports(vm)?;
        self.content.replace(vm, Content::default());
        match initial.filter(|initial| !initial.is_none()) {
            Some(initial) if initial.is_exact(BYTES) => {
                self.content.replace(vm, Content::Shared(initial.own()));
            }
            Some(initial) => {
                self.put(vm, initial)?;
                self.pos.set(0);
            }
            None => {}
        }
        Ok(())
    }
}

/// Gives an object the attributes of a pickled state's dict.
pub fn update_dict(vm: &mut Vm, this: ObjRef<'_>, attributes: ObjRef<'_>, which: &str) -> Result<()> {
    if attributes.is_none() {
        return Ok(());
    }
    if attributes.downcast::<Dict>().is_none() {
        let kind = attributes.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "{which} item of state should be a dict, got a {kind}"
        )));
    }
    if let Some(dict) = object::instance_dict(vm, this)?
        && let Some(dict) = dict.downcast::<Dict>()
    {
        dict.merge(vm, attributes, true)?;
    }
    Ok(())
}

/// A copy of an object's attributes, for pickling; `None` if it has none.
pub fn copy_dict(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    if this.dict_cell().is_none_or(ObjCell::is_none) {
        return Ok(NONE.own());
    }
    match object::instance_dict(vm, this)? {
        Some(dict) => match dict.downcast::<Dict>() {
            Some(dict) => Ok(dict.copy(vm)?.into()),
            None => Ok(NONE.own()),
        },
        None => Ok(NONE.own()),
    }
}

/// A position of a pickled state.
pub fn state_position(vm: &mut Vm, position: &Obj, complaint: &str) -> Result<usize> {
    if !position.is_a(INT) {
        let kind = position.ty().display_name(vm);
        return Err(vm.type_error(format_args!("{complaint} {kind}")));
    }
    let position = int::to_ssize(vm, position.borrow())?;
    usize::try_from(position).map_err(|_| vm.value_error("position value cannot be negative"))
}

#[pymethods]
impl BytesIo {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let file = BytesIo {
            content: Guarded::new(Content::default()),
            pos: Cell::new(0),
            exports: Cell::new(0),
        };
        Ok(vm.alloc().instance(cls, file)?.into())
    }
    #[slot]
    fn init(&self, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let [initial] = INIT.bind(vm, args)?;
        self.fill(vm, initial)
    }
    #[slot]
    fn iter(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        this.check_open(vm)?;
        Ok(this.borrow().own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        match self.line_len(vm, -1)? {
            0 => Ok(None),
            len => self.take_exactly(vm, len).map(Some),
        }
    }
    /// True as long as the stream is open.
    fn readable(&self, vm: &mut Vm) -> Result<bool> {
        self.check_open(vm).map(|()| true)
    }
    /// True as long as the stream is open.
    fn seekable(&self, vm: &mut Vm) -> Result<bool> {
        self.check_open(vm).map(|()| true)
    }
    /// True as long as the stream is open.
    fn writable(&self, vm: &mut Vm) -> Result<bool> {
        self.check_open(vm).map(|()| true)
    }
    /// Disable all I/O operations.
    fn close(&self, vm: &mut Vm) -> Result<()> {
        self.check_exports(vm)?;
        self.content.replace(vm, Content::Closed);
        Ok(())
    }
    /// Does nothing.
    fn flush(&self, vm: &mut Vm) -> Result<()> {
        self.check_open(vm)
    }
    /// Always returns False.
    fn isatty(&self, vm: &mut Vm) -> Result<bool> {
        self.check_open(vm).map(|()| false)
    }
    /// Current file position, an integer.
    fn tell(&self, vm: &mut Vm) -> Result<usize> {
        self.check_open(vm)?;
        Ok(self.pos.get())
    }
    /// Write bytes to file.
    fn write(&self, vm: &mut Vm, b: ObjRef<'_>) -> Result<usize> {
        self.put(vm, b)
    }
    /// Write lines to the file.
    fn writelines(&self, vm: &mut Vm, lines: ObjRef<'_>) -> Result<()> {
        self.check_open(vm)?;
        object::for_each(vm, lines, |vm, line| self.put(vm, line.borrow()).map(drop))
    }
    /// Reads up to size bytes; all the rest if size is negative or None.
    #[signature("($self, size=-1, /)")]
    fn read1(&self, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        self.take(vm, size)
    }
    /// Read bytes into buffer.
    fn readinto(&self, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<usize> {
        let view = writable_buffer(vm, buffer, "readinto() argument")?;
        let start = self.pos.get();
        let memory = vm.alloc();
        let mut part = HVec::new();
        let all = self.bytes(vm)?;
        let end = start.saturating_add(view.len).min(all.len());
        part.extend_from_slice(memory, all.get(start..end).unwrap_or(&[]))?;
        if let Some(place) = view.bytes_mut(vm).get_mut(..part.len()) {
            place.copy_from_slice(&part);
        }
        self.pos.set(start + part.len());
        Ok(part.len())
    }
    /// Reads up to the end of the line, at most size bytes.
    #[signature("($self, size=-1, /)")]
    fn readline(&self, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        let len = self.line_len(vm, size)?;
        self.take_exactly(vm, len)
    }
    /// The lines from here on, in a list; it ends once they hold size bytes or more.
    #[signature("($self, size=None, /)")]
    fn readlines(&self, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        self.check_open(vm)?;
        let most = match size.filter(|size| !size.is_none()) {
            None => -1,
            Some(size) if size.is_a(INT) => int::to_ssize(vm, size)?,
            Some(size) => {
                let kind = size.ty().display_name(vm);
                return Err(vm.type_error(format_args!("integer argument expected, got '{kind}'")));
            }
        };
        let lines = List::create(vm, HVec::new())?;
        let mut total = 0;
        loop {
            let len = self.line_len(vm, -1)?;
            if len == 0 {
                return Ok(lines.into());
            }
            let line = self.take_exactly(vm, len)?;
            lines.push(vm, line)?;
            total += len;
            if usize::try_from(most).is_ok_and(|most| most > 0 && total >= most) {
                return Ok(lines.into());
            }
        }
    }
    /// Reads up to size bytes; all the rest if size is negative or None.
    #[signature("($self, size=-1, /)")]
    fn read(&self, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        self.take(vm, size)
    }
    /// A memoryview of the contents, which can be written through. The stream keeps its size while it lives.
    fn getbuffer(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        this.check_open(vm)?;
        let exporter = BytesIoBuffer {
            source: ObjCell::new(Some(this.borrow().own())),
        };
        let exporter = vm.alloc().instance(BYTES_IO_BUFFER.as_obj(), exporter)?;
        memoryview::from_object_with_flags(vm, exporter.borrow(), BufferFlags::FULL_RO.0)
    }
    /// All that the stream holds, wherever its position is.
    fn getvalue(&self, vm: &mut Vm) -> Result<Obj> {
        self.whole(vm)
    }
    /// Change stream position.
    #[signature("($self, pos, whence=0, /)")]
    fn seek(&self, vm: &mut Vm, pos: isize, whence: Option<i32>) -> Result<usize> {
        let len = self.bytes(vm)?.len();
        let base = match whence.unwrap_or(0) {
            0 if pos < 0 => return Err(vm.value_error(format_args!("negative seek value {pos}"))),
            0 => 0,
            1 => self.pos.get() as isize,
            2 => len as isize,
            other => {
                return Err(vm.value_error(format_args!("invalid whence ({other}, should be 0, 1 or 2)")));
            }
        };
        let Some(wanted) = base.checked_add(pos) else {
            return Err(vm.overflow_error("new position too large"));
        };
        self.pos.set(wanted.max(0) as usize);
        Ok(self.pos.get())
    }
    /// Cuts the contents off at size, by default at the position. Returns size.
    #[signature("($self, size=None, /)")]
    fn truncate(&self, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<usize> {
        self.check_open(vm)?;
        self.check_exports(vm)?;
        let size = match size.filter(|size| !size.is_none()) {
            None => self.pos.get(),
            Some(size) => {
                let size = as_long(vm, size)?;
                match usize::try_from(size) {
                    Ok(size) => size,
                    Err(_) => return Err(vm.value_error(format_args!("negative size value {size}"))),
                }
            }
        };
        if size < self.bytes(vm)?.len() {
            self.own(vm)?.truncate(size);
        }
        Ok(size)
    }
    fn __getstate__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let content = this.whole(vm)?;
        let position = int::new(vm, this.pos.get())?;
        let attributes = copy_dict(vm, this.borrow())?;
        tuple::new(vm, &[content, position, attributes])
    }
    fn __setstate__(this: &Ref<Self>, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        let [content, position, attributes, ..] = tuple::items(object).unwrap_or(&[]) else {
            let (own, kind) = (this.borrow().ty().display_name(vm), object.ty().display_name(vm));
            return Err(vm.type_error(format_args!(
                "{own}.__setstate__ argument should be 3-tuple, got {kind}"
            )));
        };
        this.check_exports(vm)?;
        this.check_open(vm)?;
        this.content.replace(vm, Content::default());
        this.pos.set(0);
        this.put(vm, content.borrow())?;
        let complaint = "second item of state must be an integer, not";
        this.pos.set(state_position(vm, position, complaint)?);
        update_dict(vm, this.borrow(), attributes.borrow(), "third")
    }
    fn __sizeof__(this: &Ref<Self>, vm: &mut Vm) -> usize {
        let own = match this.content.get(vm) {
            Content::Own(bytes) => bytes.capacity(),
            _ => 0,
        };
        this.borrow().size_in_memory() + own
    }
    /// True if the file is closed.
    #[getter]
    fn closed(&self, vm: &mut Vm) -> bool {
        self.is_closed(vm)
    }
}

#[pymethods]
impl BytesIoBuffer {
    #[slot]
    fn getbuffer(this: &Ref<Self>, vm: &mut Vm, _flags: BufferFlags) -> Result<Buffer> {
        let source = this.source.get();
        let Some(file) = source.as_ref().and_then(|source| source.downcast::<BytesIo>()) else {
            return Err(support::uninitialized(vm));
        };
        let len = file.own(vm)?.len();
        file.exports.set(file.exports.get() + 1);
        Ok(Buffer::of_bytes(this.borrow().own(), &ACCESS, len, false))
    }
}
