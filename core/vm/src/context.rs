//! Context variables (PEP 567): `Context`, `ContextVar`, `Token`, and the module `_contextvars`.
//!
//! A context's values are a dict that contexts share until one of them changes it, so that copying a context costs nothing and
//! the first change afterwards one copy. The running context of a thread is `Vm::context`; contexts that were entered know
//! which one they were entered from.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::call::Args;
use taipan_objects::dict::Dict;
use taipan_objects::module::{self, Module, ModuleDef, PyModule};
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{
    CompareOp, Exception, Obj, ObjCell, ObjRef, ObjectExt, Ref, Result, Vm, call, exceptions, generic_alias,
    names, object, singletons,
};

/// The module's declaration.
pub const DEF: ModuleDef = ContextVars::DEF;

/// A mapping of context variables to their values.
#[pyclass(name = "Context", module = "_contextvars", flags = [GC, WEAKREF])]
pub struct Context {
    /// Variables and values, a dict that other contexts may share.
    values: ObjCell,
    /// The context that was running when this one was entered.
    previous: ObjCell,
    entered: Cell<bool>,
}

/// A context variable.
#[pyclass(name = "ContextVar", module = "_contextvars", flags = [GC])]
pub struct ContextVar {
    name: Obj,
    default: Option<Obj>,
}

/// What `ContextVar.set` returns.
#[pyclass(name = "Token", module = "_contextvars", flags = [GC])]
pub struct Token {
    context: Obj,
    variable: Ref<ContextVar>,
    old: Option<Obj>,
    used: Cell<bool>,
}

/// The class of `Token.MISSING`.
#[pyclass(name = "MISSING", module = "Token")]
pub struct Missing;

impl Context {
    fn create(vm: &mut Vm, values: Option<Obj>) -> Result<Ref<Context>> {
        let values = match values {
            Some(values) => values,
            None => Dict::create(vm)?.into(),
        };
        let made = Context {
            values: ObjCell::new(Some(values)),
            previous: ObjCell::new(None),
            entered: Cell::new(false),
        };
        Ok(vm.alloc().instance(CONTEXT.as_obj(), made)?)
    }

    /// The values, to be read.
    fn values(&self, vm: &mut Vm) -> Result<Ref<Dict>> {
        match self.values.get().map(Obj::into_ref::<Dict>) {
            Some(Ok(values)) => Ok(values),
            _ => Err(vm.system_error("a context without values")),
        }
    }

    /// The values, to be changed: no other context's any more.
    fn own_values(&self, vm: &mut Vm) -> Result<Ref<Dict>> {
        let values = self.values(vm)?;
        // One reference is this context's, one is ours.
        if values.borrow().count() <= 2 {
            return Ok(values);
        }
        let copy = values.copy(vm)?;
        self.values.set(Some(copy.clone().into()));
        Ok(copy)
    }

    /// The value of a variable.
    fn value(&self, vm: &mut Vm, variable: ObjRef<'_>) -> Result<Option<Obj>> {
        let values = self.values(vm)?;
        values.get(vm, variable)
    }
}

/// The running context; a thread has one from its first use of it.
fn current(vm: &mut Vm) -> Result<Ref<Context>> {
    if let Some(Ok(context)) = vm.context.get().map(Obj::into_ref::<Context>) {
        return Ok(context);
    }
    let made = Context::create(vm, None)?;
    vm.context.set(Some(made.clone().into()));
    Ok(made)
}

/// Makes a context the running one. Raises `RuntimeError` if it is being run already.
pub fn enter(vm: &mut Vm, context: &Ref<Context>) -> Result<()> {
    if context.entered.get() {
        let shown = object::repr(vm, context.borrow())?;
        return Err(vm.runtime_error(format_args!(
            "cannot enter context: {} is already entered",
            DisplayStr(shown.borrow())
        )));
    }
    context.previous.set(vm.context.get());
    context.entered.set(true);
    vm.context.set(Some(context.clone().into()));
    Ok(())
}

