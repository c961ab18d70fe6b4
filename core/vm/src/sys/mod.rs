//! The `sys` module.
//!
//! - `info`: versions, sizes, flags, what the command line decided;
//! - `library`: the names of the library's modules;
//! - `report`: the hooks that show exceptions and values;
//! - `settings`: limits, hooks and frames.

mod info;
#[cfg(not(target_os = "none"))]
mod jit;
#[cfg(not(target_os = "none"))]
mod library;
mod report;
mod settings;
pub(crate) use settings::switch_microseconds;

use taipan_derive::pymodule;
use taipan_objects::dict::Dict;
use taipan_objects::module::{self, Module, ModuleDef, PyModule};
use taipan_objects::{HVec, Obj, ObjRef, ObjectExt, Ref, Result, Vm, call, int, names, singletons, tuple};
use taipan_platform::Output;

pub use info::{Settings, VERSION, configure};
pub use report::{Program, print_uncaught, report_unraisable};

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

/// Writes text to `sys.stderr`; see [`write_error_text`].
pub fn write_stderr(vm: &mut Vm, text: &str) {
    write_error_text(vm, taipan_unicode::Wtf8::new(text));
}

/// Writes text to `sys.stderr`; see [`crate::stdio::write_error`].
pub fn write_error_text(vm: &mut Vm, text: &taipan_unicode::Wtf8) {
    crate::stdio::write_error(vm, text);
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

/// `sys`
pub struct Sys;

/// The interpreter's own state and settings.
///
/// What it was started with, what it has loaded, and the functions that reach into it.
#[pymodule(name = "sys", functions = static)]
impl Sys {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let modules = vm
            .interp()
            .modules
            .get()
            .unwrap_or_else(|| singletons::NONE.own());
        module::add(vm, module, "modules", modules)?;
        if crate::monitoring::SUPPORTED {
            let monitoring = crate::monitoring::create_module(vm)?;
            module::add(vm, module, "monitoring", monitoring)?;
        }
        #[cfg(not(target_os = "none"))]
        {
            let jit = jit::create(vm)?;
            module::add(vm, module, "_jit", jit)?;
        }
        for part in [settings::Part::DEF, report::Part::DEF] {
            module::add_functions(vm, module, &part)?;
            if let Some(init) = part.init {
                init(vm, module)?;
            }
        }
        info::fill(vm, module)
    }
    /// Return the current exception: the one that an except clause handles.
    fn exception(vm: &mut Vm) -> Option<Obj> {
        vm.handled.current().cloned()
    }
    /// The exception being handled, as (type, value, traceback); three times None if there is none.
    fn exc_info(vm: &mut Vm) -> Result<Obj> {
        let none = singletons::NONE;
        match vm.handled.current().cloned() {
            Some(current) => {
                let traceback =
                    taipan_objects::exceptions::traceback(current.borrow()).unwrap_or_else(|| none.own());
                tuple::new(vm, &[current.ty().own(), current, traceback])
            }
            None => tuple::new(vm, &[none.own(), none.own(), none.own()]),
        }
    }
    /// Raises SystemExit.
    ///
    /// An int is the exit code; None is 0. Anything else is printed, and the code is 1.
    #[signature("($module, status=None, /)")]
    fn exit(vm: &mut Vm, status: Option<ObjRef<'_>>) -> Result<Obj> {
        // A tuple is the exception's arguments, and so is what `None` stands for: none.
        let mut args = HVec::new();
        match status.filter(|status| !status.is_none()) {
            None => {}
            Some(status) => match tuple::items(status) {
                Some(items) => {
                    for item in items {
                        args.push(vm.alloc(), item.borrow())?;
                    }
                }
                None => args.push(vm.alloc(), status)?,
            },
        }
        Err(vm.exception_from_args(taipan_objects::exceptions::SYSTEM_EXIT, &args)?)
    }
    /// Return the reference count of object.
    fn getrefcount(_vm: &mut Vm, object: ObjRef<'_>) -> usize {
        object.count()
    }
    /// getsizeof(object [, default]) -> int
    ///
    /// The memory that the object itself takes, in bytes.
    #[signature("(object, default=None)")]
    fn getsizeof(vm: &mut Vm, object: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        let asked = match call::call_special(vm, object, names::__sizeof__, &[]) {
            // Numbers that lie in a reference take no memory of their own; what they would take is said.
            Ok(Some(size)) if !object.is_object() && size.borrow().as_small_int() == Some(0) => {
                int::new(vm, 24)
            }
            Ok(Some(size)) => Ok(size),
            Ok(None) => int::new(vm, object.size_in_memory()),
            Err(error) => Err(error),
        };
        let checked = asked.and_then(|size| {
            if !size.is_a(int::INT) {
                return Err(vm.type_error("an integer is required"));
            }
            match int::to_ssize(vm, size.borrow())? {
                negative if negative < 0 => Err(vm.value_error("__sizeof__() should return >= 0")),
                _ => Ok(size),
            }
        });
        match (checked, default) {
            (Err(error), Some(default)) if error.matches(taipan_objects::exceptions::TYPE_ERROR) => {
                Ok(default.own())
            }
            (checked, _) => checked,
        }
    }
    /// Intern the given string.
    #[signature("($module, string, /)")]
    fn intern(vm: &mut Vm, string: ObjRef<'_>) -> Result<Obj> {
        if !string.is_a(taipan_objects::str::STR) {
            let kind = string.ty().display_name(vm);
            return Err(vm.type_error(format_args!("intern() argument must be str, not {kind}")));
        }
        if !taipan_objects::str::is_exact_str(string) {
            let kind = string.ty().display_name(vm);
            return Err(vm.type_error(format_args!("can't intern {kind}")));
        }
        taipan_objects::str::intern(vm, string.own())
    }
    /// Whether the string is the one that names are compared with.
    #[signature("($module, string, /)")]
    fn _is_interned(_vm: &mut Vm, string: Ref<taipan_objects::str::Str>) -> bool {
        taipan_objects::str::is_interned(string.borrow())
    }
    /// Whether the object is never freed (PEP 683).
    #[signature("($module, op, /)")]
    fn _is_immortal(_vm: &mut Vm, op: ObjRef<'_>) -> bool {
        !op.is_object() || op.is_immortal()
    }
    /// Whether one lock lets one thread run at a time: True.
    fn _is_gil_enabled(_vm: &mut Vm) -> bool {
        true
    }
    /// Return True if Python is exiting.
    fn is_finalizing(vm: &mut Vm) -> bool {
        vm.interp().finalizing.get()
    }
    /// Whether another process may send code to this one.
    fn is_remote_debug_enabled(_vm: &mut Vm) -> bool {
        false
    }
    /// The encoding of str.encode() when none is given: 'utf-8'.
    fn getdefaultencoding(_vm: &mut Vm) -> &'static str {
        "utf-8"
    }
    /// The encoding of file names.
    fn getfilesystemencoding(_vm: &mut Vm) -> &'static str {
        "utf-8"
    }
    /// The error handler that goes with the encoding of file names.
    fn getfilesystemencodeerrors(_vm: &mut Vm) -> &'static str {
        "surrogateescape"
    }
    /// Clear the internal type lookup cache.
    fn _clear_type_cache(vm: &mut Vm) -> Result<()> {
        let message = vm.new_str(
            "sys._clear_type_cache() is deprecated and scheduled for removal in a future version. Use \
             sys._clear_internal_caches() instead.",
        )?;
        let category = taipan_objects::exceptions::DEPRECATION_WARNING;
        (vm.hooks().warn)(vm, category, message.borrow(), 1)?;
        vm.type_cache.clear();
        Ok(())
    }
    /// Takes the descriptors of `__dict__` and `__weakref__` from a class that a copy with `__slots__` replaces.
    #[signature("($module, type, /)")]
    fn _clear_type_descriptors(vm: &mut Vm, r#type: ObjRef<'_>) -> Result<()> {
        let Some(class) = taipan_objects::typeobject::TypeRef::from_obj(r#type) else {
            let kind = r#type.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "_clear_type_descriptors() argument must be type, not {kind}"
            )));
        };
        let Some(dict) = class.get().heap().and_then(|heap| heap.dict.get()) else {
            return Err(vm.type_error("argument is immutable"));
        };
        taipan_objects::typeobject::type_modified(vm, class);
        if let Some(dict) = dict.downcast::<Dict>() {
            for name in ["__dict__", "__weakref__"] {
                let name = vm.intern(name)?;
                dict.remove(vm, name.borrow())?;
            }
        }
        Ok(())
    }
    /// Empties the caches that only save time.
    fn _clear_internal_caches(vm: &mut Vm) {
        vm.type_cache.clear();
    }
    /// The number of processors that -X cpu_count asks for, -1 if it does not.
    fn _get_cpu_count_config(_vm: &mut Vm) -> i32 {
        -1
    }
}
