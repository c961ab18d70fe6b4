//! `BufferedReader`, `BufferedWriter`, `BufferedRandom`: one buffer, for reading and writing, over a raw file.
//!
//! The three classes have the same payload, [`Buffered`]; what they can do is in `reading.rs` and `writing.rs`. Positions in
//! the buffer: what was read lies before `read_end`, what waits to be written between `write_pos` and `write_end`, the
//! program is at `pos`, and the raw file at `raw_pos`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Param};
use taipan_objects::buffer::{Access, Buffer, Dims};
use taipan_objects::{
    Args, Exception, Guarded, HVec, Obj, ObjCell, ObjRef, ObjectExt, Result, Trace, Visitor, Vm, call,
    exceptions, int, memoryview, names, object,
};
use taipan_vm::gil::Turn;

use super::fileio::{FILE_IO, FileIo};
use super::iobase::BufferedIoBase;
use super::support::{
    DEFAULT_BUFFER_SIZE, as_offset, cannot_pickle, chain, check_readable, check_seekable, check_writable,
    optional_size, repr_guarded, uninitialized, unsupported,
};

static PARAMS: [Param; 2] = [Param::new("raw", true), Param::new("buffer_size", false)];
static READER_INIT: MethodDef = MethodDef::constructor("BufferedReader", &PARAMS);
static WRITER_INIT: MethodDef = MethodDef::constructor("BufferedWriter", &PARAMS);
static RANDOM_INIT: MethodDef = MethodDef::constructor("BufferedRandom", &PARAMS);

/// What the three classes keep.
pub struct Buffered {
    pub(super) raw: ObjCell,
    pub(super) ok: Cell<bool>,
    detached: Cell<bool>,
    pub(super) readable: Cell<bool>,
    pub(super) writable: Cell<bool>,
    pub(super) finalizing: Cell<bool>,
    /// A text file closes this one when it is closed itself, and holds it till then.
    pub(super) owned: Cell<bool>,
    /// The raw file is a plain `FileIO`: its methods need not be looked up.
    pub(super) plain: Cell<bool>,
    /// Where the raw file is; -1 if that is not known.
    pub(super) abs_pos: Cell<i64>,
    pub(super) buffer: Guarded<HVec<u8>>,
    /// `close` has given the buffer back.
    dropped: Cell<bool>,
    pub(super) size: Cell<usize>,
    pub(super) pos: Cell<i64>,
    pub(super) raw_pos: Cell<i64>,
    /// -1: the buffer holds nothing that was read.
    pub(super) read_end: Cell<i64>,
    pub(super) write_pos: Cell<i64>,
    /// -1: the buffer holds nothing to be written.
    pub(super) write_end: Cell<i64>,
    /// Whose operation is going on.
    turn: Turn,
}

impl Trace for Buffered {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.raw.trace(visitor);
    }
    fn release(&self) {
        self.ok.set(false);
        self.raw.release();
    }
}

impl Buffered {
    fn new() -> Buffered {
        Buffered {
            raw: ObjCell::new(None),
            ok: Cell::new(false),
            detached: Cell::new(false),
            readable: Cell::new(false),
            writable: Cell::new(false),
            finalizing: Cell::new(false),
            owned: Cell::new(false),
            plain: Cell::new(false),
            abs_pos: Cell::new(-1),
            buffer: Guarded::new(HVec::new()),
            dropped: Cell::new(true),
            size: Cell::new(0),
            pos: Cell::new(0),
            raw_pos: Cell::new(0),
            read_end: Cell::new(-1),
            write_pos: Cell::new(0),
            write_end: Cell::new(-1),
            turn: Turn::default(),
        }
    }

    /// Whether the buffer holds what was read.
    pub(super) fn has_read(&self) -> bool {
        self.readable.get() && self.read_end.get() != -1
    }

    /// Whether the buffer holds what is to be written.
    pub(super) fn has_written(&self) -> bool {
        self.writable.get() && self.write_end.get() != -1
    }

    /// How much of what was read lies ahead.
    pub(super) fn ahead(&self) -> usize {
        if self.has_read() {
            usize::try_from(self.read_end.get() - self.pos.get()).unwrap_or(0)
        } else {
            0
        }
    }

