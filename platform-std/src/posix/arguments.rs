//! Arguments of `posix` functions: paths, descriptors, directories that relative paths start at; and how errors are raised.

use std::ffi::OsStr;
use std::os::fd::BorrowedFd;
use std::os::unix::ffi::OsStrExt as _;

use rustix::fs::CWD;
use rustix::io::Errno;
use taipan_objects::str::Str;
use taipan_objects::{Exception, Obj, ObjRef, ObjectExt, Result, Vm, exceptions, int};
use taipan_platform::{Fd, Files as _};
use taipan_vm::{gil, lifecycle, paths, signals};

use crate::StdPlatform;

/// The platform, whose table of open files descriptors stand in.
pub fn host(vm: &mut Vm) -> Result<&'static StdPlatform> {
    let found = lifecycle::platform(vm)
        .and_then(|platform| platform.native())
        .and_then(|native| native.downcast_ref::<StdPlatform>());
    found.ok_or_else(|| vm.runtime_error("posix needs the desktop platform"))
}

/// Closes what an object had open; -1 if that is nothing.
pub fn close(vm: &mut Vm, fd: Fd) -> Result<()> {
    if fd < 0 {
        return Ok(());
    }
    let closed = host(vm)?.open_files().close(fd);
    closed.map_err(|error| paths::os_error(vm, error, &[]))
}

/// A path argument, or the descriptor that stands for one.
pub struct Path {
    /// The path; empty for a descriptor.
    pub bytes: Vec<u8>,
    /// The argument, for errors and for names made of it.
    pub object: Obj,
    /// The descriptor.
    pub fd: Option<Fd>,
    /// Names made of it are `bytes`.
    pub as_bytes: bool,
}

impl Path {
    /// The path for a call.
    pub fn os(&self) -> &OsStr {
        OsStr::from_bytes(&self.bytes)
    }

    /// The error of a call about this path.
    pub fn error(&self, vm: &mut Vm, errno: Errno) -> Exception {
        if self.object.is_none() {
            return paths::errno_error(vm, errno.raw_os_error(), &[]);
        }
        paths::errno_error(vm, errno.raw_os_error(), &[self.object.borrow()])
    }
}

/// What a path argument may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A path.
    Plain,
    /// A path or a descriptor.
    Fd,
    /// A path, a descriptor, or `None` for the current directory.
    FdOrNone,
}

/// A path argument of `function`, which its message calls `name`.
pub fn path_named(
    vm: &mut Vm,
    function: &str,
    name: &str,
    value: Option<ObjRef<'_>>,
    takes: Takes,
) -> Result<Path> {
    let value = value.unwrap_or(taipan_objects::singletons::NONE);
    if value.is_none() && takes == Takes::FdOrNone {
        return Ok(Path {
            bytes: b".".to_vec(),
            object: value.own(),
            fd: None,
            as_bytes: false,
        });
    }
    let plain = |obj: ObjRef<'_>| {
        obj.downcast::<Str>().is_some() || obj.downcast::<taipan_objects::bytes::Bytes>().is_some()
    };
    let object = if plain(value) {
        value.own()
    } else if takes != Takes::Plain && value.ty().slots().index.is_some() {
        let fd = descriptor_number(vm, value)?;
        return Ok(Path {
            bytes: Vec::new(),
            object: value.own(),
            fd: Some(fd),
            as_bytes: false,
        });
    } else {
        match paths::from_path_like(vm, value)? {
            Some(path) => path,
            None => {
                let kind = value.ty().display_name(vm);
                let expected = match takes {
                    Takes::Plain => "string, bytes or os.PathLike",
                    Takes::Fd => "string, bytes, os.PathLike or integer",
                    Takes::FdOrNone => "string, bytes, os.PathLike, integer or None",
                };
                return Err(vm.type_error(format_args!(
                    "{function}: {name} should be {expected}, not {kind}"
                )));
            }
        }
    };
    let bytes = paths::encode(vm, object.borrow())?;
    if bytes.contains(&0) {
        return Err(vm.value_error(format_args!("{function}: embedded null character in {name}")));
    }
    Ok(Path {
        as_bytes: object.downcast::<Str>().is_none(),
        bytes,
        object,
        fd: None,
    })
}

