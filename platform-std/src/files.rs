//! Files of the operating system.
//!
//! A program names an open file by a number. The numbers are the system's own, and a table says for each what is open under
//! it; so a number that a program made up, or closed, reaches nothing that belongs to somebody else.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Arc, PoisonError, RwLock};

use taipan_platform::{
    Access, DirectoryEntry, Error, ErrorKind, Fd, FileTimes, Files, Metadata, OpenFlags, Result, Whence,
};

use crate::unix;

/// What is open under a number.
#[derive(Clone, Debug)]
enum Slot {
    /// Standard input, output or error, which the process was started with.
    Standard(Fd),
    /// Something that this process opened.
    Owned(Arc<OwnedFd>),
}

/// The operating system's files. A clone has the same table.
#[derive(Clone, Debug)]
pub struct StdFiles {
    table: Arc<RwLock<Vec<Option<Slot>>>>,
}

impl Default for StdFiles {
    fn default() -> StdFiles {
        StdFiles {
            table: Arc::new(RwLock::new((0..3).map(|fd| Some(Slot::Standard(fd))).collect())),
        }
    }
}

/// Something open that stays open while this lives, whoever closes its number meanwhile.
#[derive(Clone, Debug)]
pub enum Held {
    /// A standard stream.
    Standard(BorrowedFd<'static>),
    /// Something that this process opened.
    Owned(Arc<OwnedFd>),
}

impl AsFd for Held {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Held::Standard(fd) => *fd,
            Held::Owned(fd) => fd.as_fd(),
        }
    }
}

impl StdFiles {
    /// Takes over a descriptor that somebody else opened (a socket, say), and returns its number.
    pub fn adopt(&self, fd: OwnedFd) -> Result<Fd> {
        let mut table = self.table.write().unwrap_or_else(PoisonError::into_inner);
        let mut fd = fd;
        // The number may belong to what `duplicate_to` put there under another number of the system's.
        while slot_of(&table, unix::number(&fd)).is_some() {
            let next = unix::number(&fd).saturating_add(1);
            fd = unix::duplicate(unix::borrow(&fd), false, next)?;
        }
        let number = unix::number(&fd);
        put(&mut table, number, Slot::Owned(Arc::new(fd)))?;
        Ok(number)
    }

    /// What is open under `fd`, for a call that needs several descriptors at once or outlives a closure.
    pub fn hold(&self, fd: Fd) -> Result<Held> {
        let table = self.table.read().unwrap_or_else(PoisonError::into_inner);
        match slot_of(&table, fd) {
            Some(Slot::Standard(fd)) => {
                let standard = unix::standard(*fd).ok_or(Error::new(ErrorKind::BadDescriptor))?;
                Ok(Held::Standard(standard))
            }
            Some(Slot::Owned(fd)) => Ok(Held::Owned(fd.clone())),
            None => Err(Error::new(ErrorKind::BadDescriptor)),
        }
    }

    /// The numbers in use.
    pub fn numbers(&self) -> Vec<Fd> {
        let table = self.table.read().unwrap_or_else(PoisonError::into_inner);
        let used = table.iter().enumerate().filter(|(_, slot)| slot.is_some());
        used.filter_map(|(number, _)| Fd::try_from(number).ok()).collect()
    }

    /// Calls `work` with what is open under `fd`.
    pub fn with<T>(&self, fd: Fd, work: impl FnOnce(BorrowedFd<'_>) -> Result<T>) -> Result<T> {
        let slot = {
            let table = self.table.read().unwrap_or_else(PoisonError::into_inner);
            slot_of(&table, fd).cloned()
        };
        match slot {
            Some(Slot::Standard(fd)) => work(unix::standard(fd).ok_or(Error::new(ErrorKind::BadDescriptor))?),
            Some(Slot::Owned(fd)) => work(unix::borrow(&fd)),
            None => Err(Error::new(ErrorKind::BadDescriptor)),
        }
    }
}

fn slot_of(table: &[Option<Slot>], fd: Fd) -> Option<&Slot> {
    table.get(usize::try_from(fd).ok()?)?.as_ref()
}

fn put(table: &mut Vec<Option<Slot>>, fd: Fd, slot: Slot) -> Result<()> {
    let index = usize::try_from(fd).map_err(|_| Error::new(ErrorKind::BadDescriptor))?;
    if table.len() <= index {
        table.resize(index + 1, None);
    }
    table[index] = Some(slot);
    Ok(())
}

/// Checks what the contract says of paths.
fn path(bytes: &[u8]) -> Result<&[u8]> {
    if bytes.is_empty() {
        return Err(Error::new(ErrorKind::NotFound));
    }
    if bytes.contains(&0) {
        return Err(Error::new(ErrorKind::InvalidInput));
    }
    Ok(bytes)
}

impl Files for StdFiles {
    fn open(&self, name: &[u8], flags: OpenFlags, mode: u32) -> Result<Fd> {
        self.adopt(unix::open(path(name)?, flags, mode)?)
    }

