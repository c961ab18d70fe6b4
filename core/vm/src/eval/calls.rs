//! Calls and the making of functions.

use taipan_bytecode::operand::function_attribute;
use taipan_objects::code::Code;
use taipan_objects::descr::{BUILTIN_METHOD, BuiltinMethod, METHOD_DESCRIPTOR, MethodDescriptor};
use taipan_objects::frame::{Frame, Owner};
use taipan_objects::function::{BoundMethod, Function};
use taipan_objects::typeobject::TypeRef;
use taipan_objects::{Args, Obj, ObjectExt, StackRef, Vm, call, tuple};

use super::{Ctl, State, attempt, raise, specialize};
use crate::calls::{self, Values};

/// The start of a call: callable, self or null, arguments. A bound method is taken apart in place.
#[inline(always)]
unsafe fn expand_method(s: &mut State, count: usize) -> usize {
    // SAFETY: (here and below in this file) the verifier's promise about the code.
    unsafe {
        let this = s.slot(count + 1);
        if !this.is_empty() {
            return count + 1;
        }
        let callee = s.slot(count + 2);
        let held = callee.get_unchecked();
        if held.is_exact(taipan_objects::function::BOUND_METHOD)
            && let Some(method) = held.downcast_layout::<BoundMethod>()
        {
            *this = StackRef::new(method.receiver.clone());
            let function = StackRef::new(method.function.clone());
            *callee = function;
            return count + 1;
        }
        count
    }
}

pub unsafe fn CALL(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        if specialize::due(s) {
            specialize::call(vm, &mut s.copy());
            return Ctl::Again;
        }
        let count = s.oparg as usize;
        let total = expand_method(s, count);
        s.save();
        let callee = s.peek(count + 2);
        if callee.is_exact(taipan_objects::function::FUNCTION) {
            // The result comes back where the callable lies, behind the caches.
            (*s.frame).return_offset = 3;
            return enter_function(vm, s, count, total, &[]);
        }
        let result = attempt!(
            vm,
            s,
            call::call_args(vm, callee, Args::positional(s.top_slice(total)))
        );
        s.drop_many(count + 2);
        s.push_obj(result);
        s.skip(3);
        s.drained(vm)
    }
}

/// A native method on its object: arguments go straight from the stack.
#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn CALL_METHOD_DESCRIPTOR_FAST(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        let count = s.oparg as usize;
        let callee = s.peek(count + 2);
        if !callee.is_exact(METHOD_DESCRIPTOR) || s.slot(count + 1).is_empty() {
            return s.go_on_with(vm, CALL);
        }
        s.save();
        let method = callee.payload_unchecked::<MethodDescriptor>();
        let args = Args::positional(s.top_slice(count));
        let result = attempt!(vm, s, method.invoke(vm, s.peek(count + 1), args));
        finish_native(vm, s, count, result)
    }
}

/// A native function.
#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn CALL_BUILTIN_FAST(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        let count = s.oparg as usize;
        let callee = s.peek(count + 2);
        if !callee.is_exact(BUILTIN_METHOD) || !s.slot(count + 1).is_empty() {
            return s.go_on_with(vm, CALL);
        }
        s.save();
        let function = callee.payload_unchecked::<BuiltinMethod>();
        let args = Args::positional(s.top_slice(count));
        let result = attempt!(vm, s, function.invoke(vm, args));
        finish_native(vm, s, count, result)
    }
}

/// A builtin class.
#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn CALL_BUILTIN_CLASS(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        let count = s.oparg as usize;
        let callee = s.peek(count + 2);
        if cfg!(feature = "small") || !specialize::is_builtin_class(callee) || !s.slot(count + 1).is_empty() {
            return s.go_on_with(vm, CALL);
        }
        s.save();
        let args = Args::positional(s.top_slice(count));
        let result = attempt!(vm, s, taipan_objects::type_methods::call_class(vm, callee, args));
        finish_native(vm, s, count, result)
    }
}

