//! Slots seen as special methods: what calling `int.__add__` does, and how its documentation reads.

use taipan_heap::{Obj, ObjRef};

use crate::args::check_positional;
use crate::call::Args;
use crate::descr::SlotWrapper;
use crate::exception::Result;
use crate::object;
use crate::singletons::{NONE, NOT_IMPLEMENTED, bool_object};
use crate::slots::{BinaryFn, CompareOp, SlotTable, UnaryFn};
use crate::tuple;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

/// Every special method that a slot wrapper stands for, and its slot.
const ALL: &[(&str, &str)] = &[
    ("__repr__", "repr"),
    ("__hash__", "hash"),
    ("__call__", "call"),
    ("__str__", "str"),
    ("__getattribute__", "getattro"),
    ("__setattr__", "setattro"),
    ("__delattr__", "setattro"),
    ("__lt__", "richcompare"),
    ("__le__", "richcompare"),
    ("__eq__", "richcompare"),
    ("__ne__", "richcompare"),
    ("__gt__", "richcompare"),
    ("__ge__", "richcompare"),
    ("__iter__", "iter"),
    ("__next__", "next"),
    ("__get__", "descr_get"),
    ("__set__", "descr_set"),
    ("__delete__", "descr_set"),
    ("__init__", "init"),
    ("__new__", "new"),
    ("__del__", "del"),
    ("__await__", "await_"),
    ("__aiter__", "aiter"),
    ("__anext__", "anext"),
    ("__add__", "add"),
    ("__radd__", "add"),
    ("__sub__", "sub"),
    ("__rsub__", "sub"),
    ("__mul__", "mul"),
    ("__rmul__", "mul"),
    ("__mod__", "rem"),
    ("__rmod__", "rem"),
    ("__divmod__", "divmod"),
    ("__rdivmod__", "divmod"),
    ("__pow__", "pow"),
    ("__rpow__", "pow"),
    ("__neg__", "neg"),
    ("__pos__", "pos"),
    ("__abs__", "abs"),
    ("__bool__", "bool"),
    ("__invert__", "invert"),
    ("__lshift__", "lshift"),
    ("__rlshift__", "lshift"),
    ("__rshift__", "rshift"),
    ("__rrshift__", "rshift"),
    ("__and__", "and"),
    ("__rand__", "and"),
    ("__xor__", "xor"),
    ("__rxor__", "xor"),
    ("__or__", "or_"),
    ("__ror__", "or_"),
    ("__int__", "int"),
    ("__float__", "float"),
    ("__iadd__", "iadd"),
    ("__isub__", "isub"),
    ("__imul__", "imul"),
    ("__imod__", "irem"),
    ("__ipow__", "ipow"),
    ("__ilshift__", "ilshift"),
    ("__irshift__", "irshift"),
    ("__iand__", "iand"),
    ("__ixor__", "ixor"),
    ("__ior__", "ior"),
    ("__floordiv__", "floordiv"),
    ("__rfloordiv__", "floordiv"),
    ("__truediv__", "truediv"),
    ("__rtruediv__", "truediv"),
    ("__ifloordiv__", "ifloordiv"),
    ("__itruediv__", "itruediv"),
    ("__index__", "index"),
    ("__matmul__", "matmul"),
    ("__rmatmul__", "matmul"),
    ("__imatmul__", "imatmul"),
    ("__len__", "mp_length"),
    ("__getitem__", "subscript"),
    ("__setitem__", "ass_subscript"),
    ("__delitem__", "ass_subscript"),
    ("__len__", "sq_length"),
    ("__add__", "concat"),
    ("__mul__", "repeat"),
    ("__rmul__", "repeat"),
    ("__getitem__", "sq_item"),
    ("__setitem__", "sq_ass_item"),
    ("__delitem__", "sq_ass_item"),
    ("__contains__", "contains"),
    ("__iadd__", "inplace_concat"),
    ("__imul__", "inplace_repeat"),
    ("__buffer__", "getbuffer"),
];