    /// How far the raw file is ahead of the program.
    pub(super) fn raw_offset(&self) -> i64 {
        if (self.has_read() || self.has_written()) && self.raw_pos.get() >= 0 {
            self.raw_pos.get() - self.pos.get()
        } else {
            0
        }
    }

    pub(super) fn move_to(&self, pos: i64) {
        self.pos.set(pos);
        if self.has_read() && self.read_end.get() < pos {
            self.read_end.set(pos);
        }
    }

    pub(super) fn reset_read(&self) {
        self.read_end.set(-1);
    }

    pub(super) fn reset_write(&self) {
        self.write_pos.set(0);
        self.write_end.set(-1);
    }
}

/// Buffered reader of a raw file.
#[pyclass(name = "BufferedReader", module = "_io", base = BufferedIoBase,
    flags = [GC, DICT, WEAKREF, FINALIZE], bits = [BASETYPE],
    signature = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)")]
pub struct BufferedReader {
    inner: Buffered,
}

/// Collects what is written to a raw stream, and writes it in larger pieces.
#[pyclass(name = "BufferedWriter", module = "_io", base = BufferedIoBase,
    flags = [GC, DICT, WEAKREF, FINALIZE], bits = [BASETYPE],
    signature = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)")]
pub struct BufferedWriter {
    inner: Buffered,
}

/// A buffer for a raw stream that can be read, written and positioned.
#[pyclass(name = "BufferedRandom", module = "_io", base = BufferedIoBase,
    flags = [GC, DICT, WEAKREF, FINALIZE], bits = [BASETYPE],
    signature = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)")]
pub struct BufferedRandom {
    inner: Buffered,
}

/// The payload of an object of one of the three classes.
pub fn buffered(obj: ObjRef<'_>) -> Option<&Buffered> {
    if let Some(reader) = obj.downcast::<BufferedReader>() {
        return Some(&reader.inner);
    }
    if let Some(writer) = obj.downcast::<BufferedWriter>() {
        return Some(&writer.inner);
    }
    obj.downcast::<BufferedRandom>().map(|random| &random.inner)
}

/// How the raw file reaches the buffer. It keeps its place; a view that someone keeps sees what the buffer holds later.
pub(super) static ACCESS: Access = Access {
    bytes: |owner, vm| match buffered(owner) {
        Some(own) => own.buffer.get(vm),
        None => &[],
    },
    bytes_mut: Some(|owner, vm| match buffered(owner) {
        Some(own) => own.buffer.get_mut(vm),
        None => &mut [],
    }),
    release: |_| {},
};

/// An object with its payload.
#[derive(Clone, Copy)]
pub struct File<'a> {
    pub(super) obj: ObjRef<'a>,
    pub(super) own: &'a Buffered,
}

