//! The module `gc`, and running a collection: the heap finds what is unreachable, this file calls the Python code that
//! has a say in it.

use alloc::format;
use core::cell::Cell;

use taipan_derive::pymodule;
use taipan_objects::dict::Dict;
use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::tuple::{self, TUPLE};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{HVec, Obj, ObjRef, Ref, Result, Vm, call, int, list};
use taipan_platform::ClockKind;

use crate::hooks;

const STATS: i32 = 1;
const COLLECTABLE: i32 = 2;
const UNCOLLECTABLE: i32 = 4;
const SAVEALL: i32 = 32;

const GARBAGE: &str = "gc.garbage";
const CALLBACKS: &str = "gc.callbacks";
const DEBUG: &str = "gc.debug";

fn state(vm: &Vm, name: &'static str) -> Option<Obj> {
    vm.interp().native_state.borrow().get(name).cloned()
}

fn debug_flags(vm: &Vm) -> i32 {
    let flags = state(vm, DEBUG).and_then(|flags| flags.borrow().as_small_int());
    flags.and_then(|flags| i32::try_from(flags).ok()).unwrap_or(0)
}

/// Collects `generation` and those younger, if no collection is under way, and gives back how many objects were
/// unreachable. What finalizers and callbacks raise is reported as unraisable.
pub fn collect(vm: &mut Vm, generation: usize) -> usize {
    hooks::drain_finalizers(vm);
    let Some(mut collection) = vm.alloc().start_collection() else {
        return 0;
    };
    invoke_callbacks(vm, "start", generation, 0, 0);
    let debug = debug_flags(vm);
    let begun = if debug & STATS != 0 {
        announce(vm, generation)
    } else {
        None
    };
    collection.find_unreachable(generation);
    let mut count = 0;
    if collection.unreachable() != 0 {
        if debug & COLLECTABLE != 0 {
            collection.rewind();
            while let Some(found) = collection.next_unreachable() {
                let kind = found.ty().display_name(vm);
                let line = format!("gc: collectable <{kind} {:#x}>\n", found.id());
                drop(found);
                crate::sys::write_stderr(vm, &line);
            }
        }
        let raised = vm.raised.take();
        let returned = vm.returned.take();
        collection.clear_weakrefs();
        let mut python_ran = false;
        for waiting in vm.alloc().take_finalizers() {
            python_ran = true;
            hooks::finalize(vm, waiting, "Exception ignored on calling weakref callback");
        }
        collection.rewind();
        while let Some(dying) = collection.next_finalizer() {
            python_ran = true;
            if let Some(del) = dying.ty().slots().del {
                del(vm, dying.borrow());
            }
        }
        if python_ran {
            collection.keep_resurrected();
        }
        count = collection.unreachable();
        if debug & SAVEALL != 0 {
            save_all(vm, &mut collection);
        } else {
            // What this sends to the finalization queue runs once all of it has been cleared.
            collection.clear();
        }
        vm.raised = raised;
        vm.returned = returned;
    }
    vm.alloc().note_collection(generation, count, 0);
    if debug & STATS != 0 {
        let elapsed = now(vm)
            .zip(begun)
            .map_or(0.0, |(end, begun)| (end - begun) as f64 * 1e-9);
        let line = format!("gc: done, {count} unreachable, 0 uncollectable, {elapsed:.4}s elapsed\n");
        crate::sys::write_stderr(vm, &line);
    }
    invoke_callbacks(vm, "stop", generation, count, 0);
    hooks::drain_finalizers(vm);
    count
}

fn save_all(vm: &mut Vm, collection: &mut taipan_objects::Collection) {
    let Some(garbage) = state(vm, GARBAGE) else { return };
    let Some(garbage) = garbage.downcast::<List>() else {
        return;
    };
    collection.rewind();
    while let Some(found) = collection.next_unreachable() {
        if garbage.push(vm, found).is_err() {
            return;
        }
    }
}

