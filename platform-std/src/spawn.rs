//! The module `_posixsubprocess`: starting other programs, for `subprocess`.
//!
//! What CPython's child does between `fork` and `exec` is done by `posix_spawn`, as far as that can; the rest (the folder, the
//! mask of new files, the ids) is what the system keeps a thread, so a thread that lives for one start sets it for itself.
//! Python code cannot run in between (`preexec_fn`): that needs a process with one thread.

use std::ffi::{CStr, CString, OsStr};
use std::os::fd::{AsFd as _, OwnedFd, RawFd};
use std::os::unix::ffi::OsStrExt as _;
use std::sync::atomic::Ordering;

use nix::errno::Errno;
use nix::sched::CloneFlags;
use nix::spawn::{PosixSpawnAttr, PosixSpawnFileActions, PosixSpawnFlags};
use nix::sys::signal::{SigSet, Signal};
use nix::unistd::Pid;
use rustix::thread::{Gid, Uid};
use taipan_derive::pymodule;
use taipan_objects::bytes::Bytes;
use taipan_objects::module::{ModuleDef, PyModule as _};
use taipan_objects::{ObjRef, ObjectExt as _, Result, Vm, exceptions, int, object};
use taipan_platform::{Files as _, Platform as _};
use taipan_vm::{gil, paths};

use crate::posix::arguments;
use crate::{StdPlatform, signals, threads};

/// The module's declaration.
pub fn module() -> ModuleDef {
    PosixSubprocess::DEF
}

/// The first number for copies of descriptors, above those that children have.
const HIGH: RawFd = 10;

/// What a program is started with.
struct Start {
    executables: Vec<CString>,
    args: Vec<CString>,
    env: Vec<CString>,
    cwd: Option<Vec<u8>>,
    umask: Option<u32>,
    uid: Option<u32>,
    gid: Option<u32>,
    groups: Option<Vec<u32>>,
    new_session: bool,
    group: Option<i32>,
    default_signals: bool,
    blocked: u64,
    /// Copies of descriptors, with the numbers that the child has them under.
    given: Vec<(OwnedFd, RawFd)>,
    /// Numbers that the child must not have.
    closed: Vec<RawFd>,
}

/// Why a program was not started.
struct Failure {
    errno: Errno,
    /// What `subprocess` is told besides: where it happened, unless that was the program itself.
    place: &'static str,
}

fn at(place: &'static str) -> impl Fn(Errno) -> Failure {
    move |errno| Failure { errno, place }
}

/// A failure before the program itself was reached.
const BEFORE: &str = "noexec";

fn system(errno: rustix::io::Errno) -> Errno {
    Errno::from_raw(errno.raw_os_error())
}

impl Start {
    /// Whether something has to be set that is a thread's.
    fn changes_thread(&self) -> bool {
        self.cwd.is_some()
            || self.umask.is_some()
            || self.uid.is_some()
            || self.gid.is_some()
            || self.groups.is_some()
    }

    /// Sets what the system keeps a thread.
    fn change_thread(&self) -> std::result::Result<(), Failure> {
        if self.cwd.is_some() || self.umask.is_some() {
            nix::sched::unshare(CloneFlags::CLONE_FS).map_err(at(BEFORE))?;
        }
        if let Some(cwd) = &self.cwd {
            rustix::process::chdir(OsStr::from_bytes(cwd))
                .map_err(system)
                .map_err(at("noexec:chdir"))?;
        }
        if let Some(umask) = self.umask {
            crate::unix::umask(umask & 0o777);
        }
        if let Some(groups) = &self.groups {
            let groups: Vec<Gid> = groups.iter().map(|group| Gid::from_raw(*group)).collect();
            rustix::thread::set_thread_groups(&groups)
                .map_err(system)
                .map_err(at(BEFORE))?;
        }
        if let Some(gid) = self.gid.map(Gid::from_raw) {
            rustix::thread::set_thread_res_gid(gid, gid, gid)
                .map_err(system)
                .map_err(at(BEFORE))?;
        }
        if let Some(uid) = self.uid.map(Uid::from_raw) {
            rustix::thread::set_thread_res_uid(uid, uid, uid)
                .map_err(system)
                .map_err(at(BEFORE))?;
        }
        Ok(())
    }

    fn actions(&self) -> nix::Result<PosixSpawnFileActions> {
        use std::os::fd::AsRawFd as _;
        let mut actions = PosixSpawnFileActions::init()?;
        for (copy, number) in &self.given {
            actions.add_dup2(copy.as_raw_fd(), *number)?;
        }
        for number in &self.closed {
            actions.add_close(*number)?;
        }
        Ok(actions)
    }