/// Puts the result of a native call in the place of callable and arguments.
#[inline(always)]
unsafe fn finish_native(vm: &mut Vm, s: &mut State, count: usize, result: Obj) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        s.drop_many(count + 2);
        s.push_obj(result);
        s.skip(3);
        s.drained(vm)
    }
}

/// A class whose instances `object` makes and a Python `__init__` fills: the instance takes the class's place on the
/// stack, and stays there when `__init__` returns.
#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn CALL_ALLOC_AND_ENTER_INIT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        let count = s.oparg as usize;
        let callee = s.peek(count + 2);
        let init = TypeRef::from_obj(callee)
            .filter(|class| class.get().made_version() == s.pc.add(1).cast::<u32>().read_unaligned())
            .and_then(|class| class.get().heap()?.cached_init.get());
        let Some(init) = init.filter(|_| s.slot(count + 1).is_empty()) else {
            return s.go_on_with(vm, CALL);
        };
        let function: *const Function = init.borrow().payload_unchecked::<Function>();
        // `__init__.__code__` can have been replaced since.
        if !specialize::runs_exactly(&*function, count + 1) {
            return s.go_on_with(vm, CALL);
        }
        let code = &*(*function).code_pointer();
        s.save();
        attempt!(vm, s, calls::check_depth(vm));
        let made = vm.alloc().instance(callee, taipan_objects::object::Object);
        let instance: Obj = attempt!(vm, s, made.map_err(Into::into)).into();
        let frame = attempt!(vm, s, crate::frame::reserve(vm, code.frame_words()));
        let slots = Frame::slots(frame);
        slots.write(StackRef::new(instance.clone()));
        core::ptr::copy_nonoverlapping(s.sp.sub(count), slots.add(1), count);
        for at in count + 1..code.nlocalsplus() {
            slots.add(at).write(StackRef::EMPTY);
        }
        s.sp = s.sp.sub(count + 1);
        *s.slot(1) = StackRef::new(instance);
        (*s.frame).return_offset = 3;
        s.save();
        crate::frame::initialize(frame, s.frame, code, StackRef::new(init));
        (*frame).owner = Owner::Init;
        vm.recursion_depth += 1;
        s.enter(vm, frame);
    }
    Ctl::Next
}

/// `type(x)`
#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn CALL_TYPE_1(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        if s.oparg != 1 || !s.slot(2).is_empty() || !s.peek(3).is(taipan_objects::type_methods::TYPE.as_obj())
        {
            return s.go_on_with(vm, CALL);
        }
        let result = s.peek(1).ty().own();
        finish_native(vm, s, 1, result)
    }
}

pub unsafe fn CALL_KW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        let names = s.pop_obj();
        let count = s.oparg as usize;
        let total = expand_method(s, count);
        s.save();
        let callee = s.peek(count + 2);
        let items = tuple::items(names.borrow()).unwrap_or(&[]);
        if callee.is_exact(taipan_objects::function::FUNCTION) {
            (*s.frame).return_offset = 3;
            return enter_function(vm, s, count, total, items);
        }
        let result = attempt!(
            vm,
            s,
            call::call_args(vm, callee, Args::new(s.top_slice(total), items))
        );
        s.drop_many(count + 2);
        s.push_obj(result);
        s.skip(3);
        s.drained(vm)
    }
}

