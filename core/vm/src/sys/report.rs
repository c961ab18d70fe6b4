//! Showing exceptions that nobody handles: `sys.excepthook`, `sys.unraisablehook`, `sys.displayhook`, `sys.breakpointhook`.

use alloc::string::String;

use taipan_derive::pymodule;
use taipan_objects::exceptions::{self, BASE_EXCEPTION};
use taipan_objects::module::Module;
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::structseq::{self, Fields};
use taipan_objects::traceback::TRACEBACK;
use taipan_objects::{
    Args, Exception, Obj, ObjRef, ObjectExt, Ref, Result, Vm, call, names, object, singletons,
    struct_sequence,
};
use taipan_unicode::{Wtf8, Wtf8Buf};

use super::{get, set, write_error_text};
use crate::source::{Sources, line_of};
use crate::{import, lifecycle, traceback};

struct_sequence! {
    /// UnraisableHookArgs
    ///
    /// What sys.unraisablehook is called with.
    pub UNRAISABLE_HOOK_ARGS: "builtins", "UnraisableHookArgs", visible 5, instantiable true, [
        "exc_type" = "Exception type",
        "exc_value" = "Exception value",
        "exc_traceback" = "Exception traceback",
        "err_msg" = "Error message",
        "object" = "Object causing the exception",
    ]
}

/// A program whose source is at hand, as tracebacks name it.
#[derive(Clone, Copy, Default)]
pub struct Program<'a> {
    /// `co_filename`
    pub name: &'a str,
    /// The bytes of the source.
    pub source: &'a [u8],
}

/// The text of an exception with its traceback.
fn shown(
    vm: &mut Vm,
    error: ObjRef<'_>,
    traceback: Option<Obj>,
    program: Option<Program<'_>>,
) -> Result<Wtf8Buf> {
    let mut sources = Sources::default();
    traceback::format_with_traceback(vm, error, traceback, &mut |vm, name, line| match program {
        Some(program) if program.name == name => line_of(vm, program.source, line),
        _ => sources.line(vm, name, line),
    })
}

/// Prints an exception as the interpreter does by itself.
fn print(vm: &mut Vm, error: ObjRef<'_>, program: Option<Program<'_>>) {
    let traceback = exceptions::traceback(error);
    match shown(vm, error, traceback, program) {
        Ok(text) => {
            flush_output(vm);
            write_error_text(vm, &text);
        }
        Err(_) => super::write_stderr(vm, "an exception could not be shown\n"),
    }
}

/// Flushes `sys.stdout`, so that what was printed stands above a traceback where both go to one terminal.
fn flush_output(vm: &mut Vm) {
    // Failures are the stream's own to report, when it is closed.
    let _ = crate::stdio::flush(vm, taipan_platform::Output::Out);
}

/// Shows an exception that has left the program: through `sys.excepthook`, after noting it as `sys.last_exc`. `Err` is a
/// `SystemExit` that the hook raised.
pub fn print_uncaught(
    vm: &mut Vm,
    error: ObjRef<'_>,
    program: Option<Program<'_>>,
) -> core::result::Result<(), Exception> {
    let traceback = exceptions::traceback(error).unwrap_or_else(|| singletons::NONE.own());
    for (name, value) in [
        ("last_exc", error.own()),
        ("last_type", error.ty().own()),
        ("last_value", error.own()),
        ("last_traceback", traceback.clone()),
    ] {
        // Where there is no memory for it, the exception is still printed.
        let _ = set(vm, name, value);
    }
    let Some(hook) = get(vm, "excepthook") else {
        super::write_stderr(vm, "sys.excepthook is missing\n");
        print(vm, error, program);
        return Ok(());
    };
    if get(vm, "__excepthook__").is_some_and(|own| own.is(&hook)) {
        print(vm, error, program);
        return Ok(());
    }
    let class = error.ty().own();
    let result = call::call(vm, hook.borrow(), &[class.borrow(), error, traceback.borrow()]);
    let Err(failure) = result else {
        return Ok(());
    };
    if failure.matches(exceptions::SYSTEM_EXIT) {
        return Err(failure);
    }
    let failure = vm.instance_of(failure);
    super::write_stderr(vm, "Error in sys.excepthook:\n");
    print(vm, failure.borrow(), program);
    super::write_stderr(vm, "\nOriginal exception was:\n");
    print(vm, error, program);
    Ok(())
}

