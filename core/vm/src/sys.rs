//! The `sys` module.

use taipan_derive::pymodule;
use taipan_objects::dict::Dict;
use taipan_objects::module::{self, Module, ModuleDef, PyModule};
use taipan_objects::object::DisplayStr;
use taipan_objects::{Obj, ObjRef, ObjectExt, Ref, Result, Vm, call, names, object, singletons};
use taipan_platform::Output;

/// The module's declaration.
pub fn module() -> &'static ModuleDef {
    const { &Sys::DEF }
}

/// An attribute of `sys`.
pub fn get(vm: &mut Vm, name: &str) -> Option<Obj> {
    let name = vm.intern(name).ok()?;
    let dict = vm.interp().sys.get()?;
    dict.downcast::<Dict>()?.get_str(vm, name.borrow())
}

/// Stores an attribute of `sys`.
pub fn set(vm: &mut Vm, name: &str, value: Obj) -> Result<()> {
    let name = vm.intern(name)?;
    match vm.interp().sys.get() {
        Some(dict) => match dict.downcast::<Dict>() {
            Some(dict) => dict.set(vm, name.borrow(), value),
            None => Ok(()),
        },
        None => Ok(()),
    }
}

/// Writes text to `sys.stderr`; see [`crate::stdio::write_error`].
pub fn write_stderr(vm: &mut Vm, text: &str) {
    crate::stdio::write_error(vm, taipan_unicode::Wtf8::new(text));
}

/// Writes text to the platform's error output, ignoring failures.
pub fn write_error_text(vm: &mut Vm, text: &taipan_unicode::Wtf8) {
    write_console(vm, Output::Error, text.as_bytes());
}

/// A `types.SimpleNamespace` of these attributes.
pub fn namespace(vm: &mut Vm, attributes: &[(&str, Obj)]) -> Result<Obj> {
    let dict = Dict::create(vm)?;
    for (name, value) in attributes {
        let name = vm.intern(name)?;
        dict.set(vm, name.borrow(), value.clone())?;
    }
    taipan_objects::namespace::create(vm, dict)
}

/// Writes bytes to the console.
pub fn write_console(vm: &mut Vm, output: Output, bytes: &[u8]) {
    let Some(console) = crate::lifecycle::platform(vm).and_then(|platform| platform.console()) else {
        return;
    };
    let mut rest = bytes;
    while !rest.is_empty() {
        match console.write(output, rest) {
            Ok(0) | Err(_) => return,
            Ok(written) => rest = rest.get(written..).unwrap_or(&[]),
        }
    }
}

/// Reports an exception that nobody can catch.
pub fn report_unraisable(
    vm: &mut Vm,
    error: ObjRef<'_>,
    message: Option<&str>,
    obj: Option<ObjRef<'_>>,
) -> Result<()> {
    let message = message.unwrap_or("Exception ignored in");
    let mut text = alloc::string::String::from(message);
    if let Some(obj) = obj {
        let shown = object::repr(vm, obj)?;
        text.push_str(&alloc::format!(" {}", DisplayStr(shown.borrow())));
    }
    text.push_str(":\n");
    write_stderr(vm, &text);
    let shown = crate::traceback::format_exception(vm, error, &mut |_, _, _| None)?;
    let shown = alloc::format!("{shown}");
    write_stderr(vm, &shown);
    Ok(())
}

/// `sys`
pub struct Sys;