impl<'a> File<'a> {
    /// The object, which may not be initialized.
    pub fn any(vm: &mut Vm, obj: ObjRef<'a>) -> Result<File<'a>> {
        match buffered(obj) {
            Some(own) => Ok(File { obj, own }),
            None => Err(taipan_objects::args::wrong_receiver(vm, obj)),
        }
    }

    /// The object. Raises `ValueError` if it is not initialized, or was detached.
    pub fn new(vm: &mut Vm, obj: ObjRef<'a>) -> Result<File<'a>> {
        let file = File::any(vm, obj)?;
        if file.own.ok.get() {
            return Ok(file);
        }
        Err(if file.own.detached.get() {
            vm.value_error("raw stream has been detached")
        } else {
            uninitialized(vm)
        })
    }

    /// The raw file.
    pub(super) fn raw(self, vm: &mut Vm) -> Result<Obj> {
        match self.own.raw.get() {
            Some(raw) => Ok(raw),
            None => Err(uninitialized(vm)),
        }
    }

    /// Calls a method of the raw file.
    pub(super) fn call_raw(self, vm: &mut Vm, name: ObjRef<'_>, args: &[ObjRef<'_>]) -> Result<Obj> {
        let raw = self.raw(vm)?;
        call::call_method(vm, raw.borrow(), name, args)
    }

    /// Whether the raw file says that it is closed.
    fn raw_closed(self, vm: &mut Vm) -> Result<bool> {
        let raw = self.raw(vm)?;
        let closed = object::getattr(vm, raw.borrow(), names::closed)?;
        object::is_true(vm, closed.borrow())
    }

    pub(super) fn is_closed(self, vm: &mut Vm) -> Result<bool> {
        if self.own.dropped.get() {
            return Ok(true);
        }
        if self.own.plain.get() {
            let raw = self.own.raw.get();
            let file = raw.as_ref().and_then(|raw| raw.downcast::<FileIo>());
            return Ok(file.is_none_or(FileIo::is_closed));
        }
        self.raw_closed(vm)
    }

    /// Raises `ValueError` if the file is closed and nothing is left to be read.
    pub(super) fn check_open(self, vm: &mut Vm, message: &str) -> Result<()> {
        if self.is_closed(vm)? && self.own.ahead() == 0 {
            return Err(vm.value_error(message));
        }
        Ok(())
    }

    /// Runs an operation that may call Python. Raises `RuntimeError` if one of this thread is going on already.
    pub(super) fn locked<R>(self, vm: &mut Vm, then: impl FnOnce(&mut Vm) -> Result<R>) -> Result<R> {
        self.enter(vm)?;
        let result = then(vm);
        self.own.turn.end();
        result
    }

    fn enter(self, vm: &mut Vm) -> Result<()> {
        if self.own.turn.take(vm) {
            return Ok(());
        }
        let shown = object::repr(vm, self.obj)?;
        let shown = object::DisplayStr(shown.borrow());
        Err(vm.runtime_error(format_args!("reentrant call inside {shown}")))
    }

    /// A view of a part of the buffer, for the raw file.
    pub(super) fn view(self, vm: &mut Vm, start: usize, len: usize, readonly: bool) -> Result<Obj> {
        let view = Buffer {
            owner: self.obj.own(),
            access: &ACCESS,
            source: None,
            offset: start,
            len,
            readonly,
            itemsize: 1,
            format: "B".into(),
            dims: Dims::one(len as isize, 1),
        };
        memoryview::from_buffer(vm, view)
    }

    /// The raw file, if it is a plain `FileIO`.
    pub(super) fn plain(self) -> Option<Obj> {
        self.own.raw.get().filter(|_| self.own.plain.get())
    }

    fn position(self, vm: &mut Vm, answer: &Obj) -> Result<i64> {
        let position = as_offset(vm, answer.borrow())?;
        if position < 0 {
            let text = format_args!("Raw stream returned invalid position {position}");
            return Err(vm.new_exception(exceptions::OS_ERROR, text));
        }
        self.own.abs_pos.set(position);
        Ok(position)
    }

    /// Asks the raw file where it is.
    pub(super) fn raw_tell(self, vm: &mut Vm) -> Result<i64> {
        let answer = self.call_raw(vm, names::tell, &[])?;
        self.position(vm, &answer)
    }

    /// Moves the raw file.
    pub(super) fn raw_seek(self, vm: &mut Vm, target: i64, whence: i32) -> Result<i64> {
        let (target, whence) = (int::new(vm, target)?, int::new(vm, whence)?);
        let answer = self.call_raw(vm, names::seek, &[target.borrow(), whence.borrow()])?;
        self.position(vm, &answer)
    }

    fn init(self, vm: &mut Vm, raw: ObjRef<'_>, size: isize) -> Result<()> {
        self.own.raw.set(Some(raw.own()));
        let Some(size) = usize::try_from(size).ok().filter(|&size| size > 0) else {
            return Err(vm.value_error("buffer size must be strictly positive"));
        };
        let mut memory = HVec::new();
        memory.resize(vm.alloc(), size, 0)?;
        self.own.buffer.replace(vm, memory);
        self.own.dropped.set(false);
        self.own.size.set(size);
        self.own.turn.end();
        self.own.abs_pos.set(-1);
        self.own.pos.set(0);
        self.own.raw_pos.set(0);
        self.own.reset_read();
        self.own.reset_write();
        self.own
            .plain
            .set(raw.is_exact(FILE_IO) && !self.obj.ty().is_heap_type());
        if let Err(error) = self.raw_tell(vm)
            && error.matches(exceptions::MEMORY_ERROR)
        {
            return Err(error);
        }
        self.own.ok.set(true);
        if let Some(file) = raw.downcast::<FileIo>() {
            file.owned.set(true);
        }
        Ok(())
    }

    fn construct(
        self,
        vm: &mut Vm,
        def: &'static MethodDef,
        args: Args<'_>,
        (readable, writable): (bool, bool),
    ) -> Result<()> {
        self.own.ok.set(false);
        self.own.detached.set(false);
        let [raw, size] = def.bind(vm, args)?;
        let Some(raw) = raw else {
            return Err(uninitialized(vm));
        };
        let size = match size {
            Some(size) => int::to_ssize(vm, size)?,
            None => DEFAULT_BUFFER_SIZE,
        };
        if readable && writable {
            check_seekable(vm, raw)?;
        }
        if readable {
            check_readable(vm, raw)?;
        }
        if writable {
            check_writable(vm, raw)?;
        }
        self.own.readable.set(readable);
        self.own.writable.set(writable);
        self.init(vm, raw, size)
    }

    fn close(self, vm: &mut Vm) -> Result<Obj> {
        self.enter(vm)?;
        let closed = self.raw_closed(vm);
        if let Ok(false) = closed
            && self.own.finalizing.get()
        {
            self.dealloc_warn(vm, self.obj);
        }
        self.own.turn.end();
        if closed? {
            return Ok(taipan_objects::singletons::NONE.own());
        }
        let flushed = call::call_method(vm, self.obj, names::flush, &[]);
        self.enter(vm)?;
        let done = self.call_raw(vm, names::close, &[]);
        self.own.buffer.replace(vm, HVec::new());
        self.own.dropped.set(true);
        self.own.read_end.set(0);
        self.own.pos.set(0);
        self.own.turn.end();
        match flushed {
            Ok(_) => done,
            Err(error) => Err(chain(error, done)),
        }
    }

    fn dealloc_warn(self, vm: &mut Vm, source: ObjRef<'_>) {
        if self.own.ok.get() && !self.own.raw.is_none() {
            drop(self.call_raw(vm, names::_dealloc_warn, &[source]));
        }
    }

    fn detach(self, vm: &mut Vm) -> Result<Obj> {
        call::call_method(vm, self.obj, names::flush, &[])?;
        let raw = self.raw(vm)?;
        if let Some(file) = raw.downcast::<FileIo>() {
            file.owned.set(false);
        }
        self.own.raw.set(None);
        self.own.detached.set(true);
        self.own.ok.set(false);
        Ok(raw)
    }

    fn tell(self, vm: &mut Vm) -> Result<i64> {
        let position = self.raw_tell(vm)?.saturating_sub(self.own.raw_offset());
        Ok(position.max(0))
    }

    fn seek(self, vm: &mut Vm, target: ObjRef<'_>, whence: i32) -> Result<i64> {
        const SEEK_HOLE: i32 = 4;
        if !(0..=SEEK_HOLE).contains(&whence) {
            return Err(vm.value_error(format_args!("whence value {whence} unsupported")));
        }
        self.check_open(vm, "seek of closed file")?;
        let raw = self.raw(vm)?;
        check_seekable(vm, raw.borrow())?;
        let mut target = as_offset(vm, target)?;
        let own = self.own;
        if whence < 2 && own.readable.get() {
            // A place that is in the buffer needs no call of the raw file.
            let current = match own.abs_pos.get() {
                -1 => self.raw_tell(vm)?,
                known => known,
            };
            let ahead = own.ahead() as i64;
            if ahead > 0 {
                let offset = if whence == 0 {
                    target.saturating_sub(current.saturating_sub(own.raw_offset()))
                } else {
                    target
                };
                if offset >= -own.pos.get() && offset <= ahead {
                    own.pos.set(own.pos.get() + offset);
                    return Ok(current.saturating_sub(ahead).saturating_add(offset));
                }
            }
        }
        self.locked(vm, |vm| {
            if own.writable.get() {
                self.flush_written(vm)?;
            }
            if whence == 1 {
                target = target.saturating_sub(own.raw_offset());
            }
            let position = self.raw_seek(vm, target, whence)?;
            own.raw_pos.set(-1);
            if own.readable.get() {
                own.reset_read();
            }
            Ok(position)
        })
    }

    fn truncate(self, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        self.check_open(vm, "truncate of closed file")?;
        if !self.own.writable.get() {
            return Err(unsupported(vm, "truncate"));
        }
        let size = size.unwrap_or(taipan_objects::singletons::NONE);
        self.locked(vm, |vm| {
            self.flush_and_rewind(vm)?;
            let done = self.call_raw(vm, names::truncate, &[size])?;
            drop(self.raw_tell(vm));
            Ok(done)
        })
    }

    /// Writes what waits, and moves the raw file to where the program is.
    pub(super) fn flush_and_rewind(self, vm: &mut Vm) -> Result<()> {
        self.flush_written(vm)?;
        if self.own.readable.get() {
            let moved = self.raw_seek(vm, -self.own.raw_offset(), 1);
            self.own.reset_read();
            moved?;
        }
        Ok(())
    }

    fn flush(self, vm: &mut Vm) -> Result<()> {
        self.check_open(vm, "flush of closed file")?;
        self.locked(vm, |vm| self.flush_and_rewind(vm))
    }

    fn repr(self, vm: &mut Vm) -> Result<Obj> {
        let kind = self.obj.ty().display_name(vm);
        let name = match object::lookup_attr(vm, self.obj, names::name) {
            Err(error) if error.matches(exceptions::VALUE_ERROR) => None,
            other => other?,
        };
        match name {
            None => vm.format(format_args!("<{kind}>")),
            Some(name) => repr_guarded(vm, self.obj, |vm| {
                let name = object::repr(vm, name.borrow())?;
                let name = object::DisplayStr(name.borrow());
                vm.format(format_args!("<{kind} name={name}>"))
            }),
        }
    }

    fn next(self, vm: &mut Vm) -> Result<Option<Obj>> {
        let line = if self.obj.ty().is_heap_type() {
            let line = call::call_method(vm, self.obj, names::readline, &[])?;
            if super::newlines::as_bytes(&line).is_none() {
                return Err(bad_line(vm, &line));
            }
            line
        } else {
            self.read_line(vm, -1)?
        };
        let empty = super::newlines::as_bytes(&line).is_none_or(<[u8]>::is_empty);
        Ok((!empty).then_some(line))
    }
}

#[cold]
fn bad_line(vm: &mut Vm, line: &Obj) -> Exception {
    let kind = line.ty().display_name(vm);
    vm.new_exception(
        exceptions::OS_ERROR,
        format_args!("readline() should have returned a bytes object, not '{kind}'"),
    )
}

/// The methods of one of the three classes: those that all have, and its own.
macro_rules! class {
    ($class:ident, $init:ident, $able:expr, { $($own:tt)* }) => {
        #[pymethods]
        impl $class {
            #[slot]
            fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
                Ok(vm.alloc().instance(cls, $class { inner: Buffered::new() })?.into())
            }
            #[slot]
            fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
                File::any(vm, this)?.construct(vm, &$init, args, $able)
            }
            #[slot]
            fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                File::any(vm, this)?.repr(vm)
            }
            $($own)*
            fn detach(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                File::new(vm, this)?.detach(vm)
            }
            fn close(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                File::new(vm, this)?.close(vm)
            }
            fn seekable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                File::new(vm, this)?.call_raw(vm, names::seekable, &[])
            }
            fn fileno(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                File::new(vm, this)?.call_raw(vm, names::fileno, &[])
            }
            fn isatty(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                File::new(vm, this)?.call_raw(vm, names::isatty, &[])
            }
            fn _dealloc_warn(this: ObjRef<'_>, vm: &mut Vm, source: ObjRef<'_>) -> Result<()> {
                File::any(vm, this)?.dealloc_warn(vm, source);
                Ok(())
            }
            #[signature("($self, target, whence=0, /)")]
            fn seek(this: ObjRef<'_>, vm: &mut Vm, target: ObjRef<'_>, whence: Option<i32>) -> Result<i64> {
                File::new(vm, this)?.seek(vm, target, whence.unwrap_or(0))
            }
            fn tell(this: ObjRef<'_>, vm: &mut Vm) -> Result<i64> {
                File::new(vm, this)?.tell(vm)
            }
            #[signature("($self, pos=None, /)")]
            fn truncate(this: ObjRef<'_>, vm: &mut Vm, pos: Option<ObjRef<'_>>) -> Result<Obj> {
                File::new(vm, this)?.truncate(vm, pos)
            }
            fn __sizeof__(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
                let file = File::any(vm, this)?;
                Ok(this.size_in_memory() + file.own.buffer.get(vm).capacity())
            }
            fn __getstate__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                Err(cannot_pickle(vm, this))
            }
            #[getter]
            fn raw(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
                Ok(File::any(vm, this)?.own.raw.get())
            }
            #[getter]
            fn _finalizing(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
                Ok(File::any(vm, this)?.own.finalizing.get())
            }
            #[getter]
            fn closed(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let raw = File::new(vm, this)?.raw(vm)?;
                object::getattr(vm, raw.borrow(), names::closed)
            }
            #[getter]
            fn name(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let raw = File::new(vm, this)?.raw(vm)?;
                object::getattr(vm, raw.borrow(), names::name)
            }
            #[getter]
            fn mode(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let raw = File::new(vm, this)?.raw(vm)?;
                object::getattr(vm, raw.borrow(), names::mode)
            }
        }
    };
}

