//! Every call to the operating system: the one module that knows Unix.
//!
//! The other files of this crate say what happens; this one says how the system is asked. A port to another kind of system
//! writes this module again.

use std::ffi::OsStr;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::sync::atomic::AtomicU32;

use rustix::fs::{self, AtFlags, CWD, Mode, OFlags};
use rustix::io::Errno;
use rustix::thread::futex;
use rustix::time::{ClockId, Timespec};
use taipan_platform::{
    Access, ClockInfo, ClockKind, Error, ErrorKind, Fd, FileKind, FileTimes, Metadata, Nanoseconds,
    OpenFlags, Output, Result, StackBounds, Wake, Whence,
};

const NANOSECONDS: i64 = 1_000_000_000;

/// The error that a system call gave.
fn error(errno: Errno) -> Error {
    let number = errno.raw_os_error();
    if cfg!(target_os = "linux") {
        return Error::from_errno(number);
    }
    let kind = match errno {
        Errno::NOENT => ErrorKind::NotFound,
        Errno::INTR => ErrorKind::Interrupted,
        Errno::BADF => ErrorKind::BadDescriptor,
        Errno::AGAIN => ErrorKind::WouldBlock,
        Errno::NOMEM => ErrorKind::OutOfMemory,
        Errno::ACCESS | Errno::PERM => ErrorKind::PermissionDenied,
        Errno::EXIST => ErrorKind::AlreadyExists,
        Errno::NOTDIR => ErrorKind::NotADirectory,
        Errno::ISDIR => ErrorKind::IsADirectory,
        Errno::INVAL => ErrorKind::InvalidInput,
        Errno::MFILE => ErrorKind::TooManyOpen,
        Errno::NOSPC => ErrorKind::NoSpace,
        Errno::SPIPE => ErrorKind::NotSeekable,
        Errno::ROFS => ErrorKind::ReadOnly,
        Errno::PIPE => ErrorKind::BrokenPipe,
        Errno::NAMETOOLONG => ErrorKind::NameTooLong,
        Errno::NOTEMPTY => ErrorKind::DirectoryNotEmpty,
        Errno::LOOP => ErrorKind::LinkLoop,
        Errno::XDEV => ErrorKind::CrossDevice,
        Errno::NOSYS => ErrorKind::Unsupported,
        _ => ErrorKind::Other,
    };
    Error::with_errno(kind, number)
}

/// The error behind a standard library error.
pub fn io_error(e: &std::io::Error) -> Error {
    e.raw_os_error().map_or(Error::new(ErrorKind::Io), |number| {
        error(Errno::from_raw_os_error(number))
    })
}

fn done<T>(result: rustix::io::Result<T>) -> Result<T> {
    result.map_err(error)
}

// The field's type varies with the architecture.
#[allow(clippy::unnecessary_cast)]
fn nanoseconds(time: Timespec) -> Nanoseconds {
    time.tv_sec
        .saturating_mul(NANOSECONDS)
        .saturating_add(time.tv_nsec as i64)
}

fn timespec(time: Nanoseconds) -> Timespec {
    Timespec {
        tv_sec: time.div_euclid(NANOSECONDS),
        tv_nsec: time.rem_euclid(NANOSECONDS) as _,
    }
}

// Clocks.

