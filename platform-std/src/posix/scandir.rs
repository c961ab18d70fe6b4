//! Directories: `listdir`, `scandir` and its entries.

use std::cell::Cell;
use std::collections::VecDeque;

use rustix::fs::{self, AtFlags, FileType, Mode, OFlags};
use rustix::io::Errno;
use taipan_derive::{pyclass, pymethods, pymodule};
use taipan_objects::{
    Guarded, Obj, ObjCell, ObjRef, Ref, Result, Trace, Visitor, Vm, generic_alias, list, singletons,
};
use taipan_platform::Fd;
use taipan_vm::paths;

use super::arguments::{self, Path, Takes, at, on, path_named};
use super::stat::stat_result;

/// A name in a directory, what it is as far as the directory says, and its number.
struct Found {
    name: Vec<u8>,
    kind: FileType,
    inode: u64,
}

/// The entries of the directory at `path`, in the system's order, without `.` and `..`.
fn entries(vm: &mut Vm, path: &Path) -> Result<Vec<Found>> {
    let host = arguments::host(vm)?;
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let directory = match path.fd {
        // The copy shares its position with the descriptor, which starts over, as `fdopendir` and `rewinddir` do.
        Some(fd) => on(host, fd, |fd| fs::openat(fd, ".", flags, Mode::empty())),
        None => fs::open(path.os(), flags, Mode::empty()),
    };
    let read = directory.and_then(fs::Dir::new).and_then(|directory| {
        let mut all = Vec::new();
        for entry in directory {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if name != b"." && name != b".." {
                all.push(Found {
                    name: name.to_vec(),
                    kind: entry.file_type(),
                    inode: entry.ino(),
                });
            }
        }
        Ok(all)
    });
    read.map_err(|errno| path.error(vm, errno))
}

/// An entry of a directory, as `os.scandir()` gives it.
#[pyclass(name = "DirEntry", module = "posix", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct DirEntry {
    name: ObjCell,
    path: ObjCell,
    status: ObjCell,
    link_status: ObjCell,
    details: Details,
}

/// What the directory said, and where it is.
struct Details {
    kind: Cell<FileType>,
    inode: u64,
    /// The name as the system wants it, for a directory given by its descriptor; else the path.
    bytes: Vec<u8>,
    directory: Option<Fd>,
}

impl Trace for Details {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

impl DirEntry {
    fn create(vm: &mut Vm, folder: &Path, found: &Found) -> Result<Obj> {
        let as_bytes = folder.as_bytes;
        let name = paths::decode_like(vm, &found.name, as_bytes)?;
        let mut bytes = Vec::new();
        if folder.fd.is_none() && (as_bytes || folder.object.downcast::<taipan_objects::str::Str>().is_some())
        {
            bytes.extend_from_slice(&folder.bytes);
            if folder.bytes.last().is_some_and(|last| *last != b'/') {
                bytes.push(b'/');
            }
        } else if folder.fd.is_none() {
            // `scandir(None)`: the current directory, as "./name".
            bytes.extend_from_slice(b"./");
        }
        bytes.extend_from_slice(&found.name);
        let path = paths::decode_like(vm, &bytes, as_bytes)?;
        let entry = DirEntry {
            name: ObjCell::new(Some(name)),
            path: ObjCell::new(Some(path)),
            status: ObjCell::new(None),
            link_status: ObjCell::new(None),
            details: Details {
                kind: Cell::new(found.kind),
                inode: found.inode,
                bytes,
                directory: folder.fd,
            },
        };
        Ok(vm.alloc().instance(DIR_ENTRY.as_obj(), entry)?.into())
    }

    fn as_path(&self) -> Path {
        Path {
            bytes: self.details.bytes.clone(),
            object: self.path.get().unwrap_or_else(|| singletons::NONE.own()),
            fd: None,
            as_bytes: false,
        }
    }

    fn raw_status(&self, vm: &mut Vm, follow: bool) -> Result<rustix::io::Result<fs::Stat>> {
        let host = arguments::host(vm)?;
        let flags = if follow {
            AtFlags::empty()
        } else {
            AtFlags::SYMLINK_NOFOLLOW
        };
        let path = self.as_path();
        Ok(at(host, self.details.directory, |dir| {
            fs::statat(dir, path.os(), flags)
        }))
    }

    fn status_of(&self, vm: &mut Vm, follow: bool) -> Result<Obj> {
        // What is no link has one status.
        let is_link = self.details.kind.get() == FileType::Symlink
            || (self.details.kind.get() == FileType::Unknown
                && follow
                && self.is_kind(vm, FileType::Symlink, false)?);
        let cell = if follow && is_link {
            &self.status
        } else {
            &self.link_status
        };
        if let Some(known) = cell.get() {
            return Ok(known);
        }
        match self.raw_status(vm, follow && is_link)? {
            Ok(stat) => {
                let made = stat_result(vm, &stat)?;
                cell.set(Some(made.clone()));
                Ok(made)
            }
            Err(errno) => Err(self.as_path().error(vm, errno)),
        }
    }

