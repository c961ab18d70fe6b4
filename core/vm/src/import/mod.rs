//! Importing (`Python/import.c`).
//!
//! | file | what it holds |
//! |---|---|
//! | `mod` | `__import__` and the import statement's fast paths |
//! | `frozen` | modules whose code the program carries: what an embedder provides |
//! | `plain` | importing native and frozen modules without `importlib`: how boards import, and how importlib itself starts |
//! | `imp` | the module `_imp` |
//! | `library` | the module `_taipan`: the library that the program carries, for importlib |
//! | `start` | setting `importlib` up |
//! | `names` | `from … import name` and `from … import *` |
//!
//! Where `importlib` has been set up (`Interp::importlib`), it finds and loads; this module only asks `sys.modules` first.

pub mod frozen;
mod imp;
mod library;
mod names;
mod plain;
pub mod start;

use taipan_objects::dict::Dict;
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt, Result, Vm, call, exceptions, module, names as n, object, sequence,
    singletons,
};

pub use frozen::{Frozen, FrozenModule};
pub use imp::{DEF as IMP_MODULE, module as imp_module};
pub use library::{DEF as LIBRARY_MODULE, module as library_module};
pub use names::{FIRST_PATH, cannot_import, import_star, no_attribute};

/// Puts a module into `sys.modules`.
pub fn add_module(vm: &mut Vm, name: &str, module: Obj) -> Result<()> {
    let name = vm.intern(name)?;
    set_module(vm, name.borrow(), module.borrow())
}

/// Puts an object into `sys.modules`.
fn set_module(vm: &mut Vm, name: ObjRef<'_>, module: ObjRef<'_>) -> Result<()> {
    let modules = modules(vm)?;
    match modules.downcast::<Dict>() {
        Some(dict) => dict.set(vm, name, module.own()),
        None => sequence::set_item(vm, modules.borrow(), name, Some(module)),
    }
}

fn modules(vm: &mut Vm) -> Result<Obj> {
    match vm.interp().modules.get() {
        Some(modules) => Ok(modules),
        None => Err(vm.runtime_error("unable to get sys.modules")),
    }
}

/// A module of `sys.modules`; `None` if it has none of this name.
pub fn loaded(vm: &mut Vm, name: ObjRef<'_>) -> Result<Option<Obj>> {
    let Some(modules) = vm.interp().modules.get() else {
        return Ok(None);
    };
    match modules.downcast::<Dict>() {
        Some(dict) => dict.get(vm, name),
        None => match sequence::get_item(vm, modules.borrow(), name) {
            Ok(module) => Ok(Some(module)),
            Err(error) if error.matches(exceptions::KEY_ERROR) => Ok(None),
            Err(error) => Err(error),
        },
    }
}

/// A module of `sys.modules`, by the text of its name.
pub fn loaded_by_text(vm: &mut Vm, name: &str) -> Result<Option<Obj>> {
    let name = vm.intern(name)?;
    loaded(vm, name.borrow())
}

/// Imports a module by its absolute name and returns it, not its package: `importlib.import_module`.
pub fn import_module(vm: &mut Vm, name: &str) -> Result<Obj> {
    let name = vm.intern(name)?;
    import_absolute(vm, name.borrow())
}

/// An attribute of a module that is imported first, if need be.
pub fn import_attribute(vm: &mut Vm, module: &str, name: &str) -> Result<Obj> {
    let module = import_module(vm, module)?;
    let name = vm.intern(name)?;
    object::getattr(vm, module.borrow(), name.borrow())
}

/// The hook: `__import__(name, globals, locals, fromlist, level)`.
pub fn import_hook(vm: &mut Vm, name: ObjRef<'_>, rest: &[ObjRef<'_>]) -> Result<Obj> {
    let none = singletons::NONE;
    let level = match rest.get(3) {
        Some(level) => taipan_objects::int::to_c_int(vm, *level)?,
        None => 0,
    };
    let globals = rest.first().copied().unwrap_or(none);
    import_level(vm, name, globals, rest.get(2).copied().unwrap_or(none), level)
}

