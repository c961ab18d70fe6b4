//! Operators on constants that are frozensets, which only trees that programs build have as operands.

use alloc::vec::Vec;

use taipan_bytecode::operand::BinaryOp;
use taipan_bytecode::{Const, ConstRef};

use super::equal;

/// `left operator right`.
pub(super) fn binary(operator: BinaryOp, left: &[ConstRef], right: &[ConstRef]) -> Option<Const> {
    let items = match operator {
        BinaryOp::And if right.len() > left.len() => select(left, right, true),
        BinaryOp::And => select(right, left, true),
        BinaryOp::Or => [left.to_vec(), select(right, left, false)].concat(),
        BinaryOp::Subtract => select(left, right, false),
        BinaryOp::Xor => [select(left, right, false), select(right, left, false)].concat(),
        _ => return None,
    };
    Some(Const::FrozenSet(items.into()))
}

/// The items that are in `others`, or those that are not.
fn select(items: &[ConstRef], others: &[ConstRef], present: bool) -> Vec<ConstRef> {
    items
        .iter()
        .filter(|item| others.iter().any(|other| equal(other, item)) == present)
        .cloned()
        .collect()
}
