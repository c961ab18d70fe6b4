//! Type parameters (PEP 484, 612, 646, 695, 696): `TypeVar`, `ParamSpec`, `TypeVarTuple`, and the marker of those
//! without a default. Aliases and `Generic` are in `type_alias.rs`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjCell, ObjRef, Ref, Trace, Visitor};

use crate::args::{bad_argument, named};
use crate::call::{self, Args};
use crate::exception::{Exception, Result};
use crate::names;
use crate::object::{self, DisplayStr};
use crate::sequence;
use crate::singletons::{EMPTY_TUPLE, NONE, NOT_IMPLEMENTED};
use crate::slots::CompareOp;
use crate::str::{Str, StrBuilder};
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::typing;
use crate::vm::Vm;

pub use crate::type_alias::{GENERIC, TYPE_ALIAS_TYPE, subscript_generic, type_alias};

/// The type of the NoDefault singleton.
#[pyclass(name = "NoDefaultType", signature = "()")]
pub struct NoDefaultType;

/// `typing.NoDefault`, as an object.
#[allow(unsafe_code)]
static NO_DEFAULT_OBJECT: taipan_heap::StaticObject<NoDefaultType> =
    // SAFETY: the type's payload, which holds nothing.
    unsafe { taipan_heap::StaticObject::new(NO_DEFAULT_TYPE_TYPE, NoDefaultType) };

/// `typing.NoDefault`: what stands for the default of a parameter that has none.
pub const NO_DEFAULT: ObjRef<'static> = ObjRef::from_static(&NO_DEFAULT_OBJECT);

#[pymethods]
impl NoDefaultType {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if !args.is_empty() {
            return Err(vm.type_error("NoDefaultType takes no arguments"));
        }
        Ok(NO_DEFAULT.own())
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        vm.new_str("typing.NoDefault")
    }
    fn __reduce__(&self, _vm: &mut Vm) -> &'static str {
        "NoDefault"
    }
}

/// A function made for native code, which evaluates a type parameter's bound or default.
#[pyclass(name = "_ConstEvaluator", module = "_typing", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct ConstEvaluator {
    value: Obj,
}

/// The format in which annotations are asked for as text (`annotationlib.Format.STRING`).
const FORMAT_STRING: i32 = 4;

/// A function that gives back `value`.
pub(crate) fn const_evaluator(vm: &mut Vm, value: Obj) -> Result<Obj> {
    Ok(vm
        .alloc()
        .instance(CONST_EVALUATOR.as_obj(), ConstEvaluator { value })?
        .into())
}

#[pymethods]
impl ConstEvaluator {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let shown = object::repr(vm, self.value.borrow())?;
        vm.format(format_args!("<constevaluator {}>", DisplayStr(shown.borrow())))
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if !args.names().is_empty() {
            return Err(vm.type_error("constevaluator.__call__() takes no keyword arguments"));
        }
        let [format] = args.args() else {
            let given = args.len();
            return Err(vm.type_error(format_args!(
                "constevaluator.__call__() takes exactly 1 argument ({given} given)"
            )));
        };
        if crate::int::to_c_int(vm, *format)? != FORMAT_STRING {
            return Ok(self.value.clone());
        }
        let mut text = StrBuilder::new();
        match tuple::items(self.value.borrow()) {
            None => typing::push_type_repr(vm, &mut text, self.value.borrow())?,
            Some(items) => {
                text.push(vm, '('.into())?;
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        text.push_str(vm, ", ")?;
                    }
                    typing::push_type_repr(vm, &mut text, item.borrow())?;
                }
                text.push(vm, ')'.into())?;
            }
        }
        text.finish(vm)
    }
}

/// A value that a function computes at first use.
pub(crate) struct Lazy {
    value: ObjCell,
    evaluate: ObjCell,
}

impl Trace for Lazy {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.value.trace(visitor);
        self.evaluate.trace(visitor);
    }
}

impl Lazy {
    pub(crate) fn known(value: Option<Obj>) -> Lazy {
        Lazy {
            value: ObjCell::new(value),
            evaluate: ObjCell::new(None),
        }
    }

