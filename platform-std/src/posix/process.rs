//! The process: its number, relatives, rights and times; other processes; the machine.

use rustix::process::{self, Pid, PidfdFlags, Signal, WaitId, WaitIdOptions, WaitOptions};
use taipan_derive::pymodule;
use taipan_objects::structseq::Fields;
use taipan_objects::{
    Exception, HVec, Obj, ObjRef, ObjectExt, Result, Vm, float, int, list, object, set, struct_sequence,
    tuple,
};
use taipan_vm::paths;

use super::arguments::{self, done, retry};
use crate::Held;
use crate::socket::wait;

struct_sequence! {
    /// uname_result: Result from os.uname().
    pub UNAME_RESULT: "posix", "uname_result", visible 5, instantiable true, [
        "sysname" = "operating system name",
        "nodename" = "the machine's name among others",
        "release" = "operating system release",
        "version" = "operating system version",
        "machine" = "hardware identifier",
    ]
}

struct_sequence! {
    /// times_result: Result from os.times().
    pub TIMES_RESULT: "posix", "times_result", visible 5, instantiable true, [
        "user" = "user time",
        "system" = "system time",
        "children_user" = "user time of children",
        "children_system" = "system time of children",
        "elapsed" = "time on a clock with no particular start",
    ]
}

struct_sequence! {
    /// The size of a terminal: (columns, lines)
    pub TERMINAL_SIZE: "os", "terminal_size", visible 2, instantiable true, [
        "columns" = "characters in a line",
        "lines" = "lines on the screen",
    ]
}

/// The number of a process; 0 where there is none.
fn number(pid: Option<Pid>) -> i32 {
    pid.map_or(0, |pid| pid.as_raw_nonzero().get())
}

fn invalid(vm: &mut Vm) -> Exception {
    paths::errno_error(vm, rustix::io::Errno::INVAL.raw_os_error(), &[])
}

/// Sends a signal to a process (0: the group; negative: another group).
fn send(vm: &mut Vm, pid: i32, signal: i32) -> Result<()> {
    let result = if signal == 0 {
        match Pid::from_raw(pid.saturating_abs()) {
            Some(group) if pid < 0 => process::test_kill_process_group(group),
            Some(pid) => process::test_kill_process(pid),
            None => process::test_kill_current_process_group(),
        }
    } else {
        let Some(signal) = Signal::from_named_raw(signal) else {
            return Err(invalid(vm));
        };
        match Pid::from_raw(pid.saturating_abs()) {
            Some(group) if pid < 0 => process::kill_process_group(group, signal),
            Some(pid) => process::kill_process(pid, signal),
            None => process::kill_current_process_group(signal),
        }
    };
    done(vm, result)?;
    // A signal to oneself has arrived when the call returns.
    taipan_vm::signals::check(vm)
}

/// Waits until a child has ended, where only its end is waited for: a signal's handler runs meanwhile, which the wait itself
/// would not let happen before its end.
fn await_end(vm: &mut Vm, pid: i32, options: WaitOptions) -> Result<()> {
    let child = Pid::from_raw(pid);
    let (Some(child), false) = (
        child,
        options.intersects(WaitOptions::UNTRACED | WaitOptions::CONTINUED),
    ) else {
        return Ok(());
    };
    // What is no child, or has ended, the wait tells at once.
    let look = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    if let Ok(None) = process::waitid(WaitId::Pid(child), look)
        && let Ok(fd) = process::pidfd_open(child, PidfdFlags::empty())
    {
        let fd = Held::Owned(std::sync::Arc::new(fd));
        wait::until_ready(vm, &fd, rustix::event::PollFlags::IN, None)?;
    }
    Ok(())
}

