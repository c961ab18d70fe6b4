//! `OSError`: what the system said, and which subclass stands for which `errno` (PEP 3151).

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use super::base::{BaseException, base_str, or_none, own_dict, reduce_with};
use super::plain::{self, ExceptionClass};
use crate::args::no_keywords;
use crate::call::Args;
use crate::exception::{Exception, Result};
use crate::int::{self, INT, IntRef};
use crate::object::{self, DisplayStr};
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;
use crate::{singletons::EMPTY_TUPLE, tuple};

/// Base class for I/O related errors.
#[pyclass(name = "OSError", base = ExceptionClass, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct OsError {
    base: BaseException,
    /// `errno`
    pub errno: ObjCell,
    /// `strerror`
    pub strerror: ObjCell,
    /// `filename`
    pub filename: ObjCell,
    /// `filename2`
    pub filename2: ObjCell,
    /// `characters_written`; -1 if it is not known.
    written: Cell<isize>,
}

/// The numbers of a system's errors that have a class of their own. Python shows Linux's everywhere but where the
/// platform has others; those of Linux are used on boards too.
#[cfg(not(any(target_os = "macos", target_os = "windows")))]
mod errno {
    pub const EPERM: isize = 1;
    pub const ENOENT: isize = 2;
    pub const ESRCH: isize = 3;
    pub const EINTR: isize = 4;
    pub const ECHILD: isize = 10;
    pub const EAGAIN: isize = 11;
    pub const EACCES: isize = 13;
    pub const EEXIST: isize = 17;
    pub const ENOTDIR: isize = 20;
    pub const EISDIR: isize = 21;
    pub const EPIPE: isize = 32;
    pub const ECONNABORTED: isize = 103;
    pub const ECONNRESET: isize = 104;
    pub const ESHUTDOWN: isize = 108;
    pub const ETIMEDOUT: isize = 110;
    pub const ECONNREFUSED: isize = 111;
    pub const EALREADY: isize = 114;
    pub const EINPROGRESS: isize = 115;
    pub const EWOULDBLOCK: isize = EAGAIN;
    pub const ENOTCAPABLE: isize = -1;
}

#[cfg(target_os = "macos")]
mod errno {
    pub const EPERM: isize = 1;
    pub const ENOENT: isize = 2;
    pub const ESRCH: isize = 3;
    pub const EINTR: isize = 4;
    pub const ECHILD: isize = 10;
    pub const EACCES: isize = 13;
    pub const EEXIST: isize = 17;
    pub const ENOTDIR: isize = 20;
    pub const EISDIR: isize = 21;
    pub const EPIPE: isize = 32;
    pub const EAGAIN: isize = 35;
    pub const EINPROGRESS: isize = 36;
    pub const EALREADY: isize = 37;
    pub const ECONNABORTED: isize = 53;
    pub const ECONNRESET: isize = 54;
    pub const ESHUTDOWN: isize = 58;
    pub const ETIMEDOUT: isize = 60;
    pub const ECONNREFUSED: isize = 61;
    pub const EWOULDBLOCK: isize = EAGAIN;
    pub const ENOTCAPABLE: isize = 107;
}

#[cfg(target_os = "windows")]
mod errno {
    pub const EPERM: isize = 1;
    pub const ENOENT: isize = 2;
    pub const ESRCH: isize = 3;
    pub const EINTR: isize = 4;
    pub const ECHILD: isize = 10;
    pub const EAGAIN: isize = 11;
    pub const EACCES: isize = 13;
    pub const EEXIST: isize = 17;
    pub const ENOTDIR: isize = 20;
    pub const EISDIR: isize = 21;
    pub const EPIPE: isize = 32;
    pub const EWOULDBLOCK: isize = 10035;
    pub const EINPROGRESS: isize = 10036;
    pub const EALREADY: isize = 10037;
    pub const ECONNABORTED: isize = 10053;
    pub const ECONNRESET: isize = 10054;
    pub const ESHUTDOWN: isize = 10058;
    pub const ETIMEDOUT: isize = 10060;
    pub const ECONNREFUSED: isize = 10061;
    pub const ENOTCAPABLE: isize = -1;
}