    pub(crate) fn computed(evaluate: Option<Obj>) -> Lazy {
        Lazy {
            value: ObjCell::new(None),
            evaluate: ObjCell::new(evaluate),
        }
    }

    pub(crate) fn get(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if let Some(value) = self.value.get() {
            return Ok(Some(value));
        }
        let Some(evaluate) = self.evaluate.get() else {
            return Ok(None);
        };
        let value = call::call(vm, evaluate.borrow(), &[])?;
        self.value.set(Some(value.clone()));
        Ok(Some(value))
    }

    /// The function, made if only the value is known.
    pub(crate) fn evaluator(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        match (self.evaluate.get(), self.value.get()) {
            (Some(evaluate), _) => Ok(Some(evaluate)),
            (None, Some(value)) => const_evaluator(vm, value).map(Some),
            (None, None) => Ok(None),
        }
    }

    fn or_marker(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(self.get(vm)?.unwrap_or_else(|| NO_DEFAULT.own()))
    }

    fn has_default(&self) -> bool {
        !self.evaluate.is_none()
            || self
                .value
                .get()
                .is_some_and(|value| !value.borrow().is(NO_DEFAULT))
    }
}

/// How subtypes of arguments relate to subtypes of the generic type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Variance {
    Invariant,
    Covariant,
    Contravariant,
    Inferred,
}

