//! Open files: opening, reading, writing, duplicating; terminals; random bytes.

use std::io::IoSlice;

use rustix::fs::{self, Mode, OFlags};
use rustix::io::Errno;
use taipan_derive::pymodule;
use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::structseq::Fields;
use taipan_objects::{Obj, ObjRef, ObjectExt, Result, Vm, bytes, int, object, tuple};
use taipan_platform::{Files as _, Platform as _, Whence};
use taipan_vm::paths;

use super::arguments::{self, Takes, at, directory, done, on, retry};
use super::process::TERMINAL_SIZE;

/// A file offset or length: an `int` of 64 bits.
pub fn offset(vm: &mut Vm, value: ObjRef<'_>) -> Result<i64> {
    let index = int::index(vm, value)?;
    match int::value(index.borrow()).and_then(|value| value.to_i64()) {
        Some(offset) => Ok(offset),
        None => Err(vm.overflow_error("Python int too large to convert to C long")),
    }
}

/// What the most a single call reads or writes is, as the system has it.
const LARGEST: usize = 0x7fff_f000;

fn platform_done<T>(vm: &mut Vm, result: taipan_platform::Result<T>) -> Result<T> {
    result.map_err(|error| paths::os_error(vm, error, &[]))
}

/// The content of a buffer argument.
fn content(vm: &mut Vm, value: ObjRef<'_>) -> Result<Vec<u8>> {
    let view = buffer::get(vm, value, BufferFlags::SIMPLE)?;
    Ok(view.bytes(vm).to_vec())
}

fn read_up_to(
    vm: &mut Vm,
    length: isize,
    mut read: impl FnMut(&mut [u8]) -> rustix::io::Result<usize>,
) -> Result<Obj> {
    let Ok(length) = usize::try_from(length) else {
        return Err(paths::errno_error(vm, Errno::INVAL.raw_os_error(), &[]));
    };
    let length = length.min(LARGEST);
    let mut data = Vec::new();
    data.try_reserve_exact(length)
        .map_err(|_| taipan_objects::AllocError)?;
    data.resize(length, 0);
    let count = retry(vm, || read(&mut data))?;
    let count = done(vm, count)?;
    bytes::new(vm, data.get(..count).unwrap_or_default())
}

/// Copies what was read into the writable buffers, one after the other.
fn scatter(
    vm: &mut Vm,
    buffers: ObjRef<'_>,
    read: impl FnOnce(&mut Vm, usize) -> Result<Obj>,
) -> Result<usize> {
    let buffers = object::collect(vm, buffers)?;
    let mut views = Vec::new();
    let mut total = 0_usize;
    for target in buffers.iter() {
        let view = buffer::get(vm, target.borrow(), BufferFlags::WRITABLE)?;
        total = total.saturating_add(view.bytes(vm).len());
        views.push(view);
    }
    let data = read(vm, total)?;
    let mut rest = data
        .downcast::<bytes::Bytes>()
        .map_or(&[][..], |bytes| bytes.as_slice());
    let count = rest.len();
    for view in &views {
        let target = view.bytes_mut(vm);
        let (now, later) = rest.split_at(rest.len().min(target.len()));
        target[..now.len()].copy_from_slice(now);
        rest = later;
    }
    Ok(count)
}

pub struct Part;

