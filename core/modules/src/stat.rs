//! The module `_stat`: what the bits of `st_mode` mean.

use taipan_derive::pymodule;
use taipan_objects::module::{self, Module};
use taipan_objects::{ObjRef, Ref, Result, Vm, int};

/// The module's functions.
pub struct StatModule;

/// Linux's numbers, and those of other systems that `stat.py` shows everywhere.
const NUMBERS: &[(&str, u32)] = &[
    ("SF_APPEND", 0x40000),
    ("SF_ARCHIVED", 0x10000),
    ("SF_DATALESS", 0x40000000),
    ("SF_FIRMLINK", 0x800000),
    ("SF_IMMUTABLE", 0x20000),
    ("SF_NOUNLINK", 0x100000),
    ("SF_SETTABLE", 0xffff0000),
    ("SF_SNAPSHOT", 0x200000),
    ("ST_ATIME", 0x7),
    ("ST_CTIME", 0x9),
    ("ST_DEV", 0x2),
    ("ST_GID", 0x5),
    ("ST_INO", 0x1),
    ("ST_MODE", 0x0),
    ("ST_MTIME", 0x8),
    ("ST_NLINK", 0x3),
    ("ST_SIZE", 0x6),
    ("ST_UID", 0x4),
    ("S_ENFMT", 0x400),
    ("S_IEXEC", 0x40),
    ("S_IFBLK", 0x6000),
    ("S_IFCHR", 0x2000),
    ("S_IFDIR", 0x4000),
    ("S_IFDOOR", 0x0),
    ("S_IFIFO", 0x1000),
    ("S_IFLNK", 0xa000),
    ("S_IFPORT", 0x0),
    ("S_IFREG", 0x8000),
    ("S_IFSOCK", 0xc000),
    ("S_IFWHT", 0x0),
    ("S_IREAD", 0x100),
    ("S_IRGRP", 0x20),
    ("S_IROTH", 0x4),
    ("S_IRUSR", 0x100),
    ("S_IRWXG", 0x38),
    ("S_IRWXO", 0x7),
    ("S_IRWXU", 0x1c0),
    ("S_ISGID", 0x400),
    ("S_ISUID", 0x800),
    ("S_ISVTX", 0x200),
    ("S_IWGRP", 0x10),
    ("S_IWOTH", 0x2),
    ("S_IWRITE", 0x80),
    ("S_IWUSR", 0x80),
    ("S_IXGRP", 0x8),
    ("S_IXOTH", 0x1),
    ("S_IXUSR", 0x40),
    ("UF_APPEND", 0x4),
    ("UF_COMPRESSED", 0x20),
    ("UF_DATAVAULT", 0x80),
    ("UF_HIDDEN", 0x8000),
    ("UF_IMMUTABLE", 0x2),
    ("UF_NODUMP", 0x1),
    ("UF_NOUNLINK", 0x10),
    ("UF_OPAQUE", 0x8),
    ("UF_SETTABLE", 0xffff),
    ("UF_TRACKED", 0x40),
];

const KIND: u32 = 0o170_000;

/// The letter of each kind of file.
const KINDS: &[(u32, u8)] = &[
    (0o100_000, b'-'),
    (0o040_000, b'd'),
    (0o120_000, b'l'),
    (0o060_000, b'b'),
    (0o020_000, b'c'),
    (0o010_000, b'p'),
    (0o140_000, b's'),
];

/// A mode: an `int` that fits the system's type.
fn mode(vm: &mut Vm, value: ObjRef<'_>) -> Result<u32> {
    let index = int::index(vm, value)?;
    let number = int::value(index.borrow());
    if number.is_some_and(|number| number.is_negative()) {
        return Err(vm.overflow_error("can't convert negative value to unsigned int"));
    }
    match number.and_then(|number| number.to_i64()).map(u32::try_from) {
        Some(Ok(mode)) => Ok(mode),
        Some(Err(_)) => Err(vm.overflow_error("mode out of range")),
        None => Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
    }
}

