//! Structural pattern matching (PEP 634).

use taipan_objects::{
    HVec, Obj, ObjRef, ObjectExt, Result, TypeBits, TypeRef, Vm, call, names, object, singletons, tuple,
};

use super::{Ctl, State, attempt};

pub unsafe fn MATCH_MAPPING(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: (here and below in this file) the verifier's promise about the code.
    unsafe {
        let matches = s.peek(1).ty().bits().has(TypeBits::MAPPING);
        s.push_obj(singletons::bool_object(matches).own());
    }
    Ctl::Next
}

pub unsafe fn MATCH_SEQUENCE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `MATCH_MAPPING`.
    unsafe {
        let matches = s.peek(1).ty().bits().has(TypeBits::SEQUENCE);
        s.push_obj(singletons::bool_object(matches).own());
    }
    Ctl::Next
}

pub unsafe fn MATCH_KEYS(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `MATCH_MAPPING`.
    unsafe {
        s.save();
        let values = attempt!(vm, s, match_keys(vm, s.peek(2), s.peek(1)));
        s.push_obj(values);
        s.drained(vm)
    }
}

/// The values of `keys` in a mapping, a tuple; `None` if one is missing.
fn match_keys(vm: &mut Vm, mapping: ObjRef<'_>, keys: ObjRef<'_>) -> Result<Obj> {
    let keys = tuple::items(keys).unwrap_or(&[]);
    let get = object::getattr(vm, mapping, names::get)?;
    let seen = taipan_objects::set::Set::create(vm)?;
    let dummy = vm.alloc().instance(object::OBJECT.as_obj(), object::Object)?;
    let mut values = HVec::with_capacity(vm.alloc(), keys.len())?;
    for key in keys {
        if seen.contains(vm, key.borrow())? {
            let shown = object::repr(vm, key.borrow())?;
            let shown = object::DisplayStr(shown.borrow());
            return Err(vm.value_error(format_args!("mapping pattern checks duplicate key ({shown})")));
        }
        seen.add(vm, key.borrow())?;
        let value = call::call(vm, get.borrow(), &[key.borrow(), dummy.borrow()])?;
        if value.borrow().is(dummy.borrow()) {
            return Ok(singletons::NONE.own());
        }
        values.push(vm.alloc(), value)?;
    }
    tuple::from_vec(vm, values)
}

pub unsafe fn MATCH_CLASS(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `MATCH_MAPPING`.
    unsafe {
        s.save();
        let (subject, class, keywords) = (s.peek(3), s.peek(2), s.peek(1));
        let attributes = attempt!(vm, s, match_class(vm, subject, class, s.oparg as usize, keywords));
        s.drop_many(3);
        s.push_obj(attributes);
        s.drained(vm)
    }
}

/// The attributes that a class pattern asks for, a tuple; `None` if the subject does not match.
fn match_class(
    vm: &mut Vm,
    subject: ObjRef<'_>,
    class: ObjRef<'_>,
    positional: usize,
    keywords: ObjRef<'_>,
) -> Result<Obj> {
    let Some(ty) = TypeRef::from_obj(class) else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    if !object::isinstance(vm, subject, class)? {
        return Ok(singletons::NONE.own());
    }
    let name = ty.display_name(vm);
    let mut seen: alloc::vec::Vec<Obj> = alloc::vec::Vec::new();
    let mut values = HVec::new();
    if positional > 0 {
        let mut match_self = false;
        let args = match object::lookup_attr(vm, class, names::__match_args__)? {
            Some(args) => {
                if !args.is_exact(tuple::TUPLE) {
                    let kind = args.ty().display_name(vm);
                    return Err(
                        vm.type_error(format_args!("{name}.__match_args__ must be a tuple (got {kind})"))
                    );
                }
                args
            }
            None => {
                match_self = ty.bits().has(TypeBits::MATCH_SELF);
                singletons::EMPTY_TUPLE.own()
            }
        };
        let args = tuple::items(args.borrow()).unwrap_or(&[]).to_vec();
        let allowed = if match_self { 1 } else { args.len() };
        if allowed < positional {
            let plural = if allowed == 1 { "" } else { "s" };
            return Err(vm.type_error(format_args!(
                "{name}() accepts {allowed} positional sub-pattern{plural} ({positional} given)"
            )));
        }
        if match_self {
            values.push(vm.alloc(), subject.own())?;
        } else {
            for attribute in args.iter().take(positional) {
                if !taipan_objects::str::is_exact_str(attribute.borrow()) {
                    let kind = attribute.ty().display_name(vm);
                    return Err(vm.type_error(format_args!(
                        "__match_args__ elements must be strings (got {kind})"
                    )));
                }
                match match_attribute(vm, subject, ty, attribute, &mut seen)? {
                    Some(value) => values.push(vm.alloc(), value)?,
                    None => return Ok(singletons::NONE.own()),
                }
            }
        }
    }
    for attribute in tuple::items(keywords).unwrap_or(&[]) {
        match match_attribute(vm, subject, ty, attribute, &mut seen)? {
            Some(value) => values.push(vm.alloc(), value)?,
            None => return Ok(singletons::NONE.own()),
        }
    }
    tuple::from_vec(vm, values)
}

fn match_attribute(
    vm: &mut Vm,
    subject: ObjRef<'_>,
    ty: TypeRef<'_>,
    attribute: &Obj,
    seen: &mut alloc::vec::Vec<Obj>,
) -> Result<Option<Obj>> {
    if seen
        .iter()
        .any(|known| taipan_objects::str::equal(known.borrow(), attribute.borrow()))
    {
        let name = ty.display_name(vm);
        let shown = object::repr(vm, attribute.borrow())?;
        let shown = object::DisplayStr(shown.borrow());
        return Err(vm.type_error(format_args!(
            "{name}() got multiple sub-patterns for attribute {shown}"
        )));
    }
    seen.push(attribute.clone());
    object::lookup_attr(vm, subject, attribute.borrow())
}
