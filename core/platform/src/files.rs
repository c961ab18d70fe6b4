//! Files: descriptors, paths as bytes, and what the file system knows about them.

use core::ops::{BitOr, BitOrAssign};

use crate::clock::Nanoseconds;
use crate::{Error, Result};

/// A small non-negative number for something open; 0, 1 and 2 are the console's streams where there are any.
pub type Fd = i32;

/// How to open a file: exactly one of `READ`, `WRITE`, `READ | WRITE`, and what else is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OpenFlags(u32);

impl OpenFlags {
    /// None of the flags.
    pub const EMPTY: OpenFlags = OpenFlags(0);
    /// The file can be read.
    pub const READ: OpenFlags = OpenFlags(1);
    /// The file can be written.
    pub const WRITE: OpenFlags = OpenFlags(2);
    /// Every write goes to the end, wherever the position is.
    pub const APPEND: OpenFlags = OpenFlags(4);
    /// Make the file if there is none.
    pub const CREATE: OpenFlags = OpenFlags(8);
    /// With `CREATE`: fail if the name exists, a dangling link included.
    pub const EXCLUSIVE: OpenFlags = OpenFlags(16);
    /// Throw away what is in the file.
    pub const TRUNCATE: OpenFlags = OpenFlags(32);
    /// Programs started by this one get the descriptor too; without it they don't.
    pub const INHERIT: OpenFlags = OpenFlags(64);
    /// Don't wait: reads and writes that would, fail with [`crate::ErrorKind::WouldBlock`].
    pub const NON_BLOCKING: OpenFlags = OpenFlags(128);
    /// Fail if the last part of the path is a symbolic link.
    pub const NO_FOLLOW: OpenFlags = OpenFlags(256);
    /// Fail if the path is not a directory.
    pub const DIRECTORY: OpenFlags = OpenFlags(512);
    /// Writes return when the data is on the device.
    pub const SYNCHRONOUS: OpenFlags = OpenFlags(1024);
    /// A terminal opened so does not become the process's controlling one.
    pub const NO_CONTROLLING_TERMINAL: OpenFlags = OpenFlags(2048);

    /// Whether all of `other`'s flags are set.
    pub const fn contains(self, other: OpenFlags) -> bool {
        self.0 & other.0 == other.0
    }

    /// These flags and `other`'s.
    pub const fn union(self, other: OpenFlags) -> OpenFlags {
        OpenFlags(self.0 | other.0)
    }
}

impl BitOr for OpenFlags {
    type Output = OpenFlags;
    fn bitor(self, other: OpenFlags) -> OpenFlags {
        self.union(other)
    }
}

impl BitOrAssign for OpenFlags {
    fn bitor_assign(&mut self, other: OpenFlags) {
        *self = self.union(other);
    }
}

/// Where a seek counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whence {
    /// From the start; the offset must not be negative.
    Start,
    /// From where the descriptor is.
    Current,
    /// From the end.
    End,
    /// To the next byte at or after the offset that is not in a hole.
    Data,
    /// To the next hole at or after the offset.
    Hole,
}

/// What a directory entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileKind {
    /// A file with content.
    Regular,
    /// A directory.
    Directory,
    /// A symbolic link.
    SymbolicLink,
    /// A device that gives characters, a terminal for instance.
    CharacterDevice,
    /// A device that gives blocks.
    BlockDevice,
    /// A named pipe.
    Fifo,
    /// A socket.
    Socket,
    /// Not said; ask [`Files::stat`].
    Unknown,
}

impl FileKind {
    /// The kind as the upper bits of `st_mode`; 0 for [`FileKind::Unknown`].
    pub const fn mode_bits(self) -> u32 {
        match self {
            FileKind::Fifo => 0o010_000,
            FileKind::CharacterDevice => 0o020_000,
            FileKind::Directory => 0o040_000,
            FileKind::BlockDevice => 0o060_000,
            FileKind::Regular => 0o100_000,
            FileKind::SymbolicLink => 0o120_000,
            FileKind::Socket => 0o140_000,
            FileKind::Unknown => 0,
        }
    }

    /// The kind that `st_mode` says.
    pub const fn from_mode(mode: u32) -> FileKind {
        match mode & 0o170_000 {
            0o010_000 => FileKind::Fifo,
            0o020_000 => FileKind::CharacterDevice,
            0o040_000 => FileKind::Directory,
            0o060_000 => FileKind::BlockDevice,
            0o100_000 => FileKind::Regular,
            0o120_000 => FileKind::SymbolicLink,
            0o140_000 => FileKind::Socket,
            _ => FileKind::Unknown,
        }
    }
}

