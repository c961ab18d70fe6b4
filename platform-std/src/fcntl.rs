//! The module `fcntl`: locks and flags of open files.
//!
//! Commands whose argument is memory are those that the safe libraries know: locks. `ioctl` knows the requests that programs
//! make of sockets, pipes and terminals.

use std::os::fd::AsFd as _;

use nix::errno::Errno;
use nix::fcntl::{FcntlArg, FdFlag, OFlag, SealFlag};
use rustix::fs::FlockOperation;
use taipan_derive::pymodule;
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::int::IntRef;
use taipan_objects::module::{self, Module, ModuleDef, PyModule as _};
use taipan_objects::str::Str;
use taipan_objects::{Exception, Obj, ObjRef, ObjectExt as _, Ref, Result, Vm, bytes, int};
use taipan_platform::Files as _;
use taipan_vm::{gil, paths, signals};

use crate::Held;
use crate::posix::arguments::{self, done};

/// The module's declaration.
pub fn module() -> ModuleDef {
    Fcntl::DEF
}

macro_rules! numbers {
    ($($name:ident)*) => {
        &[$((stringify!($name), libc::$name as i64)),*]
    };
}

const NUMBERS: &[(&str, i64)] = numbers! {
    FD_CLOEXEC FICLONE FICLONERANGE F_ADD_SEALS F_DUPFD F_DUPFD_CLOEXEC F_GETFD F_GETFL F_GETLEASE F_GETLK F_GETOWN
    F_GETPIPE_SZ F_GET_SEALS F_NOTIFY F_OFD_GETLK F_OFD_SETLK F_OFD_SETLKW F_RDLCK F_SEAL_FUTURE_WRITE F_SEAL_GROW
    F_SEAL_SEAL F_SEAL_SHRINK F_SEAL_WRITE F_SETFD F_SETFL F_SETLEASE F_SETLK F_SETLKW F_SETOWN F_SETPIPE_SZ F_UNLCK F_WRLCK
    LOCK_EX LOCK_NB LOCK_SH LOCK_UN
};

/// Constants of headers that the library of constants leaves out; Linux has them with these values.
const FIXED: &[(&str, i64)] = &[
    ("DN_ACCESS", 1),
    ("DN_ATTRIB", 32),
    ("DN_CREATE", 4),
    ("DN_DELETE", 8),
    ("DN_MODIFY", 2),
    ("DN_MULTISHOT", 0x8000_0000),
    ("DN_RENAME", 16),
    ("FASYNC", 8192),
    ("F_DUPFD_QUERY", 1027),
    ("F_EXLCK", 4),
    ("F_GETLK64", 5),
    ("F_GETOWN_EX", 16),
    ("F_GETSIG", 11),
    ("F_GET_FILE_RW_HINT", 1037),
    ("F_GET_RW_HINT", 1035),
    ("F_OWNER_PGRP", 2),
    ("F_OWNER_PID", 1),
    ("F_OWNER_TID", 0),
    ("F_SETLK64", 6),
    ("F_SETLKW64", 7),
    ("F_SETOWN_EX", 15),
    ("F_SETSIG", 10),
    ("F_SET_FILE_RW_HINT", 1038),
    ("F_SET_RW_HINT", 1036),
    ("F_SHLCK", 8),
    ("LOCK_MAND", 32),
    ("LOCK_READ", 64),
    ("LOCK_RW", 192),
    ("LOCK_WRITE", 128),
    ("RWH_WRITE_LIFE_EXTREME", 5),
    ("RWH_WRITE_LIFE_LONG", 4),
    ("RWH_WRITE_LIFE_MEDIUM", 3),
    ("RWH_WRITE_LIFE_NONE", 1),
    ("RWH_WRITE_LIFE_NOT_SET", 0),
    ("RWH_WRITE_LIFE_SHORT", 2),
];

/// The most bytes that an argument may have.
const LONGEST: usize = 1024;

