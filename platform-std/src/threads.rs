//! Threads, parking and locks.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use nix::sys::pthread::Pthread;
use taipan_platform::{Error, ErrorKind, Lock, Nanoseconds, Result, StackBounds, ThreadId, Threads, Wake};

use crate::unix;

/// Where a thread waits: 1 after an unpark that nobody has waited for yet.
#[derive(Debug, Default)]
struct Parker(AtomicU32);

thread_local! {
    static ME: Me = Me::new(next_id());
    /// The set of blocked signals that a thread begins with, if the interpreter has started it.
    static INHERITED: std::cell::Cell<Option<u64>> = const { std::cell::Cell::new(None) };
}

/// A thread's own entry; the registry forgets it when the thread ends.
struct Me {
    id: ThreadId,
    parker: Arc<Parker>,
    blocked: Arc<AtomicU64>,
    is_first: bool,
    stack: std::cell::OnceCell<Option<StackBounds>>,
}

static PARKERS: Mutex<BTreeMap<ThreadId, Entry>> = Mutex::new(BTreeMap::new());

/// What others know of a thread.
struct Entry {
    parker: Weak<Parker>,
    system: Pthread,
    /// The signals that it does not want to get; see `signals.rs`.
    blocked: Arc<AtomicU64>,
    /// The interpreter did not start it.
    is_first: bool,
}

/// The system's handle of a thread, and the signals that it does not want to get.
pub fn system_thread(id: ThreadId) -> Option<(Pthread, u64)> {
    let entries = PARKERS.lock().unwrap_or_else(PoisonError::into_inner);
    let entry = entries.get(&id)?;
    Some((entry.system, entry.blocked.load(Ordering::Relaxed)))
}

/// The thread in which signals are handled.
pub fn first_thread() -> Option<Pthread> {
    let entries = PARKERS.lock().unwrap_or_else(PoisonError::into_inner);
    entries
        .values()
        .find(|entry| entry.is_first)
        .map(|entry| entry.system)
}

/// Whether the calling thread is the one in which signals are handled; and the set of signals that it does not want.
pub fn own_signals() -> (bool, Arc<AtomicU64>) {
    ME.with(|me| (me.is_first, me.blocked.clone()))
}

fn next_id() -> ThreadId {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    ThreadId(NEXT.fetch_add(1, Ordering::Relaxed))
}

impl Me {
    fn new(id: ThreadId) -> Me {
        let parker = Arc::new(Parker::default());
        let inherited = INHERITED.get();
        let blocked = Arc::new(AtomicU64::new(inherited.unwrap_or(0)));
        let entry = Entry {
            parker: Arc::downgrade(&parker),
            system: nix::sys::pthread::pthread_self(),
            blocked: blocked.clone(),
            is_first: inherited.is_none(),
        };
        PARKERS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, entry);
        Me {
            id,
            parker,
            blocked,
            is_first: inherited.is_none(),
            stack: std::cell::OnceCell::new(),
        }
    }
}

impl Drop for Me {
    fn drop(&mut self) {
        PARKERS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.id);
    }
}

/// The operating system's threads.
#[derive(Clone, Copy, Debug, Default)]
pub struct StdThreads;

/// What Linux's C library gives a thread by default.
const STACK: usize = 8 << 20;
/// What a thread gets beyond what was asked for: frames of native code are larger than elsewhere.
const RESERVE: usize = 1 << 20;
/// Below this, the standard library and the interpreter have no room.
const SMALLEST_STACK: usize = 64 << 10;

impl Threads for StdThreads {
    fn spawn(&self, stack_size: Option<usize>, body: Box<dyn FnOnce() + Send>) -> Result<ThreadId> {
        let size = stack_size.unwrap_or(STACK);
        if size < SMALLEST_STACK {
            return Err(Error::new(ErrorKind::InvalidInput));
        }
        let size = size.saturating_add(RESERVE);
        let (sender, receiver) = std::sync::mpsc::sync_channel(1);
        let inherited = ME.with(|me| me.blocked.load(Ordering::Relaxed));
        std::thread::Builder::new()
            .stack_size(size)
            .spawn(move || {
                // Signals end what the interpreter's first thread waits for, so they go there.
                crate::signals::leave_to_others();
                INHERITED.set(Some(inherited));
                let marker = 0_u8;
                let high = std::ptr::from_ref(&marker).addr();
                ME.with(|me| {
                    let low = high.saturating_sub(size - RESERVE / 2);
                    let _ = me.stack.set(Some(StackBounds { low, high }));
                });
                // The spawning thread waits for the number, so it is there to take it.
                let _ = sender.send(ME.with(|me| me.id));
                body();
            })
            .map_err(|_| Error::new(ErrorKind::WouldBlock))?;
        receiver.recv().map_err(|_| Error::new(ErrorKind::WouldBlock))
    }

    fn current(&self) -> ThreadId {
        ME.with(|me| me.id)
    }

    fn native_id(&self) -> Option<u64> {
        Some(unix::native_thread_id())
    }

    fn set_name(&self, name: &[u8]) {
        unix::set_thread_name(name);
    }

    fn stack_bounds(&self) -> Option<StackBounds> {
        ME.with(|me| *me.stack.get_or_init(unix::stack_bounds))
    }

    fn default_stack_size(&self) -> usize {
        STACK
    }