/// The import statement's way: `__import__` of the frame's builtins is asked only if somebody has replaced it.
pub fn import_name(
    vm: &mut Vm,
    import: ObjRef<'_>,
    name: ObjRef<'_>,
    namespaces: (ObjRef<'_>, ObjRef<'_>),
    fromlist: ObjRef<'_>,
    level: ObjRef<'_>,
) -> Result<Obj> {
    let own = vm.interp().import_function.get();
    if own.is_some_and(|own| own.borrow().is(import)) {
        let level = taipan_objects::int::to_c_int(vm, level)?;
        return import_level(vm, name, namespaces.0, fromlist, level);
    }
    call::call(vm, import, &[name, namespaces.0, namespaces.1, fromlist, level])
}

/// `PyImport_ImportModuleLevelObject`.
///
/// Raises `ImportError` for what cannot be imported, `TypeError` and `ValueError` for arguments that make no sense.
pub fn import_level(
    vm: &mut Vm,
    name: ObjRef<'_>,
    globals: ObjRef<'_>,
    fromlist: ObjRef<'_>,
    level: i32,
) -> Result<Obj> {
    let Some(text) = name.downcast::<Str>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    if level < 0 {
        return Err(vm.value_error("level must be >= 0"));
    }
    let absolute = if level > 0 {
        resolve_name(vm, text, globals, level as usize)?
    } else {
        if text.is_empty() {
            return Err(vm.value_error("Empty module name"));
        }
        name.own()
    };
    let module = import_absolute(vm, absolute.borrow())?;
    if !fromlist.is_none() && object::is_true(vm, fromlist)? {
        return match object::lookup_attr(vm, module.borrow(), n::__path__)? {
            Some(_) => handle_fromlist(vm, module, fromlist),
            None => Ok(module),
        };
    }
    if level > 0 && text.is_empty() {
        return Ok(module);
    }
    let Some(dot) = text.chars().position(|character| character == u32::from('.')) else {
        return Ok(module);
    };
    if level == 0 {
        let front = vm.substring(text, 0, dot)?;
        return import_level(vm, front.borrow(), singletons::NONE, singletons::NONE, 0);
    }
    let absolute_text = text_of(vm, absolute.borrow())?;
    let Some(absolute_text) = absolute_text.downcast::<Str>() else {
        return Ok(module);
    };
    let cut_off = text.len() - dot;
    let wanted = vm.substring(absolute_text, 0, absolute_text.len().saturating_sub(cut_off))?;
    match loaded(vm, wanted.borrow())? {
        Some(module) => Ok(module),
        None => {
            let shown = object::repr(vm, wanted.borrow())?;
            let message = vm.format(format_args!(
                "{} not in sys.modules as expected",
                DisplayStr(shown.borrow())
            ))?;
            Err(vm.key_error(message.borrow()))
        }
    }
}

fn text_of(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
    match name.downcast::<Str>() {
        Some(_) => Ok(name.own()),
        None => Err(vm.type_error("module name must be a string")),
    }
}

/// The module of an absolute name: from `sys.modules` if it is there, and completely initialized unless this thread does that.
fn import_absolute(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
    match loaded(vm, name)? {
        Some(module) if !module.borrow().is_none() => {
            ensure_initialized(vm, module.borrow(), name)?;
            Ok(module)
        }
        _ => find_and_load(vm, name),
    }
}

/// Waits until another thread that is importing the module has done so.
fn ensure_initialized(vm: &mut Vm, module: ObjRef<'_>, name: ObjRef<'_>) -> Result<()> {
    let Some(importlib) = vm.interp().importlib.get() else {
        return Ok(());
    };
    let spec = match module::dict_of(module) {
        Some(dict) => dict.get_str(vm, n::__spec__),
        None => object::lookup_attr(vm, module, n::__spec__)?,
    };
    let Some(spec) = spec.filter(|spec| !spec.borrow().is_none()) else {
        return Ok(());
    };
    let Some(flag) = object::lookup_attr(vm, spec.borrow(), n::_initializing)? else {
        return Ok(());
    };
    if object::is_true(vm, flag.borrow())? {
        call::call_method(vm, importlib.borrow(), n::_lock_unlock_module, &[name])?;
    }
    Ok(())
}

