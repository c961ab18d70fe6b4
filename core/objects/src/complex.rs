//! `complex`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, Trace, Visitor};
use taipan_numeric::Error;
use taipan_numeric::complex as plain;

use crate::args::{FromArg, IntoResult, Place};
use crate::call::{self, Args};
use crate::exception::{Exception, Result};
use crate::number::raise;
use crate::singletons::{NONE, NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::str::Str;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;
use crate::{float, int, names, tuple};

pub use taipan_numeric::complex::Complex as Value;

/// Makes a complex number of a string, of a number, or of two parts.
///
/// A string is read as complex literals are, also in parentheses. real and imag may be complex
/// themselves: the result is real + imag*1j.
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
    of_class(vm, COMPLEX.as_obj(), value)
}

fn of_class(vm: &mut Vm, cls: ObjRef<'_>, value: Value) -> Result<Obj> {
    Ok(vm.alloc().instance(cls, Complex { value })?.into())
}

/// The value of a `complex` or of an instance of a subclass.
#[inline]
pub fn value(obj: ObjRef<'_>) -> Option<Value> {
    obj.downcast::<Complex>().map(|complex| complex.value)
}

fn computed(vm: &mut Vm, value: core::result::Result<Value, Error>) -> Result<Obj> {
    match value {
        Ok(value) => from_value(vm, value),
        Err(error) => Err(raise(vm, error)),
    }
}

/// `a ** b` of floats that has no real answer.
pub(crate) fn power_of(vm: &mut Vm, a: f64, b: f64) -> Result<Obj> {
    computed(vm, plain::pow(Value::new(a, 0.0), Value::new(b, 0.0)))
}

/// An operand of complex arithmetic.
enum Operand {
    Complex(Value),
    Real(f64),
}