/// Nine or ten characters, as `ls -l` shows a mode.
fn shown(mode: u32) -> [u8; 10] {
    let mut text = *b"?rwxrwxrwx";
    if let Some((_, letter)) = KINDS.iter().find(|(kind, _)| *kind == mode & KIND) {
        text[0] = *letter;
    }
    for (at, place) in text.iter_mut().skip(1).enumerate() {
        if mode & (0o400 >> at) == 0 {
            *place = b'-';
        }
    }
    for (at, bit, letter) in [(3, 0o4000, b's'), (6, 0o2000, b's'), (9, 0o1000, b't')] {
        if mode & bit != 0 {
            text[at] = if text[at] == b'-' { letter - 32 } else { letter };
        }
    }
    text
}

/// S_IFMT_: file type bits; S_IMODE: permissions; S_IS…: whether a mode is of a kind of file.
#[pymodule(name = "_stat")]
impl StatModule {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, value) in NUMBERS {
            let value = int::new(vm, *value)?;
            module::add(vm, module, name, value)?;
        }
        Ok(())
    }
    /// S_ISDIR(mode) -> bool
    ///
    /// Whether it is a directory.
    #[name("S_ISDIR")]
    fn s_isdir(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
        Ok(mode(vm, value)? & KIND == 0o40000)
    }
    /// S_ISCHR(mode) -> bool
    ///
    /// Whether it is a device that works by characters.
    #[name("S_ISCHR")]
    fn s_ischr(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
        Ok(mode(vm, value)? & KIND == 0o20000)
    }
    /// S_ISBLK(mode) -> bool
    ///
    /// Whether it is a device that works by blocks.
    #[name("S_ISBLK")]
    fn s_isblk(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
        Ok(mode(vm, value)? & KIND == 0o60000)
    }
    /// S_ISREG(mode) -> bool
    ///
    /// Whether it is an ordinary file.
    #[name("S_ISREG")]
    fn s_isreg(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
        Ok(mode(vm, value)? & KIND == 0o100000)
    }
    /// S_ISFIFO(mode) -> bool
    ///
    /// Whether it is a named pipe.
    #[name("S_ISFIFO")]
    fn s_isfifo(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
        Ok(mode(vm, value)? & KIND == 0o10000)
    }
    /// S_ISLNK(mode) -> bool
    ///
    /// Whether it is a symbolic link.
    #[name("S_ISLNK")]
    fn s_islnk(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
        Ok(mode(vm, value)? & KIND == 0o120000)
    }
    /// S_ISSOCK(mode) -> bool
    ///
    /// Whether it is a socket.
    #[name("S_ISSOCK")]
    fn s_issock(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
        Ok(mode(vm, value)? & KIND == 0o140000)
    }
    /// S_ISDOOR(mode) -> bool
    ///
    /// Whether it is a door (Solaris).
    #[name("S_ISDOOR")]
    fn s_isdoor(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
        mode(vm, value).map(|_| false)
    }
    /// S_ISPORT(mode) -> bool
    ///
    /// Whether it is an event port (Solaris).
    #[name("S_ISPORT")]
    fn s_isport(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
        mode(vm, value).map(|_| false)
    }
    /// S_ISWHT(mode) -> bool
    ///
    /// Whether it is a whiteout (BSD).
    #[name("S_ISWHT")]
    fn s_iswht(vm: &mut Vm, value: ObjRef<'_>) -> Result<bool> {
        mode(vm, value).map(|_| false)
    }
    /// The bits of a mode that os.chmod() can change.
    #[name("S_IMODE")]
    fn s_imode(vm: &mut Vm, value: ObjRef<'_>) -> Result<u32> {
        Ok(mode(vm, value)? & 0o7777)
    }
    /// The bits of a mode that say what kind of file it is.
    #[name("S_IFMT")]
    fn s_ifmt(vm: &mut Vm, value: ObjRef<'_>) -> Result<u32> {
        Ok(mode(vm, value)? & KIND)
    }
    /// A mode as ls shows it, such as '-rw-r--r--'.
    fn filemode(vm: &mut Vm, value: ObjRef<'_>) -> Result<taipan_objects::Obj> {
        let mode = mode(vm, value)?;
        vm.new_latin1(&shown(mode), true)
    }
}
