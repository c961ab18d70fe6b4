//! `BufferedRWPair`: a reader and a writer as one file.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Param};
use taipan_objects::singletons::FALSE;
use taipan_objects::{Args, Obj, ObjCell, ObjRef, Result, Vm, call, int, names, object};

use super::buffered::{BUFFERED_READER, BUFFERED_WRITER};
use super::iobase::BufferedIoBase;
use super::support::{DEFAULT_BUFFER_SIZE, chain, check_readable, check_writable, uninitialized};

static INIT: MethodDef = MethodDef::constructor(
    "BufferedRWPair",
    &[
        Param::positional("reader", true),
        Param::positional("writer", true),
        Param::positional("buffer_size", false),
    ],
);

/// Two raw streams, one to read and one to write, as one buffered stream.
#[pyclass(name = "BufferedRWPair", module = "_io", base = BufferedIoBase, flags = [GC, DICT, WEAKREF],
    bits = [BASETYPE], signature = "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)")]
pub struct BufferedRwPair {
    reader: ObjCell,
    writer: ObjCell,
}

fn forward(vm: &mut Vm, half: &ObjCell, name: ObjRef<'_>, args: &[ObjRef<'_>]) -> Result<Obj> {
    match half.get() {
        Some(half) => call::call_method(vm, half.borrow(), name, args),
        None => Err(uninitialized(vm)),
    }
}

#[pymethods]
impl BufferedRwPair {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let pair = BufferedRwPair {
            reader: ObjCell::new(None),
            writer: ObjCell::new(None),
        };
        Ok(vm.alloc().instance(cls, pair)?.into())
    }
    #[slot]
    fn init(&self, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let [reader, writer, size] = INIT.bind(vm, args)?;
        let (Some(reader), Some(writer)) = (reader, writer) else {
            return Err(uninitialized(vm));
        };
        let size = match size {
            Some(size) => int::to_ssize(vm, size)?,
            None => DEFAULT_BUFFER_SIZE,
        };
        check_readable(vm, reader)?;
        check_writable(vm, writer)?;
        let size = int::new(vm, size)?;
        let reader = call::call(vm, BUFFERED_READER.as_obj(), &[reader, size.borrow()])?;
        let writer = call::call(vm, BUFFERED_WRITER.as_obj(), &[writer, size.borrow()])?;
        self.reader.set(Some(reader));
        self.writer.set(Some(writer));
        Ok(())
    }
    fn read(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        forward(vm, &self.reader, names::read, args)
    }
    fn peek(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        forward(vm, &self.reader, names::peek, args)
    }
    fn read1(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        forward(vm, &self.reader, names::read1, args)
    }
    fn readinto(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        forward(vm, &self.reader, names::readinto, args)
    }
    fn readinto1(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        forward(vm, &self.reader, names::readinto1, args)
    }
    fn write(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        forward(vm, &self.writer, names::write, args)
    }
    fn flush(&self, vm: &mut Vm) -> Result<Obj> {
        forward(vm, &self.writer, names::flush, &[])
    }
    fn readable(&self, vm: &mut Vm) -> Result<Obj> {
        forward(vm, &self.reader, names::readable, &[])
    }
    fn writable(&self, vm: &mut Vm) -> Result<Obj> {
        forward(vm, &self.writer, names::writable, &[])
    }
    fn close(&self, vm: &mut Vm) -> Result<Obj> {
        let written = forward(vm, &self.writer, names::close, &[]);
        let read = forward(vm, &self.reader, names::close, &[]);
        match written {
            Ok(_) => read,
            Err(error) => Err(chain(error, read)),
        }
    }
    fn isatty(&self, vm: &mut Vm) -> Result<Obj> {
        let answer = forward(vm, &self.writer, names::isatty, &[])?;
        if !answer.borrow().is(FALSE) {
            return Ok(answer);
        }
        forward(vm, &self.reader, names::isatty, &[])
    }
    #[getter]
    fn closed(&self, vm: &mut Vm) -> Result<Obj> {
        match self.writer.get() {
            Some(writer) => object::getattr(vm, writer.borrow(), names::closed),
            None => Err(vm.runtime_error("the BufferedRWPair object is being garbage-collected")),
        }
    }
}