fn system_error(vm: &mut Vm, errno: Errno) -> Exception {
    paths::errno_error(vm, errno as i32, &[])
}

/// What the system says of a request that it does not know, with a text that tells that it was not asked.
fn unsupported(vm: &mut Vm, errno: Errno, what: &str, number: i64) -> Exception {
    vm.os_error(errno as i32, &format!("{what} {number:#x} is not supported"), &[])
}

fn held(vm: &mut Vm, fd: ObjRef<'_>) -> Result<(i32, Held)> {
    let fd = paths::descriptor(vm, fd)?;
    let held = arguments::host(vm)?.open_files().hold(fd);
    let held = held.map_err(|error| paths::os_error(vm, error, &[]))?;
    Ok((fd, held))
}

/// Repeats a call that a signal ended, after the signal's handlers have run.
fn retry<T>(vm: &mut Vm, mut work: impl FnMut() -> nix::Result<T>) -> Result<T> {
    loop {
        match gil::released(vm, &mut work) {
            Err(Errno::EINTR) => signals::check(vm)?,
            Err(errno) => return Err(system_error(vm, errno)),
            Ok(value) => return Ok(value),
        }
    }
}

/// A `struct flock` of a program's bytes.
fn lock_of(data: &[u8]) -> Option<libc::flock> {
    let short = |at: usize| Some(i16::from_ne_bytes(data.get(at..at + 2)?.try_into().ok()?));
    let long = |at: usize| Some(i64::from_ne_bytes(data.get(at..at + 8)?.try_into().ok()?));
    Some(libc::flock {
        l_type: short(std::mem::offset_of!(libc::flock, l_type))?,
        l_whence: short(std::mem::offset_of!(libc::flock, l_whence))?,
        l_start: long(std::mem::offset_of!(libc::flock, l_start))?,
        l_len: long(std::mem::offset_of!(libc::flock, l_len))?,
        l_pid: {
            let at = std::mem::offset_of!(libc::flock, l_pid);
            i32::from_ne_bytes(data.get(at..at + 4)?.try_into().ok()?)
        },
    })
}

/// The bytes of a `struct flock`, laid into those that the program gave.
fn write_lock(lock: &libc::flock, data: &mut [u8]) {
    let mut put = |at: usize, bytes: &[u8]| {
        if let Some(place) = data.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    };
    put(
        std::mem::offset_of!(libc::flock, l_type),
        &lock.l_type.to_ne_bytes(),
    );
    put(
        std::mem::offset_of!(libc::flock, l_whence),
        &lock.l_whence.to_ne_bytes(),
    );
    put(
        std::mem::offset_of!(libc::flock, l_start),
        &lock.l_start.to_ne_bytes(),
    );
    put(
        std::mem::offset_of!(libc::flock, l_len),
        &lock.l_len.to_ne_bytes(),
    );
    put(
        std::mem::offset_of!(libc::flock, l_pid),
        &lock.l_pid.to_ne_bytes(),
    );
}

/// A command about a lock.
fn lock_command(vm: &mut Vm, held: &Held, command: i32, data: &mut [u8]) -> Result<()> {
    let Some(mut lock) = lock_of(data) else {
        return Err(system_error(vm, Errno::EINVAL));
    };
    retry(vm, || {
        let fd = held.as_fd();
        let argument = match command {
            libc::F_SETLK => FcntlArg::F_SETLK(&lock),
            libc::F_SETLKW => FcntlArg::F_SETLKW(&lock),
            libc::F_OFD_SETLK => FcntlArg::F_OFD_SETLK(&lock),
            libc::F_OFD_SETLKW => FcntlArg::F_OFD_SETLKW(&lock),
            libc::F_OFD_GETLK => FcntlArg::F_OFD_GETLK(&mut lock),
            _ => FcntlArg::F_GETLK(&mut lock),
        };
        nix::fcntl::fcntl(fd, argument)
    })?;
    write_lock(&lock, data);
    Ok(())
}

