//! The module `_operator`: the operators as functions; `itemgetter` and its like are in `operator/getters.rs`.

mod getters;

use taipan_derive::pymodule;
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::exception::Result;
use taipan_objects::module::{self, Module};
use taipan_objects::singletons::{NONE, bool_object};
use taipan_objects::str::Str;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, CompareOp, Obj, ObjRef, Ref, Vm, call, int, number, object, sequence};

/// Operator interface.
///
/// This module exports a set of functions implemented in Rust corresponding
/// to the intrinsic operators of Python.
#[allow(missing_debug_implementations)]
pub struct OperatorModule;

/// `PySequence_Concat` and its in-place form.
fn concatenate(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>, inplace: bool) -> Result<Obj> {
    let slots = a.ty().slots();
    let slot = if inplace {
        slots.inplace_concat.or(slots.concat)
    } else {
        slots.concat
    };
    if let Some(slot) = slot {
        return slot(vm, a, b);
    }
    if !sequence::is_sequence(a) {
        let kind = a.ty().display_name(vm);
        return Err(vm.type_error(format_args!("'{kind}' object can't be concatenated")));
    }
    if !sequence::is_sequence(b) {
        let kind = a.ty().display_name(vm);
        return Err(vm.type_error(format_args!("'{kind}' object can't be concatenated")));
    }
    if inplace {
        number::inplace(vm, number::ADD, a, b)
    } else {
        number::binary(vm, number::ADD, a, b)
    }
}

/// An iterator over what is searched. Raises `TypeError` in the words of `PySequence_Count` and `PySequence_Index`.
fn searched(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
    match object::iter(vm, a) {
        Err(error) if error.matches(taipan_objects::exceptions::TYPE_ERROR) => {
            let kind = a.ty().display_name(vm);
            Err(vm.type_error(format_args!("argument of type '{kind}' is not iterable")))
        }
        other => other,
    }
}

/// Whether two blocks of bytes are equal, in a time that depends on the second's length only.
fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    let mut difference = u8::from(a.len() != b.len());
    let compared = if a.len() == b.len() { a } else { b };
    for (x, y) in compared.iter().zip(b) {
        difference |= x ^ y;
    }
    core::hint::black_box(difference) == 0
}

