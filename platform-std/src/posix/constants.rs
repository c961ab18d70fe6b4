//! The numbers that `posix` shows.

macro_rules! numbers {
    ($($name:ident)*) => {
        &[$((stringify!($name), libc::$name as i64)),*]
    };
}

/// Constants of the system's headers.
pub const NUMBERS_OF_HEADERS: &[(&str, i64)] = numbers! {
    CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED
    F_OK R_OK W_OK X_OK F_LOCK F_TEST F_TLOCK F_ULOCK
    GRND_NONBLOCK GRND_RANDOM MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB
    O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC O_CREAT O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY
    O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY O_RDWR O_RSYNC O_SYNC O_TMPFILE O_TRUNC O_WRONLY
    PRIO_PGRP PRIO_PROCESS PRIO_USER
    P_ALL P_PGID P_PID P_PIDFD
    RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW
    SCHED_BATCH SCHED_FIFO SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR
    SEEK_DATA SEEK_HOLE
    ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS
    WCONTINUED WEXITED WNOHANG WNOWAIT WSTOPPED WUNTRACED
};

/// Constants that every system has with these values (`sysexits.h`), and C's.
const FIXED: &[(&str, i64)] = &[
    ("EX_OK", 0),
    ("EX_USAGE", 64),
    ("EX_DATAERR", 65),
    ("EX_NOINPUT", 66),
    ("EX_NOUSER", 67),
    ("EX_NOHOST", 68),
    ("EX_UNAVAILABLE", 69),
    ("EX_SOFTWARE", 70),
    ("EX_OSERR", 71),
    ("EX_OSFILE", 72),
    ("EX_CANTCREAT", 73),
    ("EX_IOERR", 74),
    ("EX_TEMPFAIL", 75),
    ("EX_PROTOCOL", 76),
    ("EX_NOPERM", 77),
    ("EX_CONFIG", 78),
    ("NGROUPS_MAX", 65536),
    ("SCHED_NORMAL", 0),
    ("TMP_MAX", 238_328),
];

/// All constants.
pub fn numbers() -> impl Iterator<Item = &'static (&'static str, i64)> {
    NUMBERS_OF_HEADERS.iter().chain(FIXED)
}

/// Which calls take descriptors and directories, as `os` asks for `os.supports_fd` and its like.
pub const HAVE: &[&str] = &[
    "HAVE_FACCESSAT",
    "HAVE_FCHDIR",
    "HAVE_FCHMOD",
    "HAVE_FCHMODAT",
    "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",
    "HAVE_FDOPENDIR",
    "HAVE_FSTATAT",
    "HAVE_FSTATVFS",
    "HAVE_FTRUNCATE",
    "HAVE_FUTIMENS",
    "HAVE_FUTIMES",
    "HAVE_FUTIMESAT",
    "HAVE_LINKAT",
    "HAVE_LCHOWN",
    "HAVE_LSTAT",
    "HAVE_LUTIMES",
    "HAVE_MEMFD_CREATE",
    "HAVE_MKDIRAT",
    "HAVE_MKFIFOAT",
    "HAVE_OPENAT",
    "HAVE_READLINKAT",
    "HAVE_RENAMEAT",
    "HAVE_SYMLINKAT",
    "HAVE_UNLINKAT",
    "HAVE_UTIMENSAT",
];

/// What `sysconf` can be asked.
pub const SYSCONF: &[(&str, i64)] = &[
    ("SC_ARG_MAX", libc::_SC_ARG_MAX as i64),
    ("SC_CLK_TCK", libc::_SC_CLK_TCK as i64),
    ("SC_NGROUPS_MAX", libc::_SC_NGROUPS_MAX as i64),
    ("SC_NPROCESSORS_CONF", libc::_SC_NPROCESSORS_CONF as i64),
    ("SC_NPROCESSORS_ONLN", libc::_SC_NPROCESSORS_ONLN as i64),
    ("SC_OPEN_MAX", libc::_SC_OPEN_MAX as i64),
    ("SC_PAGESIZE", libc::_SC_PAGESIZE as i64),
    ("SC_PAGE_SIZE", libc::_SC_PAGESIZE as i64),
    ("SC_PHYS_PAGES", libc::_SC_PHYS_PAGES as i64),
    ("SC_AVPHYS_PAGES", libc::_SC_AVPHYS_PAGES as i64),
];

/// The value of a `SYSCONF` number; -1 where there is no limit. `None` for a number that is not known.
pub fn sysconf(number: i64) -> Option<i64> {
    use nix::unistd::SysconfVar;
    let variable = match i32::try_from(number).ok()? {
        libc::_SC_ARG_MAX => SysconfVar::ARG_MAX,
        libc::_SC_CLK_TCK => SysconfVar::CLK_TCK,
        libc::_SC_NGROUPS_MAX => SysconfVar::NGROUPS_MAX,
        libc::_SC_NPROCESSORS_CONF => SysconfVar::_NPROCESSORS_CONF,
        libc::_SC_NPROCESSORS_ONLN => SysconfVar::_NPROCESSORS_ONLN,
        libc::_SC_OPEN_MAX => SysconfVar::OPEN_MAX,
        libc::_SC_PAGESIZE => SysconfVar::PAGE_SIZE,
        libc::_SC_PHYS_PAGES => SysconfVar::_PHYS_PAGES,
        libc::_SC_AVPHYS_PAGES => SysconfVar::_AVPHYS_PAGES,
        _ => return None,
    };
    match nix::unistd::sysconf(variable) {
        Ok(Some(value)) => Some(value as i64),
        Ok(None) => Some(-1),
        Err(_) => None,
    }
}
