//! `lock` and `RLock`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::{Args, Obj, ObjRef, Result, Trace, Visitor, Vm, args, int, object, tuple};

use super::{deadline, ident, wait_until};

/// What a plain value needs to stand in a payload.
#[derive(Default)]
struct State<T>(Cell<T>);

impl<T> Trace for State<T> {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// A lock that one thread at a time can hold. Any thread may release it.
#[pyclass(name = "lock", module = "_thread", flags = [WEAKREF])]
pub struct Lock {
    held: State<bool>,
}

/// A free lock.
pub fn create(vm: &mut Vm) -> Result<Obj> {
    let lock = Lock {
        held: State::default(),
    };
    Ok(vm.alloc().instance(LOCK.as_obj(), lock)?.into())
}

impl Lock {
    fn take(&self, vm: &mut Vm, blocking: Option<bool>, timeout: Option<ObjRef<'_>>) -> Result<bool> {
        let until = deadline(vm, blocking.unwrap_or(true), timeout)?;
        if !self.held.0.replace(true) {
            return Ok(true);
        }
        let Some(until) = until else {
            return Ok(false);
        };
        // Only a signal's handler can release it meanwhile.
        loop {
            let step = soon(vm, until);
            wait_until(vm, step)?;
            if !self.held.0.replace(true) {
                return Ok(true);
            }
            if until.is_some() && step == until {
                return Ok(false);
            }
        }
    }

    fn free(&self, vm: &mut Vm) -> Result<()> {
        if self.held.0.replace(false) {
            return Ok(());
        }
        Err(vm.runtime_error("release unlocked lock"))
    }
}

/// A moment ahead, at most `until`: how long to wait before looking again.
fn soon(vm: &Vm, until: Option<i64>) -> Option<i64> {
    const STEP: i64 = 50_000_000;
    let clock = taipan_vm::lifecycle::platform(vm).and_then(|platform| platform.clock())?;
    let now = clock.now(taipan_platform::ClockKind::Monotonic)?;
    let step = now.saturating_add(STEP);
    Some(until.map_or(step, |until| until.min(step)))
}

#[pymethods]
impl Lock {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, arguments: Args<'_>) -> Result<Obj> {
        args::no_keywords(vm, "lock", arguments)?;
        args::check_positional(vm, "lock", arguments.args().len(), 0, 0)?;
        create(vm)
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let held = this.downcast::<Lock>().is_some_and(|lock| lock.held.0.get());
        let state = if held { "locked" } else { "unlocked" };
        vm.format(format_args!("<{state} _thread.lock object at {:#x}>", this.id()))
    }
    /// Lock the lock.
    #[signature("($self, /, blocking=True, timeout=-1)")]
    fn acquire(&self, vm: &mut Vm, blocking: Option<bool>, timeout: Option<ObjRef<'_>>) -> Result<bool> {
        self.take(vm, blocking, timeout)
    }
    /// An obsolete synonym of acquire().
    #[signature("($self, /, blocking=True, timeout=-1)")]
    fn acquire_lock(&self, vm: &mut Vm, blocking: Option<bool>, timeout: Option<ObjRef<'_>>) -> Result<bool> {
        self.take(vm, blocking, timeout)
    }
    /// Release the lock.
    fn release(&self, vm: &mut Vm) -> Result<()> {
        self.free(vm)
    }
    /// An obsolete synonym of release().
    fn release_lock(&self, vm: &mut Vm) -> Result<()> {
        self.free(vm)
    }
    /// Whether some thread holds it.
    fn locked(&self, _vm: &mut Vm) -> bool {
        self.held.0.get()
    }
    /// An obsolete synonym of locked().
    fn locked_lock(&self, _vm: &mut Vm) -> bool {
        self.held.0.get()
    }
    /// Lock the lock.
    fn __enter__(&self, vm: &mut Vm) -> Result<bool> {
        self.take(vm, None, None)
    }
    /// Release the lock.
    #[signature("($self, /, *exc_info)")]
    fn __exit__(&self, vm: &mut Vm, exc_info: &[ObjRef<'_>]) -> Result<()> {
        let _ = exc_info;
        self.free(vm)
    }
    fn _at_fork_reinit(&self, _vm: &mut Vm) {
        self.held.0.set(false);
    }
}

/// A lock that the thread which holds it can take again.
#[pyclass(name = "RLock", module = "_thread", flags = [WEAKREF], bits = [BASETYPE])]
pub struct RLock {
    owner: State<u64>,
    count: State<usize>,
}

impl RLock {
    fn take(&self, vm: &mut Vm, blocking: Option<bool>, timeout: Option<ObjRef<'_>>) -> Result<bool> {
        let until = deadline(vm, blocking.unwrap_or(true), timeout)?;
        let me = ident(vm);
        let count = self.count.0.get();
        if count > 0 && self.owner.0.get() != me {
            if until.is_some() {
                wait_until(vm, until.flatten())?;
            }
            return Ok(false);
        }
        let Some(count) = count.checked_add(1) else {
            return Err(vm.overflow_error("Internal lock count overflowed"));
        };
        self.owner.0.set(me);
        self.count.0.set(count);
        Ok(true)
    }