impl Trace for Variance {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

impl Variance {
    /// From the `covariant`, `contravariant` and `infer_variance` arguments.
    fn from_args(vm: &mut Vm, given: [Option<ObjRef<'_>>; 3]) -> Result<Variance> {
        let mut flags = [false; 3];
        for (flag, given) in flags.iter_mut().zip(given) {
            if let Some(given) = given {
                *flag = object::is_true(vm, given)?;
            }
        }
        match flags {
            [true, true, _] => Err(vm.value_error("Bivariant types are not supported.")),
            [true, _, true] | [_, true, true] => {
                Err(vm.value_error("Variance cannot be specified with infer_variance."))
            }
            [true, ..] => Ok(Variance::Covariant),
            [_, true, _] => Ok(Variance::Contravariant),
            [_, _, true] => Ok(Variance::Inferred),
            _ => Ok(Variance::Invariant),
        }
    }

    fn repr(self, vm: &mut Vm, name: &Obj) -> Result<Obj> {
        let sign = match self {
            Variance::Inferred => return Ok(name.clone()),
            Variance::Covariant => '+',
            Variance::Contravariant => '-',
            Variance::Invariant => '~',
        };
        vm.format(format_args!("{sign}{}", DisplayStr(name.borrow())))
    }
}

/// What a bound may be: `None` for none, else what `typing` makes of it.
fn checked_bound(vm: &mut Vm, bound: Option<ObjRef<'_>>) -> Result<Option<Obj>> {
    let Some(bound) = bound.filter(|bound| !bound.is_none()) else {
        return Ok(None);
    };
    let message = vm.new_str("Bound must be a type.")?;
    typing::call_typing(vm, "_type_check", &[bound, message.borrow()]).map(Some)
}

/// A name given to a constructor.
pub(crate) fn checked_name(vm: &mut Vm, function: &str, name: ObjRef<'_>) -> Result<Obj> {
    if name.downcast::<Str>().is_some() {
        return Ok(name.own());
    }
    Err(bad_argument(vm, function, "name", "str", name))
}

/// Notes which module made a type parameter.
fn set_module(vm: &mut Vm, param: ObjRef<'_>, module: Option<Obj>) -> Result<()> {
    let module = module.unwrap_or_else(|| NONE.own());
    object::setattr(vm, param, names::__module__, Some(module.borrow()))
}

/// Type parameters that syntax makes are `typing`'s.
fn set_typing_module(vm: &mut Vm, param: ObjRef<'_>) -> Result<()> {
    let module = vm.intern("typing")?;
    set_module(vm, param, Some(module.into()))
}

#[cold]
fn cannot_subclass(vm: &mut Vm, what: &str) -> Exception {
    vm.type_error(format_args!("Cannot subclass an instance of {what}"))
}

/// Type variable.
///
/// `class C[T]: ...` makes one; `TypeVar("T")` makes one by hand. It may have a bound or constraints, and a default.
#[pyclass(name = "TypeVar", module = "typing", flags = [GC, DICT, WEAKREF])]
pub struct TypeVar {
    name: Obj,
    bound: Lazy,
    constraints: Lazy,
    default: Lazy,
    variance: Variance,
}

#[pymethods]
impl TypeVar {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let own = args.args().len().min(1);
        let constraints = &args.args()[own..];
        // What stands behind the name by position are constraints, which `named` does not see.
        let mut rest = HVec::with_capacity(vm.alloc(), args.len())?;
        rest.extend_from_slice(vm.alloc(), &args.args()[..own])?;
        rest.extend_from_slice(vm.alloc(), args.values())?;
        let [name, bound, default, covariant, contravariant, infer] = named(
            vm,
            "typevar",
            Args::new(&rest, args.names()),
            [
                "name",
                "bound",
                "default",
                "covariant",
                "contravariant",
                "infer_variance",
            ],
            1,
            1,
        )?;
        let name = checked_name(vm, "typevar", name.unwrap_or(NONE))?;
        let variance = Variance::from_args(vm, [covariant, contravariant, infer])?;
        let bound = checked_bound(vm, bound)?;
        let constraints = match constraints {
            [] => None,
            [_] => return Err(vm.type_error("A single constraint is not allowed")),
            _ if bound.is_some() => {
                return Err(vm.type_error("Constraints cannot be combined with bound=..."));
            }
            all => Some(tuple::from_refs(vm, all)?),
        };
        let made = TypeVar {
            name,
            bound: Lazy::known(bound),
            constraints: Lazy::known(constraints),
            default: Lazy::known(Some(default.unwrap_or(NO_DEFAULT).own())),
            variance,
        };
        let made: Obj = vm.alloc().instance(TYPE_VAR.as_obj(), made)?.into();
        let module = crate::frame::calling_module(vm);
        set_module(vm, made.borrow(), module)?;
        Ok(made)
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        self.variance.repr(vm, &self.name)
    }
    #[slot]
    fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        crate::union::from_items(vm, &[this, other])
    }
    fn __typing_subst__(this: ObjRef<'_>, vm: &mut Vm, arg: ObjRef<'_>) -> Result<Obj> {
        typing::call_typing(vm, "_typevar_subst", &[this, arg])
    }
    fn __typing_prepare_subst__(
        this: &Ref<Self>,
        vm: &mut Vm,
        alias: ObjRef<'_>,
        args: ObjRef<'_>,
    ) -> Result<Obj> {
        let params = object::getattr(vm, alias, names::__parameters__)?;
        let index = vm.intern("index")?;
        let at = call::call_method(vm, params.borrow(), index.borrow(), &[this.borrow()])?;
        let at = crate::int::to_ssize(vm, at.borrow())?.max(0) as usize;
        let given = object::length(vm, args)?;
        if at < given {
            return Ok(args.own());
        }
        if at == given {
            let default = this.default.or_marker(vm)?;
            if !default.borrow().is(NO_DEFAULT) {
                let default = tuple::new(vm, &[default])?;
                return crate::number::binary(vm, crate::number::ADD, args, default.borrow());
            }
        }
        let shown = object::str(vm, alias)?;
        let least = at + 1;
        Err(vm.type_error(format_args!(
            "Too few arguments for {}; actual {given}, expected at least {least}",
            DisplayStr(shown.borrow())
        )))
    }
    fn __reduce__(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
    fn has_default(&self, _vm: &mut Vm) -> bool {
        self.default.has_default()
    }
    fn __mro_entries__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        let _ = object;
        Err(cannot_subclass(vm, "TypeVar"))
    }
    #[getter]
    #[member]
    fn __name__(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
    #[getter]
    #[member]
    fn __covariant__(&self, _vm: &mut Vm) -> bool {
        self.variance == Variance::Covariant
    }
    #[getter]
    #[member]
    fn __contravariant__(&self, _vm: &mut Vm) -> bool {
        self.variance == Variance::Contravariant
    }
    #[getter]
    #[member]
    fn __infer_variance__(&self, _vm: &mut Vm) -> bool {
        self.variance == Variance::Inferred
    }
    #[getter]
    fn __bound__(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.bound.get(vm)
    }
    #[getter]
    fn __constraints__(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(self.constraints.get(vm)?.unwrap_or_else(|| EMPTY_TUPLE.own()))
    }
    #[getter]
    fn __default__(&self, vm: &mut Vm) -> Result<Obj> {
        self.default.or_marker(vm)
    }
    #[getter]
    fn evaluate_bound(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.bound.evaluator(vm)
    }
    #[getter]
    fn evaluate_constraints(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.constraints.evaluator(vm)
    }
    #[getter]
    fn evaluate_default(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.default.evaluator(vm)
    }
}

fn part_repr(vm: &mut Vm, origin: &Obj, part: &str) -> Result<Obj> {
    let shown = match origin.downcast::<ParamSpec>() {
        Some(spec) => spec.name.clone(),
        None => object::repr(vm, origin.borrow())?,
    };
    vm.format(format_args!("{}.{part}", DisplayStr(shown.borrow())))
}

fn part_compare(vm: &mut Vm, left: &Obj, right: Option<&Obj>, op: CompareOp) -> Result<Obj> {
    match (op, right) {
        (CompareOp::Eq | CompareOp::Ne, Some(right)) => {
            object::richcompare(vm, left.borrow(), right.borrow(), op)
        }
        _ => Ok(NOT_IMPLEMENTED.own()),
    }
}

/// A part of a parameter specification, `P.args` or `P.kwargs`: its class's name, docstring, how `new` calls itself in errors, and
/// the attribute's name.
macro_rules! spec_part {
    ($name:tt $text:tt $doc:tt $function:tt $part:tt) => {
        #[doc = $doc]
        ///
        /// It refers back to the parameter specification as its `__origin__`.
        #[pyclass(name = $text, module = "typing", flags = [GC, WEAKREF])]
        pub struct $name {
            origin: Obj,
        }

        #[pymethods]
        impl $name {
            #[slot]
            fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
                let [origin] = named(vm, $function, args, ["origin"], 1, 1)?;
                let origin = origin.unwrap_or(NONE).own();
                Ok(vm.alloc().instance(cls, $name { origin })?.into())
            }
            #[slot]
            fn repr(&self, vm: &mut Vm) -> Result<Obj> {
                part_repr(vm, &self.origin, $part)
            }
            #[slot]
            fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
                let other = other.downcast::<$name>();
                part_compare(vm, &self.origin, other.map(|other| &other.origin), op)
            }
            fn __mro_entries__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
                let _ = object;
                Err(cannot_subclass(vm, $text))
            }
            #[getter]
            #[member]
            fn __origin__(&self, _vm: &mut Vm) -> Obj {
                self.origin.clone()
            }
        }
    };
}