    fn attributes(&self) -> nix::Result<PosixSpawnAttr> {
        let mut attributes = PosixSpawnAttr::init()?;
        let mut flags = PosixSpawnFlags::POSIX_SPAWN_SETSIGMASK;
        attributes.set_sigmask(&signals::signal_set(self.blocked))?;
        if self.default_signals {
            let mut set = SigSet::empty();
            set.add(Signal::SIGPIPE);
            set.add(Signal::SIGXFSZ);
            attributes.set_sigdefault(&set)?;
            flags |= PosixSpawnFlags::POSIX_SPAWN_SETSIGDEF;
        }
        if self.new_session {
            flags |= PosixSpawnFlags::from_bits_retain(i32::from(libc::POSIX_SPAWN_SETSID as i16));
        }
        if let Some(group) = self.group {
            attributes.set_pgroup(Pid::from_raw(group))?;
            flags |= PosixSpawnFlags::POSIX_SPAWN_SETPGROUP;
        }
        attributes.set_flags(flags)?;
        Ok(attributes)
    }

    /// Starts the first of the executables that there is.
    fn spawn(&self) -> std::result::Result<Pid, Failure> {
        let actions = self.actions().map_err(at(BEFORE))?;
        let attributes = self.attributes().map_err(at(BEFORE))?;
        let mut failure = Errno::ENOENT;
        let mut is_real = false;
        for executable in &self.executables {
            let path: &CStr = executable;
            match nix::spawn::posix_spawn(path, &actions, &attributes, &self.args, &self.env) {
                Ok(pid) => return Ok(pid),
                Err(_) if is_real => {}
                Err(errno) => {
                    is_real = !matches!(errno, Errno::ENOENT | Errno::ENOTDIR);
                    failure = errno;
                }
            }
        }
        Err(at("")(failure))
    }

    fn run(&self) -> std::result::Result<Pid, Failure> {
        if !self.changes_thread() {
            return self.spawn();
        }
        std::thread::scope(|scope| {
            let body = || {
                signals::leave_to_others();
                self.change_thread()?;
                self.spawn()
            };
            let thread = std::thread::Builder::new().spawn_scoped(scope, body);
            match thread.map(std::thread::ScopedJoinHandle::join) {
                Ok(Ok(outcome)) => outcome,
                _ => Err(at(BEFORE)(Errno::EAGAIN)),
            }
        })
    }
}

fn terminated(vm: &mut Vm, bytes: Vec<u8>) -> Result<CString> {
    CString::new(bytes).map_err(|_| vm.value_error("embedded null byte"))
}

/// The texts of a sequence of paths.
fn texts(vm: &mut Vm, sequence: ObjRef<'_>) -> Result<Vec<CString>> {
    let mut all = Vec::new();
    for item in object::collect(vm, sequence)?.iter() {
        let item = paths::fspath(vm, item.borrow())?;
        let bytes = paths::encode(vm, item.borrow())?;
        all.push(terminated(vm, bytes)?);
    }
    Ok(all)
}

/// The variables: those given as `bytes`, or the interpreter's.
fn variables(vm: &mut Vm, env: ObjRef<'_>) -> Result<Vec<CString>> {
    let mut all = Vec::new();
    if env.is_none() {
        let host = arguments::host(vm)?;
        if let Some(environment) = host.environment() {
            environment.variables(&mut |name, value| {
                // What came from the system has no NUL in it.
                all.extend(CString::new([name, b"=", value].concat()));
            });
        }
        return Ok(all);
    }
    for item in object::collect(vm, env)?.iter() {
        let Some(bytes) = item.downcast::<Bytes>().map(|bytes| bytes.as_slice().to_vec()) else {
            let kind = item.ty().display_name(vm);
            return Err(vm.type_error(format_args!("expected bytes, {kind} found")));
        };
        all.push(terminated(vm, bytes)?);
    }
    Ok(all)
}

/// The descriptors to keep: a sorted tuple.
fn kept(vm: &mut Vm, pass_fds: ObjRef<'_>) -> Result<Vec<i32>> {
    let mut all: Vec<i32> = Vec::new();
    for item in object::collect(vm, pass_fds)?.iter() {
        let fd = int::to_c_int(vm, item.borrow()).ok();
        match fd.filter(|fd| *fd >= 0 && all.last().is_none_or(|last| last < fd)) {
            Some(fd) => all.push(fd),
            None => return Err(vm.value_error("bad value(s) in fds_to_keep")),
        }
    }
    Ok(all)
}

/// An id of a user or group: `None` for none.
fn id(vm: &mut Vm, value: ObjRef<'_>, what: &str) -> Result<Option<u32>> {
    if value.is_none() {
        return Ok(None);
    }
    let number = int::to_ssize(vm, value)?;
    match u32::try_from(number) {
        Ok(number) => Ok(Some(number)),
        Err(_) => Err(vm.value_error(format_args!("invalid {what} id"))),
    }
}

/// Copies of the descriptors that the child gets, with their numbers there.
fn copies(host: &StdPlatform, wanted: &[(i32, RawFd)]) -> nix::Result<Vec<(OwnedFd, RawFd)>> {
    let mut all = Vec::new();
    for (fd, number) in wanted {
        let held = host.open_files().hold(*fd).map_err(|_| Errno::EBADF)?;
        let copy = rustix::io::fcntl_dupfd_cloexec(held.as_fd(), HIGH).map_err(system)?;
        all.push((copy, *number));
    }
    Ok(all)
}