fn clock_id(kind: ClockKind) -> Option<(ClockId, ClockInfo)> {
    let info = |implementation, monotonic, adjustable| ClockInfo {
        implementation,
        monotonic,
        adjustable,
        resolution: 1,
    };
    Some(match kind {
        ClockKind::Wall => (
            ClockId::Realtime,
            info("clock_gettime(CLOCK_REALTIME)", false, true),
        ),
        ClockKind::Monotonic => (
            ClockId::Monotonic,
            info("clock_gettime(CLOCK_MONOTONIC)", true, false),
        ),
        ClockKind::ProcessCpu => (
            ClockId::ProcessCPUTime,
            info("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false),
        ),
        ClockKind::ThreadCpu => (
            ClockId::ThreadCPUTime,
            info("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false),
        ),
        _ => return None,
    })
}

pub fn clock_now(kind: ClockKind) -> Option<Nanoseconds> {
    let (id, _) = clock_id(kind)?;
    Some(nanoseconds(rustix::time::clock_gettime(id)))
}

pub fn clock_info(kind: ClockKind) -> Option<ClockInfo> {
    let (id, info) = clock_id(kind)?;
    let resolution = nanoseconds(rustix::time::clock_getres(id)).max(1);
    Some(ClockInfo { resolution, ..info })
}

pub fn set_wall_clock(now: Nanoseconds) -> Result<()> {
    done(rustix::time::clock_settime(ClockId::Realtime, timespec(now)))
}

/// One sleep until the monotonic clock shows `deadline` or a signal comes.
pub fn sleep_until(deadline: Nanoseconds) -> Wake {
    match rustix::thread::clock_nanosleep_absolute(ClockId::Monotonic, &timespec(deadline)) {
        Err(Errno::INTR) => Wake::Interrupted,
        _ => Wake::TimedOut,
    }
}

// Threads.

/// Waits while `word` holds `value`, until woken, until the monotonic clock shows `deadline`, or until a signal comes.
/// May return [`Wake::Ready`] for no reason.
pub fn futex_wait(word: &AtomicU32, value: u32, deadline: Option<Nanoseconds>) -> Wake {
    // A wait without an end is begun again by the kernel after a signal whose handler asks for that (SA_RESTART); one with an
    // end never is. So that signals can be handled, every wait has an end.
    const LONG: Nanoseconds = 3600 * NANOSECONDS;
    let now = clock_now(ClockKind::Monotonic).unwrap_or(0);
    let wait = deadline.map_or(LONG, |deadline| deadline.saturating_sub(now).clamp(0, LONG));
    match futex::wait(word, futex::Flags::PRIVATE, value, Some(&timespec(wait))) {
        Err(Errno::INTR) => Wake::Interrupted,
        Err(Errno::TIMEDOUT)
            if deadline.is_some_and(|d| clock_now(ClockKind::Monotonic).unwrap_or(0) >= d) =>
        {
            Wake::TimedOut
        }
        _ => Wake::Ready,
    }
}

/// Waits until there is something to read, until the monotonic clock shows `deadline`, or until a signal comes.
pub fn wait_readable(fd: &impl std::os::fd::AsFd, deadline: Option<Nanoseconds>) -> Wake {
    let wait = deadline.map(|deadline| {
        let now = clock_now(ClockKind::Monotonic).unwrap_or(0);
        timespec(deadline.saturating_sub(now).max(0))
    });
    let mut fds = [rustix::event::PollFd::new(fd, rustix::event::PollFlags::IN)];
    match rustix::event::poll(&mut fds, wait.as_ref()) {
        Ok(0) => Wake::TimedOut,
        Err(Errno::INTR) => Wake::Interrupted,
        _ => Wake::Ready,
    }
}

/// Wakes one thread that waits on `word`.
pub fn futex_wake(word: &AtomicU32) {
    // There is nothing to do if nobody waits.
    let _ = futex::wake(word, futex::Flags::PRIVATE, 1);
}

pub fn native_thread_id() -> u64 {
    rustix::thread::gettid().as_raw_nonzero().get() as u64
}

pub fn set_thread_name(name: &[u8]) {
    // The kernel keeps 15 bytes.
    let mut short = [0; 16];
    let length = name.iter().position(|&b| b == 0).unwrap_or(name.len()).min(15);
    short[..length].copy_from_slice(&name[..length]);
    if let Ok(text) = std::ffi::CStr::from_bytes_until_nul(&short) {
        // A name is for tools outside; failing to set it is no error.
        let _ = rustix::thread::set_name(text);
    }
}

/// The mapping that holds the calling thread's stack, as `/proc/self/maps` shows it.
pub fn stack_bounds() -> Option<StackBounds> {
    let local = 0u8;
    let here = &raw const local as usize;
    let maps = std::fs::read_to_string("/proc/self/maps").ok()?;
    let (low, high, name) = maps.lines().find_map(|line| {
        let (range, rest) = line.split_once(' ')?;
        let (low, high) = range.split_once('-')?;
        let low = usize::from_str_radix(low, 16).ok()?;
        let high = usize::from_str_radix(high, 16).ok()?;
        (low <= here && here < high).then_some((low, high, rest))
    })?;
    if !name.ends_with("[stack]") {
        return Some(StackBounds { low, high });
    }
    // The main thread's stack grows up to a limit; the mapping shows only what it has used.
    const UNLIMITED: u64 = 64 << 20;
    const GUARD: usize = 64 << 10;
    let limit = rustix::process::getrlimit(rustix::process::Resource::Stack)
        .current
        .unwrap_or(UNLIMITED);
    let limit = usize::try_from(limit.min(1 << 30)).ok()?;
    Some(StackBounds {
        low: high.saturating_sub(limit).saturating_add(GUARD),
        high,
    })
}

// Entropy.

pub fn fill_random(mut buffer: &mut [u8]) -> Result<()> {
    while !buffer.is_empty() {
        match rustix::rand::getrandom(&mut *buffer, rustix::rand::GetRandomFlags::empty()) {
            Ok(count) => buffer = buffer.get_mut(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(e) => return Err(error(e)),
        }
    }
    Ok(())
}

// Files.

fn open_flags(flags: OpenFlags) -> OFlags {
    let mut result = match (flags.contains(OpenFlags::READ), flags.contains(OpenFlags::WRITE)) {
        (true, true) => OFlags::RDWR,
        (false, true) => OFlags::WRONLY,
        _ => OFlags::RDONLY,
    };
    for (ours, theirs) in [
        (OpenFlags::APPEND, OFlags::APPEND),
        (OpenFlags::CREATE, OFlags::CREATE),
        (OpenFlags::EXCLUSIVE, OFlags::EXCL),
        (OpenFlags::TRUNCATE, OFlags::TRUNC),
        (OpenFlags::NON_BLOCKING, OFlags::NONBLOCK),
        (OpenFlags::NO_FOLLOW, OFlags::NOFOLLOW),
        (OpenFlags::DIRECTORY, OFlags::DIRECTORY),
        (OpenFlags::SYNCHRONOUS, OFlags::SYNC),
        (OpenFlags::NO_CONTROLLING_TERMINAL, OFlags::NOCTTY),
    ] {
        if flags.contains(ours) {
            result |= theirs;
        }
    }
    if !flags.contains(OpenFlags::INHERIT) {
        result |= OFlags::CLOEXEC;
    }
    result
}

pub fn path(bytes: &[u8]) -> &OsStr {
    OsStr::from_bytes(bytes)
}

pub fn open(name: &[u8], flags: OpenFlags, mode: u32) -> Result<OwnedFd> {
    done(fs::open(path(name), open_flags(flags), Mode::from_raw_mode(mode)))
}

pub fn number(fd: &OwnedFd) -> Fd {
    fd.as_raw_fd()
}

/// The descriptor of standard input, output or error.
pub fn standard(fd: Fd) -> Option<BorrowedFd<'static>> {
    Some(match fd {
        0 => rustix::stdio::stdin(),
        1 => rustix::stdio::stdout(),
        2 => rustix::stdio::stderr(),
        _ => return None,
    })
}

/// Makes standard input, output or error stand for what `fd` does.
pub fn redirect_standard(target: Fd, fd: BorrowedFd<'_>) -> Result<()> {
    done(match target {
        0 => rustix::stdio::dup2_stdin(fd),
        1 => rustix::stdio::dup2_stdout(fd),
        2 => rustix::stdio::dup2_stderr(fd),
        _ => return Err(Error::new(ErrorKind::BadDescriptor)),
    })
}

pub fn output(output: Output) -> BorrowedFd<'static> {
    match output {
        Output::Out => rustix::stdio::stdout(),
        Output::Error => rustix::stdio::stderr(),
    }
}

pub fn read(fd: BorrowedFd<'_>, buffer: &mut [u8]) -> Result<usize> {
    done(rustix::io::read(fd, buffer))
}

/// Reads after waiting in a way that a signal ends, whatever its handler asks for.
pub fn read_interruptibly(fd: BorrowedFd<'_>, buffer: &mut [u8]) -> Result<usize> {
    await_input(fd).map_err(error)?;
    read(fd, buffer)
}

/// Waits until there is something to read, or until a signal comes, if reading would wait.
pub fn await_input(fd: BorrowedFd<'_>) -> rustix::io::Result<()> {
    if fs::fcntl_getfl(fd).is_ok_and(|flags| flags.contains(OFlags::NONBLOCK)) {
        return Ok(());
    }
    let mut wait = [rustix::event::PollFd::from_borrowed_fd(
        fd,
        rustix::event::PollFlags::IN,
    )];
    match rustix::event::poll(&mut wait, None) {
        Err(Errno::INTR) => Err(Errno::INTR),
        // Whatever else is wrong, reading says it better.
        _ => Ok(()),
    }
}

/// Whether a read would return at once.
pub fn ready(fd: BorrowedFd<'_>) -> Result<bool> {
    let mut wait = [rustix::event::PollFd::from_borrowed_fd(
        fd,
        rustix::event::PollFlags::IN,
    )];
    Ok(done(rustix::event::poll(&mut wait, Some(&timespec(0))))? > 0)
}

pub fn write(fd: BorrowedFd<'_>, data: &[u8]) -> Result<usize> {
    done(rustix::io::write(fd, data))
}

pub fn seek(fd: BorrowedFd<'_>, offset: i64, whence: Whence) -> Result<u64> {
    let unsigned = || u64::try_from(offset).map_err(|_| Error::new(ErrorKind::InvalidInput));
    let position = match whence {
        Whence::Start => fs::SeekFrom::Start(unsigned()?),
        Whence::Current => fs::SeekFrom::Current(offset),
        Whence::End => fs::SeekFrom::End(offset),
        #[cfg(target_os = "linux")]
        Whence::Data => fs::SeekFrom::Data(unsigned()?),
        #[cfg(target_os = "linux")]
        Whence::Hole => fs::SeekFrom::Hole(unsigned()?),
        #[cfg(not(target_os = "linux"))]
        Whence::Data | Whence::Hole => return Err(Error::new(ErrorKind::InvalidInput)),
    };
    done(fs::seek(fd, position))
}

pub fn truncate(fd: BorrowedFd<'_>, size: u64) -> Result<()> {
    done(fs::ftruncate(fd, size))
}

pub fn sync(fd: BorrowedFd<'_>) -> Result<()> {
    done(fs::fsync(fd))
}

// The fields' types vary with the architecture.
#[allow(clippy::unnecessary_cast)]
fn metadata(stat: &fs::Stat) -> Metadata {
    let time = |seconds: i64, fraction: u64| {
        seconds
            .saturating_mul(NANOSECONDS)
            .saturating_add(fraction as i64)
    };
    Metadata {
        mode: stat.st_mode as u32,
        inode: stat.st_ino as u64,
        device: stat.st_dev as u64,
        links: stat.st_nlink as u64,
        user: stat.st_uid as u32,
        group: stat.st_gid as u32,
        size: stat.st_size as u64,
        accessed: time(stat.st_atime as i64, stat.st_atime_nsec as u64),
        modified: time(stat.st_mtime as i64, stat.st_mtime_nsec as u64),
        changed: time(stat.st_ctime as i64, stat.st_ctime_nsec as u64),
        block_size: stat.st_blksize as u64,
        blocks: stat.st_blocks as u64,
        special_device: stat.st_rdev as u64,
    }
}

pub fn fstat(fd: BorrowedFd<'_>) -> Result<Metadata> {
    Ok(metadata(&done(fs::fstat(fd))?))
}

pub fn stat(name: &[u8], follow: bool) -> Result<Metadata> {
    let stat = if follow {
        fs::stat(path(name))
    } else {
        fs::lstat(path(name))
    };
    Ok(metadata(&done(stat)?))
}

/// Calls `sink` with name, kind and file number of each entry but `.` and `..`.
pub fn list(name: &[u8], sink: &mut dyn FnMut(&[u8], FileKind, u64) -> bool) -> Result<()> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let directory = done(fs::open(path(name), flags, Mode::empty()))?;
    for entry in done(fs::Dir::new(directory))? {
        let entry = done(entry)?;
        let name = entry.file_name().to_bytes();
        if name == b"." || name == b".." {
            continue;
        }
        let kind = match entry.file_type() {
            fs::FileType::RegularFile => FileKind::Regular,
            fs::FileType::Directory => FileKind::Directory,
            fs::FileType::Symlink => FileKind::SymbolicLink,
            fs::FileType::Fifo => FileKind::Fifo,
            fs::FileType::Socket => FileKind::Socket,
            fs::FileType::CharacterDevice => FileKind::CharacterDevice,
            fs::FileType::BlockDevice => FileKind::BlockDevice,
            fs::FileType::Unknown => FileKind::Unknown,
        };
        if !sink(name, kind, entry.ino()) {
            break;
        }
    }
    Ok(())
}

