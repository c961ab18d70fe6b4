//! The numbers of patterns, which the grammar gives as operators: `-1`, `2+3j`.

use taipan_syntax::Arena;
use taipan_syntax::ast::{Complex, Constant, Expr, ExprKind, Int, Operator, UnaryOp};

/// The value of such an expression, if it is one.
pub(super) fn pattern_number<'a>(expression: &Expr<'a>, arena: &'a Arena) -> Option<Constant<'a>> {
    match expression.kind {
        ExprKind::UnaryOp {
            op: UnaryOp::USub,
            operand,
        } => match operand.kind {
            ExprKind::Constant { value, .. } => negated(value, arena),
            _ => None,
        },
        ExprKind::BinOp { left, op, right } => {
            let ExprKind::Constant {
                value: Constant::Complex(&Complex { real, imag }),
                ..
            } = right.kind
            else {
                return None;
            };
            let left = match left.kind {
                ExprKind::Constant { value, .. } => value,
                ExprKind::UnaryOp { .. } => pattern_number(left, arena)?,
                _ => return None,
            };
            let (left_real, left_imag) = match left {
                Constant::Int(int) => (int_to_f64(int)?, None),
                Constant::Float(float) => (float.get(), None),
                Constant::Complex(&Complex { real, imag }) => (real, Some(imag)),
                _ => return None,
            };
            let value = match op {
                Operator::Add => Complex {
                    real: left_real + real,
                    imag: left_imag.map_or(imag, |left_imag| left_imag + imag),
                },
                Operator::Sub => Complex {
                    real: left_real - real,
                    imag: left_imag.map_or(-imag, |left_imag| left_imag - imag),
                },
                _ => return None,
            };
            Some(Constant::Complex(arena.alloc(value)))
        }
        _ => None,
    }
}

/// `-value`, for numbers.
fn negated<'a>(value: Constant<'a>, arena: &'a Arena) -> Option<Constant<'a>> {
    Some(match value {
        Constant::Int(Int::Small(value)) => match value.get().checked_neg() {
            Some(value) => Constant::Int(Int::Small(value.into())),
            None => Constant::Int(Int::Big {
                negative: false,
                digits: &[0, 0x8000_0000],
            }),
        },
        Constant::Int(Int::Big {
            negative: false,
            digits: [0, 0x8000_0000],
        }) => Constant::Int(Int::Small(i64::MIN.into())),
        Constant::Int(Int::Big { negative, digits }) => Constant::Int(Int::Big {
            negative: !negative,
            digits,
        }),
        Constant::Float(value) => Constant::Float((-value.get()).into()),
        Constant::Complex(&Complex { real, imag }) => Constant::Complex(arena.alloc(Complex {
            real: -real,
            imag: -imag,
        })),
        _ => return None,
    })
}

/// The nearest float, ties to even; `None` if there is none, because the number is too large.
fn int_to_f64(int: Int<'_>) -> Option<f64> {
    let (negative, digits) = match int {
        Int::Small(value) => return Some(value.get() as f64),
        Int::Big { negative, digits } => (negative, digits),
    };
    // The topmost 96 bits at least, the lowest of them set if anything is lost below.
    let top = digits.len().saturating_sub(4);
    let (low, high) = digits.split_at(top);
    let mut mantissa = high
        .iter()
        .rev()
        .fold(0_u128, |value, &digit| (value << 32) | u128::from(digit));
    if low.iter().any(|&digit| digit != 0) {
        mantissa |= 1;
    }
    let exponent = i32::try_from(low.len()).ok()?.checked_mul(32)?;
    let value = scaled(mantissa as f64, exponent)?;
    Some(if negative { -value } else { value })
}

/// `value * 2**exponent`, if that is finite.
fn scaled(mut value: f64, exponent: i32) -> Option<f64> {
    for _ in 0..exponent {
        value *= 2.0;
        if value.is_infinite() {
            return None;
        }
    }
    Some(value)
}