    fn park(&self, deadline: Option<Nanoseconds>) -> Wake {
        let parker = ME.with(|me| me.parker.clone());
        if parker.0.swap(0, Ordering::Acquire) == 1 {
            return Wake::Ready;
        }
        let wake = unix::futex_wait(&parker.0, 0, deadline);
        if parker.0.swap(0, Ordering::Acquire) == 1 {
            Wake::Ready
        } else {
            wake
        }
    }

    fn unpark(&self, thread: ThreadId) {
        let parker = PARKERS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&thread)
            .and_then(|entry| entry.parker.upgrade());
        if let Some(parker) = parker {
            parker.0.store(1, Ordering::Release);
            unix::futex_wake(&parker.0);
        }
    }

    fn yield_now(&self) {
        std::thread::yield_now();
    }

    fn new_lock(&self) -> Result<Box<dyn Lock>> {
        Ok(Box::new(StdLock::default()))
    }
}

/// A lock over a futex.
#[derive(Debug, Default)]
pub struct StdLock(AtomicU32);

const FREE: u32 = 0;
const HELD: u32 = 1;
/// Held, and somebody may wait for it.
const CONTENDED: u32 = 2;

impl Lock for StdLock {
    fn try_acquire(&self) -> bool {
        self.0
            .compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
    }

    fn acquire(&self, deadline: Option<Nanoseconds>, interruptible: bool) -> Wake {
        if self.try_acquire() {
            return Wake::Ready;
        }
        while self.0.swap(CONTENDED, Ordering::Acquire) != FREE {
            match unix::futex_wait(&self.0, CONTENDED, deadline) {
                Wake::TimedOut => {
                    // The holder may have let go in the last moment.
                    return if self.0.swap(CONTENDED, Ordering::Acquire) == FREE {
                        Wake::Ready
                    } else {
                        Wake::TimedOut
                    };
                }
                Wake::Interrupted if interruptible => return Wake::Interrupted,
                Wake::Interrupted | Wake::Ready => {}
            }
        }
        Wake::Ready
    }

    fn release(&self) {
        if self.0.swap(FREE, Ordering::Release) == CONTENDED {
            unix::futex_wake(&self.0);
        }
    }

    fn is_locked(&self) -> bool {
        self.0.load(Ordering::Relaxed) != FREE
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use taipan_platform::ClockKind;

    use super::*;

    fn soon(milliseconds: i64) -> Option<Nanoseconds> {
        Some(unix::clock_now(ClockKind::Monotonic).unwrap() + milliseconds * 1_000_000)
    }

    #[test]
    fn threads_have_numbers_and_stacks() {
        let (sender, receiver) = std::sync::mpsc::channel();
        let id = StdThreads
            .spawn(
                Some(256 << 10),
                Box::new(move || {
                    StdThreads.set_name(b"a name that is too long");
                    let bounds = StdThreads.stack_bounds().unwrap();
                    sender
                        .send((StdThreads.current(), StdThreads.native_id(), bounds))
                        .unwrap();
                }),
            )
            .unwrap();
        let (seen, native, bounds) = receiver.recv().unwrap();
        assert_eq!(seen, id);
        assert_ne!(id, StdThreads.current());
        assert_ne!(native, StdThreads.native_id());
        let size = bounds.high - bounds.low;
        assert!((200 << 10..=2 << 20).contains(&size), "{size}");
        let local = 0u8;
        let here = &raw const local as usize;
        let mine = StdThreads.stack_bounds().unwrap();
        assert!(mine.low < here && here < mine.high);
        assert_eq!(
            StdThreads.spawn(Some(10), Box::new(|| ())).unwrap_err().kind(),
            ErrorKind::InvalidInput
        );
    }

    #[test]
    fn parking() {
        assert_eq!(StdThreads.park(soon(5)), Wake::TimedOut);
        StdThreads.unpark(StdThreads.current());
        assert_eq!(StdThreads.park(None), Wake::Ready);
        let me = StdThreads.current();
        StdThreads
            .spawn(None, Box::new(move || StdThreads.unpark(me)))
            .unwrap();
        assert_eq!(StdThreads.park(soon(10_000)), Wake::Ready);
        StdThreads.unpark(ThreadId(u64::MAX));
    }

    #[test]
    fn locks_exclude() {
        static LOCK: StdLock = StdLock(AtomicU32::new(FREE));
        static SHARED: AtomicUsize = AtomicUsize::new(0);
        let (sender, receiver) = std::sync::mpsc::channel();
        for _ in 0..4 {
            let sender = sender.clone();
            let body = move || {
                for _ in 0..1000 {
                    assert_eq!(LOCK.acquire(None, false), Wake::Ready);
                    let value = SHARED.load(Ordering::Relaxed);
                    SHARED.store(value + 1, Ordering::Relaxed);
                    LOCK.release();
                }
                sender.send(()).unwrap();
            };
            StdThreads.spawn(None, Box::new(body)).unwrap();
        }
        for _ in 0..4 {
            receiver.recv().unwrap();
        }
        assert_eq!(SHARED.load(Ordering::Relaxed), 4000);
    }

    #[test]
    fn locks_time_out_and_belong_to_nobody() {
        let lock: Arc<dyn Lock> = Arc::from(StdThreads.new_lock().unwrap());
        assert!(lock.try_acquire() && !lock.try_acquire() && lock.is_locked());
        assert_eq!(lock.acquire(soon(5), true), Wake::TimedOut);
        let other = lock.clone();
        StdThreads.spawn(None, Box::new(move || other.release())).unwrap();
        assert_eq!(lock.acquire(soon(10_000), true), Wake::Ready);
        lock.release();
        lock.release();
        assert!(!lock.is_locked());
    }
}