/// What a file system knows about a file; the fields are `os.stat_result`'s. Where a system keeps no such thing, 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Kind ([`FileKind::from_mode`]) and permissions.
    pub mode: u32,
    /// Number of the file within its device.
    pub inode: u64,
    /// The device the file lies on.
    pub device: u64,
    /// How many names the file has.
    pub links: u64,
    /// Owner.
    pub user: u32,
    /// Group.
    pub group: u32,
    /// Size in bytes.
    pub size: u64,
    /// Time of the last read, since 1970 UTC.
    pub accessed: Nanoseconds,
    /// Time of the last write.
    pub modified: Nanoseconds,
    /// Time of the last change of this record.
    pub changed: Nanoseconds,
    /// The piece size in which reading is efficient.
    pub block_size: u64,
    /// Room taken, in units of 512 bytes.
    pub blocks: u64,
    /// For a device file, the device it stands for.
    pub special_device: u64,
}

/// One name in a directory.
#[derive(Clone, Copy, Debug)]
pub struct DirectoryEntry<'a> {
    /// The name, without the path; never `.` or `..`.
    pub name: &'a [u8],
    /// What it is, if the directory itself says so.
    pub kind: FileKind,
    /// The file's number within its device; 0 where there is none.
    pub inode: u64,
}

/// What [`Files::access`] asks for. With all three false: whether the name exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// May it be read?
    pub read: bool,
    /// May it be written?
    pub write: bool,
    /// May it be run, or a directory searched?
    pub execute: bool,
    /// Ask for the effective user instead of the real one.
    pub effective: bool,
}

/// New times for [`Files::set_times`], since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileTimes {
    /// Time of the last read.
    pub accessed: Nanoseconds,
    /// Time of the last write.
    pub modified: Nanoseconds,
}

/// A file system.
///
/// Paths are bytes, `/` parts them, relative ones start at the current directory; a path with a NUL byte fails with
/// [`crate::ErrorKind::InvalidInput`] and the empty path with [`crate::ErrorKind::NotFound`]. Reads and writes may do less
/// than asked; 0 read means the end. Every call that waits may end with [`crate::ErrorKind::Interrupted`], having done nothing.
/// What varies in length goes to a `sink` that is called exactly once if the result is `Ok` (`list`: once an entry),
/// and must not call back into the platform. Methods that a file system does not offer keep their default and
/// fail with [`crate::ErrorKind::Unsupported`].
pub trait Files {
    /// Opens `path`. `mode` is the permissions of a file that is made, before the process's mask.
    fn open(&self, path: &[u8], flags: OpenFlags, mode: u32) -> Result<Fd>;

    /// Closes a descriptor. It is closed whatever the result: an error reports lost data, and is not to be tried again.
    fn close(&self, fd: Fd) -> Result<()>;

    /// Reads at the descriptor's position, moves it, and returns how much was read.
    fn read(&self, fd: Fd, buffer: &mut [u8]) -> Result<usize>;

    /// Writes at the descriptor's position, moves it, and returns how much was written.
    fn write(&self, fd: Fd, data: &[u8]) -> Result<usize> {
        let _ = (fd, data);
        Err(Error::unsupported())
    }

    /// Moves the position and returns it, from the start. Fails with [`crate::ErrorKind::NotSeekable`] on pipes and terminals.
    fn seek(&self, fd: Fd, offset: i64, whence: Whence) -> Result<u64>;

    /// The position, from the start.
    fn tell(&self, fd: Fd) -> Result<u64> {
        self.seek(fd, 0, Whence::Current)
    }

    /// Cuts the file, or fills it with zeros, to `size` bytes. The position stays.
    fn truncate(&self, fd: Fd, size: u64) -> Result<()> {
        let _ = (fd, size);
        Err(Error::unsupported())
    }

    /// Waits until what was written is on the device.
    fn flush(&self, fd: Fd) -> Result<()> {
        let _ = fd;
        Ok(())
    }

    /// What is known about the file behind a descriptor.
    fn fstat(&self, fd: Fd) -> Result<Metadata>;

    /// What is known about the file at `path`; symbolic links are followed.
    fn stat(&self, path: &[u8]) -> Result<Metadata>;

    /// The same, for the link itself if the last part of the path is one.
    fn lstat(&self, path: &[u8]) -> Result<Metadata> {
        self.stat(path)
    }