/// The pair's place in the table. Only constants are made with this: a pair that is not there does not compile.
pub(crate) const fn position(name: &str, slot: &str) -> u16 {
    let mut at = 0;
    while !(same(ALL[at].0, name) && same(ALL[at].1, slot)) {
        at += 1;
    }
    at as u16
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The special method and the slot at a place that [`position`] gave.
pub(crate) fn at(which: u16) -> (&'static str, &'static str) {
    ALL.get(usize::from(which)).copied().unwrap_or(("", ""))
}

/// Binary number slots by name, for `__add__` and `__radd__` alike.
fn binary_slot(slots: &SlotTable, slot: &str) -> Option<BinaryFn> {
    match slot {
        "add" => slots.add,
        "sub" => slots.sub,
        "mul" => slots.mul,
        "rem" => slots.rem,
        "divmod" => slots.divmod,
        "lshift" => slots.lshift,
        "rshift" => slots.rshift,
        "and" => slots.and,
        "xor" => slots.xor,
        "or_" => slots.or_,
        "iadd" => slots.iadd,
        "isub" => slots.isub,
        "imul" => slots.imul,
        "irem" => slots.irem,
        "ilshift" => slots.ilshift,
        "irshift" => slots.irshift,
        "iand" => slots.iand,
        "ixor" => slots.ixor,
        "ior" => slots.ior,
        "floordiv" => slots.floordiv,
        "truediv" => slots.truediv,
        "ifloordiv" => slots.ifloordiv,
        "itruediv" => slots.itruediv,
        "matmul" => slots.matmul,
        "imatmul" => slots.imatmul,
        "concat" => slots.concat,
        "inplace_concat" => slots.inplace_concat,
        "subscript" => slots.subscript,
        "getattro" => slots.getattro,
        _ => None,
    }
}

fn unary_slot(slots: &SlotTable, slot: &str) -> Option<UnaryFn> {
    match slot {
        "repr" => slots.repr,
        "str" => slots.str,
        "iter" => slots.iter,
        "neg" => slots.neg,
        "pos" => slots.pos,
        "abs" => slots.abs,
        "invert" => slots.invert,
        "int" => slots.int,
        "float" => slots.float,
        "index" => slots.index,
        "await_" => slots.await_,
        "aiter" => slots.aiter,
        "anext" => slots.anext,
        _ => None,
    }
}

/// Whether the special method takes its operands swapped.
fn is_reflected(name: &str) -> bool {
    matches!(
        name,
        "__radd__"
            | "__rsub__"
            | "__rmul__"
            | "__rmod__"
            | "__rdivmod__"
            | "__rpow__"
            | "__rlshift__"
            | "__rrshift__"
            | "__rand__"
            | "__rxor__"
            | "__ror__"
            | "__rfloordiv__"
            | "__rtruediv__"
            | "__rmatmul__"
    )
}

fn compare_op(name: &str) -> Option<CompareOp> {
    Some(match name {
        "__lt__" => CompareOp::Lt,
        "__le__" => CompareOp::Le,
        "__eq__" => CompareOp::Eq,
        "__ne__" => CompareOp::Ne,
        "__gt__" => CompareOp::Gt,
        "__ge__" => CompareOp::Ge,
        _ => return None,
    })
}

fn exactly<'a>(vm: &mut Vm, args: Args<'a>, count: usize) -> Result<&'a [ObjRef<'a>]> {
    if args.args().len() != count {
        let plural = if count == 1 { "" } else { "s" };
        let got = args.args().len();
        return Err(vm.type_error(format_args!("expected {count} argument{plural}, got {got}")));
    }
    Ok(args.args())
}

/// An index argument: a negative one has the length added.
fn index_argument(vm: &mut Vm, this: ObjRef<'_>, slots: &SlotTable, index: ObjRef<'_>) -> Result<isize> {
    let index = crate::int::to_index(vm, index)?;
    match slots.sq_length {
        Some(length) if index < 0 => Ok(index + length(vm, this)? as isize),
        _ => Ok(index),
    }
}

fn unit(result: Result<()>) -> Result<Obj> {
    result.map(|()| NONE.own())
}

