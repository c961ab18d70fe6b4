//! Operators, subscripts, formatting.

use taipan_bytecode::opcode::Opcode;
use taipan_bytecode::operand::{BinaryOp, CompareOp as CompareOperand, Conversion};
use taipan_objects::dict::{DICT, Dict};
use taipan_objects::frame::Frame;
use taipan_objects::function::Function;
use taipan_objects::number::{self, Operator};
use taipan_objects::str::{self, Str};
use taipan_objects::{CompareOp, Obj, ObjRef, ObjectExt, Result, StackRef, Vm, object, sequence, singletons};

use super::{Ctl, State, attempt, specialize};
use crate::calls;

pub unsafe fn UNARY_NEGATIVE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: (here and below in this file) the verifier's promise about the code.
    unsafe { unary(vm, s, number::negative) }
}

pub unsafe fn UNARY_INVERT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe { unary(vm, s, number::invert) }
}

#[inline(always)]
unsafe fn unary(vm: &mut Vm, s: &mut State, operate: fn(&mut Vm, ObjRef<'_>) -> Result<Obj>) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        s.save();
        let result = attempt!(vm, s, operate(vm, s.peek(1)));
        s.drop_top();
        s.push_obj(result);
        s.drained(vm)
    }
}

#[inline(always)]
pub unsafe fn UNARY_NOT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the operand is a bool (`TO_BOOL`), which is immortal: there is nothing to give up.
    unsafe {
        let value = s.peek(1).is(singletons::FALSE);
        s.sp = s.sp.sub(1);
        s.push_obj(singletons::bool_object(value).own());
    }
    Ctl::Next
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn TO_BOOL(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        if specialize::due(s) {
            specialize::to_bool(vm, &mut s.copy());
            return Ctl::Again;
        }
        let operand = s.peek(1);
        s.save();
        let value = attempt!(vm, s, object::is_true(vm, operand));
        s.drop_top();
        s.push_obj(singletons::bool_object(value).own());
        s.skip(3);
        s.drained(vm)
    }
}

/// The operator of an operand of `BINARY_OP`, and whether it is in-place.
fn operator(op: BinaryOp) -> Option<(&'static Operator, bool)> {
    Some(match op {
        BinaryOp::Add => (number::ADD, false),
        BinaryOp::And => (number::AND, false),
        BinaryOp::FloorDivide => (number::FLOORDIV, false),
        BinaryOp::Lshift => (number::LSHIFT, false),
        BinaryOp::MatrixMultiply => (number::MATMUL, false),
        BinaryOp::Multiply => (number::MUL, false),
        BinaryOp::Remainder => (number::REM, false),
        BinaryOp::Or => (number::OR, false),
        BinaryOp::Rshift => (number::RSHIFT, false),
        BinaryOp::Subtract => (number::SUB, false),
        BinaryOp::TrueDivide => (number::TRUEDIV, false),
        BinaryOp::Xor => (number::XOR, false),
        BinaryOp::InplaceAdd => (number::ADD, true),
        BinaryOp::InplaceAnd => (number::AND, true),
        BinaryOp::InplaceFloorDivide => (number::FLOORDIV, true),
        BinaryOp::InplaceLshift => (number::LSHIFT, true),
        BinaryOp::InplaceMatrixMultiply => (number::MATMUL, true),
        BinaryOp::InplaceMultiply => (number::MUL, true),
        BinaryOp::InplaceRemainder => (number::REM, true),
        BinaryOp::InplaceOr => (number::OR, true),
        BinaryOp::InplaceRshift => (number::RSHIFT, true),
        BinaryOp::InplaceSubtract => (number::SUB, true),
        BinaryOp::InplaceTrueDivide => (number::TRUEDIV, true),
        BinaryOp::InplaceXor => (number::XOR, true),
        BinaryOp::Power | BinaryOp::InplacePower | BinaryOp::Subscr => return None,
    })
}

#[inline(never)]
fn binary(vm: &mut Vm, oparg: u32, left: ObjRef<'_>, right: ObjRef<'_>) -> Result<Obj> {
    let Some(op) = BinaryOp::from_oparg(oparg) else {
        return Err(vm.system_error("unknown binary operator"));
    };
    match (op, operator(op)) {
        (BinaryOp::Power, _) => number::power(vm, left, right, singletons::NONE, "** or pow()"),
        (BinaryOp::InplacePower, _) => number::inplace_power(vm, left, right),
        (_, Some((operator, false))) => number::binary(vm, operator, left, right),
        (_, Some((operator, true))) => number::inplace(vm, operator, left, right),
        _ => Err(vm.system_error("unknown binary operator")),
    }
}

pub unsafe fn BINARY_OP(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        if specialize::due(s) {
            specialize::binary_op(vm, &mut s.copy());
            return Ctl::Again;
        }
        s.save();
        let made = if s.oparg == BinaryOp::Subscr as u32 {
            sequence::get_item(vm, s.peek(2), s.peek(1))
        } else {
            binary(vm, s.oparg, s.peek(2), s.peek(1))
        };
        let result = attempt!(vm, s, made);
        s.drop_many(2);
        s.push_obj(result);
        s.skip(5);
        s.drained(vm)
    }
}