    fn free(&self, vm: &mut Vm) -> Result<()> {
        let count = self.count.0.get();
        if count == 0 || self.owner.0.get() != ident(vm) {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        self.count.0.set(count - 1);
        if count == 1 {
            self.owner.0.set(0);
        }
        Ok(())
    }
}

#[pymethods]
impl RLock {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, arguments: Args<'_>) -> Result<Obj> {
        if cls.is(R_LOCK.as_obj()) {
            args::no_keywords(vm, "RLock", arguments)?;
            args::check_positional(vm, "RLock", arguments.args().len(), 0, 0)?;
        }
        let lock = RLock {
            owner: State::default(),
            count: State::default(),
        };
        Ok(object::instance(vm, cls, lock)?.into())
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let (owner, count) = match this.downcast::<RLock>() {
            Some(lock) => (lock.owner.0.get(), lock.count.0.get()),
            None => (0, 0),
        };
        let state = if count > 0 { "locked" } else { "unlocked" };
        let class = taipan_objects::ObjectExt::ty(this);
        let name = class.display_name(vm);
        vm.format(format_args!(
            "<{state} {name} object owner={owner} count={count} at {:#x}>",
            this.id()
        ))
    }
    /// Lock the lock.
    #[signature("($self, /, blocking=True, timeout=-1)")]
    fn acquire(&self, vm: &mut Vm, blocking: Option<bool>, timeout: Option<ObjRef<'_>>) -> Result<bool> {
        self.take(vm, blocking, timeout)
    }
    /// Release the lock.
    fn release(&self, vm: &mut Vm) -> Result<()> {
        self.free(vm)
    }
    /// Return a boolean indicating whether this object is locked right now.
    fn locked(&self, _vm: &mut Vm) -> bool {
        self.count.0.get() > 0
    }
    /// Lock the lock.
    fn __enter__(&self, vm: &mut Vm) -> Result<bool> {
        self.take(vm, None, None)
    }
    /// Release the lock.
    #[signature("($self, /, *exc_info)")]
    fn __exit__(&self, vm: &mut Vm, exc_info: &[ObjRef<'_>]) -> Result<()> {
        let _ = exc_info;
        self.free(vm)
    }
    /// What `threading.Condition` calls.
    fn _is_owned(&self, vm: &mut Vm) -> bool {
        self.count.0.get() > 0 && self.owner.0.get() == ident(vm)
    }
    /// For internal use by reentrant lock tests.
    fn _recursion_count(&self, vm: &mut Vm) -> usize {
        if self.owner.0.get() == ident(vm) {
            self.count.0.get()
        } else {
            0
        }
    }
    /// What `threading.Condition` calls.
    fn _release_save(&self, vm: &mut Vm) -> Result<Obj> {
        if self.count.0.get() == 0 {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        let count = int::new(vm, self.count.0.replace(0))?;
        let owner = int::new(vm, self.owner.0.replace(0))?;
        tuple::new(vm, &[count, owner])
    }
    /// What `threading.Condition` calls.
    fn _acquire_restore(&self, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        let Some([count, owner]) = tuple::items(state) else {
            return Err(vm.type_error("a state of _release_save() is needed"));
        };
        let count = int::to_ssize(vm, count.borrow())?;
        let owner = int::value(owner.borrow())
            .and_then(|owner| owner.to_i64())
            .unwrap_or(0);
        self.count.0.set(usize::try_from(count).unwrap_or(0));
        self.owner.0.set(owner as u64);
        Ok(())
    }
    fn _at_fork_reinit(&self, _vm: &mut Vm) {
        self.count.0.set(0);
        self.owner.0.set(0);
    }
}