/// This module provides access to some objects used or maintained by the
/// interpreter and to functions that interact strongly with the interpreter.
#[pymodule(name = "sys")]
impl Sys {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let modules = vm
            .interp()
            .modules
            .get()
            .unwrap_or_else(|| singletons::NONE.own());
        module::add(vm, module, "modules", modules)?;
        let maxsize = taipan_objects::int::new(vm, isize::MAX)?;
        module::add(vm, module, "maxsize", maxsize)?;
        let maxunicode = taipan_objects::int::new(vm, 0x10_ffff_usize)?;
        module::add(vm, module, "maxunicode", maxunicode)?;
        let order = vm.new_str(if cfg!(target_endian = "little") {
            "little"
        } else {
            "big"
        })?;
        module::add(vm, module, "byteorder", order)?;
        let version = vm.new_str("3.14.10 (taipan)")?;
        module::add(vm, module, "version", version)?;
        let hexversion = taipan_objects::int::new(vm, 0x030e_0af0_usize)?;
        module::add(vm, module, "hexversion", hexversion)?;
        let argv = taipan_objects::list::List::create(vm, taipan_objects::HVec::new())?;
        module::add(vm, module, "argv", argv.into())?;
        let path = taipan_objects::list::List::create(vm, taipan_objects::HVec::new())?;
        module::add(vm, module, "path", path.into())?;
        Ok(())
    }
    /// Print an object to sys.stdout and also save it in builtins._
    fn displayhook(vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        if object.is_none() {
            return Ok(());
        }
        let shown = object::repr(vm, object)?;
        let newline = vm.new_str("\n")?;
        crate::stdio::write(vm, Output::Out, shown.borrow())?;
        crate::stdio::write(vm, Output::Out, newline.borrow())?;
        let builtins = vm.builtins()?;
        let underscore = vm.intern("_")?;
        builtins.set(vm, underscore.borrow(), object.own())
    }
    /// Return the current exception: the one that an except clause handles.
    fn exception(vm: &mut Vm) -> Option<Obj> {
        vm.handled.current().cloned()
    }
    /// Return current exception information: (type, value, traceback).
    fn exc_info(vm: &mut Vm) -> Result<Obj> {
        let none = singletons::NONE;
        match vm.handled.current().cloned() {
            Some(current) => {
                let traceback =
                    taipan_objects::exceptions::traceback(current.borrow()).unwrap_or_else(|| none.own());
                taipan_objects::tuple::new(vm, &[current.ty().own(), current, traceback])
            }
            None => taipan_objects::tuple::new(vm, &[none.own(), none.own(), none.own()]),
        }
    }
    /// Return the reference count of object.
    fn getrefcount(_vm: &mut Vm, object: ObjRef<'_>) -> usize {
        object.count()
    }
    /// Intern the given string.
    fn intern(vm: &mut Vm, string: ObjRef<'_>) -> Result<Obj> {
        if !taipan_objects::str::is_exact_str(string) {
            let kind = string.ty().display_name(vm);
            return Err(vm.type_error(format_args!("can't intern {kind}")));
        }
        taipan_objects::str::intern(vm, string.own())
    }
    /// Return the current value of the recursion limit.
    fn getrecursionlimit(vm: &mut Vm) -> usize {
        vm.recursion_limit
    }
    /// Set the maximum depth of the Python interpreter stack to n.
    fn setrecursionlimit(vm: &mut Vm, limit: i32) -> Result<()> {
        if limit < 1 {
            return Err(vm.value_error("recursion limit must be greater or equal than 1"));
        }
        let depth = vm.recursion_depth;
        if depth >= limit as usize {
            return Err(vm.recursion_error(format_args!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            )));
        }
        vm.recursion_limit = limit as usize;
        Ok(())
    }
    /// Exit the interpreter by raising SystemExit(status).
    fn exit(vm: &mut Vm, status: Option<ObjRef<'_>>) -> Result<Obj> {
        let error = match status {
            Some(status) => vm.exception_from_args(taipan_objects::exceptions::SYSTEM_EXIT, &[status])?,
            None => vm.exception_from_args(taipan_objects::exceptions::SYSTEM_EXIT, &[])?,
        };
        Err(error)
    }
    /// Return the size of object in bytes.
    fn getsizeof(vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        match call::call_special(vm, object, names::__sizeof__, &[])? {
            Some(size) => Ok(size),
            None => taipan_objects::int::new(vm, object.size_in_memory()),
        }
    }
}
