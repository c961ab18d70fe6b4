//! What is known about files and file systems.

use rustix::fs::{self, AtFlags};
use taipan_derive::pymodule;
use taipan_objects::structseq::Fields;
use taipan_objects::{Obj, ObjRef, Result, Vm, int, struct_sequence};
use taipan_platform::Platform as _;

use super::arguments::{self, Path, Takes, at, check, directory, done, on, path};

struct_sequence! {
    /// stat_result: what os.stat() says of a file.
    ///
    /// A tuple of (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime), whose items have names too:
    /// st_mode, st_ino, and so on. What else the system knows has names only.
    pub STAT_RESULT: "os", "stat_result", visible 10, instantiable true, [
        "st_mode" = "protection bits",
        "st_ino" = "inode",
        "st_dev" = "device",
        "st_nlink" = "number of hard links",
        "st_uid" = "user ID of owner",
        "st_gid" = "group ID of owner",
        "st_size" = "total size, in bytes",
        "" = "integer time of last access",
        "" = "integer time of last modification",
        "" = "integer time of last change",
        "st_atime" = "time of last access",
        "st_mtime" = "time of last modification",
        "st_ctime" = "time of last change",
        "st_atime_ns" = "time of last access in nanoseconds",
        "st_mtime_ns" = "when it was last written, in nanoseconds",
        "st_ctime_ns" = "time of last change in nanoseconds",
        "st_blksize" = "blocksize for filesystem I/O",
        "st_blocks" = "number of blocks allocated",
        "st_rdev" = "device type (if inode device)",
    ]
}

struct_sequence! {
    /// statvfs_result: what os.statvfs() says of a file system.
    pub STATVFS_RESULT: "os", "statvfs_result", visible 10, instantiable true, [
        "f_bsize" = "", "f_frsize" = "", "f_blocks" = "", "f_bfree" = "", "f_bavail" = "", "f_files" = "", "f_ffree" = "",
        "f_favail" = "", "f_flag" = "", "f_namemax" = "", "f_fsid" = "",
    ]
}

/// Seconds since 1970, with their fraction.
fn seconds(whole: i64, nanoseconds: i64) -> f64 {
    whole as f64 + 1e-9 * nanoseconds as f64
}

/// The `stat_result` of what the system said.
// The fields' types vary with the architecture.
#[allow(clippy::unnecessary_cast)]
pub fn stat_result(vm: &mut Vm, stat: &fs::Stat) -> Result<Obj> {
    let mut fields = Fields::new();
    fields.int(vm, stat.st_mode as u32)?;
    fields.int(vm, stat.st_ino as u64)?;
    fields.int(vm, stat.st_dev as u64)?;
    fields.int(vm, stat.st_nlink as u64)?;
    for id in [stat.st_uid as u32, stat.st_gid as u32] {
        fields.int(vm, id)?;
    }
    fields.int(vm, stat.st_size as i64)?;
    let times = [
        (stat.st_atime as i64, stat.st_atime_nsec as i64),
        (stat.st_mtime as i64, stat.st_mtime_nsec as i64),
        (stat.st_ctime as i64, stat.st_ctime_nsec as i64),
    ];
    for (whole, _) in times {
        fields.int(vm, whole)?;
    }
    for (whole, fraction) in times {
        fields.float(vm, seconds(whole, fraction))?;
    }
    for (whole, fraction) in times {
        fields.int(vm, i128::from(whole) * 1_000_000_000 + i128::from(fraction))?;
    }
    fields.int(vm, stat.st_blksize as i64)?;
    fields.int(vm, stat.st_blocks as i64)?;
    fields.int(vm, stat.st_rdev as u64)?;
    fields.finish(vm, STAT_RESULT)
}

fn stat_path(vm: &mut Vm, function: &str, path: &Path, dir: Option<ObjRef<'_>>, follow: bool) -> Result<Obj> {
    let dir = directory(vm, dir)?;
    check(vm, function, path, dir, follow)?;
    let host = arguments::host(vm)?;
    let flags = if follow {
        AtFlags::empty()
    } else {
        AtFlags::SYMLINK_NOFOLLOW
    };
    let found = match path.fd {
        Some(fd) => on(host, fd, |fd| fs::fstat(fd)),
        None => at(host, dir, |dir| fs::statat(dir, path.os(), flags)),
    };
    match found {
        Ok(stat) => stat_result(vm, &stat),
        Err(errno) => Err(path.error(vm, errno)),
    }
}

fn statvfs_result(vm: &mut Vm, stat: &fs::StatVfs) -> Result<Obj> {
    let mut fields = Fields::new();
    for value in [
        stat.f_bsize,
        stat.f_frsize,
        stat.f_blocks,
        stat.f_bfree,
        stat.f_bavail,
        stat.f_files,
        stat.f_ffree,
        stat.f_favail,
        stat.f_flag.bits(),
        stat.f_namemax,
        stat.f_fsid,
    ] {
        fields.int(vm, value)?;
    }
    fields.finish(vm, STATVFS_RESULT)
}

pub struct Part;