/// The class that `OSError(errno, …)` makes an instance of. `OSError` itself, if the number has no class of its own.
pub fn class_of_errno(number: isize) -> TypeRef<'static> {
    use errno::*;
    if number == EWOULDBLOCK {
        return plain::BLOCKING_IO_ERROR;
    }
    match number {
        EAGAIN | EALREADY | EINPROGRESS => plain::BLOCKING_IO_ERROR,
        EPIPE | ESHUTDOWN => plain::BROKEN_PIPE_ERROR,
        ECHILD => plain::CHILD_PROCESS_ERROR,
        ECONNABORTED => plain::CONNECTION_ABORTED_ERROR,
        ECONNREFUSED => plain::CONNECTION_REFUSED_ERROR,
        ECONNRESET => plain::CONNECTION_RESET_ERROR,
        EEXIST => plain::FILE_EXISTS_ERROR,
        ENOENT => plain::FILE_NOT_FOUND_ERROR,
        EISDIR => plain::IS_A_DIRECTORY_ERROR,
        ENOTDIR => plain::NOT_A_DIRECTORY_ERROR,
        EINTR => plain::INTERRUPTED_ERROR,
        EACCES | EPERM | ENOTCAPABLE => plain::PERMISSION_ERROR,
        ESRCH => plain::PROCESS_LOOKUP_ERROR,
        ETIMEDOUT => plain::TIMEOUT_ERROR,
        _ => OS_ERROR,
    }
}