#[pymodule(name = "posix")]
impl Part {
    /// Open a file for low level IO. Returns a file descriptor (integer).
    #[signature("($module, /, path, flags, mode=511, *, dir_fd=None)")]
    fn open(
        vm: &mut Vm,
        path: ObjRef<'_>,
        flags: i32,
        mode: Option<i32>,
        dir_fd: Option<ObjRef<'_>>,
    ) -> Result<i32> {
        let path = arguments::path(vm, "open", path, Takes::Plain)?;
        let dir = directory(vm, dir_fd)?;
        let (none, number) = (taipan_objects::singletons::NONE, int::new(vm, flags)?);
        paths::audit(vm, "open", &[path.object.borrow(), none, number.borrow()])?;
        let host = arguments::host(vm)?;
        let flags = OFlags::from_bits_retain(flags as u32) | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(mode.unwrap_or(0o777) as u32);
        let opened = retry(vm, || {
            at(host, dir, |dir| fs::openat(dir, path.os(), flags, mode))
        })?;
        match opened {
            Ok(fd) => platform_done(vm, host.open_files().adopt(fd)),
            Err(errno) => Err(path.error(vm, errno)),
        }
    }
    /// Close a file descriptor.
    #[signature("($module, /, fd)")]
    fn close(vm: &mut Vm, fd: i32) -> Result<()> {
        let host = arguments::host(vm)?;
        platform_done(vm, host.open_files().close(fd))
    }
    /// Closes the descriptors from fd_low to below fd_high, whether they are open or not.
    #[signature("($module, fd_low, fd_high, /)")]
    fn closerange(vm: &mut Vm, fd_low: i32, fd_high: i32) -> Result<()> {
        let host = arguments::host(vm)?;
        for fd in fd_low.max(0)..fd_high.min(1 << 20) {
            // What is not open needs no closing.
            let _ = host.open_files().close(fd);
        }
        Ok(())
    }
    /// Reads up to length bytes, less if less is there; b'' at the end.
    #[signature("($module, fd, length, /)")]
    fn read(vm: &mut Vm, fd: i32, length: isize) -> Result<Obj> {
        let host = arguments::host(vm)?;
        let interruptibly = vm.thread.is_main;
        read_up_to(vm, length, |data| {
            on(host, fd, |fd| {
                if interruptibly {
                    crate::unix::await_input(fd)?;
                }
                rustix::io::read(fd, data)
            })
        })
    }
    /// Reads into the buffer, as much as comes at once. Returns how much; 0 at the end.
    #[signature("($module, fd, buffer, /)")]
    fn readinto(vm: &mut Vm, fd: i32, buffer: ObjRef<'_>) -> Result<usize> {
        let host = arguments::host(vm)?;
        let targets = tuple::from_refs(vm, &[buffer])?;
        scatter(vm, targets.borrow(), |vm, length| {
            read_up_to(vm, length as isize, |data| {
                on(host, fd, |fd| rustix::io::read(fd, data))
            })
        })
    }
    /// Reads up to length bytes at the offset; the position stays.
    #[signature("($module, fd, length, offset, /)")]
    fn pread(vm: &mut Vm, fd: i32, length: isize, offset: ObjRef<'_>) -> Result<Obj> {
        let offset = self::offset(vm, offset)? as u64;
        let host = arguments::host(vm)?;
        read_up_to(vm, length, |data| {
            on(host, fd, |fd| rustix::io::pread(fd, data, offset))
        })
    }
    /// Reads into one buffer after the other, as much as comes at once. Returns how much.
    #[signature("($module, fd, buffers, /)")]
    fn readv(vm: &mut Vm, fd: i32, buffers: ObjRef<'_>) -> Result<usize> {
        let host = arguments::host(vm)?;
        scatter(vm, buffers, |vm, length| {
            read_up_to(vm, length as isize, |data| {
                on(host, fd, |fd| rustix::io::read(fd, data))
            })
        })
    }
    /// Writes the bytes, as many as go at once. Returns how many.
    #[signature("($module, fd, data, /)")]
    fn write(vm: &mut Vm, fd: i32, data: ObjRef<'_>) -> Result<usize> {
        let data = content(vm, data)?;
        let data = data.get(..data.len().min(LARGEST)).unwrap_or_default();
        let host = arguments::host(vm)?;
        let count = retry(vm, || on(host, fd, |fd| rustix::io::write(fd, data)))?;
        done(vm, count)
    }
    /// Writes the bytes at the offset, as many as go at once; the position stays. Returns how many.
    #[signature("($module, fd, buffer, offset, /)")]
    fn pwrite(vm: &mut Vm, fd: i32, buffer: ObjRef<'_>, offset: ObjRef<'_>) -> Result<usize> {
        let data = content(vm, buffer)?;
        let offset = self::offset(vm, offset)? as u64;
        let host = arguments::host(vm)?;
        let count = retry(vm, || on(host, fd, |fd| rustix::io::pwrite(fd, &data, offset)))?;
        done(vm, count)
    }
    /// Writes one buffer after the other, as much as goes at once. Returns how many bytes.
    #[signature("($module, fd, buffers, /)")]
    fn writev(vm: &mut Vm, fd: i32, buffers: ObjRef<'_>) -> Result<usize> {
        let mut parts = Vec::new();
        let all = object::collect(vm, buffers)?;
        for part in all.iter() {
            parts.push(content(vm, part.borrow())?);
        }
        let slices: Vec<IoSlice<'_>> = parts.iter().map(|part| IoSlice::new(part)).collect();
        let host = arguments::host(vm)?;
        let count = retry(vm, || on(host, fd, |fd| rustix::io::writev(fd, &slices)))?;
        done(vm, count)
    }
    /// Set the position of a file descriptor. Return the new position.
    #[signature("($module, fd, position, whence, /)")]
    fn lseek(vm: &mut Vm, fd: i32, position: ObjRef<'_>, whence: i32) -> Result<u64> {
        let position = offset(vm, position)?;
        let whence = match whence {
            0 => Whence::Start,
            1 => Whence::Current,
            2 => Whence::End,
            3 => Whence::Data,
            4 => Whence::Hole,
            _ => return Err(paths::errno_error(vm, Errno::INVAL.raw_os_error(), &[])),
        };
        let host = arguments::host(vm)?;
        platform_done(vm, host.open_files().seek(fd, position, whence))
    }
    /// A second descriptor for the same file. Child processes do not inherit it.
    #[signature("($module, fd, /)")]
    fn dup(vm: &mut Vm, fd: i32) -> Result<i32> {
        let host = arguments::host(vm)?;
        platform_done(vm, host.open_files().duplicate(fd, false))
    }
    /// Duplicate file descriptor.
    #[signature("($module, /, fd, fd2, inheritable=True)")]
    fn dup2(vm: &mut Vm, fd: i32, fd2: i32, inheritable: Option<bool>) -> Result<i32> {
        let host = arguments::host(vm)?;
        let result = host
            .open_files()
            .duplicate_to(fd, fd2, inheritable.unwrap_or(true));
        platform_done(vm, result)?;
        Ok(fd2)
    }
    /// Create a pipe.
    fn pipe(vm: &mut Vm) -> Result<Obj> {
        let host = arguments::host(vm)?;
        let (reader, writer) = platform_done(vm, host.open_files().pipe())?;
        pair(vm, reader, writer)
    }
    /// Makes a pipe. Returns the descriptors to read and to write; flags may hold O_NONBLOCK and O_CLOEXEC.
    #[signature("($module, flags, /)")]
    fn pipe2(vm: &mut Vm, flags: i32) -> Result<Obj> {
        let host = arguments::host(vm)?;
        let flags = rustix::pipe::PipeFlags::from_bits_retain(flags as u32);
        let made = rustix::pipe::pipe_with(flags);
        let (reader, writer) = done(vm, made)?;
        let reader = platform_done(vm, host.open_files().adopt(reader))?;
        let writer = platform_done(vm, host.open_files().adopt(writer))?;
        pair(vm, reader, writer)
    }
    /// Force write of fd to disk.
    #[signature("($module, /, fd)")]
    fn fsync(vm: &mut Vm, fd: ObjRef<'_>) -> Result<()> {
        let fd = paths::descriptor(vm, fd)?;
        let host = arguments::host(vm)?;
        let result = retry(vm, || on(host, fd, |fd| fs::fsync(fd)))?;
        done(vm, result)
    }
    /// Waits until the file's contents are on the disk.
    #[signature("($module, /, fd)")]
    fn fdatasync(vm: &mut Vm, fd: ObjRef<'_>) -> Result<()> {
        let fd = paths::descriptor(vm, fd)?;
        let host = arguments::host(vm)?;
        let result = retry(vm, || on(host, fd, |fd| fs::fdatasync(fd)))?;
        done(vm, result)
    }
    /// Force write of everything to disk.
    fn sync(_vm: &mut Vm) {
        fs::sync();
    }
    /// Makes the open file length bytes long.
    #[signature("($module, fd, length, /)")]
    fn ftruncate(vm: &mut Vm, fd: i32, length: ObjRef<'_>) -> Result<()> {
        let length = u64::try_from(offset(vm, length)?);
        let host = arguments::host(vm)?;
        let result = match length {
            Ok(length) => retry(vm, || on(host, fd, |fd| fs::ftruncate(fd, length)))?,
            Err(_) => Err(Errno::INVAL),
        };
        done(vm, result)
    }
    /// Whether child processes inherit the descriptor.
    #[signature("($module, fd, /)")]
    fn get_inheritable(vm: &mut Vm, fd: i32) -> Result<bool> {
        let host = arguments::host(vm)?;
        platform_done(vm, host.open_files().is_inheritable(fd))
    }
    /// Sets whether child processes inherit the descriptor.
    #[signature("($module, fd, inheritable, /)")]
    fn set_inheritable(vm: &mut Vm, fd: i32, inheritable: i32) -> Result<()> {
        let host = arguments::host(vm)?;
        platform_done(vm, host.open_files().set_inheritable(fd, inheritable != 0))
    }
    /// Whether reading and writing wait.
    #[signature("($module, fd, /)")]
    fn get_blocking(vm: &mut Vm, fd: i32) -> Result<bool> {
        let host = arguments::host(vm)?;
        platform_done(vm, host.open_files().is_blocking(fd))
    }
    /// Sets whether reading and writing wait.
    #[signature("($module, fd, blocking, /)")]
    fn set_blocking(vm: &mut Vm, fd: i32, blocking: bool) -> Result<()> {
        let host = arguments::host(vm)?;
        platform_done(vm, host.open_files().set_blocking(fd, blocking))
    }
    /// The columns and lines of the terminal. Raises OSError if fd is none.
    #[signature("($module, fd=<unrepresentable>, /)")]
    fn get_terminal_size(vm: &mut Vm, fd: Option<i32>) -> Result<Obj> {
        let host = arguments::host(vm)?;
        let size = on(host, fd.unwrap_or(1), |fd| rustix::termios::tcgetwinsize(fd));
        let size = done(vm, size)?;
        let mut fields = Fields::new();
        fields.int(vm, size.ws_col)?;
        fields.int(vm, size.ws_row)?;
        fields.finish(vm, TERMINAL_SIZE)
    }
    /// The path of the terminal that fd is.
    #[signature("($module, fd, /)")]
    fn ttyname(vm: &mut Vm, fd: i32) -> Result<Obj> {
        let host = arguments::host(vm)?;
        let name = on(host, fd, |fd| rustix::termios::ttyname(fd, Vec::new()));
        let name = done(vm, name)?;
        paths::decode(vm, name.as_bytes())
    }
    /// The encoding of the terminal that fd is; None if it is none.
    #[signature("($module, /, fd)")]
    fn device_encoding(vm: &mut Vm, fd: i32) -> Result<Option<&'static str>> {
        let host = arguments::host(vm)?;
        let terminal = host.files().is_some_and(|files| files.isatty(fd));
        Ok(terminal.then_some("utf-8"))
    }
    /// size random bytes from the system, good enough for keys.
    #[signature("($module, size, /)")]
    fn urandom(vm: &mut Vm, size: isize) -> Result<Obj> {
        let Ok(size) = usize::try_from(size) else {
            return Err(vm.value_error("negative argument not allowed"));
        };
        let mut data = Vec::new();
        data.try_reserve_exact(size)
            .map_err(|_| taipan_objects::AllocError)?;
        data.resize(size, 0);
        let filled = crate::unix::fill_random(&mut data);
        platform_done(vm, filled)?;
        bytes::new(vm, &data)
    }
    /// Obtain a series of random bytes.
    #[signature("($module, /, size, flags=0)")]
    fn getrandom(vm: &mut Vm, size: isize, flags: Option<i32>) -> Result<Obj> {
        let flags = rustix::rand::GetRandomFlags::from_bits_retain(flags.unwrap_or(0) as u32);
        read_up_to(vm, size, |data| rustix::rand::getrandom(data, flags))
    }
    /// Copies up to count bytes from in_fd, at offset if it is not None, to out_fd. Returns how many.
    #[signature("($module, /, out_fd, in_fd, offset, count)")]
    fn sendfile(vm: &mut Vm, out_fd: i32, in_fd: i32, offset: ObjRef<'_>, count: isize) -> Result<usize> {
        let mut start = None;
        if !offset.is_none() {
            start = Some(self::offset(vm, offset)? as u64);
        }
        let Ok(count) = usize::try_from(count) else {
            return Err(paths::errno_error(vm, Errno::INVAL.raw_os_error(), &[]));
        };
        let host = arguments::host(vm)?;
        let sent = retry(vm, || {
            let mut start = start;
            on(host, out_fd, |out| {
                on(host, in_fd, |source| {
                    fs::sendfile(out, source, start.as_mut(), count)
                })
            })
        })?;
        done(vm, sent)
    }
    /// Create an anonymous file.
    #[signature("($module, /, name, flags=MFD_CLOEXEC)")]
    fn memfd_create(vm: &mut Vm, name: ObjRef<'_>, flags: Option<i32>) -> Result<i32> {
        let name = paths::path_bytes(vm, name)?;
        let flags = fs::MemfdFlags::from_bits_retain(flags.unwrap_or(1) as u32);
        let made = fs::memfd_create(name.as_slice(), flags);
        let fd = done(vm, made)?;
        let host = arguments::host(vm)?;
        platform_done(vm, host.open_files().adopt(fd))
    }
}

fn pair(vm: &mut Vm, first: i32, second: i32) -> Result<Obj> {
    let first = int::new(vm, first)?;
    let second = int::new(vm, second)?;
    tuple::new(vm, &[first, second])
}
