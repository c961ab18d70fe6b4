//! What a thread can wait for, under the locks of `_thread`.

use alloc::boxed::Box;
use core::cell::Cell;

use taipan_objects::{Result, Trace, Visitor, Vm};
use taipan_platform::{Lock, Wake};
use taipan_vm::{gil, lifecycle, signals};

/// A plain value in a payload.
#[derive(Default)]
pub struct Plain<T>(pub T);

impl<T> Trace for Plain<T> {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// Open, or shut by whoever went through last. Any thread may open it.
pub enum Gate {
    /// The platform's.
    Lock(Box<dyn Lock>),
    /// Where the platform has no threads: only a signal's handler can open it while someone waits.
    Flag(Cell<bool>),
}

impl Gate {
    /// An open gate.
    pub fn new(vm: &Vm) -> Gate {
        let threads = lifecycle::platform(vm).and_then(|platform| platform.threads());
        match threads.and_then(|threads| threads.new_lock().ok()) {
            Some(lock) => Gate::Lock(lock),
            None => Gate::Flag(Cell::new(false)),
        }
    }

    /// Shuts the gate if it is open; says whether it was.
    pub fn shut(&self) -> bool {
        match self {
            Gate::Lock(lock) => lock.try_acquire(),
            Gate::Flag(shut) => !shut.replace(true),
        }
    }

    /// Opens the gate.
    pub fn open(&self) {
        match self {
            Gate::Lock(lock) => lock.release(),
            Gate::Flag(shut) => shut.set(false),
        }
    }

    /// Whether the gate is shut.
    pub fn is_shut(&self) -> bool {
        match self {
            Gate::Lock(lock) => lock.is_locked(),
            Gate::Flag(shut) => shut.get(),
        }
    }

    /// Waits until the gate is open, and shuts it; or until the monotonic clock shows `until`: `false`. Runs signals'
    /// handlers meanwhile, and raises what they raise.
    pub fn wait(&self, vm: &mut Vm, until: Option<i64>) -> Result<bool> {
        if self.shut() {
            return Ok(true);
        }
        loop {
            match self {
                Gate::Lock(lock) => match gil::released(vm, || lock.acquire(until, true)) {
                    Wake::Ready => return Ok(true),
                    Wake::TimedOut => return Ok(false),
                    Wake::Interrupted => signals::check(vm)?,
                },
                Gate::Flag(_) => {
                    let step = soon(vm, until);
                    super::wait_until(vm, step)?;
                    if self.shut() {
                        return Ok(true);
                    }
                    if until.is_some() && step == until {
                        return Ok(false);
                    }
                }
            }
        }
    }

    /// As [`Gate::wait`], without an end, and leaving signals to the next safe point.
    pub fn pass(&self, vm: &mut Vm) -> Result<()> {
        match self {
            Gate::Lock(lock) => {
                if !lock.try_acquire() {
                    gil::released(vm, || lock.acquire(None, false));
                }
                Ok(())
            }
            Gate::Flag(_) => self.wait(vm, None).map(drop),
        }
    }
}

/// A moment ahead, at most `until`: how long to wait before looking again.
fn soon(vm: &Vm, until: Option<i64>) -> Option<i64> {
    const STEP: i64 = 50_000_000;
    let clock = lifecycle::platform(vm).and_then(|platform| platform.clock())?;
    let now = clock.now(taipan_platform::ClockKind::Monotonic)?;
    let step = now.saturating_add(STEP);
    Some(until.map_or(step, |until| until.min(step)))
}