    fn close(&self, fd: Fd) -> Result<()> {
        let mut table = self.table.write().unwrap_or_else(PoisonError::into_inner);
        let index = usize::try_from(fd).map_err(|_| Error::new(ErrorKind::BadDescriptor))?;
        let slot = table
            .get_mut(index)
            .and_then(Option::take)
            .ok_or(Error::new(ErrorKind::BadDescriptor))?;
        drop(table);
        // Another thread in the middle of a call keeps it open until that call ends.
        drop(slot);
        Ok(())
    }

    fn read(&self, fd: Fd, buffer: &mut [u8]) -> Result<usize> {
        if fd == 0 {
            return self.with(fd, |fd| unix::read_interruptibly(fd, buffer));
        }
        self.with(fd, |fd| unix::read(fd, buffer))
    }

    fn write(&self, fd: Fd, data: &[u8]) -> Result<usize> {
        self.with(fd, |fd| unix::write(fd, data))
    }

    fn seek(&self, fd: Fd, offset: i64, whence: Whence) -> Result<u64> {
        self.with(fd, |fd| unix::seek(fd, offset, whence))
    }

    fn truncate(&self, fd: Fd, size: u64) -> Result<()> {
        self.with(fd, |fd| unix::truncate(fd, size))
    }

    fn flush(&self, fd: Fd) -> Result<()> {
        self.with(fd, unix::sync)
    }

    fn fstat(&self, fd: Fd) -> Result<Metadata> {
        self.with(fd, unix::fstat)
    }

    fn stat(&self, name: &[u8]) -> Result<Metadata> {
        unix::stat(path(name)?, true)
    }

    fn lstat(&self, name: &[u8]) -> Result<Metadata> {
        unix::stat(path(name)?, false)
    }

    fn list(&self, name: &[u8], sink: &mut dyn FnMut(DirectoryEntry<'_>) -> bool) -> Result<()> {
        unix::list(path(name)?, &mut |name, kind, inode| {
            sink(DirectoryEntry { name, kind, inode })
        })
    }

    fn rename(&self, from: &[u8], to: &[u8]) -> Result<()> {
        unix::rename(path(from)?, path(to)?)
    }

    fn remove(&self, name: &[u8]) -> Result<()> {
        unix::unlink(path(name)?)
    }

    fn mkdir(&self, name: &[u8], mode: u32) -> Result<()> {
        unix::mkdir(path(name)?, mode)
    }

    fn rmdir(&self, name: &[u8]) -> Result<()> {
        unix::rmdir(path(name)?)
    }

    fn cwd(&self, sink: &mut dyn FnMut(&[u8])) -> Result<()> {
        sink(&unix::cwd()?);
        Ok(())
    }

    fn chdir(&self, name: &[u8]) -> Result<()> {
        unix::chdir(path(name)?)
    }

    fn isatty(&self, fd: Fd) -> bool {
        self.with(fd, |fd| Ok(unix::is_terminal(fd))).unwrap_or(false)
    }

    fn access(&self, name: &[u8], access: Access) -> Result<bool> {
        match path(name) {
            Ok(name) => unix::access(name, access),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(false),
            Err(e) => Err(e),
        }
    }

    fn readlink(&self, name: &[u8], sink: &mut dyn FnMut(&[u8])) -> Result<()> {
        sink(&unix::readlink(path(name)?)?);
        Ok(())
    }

    fn symlink(&self, target: &[u8], name: &[u8]) -> Result<()> {
        unix::symlink(path(target)?, path(name)?)
    }

    fn link(&self, existing: &[u8], name: &[u8]) -> Result<()> {
        unix::link(path(existing)?, path(name)?)
    }

    fn chmod(&self, name: &[u8], mode: u32) -> Result<()> {
        unix::chmod(path(name)?, mode)
    }

    fn set_times(&self, name: &[u8], times: Option<FileTimes>, follow: bool) -> Result<()> {
        unix::set_times(path(name)?, times, follow)
    }

    fn duplicate(&self, fd: Fd, inherit: bool) -> Result<Fd> {
        let copy = self.with(fd, |fd| unix::duplicate(fd, inherit, 0))?;
        self.adopt(copy)
    }

    fn duplicate_to(&self, fd: Fd, target: Fd, inherit: bool) -> Result<()> {
        if target < 0 {
            return Err(Error::new(ErrorKind::BadDescriptor));
        }
        if fd == target {
            return self.with(fd, |_| Ok(()));
        }
        if target <= 2 {
            // The system's own streams move along: programs started by this one see it.
            self.with(fd, |fd| unix::redirect_standard(target, fd))?;
            let mut table = self.table.write().unwrap_or_else(PoisonError::into_inner);
            return put(&mut table, target, Slot::Standard(target));
        }
        let copy = self.with(fd, |fd| unix::duplicate(fd, inherit, target))?;
        let mut table = self.table.write().unwrap_or_else(PoisonError::into_inner);
        put(&mut table, target, Slot::Owned(Arc::new(copy)))
    }

    fn pipe(&self) -> Result<(Fd, Fd)> {
        let (reader, writer) = unix::pipe()?;
        Ok((self.adopt(reader)?, self.adopt(writer)?))
    }

    fn is_inheritable(&self, fd: Fd) -> Result<bool> {
        self.with(fd, unix::is_inheritable)
    }

    fn set_inheritable(&self, fd: Fd, inherit: bool) -> Result<()> {
        self.with(fd, |fd| unix::set_inheritable(fd, inherit))
    }

    fn is_blocking(&self, fd: Fd) -> Result<bool> {
        self.with(fd, unix::is_blocking)
    }

    fn set_blocking(&self, fd: Fd, blocking: bool) -> Result<()> {
        self.with(fd, |fd| unix::set_blocking(fd, blocking))
    }

    fn umask(&self, mask: u32) -> Result<u32> {
        Ok(unix::umask(mask & 0o777))
    }
}

#[cfg(test)]
mod tests {
    use taipan_platform::FileKind;

