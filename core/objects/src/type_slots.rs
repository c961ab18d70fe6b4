//! The slots of classes that programs make: functions that look up special methods and call them.
//!
//! One table says which special method fills which slot. A class that inherits a builtin's special method unchanged
//! gets the builtin's own slot instead (`update_one_slot`), so `class A(list)` costs nothing.

use taipan_heap::{Obj, ObjRef, Ref};

use crate::call::{self, Args};
use crate::descr::{NewFunction, SlotWrapper};
use crate::dict::Dict;
use crate::exception::Result;
use crate::exceptions;
use crate::names;
use crate::object::{self, Method};
use crate::singletons::{NONE, NOT_IMPLEMENTED};
use crate::slots::{BinaryFn, CompareOp, SlotTable, Slots, TernaryFn};
use crate::str::Str;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

/// Calls a special method of `this`; a missing one raises `AttributeError` as CPython's slots do.
fn call_required(vm: &mut Vm, this: ObjRef<'_>, name: ObjRef<'_>, args: &[ObjRef<'_>]) -> Result<Obj> {
    match call::call_special(vm, this, name, args)? {
        Some(result) => Ok(result),
        None => Err(vm.new_exception(
            exceptions::ATTRIBUTE_ERROR,
            format_args!("{}", object::DisplayStr(name)),
        )),
    }
}

fn getbuffer(
    vm: &mut Vm,
    this: ObjRef<'_>,
    flags: crate::buffer::BufferFlags,
) -> Result<crate::buffer::Buffer> {
    crate::buffer::from_special_method(vm, this, flags)
}

fn unit(result: Result<Obj>) -> Result<()> {
    result.map(drop)
}

/// Calls the special method of a binary operator, `NotImplemented` if there is none.
fn maybe(vm: &mut Vm, this: ObjRef<'_>, name: ObjRef<'_>, other: ObjRef<'_>) -> Result<Obj> {
    Ok(call::call_special(vm, this, name, &[other])?.unwrap_or_else(|| NOT_IMPLEMENTED.own()))
}

/// Whether `right`'s class overrides the reflected method of `left`'s.
fn overrides(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>, name: ObjRef<'_>) -> bool {
    let (own, base) = (right.ty().lookup(vm, name), left.ty().lookup(vm, name));
    match (own, base) {
        (Some(own), Some(base)) => !own.is(&base),
        (Some(_), None) => true,
        _ => false,
    }
}

/// The body of a binary operator's slot: both operands' special methods, in the right order.
fn binary(
    vm: &mut Vm,
    left: ObjRef<'_>,
    right: ObjRef<'_>,
    this_slot: BinaryFn,
    slot: fn(&SlotTable) -> Option<BinaryFn>,
    name: ObjRef<'_>,
    reflected: ObjRef<'_>,
) -> Result<Obj> {
    let has = |obj: ObjRef<'_>| slot(obj.ty().slots()).is_some_and(|f| f as usize == this_slot as usize);
    let mut try_right = !left.ty().is(right.ty()) && has(right);
    if has(left) {
        if try_right && right.ty().is_subtype(left.ty()) && overrides(vm, left, right, reflected) {
            let answer = maybe(vm, right, reflected, left)?;
            if !answer.borrow().is(NOT_IMPLEMENTED) {
                return Ok(answer);
            }
            try_right = false;
        }
        let answer = maybe(vm, left, name, right)?;
        if !answer.borrow().is(NOT_IMPLEMENTED) || left.ty().is(right.ty()) {
            return Ok(answer);
        }
    }
    if try_right {
        return maybe(vm, right, reflected, left);
    }
    Ok(NOT_IMPLEMENTED.own())
}

macro_rules! binary_slots {
    ($($function:ident $slot:ident $name:ident $reflected:ident;)*) => {
        $(fn $function(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>) -> Result<Obj> {
            binary(vm, left, right, $function, |slots| slots.$slot, names::$name, names::$reflected)
        })*
    };
}

binary_slots! {
    add add __add__ __radd__;
    sub sub __sub__ __rsub__;
    mul mul __mul__ __rmul__;
    rem rem __mod__ __rmod__;
    divmod divmod __divmod__ __rdivmod__;
    lshift lshift __lshift__ __rlshift__;
    rshift rshift __rshift__ __rrshift__;
    and and __and__ __rand__;
    xor xor __xor__ __rxor__;
    or_ or_ __or__ __ror__;
    floordiv floordiv __floordiv__ __rfloordiv__;
    truediv truediv __truediv__ __rtruediv__;
    matmul matmul __matmul__ __rmatmul__;
}

macro_rules! one_operand_slots {
    ($($function:ident $name:ident;)*) => {
        $(fn $function(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
            call_required(vm, this, names::$name, &[])
        })*
    };
}

one_operand_slots! {
    neg __neg__;
    pos __pos__;
    abs __abs__;
    invert __invert__;
    int __int__;
    float __float__;
    index __index__;
    await_ __await__;
    aiter __aiter__;
    anext __anext__;
}

macro_rules! two_operand_slots {
    ($($function:ident $name:ident;)*) => {
        $(fn $function(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<Obj> {
            call_required(vm, this, names::$name, &[other])
        })*
    };
}

two_operand_slots! {
    iadd __iadd__;
    isub __isub__;
    imul __imul__;
    irem __imod__;
    ilshift __ilshift__;
    irshift __irshift__;
    iand __iand__;
    ixor __ixor__;
    ior __ior__;
    ifloordiv __ifloordiv__;
    itruediv __itruediv__;
    imatmul __imatmul__;
    subscript __getitem__;
}

fn pow(vm: &mut Vm, base: ObjRef<'_>, exponent: ObjRef<'_>, modulus: ObjRef<'_>) -> Result<Obj> {
    if modulus.is_none() {
        return power_without_modulus(vm, base, exponent);
    }
    let own = pow as TernaryFn;
    if base.ty().slots().pow.is_some_and(|f| f as usize == own as usize) {
        return match call::call_special(vm, base, names::__pow__, &[exponent, modulus])? {
            Some(answer) => Ok(answer),
            None => Ok(NOT_IMPLEMENTED.own()),
        };
    }
    if exponent
        .ty()
        .slots()
        .pow
        .is_some_and(|f| f as usize == own as usize)
    {
        return match call::call_special(vm, exponent, names::__rpow__, &[base, modulus])? {
            Some(answer) => Ok(answer),
            None => Ok(NOT_IMPLEMENTED.own()),
        };
    }
    Ok(NOT_IMPLEMENTED.own())
}

fn power_without_modulus(vm: &mut Vm, base: ObjRef<'_>, exponent: ObjRef<'_>) -> Result<Obj> {
    let own = pow as TernaryFn;
    let has = |obj: ObjRef<'_>| obj.ty().slots().pow.is_some_and(|f| f as usize == own as usize);
    let mut try_right = !base.ty().is(exponent.ty()) && has(exponent);
    if has(base) {
        if try_right && exponent.ty().is_subtype(base.ty()) && overrides(vm, base, exponent, names::__rpow__)
        {
            let answer = maybe(vm, exponent, names::__rpow__, base)?;
            if !answer.borrow().is(NOT_IMPLEMENTED) {
                return Ok(answer);
            }
            try_right = false;
        }
        let answer = maybe(vm, base, names::__pow__, exponent)?;
        if !answer.borrow().is(NOT_IMPLEMENTED) || base.ty().is(exponent.ty()) {
            return Ok(answer);
        }
    }
    if try_right {
        maybe(vm, exponent, names::__rpow__, base)
    } else {
        Ok(NOT_IMPLEMENTED.own())
    }
}

fn ipow(vm: &mut Vm, base: ObjRef<'_>, exponent: ObjRef<'_>, _modulus: ObjRef<'_>) -> Result<Obj> {
    call_required(vm, base, names::__ipow__, &[exponent])
}

fn repr(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    match call::call_special(vm, this, names::__repr__, &[])? {
        Some(text) => Ok(text),
        None => crate::object_methods::repr(vm, this),
    }
}

fn str(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    match call::call_special(vm, this, names::__str__, &[])? {
        Some(text) => Ok(text),
        None => repr(vm, this),
    }
}

fn hash(vm: &mut Vm, this: ObjRef<'_>) -> Result<isize> {
    let method = object::lookup_special_method(vm, this, names::__hash__)?;
    let method = match method {
        Some(Method::Bound(method)) if method.is_none() => return object::unhashable(vm, this),
        Some(method) => method,
        None => return object::unhashable(vm, this),
    };
    let hash = match method {
        Method::Unbound(function) => call::call(vm, function.borrow(), &[this])?,
        Method::Bound(method) => call::call(vm, method.borrow(), &[])?,
    };
    match crate::int::value(hash.borrow()) {
        Some(crate::int::IntRef::Small(value)) => Ok(if value == -1 { -2 } else { value }),
        Some(crate::int::IntRef::Big(big)) => {
            let value = taipan_numeric::hash::int(big) as isize;
            Ok(isize::try_from(big).map_or(value, |value| if value == -1 { -2 } else { value }))
        }
        None => Err(vm.type_error("__hash__ method should return an integer")),
    }
}

fn call_slot(vm: &mut Vm, this: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    match object::lookup_special_method(vm, this, names::__call__)? {
        Some(Method::Unbound(function)) => call::call_prepended(vm, function.borrow(), this, args),
        Some(Method::Bound(method)) => vm.recursive(" while calling a Python object", |vm| {
            call::call_args(vm, method.borrow(), args)
        }),
        None => {
            let kind = this.ty().display_name(vm);
            Err(vm.type_error(format_args!("'{kind}' object is not callable")))
        }
    }
}

/// `__getattribute__`, then `__getattr__` if that raises `AttributeError`.
fn getattro(vm: &mut Vm, this: ObjRef<'_>, name: ObjRef<'_>) -> Result<Obj> {
    let ty = this.ty();
    let getattribute = ty.lookup(vm, names::__getattribute__);
    let is_generic = getattribute.as_ref().is_none_or(|found| {
        found
            .downcast::<SlotWrapper>()
            .is_some_and(|wrapper| wrapper.slot() == "getattro" && wrapper.owner().is(crate::object::OBJECT))
    });
    let result = if is_generic {
        object::generic_getattr(vm, this, name)
    } else {
        call_required(vm, this, names::__getattribute__, &[name])
    };
    match result {
        Err(error) if error.matches(exceptions::ATTRIBUTE_ERROR) => {
            match call::call_special(vm, this, names::__getattr__, &[name])? {
                Some(value) => Ok(value),
                None => Err(error),
            }
        }
        other => other,
    }
}

fn setattro(vm: &mut Vm, this: ObjRef<'_>, name: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    unit(match value {
        Some(value) => call_required(vm, this, names::__setattr__, &[name, value]),
        None => call_required(vm, this, names::__delattr__, &[name]),
    })
}