/// Waits for a child; `(0, 0)` with `WNOHANG` if none has changed.
fn wait_for(vm: &mut Vm, pid: i32, options: i32) -> Result<Obj> {
    let options = WaitOptions::from_bits_retain(options as u32);
    if pid > 0 && vm.thread.is_main && !options.contains(WaitOptions::NOHANG) {
        await_end(vm, pid, options)?;
    }
    let found = retry(vm, || match pid {
        -1 => process::wait(options),
        0 => process::waitpid(None, options),
        pid => match Pid::from_raw(pid.saturating_abs()) {
            Some(group) if pid < 0 => process::waitpgid(group, options),
            pid => process::waitpid(pid, options),
        },
    })?;
    let (pid, status) = match done(vm, found)? {
        Some((pid, status)) => (number(Some(pid)), status.as_raw()),
        None => (0, 0),
    };
    let pid = int::new(vm, pid)?;
    let status = int::new(vm, status)?;
    tuple::new(vm, &[pid, status])
}

/// The parts of a wait status, as the system's headers take it apart.
fn exited(status: i32) -> bool {
    status & 0x7f == 0
}

fn stopped(status: i32) -> bool {
    status & 0xff == 0x7f
}

fn signaled(status: i32) -> bool {
    !exited(status) && !stopped(status) && status != 0xffff
}

fn ids(vm: &mut Vm, ids: impl Iterator<Item = u32>) -> Result<Obj> {
    let mut items = HVec::new();
    for id in ids {
        let id = int::new(vm, id)?;
        items.push(vm.alloc(), id)?;
    }
    Ok(list::List::create(vm, items)?.into())
}

fn seconds(time: nix::sys::time::TimeVal) -> f64 {
    // The clock of these figures ticks a hundred times a second.
    let ticks = time.tv_sec() * 100 + i64::from(time.tv_usec()) / 10_000;
    ticks as f64 / 100.0
}

pub struct Part;