impl Vm {
    /// The `OSError` (or its subclass) for a number and a text of the system, with the files that it is about.
    #[cold]
    pub fn os_error(&mut self, number: i32, text: &str, files: &[ObjRef<'_>]) -> Exception {
        let made = self.try_os_error(number, text, files);
        match made {
            Ok(exception) | Err(exception) => exception,
        }
    }

    fn try_os_error(&mut self, number: i32, text: &str, files: &[ObjRef<'_>]) -> Result<Exception> {
        let number = int::new(self, number)?;
        let text = self.new_str(text)?;
        let none = crate::singletons::NONE;
        match files {
            [] => self.exception_from_args(OS_ERROR, &[number.borrow(), text.borrow()]),
            [file] => self.exception_from_args(OS_ERROR, &[number.borrow(), text.borrow(), *file]),
            [file, other, ..] => {
                let args = [number.borrow(), text.borrow(), *file, none, *other];
                self.exception_from_args(OS_ERROR, &args)
            }
        }
    }
}

/// Whether `__init__` has to do the work: a subclass that defines it, but not `__new__`, may take other arguments.
fn uses_init(class: TypeRef<'_>) -> bool {
    let own = OS_ERROR.slots();
    let slots = class.slots();
    slots.init.map(|f| f as usize) != own.init.map(|f| f as usize)
        && slots.new.map(|f| f as usize) == own.new.map(|f| f as usize)
}

fn written(vm: &mut Vm, value: ObjRef<'_>) -> Result<isize> {
    let index = int::index(vm, value)?;
    let small = match int::value(index.borrow()) {
        Some(IntRef::Small(value)) => Some(value),
        Some(IntRef::Big(big)) => isize::try_from(big).ok(),
        None => None,
    };
    small.ok_or_else(|| {
        let kind = value.ty().display_name(vm);
        vm.value_error(format_args!("cannot fit '{kind}' into an index-sized integer"))
    })
}

impl OsError {
    pub(super) fn blank(base: BaseException) -> OsError {
        OsError {
            base,
            errno: ObjCell::new(None),
            strerror: ObjCell::new(None),
            filename: ObjCell::new(None),
            filename2: ObjCell::new(None),
            written: Cell::new(-1),
        }
    }

    /// Takes the arguments: number, text, and up to two files, with Windows' own number between those.
    fn fill(&self, vm: &mut Vm, class: TypeRef<'_>, args: &[ObjRef<'_>]) -> Result<()> {
        let mut kept = args;
        if let 2..=5 = args.len() {
            self.errno.set(args.first().map(|errno| errno.own()));
            self.strerror.set(args.get(1).map(|text| text.own()));
            let file = args.get(2).filter(|file| !file.is_none());
            if let Some(file) = file {
                let slots = file.ty().slots();
                let is_number = slots.index.is_some() || slots.int.is_some() || slots.float.is_some();
                if class.is(plain::BLOCKING_IO_ERROR) && is_number {
                    self.written.set(written(vm, *file)?);
                } else {
                    self.filename.set(Some(file.own()));
                    let other = args.get(4).filter(|file| !file.is_none());
                    self.filename2.set(other.map(|file| file.own()));
                    kept = &args[..2];
                }
            }
        }
        let kept = tuple::from_refs(vm, kept)?;
        self.base.args.set(Some(kept));
        Ok(())
    }
}

fn refuse_keywords(vm: &mut Vm, class: TypeRef<'_>, args: Args<'_>) -> Result<()> {
    if args.names().is_empty() {
        return Ok(());
    }
    let name = class.display_name(vm);
    no_keywords(vm, name, args)
}

#[pymethods]
impl OsError {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let Some(mut class) = TypeRef::from_obj(cls) else {
            return Err(vm.type_error("exceptions are made of types"));
        };
        let later = uses_init(class);
        if !later {
            refuse_keywords(vm, class, args)?;
            if let ([number, _, ..], true) = (args.args(), class.is(OS_ERROR))
                && args.args().len() <= 5
                && number.is_a(INT)
                && let Some(IntRef::Small(number)) = int::value(*number)
            {
                class = class_of_errno(number);
            }
        }
        let error = OsError::blank(BaseException::empty());
        if later {
            error.base.args.set(Some(EMPTY_TUPLE.own()));
        } else {
            error.fill(vm, class, args.args())?;
        }
        Ok(vm.alloc().instance(class.as_obj(), error)?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let class = this.ty();
        if !uses_init(class) {
            return Ok(());
        }
        refuse_keywords(vm, class, args)?;
        match this.downcast::<OsError>() {
            Some(error) => error.fill(vm, class, args.args()),
            None => Ok(()),
        }
    }
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(error) = this.downcast::<OsError>() else {
            return base_str(vm, this);
        };
        let (number, text) = (error.errno.get(), error.strerror.get());
        let (file, other) = (error.filename.get(), error.filename2.get());
        let Some(file) = file else {
            return match (number, text) {
                (Some(number), Some(text)) => {
                    let number = object::str(vm, number.borrow())?;
                    let text = object::str(vm, text.borrow())?;
                    vm.format(format_args!(
                        "[Errno {}] {}",
                        DisplayStr(number.borrow()),
                        DisplayStr(text.borrow())
                    ))
                }
                _ => base_str(vm, this),
            };
        };
        let number = object::str(vm, or_none(number).borrow())?;
        let text = object::str(vm, or_none(text).borrow())?;
        let file = object::repr(vm, file.borrow())?;
        let (number, text) = (DisplayStr(number.borrow()), DisplayStr(text.borrow()));
        let file = DisplayStr(file.borrow());
        match other {
            Some(other) => {
                let other = object::repr(vm, other.borrow())?;
                let other = DisplayStr(other.borrow());
                vm.format(format_args!("[Errno {number}] {text}: {file} -> {other}"))
            }
            None => vm.format(format_args!("[Errno {number}] {text}: {file}")),
        }
    }
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        // The arguments kept are only the first two of those given if there was a file among them.
        let mut args = this.base.args_tuple();
        let kept = tuple::items(args.borrow()).unwrap_or(&[]);
        if let ([number, text], Some(file)) = (kept, this.filename.get()) {
            args = match this.filename2.get() {
                Some(other) => {
                    let none = or_none(None);
                    tuple::new(vm, &[number.clone(), text.clone(), file, none, other])?
                }
                None => tuple::new(vm, &[number.clone(), text.clone(), file])?,
            };
        }
        reduce_with(vm, this.borrow(), args, own_dict(this.borrow()))
    }
    /// POSIX exception code
    #[getter]
    #[member]
    fn errno(&self, _vm: &mut Vm) -> Option<Obj> {
        self.errno.get()
    }
    #[setter]
    fn set_errno(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.errno.set(value.map(ObjRef::own));
        Ok(())
    }
    /// exception strerror
    #[getter]
    #[member]
    fn strerror(&self, _vm: &mut Vm) -> Option<Obj> {
        self.strerror.get()
    }
    #[setter]
    fn set_strerror(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.strerror.set(value.map(ObjRef::own));
        Ok(())
    }
    /// exception filename
    #[getter]
    #[member]
    fn filename(&self, _vm: &mut Vm) -> Option<Obj> {
        self.filename.get()
    }
    #[setter]
    fn set_filename(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.filename.set(value.map(ObjRef::own));
        Ok(())
    }
    /// second exception filename
    #[getter]
    #[member]
    fn filename2(&self, _vm: &mut Vm) -> Option<Obj> {
        self.filename2.get()
    }
    #[setter]
    fn set_filename2(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.filename2.set(value.map(ObjRef::own));
        Ok(())
    }
    #[getter]
    fn characters_written(&self, vm: &mut Vm) -> Result<isize> {
        match self.written.get() {
            -1 => Err(vm.new_exception(super::ATTRIBUTE_ERROR, format_args!("characters_written"))),
            count => Ok(count),
        }
    }
    #[setter]
    fn set_characters_written(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        match value {
            Some(value) => self.written.set(written(vm, value)?),
            None if self.written.get() == -1 => {
                return Err(vm.new_exception(super::ATTRIBUTE_ERROR, format_args!("characters_written")));
            }
            None => self.written.set(-1),
        }
        Ok(())
    }
}
