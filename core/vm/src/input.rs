//! `input`: a line, from the terminal with editing, or from `sys.stdin`.

use taipan_objects::bytes::Bytes;
use taipan_objects::str::Str;
use taipan_objects::{HVec, Obj, ObjRef, ObjectExt, Result, Vm, call, codecs, exceptions, names, object};
use taipan_platform::{Output, Platform, ReadlineOutcome};

use crate::{lifecycle, sys};

fn required(vm: &mut Vm, name: &str) -> Result<Obj> {
    match sys::get(vm, name).filter(|stream| !stream.is_none()) {
        Some(stream) => Ok(stream),
        None => Err(vm.runtime_error(format_args!("lost sys.{name}"))),
    }
}

/// Whether a stream is this descriptor, and a terminal.
fn is_terminal(vm: &mut Vm, stream: &Obj, fd: isize) -> Result<bool> {
    let number = match call::call_method(vm, stream.borrow(), names::fileno, &[]) {
        Ok(number) => number,
        Err(error) if error.matches(exceptions::MEMORY_ERROR) => return Err(error),
        Err(_) => return Ok(false),
    };
    if number.borrow().as_small_int() != Some(fd) {
        return Ok(false);
    }
    let files = lifecycle::platform(vm).and_then(Platform::files);
    Ok(files.is_some_and(|files| files.isatty(fd as i32)))
}

/// A text attribute of a stream: its encoding, its error handler.
fn text_attribute(vm: &mut Vm, stream: &Obj, name: ObjRef<'_>) -> Result<Option<Obj>> {
    let value = object::lookup_attr(vm, stream.borrow(), name)?;
    Ok(value.filter(|value| value.downcast::<Str>().is_some()))
}

#[cold]
fn end_of_input(vm: &mut Vm) -> taipan_objects::Exception {
    vm.eof_error("EOF when reading a line")
}

/// `input(prompt)`: the line without its end. Raises `EOFError` if there is none.
pub fn input(vm: &mut Vm, prompt: Option<ObjRef<'_>>) -> Result<Obj> {
    if sys::get(vm, "stdin").is_none() {
        return from_console(vm, prompt);
    }
    let stdin = required(vm, "stdin")?;
    let stdout = required(vm, "stdout")?;
    let stderr = required(vm, "stderr")?;
    let audit = vm.hooks().audit;
    audit(
        vm,
        "builtins.input",
        &[prompt.unwrap_or(taipan_objects::singletons::NONE)],
    )?;
    drop(call::call_method(vm, stderr.borrow(), names::flush, &[]));
    let terminal = is_terminal(vm, &stdin, 0)? && is_terminal(vm, &stdout, 1)?;
    let line = match terminal {
        true => edited(vm, &stdin, &stdout, prompt)?,
        false => None,
    };
    let line = match line {
        Some(line) => line,
        None => plain(vm, &stdin, &stdout, prompt)?,
    };
    audit(vm, "builtins.input/result", &[line.borrow()])?;
    Ok(line)
}

/// A line of the file that stands for standard input.
fn plain(vm: &mut Vm, stdin: &Obj, stdout: &Obj, prompt: Option<ObjRef<'_>>) -> Result<Obj> {
    if let Some(prompt) = prompt {
        let text = object::str(vm, prompt)?;
        call::call_method(vm, stdout.borrow(), names::write, &[text.borrow()])?;
    }
    drop(call::call_method(vm, stdout.borrow(), names::flush, &[]));
    let line = call::call_method(vm, stdin.borrow(), names::readline, &[])?;
    if let Some(text) = line.downcast::<Str>() {
        let len = text.len();
        if len == 0 {
            return Err(end_of_input(vm));
        }
        if text.char_at(len - 1) == u32::from(b'\n') {
            return vm.substring(text, 0, len - 1);
        }
        return Ok(line);
    }
    if let Some(bytes) = line.downcast::<Bytes>() {
        return match bytes.as_slice() {
            [] => Err(end_of_input(vm)),
            [rest @ .., b'\n'] => taipan_objects::bytes::new(vm, rest),
            _ => Ok(line),
        };
    }
    Err(vm.type_error("object.readline() returned non-string"))
}

