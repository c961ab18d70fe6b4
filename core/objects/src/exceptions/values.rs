//! Exceptions that carry a value: `StopIteration`, `SystemExit`, `KeyError`.
#![allow(unsafe_code)]

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, payload};

use super::base::{BaseException, base_init, base_str};
use super::plain::{ExceptionClass, LookupErrorClass};
use crate::call::Args;
use crate::exception::Result;
use crate::tuple;
use crate::vm::Vm;

/// The end of an iteration; `value` is what a generator returned.
#[pyclass(name = "StopIteration", base = ExceptionClass, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct StopIteration {
    base: BaseException,
    /// `value`
    pub value: ObjCell,
}

impl StopIteration {
    pub(super) fn blank(base: BaseException) -> StopIteration {
        let value = ObjCell::new(None);
        StopIteration { base, value }
    }
}

#[pymethods]
impl StopIteration {
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        base_init(vm, this, args)?;
        if let Some(error) = this.downcast::<StopIteration>() {
            error.value.set(args.args().first().map(|value| value.own()));
        }
        Ok(())
    }
    /// generator return value
    #[getter]
    fn value(&self, _vm: &mut Vm) -> Option<Obj> {
        self.value.get()
    }
    #[setter]
    fn set_value(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.value.set(value.map(ObjRef::own));
        Ok(())
    }
}

/// Request to exit from the interpreter.
#[pyclass(name = "SystemExit", base = BaseException, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct SystemExit {
    base: BaseException,
    /// `code`
    pub code: ObjCell,
}

impl SystemExit {
    pub(super) fn blank(base: BaseException) -> SystemExit {
        let code = ObjCell::new(None);
        SystemExit { base, code }
    }
}

#[pymethods]
impl SystemExit {
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        base_init(vm, this, args)?;
        let Some(error) = this.downcast::<SystemExit>() else {
            return Ok(());
        };
        match args.args() {
            [] => {}
            [only] => error.code.set(Some(only.own())),
            _ => error.code.set(Some(error.base.args_tuple())),
        }
        Ok(())
    }
    /// exception code
    #[getter]
    fn code(&self, _vm: &mut Vm) -> Option<Obj> {
        self.code.get()
    }
    #[setter]
    fn set_code(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.code.set(value.map(ObjRef::own));
        Ok(())
    }
}

/// Mapping key not found.
///
/// It adds nothing to what `BaseException` keeps, so that programs can derive from it and another such class.
#[pyclass(name = "KeyError", base = LookupErrorClass, payload = custom, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(transparent)]
pub struct KeyError(BaseException);

payload!(transparent KeyError: BaseException);

#[pymethods]
impl KeyError {
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        // A missing key is shown by its repr: a KeyError('') would look empty otherwise.
        let args = this.downcast::<BaseException>().map(BaseException::args_tuple);
        match args.as_ref().and_then(|args| tuple::items(args.borrow())) {
            Some([only]) => crate::object::repr(vm, only.borrow()),
            _ => base_str(vm, this),
        }
    }
}
