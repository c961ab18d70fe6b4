//! The module `_signal`: handlers of signals, over the platform's.

use taipan_derive::pymodule;
use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::vm::breaker;
use taipan_objects::{
    Exception, HVec, Obj, ObjRef, ObjectExt, Ref, Result, Vm, exceptions, int, object, set, singletons,
};
use taipan_platform::{Action, Signals};
use taipan_vm::{gil, lifecycle, paths, signals};

/// Linux's numbers, which other platforms' simulated signals have too; and what the system calls them.
const NAMES: &[(&str, i32, &str)] = &[
    ("SIGHUP", 1, "Hangup"),
    ("SIGINT", 2, "Interrupt"),
    ("SIGQUIT", 3, "Quit"),
    ("SIGILL", 4, "Illegal instruction"),
    ("SIGTRAP", 5, "Trace/breakpoint trap"),
    ("SIGABRT", 6, "Aborted"),
    ("SIGIOT", 6, "Aborted"),
    ("SIGBUS", 7, "Bus error"),
    ("SIGFPE", 8, "Floating point exception"),
    ("SIGKILL", 9, "Killed"),
    ("SIGUSR1", 10, "User defined signal 1"),
    ("SIGSEGV", 11, "Segmentation fault"),
    ("SIGUSR2", 12, "User defined signal 2"),
    ("SIGPIPE", 13, "Broken pipe"),
    ("SIGALRM", 14, "Alarm clock"),
    ("SIGTERM", 15, "Terminated"),
    ("SIGSTKFLT", 16, "Stack fault"),
    ("SIGCHLD", 17, "Child exited"),
    ("SIGCLD", 17, "Child exited"),
    ("SIGCONT", 18, "Continued"),
    ("SIGSTOP", 19, "Stopped (signal)"),
    ("SIGTSTP", 20, "Stopped"),
    ("SIGTTIN", 21, "Stopped (tty input)"),
    ("SIGTTOU", 22, "Stopped (tty output)"),
    ("SIGURG", 23, "Urgent I/O condition"),
    ("SIGXCPU", 24, "CPU time limit exceeded"),
    ("SIGXFSZ", 25, "File size limit exceeded"),
    ("SIGVTALRM", 26, "Virtual timer expired"),
    ("SIGPROF", 27, "Profiling timer expired"),
    ("SIGWINCH", 28, "Window changed"),
    ("SIGIO", 29, "I/O possible"),
    ("SIGPOLL", 29, "I/O possible"),
    ("SIGPWR", 30, "Power failure"),
    ("SIGSYS", 31, "Bad system call"),
];

const NUMBERS: &[(&str, i32)] = &[
    ("SIG_DFL", 0),
    ("SIG_IGN", 1),
    ("SIG_BLOCK", 0),
    ("SIG_UNBLOCK", 1),
    ("SIG_SETMASK", 2),
    ("NSIG", signals::COUNT as i32),
    ("SIGRTMIN", 34),
    ("SIGRTMAX", 64),
];

fn platform(vm: &Vm) -> Option<&'static dyn Signals> {
    lifecycle::platform(vm)?.signals()
}

fn unsupported(vm: &mut Vm) -> Exception {
    paths::errno_error(vm, 38, &[])
}

fn checked(vm: &mut Vm, signal: i32) -> Result<u32> {
    match u32::try_from(signal) {
        Ok(signal) if (1..signals::COUNT).contains(&signal) => Ok(signal),
        _ => Err(vm.value_error("signal number out of range")),
    }
}

fn handlers(vm: &mut Vm) -> Result<Ref<List>> {
    match signals::handlers(vm) {
        Some(handlers) => Ok(handlers),
        None => Err(vm.system_error("the signal module is not initialized")),
    }
}

/// The module's functions.
pub struct SignalModule;

