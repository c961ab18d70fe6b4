//! `FileIO`: a file of the platform, without a buffer.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Param};
use taipan_objects::bytes::{self, Bytes};
use taipan_objects::int::{self, INT};
use taipan_objects::singletons::bool_object;
use taipan_objects::{
    Args, Exception, HVec, Obj, ObjRef, ObjectExt, Ref, Result, Vm, call, exceptions, names, object,
};
use taipan_platform::{ErrorKind, Fd, FileKind, OpenFlags, Result as System, Whence};
use taipan_vm::gil;

use super::iobase::{self, RawIoBase};
use super::support::{
    DEFAULT_BUFFER_SIZE, Source, as_long, cannot_pickle, chain, files, optional_size, os_error, path_bytes,
    repr_guarded, retry, text_argument, unsupported, writable_buffer,
};

static INIT: MethodDef = MethodDef::constructor(
    "FileIO",
    &[
        Param::new("file", true),
        Param::new("mode", false),
        Param::new("closefd", false),
        Param::new("opener", false),
    ],
);

/// Linux's numbers of open flags: what an `opener` and audit hooks get.
mod flag {
    pub const WRONLY: i32 = 1;
    pub const RDWR: i32 = 2;
    pub const CREAT: i32 = 0o100;
    pub const EXCL: i32 = 0o200;
    pub const TRUNC: i32 = 0o1000;
    pub const APPEND: i32 = 0o2000;
    pub const CLOEXEC: i32 = 0o2_000_000;
}

/// Reads of unknown length begin with this much.
const SMALL_CHUNK: usize = 8192;
/// Beyond this size, a file's position is asked for before all of it is read.
const LARGE: usize = 65_536;
/// The most that one call of the system reads.
const MOST: usize = 0x7fff_f000;

/// Open a file.
///
/// The mode can be 'r' (default), 'w', 'x' or 'a', with '+' for reading and writing at once. An opener is called with
/// name and flags and returns a file descriptor.
#[pyclass(name = "FileIO", module = "_io", base = RawIoBase, flags = [GC, DICT, WEAKREF, FINALIZE],
    bits = [BASETYPE], signature = "(file, mode='r', closefd=True, opener=None)")]
pub struct FileIo {
    fd: Cell<Fd>,
    created: Cell<bool>,
    readable: Cell<bool>,
    writable: Cell<bool>,
    appending: Cell<bool>,
    /// Whether it can be positioned, once that is known.
    seekable: Cell<Option<bool>>,
    closefd: Cell<bool>,
    /// The file is closed because nobody refers to it any more.
    pub(super) finalizing: Cell<bool>,
    /// A buffer closes the file when it is closed itself, and holds it till then.
    pub(super) owned: Cell<bool>,
    /// What was known of the file when it was opened: size, block size, whether it is a device of characters.
    opened: Cell<Option<(u64, u64, bool)>>,
}

/// What a mode asks for.
struct Mode {
    created: bool,
    readable: bool,
    writable: bool,
    appending: bool,
    flags: OpenFlags,
    numbers: i32,
}

impl Mode {
    fn parse(vm: &mut Vm, text: &str) -> Result<Mode> {
        let mut mode = Mode {
            created: false,
            readable: false,
            writable: false,
            appending: false,
            flags: OpenFlags::EMPTY,
            numbers: flag::CLOEXEC,
        };
        let (mut chosen, mut plus) = (false, false);
        for letter in text.chars() {
            let again = match letter {
                'x' | 'r' | 'w' | 'a' => core::mem::replace(&mut chosen, true),
                '+' => core::mem::replace(&mut plus, true),
                _ => false,
            };
            if again {
                return Err(bad_mode(vm));
            }
            match letter {
                'x' => {
                    (mode.created, mode.writable) = (true, true);
                    mode.flags |= OpenFlags::EXCLUSIVE | OpenFlags::CREATE;
                    mode.numbers |= flag::EXCL | flag::CREAT;
                }
                'r' => mode.readable = true,
                'w' => {
                    mode.writable = true;
                    mode.flags |= OpenFlags::CREATE | OpenFlags::TRUNCATE;
                    mode.numbers |= flag::CREAT | flag::TRUNC;
                }
                'a' => {
                    (mode.appending, mode.writable) = (true, true);
                    mode.flags |= OpenFlags::APPEND | OpenFlags::CREATE;
                    mode.numbers |= flag::APPEND | flag::CREAT;
                }
                '+' => (mode.readable, mode.writable) = (true, true),
                'b' => {}
                _ => return Err(vm.value_error(format_args!("invalid mode: {text}"))),
            }
        }
        if !chosen {
            return Err(bad_mode(vm));
        }
        match (mode.readable, mode.writable) {
            (true, true) => {
                mode.flags |= OpenFlags::READ | OpenFlags::WRITE;
                mode.numbers |= flag::RDWR;
            }
            (true, false) => mode.flags |= OpenFlags::READ,
            _ => {
                mode.flags |= OpenFlags::WRITE;
                mode.numbers |= flag::WRONLY;
            }
        }
        Ok(mode)
    }
}