class!(BufferedReader, READER_INIT, (true, false), {
    #[slot]
    fn next(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        File::new(vm, this)?.next(vm)
    }
    fn flush(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        File::new(vm, this)?.call_raw(vm, names::flush, &[])
    }
    fn readable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        File::new(vm, this)?.call_raw(vm, names::readable, &[])
    }
    #[signature("($self, size=-1, /)")]
    fn read(this: ObjRef<'_>, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        File::new(vm, this)?.read(vm, size)
    }
    #[signature("($self, size=0, /)")]
    fn peek(this: ObjRef<'_>, vm: &mut Vm, _size: Option<isize>) -> Result<Obj> {
        File::new(vm, this)?.peek(vm)
    }
    #[signature("($self, size=-1, /)")]
    fn read1(this: ObjRef<'_>, vm: &mut Vm, size: Option<isize>) -> Result<Obj> {
        File::new(vm, this)?.read1(vm, size.unwrap_or(-1))
    }
    fn readinto(this: ObjRef<'_>, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<Obj> {
        File::new(vm, this)?.read_into(vm, buffer, false)
    }
    fn readinto1(this: ObjRef<'_>, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<Obj> {
        File::new(vm, this)?.read_into(vm, buffer, true)
    }
    #[signature("($self, size=-1, /)")]
    fn readline(this: ObjRef<'_>, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        File::new(vm, this)?.read_line(vm, size)
    }
});