fn now(vm: &Vm) -> Option<i64> {
    let clock = crate::lifecycle::platform(vm)?.clock()?;
    clock.now(ClockKind::Monotonic)
}

fn announce(vm: &mut Vm, generation: usize) -> Option<i64> {
    let mut counts = [0_usize; 3];
    for (generation, count) in counts.iter_mut().enumerate() {
        let counted = Cell::new(0);
        let _ = vm.alloc().tracked(Some(generation), |_| {
            counted.set(counted.get() + 1);
            false
        });
        *count = counted.get() / 2;
    }
    let lines = format!(
        "gc: collecting generation {generation}...\ngc: objects in each generation: {} {} {}\ngc: objects in \
         permanent generation: {}\n",
        counts[0],
        counts[1],
        counts[2],
        vm.alloc().frozen_objects()
    );
    crate::sys::write_stderr(vm, &lines);
    now(vm)
}

/// Calls what `gc.callbacks` holds.
fn invoke_callbacks(vm: &mut Vm, phase: &str, generation: usize, collected: usize, uncollectable: usize) {
    let Some(callbacks) = state(vm, CALLBACKS) else {
        return;
    };
    let Some(callbacks) = callbacks.downcast::<List>() else {
        return;
    };
    if callbacks.items(vm).is_empty() {
        return;
    }
    let raised = vm.raised.take();
    let returned = vm.returned.take();
    let arguments = (|vm: &mut Vm| {
        let phase = vm.new_str(phase)?;
        let info = Dict::create(vm)?;
        for (name, value) in [
            ("generation", generation),
            ("collected", collected),
            ("uncollectable", uncollectable),
        ] {
            let name = vm.intern(name)?;
            let value = int::new(vm, value)?;
            info.set(vm, name.borrow(), value)?;
        }
        Ok((phase, info))
    })(vm);
    match arguments {
        Ok((phase, info)) => {
            let mut at = 0;
            while let Some(callback) = callbacks.items(vm).get(at).cloned() {
                at += 1;
                if let Err(error) = call::call(vm, callback.borrow(), &[phase.borrow(), info.borrow()]) {
                    hooks::unraisable(
                        vm,
                        error,
                        Some("Exception ignored while calling GC callback"),
                        Some(callback.borrow()),
                    );
                }
            }
        }
        Err(error) => {
            hooks::unraisable(
                vm,
                error,
                Some("Exception ignored while invoking gc callbacks"),
                None,
            );
        }
    }
    vm.raised = raised;
    vm.returned = returned;
}

fn list_of(vm: &mut Vm, items: HVec<Obj>) -> Result<Obj> {
    Ok(List::create(vm, items)?.into())
}

/// `gc`
pub struct Gc;

