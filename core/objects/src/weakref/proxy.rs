//! `weakref.proxy`: objects that stand for a weakly referenced one in every operation.
//!
//! There are two types, since an object is callable or not by its type; both have the kernel's [`Weak`] as payload.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::weak::{Weak, references, supports_weakrefs};
use taipan_heap::{Obj, ObjRef};

use crate::call::{self, Args};
use crate::exception::Result;
use crate::slots::{BinaryFn, CompareOp};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;
use crate::{float, int, names, number, object, sequence};

/// A proxy for an object that cannot be called.
#[pyclass(name = "ProxyType", module = "weakref", layout = Weak, flags = [GC], bits = [DISALLOW_INSTANTIATION])]
#[repr(C)]
pub struct ProxyType {
    weak: Weak,
}

/// A proxy for a callable object.
#[pyclass(name = "CallableProxyType", module = "weakref", layout = Weak, flags = [GC],
    bits = [DISALLOW_INSTANTIATION])]
#[repr(C)]
pub struct CallableProxyType {
    weak: Weak,
}

/// A proxy for `referent`; the shared one if there is no callback. Raises `TypeError` where none can be made.
pub fn new_proxy(vm: &mut Vm, referent: ObjRef<'_>, callback: Option<Obj>) -> Result<Obj> {
    if !supports_weakrefs(referent) && !super::is_static(referent) {
        let kind = referent.ty().display_name(vm);
        return Err(vm.type_error(format_args!("cannot create weak reference to '{kind}' object")));
    }
    if callback.is_none() {
        let reusable = references(referent).find(|weak| {
            is_proxy(weak.borrow())
                && weak
                    .downcast::<Weak>()
                    .is_some_and(|weak| weak.callback().is_none())
        });
        if let Some(known) = reusable {
            return Ok(known);
        }
    }
    let weak = Weak::detached(callback);
    let made: Obj = if object::is_callable(referent) {
        let payload = CallableProxyType { weak };
        vm.alloc().instance(CALLABLE_PROXY_TYPE.as_obj(), payload)?.into()
    } else {
        let payload = ProxyType { weak };
        vm.alloc().instance(PROXY_TYPE.as_obj(), payload)?.into()
    };
    if let Some(weak) = made.downcast::<Weak>() {
        if referent.is_immortal() {
            weak.attach_immortal(referent);
        } else {
            weak.attach(referent);
        }
    }
    Ok(made)
}

/// Whether an object is a proxy of either type.
pub fn is_proxy(obj: ObjRef<'_>) -> bool {
    obj.is_exact(PROXY_TYPE) || obj.is_exact(CALLABLE_PROXY_TYPE)
}

/// What an operand stands for: the referent of a proxy, or itself. Raises `ReferenceError` if the referent is gone.
fn unwrap(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    if !is_proxy(obj) {
        return Ok(obj.own());
    }
    match obj.downcast::<Weak>().and_then(Weak::upgrade) {
        Some(referent) => Ok(referent),
        None => Err(vm.reference_error("weakly-referenced object no longer exists")),
    }
}

fn binary(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>, operate: BinaryFn) -> Result<Obj> {
    let left = unwrap(vm, left)?;
    let right = unwrap(vm, right)?;
    operate(vm, left.borrow(), right.borrow())
}

fn repr(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let id = this.id();
    match this.downcast::<Weak>().and_then(Weak::upgrade) {
        Some(referent) => {
            let kind = referent.ty().display_name(vm);
            let at = referent.id();
            vm.format(format_args!("<weakproxy at {id:#x}; to '{kind}' at {at:#x}>"))
        }
        None => vm.format(format_args!("<weakproxy at {id:#x}; dead>")),
    }
}

fn next(vm: &mut Vm, this: ObjRef<'_>) -> Result<Option<Obj>> {
    let referent = unwrap(vm, this)?;
    if referent.ty().slots().next.is_none() {
        let kind = referent.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "Weakref proxy referenced a non-iterator '{kind}' object"
        )));
    }
    object::next_raw(vm, referent.borrow())
}

