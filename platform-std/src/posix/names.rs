//! Names of files: making, removing, renaming and linking them; permissions and times; the current directory.

use std::os::fd::BorrowedFd;

use rustix::fs::{self, AtFlags, Mode, Timespec, Timestamps};
use rustix::io::Errno;
use taipan_derive::pymodule;
use taipan_objects::{Obj, ObjRef, ObjectExt, Result, Vm, bytes, float, int, tuple};
use taipan_platform::Fd;
use taipan_vm::paths;

use super::arguments::{self, Path, Takes, at, check, directory, done, on, path, path_named};

/// The paths of a call with two, for its error.
fn two_paths_error(vm: &mut Vm, errno: Errno, from: &Path, to: &Path) -> taipan_objects::Exception {
    let files = [from.object.borrow(), to.object.borrow()];
    paths::errno_error(vm, errno.raw_os_error(), &files)
}

fn ended(vm: &mut Vm, path: &Path, result: rustix::io::Result<()>) -> Result<()> {
    result.map_err(|errno| path.error(vm, errno))
}

/// A call on two names, each below its own directory.
fn on_two(
    vm: &mut Vm,
    (from, from_dir): (&Path, Option<ObjRef<'_>>),
    (to, to_dir): (&Path, Option<ObjRef<'_>>),
    work: impl FnOnce(BorrowedFd<'_>, BorrowedFd<'_>) -> rustix::io::Result<()>,
) -> Result<()> {
    let from_dir = directory(vm, from_dir)?;
    let to_dir = directory(vm, to_dir)?;
    let host = arguments::host(vm)?;
    let result = at(host, from_dir, |from| at(host, to_dir, |to| work(from, to)));
    result.map_err(|errno| two_paths_error(vm, errno, from, to))
}

fn rename(
    vm: &mut Vm,
    function: &str,
    src: ObjRef<'_>,
    dst: ObjRef<'_>,
    src_dir: Option<ObjRef<'_>>,
    dst_dir: Option<ObjRef<'_>>,
) -> Result<()> {
    let from = path_named(vm, function, "src", Some(src), Takes::Plain)?;
    let to = path_named(vm, function, "dst", Some(dst), Takes::Plain)?;
    on_two(vm, (&from, src_dir), (&to, dst_dir), |a, b| {
        fs::renameat(a, from.os(), b, to.os())
    })
}

fn remove(
    vm: &mut Vm,
    function: &str,
    value: ObjRef<'_>,
    dir: Option<ObjRef<'_>>,
    flags: AtFlags,
) -> Result<()> {
    let path = path(vm, function, value, Takes::Plain)?;
    let dir = directory(vm, dir)?;
    let host = arguments::host(vm)?;
    let result = at(host, dir, |dir| fs::unlinkat(dir, path.os(), flags));
    ended(vm, &path, result)
}

fn no_follow(follow: bool) -> AtFlags {
    if follow {
        AtFlags::empty()
    } else {
        AtFlags::SYMLINK_NOFOLLOW
    }
}

/// A user or group number: -1 leaves it.
fn id(vm: &mut Vm, what: &str, value: ObjRef<'_>) -> Result<Option<u32>> {
    if value.ty().slots().index.is_none() {
        let kind = value.ty().display_name(vm);
        return Err(vm.type_error(format_args!("{what} should be integer, not {kind}")));
    }
    let index = int::index(vm, value)?;
    match int::value(index.borrow()).and_then(|value| value.to_i64()) {
        Some(-1) => Ok(None),
        Some(number) => match u32::try_from(number) {
            Ok(number) => Ok(Some(number)),
            Err(_) if number < 0 => Err(vm.overflow_error(format_args!("{what} is less than minimum"))),
            Err(_) => Err(vm.overflow_error(format_args!("{what} is greater than maximum"))),
        },
        None => Err(vm.overflow_error(format_args!("{what} is greater than maximum"))),
    }
}

fn change_owner(
    vm: &mut Vm,
    function: &str,
    value: ObjRef<'_>,
    (uid, gid): (ObjRef<'_>, ObjRef<'_>),
    dir: Option<ObjRef<'_>>,
    follow: bool,
    takes: Takes,
) -> Result<()> {
    let path = path(vm, function, value, takes)?;
    let uid = id(vm, "uid", uid)?.map(fs::Uid::from_raw);
    let gid = id(vm, "gid", gid)?.map(fs::Gid::from_raw);
    let dir = directory(vm, dir)?;
    check(vm, function, &path, dir, follow)?;
    let host = arguments::host(vm)?;
    let result = match path.fd {
        Some(fd) => on(host, fd, |fd| fs::fchown(fd, uid, gid)),
        None => at(host, dir, |dir| {
            fs::chownat(dir, path.os(), uid, gid, no_follow(follow))
        }),
    };
    ended(vm, &path, result)
}

/// A point in time for `utime`: an `int` of seconds, or a `float`, rounded down.
fn timespec(vm: &mut Vm, value: ObjRef<'_>) -> Result<Timespec> {
    if let Some(seconds) = float::value(value) {
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let whole = seconds.floor();
        let mut fraction = ((seconds - whole) * 1e9).floor();
        let mut whole = whole;
        if fraction >= 1e9 {
            fraction -= 1e9;
            whole += 1.0;
        }
        if !(-9.3e18..9.2e18).contains(&whole) {
            return Err(vm.overflow_error("timestamp out of range for platform time_t"));
        }
        return Ok(Timespec {
            tv_sec: whole as i64,
            tv_nsec: fraction as _,
        });
    }
    let index = int::index(vm, value)?;
    match int::value(index.borrow()).and_then(|value| value.to_i64()) {
        Some(seconds) => Ok(Timespec {
            tv_sec: seconds,
            tv_nsec: 0,
        }),
        None => Err(vm.overflow_error("timestamp out of range for platform time_t")),
    }
}

/// A point in time for `utime(ns=…)`.
fn timespec_of_nanoseconds(vm: &mut Vm, value: ObjRef<'_>) -> Result<Timespec> {
    let index = int::index(vm, value)?;
    let number = int::value(index.borrow()).map(|value| value.to_big());
    let number = number.as_ref().and_then(|number| i128::try_from(number).ok());
    let whole = number.map(|number| i64::try_from(number.div_euclid(1_000_000_000)));
    match (whole, number) {
        (Some(Ok(whole)), Some(number)) => Ok(Timespec {
            tv_sec: whole,
            tv_nsec: number.rem_euclid(1_000_000_000) as _,
        }),
        _ => Err(vm.overflow_error("timestamp out of range for platform time_t")),
    }
}

fn both<T>(
    vm: &mut Vm,
    pair: ObjRef<'_>,
    message: &str,
    mut convert: impl FnMut(&mut Vm, ObjRef<'_>) -> Result<T>,
) -> Result<(T, T)> {
    match tuple::items(pair) {
        Some([first, second]) => {
            let (first, second) = (first.clone(), second.clone());
            Ok((convert(vm, first.borrow())?, convert(vm, second.borrow())?))
        }
        _ => Err(vm.type_error(message)),
    }
}

/// The words of a path between slashes, as `os.path.normpath` puts them together.
fn normalized(path: &[u8]) -> Vec<u8> {
    if path.is_empty() {
        return b".".to_vec();
    }
    let slashes = path.iter().take_while(|&&byte| byte == b'/').count();
    // Two slashes at the start mean what the system wants; more mean one.
    let root = match slashes {
        0 => 0,
        2 => 2,
        _ => 1,
    };
    let mut words: Vec<&[u8]> = Vec::new();
    for word in path.split(|&byte| byte == b'/') {
        match word {
            b"" | b"." => {}
            b".." if words.last().is_some_and(|last| *last != b"..") => {
                words.pop();
            }
            b".." if root > 0 => {}
            word => words.push(word),
        }
    }
    let mut made = vec![b'/'; root];
    made.extend(words.join(&b"/"[..]));
    if made.is_empty() {
        made.push(b'.');
    }
    made
}

pub struct Part;

#[pymodule(name = "posix")]
impl Part {
    /// Rename a file or directory.
    #[signature("($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")]
    fn rename(
        vm: &mut Vm,
        src: ObjRef<'_>,
        dst: ObjRef<'_>,
        src_dir_fd: Option<ObjRef<'_>>,
        dst_dir_fd: Option<ObjRef<'_>>,
    ) -> Result<()> {
        self::rename(vm, "rename", src, dst, src_dir_fd, dst_dir_fd)
    }
    /// Renames a file or directory. What has the new name goes.
    #[signature("($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")]
    fn replace(
        vm: &mut Vm,
        src: ObjRef<'_>,
        dst: ObjRef<'_>,
        src_dir_fd: Option<ObjRef<'_>>,
        dst_dir_fd: Option<ObjRef<'_>>,
    ) -> Result<()> {
        self::rename(vm, "replace", src, dst, src_dir_fd, dst_dir_fd)
    }
    /// Remove a file (same as remove()).
    #[signature("($module, /, path, *, dir_fd=None)")]
    fn unlink(vm: &mut Vm, path: ObjRef<'_>, dir_fd: Option<ObjRef<'_>>) -> Result<()> {
        paths::audit(vm, "os.remove", &[path])?;
        self::remove(vm, "unlink", path, dir_fd, AtFlags::empty())
    }
    /// Remove a file (same as unlink()).
    #[signature("($module, /, path, *, dir_fd=None)")]
    fn remove(vm: &mut Vm, path: ObjRef<'_>, dir_fd: Option<ObjRef<'_>>) -> Result<()> {
        paths::audit(vm, "os.remove", &[path])?;
        self::remove(vm, "remove", path, dir_fd, AtFlags::empty())
    }
    /// Remove a directory.
    #[signature("($module, /, path, *, dir_fd=None)")]
    fn rmdir(vm: &mut Vm, path: ObjRef<'_>, dir_fd: Option<ObjRef<'_>>) -> Result<()> {
        paths::audit(vm, "os.rmdir", &[path])?;
        self::remove(vm, "rmdir", path, dir_fd, AtFlags::REMOVEDIR)
    }
    /// Create a directory.
    #[signature("($module, /, path, mode=511, *, dir_fd=None)")]
    fn mkdir(vm: &mut Vm, path: ObjRef<'_>, mode: Option<i32>, dir_fd: Option<ObjRef<'_>>) -> Result<()> {
        let path = self::path(vm, "mkdir", path, Takes::Plain)?;
        let dir = directory(vm, dir_fd)?;
        let mode = Mode::from_raw_mode(mode.unwrap_or(0o777) as u32);
        let host = arguments::host(vm)?;
        let result = at(host, dir, |dir| fs::mkdirat(dir, path.os(), mode));
        ended(vm, &path, result)
    }
    /// Create a "fifo" (a POSIX named pipe).
    #[signature("($module, /, path, mode=438, *, dir_fd=None)")]
    fn mkfifo(vm: &mut Vm, path: ObjRef<'_>, mode: Option<i32>, dir_fd: Option<ObjRef<'_>>) -> Result<()> {
        let path = self::path(vm, "mkfifo", path, Takes::Plain)?;
        let dir = directory(vm, dir_fd)?;
        let mode = Mode::from_raw_mode(mode.unwrap_or(0o666) as u32);
        let host = arguments::host(vm)?;
        let result = at(host, dir, |dir| {
            fs::mknodat(dir, path.os(), fs::FileType::Fifo, mode, 0)
        });
        ended(vm, &path, result)
    }
    /// Create a hard link to a file.
    #[signature("($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)")]
    fn link(
        vm: &mut Vm,
        src: ObjRef<'_>,
        dst: ObjRef<'_>,
        src_dir_fd: Option<ObjRef<'_>>,
        dst_dir_fd: Option<ObjRef<'_>>,
        follow_symlinks: Option<bool>,
    ) -> Result<()> {
        let from = path_named(vm, "link", "src", Some(src), Takes::Plain)?;
        let to = path_named(vm, "link", "dst", Some(dst), Takes::Plain)?;
        // Left out, the system decides, as `link` without flags does.
        let flags = if follow_symlinks == Some(true) {
            AtFlags::SYMLINK_FOLLOW
        } else {
            AtFlags::empty()
        };
        on_two(vm, (&from, src_dir_fd), (&to, dst_dir_fd), |a, b| {
            fs::linkat(a, from.os(), b, to.os(), flags)
        })
    }
    /// Makes a link named dst that holds the path src, whether there is something or not.
    #[signature("($module, /, src, dst, target_is_directory=False, *, dir_fd=None)")]
    fn symlink(
        vm: &mut Vm,
        src: ObjRef<'_>,
        dst: ObjRef<'_>,
        target_is_directory: Option<bool>,
        dir_fd: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let _ = target_is_directory;
        let target = path_named(vm, "symlink", "src", Some(src), Takes::Plain)?;
        let link = path_named(vm, "symlink", "dst", Some(dst), Takes::Plain)?;
        let dir = directory(vm, dir_fd)?;
        let host = arguments::host(vm)?;
        let result = at(host, dir, |dir| fs::symlinkat(target.os(), dir, link.os()));
        result.map_err(|errno| two_paths_error(vm, errno, &target, &link))
    }
    /// The path that a symbolic link holds.
    #[signature("($module, /, path, *, dir_fd=None)")]
    fn readlink(vm: &mut Vm, path: ObjRef<'_>, dir_fd: Option<ObjRef<'_>>) -> Result<Obj> {
        let path = self::path(vm, "readlink", path, Takes::Plain)?;
        let dir = directory(vm, dir_fd)?;
        let host = arguments::host(vm)?;
        match at(host, dir, |dir| fs::readlinkat(dir, path.os(), Vec::new())) {
            Ok(target) => paths::decode_like(vm, target.as_bytes(), path.as_bytes),
            Err(errno) => Err(path.error(vm, errno)),
        }
    }
    /// Sets the permission bits of a file.
    #[signature("($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)")]
    fn chmod(
        vm: &mut Vm,
        path: ObjRef<'_>,
        mode: i32,
        dir_fd: Option<ObjRef<'_>>,
        follow_symlinks: Option<bool>,
    ) -> Result<()> {
        let path = self::path(vm, "chmod", path, Takes::Fd)?;
        let dir = directory(vm, dir_fd)?;
        let follow = follow_symlinks.unwrap_or(true);
        let mode = Mode::from_raw_mode(mode as u32);
        let host = arguments::host(vm)?;
        let result = match path.fd {
            Some(fd) => on(host, fd, |fd| fs::fchmod(fd, mode)),
            None => at(host, dir, |dir| {
                fs::chmodat(dir, path.os(), mode, no_follow(follow))
            }),
        };
        match result {
            Err(Errno::OPNOTSUPP) if !follow => {
                Err(vm.not_implemented_error("chmod: follow_symlinks unavailable on this platform"))
            }
            result => ended(vm, &path, result),
        }
    }
    /// Sets the permission bits of an open file.
    #[signature("($module, /, fd, mode)")]
    fn fchmod(vm: &mut Vm, fd: i32, mode: i32) -> Result<()> {
        let host = arguments::host(vm)?;
        let result = on(host, fd, |fd| fs::fchmod(fd, Mode::from_raw_mode(mode as u32)));
        done(vm, result)
    }
    /// Sets owner and group of a file; -1 leaves one as it is.
    #[signature("($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)")]
    fn chown(
        vm: &mut Vm,
        path: ObjRef<'_>,
        uid: ObjRef<'_>,
        gid: ObjRef<'_>,
        dir_fd: Option<ObjRef<'_>>,
        follow_symlinks: Option<bool>,
    ) -> Result<()> {
        let follow = follow_symlinks.unwrap_or(true);
        change_owner(vm, "chown", path, (uid, gid), dir_fd, follow, Takes::Fd)
    }
    /// Change the owner and group id of path to the numeric uid and gid, not following links.
    #[signature("($module, /, path, uid, gid)")]
    fn lchown(vm: &mut Vm, path: ObjRef<'_>, uid: ObjRef<'_>, gid: ObjRef<'_>) -> Result<()> {
        change_owner(vm, "lchown", path, (uid, gid), None, false, Takes::Plain)
    }
    /// Sets owner and group of an open file; -1 leaves one as it is.
    #[signature("($module, /, fd, uid, gid)")]
    fn fchown(vm: &mut Vm, fd: i32, uid: ObjRef<'_>, gid: ObjRef<'_>) -> Result<()> {
        let uid = id(vm, "uid", uid)?.map(fs::Uid::from_raw);
        let gid = id(vm, "gid", gid)?.map(fs::Gid::from_raw);
        let host = arguments::host(vm)?;
        let result = on(host, fd, |fd| fs::fchown(fd, uid, gid));
        done(vm, result)
    }
    /// Sets when a file was last read and last written: two times in seconds, or ns in nanoseconds; now if
    /// neither is given.
    #[signature("($module, /, path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)")]
    fn utime(
        vm: &mut Vm,
        path: ObjRef<'_>,
        times: Option<ObjRef<'_>>,
        ns: Option<ObjRef<'_>>,
        dir_fd: Option<ObjRef<'_>>,
        follow_symlinks: Option<bool>,
    ) -> Result<()> {
        let path = self::path(vm, "utime", path, Takes::Fd)?;
        let follow = follow_symlinks.unwrap_or(true);
        let times = times.filter(|times| !times.is_none());
        let (last_access, last_modification) = match (times, ns) {
            (Some(_), Some(_)) => {
                return Err(vm.value_error("utime: you may specify either 'times' or 'ns' but not both"));
            }
            (Some(times), None) => {
                let message = "utime: 'times' must be either a tuple of two ints or None";
                both(vm, times, message, timespec)?
            }
            (None, Some(ns)) => {
                let message = "utime: 'ns' must be a tuple of two ints";
                both(vm, ns, message, timespec_of_nanoseconds)?
            }
            (None, None) => {
                let now = Timespec {
                    tv_sec: 0,
                    tv_nsec: fs::UTIME_NOW as _,
                };
                (now, now)
            }
        };
        let dir = directory(vm, dir_fd)?;
        check(vm, "utime", &path, dir, follow)?;
        let host = arguments::host(vm)?;
        let times = Timestamps {
            last_access,
            last_modification,
        };
        let result = match path.fd {
            Some(fd) => on(host, fd, |fd| fs::futimens(fd, &times)),
            None => at(host, dir, |dir| {
                fs::utimensat(dir, path.os(), &times, no_follow(follow))
            }),
        };
        ended(vm, &path, result)
    }
    /// Makes the file length bytes long.
    #[signature("($module, /, path, length)")]
    fn truncate(vm: &mut Vm, path: ObjRef<'_>, length: ObjRef<'_>) -> Result<()> {
        let path = self::path(vm, "truncate", path, Takes::Fd)?;
        let length = super::descriptors::offset(vm, length)?;
        let host = arguments::host(vm)?;
        let result = match (path.fd, u64::try_from(length)) {
            (_, Err(_)) => Err(Errno::INVAL),
            (Some(fd), Ok(length)) => on(host, fd, |fd| fs::ftruncate(fd, length)),
            (None, Ok(length)) => {
                fs::open(path.os(), fs::OFlags::WRONLY | fs::OFlags::CLOEXEC, Mode::empty())
                    .and_then(|file| fs::ftruncate(file, length))
            }
        };
        ended(vm, &path, result)
    }
    /// Makes the directory the one that relative paths start from.
    #[signature("($module, /, path)")]
    fn chdir(vm: &mut Vm, path: ObjRef<'_>) -> Result<()> {
        let path = self::path(vm, "chdir", path, Takes::Fd)?;
        let host = arguments::host(vm)?;
        let result = match path.fd {
            Some(fd) => on(host, fd, |fd| rustix::process::fchdir(fd)),
            None => rustix::process::chdir(path.os()),
        };
        ended(vm, &path, result)
    }
    /// Makes the open directory the one that relative paths start from.
    #[signature("($module, /, fd)")]
    fn fchdir(vm: &mut Vm, fd: ObjRef<'_>) -> Result<()> {
        let fd: Fd = paths::descriptor(vm, fd)?;
        let host = arguments::host(vm)?;
        let result = on(host, fd, |fd| rustix::process::fchdir(fd));
        done(vm, result)
    }
    /// The directory that relative paths start from.
    fn getcwd(vm: &mut Vm) -> Result<Obj> {
        let found = rustix::process::getcwd(Vec::new());
        let path = done(vm, found)?;
        paths::decode(vm, path.as_bytes())
    }
    /// The directory that relative paths start from, as bytes.
    fn getcwdb(vm: &mut Vm) -> Result<Obj> {
        let found = rustix::process::getcwd(Vec::new());
        let path = done(vm, found)?;
        bytes::new(vm, path.as_bytes())
    }
    /// Takes needless slashes and dots out of a path, without asking the file system.
    #[signature("($module, /, path)")]
    fn _path_normpath(vm: &mut Vm, path: ObjRef<'_>) -> Result<Obj> {
        let path = paths::fspath(vm, path)?;
        let bytes = match path.downcast::<taipan_objects::str::Str>() {
            Some(text) => text.to_wtf8().as_bytes().to_vec(),
            None => paths::encode(vm, path.borrow())?,
        };
        like(vm, &path, &normalized(&bytes))
    }
    /// Splits a path into drive, which is empty here, root and the rest.
    #[signature("($module, /, p)")]
    fn _path_splitroot_ex(vm: &mut Vm, p: ObjRef<'_>) -> Result<Obj> {
        let path = paths::fspath(vm, p)?;
        let bytes = match path.downcast::<taipan_objects::str::Str>() {
            Some(text) => text.to_wtf8().as_bytes().to_vec(),
            None => paths::encode(vm, path.borrow())?,
        };
        let slashes = bytes.iter().take_while(|&&byte| byte == b'/').count();
        let root = match slashes {
            0 => 0,
            2 => 2,
            _ => 1,
        };
        let (root, tail) = bytes.split_at(root);
        let drive = like(vm, &path, b"")?;
        let root = like(vm, &path, root)?;
        let tail = like(vm, &path, tail)?;
        tuple::new(vm, &[drive, root, tail])
    }
}

/// Text or bytes as `model` is; text as the bytes of its own encoding.
fn like(vm: &mut Vm, model: &Obj, bytes: &[u8]) -> Result<Obj> {
    if model.downcast::<taipan_objects::str::Str>().is_none() {
        return bytes::new(vm, bytes);
    }
    match taipan_unicode::Wtf8::from_bytes(bytes) {
        Some(text) => vm.new_str_from_wtf8(text),
        None => paths::decode(vm, bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::normalized;

    #[test]
    fn paths_are_normalized() {
        for (path, expected) in [
            ("", "."),
            ("/", "/"),
            ("//", "//"),
            ("///", "/"),
            ("a/../b//c", "b/c"),
            ("..//./a/..", ".."),
            ("/../a", "/a"),
            ("a/..", "."),
            ("//a/b/", "//a/b"),
            ("///a/./b/..", "/a"),
        ] {
            assert_eq!(normalized(path.as_bytes()), expected.as_bytes(), "{path}");
        }
    }
}