#[pymodule(name = "posix")]
impl Part {
    /// Return the current process id.
    fn getpid(_vm: &mut Vm) -> i32 {
        number(Some(process::getpid()))
    }
    /// Return the parent's process id.
    fn getppid(_vm: &mut Vm) -> i32 {
        number(process::getppid())
    }
    /// Return the current process's user id.
    fn getuid(_vm: &mut Vm) -> u32 {
        process::getuid().as_raw()
    }
    /// The user id that decides what the process may do.
    fn geteuid(_vm: &mut Vm) -> u32 {
        process::geteuid().as_raw()
    }
    /// Return the current process's group id.
    fn getgid(_vm: &mut Vm) -> u32 {
        process::getgid().as_raw()
    }
    /// The group id that decides what the process may do.
    fn getegid(_vm: &mut Vm) -> u32 {
        process::getegid().as_raw()
    }
    /// The ids of the further groups that the process is in.
    fn getgroups(vm: &mut Vm) -> Result<Obj> {
        let groups = process::getgroups();
        let groups = done(vm, groups)?;
        ids(vm, groups.into_iter().map(rustix::process::Gid::as_raw))
    }
    /// The id of the group that the process belongs to.
    #[signature("($module, /, pid)")]
    fn getpgid(vm: &mut Vm, pid: i32) -> Result<i32> {
        let group = process::getpgid(Pid::from_raw(pid));
        Ok(number(Some(done(vm, group)?)))
    }
    /// Return the current process group id.
    fn getpgrp(_vm: &mut Vm) -> i32 {
        number(Some(process::getpgrp()))
    }
    /// Puts the process into a process group.
    #[signature("($module, pid, pgrp, /)")]
    fn setpgid(vm: &mut Vm, pid: i32, pgrp: i32) -> Result<()> {
        let result = process::setpgid(Pid::from_raw(pid), Pid::from_raw(pgrp));
        done(vm, result)
    }
    /// The id of the session that the process belongs to.
    #[signature("($module, pid, /)")]
    fn getsid(vm: &mut Vm, pid: i32) -> Result<i32> {
        let session = process::getsid(Pid::from_raw(pid));
        Ok(number(Some(done(vm, session)?)))
    }
    /// Call the system call setsid().
    fn setsid(vm: &mut Vm) -> Result<()> {
        let result = process::setsid();
        done(vm, result).map(drop)
    }
    /// Kill a process with a signal.
    #[signature("($module, pid, signal, /)")]
    fn kill(vm: &mut Vm, pid: i32, signal: i32) -> Result<()> {
        send(vm, pid, signal)
    }
    /// Kill a process group with a signal.
    #[signature("($module, pgid, signal, /)")]
    fn killpg(vm: &mut Vm, pgid: i32, signal: i32) -> Result<()> {
        send(vm, pgid.saturating_neg(), signal)
    }
    /// Waits for a child process. Returns its id and its exit status.
    #[signature("($module, pid, options, /)")]
    fn waitpid(vm: &mut Vm, pid: i32, options: i32) -> Result<Obj> {
        wait_for(vm, pid, options)
    }
    /// Wait for completion of a child process.
    fn wait(vm: &mut Vm) -> Result<Obj> {
        wait_for(vm, -1, 0)
    }
    /// Whether the process ended by itself.
    #[signature("($module, /, status)")]
    #[name("WIFEXITED")]
    fn wifexited(_vm: &mut Vm, status: i32) -> bool {
        exited(status)
    }
    /// The code with which the process ended by itself.
    #[signature("($module, /, status)")]
    #[name("WEXITSTATUS")]
    fn wexitstatus(_vm: &mut Vm, status: i32) -> i32 {
        (status >> 8) & 0xff
    }
    /// Whether a signal ended the process.
    #[signature("($module, /, status)")]
    #[name("WIFSIGNALED")]
    fn wifsignaled(_vm: &mut Vm, status: i32) -> bool {
        signaled(status)
    }
    /// The signal that ended the process.
    #[signature("($module, /, status)")]
    #[name("WTERMSIG")]
    fn wtermsig(_vm: &mut Vm, status: i32) -> i32 {
        status & 0x7f
    }
    /// Whether a signal has stopped the process.
    #[signature("($module, /, status)")]
    #[name("WIFSTOPPED")]
    fn wifstopped(_vm: &mut Vm, status: i32) -> bool {
        stopped(status)
    }
    /// The signal that has stopped the process.
    #[signature("($module, /, status)")]
    #[name("WSTOPSIG")]
    fn wstopsig(_vm: &mut Vm, status: i32) -> i32 {
        (status >> 8) & 0xff
    }
    /// Whether a stopped process has gone on.
    #[signature("($module, /, status)")]
    #[name("WIFCONTINUED")]
    fn wifcontinued(_vm: &mut Vm, status: i32) -> bool {
        status == 0xffff
    }
    /// Whether the process left a core dump.
    #[signature("($module, status, /)")]
    #[name("WCOREDUMP")]
    fn wcoredump(_vm: &mut Vm, status: i32) -> bool {
        status & 0x80 != 0
    }
    /// Convert a wait status to an exit code.
    #[signature("($module, /, status)")]
    fn waitstatus_to_exitcode(vm: &mut Vm, status: ObjRef<'_>) -> Result<i32> {
        if float::value(status).is_some() {
            return Err(vm.type_error("'float' object cannot be interpreted as an integer"));
        }
        let status = int::to_c_int(vm, status)?;
        if exited(status) {
            return Ok((status >> 8) & 0xff);
        }
        if signaled(status) {
            return Ok(-(status & 0x7f));
        }
        if stopped(status) {
            let signal = (status >> 8) & 0xff;
            return Err(vm.value_error(format_args!("process stopped by delivery of signal {signal}")));
        }
        Err(vm.value_error(format_args!("invalid wait status: {status}")))
    }
    /// Execute the command in a subshell.
    #[signature("($module, /, command)")]
    fn system(vm: &mut Vm, command: ObjRef<'_>) -> Result<i32> {
        use std::os::unix::ffi::OsStrExt as _;
        use std::os::unix::process::ExitStatusExt as _;
        let text = paths::path_bytes(vm, command)?;
        paths::audit(vm, "os.system", &[command])?;
        let mut shell = std::process::Command::new("/bin/sh");
        shell.arg("-c").arg(std::ffi::OsStr::from_bytes(&text));
        let host = arguments::host(vm)?;
        shell.env_clear();
        if let Some(environment) = taipan_platform::Platform::environment(host) {
            environment.variables(&mut |name, value| {
                shell.env(
                    std::ffi::OsStr::from_bytes(name),
                    std::ffi::OsStr::from_bytes(value),
                );
            });
        }
        Ok(shell.status().map_or(-1, |status| status.into_raw()))
    }
    /// Ends the process at once, with that exit code: nothing is flushed or called.
    #[signature("($module, /, status)")]
    fn _exit(_vm: &mut Vm, status: i32) -> Result<()> {
        std::process::exit(status)
    }
    /// Abort the interpreter immediately.
    fn abort(_vm: &mut Vm) -> Result<()> {
        std::process::abort()
    }
    /// The processor time of the process and of its children, and a clock, in seconds.
    fn times(vm: &mut Vm) -> Result<Obj> {
        use nix::sys::resource::{UsageWho, getrusage};
        let mut fields = Fields::new();
        for who in [UsageWho::RUSAGE_SELF, UsageWho::RUSAGE_CHILDREN] {
            let usage = getrusage(who).map_err(|errno| paths::errno_error(vm, errno as i32, &[]))?;
            fields.float(vm, seconds(usage.user_time()))?;
            fields.float(vm, seconds(usage.system_time()))?;
        }
        let now = crate::unix::clock_now(taipan_platform::ClockKind::Monotonic).unwrap_or(0);
        fields.float(vm, (now / 10_000_000) as f64 / 100.0)?;
        fields.finish(vm, TIMES_RESULT)
    }
    /// The operating system's name and version, and the machine's.
    fn uname(vm: &mut Vm) -> Result<Obj> {
        let found = rustix::system::uname();
        let mut fields = Fields::new();
        for part in [
            found.sysname(),
            found.nodename(),
            found.release(),
            found.version(),
            found.machine(),
        ] {
            let part = paths::decode(vm, part.to_bytes())?;
            fields.push(vm, part)?;
        }
        fields.finish(vm, UNAME_RESULT)
    }
    /// Sets which permission bits new files don't get. Returns what was set before.
    #[signature("($module, mask, /)")]
    fn umask(_vm: &mut Vm, mask: i32) -> u32 {
        crate::unix::umask(mask as u32 & 0o777)
    }
    /// How many processors the machine has; None if that is not known.
    fn cpu_count(_vm: &mut Vm) -> Option<usize> {
        let online = std::fs::read_to_string("/sys/devices/system/cpu/online").ok();
        let counted = online.and_then(|ranges| {
            ranges.trim().split(',').try_fold(0, |sum, range| {
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                let first: usize = first.parse().ok()?;
                let last: usize = last.parse().ok()?;
                Some(sum + last.checked_sub(first)? + 1)
            })
        });
        counted.or_else(|| std::thread::available_parallelism().ok().map(usize::from))
    }
    /// A descriptor that stands for a process, and can be read when it ends.
    #[signature("($module, /, pid, flags=0)")]
    fn pidfd_open(vm: &mut Vm, pid: i32, flags: Option<i32>) -> Result<i32> {
        let Some(pid) = Pid::from_raw(pid).filter(|_| pid > 0) else {
            return Err(invalid(vm));
        };
        let flags = PidfdFlags::from_bits_retain(flags.unwrap_or(0) as u32);
        let opened = process::pidfd_open(pid, flags);
        let opened = done(vm, opened)?;
        let adopted = arguments::host(vm)?.open_files().adopt(opened);
        adopted.map_err(|error| paths::os_error(vm, error, &[]))
    }
    /// How many processes were ready to run, on average over 1, 5 and 15 minutes.
    ///
    /// Raises OSError if the system does not say.
    fn getloadavg(vm: &mut Vm) -> Result<Obj> {
        let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let loads: Vec<f64> = text
            .split(' ')
            .take(3)
            .filter_map(|load| load.parse().ok())
            .collect();
        let [one, five, fifteen] = loads[..] else {
            return Err(vm.os_error(0, "Load averages are unobtainable", &[]));
        };
        let one = float::new(vm, one)?;
        let five = float::new(vm, five)?;
        let fifteen = float::new(vm, fifteen)?;
        tuple::new(vm, &[one, five, fifteen])
    }
    /// Voluntarily relinquish the CPU.
    fn sched_yield(_vm: &mut Vm) {
        rustix::thread::sched_yield();
    }
    /// The processors that a process may run on, 0 being this process.
    #[signature("($module, pid, /)")]
    fn sched_getaffinity(vm: &mut Vm, pid: i32) -> Result<Obj> {
        let cpus = rustix::thread::sched_getaffinity(Pid::from_raw(pid));
        let cpus = done(vm, cpus)?;
        let count = rustix::thread::CpuSet::MAX_CPU;
        let numbers = ids(vm, (0..count as u32).filter(|cpu| cpus.is_set(*cpu as usize)))?;
        taipan_objects::call::call(vm, set::SET.as_obj(), &[numbers.borrow()])
    }
    /// Sets the processors that a process may run on, 0 being this process.
    #[signature("($module, pid, mask, /)")]
    fn sched_setaffinity(vm: &mut Vm, pid: i32, mask: ObjRef<'_>) -> Result<()> {
        let mut cpus = rustix::thread::CpuSet::new();
        let all = object::collect(vm, mask)?;
        for cpu in all.iter() {
            if !cpu.is_a(int::INT) {
                let kind = cpu.ty().display_name(vm);
                return Err(vm.type_error(format_args!(
                    "expected an iterator of ints, but iterator yielded {kind}"
                )));
            }
            match usize::try_from(int::to_ssize(vm, cpu.borrow())?) {
                Ok(cpu) if cpu < rustix::thread::CpuSet::MAX_CPU => cpus.set(cpu),
                Ok(_) => return Err(vm.overflow_error("CPU number too large")),
                Err(_) => return Err(vm.value_error("negative CPU number")),
            }
        }
        let result = rustix::thread::sched_setaffinity(Pid::from_raw(pid), &cpus);
        done(vm, result)
    }
    /// Adds to the process's niceness, which makes it give way, and returns the new value.
    #[signature("($module, increment, /)")]
    fn nice(vm: &mut Vm, increment: i32) -> Result<i32> {
        let result = process::nice(increment);
        done(vm, result)
    }
    /// Return program scheduling priority.
    #[signature("($module, /, which, who)")]
    fn getpriority(vm: &mut Vm, which: i32, who: i32) -> Result<i32> {
        let found = match which {
            0 => process::getpriority_process(Pid::from_raw(who)),
            1 => process::getpriority_pgrp(Pid::from_raw(who)),
            2 => process::getpriority_user(rustix::process::Uid::from_raw(who as u32)),
            _ => Err(rustix::io::Errno::INVAL),
        };
        done(vm, found)
    }
    /// Set program scheduling priority.
    #[signature("($module, /, which, who, priority)")]
    fn setpriority(vm: &mut Vm, which: i32, who: i32, priority: i32) -> Result<()> {
        let result = match which {
            0 => process::setpriority_process(Pid::from_raw(who), priority),
            1 => process::setpriority_pgrp(Pid::from_raw(who), priority),
            2 => process::setpriority_user(rustix::process::Uid::from_raw(who as u32), priority),
            _ => Err(rustix::io::Errno::INVAL),
        };
        done(vm, result)
    }
    /// The path of the terminal that controls the process.
    fn ctermid(_vm: &mut Vm) -> &'static str {
        "/dev/tty"
    }
    /// A value of the system's configuration. The name is an int or one of sysconf_names.
    #[signature("($module, name, /)")]
    fn sysconf(vm: &mut Vm, name: ObjRef<'_>) -> Result<i64> {
        let number = match name.downcast::<taipan_objects::str::Str>() {
            Some(name) => {
                let found = super::constants::SYSCONF
                    .iter()
                    .find(|(known, _)| name.equals(known));
                match found {
                    Some((_, number)) => *number,
                    None => return Err(vm.value_error("unrecognized configuration name")),
                }
            }
            None if name.is_a(int::INT) => i64::from(int::to_c_int(vm, name)?),
            None => {
                return Err(vm.type_error("configuration names must be strings or integers"));
            }
        };
        match super::constants::sysconf(number) {
            Some(value) => Ok(value),
            None => Err(invalid(vm)),
        }
    }
}
