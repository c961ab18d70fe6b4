//! The module `_signal`: handlers of signals, over the platform's.

use taipan_derive::pymodule;
use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::structseq::Fields;
use taipan_objects::typeobject::TypeRef;
use taipan_objects::vm::breaker;
use taipan_objects::{
    Exception, HVec, Obj, ObjRef, ObjectExt, Ref, Result, Vm, exceptions, float, int, object, set,
    singletons, struct_sequence,
};
use taipan_platform::{Action, SignalInfo, Signals, Timer};
use taipan_vm::timespan::{self, Rounding};
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
    ("ITIMER_REAL", 0),
    ("ITIMER_VIRTUAL", 1),
    ("ITIMER_PROF", 2),
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

const NANOSECONDS: i64 = 1_000_000_000;
/// The system's number for a wrong argument.
const INVALID: i32 = 22;

struct_sequence! {
    /// struct_siginfo: Result from sigwaitinfo or sigtimedwait.
    ///
    /// What the system tells of a signal that has been waited for.
    pub STRUCT_SIGINFO: "signal", "struct_siginfo", visible 7, instantiable true, [
        "si_signo" = "signal number",
        "si_code" = "signal code",
        "si_errno" = "errno associated with this signal",
        "si_pid" = "sending process ID",
        "si_uid" = "real user ID of sending process",
        "si_status" = "exit value or signal",
        "si_band" = "band event for SIGPOLL",
    ]
}

fn information(vm: &mut Vm, info: SignalInfo) -> Result<Obj> {
    let mut fields = Fields::new();
    for number in [
        i64::from(info.number),
        i64::from(info.code),
        i64::from(info.errno),
        i64::from(info.pid),
        i64::from(info.uid),
        i64::from(info.status),
        info.band,
    ] {
        let number = int::new(vm, number)?;
        fields.push(vm, number)?;
    }
    fields.finish(vm, STRUCT_SIGINFO)
}

/// A set of signals: bit `n - 1` for number `n`.
fn signal_set(vm: &mut Vm, signals: ObjRef<'_>) -> Result<u64> {
    let items = object::collect(vm, signals)?;
    let mut set = 0;
    for item in items.iter() {
        let number = int::to_ssize(vm, item.borrow())?;
        match u32::try_from(number) {
            Ok(number) if (1..signals::COUNT).contains(&number) => set |= 1_u64 << (number - 1),
            _ => {
                return Err(vm.value_error(format_args!("signal number {number} out of range [1; 64]")));
            }
        }
    }
    Ok(set)
}

/// The Python set of a set of signals.
fn set_of(vm: &mut Vm, signals: u64) -> Result<Obj> {
    let mut numbers = HVec::new();
    for signal in 1..signals::COUNT {
        if signals >> (signal - 1) & 1 == 1 {
            let signal = int::new(vm, signal)?;
            numbers.push(vm.alloc(), signal)?;
        }
    }
    let numbers = List::create(vm, numbers)?;
    taipan_objects::call::call(vm, set::SET.as_obj(), &[numbers.borrow()])
}

/// One of the interval timers.
fn timer(vm: &mut Vm, which: i32) -> Result<Timer> {
    match which {
        0 => Ok(Timer::Real),
        1 => Ok(Timer::Virtual),
        2 => Ok(Timer::Profile),
        _ => {
            let error = timer_error(vm, taipan_platform::Error::from_errno(INVALID))?;
            Err(error)
        }
    }
}

/// The `ItimerError` for an error of the platform.
fn timer_error(vm: &mut Vm, error: taipan_platform::Error) -> Result<Exception> {
    let error = paths::os_error(vm, error, &[]);
    let class = vm.interp().native_state.borrow().get(ITIMER_ERROR).cloned();
    let class = class.as_ref().and_then(|class| TypeRef::from_obj(class.borrow()));
    let Some(class) = class else { return Ok(error) };
    let args = object::getattr(vm, error.as_obj(), taipan_objects::names::args)?;
    let args = taipan_objects::tuple::items(args.borrow()).unwrap_or(&[]);
    vm.exception_from_args(class, Obj::borrow_slice(args))
}

