//! The slots and methods of `int`.

use taipan_derive::pymethods;
use taipan_heap::{Obj, ObjRef};
use taipan_numeric::int as plain;
use taipan_numeric::int::ByteOrder;

use super::{INT, Int, IntRef, arithmetic as ops, construct, exact, index, new, value};
use crate::call::{self, Args};
use crate::exception::Result;
use crate::number::raise;
use crate::slots::CompareOp;
use crate::str::Str;
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// The receiver's value; descriptors have checked its type.
fn own<'a>(vm: &mut Vm, this: ObjRef<'a>) -> Result<IntRef<'a>> {
    match value(this) {
        Some(int) => Ok(int),
        None => Err(crate::args::wrong_receiver(vm, this)),
    }
}

/// `str(int)`. Raises `ValueError` for more digits than `sys.set_int_max_str_digits` allows.
pub fn decimal(vm: &mut Vm, int: IntRef<'_>) -> Result<Obj> {
    match int {
        IntRef::Small(value) => {
            // 20 characters hold any 64-bit int.
            let mut text = [0; 20];
            let mut at = text.len();
            let mut rest = value.unsigned_abs();
            loop {
                at -= 1;
                text[at] = b'0' + (rest % 10) as u8;
                rest /= 10;
                if rest == 0 {
                    break;
                }
            }
            if value < 0 {
                at -= 1;
                text[at] = b'-';
            }
            vm.new_latin1(&text[at..], true)
        }
        IntRef::Big(value) => {
            let limit = vm.interp().int_max_str_digits.get();
            match plain::to_decimal(value, limit) {
                Ok(text) => vm.new_str(&text),
                Err(error) => Err(raise(vm, error)),
            }
        }
    }
}