/// Reports an exception that nobody can catch, through `sys.unraisablehook`. `message` says what was going on, with `obj`;
/// without a message, the exception was ignored in `obj`.
pub fn report_unraisable(
    vm: &mut Vm,
    error: ObjRef<'_>,
    message: Option<&str>,
    obj: Option<ObjRef<'_>>,
) -> Result<()> {
    let (message, object) = match (message, obj) {
        (Some(message), Some(obj)) => {
            let shown = object::repr(vm, obj)?;
            let message = vm.format(format_args!("{message} {}", DisplayStr(shown.borrow())))?;
            (message, singletons::NONE.own())
        }
        (Some(message), None) => (vm.new_str(message)?, singletons::NONE.own()),
        (None, Some(obj)) => (singletons::NONE.own(), obj.own()),
        (None, None) => (singletons::NONE.own(), singletons::NONE.own()),
    };
    let traceback = match exceptions::traceback(error) {
        Some(traceback) => traceback,
        // Native code raised it: it shows where that was called.
        None => taipan_objects::traceback::here(vm, None)?.unwrap_or_else(|| singletons::NONE.own()),
    };
    let hook = get(vm, "unraisablehook").filter(|hook| !hook.is_none());
    let own = get(vm, "__unraisablehook__");
    let Some(hook) = hook.filter(|hook| !own.is_some_and(|own| own.is(hook))) else {
        return write_unraisable(vm, error, &traceback, &message, &object);
    };
    let mut fields = Fields::new();
    for value in [error.ty().own(), error.own(), traceback, message, object] {
        fields.push(vm, value)?;
    }
    let args = fields.finish(vm, UNRAISABLE_HOOK_ARGS)?;
    if let Err(failure) = call::call(vm, hook.borrow(), &[args.borrow()]) {
        let failure = vm.instance_of(failure);
        let traceback = exceptions::traceback(failure.borrow()).unwrap_or_else(|| singletons::NONE.own());
        let message = vm.new_str("Exception ignored in sys.unraisablehook")?;
        write_unraisable(
            vm,
            failure.borrow(),
            &traceback,
            &message,
            &singletons::NONE.own(),
        )?;
    }
    Ok(())
}

fn write_unraisable(vm: &mut Vm, error: ObjRef<'_>, traceback: &Obj, message: &Obj, obj: &Obj) -> Result<()> {
    let mut text = Wtf8Buf::new();
    let append = |text: &mut Wtf8Buf, part: &Obj| {
        if let Some(part) = part.downcast::<Str>() {
            text.push_wtf8(&part.to_wtf8());
        }
    };
    if !obj.is_none() {
        match message.is_none() {
            true => text.push_str("Exception ignored in"),
            false => {
                let message = object::str(vm, message.borrow())?;
                append(&mut text, &message);
            }
        }
        text.push_str(": ");
        match object::repr(vm, obj.borrow()) {
            Ok(shown) => append(&mut text, &shown),
            Err(_) => text.push_str("<object repr() failed>"),
        }
        text.push_str("\n");
    } else if !message.is_none() {
        let message = object::str(vm, message.borrow())?;
        append(&mut text, &message);
        text.push_str(":\n");
    }
    let traceback = Some(traceback.clone()).filter(|traceback| !traceback.is_none());
    let mut sources = Sources::default();
    let shown = traceback::format_plain(vm, error, traceback, &mut |vm, name, line| {
        sources.line(vm, name, line)
    });
    text.push_wtf8(&shown);
    write_error_text(vm, &text);
    Ok(())
}

/// Writes text to `sys.stdout`; what its encoding cannot say is escaped.
fn display(vm: &mut Vm, text: &Obj) -> Result<()> {
    let Some(stream) = get(vm, "stdout") else {
        return crate::stdio::write(vm, taipan_platform::Output::Out, text.borrow());
    };
    if stream.is_none() {
        return Err(vm.runtime_error("lost sys.stdout"));
    }
    match call::call_method(vm, stream.borrow(), names::write, &[text.borrow()]) {
        Ok(_) => Ok(()),
        Err(error) if error.matches(exceptions::UNICODE_ENCODE_ERROR) => {
            let name = vm.intern("encoding")?;
            let encoding = object::getattr(vm, stream.borrow(), name.borrow())?;
            let encoding = encoding.downcast::<Str>().and_then(Str::to_utf8);
            let encode = vm.hooks().encode;
            let encoded = encode(vm, text.borrow(), encoding.as_deref(), Some("backslashreplace"))?;
            let name = vm.intern("buffer")?;
            match object::lookup_attr(vm, stream.borrow(), name.borrow())? {
                Some(buffer) => {
                    call::call_method(vm, buffer.borrow(), names::write, &[encoded.borrow()])?;
                }
                None => {
                    let decode = vm.hooks().decode;
                    let text = decode(vm, encoded.borrow(), encoding.as_deref(), Some("strict"))?;
                    call::call_method(vm, stream.borrow(), names::write, &[text.borrow()])?;
                }
            }
            Ok(())
        }
        Err(error) => Err(error),
    }
}