#[pymodule(name = "_operator")]
impl OperatorModule {
    /// Same as a < b.
    fn lt(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        object::richcompare(vm, a, b, CompareOp::Lt)
    }
    /// Same as a <= b.
    fn le(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        object::richcompare(vm, a, b, CompareOp::Le)
    }
    /// Same as a == b.
    fn eq(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        object::richcompare(vm, a, b, CompareOp::Eq)
    }
    /// Same as a != b.
    fn ne(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        object::richcompare(vm, a, b, CompareOp::Ne)
    }
    /// Same as a > b.
    fn gt(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        object::richcompare(vm, a, b, CompareOp::Gt)
    }
    /// Same as a >= b.
    fn ge(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        object::richcompare(vm, a, b, CompareOp::Ge)
    }
    /// As bool(a): whether it counts as true.
    fn truth(vm: &mut Vm, a: ObjRef<'_>) -> Result<bool> {
        object::is_true(vm, a)
    }
    /// Same as not a.
    fn not_(vm: &mut Vm, a: ObjRef<'_>) -> Result<bool> {
        Ok(!object::is_true(vm, a)?)
    }
    /// Same as a is b.
    fn is_(a: ObjRef<'_>, b: ObjRef<'_>) -> bool {
        a.is(b)
    }
    /// Same as a is not b.
    fn is_not(a: ObjRef<'_>, b: ObjRef<'_>) -> bool {
        !a.is(b)
    }
    /// Same as a is None.
    fn is_none(a: ObjRef<'_>) -> bool {
        a.is_none()
    }
    /// Same as a is not None.
    fn is_not_none(a: ObjRef<'_>) -> bool {
        !a.is_none()
    }
    /// Same as a + b.
    fn add(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::ADD, a, b)
    }
    /// Same as a - b.
    fn sub(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::SUB, a, b)
    }
    /// Same as a * b.
    fn mul(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::MUL, a, b)
    }
    /// Same as a @ b.
    fn matmul(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::MATMUL, a, b)
    }
    /// Same as a // b.
    fn floordiv(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::FLOORDIV, a, b)
    }
    /// Same as a / b.
    fn truediv(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::TRUEDIV, a, b)
    }
    /// Same as a % b.
    #[name("mod")]
    fn modulo(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::REM, a, b)
    }
    /// Same as a ** b.
    fn pow(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::power(vm, a, b, NONE, "** or pow()")
    }
    /// Same as -a.
    fn neg(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
        number::negative(vm, a)
    }
    /// Same as +a.
    fn pos(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
        number::positive(vm, a)
    }
    /// Same as abs(a).
    fn abs(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
        number::absolute(vm, a)
    }
    /// Same as ~a.
    fn inv(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
        number::invert(vm, a)
    }
    /// Same as ~a.
    fn invert(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
        number::invert(vm, a)
    }
    /// Same as a << b.
    fn lshift(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::LSHIFT, a, b)
    }
    /// Same as a >> b.
    fn rshift(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::RSHIFT, a, b)
    }
    /// Same as a & b.
    fn and_(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::AND, a, b)
    }
    /// Same as a ^ b.
    fn xor(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::XOR, a, b)
    }
    /// Same as a | b.
    fn or_(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::binary(vm, number::OR, a, b)
    }
    /// Same as a += b.
    fn iadd(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::ADD, a, b)
    }
    /// Same as a -= b.
    fn isub(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::SUB, a, b)
    }
    /// Same as a *= b.
    fn imul(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::MUL, a, b)
    }
    /// Same as a @= b.
    fn imatmul(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::MATMUL, a, b)
    }
    /// Same as a //= b.
    fn ifloordiv(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::FLOORDIV, a, b)
    }
    /// Same as a /= b.
    fn itruediv(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::TRUEDIV, a, b)
    }
    /// Same as a %= b.
    fn imod(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::REM, a, b)
    }
    /// Same as a **= b.
    fn ipow(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace_power(vm, a, b)
    }
    /// Same as a <<= b.
    fn ilshift(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::LSHIFT, a, b)
    }
    /// Same as a >>= b.
    fn irshift(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::RSHIFT, a, b)
    }
    /// Same as a &= b.
    fn iand(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::AND, a, b)
    }
    /// Same as a ^= b.
    fn ixor(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::XOR, a, b)
    }
    /// Same as a |= b.
    fn ior(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        number::inplace(vm, number::OR, a, b)
    }
    /// Same as a + b, for a and b sequences.
    fn concat(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        concatenate(vm, a, b, false)
    }
    /// Same as a += b, for a and b sequences.
    fn iconcat(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        concatenate(vm, a, b, true)
    }
    /// As b in a: mind the order.
    fn contains(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<bool> {
        sequence::contains(vm, a, b)
    }
    /// How many items of a are b or equal it.
    #[name("countOf")]
    fn count_of(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<usize> {
        let iterator = searched(vm, a)?;
        let mut count = 0;
        while let Some(item) = object::next(vm, iterator.borrow())? {
            if object::equal(vm, item.borrow(), b)? {
                count += 1;
            }
        }
        Ok(count)
    }
    /// Return the first index of b in a.
    #[name("indexOf")]
    fn index_of(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<usize> {
        let iterator = searched(vm, a)?;
        let mut at = 0;
        while let Some(item) = object::next(vm, iterator.borrow())? {
            if object::equal(vm, item.borrow(), b)? {
                return Ok(at);
            }
            at += 1;
        }
        Err(vm.value_error("sequence.index(x): x not in sequence"))
    }
    /// Same as a[b].
    fn getitem(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        sequence::get_item(vm, a, b)
    }
    /// Same as a[b] = c.
    fn setitem(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>, c: ObjRef<'_>) -> Result<()> {
        sequence::set_item(vm, a, b, Some(c))
    }
    /// Same as del a[b].
    fn delitem(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<()> {
        sequence::set_item(vm, a, b, None)
    }
    /// Same as a.__index__().
    fn index(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
        let value = int::index(vm, a)?;
        int::exact(vm, value.borrow())
    }
    /// How many items an iterator is likely to give.
    ///
    /// It is len(obj) where that works, otherwise what __length_hint__ says, otherwise the default.
    #[signature("($module, obj, default=0, /)")]
    fn length_hint(vm: &mut Vm, obj: ObjRef<'_>, default: Option<isize>) -> Result<Obj> {
        // No length is as large as this, so it stands for "not known", and a negative default comes back as it is.
        match object::length_hint(vm, obj, usize::MAX)? {
            usize::MAX => int::new(vm, default.unwrap_or(0)),
            hint => int::new(vm, hint),
        }
    }
    /// Same as obj(*args, **kwargs).
    #[name("call")]
    fn call_(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        match args.split_first() {
            Some((callee, args)) => call::call_args(vm, callee, args),
            None => Err(vm.type_error("call expected at least 1 argument, got 0")),
        }
    }
    /// Return 'a == b', in a time that does not tell where they differ.
    fn _compare_digest(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
        if let (Some(x), Some(y)) = (a.downcast::<Str>(), b.downcast::<Str>()) {
            let (Some(x), Some(y)) = (x.as_utf8_if_ascii(), y.as_utf8_if_ascii()) else {
                return Err(vm.type_error("comparing strings with non-ASCII characters is not supported"));
            };
            return Ok(bool_object(same_bytes(x.as_bytes(), y.as_bytes())).own());
        }
        if !buffer::is_exporter(a) || !buffer::is_exporter(b) {
            let (a, b) = (a.ty().display_name(vm), b.ty().display_name(vm));
            return Err(vm.type_error(format_args!(
                "unsupported operand types(s) or combination of types: '{a}' and '{b}'"
            )));
        }
        let left = buffer::get(vm, a, BufferFlags::SIMPLE)?;
        let right = buffer::get(vm, b, BufferFlags::SIMPLE)?;
        if left.dims.ndim() > 1 || right.dims.ndim() > 1 {
            return Err(vm.buffer_error("Buffer must be single dimension"));
        }
        Ok(bool_object(same_bytes(left.bytes(vm), right.bytes(vm))).own())
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "attrgetter", getters::ATTR_GETTER.own())?;
        module::add(vm, module, "itemgetter", getters::ITEM_GETTER.own())?;
        module::add(vm, module, "methodcaller", getters::METHOD_CALLER.own())
    }
}
