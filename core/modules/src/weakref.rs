//! The module `_weakref`: the types of weak references, and what is known about an object's.

use taipan_derive::pymodule;
use taipan_objects::dict::Dict;
use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::weak::Weak;
use taipan_objects::weakref::proxy::{self, CALLABLE_PROXY_TYPE, PROXY_TYPE};
use taipan_objects::weakref::{self, REFERENCE_TYPE};
use taipan_objects::{Obj, ObjRef, Ref, Result, Vm};

/// `_weakref`
#[allow(missing_debug_implementations)]
pub struct WeakrefModule;

/// Weak-reference support module.
#[pymodule(name = "_weakref")]
impl WeakrefModule {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, ty) in [
            ("ref", REFERENCE_TYPE),
            ("ReferenceType", REFERENCE_TYPE),
            ("ProxyType", PROXY_TYPE),
            ("CallableProxyType", CALLABLE_PROXY_TYPE),
        ] {
            module::add(vm, module, name, ty.own())?;
        }
        Ok(())
    }
    /// How many weak references to the object there are.
    #[signature("($module, object, /)")]
    fn getweakrefcount(vm: &mut Vm, object: ObjRef<'_>) -> Result<usize> {
        Ok(weakref::all_references(vm, object)?.len())
    }
    /// The weak references to the object, and its proxies, in a list.
    #[signature("($module, object, /)")]
    fn getweakrefs(vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        let all = weakref::all_references(vm, object)?;
        Ok(List::create(vm, all)?.into())
    }
    /// A stand-in for the object that does not keep it alive.
    ///
    /// 'callback', if given, is called with the proxy when the object is about to go.
    #[name("proxy")]
    #[signature("($module, object, callback=None, /)")]
    fn make_proxy(vm: &mut Vm, object: ObjRef<'_>, callback: Option<ObjRef<'_>>) -> Result<Obj> {
        let callback = callback.filter(|callback| !callback.is_none()).map(ObjRef::own);
        proxy::new_proxy(vm, object, callback)
    }
    /// Takes the key out of the dict if its value is a weak reference to nothing.
    #[signature("($module, dct, key, /)")]
    fn _remove_dead_weakref(vm: &mut Vm, dct: ObjRef<'_>, key: ObjRef<'_>) -> Result<()> {
        let Some(dict) = dct.downcast::<Dict>() else {
            let kind = dct.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "_remove_dead_weakref() argument 1 must be dict, not {kind}"
            )));
        };
        let Some(held) = dict.get(vm, key)? else {
            return Ok(());
        };
        let Some(weak) = held.downcast::<Weak>() else {
            return Err(vm.type_error("not a weakref"));
        };
        if weak.upgrade().is_none() {
            dict.remove(vm, key)?;
        }
        Ok(())
    }
}
