//! Intrinsic functions: rare operations that share an opcode.

use taipan_bytecode::operand::{Intrinsic1, Intrinsic2};
use taipan_objects::exception::Exception;
use taipan_objects::{Obj, ObjRef, Result, Vm, exceptions, number, object};

use super::{Ctl, State, attempt};

pub unsafe fn CALL_INTRINSIC_1(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        s.save();
        let result = attempt!(vm, s, intrinsic_1(vm, s, s.peek(1)));
        s.drop_top();
        s.push_obj(result);
        s.drained(vm)
    }
}

unsafe fn intrinsic_1(vm: &mut Vm, s: &State, operand: ObjRef<'_>) -> Result<Obj> {
    match Intrinsic1::from_oparg(s.oparg) {
        Some(Intrinsic1::Print) => crate::hooks::displayhook(vm, operand),
        Some(Intrinsic1::ImportStar) => {
            // SAFETY: the frame runs Python code.
            let locals = unsafe { super::variables::namespace(s) };
            match locals {
                Some(locals) => crate::import::import_star(vm, operand, locals.borrow()),
                None => Err(vm.system_error("no locals found during 'import *'")),
            }
        }
        // SAFETY: the frame runs Python code.
        Some(Intrinsic1::StopIterationError) => unsafe { stop_iteration_error(vm, s, operand) },
        Some(Intrinsic1::AsyncGenWrap) => crate::generators::wrap_async_value(vm, operand),
        Some(Intrinsic1::UnaryPositive) => number::positive(vm, operand),
        Some(Intrinsic1::ListToTuple) => {
            let items = object::collect(vm, operand)?;
            taipan_objects::tuple::from_vec(vm, items)
        }
        Some(Intrinsic1::TypeVar) => taipan_objects::typevar::type_var(vm, operand, None, None),
        Some(Intrinsic1::ParamSpec) => taipan_objects::typevar::param_spec(vm, operand),
        Some(Intrinsic1::TypeVarTuple) => taipan_objects::typevar::type_var_tuple(vm, operand),
        Some(Intrinsic1::SubscriptGeneric) => taipan_objects::typevar::subscript_generic(vm, operand),
        Some(Intrinsic1::TypeAlias) => taipan_objects::typevar::type_alias(vm, operand),
        Some(Intrinsic1::Invalid) | None => Err(vm.system_error("unknown intrinsic")),
    }
}

pub unsafe fn CALL_INTRINSIC_2(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        s.save();
        let result = attempt!(vm, s, intrinsic_2(vm, s.oparg, s.peek(2), s.peek(1)));
        s.drop_many(2);
        s.push_obj(result);
        s.drained(vm)
    }
}

fn intrinsic_2(vm: &mut Vm, oparg: u32, first: ObjRef<'_>, second: ObjRef<'_>) -> Result<Obj> {
    match Intrinsic2::from_oparg(oparg) {
        Some(Intrinsic2::PrepReraiseStar) => taipan_objects::exceptions::prep_reraise_star(vm, first, second),
        Some(Intrinsic2::TypeVarWithBound) => {
            taipan_objects::typevar::type_var(vm, first, Some(second), None)
        }
        Some(Intrinsic2::TypeVarWithConstraints) => {
            taipan_objects::typevar::type_var(vm, first, None, Some(second))
        }
        Some(Intrinsic2::SetFunctionTypeParams) => {
            if let Some(function) = first.downcast::<taipan_objects::function::Function>() {
                function.type_params.set(Some(second.own()));
            }
            Ok(first.own())
        }
        Some(Intrinsic2::SetTypeParamDefault) => taipan_objects::typevar::set_default(vm, first, second),
        Some(Intrinsic2::Invalid) | None => Err(vm.system_error("unknown intrinsic")),
    }
}

/// PEP 479: a `StopIteration` that leaves a generator becomes a `RuntimeError`.
unsafe fn stop_iteration_error(vm: &mut Vm, s: &State, operand: ObjRef<'_>) -> Result<Obj> {
    use taipan_bytecode::co_flags;
    use taipan_objects::ObjectExt;
    // SAFETY: the frame runs this code.
    let flags = unsafe { s.code() }.flags;
    let message = if operand.is_a(exceptions::STOP_ITERATION) {
        if flags & co_flags::ASYNC_GENERATOR != 0 {
            "async generator raised StopIteration"
        } else if flags & co_flags::COROUTINE != 0 {
            "coroutine raised StopIteration"
        } else {
            "generator raised StopIteration"
        }
    } else if flags & co_flags::ASYNC_GENERATOR != 0 && operand.is_a(exceptions::STOP_ASYNC_ITERATION) {
        "async generator raised StopAsyncIteration"
    } else {
        return Ok(operand.own());
    };
    let error: Exception = vm.runtime_error(message);
    exceptions::set_cause(&error, operand);
    exceptions::set_context(&error, operand);
    Ok(vm.instance_of(error))
}