spec_part! { ParamSpecArgs "ParamSpecArgs" "What `P.args` is: the positional arguments." "paramspecargs" "args" }
spec_part! { ParamSpecKwargs "ParamSpecKwargs" "What `P.kwargs` is: the keyword arguments." "paramspeckwargs" "kwargs" }

/// Parameter specification variable.
///
/// `type F[**P] = Callable[P, int]` makes one; `ParamSpec("P")` makes one by hand. It stands for the parameters of a
/// callable.
#[pyclass(name = "ParamSpec", module = "typing", flags = [GC, DICT, WEAKREF])]
pub struct ParamSpec {
    name: Obj,
    bound: Option<Obj>,
    default: Lazy,
    variance: Variance,
}

#[pymethods]
impl ParamSpec {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let [name, bound, default, covariant, contravariant, infer] = named(
            vm,
            "paramspec",
            args,
            [
                "name",
                "bound",
                "default",
                "covariant",
                "contravariant",
                "infer_variance",
            ],
            1,
            1,
        )?;
        let made = ParamSpec {
            name: checked_name(vm, "paramspec", name.unwrap_or(NONE))?,
            variance: Variance::from_args(vm, [covariant, contravariant, infer])?,
            bound: checked_bound(vm, bound)?,
            default: Lazy::known(Some(default.unwrap_or(NO_DEFAULT).own())),
        };
        let made: Obj = vm.alloc().instance(PARAM_SPEC.as_obj(), made)?.into();
        let module = crate::frame::calling_module(vm);
        set_module(vm, made.borrow(), module)?;
        Ok(made)
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        self.variance.repr(vm, &self.name)
    }
    #[slot]
    fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        crate::union::from_items(vm, &[this, other])
    }
    fn __typing_subst__(this: ObjRef<'_>, vm: &mut Vm, arg: ObjRef<'_>) -> Result<Obj> {
        typing::call_typing(vm, "_paramspec_subst", &[this, arg])
    }
    fn __typing_prepare_subst__(
        this: ObjRef<'_>,
        vm: &mut Vm,
        alias: ObjRef<'_>,
        args: ObjRef<'_>,
    ) -> Result<Obj> {
        typing::call_typing(vm, "_paramspec_prepare_subst", &[this, alias, args])
    }
    fn has_default(&self, _vm: &mut Vm) -> bool {
        self.default.has_default()
    }
    fn __reduce__(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
    fn __mro_entries__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        let _ = object;
        Err(cannot_subclass(vm, "ParamSpec"))
    }
    #[getter]
    #[member]
    fn __name__(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
    #[getter]
    #[member]
    fn __bound__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.bound.clone()
    }
    #[getter]
    #[member]
    fn __covariant__(&self, _vm: &mut Vm) -> bool {
        self.variance == Variance::Covariant
    }
    #[getter]
    #[member]
    fn __contravariant__(&self, _vm: &mut Vm) -> bool {
        self.variance == Variance::Contravariant
    }
    #[getter]
    #[member]
    fn __infer_variance__(&self, _vm: &mut Vm) -> bool {
        self.variance == Variance::Inferred
    }
    /// Represents positional arguments.
    #[getter]
    fn args(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let origin = this.clone().into();
        Ok(vm
            .alloc()
            .instance(PARAM_SPEC_ARGS.as_obj(), ParamSpecArgs { origin })?
            .into())
    }
    /// Represents keyword arguments.
    #[getter]
    fn kwargs(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let origin = this.clone().into();
        Ok(vm
            .alloc()
            .instance(PARAM_SPEC_KWARGS.as_obj(), ParamSpecKwargs { origin })?
            .into())
    }
    /// The default value for this ParamSpec.
    #[getter]
    fn __default__(&self, vm: &mut Vm) -> Result<Obj> {
        self.default.or_marker(vm)
    }
    #[getter]
    fn evaluate_default(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.default.evaluator(vm)
    }
}

