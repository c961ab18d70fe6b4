//! The module `gc`, and running a collection: the heap finds what is unreachable, this file calls the Python code that
//! has a say in it.

use alloc::format;
use core::cell::Cell;

use taipan_derive::pymodule;
use taipan_numeric::float;
use taipan_objects::descr::BUILTIN_METHOD;
use taipan_objects::dict::Dict;
use taipan_objects::generator::is_unstarted;
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
        while let Some(dying) = collection.next_finalizer(is_unstarted) {
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
        // Not by `core`, whose conversions would come into each board's flash for this.
        let elapsed = float::format_double(elapsed, 'f', 4, float::Flags::default()).unwrap_or_default();
        let line = format!("gc: done, {count} unreachable, 0 uncollectable, {elapsed}s elapsed\n");
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

/// The cycle collector.
///
/// Reference counts free most objects at once; the collector finds those that keep each other alive and nothing
/// else.
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
    /// Whether collections run by themselves.
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
    /// The flags that set_debug() set.
    fn get_debug(vm: &mut Vm) -> i32 {
        debug_flags(vm)
    }
    /// The counters of the three generations, which the thresholds are compared with.
    fn get_count(vm: &mut Vm) -> Result<Obj> {
        let counts = vm.alloc().collection_counts();
        three(vm, counts)
    }
    /// set_threshold(threshold0, [threshold1, [threshold2]])
    /// When the generations are collected. With threshold0 0, they never are by themselves.
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
    /// What set_threshold() set, as a tuple of three.
    fn get_threshold(vm: &mut Vm) -> Result<Obj> {
        let thresholds = vm.alloc().collection_thresholds();
        three(vm, thresholds)
    }
    /// Collects a generation and those younger, all of them if none is given.
    ///
    /// Returns how many objects were found that nothing reaches.
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
    /// The objects that the collector knows, in a list, all or those of a generation.
    ///
    /// The list itself is not among them.
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
    /// What was done so far, a dictionary for each generation.
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
    /// Whether the collector knows the object. Those that hold no references need not be known.
    #[signature("($module, obj, /)")]
    fn is_tracked(_vm: &mut Vm, obj: ObjRef<'_>) -> bool {
        // The collector does not know of functions that are static.
        taipan_objects::is_tracked(obj) || obj.is_immortal() && obj.is_exact(BUILTIN_METHOD)
    }
    /// Whether the object's finalizer has been called for a collection.
    #[signature("($module, obj, /)")]
    fn is_finalized(_vm: &mut Vm, obj: ObjRef<'_>) -> bool {
        taipan_objects::is_finalized(obj) && !is_unstarted(obj)
    }
    /// The objects that hold a reference to one of the arguments.
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
    /// The objects that the arguments hold references to.
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
    /// Takes all objects out of the collector's sight, into the permanent generation.
    ///
    /// Before a fork, this keeps their memory from being written.
    fn freeze(vm: &mut Vm) {
        vm.alloc().freeze();
    }
    /// Brings the objects of the permanent generation back into the oldest.
    fn unfreeze(vm: &mut Vm) {
        vm.alloc().unfreeze();
    }
    /// How many objects are in the permanent generation.
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