/// Pushes a frame for the Python function on the stack; the arguments move into it.
#[inline(always)]
unsafe fn enter_function(vm: &mut Vm, s: &mut State, count: usize, total: usize, names: &[Obj]) -> Ctl {
    // SAFETY: the callable is a function; its code lives as long as it does.
    unsafe {
        let callee = s.peek(count + 2);
        let function: *const Function = callee.payload_unchecked::<Function>();
        let code = &*(*function).code_pointer();
        attempt!(vm, s, calls::check_depth(vm));
        let first = s.sp.sub(total);
        let frame = attempt!(vm, s, crate::frame::reserve(vm, code.frame_words()));
        if names.is_empty() && calls::is_simple(code, total) {
            let slots = Frame::slots(frame);
            core::ptr::copy_nonoverlapping(first, slots, total);
            for at in total..code.nlocalsplus() {
                slots.add(at).write(StackRef::EMPTY);
            }
        } else if names.is_empty() && calls::defaults_fill(&*function, code, total, frame) {
            core::ptr::copy_nonoverlapping(first, Frame::slots(frame), total);
        } else {
            let values = Values::Owned(first, total);
            if let Err(error) = calls::bind(vm, &*function, code, frame, values, names) {
                crate::frame::release(vm, frame);
                // The values are used up.
                s.sp = s.sp.sub(total);
                if total == count {
                    s.sp = s.sp.sub(1);
                }
                s.drop_top();
                return raise(vm, s, error);
            }
        }
        s.sp = s.sp.sub(count + 1);
        let function = s.pop();
        s.save();
        crate::frame::initialize(frame, s.frame, code, function);
        vm.recursion_depth += 1;
        s.enter(vm, frame);
    }
    Ctl::Next
}

pub unsafe fn CALL_FUNCTION_EX(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        s.save();
        let callee = s.peek(4);
        let keywords = s.slot(1).get();
        let positional = attempt!(vm, s, calls::star_arguments(vm, callee, s.peek(2)));
        let (values, names) = attempt!(vm, s, calls::keyword_arguments(vm, callee, &positional, keywords));
        if callee.is_exact(taipan_objects::function::FUNCTION) {
            let function: *const Function = callee.payload_unchecked::<Function>();
            let code = &*(*function).code_pointer();
            attempt!(vm, s, calls::check_depth(vm));
            let frame = attempt!(vm, s, crate::frame::reserve(vm, code.frame_words()));
            let bound = calls::bind(
                vm,
                &*function,
                code,
                frame,
                Values::Borrowed(Obj::borrow_slice(&values)),
                tuple::items(names.borrow()).unwrap_or(&[]),
            );
            if let Err(error) = bound {
                crate::frame::release(vm, frame);
                return raise(vm, s, error);
            }
            s.drop_many(3);
            let function = s.pop();
            (*s.frame).return_offset = 0;
            s.save();
            crate::frame::initialize(frame, s.frame, code, function);
            vm.recursion_depth += 1;
            s.enter(vm, frame);
            return Ctl::Next;
        }
        let names = tuple::items(names.borrow()).unwrap_or(&[]);
        let result = attempt!(
            vm,
            s,
            call::call_args(vm, callee, Args::new(Obj::borrow_slice(&values), names))
        );
        s.drop_many(4);
        s.push_obj(result);
        s.drained(vm)
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn MAKE_FUNCTION(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        s.save();
        let Some(code) = s.peek(1).to_ref::<Code>() else {
            let error = vm.system_error("a function is made of code");
            return raise(vm, s, error);
        };
        let Some(globals) = vm.current_globals() else {
            let error = vm.system_error("a function without globals");
            return raise(vm, s, error);
        };
        let made = attempt!(vm, s, Function::create(vm, &code, &globals.into_obj()));
        s.drop_top();
        s.push_obj(made.into());
    }
    Ctl::Next
}

pub unsafe fn SET_FUNCTION_ATTRIBUTE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        let target = s.pop();
        let value = s.pop_obj();
        if let Some(function) = target.get().and_then(|target| target.downcast::<Function>()) {
            let cell = match s.oparg {
                function_attribute::DEFAULTS => &function.defaults,
                function_attribute::KWDEFAULTS => &function.kwdefaults,
                function_attribute::ANNOTATIONS => &function.annotations,
                function_attribute::CLOSURE => &function.closure,
                _ => &function.annotate,
            };
            cell.set(Some(value));
        }
        s.push(target);
    }
    Ctl::Next
}

pub unsafe fn EXIT_INIT_CHECK(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `expand_method`.
    unsafe {
        if !s.peek(1).is_none() {
            let kind = s.peek(1).ty().display_name(vm);
            let error = vm.type_error(format_args!("__init__() should return None, not '{kind}'"));
            return raise(vm, s, error);
        }
        s.drop_top();
    }
    Ctl::Next
}