fn richcompare(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
    let name = match op {
        CompareOp::Lt => names::__lt__,
        CompareOp::Le => names::__le__,
        CompareOp::Eq => names::__eq__,
        CompareOp::Ne => names::__ne__,
        CompareOp::Gt => names::__gt__,
        CompareOp::Ge => names::__ge__,
    };
    maybe(vm, this, name, other)
}

fn iter(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    match object::lookup_special_method(vm, this, names::__iter__)? {
        Some(Method::Bound(method)) if method.is_none() => {
            let kind = this.ty().display_name(vm);
            Err(vm.type_error(format_args!("'{kind}' object is not iterable")))
        }
        Some(Method::Unbound(function)) => call::call(vm, function.borrow(), &[this]),
        Some(Method::Bound(method)) => call::call(vm, method.borrow(), &[]),
        None => match this.ty().lookup(vm, names::__getitem__) {
            Some(_) => crate::iterators::sequence_iterator(vm, this),
            None => {
                let kind = this.ty().display_name(vm);
                Err(vm.type_error(format_args!("'{kind}' object is not iterable")))
            }
        },
    }
}

fn next(vm: &mut Vm, this: ObjRef<'_>) -> Result<Option<Obj>> {
    call_required(vm, this, names::__next__, &[]).map(Some)
}