fn find_and_load(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
    let Some(importlib) = vm.interp().importlib.get() else {
        return plain::find_and_load(vm, name);
    };
    let none = || singletons::NONE.own();
    let path = crate::sys::get(vm, "path").unwrap_or_else(none);
    let meta_path = crate::sys::get(vm, "meta_path").unwrap_or_else(none);
    let hooks = crate::sys::get(vm, "path_hooks").unwrap_or_else(none);
    let arguments = [
        name,
        singletons::NONE,
        path.borrow(),
        meta_path.borrow(),
        hooks.borrow(),
    ];
    (vm.hooks().audit)(vm, "import", &arguments)?;
    let find = vm.intern("_find_and_load")?;
    let import = vm.interp().import_function.get().unwrap_or_else(none);
    match call::call_method(vm, importlib.borrow(), find.borrow(), &[name, import.borrow()]) {
        Ok(module) => Ok(module),
        Err(error) => Err(remove_importlib_frames(vm, error)),
    }
}

/// `from package import names`: imports those that are modules of the package.
fn handle_fromlist(vm: &mut Vm, module: Obj, fromlist: ObjRef<'_>) -> Result<Obj> {
    let Some(importlib) = vm.interp().importlib.get() else {
        plain::handle_fromlist(vm, module.borrow(), fromlist, false)?;
        return Ok(module);
    };
    // Nothing to import if the package has all of them already, which importlib would find as well, but more slowly.
    if let Some(items) = taipan_objects::tuple::items(fromlist) {
        let mut missing = false;
        for item in items {
            let plain = item.downcast::<Str>().is_some_and(|item| !item.equals("*"));
            missing = !plain || object::lookup_attr(vm, module.borrow(), item.borrow())?.is_none();
            if missing {
                break;
            }
        }
        if !missing {
            return Ok(module);
        }
    }
    let handle = vm.intern("_handle_fromlist")?;
    let import = vm
        .interp()
        .import_function
        .get()
        .unwrap_or_else(|| singletons::NONE.own());
    let result = call::call_method(
        vm,
        importlib.borrow(),
        handle.borrow(),
        &[module.borrow(), fromlist, import.borrow()],
    );
    match result {
        Ok(module) => Ok(module),
        Err(error) => Err(remove_importlib_frames(vm, error)),
    }
}

/// Cuts importlib's own frames out of an exception's traceback: all of them for an `ImportError`, otherwise those below
/// `_call_with_frames_removed`.
fn remove_importlib_frames(vm: &mut Vm, error: Exception) -> Exception {
    use taipan_objects::traceback::Traceback;
    if vm.interp().config.borrow().verbose > 0 {
        return error;
    }
    let always = error.matches(exceptions::IMPORT_ERROR);
    let mut entries = alloc::vec::Vec::new();
    let mut at = exceptions::traceback(error.as_obj()).and_then(|entry| entry.into_ref::<Traceback>().ok());
    while let Some(entry) = at {
        at = entry.next();
        entries.push(entry);
    }
    // The previous entry that stays, and the entry before the chunk of importlib's frames that is being looked at.
    let mut start: Option<usize> = None;
    let mut kept = alloc::vec![true; entries.len()];
    for at in 0..entries.len() {
        let Some(frame) = entries[at].frame.downcast::<taipan_objects::frame::FrameObject>() else {
            continue;
        };
        let file = frame.code.filename.get();
        let is = |text: &str| {
            file.as_ref()
                .and_then(|file| file.downcast::<Str>())
                .is_some_and(|file| file.equals(text))
        };
        let inside = is("<frozen importlib._bootstrap>") || is("<frozen importlib._bootstrap_external>");
        if !inside {
            start = None;
            continue;
        }
        let first = *start.get_or_insert(at);
        if always || taipan_objects::code::is_named(frame.code.name.borrow(), "_call_with_frames_removed") {
            kept[first..=at].fill(false);
            start = None;
        }
    }
    if kept.iter().all(|kept| *kept) {
        return error;
    }
    let mut next: Option<Obj> = None;
    for (entry, kept) in entries.into_iter().zip(kept).rev() {
        if kept {
            entry.next.set(next.take());
            next = Some(entry.into());
        }
    }
    exceptions::set_traceback(error.as_obj(), next);
    error
}