fn make_timer_error(vm: &mut Vm) -> Result<Obj> {
    let dict = taipan_objects::dict::Dict::create(vm)?;
    let owner = vm.new_str("signal")?;
    dict.set(vm, taipan_objects::names::__module__, owner)?;
    let name = vm.new_str("ItimerError")?;
    let bases = taipan_objects::tuple::new(vm, &[exceptions::OS_ERROR.own()])?;
    let arguments = [name.borrow(), bases.borrow(), dict.borrow()];
    taipan_objects::call::call(vm, taipan_objects::type_methods::TYPE.as_obj(), &arguments)
}

/// Where the class `ItimerError` is kept.
const ITIMER_ERROR: &str = "signal.ItimerError";

fn timer_value(vm: &mut Vm, (left, interval): (i64, i64)) -> Result<Obj> {
    let left = float::new(vm, left as f64 * 1e-9)?;
    let interval = float::new(vm, interval as f64 * 1e-9)?;
    taipan_objects::tuple::new(vm, &[left, interval])
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
        module::add(vm, module, "struct_siginfo", STRUCT_SIGINFO.own())?;
        let itimer_error = make_timer_error(vm)?;
        vm.interp()
            .native_state
            .borrow_mut()
            .insert(ITIMER_ERROR, itimer_error.clone());
        module::add(vm, module, "ItimerError", itimer_error)?;
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
        if !vm.thread.is_main {
            return Err(vm.value_error("signal only works in main thread of the main interpreter"));
        }
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
        if !vm.thread.is_main {
            return Err(vm.value_error("set_wakeup_fd only works in main thread of the main interpreter"));
        }
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
    /// Has SIGALRM sent after a number of seconds; gives back the seconds that were left before.
    #[signature("($module, seconds, /)")]
    fn alarm(vm: &mut Vm, seconds: i32) -> Result<i64> {
        let time = i64::from(seconds as u32) * NANOSECONDS;
        let Some(platform) = platform(vm) else {
            return Err(unsupported(vm));
        };
        let before = platform.set_timer(Timer::Real, time, 0);
        let (left, _) = before.map_err(|error| paths::os_error(vm, error, &[]))?;
        Ok(left.saturating_add(NANOSECONDS - 1) / NANOSECONDS)
    }
    /// Sets one of the interval timers; gives back what it was set to.
    #[signature("($module, which, seconds, interval=0.0, /)")]
    fn setitimer(vm: &mut Vm, which: i32, seconds: ObjRef<'_>, interval: Option<ObjRef<'_>>) -> Result<Obj> {
        let time = timespan::seconds(vm, seconds, Rounding::Ceiling)?;
        let interval = match interval {
            Some(interval) => timespan::seconds(vm, interval, Rounding::Ceiling)?,
            None => 0,
        };
        let timer = timer(vm, which)?;
        let Some(platform) = platform(vm) else {
            return Err(unsupported(vm));
        };
        match platform.set_timer(timer, time, interval) {
            Ok(before) => timer_value(vm, before),
            Err(error) => Err(timer_error(vm, error)?),
        }
    }
    /// What is left of an interval timer's time, and its interval.
    #[signature("($module, which, /)")]
    fn getitimer(vm: &mut Vm, which: i32) -> Result<Obj> {
        let timer = timer(vm, which)?;
        let Some(platform) = platform(vm) else {
            return Err(unsupported(vm));
        };
        match platform.timer(timer) {
            Ok(now) => timer_value(vm, now),
            Err(error) => Err(timer_error(vm, error)?),
        }
    }
    /// Changes which signals the calling thread does not want to get; gives back those that it did not want before.
    #[signature("($module, how, mask, /)")]
    fn pthread_sigmask(vm: &mut Vm, how: i32, mask: ObjRef<'_>) -> Result<Obj> {
        let mask = signal_set(vm, mask)?;
        let Some(platform) = platform(vm) else {
            return Err(unsupported(vm));
        };
        let before = platform.blocked();
        let before = before.map_err(|error| paths::os_error(vm, error, &[]))?;
        let after = match how {
            0 => before | mask,
            1 => before & !mask,
            2 => mask,
            _ => return Err(paths::errno_error(vm, INVALID, &[])),
        };
        let done = platform.set_blocked(after);
        done.map_err(|error| paths::os_error(vm, error, &[]))?;
        // What was waiting may have arrived.
        signals::check(vm)?;
        set_of(vm, before)
    }
    /// The signals that wait because the calling thread does not want to get them.
    fn sigpending(vm: &mut Vm) -> Result<Obj> {
        let Some(platform) = platform(vm) else {
            return Err(unsupported(vm));
        };
        let pending = platform.pending();
        let pending = pending.map_err(|error| paths::os_error(vm, error, &[]))?;
        set_of(vm, pending)
    }
    /// Waits for one of these signals, and gives its number.
    #[signature("($module, sigset, /)")]
    fn sigwait(vm: &mut Vm, sigset: ObjRef<'_>) -> Result<i32> {
        let set = signal_set(vm, sigset)?;
        loop {
            if let Some(info) = wait(vm, set, None)? {
                return Ok(info.number);
            }
        }
    }
    /// Waits for one of these signals, and tells of it.
    #[signature("($module, sigset, /)")]
    fn sigwaitinfo(vm: &mut Vm, sigset: ObjRef<'_>) -> Result<Obj> {
        let set = signal_set(vm, sigset)?;
        loop {
            if let Some(info) = wait(vm, set, None)? {
                return information(vm, info);
            }
        }
    }
    /// Waits for one of these signals for a number of seconds, and tells of it; None if none has come.
    #[signature("($module, sigset, timeout, /)")]
    fn sigtimedwait(vm: &mut Vm, sigset: ObjRef<'_>, timeout: ObjRef<'_>) -> Result<Option<Obj>> {
        let span = timespan::seconds(vm, timeout, Rounding::Ceiling)?;
        if span < 0 {
            return Err(vm.value_error("timeout must be non-negative"));
        }
        let set = signal_set(vm, sigset)?;
        let clock = lifecycle::platform(vm).and_then(|platform| platform.clock());
        let now = clock.and_then(|clock| clock.now(taipan_platform::ClockKind::Monotonic));
        let deadline = now.unwrap_or(0).saturating_add(span);
        match wait(vm, set, Some(deadline))? {
            Some(info) => information(vm, info).map(Some),
            None => Ok(None),
        }
    }
    /// Sends a signal to a thread.
    #[signature("($module, thread_id, signalnum, /)")]
    fn pthread_kill(vm: &mut Vm, thread_id: isize, signalnum: i32) -> Result<()> {
        let thread = int::new(vm, thread_id)?;
        let number = int::new(vm, signalnum)?;
        (vm.hooks().audit)(vm, "signal.pthread_kill", &[thread.borrow(), number.borrow()])?;
        let Some(platform) = platform(vm) else {
            return Err(unsupported(vm));
        };
        let result = match u32::try_from(signalnum) {
            Ok(signal) if signal < signals::COUNT => {
                platform.send_to(taipan_platform::ThreadId(thread_id as u64), signal)
            }
            _ => Err(taipan_platform::Error::from_errno(INVALID)),
        };
        result.map_err(|error| paths::os_error(vm, error, &[]))?;
        signals::check(vm)
    }
    /// Whether a signal shall end the system's calls: it always does, and they are begun again (PEP 475).
    #[signature("($module, signalnum, flag, /)")]
    fn siginterrupt(vm: &mut Vm, signalnum: i32, flag: bool) -> Result<()> {
        let _ = flag;
        checked(vm, signalnum).map(drop)
    }
}

/// Waits for one of `signals`, running the handlers of others.
fn wait(vm: &mut Vm, signals: u64, deadline: Option<i64>) -> Result<Option<SignalInfo>> {
    let Some(platform) = platform(vm) else {
        return Err(unsupported(vm));
    };
    loop {
        match gil::released(vm, || platform.wait(signals, deadline)) {
            Ok(found) => return Ok(found),
            Err(error) if error.kind() == taipan_platform::ErrorKind::Interrupted => signals::check(vm)?,
            Err(error) => return Err(paths::os_error(vm, error, &[])),
        }
    }
}
