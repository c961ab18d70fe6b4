//! From the parser's tree to the objects that a program sees.

use taipan_numeric::{BigInt, Sign};
use taipan_objects::exception::Result;
use taipan_objects::list::List;
use taipan_objects::singletons::{ELLIPSIS, FALSE, NONE, TRUE};
use taipan_objects::{HVec, Obj, Ref, Vm, bytes, complex, float, int, object, set, tuple};
use taipan_syntax::ast::{Constant, FieldValue, Int, Node, Value};

use super::{Ast, Classes};

/// Makes the object of a node and of all below it.
///
/// Raises `RecursionError` for a tree that is too deep, and `MemoryError`.
pub fn from_node(vm: &mut Vm, classes: &Classes, node: Node<'_>) -> Result<Obj> {
    super::nested(vm, " during ast construction", |vm| {
        let class = classes.get(vm, node.class_name())?;
        let made: Obj = vm.alloc().instance(class.borrow(), Ast)?.into();
        let mut result = Ok(());
        node.fields(&mut |name, value| {
            if result.is_ok() {
                result = from_field(vm, classes, value).and_then(|value| set_field(vm, &made, name, value));
            }
        });
        result?;
        if let Some(at) = node.location() {
            for (name, number) in [
                ("lineno", at.lineno()),
                ("col_offset", at.col_offset()),
                ("end_lineno", at.end_lineno()),
                ("end_col_offset", at.end_col_offset()),
            ] {
                let number = int::new(vm, number)?;
                set_field(vm, &made, name, number)?;
            }
        }
        Ok(made)
    })
}

fn set_field(vm: &mut Vm, node: &Obj, name: &str, value: Obj) -> Result<()> {
    let name = vm.intern(name)?;
    object::setattr(vm, node.borrow(), name.borrow(), Some(value.borrow()))
}

fn from_field(vm: &mut Vm, classes: &Classes, field: FieldValue<'_>) -> Result<Obj> {
    if let FieldValue::One(value) = field {
        return from_value(vm, classes, value);
    }
    let mut items = HVec::new();
    let mut at = 0;
    while let Some(value) = field.get(at) {
        at += 1;
        let value = from_value(vm, classes, value)?;
        items.push(vm.alloc(), value)?;
    }
    let list: Ref<List> = List::create(vm, items)?;
    Ok(list.into())
}

fn from_value(vm: &mut Vm, classes: &Classes, value: Value<'_>) -> Result<Obj> {
    match value {
        Value::None => Ok(NONE.own()),
        Value::Node(node) => from_node(vm, classes, node),
        Value::Identifier(name) => {
            let name = vm.new_str_from_wtf8(name)?;
            taipan_objects::str::intern(vm, name)
        }
        Value::String(text) => vm.new_str_from_wtf8(text),
        Value::Int(number) => int::new(vm, number),
        Value::Constant(value) => from_constant(vm, value),
        Value::Operator(name) => classes.singleton(vm, name),
    }
}

fn from_constant(vm: &mut Vm, value: Constant<'_>) -> Result<Obj> {
    Ok(match value {
        Constant::None => NONE.own(),
        Constant::True => TRUE.own(),
        Constant::False => FALSE.own(),
        Constant::Ellipsis => ELLIPSIS.own(),
        Constant::Int(Int::Small(value)) => int::new(vm, value.get())?,
        Constant::Int(Int::Big { negative, digits }) => {
            let sign = if negative { Sign::Minus } else { Sign::Plus };
            int::new(vm, BigInt::from_slice(sign, digits))?
        }
        Constant::Float(value) => float::new(vm, value.get())?,
        Constant::Complex(value) => complex::new(vm, value.real, value.imag)?,
        Constant::Str(text) => vm.new_str_from_wtf8(text)?,
        Constant::Bytes(data) => bytes::new(vm, data)?,
        Constant::Tuple(items) => {
            let items = from_constants(vm, items)?;
            tuple::from_vec(vm, items)?
        }
        Constant::FrozenSet(items) => {
            let items = from_constants(vm, items)?;
            set::frozenset_from(vm, &items)?
        }
    })
}

fn from_constants(vm: &mut Vm, values: &[Constant<'_>]) -> Result<HVec<Obj>> {
    let mut items = HVec::new();
    for value in values {
        let item = super::nested(vm, " during ast construction", |vm| from_constant(vm, *value))?;
        items.push(vm.alloc(), item)?;
    }
    Ok(items)
}
