//! `sys.stdin`, `sys.stdout` and `sys.stderr`, and `open` among the builtins: made when an interpreter starts.

use alloc::string::String;

use taipan_objects::dict::Dict;
use taipan_objects::singletons::{NONE, bool_object};
use taipan_objects::{Obj, ObjRef, Result, Vm, call, names, object};
use taipan_platform::{Fd, Platform};
use taipan_vm::{import, lifecycle, sys};

use super::open::{Request, open};
use super::textio::TEXT_IO;

/// How the standard streams are to be.
pub struct Settings {
    /// `-u`: outputs are not buffered.
    pub unbuffered: bool,
    /// The encoding (`PYTHONIOENCODING`).
    pub encoding: String,
    /// The error handler of input and output.
    pub errors: String,
}

impl Settings {
    /// The settings of an environment: `PYTHONIOENCODING` is heard if `environment` says so, and the locale decides how
    /// text that is no UTF-8 is taken: in the C locale, as PEP 538 and PEP 540 have it, it goes through unchanged.
    pub fn from_environment(vm: &Vm, environment: bool, unbuffered: bool) -> Settings {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
            .iter()
            .find_map(|name| variable(vm, name).filter(|value| !value.is_empty()));
        let plain = match locale.as_deref() {
            None => true,
            Some(name) => ["C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"].contains(&name),
        };
        let through = plain || vm.interp().config.borrow().utf8_mode;
        let mut settings = Settings {
            unbuffered,
            encoding: "utf-8".into(),
            errors: if through { "surrogateescape" } else { "strict" }.into(),
        };
        let wanted = match environment {
            true => variable(vm, "PYTHONIOENCODING").filter(|value| !value.is_empty()),
            false => None,
        };
        if let Some(wanted) = wanted {
            let (encoding, errors) = wanted.split_once(':').unwrap_or((&wanted, ""));
            if !encoding.is_empty() {
                settings.encoding = encoding.into();
                settings.errors = "strict".into();
            }
            if !errors.is_empty() {
                settings.errors = errors.into();
            }
        }
        settings
    }
}

fn variable(vm: &Vm, name: &str) -> Option<String> {
    let environment = lifecycle::platform(vm).and_then(Platform::environment)?;
    let mut value = None;
    environment.variable(name.as_bytes(), &mut |bytes| {
        value = core::str::from_utf8(bytes).ok().map(String::from);
    });
    value
}

/// Makes the three streams and `builtins.open`. Without files there are none: what is printed goes to the console.
pub fn install(vm: &mut Vm, settings: &Settings) -> Result<()> {
    let Some(files) = lifecycle::platform(vm).and_then(Platform::files) else {
        return Ok(());
    };
    let io = import::import_module(vm, "_io")?;
    let name = vm.intern("open")?;
    let opener = object::getattr(vm, io.borrow(), name.borrow())?;
    if let Some(builtins) = vm.interp().builtins.get()
        && let Some(builtins) = builtins.downcast::<Dict>()
    {
        builtins.set(vm, name.borrow(), opener)?;
    }
    let streams: [(Fd, &str, &str); 3] = [(0, "stdin", "rb"), (1, "stdout", "wb"), (2, "stderr", "wb")];
    for (fd, name, mode) in streams {
        let stream = match files.fstat(fd) {
            Ok(_) => make(vm, fd, name, mode, settings)?,
            Err(_) => NONE.own(),
        };
        sys::set(vm, &alloc::format!("__{name}__"), stream.clone())?;
        sys::set(vm, name, stream)?;
    }
    Ok(())
}

fn make(vm: &mut Vm, fd: Fd, name: &str, mode: &str, settings: &Settings) -> Result<Obj> {
    let writes = mode == "wb";
    let raw_output = writes && settings.unbuffered;
    let request = Request {
        buffering: if raw_output { 0 } else { -1 },
        closefd: false,
        ..Request::new(mode)
    };
    let number = taipan_objects::int::new(vm, fd)?;
    let buffer = open(vm, number.borrow(), &request)?;
    let raw = match raw_output {
        true => buffer.clone(),
        false => object::getattr(vm, buffer.borrow(), names::raw)?,
    };
    let shown = vm.new_str(&alloc::format!("<{name}>"))?;
    object::setattr(vm, raw.borrow(), names::name, Some(shown.borrow()))?;
    let terminal = call::call_method(vm, raw.borrow(), names::isatty, &[])?;
    let terminal = object::is_true(vm, terminal.borrow())?;
    let by_line = !settings.unbuffered && (terminal || name == "stderr");
    let encoding = vm.new_str(&settings.encoding)?;
    let errors = match name {
        "stderr" => "backslashreplace",
        _ => settings.errors.as_str(),
    };
    let errors = vm.new_str(errors)?;
    let newline = vm.new_str("\n")?;
    let args: [ObjRef<'_>; 6] = [
        buffer.borrow(),
        encoding.borrow(),
        errors.borrow(),
        newline.borrow(),
        bool_object(by_line),
        bool_object(settings.unbuffered),
    ];
    let stream = call::call(vm, TEXT_IO.as_obj(), &args)?;
    let mode = vm.new_str(if writes { "w" } else { "r" })?;
    object::setattr(vm, stream.borrow(), names::mode, Some(mode.borrow()))?;
    Ok(stream)
}
