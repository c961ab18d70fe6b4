//! The abstract bases: `_IOBase`, `_RawIOBase`, `_BufferedIOBase`, `_TextIOBase` (PEP 3116).

use taipan_derive::{pyclass, pymethods};
use taipan_objects::bytearray;
use taipan_objects::bytes::{self, Bytes};
use taipan_objects::list::List;
use taipan_objects::singletons::{NONE, TRUE};
use taipan_objects::{
    Args, Exception, HVec, Obj, ObjRef, ObjectExt, Result, Vm, call, exceptions, int, names, object,
};

use super::support::{
    self, DEFAULT_BUFFER_SIZE, as_ssize, call_retrying, chain, check_closed, is_interrupted, unsupported,
    writable_buffer,
};

/// What all streams have in common.
///
/// It answers for a file that can be neither read, written nor positioned; what a file can do, its class
/// overrides.
#[pyclass(name = "_IOBase", module = "_io", flags = [GC, DICT, WEAKREF, FINALIZE], bits = [BASETYPE])]
pub struct IoBase;

/// Base class for raw binary I/O.
#[pyclass(name = "_RawIOBase", module = "_io", base = IoBase, layout = IoBase,
    flags = [GC, DICT, WEAKREF, FINALIZE], bits = [BASETYPE])]
pub struct RawIoBase;

/// Base class for buffered I/O objects.
#[pyclass(name = "_BufferedIOBase", module = "_io", base = IoBase, layout = IoBase,
    flags = [GC, DICT, WEAKREF, FINALIZE], bits = [BASETYPE])]
pub struct BufferedIoBase;

/// Base class for text I/O.
#[pyclass(name = "_TextIOBase", module = "_io", base = IoBase, layout = IoBase,
    flags = [GC, DICT, WEAKREF, FINALIZE], bits = [BASETYPE])]
pub struct TextIoBase;

/// Whether `close` of the base class has run: the attribute `__IOBase_closed` is there.
fn base_is_closed(vm: &mut Vm, this: ObjRef<'_>) -> Result<bool> {
    Ok(object::lookup_attr(vm, this, names::__IOBase_closed)?.is_some())
}

/// `_IOBase.close`: flushes, and marks the object as closed whatever comes of it.
pub fn close(vm: &mut Vm, this: ObjRef<'_>) -> Result<()> {
    if base_is_closed(vm, this)? {
        return Ok(());
    }
    let flushed = call::call_method(vm, this, names::flush, &[]);
    let marked = object::setattr(vm, this, names::__IOBase_closed, Some(TRUE));
    match flushed {
        Ok(_) => marked,
        Err(error) => Err(chain(error, marked)),
    }
}

/// Closes a file that nobody refers to any more. Errors are shown in development mode only.
pub fn finalize(vm: &mut Vm, this: ObjRef<'_>) {
    let closed = object::lookup_attr(vm, this, names::closed).and_then(|closed| match closed {
        Some(closed) => object::is_true(vm, closed.borrow()).map(Some),
        None => Ok(None),
    });
    if !matches!(closed, Ok(Some(false))) {
        return;
    }
    drop(object::setattr(vm, this, names::_finalizing, Some(TRUE)));
    if let Err(error) = call::call_method(vm, this, names::close, &[])
        && vm.interp().config.borrow().dev_mode
    {
        (vm.hooks().unraisable)(vm, error, None, Some(this));
    }
}

fn read_line(vm: &mut Vm, this: ObjRef<'_>, limit: isize) -> Result<Obj> {
    let peek = object::lookup_attr(vm, this, names::peek)?;
    let memory = vm.alloc();
    let mut line: HVec<u8> = HVec::new();
    while usize::try_from(limit).map_or(true, |limit| line.len() < limit) {
        let mut wanted = 1;
        if let Some(peek) = &peek {
            let one = Obj::from_i16(1);
            let ahead = match call::call(vm, peek.borrow(), &[one.borrow()]) {
                Err(error) if is_interrupted(&error) => continue,
                other => other?,
            };
            let Some(seen) = ahead.downcast::<Bytes>() else {
                return Err(not_bytes(
                    vm,
                    "peek() should have returned a bytes object",
                    &ahead,
                ));
            };
            let most = usize::try_from(limit).unwrap_or(usize::MAX);
            let seen = seen.as_slice();
            if !seen.is_empty() {
                let end = seen.iter().position(|&byte| byte == b'\n');
                wanted = end.map_or(seen.len(), |end| end + 1).min(most);
            }
        }
        let wanted = int::new(vm, wanted)?;
        let part = match call::call_method(vm, this, names::read, &[wanted.borrow()]) {
            Err(error) if is_interrupted(&error) => continue,
            other => other?,
        };
        let Some(part) = part.downcast::<Bytes>() else {
            return Err(not_bytes(vm, "read() should have returned a bytes object", &part));
        };
        if part.is_empty() {
            break;
        }
        line.extend_from_slice(memory, part.as_slice())?;
        if line.last() == Some(&b'\n') {
            break;
        }
    }
    bytes::new(vm, &line)
}