fn descr_get(
    vm: &mut Vm,
    this: ObjRef<'_>,
    object: Option<ObjRef<'_>>,
    owner: Option<ObjRef<'_>>,
) -> Result<Obj> {
    let Some(get) = this.ty().lookup(vm, names::__get__) else {
        return Ok(this.own());
    };
    call::call(
        vm,
        get.borrow(),
        &[this, object.unwrap_or(NONE), owner.unwrap_or(NONE)],
    )
}

fn descr_set(vm: &mut Vm, this: ObjRef<'_>, object: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    unit(match value {
        Some(value) => call_required(vm, this, names::__set__, &[object, value]),
        None => call_required(vm, this, names::__delete__, &[object]),
    })
}

fn init(vm: &mut Vm, this: ObjRef<'_>, args: Args<'_>) -> Result<()> {
    let result = match object::lookup_special_method(vm, this, names::__init__)? {
        Some(Method::Unbound(function)) => call::call_prepended(vm, function.borrow(), this, args)?,
        Some(Method::Bound(method)) => call::call_args(vm, method.borrow(), args)?,
        None => return Ok(()),
    };
    if !result.is_none() {
        let kind = result.ty().display_name(vm);
        return Err(vm.type_error(format_args!("__init__() should return None, not '{kind}'")));
    }
    Ok(())
}