/// Type variable tuple.
///
/// `class C[*Ts]: ...` makes one; `TypeVarTuple("Ts")` makes one by hand. It stands for any number of types.
#[pyclass(name = "TypeVarTuple", module = "typing", flags = [GC, DICT, WEAKREF])]
pub struct TypeVarTuple {
    name: Obj,
    default: Lazy,
}

/// `typing.Unpack[param]`
pub(crate) fn unpack(vm: &mut Vm, param: ObjRef<'_>) -> Result<Obj> {
    let unpack = typing::library(vm, "typing", "Unpack")?;
    sequence::get_item(vm, unpack.borrow(), param)
}

#[pymethods]
impl TypeVarTuple {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let [name, default] = named(vm, "typevartuple", args, ["name", "default"], 1, 1)?;
        let made = TypeVarTuple {
            name: checked_name(vm, "typevartuple", name.unwrap_or(NONE))?,
            default: Lazy::known(Some(default.unwrap_or(NO_DEFAULT).own())),
        };
        let made: Obj = vm.alloc().instance(TYPE_VAR_TUPLE.as_obj(), made)?.into();
        let module = crate::frame::calling_module(vm);
        set_module(vm, made.borrow(), module)?;
        Ok(made)
    }
    #[slot]
    fn repr(&self, _vm: &mut Vm) -> Result<Obj> {
        Ok(self.name.clone())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let unpacked = unpack(vm, this)?;
        let items = tuple::new(vm, &[unpacked])?;
        object::iter(vm, items.borrow())
    }
    fn __typing_subst__(&self, vm: &mut Vm, arg: ObjRef<'_>) -> Result<Obj> {
        let _ = arg;
        Err(vm.type_error("Substitution of bare TypeVarTuple is not supported"))
    }
    fn __typing_prepare_subst__(
        this: ObjRef<'_>,
        vm: &mut Vm,
        alias: ObjRef<'_>,
        args: ObjRef<'_>,
    ) -> Result<Obj> {
        typing::call_typing(vm, "_typevartuple_prepare_subst", &[this, alias, args])
    }
    fn __reduce__(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
    fn has_default(&self, _vm: &mut Vm) -> bool {
        self.default.has_default()
    }
    fn __mro_entries__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        let _ = object;
        Err(cannot_subclass(vm, "TypeVarTuple"))
    }
    #[getter]
    #[member]
    fn __name__(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
    /// What stands for the variable where no types are given; NoDefault if nothing does.
    #[getter]
    fn __default__(&self, vm: &mut Vm) -> Result<Obj> {
        self.default.or_marker(vm)
    }
    #[getter]
    fn evaluate_default(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.default.evaluator(vm)
    }
}