#[cold]
fn bad_mode(vm: &mut Vm) -> Exception {
    vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus")
}

#[cold]
fn closed(vm: &mut Vm) -> Exception {
    vm.value_error("I/O operation on closed file")
}

/// A descriptor given as a file's name; `None` if the name is none.
fn descriptor(vm: &mut Vm, name: ObjRef<'_>) -> Result<Option<Fd>> {
    if name.is_a(taipan_objects::bool::BOOL) {
        let text = vm.new_str("bool is used as a file descriptor")?;
        (vm.hooks().warn)(vm, exceptions::RUNTIME_WARNING, text.borrow(), 1)?;
    }
    match int::to_c_int(vm, name) {
        Ok(fd) if fd < 0 => Err(vm.value_error("negative file descriptor")),
        Ok(fd) => Ok(Some(fd)),
        Err(error) if error.matches(exceptions::MEMORY_ERROR) => Err(error),
        Err(_) => Ok(None),
    }
}

impl FileIo {
    /// Whether there is no descriptor any more.
    pub fn is_closed(&self) -> bool {
        self.fd.get() < 0
    }

    /// The descriptor. Raises `ValueError` if the file is closed.
    fn open_fd(&self, vm: &mut Vm) -> Result<Fd> {
        match self.fd.get() {
            fd if fd >= 0 => Ok(fd),
            _ => Err(closed(vm)),
        }
    }

    fn readable_fd(&self, vm: &mut Vm) -> Result<Fd> {
        let fd = self.open_fd(vm)?;
        if !self.readable.get() {
            return Err(unsupported(vm, "File not open for reading"));
        }
        Ok(fd)
    }

    fn writable_fd(&self, vm: &mut Vm) -> Result<Fd> {
        let fd = self.open_fd(vm)?;
        if !self.writable.get() {
            return Err(unsupported(vm, "File not open for writing"));
        }
        Ok(fd)
    }

    /// Reads once: `place` calls what it is given with the memory to read into. `None`: there is nothing yet, and the
    /// file does not wait.
    pub fn read_with(
        &self,
        vm: &mut Vm,
        place: impl Fn(&mut Vm, &dyn Fn(&mut [u8]) -> System<usize>) -> System<usize>,
    ) -> Result<Option<usize>> {
        let fd = self.readable_fd(vm)?;
        let files = files(vm)?;
        if gil::is_shared(vm) {
            // The place may belong to an object, which others may use meanwhile.
            let len = place(vm, &|place| Ok(place.len())).unwrap_or(0);
            let mut read = HVec::new();
            read.resize(vm.alloc(), len.min(MOST), 0)?;
            let count = retry(vm, |vm| gil::released(vm, || files.read(fd, &mut read)))?;
            let Some(count) = count else { return Ok(None) };
            let copy = |place: &mut [u8]| {
                let count = count.min(place.len());
                place[..count].copy_from_slice(&read[..count]);
                Ok(count)
            };
            return retry(vm, |vm| place(vm, &copy));
        }
        let read = |place: &mut [u8]| {
            let most = place.len().min(MOST);
            files.read(fd, &mut place[..most])
        };
        retry(vm, |vm| place(vm, &read))
    }

    /// Reads once, and appends what came.
    pub fn read_append(&self, vm: &mut Vm, out: &mut HVec<u8>, size: usize) -> Result<Option<usize>> {
        let fd = self.readable_fd(vm)?;
        // Nobody gets more at once than the file held when it was opened, so a huge size costs no memory.
        let likely = self.opened.get().map_or(0, |(size, ..)| size);
        let most = usize::try_from(likely).unwrap_or(MOST).max(1 << 20);
        append(vm, fd, out, size.min(most))
    }