fn operand(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Option<Operand>> {
    if let Some(value) = value(obj) {
        return Ok(Some(Operand::Complex(value)));
    }
    Ok(float::operand(vm, obj)?.map(Operand::Real))
}

/// One operator: for two complex numbers, one and a real, a real and one.
fn binary(
    vm: &mut Vm,
    a: ObjRef<'_>,
    b: ObjRef<'_>,
    both: impl FnOnce(Value, Value) -> core::result::Result<Value, Error>,
    right_real: impl FnOnce(Value, f64) -> core::result::Result<Value, Error>,
    left_real: impl FnOnce(f64, Value) -> core::result::Result<Value, Error>,
) -> Result<Obj> {
    let (Some(a), Some(b)) = (operand(vm, a)?, operand(vm, b)?) else {
        return Ok(NOT_IMPLEMENTED.own());
    };
    let answer = match (a, b) {
        (Operand::Complex(a), Operand::Complex(b)) => both(a, b),
        (Operand::Complex(a), Operand::Real(b)) => right_real(a, b),
        (Operand::Real(a), Operand::Complex(b)) => left_real(a, b),
        (Operand::Real(_), Operand::Real(_)) => return Ok(NOT_IMPLEMENTED.own()),
    };
    computed(vm, answer)
}

/// What `__complex__` gives, if the type has one. Raises `TypeError` if it is no `complex`.
fn special(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Option<Value>> {
    if obj.is_exact(COMPLEX) {
        return Ok(None);
    }
    let Some(made) = call::call_special(vm, obj, names::__complex__, &[])? else {
        return Ok(None);
    };
    let kind = made.ty().display_name(vm);
    let Some(made_value) = value(made.borrow()) else {
        return Err(vm.type_error(format_args!("__complex__ returned non-complex (type {kind})")));
    };
    if !made.is_exact(COMPLEX) {
        let message = vm.format(format_args!(
            "__complex__ returned non-complex (type {kind}).  The ability to return an instance of a strict subclass \
             of complex is deprecated, and may be removed in a future version of Python."
        ))?;
        (vm.hooks().warn)(vm, crate::exceptions::DEPRECATION_WARNING, message.borrow(), 1)?;
    }
    Ok(Some(made_value))
}

fn is_real(obj: ObjRef<'_>) -> bool {
    let slots = obj.ty().slots();
    slots.float.is_some() || slots.index.is_some()
}

/// The complex number that a number stands for: through `__complex__`, `__float__` or `__index__`.
///
/// `None` for other objects; raises what the conversions do (`PyComplex_AsCComplex`).
pub fn from_number(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Option<Value>> {
    if let Some(value) = special(vm, obj)? {
        return Ok(Some(value));
    }
    if let Some(value) = value(obj) {
        return Ok(Some(value));
    }
    if !is_real(obj) {
        return Ok(None);
    }
    let real = float::to_f64(vm, obj)?;
    Ok(Some(Value::new(real, 0.0)))
}

/// The complex value of an argument. Raises `TypeError` unless it is a number.
pub fn to_complex(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Value> {
    match from_number(vm, obj)? {
        Some(value) => Ok(value),
        None => {
            let real = float::to_f64(vm, obj)?;
            Ok(Value::new(real, 0.0))
        }
    }
}

impl<'a> FromArg<'a> for Value {
    fn from_arg(vm: &mut Vm, value: ObjRef<'a>, _: Place) -> Result<Self> {
        to_complex(vm, value)
    }
}

impl IntoResult for Value {
    fn into_result(self, vm: &mut Vm) -> Result<Obj> {
        from_value(vm, self)
    }
}

fn from_one(vm: &mut Vm, cls: ObjRef<'_>, obj: ObjRef<'_>) -> Result<Obj> {
    if obj.is_exact(COMPLEX) && cls.is(COMPLEX.as_obj()) {
        return Ok(obj.own());
    }
    if let Some(text) = obj.downcast::<Str>() {
        return match plain::from_text(&text.to_wtf8()) {
            Ok(value) => of_class(vm, cls, value),
            Err(Error::Invalid) => Err(float::invalid(vm, obj, "complex")),
            Err(error) => Err(raise(vm, error)),
        };
    }
    match from_number(vm, obj)? {
        Some(value) => of_class(vm, cls, value),
        None => {
            let kind = obj.ty().display_name(vm);
            Err(vm.type_error(format_args!(
                "complex() argument must be a string or a number, not {kind}"
            )))
        }
    }
}

fn check_part(vm: &mut Vm, obj: ObjRef<'_>, name: &str, deprecated: bool) -> Result<()> {
    if is_real(obj) {
        return Ok(());
    }
    let kind = obj.ty().display_name(vm);
    let message = vm.format(format_args!(
        "complex() argument '{name}' must be a real number, not {kind}"
    ))?;
    if deprecated {
        return (vm.hooks().warn)(vm, crate::exceptions::DEPRECATION_WARNING, message.borrow(), 1);
    }
    Err(vm.exception_from_args(crate::exceptions::TYPE_ERROR, &[message.borrow()])?)
}

fn from_parts(
    vm: &mut Vm,
    cls: ObjRef<'_>,
    real: Option<ObjRef<'_>>,
    imag: Option<ObjRef<'_>>,
) -> Result<Obj> {
    let mut sum = Value::new(0.0, 0.0);
    let mut real_is_complex = false;
    if let Some(real) = real {
        let made = special(vm, real)?.or_else(|| value(real));
        match made {
            Some(made) => {
                check_part(vm, real, "real", true)?;
                sum = made;
                real_is_complex = true;
            }
            None => {
                check_part(vm, real, "real", false)?;
                if let Some(imag) = imag.filter(|imag| value(*imag).is_none()) {
                    check_part(vm, imag, "imag", false)?;
                }
                sum.real = float::to_f64(vm, real)?;
            }
        }
    }
    if let Some(imag) = imag {
        let unit = match value(imag) {
            Some(made) => {
                check_part(vm, imag, "imag", true)?;
                sum.real -= made.imag;
                made.real
            }
            None => {
                check_part(vm, imag, "imag", false)?;
                float::to_f64(vm, imag)?
            }
        };
        sum.imag = if real_is_complex { unit + sum.imag } else { unit };
    }
    of_class(vm, cls, sum)
}

/// The parts are members of CPython's struct, which refuse in these words.
#[cold]
fn readonly(vm: &mut Vm) -> Exception {
    vm.new_exception(
        crate::exceptions::ATTRIBUTE_ERROR,
        format_args!("readonly attribute"),
    )
}

#[pymethods]
impl Complex {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let given = args.args();
        if args.names().is_empty() && given.len() < 2 {
            return match given.first() {
                Some(&only) => from_one(vm, cls, only),
                None => of_class(vm, cls, Value::new(0.0, 0.0)),
            };
        }
        if args.len() > 2 {
            return Err(vm.type_error(format_args!(
                "complex() takes at most 2 arguments ({} given)",
                args.len()
            )));
        }
        let mut parts = [given.first().copied(), given.get(1).copied()];
        for (name, given) in args.keywords() {
            let Some(text) = name.downcast::<Str>() else {
                return Err(vm.type_error("keywords must be strings"));
            };
            let at = usize::from(text.equals("imag"));
            if at == 0 && !text.equals("real") {
                return Err(vm.type_error(format_args!(
                    "complex() got an unexpected keyword argument '{text}'"
                )));
            }
            if parts[at].is_some() {
                return Err(vm.type_error(format_args!(
                    "argument for complex() given by name ('{text}') and position ({})",
                    at + 1
                )));
            }
            parts[at] = Some(given);
        }
        from_parts(vm, cls, parts[0], parts[1])
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        vm.new_str(&plain::repr(self.value))
    }
    #[slot]
    fn hash(this: ObjRef<'_>, vm: &mut Vm) -> Result<isize> {
        let Some(value) = value(this) else {
            return Err(crate::args::wrong_receiver(vm, this));
        };
        let (real, imag) = (
            float::hash_value(this, value.real),
            float::hash_value(this, value.imag),
        );
        Ok(taipan_numeric::hash::complex(real, imag))
    }
    #[slot]
    fn richcompare(&self, _vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(NOT_IMPLEMENTED.own());
        }
        let own = self.value;
        let equal = if let Some(other) = int::value(other) {
            own.imag == 0.0
                && other
                    .compare_float(own.real)
                    .is_some_and(core::cmp::Ordering::is_eq)
        } else if let Some(other) = float::value(other) {
            own.imag == 0.0 && own.real == other
        } else if let Some(other) = value(other) {
            own == other
        } else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        Ok(bool_object(equal == (op == CompareOp::Eq)).own())
    }
    #[slot]
    fn add(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        binary(
            vm,
            this,
            other,
            |a, b| Ok(plain::add(a, b)),
            |a, b| Ok(plain::add_real(a, b)),
            |a, b| Ok(plain::add_real(b, a)),
        )
    }
    #[slot]
    fn sub(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        binary(
            vm,
            this,
            other,
            |a, b| Ok(plain::subtract(a, b)),
            |a, b| Ok(plain::subtract_real(a, b)),
            |a, b| Ok(plain::real_subtract(a, b)),
        )
    }
    #[slot]
    fn mul(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        binary(
            vm,
            this,
            other,
            |a, b| Ok(plain::multiply(a, b)),
            |a, b| Ok(plain::multiply_real(a, b)),
            |a, b| Ok(plain::multiply_real(b, a)),
        )
    }
    #[slot]
    fn truediv(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        binary(
            vm,
            this,
            other,
            plain::divide,
            plain::divide_real,
            plain::real_divide,
        )
    }
    #[slot]
    fn pow(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, modulus: ObjRef<'_>) -> Result<Obj> {
        let (Some(a), Some(b)) = (operand(vm, this)?, operand(vm, other)?) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        if !modulus.is(NONE) {
            return Err(vm.value_error("complex modulo"));
        }
        let whole = |operand| match operand {
            Operand::Complex(value) => value,
            Operand::Real(real) => Value::new(real, 0.0),
        };
        computed(vm, plain::pow(whole(a), whole(b)))
    }
    #[slot]
    fn neg(&self, vm: &mut Vm) -> Result<Obj> {
        from_value(vm, plain::negate(self.value))
    }
    #[slot]
    fn pos(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        match value(this) {
            Some(value) if !this.is_exact(COMPLEX) => from_value(vm, value),
            _ => Ok(this.own()),
        }
    }
    #[slot]
    fn abs(&self, vm: &mut Vm) -> Result<Obj> {
        match plain::abs(self.value) {
            Ok(size) => float::new(vm, size),
            Err(error) => Err(raise(vm, error)),
        }
    }
    #[slot]
    fn bool(&self, _vm: &mut Vm) -> Result<bool> {
        Ok(self.value.real != 0.0 || self.value.imag != 0.0)
    }
    /// A complex number equal to the given number.
    #[classmethod]
    #[signature("($type, number, /)")]
    fn from_number(cls: ObjRef<'_>, vm: &mut Vm, number: ObjRef<'_>) -> Result<Obj> {
        if number.is_exact(COMPLEX) && cls.is(COMPLEX.as_obj()) {
            return Ok(number.own());
        }
        let value = to_complex(vm, number)?;
        let made = from_value(vm, value)?;
        if cls.is(COMPLEX.as_obj()) {
            Ok(made)
        } else {
            call::call(vm, cls, &[made.borrow()])
        }
    }
    /// The same number with the sign of its imaginary part turned.
    fn conjugate(&self, vm: &mut Vm) -> Result<Obj> {
        new(vm, self.value.real, -self.value.imag)
    }
    /// The number itself, as an instance of exactly complex.
    fn __complex__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        match value(this) {
            Some(value) if !this.is_exact(COMPLEX) => from_value(vm, value),
            _ => Ok(this.own()),
        }
    }
    fn __getnewargs__(&self, vm: &mut Vm) -> Result<Obj> {
        let both = [float::new(vm, self.value.real)?, float::new(vm, self.value.imag)?];
        tuple::new(vm, &both)
    }
    /// Writes the number as the format specification says.
    fn __format__(this: ObjRef<'_>, vm: &mut Vm, format_spec: &Str) -> Result<Obj> {
        crate::format::complex(vm, this, format_spec)
    }
    /// the real part of a complex number
    #[getter]
    #[member]
    fn real(&self, vm: &mut Vm) -> Result<Obj> {
        float::new(vm, self.value.real)
    }
    /// the imaginary part of a complex number
    #[getter]
    #[member]
    fn imag(&self, vm: &mut Vm) -> Result<Obj> {
        float::new(vm, self.value.imag)
    }
    #[setter]
    fn set_real(&self, vm: &mut Vm, _value: Option<ObjRef<'_>>) -> Result<()> {
        Err(readonly(vm))
    }
    #[setter]
    fn set_imag(&self, vm: &mut Vm, _value: Option<ObjRef<'_>>) -> Result<()> {
        Err(readonly(vm))
    }
}