/// The type variable of `[T]`, `[T: bound]` or `[T: (constraints)]`; the latter are functions that give the value.
pub fn type_var(
    vm: &mut Vm,
    name: ObjRef<'_>,
    bound: Option<ObjRef<'_>>,
    constraints: Option<ObjRef<'_>>,
) -> Result<Obj> {
    let made = TypeVar {
        name: name.own(),
        bound: Lazy::computed(bound.map(ObjRef::own)),
        constraints: Lazy::computed(constraints.map(ObjRef::own)),
        default: Lazy::known(None),
        variance: Variance::Inferred,
    };
    let made: Obj = vm.alloc().instance(TYPE_VAR.as_obj(), made)?.into();
    set_typing_module(vm, made.borrow())?;
    Ok(made)
}

/// The parameter specification of `[**P]`.
pub fn param_spec(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
    let made = ParamSpec {
        name: name.own(),
        bound: None,
        default: Lazy::known(None),
        variance: Variance::Inferred,
    };
    let made: Obj = vm.alloc().instance(PARAM_SPEC.as_obj(), made)?.into();
    set_typing_module(vm, made.borrow())?;
    Ok(made)
}

/// The type variable tuple of `[*Ts]`.
pub fn type_var_tuple(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
    let made = TypeVarTuple {
        name: name.own(),
        default: Lazy::known(None),
    };
    let made: Obj = vm.alloc().instance(TYPE_VAR_TUPLE.as_obj(), made)?.into();
    set_typing_module(vm, made.borrow())?;
    Ok(made)
}

/// The default of a type parameter of any kind.
fn default_of(param: ObjRef<'_>) -> Option<&Lazy> {
    if let Some(param) = param.downcast::<TypeVar>() {
        return Some(&param.default);
    }
    if let Some(param) = param.downcast::<ParamSpec>() {
        return Some(&param.default);
    }
    Some(&param.downcast::<TypeVarTuple>()?.default)
}

/// A type parameter's `__default__`. Raises `TypeError` for other objects.
pub(crate) fn get_default(vm: &mut Vm, param: ObjRef<'_>) -> Result<Obj> {
    match default_of(param) {
        Some(default) => default.or_marker(vm),
        None => {
            let shown = object::repr(vm, param)?;
            Err(vm.type_error(format_args!(
                "Expected a type param, got {}",
                DisplayStr(shown.borrow())
            )))
        }
    }
}

/// Gives a type parameter its default: a function that computes it.
pub fn set_default(vm: &mut Vm, param: ObjRef<'_>, default: ObjRef<'_>) -> Result<Obj> {
    match default_of(param) {
        Some(lazy) => {
            lazy.evaluate.set(Some(default.own()));
            Ok(param.own())
        }
        None => {
            let shown = object::repr(vm, param)?;
            Err(vm.type_error(format_args!(
                "Expected a type param, got {}",
                DisplayStr(shown.borrow())
            )))
        }
    }
}
