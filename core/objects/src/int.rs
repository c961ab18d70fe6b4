//! `int`: small values in the reference itself, larger ones (and instances of subclasses) in memory.

//!
//! - `arithmetic`: the operators, and what the eval loop inlines of them;
//! - `construct`: `int()`, from text, bytes and other numbers;
//! - `methods`: the type's slots and methods.

mod arithmetic;
mod construct;
mod methods;

pub use arithmetic::*;
pub(crate) use construct::is_bytearray;
pub use construct::{from_object, from_text, int_from_bytes_literal};
pub use methods::decimal;

use alloc::borrow::Cow;

use taipan_derive::pyclass;
use taipan_heap::{Obj, ObjRef, Trace, Unpacked, Visitor};
use taipan_numeric::{BigInt, Sign};

use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// The value of an int in memory: of one that fits no reference, or of an instance of a subclass (`bool` among them).
#[derive(Clone)]
pub enum Value {
    /// A value that fits an `isize`.
    Small(isize),
    /// Any other.
    Big(BigInt),
}

impl Trace for Value {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// int([x]) -> integer
/// int(x, base=10) -> integer
///
/// Makes an int of a number, cutting off what is behind the point, or of its text; without an argument, 0.
#[pyclass(name = "int", bits = [BASETYPE, LONG_SUBCLASS, MATCH_SELF])]
pub struct Int {
    value: Value,
}

impl Int {
    /// The payload of a small value.
    pub const fn small(value: isize) -> Int {
        Int {
            value: Value::Small(value),
        }
    }

    /// The payload of any value.
    pub fn from_value(value: Value) -> Int {
        Int { value }
    }

    /// The value.
    pub fn value(&self) -> &Value {
        &self.value
    }
}

/// An int's value, borrowed: `Small` exactly when it fits.
#[derive(Clone, Copy)]
pub enum IntRef<'a> {
    /// One that fits an `isize`.
    Small(isize),
    /// Any other.
    Big(&'a BigInt),
}

impl<'a> IntRef<'a> {
    /// The value as a big int.
    pub fn to_big(self) -> BigInt {
        self.as_big().into_owned()
    }

    /// The value as a big int, borrowed if it is one.
    pub fn as_big(self) -> Cow<'a, BigInt> {
        match self {
            IntRef::Small(value) => Cow::Owned(BigInt::from(value)),
            IntRef::Big(value) => Cow::Borrowed(value),
        }
    }

    /// The value to be kept.
    pub fn to_value(self) -> Value {
        match self {
            IntRef::Small(value) => Value::Small(value),
            IntRef::Big(value) => Value::Big(value.clone()),
        }
    }

    /// Whether the value is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(value) => value < 0,
            IntRef::Big(value) => value.sign() == Sign::Minus,
        }
    }

    /// The value as an `i64`, if it fits.
    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(value) => Some(value as i64),
            IntRef::Big(value) => i64::try_from(value).ok(),
        }
    }

    /// The order of two ints.
    pub fn compare(self, other: IntRef<'_>) -> core::cmp::Ordering {
        match (self, other) {
            (IntRef::Small(a), IntRef::Small(b)) => a.cmp(&b),
            (IntRef::Big(a), IntRef::Big(b)) => a.cmp(b),
            (a, b) => a.as_big().cmp(&b.as_big()),
        }
    }

    /// The order of an int and a float; `None` for NaN.
    pub fn compare_float(self, other: f64) -> Option<core::cmp::Ordering> {
        match self {
            IntRef::Small(value) => taipan_numeric::int::compare_i64_f64(value as i64, other),
            IntRef::Big(value) => taipan_numeric::int::compare_f64(value, other),
        }
    }

    /// The hash.
    pub fn hash(self) -> isize {
        match self {
            IntRef::Small(value) => taipan_numeric::hash::int_i64(value as i64),
            IntRef::Big(value) => taipan_numeric::hash::int(value),
        }
    }
}

/// The value of an `int` or of an instance of a subclass.
#[inline]
pub fn value(obj: ObjRef<'_>) -> Option<IntRef<'_>> {
    match obj.unpack() {
        Unpacked::Int(value) => Some(IntRef::Small(value)),
        Unpacked::Float(_) => None,
        Unpacked::Object(object) => object.downcast::<Int>().map(|int| match &int.value {
            Value::Small(value) => IntRef::Small(*value),
            Value::Big(value) => IntRef::Big(value),
        }),
    }
}

/// What an `int` can be made from.
pub trait ToInt {
    /// The object.
    fn to_int(self, vm: &mut Vm) -> Result<Obj>;
}

macro_rules! to_int {
    ($($ty:ty),*) => {
        $(impl ToInt for $ty {
            #[inline(always)]
            fn to_int(self, vm: &mut Vm) -> Result<Obj> {
                match isize::try_from(self) {
                    Ok(value) => match Obj::small_int(value) {
                        Some(small) => Ok(small),
                        None => boxed(vm, Value::Small(value)),
                    },
                    Err(_) => boxed(vm, Value::Big(BigInt::from(self))),
                }
            }
        })*
    };
}

to_int!(isize, usize, i64, u64, i32, u32, i128, u128, u8, i16, u16);

impl ToInt for BigInt {
    fn to_int(self, vm: &mut Vm) -> Result<Obj> {
        match isize::try_from(&self) {
            Ok(value) => value.to_int(vm),
            Err(_) => boxed(vm, Value::Big(self)),
        }
    }
}

impl ToInt for taipan_numeric::int::Int {
    fn to_int(self, vm: &mut Vm) -> Result<Obj> {
        match self {
            taipan_numeric::int::Int::Small(value) => value.to_int(vm),
            taipan_numeric::int::Int::Big(value) => value.to_int(vm),
        }
    }
}

impl ToInt for IntRef<'_> {
    fn to_int(self, vm: &mut Vm) -> Result<Obj> {
        match self {
            IntRef::Small(value) => value.to_int(vm),
            IntRef::Big(value) => boxed(vm, Value::Big(value.clone())),
        }
    }
}

