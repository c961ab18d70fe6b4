//! Argument descriptions of constructors, which read their arguments themselves.

use taipan_objects::args::{Kind, MethodDef, Param, Parsed, Signature, no_keywords};
use taipan_objects::exception::Result;
use taipan_objects::typeobject::TypeRef;
use taipan_objects::{Args, Doc, Obj, ObjRef, Vm};

/// A parameter that must be given, by position or name.
pub const fn required(name: &'static str) -> Param {
    Param {
        name,
        kind: Kind::PositionalOrKeyword,
        required: true,
    }
}

/// A parameter that may be left out.
pub const fn optional(name: &'static str) -> Param {
    Param {
        name,
        kind: Kind::PositionalOrKeyword,
        required: false,
    }
}

/// A parameter that can be given by name only, and left out.
pub const fn keyword(name: &'static str) -> Param {
    Param {
        name,
        kind: Kind::KeywordOnly,
        required: false,
    }
}

/// A constructor: its name in messages, what it takes, and the function that gets the class and the arguments.
pub const fn constructor(
    name: &'static str,
    params: &'static [Param],
    call: fn(&mut Vm, ObjRef<'_>, Parsed<'_>) -> Result<Obj>,
) -> MethodDef {
    MethodDef {
        name,
        doc: Doc::NONE,
        signature: Signature::new(Doc::NONE, params),
        raw: false,
        call,
    }
}

/// The argument in a slot, if it was given.
pub fn given<'a>(parsed: &Parsed<'a>, at: usize) -> Option<ObjRef<'a>> {
    parsed.slots.get(at).copied().flatten()
}

/// The argument in a slot that the description says must be given.
pub fn needed<'a>(vm: &mut Vm, parsed: &Parsed<'a>, at: usize) -> Result<ObjRef<'a>> {
    match given(parsed, at) {
        Some(value) => Ok(value),
        None => Err(vm.system_error("a required argument was not checked")),
    }
}

/// Refuses keyword arguments, unless a subclass has an `__init__` that may take them.
pub fn plain_no_keywords(
    vm: &mut Vm,
    cls: ObjRef<'_>,
    base: TypeRef<'static>,
    name: &str,
    args: Args<'_>,
) -> Result<()> {
    let own = TypeRef::from_obj(cls).and_then(|cls| cls.get().slots().init);
    if own.map(|init| init as usize) == base.get().slots().init.map(|init| init as usize) {
        return no_keywords(vm, name, args);
    }
    Ok(())
}
