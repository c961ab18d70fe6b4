//! `SyntaxError`: where in the source the error lies.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef};

use super::base::{BaseException, base_init, or_none};
use super::plain::ExceptionClass;
use crate::call::Args;
use crate::exception::Result;
use crate::int::{self, IntRef};
use crate::object::{self, DisplayStr};
use crate::str::Str;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Invalid syntax.
#[pyclass(name = "SyntaxError", base = ExceptionClass, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct SyntaxError {
    base: BaseException,
    /// `msg`
    pub msg: ObjCell,
    /// `filename`
    pub filename: ObjCell,
    /// `lineno`
    pub lineno: ObjCell,
    /// `offset`: the column, counted from 1.
    pub offset: ObjCell,
    /// `text`: the source line.
    pub text: ObjCell,
    /// `end_lineno`
    pub end_lineno: ObjCell,
    /// `end_offset`
    pub end_offset: ObjCell,
    /// `print_file_and_line`
    pub print_file_and_line: ObjCell,
    /// `_metadata`
    pub metadata: ObjCell,
}

impl SyntaxError {
    pub(super) fn blank(base: BaseException) -> SyntaxError {
        SyntaxError {
            base,
            msg: ObjCell::new(None),
            filename: ObjCell::new(None),
            lineno: ObjCell::new(None),
            offset: ObjCell::new(None),
            text: ObjCell::new(None),
            end_lineno: ObjCell::new(None),
            end_offset: ObjCell::new(None),
            print_file_and_line: ObjCell::new(None),
            metadata: ObjCell::new(None),
        }
    }

    fn fill(&self, vm: &mut Vm, details: ObjRef<'_>) -> Result<()> {
        let details = object::collect(vm, details)?;
        let given = details.len();
        self.end_lineno.set(None);
        self.end_offset.set(None);
        if given < 4 {
            return Err(vm.type_error(format_args!(
                "function takes at least 4 arguments ({given} given)"
            )));
        }
        if given > 7 {
            return Err(vm.type_error(format_args!("function takes at most 7 arguments ({given} given)")));
        }
        let cells = [
            &self.filename,
            &self.lineno,
            &self.offset,
            &self.text,
            &self.end_lineno,
            &self.end_offset,
            &self.metadata,
        ];
        for (cell, value) in cells.into_iter().zip(details.iter()) {
            cell.set(Some(value.clone()));
        }
        if given == 5 {
            return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
        }
        Ok(())
    }
}

/// A line number, -1 if it is too large for C's `long`; `None` for what is no exact `int`.
fn line_number(value: Option<&Obj>) -> Option<i64> {
    let value = value?.borrow();
    if !value.is_exact(int::INT) {
        return None;
    }
    Some(match int::value(value)? {
        IntRef::Small(value) => value as i64,
        IntRef::Big(big) => i64::try_from(big).unwrap_or(-1),
    })
}

/// The part of a path behind its last separator.
fn file_name(vm: &mut Vm, path: &Str) -> Result<Obj> {
    let separator = if cfg!(windows) { '\\' } else { '/' };
    let after = path
        .chars()
        .enumerate()
        .filter(|&(_, c)| c == u32::from(separator))
        .last()
        .map_or(0, |(at, _)| at + 1);
    vm.substring(path, after, path.len())
}

#[pymethods]
impl SyntaxError {
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        base_init(vm, this, args)?;
        let Some(error) = this.downcast::<SyntaxError>() else {
            return Ok(());
        };
        if let Some(message) = args.args().first() {
            error.msg.set(Some(message.own()));
        }
        match args.args() {
            [_, details] => error.fill(vm, *details),
            _ => Ok(()),
        }
    }
    #[slot]
    fn str(&self, vm: &mut Vm) -> Result<Obj> {
        let (file, line) = (self.filename.get(), self.lineno.get());
        let file = match file.as_ref().and_then(|file| file.downcast::<Str>()) {
            Some(path) => Some(file_name(vm, path)?),
            None => None,
        };
        let line = line_number(line.as_ref());
        let message = or_none(self.msg.get());
        let message = object::str(vm, message.borrow())?;
        let shown = DisplayStr(message.borrow());
        match (&file, line) {
            (None, None) => Ok(message),
            (Some(file), Some(line)) => {
                let file = DisplayStr(file.borrow());
                vm.format(format_args!("{shown} ({file}, line {line})"))
            }
            (Some(file), None) => vm.format(format_args!("{shown} ({})", DisplayStr(file.borrow()))),
            (None, Some(line)) => vm.format(format_args!("{shown} (line {line})")),
        }
    }
    /// exception msg
    #[getter]
    #[member]
    fn msg(&self, _vm: &mut Vm) -> Option<Obj> {
        self.msg.get()
    }
    #[setter]
    fn set_msg(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.msg.set(value.map(ObjRef::own));
        Ok(())
    }
    /// exception filename
    #[getter]
    #[member]
    fn filename(&self, _vm: &mut Vm) -> Option<Obj> {
        self.filename.get()
    }
    #[setter]
    fn set_filename(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.filename.set(value.map(ObjRef::own));
        Ok(())
    }
    /// exception lineno
    #[getter]
    #[member]
    fn lineno(&self, _vm: &mut Vm) -> Option<Obj> {
        self.lineno.get()
    }
    #[setter]
    fn set_lineno(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.lineno.set(value.map(ObjRef::own));
        Ok(())
    }
    /// exception offset
    #[getter]
    #[member]
    fn offset(&self, _vm: &mut Vm) -> Option<Obj> {
        self.offset.get()
    }
    #[setter]
    fn set_offset(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.offset.set(value.map(ObjRef::own));
        Ok(())
    }
    /// exception text
    #[getter]
    #[member]
    fn text(&self, _vm: &mut Vm) -> Option<Obj> {
        self.text.get()
    }
    #[setter]
    fn set_text(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.text.set(value.map(ObjRef::own));
        Ok(())
    }
    /// exception end lineno
    #[getter]
    #[member]
    fn end_lineno(&self, _vm: &mut Vm) -> Option<Obj> {
        self.end_lineno.get()
    }
    #[setter]
    fn set_end_lineno(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.end_lineno.set(value.map(ObjRef::own));
        Ok(())
    }
    /// exception end offset
    #[getter]
    #[member]
    fn end_offset(&self, _vm: &mut Vm) -> Option<Obj> {
        self.end_offset.get()
    }
    #[setter]
    fn set_end_offset(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.end_offset.set(value.map(ObjRef::own));
        Ok(())
    }
    /// exception print_file_and_line
    #[getter]
    #[member]
    fn print_file_and_line(&self, _vm: &mut Vm) -> Option<Obj> {
        self.print_file_and_line.get()
    }
    #[setter]
    fn set_print_file_and_line(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.print_file_and_line.set(value.map(ObjRef::own));
        Ok(())
    }
    /// exception private metadata
    #[getter]
    #[member]
    #[name("_metadata")]
    fn metadata(&self, _vm: &mut Vm) -> Option<Obj> {
        self.metadata.get()
    }
    #[setter]
    #[name("_metadata")]
    fn set_metadata(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.metadata.set(value.map(ObjRef::own));
        Ok(())
    }
}
