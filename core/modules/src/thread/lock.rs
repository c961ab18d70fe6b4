//! `lock` and `RLock`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::{Args, Obj, ObjRef, Result, Vm, args, int, object, tuple};

use super::deadline;
use super::gate::{Gate, Plain};

/// A lock that one thread at a time can hold. Any thread may release it.
#[pyclass(name = "lock", module = "_thread", flags = [WEAKREF])]
pub struct Lock {
    gate: Plain<Gate>,
}

/// A free lock.
pub fn create(vm: &mut Vm) -> Result<Obj> {
    let lock = Lock {
        gate: Plain(Gate::new(vm)),
    };
    Ok(vm.alloc().instance(LOCK.as_obj(), lock)?.into())
}

impl Lock {
    fn take(&self, vm: &mut Vm, blocking: Option<bool>, timeout: Option<ObjRef<'_>>) -> Result<bool> {
        let until = deadline(vm, blocking.unwrap_or(true), timeout)?;
        if self.gate.0.shut() {
            return Ok(true);
        }
        match until {
            Some(until) => self.gate.0.wait(vm, until),
            None => Ok(false),
        }
    }

    fn free(&self, vm: &mut Vm) -> Result<()> {
        if !self.gate.0.is_shut() {
            return Err(vm.runtime_error("release unlocked lock"));
        }
        self.gate.0.open();
        Ok(())
    }
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
        let held = this.downcast::<Lock>().is_some_and(|lock| lock.gate.0.is_shut());
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
        self.gate.0.is_shut()
    }
    /// An obsolete synonym of locked().
    fn locked_lock(&self, _vm: &mut Vm) -> bool {
        self.gate.0.is_shut()
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
        self.gate.0.open();
    }
}

/// A lock that the thread which holds it can take again.
#[pyclass(name = "RLock", module = "_thread", flags = [WEAKREF], bits = [BASETYPE])]
pub struct RLock {
    gate: Plain<Gate>,
    owner: Plain<Cell<u64>>,
    count: Plain<Cell<usize>>,
}

impl RLock {
    fn take(&self, vm: &mut Vm, blocking: Option<bool>, timeout: Option<ObjRef<'_>>) -> Result<bool> {
        let until = deadline(vm, blocking.unwrap_or(true), timeout)?;
        if self.is_mine(vm) {
            let Some(count) = self.count.0.get().checked_add(1) else {
                return Err(vm.overflow_error("Internal lock count overflowed"));
            };
            self.count.0.set(count);
            return Ok(true);
        }
        let taken = self.gate.0.shut()
            || match until {
                Some(until) => self.gate.0.wait(vm, until)?,
                None => false,
            };
        if taken {
            self.owner.0.set(vm.ident);
            self.count.0.set(1);
        }
        Ok(taken)
    }

    fn is_mine(&self, vm: &Vm) -> bool {
        self.count.0.get() > 0 && self.owner.0.get() == vm.ident
    }

    fn free(&self, vm: &mut Vm) -> Result<()> {
        if !self.is_mine(vm) {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        let left = self.count.0.get() - 1;
        self.count.0.set(left);
        if left == 0 {
            self.owner.0.set(0);
            self.gate.0.open();
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
            gate: Plain(Gate::new(vm)),
            owner: Plain::default(),
            count: Plain::default(),
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
        self.is_mine(vm)
    }
    /// For internal use by reentrant lock tests.
    fn _recursion_count(&self, vm: &mut Vm) -> usize {
        if self.is_mine(vm) { self.count.0.get() } else { 0 }
    }
    /// What `threading.Condition` calls.
    fn _release_save(&self, vm: &mut Vm) -> Result<Obj> {
        if self.count.0.get() == 0 {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        let count = int::new(vm, self.count.0.get())?;
        let owner = int::new(vm, self.owner.0.get())?;
        let state = tuple::new(vm, &[count, owner])?;
        self.count.0.set(0);
        self.owner.0.set(0);
        self.gate.0.open();
        Ok(state)
    }
    /// What `threading.Condition` calls.
    #[signature("($self, state, /)")]
    fn _acquire_restore(&self, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        let (count, owner) = match tuple::items(state) {
            Some([count, owner]) => (count.clone(), owner.clone()),
            Some(items) => {
                let given = items.len();
                return Err(vm.type_error(format_args!(
                    "_acquire_restore() argument 1 must be sequence of length 2, not {given}"
                )));
            }
            None => {
                let kind = taipan_objects::ObjectExt::ty(state).display_name(vm);
                return Err(vm.type_error(format_args!(
                    "_acquire_restore() argument 1 must be 2-item tuple, not {kind}"
                )));
            }
        };
        let count = int::to_ssize(vm, count.borrow())?;
        let owner = int::value(owner.borrow())
            .and_then(|owner| owner.to_i64())
            .unwrap_or(0);
        self.gate.0.pass(vm)?;
        self.count.0.set(usize::try_from(count).unwrap_or(0));
        self.owner.0.set(owner as u64);
        Ok(())
    }
    fn _at_fork_reinit(&self, _vm: &mut Vm) {
        self.count.0.set(0);
        self.owner.0.set(0);
        self.gate.0.open();
    }
}