/// The absolute name of `level` dots and `name`, seen from the module with these globals.
fn resolve_name(vm: &mut Vm, name: &Str, globals: ObjRef<'_>, level: usize) -> Result<Obj> {
    let Some(globals) = globals.to_ref::<Dict>() else {
        if globals.is_none() {
            let message = vm.new_str("'__name__' not in globals")?;
            return Err(vm.key_error(message.borrow()));
        }
        return Err(vm.type_error("globals must be a dict"));
    };
    let given = |vm: &mut Vm, name: ObjRef<'_>| -> Result<Option<Obj>> {
        Ok(globals.get(vm, name)?.filter(|value| !value.borrow().is_none()))
    };
    let package = given(vm, n::__package__)?;
    let spec = given(vm, n::__spec__)?;
    let parent_name = vm.intern("parent")?;
    let package = match (package, spec) {
        (Some(package), spec) => {
            if package.downcast::<Str>().is_none() {
                return Err(vm.type_error("__package__ must be a string"));
            }
            if let Some(spec) = spec {
                let parent = object::getattr(vm, spec.borrow(), parent_name.borrow())?;
                if !object::equal(vm, package.borrow(), parent.borrow())? {
                    let (ours, theirs) = (
                        object::repr(vm, package.borrow())?,
                        object::repr(vm, parent.borrow())?,
                    );
                    let message = vm.format(format_args!(
                        "__package__ != __spec__.parent ({} != {})",
                        DisplayStr(ours.borrow()),
                        DisplayStr(theirs.borrow())
                    ))?;
                    crate::warnings::warn(vm, exceptions::DEPRECATION_WARNING, message.borrow(), 1)?;
                }
            }
            package
        }
        (None, Some(spec)) => {
            let parent = object::getattr(vm, spec.borrow(), parent_name.borrow())?;
            if parent.downcast::<Str>().is_none() {
                return Err(vm.type_error("__spec__.parent must be a string"));
            }
            parent
        }
        (None, None) => {
            let message = vm.new_str(
                "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
            )?;
            crate::warnings::warn(vm, exceptions::IMPORT_WARNING, message.borrow(), 1)?;
            let Some(own) = globals.get(vm, n::__name__)? else {
                let message = vm.new_str("'__name__' not in globals")?;
                return Err(vm.key_error(message.borrow()));
            };
            let Some(text) = own.downcast::<Str>() else {
                return Err(vm.type_error("__name__ must be a string"));
            };
            if globals.contains(vm, n::__path__)? {
                own
            } else {
                match last_dot(text, text.len()) {
                    Some(dot) => vm.substring(text, 0, dot)?,
                    None => return Err(no_parent(vm)),
                }
            }
        }
    };
    let Some(text) = package.downcast::<Str>() else {
        return Err(vm.type_error("__package__ must be a string"));
    };
    if text.is_empty() {
        return Err(no_parent(vm));
    }
    let mut end = text.len();
    for _ in 1..level {
        end = match last_dot(text, end) {
            Some(dot) => dot,
            None => {
                return Err(vm.new_exception(
                    exceptions::IMPORT_ERROR,
                    format_args!("attempted relative import beyond top-level package"),
                ));
            }
        };
    }
    let base = vm.substring(text, 0, end)?;
    if name.is_empty() {
        return Ok(base);
    }
    let mut full = taipan_objects::str::StrBuilder::new();
    full.push_obj(vm, &base)?;
    full.push(vm, u32::from('.'))?;
    full.push_text(vm, name)?;
    full.finish(vm)
}

fn no_parent(vm: &mut Vm) -> Exception {
    vm.new_exception(
        exceptions::IMPORT_ERROR,
        format_args!("attempted relative import with no known parent package"),
    )
}

/// The index of the last dot before `end`.
fn last_dot(text: &Str, end: usize) -> Option<usize> {
    (0..end).rev().find(|at| text.char_at(*at) == u32::from('.'))
}
