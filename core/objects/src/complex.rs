//! `complex`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, Trace, Visitor};
use taipan_numeric::complex as plain;

use crate::exception::Result;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

pub use taipan_numeric::complex::Complex as Value;

/// Create a complex number from a string or numbers.
///
/// If a string is given, parse it as a complex number.
/// If a single number is given, convert it to a complex number.
/// If the 'real' or 'imag' arguments are given, create a complex number
/// with the specified real and imaginary components.
#[pyclass(name = "complex", trace = custom, bits = [BASETYPE], signature = "(real=0, imag=0)")]
pub struct Complex {
    value: Value,
}

impl Trace for Complex {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// A `complex`.
pub fn new(vm: &mut Vm, real: f64, imag: f64) -> Result<Obj> {
    from_value(vm, Value::new(real, imag))
}

/// A `complex`.
pub fn from_value(vm: &mut Vm, value: Value) -> Result<Obj> {
    Ok(vm.alloc().instance(COMPLEX.as_obj(), Complex { value })?.into())
}

/// The value of a `complex` or of an instance of a subclass.
#[inline]
pub fn value(obj: ObjRef<'_>) -> Option<Value> {
    obj.downcast::<Complex>().map(|complex| complex.value)
}

#[pymethods]
impl Complex {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        vm.new_str(&plain::repr(self.value))
    }
}