/// A command whose argument is a number.
fn number_command(vm: &mut Vm, (fd, held): (i32, &Held), command: i32, argument: i32) -> Result<i32> {
    let files = arguments::host(vm)?.open_files();
    let argument = match command {
        libc::F_DUPFD | libc::F_DUPFD_CLOEXEC => {
            let copy = rustix::io::fcntl_dupfd_cloexec(held.as_fd(), argument);
            let copy = done(vm, copy)?;
            let number = files
                .adopt(copy)
                .map_err(|error| paths::os_error(vm, error, &[]))?;
            if command == libc::F_DUPFD {
                let shared = files.set_inheritable(number, true);
                shared.map_err(|error| paths::os_error(vm, error, &[]))?;
            }
            return Ok(number);
        }
        libc::F_GETFD => FcntlArg::F_GETFD,
        libc::F_SETFD => FcntlArg::F_SETFD(FdFlag::from_bits_retain(argument)),
        libc::F_GETFL => FcntlArg::F_GETFL,
        libc::F_SETFL => FcntlArg::F_SETFL(OFlag::from_bits_retain(argument)),
        libc::F_ADD_SEALS => FcntlArg::F_ADD_SEALS(SealFlag::from_bits_retain(argument)),
        libc::F_GET_SEALS => FcntlArg::F_GET_SEALS,
        libc::F_GETPIPE_SZ => FcntlArg::F_GETPIPE_SZ,
        libc::F_SETPIPE_SZ => FcntlArg::F_SETPIPE_SZ(argument),
        _ if is_known(command) => {
            return Err(unsupported(
                vm,
                Errno::EINVAL,
                "fcntl command",
                i64::from(command),
            ));
        }
        _ => return Err(system_error(vm, Errno::EINVAL)),
    };
    let _ = fd;
    nix::fcntl::fcntl(held.as_fd(), argument).map_err(|errno| system_error(vm, errno))
}

fn is_known(command: i32) -> bool {
    let named = NUMBERS.iter().chain(FIXED);
    named
        .into_iter()
        .any(|(name, value)| name.starts_with("F_") && *value == i64::from(command))
}

/// An argument that is bytes: where they came from, if they can be written back, and the bytes.
fn content(vm: &mut Vm, argument: ObjRef<'_>, function: &str) -> Result<Vec<u8>> {
    let data = if argument.downcast::<Str>().is_some() {
        paths::encode(vm, argument)?
    } else {
        let view = buffer::get(vm, argument, BufferFlags::SIMPLE)?;
        view.bytes(vm).to_vec()
    };
    if data.len() > LONGEST {
        return Err(vm.value_error(format_args!("{function} argument 3 is too long")));
    }
    Ok(data)
}

/// Does an `ioctl` on its bytes; what the call returns.
fn request(vm: &mut Vm, held: &Held, request: u64, data: &mut [u8]) -> Result<i32> {
    let fd = held.as_fd();
    let mut put = |at: usize, bytes: &[u8]| {
        if let Some(place) = data.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    };
    match request {
        libc::FIONREAD => {
            let waiting = rustix::io::ioctl_fionread(fd);
            let waiting = done(vm, waiting)?;
            put(0, &(waiting as i32).to_ne_bytes());
        }
        libc::TIOCGWINSZ => {
            let size = rustix::termios::tcgetwinsize(fd);
            let size = done(vm, size)?;
            for (at, part) in [size.ws_row, size.ws_col, size.ws_xpixel, size.ws_ypixel]
                .into_iter()
                .enumerate()
            {
                put(2 * at, &part.to_ne_bytes());
            }
        }
        libc::TIOCSWINSZ => {
            let part = |at: usize| match data.get(2 * at..2 * at + 2) {
                Some(&[low, high]) => u16::from_ne_bytes([low, high]),
                _ => 0,
            };
            let size = rustix::termios::Winsize {
                ws_row: part(0),
                ws_col: part(1),
                ws_xpixel: part(2),
                ws_ypixel: part(3),
            };
            let set = rustix::termios::tcsetwinsize(fd, size);
            done(vm, set)?;
        }
        libc::FIONBIO => {
            let set = rustix::io::ioctl_fionbio(fd, data.iter().any(|byte| *byte != 0));
            done(vm, set)?;
        }
        libc::FIOCLEX | libc::FIONCLEX => {
            let flags = if request == libc::FIOCLEX {
                rustix::io::FdFlags::CLOEXEC
            } else {
                rustix::io::FdFlags::empty()
            };
            let set = rustix::io::fcntl_setfd(fd, flags);
            done(vm, set)?;
        }
        _ => return Err(unsupported(vm, Errno::ENOTTY, "ioctl request", request as i64)),
    }
    Ok(0)
}

