//! `float`: in the reference itself where the exponent allows, else in memory.
#![allow(unsafe_code)]

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, StaticObject, Unpacked};
use taipan_numeric::float as plain;
use taipan_unicode::Wtf8;

use crate::buffer::{self, BufferFlags};
use crate::call::{self, Args};
use crate::exception::{Exception, Result};
use crate::int::{self, IntRef};
use crate::number::raise;
use crate::object;
use crate::singletons::{NONE, NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::str::Str;
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Makes a float of a number or of its text; without an argument, 0.0.
#[pyclass(name = "float", bits = [BASETYPE, MATCH_SELF], signature = "(x=0, /)")]
pub struct Float {
    value: f64,
}

// SAFETY: (both) the payload is `float`'s.
static ZERO: StaticObject<Float> = unsafe { StaticObject::new(FLOAT_TYPE, Float { value: 0.0 }) };
// SAFETY: as above.
static NEGATIVE_ZERO: StaticObject<Float> = unsafe { StaticObject::new(FLOAT_TYPE, Float { value: -0.0 }) };

impl Float {
    /// The payload of a value.
    pub const fn from_value(value: f64) -> Float {
        Float { value }
    }
}

/// A `float`.
#[inline(always)]
pub fn new(vm: &mut Vm, value: f64) -> Result<Obj> {
    match Obj::small_float(value) {
        Some(obj) => Ok(obj),
        None => boxed(vm, value),
    }
}

#[inline(never)]
fn boxed(vm: &mut Vm, value: f64) -> Result<Obj> {
    if value == 0.0 {
        return Ok(zero(value));
    }
    Ok(vm.alloc().instance(FLOAT.as_obj(), Float { value })?.into())
}

/// The value of a float that takes no memory of its own: self-tagged, or a zero.
#[inline(always)]
pub fn unboxed(obj: ObjRef<'_>) -> Option<f64> {
    if let Some(value) = obj.as_small_float() {
        return Some(value);
    }
    if obj.is(ObjRef::from_static(&ZERO)) {
        return Some(0.0);
    }
    obj.is(ObjRef::from_static(&NEGATIVE_ZERO)).then_some(-0.0)
}

/// The float object of `value`, if it takes no memory of its own.
#[inline(always)]
pub fn without_memory(value: f64) -> Option<Obj> {
    match Obj::small_float(value) {
        None if value == 0.0 => Some(zero(value)),
        made => made,
    }
}

fn zero(value: f64) -> Obj {
    Obj::from_static(if value.is_sign_negative() {
        &NEGATIVE_ZERO
    } else {
        &ZERO
    })
}

/// The value of a `float` or of an instance of a subclass.
#[inline(always)]
pub fn value(obj: ObjRef<'_>) -> Option<f64> {
    match obj.unpack() {
        Unpacked::Float(value) => Some(value),
        Unpacked::Int(_) => None,
        Unpacked::Object(object) => object.downcast::<Float>().map(|float| float.value),
    }
}

/// The value of an int as a float. Raises `OverflowError`.
pub fn from_int(vm: &mut Vm, int: IntRef<'_>) -> Result<f64> {
    match int {
        IntRef::Small(value) => Ok(value as f64),
        IntRef::Big(big) => taipan_numeric::int::to_f64(big).map_err(|error| raise(vm, error)),
    }
}

/// The value of `obj` as a float: through `__float__` or `__index__` (`PyFloat_AsDouble`).
pub fn to_f64(vm: &mut Vm, obj: ObjRef<'_>) -> Result<f64> {
    if let Some(value) = value(obj) {
        return Ok(value);
    }
    if let (true, Some(int)) = (obj.is_exact(crate::int::INT), crate::int::value(obj)) {
        return from_int(vm, int);
    }
    if let Some(slot) = obj.ty().slots().float {
        let made = slot(vm, obj)?;
        if made.is_exact(FLOAT) {
            return Ok(value(made.borrow()).unwrap_or(0.0));
        }
        let (kind, result) = (obj.ty().display_name(vm), made.ty().display_name(vm));
        let Some(value) = value(made.borrow()) else {
            return Err(vm.type_error(format_args!(
                "{kind}.__float__ returned non-float (type {result})"
            )));
        };
        let message = vm.format(format_args!(
            "{kind}.__float__ returned non-float (type {result}).  The ability to return an instance of a strict \
             subclass of float is deprecated, and may be removed in a future version of Python."
        ))?;
        (vm.hooks().warn)(vm, crate::exceptions::DEPRECATION_WARNING, message.borrow(), 1)?;
        return Ok(value);
    }
    if obj.ty().slots().index.is_some() {
        let int = crate::int::index(vm, obj)?;
        if let Some(int) = crate::int::value(int.borrow()) {
            return from_int(vm, int);
        }
    }
    let kind = obj.ty().display_name(vm);
    Err(vm.type_error(format_args!("must be real number, not {kind}")))
}

/// A `float` from an object: a number, or text (`PyNumber_Float`).
pub fn from_object(vm: &mut Vm, obj: ObjRef<'_>) -> Result<f64> {
    let slots = obj.ty().slots();
    if value(obj).is_some() && obj.is_exact(FLOAT) || slots.float.is_some() || slots.index.is_some() {
        return to_f64(vm, obj);
    }
    let parsed = if let Some(text) = obj.downcast::<Str>() {
        match text.as_utf8_if_ascii() {
            Some(text) => plain::from_ascii(text.as_bytes()),
            None => plain::from_text(&text.to_wtf8()),
        }
    } else if buffer::is_exporter(obj) {
        let view = buffer::get(vm, obj, BufferFlags::SIMPLE)?;
        plain::from_ascii(view.bytes(vm))
    } else {
        let kind = obj.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "float() argument must be a string or a real number, not '{kind}'"
        )));
    };
    parsed.ok_or_else(|| invalid(vm, obj, "float"))
}