/// This module provides access to the garbage collector for reference cycles.
///
/// enable() -- Enable automatic garbage collection.
/// disable() -- Disable automatic garbage collection.
/// isenabled() -- Returns true if automatic collection is enabled.
/// collect() -- Do a full collection right now.
/// get_count() -- Return the current collection counts.
/// get_stats() -- Return list of dictionaries containing per-generation stats.
/// set_debug() -- Set debugging flags.
/// get_debug() -- Get debugging flags.
/// set_threshold() -- Set the collection thresholds.
/// get_threshold() -- Return the current collection thresholds.
/// get_objects() -- Return a list of all objects tracked by the collector.
/// is_tracked() -- Returns true if a given object is tracked.
/// is_finalized() -- Returns true if a given object has been already finalized.
/// get_referrers() -- Return the list of objects that refer to an object.
/// get_referents() -- Return the list of objects that an object refers to.
/// freeze() -- Freeze all tracked objects and ignore them for future collections.
/// unfreeze() -- Unfreeze all objects in the permanent generation.
/// get_freeze_count() -- Return the number of objects in the permanent generation.
///
#[pymodule(name = "gc")]
impl Gc {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, key) in [("garbage", GARBAGE), ("callbacks", CALLBACKS)] {
            let known = state(vm, key);
            let held = match known {
                Some(held) => held,
                None => {
                    let made = list_of(vm, HVec::new())?;
                    vm.interp().native_state.borrow_mut().insert(key, made.clone());
                    made
                }
            };
            module::add(vm, module, name, held)?;
        }
        for (name, value) in [
            ("DEBUG_STATS", STATS),
            ("DEBUG_COLLECTABLE", COLLECTABLE),
            ("DEBUG_UNCOLLECTABLE", UNCOLLECTABLE),
            ("DEBUG_SAVEALL", SAVEALL),
            ("DEBUG_LEAK", COLLECTABLE | UNCOLLECTABLE | SAVEALL),
        ] {
            let value = int::new(vm, value as isize)?;
            module::add(vm, module, name, value)?;
        }
        Ok(())
    }
    /// Enable automatic garbage collection.
    fn enable(vm: &mut Vm) {
        vm.alloc().set_automatic_collection(true);
    }
    /// Disable automatic garbage collection.
    fn disable(vm: &mut Vm) {
        vm.alloc().set_automatic_collection(false);
    }
    /// Returns true if automatic garbage collection is enabled.
    fn isenabled(vm: &mut Vm) -> bool {
        vm.alloc().collects_automatically()
    }
    /// Set the garbage collection debugging flags: a combination of the DEBUG_ constants.
    fn set_debug(vm: &mut Vm, flags: i32) {
        let flags = Obj::small_int(flags as isize);
        if let Some(flags) = flags {
            vm.interp().native_state.borrow_mut().insert(DEBUG, flags);
        }
    }
    /// Get the garbage collection debugging flags.
    fn get_debug(vm: &mut Vm) -> i32 {
        debug_flags(vm)
    }
    /// Return a three-tuple of the current collection counts.
    fn get_count(vm: &mut Vm) -> Result<Obj> {
        let counts = vm.alloc().collection_counts();
        three(vm, counts)
    }
    /// set_threshold(threshold0, [threshold1, [threshold2]])
    /// Set the collection thresholds. Setting 'threshold0' to zero disables collection.
    fn set_threshold(vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<()> {
        if args.is_empty() || args.len() > 3 {
            return Err(vm.type_error("gc.set_threshold requires 1 to 3 arguments"));
        }
        let mut thresholds = vm.alloc().collection_thresholds();
        for (place, given) in thresholds.iter_mut().zip(args) {
            // A negative threshold is passed at once by every count, as 0 is; only the first one's 0 means never.
            *place = int::to_c_int(vm, *given)?.max(0) as usize;
        }
        vm.alloc().set_collection_thresholds(thresholds);
        Ok(())
    }
    /// Return the current collection thresholds.
    fn get_threshold(vm: &mut Vm) -> Result<Obj> {
        let thresholds = vm.alloc().collection_thresholds();
        three(vm, thresholds)
    }
    /// Run the garbage collector. With no arguments, run a full collection.
    ///
    /// The number of unreachable objects is returned.
    #[signature("($module, /, generation=2)")]
    fn collect(vm: &mut Vm, generation: Option<ObjRef<'_>>) -> Result<usize> {
        let generation = match generation {
            Some(generation) => {
                let generation = int::index(vm, generation)?;
                let value = int::value(generation.borrow()).and_then(|value| value.to_i64());
                match value.map(i32::try_from) {
                    Some(Ok(value)) => value,
                    _ => return Err(vm.overflow_error("Python int too large to convert to C int")),
                }
            }
            None => 2,
        };
        if !(0..=2).contains(&generation) {
            return Err(vm.value_error("invalid generation"));
        }
        Ok(collect(vm, generation as usize))
    }
    /// Return a list of objects tracked by the collector (excluding the list returned).
    #[signature("($module, /, generation=None)")]
    fn get_objects(vm: &mut Vm, generation: Option<ObjRef<'_>>) -> Result<Obj> {
        let generation = match generation.filter(|generation| !generation.is_none()) {
            Some(given) => {
                if given.ty().slots().index.is_none() {
                    let kind = given.ty().display_name(vm);
                    return Err(
                        vm.type_error(format_args!("argument should be integer or None, not '{kind}'"))
                    );
                }
                let given = int::to_ssize(vm, given)?;
                if given >= 3 {
                    return Err(vm.value_error(
                        "generation parameter must be less than the number of available generations (3)",
                    ));
                }
                // Minus one stands for all of them, as None does.
                if given < -1 {
                    return Err(vm.value_error("generation parameter cannot be negative"));
                }
                usize::try_from(given).ok()
            }
            None => None,
        };
        let found = vm.alloc().tracked(generation, |_| true)?;
        list_of(vm, found)
    }
    /// Return a list of dictionaries containing per-generation statistics.
    fn get_stats(vm: &mut Vm) -> Result<Obj> {
        let mut items = HVec::new();
        for statistics in vm.alloc().collection_statistics() {
            let one = Dict::create(vm)?;
            for (name, value) in [
                ("collections", statistics.collections),
                ("collected", statistics.collected),
                ("uncollectable", statistics.uncollectable),
            ] {
                let name = vm.intern(name)?;
                let value = int::new(vm, value)?;
                one.set(vm, name.borrow(), value)?;
            }
            items.push(vm.alloc(), Obj::from(one))?;
        }
        list_of(vm, items)
    }
    /// Returns true if the object is tracked by the garbage collector.
    #[signature("($module, obj, /)")]
    fn is_tracked(_vm: &mut Vm, obj: ObjRef<'_>) -> bool {
        taipan_objects::is_tracked(obj)
    }
    /// Returns true if the object has been already finalized by the GC.
    #[signature("($module, obj, /)")]
    fn is_finalized(_vm: &mut Vm, obj: ObjRef<'_>) -> bool {
        taipan_objects::is_finalized(obj)
    }
    /// Return the list of objects that directly refer to any of 'objs'.
    #[signature("($module, /, *objs)")]
    fn get_referrers(vm: &mut Vm, objs: &[ObjRef<'_>]) -> Result<Obj> {
        let found = vm.alloc().tracked(None, |candidate| {
            let mut refers = false;
            taipan_objects::referents(candidate, &mut |held| {
                refers |= objs.iter().any(|wanted| wanted.is(held));
            });
            refers
        })?;
        list_of(vm, found)
    }
    /// Return the list of objects that are directly referred to by 'objs'.
    #[signature("($module, /, *objs)")]
    fn get_referents(vm: &mut Vm, objs: &[ObjRef<'_>]) -> Result<Obj> {
        let mut all = HVec::new();
        for obj in objs {
            let mut count = 0;
            taipan_objects::referents(*obj, &mut |_| count += 1);
            let memory = vm.alloc();
            let start = all.len();
            all.reserve(memory, count)?;
            taipan_objects::referents(*obj, &mut |held| {
                let _ = all.push_within_capacity(held.own());
            });
            // CPython visits the items of these two from the last to the first.
            if obj.is_exact(list::LIST) || obj.is_exact(TUPLE) {
                all[start..].reverse();
            }
        }
        list_of(vm, all)
    }
    /// Freeze all current tracked objects and ignore them for future collections.
    fn freeze(vm: &mut Vm) {
        vm.alloc().freeze();
    }
    /// Unfreeze all objects in the permanent generation.
    fn unfreeze(vm: &mut Vm) {
        vm.alloc().unfreeze();
    }
    /// Return the number of objects in the permanent generation.
    fn get_freeze_count(vm: &mut Vm) -> usize {
        vm.alloc().frozen_objects()
    }
}

fn three(vm: &mut Vm, values: [usize; 3]) -> Result<Obj> {
    let mut items = [Obj::from_i16(0), Obj::from_i16(0), Obj::from_i16(0)];
    for (place, value) in items.iter_mut().zip(values) {
        *place = int::new(vm, value)?;
    }
    tuple::new(vm, &items)
}