    /// Writes once: `data` calls what it is given with the bytes. `None`: the file cannot take them now, and does not
    /// wait.
    pub fn write_with(
        &self,
        vm: &mut Vm,
        data: impl Fn(&Vm, &dyn Fn(&[u8]) -> System<usize>) -> System<usize>,
    ) -> Result<Option<usize>> {
        let fd = self.writable_fd(vm)?;
        let files = files(vm)?;
        if gil::is_shared(vm) {
            let memory = vm.alloc();
            let copy = core::cell::RefCell::new(HVec::new());
            let kept = core::cell::Cell::new(true);
            let copied = data(vm, &|data| {
                let data = data.get(..MOST).unwrap_or(data);
                kept.set(copy.borrow_mut().extend_from_slice(memory, data).is_ok());
                Ok(data.len())
            });
            if !kept.get() {
                return Err(taipan_objects::AllocError.into());
            }
            let copy = copy.into_inner();
            return match copied {
                Ok(_) => retry(vm, |vm| gil::released(vm, || files.write(fd, &copy))),
                Err(error) => Err(os_error(vm, error, &[])),
            };
        }
        let write = |data: &[u8]| files.write(fd, data.get(..MOST).unwrap_or(data));
        retry(vm, |vm| data(vm, &write))
    }

    /// Writes once.
    pub fn write_slice(&self, vm: &mut Vm, data: &[u8]) -> Result<Option<usize>> {
        let fd = self.writable_fd(vm)?;
        let files = files(vm)?;
        let data = data.get(..MOST).unwrap_or(data);
        retry(vm, |vm| gil::released(vm, || files.write(fd, data)))
    }

    fn close_fd(&self, vm: &mut Vm) -> Result<()> {
        let fd = self.fd.replace(-1);
        self.opened.set(None);
        if fd < 0 {
            return Ok(());
        }
        match files(vm)?.close(fd) {
            Ok(()) => Ok(()),
            Err(error) => Err(os_error(vm, error, &[])),
        }
    }

    fn lseek(&self, vm: &mut Vm, offset: i64, whence: i32, pipe_is_zero: bool) -> Result<u64> {
        let fd = self.fd.get();
        let files = files(vm)?;
        let whence = match whence {
            0 => Ok(Whence::Start),
            1 => Ok(Whence::Current),
            2 => Ok(Whence::End),
            _ => Err(taipan_platform::Error::new(ErrorKind::InvalidInput)),
        };
        let moved = whence.and_then(|whence| files.seek(fd, offset, whence));
        if self.seekable.get().is_none() {
            self.seekable.set(Some(moved.is_ok()));
        }
        match moved {
            Ok(position) => Ok(position),
            Err(error) if pipe_is_zero && error.kind() == ErrorKind::NotSeekable => Ok(0),
            Err(error) => Err(os_error(vm, error, &[])),
        }
    }

    /// `ResourceWarning` for a file that was never closed.
    fn warn_unclosed(&self, vm: &mut Vm, source: ObjRef<'_>) {
        if self.is_closed() || !self.closefd.get() {
            return;
        }
        let warned = object::repr(vm, source).and_then(|shown| {
            let shown = object::DisplayStr(shown.borrow());
            let text = vm.format(format_args!("unclosed file {shown}"))?;
            (vm.hooks().warn)(vm, exceptions::RESOURCE_WARNING, text.borrow(), 1)
        });
        if let Err(error) = warned
            && error.matches(exceptions::WARNING)
        {
            (vm.hooks().unraisable)(vm, error, None, Some(source));
        }
    }

