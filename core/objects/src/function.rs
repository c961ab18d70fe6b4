//! Python functions and bound methods, as data. Calling one is the eval loop's business, through `Hooks`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use crate::call::{self, Args};
use crate::code::Code;
use crate::exception::Result;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Create a function object.
#[pyclass(name = "function", flags = [GC, DICT, WEAKREF], bits = [METHOD_DESCRIPTOR])]
pub struct Function {
    code: ObjCell,
    /// Code that was replaced: frames that run it borrow it from the function.
    replaced: ObjCell,
    /// `__globals__`, a dict.
    pub globals: Obj,
    /// `__builtins__`, a dict.
    pub builtins: Obj,
    /// `__defaults__`, a tuple.
    pub defaults: ObjCell,
    /// `__kwdefaults__`, a dict.
    pub kwdefaults: ObjCell,
    /// `__closure__`, a tuple of cells.
    pub closure: ObjCell,
    /// `__name__`
    pub name: ObjCell,
    /// `__qualname__`
    pub qualname: ObjCell,
    /// `__doc__`
    pub doc: ObjCell,
    /// `__module__`
    pub module: ObjCell,
    /// `__annotations__`, once made
    pub annotations: ObjCell,
    /// `__annotate__`
    pub annotate: ObjCell,
    /// `__type_params__`, a tuple.
    pub type_params: ObjCell,
    /// Version for specialized calls: 0 if there is none. Reset when code or defaults change.
    pub version: Cell<u32>,
}

impl Function {
    /// A function of `code` in `globals` (a dict).
    pub fn create(vm: &mut Vm, code: &Ref<Code>, globals: &Obj) -> Result<Ref<Function>> {
        let builtins = crate::function_methods::builtins_of(vm, globals)?;
        let doc = crate::function_methods::doc_of(code);
        let module = match globals.downcast::<crate::dict::Dict>() {
            Some(globals) => globals.get_str(vm, crate::names::__name__),
            None => None,
        };
        let function = Function {
            code: ObjCell::new(Some(code.clone().into())),
            replaced: ObjCell::new(None),
            globals: globals.clone(),
            builtins,
            defaults: ObjCell::new(None),
            kwdefaults: ObjCell::new(None),
            closure: ObjCell::new(None),
            name: ObjCell::new(Some(code.name.clone())),
            qualname: ObjCell::new(Some(code.qualname.clone())),
            doc: ObjCell::new(doc),
            module: ObjCell::new(module),
            annotations: ObjCell::new(None),
            annotate: ObjCell::new(None),
            type_params: ObjCell::new(None),
            version: Cell::new(0),
        };
        Ok(vm.alloc().instance(FUNCTION.as_obj(), function)?)
    }

    /// The code.
    #[inline(always)]
    pub fn code(&self) -> Ref<Code> {
        match self.code.get().map(Obj::into_ref::<Code>) {
            Some(Ok(code)) => code,
            _ => unreachable!("a function's code is set when it is made, and only replaced by code"),
        }
    }

    /// Replaces the code.
    pub fn set_code(&self, vm: &mut Vm, code: &Ref<Code>) -> Result<()> {
        let old = [self.code.get(), self.replaced.get()];
        let old: alloc::vec::Vec<Obj> = old.into_iter().flatten().collect();
        self.replaced.set(Some(crate::tuple::new(vm, &old)?));
        self.version.set(0);
        self.code.set(Some(code.clone().into()));
        Ok(())
    }

    /// The code's payload: valid as long as the function.
    #[inline(always)]
    pub fn code_pointer(&self) -> *const Code {
        self.code
            .peek()
            .and_then(|code| code.downcast_layout::<Code>())
            .map_or(core::ptr::null(), core::ptr::from_ref)
    }
}

/// A function of a class, bound to an instance.
#[pyclass(name = "method", flags = [GC, WEAKREF])]
pub struct BoundMethod {
    /// What is called.
    pub function: Obj,
    /// What goes before the arguments.
    pub receiver: Obj,
}

impl BoundMethod {
    /// `function`, bound to `receiver`.
    pub fn create(vm: &mut Vm, function: Obj, receiver: Obj) -> Result<Ref<BoundMethod>> {
        Ok(vm
            .alloc()
            .instance(BOUND_METHOD.as_obj(), BoundMethod { function, receiver })?)
    }
}

#[pymethods]
impl Function {
    #[slot]
    fn call(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        (vm.hooks().call_function)(vm, this, args)
    }
    #[slot]
    fn descr_get(
        this: ObjRef<'_>,
        vm: &mut Vm,
        object: Option<ObjRef<'_>>,
        _owner: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        match object {
            Some(object) if !object.is_none() => {
                Ok(BoundMethod::create(vm, this.own(), object.own())?.into())
            }
            Some(object) if _owner.is_none_or(|owner| object.ty().as_obj().is(owner)) => {
                Ok(BoundMethod::create(vm, this.own(), object.own())?.into())
            }
            _ => Ok(this.own()),
        }
    }
}

#[pymethods]
impl BoundMethod {
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        call::call_prepended(vm, self.function.borrow(), self.receiver.borrow(), args)
    }
}