fn byte_order(vm: &mut Vm, given: Option<&Str>) -> Result<ByteOrder> {
    match given {
        None => Ok(ByteOrder::Big),
        Some(text) if text.equals("big") => Ok(ByteOrder::Big),
        Some(text) if text.equals("little") => Ok(ByteOrder::Little),
        Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

#[pymethods]
impl Int {
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let int = own(vm, this)?;
        decimal(vm, int)
    }
    #[slot]
    fn hash(this: ObjRef<'_>, vm: &mut Vm) -> Result<isize> {
        Ok(own(vm, this)?.hash())
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, _vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        Ok(ops::compare(this, other, op))
    }
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        construct::construct(vm, cls, args)
    }
    #[slot]
    fn add(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::add(vm, this, other)
    }
    #[slot]
    fn sub(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::sub(vm, this, other)
    }
    #[slot]
    fn mul(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::mul(vm, this, other)
    }
    #[slot]
    fn rem(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::rem(vm, this, other)
    }
    #[slot]
    fn divmod(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::divmod(vm, this, other)
    }
    #[slot]
    fn pow(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, modulus: ObjRef<'_>) -> Result<Obj> {
        ops::power(vm, this, other, modulus)
    }
    #[slot]
    fn neg(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        ops::negative(vm, this)
    }
    #[slot]
    fn pos(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    #[slot]
    fn abs(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        ops::absolute(vm, this)
    }
    #[slot]
    fn bool(this: ObjRef<'_>, _vm: &mut Vm) -> Result<bool> {
        Ok(!matches!(value(this), Some(IntRef::Small(0)) | None))
    }
    #[slot]
    fn invert(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        ops::invert(vm, this)
    }
    #[slot]
    fn lshift(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::lshift(vm, this, other)
    }
    #[slot]
    fn rshift(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::rshift(vm, this, other)
    }
    #[slot]
    fn and(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::and(vm, this, other)
    }
    #[slot]
    fn xor(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::xor(vm, this, other)
    }
    #[slot]
    fn or(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::or(vm, this, other)
    }
    #[slot]
    fn int(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    #[slot]
    fn float(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let int = own(vm, this)?;
        let float = crate::float::from_int(vm, int)?;
        crate::float::new(vm, float)
    }
    #[slot]
    fn floordiv(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::floor_div(vm, this, other)
    }
    #[slot]
    fn truediv(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        ops::true_div(vm, this, other)
    }
    #[slot]
    fn index(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    /// Returns self: an int has no imaginary part.
    fn conjugate(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    /// How many binary digits the magnitude has.
    ///
    /// >>> (5).bit_length()
    /// 3
    fn bit_length(this: ObjRef<'_>, vm: &mut Vm) -> Result<u64> {
        Ok(match own(vm, this)? {
            IntRef::Small(value) => (usize::BITS - value.unsigned_abs().leading_zeros()).into(),
            IntRef::Big(value) => value.bits(),
        })
    }
    /// How many binary digits of the magnitude are 1.
    ///
    /// >>> (5).bit_count()
    /// 2
    fn bit_count(this: ObjRef<'_>, vm: &mut Vm) -> Result<u64> {
        Ok(match own(vm, this)? {
            IntRef::Small(value) => value.unsigned_abs().count_ones().into(),
            IntRef::Big(value) => plain::bit_count(value),
        })
    }
    /// Writes the int as bytes.
    ///
    ///   length
    ///     How many bytes to make. An OverflowError is raised if they do not hold
    ///     the integer.
    ///   byteorder
    ///     'big' puts the most significant byte first, 'little' last.
    ///     sys.byteorder names the order of the machine.
    ///   signed
    ///     Whether two's complement represents the integer. If not, a negative
    ///     integer raises an OverflowError.
    #[signature("($self, /, length=1, byteorder='big', *, signed=False)")]
    fn to_bytes(
        this: ObjRef<'_>,
        vm: &mut Vm,
        length: Option<isize>,
        byteorder: Option<&Str>,
        signed: Option<bool>,
    ) -> Result<Obj> {
        let order = byte_order(vm, byteorder)?;
        let Ok(length) = usize::try_from(length.unwrap_or(1)) else {
            return Err(vm.value_error("length argument must be non-negative"));
        };
        let int = own(vm, this)?;
        match plain::to_bytes(&int.as_big(), length, order, signed.unwrap_or(false)) {
            Ok(bytes) => crate::bytes::new(vm, &bytes),
            Err(error) => Err(raise(vm, error)),
        }
    }
    /// Reads an int from its bytes.
    ///
    ///   bytes
    ///     An object with a buffer or an iterable of ints in range(256).
    ///   byteorder
    ///     'big' puts the most significant byte first, 'little' last.
    ///     sys.byteorder names the order of the machine.
    ///   signed
    ///     Whether the bytes are two's complement.
    #[classmethod]
    #[signature("($type, /, bytes, byteorder='big', *, signed=False)")]
    fn from_bytes(
        cls: ObjRef<'_>,
        vm: &mut Vm,
        bytes: ObjRef<'_>,
        byteorder: Option<&Str>,
        signed: Option<bool>,
    ) -> Result<Obj> {
        let order = byte_order(vm, byteorder)?;
        let bytes = construct::to_bytes_of(vm, bytes)?;
        let made = match plain::from_bytes(&bytes, order, signed.unwrap_or(false)) {
            Ok(int) => new(vm, int)?,
            Err(error) => return Err(raise(vm, error)),
        };
        if cls.is(INT.as_obj()) {
            Ok(made)
        } else {
            call::call(vm, cls, &[made.borrow()])
        }
    }
    /// The pair (self, 1): a quotient of two ints.
    ///
    /// >>> (7).as_integer_ratio()
    /// (7, 1)
    fn as_integer_ratio(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let numerator = exact(vm, this)?;
        tuple::new(vm, &[numerator, Obj::from_i16(1)])
    }
    /// True, as a float that is a whole number answers.
    fn is_integer(_this: ObjRef<'_>, _vm: &mut Vm) -> bool {
        true
    }
    /// Truncating an Integral returns itself.
    fn __trunc__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    /// Flooring an Integral returns itself.
    fn __floor__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    /// Ceiling of an Integral returns itself.
    fn __ceil__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    /// The int itself.
    ///
    /// With a negative ndigits, the closest multiple of that power of ten, the even one of two.
    #[signature("($self, ndigits=None, /)")]
    fn __round__(this: ObjRef<'_>, vm: &mut Vm, ndigits: Option<ObjRef<'_>>) -> Result<Obj> {
        let Some(ndigits) = ndigits.filter(|ndigits| !ndigits.is_none()) else {
            return exact(vm, this);
        };
        let ndigits = index(vm, ndigits)?;
        let Some(digits) = value(ndigits.borrow()).filter(|digits| digits.is_negative()) else {
            return exact(vm, this);
        };
        let int = own(vm, this)?;
        match plain::round_to_tens(&int.as_big(), &-digits.to_big()) {
            Ok(rounded) => new(vm, rounded),
            Err(error) => Err(raise(vm, error)),
        }
    }
    fn __getnewargs__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let int = exact(vm, this)?;
        tuple::new(vm, &[int])
    }
    /// Writes the int as the format specification says.
    fn __format__(this: ObjRef<'_>, vm: &mut Vm, format_spec: &Str) -> Result<Obj> {
        crate::format::int(vm, this, format_spec)
    }
    /// Returns size in memory, in bytes.
    fn __sizeof__(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
        let digits = match own(vm, this)? {
            IntRef::Small(_) => 0,
            IntRef::Big(value) => usize::try_from(value.bits().div_ceil(8)).unwrap_or(usize::MAX),
        };
        Ok(crate::object_methods::size_of(this).saturating_add(digits))
    }
    /// the real part of a complex number
    #[getter]
    fn real(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    /// the imaginary part of a complex number
    #[getter]
    fn imag(_this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(Obj::from_i16(0))
    }
    /// the int itself, as a fraction's upper part
    #[getter]
    fn numerator(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        exact(vm, this)
    }
    /// 1, as a fraction's lower part
    #[getter]
    fn denominator(_this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(Obj::from_i16(1))
    }
}
