//! The methods of `str`.

use taipan_derive::pymethods;
use taipan_heap::{Obj, ObjRef, TypeFlags};

use crate::ClassInfo;
use crate::exception::Result;
use crate::object::Object;
use crate::singletons::{NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::str::{Str, StrBuilder};
use crate::typeobject::{ObjectExt, PyClass, StaticType, TypeBits, TypeRef};
use crate::vm::Vm;

impl ClassInfo for Str {
    const BASE: Option<&'static StaticType> = Some(<Object as PyClass>::STATIC);
    const BASE_SLOTS: crate::Slots = <Object as PyClass>::SLOTS;
    const NAME: &'static str = "str";
    const MODULE: &'static str = "builtins";
    const DOC: Option<&'static str> = crate::doc(Some(
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nText: an immutable sequence of \
         Unicode code points.\nWith an encoding or an error handler, the object's bytes are decoded.",
    ));
    const TEXT_SIGNATURE: Option<&'static str> = None;
    const BITS: TypeBits = TypeBits::BASETYPE
        .with(TypeBits::UNICODE_SUBCLASS)
        .with(TypeBits::MATCH_SELF);
    const FLAGS: TypeFlags = TypeFlags(0);
}

/// The type object.
pub const STR: TypeRef<'static> = <Str as PyClass>::TYPE;
/// The type object, for constants that refer to it.
pub const STR_TYPE: &StaticType = <Str as PyClass>::STATIC;

/// Appends the `repr` of a string.
pub fn push_repr(vm: &Vm, out: &mut StrBuilder, text: &Str) -> Result<()> {
    let mut single = false;
    let mut double = false;
    for character in text.chars() {
        single |= character == 0x27;
        double |= character == 0x22;
    }
    let quote = if single && !double { 0x22 } else { 0x27 };
    out.push(vm, quote)?;
    for character in text.chars() {
        push_escaped(vm, out, character, quote)?;
    }
    out.push(vm, quote)
}

fn push_escaped(vm: &Vm, out: &mut StrBuilder, character: u32, quote: u32) -> Result<()> {
    let escape = match character {
        0x5c => "\\\\",
        9 => "\\t",
        10 => "\\n",
        13 => "\\r",
        _ if character == quote => {
            out.push(vm, 0x5c)?;
            return out.push(vm, character);
        }
        32..127 => return out.push(vm, character),
        _ if character > 127 && taipan_unicode::is_printable(character) => return out.push(vm, character),
        _ => {
            let (prefix, digits) = match character {
                0..0x100 => ("\\x", 2),
                0x100..0x1_0000 => ("\\u", 4),
                _ => ("\\U", 8),
            };
            out.push_str(vm, prefix)?;
            for at in (0..digits).rev() {
                let digit = character >> (4 * at) & 15;
                out.push(vm, digit + if digit < 10 { 48 } else { 87 })?;
            }
            return Ok(());
        }
    };
    out.push_str(vm, escape)
}

#[pymethods]
impl Str {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let mut out = StrBuilder::new();
        push_repr(vm, &mut out, self)?;
        out.finish(vm)
    }
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        if this.is_exact(STR) {
            return Ok(this.own());
        }
        match this.downcast::<Str>() {
            Some(text) => vm.substring(text, 0, text.len()),
            None => Ok(NOT_IMPLEMENTED.own()),
        }
    }
    #[slot]
    fn hash_(this: ObjRef<'_>, vm: &mut Vm) -> Result<isize> {
        Ok(this.downcast::<Str>().map_or(0, |text| text.hash(vm)))
    }
    #[slot]
    fn richcompare(&self, _vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let Some(other) = other.downcast::<Str>() else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let holds = match op {
            CompareOp::Eq => self.same_text(other),
            CompareOp::Ne => !self.same_text(other),
            _ => op.holds(self.compare(other)),
        };
        Ok(bool_object(holds).own())
    }
    #[slot]
    fn sq_length(&self, _vm: &mut Vm) -> Result<usize> {
        Ok(self.len())
    }
    #[slot]
    fn sq_item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        if index < 0 || index as usize >= self.len() {
            return Err(vm.index_error("string index out of range"));
        }
        vm.new_str_from_char(self.char_at(index as usize))
    }
    #[slot]
    fn concat(&self, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        match other.downcast::<Str>() {
            Some(other) => vm.concat_str(self, other),
            None => {
                let kind = other.ty().display_name(vm);
                Err(vm.type_error(format_args!("can only concatenate str (not \"{kind}\") to str")))
            }
        }
    }
}
