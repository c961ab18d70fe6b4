//! Attributes, `super()`, special methods, imports.

use taipan_bytecode::operand::SpecialMethod;
use taipan_objects::frame::Frame;
use taipan_objects::function::{FUNCTION, Function};
use taipan_objects::object::{DisplayStr, Method};
use taipan_objects::property::Property;
use taipan_objects::{
    Obj, ObjRef, ObjectExt, Result, StackRef, Vm, exceptions, names, object, singletons, super_object,
};

use super::{Ctl, State, attempt, raise, specialize};

pub unsafe fn LOAD_ATTR(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: (here and below in this file) the verifier's promise about the code.
    unsafe {
        if specialize::due(s) {
            specialize::load_attr(vm, &mut s.copy());
            return Ctl::Again;
        }
        s.save();
        let name = s.name((s.oparg >> 1) as usize);
        let owner = s.peek(1);
        if s.oparg & 1 == 0 {
            let value = attempt!(vm, s, object::getattr(vm, owner, name));
            s.drop_top();
            s.push_obj(value);
        } else {
            match attempt!(vm, s, object::get_method(vm, owner, name)) {
                Method::Unbound(function) => {
                    let this = s.pop();
                    s.push_obj(function);
                    s.push(this);
                }
                Method::Bound(method) => {
                    s.drop_top();
                    s.push_obj(method);
                    s.push(StackRef::EMPTY);
                }
            }
        }
        s.skip(9);
        s.drained(vm)
    }
}

/// A property whose getter is a Python function (caches 5 to 8): its frame takes the owner as argument.
pub unsafe fn LOAD_ATTR_PROPERTY(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_ATTR`.
    unsafe {
        let owner = s.peek(1);
        let version = s.pc.add(1).cast::<u32>().read_unaligned();
        if s.oparg & 1 != 0 || !owner.is_object() || owner.ty().get().made_version() != version {
            return s.go_on_with(vm, LOAD_ATTR);
        }
        let property = s.pc.add(5).cast::<ObjRef<'_>>().read_unaligned();
        // The version vouches for the property, not for what `property.__init__` put into it since.
        let getter = property.payload_unchecked::<Property>().getter_function();
        let Some(getter) = getter.filter(|getter| getter.is_exact(FUNCTION)) else {
            return s.go_on_with(vm, LOAD_ATTR);
        };
        let function: *const Function = getter.borrow().payload_unchecked::<Function>();
        if !specialize::runs_exactly(&*function, 1) {
            return s.go_on_with(vm, LOAD_ATTR);
        }
        let code = &*(*function).code_pointer();
        s.save();
        attempt!(vm, s, crate::calls::check_depth(vm));
        let frame = attempt!(vm, s, crate::frame::reserve(vm, code.frame_words()));
        let slots = Frame::slots(frame);
        slots.write(s.pop());
        for at in 1..code.nlocalsplus() {
            slots.add(at).write(StackRef::EMPTY);
        }
        (*s.frame).return_offset = 9;
        s.save();
        crate::frame::initialize(frame, s.frame, code, StackRef::new(getter));
        vm.recursion_depth += 1;
        s.enter(vm, frame);
    }
    Ctl::Next
}

pub unsafe fn STORE_ATTR(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_ATTR`.
    unsafe {
        if specialize::due(s) {
            specialize::store_attr(vm, &mut s.copy());
            return Ctl::Again;
        }
        s.save();
        let name = s.name(s.oparg as usize);
        attempt!(vm, s, object::setattr(vm, s.peek(1), name, Some(s.peek(2))));
        s.drop_many(2);
        s.skip(4);
        s.drained(vm)
    }
}

