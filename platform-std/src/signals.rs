//! Signals of the process, through `signal-hook`: what arrives is noted in a flag by the handler itself, so that a call that
//! a signal ended finds it noted; a thread of its own then wakes the interpreter.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use signal_hook::iterator::Handle;
use taipan_platform::{Action, Error, ErrorKind, Fd, Result, Signals};

use crate::unix;

/// The greatest number of a signal.
const LAST: u32 = 64;

/// A signal whose action has been set.
#[derive(Debug)]
struct Slot {
    action: Action,
    /// It has arrived.
    arrived: Arc<AtomicBool>,
    /// The handler does what the system would do by itself.
    by_default: Arc<AtomicBool>,
}

#[derive(Debug, Default)]
struct State {
    slots: BTreeMap<u32, Slot>,
    handle: Option<Handle>,
}

/// The signals of the process.
#[derive(Debug, Default)]
pub struct StdSignals;

static STATE: Mutex<Option<State>> = Mutex::new(None);
/// The flags of the running interpreter, and the bit that is set in them.
static WAKE: OnceLock<(&'static AtomicU32, u32)> = OnceLock::new();
static WAKEUP: AtomicI32 = AtomicI32::new(-1);

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
            let fd = WAKEUP.load(Ordering::Relaxed);
            if fd >= 0 {
                unix::write_number(fd, signal as u8);
            }
        }
    };
    match std::thread::Builder::new().name("signals".into()).spawn(body) {
        Ok(_) => Ok(handle),
        Err(e) => Err(unix::io_error(&e)),
    }
}

/// Whether the process was started with a signal ignored.
fn ignored_from_the_start(signal: u32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

impl Signals for StdSignals {
    fn take(&self) -> Option<u32> {
        with(|state| {
            state.slots.iter().find_map(|(signal, slot)| {
                let arrived = slot.arrived.swap(false, Ordering::Relaxed);
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
                by_default: Arc::new(AtomicBool::new(action == Action::Default)),
            };
            let failure = |e: std::io::Error| unix::io_error(&e);
            signal_hook::flag::register_conditional_default(number, slot.by_default.clone())
                .map_err(failure)?;
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
        let before = WAKEUP.swap(fd.unwrap_or(-1), Ordering::Relaxed);
        Ok(Some(before).filter(|fd| *fd >= 0))
    }
}
