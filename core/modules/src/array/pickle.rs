//! Pickling of arrays: bytes with a code for the machine format, so that any machine can read them.

use taipan_numeric::int::ByteOrder;
use taipan_objects::bytes::{self, Bytes};
use taipan_objects::exception::Result;
use taipan_objects::object::lookup_attr;
use taipan_objects::singletons::NONE;
use taipan_objects::str::Str;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{HVec, Obj, ObjRef, Ref, Vm, float, int, names, tuple};

use super::items::Kind;
use super::{Array, subclass};

/// What a machine format code stands for.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Integer { signed: bool },
    Float,
    Utf16,
    Utf32,
}

/// Form, bytes an item and byte order of a code.
fn form_of(code: i32) -> Option<(Form, usize, bool)> {
    let big = code % 2 == 1;
    Some(match code {
        0 | 1 => (Form::Integer { signed: code == 1 }, 1, false),
        2..=13 => {
            let at = (code - 2) as usize;
            let signed = at / 2 % 2 == 1;
            (Form::Integer { signed }, 2 << (at / 4), big)
        }
        14 | 15 => (Form::Float, 4, big),
        16 | 17 => (Form::Float, 8, big),
        18 | 19 => (Form::Utf16, 2, big),
        20 | 21 => (Form::Utf32, 4, big),
        _ => return None,
    })
}

/// The code of this machine's items of a kind.
fn code_of(kind: Kind) -> i32 {
    let big = i32::from(cfg!(target_endian = "big"));
    let integer = |signed: bool| match kind.size() {
        1 => i32::from(signed),
        size => 2 + (size.trailing_zeros() as i32 - 1) * 4 + i32::from(signed) * 2 + big,
    };
    match kind {
        Kind::Float => 14 + big,
        Kind::Double => 16 + big,
        Kind::WideChar | Kind::Character => 20 + big,
        kind => integer(kind.code().is_ascii_lowercase()),
    }
}

/// `__reduce_ex__`
pub fn reduce(vm: &mut Vm, array: &Ref<Array>, protocol: ObjRef<'_>) -> Result<Obj> {
    if !protocol.is_a(int::INT) {
        return Err(vm.type_error("__reduce_ex__ argument should be an integer"));
    }
    let protocol = int::to_ssize(vm, protocol)?;
    let state = match lookup_attr(vm, array.borrow(), names::__dict__)? {
        Some(dict) => dict,
        None => NONE.own(),
    };
    let class = array.borrow().ty().own();
    let code = vm.new_str_from_char(u32::from(array.kind.code()))?;
    if protocol < 3 {
        let list = array.list(vm)?;
        let args = tuple::new(vm, &[code, list.into()])?;
        return tuple::new(vm, &[class, args, state]);
    }
    let function = crate::import_attribute(vm, "array", "_array_reconstructor")?;
    let content = array.copy_bytes(vm)?;
    let content = bytes::new(vm, &content)?;
    let format = int::new(vm, code_of(array.kind))?;
    let args = tuple::new(vm, &[class, code, format, content])?;
    tuple::new(vm, &[function, args, state])
}

/// `array._array_reconstructor`
pub fn reconstruct(
    vm: &mut Vm,
    class: ObjRef<'_>,
    typecode: ObjRef<'_>,
    format: i32,
    content: ObjRef<'_>,
) -> Result<Obj> {
    let class = subclass(vm, class)?;
    let code = typecode.downcast::<Str>().filter(|code| code.len() == 1);
    let kind = code.and_then(|code| u8::try_from(code.char_at(0)).ok());
    let Some(kind) = kind.and_then(Kind::of) else {
        return Err(vm.value_error("second argument must be a valid type code"));
    };
    let Some((form, size, big)) = form_of(format) else {
        return Err(vm.value_error("third argument must be a valid machine format code."));
    };
    let Some(content) = content.downcast::<Bytes>() else {
        let kind = content.ty().display_name(vm);
        return Err(vm.type_error(format_args!("fourth argument should be bytes, not {kind}")));
    };
    let content = content.as_slice();
    if content.len() % size != 0 {
        return Err(vm.value_error("string length not a multiple of item size"));
    }
    let made = Array::create(vm, class.as_obj(), kind, HVec::new())?;
    if format == code_of(kind) {
        made.extend_bytes(vm, content)?;
        return Ok(made.into());
    }
    let order = if big { ByteOrder::Big } else { ByteOrder::Little };
    if matches!(form, Form::Utf16 | Form::Utf32) {
        let name = match (form, big) {
            (Form::Utf16, false) => "utf-16-le",
            (Form::Utf16, true) => "utf-16-be",
            (_, false) => "utf-32-le",
            (_, true) => "utf-32-be",
        };
        let content = bytes::new(vm, content)?;
        let text = (vm.hooks().decode)(vm, content.borrow(), Some(name), None)?;
        match text.downcast::<Str>() {
            Some(text) => made.extend_text(vm, text)?,
            None => return Err(vm.type_error("the decoder did not return a str")),
        }
        return Ok(made.into());
    }
    for item in content.chunks_exact(size) {
        let value = match form {
            Form::Float => {
                let mut word = [0u8; 8];
                word[..size].copy_from_slice(item);
                if big {
                    word[..size].reverse();
                }
                let [a, b, c, d, ..] = word;
                let number = match size {
                    4 => f64::from(f32::from_le_bytes([a, b, c, d])),
                    _ => f64::from_le_bytes(word),
                };
                float::new(vm, number)?
            }
            Form::Integer { signed } => {
                let number = taipan_numeric::int::from_bytes(item, order, signed).unwrap_or_default();
                int::new(vm, number)?
            }
            Form::Utf16 | Form::Utf32 => continue,
        };
        made.push(vm, value.borrow())?;
    }
    Ok(made.into())
}
