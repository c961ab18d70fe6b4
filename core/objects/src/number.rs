//! The number protocol: operators on any two objects (`PyNumber_*`).

use taipan_heap::{Obj, ObjRef};

use crate::exception::{Exception, Result};
use crate::singletons::{NONE, NOT_IMPLEMENTED};
use crate::slots::{BinaryFn, SlotTable, TernaryFn, UnaryFn};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// A binary operator: how it is written, and its slots.
pub struct Operator {
    /// As messages show it: `+`.
    pub symbol: &'static str,
    /// As messages show its in-place form: `+=`.
    pub inplace_symbol: &'static str,
    slot: fn(&SlotTable) -> Option<BinaryFn>,
    inplace: fn(&SlotTable) -> Option<BinaryFn>,
}

macro_rules! operators {
    ($($constant:ident $symbol:literal $inplace_symbol:literal $slot:ident $inplace:ident;)*) => {
        $(
            #[doc = concat!("`", $symbol, "`")]
            pub const $constant: &Operator = &Operator {
                symbol: $symbol,
                inplace_symbol: $inplace_symbol,
                slot: |slots| slots.$slot,
                inplace: |slots| slots.$inplace,
            };
        )*
    };
}

operators! {
    ADD "+" "+=" add iadd;
    SUB "-" "-=" sub isub;
    MUL "*" "*=" mul imul;
    REM "%" "%=" rem irem;
    LSHIFT "<<" "<<=" lshift ilshift;
    RSHIFT ">>" ">>=" rshift irshift;
    AND "&" "&=" and iand;
    XOR "^" "^=" xor ixor;
    OR "|" "|=" or_ ior;
    FLOORDIV "//" "//=" floordiv ifloordiv;
    TRUEDIV "/" "/=" truediv itruediv;
    MATMUL "@" "@=" matmul imatmul;
    DIVMOD "divmod()" "divmod()" divmod divmod;
}

fn same(a: Option<BinaryFn>, b: Option<BinaryFn>) -> bool {
    a.map(|f| f as usize) == b.map(|f| f as usize)
}

/// Asks both operands' slots, the right one first if its type is a proper subclass. `None` if neither knows.
#[inline]
pub fn binary_slots(
    vm: &mut Vm,
    left: ObjRef<'_>,
    right: ObjRef<'_>,
    slot: fn(&SlotTable) -> Option<BinaryFn>,
) -> Result<Option<Obj>> {
    let (left_type, right_type) = (left.ty(), right.ty());
    let left_slot = slot(left_type.slots());
    let mut right_slot = if left_type.is(right_type) {
        None
    } else {
        slot(right_type.slots())
    };
    if same(left_slot, right_slot) {
        right_slot = None;
    }
    if let Some(left_slot) = left_slot {
        if let Some(first) = right_slot.filter(|_| right_type.is_subtype(left_type)) {
            let answer = first(vm, left, right)?;
            if !answer.borrow().is(NOT_IMPLEMENTED) {
                return Ok(Some(answer));
            }
            right_slot = None;
        }
        let answer = left_slot(vm, left, right)?;
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Ok(Some(answer));
        }
    }
    if let Some(right_slot) = right_slot {
        let answer = right_slot(vm, left, right)?;
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Ok(Some(answer));
        }
    }
    Ok(None)
}

#[cold]
fn unsupported(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>, symbol: &str) -> Exception {
    let (a, b) = (left.ty().display_name(vm), right.ty().display_name(vm));
    vm.type_error(format_args!(
        "unsupported operand type(s) for {symbol}: '{a}' and '{b}'"
    ))
}

/// `left OP right`.
pub fn binary(vm: &mut Vm, op: &'static Operator, left: ObjRef<'_>, right: ObjRef<'_>) -> Result<Obj> {
    if let Some(answer) = binary_slots(vm, left, right, op.slot)? {
        return Ok(answer);
    }
    sequence_fallback(vm, op, left, right, op.symbol, false)
}

/// `left OP= right`.
pub fn inplace(vm: &mut Vm, op: &'static Operator, left: ObjRef<'_>, right: ObjRef<'_>) -> Result<Obj> {
    if let Some(slot) = (op.inplace)(left.ty().slots()) {
        let answer = slot(vm, left, right)?;
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Ok(answer);
        }
    }
    if let Some(answer) = binary_slots(vm, left, right, op.slot)? {
        return Ok(answer);
    }
    sequence_fallback(vm, op, left, right, op.inplace_symbol, true)
}

/// `+` and `*` of sequences, and the error.
fn sequence_fallback(
    vm: &mut Vm,
    op: &'static Operator,
    left: ObjRef<'_>,
    right: ObjRef<'_>,
    symbol: &str,
    inplace: bool,
) -> Result<Obj> {
    match op.symbol {
        "+" => {
            let slots = left.ty().slots();
            let concat = if inplace {
                slots.inplace_concat.or(slots.concat)
            } else {
                slots.concat
            };
            if let Some(concat) = concat {
                return concat(vm, left, right);
            }
        }
        "*" => {
            let slots = left.ty().slots();
            let repeat = if inplace {
                slots.inplace_repeat.or(slots.repeat)
            } else {
                slots.repeat
            };
            if let Some(repeat) = repeat {
                return sequence_repeat(vm, repeat, left, right);
            }
            if let Some(repeat) = right.ty().slots().repeat {
                return sequence_repeat(vm, repeat, right, left);
            }
        }
        _ => {}
    }
    Err(unsupported(vm, left, right, symbol))
}