    fn mode_text(&self) -> &'static str {
        match (
            self.created.get(),
            self.appending.get(),
            self.readable.get(),
            self.writable.get(),
        ) {
            (true, _, true, _) => "xb+",
            (true, ..) => "xb",
            (_, true, true, _) => "ab+",
            (_, true, ..) => "ab",
            (_, _, true, true) => "rb+",
            (_, _, true, false) => "rb",
            _ => "wb",
        }
    }

    fn open(
        this: &Ref<Self>,
        vm: &mut Vm,
        name: ObjRef<'_>,
        mode: &str,
        closefd: bool,
        opener: Option<ObjRef<'_>>,
    ) -> Result<()> {
        if this.fd.get() >= 0 {
            if this.closefd.get() {
                this.close_fd(vm)?;
            } else {
                this.fd.set(-1);
            }
        }
        let fd = descriptor(vm, name)?;
        let path = match fd {
            Some(_) => None,
            None => Some(path_bytes(vm, name)?),
        };
        let mode_text = mode;
        let mode = Mode::parse(vm, mode)?;
        this.created.set(mode.created);
        this.readable.set(mode.readable);
        this.writable.set(mode.writable);
        this.appending.set(mode.appending);
        this.seekable.set(None);
        let numbers = int::new(vm, mode.numbers)?;
        let text = vm.new_str(mode_text)?;
        let audit = vm.hooks().audit;
        audit(vm, "open", &[name, text.borrow(), numbers.borrow()])?;
        let files = files(vm)?;
        let own = match (fd, &path) {
            (Some(fd), _) => {
                this.fd.set(fd);
                this.closefd.set(closefd);
                false
            }
            (None, path) => {
                this.closefd.set(true);
                if !closefd {
                    return Err(vm.value_error("Cannot use closefd=False with file name"));
                }
                let fd = match opener {
                    Some(opener) => opened_by(vm, opener, name, numbers.borrow())?,
                    None => {
                        let path = path.as_ref().and_then(|path| path.downcast::<Bytes>());
                        let path = path.map_or(&[][..], Bytes::as_slice);
                        loop {
                            match files.open(path, mode.flags, 0o666) {
                                Ok(fd) => break fd,
                                Err(error) if error.kind() == ErrorKind::Interrupted => {
                                    super::support::check_signals(vm)?;
                                }
                                Err(error) => return Err(os_error(vm, error, &[name])),
                            }
                        }
                    }
                };
                this.fd.set(fd);
                if opener.is_some() {
                    // Where the platform has no such thing, nothing is inherited anyway.
                    let _ = files.set_inheritable(fd, false);
                }
                true
            }
        };
        match Self::complete(this, vm, name) {
            Ok(()) => Ok(()),
            Err(error) if own => Err(chain(error, this.close_fd(vm))),
            Err(error) => {
                this.fd.set(-1);
                Err(error)
            }
        }
    }

    /// Looks at the file behind a new descriptor.
    fn complete(this: &Ref<Self>, vm: &mut Vm, name: ObjRef<'_>) -> Result<()> {
        let files = files(vm)?;
        this.opened.set(None);
        match files.fstat(this.fd.get()) {
            Ok(known) => {
                let kind = FileKind::from_mode(known.mode);
                if kind == FileKind::Directory {
                    let error = taipan_platform::Error::new(ErrorKind::IsADirectory);
                    return Err(os_error(vm, error, &[name]));
                }
                let device = kind == FileKind::CharacterDevice;
                this.opened.set(Some((known.size, known.block_size, device)));
            }
            Err(error) if error.kind() == ErrorKind::BadDescriptor => {
                return Err(os_error(vm, error, &[]));
            }
            Err(_) => {}
        }
        object::setattr(vm, this.borrow(), names::name, Some(name))?;
        if this.appending.get() {
            this.lseek(vm, 0, 2, true)?;
        }
        Ok(())
    }

    fn read_all(&self, vm: &mut Vm) -> Result<Obj> {
        let fd = self.open_fd(vm)?;
        let files = files(vm)?;
        let known = self.opened.get().map_or(0, |(size, ..)| size);
        let known = usize::try_from(known).unwrap_or(MOST).min(MOST - 1);
        let mut size = if known == 0 { SMALL_CHUNK } else { known + 1 };
        if size > LARGE {
            let position = files.tell(fd).ok().and_then(|at| usize::try_from(at).ok());
            if let Some(position) = position.filter(|&position| position <= known) {
                size = known - position + 1;
            }
        }
        let mut all = HVec::new();
        loop {
            let room = size.saturating_sub(all.len());
            if room == 0 {
                let more = if all.len() > LARGE {
                    all.len() >> 3
                } else {
                    256 + all.len()
                };
                size = all.len() + more.max(SMALL_CHUNK);
                continue;
            }
            match append(vm, fd, &mut all, room)? {
                Some(0) => break,
                Some(_) => {}
                None if all.is_empty() => return Ok(taipan_objects::singletons::NONE.own()),
                None => break,
            }
        }
        bytes::new(vm, &all)
    }
}

fn append(vm: &mut Vm, fd: Fd, out: &mut HVec<u8>, size: usize) -> Result<Option<usize>> {
    let files = files(vm)?;
    let old = out.len();
    let len = old
        .checked_add(size.min(MOST))
        .ok_or(taipan_objects::AllocError)?;
    out.resize(vm.alloc(), len, 0)?;
    let read = retry(vm, |vm| gil::released(vm, || files.read(fd, &mut out[old..])));
    let count = match &read {
        Ok(Some(count)) => *count,
        _ => 0,
    };
    out.truncate(old + count);
    read
}

