//! Threads: starting them, waiting in them, the stack they may use, and locks between them.

use alloc::boxed::Box;

use crate::clock::{Nanoseconds, Wake};
use crate::{Error, Result};

/// A thread's number: unique among the threads that live, never 0, what `threading.get_ident` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThreadId(pub u64);

/// The part of the address space that a thread's native stack may use. Stacks grow downwards on every target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StackBounds {
    /// The lowest address that may be used; below it lies a guard page or somebody else's memory.
    pub low: usize,
    /// The address just above the highest one.
    pub high: usize,
}

/// The threads of the machine.
pub trait Threads {
    /// Starts a thread that runs `body` once and ends, and returns its number. `stack_size` is in bytes; `None` means
    /// [`Threads::default_stack_size`]. A panic of `body` ends that thread only. Fails with
    /// [`crate::ErrorKind::WouldBlock`] when the system has no room for another thread, and with
    /// [`crate::ErrorKind::InvalidInput`] for a stack size that it cannot give.
    fn spawn(&self, stack_size: Option<usize>, body: Box<dyn FnOnce() + Send>) -> Result<ThreadId>;

    /// The number of the calling thread; works in threads that [`Threads::spawn`] did not start, too.
    fn current(&self) -> ThreadId;

    /// The operating system's own number for the calling thread (`threading.get_native_id`), where it has one.
    fn native_id(&self) -> Option<u64> {
        None
    }

    /// Names the calling thread for tools outside; longer names may be cut.
    fn set_name(&self, name: &[u8]) {
        let _ = name;
    }

    /// The stack of the calling thread, or `None` if it cannot be found out. The interpreter raises `RecursionError` before
    /// it comes near `low`.
    fn stack_bounds(&self) -> Option<StackBounds>;

    /// The stack, in bytes, that a thread gets if nobody asks for another size.
    fn default_stack_size(&self) -> usize;

    /// Waits until another thread calls [`Threads::unpark`] for this one, `deadline` on the monotonic clock passes, or a
    /// signal arrives. An unpark that came before counts (once), and then this returns at once. May also return
    /// [`Wake::Ready`] for no reason; callers check what they wait for.
    fn park(&self, deadline: Option<Nanoseconds>) -> Wake;

    /// Lets `thread` go on from [`Threads::park`], now or at its next call. Does nothing if the thread has ended.
    fn unpark(&self, thread: ThreadId);

    /// Lets other threads run.
    fn yield_now(&self);

    /// Makes a free lock.
    fn new_lock(&self) -> Result<Box<dyn Lock>> {
        Err(Error::unsupported())
    }
}

/// A lock that any thread may release, not only the one that took it: `_thread.lock`'s semantics. It does not count, and
/// taking it twice in one thread waits for ever.
pub trait Lock: Send + Sync {
    /// Takes the lock if it is free, without waiting; says whether it did.
    fn try_acquire(&self) -> bool;

    /// Waits for the lock until `deadline` on the monotonic clock, without limit if `None`. With `interruptible`, a signal
    /// ends the wait with [`Wake::Interrupted`]; without, it goes on. The lock is held if and only if the result is
    /// [`Wake::Ready`].
    fn acquire(&self, deadline: Option<Nanoseconds>, interruptible: bool) -> Wake;

    /// Frees the lock and lets one waiting thread have it. The lock must be held, by whatever thread; freeing a free one
    /// does nothing.
    fn release(&self);

    /// Whether somebody holds it. Only a hint while other threads run.
    fn is_locked(&self) -> bool;
}