fn new(vm: &mut Vm, cls: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    let function = object::getattr(vm, cls, names::__new__)?;
    call::call_prepended(vm, function.borrow(), cls, args)
}

fn del(vm: &mut Vm, this: ObjRef<'_>) {
    if let Err(error) = call::call_special(vm, this, names::__del__, &[]) {
        let method = this.ty().lookup(vm, names::__del__);
        let shown = method.as_ref().map_or(this, Obj::borrow);
        (vm.hooks().unraisable)(
            vm,
            error,
            Some("Exception ignored while calling deallocator"),
            Some(shown),
        );
    }
}

fn bool(vm: &mut Vm, this: ObjRef<'_>) -> Result<bool> {
    if this
        .ty()
        .lookup(vm, names::__bool__)
        .is_some_and(|method| method.is_none())
    {
        let kind = this.ty().display_name(vm);
        return Err(vm.type_error(format_args!("'{kind}' cannot be interpreted as a boolean")));
    }
    if let Some(answer) = call::call_special(vm, this, names::__bool__, &[])? {
        return match crate::bool::value(answer.borrow()) {
            Some(value) => Ok(value),
            None => {
                let kind = answer.ty().display_name(vm);
                Err(vm.type_error(format_args!("__bool__ should return bool, returned {kind}")))
            }
        };
    }
    match this.ty().lookup(vm, names::__len__) {
        Some(_) => Ok(length(vm, this)? != 0),
        None => Ok(true),
    }
}

fn length(vm: &mut Vm, this: ObjRef<'_>) -> Result<usize> {
    let length = call_required(vm, this, names::__len__, &[])?;
    let length = crate::int::index(vm, length.borrow())?;
    if let Some(crate::int::IntRef::Small(value)) = crate::int::value(length.borrow()) {
        return usize::try_from(value).map_err(|_| vm.value_error("__len__() should return >= 0"));
    }
    if let Some(crate::int::IntRef::Big(big)) = crate::int::value(length.borrow())
        && big.sign() == taipan_numeric::Sign::Minus
    {
        return Err(vm.value_error("__len__() should return >= 0"));
    }
    let length = crate::int::to_count(vm, length.borrow())?;
    usize::try_from(length).map_err(|_| vm.value_error("__len__() should return >= 0"))
}

fn sq_item(vm: &mut Vm, this: ObjRef<'_>, index: isize) -> Result<Obj> {
    let index = crate::int::new(vm, index)?;
    call_required(vm, this, names::__getitem__, &[index.borrow()])
}

fn sq_ass_item(vm: &mut Vm, this: ObjRef<'_>, index: isize, value: Option<ObjRef<'_>>) -> Result<()> {
    let index = crate::int::new(vm, index)?;
    ass_subscript(vm, this, index.borrow(), value)
}

