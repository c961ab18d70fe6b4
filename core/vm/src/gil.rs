//! The GIL: of an interpreter's threads, the one that holds it runs, and may look at objects.
//!
//! It is made when a second thread is started; until then there is nothing to take and nothing to give. A thread that wants
//! it first takes the *turnstile*, so that one thread at a time asks for the GIL itself. If the switch interval passes while
//! the same thread holds the GIL, it is asked to give way through the eval breaker. It lets go, and has to pass the
//! turnstile again, which the asking thread leaves only once it has the GIL: so the other thread does get its turn.
//!
//! What blocks runs in [`released`]. Since that needs the thread state mutably, nothing is borrowed from an object's
//! [`taipan_heap::Guarded`] inside while other threads run.
#![allow(unsafe_code)]

use alloc::boxed::Box;
use core::cell::Cell;
use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use taipan_objects::vm::{Interp, breaker};
use taipan_objects::{Exception, Result, Vm, exceptions};
use taipan_platform::{ClockKind, Lock, Platform, ThreadId, Wake};

use crate::lifecycle;

/// An interpreter's lock, and who may not have it any more.
pub struct Gil {
    platform: &'static dyn Platform,
    turnstile: Box<dyn Lock>,
    mutex: Box<dyn Lock>,
    /// Counts changes of the holder.
    switches: AtomicU32,
    /// Microseconds.
    interval: AtomicU32,
    /// Once the interpreter ends, the number of the only thread that goes on. Read by the holder.
    last: Cell<Option<u64>>,
}

impl Gil {
    /// Waits for the GIL. `fair`: others that wait go first.
    fn take(&self, flags: &AtomicU32, me: u64, fair: bool) {
        if fair || !self.mutex.try_acquire() {
            self.turnstile.acquire(None, false);
            self.take_in_turn(flags);
            self.turnstile.release();
        }
        if self.last.get().is_some_and(|last| last != me) {
            // The interpreter is being taken down, and this thread with it: it never runs again.
            self.mutex.release();
            if let Some(threads) = self.platform.threads() {
                loop {
                    threads.park(None);
                }
            }
        }
        self.switches
            .store(self.switches.load(Relaxed).wrapping_add(1), Relaxed);
    }

    fn take_in_turn(&self, flags: &AtomicU32) {
        loop {
            let before = self.switches.load(Relaxed);
            let now = self
                .platform
                .clock()
                .and_then(|clock| clock.now(ClockKind::Monotonic));
            // Without a clock the holder is asked at once, and then waited for.
            let deadline = now.map(|now| now.saturating_add(i64::from(self.interval.load(Relaxed)) * 1000));
            if deadline.is_none() {
                breaker::ask(flags, breaker::GIL);
            }
            if self.mutex.acquire(deadline, false) == Wake::Ready {
                return;
            }
            if self.switches.load(Relaxed) == before {
                breaker::ask(flags, breaker::GIL);
            }
        }
    }
}

/// What goes to a new thread although it may only be touched by who holds the GIL.
struct Carry<T>(T);

// SAFETY: the new thread takes the GIL before it looks inside, and what it finds there belongs to the same interpreter. A
// thread that never gets the GIL never drops it either.
unsafe impl<T> Send for Carry<T> {}

impl<T> Carry<T> {
    /// What was carried. A method, so that closures capture the whole.
    fn unpack(self) -> T {
        self.0
    }
}

fn gil(vm: &Vm) -> Option<&'static Gil> {
    lifecycle::gil(vm)?.get()
}

/// Whether other threads have been started: what waits should let them run.
pub fn is_shared(vm: &Vm) -> bool {
    gil(vm).is_some()
}

/// Lets other threads run while `work` waits for something.
#[inline]
pub fn released<R>(vm: &mut Vm, work: impl FnOnce() -> R) -> R {
    let Some(gil) = gil(vm) else {
        return work();
    };
    let asked = leave(vm, gil);
    let result = work();
    enter(vm, gil, asked);
    result
}

/// Lets a thread run that has asked for the GIL.
pub fn give_way(vm: &mut Vm) {
    let Some(gil) = gil(vm) else {
        breaker::take(vm.eval_breaker, breaker::GIL);
        return;
    };
    leave(vm, gil);
    enter(vm, gil, true);
}

/// Lets go of the GIL; says whether another thread has asked for it.
fn leave(vm: &mut Vm, gil: &Gil) -> bool {
    vm.thread.frame.set(vm.frames.current);
    vm.thread.handled.set(vm.handled.current().cloned());
    let asked = vm.eval_breaker.load(Relaxed) & breaker::GIL != 0;
    gil.mutex.release();
    asked
}

fn enter(vm: &mut Vm, gil: &Gil, fair: bool) {
    gil.take(vm.eval_breaker, vm.ident, fair);
    entered(vm);
}

/// What a thread does first when it has got the GIL.
fn entered(vm: &mut Vm) {
    breaker::take(vm.eval_breaker, breaker::GIL);
    vm.thread.frame.set(core::ptr::null_mut());
    vm.thread.handled.take();
    vm.recursion_limit = vm.interp().recursion_limit.get();
    if vm.thread.is_main && vm.interp().signals_wait.replace(false) {
        breaker::ask(vm.eval_breaker, breaker::SIGNAL);
    }
}

/// `sys.setswitchinterval()`, in microseconds, of an interpreter with several threads.
pub fn set_switch_interval(vm: &Vm, microseconds: u32) {
    if let Some(gil) = gil(vm) {
        gil.interval.store(microseconds.max(1), Relaxed);
    }
}