/// `container[key]` where the container's class has a `__getitem__` in Python.
pub unsafe fn BINARY_OP_SUBSCR_GETITEM(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`; the function keeps its code alive.
    unsafe {
        let class = s.peek(2).ty();
        if class.get().made_version() != s.pc.add(1).cast::<u32>().read_unaligned() {
            return s.go_on_with(vm, BINARY_OP);
        }
        let Some(function) = class.get().heap().and_then(|heap| heap.cached_getitem.get()) else {
            return s.go_on_with(vm, BINARY_OP);
        };
        let payload: *const Function = function.borrow().payload_unchecked::<Function>();
        // `__getitem__.__code__` can have been replaced since.
        if !specialize::runs_exactly(&*payload, 2) {
            return s.go_on_with(vm, BINARY_OP);
        }
        let code = &*(*payload).code_pointer();
        s.save();
        attempt!(vm, s, calls::check_depth(vm));
        let frame = attempt!(vm, s, crate::frame::reserve(vm, code.frame_words()));
        let slots = Frame::slots(frame);
        slots.add(1).write(s.pop());
        slots.write(s.pop());
        for at in 2..code.nlocalsplus() {
            slots.add(at).write(StackRef::EMPTY);
        }
        (*s.frame).return_offset = 5;
        s.save();
        crate::frame::initialize(frame, s.frame, code, StackRef::new(function));
        vm.recursion_depth += 1;
        s.enter(vm, frame);
    }
    Ctl::Next
}

fn compare_op(op: CompareOperand) -> CompareOp {
    match op {
        CompareOperand::Lt => CompareOp::Lt,
        CompareOperand::Le => CompareOp::Le,
        CompareOperand::Eq => CompareOp::Eq,
        CompareOperand::Ne => CompareOp::Ne,
        CompareOperand::Gt => CompareOp::Gt,
        CompareOperand::Ge => CompareOp::Ge,
    }
}

/// Calling forms of the operators on exact `str`s and dicts; other operands go on to the general form.
#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn BINARY_OP_ADD_UNICODE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        let (left, right) = (s.peek(2), s.peek(1));
        if !str::is_exact_str(left) || !str::is_exact_str(right) {
            return s.go_on_with(vm, BINARY_OP);
        }
        s.save();
        let (left, right) = (left.payload_unchecked::<Str>(), right.payload_unchecked::<Str>());
        let result = attempt!(vm, s, vm.concat_str(left, right));
        s.drop_many(2);
        s.push_obj(result);
        s.skip(5);
        Ctl::Next
    }
}

/// `text += more` where `text` is a local variable that alone holds the string: it grows in place.
pub unsafe fn BINARY_OP_INPLACE_ADD_UNICODE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        let (left, right) = (s.peek(2), s.peek(1));
        if !str::is_exact_str(left) || !str::is_exact_str(right) {
            return s.go_on_with(vm, BINARY_OP);
        }
        // What is stored next, behind the caches.
        let store = *s.pc.add(5);
        let index = match Opcode::from_u8(store as u8) {
            Some(Opcode::STORE_FAST) => store >> 8,
            Some(Opcode::STORE_FAST_LOAD_FAST) => store >> 12,
            _ => return BINARY_OP_ADD_UNICODE(vm, s),
        };
        let local = s.local(index as usize);
        if local.is_empty() || !local.get_unchecked().is(left) || local.bits() & 1 != 0 || left.is(right) {
            return BINARY_OP_ADD_UNICODE(vm, s);
        }
        s.save();
        if s.slot(2).bits() & 1 == 0 {
            // The variable is about to be stored to: its reference is not needed.
            *s.slot(2) = StackRef::EMPTY;
        }
        let text = core::mem::replace(local, StackRef::EMPTY).into_obj_unchecked();
        *s.slot(2) = StackRef::EMPTY;
        let appended = str::append(vm, text, right.payload_unchecked::<Str>());
        match appended {
            Ok(text) => {
                s.drop_top();
                s.sp = s.sp.sub(1);
                s.push_obj(text);
                s.skip(5);
                Ctl::Next
            }
            Err((text, error)) => {
                *s.local(index as usize) = StackRef::new(text);
                super::raise(vm, s, error)
            }
        }
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn BINARY_OP_SUBSCR_DICT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        let (dict, key) = (s.peek(2), s.peek(1));
        if !dict.is_exact(DICT) {
            return s.go_on_with(vm, BINARY_OP);
        }
        s.save();
        match attempt!(vm, s, dict.payload_unchecked::<Dict>().get(vm, key)) {
            Some(value) => {
                s.drop_many(2);
                s.push_obj(value);
                s.skip(5);
                s.drained(vm)
            }
            None => {
                let error = vm.key_error(key);
                super::raise(vm, s, error)
            }
        }
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn STORE_SUBSCR_DICT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        let (dict, key) = (s.peek(2), s.peek(1));
        if !dict.is_exact(DICT) {
            return s.go_on_with(vm, STORE_SUBSCR);
        }
        s.save();
        let value = s.peek(3).own();
        attempt!(vm, s, dict.payload_unchecked::<Dict>().set(vm, key, value));
        s.drop_many(3);
        s.skip(1);
        s.drained(vm)
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn CONTAINS_OP_DICT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        let (key, dict) = (s.peek(2), s.peek(1));
        if !dict.is_exact(DICT) {
            return s.go_on_with(vm, CONTAINS_OP);
        }
        s.save();
        let found = attempt!(vm, s, dict.payload_unchecked::<Dict>().contains(vm, key)) != (s.oparg != 0);
        s.drop_many(2);
        s.push_obj(singletons::bool_object(found).own());
        s.skip(1);
        s.drained(vm)
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn COMPARE_OP(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        if specialize::due(s) {
            specialize::compare_op(vm, &mut s.copy());
            return Ctl::Again;
        }
        s.save();
        let Some(op) = CompareOperand::of_oparg(s.oparg) else {
            let error = vm.system_error("unknown comparison");
            return super::raise(vm, s, error);
        };
        let mut result = attempt!(
            vm,
            s,
            object::richcompare(vm, s.peek(2), s.peek(1), compare_op(op))
        );
        if s.oparg & CompareOperand::TO_BOOL != 0 {
            let truth = attempt!(vm, s, object::is_true(vm, result.borrow()));
            result = singletons::bool_object(truth).own();
        }
        s.drop_many(2);
        s.push_obj(result);
        s.skip(1);
        s.drained(vm)
    }
}

#[inline(always)]
pub unsafe fn IS_OP(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        if !s.pair_is_shared() {
            return Ctl::Miss;
        }
        let same = s.peek(2).is(s.peek(1)) != (s.oparg != 0);
        s.drop_pair();
        s.push_obj(singletons::bool_object(same).own());
    }
    Ctl::Next
}

pub unsafe fn IS_OP_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        let same = s.peek(2).is(s.peek(1)) != (s.oparg != 0);
        s.drop_many(2);
        s.push_obj(singletons::bool_object(same).own());
        s.drained(vm)
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn CONTAINS_OP(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        if specialize::due(s) {
            specialize::contains_op(vm, &mut s.copy());
            return Ctl::Again;
        }
        s.save();
        let found = attempt!(vm, s, sequence::contains(vm, s.peek(1), s.peek(2))) != (s.oparg != 0);
        s.drop_many(2);
        s.push_obj(singletons::bool_object(found).own());
        s.skip(1);
        s.drained(vm)
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn BINARY_SLICE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        s.save();
        let result = attempt!(vm, s, sequence::get_slice(vm, s.peek(3), s.peek(2), s.peek(1)));
        s.drop_many(3);
        s.push_obj(result);
        s.drained(vm)
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn STORE_SLICE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        s.save();
        attempt!(
            vm,
            s,
            sequence::set_slice(vm, s.peek(3), s.peek(2), s.peek(1), s.peek(4))
        );
        s.drop_many(4);
        s.drained(vm)
    }
}

pub unsafe fn STORE_SUBSCR(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        if specialize::due(s) {
            specialize::store_subscr(vm, &mut s.copy());
            return Ctl::Again;
        }
        s.save();
        attempt!(
            vm,
            s,
            sequence::set_item(vm, s.peek(2), s.peek(1), Some(s.peek(3)))
        );
        s.drop_many(3);
        s.skip(1);
        s.drained(vm)
    }
}

pub unsafe fn DELETE_SUBSCR(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        s.save();
        attempt!(vm, s, sequence::set_item(vm, s.peek(2), s.peek(1), None));
        s.drop_many(2);
        s.drained(vm)
    }
}

pub unsafe fn GET_LEN(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        s.save();
        let length = attempt!(vm, s, object::length(vm, s.peek(1)));
        let length = attempt!(vm, s, taipan_objects::int::new(vm, length));
        s.push_obj(length);
    }
    Ctl::Next
}

pub unsafe fn FORMAT_SIMPLE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        if taipan_objects::str::is_exact_str(s.peek(1)) {
            return Ctl::Next;
        }
        s.save();
        let result = attempt!(vm, s, taipan_objects::format::format(vm, s.peek(1), None));
        s.drop_top();
        s.push_obj(result);
        s.drained(vm)
    }
}

pub unsafe fn FORMAT_WITH_SPEC(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        s.save();
        let result = attempt!(
            vm,
            s,
            taipan_objects::format::format(vm, s.peek(2), Some(s.peek(1)))
        );
        s.drop_many(2);
        s.push_obj(result);
        s.drained(vm)
    }
}

pub unsafe fn CONVERT_VALUE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `UNARY_NEGATIVE`.
    unsafe {
        s.save();
        let value = s.peek(1);
        let result = match Conversion::from_oparg(s.oparg) {
            Some(Conversion::Str) => object::str(vm, value),
            Some(Conversion::Repr) => object::repr(vm, value),
            Some(Conversion::Ascii) => crate::text::ascii(vm, value),
            _ => Err(vm.system_error("unknown conversion")),
        };
        let result = attempt!(vm, s, result);
        s.drop_top();
        s.push_obj(result);
        s.drained(vm)
    }
}