#[cold]
fn not_bytes(vm: &mut Vm, what: &str, got: &Obj) -> Exception {
    let kind = got.ty().display_name(vm);
    vm.new_exception(exceptions::OS_ERROR, format_args!("{what}, not '{kind}'"))
}

#[pymethods]
impl IoBase {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        support::check_new(vm, cls, args)?;
        Ok(vm.alloc().instance(cls, IoBase)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        check_closed(vm, this)?;
        Ok(this.own())
    }
    #[slot]
    fn next(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        let line = call::call_method(vm, this, names::readline, &[])?;
        Ok((object::length(vm, line.borrow())? > 0).then_some(line))
    }
    #[slot]
    fn del(this: ObjRef<'_>, vm: &mut Vm) {
        // In a cycle, the collector may come to a file before it comes to the one above, which has more to write.
        if super::is_owned(this) {
            return;
        }
        super::mark_finalizing(this);
        finalize(vm, this);
    }
    /// Change the stream position.
    #[signature("($self, offset, whence=os.SEEK_SET, /)")]
    fn seek(_this: ObjRef<'_>, vm: &mut Vm, _offset: ObjRef<'_>, _whence: Option<ObjRef<'_>>) -> Result<Obj> {
        Err(unsupported(vm, "seek"))
    }
    /// Return current stream position.
    fn tell(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let (zero, one) = (Obj::from_i16(0), Obj::from_i16(1));
        call::call_method(vm, this, names::seek, &[zero.borrow(), one.borrow()])
    }
    /// Truncate file to size bytes.
    #[signature("($self, size=None, /)")]
    fn truncate(_this: ObjRef<'_>, vm: &mut Vm, _size: Option<ObjRef<'_>>) -> Result<Obj> {
        Err(unsupported(vm, "truncate"))
    }
    /// Flush write buffers, if applicable.
    fn flush(this: ObjRef<'_>, vm: &mut Vm) -> Result<()> {
        if base_is_closed(vm, this)? {
            return Err(support::closed_file(vm));
        }
        Ok(())
    }
    /// Flush and close the IO object.
    fn close(this: ObjRef<'_>, vm: &mut Vm) -> Result<()> {
        close(vm, this)
    }
    /// Whether the position can be moved. If not, seek(), tell() and truncate() raise OSError.
    fn seekable(_this: ObjRef<'_>, _vm: &mut Vm) -> bool {
        false
    }
    /// Whether the stream can be read. If not, read() raises OSError.
    fn readable(_this: ObjRef<'_>, _vm: &mut Vm) -> bool {
        false
    }
    /// Whether the stream can be written. If not, write() raises OSError.
    fn writable(_this: ObjRef<'_>, _vm: &mut Vm) -> bool {
        false
    }
    #[name("_checkClosed")]
    fn check_closed(this: ObjRef<'_>, vm: &mut Vm) -> Result<()> {
        check_closed(vm, this)
    }
    #[name("_checkSeekable")]
    fn check_seekable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        support::check_seekable(vm, this)
    }
    #[name("_checkReadable")]
    fn check_readable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        support::check_readable(vm, this)
    }
    #[name("_checkWritable")]
    fn check_writable(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        support::check_writable(vm, this)
    }
    /// The number by which the system knows the file. Raises OSError if it has none.
    fn fileno(_this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Err(unsupported(vm, "fileno"))
    }
    /// Whether a person may be at the other end.
    fn isatty(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        check_closed(vm, this)?;
        Ok(false)
    }
    fn __enter__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        check_closed(vm, this)?;
        Ok(this.own())
    }
    fn __exit__(this: ObjRef<'_>, vm: &mut Vm, _args: &[ObjRef<'_>]) -> Result<Obj> {
        call::call_method(vm, this, names::close, &[])
    }
    /// Read and return a line from the stream.
    #[signature("($self, size=-1, /)")]
    fn readline(this: ObjRef<'_>, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let limit = support::optional_size(vm, size)?;
        read_line(vm, this, limit)
    }
    /// Return a list of lines from the stream.
    #[signature("($self, hint=-1, /)")]
    fn readlines(this: ObjRef<'_>, vm: &mut Vm, hint: Option<ObjRef<'_>>) -> Result<Obj> {
        let hint = support::optional_size(vm, hint)?;
        let lines = List::create(vm, HVec::new())?;
        if hint <= 0 {
            lines.extend_from(vm, this)?;
            return Ok(lines.into());
        }
        let iterator = object::iter(vm, this)?;
        let mut length = 0_usize;
        while let Some(line) = object::next(vm, iterator.borrow())? {
            lines.push(vm, line.clone())?;
            let own = object::length(vm, line.borrow())?;
            length = length.saturating_add(own);
            if length > hint as usize {
                break;
            }
        }
        Ok(lines.into())
    }
    /// Write a list of lines to stream.
    fn writelines(this: ObjRef<'_>, vm: &mut Vm, lines: ObjRef<'_>) -> Result<()> {
        check_closed(vm, this)?;
        object::for_each(vm, lines, |vm, line| {
            call_retrying(vm, this, names::write, &[line.borrow()]).map(drop)
        })
    }
    #[getter]
    fn __dict__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        object::instance_dict(vm, this)
    }
    #[getter]
    fn closed(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        base_is_closed(vm, this)
    }
}