/// Calls the slot behind a slot wrapper.
pub fn call_slot(vm: &mut Vm, wrapper: &SlotWrapper, this: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    let (name, slot, slots) = (wrapper.name(), wrapper.slot(), wrapper.slots());
    match slot {
        "call" => {
            if let Some(call) = slots.call {
                return call(vm, this, args);
            }
        }
        "init" => {
            if let Some(init) = slots.init {
                return unit(init(vm, this, args));
            }
        }
        _ => {}
    }
    if !args.names().is_empty() {
        return Err(vm.type_error(format_args!("wrapper {name}() takes no keyword arguments")));
    }
    if let Some(function) = unary_slot(slots, slot) {
        exactly(vm, args, 0)?;
        return function(vm, this);
    }
    if let Some(function) = binary_slot(slots, slot) {
        let other = exactly(vm, args, 1)?[0];
        return if is_reflected(name) {
            function(vm, other, this)
        } else {
            function(vm, this, other)
        };
    }
    if let (Some(op), Some(function)) = (compare_op(name), slots.richcompare) {
        let other = exactly(vm, args, 1)?[0];
        return function(vm, this, other, op);
    }
    match slot {
        "hash" => {
            if let Some(function) = slots.hash {
                exactly(vm, args, 0)?;
                let hash = function(vm, this)?;
                return crate::int::new(vm, hash);
            }
        }
        "bool" => {
            if let Some(function) = slots.bool {
                exactly(vm, args, 0)?;
                return Ok(bool_object(function(vm, this)?).own());
            }
        }
        "next" => {
            if let Some(function) = slots.next {
                exactly(vm, args, 0)?;
                return match function(vm, this)? {
                    Some(item) => Ok(item),
                    None => Err(vm.stop_iteration(None)),
                };
            }
        }
        "sq_length" | "mp_length" => {
            if let Some(function) = if slot == "sq_length" {
                slots.sq_length
            } else {
                slots.mp_length
            } {
                exactly(vm, args, 0)?;
                let length = function(vm, this)?;
                return crate::int::new(vm, length);
            }
        }
        "contains" => {
            if let Some(function) = slots.contains {
                let item = exactly(vm, args, 1)?[0];
                return Ok(bool_object(function(vm, this, item)?).own());
            }
        }
        "sq_item" => {
            if let Some(function) = slots.sq_item {
                let index = exactly(vm, args, 1)?[0];
                let index = index_argument(vm, this, slots, index)?;
                return function(vm, this, index);
            }
        }
        "repeat" | "inplace_repeat" => {
            if let Some(function) = if slot == "repeat" {
                slots.repeat
            } else {
                slots.inplace_repeat
            } {
                let count = exactly(vm, args, 1)?[0];
                let count = crate::int::to_ssize(vm, count)?;
                return function(vm, this, count);
            }
        }
        "sq_ass_item" => {
            if let Some(function) = slots.sq_ass_item {
                let delete = name == "__delitem__";
                let args = exactly(vm, args, if delete { 1 } else { 2 })?;
                let index = index_argument(vm, this, slots, args[0])?;
                return unit(function(vm, this, index, args.get(1).copied()));
            }
        }
        "ass_subscript" => {
            if let Some(function) = slots.ass_subscript {
                let args = exactly(vm, args, if name == "__delitem__" { 1 } else { 2 })?;
                return unit(function(vm, this, args[0], args.get(1).copied()));
            }
        }
        "setattro" => {
            if let Some(function) = slots.setattro {
                let args = exactly(vm, args, if name == "__delattr__" { 1 } else { 2 })?;
                check_setattr_receiver(vm, wrapper, this, name)?;
                return unit(function(vm, this, args[0], args.get(1).copied()));
            }
        }
        "descr_get" => {
            if let Some(function) = slots.descr_get {
                check_positional(vm, name, args.args().len(), 1, 2)?;
                let given = |at: usize| args.args().get(at).copied().filter(|arg| !arg.is_none());
                if given(0).is_none() && given(1).is_none() {
                    return Err(vm.type_error("__get__(None, None) is invalid"));
                }
                return function(vm, this, given(0), given(1));
            }
        }
        "descr_set" => {
            if let Some(function) = slots.descr_set {
                let args = exactly(vm, args, if name == "__delete__" { 1 } else { 2 })?;
                return unit(function(vm, this, args[0], args.get(1).copied()));
            }
        }
        "pow" | "ipow" => {
            if let Some(function) = if slot == "pow" { slots.pow } else { slots.ipow } {
                check_positional(vm, name, args.args().len(), 1, if slot == "pow" { 2 } else { 1 })?;
                let other = args.args()[0];
                let modulus = args.args().get(1).copied().unwrap_or(NONE);
                return if is_reflected(name) {
                    function(vm, other, this, modulus)
                } else {
                    function(vm, this, other, modulus)
                };
            }
        }
        "del" => {
            if let Some(function) = slots.del {
                exactly(vm, args, 0)?;
                function(vm, this);
                return Ok(NONE.own());
            }
        }
        "getbuffer" => {
            if cfg!(feature = "small") {
                return Err(crate::buffer::no_views(vm));
            }
            let flags = exactly(vm, args, 1)?[0];
            let flags = crate::int::to_c_int(vm, flags)?;
            return crate::memoryview::from_object_with_flags(vm, this, flags);
        }
        _ => {}
    }
    Ok(NOT_IMPLEMENTED.own())
}

