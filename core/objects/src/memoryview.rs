//! `memoryview`: typed, multi-dimensional access to the memory of objects that export it (PEP 3118).

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use crate::buffer::{self, Buffer, BufferFlags};
use crate::exception::Result;
use crate::vm::Vm;

/// What several views of one buffer share: the buffer is released when the last of them is.
#[pyclass(name = "managedbuffer", flags = [GC])]
pub struct ManagedBuffer {
    buffer: Buffer,
}

/// Create a new memoryview object which references the given object.
#[pyclass(name = "memoryview", flags = [GC, WEAKREF], bits = [SEQUENCE], signature = "(object)")]
pub struct MemoryView {
    /// The managed buffer; nothing once released.
    managed: ObjCell,
    /// Views that others hold through this one.
    exports: Cell<usize>,
}

/// A `memoryview` of what `obj` exports (`PyMemoryView_FromObject`, with flags).
pub fn from_object_with_flags(vm: &mut Vm, obj: ObjRef<'_>, flags: i32) -> Result<Obj> {
    let buffer = buffer::get(vm, obj, BufferFlags(flags))?;
    let managed: Ref<ManagedBuffer> = vm
        .alloc()
        .instance(MANAGED_BUFFER.as_obj(), ManagedBuffer { buffer })?;
    let view = MemoryView {
        managed: ObjCell::new(Some(managed.into())),
        exports: Cell::new(0),
    };
    Ok(vm.alloc().instance(MEMORY_VIEW.as_obj(), view)?.into())
}

#[pymethods]
impl ManagedBuffer {}

#[pymethods]
impl MemoryView {}