fn ass_subscript(vm: &mut Vm, this: ObjRef<'_>, key: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    unit(match value {
        Some(value) => call_required(vm, this, names::__setitem__, &[key, value]),
        None => call_required(vm, this, names::__delitem__, &[key]),
    })
}

fn contains(vm: &mut Vm, this: ObjRef<'_>, item: ObjRef<'_>) -> Result<bool> {
    match object::lookup_special_method(vm, this, names::__contains__)? {
        Some(Method::Bound(method)) if method.is_none() => {
            let kind = this.ty().display_name(vm);
            Err(vm.type_error(format_args!("'{kind}' object is not a container")))
        }
        Some(Method::Unbound(function)) => {
            let answer = call::call(vm, function.borrow(), &[this, item])?;
            object::is_true(vm, answer.borrow())
        }
        Some(Method::Bound(method)) => {
            let answer = call::call(vm, method.borrow(), &[item])?;
            object::is_true(vm, answer.borrow())
        }
        None => crate::sequence::iterate_for(vm, this, item),
    }
}

/// A slot, the special methods that fill it, and how.
struct Rule {
    /// The slot's name, as slot wrappers carry it.
    slot: &'static str,
    /// Special methods, any of which calls for the generic function.
    names: &'static [ObjRef<'static>],
    /// Puts the generic function in, or takes the slot over from another table.
    generic: fn(&mut Slots),
    /// Takes the slot over from another table.
    inherit: fn(&mut Slots, &Slots),
}

#[allow(unsafe_code)]
// SAFETY: rules name static strings only.
unsafe impl Sync for Rule {}

macro_rules! rules {
    ($($slot:ident = $function:ident [$($name:ident),*];)*) => {
        &[$(Rule {
            slot: stringify!($slot),
            names: &[$(names::$name),*],
            generic: |slots| slots.$slot = Some($function),
            inherit: |slots, from| slots.$slot = from.$slot,
        }),*]
    };
}

static RULES: &[Rule] = rules! {
    repr = repr [__repr__];
    str = str [__str__];
    hash = hash [__hash__];
    call = call_slot [__call__];
    getattro = getattro [__getattribute__, __getattr__];
    setattro = setattro [__setattr__, __delattr__];
    richcompare = richcompare [__lt__, __le__, __eq__, __ne__, __gt__, __ge__];
    iter = iter [__iter__];
    next = next [__next__];
    descr_get = descr_get [__get__];
    descr_set = descr_set [__set__, __delete__];
    init = init [__init__];
    new = new [__new__];
    del = del [__del__];
    await_ = await_ [__await__];
    aiter = aiter [__aiter__];
    anext = anext [__anext__];
    add = add [__add__, __radd__];
    sub = sub [__sub__, __rsub__];
    mul = mul [__mul__, __rmul__];
    rem = rem [__mod__, __rmod__];
    divmod = divmod [__divmod__, __rdivmod__];
    pow = pow [__pow__, __rpow__];
    neg = neg [__neg__];
    pos = pos [__pos__];
    abs = abs [__abs__];
    bool = bool [__bool__];
    invert = invert [__invert__];
    lshift = lshift [__lshift__, __rlshift__];
    rshift = rshift [__rshift__, __rrshift__];
    and = and [__and__, __rand__];
    xor = xor [__xor__, __rxor__];
    or_ = or_ [__or__, __ror__];
    int = int [__int__];
    float = float [__float__];
    iadd = iadd [__iadd__];
    isub = isub [__isub__];
    imul = imul [__imul__];
    irem = irem [__imod__];
    ipow = ipow [__ipow__];
    ilshift = ilshift [__ilshift__];
    irshift = irshift [__irshift__];
    iand = iand [__iand__];
    ixor = ixor [__ixor__];
    ior = ior [__ior__];
    floordiv = floordiv [__floordiv__, __rfloordiv__];
    truediv = truediv [__truediv__, __rtruediv__];
    ifloordiv = ifloordiv [__ifloordiv__];
    itruediv = itruediv [__itruediv__];
    index = index [__index__];
    matmul = matmul [__matmul__, __rmatmul__];
    imatmul = imatmul [__imatmul__];
    mp_length = length [__len__];
    subscript = subscript [__getitem__];
    ass_subscript = ass_subscript [__setitem__, __delitem__];
    sq_length = length [__len__];
    sq_item = sq_item [__getitem__];
    sq_ass_item = sq_ass_item [__setitem__, __delitem__];
    contains = contains [__contains__];
    getbuffer = getbuffer [__buffer__];
};