pub fn rename(from: &[u8], to: &[u8]) -> Result<()> {
    done(fs::rename(path(from), path(to)))
}

pub fn unlink(name: &[u8]) -> Result<()> {
    done(fs::unlink(path(name)))
}

pub fn mkdir(name: &[u8], mode: u32) -> Result<()> {
    done(fs::mkdir(path(name), Mode::from_raw_mode(mode)))
}

pub fn rmdir(name: &[u8]) -> Result<()> {
    done(fs::rmdir(path(name)))
}

pub fn cwd() -> Result<Vec<u8>> {
    Ok(done(rustix::process::getcwd(Vec::new()))?.into_bytes())
}

pub fn chdir(name: &[u8]) -> Result<()> {
    done(rustix::process::chdir(path(name)))
}

pub fn is_terminal(fd: BorrowedFd<'_>) -> bool {
    rustix::termios::isatty(fd)
}

pub fn window_size() -> Option<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout()).ok()?;
    Some((size.ws_col, size.ws_row))
}

pub fn access(name: &[u8], access: Access) -> Result<bool> {
    let mut wanted = fs::Access::EXISTS;
    for (asked, flag) in [
        (access.read, fs::Access::READ_OK),
        (access.write, fs::Access::WRITE_OK),
        (access.execute, fs::Access::EXEC_OK),
    ] {
        if asked {
            wanted |= flag;
        }
    }
    let flags = if access.effective {
        AtFlags::EACCESS
    } else {
        AtFlags::empty()
    };
    Ok(fs::accessat(CWD, path(name), wanted, flags).is_ok())
}

