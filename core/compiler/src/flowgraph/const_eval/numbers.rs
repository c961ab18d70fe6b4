//! Arithmetic on constants that are numbers; bools are ints here.

use core::cmp::Ordering;

use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::Const;
use taipan_bytecode::operand::BinaryOp;
use taipan_numeric::BigInt;
use taipan_numeric::complex::{self, Complex};
use taipan_numeric::float::{self, Power};
use taipan_numeric::hash;
use taipan_numeric::int::{self, Int};

use super::MAX_INT_SIZE;

/// A number of one of Python's three types.
pub(super) enum Number {
    Int(BigInt),
    Float(f64),
    Complex(Complex),
}

impl Number {
    /// The number that a constant is.
    pub(super) fn of(value: &Const) -> Option<Number> {
        Some(match value {
            Const::False => Number::Int(BigInt::from(0)),
            Const::True => Number::Int(BigInt::from(1)),
            Const::Int(value) => Number::Int(BigInt::from(*value)),
            Const::BigInt(value) => Number::Int(value.clone()),
            Const::Float(value) => Number::Float(*value),
            Const::Complex { real, imag } => Number::Complex(Complex {
                real: *real,
                imag: *imag,
            }),
            _ => return None,
        })
    }
}

fn int_const(value: BigInt) -> Const {
    match Int::from(value) {
        Int::Small(value) => Const::Int(value),
        Int::Big(value) => Const::BigInt(value),
    }
}

fn complex_const(value: Complex) -> Const {
    Const::Complex {
        real: value.real,
        imag: value.imag,
    }
}

/// `left == right`.
pub(super) fn equal(left: &Number, right: &Number) -> bool {
    match (left, right) {
        (Number::Int(left), Number::Int(right)) => left == right,
        (Number::Int(int), Number::Float(float)) | (Number::Float(float), Number::Int(int)) => {
            int::compare_f64(int, *float) == Some(Ordering::Equal)
        }
        (Number::Float(left), Number::Float(right)) => left == right,
        (Number::Complex(left), Number::Complex(right)) => left.real == right.real && left.imag == right.imag,
        (Number::Complex(complex), other) | (other, Number::Complex(complex)) => {
            complex.imag == 0.0 && equal(&Number::Float(complex.real), other)
        }
    }
}

/// The number's hash, equal for equal numbers of all types; NaN has none.
pub(super) fn hash(number: &Number) -> Option<u64> {
    let hash = match number {
        Number::Int(value) => hash::int(value),
        Number::Float(value) => hash::float(*value)?,
        Number::Complex(value) => hash::complex(hash::float(value.real)?, hash::float(value.imag)?),
    };
    Some(hash as u64)
}

/// `left operator right`, unless it raises or is too large.
pub(super) fn binary(operator: BinaryOp, left: Number, right: Number) -> Option<Const> {
    match (left, right) {
        (Number::Int(left), Number::Int(right)) => int_binary(operator, &left, &right),
        (Number::Complex(left), Number::Complex(right)) => complex_binary(operator, left, right),
        (Number::Complex(left), right) => complex_real_binary(operator, left, to_float(right)?),
        (left, Number::Complex(right)) => real_complex_binary(operator, to_float(left)?, right),
        (left, right) => float_binary(operator, to_float(left)?, to_float(right)?),
    }
}

/// The result of a unary instruction; `CALL_INTRINSIC_1` is the one for `+`.
pub(super) fn unary(opcode: Op, operand: Number) -> Option<Const> {
    Some(match (opcode, operand) {
        (Op::UNARY_NEGATIVE, Number::Int(value)) => int_const(-value),
        (Op::UNARY_NEGATIVE, Number::Float(value)) => Const::Float(-value),
        (Op::UNARY_NEGATIVE, Number::Complex(value)) => complex_const(complex::negate(value)),
        (Op::UNARY_INVERT, Number::Int(value)) => int_const(int::invert(&value)),
        (Op::CALL_INTRINSIC_1, Number::Int(value)) => int_const(value),
        (Op::CALL_INTRINSIC_1, Number::Float(value)) => Const::Float(value),
        (Op::CALL_INTRINSIC_1, Number::Complex(value)) => complex_const(value),
        _ => return None,
    })
}

