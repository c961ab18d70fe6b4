//! The module `marshal`: Python values in the format of `.pyc` files.

use taipan_derive::pymodule;
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::bytes::Bytes;
use taipan_objects::module::{self, Module};
use taipan_objects::{Obj, ObjRef, ObjectExt, Ref, Result, Vm, bytes, call, int, names};
use taipan_vm::marshal::{self, Trust};

/// Python values to bytes and back: the format of .pyc files.
/// It changes from version to version, and reading it from an untrusted source is not safe.
#[allow(missing_debug_implementations)]
pub struct Marshal;

#[pymodule(name = "marshal")]
impl Marshal {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let version = int::new(vm, taipan_bytecode::marshal::VERSION)?;
        module::add(vm, module, "version", version)
    }
    /// Write the value on the open file.
    #[signature("($module, value, file, version=version, /, *, allow_code=True)")]
    fn dump(
        vm: &mut Vm,
        value: ObjRef<'_>,
        file: ObjRef<'_>,
        version: Option<i32>,
        allow_code: Option<bool>,
    ) -> Result<Obj> {
        let version = version.unwrap_or(taipan_bytecode::marshal::VERSION);
        let written = marshal::dumps(vm, value, version, allow_code.unwrap_or(true))?;
        let written = bytes::new(vm, &written)?;
        call::call_method(vm, file, names::write, &[written.borrow()])
    }
    /// Reads one value from a binary file. Raises EOFError, ValueError or TypeError if there is none.
    #[signature("($module, file, /, *, allow_code=True)")]
    fn load(vm: &mut Vm, file: ObjRef<'_>, allow_code: Option<bool>) -> Result<Obj> {
        // A text file is noticed before anything is read.
        let nothing = int::new(vm, 0)?;
        let empty = call::call_method(vm, file, names::read, &[nothing.borrow()])?;
        if empty.downcast::<Bytes>().is_none() {
            let kind = empty.ty().display_name(vm);
            return Err(vm.type_error(format_args!("file.read() returned not bytes but {kind}")));
        }
        marshal::load(vm, file, allow_code.unwrap_or(true))
    }
    /// The bytes that stand for the value. Raises ValueError if there is something in it that has no form here.
    #[signature("($module, value, version=version, /, *, allow_code=True)")]
    fn dumps(vm: &mut Vm, value: ObjRef<'_>, version: Option<i32>, allow_code: Option<bool>) -> Result<Obj> {
        let version = version.unwrap_or(taipan_bytecode::marshal::VERSION);
        let written = marshal::dumps(vm, value, version, allow_code.unwrap_or(true))?;
        bytes::new(vm, &written)
    }
    /// Reads one value from the start of a bytes-like object; what follows does not matter.
    #[signature("($module, bytes, /, *, allow_code=True)")]
    fn loads(vm: &mut Vm, bytes: ObjRef<'_>, allow_code: Option<bool>) -> Result<Obj> {
        let view = buffer::get(vm, bytes, BufferFlags::SIMPLE)?;
        let allow_code = allow_code.unwrap_or(true);
        if let Some(bytes) = bytes.downcast::<Bytes>() {
            return marshal::loads(vm, bytes.as_slice(), Trust::Foreign, allow_code);
        }
        // What can change while objects are made is read from a copy.
        let copy = buffer::to_bytes(vm, &view)?;
        drop(view);
        match copy.downcast::<Bytes>() {
            Some(copy) => marshal::loads(vm, copy.as_slice(), Trust::Foreign, allow_code),
            None => Err(vm.system_error("a buffer's copy is no bytes")),
        }
    }
}