#[pymodule(name = "posix")]
impl Part {
    /// What the system knows of a file.
    ///
    /// path may be an open descriptor. dir_fd is an open directory that a relative path starts from. Without
    /// follow_symlinks, it tells of a link itself.
    #[signature("($module, /, path, *, dir_fd=None, follow_symlinks=True)")]
    fn stat(
        vm: &mut Vm,
        path: ObjRef<'_>,
        dir_fd: Option<ObjRef<'_>>,
        follow_symlinks: Option<bool>,
    ) -> Result<Obj> {
        let path = self::path(vm, "stat", path, Takes::Fd)?;
        stat_path(vm, "stat", &path, dir_fd, follow_symlinks.unwrap_or(true))
    }
    /// As stat(), of a symbolic link itself.
    #[signature("($module, /, path, *, dir_fd=None)")]
    fn lstat(vm: &mut Vm, path: ObjRef<'_>, dir_fd: Option<ObjRef<'_>>) -> Result<Obj> {
        let path = self::path(vm, "lstat", path, Takes::Plain)?;
        stat_path(vm, "lstat", &path, dir_fd, false)
    }
    /// As stat(), of an open file.
    #[signature("($module, /, fd)")]
    fn fstat(vm: &mut Vm, fd: i32) -> Result<Obj> {
        let host = arguments::host(vm)?;
        let found = on(host, fd, |fd| fs::fstat(fd));
        let stat = done(vm, found)?;
        stat_result(vm, &stat)
    }
    /// What the system knows of the file system that holds the path.
    #[signature("($module, /, path)")]
    fn statvfs(vm: &mut Vm, path: ObjRef<'_>) -> Result<Obj> {
        let path = self::path(vm, "statvfs", path, Takes::Fd)?;
        let host = arguments::host(vm)?;
        let found = match path.fd {
            Some(fd) => on(host, fd, |fd| fs::fstatvfs(fd)),
            None => fs::statvfs(path.os()),
        };
        match found {
            Ok(stat) => statvfs_result(vm, &stat),
            Err(errno) => Err(path.error(vm, errno)),
        }
    }
    /// What the system knows of the file system that holds the open file.
    #[signature("($module, fd, /)")]
    fn fstatvfs(vm: &mut Vm, fd: i32) -> Result<Obj> {
        let host = arguments::host(vm)?;
        let found = on(host, fd, |fd| fs::fstatvfs(fd));
        let stat = done(vm, found)?;
        statvfs_result(vm, &stat)
    }
    /// Whether the process may do to the path what mode says: F_OK, or R_OK, W_OK and X_OK added up.
    ///
    /// It is asked for the real user and group, unless effective_ids.
    #[signature("($module, /, path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)")]
    fn access(
        vm: &mut Vm,
        path: ObjRef<'_>,
        mode: i32,
        dir_fd: Option<ObjRef<'_>>,
        effective_ids: Option<bool>,
        follow_symlinks: Option<bool>,
    ) -> Result<bool> {
        let path = self::path(vm, "access", path, Takes::Plain)?;
        let dir = directory(vm, dir_fd)?;
        let host = arguments::host(vm)?;
        let mut flags = AtFlags::empty();
        flags.set(AtFlags::EACCESS, effective_ids.unwrap_or(false));
        flags.set(AtFlags::SYMLINK_NOFOLLOW, !follow_symlinks.unwrap_or(true));
        let mut wanted = fs::Access::EXISTS;
        for (bit, flag) in [
            (4, fs::Access::READ_OK),
            (2, fs::Access::WRITE_OK),
            (1, fs::Access::EXEC_OK),
        ] {
            wanted.set(flag, mode & bit != 0);
        }
        Ok(at(host, dir, |dir| fs::accessat(dir, path.os(), wanted, flags)).is_ok())
    }
    /// The major part of a device number.
    #[signature("($module, device, /)")]
    fn major(vm: &mut Vm, device: ObjRef<'_>) -> Result<u32> {
        Ok(fs::major(device_number(vm, device)?))
    }
    /// The minor part of a device number.
    #[signature("($module, device, /)")]
    fn minor(vm: &mut Vm, device: ObjRef<'_>) -> Result<u32> {
        Ok(fs::minor(device_number(vm, device)?))
    }
    /// A device number from its two parts.
    #[signature("($module, major, minor, /)")]
    fn makedev(vm: &mut Vm, major: ObjRef<'_>, minor: ObjRef<'_>) -> Result<u64> {
        let major = device_number(vm, major)?;
        let minor = device_number(vm, minor)?;
        match (u32::try_from(major), u32::try_from(minor)) {
            (Ok(major), Ok(minor)) => Ok(fs::makedev(major, minor)),
            _ => Err(vm.overflow_error("Python int too large to convert to C unsigned int")),
        }
    }
    /// Whether fd is a terminal.
    #[signature("($module, fd, /)")]
    fn isatty(vm: &mut Vm, fd: i32) -> Result<bool> {
        let host = arguments::host(vm)?;
        Ok(host.files().is_some_and(|files| files.isatty(fd)))
    }
}

fn device_number(vm: &mut Vm, value: ObjRef<'_>) -> Result<u64> {
    let index = int::index(vm, value)?;
    let number = int::value(index.borrow()).map(|value| value.to_big());
    match number.as_ref().map(u64::try_from) {
        Some(Ok(number)) => Ok(number),
        _ => Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
    }
}
