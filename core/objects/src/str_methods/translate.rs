//! `str.maketrans` and `str.translate`.

use taipan_heap::{Obj, ObjRef};

use super::split::Text;
use crate::dict::Dict;
use crate::exception::Result;
use crate::exceptions;
use crate::int;
use crate::singletons::NONE;
use crate::str::{Str, StrBuilder};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// What a table says of a character.
#[derive(Clone)]
enum Mapping {
    Same,
    Deleted,
    Character(u32),
    Text(Obj),
}

fn look_up(vm: &mut Vm, table: ObjRef<'_>, character: u32) -> Result<Mapping> {
    let key = int::new(vm, character)?;
    let found = match crate::sequence::get_item(vm, table, key.borrow()) {
        Err(error) if error.matches(exceptions::LOOKUP_ERROR) => return Ok(Mapping::Same),
        other => other?,
    };
    if found.is_none() {
        return Ok(Mapping::Deleted);
    }
    if int::value(found.borrow()).is_some() {
        let value = int::to_clipped(vm, found.borrow())?;
        return match u32::try_from(value) {
            Ok(value) if value <= 0x10_ffff => Ok(Mapping::Character(value)),
            _ => Err(vm.value_error("character mapping must be in range(0x110000)")),
        };
    }
    match found.downcast::<Str>() {
        Some(_) => Ok(Mapping::Text(found)),
        None => Err(vm.type_error("character mapping must return integer, None or str")),
    }
}

/// `str.translate`.
pub fn translate(vm: &mut Vm, text: Text<'_>, table: ObjRef<'_>) -> Result<Obj> {
    // What was said of ASCII characters is not asked for again.
    let mut known = [const { None::<Mapping> }; 128];
    let mut out = StrBuilder::new();
    let mut changed = false;
    for character in text.text.chars() {
        let mapping = match known.get(character as usize) {
            Some(Some(mapping)) => mapping.clone(),
            place => {
                let cached = place.is_some();
                let mapping = look_up(vm, table, character)?;
                if cached {
                    known[character as usize] = Some(mapping.clone());
                }
                mapping
            }
        };
        match mapping {
            Mapping::Same => {
                out.push(vm, character)?;
                continue;
            }
            Mapping::Deleted => {}
            Mapping::Character(character) => out.push(vm, character)?,
            Mapping::Text(replacement) => {
                if let Some(replacement) = replacement.downcast::<Str>() {
                    out.push_text(vm, replacement)?;
                }
            }
        }
        changed = true;
    }
    if changed { out.finish(vm) } else { text.whole(vm) }
}

/// `str.maketrans`.
pub fn maketrans(vm: &mut Vm, x: ObjRef<'_>, y: Option<&Str>, z: Option<&Str>) -> Result<Obj> {
    let table = Dict::create(vm)?;
    match y {
        Some(y) => {
            let Some(x) = x.downcast::<Str>() else {
                return Err(
                    vm.type_error("first maketrans argument must be a string if there is a second argument")
                );
            };
            if x.len() != y.len() {
                return Err(vm.value_error("the first two maketrans arguments must have equal length"));
            }
            for (from, to) in x.chars().zip(y.chars()) {
                let (key, value) = (int::new(vm, from)?, int::new(vm, to)?);
                table.set(vm, key.borrow(), value)?;
            }
            for deleted in z.iter().flat_map(|z| z.chars()) {
                let key = int::new(vm, deleted)?;
                table.set(vm, key.borrow(), NONE.own())?;
            }
        }
        None => {
            let Some(given) = x.downcast::<Dict>() else {
                return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
            };
            let mut place = 0;
            while let Some((key, value)) = given.next_entry(vm, &mut place) {
                let key = match key.downcast::<Str>() {
                    Some(text) if text.len() != 1 => {
                        return Err(vm.value_error("string keys in translatetable must be of length 1"));
                    }
                    Some(text) => int::new(vm, text.char_at(0))?,
                    None if int::value(key.borrow()).is_some() => key,
                    None => return Err(vm.type_error("keys in translate table must be strings or integers")),
                };
                table.set(vm, key.borrow(), value)?;
            }
        }
    }
    Ok(table.into())
}
