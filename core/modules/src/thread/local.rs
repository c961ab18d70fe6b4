//! `_local`: attributes that each thread has for itself.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::typeobject::TypeRef;
use taipan_objects::{Args, Obj, ObjRef, Result, Trace, Visitor, Vm, object};

/// Thread-local data
///
/// The one thread's attributes lie in the object's own dict.
#[pyclass(name = "_local", module = "_thread", trace = custom, flags = [GC, DICT, WEAKREF], bits = [BASETYPE])]
pub struct Local;

impl Trace for Local {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

#[pymethods]
impl Local {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let own = object::OBJECT.slots().init.map(|init| init as usize);
        let init = TypeRef::from_obj(cls).and_then(|cls| cls.slots().init);
        if !args.is_empty() && init.map(|init| init as usize) == own {
            return Err(vm.type_error("Initialization arguments are not supported"));
        }
        Ok(object::instance(vm, cls, Local)?.into())
    }
}
