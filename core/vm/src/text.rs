//! Text as the runtime shows it.

use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::{Obj, ObjRef, Result, Vm, object};

/// `ascii(obj)`: its `repr`, with everything beyond ASCII escaped.
pub fn ascii(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    let shown = object::repr(vm, obj)?;
    let Some(text) = shown.downcast::<Str>().filter(|text| !text.is_ascii()) else {
        return Ok(shown);
    };
    let mut builder = StrBuilder::new();
    for character in text.chars() {
        match character {
            0..128 => builder.push(vm, character)?,
            128..256 => builder.push_str(vm, &alloc::format!("\\x{character:02x}"))?,
            256..0x1_0000 => builder.push_str(vm, &alloc::format!("\\u{character:04x}"))?,
            _ => builder.push_str(vm, &alloc::format!("\\U{character:08x}"))?,
        }
    }
    builder.finish(vm)
}
