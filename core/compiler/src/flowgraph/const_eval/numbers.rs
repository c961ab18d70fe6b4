//! Arithmetic on constants that are numbers; bools are ints here.

use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::Const;
use taipan_bytecode::operand::BinaryOp;

/// A number of one of Python's types.
pub(super) enum Number {
    Int(i64),
    Float(f64),
}

impl Number {
    /// The number that a constant is.
    pub(super) fn of(value: &Const) -> Option<Number> {
        Some(match value {
            Const::False => Number::Int(0),
            Const::True => Number::Int(1),
            Const::Int(value) => Number::Int(*value),
            Const::Float(value) => Number::Float(*value),
            _ => return None,
        })
    }
}

/// `left == right`.
pub(super) fn equal(left: &Number, right: &Number) -> bool {
    match (left, right) {
        (Number::Int(left), Number::Int(right)) => left == right,
        (Number::Int(int), Number::Float(float)) | (Number::Float(float), Number::Int(int)) => {
            *int as f64 == *float
        }
        (Number::Float(left), Number::Float(right)) => left == right,
    }
}

/// The number's hash, equal for equal numbers of all types.
pub(super) fn hash(number: &Number) -> Option<u64> {
    Some(match number {
        Number::Int(value) => (*value as f64).to_bits(),
        Number::Float(value) => (value + 0.0).to_bits(),
    })
}

/// `left operator right`, unless it raises or is too large.
pub(super) fn binary(operator: BinaryOp, left: Number, right: Number) -> Option<Const> {
    let (Number::Int(left), Number::Int(right)) = (left, right) else {
        return None;
    };
    let value = match operator {
        BinaryOp::Add => left.checked_add(right)?,
        BinaryOp::Subtract => left.checked_sub(right)?,
        BinaryOp::Multiply => left.checked_mul(right)?,
        BinaryOp::And => left & right,
        BinaryOp::Or => left | right,
        BinaryOp::Xor => left ^ right,
        _ => return None,
    };
    Some(Const::Int(value))
}

/// The result of a unary instruction; `CALL_INTRINSIC_1` is the one for `+`.
pub(super) fn unary(opcode: Op, operand: Number) -> Option<Const> {
    Some(match (opcode, operand) {
        (Op::UNARY_NEGATIVE, Number::Int(value)) => Const::Int(value.checked_neg()?),
        (Op::UNARY_NEGATIVE, Number::Float(value)) => Const::Float(-value),
        (Op::UNARY_INVERT, Number::Int(value)) => Const::Int(!value),
        (Op::CALL_INTRINSIC_1, Number::Int(value)) => Const::Int(value),
        (Op::CALL_INTRINSIC_1, Number::Float(value)) => Const::Float(value),
        _ => return None,
    })
}
