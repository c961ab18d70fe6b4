//! Specialized forms (PEP 659) of operators on tagged numbers.

use taipan_objects::str;
use taipan_objects::{CompareOp, Obj, ObjRef, ObjectExt, Vm, singletons};

use super::{Ctl, State};

/// Two small ints on top of the stack.
#[inline(always)]
unsafe fn ints(s: &State) -> Option<(isize, isize)> {
    // SAFETY: (here and below in this file) the verifier's promise about the code.
    unsafe { Some((s.peek(2).as_small_int()?, s.peek(1).as_small_int()?)) }
}

/// Two self-tagged floats on top of the stack.
#[inline(always)]
unsafe fn floats(s: &State) -> Option<(f64, f64)> {
    // SAFETY: see `ints`.
    unsafe { Some((s.peek(2).as_small_float()?, s.peek(1).as_small_float()?)) }
}

/// Replaces the two operands, which are words without references, by the result.
#[inline(always)]
unsafe fn replace(s: &mut State, result: Obj, caches: usize) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        s.sp = s.sp.sub(2);
        s.push_obj(result);
        s.skip(caches);
    }
    Ctl::Next
}

macro_rules! int_operators {
    ($($name:ident $checked:ident;)*) => {
        $(pub unsafe fn $name(_vm: &mut Vm, s: &mut State) -> Ctl {
            // SAFETY: see `ints`.
            unsafe {
                let Some((a, b)) = ints(s) else { return Ctl::Miss };
                match a.$checked(b).and_then(Obj::small_int) {
                    Some(result) => replace(s, result, 5),
                    None => Ctl::Miss,
                }
            }
        })*
    };
}

int_operators! {
    BINARY_OP_ADD_INT checked_add;
    BINARY_OP_SUBTRACT_INT checked_sub;
    BINARY_OP_MULTIPLY_INT checked_mul;
}

macro_rules! float_operators {
    ($($name:ident $operator:tt;)*) => {
        $(pub unsafe fn $name(_vm: &mut Vm, s: &mut State) -> Ctl {
            // SAFETY: see `ints`.
            unsafe {
                let Some((a, b)) = floats(s) else { return Ctl::Miss };
                match Obj::small_float(a $operator b) {
                    Some(result) => replace(s, result, 5),
                    None => Ctl::Miss,
                }
            }
        })*
    };
}

float_operators! {
    BINARY_OP_ADD_FLOAT +;
    BINARY_OP_SUBTRACT_FLOAT -;
    BINARY_OP_MULTIPLY_FLOAT *;
}

/// Whether a comparison's operand selects this order, by its mask.
#[inline(always)]
fn selected(oparg: u32, order: Option<core::cmp::Ordering>) -> bool {
    let bit = match order {
        None => 1,
        Some(core::cmp::Ordering::Less) => 2,
        Some(core::cmp::Ordering::Greater) => 4,
        Some(core::cmp::Ordering::Equal) => 8,
    };
    oparg & bit != 0
}

pub unsafe fn COMPARE_OP_INT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let Some((a, b)) = ints(s) else { return Ctl::Miss };
        let result = selected(s.oparg, Some(a.cmp(&b)));
        replace(s, singletons::bool_object(result).own(), 1)
    }
}

pub unsafe fn COMPARE_OP_FLOAT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let Some((a, b)) = floats(s) else { return Ctl::Miss };
        let result = selected(s.oparg, a.partial_cmp(&b));
        replace(s, singletons::bool_object(result).own(), 1)
    }
}

pub unsafe fn COMPARE_OP_STR(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let (a, b) = (s.peek(2), s.peek(1));
        if !str::is_exact_str(a) || !str::is_exact_str(b) || !matches!(s.oparg >> 5, 2 | 3) {
            return Ctl::Miss;
        }
        let equal = str::equal(a, b) == (s.oparg >> 5 == 2);
        s.drop_many(2);
        s.push_obj(singletons::bool_object(equal).own());
        s.skip(1);
    }
    Ctl::Next
}

pub unsafe fn BINARY_OP_SUBSCR_LIST_INT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `ints`.
    unsafe {
        let (list, index) = (s.peek(2), s.peek(1));
        let Some(index) = index.as_small_int() else {
            return Ctl::Miss;
        };
        if !list.is_exact(taipan_objects::list::LIST) {
            return Ctl::Miss;
        }
        let Some(list) = list.downcast_layout::<taipan_objects::list::List>() else {
            return Ctl::Miss;
        };
        let items = list.items(vm);
        let item = usize::try_from(index)
            .ok()
            .and_then(|index| items.get(index))
            .cloned();
        match item {
            Some(item) => {
                s.drop_many(2);
                s.push_obj(item);
                s.skip(5);
                s.drained(vm)
            }
            None => Ctl::Miss,
        }
    }
}

/// Which form of `BINARY_OP` suits these operands.
pub fn for_binary_op(
    oparg: u32,
    left: ObjRef<'_>,
    right: ObjRef<'_>,
) -> Option<taipan_bytecode::opcode::Opcode> {
    use taipan_bytecode::opcode::Opcode;
    let ints = left.as_small_int().is_some() && right.as_small_int().is_some();
    let floats = left.as_small_float().is_some() && right.as_small_float().is_some();
    let op = taipan_bytecode::operand::BinaryOp::from_oparg(oparg)?;
    use taipan_bytecode::operand::BinaryOp::{
        Add, InplaceAdd, InplaceMultiply, InplaceSubtract, Multiply, Subscr, Subtract,
    };
    Some(match (op, ints, floats) {
        (Add | InplaceAdd, true, _) => Opcode::BINARY_OP_ADD_INT,
        (Subtract | InplaceSubtract, true, _) => Opcode::BINARY_OP_SUBTRACT_INT,
        (Multiply | InplaceMultiply, true, _) => Opcode::BINARY_OP_MULTIPLY_INT,
        (Add | InplaceAdd, _, true) => Opcode::BINARY_OP_ADD_FLOAT,
        (Subtract | InplaceSubtract, _, true) => Opcode::BINARY_OP_SUBTRACT_FLOAT,
        (Multiply | InplaceMultiply, _, true) => Opcode::BINARY_OP_MULTIPLY_FLOAT,
        (Subscr, _, _) if left.is_exact(taipan_objects::list::LIST) && right.as_small_int().is_some() => {
            Opcode::BINARY_OP_SUBSCR_LIST_INT
        }
        _ => return None,
    })
}

/// Which form of `COMPARE_OP` suits these operands.
pub fn for_compare_op(
    left: ObjRef<'_>,
    right: ObjRef<'_>,
    op: CompareOp,
) -> Option<taipan_bytecode::opcode::Opcode> {
    use taipan_bytecode::opcode::Opcode;
    if left.as_small_int().is_some() && right.as_small_int().is_some() {
        return Some(Opcode::COMPARE_OP_INT);
    }
    if left.as_small_float().is_some() && right.as_small_float().is_some() {
        return Some(Opcode::COMPARE_OP_FLOAT);
    }
    let texts = str::is_exact_str(left) && str::is_exact_str(right);
    if texts && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Some(Opcode::COMPARE_OP_STR);
    }
    None
}