/// From now on no other thread of the interpreter runs: those that ask for the GIL wait for ever.
pub fn forbid_others(vm: &mut Vm) {
    if let Some(gil) = gil(vm) {
        gil.last.set(Some(vm.ident));
    }
}

#[cold]
fn cannot_start(vm: &mut Vm) -> Exception {
    vm.runtime_error("can't start new thread")
}

/// Makes the GIL, held by the caller.
fn make(vm: &mut Vm, platform: &'static dyn Platform) -> Result<()> {
    let Some(place) = lifecycle::gil(vm).filter(|place| place.get().is_none()) else {
        return Ok(());
    };
    let locks = platform
        .threads()
        .and_then(|threads| Some((threads.new_lock().ok()?, threads.new_lock().ok()?)));
    let Some((turnstile, mutex)) = locks else {
        return Err(cannot_start(vm));
    };
    mutex.try_acquire();
    let made = Gil {
        platform,
        turnstile,
        mutex,
        switches: AtomicU32::new(0),
        interval: AtomicU32::new(crate::sys::switch_microseconds(vm)),
        last: Cell::new(None),
    };
    // Nobody else can have made one meanwhile.
    let _ = place.set(made);
    Ok(())
}

/// What a thread does last: tells who waits for its end.
pub type Ended = Box<dyn FnOnce()>;

/// Starts a thread of this interpreter that runs `body` with a thread state of its own, and gives back its number.
/// Raises `RuntimeError` where there are no threads, or no room for one more, and `PythonFinalizationError` once the
/// interpreter is ending.
pub fn start(vm: &mut Vm, stack: Option<usize>, body: Box<dyn FnOnce(&mut Vm) -> Ended>) -> Result<u64> {
    if vm.interp().finalizing.get() {
        return Err(vm.new_exception(
            exceptions::PYTHON_FINALIZATION_ERROR,
            format_args!("can't create new thread at interpreter shutdown"),
        ));
    }
    let Some(platform) = lifecycle::platform(vm) else {
        return Err(cannot_start(vm));
    };
    let Some(threads) = platform.threads() else {
        return Err(cannot_start(vm));
    };
    make(vm, platform)?;
    let Some(gil) = gil(vm) else {
        return Err(cannot_start(vm));
    };
    let carried = Carry((vm.interp(), gil, body));
    let main = Box::new(move || {
        let (interp, gil, body) = carried.unpack();
        run(platform, interp, gil, body);
    });
    match threads.spawn(stack, main) {
        Ok(ThreadId(ident)) => Ok(ident),
        Err(_) => Err(cannot_start(vm)),
    }
}

/// The margin above the end of a thread's native stack.
const STACK_MARGIN: usize = 256 << 10;

/// A thread's life.
fn run(
    platform: &'static dyn Platform,
    interp: &'static Interp,
    gil: &'static Gil,
    body: Box<dyn FnOnce(&mut Vm) -> Ended>,
) {
    let (ident, stack) = match platform.threads() {
        Some(threads) => (threads.current().0, threads.stack_bounds()),
        None => return,
    };
    gil.take(interp.eval_breaker, ident, false);
    // SAFETY: this thread has the GIL, and uses its state only while it has it.
    let mut vm = unsafe { Vm::new(interp, &crate::hooks::HOOKS) };
    entered(&mut vm);
    vm.ident = ident;
    vm.thread.ident.set(ident);
    vm.stack_limit = stack.map_or(0, |stack| {
        stack.low + STACK_MARGIN.min((stack.high - stack.low) / 2)
    });
    vm.handled.push(None);
    let ended = body(&mut vm);
    let me = vm.thread.clone();
    for cell in [
        &vm.context,
        &vm.asyncgen_hooks.0,
        &vm.asyncgen_hooks.1,
        &vm.locals,
        &me.handled,
        &me.name,
        &me.trace_function,
        &me.profile_function,
    ] {
        cell.set(None);
    }
    crate::hooks::drain_finalizers(&mut vm);
    interp
        .threads
        .borrow_mut()
        .retain(|thread| !alloc::rc::Rc::ptr_eq(thread, &me));
    crate::monitoring::update(&mut vm);
    ended();
    crate::hooks::drain_finalizers(&mut vm);
    crate::frame::release_stack(&mut vm);
    drop(me);
    drop(vm);
    gil.mutex.release();
}

/// Whose turn it is to use something that gives way in the middle: one thread at a time, the others wait.
#[derive(Default)]
pub struct Turn {
    owner: Cell<Option<u64>>,
    /// Made when a thread has to wait; held as long as the owner has its turn.
    lock: core::cell::OnceCell<Box<dyn Lock>>,
}

impl Turn {
    /// Takes the turn, when it is free. `false`: this thread has it already.
    pub fn take(&self, vm: &mut Vm) -> bool {
        while let Some(owner) = self.owner.get() {
            if owner == vm.ident {
                return false;
            }
            if self.lock.get().is_none() {
                let threads = lifecycle::platform(vm).and_then(|platform| platform.threads());
                if let Some(Ok(made)) = threads.map(taipan_platform::Threads::new_lock) {
                    let _ = self.lock.set(made);
                }
            }
            match self.lock.get() {
                // A free lock is taken for the owner, and waited for at the next look.
                Some(lock) => {
                    released(vm, || lock.acquire(None, false));
                }
                None => give_way(vm),
            }
        }
        self.owner.set(Some(vm.ident));
        true
    }

    /// Ends the turn.
    pub fn end(&self) {
        self.owner.set(None);
        if let Some(lock) = self.lock.get() {
            lock.release();
        }
    }
}