    use super::*;

    /// A folder of its own for a test, removed at its end.
    struct Folder(Vec<u8>);

    impl Folder {
        fn new(name: &str) -> Folder {
            let path = std::env::temp_dir().join(format!("taipan-{}-{name}", std::process::id()));
            std::fs::create_dir_all(&path).unwrap();
            Folder(path.into_os_string().into_encoded_bytes())
        }

        fn path(&self, name: &str) -> Vec<u8> {
            [&self.0, b"/".as_slice(), name.as_bytes()].concat()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            std::fs::remove_dir_all(unix::path(&self.0)).unwrap();
        }
    }

    fn kind<T: std::fmt::Debug>(result: Result<T>) -> ErrorKind {
        result.unwrap_err().kind()
    }

    const CREATE: OpenFlags = OpenFlags::READ.union(OpenFlags::WRITE).union(OpenFlags::CREATE);

    #[test]
    fn write_seek_read() {
        let (folder, files) = (Folder::new("rw"), StdFiles::default());
        let name = folder.path("file");
        let fd = files.open(&name, CREATE | OpenFlags::EXCLUSIVE, 0o600).unwrap();
        assert!(fd > 2);
        assert_eq!(files.write(fd, b"hello world").unwrap(), 11);
        assert_eq!(files.seek(fd, 6, Whence::Start).unwrap(), 6);
        let mut buffer = [0; 20];
        assert_eq!(files.read(fd, &mut buffer).unwrap(), 5);
        assert_eq!(&buffer[..5], b"world");
        assert_eq!(files.read(fd, &mut buffer).unwrap(), 0);
        assert_eq!(files.tell(fd).unwrap(), 11);
        files.truncate(fd, 4).unwrap();
        files.flush(fd).unwrap();
        assert_eq!(files.seek(fd, -2, Whence::End).unwrap(), 2);
        assert_eq!(kind(files.seek(fd, -1, Whence::Start)), ErrorKind::InvalidInput);
        let metadata = files.fstat(fd).unwrap();
        assert_eq!((metadata.size, metadata.mode), (4, 0o100_600));
        assert!(!files.isatty(fd) && files.is_blocking(fd).unwrap() && !files.is_inheritable(fd).unwrap());
        files.set_inheritable(fd, true).unwrap();
        assert!(files.is_inheritable(fd).unwrap());
        files.close(fd).unwrap();
        for error in [
            kind(files.close(fd)),
            kind(files.read(fd, &mut buffer)),
            kind(files.fstat(-1)),
        ] {
            assert_eq!(error, ErrorKind::BadDescriptor);
        }
        assert_eq!(
            kind(files.open(&name, CREATE | OpenFlags::EXCLUSIVE, 0o600)),
            ErrorKind::AlreadyExists
        );
    }