/// Goes back to the context that `context` was entered from.
pub fn leave(vm: &mut Vm, context: &Ref<Context>) {
    context.entered.set(false);
    let previous = context.previous.get();
    context.previous.set(None);
    vm.context.set(previous);
}

/// A new context with the values of the running one: `copy_context()`.
pub fn copy_current(vm: &mut Vm) -> Result<Ref<Context>> {
    let values = current(vm)?.values.get();
    Context::create(vm, values)
}

fn check_key(vm: &mut Vm, key: ObjRef<'_>) -> Result<()> {
    if key.is_exact(CONTEXT_VAR) {
        return Ok(());
    }
    let shown = object::repr(vm, key)?;
    Err(vm.type_error(format_args!(
        "a ContextVar key was expected, got {}",
        DisplayStr(shown.borrow())
    )))
}

/// `Token.MISSING`: one object an interpreter.
fn missing(vm: &mut Vm) -> Result<Obj> {
    const NAME: &str = "contextvars.missing";
    if let Some(known) = vm.interp().native_state.borrow().get(NAME) {
        return Ok(known.clone());
    }
    let made: Obj = vm.alloc().instance(MISSING.as_obj(), Missing)?.into();
    vm.interp().native_state.borrow_mut().insert(NAME, made.clone());
    Ok(made)
}

#[pymethods]
impl Missing {
    #[slot]
    fn repr(_this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        vm.new_str("<Token.MISSING>")
    }
}

#[pymethods]
impl Context {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if !args.is_empty() {
            return Err(vm.type_error("Context() does not accept any arguments"));
        }
        Ok(Context::create(vm, None)?.into())
    }
    #[slot]
    fn hash(this: ObjRef<'_>, vm: &mut Vm) -> Result<isize> {
        object::unhashable(vm, this)
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (Some(left), Some(right)) = (this.to_ref::<Context>(), other.to_ref::<Context>()) else {
            return Ok(singletons::NOT_IMPLEMENTED.own());
        };
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(singletons::NOT_IMPLEMENTED.own());
        }
        let (left, right) = (left.values(vm)?, right.values(vm)?);
        object::richcompare(vm, left.borrow(), right.borrow(), op)
    }
    #[slot]
    fn iter(&self, vm: &mut Vm) -> Result<Obj> {
        let values = self.values(vm)?;
        object::iter(vm, values.borrow())
    }
    #[slot]
    fn mp_length(&self, vm: &mut Vm) -> Result<usize> {
        let values = self.values(vm)?;
        Ok(values.len(vm))
    }
    #[slot]
    fn subscript(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        check_key(vm, key)?;
        match self.value(vm, key)? {
            Some(value) => Ok(value),
            None => Err(vm.key_error(key)),
        }
    }
    #[slot]
    fn contains(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<bool> {
        check_key(vm, key)?;
        Ok(self.value(vm, key)?.is_some())
    }
    /// The variable's value in this context; default if it has none.
    #[signature("($self, key, default=None, /)")]
    fn get(&self, vm: &mut Vm, key: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        check_key(vm, key)?;
        let value = self.value(vm, key)?;
        Ok(value.unwrap_or_else(|| default.unwrap_or(singletons::NONE).own()))
    }
    /// The variables with their values, as a view.
    #[signature("($self, /)")]
    fn items(&self, vm: &mut Vm) -> Result<Obj> {
        view(vm, self, names::items)
    }
    /// The variables that have values here, as a view.
    #[signature("($self, /)")]
    fn keys(&self, vm: &mut Vm) -> Result<Obj> {
        view(vm, self, names::keys)
    }
    /// The values of the variables, as a view.
    #[signature("($self, /)")]
    #[name("values")]
    fn value_list(&self, vm: &mut Vm) -> Result<Obj> {
        view(vm, self, names::values)
    }
    /// A context of its own with the same values, made in constant time.
    #[signature("($self, /)")]
    fn copy(&self, vm: &mut Vm) -> Result<Ref<Context>> {
        let values = self.values.get();
        Context::create(vm, values)
    }
    /// Run the callable in the context.
    fn run(this: &Ref<Self>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let Some((function, rest)) = args.split_first().filter(|_| !args.args().is_empty()) else {
            return Err(vm.type_error("run() missing 1 required positional argument"));
        };
        enter(vm, this)?;
        let result = call::call_args(vm, function, rest);
        leave(vm, this);
        result
    }
}