/// The slots of a class, from what the MRO holds under the special methods' names.
///
/// `base` is the class that decides the layout: slots without special methods (`send`, `concat`, `repeat`)
/// come from it.
pub fn resolve(vm: &mut Vm, ty: TypeRef<'_>, base: &Slots) -> Slots {
    let mut slots = *base;
    let alone = adds_only_itself(ty);
    for rule in RULES {
        // What the class does not say anew is its base's, which has gone through the same.
        if let Some(own) = &alone
            && !rule.names.iter().any(|name| own.get_str(vm, *name).is_some())
        {
            continue;
        }
        resolve_one(vm, ty, rule, &mut slots);
    }
    slots
}

/// The dict of a class whose MRO is itself and then its base's.
fn adds_only_itself(ty: TypeRef<'_>) -> Option<Ref<Dict>> {
    let (heap, base) = (ty.get().heap()?, ty.get().base()?);
    let (mut own, mut inherited) = (ty.mro().skip(1), base.mro());
    loop {
        match (own.next(), inherited.next()) {
            (None, None) => break,
            (Some(a), Some(b)) if a.is(&b) => {}
            _ => return None,
        }
    }
    heap.dict.get()?.into_ref::<Dict>().ok()
}

/// The slots of the native class that decides how instances of a class are laid out.
fn layout_slots(ty: TypeRef<'_>) -> &'static SlotTable {
    let mut native = ty.get().base();
    while let Some(base) = native.filter(|base| base.is_heap_type()) {
        native = base.get().base();
    }
    native.unwrap_or(object::OBJECT).get().slots()
}

fn resolve_one(vm: &mut Vm, ty: TypeRef<'_>, rule: &Rule, slots: &mut Slots) {
    let mut native: Option<&'static SlotTable> = None;
    let mut found_any = false;
    let mut generic = false;
    for &name in rule.names {
        let Some(found) = ty.lookup(vm, name) else {
            continue;
        };
        found_any = true;
        // Under another name than its own, as in `__str__ = int.__repr__`, a slot wrapper is called like anything else.
        let wrapper = found.downcast::<SlotWrapper>().filter(|wrapper| {
            name.downcast::<Str>()
                .is_some_and(|name| name.equals(wrapper.name()))
        });
        let owner = match (wrapper, found.downcast::<NewFunction>()) {
            // One special method may show two slots (`__len__`, `__getitem__`): the native class fills what it has.
            (Some(wrapper), _) => Some(wrapper.slots()),
            // Whichever it is: the native class that decides the layout makes the instances, as in CPython.
            (None, Some(_)) => Some(layout_slots(ty)),
            (None, None) if found.is_none() && rule.slot == "hash" => {
                slots.hash = Some(object::unhashable);
                return;
            }
            _ => None,
        };
        match (owner, native) {
            (None, _) => generic = true,
            (Some(owner), None) => native = Some(owner),
            (Some(owner), Some(known)) if core::ptr::eq(owner, known) => {}
            (Some(owner), Some(known)) => {
                let (mut a, mut b) = (Slots::EMPTY, Slots::EMPTY);
                (rule.inherit)(&mut a, &owner.unpack());
                (rule.inherit)(&mut b, &known.unpack());
                generic |= !a.same(&b);
            }
        }
    }
    match (found_any, generic, native) {
        (true, false, Some(native)) => (rule.inherit)(slots, &native.unpack()),
        (true, true, _) => (rule.generic)(slots),
        _ => (rule.inherit)(slots, &Slots::EMPTY),
    }
}

/// Whether storing `name` in a class changes a slot.
pub fn is_special(name: ObjRef<'_>) -> bool {
    RULES
        .iter()
        .any(|rule| rule.names.iter().any(|special| crate::str::equal(*special, name)))
}
