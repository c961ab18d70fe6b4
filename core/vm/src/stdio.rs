//! Writing to `sys.stdout` and `sys.stderr` from Rust.
//!
//! An interpreter without these attributes (on a board, or before they have been made) writes to the platform's console.

use taipan_objects::dict::Dict;
use taipan_objects::str::Str;
use taipan_objects::{Obj, ObjRef, ObjectExt, Result, Vm, call, names, object};
use taipan_platform::Output;

use crate::sys;

/// Where text goes.
pub enum Stream {
    /// To the console: there is no such attribute.
    Console,
    /// Nowhere: the attribute is `None`.
    Nowhere,
    /// To a file object.
    File(Obj),
}

/// An attribute of `sys`, by a static name.
pub fn attribute(vm: &Vm, name: ObjRef<'_>) -> Option<Obj> {
    let dict = vm.interp().sys.get()?;
    dict.downcast::<Dict>()?.get_str(vm, name)
}

/// What stands for an output.
pub fn stream(vm: &mut Vm, output: Output) -> Stream {
    let name = match output {
        Output::Out => names::stdout,
        Output::Error => names::stderr,
    };
    match attribute(vm, name) {
        None => Stream::Console,
        Some(file) if file.is_none() => Stream::Nowhere,
        Some(file) => Stream::File(file),
    }
}

/// Writes a `str` as it is. Raises what the file's `write` raises.
pub fn write(vm: &mut Vm, output: Output, text: ObjRef<'_>) -> Result<()> {
    match stream(vm, output) {
        Stream::File(file) => call::call_method(vm, file.borrow(), names::write, &[text]).map(drop),
        Stream::Nowhere => Ok(()),
        Stream::Console => {
            if let Some(text) = text.downcast::<Str>() {
                sys::write_console(vm, output, text.to_wtf8().as_bytes());
            }
            Ok(())
        }
    }
}

/// Writes text to `sys.stderr`; to the console, if there is no memory for it. Other failures are lost: there is nowhere to
/// report them.
pub fn write_error(vm: &mut Vm, text: &taipan_unicode::Wtf8) {
    let written = vm
        .new_str_from_wtf8(text)
        .and_then(|text| write(vm, Output::Error, text.borrow()));
    if written.is_err_and(|error| error.matches(taipan_objects::exceptions::MEMORY_ERROR)) {
        sys::write_console(vm, Output::Error, text.as_bytes());
    }
}

/// Flushes an output.
pub fn flush(vm: &mut Vm, output: Output) -> Result<()> {
    match stream(vm, output) {
        Stream::File(file) => call::call_method(vm, file.borrow(), names::flush, &[]).map(drop),
        _ => Ok(()),
    }
}

/// Flushes both outputs when the interpreter ends. `false` if standard output could not be written, which has been
/// reported.
pub fn flush_all(vm: &mut Vm) -> bool {
    let mut whole = true;
    for output in [Output::Out, Output::Error] {
        let Stream::File(file) = stream(vm, output) else {
            continue;
        };
        let closed = object::lookup_attr(vm, file.borrow(), names::closed).and_then(|closed| match closed {
            Some(closed) => object::is_true(vm, closed.borrow()),
            None => Ok(false),
        });
        if closed.unwrap_or(false) {
            continue;
        }
        if let Err(error) = call::call_method(vm, file.borrow(), names::flush, &[])
            && output == Output::Out
        {
            (vm.hooks().unraisable)(vm, error, None, Some(file.borrow()));
            whole = false;
        }
    }
    whole
}