/// An iterator over a view of the values as they are now: what changes later is another dict's.
fn view(vm: &mut Vm, context: &Context, name: ObjRef<'_>) -> Result<Obj> {
    let values = context.values(vm)?;
    let snapshot = values.copy(vm)?;
    call::call_method(vm, snapshot.borrow(), name, &[])
}

#[pymethods]
impl ContextVar {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let given = args.args().len();
        if given != 1 {
            let (many, more) = if given == 0 {
                ("exactly", "")
            } else {
                ("at most", "")
            };
            return Err(vm.type_error(format_args!(
                "ContextVar() takes {many} 1 positional argument{more} ({given} given)"
            )));
        }
        let mut default = None;
        for (name, value) in args.keywords() {
            if name.downcast::<Str>().is_some_and(|name| name.equals("default")) {
                default = Some(value.own());
            } else {
                return Err(vm.type_error(format_args!(
                    "ContextVar() got an unexpected keyword argument '{}'",
                    DisplayStr(name.borrow())
                )));
            }
        }
        let name = args.args()[0];
        if name.downcast::<Str>().is_none() {
            return Err(vm.type_error("context variable name must be a str"));
        }
        let made = ContextVar {
            name: name.own(),
            default,
        };
        Ok(vm.alloc().instance(CONTEXT_VAR.as_obj(), made)?.into())
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let name = object::repr(vm, this.name.borrow())?;
        let address = this.as_obj().id();
        let name = DisplayStr(name.borrow());
        match &this.default {
            Some(default) => {
                let default = object::repr(vm, default.borrow())?;
                let default = DisplayStr(default.borrow());
                vm.format(format_args!(
                    "<ContextVar name={name} default={default} at {address:#x}>"
                ))
            }
            None => vm.format(format_args!("<ContextVar name={name} at {address:#x}>")),
        }
    }
    #[slot]
    fn hash(this: ObjRef<'_>, _vm: &mut Vm) -> Result<isize> {
        Ok(object::hash_identity(this))
    }
    /// The variable's value. Without one: the default given here, the variable's own, or LookupError.
    #[signature("($self, default=<unrepresentable>, /)")]
    fn get(this: &Ref<Self>, vm: &mut Vm, default: Option<ObjRef<'_>>) -> Result<Obj> {
        if let Some(Ok(context)) = vm.context.get().map(Obj::into_ref::<Context>)
            && let Some(value) = context.value(vm, this.borrow())?
        {
            return Ok(value);
        }
        if let Some(default) = default {
            return Ok(default.own());
        }
        match &this.default {
            Some(default) => Ok(default.clone()),
            None => Err(vm.exception_from_args(exceptions::LOOKUP_ERROR, &[this.borrow()])?),
        }
    }
    /// Gives the variable a value in the current context.
    ///
    /// The token returned takes it back, by reset() or as a context manager.
    #[signature("($self, value, /)")]
    fn set(this: &Ref<Self>, vm: &mut Vm, value: ObjRef<'_>) -> Result<Ref<Token>> {
        let context = current(vm)?;
        let old = context.value(vm, this.borrow())?;
        let values = context.own_values(vm)?;
        values.set(vm, this.borrow(), value.own())?;
        let token = Token {
            context: context.into(),
            variable: this.clone(),
            old,
            used: Cell::new(false),
        };
        Ok(vm.alloc().instance(TOKEN.as_obj(), token)?)
    }
    /// Reset the context variable.
    #[signature("($self, token, /)")]
    fn reset(this: &Ref<Self>, vm: &mut Vm, token: ObjRef<'_>) -> Result<()> {
        let Some(token) = token.to_ref::<Token>() else {
            let shown = object::repr(vm, token)?;
            let shown = DisplayStr(shown.borrow());
            return Err(vm.type_error(format_args!("expected an instance of Token, got {shown}")));
        };
        reset(vm, this, &token)
    }
    /// See PEP 585
    #[classmethod]
    #[signature("($type, object, /)")]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        generic_alias::create(vm, cls.own(), object.own())
    }
    #[getter]
    #[member]
    fn name(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
}