/// A line that is edited on the terminal. `None`: the platform has no editor, or the streams have no encoding.
fn edited(vm: &mut Vm, stdin: &Obj, stdout: &Obj, prompt: Option<ObjRef<'_>>) -> Result<Option<Obj>> {
    let Some(readline) = lifecycle::platform(vm).and_then(Platform::readline) else {
        return Ok(None);
    };
    let (Some(encoding), Some(errors), Some(out_encoding), Some(out_errors)) = (
        text_attribute(vm, stdin, names::encoding)?,
        text_attribute(vm, stdin, names::errors)?,
        text_attribute(vm, stdout, names::encoding)?,
        text_attribute(vm, stdout, names::errors)?,
    ) else {
        return Ok(None);
    };
    drop(call::call_method(vm, stdout.borrow(), names::flush, &[]));
    let shown = match prompt {
        Some(prompt) => {
            let text = object::str(vm, prompt)?;
            codecs::encode_to_bytes(
                vm,
                text.borrow(),
                out_encoding.downcast::<Str>(),
                out_errors.downcast::<Str>(),
            )?
        }
        None => taipan_objects::bytes::new(vm, &[])?,
    };
    let prompt = shown.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
    if prompt.contains(&0) {
        return Err(vm.value_error("input: prompt string cannot contain null characters"));
    }
    let mut line = alloc::vec::Vec::new();
    let outcome = crate::gil::released(vm, || {
        readline.read_line(prompt, None, &mut |bytes| line.extend_from_slice(bytes))
    });
    match outcome {
        Ok(ReadlineOutcome::Line) => {}
        Ok(ReadlineOutcome::Interrupted) => {
            return Err(vm.exception_from_args(exceptions::KEYBOARD_INTERRUPT, &[])?);
        }
        Ok(ReadlineOutcome::EndOfFile) => return Err(end_of_input(vm)),
        Err(_) => return Ok(None),
    }
    let line = taipan_objects::bytes::new(vm, &line)?;
    codecs::decode_to_str(
        vm,
        line.borrow(),
        encoding.downcast::<Str>(),
        errors.downcast::<Str>(),
    )
    .map(Some)
}

/// A line from the console, in an interpreter without `sys.stdin`.
fn from_console(vm: &mut Vm, prompt: Option<ObjRef<'_>>) -> Result<Obj> {
    let Some(platform) = lifecycle::platform(vm) else {
        return required(vm, "stdin");
    };
    let prompt = match prompt {
        Some(prompt) => object::str(vm, prompt)?,
        None => vm.new_str("")?,
    };
    let prompt = prompt.downcast::<Str>().map(Str::to_wtf8).unwrap_or_default();
    let mut line = HVec::new();
    if let Some(readline) = platform.readline() {
        let memory = vm.alloc();
        let mut read = alloc::vec::Vec::new();
        let outcome = crate::gil::released(vm, || {
            readline.read_line(prompt.as_bytes(), None, &mut |bytes| {
                read.extend_from_slice(bytes)
            })
        });
        line.extend_from_slice(memory, &read)?;
        return match outcome {
            Ok(ReadlineOutcome::Line) => decode(vm, &line),
            Ok(ReadlineOutcome::Interrupted) => {
                Err(vm.exception_from_args(exceptions::KEYBOARD_INTERRUPT, &[])?)
            }
            _ => Err(end_of_input(vm)),
        };
    }
    let Some(console) = platform.console() else {
        return required(vm, "stdin");
    };
    sys::write_console(vm, Output::Out, prompt.as_bytes());
    let mut byte = [0];
    loop {
        match crate::gil::released(vm, || console.read(&mut byte)) {
            Ok(1) if byte == *b"\n" => return decode(vm, &line),
            Ok(1) => line.push(vm.alloc(), byte[0])?,
            Ok(_) if !line.is_empty() => return decode(vm, &line),
            Ok(_) => return Err(end_of_input(vm)),
            Err(error) if error.kind() == taipan_platform::ErrorKind::Interrupted => {
                return Err(vm.exception_from_args(exceptions::KEYBOARD_INTERRUPT, &[])?);
            }
            Err(_) => return Err(end_of_input(vm)),
        }
    }
}

fn decode(vm: &mut Vm, line: &[u8]) -> Result<Obj> {
    let line = taipan_objects::bytes::new(vm, line.strip_suffix(b"\r").unwrap_or(line))?;
    let errors = vm.intern("surrogateescape")?;
    codecs::decode_to_str(vm, line.borrow(), None, Some(&errors))
}