fn to_float(number: Number) -> Option<f64> {
    match number {
        Number::Int(value) => int::to_f64(&value).ok(),
        Number::Float(value) => Some(value),
        Number::Complex(_) => None,
    }
}

fn int_binary(operator: BinaryOp, left: &BigInt, right: &BigInt) -> Option<Const> {
    let zero = BigInt::from(0);
    // Whether a result of `bits` bits, if neither operand is zero, is small enough.
    let fits =
        |bits: Option<u64>| *left == zero || *right == zero || bits.is_some_and(|bits| bits <= MAX_INT_SIZE);
    let value = match operator {
        BinaryOp::Add => left + right,
        BinaryOp::Subtract => left - right,
        BinaryOp::Multiply => {
            if !fits(left.bits().checked_add(right.bits())) {
                return None;
            }
            left * right
        }
        BinaryOp::TrueDivide => return int::true_div(left, right).ok().map(Const::Float),
        BinaryOp::FloorDivide => int::floor_div(left, right).ok()?,
        BinaryOp::Remainder => int::modulo(left, right).ok()?,
        BinaryOp::Power => {
            if *right < zero {
                let (left, right) = (int::to_f64(left).ok()?, int::to_f64(right).ok()?);
                return float_binary(operator, left, right);
            }
            if *left != zero && *right != zero {
                let exponent = u64::try_from(right).ok()?;
                if left.bits() > MAX_INT_SIZE / exponent {
                    return None;
                }
            }
            int::pow(left, right).ok()??
        }
        BinaryOp::Lshift => {
            if !fits(
                u64::try_from(right)
                    .ok()
                    .and_then(|count| count.checked_add(left.bits())),
            ) {
                return None;
            }
            int::shift_left(left, right).ok()?
        }
        BinaryOp::Rshift => int::shift_right(left, right).ok()?,
        BinaryOp::And => int::and(left, right),
        BinaryOp::Or => int::or(left, right),
        BinaryOp::Xor => int::xor(left, right),
        _ => return None,
    };
    Some(int_const(value))
}

fn float_binary(operator: BinaryOp, left: f64, right: f64) -> Option<Const> {
    let value = match operator {
        BinaryOp::Add => left + right,
        BinaryOp::Subtract => left - right,
        BinaryOp::Multiply => left * right,
        BinaryOp::TrueDivide => float::true_div(left, right).ok()?,
        BinaryOp::FloorDivide => float::floor_div(left, right).ok()?,
        BinaryOp::Remainder => float::modulo(left, right).ok()?,
        BinaryOp::Power => match float::pow(left, right).ok()? {
            Power::Float(value) => value,
            Power::Complex => {
                return complex_binary(operator, Complex::new(left, 0.0), Complex::new(right, 0.0));
            }
        },
        _ => return None,
    };
    Some(Const::Float(value))
}

fn complex_binary(operator: BinaryOp, left: Complex, right: Complex) -> Option<Const> {
    let value = match operator {
        BinaryOp::Add => complex::add(left, right),
        BinaryOp::Subtract => complex::subtract(left, right),
        BinaryOp::Multiply => complex::multiply(left, right),
        BinaryOp::TrueDivide => complex::divide(left, right).ok()?,
        BinaryOp::Power => complex::pow(left, right).ok()?,
        _ => return None,
    };
    Some(complex_const(value))
}

fn complex_real_binary(operator: BinaryOp, left: Complex, right: f64) -> Option<Const> {
    let value = match operator {
        BinaryOp::Add => complex::add_real(left, right),
        BinaryOp::Subtract => complex::subtract_real(left, right),
        BinaryOp::Multiply => complex::multiply_real(left, right),
        BinaryOp::TrueDivide => complex::divide_real(left, right).ok()?,
        _ => return complex_binary(operator, left, Complex::new(right, 0.0)),
    };
    Some(complex_const(value))
}

fn real_complex_binary(operator: BinaryOp, left: f64, right: Complex) -> Option<Const> {
    let value = match operator {
        BinaryOp::Add => complex::add_real(right, left),
        BinaryOp::Subtract => complex::real_subtract(left, right),
        BinaryOp::Multiply => complex::multiply_real(right, left),
        BinaryOp::TrueDivide => complex::real_divide(left, right).ok()?,
        _ => return complex_binary(operator, Complex::new(left, 0.0), right),
    };
    Some(complex_const(value))
}