fn sequence_repeat(
    vm: &mut Vm,
    repeat: crate::slots::IndexFn,
    sequence: ObjRef<'_>,
    count: ObjRef<'_>,
) -> Result<Obj> {
    if count.ty().slots().index.is_none() {
        let kind = count.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "can't multiply sequence by non-int of type '{kind}'"
        )));
    }
    let count = crate::int::to_count(vm, count)?;
    repeat(vm, sequence, count)
}

fn ternary_same(a: Option<TernaryFn>, b: Option<TernaryFn>) -> bool {
    a.map(|f| f as usize) == b.map(|f| f as usize)
}

/// `pow(base, exponent, modulus)`; the modulus is `None` for `**`.
pub fn power(
    vm: &mut Vm,
    base: ObjRef<'_>,
    exponent: ObjRef<'_>,
    modulus: ObjRef<'_>,
    symbol: &str,
) -> Result<Obj> {
    let (base_type, exponent_type) = (base.ty(), exponent.ty());
    let base_slot = base_type.slots().pow;
    let mut exponent_slot = if base_type.is(exponent_type) {
        None
    } else {
        exponent_type.slots().pow
    };
    if ternary_same(base_slot, exponent_slot) {
        exponent_slot = None;
    }
    if let Some(base_slot) = base_slot {
        if let Some(first) = exponent_slot.filter(|_| exponent_type.is_subtype(base_type)) {
            let answer = first(vm, base, exponent, modulus)?;
            if !answer.borrow().is(NOT_IMPLEMENTED) {
                return Ok(answer);
            }
            exponent_slot = None;
        }
        let answer = base_slot(vm, base, exponent, modulus)?;
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Ok(answer);
        }
    }
    if let Some(exponent_slot) = exponent_slot {
        let answer = exponent_slot(vm, base, exponent, modulus)?;
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Ok(answer);
        }
    }
    let modulus_slot = modulus.ty().slots().pow;
    if !ternary_same(modulus_slot, base_slot)
        && !ternary_same(modulus_slot, exponent_slot)
        && let Some(slot) = modulus_slot
    {
        let answer = slot(vm, base, exponent, modulus)?;
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Ok(answer);
        }
    }
    let (a, b) = (base.ty().display_name(vm), exponent.ty().display_name(vm));
    if modulus.is_none() {
        return Err(vm.type_error(format_args!(
            "unsupported operand type(s) for {symbol}: '{a}' and '{b}'"
        )));
    }
    let c = modulus.ty().display_name(vm);
    Err(vm.type_error(format_args!(
        "unsupported operand type(s) for {symbol}: '{a}', '{b}', '{c}'"
    )))
}

/// `base **= exponent`.
pub fn inplace_power(vm: &mut Vm, base: ObjRef<'_>, exponent: ObjRef<'_>) -> Result<Obj> {
    if let Some(slot) = base.ty().slots().ipow {
        let answer = slot(vm, base, exponent, NONE)?;
        if !answer.borrow().is(NOT_IMPLEMENTED) {
            return Ok(answer);
        }
    }
    power(vm, base, exponent, NONE, "**=")
}

fn unary(vm: &mut Vm, obj: ObjRef<'_>, slot: Option<UnaryFn>, what: &str) -> Result<Obj> {
    match slot {
        Some(slot) => slot(vm, obj),
        None => {
            let kind = obj.ty().display_name(vm);
            Err(vm.type_error(format_args!("bad operand type for {what}: '{kind}'")))
        }
    }
}

/// `-obj`
pub fn negative(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    unary(vm, obj, obj.ty().slots().neg, "unary -")
}

/// `+obj`
pub fn positive(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    unary(vm, obj, obj.ty().slots().pos, "unary +")
}

/// `~obj`
pub fn invert(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    unary(vm, obj, obj.ty().slots().invert, "unary ~")
}

/// `abs(obj)`
pub fn absolute(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    unary(vm, obj, obj.ty().slots().abs, "abs()")
}

/// The exception of a failed computation on plain numbers.
#[cold]
pub fn raise(vm: &mut Vm, error: taipan_numeric::Error) -> Exception {
    use taipan_numeric::Error;
    match error {
        Error::ZeroDivision(message) => vm.zero_division_error(message),
        Error::Overflow(message) => vm.overflow_error(message),
        Error::Value(taipan_numeric::Message::Static(message)) => vm.value_error(message),
        Error::Value(message) => {
            let made = vm
                .new_str_from_wtf8(message.as_wtf8())
                .and_then(|text| vm.exception_from_args(crate::exceptions::VALUE_ERROR, &[text.borrow()]));
            match made {
                Ok(exception) | Err(exception) => exception,
            }
        }
        Error::Range => {
            let made = range_arguments(vm).and_then(|(code, text)| {
                vm.exception_from_args(crate::exceptions::OVERFLOW_ERROR, &[code.borrow(), text.borrow()])
            });
            match made {
                Ok(exception) | Err(exception) => exception,
            }
        }
        Error::Memory => taipan_heap::AllocError.into(),
        _ => vm.value_error("not a number"),
    }
}

fn range_arguments(vm: &mut Vm) -> Result<(Obj, Obj)> {
    let (code, text) = taipan_numeric::Error::RANGE;
    Ok((crate::int::new(vm, code)?, vm.new_str(text)?))
}
