//! The codec hooks: the registry is the object model's.

use taipan_objects::codecs::{self, registry};
use taipan_objects::str::Str;
use taipan_objects::{Obj, ObjRef, Result, Vm};

/// The names that a caller gave, as strings.
fn names(vm: &mut Vm, encoding: Option<&str>, errors: Option<&str>) -> Result<[Option<Obj>; 2]> {
    let encoding = encoding.map(|encoding| vm.new_str(encoding)).transpose()?;
    let errors = errors.map(|errors| vm.new_str(errors)).transpose()?;
    Ok([encoding, errors])
}

fn text(name: &Option<Obj>) -> Option<&Str> {
    name.as_ref().and_then(|name| name.downcast::<Str>())
}

/// The hook: encodes a `str`.
pub fn encode(vm: &mut Vm, obj: ObjRef<'_>, encoding: Option<&str>, errors: Option<&str>) -> Result<Obj> {
    let [encoding, errors] = names(vm, encoding, errors)?;
    codecs::encode_to_bytes(vm, obj, text(&encoding), text(&errors))
}

/// The hook: decodes an object with a buffer.
pub fn decode(vm: &mut Vm, obj: ObjRef<'_>, encoding: Option<&str>, errors: Option<&str>) -> Result<Obj> {
    let [encoding, errors] = names(vm, encoding, errors)?;
    codecs::decode_to_str(vm, obj, text(&encoding), text(&errors))
}

/// The hook: looks up an error handler.
pub fn lookup_error(vm: &mut Vm, name: &str) -> Result<Obj> {
    let name = vm.new_str(name)?;
    registry::lookup_error(vm, name.borrow())
}
