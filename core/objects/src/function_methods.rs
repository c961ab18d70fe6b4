//! What making a function needs beyond its fields.

use taipan_bytecode::co_flags;
use taipan_heap::{Obj, ObjRef, Ref};

use crate::args::{bad_argument, named};
use crate::call::Args;
use crate::cell::CELL;
use crate::code::Code;
use crate::dict::Dict;
use crate::exception::Result;
use crate::function::Function;
use crate::names;
use crate::object::DisplayStr;
use crate::singletons::NONE;
use crate::str::Str;
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// The builtins that code in `globals` sees: `globals["__builtins__"]`, a module or a dict, or the interpreter's own.
pub fn builtins_of(vm: &mut Vm, globals: &Obj) -> Result<Obj> {
    let found = globals
        .downcast::<Dict>()
        .and_then(|globals| globals.get_str(vm, names::__builtins__));
    match found {
        Some(found) if found.downcast::<Dict>().is_some() => Ok(found),
        Some(found) => match crate::module::dict(found.borrow()) {
            Some(dict) => Ok(dict.into()),
            None => Ok(vm.builtins()?.into()),
        },
        None => Ok(vm.builtins()?.into()),
    }
}

/// The docstring of code: its first constant, where the compiler says that it has one.
pub fn doc_of(code: &Ref<Code>) -> Option<Obj> {
    if code.flags & co_flags::HAS_DOCSTRING == 0 {
        return None;
    }
    code.const_items().first().cloned()
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`
pub fn construct(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
    let names = ["code", "globals", "name", "argdefs", "closure", "kwdefaults"];
    let [code, globals, name, defaults, closure, kwdefaults] = named(vm, "function", args, names, 6, 2)?;
    let (code, globals) = (code.unwrap_or(NONE), globals.unwrap_or(NONE));
    let Some(code) = code.to_ref::<Code>() else {
        return Err(bad_argument(vm, "function", "code", "code", code));
    };
    if globals.downcast::<Dict>().is_none() {
        return Err(bad_argument(vm, "function", "globals", "dict", globals));
    }
    let given = |value: Option<ObjRef<'_>>| value.filter(|value| !value.is_none()).map(ObjRef::own);
    let (name, defaults, closure, kwdefaults) =
        (given(name), given(defaults), given(closure), given(kwdefaults));
    if name.as_ref().is_some_and(|name| name.downcast::<Str>().is_none()) {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if defaults
        .as_ref()
        .is_some_and(|defaults| tuple::items(defaults.borrow()).is_none())
    {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    let free = code.nfreevars as usize;
    let cells = closure
        .as_ref()
        .and_then(|closure| tuple::items(closure.borrow()));
    if cells.is_none() && (free > 0 || closure.is_some()) {
        return Err(vm.type_error(if closure.is_some() {
            "arg 5 (closure) must be None or tuple"
        } else {
            "arg 5 (closure) must be tuple"
        }));
    }
    if kwdefaults
        .as_ref()
        .is_some_and(|kwdefaults| kwdefaults.downcast::<Dict>().is_none())
    {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let cells = cells.unwrap_or(&[]);
    if cells.len() != free {
        let (name, got) = (DisplayStr(code.name.borrow()), cells.len());
        return Err(vm.value_error(format_args!(
            "{name} requires closure of length {free}, not {got}"
        )));
    }
    for cell in cells {
        if !cell.is_a(CELL) {
            let kind = cell.ty().display_name(vm);
            return Err(vm.type_error(format_args!("arg 5 (closure) expected cell, found {kind}")));
        }
    }
    let function = Function::create(vm, &code, &globals.own())?;
    if name.is_some() {
        function.name.set(name);
    }
    function.defaults.set(defaults);
    function.closure.set(closure);
    function.kwdefaults.set(kwdefaults);
    Ok(function.into())
}