pub fn readlink(name: &[u8]) -> Result<Vec<u8>> {
    Ok(done(fs::readlink(path(name), Vec::new()))?.into_bytes())
}

pub fn symlink(target: &[u8], name: &[u8]) -> Result<()> {
    done(fs::symlink(path(target), path(name)))
}

pub fn link(existing: &[u8], name: &[u8]) -> Result<()> {
    done(fs::link(path(existing), path(name)))
}

pub fn chmod(name: &[u8], mode: u32) -> Result<()> {
    done(fs::chmod(path(name), Mode::from_raw_mode(mode)))
}

pub fn set_times(name: &[u8], times: Option<FileTimes>, follow: bool) -> Result<()> {
    let now = Timespec {
        tv_sec: 0,
        tv_nsec: fs::UTIME_NOW as _,
    };
    let times = times.map_or(
        fs::Timestamps {
            last_access: now,
            last_modification: now,
        },
        |times| fs::Timestamps {
            last_access: timespec(times.accessed),
            last_modification: timespec(times.modified),
        },
    );
    let flags = if follow {
        AtFlags::empty()
    } else {
        AtFlags::SYMLINK_NOFOLLOW
    };
    done(fs::utimensat(CWD, path(name), &times, flags))
}

/// A second descriptor, numbered at least `minimum`.
pub fn duplicate(fd: BorrowedFd<'_>, inherit: bool, minimum: Fd) -> Result<OwnedFd> {
    let copy = done(rustix::io::fcntl_dupfd_cloexec(fd, minimum))?;
    if inherit {
        set_inheritable(copy.as_fd(), true)?;
    }
    Ok(copy)
}

