//! `int`: small values in the reference itself, larger ones (and instances of subclasses) in memory.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, SMALL_INT_MAX, SMALL_INT_MIN, Trace, Unpacked, Visitor};
use taipan_numeric::BigInt;

use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::singletons::NOT_IMPLEMENTED;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// The value of an int in memory. Small values occur in subclasses only (`bool` among them).
pub enum Value {
    /// A value that fits a reference.
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
/// Convert a number or string to an integer, or return 0 if no arguments are given.
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

/// An int's value, borrowed.
#[derive(Clone, Copy)]
pub enum IntRef<'a> {
    /// A small one.
    Small(isize),
    /// A large one.
    Big(&'a BigInt),
}

impl IntRef<'_> {
    /// The value as a big int.
    pub fn to_big(self) -> BigInt {
        match self {
            IntRef::Small(value) => BigInt::from(value),
            IntRef::Big(value) => value.clone(),
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
                if let Ok(value) = isize::try_from(self) {
                    if let Some(small) = Obj::small_int(value) {
                        return Ok(small);
                    }
                }
                boxed(vm, BigInt::from(self))
            }
        })*
    };
}

to_int!(isize, usize, i64, u64, i32, u32, i128, u128, u8, i16, u16);

impl ToInt for BigInt {
    fn to_int(self, vm: &mut Vm) -> Result<Obj> {
        match isize::try_from(&self) {
            Ok(value) if (SMALL_INT_MIN..=SMALL_INT_MAX).contains(&value) => {
                Ok(Obj::small_int(value).unwrap_or(Obj::from_i16(0)))
            }
            _ => boxed(vm, self),
        }
    }
}

#[cold]
#[inline(never)]
fn boxed(vm: &mut Vm, value: BigInt) -> Result<Obj> {
    Ok(vm
        .alloc()
        .instance(
            INT.as_obj(),
            Int {
                value: Value::Big(value),
            },
        )?
        .into())
}

/// An `int`.
#[inline(always)]
pub fn new(vm: &mut Vm, value: impl ToInt) -> Result<Obj> {
    value.to_int(vm)
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
            taipan_numeric::Sign::Minus => isize::MIN,
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

/// The value of `obj` as an index. Raises `IndexError` if it does not fit.
pub fn to_index(vm: &mut Vm, obj: ObjRef<'_>) -> Result<isize> {
    let kind = obj.ty();
    sized(vm, obj, |vm| {
        let kind = kind.display_name(vm);
        vm.index_error(format_args!("cannot fit '{kind}' into an index-sized integer"))
    })
}

/// The value of `obj` as a C `int`. Raises `OverflowError`.
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

fn bitwise(
    vm: &mut Vm,
    a: ObjRef<'_>,
    b: ObjRef<'_>,
    small: fn(isize, isize) -> isize,
    big: fn(&BigInt, &BigInt) -> BigInt,
) -> Result<Obj> {
    match (value(a), value(b)) {
        (Some(IntRef::Small(a)), Some(IntRef::Small(b))) => new(vm, small(a, b)),
        (Some(a), Some(b)) => new(vm, big(&a.to_big(), &b.to_big())),
        _ => Ok(NOT_IMPLEMENTED.own()),
    }
}

/// `a & b`, or `NotImplemented`.
pub fn and(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    bitwise(vm, a, b, |a, b| a & b, taipan_numeric::int::and)
}

/// `a ^ b`, or `NotImplemented`.
pub fn xor(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    bitwise(vm, a, b, |a, b| a ^ b, taipan_numeric::int::xor)
}

/// `a | b`, or `NotImplemented`.
pub fn or(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    bitwise(vm, a, b, |a, b| a | b, taipan_numeric::int::or)
}

/// `~a`, or `NotImplemented`.
pub fn invert(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
    match value(a) {
        Some(IntRef::Small(a)) => new(vm, !a),
        Some(IntRef::Big(a)) => new(vm, taipan_numeric::int::invert(a)),
        None => Ok(NOT_IMPLEMENTED.own()),
    }
}

#[pymethods]
impl Int {
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        match value(this) {
            Some(IntRef::Small(value)) => vm.format(format_args!("{value}")),
            Some(IntRef::Big(value)) => {
                let limit = vm.interp().int_max_str_digits.get();
                match taipan_numeric::int::to_decimal(value, limit) {
                    Ok(text) => vm.new_str(&text),
                    Err(error) => Err(crate::number::raise(vm, error)),
                }
            }
            None => Ok(NOT_IMPLEMENTED.own()),
        }
    }
}