    /// Gives `sink` each entry of a directory, in the system's own order, until it returns `false`.
    fn list(&self, path: &[u8], sink: &mut dyn FnMut(DirectoryEntry<'_>) -> bool) -> Result<()>;

    /// Gives `from` the name `to`; what was called `to` is gone, in one step.
    fn rename(&self, from: &[u8], to: &[u8]) -> Result<()> {
        let _ = (from, to);
        Err(Error::unsupported())
    }

    /// Removes a name that is not a directory's.
    fn remove(&self, path: &[u8]) -> Result<()> {
        let _ = path;
        Err(Error::unsupported())
    }

    /// Makes a directory with these permissions, before the process's mask.
    fn mkdir(&self, path: &[u8], mode: u32) -> Result<()> {
        let _ = (path, mode);
        Err(Error::unsupported())
    }

    /// Removes an empty directory.
    fn rmdir(&self, path: &[u8]) -> Result<()> {
        let _ = path;
        Err(Error::unsupported())
    }

    /// Gives `sink` the absolute path of the current directory.
    fn cwd(&self, sink: &mut dyn FnMut(&[u8])) -> Result<()>;

    /// Changes the current directory.
    fn chdir(&self, path: &[u8]) -> Result<()> {
        let _ = path;
        Err(Error::unsupported())
    }

    /// Whether the descriptor is a terminal. `false` for descriptors that are not open.
    fn isatty(&self, fd: Fd) -> bool {
        let _ = fd;
        false
    }

    /// Whether the process may use `path` so; `Ok(false)` also if it does not exist.
    fn access(&self, path: &[u8], access: Access) -> Result<bool>;

    /// Gives `sink` what a symbolic link points to, as it was written.
    fn readlink(&self, path: &[u8], sink: &mut dyn FnMut(&[u8])) -> Result<()> {
        let _ = (path, sink);
        Err(Error::unsupported())
    }

    /// Makes `path` a symbolic link to `target`, which need not exist.
    fn symlink(&self, target: &[u8], path: &[u8]) -> Result<()> {
        let _ = (target, path);
        Err(Error::unsupported())
    }

    /// Gives the file `existing` a second name.
    fn link(&self, existing: &[u8], path: &[u8]) -> Result<()> {
        let _ = (existing, path);
        Err(Error::unsupported())
    }

    /// Sets the permissions.
    fn chmod(&self, path: &[u8], mode: u32) -> Result<()> {
        let _ = (path, mode);
        Err(Error::unsupported())
    }

    /// Sets the times, to now if `None`. `follow` says whether symbolic links are followed.
    fn set_times(&self, path: &[u8], times: Option<FileTimes>, follow: bool) -> Result<()> {
        let _ = (path, times, follow);
        Err(Error::unsupported())
    }

    /// A second descriptor for the same open file; the position is shared.
    fn duplicate(&self, fd: Fd, inherit: bool) -> Result<Fd> {
        let _ = (fd, inherit);
        Err(Error::unsupported())
    }

    /// Makes `target` stand for the same open file as `fd`; what it stood for is closed.
    fn duplicate_to(&self, fd: Fd, target: Fd, inherit: bool) -> Result<()> {
        let _ = (fd, target, inherit);
        Err(Error::unsupported())
    }

    /// The two ends of a new pipe, the one to read from first.
    fn pipe(&self) -> Result<(Fd, Fd)> {
        Err(Error::unsupported())
    }

    /// Whether programs started by this one get the descriptor.
    fn is_inheritable(&self, fd: Fd) -> Result<bool> {
        let _ = fd;
        Err(Error::unsupported())
    }

    /// Says whether programs started by this one get the descriptor.
    fn set_inheritable(&self, fd: Fd, inherit: bool) -> Result<()> {
        let _ = (fd, inherit);
        Err(Error::unsupported())
    }

    /// Whether reads and writes wait.
    fn is_blocking(&self, fd: Fd) -> Result<bool> {
        let _ = fd;
        Ok(true)
    }

    /// Says whether reads and writes wait.
    fn set_blocking(&self, fd: Fd, blocking: bool) -> Result<()> {
        let _ = (fd, blocking);
        Err(Error::unsupported())
    }

    /// Sets the mask taken off the permissions of new files, and returns the one before.
    fn umask(&self, mask: u32) -> Result<u32> {
        let _ = mask;
        Err(Error::unsupported())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_mode_bits() {
        use FileKind::*;
        for kind in [
            Regular,
            Directory,
            SymbolicLink,
            CharacterDevice,
            BlockDevice,
            Fifo,
            Socket,
            Unknown,
        ] {
            assert_eq!(FileKind::from_mode(kind.mode_bits() | 0o644), kind);
        }
    }

    #[test]
    fn flags_combine() {
        let flags = OpenFlags::READ | OpenFlags::CREATE;
        assert!(flags.contains(OpenFlags::READ) && flags.contains(OpenFlags::CREATE));
        assert!(!flags.contains(OpenFlags::WRITE) && flags.contains(OpenFlags::EMPTY));
    }
}
