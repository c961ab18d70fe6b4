//! Raising and handling.

use taipan_objects::exception::Exception;
use taipan_objects::exceptions;
use taipan_objects::{
    Obj, ObjRef, ObjectExt, Result, StackRef, TypeRef, Vm, call, object, singletons, tuple,
};

use super::{Ctl, State, attempt, raise};

pub unsafe fn RAISE_VARARGS(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: (here and below in this file) the verifier's promise about the code.
    unsafe {
        let cause = if s.oparg == 2 { Some(s.pop_obj()) } else { None };
        let exception = if s.oparg > 0 { Some(s.pop_obj()) } else { None };
        s.save();
        match exception {
            None => match vm.handled.current().cloned().and_then(Exception::from_instance) {
                Some(current) => {
                    // A bare `raise` goes on with the exception as it is.
                    let _ = raise(vm, s, current);
                    Ctl::Unwind
                }
                None => {
                    let error = vm.runtime_error("No active exception to reraise");
                    raise(vm, s, error)
                }
            },
            Some(exception) => {
                let error = match make(vm, exception.borrow(), cause.as_ref()) {
                    Ok(error) | Err(error) => error,
                };
                crate::eval::unwind::chain_context(vm, &error);
                raise(vm, s, error)
            }
        }
    }
}

/// The exception of `raise exception from cause`.
fn make(vm: &mut Vm, exception: ObjRef<'_>, cause: Option<&Obj>) -> Result<Exception> {
    let instance = instantiate(vm, exception, "exceptions must derive from BaseException")?;
    if let Some(cause) = cause {
        if cause.is_none() {
            exceptions::set_cause_none(&instance);
        } else {
            let cause = instantiate(
                vm,
                cause.borrow(),
                "exception causes must derive from BaseException",
            )?;
            exceptions::set_cause(&instance, cause.as_obj());
        }
    }
    Ok(instance)
}

/// An exception instance, from an instance or a class.
fn instantiate(vm: &mut Vm, exception: ObjRef<'_>, message: &str) -> Result<Exception> {
    if let Some(class) = TypeRef::from_obj(exception)
        && class.is_subtype(exceptions::BASE_EXCEPTION)
    {
        let made = call::call(vm, exception, &[])?;
        return match Exception::from_instance(made.clone()) {
            Some(instance) => Ok(instance),
            None => {
                let shown = object::repr(vm, exception)?;
                let kind = made.ty().display_name(vm);
                Err(vm.type_error(format_args!(
                    "calling {} should have returned an instance of BaseException, not <class '{kind}'>",
                    object::DisplayStr(shown.borrow())
                )))
            }
        };
    }
    Exception::from_instance(exception.own()).ok_or_else(|| vm.type_error(message))
}

pub unsafe fn RERAISE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RAISE_VARARGS`.
    unsafe {
        let exception = s.pop_obj();
        // Where the exception was raised lies below.
        let raised_at = match s.oparg {
            0 => None,
            below => s.peek(below as usize).as_small_int(),
        };
        s.save();
        match Exception::from_instance(exception) {
            Some(error) => {
                let units = s.code().units();
                let raised_at = raised_at.and_then(|place| usize::try_from(place).ok());
                (vm.raised, vm.raised_at) = (Some(error), raised_at.filter(|&place| place < units));
                Ctl::Unwind
            }
            None => {
                let error = vm.system_error("only exceptions can be raised again");
                raise(vm, s, error)
            }
        }
    }
}

pub unsafe fn PUSH_EXC_INFO(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RAISE_VARARGS`.
    unsafe {
        let exception = s.pop_obj();
        let previous = vm.handled.replace(Some(exception.clone()));
        s.push_obj(previous.unwrap_or_else(|| singletons::NONE.own()));
        s.push_obj(exception);
    }
    Ctl::Next
}