#[cold]
#[inline(never)]
fn boxed(vm: &mut Vm, value: Value) -> Result<Obj> {
    Ok(vm.alloc().instance(INT.as_obj(), Int { value })?.into())
}

/// An `int`.
#[inline(always)]
pub fn new(vm: &mut Vm, value: impl ToInt) -> Result<Obj> {
    value.to_int(vm)
}

/// An exact `int` of the same value: `obj` itself, if it is one. `obj` must be an `int`.
pub fn exact(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    if obj.as_small_int().is_some() || obj.is_exact(INT) {
        return Ok(obj.own());
    }
    match value(obj) {
        Some(int) => new(vm, int),
        None => Err(crate::args::wrong_receiver(vm, obj)),
    }
}

/// The `int` that `obj` stands for as an index: itself, or what `__index__` gives (`PyNumber_Index`).
pub fn index(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    if obj.is_a(INT) {
        return Ok(obj.own());
    }
    let Some(slot) = obj.ty().slots().index else {
        let kind = obj.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "'{kind}' object cannot be interpreted as an integer"
        )));
    };
    let made = slot(vm, obj)?;
    if made.is_exact(INT) {
        return Ok(made);
    }
    let kind = made.ty().display_name(vm);
    if !made.is_a(INT) {
        return Err(vm.type_error(format_args!("__index__ returned non-int (type {kind})")));
    }
    let message = vm.format(format_args!(
        "__index__ returned non-int (type {kind}).  The ability to return an instance of a strict subclass of int is \
         deprecated, and may not be supported in a future version of Python."
    ))?;
    (vm.hooks().warn)(vm, exceptions::DEPRECATION_WARNING, message.borrow(), 1)?;
    Ok(made)
}

/// The value of `obj` as an index, clipped to what fits (`PyNumber_AsSsize_t` with no error): for slices.
pub fn to_clipped(vm: &mut Vm, obj: ObjRef<'_>) -> Result<isize> {
    let int = index(vm, obj)?;
    Ok(match value(int.borrow()) {
        Some(IntRef::Small(value)) => value,
        Some(IntRef::Big(big)) => isize::try_from(big).unwrap_or(match big.sign() {
            Sign::Minus => isize::MIN,
            _ => isize::MAX,
        }),
        None => 0,
    })
}

fn sized(vm: &mut Vm, obj: ObjRef<'_>, too_large: impl FnOnce(&mut Vm) -> Exception) -> Result<isize> {
    if let Some(value) = obj.as_small_int() {
        return Ok(value);
    }
    let int = index(vm, obj)?;
    match value(int.borrow()) {
        Some(IntRef::Small(value)) => Ok(value),
        Some(IntRef::Big(big)) => isize::try_from(big).map_err(|_| too_large(vm)),
        None => Err(too_large(vm)),
    }
}

/// The value of `obj` as a `Py_ssize_t`. Raises `OverflowError`.
pub fn to_ssize(vm: &mut Vm, obj: ObjRef<'_>) -> Result<isize> {
    sized(vm, obj, |vm| {
        vm.overflow_error("Python int too large to convert to C ssize_t")
    })
}

/// The value of an int, and nothing else, as a `Py_ssize_t` (`PyLong_AsSsize_t`). Raises `TypeError`, `OverflowError`.
pub fn exact_ssize(vm: &mut Vm, obj: ObjRef<'_>) -> Result<isize> {
    match value(obj) {
        Some(_) => to_ssize(vm, obj),
        None => Err(vm.type_error("an integer is required")),
    }
}

/// The value of `obj` as an index. Raises `IndexError` if it does not fit.
pub fn to_index(vm: &mut Vm, obj: ObjRef<'_>) -> Result<isize> {
    let kind = obj.ty();
    sized(vm, obj, |vm| {
        let kind = kind.display_name(vm);
        vm.index_error(format_args!("cannot fit '{kind}' into an index-sized integer"))
    })
}

/// The value of `obj` as a count, such as that of repetitions. Raises `OverflowError` if it does not fit.
pub fn to_count(vm: &mut Vm, obj: ObjRef<'_>) -> Result<isize> {
    let kind = obj.ty();
    sized(vm, obj, |vm| {
        let kind = kind.display_name(vm);
        vm.overflow_error(format_args!("cannot fit '{kind}' into an index-sized integer"))
    })
}

/// The value of `obj` as a C `int`, as most native functions' arguments are read (`PyLong_AsInt`). Raises
/// `OverflowError`.
pub fn to_int_argument(vm: &mut Vm, obj: ObjRef<'_>) -> Result<i32> {
    let too_large = |vm: &mut Vm| vm.overflow_error("Python int too large to convert to C int");
    let value = sized(vm, obj, too_large)?;
    i32::try_from(value).map_err(|_| too_large(vm))
}

/// The value of `obj` as a C `int`, as the format `i` of `PyArg_Parse` reads it. Raises `OverflowError`.
pub fn to_c_int(vm: &mut Vm, obj: ObjRef<'_>) -> Result<i32> {
    let value = sized(vm, obj, |vm| {
        vm.overflow_error("Python int too large to convert to C int")
    })?;
    match i32::try_from(value) {
        Ok(value) => Ok(value),
        Err(_) if value > 0 => Err(vm.overflow_error("signed integer is greater than maximum")),
        Err(_) => Err(vm.overflow_error("signed integer is less than minimum")),
    }
}