fn opened_by(vm: &mut Vm, opener: ObjRef<'_>, name: ObjRef<'_>, flags: ObjRef<'_>) -> Result<Fd> {
    let given = call::call(vm, opener, &[name, flags])?;
    if !given.is_a(INT) {
        return Err(vm.type_error("expected integer from opener"));
    }
    let fd = int::to_c_int(vm, given.borrow())?;
    if fd < 0 {
        return Err(vm.value_error(format_args!("opener returned {fd}")));
    }
    Ok(fd)
}

#[pymethods]
impl FileIo {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let file = FileIo {
            fd: Cell::new(-1),
            created: Cell::new(false),
            readable: Cell::new(false),
            writable: Cell::new(false),
            appending: Cell::new(false),
            seekable: Cell::new(None),
            closefd: Cell::new(true),
            finalizing: Cell::new(false),
            owned: Cell::new(false),
            opened: Cell::new(None),
        };
        Ok(vm.alloc().instance(cls, file)?.into())
    }
    #[slot]
    fn init(this: &Ref<Self>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let [file, mode, closefd, opener] = INIT.bind(vm, args)?;
        let mode = match mode {
            Some(mode) => text_argument(vm, mode, "FileIO() argument 'mode'", false)?,
            None => "r".into(),
        };
        let closefd = match closefd {
            Some(closefd) => object::is_true(vm, closefd)?,
            None => true,
        };
        let opener = opener.filter(|opener| !opener.is_none());
        match file {
            Some(file) => FileIo::open(this, vm, file, &mode, closefd, opener),
            None => Ok(()),
        }
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let kind = this.borrow().ty().display_name(vm);
        if this.is_closed() {
            return vm.format(format_args!("<{kind} [closed]>"));
        }
        let mode = this.mode_text();
        let closefd = if this.closefd.get() { "True" } else { "False" };
        match object::lookup_attr(vm, this.borrow(), names::name)? {
            None => {
                let fd = this.fd.get();
                vm.format(format_args!("<{kind} fd={fd} mode='{mode}' closefd={closefd}>"))
            }
            Some(name) => repr_guarded(vm, this.borrow(), |vm| {
                let name = object::repr(vm, name.borrow())?;
                let name = object::DisplayStr(name.borrow());
                vm.format(format_args!(
                    "<{kind} name={name} mode='{mode}' closefd={closefd}>"
                ))
            }),
        }
    }
    /// Reads up to size bytes with one system call; all the rest if size is negative.
    ///
    /// None if the file would block.
    #[signature("($self, size=-1, /)")]
    fn read(&self, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let size = optional_size(vm, size)?;
        self.readable_fd(vm)?;
        let Ok(size) = usize::try_from(size) else {
            return self.read_all(vm);
        };
        let mut part = HVec::new();
        match self.read_append(vm, &mut part, size)? {
            Some(_) => bytes::new(vm, &part),
            None => Ok(taipan_objects::singletons::NONE.own()),
        }
    }
    /// Reads to the end of the file. None if the file would block before anything came.
    fn readall(&self, vm: &mut Vm) -> Result<Obj> {
        self.read_all(vm)
    }
    /// Same as RawIOBase.readinto().
    fn readinto(&self, vm: &mut Vm, buffer: ObjRef<'_>) -> Result<Option<usize>> {
        let view = writable_buffer(vm, buffer, "readinto() argument 1")?;
        self.read_with(vm, |vm, read| read(view.bytes_mut(vm)))
    }
    /// Writes the bytes of b, as many as one system call takes, and says how many. None if the file would
    /// block.
    fn write(&self, vm: &mut Vm, b: ObjRef<'_>) -> Result<Option<usize>> {
        let source = Source::new(vm, b)?;
        self.write_slice(vm, source.as_slice())
    }
    /// Moves the position by offset: from the start, from here (whence 1) or from the end (2). Returns where it
    /// is now.
    #[signature("($self, pos, whence=0, /)")]
    fn seek(&self, vm: &mut Vm, pos: ObjRef<'_>, whence: Option<i32>) -> Result<u64> {
        self.open_fd(vm)?;
        let offset = as_long(vm, pos)?;
        self.lseek(vm, offset, whence.unwrap_or(0), false)
    }
    /// Current file position.
    fn tell(&self, vm: &mut Vm) -> Result<u64> {
        self.open_fd(vm)?;
        self.lseek(vm, 0, 1, false)
    }
    /// Makes the file size bytes long, by default up to the position. Returns size.
    #[signature("($self, size=None, /)")]
    fn truncate(&self, vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<Obj> {
        let fd = self.writable_fd(vm)?;
        let size = match size.filter(|size| !size.is_none()) {
            Some(size) => size.own(),
            None => {
                let position = self.lseek(vm, 0, 1, false)?;
                int::new(vm, position)?
            }
        };
        let wanted = as_long(vm, size.borrow())?;
        let done = match u64::try_from(wanted) {
            Ok(wanted) => files(vm)?.truncate(fd, wanted),
            Err(_) => Err(taipan_platform::Error::new(ErrorKind::InvalidInput)),
        };
        if let Err(error) = done {
            return Err(os_error(vm, error, &[]));
        }
        self.opened.set(None);
        Ok(size)
    }
    /// Close the file.
    fn close(this: &Ref<Self>, vm: &mut Vm) -> Result<()> {
        let flushed = iobase::close(vm, this.borrow());
        if !this.closefd.get() {
            this.fd.set(-1);
            return flushed;
        }
        if this.finalizing.get() {
            this.warn_unclosed(vm, this.borrow());
        }
        let closed = this.close_fd(vm);
        match flushed {
            Ok(()) => closed,
            Err(error) => Err(chain(error, closed)),
        }
    }
    /// True if file supports random-access.
    fn seekable(&self, vm: &mut Vm) -> Result<bool> {
        self.open_fd(vm)?;
        if self.seekable.get().is_none() {
            drop(self.lseek(vm, 0, 1, false));
        }
        Ok(self.seekable.get().unwrap_or(false))
    }
    /// True if file was opened in a read mode.
    fn readable(&self, vm: &mut Vm) -> Result<bool> {
        self.open_fd(vm)?;
        Ok(self.readable.get())
    }
    /// Whether the mode allows writing.
    fn writable(&self, vm: &mut Vm) -> Result<bool> {
        self.open_fd(vm)?;
        Ok(self.writable.get())
    }
    /// The number by which the system knows the file.
    fn fileno(&self, vm: &mut Vm) -> Result<Fd> {
        self.open_fd(vm)
    }
    /// Whether the file is a terminal.
    fn isatty(&self, vm: &mut Vm) -> Result<bool> {
        let fd = self.open_fd(vm)?;
        Ok(files(vm)?.isatty(fd))
    }
    #[name("_isatty_open_only")]
    fn isatty_open_only(&self, vm: &mut Vm) -> Result<bool> {
        // A file that was no device of characters when it was opened is no terminal.
        if self.opened.get().is_some_and(|(_, _, device)| !device) {
            return Ok(false);
        }
        let fd = self.open_fd(vm)?;
        Ok(files(vm)?.isatty(fd))
    }
    #[name("_dealloc_warn")]
    fn dealloc_warn(&self, vm: &mut Vm, object: ObjRef<'_>) {
        self.warn_unclosed(vm, object);
    }
    fn __getstate__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        Err(cannot_pickle(vm, this))
    }
    #[getter]
    fn _finalizing(&self, _vm: &mut Vm) -> bool {
        self.finalizing.get()
    }
    /// True if the file is closed
    #[getter]
    fn closed(&self, _vm: &mut Vm) -> bool {
        self.is_closed()
    }
    /// whether close() closes the descriptor
    #[getter]
    fn closefd(&self, _vm: &mut Vm) -> bool {
        self.closefd.get()
    }
    /// String giving the file mode
    #[getter]
    fn mode(&self, _vm: &mut Vm) -> &'static str {
        self.mode_text()
    }
    #[getter]
    fn _blksize(&self, vm: &mut Vm) -> Result<Obj> {
        match self.opened.get() {
            Some((_, block, _)) if block > 1 => int::new(vm, block),
            _ => int::new(vm, DEFAULT_BUFFER_SIZE),
        }
    }
}

/// An open `FileIO` of a name or descriptor.
pub fn open(
    vm: &mut Vm,
    file: ObjRef<'_>,
    mode: &str,
    closefd: bool,
    opener: Option<ObjRef<'_>>,
) -> Result<Obj> {
    let mode = vm.new_str(mode)?;
    let closefd = bool_object(closefd);
    let opener = opener.unwrap_or(taipan_objects::singletons::NONE);
    let args = [file, mode.borrow(), closefd, opener];
    call::call(vm, FILE_IO.as_obj(), &args)
}