class!(BufferedWriter, WRITER_INIT, (false, true), {
    fn writable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        File::new(vm, this)?.call_raw(vm, names::writable, &[])
    }
    fn write(this: ObjRef<'_>, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<usize> {
        File::new(vm, this)?.write(vm, buffer)
    }
    fn flush(this: ObjRef<'_>, vm: &mut Vm) -> Result<()> {
        File::new(vm, this)?.flush(vm)
    }
});

class!(BufferedRandom, RANDOM_INIT, (true, true), {
    #[slot]
    fn next(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        File::new(vm, this)?.next(vm)
    }
    fn readable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        File::new(vm, this)?.call_raw(vm, names::readable, &[])
    }
    fn writable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        File::new(vm, this)?.call_raw(vm, names::writable, &[])
    }
    fn flush(this: ObjRef<'_>, vm: &mut Vm) -> Result<()> {
        File::new(vm, this)?.flush(vm)
    }
    #[signature("($self, size=-1, /)")]
    fn read(this: ObjRef<'_>, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        File::new(vm, this)?.read(vm, size)
    }
    #[signature("($self, size=-1, /)")]
    fn read1(this: ObjRef<'_>, vm: &mut Vm, size: Option<isize>) -> Result<Obj> {
        File::new(vm, this)?.read1(vm, size.unwrap_or(-1))
    }
    fn readinto(this: ObjRef<'_>, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<Obj> {
        File::new(vm, this)?.read_into(vm, buffer, false)
    }
    fn readinto1(this: ObjRef<'_>, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<Obj> {
        File::new(vm, this)?.read_into(vm, buffer, true)
    }
    #[signature("($self, size=-1, /)")]
    fn readline(this: ObjRef<'_>, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        File::new(vm, this)?.read_line(vm, size)
    }
    #[signature("($self, size=0, /)")]
    fn peek(this: ObjRef<'_>, vm: &mut Vm, _size: Option<isize>) -> Result<Obj> {
        File::new(vm, this)?.peek(vm)
    }
    fn write(this: ObjRef<'_>, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<usize> {
        File::new(vm, this)?.write(vm, buffer)
    }
});
