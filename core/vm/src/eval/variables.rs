//! Constants, locals, cells, globals, names.

use taipan_bytecode::operand::CommonConstant;
use taipan_bytecode::{co_fast, co_flags};
use taipan_objects::cell::Cell;
use taipan_objects::dict::Dict;
use taipan_objects::exception::Exception;
use taipan_objects::exceptions;
use taipan_objects::function::Function;
use taipan_objects::object::DisplayStr;
use taipan_objects::{Obj, ObjRef, ObjectExt, StackRef, Vm, names, sequence};

use super::{Ctl, State, attempt, raise, specialize};

#[inline(always)]
pub unsafe fn LOAD_CONST(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: (here and below in this file) the verifier's promise; constants outlive the frame.
    unsafe {
        let value = StackRef::lend(s.constant(s.oparg as usize).borrow());
        s.push(value);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn LOAD_CONST_IMMORTAL(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: as the general form.
    unsafe { LOAD_CONST(vm, s) }
}

#[inline(always)]
pub unsafe fn LOAD_CONST_MORTAL(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: as the general form.
    unsafe { LOAD_CONST(vm, s) }
}

#[inline(always)]
pub unsafe fn LOAD_SMALL_INT(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe { s.push_obj(Obj::from_i16(s.oparg as i16)) }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn LOAD_FAST(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let value = s.local(s.oparg as usize).get_unchecked().own();
        s.push_obj(value);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn LOAD_FAST_BORROW(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the compiler (or the verifier) has shown that the local outlives the slot.
    unsafe {
        let value = StackRef::lend(s.local(s.oparg as usize).get_unchecked());
        s.push(value);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn LOAD_FAST_CHECK(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        match s.local(s.oparg as usize).get() {
            Some(value) => s.push_obj(value.own()),
            None => return Ctl::Miss,
        }
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn STORE_FAST(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let place = s.local(s.oparg as usize);
        if !place.is_shared() {
            return Ctl::Miss;
        }
        core::mem::replace(place, s.pop()).drop_shared();
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn STORE_FAST_LOAD_FAST(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let place = s.local((s.oparg >> 4) as usize);
        if !place.is_shared() {
            return Ctl::Miss;
        }
        core::mem::replace(place, s.pop()).drop_shared();
        let loaded = s.local((s.oparg & 15) as usize).get_unchecked().own();
        s.push_obj(loaded);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn STORE_FAST_STORE_FAST(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let (first, second) = ((s.oparg >> 4) as usize, (s.oparg & 15) as usize);
        let (old, other) = (s.local(first).bits(), s.local(second).bits());
        let both = s.local(first).is_shared() && s.local(second).is_shared();
        // Two references to one object could be its last two.
        if !both || (old == other && old & 1 == 0) || first == second {
            return Ctl::Miss;
        }
        core::mem::replace(s.local(first), s.pop()).drop_shared();
        core::mem::replace(s.local(second), s.pop()).drop_shared();
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn LOAD_DEREF(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        match cell(s, s.oparg as usize).and_then(Cell::peek) {
            Some(value) => s.push_obj(value.own()),
            None => return Ctl::Miss,
        }
    }
    Ctl::Next
}

/// A global of the function's module: index and keys' version are in the caches.
#[inline(always)]
pub unsafe fn LOAD_GLOBAL_MODULE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let Some(globals) = function(s).globals.borrow().downcast_layout::<Dict>() else {
            return Ctl::Miss;
        };
        if globals.known_keys_version(vm) != u32::from(s.cache(2)) {
            return Ctl::Miss;
        }
        let Some(value) = globals.value_at(vm, s.cache(1) as usize) else {
            return Ctl::Miss;
        };
        push_global(s, value);
    }
    Ctl::Next
}

/// A builtin that the module's globals do not hide.
#[inline(always)]
pub unsafe fn LOAD_GLOBAL_BUILTIN(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let (Some(globals), Some(builtins)) = (
            function(s).globals.borrow().downcast_layout::<Dict>(),
            function(s).builtins.borrow().downcast_layout::<Dict>(),
        ) else {
            return Ctl::Miss;
        };
        if globals.known_keys_version(vm) != u32::from(s.cache(2))
            || builtins.known_keys_version(vm) != u32::from(s.cache(3))
        {
            return Ctl::Miss;
        }
        let Some(value) = builtins.value_at(vm, s.cache(1) as usize) else {
            return Ctl::Miss;
        };
        push_global(s, value);
    }
    Ctl::Next
}

#[inline(always)]
unsafe fn push_global(s: &mut State, value: Obj) {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.push_obj(value);
        if s.oparg & 1 != 0 {
            s.push(StackRef::EMPTY);
        }
        s.skip(4);
    }
}

pub unsafe fn LOAD_FAST_CHECK_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        match s.local(s.oparg as usize).get() {
            Some(value) => s.push_obj(value.own()),
            None => return unbound_local(vm, s, s.oparg as usize),
        }
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn LOAD_FAST_AND_CLEAR(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let mut value = core::mem::replace(s.local(s.oparg as usize), StackRef::EMPTY);
        value.make_owned();
        s.push(value);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn LOAD_FAST_LOAD_FAST(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let first = s.local((s.oparg >> 4) as usize).get_unchecked().own();
        let second = s.local((s.oparg & 15) as usize).get_unchecked().own();
        s.push_obj(first);
        s.push_obj(second);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn LOAD_FAST_BORROW_LOAD_FAST_BORROW(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_FAST_BORROW`.
    unsafe {
        let first = StackRef::lend(s.local((s.oparg >> 4) as usize).get_unchecked());
        let second = StackRef::lend(s.local((s.oparg & 15) as usize).get_unchecked());
        s.push(first);
        s.push(second);
    }
    Ctl::Next
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn STORE_FAST_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let value = s.pop();
        let old = core::mem::replace(s.local(s.oparg as usize), value);
        drop(old);
        s.drained(vm)
    }
}

pub unsafe fn STORE_FAST_LOAD_FAST_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let value = s.pop();
        let old = core::mem::replace(s.local((s.oparg >> 4) as usize), value);
        let loaded = s.local((s.oparg & 15) as usize).get_unchecked().own();
        s.push_obj(loaded);
        drop(old);
        s.drained(vm)
    }
}

pub unsafe fn STORE_FAST_STORE_FAST_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let first = s.pop();
        let second = s.pop();
        let old = core::mem::replace(s.local((s.oparg >> 4) as usize), first);
        drop(old);
        let old = core::mem::replace(s.local((s.oparg & 15) as usize), second);
        drop(old);
        s.drained(vm)
    }
}

pub unsafe fn DELETE_FAST(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let old = core::mem::replace(s.local(s.oparg as usize), StackRef::EMPTY);
        if old.is_empty() {
            return unbound_local(vm, s, s.oparg as usize);
        }
        drop(old);
        s.drained(vm)
    }
}

#[cold]
unsafe fn unbound_local(vm: &mut Vm, s: &mut State, index: usize) -> Ctl {
    // SAFETY: the frame runs this code.
    let name = unsafe { s.code() }.local_names().get(index).cloned();
    let error = match &name {
        Some(name) => {
            let text = DisplayStr(name.borrow());
            let message = alloc::format!(
                "cannot access local variable '{text}' where it is not associated with a value"
            );
            name_error(vm, exceptions::UNBOUND_LOCAL_ERROR, &message, name.borrow())
        }
        None => vm.system_error("a local without a name"),
    };
    raise(vm, s, error)
}

/// A `NameError` (or a subclass) with its `name`.
#[cold]
pub fn name_error(
    vm: &mut Vm,
    ty: taipan_objects::TypeRef<'static>,
    message: &str,
    name: ObjRef<'_>,
) -> Exception {
    let error = vm.new_exception(ty, format_args!("{message}"));
    exceptions::set_name(&error, name);
    error
}

#[cold]
fn not_defined(vm: &mut Vm, name: ObjRef<'_>) -> Exception {
    let message = alloc::format!("name '{}' is not defined", DisplayStr(name));
    name_error(vm, exceptions::NAME_ERROR, &message, name)
}

/// The running function.
unsafe fn function<'a>(s: &State) -> &'a Function {
    // SAFETY: a frame of Python code holds its function.
    unsafe {
        let held = (*s.frame).function.get_unchecked();
        let function: *const Function = held.payload_unchecked::<Function>();
        &*function
    }
}

/// `name` in a namespace that may be any mapping. `None` if it is not there.
fn find_in_mapping(
    vm: &mut Vm,
    mapping: ObjRef<'_>,
    name: ObjRef<'_>,
) -> taipan_objects::Result<Option<Obj>> {
    if mapping.is_exact(taipan_objects::dict::DICT)
        && let Some(dict) = mapping.downcast::<Dict>()
    {
        return dict.get(vm, name);
    }
    match sequence::get_item(vm, mapping, name) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.matches(exceptions::KEY_ERROR) => Ok(None),
        Err(error) => Err(error),
    }
}

/// `name` among globals and builtins.
pub unsafe fn find_global(vm: &mut Vm, s: &State, name: ObjRef<'_>) -> taipan_objects::Result<Option<Obj>> {
    // SAFETY: the frame runs Python code.
    let function = unsafe { function(s) };
    match function.globals.borrow().downcast_layout::<Dict>() {
        Some(globals) if function.globals.is_exact(taipan_objects::dict::DICT) => {
            if let Some(found) = globals.get_str(vm, name) {
                return Ok(Some(found));
            }
        }
        // A subclass of `dict` may have `__missing__`.
        _ => {
            if let Some(found) = find_in_mapping(vm, function.globals.borrow(), name)? {
                return Ok(Some(found));
            }
        }
    }
    match function.builtins.downcast::<Dict>() {
        Some(builtins) => Ok(builtins.get_str(vm, name)),
        None => find_in_mapping(vm, function.builtins.borrow(), name),
    }
}

/// The namespace of the code of a class or module: the globals, where it is called as a function's.
///
/// # Safety
/// The frame runs Python code.
pub unsafe fn namespace(s: &State) -> Option<Obj> {
    // SAFETY: the caller's promise.
    unsafe {
        let locals = (*s.frame).locals.clone();
        locals.or_else(|| {
            let is_function = s.code().flags & co_flags::OPTIMIZED != 0;
            (!is_function).then(|| function(s).globals.clone())
        })
    }
}

pub unsafe fn LOAD_NAME(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.save();
        let name = s.name(s.oparg as usize);
        let Some(locals) = namespace(s) else {
            let error = vm.system_error(format_args!("no locals when loading '{}'", DisplayStr(name)));
            return raise(vm, s, error);
        };
        let mut found = attempt!(vm, s, find_in_mapping(vm, locals.borrow(), name));
        if found.is_none() {
            found = attempt!(vm, s, find_global(vm, s, name));
        }
        match found {
            Some(value) => s.push_obj(value),
            None => {
                let error = not_defined(vm, name);
                return raise(vm, s, error);
            }
        }
    }
    Ctl::Next
}

pub unsafe fn STORE_NAME(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.save();
        let name = s.name(s.oparg as usize);
        let Some(locals) = namespace(s) else {
            let error = vm.system_error(format_args!(
                "no locals found when storing '{}'",
                DisplayStr(name)
            ));
            return raise(vm, s, error);
        };
        let value = s.pop_obj();
        let stored = match locals.downcast::<Dict>() {
            Some(dict) if locals.is_exact(taipan_objects::dict::DICT) => dict.set(vm, name, value),
            _ => sequence::set_item(vm, locals.borrow(), name, Some(value.borrow())),
        };
        attempt!(vm, s, stored);
        s.drained(vm)
    }
}

pub unsafe fn DELETE_NAME(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.save();
        let name = s.name(s.oparg as usize);
        let Some(locals) = namespace(s) else {
            let error = vm.system_error(format_args!("no locals when deleting '{}'", DisplayStr(name)));
            return raise(vm, s, error);
        };
        match sequence::set_item(vm, locals.borrow(), name, None) {
            Ok(()) => s.drained(vm),
            Err(error) => {
                let error = if error.matches(exceptions::KEY_ERROR) {
                    not_defined(vm, name)
                } else {
                    error
                };
                raise(vm, s, error)
            }
        }
    }
}

pub unsafe fn LOAD_GLOBAL(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        if specialize::due(s) {
            specialize::load_global(vm, &mut s.copy(), function(s));
            return Ctl::Again;
        }
        let name = s.name((s.oparg >> 1) as usize);
        s.save();
        match attempt!(vm, s, find_global(vm, s, name)) {
            Some(value) => s.push_obj(value),
            None => {
                let error = not_defined(vm, name);
                return raise(vm, s, error);
            }
        }
        if s.oparg & 1 != 0 {
            s.push(StackRef::EMPTY);
        }
        s.skip(4);
    }
    Ctl::Next
}

pub unsafe fn STORE_GLOBAL(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.save();
        let name = s.name(s.oparg as usize);
        let value = s.pop_obj();
        if let Some(globals) = function(s).globals.downcast::<Dict>() {
            attempt!(vm, s, globals.set(vm, name, value));
        }
        s.drained(vm)
    }
}

pub unsafe fn DELETE_GLOBAL(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.save();
        let name = s.name(s.oparg as usize);
        let removed = match function(s).globals.downcast::<Dict>() {
            Some(globals) => attempt!(vm, s, globals.remove(vm, name)),
            None => None,
        };
        if removed.is_none() {
            let error = not_defined(vm, name);
            return raise(vm, s, error);
        }
        drop(removed);
        s.drained(vm)
    }
}

unsafe fn cell<'a>(s: &State, index: usize) -> Option<&'a Cell> {
    // SAFETY: the slot holds a cell from `MAKE_CELL` or `COPY_FREE_VARS`; it stays while the frame runs.
    unsafe {
        let held = s.local(index).get()?;
        let cell: *const Cell = held.downcast_layout::<Cell>()?;
        Some(&*cell)
    }
}

/// The `NameError` of an empty cell: a local of this function, or a free variable.
#[cold]
unsafe fn unbound_cell(vm: &mut Vm, s: &mut State, index: usize) -> Ctl {
    // SAFETY: the frame runs this code.
    let code = unsafe { s.code() };
    let Some(name) = code.local_names().get(index).cloned() else {
        let error = vm.system_error("a cell without a name");
        return raise(vm, s, error);
    };
    let text = DisplayStr(name.borrow());
    let error = if code.localspluskinds[index] & co_fast::FREE != 0 {
        let message = alloc::format!(
            "cannot access free variable '{text}' where it is not associated with a value in enclosing scope"
        );
        name_error(vm, exceptions::NAME_ERROR, &message, name.borrow())
    } else {
        let message =
            alloc::format!("cannot access local variable '{text}' where it is not associated with a value");
        name_error(vm, exceptions::UNBOUND_LOCAL_ERROR, &message, name.borrow())
    };
    raise(vm, s, error)
}

pub unsafe fn LOAD_DEREF_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        match cell(s, s.oparg as usize).and_then(Cell::get) {
            Some(value) => s.push_obj(value),
            None => return unbound_cell(vm, s, s.oparg as usize),
        }
    }
    Ctl::Next
}

pub unsafe fn STORE_DEREF(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let value = s.pop_obj();
        if let Some(cell) = cell(s, s.oparg as usize) {
            cell.set(Some(value));
        }
        s.drained(vm)
    }
}

pub unsafe fn DELETE_DEREF(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        match cell(s, s.oparg as usize) {
            Some(cell) if cell.get().is_some() => cell.set(None),
            _ => return unbound_cell(vm, s, s.oparg as usize),
        }
        s.drained(vm)
    }
}

pub unsafe fn MAKE_CELL(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let index = s.oparg as usize;
        let initial = core::mem::replace(s.local(index), StackRef::EMPTY).into_obj();
        let made = attempt!(vm, s, Cell::create(vm, initial));
        *s.local(index) = StackRef::new(made.into());
    }
    Ctl::Next
}

pub unsafe fn COPY_FREE_VARS(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        let closure = function(s).closure.get();
        let cells = closure
            .as_ref()
            .and_then(|closure| taipan_objects::tuple::items(closure.borrow()))
            .unwrap_or(&[]);
        let count = s.oparg as usize;
        if cells.len() < count {
            let error = vm.system_error("a function without its closure");
            return raise(vm, s, error);
        }
        let first = s.code().nlocalsplus() - count;
        for (at, cell) in cells.iter().take(count).enumerate() {
            *s.local(first + at) = StackRef::new(cell.clone());
        }
    }
    Ctl::Next
}

pub unsafe fn LOAD_LOCALS(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        match namespace(s) {
            Some(locals) => s.push_obj(locals),
            None => {
                let error = vm.system_error("no locals");
                return raise(vm, s, error);
            }
        }
    }
    Ctl::Next
}

pub unsafe fn LOAD_FROM_DICT_OR_DEREF(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.save();
        let index = s.oparg as usize;
        let Some(name) = s.code().local_names().get(index).cloned() else {
            let error = vm.system_error("a cell without a name");
            return raise(vm, s, error);
        };
        let mapping = s.pop_obj();
        let found = attempt!(vm, s, find_in_mapping(vm, mapping.borrow(), name.borrow()));
        match found.or_else(|| cell(s, index).and_then(Cell::get)) {
            Some(value) => s.push_obj(value),
            None => return unbound_cell(vm, s, index),
        }
    }
    Ctl::Next
}

pub unsafe fn LOAD_FROM_DICT_OR_GLOBALS(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.save();
        let name = s.name(s.oparg as usize);
        let mapping = s.pop_obj();
        let mut found = attempt!(vm, s, find_in_mapping(vm, mapping.borrow(), name));
        if found.is_none() {
            found = attempt!(vm, s, find_global(vm, s, name));
        }
        match found {
            Some(value) => s.push_obj(value),
            None => {
                let error = not_defined(vm, name);
                return raise(vm, s, error);
            }
        }
    }
    Ctl::Next
}

pub unsafe fn LOAD_BUILD_CLASS(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.save();
        let builtins = function(s).builtins.clone();
        match attempt!(
            vm,
            s,
            find_in_mapping(vm, builtins.borrow(), names::__build_class__)
        ) {
            Some(value) => s.push_obj(value),
            None => {
                let error =
                    vm.new_exception(exceptions::NAME_ERROR, format_args!("__build_class__ not found"));
                return raise(vm, s, error);
            }
        }
    }
    Ctl::Next
}

pub unsafe fn LOAD_COMMON_CONSTANT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.save();
        let constant = match CommonConstant::from_oparg(s.oparg) {
            Some(CommonConstant::AssertionError) => exceptions::ASSERTION_ERROR.own(),
            Some(CommonConstant::NotImplementedError) => exceptions::NOT_IMPLEMENTED_ERROR.own(),
            Some(CommonConstant::Tuple) => taipan_objects::tuple::TUPLE.own(),
            Some(CommonConstant::All) => attempt!(vm, s, taipan_objects::wrappers::builtin(vm, "all")),
            Some(CommonConstant::Any) => attempt!(vm, s, taipan_objects::wrappers::builtin(vm, "any")),
            None => {
                let error = vm.system_error("unknown common constant");
                return raise(vm, s, error);
            }
        };
        s.push_obj(constant);
    }
    Ctl::Next
}

pub unsafe fn SETUP_ANNOTATIONS(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `LOAD_CONST`.
    unsafe {
        s.save();
        let Some(locals) = namespace(s) else {
            let error = vm.system_error("no locals found when setting up annotations");
            return raise(vm, s, error);
        };
        if attempt!(
            vm,
            s,
            find_in_mapping(vm, locals.borrow(), names::__annotations__)
        )
        .is_none()
        {
            let dict = attempt!(vm, s, Dict::create(vm));
            attempt!(
                vm,
                s,
                sequence::set_item(vm, locals.borrow(), names::__annotations__, Some(dict.borrow()))
            );
        }
    }
    Ctl::Next
}

/// `name` among the running function's builtins.
pub unsafe fn find_builtin(vm: &mut Vm, s: &State, name: ObjRef<'_>) -> Option<Obj> {
    // SAFETY: the frame runs Python code.
    let builtins = unsafe { function(s) }.builtins.clone();
    builtins.downcast::<Dict>()?.get_str(vm, name)
}
