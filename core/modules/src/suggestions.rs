//! The module `_suggestions`: which of several names was meant, for `traceback`.

use taipan_derive::pymodule;
use taipan_objects::exception::Result;
use taipan_objects::list::List;
use taipan_objects::str::{self, Str};
use taipan_objects::suggestions;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Obj, ObjRef, Vm, singletons};

/// The module's functions.
#[allow(missing_debug_implementations)]
pub struct SuggestionsModule;

#[pymodule(name = "_suggestions")]
impl SuggestionsModule {
    /// Returns the candidate in candidates that's closest to item
    #[signature("($module, candidates, item, /)")]
    fn _generate_suggestions(vm: &mut Vm, candidates: ObjRef<'_>, item: &Str) -> Result<Obj> {
        let Some(candidates) = candidates.downcast::<List>() else {
            return Err(vm.type_error("candidates must be a list"));
        };
        let candidates = candidates.items(vm).to_vec();
        if !candidates.iter().all(|candidate| candidate.is_a(str::STR)) {
            return Err(vm.type_error("all elements in 'candidates' must be strings"));
        }
        let item = vm.new_str_from_wtf8(&item.to_wtf8())?;
        let found = suggestions::closest(vm, item.borrow(), &candidates);
        Ok(found.unwrap_or_else(|| singletons::NONE.own()))
    }
}
