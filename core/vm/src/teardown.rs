//! Taking an interpreter's modules down when it ends, as CPython's `finalize_modules` does: so that what programs still
//! hold is finalized, and open files are closed.

use taipan_objects::dict::Dict;
use taipan_objects::module;
use taipan_objects::str::Str;
use taipan_objects::{HVec, Obj, ObjRef, ObjectExt, Result, Vm, names, singletons, weakref};

use crate::hooks;

/// What of `sys` is forgotten first: it may hold a program's objects.
const FORGOTTEN: &[&str] = &[
    "path",
    "argv",
    "ps1",
    "ps2",
    "last_exc",
    "last_type",
    "last_value",
    "last_traceback",
    "path_hooks",
    "path_importer_cache",
    "meta_path",
    "__interactivehook__",
];

/// The generation whose collection is a whole one.
const OLDEST: usize = 2;

/// Empties `sys.modules`, collects what is unreachable then, and clears the modules that somebody still holds.
pub fn modules(vm: &mut Vm) {
    vm.interp().finalizing.set(true);
    let main = crate::import::loaded(vm, names::__main__).ok().flatten();
    let main = main.and_then(|main| module::dict(main.borrow()));
    let torn = forget_specials(vm).and_then(|()| remove_modules(vm));
    let Ok(known) = torn else {
        return;
    };
    if let Some(main) = main {
        close_files(vm, &main);
    }
    crate::gc::collect(vm, OLDEST);
    for weak in known.iter().rev() {
        let Some(module) = weakref::target(weak.borrow()) else {
            continue;
        };
        if is_core(vm, &module) {
            continue;
        }
        clear(vm, &module);
        drop(module);
        hooks::drain_finalizers(vm);
    }
    crate::gc::collect(vm, OLDEST);
}

fn forget_specials(vm: &mut Vm) -> Result<()> {
    for name in FORGOTTEN {
        if crate::sys::get(vm, name).is_some() {
            crate::sys::set(vm, name, singletons::NONE.own())?;
        }
    }
    for name in ["stdin", "stdout", "stderr"] {
        // A program's own stream is finalized with the program.
        if let Some(original) = crate::sys::get(vm, &alloc::format!("__{name}__")) {
            crate::sys::set(vm, name, original)?;
        }
    }
    Ok(())
}

/// Takes all modules out of `sys.modules`; gives back weak references to them.
fn remove_modules(vm: &mut Vm) -> Result<HVec<Obj>> {
    let mut known = HVec::new();
    let Some(modules) = vm.interp().modules.get() else {
        return Ok(known);
    };
    let Some(modules) = modules.downcast::<Dict>() else {
        return Ok(known);
    };
    let mut at = 0;
    let mut all: HVec<(Obj, Obj)> = HVec::new();
    while let Some(entry) = modules.next_entry(vm, &mut at) {
        all.push(vm.alloc(), entry)?;
    }
    for (name, held) in all.iter() {
        if held.downcast::<module::Module>().is_some() {
            let weak = weakref::new_ref(vm, held.borrow(), None)?;
            known.push(vm.alloc(), weak)?;
        }
        modules.set(vm, name.borrow(), singletons::NONE.own())?;
    }
    modules.clear(vm);
    // Each dies by itself, so that what it held is finalized before the next.
    while !all.is_empty() {
        drop(all.remove(0));
        hooks::drain_finalizers(vm);
    }
    Ok(known)
}

/// References to a value that only a namespace holds, while it is looked at.
const HELD_ONCE: usize = 2;

/// Closes the files that only a namespace holds, before the collector comes to what they stand on.
fn close_files(vm: &mut Vm, namespace: &Dict) {
    let mut at = 0;
    while let Some((_, value)) = namespace.next_entry(vm, &mut at) {
        let ty = value.ty();
        if ty.is_heap_type() || ty.get().def().module != "_io" || value.borrow().count() > HELD_ONCE {
            continue;
        }
        if let Some(del) = ty.slots().del {
            del(vm, value.borrow());
        }
    }
}

/// Whether a module is `sys` or `builtins`, which go last.
fn is_core(vm: &mut Vm, held: &Obj) -> bool {
    let Some(dict) = module::dict(held.borrow()) else {
        return true;
    };
    let interp = vm.interp();
    let same = |known: Option<Obj>| known.is_some_and(|known| known.borrow().is(dict.borrow()));
    same(interp.sys.get()) || same(interp.builtins.get())
}

/// Sets a module's names to `None`: those with one underscore first, so that others still find them gone
/// (`_PyModule_Clear`).
fn clear(vm: &mut Vm, held: &Obj) {
    let Some(dict) = module::dict(held.borrow()) else {
        return;
    };
    let private = |text: &Str| {
        let mut start = text.chars();
        start.next() == Some(u32::from('_')) && start.next() != Some(u32::from('_'))
    };
    for first in [true, false] {
        let mut at = 0;
        while let Some((name, value)) = dict.next_entry(vm, &mut at) {
            let Some(text) = name.downcast::<Str>() else {
                continue;
            };
            let due = if first {
                private(text)
            } else {
                !name.borrow().is(names::__builtins__)
            };
            if !due || value.is_none() {
                continue;
            }
            if set_none(vm, &dict, name.borrow()).is_err() {
                return;
            }
            drop(value);
            hooks::drain_finalizers(vm);
        }
    }
}

fn set_none(vm: &mut Vm, dict: &Dict, name: ObjRef<'_>) -> Result<()> {
    dict.set(vm, name, singletons::NONE.own())
}
