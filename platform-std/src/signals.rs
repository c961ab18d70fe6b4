//! Signals of the process, through `signal-hook`: what arrives is noted in a flag by the handler itself, so that a call that
//! a signal ended finds it noted; a thread of its own then wakes the interpreter.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use nix::sys::signal::{SigEvent, SigSet, SigevNotify, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd};
use nix::sys::time::TimeSpec;
use nix::sys::timer::{self, Expiration, TimerSetTimeFlags};
use nix::time::ClockId;
use signal_hook::iterator::Handle;
use taipan_platform::{
    Action, Error, ErrorKind, Fd, Nanoseconds, Result, SignalInfo, Signals, ThreadId, Timer, Wake,
};

use crate::{Held, StdFiles, threads, unix};

/// The greatest number of a signal.
const LAST: u32 = 64;

/// A signal whose action has been set.
#[derive(Debug)]
struct Slot {
    action: Action,
    /// It has arrived.
    arrived: Arc<AtomicBool>,
    /// It has arrived, and its number was not written to `WAKEUP` yet.
    unwritten: Arc<AtomicBool>,
    /// The handler does what the system would do by itself.
    by_default: Arc<AtomicBool>,
}

impl Slot {
    /// Writes the number of a signal that has arrived: whoever sees it first, the thread that wakes the interpreter or the
    /// interpreter itself.
    fn write(&self, signal: u32) {
        if self.unwritten.swap(false, Ordering::Relaxed) {
            let wakeup = WAKEUP.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((_, target)) = wakeup.as_ref() {
                target.write(signal as u8);
            }
        }
    }
}

#[derive(Debug, Default)]
struct State {
    slots: BTreeMap<u32, Slot>,
    handle: Option<Handle>,
}

