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
    PIDFD_NONBLOCK PRIO_PGRP PRIO_PROCESS PRIO_USER
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

macro_rules! limits {
    ($($name:literal $number:ident $variable:ident;)*) => {
        /// What `sysconf` can be asked.
        pub const SYSCONF: &[(&str, i64)] = &[
            ("SC_PAGE_SIZE", libc::_SC_PAGESIZE as i64),
            $(($name, libc::$number as i64)),*
        ];

        fn variable(number: i32) -> Option<nix::unistd::SysconfVar> {
            match number {
                $(libc::$number => Some(nix::unistd::SysconfVar::$variable),)*
                _ => None,
            }
        }
    };
}

limits! {
    "SC_ARG_MAX" _SC_ARG_MAX ARG_MAX;
    "SC_AVPHYS_PAGES" _SC_AVPHYS_PAGES _AVPHYS_PAGES;
    "SC_BC_BASE_MAX" _SC_BC_BASE_MAX BC_BASE_MAX;
    "SC_BC_DIM_MAX" _SC_BC_DIM_MAX BC_DIM_MAX;
    "SC_BC_SCALE_MAX" _SC_BC_SCALE_MAX BC_SCALE_MAX;
    "SC_BC_STRING_MAX" _SC_BC_STRING_MAX BC_STRING_MAX;
    "SC_CHILD_MAX" _SC_CHILD_MAX CHILD_MAX;
    "SC_CLK_TCK" _SC_CLK_TCK CLK_TCK;
    "SC_COLL_WEIGHTS_MAX" _SC_COLL_WEIGHTS_MAX COLL_WEIGHTS_MAX;
    "SC_DELAYTIMER_MAX" _SC_DELAYTIMER_MAX DELAYTIMER_MAX;
    "SC_EXPR_NEST_MAX" _SC_EXPR_NEST_MAX EXPR_NEST_MAX;
    "SC_GETGR_R_SIZE_MAX" _SC_GETGR_R_SIZE_MAX GETGR_R_SIZE_MAX;
    "SC_GETPW_R_SIZE_MAX" _SC_GETPW_R_SIZE_MAX GETPW_R_SIZE_MAX;
    "SC_IOV_MAX" _SC_IOV_MAX IOV_MAX;
    "SC_JOB_CONTROL" _SC_JOB_CONTROL _POSIX_JOB_CONTROL;
    "SC_LINE_MAX" _SC_LINE_MAX LINE_MAX;
    "SC_LOGIN_NAME_MAX" _SC_LOGIN_NAME_MAX LOGIN_NAME_MAX;
    "SC_NGROUPS_MAX" _SC_NGROUPS_MAX NGROUPS_MAX;
    "SC_NPROCESSORS_CONF" _SC_NPROCESSORS_CONF _NPROCESSORS_CONF;
    "SC_NPROCESSORS_ONLN" _SC_NPROCESSORS_ONLN _NPROCESSORS_ONLN;
    "SC_OPEN_MAX" _SC_OPEN_MAX OPEN_MAX;
    "SC_PAGESIZE" _SC_PAGESIZE PAGE_SIZE;
    "SC_PHYS_PAGES" _SC_PHYS_PAGES _PHYS_PAGES;
    "SC_RTSIG_MAX" _SC_RTSIG_MAX RTSIG_MAX;
    "SC_SEM_NSEMS_MAX" _SC_SEM_NSEMS_MAX SEM_NSEMS_MAX;
    "SC_SEM_VALUE_MAX" _SC_SEM_VALUE_MAX SEM_VALUE_MAX;
    "SC_SIGQUEUE_MAX" _SC_SIGQUEUE_MAX SIGQUEUE_MAX;
    "SC_STREAM_MAX" _SC_STREAM_MAX STREAM_MAX;
    "SC_SYMLOOP_MAX" _SC_SYMLOOP_MAX SYMLOOP_MAX;
    "SC_TIMER_MAX" _SC_TIMER_MAX TIMER_MAX;
    "SC_TTY_NAME_MAX" _SC_TTY_NAME_MAX TTY_NAME_MAX;
    "SC_TZNAME_MAX" _SC_TZNAME_MAX TZNAME_MAX;
    "SC_VERSION" _SC_VERSION _POSIX_VERSION;
}

/// The value of a `SYSCONF` number; -1 where there is no limit. `None` for a number that is not known.
pub fn sysconf(number: i64) -> Option<i64> {
    match nix::unistd::sysconf(variable(i32::try_from(number).ok()?)?) {
        Ok(Some(value)) => Some(value as i64),
        Ok(None) => Some(-1),
        Err(_) => None,
    }
}