pub unsafe fn DELETE_ATTR(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_ATTR`.
    unsafe {
        s.save();
        let name = s.name(s.oparg as usize);
        attempt!(vm, s, object::setattr(vm, s.peek(1), name, None));
        s.drop_top();
        s.drained(vm)
    }
}

pub unsafe fn LOAD_SUPER_ATTR(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_ATTR`.
    unsafe {
        s.save();
        let name = s.name((s.oparg >> 2) as usize);
        let (callee, class, this) = (s.peek(3), s.peek(2), s.peek(1));
        let method = s.oparg & 1 != 0;
        let found =
            if callee.is(super_object::SUPER.as_obj()) && class.is_a(taipan_objects::type_methods::TYPE) {
                attempt!(vm, s, super_object::lookup(vm, class, this, name, method))
            } else {
                // `super` was shadowed: an ordinary call, with arguments only where the source had them.
                let args = [class, this];
                let args: &[ObjRef<'_>] = if s.oparg & 2 != 0 { &args } else { &[] };
                let made = attempt!(vm, s, taipan_objects::call::call(vm, callee, args));
                Method::Bound(attempt!(vm, s, object::getattr(vm, made.borrow(), name)))
            };
        let mut this = s.pop();
        s.drop_many(2);
        match found {
            Method::Unbound(function) => {
                this.make_owned();
                s.push_obj(function);
                s.push(this);
            }
            Method::Bound(value) => {
                drop(this);
                s.push_obj(value);
                if method {
                    s.push(StackRef::EMPTY);
                }
            }
        }
        s.skip(1);
        s.drained(vm)
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn LOAD_SPECIAL(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_ATTR`.
    unsafe {
        s.save();
        let owner = s.peek(1);
        let Some(special) = SpecialMethod::from_oparg(s.oparg) else {
            let error = vm.system_error("unknown special method");
            return raise(vm, s, error);
        };
        let name = match special {
            SpecialMethod::Enter => names::__enter__,
            SpecialMethod::Exit => names::__exit__,
            SpecialMethod::Aenter => names::__aenter__,
            SpecialMethod::Aexit => names::__aexit__,
        };
        match attempt!(vm, s, object::lookup_special_method(vm, owner, name)) {
            Some(Method::Unbound(function)) => {
                let mut this = s.pop();
                this.make_owned();
                s.push_obj(function);
                s.push(this);
            }
            Some(Method::Bound(method)) => {
                s.drop_top();
                s.push_obj(method);
                s.push(StackRef::EMPTY);
            }
            None => {
                let error = attempt!(vm, s, no_special(vm, owner, special));
                return raise(vm, s, error);
            }
        }
    }
    Ctl::Next
}

/// The `TypeError` of a `with` on something that is no context manager.
#[cold]
fn no_special(vm: &mut Vm, owner: ObjRef<'_>, special: SpecialMethod) -> Result<taipan_objects::Exception> {
    let kind = owner.ty().display_name(vm);
    let (is_async, missing) = match special {
        SpecialMethod::Enter => (false, "__enter__"),
        SpecialMethod::Exit => (false, "__exit__"),
        SpecialMethod::Aenter => (true, "__aenter__"),
        SpecialMethod::Aexit => (true, "__aexit__"),
    };
    let other = if is_async {
        [names::__enter__, names::__exit__]
    } else {
        [names::__aenter__, names::__aexit__]
    };
    let supports_other =
        owner.ty().lookup(vm, other[0]).is_some() && owner.ty().lookup(vm, other[1]).is_some();
    let protocol = if is_async {
        "asynchronous context manager"
    } else {
        "context manager"
    };
    let hint = match (supports_other, is_async) {
        (false, _) => "",
        (true, false) => {
            " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
        }
        (true, true) => " but it supports the context manager protocol. Did you mean to use 'with'?",
    };
    let tail = match special {
        SpecialMethod::Exit | SpecialMethod::Aexit => alloc::format!(" (missed {missing} method)"),
        _ => alloc::format!(" (missed {missing} method)"),
    };
    Ok(vm.type_error(format_args!(
        "'{kind}' object does not support the {protocol} protocol{tail}{hint}"
    )))
}

pub unsafe fn IMPORT_NAME(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_ATTR`.
    unsafe {
        s.save();
        let name = s.name(s.oparg as usize);
        let (fromlist, level) = (s.peek(1), s.peek(2));
        let module = attempt!(vm, s, import_name(vm, s, name, fromlist, level));
        s.drop_many(2);
        s.push_obj(module);
        s.drained(vm)
    }
}

unsafe fn import_name(
    vm: &mut Vm,
    s: &State,
    name: ObjRef<'_>,
    fromlist: ObjRef<'_>,
    level: ObjRef<'_>,
) -> Result<Obj> {
    // SAFETY: the frame runs Python code.
    let locals = unsafe { (*s.frame).locals.clone() }.unwrap_or_else(|| singletons::NONE.own());
    let globals: Obj = match vm.current_globals() {
        Some(globals) => globals.into(),
        None => singletons::NONE.own(),
    };
    // SAFETY: as above.
    let import = unsafe { super::variables::find_builtin(vm, s, names::__import__) };
    let Some(import) = import else {
        return Err(vm.new_exception(exceptions::IMPORT_ERROR, format_args!("__import__ not found")));
    };
    crate::import::import_name(
        vm,
        import.borrow(),
        name,
        (globals.borrow(), locals.borrow()),
        fromlist,
        level,
    )
}

pub unsafe fn IMPORT_FROM(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_ATTR`.
    unsafe {
        s.save();
        let name = s.name(s.oparg as usize);
        let value = attempt!(vm, s, import_from(vm, s.peek(1), name));
        s.push_obj(value);
        s.drained(vm)
    }
}

/// `from module import name`: the attribute, or the submodule that is being imported.
fn import_from(vm: &mut Vm, module: ObjRef<'_>, name: ObjRef<'_>) -> Result<Obj> {
    if let Some(value) = object::lookup_attr(vm, module, name)? {
        return Ok(value);
    }
    let package = object::lookup_attr(vm, module, names::__name__)?;
    let package = package.filter(|package| taipan_objects::str::is_exact_str(package.borrow()));
    if let Some(package) = &package {
        let full = vm.format(format_args!(
            "{}.{}",
            DisplayStr(package.borrow()),
            DisplayStr(name)
        ))?;
        if let Some(modules) = vm.interp().modules.get() {
            match taipan_objects::sequence::get_item(vm, modules.borrow(), full.borrow()) {
                Ok(found) => return Ok(found),
                Err(error) if error.matches(exceptions::KEY_ERROR) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Err(crate::import::cannot_import(vm, module, package, name)?)
}