pub unsafe fn POP_EXCEPT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RAISE_VARARGS`.
    unsafe {
        let previous = s.pop_obj();
        let previous = if previous.is_none() { None } else { Some(previous) };
        drop(vm.handled.replace(previous));
        s.drained(vm)
    }
}

pub unsafe fn CHECK_EXC_MATCH(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RAISE_VARARGS`.
    unsafe {
        s.save();
        let matches = attempt!(vm, s, matches(vm, s.peek(2), s.peek(1)));
        s.drop_top();
        s.push_obj(singletons::bool_object(matches).own());
        s.drained(vm)
    }
}

const NOT_CAUGHT: &str = "catching classes that do not inherit from BaseException is not allowed";

fn is_exception_class(class: ObjRef<'_>) -> bool {
    TypeRef::from_obj(class).is_some_and(|class| class.is_subtype(exceptions::BASE_EXCEPTION))
}

fn matches(vm: &mut Vm, exception: ObjRef<'_>, wanted: ObjRef<'_>) -> Result<bool> {
    if let Some(classes) = tuple::items(wanted) {
        if !classes.iter().all(|class| is_exception_class(class.borrow())) {
            return Err(vm.type_error(NOT_CAUGHT));
        }
        return Ok(classes
            .iter()
            .any(|class| TypeRef::from_obj(class.borrow()).is_some_and(|class| exception.is_a(class))));
    }
    if !is_exception_class(wanted) {
        return Err(vm.type_error(NOT_CAUGHT));
    }
    Ok(TypeRef::from_obj(wanted).is_some_and(|class| exception.is_a(class)))
}

pub unsafe fn CHECK_EG_MATCH(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RAISE_VARARGS`.
    unsafe {
        s.save();
        let (group, wanted) = (s.peek(2), s.peek(1));
        let classes = tuple::items(wanted);
        let single = [wanted.own()];
        for class in classes.unwrap_or(&single) {
            if !is_exception_class(class.borrow()) {
                let error = vm.type_error(NOT_CAUGHT);
                return raise(vm, s, error);
            }
            if TypeRef::from_obj(class.borrow())
                .is_some_and(|class| class.is_subtype(exceptions::BASE_EXCEPTION_GROUP))
            {
                let error =
                    vm.type_error("catching ExceptionGroup with except* is not allowed. Use except instead.");
                return raise(vm, s, error);
            }
        }
        let (matched, rest) = attempt!(vm, s, exceptions::group_match(vm, group, wanted));
        s.drop_many(2);
        if !matched.is_none() {
            vm.handled.replace(Some(matched.clone()));
        }
        s.push_obj(rest);
        s.push_obj(matched);
        s.drained(vm)
    }
}

pub unsafe fn WITH_EXCEPT_START(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RAISE_VARARGS`. The stack: exit function, its self or null, lasti, previous exception, exception.
    unsafe {
        s.save();
        let exception = s.peek(1);
        let kind = exception.ty().own();
        let traceback = exceptions::traceback(exception).unwrap_or_else(|| singletons::NONE.own());
        let exit = s.peek(5);
        let result = match s.slot(4).get() {
            Some(this) => call::call(vm, exit, &[this, kind.borrow(), exception, traceback.borrow()]),
            None => call::call(vm, exit, &[kind.borrow(), exception, traceback.borrow()]),
        };
        let result = attempt!(vm, s, result);
        s.push(StackRef::new(result));
        s.drained(vm)
    }
}

pub unsafe fn CLEANUP_THROW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RAISE_VARARGS`.
    unsafe {
        let exception = s.peek(1);
        if exception.is_a(exceptions::STOP_ITERATION) {
            let value = exceptions::stop_iteration_value(exception);
            s.drop_many(3);
            s.push_obj(singletons::NONE.own());
            s.push_obj(value);
            return s.drained(vm);
        }
        let exception = exception.own();
        s.save();
        match Exception::from_instance(exception) {
            Some(error) => {
                let _ = raise(vm, s, error);
                Ctl::Unwind
            }
            None => {
                let error = vm.system_error("only exceptions can be raised again");
                raise(vm, s, error)
            }
        }
    }
}
