//! Issuing warnings (`Python/_warnings.c`).
//!
//! | file | what it holds |
//! |---|---|
//! | `mod` | what native code and the compiler call |
//! | `filter` | filters, registries, the action for a warning |
//! | `module` | the module `_warnings` |
//!
//! A program that has imported `warnings` can replace filters and how a warning is shown; without it, the same rules hold and
//! the warning goes to stderr. With the feature `small`, nothing is issued and there is no module `_warnings`.

mod filter;
mod module;

use taipan_objects::code::Code;
use taipan_objects::dict::Dict;
use taipan_objects::frame::{Frame, Owner};
use taipan_objects::function::Function;
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt, Ref, Result, TypeRef, Vm, call, exceptions, names, object, singletons,
};
use taipan_syntax::error::{Warning, WarningCategory};
use taipan_unicode::Wtf8;

pub use filter::explicit;
pub use module::module;

/// The hook: issues a warning on behalf of the function `stack_level` frames up. Raises it where a filter says so.
pub fn warn(vm: &mut Vm, category: TypeRef<'_>, message: ObjRef<'_>, stack_level: isize) -> Result<()> {
    warn_from(vm, category.as_obj(), message, stack_level, None, &[])
}

/// As [`warn`], with the object that the warning is about, and prefixes of files whose frames do not count.
fn warn_from(
    vm: &mut Vm,
    category: ObjRef<'_>,
    message: ObjRef<'_>,
    stack_level: isize,
    about: Option<ObjRef<'_>>,
    skip: &[Obj],
) -> Result<()> {
    if cfg!(feature = "small") {
        return Ok(());
    }
    let place = place(vm, stack_level, skip);
    let sys = || vm.interp().sys.get();
    let Some(globals) = place
        .globals
        .clone()
        .or_else(sys)
        .and_then(|globals| globals.into_ref::<Dict>().ok())
    else {
        return Ok(());
    };
    let filename = match place.filename {
        Some(filename) => filename,
        None => vm.new_str("<sys>")?,
    };
    let registry_name = vm.intern("__warningregistry__")?;
    let registry = match globals.get(vm, registry_name.borrow())? {
        Some(registry) => registry,
        None => {
            let made: Obj = Dict::create(vm)?.into();
            globals.set(vm, registry_name.borrow(), made.clone())?;
            made
        }
    };
    let module = globals.get(vm, names::__name__)?;
    let module = match module.filter(|name| name.borrow().is_none() || name.downcast::<Str>().is_some()) {
        Some(module) => module,
        None => vm.new_str("<string>")?,
    };
    let warning = filter::Explicit {
        category,
        message,
        filename: filename.borrow(),
        lineno: place.lineno,
        module: Some(module.borrow()),
        registry: Some(registry.borrow()),
        source_line: None,
        about,
    };
    explicit(vm, &warning)
}

/// Where a warning is said to come from.
struct Place {
    filename: Option<Obj>,
    lineno: i32,
    globals: Option<Obj>,
}

/// The place `stack_level` frames up; importlib's frames, and those of files with these prefixes, do not count.
#[allow(unsafe_code)]
fn place(vm: &Vm, stack_level: isize, skip: &[Obj]) -> Place {
    let mut frame = vm.innermost_frame();
    // SAFETY: frames on the stack are live, and have saved their position at the call that led here.
    unsafe {
        let plain = stack_level <= 0 || frame.is_some_and(|frame| is_internal(frame));
        for _ in 1..stack_level {
            let Some(at) = frame else { break };
            frame = back(at);
            while let Some(at) = frame.filter(|at| !plain && (is_internal(*at) || is_skipped(*at, skip))) {
                frame = back(at);
            }
        }
        let Some(frame) = frame else {
            return Place {
                filename: None,
                lineno: 0,
                globals: None,
            };
        };
        let code: &Code = &*(*frame).code;
        let line = match usize::try_from(Frame::lasti(frame)) {
            Ok(at) => code.line_at(at).unwrap_or(0),
            Err(_) => code.firstlineno,
        };
        let function = (*frame)
            .function
            .get()
            .and_then(|function| function.to_ref::<Function>());
        Place {
            filename: code.filename.get(),
            lineno: line,
            globals: function.map(|function| function.globals.clone()),
        }
    }
}

/// The frame that called this one.
///
/// # Safety
/// The frame must be live.
#[allow(unsafe_code)]
unsafe fn back(frame: *mut Frame) -> Option<*mut Frame> {
    // SAFETY: callers outlive what they called.
    unsafe {
        let mut frame = (*frame).previous;
        while !frame.is_null() {
            if (*frame).owner != Owner::Shim && !(*frame).code.is_null() {
                return Some(frame);
            }
            frame = (*frame).previous;
        }
    }
    None
}