/// The `ValueError` for text that is no number of the type named `what`.
#[cold]
pub(crate) fn invalid(vm: &mut Vm, obj: ObjRef<'_>, what: &str) -> Exception {
    let message = object::repr(vm, obj).and_then(|repr| {
        let mut out = crate::str::StrBuilder::new();
        out.push_str(vm, "could not convert string to ")?;
        out.push_str(vm, what)?;
        out.push_str(vm, ": ")?;
        if let Some(repr) = repr.downcast::<Str>() {
            out.push_text(vm, repr)?;
        }
        let text = out.finish(vm)?;
        vm.exception_from_args(crate::exceptions::VALUE_ERROR, &[text.borrow()])
    });
    match message {
        Ok(exception) | Err(exception) => exception,
    }
}

/// An operand of float arithmetic: a float or an int. `None` for other objects; raises `OverflowError`.
#[inline]
pub fn operand(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Option<f64>> {
    match value(obj) {
        Some(value) => Ok(Some(value)),
        None => match int::value(obj) {
            Some(int) => from_int(vm, int).map(Some),
            None => Ok(None),
        },
    }
}

#[inline(always)]
fn binary(
    vm: &mut Vm,
    a: ObjRef<'_>,
    b: ObjRef<'_>,
    compute: impl FnOnce(f64, f64) -> core::result::Result<f64, taipan_numeric::Error>,
) -> Result<Obj> {
    let (Some(a), Some(b)) = (operand(vm, a)?, operand(vm, b)?) else {
        return Ok(NOT_IMPLEMENTED.own());
    };
    match compute(a, b) {
        Ok(value) => new(vm, value),
        Err(error) => Err(raise(vm, error)),
    }
}

/// `pow(a, b, c)` where an operand is a float, or an int has a negative exponent.
///
/// Raises `ZeroDivisionError`, `OverflowError`, `TypeError` for a modulus. A negative base and a broken exponent give a
/// `complex`.
pub fn power(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>, c: ObjRef<'_>) -> Result<Obj> {
    if !c.is(NONE) {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    let (Some(a), Some(b)) = (operand(vm, a)?, operand(vm, b)?) else {
        return Ok(NOT_IMPLEMENTED.own());
    };
    match plain::pow(a, b) {
        Ok(plain::Power::Float(value)) => new(vm, value),
        Ok(plain::Power::Complex) => crate::complex::power_of(vm, a, b),
        Err(error) => Err(raise(vm, error)),
    }
}

/// A rich comparison by exact values, or `NotImplemented`.
pub fn compare(a: ObjRef<'_>, b: ObjRef<'_>, op: CompareOp) -> Obj {
    let order = match (value(a), value(b)) {
        (Some(a), Some(b)) => a.partial_cmp(&b),
        (Some(a), None) => match int::value(b) {
            Some(b) => b.compare_float(a).map(core::cmp::Ordering::reverse),
            None => return NOT_IMPLEMENTED.own(),
        },
        _ => return NOT_IMPLEMENTED.own(),
    };
    let holds = match order {
        Some(order) => op.holds(order),
        None => op == CompareOp::Ne,
    };
    bool_object(holds).own()
}

/// The hash of a float that is (part of) `obj`: a NaN hashes by the identity of its object.
pub fn hash_value(obj: ObjRef<'_>, value: f64) -> isize {
    match taipan_numeric::hash::float(value) {
        Some(hash) => hash,
        None => object::hash_identity(obj),
    }
}

fn own(vm: &mut Vm, this: ObjRef<'_>) -> Result<f64> {
    match value(this) {
        Some(value) => Ok(value),
        None => Err(crate::args::wrong_receiver(vm, this)),
    }
}

fn exact(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    if this.is_exact(FLOAT) {
        return Ok(this.own());
    }
    let value = own(vm, this)?;
    new(vm, value)
}

/// `int(value)`, rounded towards zero. Raises `OverflowError` for infinities, `ValueError` for NaN.
pub fn to_int(vm: &mut Vm, value: f64) -> Result<Obj> {
    if let Some(small) = plain::to_i64(value) {
        return int::new(vm, small);
    }
    match taipan_numeric::int::from_f64(value) {
        Ok(value) => int::new(vm, value),
        Err(error) => Err(raise(vm, error)),
    }
}

/// A class method's result: a float, or what the class makes of it.
fn made(vm: &mut Vm, cls: ObjRef<'_>, value: f64) -> Result<Obj> {
    let value = new(vm, value)?;
    if cls.is(FLOAT.as_obj()) {
        Ok(value)
    } else {
        call::call(vm, cls, &[value.borrow()])
    }
}

#[pymethods]
impl Float {
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let value = own(vm, this)?;
        vm.new_str(&plain::repr(value))
    }
    #[slot]
    fn hash(this: ObjRef<'_>, vm: &mut Vm) -> Result<isize> {
        Ok(hash_value(this, own(vm, this)?))
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, _vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        Ok(compare(this, other, op))
    }
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let own_init = crate::typeobject::TypeRef::from_obj(cls)
            .is_none_or(|cls| cls.slots().init.map(|f| f as usize) == FLOAT.slots().init.map(|f| f as usize));
        if own_init {
            crate::args::no_keywords(vm, "float", args)?;
        }
        let given = args.args();
        crate::args::check_positional(vm, "float", given.len(), 0, 1)?;
        let value = match given.first() {
            Some(&given) if cls.is(FLOAT.as_obj()) && given.is_exact(FLOAT) => return Ok(given.own()),
            Some(&given) => from_object(vm, given)?,
            None => 0.0,
        };
        if cls.is(FLOAT.as_obj()) {
            return new(vm, value);
        }
        Ok(vm.alloc().instance(cls, Float { value })?.into())
    }
    #[slot]
    fn add(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        binary(vm, this, other, |a, b| Ok(a + b))
    }
    #[slot]
    fn sub(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        binary(vm, this, other, |a, b| Ok(a - b))
    }
    #[slot]
    fn mul(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        binary(vm, this, other, |a, b| Ok(a * b))
    }
    #[slot]
    fn rem(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        binary(vm, this, other, plain::modulo)
    }
    #[slot]
    fn divmod(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        let (Some(a), Some(b)) = (operand(vm, this)?, operand(vm, other)?) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        match plain::divmod(a, b) {
            Ok((quotient, remainder)) => {
                let both = [new(vm, quotient)?, new(vm, remainder)?];
                tuple::new(vm, &both)
            }
            Err(error) => Err(raise(vm, error)),
        }
    }
    #[slot]
    fn pow(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, modulus: ObjRef<'_>) -> Result<Obj> {
        power(vm, this, other, modulus)
    }
    #[slot]
    fn neg(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let value = own(vm, this)?;
        new(vm, -value)
    }
    #[slot]
    fn pos(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    #[slot]
    fn abs(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let value = own(vm, this)?;
        new(vm, value.abs())
    }
    #[slot]
    fn bool(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        Ok(own(vm, this)? != 0.0)
    }
    #[slot]
    fn int(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let value = own(vm, this)?;
        to_int(vm, value)
    }
    #[slot]
    fn float(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    #[slot]
    fn floordiv(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        binary(vm, this, other, plain::floor_div)
    }
    #[slot]
    fn truediv(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        binary(vm, this, other, plain::true_div)
    }
    /// A float equal to the given number.
    #[classmethod]
    #[signature("($type, number, /)")]
    fn from_number(cls: ObjRef<'_>, vm: &mut Vm, number: ObjRef<'_>) -> Result<Obj> {
        if number.is_exact(FLOAT) && cls.is(FLOAT.as_obj()) {
            return Ok(number.own());
        }
        let value = to_f64(vm, number)?;
        made(vm, cls, value)
    }
    /// Returns self: a float has no imaginary part.
    fn conjugate(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    /// The int between x and 0 that is closest to x.
    ///
    /// Raises OverflowError for infinities and ValueError for NaN.
    fn __trunc__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let value = own(vm, this)?;
        to_int(vm, value)
    }
    /// Return the floor as an Integral.
    fn __floor__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let value = own(vm, this)?;
        to_int(vm, libm::floor(value))
    }
    /// Return the ceiling as an Integral.
    fn __ceil__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let value = own(vm, this)?;
        to_int(vm, libm::ceil(value))
    }
    /// The closest int, the even one of two.
    ///
    /// With ndigits, the closest float with so many digits behind the point.
    #[signature("($self, ndigits=None, /)")]
    fn __round__(this: ObjRef<'_>, vm: &mut Vm, ndigits: Option<ObjRef<'_>>) -> Result<Obj> {
        let value = own(vm, this)?;
        let Some(ndigits) = ndigits.filter(|ndigits| !ndigits.is_none()) else {
            return to_int(vm, libm::rint(value));
        };
        let ndigits = int::to_clipped(vm, ndigits)?;
        match plain::round(value, ndigits as i64) {
            Ok(value) => new(vm, value),
            Err(error) => Err(raise(vm, error)),
        }
    }
    /// Returns two ints whose quotient is exactly the float.
    ///
    /// They have no common divisor, and the second is positive. Raises
    /// OverflowError for infinities and ValueError for NaN.
    ///
    /// >>> (0.75).as_integer_ratio()
    /// (3, 4)
    fn as_integer_ratio(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let value = own(vm, this)?;
        match plain::as_integer_ratio(value) {
            Ok((numerator, denominator)) => {
                let both = [int::new(vm, numerator)?, int::new(vm, denominator)?];
                tuple::new(vm, &both)
            }
            Err(error) => Err(raise(vm, error)),
        }
    }
    /// Reads a float in hexadecimal.
    ///
    /// >>> float.fromhex('0x1.8p1')
    /// 3.0
    #[classmethod]
    #[signature("($type, string, /)")]
    fn fromhex(cls: ObjRef<'_>, vm: &mut Vm, string: ObjRef<'_>) -> Result<Obj> {
        let Some(text) = string.downcast::<Str>() else {
            return Err(vm.type_error("bad argument type for built-in operation"));
        };
        let parsed = match text.as_utf8_if_ascii() {
            Some(text) => plain::from_hex(Wtf8::new(text)),
            None => plain::from_hex(&text.to_wtf8()),
        };
        match parsed {
            Ok(value) => made(vm, cls, value),
            Err(error) => Err(raise(vm, error)),
        }
    }
    /// Writes the float in hexadecimal, which is exact.
    ///
    /// >>> (3.0).hex()
    /// '0x1.8000000000000p+1'
    fn hex(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let value = own(vm, this)?;
        vm.new_str(&plain::to_hex(value))
    }
    /// Return True if the float is an integer.
    fn is_integer(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        Ok(plain::is_integer(own(vm, this)?))
    }
    fn __getnewargs__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let value = own(vm, this)?;
        let value = new(vm, value)?;
        tuple::new(vm, &[value])
    }
    /// The machine's floating-point format for 'double' or 'float'; only used by the test suite.
    #[classmethod]
    #[signature("($type, typestr, /)")]
    fn __getformat__(_cls: ObjRef<'_>, vm: &mut Vm, typestr: &Str) -> Result<Obj> {
        if !typestr.equals("double") && !typestr.equals("float") {
            return Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'"));
        }
        vm.new_str(if cfg!(target_endian = "little") {
            "IEEE, little-endian"
        } else {
            "IEEE, big-endian"
        })
    }
    /// Writes the float as the format specification says.
    fn __format__(this: ObjRef<'_>, vm: &mut Vm, format_spec: &Str) -> Result<Obj> {
        crate::format::float(vm, this, format_spec)
    }
    /// the real part of a complex number
    #[getter]
    fn real(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    /// the imaginary part of a complex number
    #[getter]
    fn imag(_this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        new(vm, 0.0)
    }
}