/// What to do when a signal comes.
///
/// A handler written in Python runs in the main thread, between two instructions.
#[pymodule(name = "_signal")]
impl SignalModule {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, number) in NUMBERS
            .iter()
            .copied()
            .chain(NAMES.iter().map(|(name, number, _)| (*name, *number)))
        {
            let number = int::new(vm, number)?;
            module::add(vm, module, name, number)?;
        }
        if signals::handlers(vm).is_none() {
            let name = vm.intern("default_int_handler")?;
            let own = module::dict(module.borrow()).and_then(|dict| dict.get_str(vm, name.borrow()));
            let own = own.unwrap_or_else(|| singletons::NONE.own());
            signals::make_handlers(vm, |vm, signal| {
                let action = platform(vm).map_or(Action::Default, |platform| platform.action(signal));
                match action {
                    // Until somebody says otherwise, what is noted is Ctrl-C.
                    Action::Note => Ok(own.clone()),
                    Action::Default if signal == signals::SIGINT && platform(vm).is_none() => Ok(own.clone()),
                    Action::Default => int::new(vm, 0),
                    Action::Ignore => int::new(vm, 1),
                }
            })?;
        }
        Ok(())
    }
    /// Raises KeyboardInterrupt: what Ctrl-C does unless another handler is set.
    #[signature("($module, signalnum, frame, /)")]
    fn default_int_handler(vm: &mut Vm, signalnum: i32, frame: ObjRef<'_>) -> Result<Obj> {
        let _ = (signalnum, frame);
        Err(vm.exception_from_args(exceptions::KEYBOARD_INTERRUPT, &[])?)
    }
    /// Set the action for the given signal.
    #[signature("($module, signalnum, handler, /)")]
    fn signal(vm: &mut Vm, signalnum: i32, handler: ObjRef<'_>) -> Result<Obj> {
        let number = handler
            .as_small_int()
            .filter(|number| handler.is_a(int::INT) && (0..=1).contains(number));
        let action = match number {
            Some(0) => Action::Default,
            Some(_) => Action::Ignore,
            None if object::is_callable(handler) => Action::Note,
            None => {
                return Err(vm.type_error(
                    "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object",
                ));
            }
        };
        let signal = checked(vm, signalnum)?;
        // What has arrived so far is for the handler so far.
        signals::check(vm)?;
        if let Some(platform) = platform(vm) {
            let wake = vm.interp().eval_breaker;
            let result = platform.set_action(signal, action, wake, breaker::SIGNAL);
            result.map_err(|error| paths::os_error(vm, error, &[]))?;
        }
        let handlers = handlers(vm)?;
        let place = handlers.items_mut(vm).get_mut(signal as usize);
        match place {
            Some(place) => Ok(core::mem::replace(place, handler.own())),
            None => Ok(singletons::NONE.own()),
        }
    }
    /// What happens when that signal comes: a function, SIG_DFL, SIG_IGN, or None if something outside Python
    /// decides.
    #[signature("($module, signalnum, /)")]
    fn getsignal(vm: &mut Vm, signalnum: i32) -> Result<Obj> {
        let signal = checked(vm, signalnum)?;
        let handlers = handlers(vm)?;
        let handler = handlers.items(vm).get(signal as usize).cloned();
        Ok(handler.unwrap_or_else(|| singletons::NONE.own()))
    }
    /// Send a signal to the executing process.
    #[signature("($module, signalnum, /)")]
    fn raise_signal(vm: &mut Vm, signalnum: i32) -> Result<()> {
        match platform(vm) {
            Some(platform) => {
                let result = match u32::try_from(signalnum) {
                    Ok(signal) => platform.raise(signal),
                    Err(_) => Err(taipan_platform::Error::from_errno(22)),
                };
                result.map_err(|error| paths::os_error(vm, error, &[]))?;
            }
            None => {
                let signal = checked(vm, signalnum)?;
                signals::raise(vm, signal);
            }
        }
        signals::check(vm)
    }
    /// The signal in words, or None if the system does not know it.
    #[signature("($module, signalnum, /)")]
    fn strsignal(vm: &mut Vm, signalnum: i32) -> Result<Obj> {
        let signal = checked(vm, signalnum)?;
        let known = NAMES.iter().find(|(_, number, _)| *number == signalnum);
        match known {
            Some((_, _, text)) => vm.new_str(text),
            None if signal >= 34 => vm.format(format_args!("Real-time signal {}", signal - 34)),
            None => Ok(singletons::NONE.own()),
        }
    }
    /// The numbers of the signals that exist here, as a set.
    fn valid_signals(vm: &mut Vm) -> Result<Obj> {
        let mut numbers = HVec::new();
        for signal in (1..32).chain(34..signals::COUNT) {
            let signal = int::new(vm, signal)?;
            numbers.push(vm.alloc(), signal)?;
        }
        let numbers = List::create(vm, numbers)?;
        taipan_objects::call::call(vm, set::SET.as_obj(), &[numbers.borrow()])
    }
    /// From now on, the number of each signal that comes is written to fd. Returns the one before, -1 for none.
    ///
    /// fd must not block.
    #[signature("($module, fd, /, *, warn_on_full_buffer=True)")]
    fn set_wakeup_fd(vm: &mut Vm, fd: i32, warn_on_full_buffer: Option<bool>) -> Result<i32> {
        let _ = warn_on_full_buffer;
        let Some(platform) = platform(vm) else {
            return Err(unsupported(vm));
        };
        if fd >= 0 {
            let files = lifecycle::platform(vm).and_then(|platform| platform.files());
            let blocking = match files.map(|files| files.is_blocking(fd)) {
                Some(Ok(blocking)) => blocking,
                Some(Err(error)) => return Err(paths::os_error(vm, error, &[])),
                None => false,
            };
            if blocking {
                return Err(vm.value_error(format_args!("the fd {fd} must be in non-blocking mode")));
            }
        }
        let before = platform.set_wakeup((fd >= 0).then_some(fd));
        match before {
            Ok(before) => Ok(before.unwrap_or(-1)),
            Err(error) => Err(paths::os_error(vm, error, &[])),
        }
    }
    /// Wait until a signal arrives.
    fn pause(vm: &mut Vm) -> Result<()> {
        let Some(clock) = lifecycle::platform(vm).and_then(|platform| platform.clock()) else {
            return Err(unsupported(vm));
        };
        const LONG: i64 = 3_600_000_000_000;
        loop {
            let now = clock.now(taipan_platform::ClockKind::Monotonic).unwrap_or(0);
            let end = now.saturating_add(LONG);
            if gil::released(vm, || clock.sleep_until(end)) == taipan_platform::Wake::Interrupted {
                return signals::check(vm);
            }
        }
    }
}