/// `object.__setattr__(C, …)` on a class that overrides it would go behind its back (`hackcheck`).
fn check_setattr_receiver(vm: &mut Vm, wrapper: &SlotWrapper, this: ObjRef<'_>, name: &str) -> Result<()> {
    let mut ty = this.ty();
    while ty.is_heap_type() {
        match ty.get().base() {
            Some(base) => {
                if base.slots().setattro.map(|f| f as usize) == wrapper.slots().setattro.map(|f| f as usize) {
                    return Ok(());
                }
                if !base.is_heap_type() {
                    break;
                }
                ty = this.ty();
                let Some(next) = nearest_builtin(ty) else { break };
                ty = next;
            }
            None => break,
        }
    }
    if ty.slots().setattro.map(|f| f as usize) != wrapper.slots().setattro.map(|f| f as usize)
        && !ty.is_heap_type()
    {
        let kind = ty.display_name(vm);
        return Err(vm.type_error(format_args!("can't apply this {name} to {kind} object")));
    }
    Ok(())
}

fn nearest_builtin(ty: TypeRef<'_>) -> Option<TypeRef<'static>> {
    let mut found = None;
    for class in ty.mro() {
        let class = TypeRef::from_obj(class.borrow())?;
        if !class.is_heap_type() {
            found = class.as_builtin();
            break;
        }
    }
    found
}

/// Calls a native class's `__new__` (`tp_new_wrapper`): `int.__new__(cls, …)`.
pub fn call_new(vm: &mut Vm, owner: TypeRef<'static>, args: Args<'_>) -> Result<Obj> {
    let name = owner.display_name(vm);
    let Some((class, rest)) = args.split_first() else {
        return Err(vm.type_error(format_args!("{name}.__new__(): not enough arguments")));
    };
    let Some(subtype) = TypeRef::from_obj(class) else {
        let kind = class.ty().display_name(vm);
        return Err(vm.type_error(format_args!("{name}.__new__(X): X is not a type object ({kind})")));
    };
    let sub = subtype.display_name(vm);
    if !subtype.is_subtype(owner) {
        return Err(vm.type_error(format_args!(
            "{name}.__new__({sub}): {sub} is not a subtype of {name}"
        )));
    }
    // A class whose layout another native class decides must be made by that one.
    let mut native = subtype;
    while native.is_heap_type() {
        match native.get().base() {
            Some(base) => native = TypeRef::from_obj(base.as_obj()).unwrap_or(base),
            None => break,
        }
    }
    if native.slots().new.map(|f| f as usize) != owner.slots().new.map(|f| f as usize) {
        let safe = native.display_name(vm);
        return Err(vm.type_error(format_args!(
            "{name}.__new__({sub}) is not safe, use {safe}.__new__()"
        )));
    }
    match owner.slots().new {
        Some(new) => new(vm, class, rest),
        None => Err(vm.type_error(format_args!("cannot create '{name}' instances"))),
    }
}

/// A function of the `builtins` module.
pub fn builtin(vm: &mut Vm, name: &str) -> Result<Obj> {
    let key = vm.intern(name)?;
    let builtins = vm.builtins()?;
    match builtins.get_str(vm, key.borrow()) {
        Some(found) => Ok(found),
        None => Err(vm.new_exception(
            crate::exceptions::ATTRIBUTE_ERROR,
            format_args!("module 'builtins' has no attribute '{name}'"),
        )),
    }
}

fn reduce_getattr(vm: &mut Vm, owner: Obj, name: Obj) -> Result<Obj> {
    let getattr = builtin(vm, "getattr")?;
    let args = tuple::new(vm, &[owner, name])?;
    tuple::new(vm, &[getattr, args])
}

/// How a native descriptor is pickled: `getattr(class, name)`.
pub fn reduce_descriptor(vm: &mut Vm, owner: TypeRef<'_>, name: &str) -> Result<Obj> {
    let name = vm.intern(name)?.into();
    reduce_getattr(vm, owner.own(), name)
}

/// How a `__slots__` descriptor is pickled.
pub fn reduce_member(vm: &mut Vm, owner: ObjRef<'_>, name: ObjRef<'_>) -> Result<Obj> {
    reduce_getattr(vm, owner.own(), name.own())
}

/// How a native function or bound method is pickled: by name, or as `getattr(object, name)`.
pub fn reduce_method(vm: &mut Vm, receiver: Option<Obj>, name: &str) -> Result<Obj> {
    let name: Obj = vm.intern(name)?.into();
    match receiver {
        Some(receiver) if receiver.downcast::<crate::module::Module>().is_none() => {
            reduce_getattr(vm, receiver, name)
        }
        _ => Ok(name),
    }
}

/// `repr` and the like of an object, as text for a message.
pub fn shown(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    object::repr(vm, obj)
}

/// A special method's docstring.
pub fn doc(name: &str) -> &'static str {
    DOCS.iter()
        .find(|(known, _, _)| *known == name)
        .map_or("", |(_, _, doc)| doc)
}