macro_rules! proxy_methods {
    ($class:ident $($own:tt)*) => {
        #[pymethods]
        impl $class {
            #[slot]
            fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                repr(vm, this)
            }
            #[slot]
            fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let referent = unwrap(vm, this)?;
                object::str(vm, referent.borrow())
            }
            #[slot]
            fn getattro(this: ObjRef<'_>, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
                let referent = unwrap(vm, this)?;
                object::getattr(vm, referent.borrow(), name)
            }
            #[slot]
            fn setattro(
                this: ObjRef<'_>,
                vm: &mut Vm,
                name: ObjRef<'_>,
                value: Option<ObjRef<'_>>,
            ) -> Result<()> {
                let referent = unwrap(vm, this)?;
                object::setattr(vm, referent.borrow(), name, value)
            }
            #[slot]
            fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
                let left = unwrap(vm, this)?;
                let right = unwrap(vm, other)?;
                object::richcompare(vm, left.borrow(), right.borrow(), op)
            }
            #[slot]
            fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let referent = unwrap(vm, this)?;
                object::iter(vm, referent.borrow())
            }
            #[slot]
            fn next(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
                next(vm, this)
            }
            #[slot]
            fn add(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::ADD, a, b))
            }
            #[slot]
            fn sub(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::SUB, a, b))
            }
            #[slot]
            fn mul(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::MUL, a, b))
            }
            #[slot]
            fn rem(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::REM, a, b))
            }
            #[slot]
            fn divmod(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::DIVMOD, a, b))
            }
            #[slot]
            fn lshift(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::LSHIFT, a, b))
            }
            #[slot]
            fn rshift(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::RSHIFT, a, b))
            }
            #[slot]
            fn and(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::AND, a, b))
            }
            #[slot]
            fn xor(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::XOR, a, b))
            }
            #[slot]
            fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::OR, a, b))
            }
            #[slot]
            fn floordiv(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::FLOORDIV, a, b))
            }
            #[slot]
            fn truediv(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::TRUEDIV, a, b))
            }
            #[slot]
            fn matmul(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::binary(vm, number::MATMUL, a, b))
            }
            #[slot]
            fn iadd(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::ADD, a, b))
            }
            #[slot]
            fn isub(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::SUB, a, b))
            }
            #[slot]
            fn imul(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::MUL, a, b))
            }
            #[slot]
            fn irem(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::REM, a, b))
            }
            #[slot]
            fn ilshift(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::LSHIFT, a, b))
            }
            #[slot]
            fn irshift(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::RSHIFT, a, b))
            }
            #[slot]
            fn iand(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::AND, a, b))
            }
            #[slot]
            fn ixor(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::XOR, a, b))
            }
            #[slot]
            fn ior(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::OR, a, b))
            }
            #[slot]
            fn ifloordiv(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::FLOORDIV, a, b))
            }
            #[slot]
            fn itruediv(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::TRUEDIV, a, b))
            }
            #[slot]
            fn imatmul(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, other, |vm, a, b| number::inplace(vm, number::MATMUL, a, b))
            }
            #[slot]
            fn pow(
                this: ObjRef<'_>,
                vm: &mut Vm,
                exponent: ObjRef<'_>,
                modulus: ObjRef<'_>,
            ) -> Result<Obj> {
                let base = unwrap(vm, this)?;
                let exponent = unwrap(vm, exponent)?;
                let modulus = unwrap(vm, modulus)?;
                number::power(vm, base.borrow(), exponent.borrow(), modulus.borrow(), "** or pow()")
            }
            #[slot]
            fn ipow(
                this: ObjRef<'_>,
                vm: &mut Vm,
                exponent: ObjRef<'_>,
                _modulus: ObjRef<'_>,
            ) -> Result<Obj> {
                binary(vm, this, exponent, number::inplace_power)
            }
            #[slot]
            fn neg(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let referent = unwrap(vm, this)?;
                number::negative(vm, referent.borrow())
            }
            #[slot]
            fn pos(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let referent = unwrap(vm, this)?;
                number::positive(vm, referent.borrow())
            }
            #[slot]
            fn abs(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let referent = unwrap(vm, this)?;
                number::absolute(vm, referent.borrow())
            }
            #[slot]
            fn invert(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let referent = unwrap(vm, this)?;
                number::invert(vm, referent.borrow())
            }
            #[slot]
            fn bool(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
                let referent = unwrap(vm, this)?;
                object::is_true(vm, referent.borrow())
            }
            #[slot]
            fn int(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let referent = unwrap(vm, this)?;
                call::call(vm, int::INT.as_obj(), &[referent.borrow()])
            }
            #[slot]
            fn float(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let referent = unwrap(vm, this)?;
                call::call(vm, float::FLOAT.as_obj(), &[referent.borrow()])
            }
            #[slot]
            fn index(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                let referent = unwrap(vm, this)?;
                int::index(vm, referent.borrow())
            }
            #[slot]
            fn sq_length(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
                let referent = unwrap(vm, this)?;
                object::length(vm, referent.borrow())
            }
            #[slot]
            fn mp_length(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
                let referent = unwrap(vm, this)?;
                object::length(vm, referent.borrow())
            }
            #[slot]
            fn contains(this: ObjRef<'_>, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
                let referent = unwrap(vm, this)?;
                sequence::contains(vm, referent.borrow(), item)
            }
            #[slot]
            fn subscript(this: ObjRef<'_>, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
                binary(vm, this, key, sequence::get_item)
            }
            #[slot]
            fn ass_subscript(
                this: ObjRef<'_>,
                vm: &mut Vm,
                key: ObjRef<'_>,
                value: Option<ObjRef<'_>>,
            ) -> Result<()> {
                let referent = unwrap(vm, this)?;
                sequence::set_item(vm, referent.borrow(), key, value)
            }
            $($own)*
        }
    };
}

proxy_methods!(ProxyType
    fn __bytes__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let referent = unwrap(vm, this)?;
        call::call_method(vm, referent.borrow(), names::__bytes__, &[])
    }
    fn __reversed__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let referent = unwrap(vm, this)?;
        call::call_method(vm, referent.borrow(), names::__reversed__, &[])
    }
);

proxy_methods!(CallableProxyType
    #[slot]
    fn call(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let callable = unwrap(vm, this)?;
        call::call_args(vm, callable.borrow(), args)
    }
);
