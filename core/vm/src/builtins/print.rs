//! `print`.

use taipan_objects::str::Str;
use taipan_objects::str::StrBuilder;
use taipan_objects::{Obj, ObjRef, ObjectExt, Result, Vm, call, names, object};
use taipan_platform::Output;

pub(super) fn print(
    vm: &mut Vm,
    args: &[ObjRef<'_>],
    sep: Option<ObjRef<'_>>,
    end: Option<ObjRef<'_>>,
    file: Option<ObjRef<'_>>,
    flush: bool,
) -> Result<()> {
    for (value, name) in [(sep, "sep"), (end, "end")] {
        if let Some(value) = value.filter(|value| !value.is_none() && value.downcast::<Str>().is_none()) {
            let kind = value.ty().display_name(vm);
            return Err(vm.type_error(format_args!("{name} must be None or a string, not {kind}")));
        }
    }
    let file = match file.filter(|file| !file.is_none()) {
        Some(file) => Some(file.own()),
        None => match crate::stdio::attribute(vm, names::stdout) {
            Some(file) => Some(file),
            None if crate::sys::get(vm, "__stdout__").is_some() => {
                return Err(vm.runtime_error("lost sys.stdout"));
            }
            None => None,
        },
    };
    if file.as_ref().is_some_and(|file| file.is_none()) {
        return Ok(());
    }
    let mut out = Printer {
        // Where nobody can tell several calls of `write` from one, it is one.
        joins: file.as_ref().is_none_or(|file| !file.ty().is_heap_type()),
        file,
        builder: StrBuilder::new(),
    };
    let printed = out.print_all(vm, args, sep, end);
    let flushed = out.send(vm);
    printed?;
    flushed?;
    if flush && let Some(file) = &out.file {
        call::call_method(vm, file.borrow(), names::flush, &[])?;
    }
    Ok(())
}

/// Where `print` writes: to a file, or to the console, if there is none.
struct Printer {
    file: Option<Obj>,
    joins: bool,
    builder: StrBuilder,
}

impl Printer {
    fn print_all(
        &mut self,
        vm: &mut Vm,
        args: &[ObjRef<'_>],
        sep: Option<ObjRef<'_>>,
        end: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let sep = sep.and_then(|sep| sep.downcast::<Str>());
        let end = end.and_then(|end| end.downcast::<Str>());
        for (at, arg) in args.iter().enumerate() {
            if at > 0 {
                self.put(vm, sep, " ")?;
            }
            let shown = object::str(vm, *arg)?;
            self.put(vm, shown.downcast::<Str>(), "")?;
        }
        self.put(vm, end, "\n")
    }

    /// Takes a piece of text, or another where there is none.
    fn put(&mut self, vm: &mut Vm, text: Option<&Str>, otherwise: &str) -> Result<()> {
        // An encoding error stops at the piece that it is in: only what can always be encoded is joined.
        let joins = self.joins && text.is_none_or(Str::is_ascii);
        if !joins {
            self.send(vm)?;
        }
        match text {
            Some(text) => self.builder.push_text(vm, text)?,
            None => self.builder.push_str(vm, otherwise)?,
        }
        if joins { Ok(()) } else { self.write(vm) }
    }

    /// Writes what was joined, if there is any.
    fn send(&mut self, vm: &mut Vm) -> Result<()> {
        if self.builder.is_empty() {
            return Ok(());
        }
        self.write(vm)
    }

    fn write(&mut self, vm: &mut Vm) -> Result<()> {
        let text = core::mem::take(&mut self.builder).finish(vm)?;
        match &self.file {
            Some(file) => {
                call::call_method(vm, file.borrow(), names::write, &[text.borrow()])?;
            }
            None => {
                if let Some(text) = text.downcast::<Str>() {
                    crate::sys::write_console(vm, Output::Out, text.to_wtf8().as_bytes());
                }
            }
        }
        Ok(())
    }
}