/// The numbers of all that is open in this process, other than the three streams.
fn all_open() -> Vec<RawFd> {
    let Ok(folder) = std::fs::read_dir("/proc/self/fd") else {
        return Vec::new();
    };
    let numbers = folder.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    numbers.filter(|number| *number > 2).collect()
}

/// Tells `subprocess` through its pipe what went wrong.
fn report(host: &StdPlatform, pipe: i32, failure: &Failure) {
    let text = format!("OSError:{:X}:{}", failure.errno as i32, failure.place);
    // A reader that is gone does not want to know.
    let _ = host.open_files().write(pipe, text.as_bytes());
}

/// A child that stands for one that could not be started: `subprocess` waits for its end.
fn failed_child() -> Pid {
    let start = || {
        let actions = PosixSpawnFileActions::init()?;
        let attributes = PosixSpawnAttr::init()?;
        let args: [&CStr; 1] = [c"false"];
        let env: [&CStr; 0] = [];
        nix::spawn::posix_spawn(c"/bin/false", &actions, &attributes, &args, &env)
    };
    // There is no child to wait for then, which is what `waitpid` will say.
    start().unwrap_or_else(|_: Errno| Pid::this())
}

/// `_posixsubprocess`
struct PosixSubprocess;

/// A POSIX helper for the subprocess module.
#[pymodule(name = "_posixsubprocess")]
impl PosixSubprocess {
    /// Starts the first program of executable_list that there is, with these arguments and variables (None: this process's).
    ///
    /// The child's standard streams are p2cread, c2pwrite and errwrite (-1: this process's); of other descriptors, it gets those
    /// of pass_fds. What fails before the program runs is written to errpipe_write. Returns the child's id.
    #[signature(
        "($module, args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, /)"
    )]
    fn fork_exec(
        vm: &mut Vm,
        args: ObjRef<'_>,
        executable_list: ObjRef<'_>,
        close_fds: bool,
        pass_fds: ObjRef<'_>,
        cwd: ObjRef<'_>,
        env: ObjRef<'_>,
        p2cread: i32,
        p2cwrite: i32,
        c2pread: i32,
        c2pwrite: i32,
        errread: i32,
        errwrite: i32,
        errpipe_read: i32,
        errpipe_write: i32,
        restore_signals: bool,
        call_setsid: bool,
        pgid_to_set: i32,
        gid: ObjRef<'_>,
        extra_groups: ObjRef<'_>,
        uid: ObjRef<'_>,
        child_umask: i32,
        preexec_fn: ObjRef<'_>,
    ) -> Result<i32> {
        // The child has none of the ends that are this process's: they are closed when its program begins.
        let _ = (p2cwrite, c2pread, errread, errpipe_read);
        if !preexec_fn.is_none() {
            let message =
                format_args!("preexec_fn is not supported: no Python code runs between fork and exec");
            return Err(vm.new_exception(exceptions::NOT_IMPLEMENTED_ERROR, message));
        }
        if close_fds && errpipe_write < 3 {
            return Err(vm.value_error("errpipe_write must be >= 3"));
        }
        let keep = kept(vm, pass_fds)?;
        let executables = texts(vm, executable_list)?;
        let args = texts(vm, args)?;
        let env = variables(vm, env)?;
        let cwd = if cwd.is_none() {
            None
        } else {
            Some(paths::path_bytes(vm, cwd)?)
        };
        let groups = if extra_groups.is_none() {
            None
        } else {
            let mut groups = Vec::new();
            for group in object::collect(vm, extra_groups)?.iter() {
                groups.extend(id(vm, group.borrow(), "group")?);
            }
            Some(groups)
        };
        let (gid, uid) = (id(vm, gid, "group")?, id(vm, uid, "user")?);
        let host = arguments::host(vm)?;
        let mut wanted: Vec<(i32, RawFd)> = [(p2cread, 0), (c2pwrite, 1), (errwrite, 2)]
            .into_iter()
            .filter(|(fd, _)| *fd >= 0)
            .collect();
        wanted.extend(
            keep.iter()
                .filter(|&&fd| fd > 2 && fd != errpipe_write)
                .map(|&fd| (fd, fd)),
        );
        let given = copies(host, &wanted);
        let closed = if close_fds {
            let mut all = all_open();
            all.retain(|number| !keep.contains(number));
            all
        } else {
            Vec::new()
        };
        let start = given.map_err(at(BEFORE)).map(|given| Start {
            executables,
            args,
            env,
            cwd,
            umask: u32::try_from(child_umask).ok(),
            uid,
            gid,
            groups,
            new_session: call_setsid,
            group: (pgid_to_set >= 0).then_some(pgid_to_set),
            default_signals: restore_signals,
            blocked: threads::own_signals().1.load(Ordering::Relaxed),
            given,
            closed,
        });
        let started = gil::released(vm, || start.and_then(|start| start.run()));
        match started {
            Ok(pid) => Ok(pid.as_raw()),
            Err(failure) => {
                report(host, errpipe_write, &failure);
                Ok(failed_child().as_raw())
            }
        }
    }
}