/// What the numbers of signals are written to. It does not keep open what the program closes.
#[derive(Debug)]
enum Target {
    Standard(BorrowedFd<'static>),
    Owned(Weak<OwnedFd>),
}

impl Target {
    fn write(&self, byte: u8) {
        // A reader that is slow, or gone, misses it.
        let _ = match self {
            Target::Standard(fd) => unix::write(*fd, &[byte]),
            Target::Owned(fd) => match fd.upgrade() {
                Some(fd) => unix::write(fd.as_fd(), &[byte]),
                None => Ok(0),
            },
        };
    }
}

/// The signals of the process.
#[derive(Debug, Default)]
pub struct StdSignals {
    files: StdFiles,
}

impl StdSignals {
    /// The signals, whose numbers can be written to these files.
    pub fn new(files: StdFiles) -> StdSignals {
        StdSignals { files }
    }
}

static STATE: Mutex<Option<State>> = Mutex::new(None);
/// The flags of the running interpreter, and the bit that is set in them.
static WAKE: OnceLock<(&'static AtomicU32, u32)> = OnceLock::new();
static WAKEUP: Mutex<Option<(Fd, Target)>> = Mutex::new(None);

fn with<T>(work: impl FnOnce(&mut State) -> T) -> T {
    let mut state = STATE.lock().unwrap_or_else(PoisonError::into_inner);
    work(state.get_or_insert_default())
}

/// Blocks all signals in the calling thread, so that they go to others.
pub fn leave_to_others() {
    // A thread that cannot say so may take a signal, which is noted all the same.
    let _ = nix::sys::signal::SigSet::all().thread_block();
}

/// Starts the thread that wakes the interpreter.
fn start() -> Result<Handle> {
    let mut signals = signal_hook::iterator::Signals::new([0_i32; 0]).map_err(|e| unix::io_error(&e))?;
    let handle = signals.handle();
    let body = move || {
        leave_to_others();
        for signal in signals.forever() {
            if let Some((flags, bit)) = WAKE.get() {
                flags.fetch_or(*bit, Ordering::Relaxed);
            }
            with(|state| {
                state
                    .slots
                    .get(&(signal as u32))
                    .map(|slot| slot.write(signal as u32))
            });
        }
    };
    match std::thread::Builder::new().name("signals".into()).spawn(body) {
        Ok(_) => Ok(handle),
        Err(e) => Err(unix::io_error(&e)),
    }
}

/// A set of signals as the library has it. Real-time signals are not in it: it does not know them.
pub fn signal_set(signals: u64) -> SigSet {
    let mut set = SigSet::empty();
    for signal in Signal::iterator() {
        if signals >> (signal as u32 - 1) & 1 == 1 {
            set.add(signal);
        }
    }
    set
}

fn failure(errno: nix::errno::Errno) -> Error {
    Error::from_errno(errno as i32)
}

/// The sets of signals that wait for the calling thread, and for the process.
fn waiting() -> u64 {
    let status = std::fs::read_to_string("/proc/thread-self/status").unwrap_or_default();
    let mask = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .unwrap_or(0)
    };
    mask("SigPnd:") | mask("ShdPnd:")
}

thread_local! {
    /// The timers that this thread has set. The processor's time stands for both kinds that count it.
    static TIMERS: RefCell<[Option<timer::Timer>; 3]> = const { RefCell::new([const { None }; 3]) };
}

fn left(timer: &Option<timer::Timer>) -> Result<(Nanoseconds, Nanoseconds)> {
    let Some(timer) = timer else { return Ok((0, 0)) };
    let nanoseconds = |time: TimeSpec| {
        time.tv_sec()
            .saturating_mul(1_000_000_000)
            .saturating_add(time.tv_nsec())
    };
    Ok(match timer.get().map_err(failure)? {
        None => (0, 0),
        Some(Expiration::OneShot(time)) => (nanoseconds(time), 0),
        Some(Expiration::IntervalDelayed(time, interval)) => (nanoseconds(time), nanoseconds(interval)),
        Some(Expiration::Interval(interval)) => (nanoseconds(interval), nanoseconds(interval)),
    })
}

/// Sets a timer; gives back what it was set to.
fn start_timer(
    place: &mut Option<timer::Timer>,
    kind: Timer,
    time: Nanoseconds,
    interval: Nanoseconds,
) -> Result<(Nanoseconds, Nanoseconds)> {
    let before = left(place)?;
    // A timer that is gone does not run.
    *place = None;
    if time == 0 {
        return Ok(before);
    }
    let (clock, signal) = match kind {
        Timer::Real => (ClockId::CLOCK_MONOTONIC, Signal::SIGALRM),
        Timer::Virtual => (ClockId::CLOCK_PROCESS_CPUTIME_ID, Signal::SIGVTALRM),
        Timer::Profile => (ClockId::CLOCK_PROCESS_CPUTIME_ID, Signal::SIGPROF),
    };
    let event = SigEvent::new(SigevNotify::SigevSignal { signal, si_value: 0 });
    let made = place.insert(timer::Timer::new(clock, event).map_err(failure)?);
    let span =
        |time: Nanoseconds| TimeSpec::from_duration(std::time::Duration::from_nanos(time.unsigned_abs()));
    let expiration = if interval == 0 {
        Expiration::OneShot(span(time))
    } else {
        Expiration::IntervalDelayed(span(time), span(interval))
    };
    made.set(expiration, TimerSetTimeFlags::empty())
        .map_err(failure)?;
    Ok(before)
}

/// Whether the process was started with a signal ignored.
fn ignored_from_the_start(signal: u32) -> bool {
    static MASK: OnceLock<u64> = OnceLock::new();
    let mask = MASK.get_or_init(|| {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .unwrap_or(0)
    });
    mask >> (signal - 1) & 1 == 1
}

impl Signals for StdSignals {
    fn take(&self) -> Option<u32> {
        with(|state| {
            state.slots.iter().find_map(|(signal, slot)| {
                let arrived = slot.arrived.swap(false, Ordering::Relaxed);
                if arrived {
                    slot.write(*signal);
                }
                (arrived && slot.action == Action::Note).then_some(*signal)
            })
        })
    }

    fn set_action(&self, signal: u32, action: Action, wake: &'static AtomicU32, bit: u32) -> Result<()> {
        let number = signal as i32;
        if !(1..=LAST).contains(&signal) || signal_hook::consts::FORBIDDEN.contains(&number) {
            return Err(Error::new(ErrorKind::InvalidInput));
        }
        let _ = WAKE.set((wake, bit));
        if self.action(signal) == action {
            return Ok(());
        }
        with(|state| {
            if let Some(slot) = state.slots.get_mut(&signal) {
                slot.action = action;
                slot.by_default
                    .store(action == Action::Default, Ordering::Relaxed);
                return Ok(());
            }
            let handle = match &state.handle {
                Some(handle) => handle.clone(),
                None => state.handle.insert(start()?).clone(),
            };
            let slot = Slot {
                action,
                arrived: Arc::default(),
                unwritten: Arc::default(),
                by_default: Arc::new(AtomicBool::new(action == Action::Default)),
            };
            let failure = |e: std::io::Error| unix::io_error(&e);
            signal_hook::flag::register_conditional_default(number, slot.by_default.clone())
                .map_err(failure)?;
            signal_hook::flag::register(number, slot.unwritten.clone()).map_err(failure)?;
            signal_hook::flag::register(number, slot.arrived.clone()).map_err(failure)?;
            handle.add_signal(number).map_err(failure)?;
            state.slots.insert(signal, slot);
            Ok(())
        })
    }