fn environment(vm: &Vm, name: &[u8]) -> Option<String> {
    let environment = lifecycle::platform(vm)?.environment()?;
    let mut found = None;
    environment.variable(name, &mut |value| {
        found = Some(String::from_utf8_lossy(value).into_owned());
    });
    found
}

/// The hooks' functions.
pub struct Part;

#[pymodule(name = "sys", functions = static)]
impl Part {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let Some(dict) = taipan_objects::module::dict(module.borrow()) else {
            return Ok(());
        };
        for (name, copy) in [
            ("displayhook", "__displayhook__"),
            ("excepthook", "__excepthook__"),
            ("unraisablehook", "__unraisablehook__"),
            ("breakpointhook", "__breakpointhook__"),
        ] {
            let name = vm.intern(name)?;
            if let Some(function) = dict.get_str(vm, name.borrow()) {
                taipan_objects::module::add(vm, module, copy, function)?;
            }
        }
        taipan_objects::module::add(vm, module, "UnraisableHookArgs", UNRAISABLE_HOOK_ARGS.own())
    }
    /// Prints the repr of a value, unless it is None, and keeps the value in builtins._
    fn displayhook(vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        if object.is_none() {
            return Ok(());
        }
        let builtins = vm.builtins()?;
        let underscore = vm.intern("_")?;
        builtins.set(vm, underscore.borrow(), singletons::NONE.own())?;
        let shown = object::repr(vm, object)?;
        display(vm, &shown)?;
        let newline = vm.new_str("\n")?;
        display(vm, &newline)?;
        builtins.set(vm, underscore.borrow(), object.own())
    }
    /// Prints an exception and its traceback to sys.stderr.
    #[signature("($module, exctype, value, traceback, /)")]
    fn excepthook(vm: &mut Vm, exctype: ObjRef<'_>, value: ObjRef<'_>, traceback: ObjRef<'_>) -> Result<()> {
        let _ = exctype;
        if !value.is_a(BASE_EXCEPTION) {
            let kind = value.ty().display_name(vm);
            let text = if value.is_none() {
                String::from("NoneType: None\n")
            } else {
                alloc::format!("TypeError: print_exception(): Exception expected for value, {kind} found\n")
            };
            write_error_text(vm, Wtf8::new(&text));
            return Ok(());
        }
        let given = Some(traceback.own()).filter(|traceback| traceback.is_a(TRACEBACK));
        if given.is_some() && exceptions::traceback(value).is_none() {
            exceptions::set_traceback(value, given.clone());
        }
        let traceback = exceptions::traceback(value).or(given);
        let text = shown(vm, value, traceback, None)?;
        write_error_text(vm, &text);
        Ok(())
    }
    /// Handle an unraisable exception.
    #[signature("($module, unraisable, /)")]
    fn unraisablehook(vm: &mut Vm, unraisable: ObjRef<'_>) -> Result<()> {
        if !unraisable.is_exact(UNRAISABLE_HOOK_ARGS) {
            return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
        }
        let field = |at| structseq::field(unraisable, at).unwrap_or_else(|| singletons::NONE.own());
        let (value, traceback, message, object) = (field(1), field(2), field(3), field(4));
        if !value.is_a(BASE_EXCEPTION) {
            return Ok(());
        }
        write_unraisable(vm, value.borrow(), &traceback, &message, &object)
    }
    /// What breakpoint() calls: pdb.set_trace, or what PYTHONBREAKPOINT names.
    #[signature("($module, /, *args, **kwargs)")]
    fn breakpointhook(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let wanted = environment(vm, b"PYTHONBREAKPOINT").filter(|value| !value.is_empty());
        let wanted = wanted.unwrap_or_else(|| String::from("pdb.set_trace"));
        if wanted == "0" {
            return Ok(singletons::NONE.own());
        }
        let (module, name) = wanted.rsplit_once('.').unwrap_or(("builtins", &wanted));
        let found = if module.is_empty() || name.is_empty() {
            Err(None)
        } else {
            import::import_attribute(vm, module, name).map_err(Some)
        };
        match found {
            Ok(hook) => call::call_args(vm, hook.borrow(), args),
            Err(Some(error))
                if !error.matches(exceptions::IMPORT_ERROR)
                    && !error.matches(exceptions::ATTRIBUTE_ERROR) =>
            {
                Err(error)
            }
            Err(_) => {
                let message = vm.format(format_args!(
                    "Ignoring unimportable $PYTHONBREAKPOINT: \"{wanted}\""
                ))?;
                (vm.hooks().warn)(vm, exceptions::RUNTIME_WARNING, message.borrow(), 1)?;
                Ok(singletons::NONE.own())
            }
        }
    }
}
