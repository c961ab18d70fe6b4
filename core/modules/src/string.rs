//! The module `_string`: the parser of format strings, for `string.Formatter`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::exception::Result;
use taipan_objects::singletons::NONE;
use taipan_objects::str::Str;
use taipan_objects::str_methods::format::{self, MarkupIter, Step};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Obj, ObjRef, Ref, Vm, int, tuple};

/// string helper module
#[allow(missing_debug_implementations)]
pub struct StringModule;

/// Iterates over the pieces of a format string.
#[pyclass(name = "formatteriterator")]
pub struct FormatterIterator {
    text: Ref<Str>,
    at: Cell<usize>,
}

/// Iterates over the rest of a field name.
#[pyclass(name = "fieldnameiterator")]
pub struct FieldNameIterator {
    text: Ref<Str>,
    at: Cell<usize>,
}

fn text(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Ref<Str>> {
    match obj.to_ref::<Str>() {
        Some(text) => Ok(text),
        None => {
            let kind = obj.ty().display_name(vm);
            Err(vm.type_error(format_args!("expected str, got {kind}")))
        }
    }
}

#[pymethods]
impl FormatterIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let text = self.text.clone();
        let mut markup = MarkupIter::new(self.at.get(), text.len());
        let piece = markup.next(vm, &text)?;
        self.at.set(markup.place());
        let Some(piece) = piece else { return Ok(None) };
        let literal = vm.substring(&text, piece.literal.0, piece.literal.1)?;
        let none = || NONE.own();
        let items = match piece.field {
            None => [literal, none(), none(), none()],
            Some(field) => {
                let name = vm.substring(&text, field.name.0, field.name.1)?;
                let spec = vm.substring(&text, field.spec.0, field.spec.1)?;
                let conversion = match field.conversion {
                    Some(conversion) => vm.new_str_from_char(conversion)?,
                    None => none(),
                };
                [literal, name, spec, conversion]
            }
        };
        tuple::new(vm, &items).map(Some)
    }
}

#[pymethods]
impl FieldNameIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let text = self.text.clone();
        let Some((step, next)) = format::step(vm, &text, self.at.get(), text.len())? else {
            return Ok(None);
        };
        self.at.set(next);
        let (is_attribute, key) = match step {
            Step::Attribute(start, end) => (true, vm.substring(&text, start, end)?),
            Step::Index(index) => (false, int::new(vm, index)?),
            Step::Key(start, end) => (false, vm.substring(&text, start, end)?),
        };
        let is_attribute = taipan_objects::singletons::bool_object(is_attribute).own();
        tuple::new(vm, &[is_attribute, key]).map(Some)
    }
}

#[pymodule(name = "_string")]
impl StringModule {
    /// parse the argument as a format string
    #[signature("($module, object, /)")]
    fn formatter_parser(vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        let text = text(vm, object)?;
        let iterator = FormatterIterator {
            text,
            at: Cell::new(0),
        };
        Ok(vm.alloc().instance(FORMATTER_ITERATOR.as_obj(), iterator)?.into())
    }
    /// split the argument as a field name
    #[signature("($module, object, /)")]
    fn formatter_field_name_split(vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        let text = text(vm, object)?;
        let end = format::first_end(&text, 0, text.len());
        let first = match format::integer(vm, &text, 0, end)? {
            Some(index) => int::new(vm, index)?,
            None => vm.substring(&text, 0, end)?,
        };
        let rest = FieldNameIterator {
            text,
            at: Cell::new(end),
        };
        let rest: Obj = vm.alloc().instance(FIELD_NAME_ITERATOR.as_obj(), rest)?.into();
        tuple::new(vm, &[first, rest])
    }
}