#[pymethods]
impl RawIoBase {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        support::check_new(vm, cls, args)?;
        Ok(vm.alloc().instance(cls, RawIoBase)?.into())
    }
    #[signature("($self, size=-1, /)")]
    fn read(this: ObjRef<'_>, vm: &mut Vm, size: Option<isize>) -> Result<Obj> {
        let Ok(size) = usize::try_from(size.unwrap_or(-1)) else {
            return call::call_method(vm, this, names::readall, &[]);
        };
        let mut empty = HVec::new();
        empty.resize(vm.alloc(), size, 0_u8)?;
        let array = bytearray::from_vec(vm, empty)?;
        let count = call::call_method(vm, this, names::readinto, &[array.borrow()])?;
        if count.is_none() {
            return Ok(count);
        }
        let count = as_ssize(vm, count.borrow(), exceptions::VALUE_ERROR)?;
        let filled = array
            .downcast::<bytearray::ByteArray>()
            .map_or(Ok(HVec::new()), |array| array.to_vec(vm))?;
        match usize::try_from(count).ok().filter(|&count| count <= size) {
            Some(count) => bytes::new(vm, filled.get(..count).unwrap_or(&filled)),
            None => Err(vm.value_error(format_args!(
                "readinto returned {count} outside buffer size {size}"
            ))),
        }
    }
    /// Reads piece by piece until the end.
    fn readall(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let memory = vm.alloc();
        let mut all: HVec<u8> = HVec::new();
        loop {
            let size = int::new(vm, DEFAULT_BUFFER_SIZE)?;
            let part = call_retrying(vm, this, names::read, &[size.borrow()])?;
            if part.is_none() {
                if all.is_empty() {
                    return Ok(part);
                }
                break;
            }
            let Some(part) = part.downcast::<Bytes>() else {
                return Err(vm.type_error("read() should return bytes"));
            };
            if part.is_empty() {
                break;
            }
            all.extend_from_slice(memory, part.as_slice())?;
        }
        bytes::new(vm, &all)
    }
    fn readinto(_this: ObjRef<'_>, vm: &mut Vm, _args: &[ObjRef<'_>]) -> Result<Obj> {
        Err(vm.exception_from_args(exceptions::NOT_IMPLEMENTED_ERROR, &[])?)
    }
    fn write(_this: ObjRef<'_>, vm: &mut Vm, _args: &[ObjRef<'_>]) -> Result<Obj> {
        Err(vm.exception_from_args(exceptions::NOT_IMPLEMENTED_ERROR, &[])?)
    }
}