/// A special method's `__text_signature__`.
pub fn text_signature(name: &str) -> &'static str {
    DOCS.iter()
        .find(|(known, _, _)| *known == name)
        .map_or("($self, /)", |(_, signature, _)| signature)
}

/// Empty on boards, with the other docstrings.
const DOCS: &[(&str, &str, &str)] = if cfg!(feature = "docs") { ALL_DOCS } else { &[] };

const ALL_DOCS: &[(&str, &str, &str)] = &[
    ("__repr__", "($self, /)", "Return repr(self)."),
    ("__hash__", "($self, /)", "Return hash(self)."),
    (
        "__call__",
        "($self, /, *args, **kwargs)",
        "Call self as a function.",
    ),
    ("__str__", "($self, /)", "Return str(self)."),
    (
        "__getattribute__",
        "($self, name, /)",
        "Return getattr(self, name).",
    ),
    (
        "__setattr__",
        "($self, name, value, /)",
        "Implement setattr(self, name, value).",
    ),
    (
        "__delattr__",
        "($self, name, /)",
        "Implement delattr(self, name).",
    ),
    ("__lt__", "($self, value, /)", "Return self<value."),
    ("__le__", "($self, value, /)", "Return self<=value."),
    ("__eq__", "($self, value, /)", "Return self==value."),
    ("__ne__", "($self, value, /)", "Return self!=value."),
    ("__gt__", "($self, value, /)", "Return self>value."),
    ("__ge__", "($self, value, /)", "Return self>=value."),
    ("__iter__", "($self, /)", "Implement iter(self)."),
    ("__next__", "($self, /)", "Implement next(self)."),
    (
        "__get__",
        "($self, instance, owner=None, /)",
        "What the descriptor gives as an attribute of the instance, or of the class owner.",
    ),
    (
        "__set__",
        "($self, instance, value, /)",
        "Set an attribute of instance to value.",
    ),
    (
        "__delete__",
        "($self, instance, /)",
        "Delete an attribute of instance.",
    ),
    (
        "__init__",
        "($self, /, *args, **kwargs)",
        "Fills the new instance.  help() of the type shows the arguments.",
    ),
    ("__del__", "($self, /)", "Is called before the instance goes."),
    ("__add__", "($self, value, /)", "Return self+value."),
    ("__radd__", "($self, value, /)", "Return value+self."),
    ("__sub__", "($self, value, /)", "Return self-value."),
    ("__rsub__", "($self, value, /)", "Return value-self."),
    ("__mul__", "($self, value, /)", "Return self*value."),
    ("__rmul__", "($self, value, /)", "Return value*self."),
    ("__mod__", "($self, value, /)", "Return self%value."),
    ("__rmod__", "($self, value, /)", "Return value%self."),
    ("__divmod__", "($self, value, /)", "Return divmod(self, value)."),
    ("__rdivmod__", "($self, value, /)", "Return divmod(value, self)."),
    (
        "__pow__",
        "($self, value, mod=None, /)",
        "Return pow(self, value, mod).",
    ),
    (
        "__rpow__",
        "($self, value, mod=None, /)",
        "Return pow(value, self, mod).",
    ),
    ("__neg__", "($self, /)", "-self"),
    ("__pos__", "($self, /)", "+self"),
    ("__abs__", "($self, /)", "abs(self)"),
    ("__bool__", "($self, /)", "True if self else False"),
    ("__invert__", "($self, /)", "~self"),
    ("__lshift__", "($self, value, /)", "Return self<<value."),
    ("__rlshift__", "($self, value, /)", "Return value<<self."),
    ("__rshift__", "($self, value, /)", "Return self>>value."),
    ("__rrshift__", "($self, value, /)", "Return value>>self."),
    ("__and__", "($self, value, /)", "Return self&value."),
    ("__rand__", "($self, value, /)", "Return value&self."),
    ("__xor__", "($self, value, /)", "Return self^value."),
    ("__rxor__", "($self, value, /)", "Return value^self."),
    ("__or__", "($self, value, /)", "Return self|value."),
    ("__ror__", "($self, value, /)", "Return value|self."),
    ("__int__", "($self, /)", "int(self)"),
    ("__float__", "($self, /)", "float(self)"),
    ("__iadd__", "($self, value, /)", "Return self+=value."),
    ("__isub__", "($self, value, /)", "Return self-=value."),
    ("__imul__", "($self, value, /)", "Return self*=value."),
    ("__imod__", "($self, value, /)", "Return self%=value."),
    ("__ipow__", "($self, value, /)", "Return self**=value."),
    ("__ilshift__", "($self, value, /)", "Return self<<=value."),
    ("__irshift__", "($self, value, /)", "Return self>>=value."),
    ("__iand__", "($self, value, /)", "Return self&=value."),
    ("__ixor__", "($self, value, /)", "Return self^=value."),
    ("__ior__", "($self, value, /)", "Return self|=value."),
    ("__floordiv__", "($self, value, /)", "Return self//value."),
    ("__rfloordiv__", "($self, value, /)", "Return value//self."),
    ("__truediv__", "($self, value, /)", "Return self/value."),
    ("__rtruediv__", "($self, value, /)", "Return value/self."),
    ("__ifloordiv__", "($self, value, /)", "Return self//=value."),
    ("__itruediv__", "($self, value, /)", "Return self/=value."),
    (
        "__index__",
        "($self, /)",
        "The int that self is where an index is wanted.",
    ),
    ("__matmul__", "($self, value, /)", "Return self@value."),
    ("__rmatmul__", "($self, value, /)", "Return value@self."),
    ("__imatmul__", "($self, value, /)", "Return self@=value."),
    ("__len__", "($self, /)", "Return len(self)."),
    ("__getitem__", "($self, key, /)", "Return self[key]."),
    ("__setitem__", "($self, key, value, /)", "Set self[key] to value."),
    ("__delitem__", "($self, key, /)", "Delete self[key]."),
    ("__contains__", "($self, key, /)", "Return bool(key in self)."),
    ("__await__", "($self, /)", "The iterator that an await runs."),
    ("__aiter__", "($self, /)", "The asynchronous iterator of self."),
    ("__anext__", "($self, /)", "An awaitable for the next item."),
    (
        "__buffer__",
        "($self, flags, /)",
        "A memoryview of the object's memory.",
    ),
];