/// The name of a frame's file.
///
/// # Safety
/// The frame must be live.
#[allow(unsafe_code)]
unsafe fn file_of(frame: *mut Frame) -> Option<Ref<Str>> {
    // SAFETY: a live frame's function keeps its code.
    let code = unsafe { (*frame).code.as_ref() }?;
    code.filename.get()?.into_ref::<Str>().ok()
}

/// Whether a frame is importlib's own.
///
/// # Safety
/// The frame must be live.
#[allow(unsafe_code)]
unsafe fn is_internal(frame: *mut Frame) -> bool {
    // SAFETY: the caller's promise.
    let Some(file) = (unsafe { file_of(frame) }) else {
        return false;
    };
    let file = file.to_wtf8();
    let has = |part: &[u8]| file.as_bytes().windows(part.len()).any(|window| window == part);
    has(b"importlib") && has(b"_bootstrap")
}

/// Whether a frame's file begins with one of the prefixes.
///
/// # Safety
/// The frame must be live.
#[allow(unsafe_code)]
unsafe fn is_skipped(frame: *mut Frame, prefixes: &[Obj]) -> bool {
    if prefixes.is_empty() {
        return false;
    }
    // SAFETY: the caller's promise.
    let Some(file) = (unsafe { file_of(frame) }) else {
        return false;
    };
    let file = file.to_wtf8();
    let prefixes = prefixes.iter().filter_map(|prefix| prefix.downcast::<Str>());
    prefixes
        .map(Str::to_wtf8)
        .any(|prefix| file.as_bytes().starts_with(prefix.as_bytes()))
}

/// Issues a warning of the compiler. Where a filter makes a `SyntaxWarning` an error, a `SyntaxError` is raised in its place.
pub fn issue(vm: &mut Vm, warning: &Warning, filename: &Wtf8) -> Result<()> {
    if cfg!(feature = "small") {
        return Ok(());
    }
    let category = match warning.category {
        WarningCategory::Deprecation => exceptions::DEPRECATION_WARNING,
        _ => exceptions::SYNTAX_WARNING,
    };
    let message = vm.new_str(&warning.message)?;
    let name = vm.new_str_from_wtf8(filename)?;
    let explicit = filter::Explicit {
        category: category.as_obj(),
        message: message.borrow(),
        filename: name.borrow(),
        lineno: warning.lineno as i32,
        module: None,
        registry: None,
        source_line: None,
        about: None,
    };
    match filter::explicit(vm, &explicit) {
        Err(error) if error.matches(category) => match &warning.error {
            Some(instead) => Err(crate::run::raise_syntax_error(vm, instead, filename)),
            None => Err(error),
        },
        other => other,
    }
}

/// Reports a coroutine that was never awaited, through `warnings._warn_unawaited_coroutine`.
pub fn unawaited_coroutine(vm: &mut Vm, coroutine: ObjRef<'_>) -> Result<()> {
    if cfg!(feature = "small") {
        return Ok(());
    }
    if let Some(warnings) = crate::import::loaded(vm, names::warnings)? {
        let name = vm.intern("_warn_unawaited_coroutine")?;
        if let Some(function) = object::lookup_attr(vm, warnings.borrow(), name.borrow())? {
            call::call(vm, function.borrow(), &[coroutine])?;
            return Ok(());
        }
    }
    let qualname = object::getattr(vm, coroutine, names::__qualname__)?;
    let message = vm.format(format_args!(
        "coroutine '{}' was never awaited",
        DisplayStr(qualname.borrow())
    ))?;
    let category = exceptions::RUNTIME_WARNING.as_obj();
    warn_from(vm, category, message.borrow(), 1, Some(coroutine), &[])
}

/// The class of a warning: that of a message which is a warning itself, the one given, or `UserWarning`.
fn category_of(vm: &mut Vm, message: ObjRef<'_>, category: Option<ObjRef<'_>>) -> Result<Obj> {
    let category = if object::isinstance(vm, message, exceptions::WARNING.as_obj())? {
        message.ty().own()
    } else {
        let given = category.filter(|category| !category.is(singletons::NONE));
        given.map_or_else(|| exceptions::USER_WARNING.own(), ObjRef::own)
    };
    let wrong = |vm: &mut Vm| -> Exception {
        let kind = category.ty().display_name(vm);
        vm.type_error(format_args!("category must be a Warning subclass, not '{kind}'"))
    };
    match object::issubclass(vm, category.borrow(), exceptions::WARNING.as_obj()) {
        Ok(true) => Ok(category.clone()),
        Ok(false) => Err(wrong(vm)),
        Err(error) if error.matches(exceptions::TYPE_ERROR) => Err(wrong(vm)),
        Err(error) => Err(error),
    }
}