/// Reads by `read` or `read1` into a buffer of the caller's.
fn read_into(vm: &mut Vm, this: ObjRef<'_>, target: ObjRef<'_>, name: ObjRef<'_>, what: &str) -> Result<Obj> {
    let view = writable_buffer(vm, target, what)?;
    let wanted = view.len;
    let size = int::new(vm, wanted)?;
    let data = call::call_method(vm, this, name, &[size.borrow()])?;
    let Some(data) = data.downcast::<Bytes>().map(Bytes::as_slice) else {
        return Err(vm.type_error("read() should return bytes"));
    };
    let len = data.len();
    match view.bytes_mut(vm).get_mut(..len) {
        Some(place) => place.copy_from_slice(data),
        None => {
            return Err(vm.value_error(format_args!(
                "read() returned too much data: {wanted} bytes requested, {len} returned"
            )));
        }
    }
    int::new(vm, len)
}

#[pymethods]
impl BufferedIoBase {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        support::check_new(vm, cls, args)?;
        Ok(vm.alloc().instance(cls, BufferedIoBase)?.into())
    }
    /// Gives the raw stream away. The buffer is of no use afterwards.
    fn detach(_this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Err(unsupported(vm, "detach"))
    }
    /// Read and return up to size bytes.
    #[signature("($self, size=-1, /)")]
    fn read(_this: ObjRef<'_>, vm: &mut Vm, _size: Option<ObjRef<'_>>) -> Result<Obj> {
        Err(unsupported(vm, "read"))
    }
    /// Reads up to size bytes, and asks the raw stream at most once for them.
    #[signature("($self, size=-1, /)")]
    fn read1(_this: ObjRef<'_>, vm: &mut Vm, _size: Option<ObjRef<'_>>) -> Result<Obj> {
        Err(unsupported(vm, "read1"))
    }
    fn readinto(this: ObjRef<'_>, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<Obj> {
        read_into(vm, this, buffer, names::read, "readinto() argument")
    }
    fn readinto1(this: ObjRef<'_>, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<Obj> {
        read_into(vm, this, buffer, names::read1, "readinto1() argument")
    }
    /// Write buffer b to the IO stream.
    fn write(_this: ObjRef<'_>, vm: &mut Vm, _b: ObjRef<'_>) -> Result<Obj> {
        Err(unsupported(vm, "write"))
    }
}

#[pymethods]
impl TextIoBase {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        support::check_new(vm, cls, args)?;
        Ok(vm.alloc().instance(cls, TextIoBase)?.into())
    }
    /// Gives the buffer away. The text stream is of no use afterwards.
    fn detach(_this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Err(unsupported(vm, "detach"))
    }
    /// Reads up to size characters; all the rest if size is negative or None.
    #[signature("($self, size=-1, /)")]
    fn read(_this: ObjRef<'_>, vm: &mut Vm, _size: Option<ObjRef<'_>>) -> Result<Obj> {
        Err(unsupported(vm, "read"))
    }
    /// Read until newline or EOF.
    #[signature("($self, size=-1, /)")]
    fn readline(_this: ObjRef<'_>, vm: &mut Vm, _size: Option<ObjRef<'_>>) -> Result<Obj> {
        Err(unsupported(vm, "readline"))
    }
    /// Write string s to stream.
    fn write(_this: ObjRef<'_>, vm: &mut Vm, _s: ObjRef<'_>) -> Result<Obj> {
        Err(unsupported(vm, "write"))
    }
    /// Encoding of the text stream.
    #[getter]
    fn encoding(_this: ObjRef<'_>, _vm: &mut Vm) -> Obj {
        NONE.own()
    }
    /// Line endings translated so far.
    #[getter]
    fn newlines(_this: ObjRef<'_>, _vm: &mut Vm) -> Obj {
        NONE.own()
    }
    /// what happens to text that cannot be encoded or decoded
    #[getter]
    fn errors(_this: ObjRef<'_>, _vm: &mut Vm) -> Obj {
        NONE.own()
    }
}