    #[test]
    fn names() {
        let (folder, files) = (Folder::new("names"), StdFiles::default());
        let (a, b, d) = (folder.path("a"), folder.path("b"), folder.path("d"));
        files.close(files.open(&a, CREATE, 0o644).unwrap()).unwrap();
        files.mkdir(&d, 0o755).unwrap();
        files.symlink(b"a", &folder.path("s")).unwrap();
        files.link(&a, &folder.path("hard")).unwrap();
        let mut seen = Vec::new();
        files
            .list(&folder.0, &mut |entry| {
                seen.push((String::from_utf8(entry.name.to_vec()).unwrap(), entry.kind));
                true
            })
            .unwrap();
        seen.sort_by(|x, y| x.0.cmp(&y.0));
        let expected = [
            ("a", FileKind::Regular),
            ("d", FileKind::Directory),
            ("hard", FileKind::Regular),
            ("s", FileKind::SymbolicLink),
        ];
        assert_eq!(seen, expected.map(|(name, kind)| (name.to_owned(), kind)));
        let mut target = Vec::new();
        files
            .readlink(&folder.path("s"), &mut |t| target = t.to_vec())
            .unwrap();
        assert_eq!(target, b"a");
        assert_eq!(
            FileKind::from_mode(files.lstat(&folder.path("s")).unwrap().mode),
            FileKind::SymbolicLink
        );
        assert_eq!(
            files.stat(&folder.path("s")).unwrap().inode,
            files.stat(&a).unwrap().inode
        );
        assert_eq!(files.stat(&a).unwrap().links, 2);
        files.chmod(&a, 0o400).unwrap();
        assert_eq!(files.stat(&a).unwrap().mode & 0o777, 0o400);
        let times = FileTimes {
            accessed: 1_500_000_000,
            modified: -500_000_001,
        };
        files.set_times(&a, Some(times), true).unwrap();
        let metadata = files.stat(&a).unwrap();
        assert_eq!(
            (metadata.accessed, metadata.modified),
            (times.accessed, times.modified)
        );
        files.rename(&a, &b).unwrap();
        assert_eq!(kind(files.stat(&a)), ErrorKind::NotFound);
        assert!(
            files
                .access(
                    &b,
                    Access {
                        read: true,
                        ..Access::default()
                    }
                )
                .unwrap()
        );
        assert!(
            !files.access(&a, Access::default()).unwrap() && !files.access(b"", Access::default()).unwrap()
        );
        assert_eq!(kind(files.rmdir(&b)), ErrorKind::NotADirectory);
        assert_eq!(kind(files.rmdir(&folder.0)), ErrorKind::DirectoryNotEmpty);
        assert_eq!(kind(files.open(&d, OpenFlags::WRITE, 0)), ErrorKind::IsADirectory);
        assert_eq!(kind(files.mkdir(&d, 0o755)), ErrorKind::AlreadyExists);
        assert_eq!(kind(files.open(b"", OpenFlags::READ, 0)), ErrorKind::NotFound);
        assert_eq!(
            kind(files.open(b"a\0b", OpenFlags::READ, 0)),
            ErrorKind::InvalidInput
        );
        files.rmdir(&d).unwrap();
        files.remove(&b).unwrap();
        assert_eq!(kind(files.remove(&b)), ErrorKind::NotFound);
        let mut cwd = Vec::new();
        files.cwd(&mut |c| cwd = c.to_vec()).unwrap();
        assert_eq!(cwd.first(), Some(&b'/'));
    }

    #[test]
    fn duplicates_share_their_position() {
        let (folder, files) = (Folder::new("dup"), StdFiles::default());
        let fd = files.open(&folder.path("f"), CREATE, 0o600).unwrap();
        files.write(fd, b"abcdef").unwrap();
        let copy = files.duplicate(fd, false).unwrap();
        assert_ne!(copy, fd);
        files.seek(fd, 2, Whence::Start).unwrap();
        assert_eq!(files.tell(copy).unwrap(), 2);
        files.duplicate_to(fd, 77, false).unwrap();
        files.close(fd).unwrap();
        assert_eq!(files.tell(77).unwrap(), 2);
        files.close(77).unwrap();
        assert_eq!(kind(files.tell(77)), ErrorKind::BadDescriptor);
        let (reader, writer) = files.pipe().unwrap();
        files.write(writer, b"piped").unwrap();
        files.close(writer).unwrap();
        let mut buffer = [0; 9];
        assert_eq!(files.read(reader, &mut buffer).unwrap(), 5);
        assert_eq!(files.read(reader, &mut buffer).unwrap(), 0);
        assert_eq!(
            kind(files.seek(reader, 0, Whence::Current)),
            ErrorKind::NotSeekable
        );
        assert_eq!(
            kind(files.duplicate_to(reader, -1, false)),
            ErrorKind::BadDescriptor
        );
        files.set_blocking(reader, false).unwrap();
        assert!(!files.is_blocking(reader).unwrap());
    }
}
