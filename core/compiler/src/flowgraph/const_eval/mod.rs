//! Arithmetic on constants, as the runtime would do it; what would raise, or get large, is left to the runtime.

mod numbers;
mod sequences;
mod sets;

use alloc::rc::Rc;
use alloc::vec::Vec;

use hashbrown::HashTable;
use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::BinaryOp;
use taipan_bytecode::{Const, ConstRef};
use taipan_syntax::error::Error;

use numbers::Number;

/// The most bits that the result of an operation on ints may have.
const MAX_INT_SIZE: u64 = 128;
/// The most items that a repeated tuple may have.
const MAX_COLLECTION_SIZE: usize = 256;
/// The most characters or bytes that a repeated string may have.
const MAX_STR_SIZE: usize = 4096;
/// The most items that a repeated tuple may have, those of tuples within counted too.
const MAX_TOTAL_ITEMS: usize = 1024;

/// `bool(value)`.
pub(super) fn truth(value: &Const) -> bool {
    match value {
        Const::None | Const::False => false,
        Const::True | Const::Ellipsis | Const::BigInt(_) | Const::Slice(_) => true,
        Const::Code(_) | Const::Packed(_) => true,
        Const::Int(value) => *value != 0,
        Const::Float(value) => *value != 0.0,
        Const::Complex { real, imag } => *real != 0.0 || *imag != 0.0,
        Const::Str { text, .. } => !text.is_empty(),
        Const::Bytes(bytes) => !bytes.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
    }
}

/// The most bytes that [`binary`] takes while it makes a result.
pub(super) fn memory(operator: BinaryOp, left: &Const, right: &Const) -> usize {
    let size = |value: &Const| match value {
        Const::Str { text, .. } => text.len(),
        Const::Bytes(bytes) => bytes.len(),
        Const::Tuple(items) | Const::FrozenSet(items) => size_of_val(&**items),
        Const::BigInt(value) => value.bits() as usize / 8,
        _ => 0,
    };
    // Parts of a text are found among its characters; a result is copied once, to fit.
    let (left_size, right_size) = (size(left), size(right));
    let both = left_size
        .saturating_add(right_size)
        .saturating_mul(size_of::<u32>() + 2);
    match (operator, left, right) {
        (BinaryOp::Multiply, Const::Int(count), _) | (BinaryOp::Multiply, _, Const::Int(count)) => {
            let count = usize::try_from(*count).unwrap_or(0);
            let most = MAX_STR_SIZE.max(MAX_COLLECTION_SIZE * size_of::<ConstRef>());
            let repeated = left_size.max(right_size).saturating_mul(count);
            both.saturating_add(2 * repeated.min(most * size_of::<u32>()))
        }
        _ => both,
    }
}

/// `left operator right`, if it is to be folded.
pub(super) fn binary(operator: BinaryOp, left: &Const, right: &Const) -> Option<ConstRef> {
    if operator == BinaryOp::Subscr {
        return sequences::subscript(left, right);
    }
    if let (Const::FrozenSet(left), Const::FrozenSet(right)) = (left, right) {
        return sets::binary(operator, left, right).map(Rc::new);
    }
    match (Number::of(left), Number::of(right)) {
        (Some(left_number), Some(right_number)) => {
            if let (Const::True | Const::False, Const::True | Const::False) = (left, right)
                && let Some(value) = bool_binary(operator, truth(left), truth(right))
            {
                return Some(Rc::new(value));
            }
            numbers::binary(operator, left_number, right_number).map(Rc::new)
        }
        (None, None) if operator == BinaryOp::Add => sequences::concatenate(left, right).map(Rc::new),
        (Some(Number::Int(count)), None) | (None, Some(Number::Int(count)))
            if operator == BinaryOp::Multiply =>
        {
            let sequence = if Number::of(left).is_none() { left } else { right };
            sequences::repeat(sequence, &count).map(Rc::new)
        }
        _ => None,
    }
}

fn bool_binary(operator: BinaryOp, left: bool, right: bool) -> Option<Const> {
    let value = match operator {
        BinaryOp::And => left & right,
        BinaryOp::Or => left | right,
        BinaryOp::Xor => left ^ right,
        _ => return None,
    };
    Some(bool_const(value))
}

fn bool_const(value: bool) -> Const {
    if value { Const::True } else { Const::False }
}

/// The result of a unary instruction (`CALL_INTRINSIC_1` being the one for `+`), if it is to be folded.
pub(super) fn unary(opcode: Op, operand: &Const) -> Option<ConstRef> {
    let value = match opcode {
        Op::UNARY_NOT => bool_const(!truth(operand)),
        // `~True` warns, which is the runtime's to do.
        Op::UNARY_INVERT if matches!(operand, Const::True | Const::False) => return None,
        _ => numbers::unary(opcode, Number::of(operand)?)?,
    };
    Some(Rc::new(value))
}

/// Removes each item that equals one before it, as a set would. Raises `MemoryError`.
pub(super) fn remove_equal(items: &mut Vec<ConstRef>) -> Result<(), Error> {
    let mut seen: HashTable<ConstRef> = HashTable::new();
    seen.try_reserve(items.len(), hash).map_err(|_| Error::Memory)?;
    items.retain(|item| {
        let hash_of_item = hash(item);
        let is_new = seen.find(hash_of_item, |other| equal(other, item)).is_none();
        if is_new {
            seen.insert_unique(hash_of_item, item.clone(), hash);
        }
        is_new
    });
    Ok(())
}

/// A hash that equal constants share: Python's for numbers, the address for what is one object if it is equal.
fn hash(value: &ConstRef) -> u64 {
    let hash = match &**value {
        // One level is deep enough to tell tuples apart.
        Const::Tuple(items) => items.iter().fold(items.len() as u64, |sum, item| {
            let part = match &**item {
                Const::Tuple(items) => items.len() as u64,
                _ => hash(item),
            };
            sum.wrapping_mul(31).wrapping_add(part)
        }),
        Const::FrozenSet(items) => items.len() as u64,
        other => match Number::of(other).and_then(|number| numbers::hash(&number)) {
            Some(hash) => hash,
            None => Rc::as_ptr(value).addr() as u64,
        },
    };
    hash.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// `left is right or left == right`.
fn equal(left: &ConstRef, right: &ConstRef) -> bool {
    let mut pairs: Vec<(&ConstRef, &ConstRef)> = Vec::new();
    let mut next = Some((left, right));
    while let Some((left, right)) = next {
        if !Rc::ptr_eq(left, right) {
            match (&**left, &**right) {
                (Const::Str { text: left, .. }, Const::Str { text: right, .. }) if left == right => {}
                (Const::Bytes(left), Const::Bytes(right)) if left == right => {}
                (Const::Tuple(left), Const::Tuple(right)) if left.len() == right.len() => {
                    pairs.extend(left.iter().zip(right.iter()));
                }
                (Const::FrozenSet(left), Const::FrozenSet(right)) if left.len() == right.len() => {
                    // Their items come from one cache: equal ones of one type are one object.
                    if !left
                        .iter()
                        .all(|item| right.iter().any(|other| Rc::ptr_eq(item, other)))
                    {
                        return false;
                    }
                }
                (left, right) => match (Number::of(left), Number::of(right)) {
                    (Some(left), Some(right)) if numbers::equal(&left, &right) => {}
                    _ => return false,
                },
            }
        }
        next = pairs.pop();
    }
    true
}