    fn action(&self, signal: u32) -> Action {
        let known = with(|state| state.slots.get(&signal).map(|slot| slot.action));
        match known {
            Some(action) => action,
            None if (1..=LAST).contains(&signal) && ignored_from_the_start(signal) => Action::Ignore,
            None => Action::Default,
        }
    }

    fn raise(&self, signal: u32) -> Result<()> {
        signal_hook::low_level::raise(signal as i32).map_err(|e| unix::io_error(&e))
    }

    fn act_by_default(&self, signal: u32) {
        // What cannot be done by default does nothing.
        let _ = signal_hook::low_level::emulate_default_handler(signal as i32);
    }

    fn set_wakeup(&self, fd: Option<Fd>) -> Result<Option<Fd>> {
        let target = match fd {
            None => None,
            Some(fd) => Some(match self.files.hold(fd)? {
                Held::Standard(standard) => (fd, Target::Standard(standard)),
                Held::Owned(owned) => (fd, Target::Owned(Arc::downgrade(&owned))),
            }),
        };
        let mut wakeup = WAKEUP.lock().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *wakeup, target);
        Ok(before.map(|(fd, _)| fd))
    }

    fn set_timer(
        &self,
        timer: Timer,
        time: Nanoseconds,
        interval: Nanoseconds,
    ) -> Result<(Nanoseconds, Nanoseconds)> {
        if time < 0 || interval < 0 {
            return Err(Error::new(ErrorKind::InvalidInput));
        }
        TIMERS.with_borrow_mut(|timers| start_timer(&mut timers[timer as usize], timer, time, interval))
    }

    fn timer(&self, timer: Timer) -> Result<(Nanoseconds, Nanoseconds)> {
        TIMERS.with_borrow(|timers| left(&timers[timer as usize]))
    }

    fn blocked(&self) -> Result<u64> {
        Ok(threads::own_signals().1.load(Ordering::Relaxed))
    }

    // Threads that the interpreter has started get no signals in truth, so that those of the process end what the first
    // thread waits for; what they block is only noted.
    fn set_blocked(&self, signals: u64) -> Result<()> {
        const NEVER: u64 = 1 << (9 - 1) | 1 << (19 - 1);
        let signals = signals & !NEVER;
        let (is_first, own) = threads::own_signals();
        if is_first {
            signal_set(signals).thread_set_mask().map_err(failure)?;
        }
        own.store(signals, Ordering::Relaxed);
        Ok(())
    }

    fn pending(&self) -> Result<u64> {
        Ok(waiting() & self.blocked()?)
    }

    fn send_to(&self, thread: ThreadId, signal: u32) -> Result<()> {
        const NO_SUCH_PROCESS: i32 = 3;
        let Some((system, blocked)) = threads::system_thread(thread) else {
            return Err(Error::from_errno(NO_SUCH_PROCESS));
        };
        if signal == 0 {
            return nix::sys::pthread::pthread_kill(system, None).map_err(failure);
        }
        let known = Signal::try_from(signal as i32).map_err(failure)?;
        let is_blocked = blocked >> (signal - 1) & 1 == 1;
        let target = if is_blocked {
            system
        } else {
            threads::first_thread().unwrap_or(system)
        };
        nix::sys::pthread::pthread_kill(target, known).map_err(failure)
    }

    fn wait(&self, signals: u64, deadline: Option<Nanoseconds>) -> Result<Option<SignalInfo>> {
        let flags = SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC;
        let queue = SignalFd::with_flags(&signal_set(signals), flags).map_err(failure)?;
        loop {
            if let Some(info) = queue.read_signal().map_err(failure)? {
                return Ok(Some(SignalInfo {
                    number: info.ssi_signo as i32,
                    code: info.ssi_code,
                    errno: info.ssi_errno,
                    pid: info.ssi_pid as i32,
                    uid: info.ssi_uid,
                    status: info.ssi_status,
                    band: i64::from(info.ssi_band),
                }));
            }
            match unix::wait_readable(&queue, deadline) {
                Wake::Ready => {}
                Wake::TimedOut => return Ok(None),
                Wake::Interrupted => return Err(Error::new(ErrorKind::Interrupted)),
            }
        }
    }
}