/// `fcntl`
struct Fcntl;

/// This module performs file control and I/O control on file
/// descriptors.  It is an interface to the fcntl() and ioctl() Unix
/// routines.  File descriptors can be obtained with the fileno() method of
/// a file or socket object.
#[pymodule(name = "fcntl")]
impl Fcntl {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, value) in NUMBERS.iter().chain(FIXED) {
            let value = int::new(vm, *value)?;
            module::add(vm, module, name, value)?;
        }
        Ok(())
    }
    /// Does a command (F_...) on a descriptor.
    ///
    /// With a number as arg, the result is a number; with bytes, which is what commands about locks take, it is the bytes as
    /// the system left them.
    #[signature("($module, fd, cmd, arg=0, /)")]
    fn fcntl(vm: &mut Vm, fd: ObjRef<'_>, cmd: i32, arg: Option<ObjRef<'_>>) -> Result<Obj> {
        let (fd, held) = held(vm, fd)?;
        let number = match arg {
            None => Some(0),
            Some(arg) if arg.ty().slots().index.is_some() => {
                let index = int::index(vm, arg)?;
                let number = int::value(index.borrow()).and_then(IntRef::to_i64);
                Some(number.map_or(0, |number| number as i32))
            }
            Some(_) => None,
        };
        if let Some(number) = number {
            let result = number_command(vm, (fd, &held), cmd, number)?;
            return int::new(vm, result);
        }
        let mut data = match arg {
            Some(arg) => content(vm, arg, "fcntl")?,
            None => Vec::new(),
        };
        match cmd {
            libc::F_GETLK
            | libc::F_SETLK
            | libc::F_SETLKW
            | libc::F_OFD_GETLK
            | libc::F_OFD_SETLK
            | libc::F_OFD_SETLKW => lock_command(vm, &held, cmd, &mut data)?,
            // A command that takes no memory leaves it as it is.
            libc::F_GETFD | libc::F_GETFL | libc::F_GETPIPE_SZ | libc::F_GET_SEALS => {
                number_command(vm, (fd, &held), cmd, 0)?;
            }
            _ => return Err(unsupported(vm, Errno::EINVAL, "fcntl command", i64::from(cmd))),
        }
        bytes::new(vm, &data)
    }
    /// Makes a request of a device.
    ///
    /// With a number as arg, the result is a number. Writable bytes are changed in place, unless mutate_flag is false: then, and
    /// with other bytes, the result is the bytes as the system left them.
    #[signature("($module, fd, request, arg=0, mutate_flag=True, /)")]
    fn ioctl(
        vm: &mut Vm,
        fd: ObjRef<'_>,
        request: ObjRef<'_>,
        arg: Option<ObjRef<'_>>,
        mutate_flag: Option<bool>,
    ) -> Result<Obj> {
        let (_, held) = held(vm, fd)?;
        let index = int::index(vm, request)?;
        let number = int::value(index.borrow()).and_then(IntRef::to_i64);
        let wanted = number.map_or(0, |number| number as u32 as u64);
        let Some(arg) = arg.filter(|arg| arg.ty().slots().index.is_none()) else {
            let number = match arg {
                Some(arg) => int::to_ssize(vm, arg)? as i64,
                None => 0,
            };
            let result = self::request(vm, &held, wanted, &mut number.to_ne_bytes())?;
            return int::new(vm, result);
        };
        if mutate_flag.unwrap_or(true)
            && buffer::is_exporter(arg)
            && let Ok(view) = buffer::get(vm, arg, BufferFlags::WRITABLE)
            && !view.readonly
        {
            let mut data = view.bytes(vm).to_vec();
            let result = self::request(vm, &held, wanted, &mut data)?;
            let place = view.bytes_mut(vm);
            let count = place.len().min(data.len());
            place[..count].copy_from_slice(&data[..count]);
            return int::new(vm, result);
        }
        let mut data = content(vm, arg, "ioctl")?;
        self::request(vm, &held, wanted, &mut data)?;
        bytes::new(vm, &data)
    }
    /// Locks a whole file: LOCK_SH, LOCK_EX or LOCK_UN, with LOCK_NB not to wait.
    #[signature("($module, fd, operation, /)")]
    fn flock(vm: &mut Vm, fd: ObjRef<'_>, operation: i32) -> Result<()> {
        let (_, held) = held(vm, fd)?;
        let operation = match operation {
            libc::LOCK_SH => FlockOperation::LockShared,
            libc::LOCK_EX => FlockOperation::LockExclusive,
            libc::LOCK_UN => FlockOperation::Unlock,
            _ => match operation & !libc::LOCK_NB {
                libc::LOCK_SH => FlockOperation::NonBlockingLockShared,
                libc::LOCK_EX => FlockOperation::NonBlockingLockExclusive,
                libc::LOCK_UN => FlockOperation::NonBlockingUnlock,
                _ => return Err(system_error(vm, Errno::EINVAL)),
            },
        };
        let locked = arguments::retry(vm, || rustix::fs::flock(held.as_fd(), operation))?;
        done(vm, locked)
    }
    /// Locks a part of a file: LOCK_SH, LOCK_EX or LOCK_UN, with LOCK_NB not to wait.
    ///
    /// len bytes from start on, which counts from where whence says (as for lseek); all the rest if len is 0.
    #[signature("($module, fd, cmd, len=0, start=0, whence=0, /)")]
    fn lockf(
        vm: &mut Vm,
        fd: ObjRef<'_>,
        cmd: i32,
        len: Option<ObjRef<'_>>,
        start: Option<ObjRef<'_>>,
        whence: Option<i32>,
    ) -> Result<()> {
        let (_, held) = held(vm, fd)?;
        let kind = match cmd {
            libc::LOCK_UN => libc::F_UNLCK,
            _ if cmd & libc::LOCK_SH != 0 => libc::F_RDLCK,
            _ if cmd & libc::LOCK_EX != 0 => libc::F_WRLCK,
            _ => return Err(vm.value_error("unrecognized lockf argument")),
        };
        let mut numbers = [0_i64; 2];
        for (slot, value) in numbers.iter_mut().zip([len, start]) {
            if let Some(value) = value {
                *slot = int::to_ssize(vm, value)? as i64;
            }
        }
        let [len, start] = numbers;
        let lock = libc::flock {
            l_type: kind as i16,
            l_whence: whence.unwrap_or(0) as i16,
            l_start: start,
            l_len: len,
            l_pid: 0,
        };
        retry(vm, || {
            let argument = if cmd & libc::LOCK_NB != 0 {
                FcntlArg::F_SETLK(&lock)
            } else {
                FcntlArg::F_SETLKW(&lock)
            };
            nix::fcntl::fcntl(held.as_fd(), argument)
        })?;
        Ok(())
    }
}