pub fn pipe() -> Result<(OwnedFd, OwnedFd)> {
    done(rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC))
}

pub fn is_inheritable(fd: BorrowedFd<'_>) -> Result<bool> {
    Ok(!done(rustix::io::fcntl_getfd(fd))?.contains(rustix::io::FdFlags::CLOEXEC))
}

pub fn set_inheritable(fd: BorrowedFd<'_>, inherit: bool) -> Result<()> {
    let mut flags = done(rustix::io::fcntl_getfd(fd))?;
    flags.set(rustix::io::FdFlags::CLOEXEC, !inherit);
    done(rustix::io::fcntl_setfd(fd, flags))
}

pub fn is_blocking(fd: BorrowedFd<'_>) -> Result<bool> {
    Ok(!done(fs::fcntl_getfl(fd))?.contains(OFlags::NONBLOCK))
}

pub fn set_blocking(fd: BorrowedFd<'_>, blocking: bool) -> Result<()> {
    let mut flags = done(fs::fcntl_getfl(fd))?;
    flags.set(OFlags::NONBLOCK, !blocking);
    done(fs::fcntl_setfl(fd, flags))
}

pub fn umask(mask: u32) -> u32 {
    rustix::process::umask(Mode::from_raw_mode(mask)).as_raw_mode()
}

/// The bytes of a name that the standard library gave.
pub fn bytes(text: &OsStr) -> &[u8] {
    text.as_bytes()
}

/// What stands for an open descriptor in a call.
pub fn borrow(fd: &OwnedFd) -> BorrowedFd<'_> {
    fd.as_fd()
}