/// Gives a variable the value that it had before the `set` that made the token.
fn reset(vm: &mut Vm, variable: &Ref<ContextVar>, token: &Ref<Token>) -> Result<()> {
    let wrong = |vm: &mut Vm, what: &str, value: bool| -> Exception {
        match object::repr(vm, token.borrow()) {
            Ok(shown) if value => vm.value_error(format_args!("{} {what}", DisplayStr(shown.borrow()))),
            Ok(shown) => vm.runtime_error(format_args!("{} {what}", DisplayStr(shown.borrow()))),
            Err(error) => error,
        }
    };
    if token.used.get() {
        return Err(wrong(vm, "has already been used once", false));
    }
    if !token.variable.borrow().is(variable.borrow()) {
        return Err(wrong(vm, "was created by a different ContextVar", true));
    }
    let context = current(vm)?;
    if !context.borrow().is(token.context.borrow()) {
        return Err(wrong(vm, "was created in a different Context", true));
    }
    token.used.set(true);
    let values = context.own_values(vm)?;
    match &token.old {
        Some(old) => values.set(vm, variable.borrow(), old.clone()),
        None => match values.remove(vm, variable.borrow())? {
            Some(_) => Ok(()),
            None => Err(vm.exception_from_args(exceptions::LOOKUP_ERROR, &[variable.borrow()])?),
        },
    }
}

#[pymethods]
impl Token {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        Err(vm.runtime_error("Tokens can only be created by ContextVars"))
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let variable = object::repr(vm, this.variable.borrow())?;
        let used = if this.used.get() { " used" } else { "" };
        let address = this.as_obj().id();
        vm.format(format_args!(
            "<Token{used} var={} at {address:#x}>",
            DisplayStr(variable.borrow())
        ))
    }
    #[slot]
    fn hash(this: ObjRef<'_>, vm: &mut Vm) -> Result<isize> {
        object::unhashable(vm, this)
    }
    /// See PEP 585
    #[classmethod]
    #[signature("($type, object, /)")]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        generic_alias::create(vm, cls.own(), object.own())
    }
    /// Enter into Token context manager.
    #[signature("($self, /)")]
    fn __enter__(this: ObjRef<'_>, _vm: &mut Vm) -> Obj {
        this.own()
    }
    /// Gives the variable the value that it had before the token was made.
    #[signature("($self, type, val, tb, /)")]
    fn __exit__(
        this: &Ref<Self>,
        vm: &mut Vm,
        _type: ObjRef<'_>,
        _value: ObjRef<'_>,
        _traceback: ObjRef<'_>,
    ) -> Result<()> {
        let variable = this.variable.clone();
        reset(vm, &variable, this)
    }
    #[getter]
    fn var(&self, _vm: &mut Vm) -> Ref<ContextVar> {
        self.variable.clone()
    }
    #[getter]
    fn old_value(&self, vm: &mut Vm) -> Result<Obj> {
        match &self.old {
            Some(old) => Ok(old.clone()),
            None => missing(vm),
        }
    }
    #[constant]
    #[name("MISSING")]
    fn missing_value(vm: &mut Vm) -> Result<Obj> {
        missing(vm)
    }
}

/// `_contextvars`
pub struct ContextVars;

/// Context Variables
#[pymodule(name = "_contextvars")]
impl ContextVars {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, class) in [
            ("Context", CONTEXT.own()),
            ("ContextVar", CONTEXT_VAR.own()),
            ("Token", TOKEN.own()),
        ] {
            module::add(vm, module, name, class)?;
        }
        Ok(())
    }
    /// Return a shallow copy of the current context.
    #[signature("($module, /)")]
    fn copy_context(vm: &mut Vm) -> Result<Ref<Context>> {
        copy_current(vm)
    }
}