/// A path argument called `path`.
pub fn path(vm: &mut Vm, function: &str, value: ObjRef<'_>, takes: Takes) -> Result<Path> {
    path_named(vm, function, "path", Some(value), takes)
}

/// An `int` that stands where a path could.
fn descriptor_number(vm: &mut Vm, value: ObjRef<'_>) -> Result<Fd> {
    if value.is_a(taipan_objects::bool::BOOL) {
        let message = vm.new_str("bool is used as a file descriptor")?;
        (vm.hooks().warn)(vm, exceptions::RUNTIME_WARNING, message.borrow(), 1)?;
    }
    let index = int::index(vm, value)?;
    let number = int::value(index.borrow()).and_then(|value| value.to_i64());
    match number.map(i32::try_from) {
        Some(Ok(fd)) => Ok(fd),
        Some(Err(_)) if number.is_some_and(|number| number < 0) => {
            Err(vm.overflow_error("fd is less than minimum"))
        }
        None if int::value(index.borrow()).is_some_and(|value| value.is_negative()) => {
            Err(vm.overflow_error("fd is less than minimum"))
        }
        _ => Err(vm.overflow_error("fd is greater than maximum")),
    }
}

/// A `dir_fd` argument.
pub fn directory(vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<Option<Fd>> {
    match value {
        None => Ok(None),
        Some(value) if value.is_none() => Ok(None),
        Some(value) if value.ty().slots().index.is_some() => descriptor_number(vm, value).map(Some),
        Some(value) => {
            let kind = value.ty().display_name(vm);
            Err(vm.type_error(format_args!("argument should be integer or None, not {kind}")))
        }
    }
}

/// Raises `ValueError` for arguments that exclude each other.
pub fn check(vm: &mut Vm, function: &str, path: &Path, dir: Option<Fd>, follow: bool) -> Result<()> {
    if path.fd.is_some() && dir.is_some() {
        return Err(vm.value_error(format_args!(
            "{function}: can't specify dir_fd without matching path"
        )));
    }
    if path.fd.is_some() && !follow {
        return Err(vm.value_error(format_args!(
            "{function}: cannot use fd and follow_symlinks together"
        )));
    }
    Ok(())
}

/// Calls `work` with a directory: the one of this descriptor, or the current one.
pub fn at<T>(
    host: &StdPlatform,
    dir: Option<Fd>,
    work: impl FnOnce(BorrowedFd<'_>) -> rustix::io::Result<T>,
) -> rustix::io::Result<T> {
    match dir {
        None => work(CWD),
        Some(fd) => on(host, fd, work),
    }
}

/// Calls `work` with what is open under `fd`.
pub fn on<T>(
    host: &StdPlatform,
    fd: Fd,
    work: impl FnOnce(BorrowedFd<'_>) -> rustix::io::Result<T>,
) -> rustix::io::Result<T> {
    let mut result = None;
    let found = host.open_files().with(fd, |fd| {
        result = Some(work(fd));
        Ok(())
    });
    match (found, result) {
        (Ok(()), Some(result)) => result,
        _ => Err(Errno::BADF),
    }
}

/// Repeats a call that a signal ended, after the signal's handlers have run.
pub fn retry<T>(
    vm: &mut Vm,
    mut work: impl FnMut() -> rustix::io::Result<T>,
) -> Result<rustix::io::Result<T>> {
    loop {
        match gil::released(vm, &mut work) {
            Err(Errno::INTR) => signals::check(vm)?,
            other => return Ok(other),
        }
    }
}

/// Raises what a call without a path said.
pub fn done<T>(vm: &mut Vm, result: rustix::io::Result<T>) -> Result<T> {
    result.map_err(|errno| paths::errno_error(vm, errno.raw_os_error(), &[]))
}