    /// Whether the entry, or what it links to, is of a kind. What does not exist any more is of none.
    fn is_kind(&self, vm: &mut Vm, kind: FileType, follow: bool) -> Result<bool> {
        let known = self.details.kind.get();
        let needs_status = known == FileType::Unknown || (follow && known == FileType::Symlink);
        if !needs_status {
            return Ok(known == kind);
        }
        match self.raw_status(vm, follow)? {
            Ok(stat) => Ok(FileType::from_raw_mode(stat.st_mode) == kind),
            Err(Errno::NOENT) => Ok(false),
            Err(errno) => Err(self.as_path().error(vm, errno)),
        }
    }
}

#[pymethods]
impl DirEntry {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let name = self.name.get().unwrap_or_else(|| singletons::NONE.own());
        let shown = taipan_objects::object::repr(vm, name.borrow())?;
        vm.format(format_args!(
            "<DirEntry {}>",
            taipan_objects::object::DisplayStr(shown.borrow())
        ))
    }
    /// the name of the entry, without its directory
    #[getter]
    fn name(&self, _vm: &mut Vm) -> Option<Obj> {
        self.name.get()
    }
    /// the directory's path, as scandir() got it, and the name
    #[getter]
    fn path(&self, _vm: &mut Vm) -> Option<Obj> {
        self.path.get()
    }
    /// Whether the entry is a directory. The answer is kept.
    #[signature("($self, /, *, follow_symlinks=True)")]
    fn is_dir(&self, vm: &mut Vm, follow_symlinks: Option<bool>) -> Result<bool> {
        self.is_kind(vm, FileType::Directory, follow_symlinks.unwrap_or(true))
    }
    /// Whether the entry is a file. The answer is kept.
    #[signature("($self, /, *, follow_symlinks=True)")]
    fn is_file(&self, vm: &mut Vm, follow_symlinks: Option<bool>) -> Result<bool> {
        self.is_kind(vm, FileType::RegularFile, follow_symlinks.unwrap_or(true))
    }
    /// Whether the entry is a symbolic link. The answer is kept.
    fn is_symlink(&self, vm: &mut Vm) -> Result<bool> {
        self.is_kind(vm, FileType::Symlink, false)
    }
    /// Whether the entry is a junction, as Windows has them: False.
    fn is_junction(&self, _vm: &mut Vm) -> bool {
        false
    }
    /// What os.stat() says of the entry. The answer is kept.
    #[signature("($self, /, *, follow_symlinks=True)")]
    fn stat(&self, vm: &mut Vm, follow_symlinks: Option<bool>) -> Result<Obj> {
        self.status_of(vm, follow_symlinks.unwrap_or(true))
    }
    /// The inode number. The answer is kept.
    fn inode(&self, _vm: &mut Vm) -> u64 {
        self.details.inode
    }
    /// Returns the path for the entry.
    fn __fspath__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.path.get()
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, item: ObjRef<'_>) -> Result<Obj> {
        generic_alias::create(vm, cls.own(), item.own())
    }
}

/// What `os.scandir()` gives: an iterator, to be closed.
#[pyclass(name = "ScandirIterator", module = "posix", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct ScandirIterator {
    entries: Guarded<Queue>,
}

#[derive(Default)]
struct Queue(VecDeque<Obj>);

impl Trace for Queue {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        for entry in &self.0 {
            visitor.visit(entry.borrow());
        }
    }
}

#[pymethods]
impl ScandirIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(self.entries.get_mut(vm).0.pop_front())
    }
    /// Close the iterator and free acquired resources.
    fn close(&self, vm: &mut Vm) {
        drop(self.entries.take(vm));
    }
    fn __enter__(this: &Ref<Self>, _vm: &mut Vm) -> Obj {
        this.borrow().own()
    }
    #[signature("($self, /, *args)")]
    fn __exit__(&self, vm: &mut Vm, args: &[ObjRef<'_>]) {
        let _ = args;
        drop(self.entries.take(vm));
    }
}

pub struct Part;

#[pymodule(name = "posix")]
impl Part {
    /// The names in a directory, '.' and '..' left out, in no order.
    ///
    /// path may be an open descriptor; without one, it is the current directory.
    #[signature("($module, /, path=None)")]
    fn listdir(vm: &mut Vm, path: Option<ObjRef<'_>>) -> Result<Obj> {
        let path = path_named(vm, "listdir", "path", path, Takes::FdOrNone)?;
        paths::audit(vm, "os.listdir", &[path.object.borrow()])?;
        let names = list::List::create(vm, taipan_objects::HVec::new())?;
        for found in entries(vm, &path)? {
            let name = paths::decode_like(vm, &found.name, path.as_bytes)?;
            names.push(vm, name)?;
        }
        Ok(names.into())
    }
    /// Iterates over a directory as DirEntry objects, '.' and '..' left out, in no order.
    ///
    /// path may be an open descriptor; without one, it is the current directory.
    #[signature("($module, /, path=None)")]
    fn scandir(vm: &mut Vm, path: Option<ObjRef<'_>>) -> Result<Obj> {
        let path = path_named(vm, "scandir", "path", path, Takes::FdOrNone)?;
        paths::audit(vm, "os.scandir", &[path.object.borrow()])?;
        let mut queue = Queue::default();
        for found in entries(vm, &path)? {
            queue.0.push_back(DirEntry::create(vm, &path, &found)?);
        }
        let iterator = ScandirIterator {
            entries: Guarded::new(queue),
        };
        Ok(vm.alloc().instance(SCANDIR_ITERATOR.as_obj(), iterator)?.into())
    }
}
