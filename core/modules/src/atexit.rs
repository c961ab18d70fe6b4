//! The module `atexit`: functions that run when the interpreter ends. The list is the interpreter's, kept by `taipan-vm`, which
//! runs it.

use taipan_derive::pymodule;
use taipan_objects::dict::Dict;
use taipan_objects::{Args, Obj, ObjRef, Result, Vm, object, tuple};
use taipan_vm::exit;

/// The module's functions.
pub struct Atexit;

/// Functions to be called when the interpreter exits normally.
///
/// register adds one, unregister takes it away again.
#[pymodule(name = "atexit")]
impl Atexit {
    /// Register a function to be executed upon normal program termination
    #[signature("($module, func, /, *args, **kwargs)")]
    fn register(vm: &mut Vm, arguments: Args<'_>) -> Result<Obj> {
        let Some((func, rest)) = arguments.split_first() else {
            let given = arguments.args().len();
            return Err(vm.type_error(format_args!(
                "register() takes at least 1 argument ({given} given)"
            )));
        };
        if !object::is_callable(func) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let args = tuple::from_refs(vm, rest.args())?;
        let keywords = Dict::create(vm)?;
        for (name, value) in rest.keywords() {
            keywords.set(vm, name.borrow(), value.own())?;
        }
        let entry = tuple::new(vm, &[func.own(), args, keywords.into()])?;
        exit::functions(vm)?.push(vm, entry)?;
        Ok(func.own())
    }
    /// Unregister an exit function which was previously registered using atexit.register
    #[signature("($module, func, /)")]
    fn unregister(vm: &mut Vm, func: ObjRef<'_>) -> Result<()> {
        let functions = exit::functions(vm)?;
        let mut at = 0;
        while let Some(entry) = functions.items(vm).get(at).cloned() {
            let known = tuple::items(entry.borrow()).and_then(|parts| parts.first().cloned());
            let same = match known {
                Some(known) => object::equal(vm, known.borrow(), func)?,
                None => false,
            };
            // The comparison may have changed the list.
            let still_there = functions.items(vm).get(at).is_some_and(|now| now.is(&entry));
            if same && still_there {
                drop(functions.items_mut(vm).remove(at));
            } else {
                at += 1;
            }
        }
        Ok(())
    }
    /// Forgets all registered functions.
    fn _clear(vm: &mut Vm) -> Result<()> {
        let functions = exit::functions(vm)?;
        let dropped = core::mem::take(functions.items_mut(vm));
        drop(dropped);
        Ok(())
    }
    /// How many functions are registered.
    fn _ncallbacks(vm: &mut Vm) -> Result<usize> {
        let functions = exit::functions(vm)?;
        Ok(functions.items(vm).len())
    }
    /// Run all registered exit functions.
    fn _run_exitfuncs(vm: &mut Vm) {
        exit::run_functions(vm);
    }
}
