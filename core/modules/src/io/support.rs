//! What the classes of `_io` share: conversions of arguments, errors, attributes that files have.

use taipan_objects::buffer::{self, Buffer, BufferFlags};
use taipan_objects::bytes::Bytes;
use taipan_objects::dict::Dict;
use taipan_objects::exceptions::{self, OsError};
use taipan_objects::int::{self, IntRef};
use taipan_objects::str::Str;
use taipan_objects::{
    Args, Exception, HVec, Obj, ObjRef, ObjectExt, Result, TypeRef, Vm, call, codecs, names, object,
    object_methods, tuple,
};
use taipan_platform::{ErrorKind, Files};

/// The size of the buffer of files whose block size says nothing better.
pub const DEFAULT_BUFFER_SIZE: isize = 131_072;

const UNSUPPORTED: &str = "io.UnsupportedOperation";

/// The class `io.UnsupportedOperation`, one an interpreter.
pub fn unsupported_operation(vm: &mut Vm) -> Result<Obj> {
    let known = vm.interp().native_state.borrow().get(UNSUPPORTED).cloned();
    if let Some(known) = known {
        return Ok(known);
    }
    let name = vm.new_str("UnsupportedOperation")?;
    let bases = tuple::new(vm, &[exceptions::OS_ERROR.own(), exceptions::VALUE_ERROR.own()])?;
    let dict = Dict::create(vm)?;
    let module = vm.intern("io")?;
    dict.set(vm, names::__module__, module.into())?;
    let ty = taipan_objects::type_methods::TYPE.as_obj();
    let class = call::call(vm, ty, &[name.borrow(), bases.borrow(), dict.borrow()])?;
    vm.interp()
        .native_state
        .borrow_mut()
        .insert(UNSUPPORTED, class.clone());
    Ok(class)
}

/// An `io.UnsupportedOperation`.
#[cold]
pub fn unsupported(vm: &mut Vm, message: &str) -> Exception {
    let made = unsupported_operation(vm).and_then(|class| {
        let text = vm.new_str(message)?;
        match TypeRef::from_obj(class.borrow()) {
            Some(class) => vm.exception_from_args(class, &[text.borrow()]),
            None => Err(vm.system_error("io.UnsupportedOperation is not a class")),
        }
    });
    match made {
        Ok(error) | Err(error) => error,
    }
}

/// Whether an exception is an `io.UnsupportedOperation`.
pub fn is_unsupported(vm: &mut Vm, error: &Exception) -> bool {
    match unsupported_operation(vm) {
        Ok(class) => TypeRef::from_obj(class.borrow()).is_some_and(|class| error.matches(class)),
        Err(_) => false,
    }
}

/// `ValueError` for a file that is closed.
#[cold]
pub fn closed_file(vm: &mut Vm) -> Exception {
    vm.value_error("I/O operation on closed file.")
}

/// `ValueError` for an object whose `__init__` was not called.
#[cold]
pub fn uninitialized(vm: &mut Vm) -> Exception {
    vm.value_error("I/O operation on uninitialized object")
}

/// The platform's files. Raises `OSError` in an interpreter that was built without them.
pub fn files(vm: &mut Vm) -> Result<&'static dyn Files> {
    match taipan_vm::lifecycle::platform(vm).and_then(taipan_platform::Platform::files) {
        Some(files) => Ok(files),
        None => {
            let text = format_args!("this interpreter has no access to files");
            Err(vm.new_exception(exceptions::OS_ERROR, text))
        }
    }
}

/// The `OSError` for an error of the platform, about these files.
#[cold]
pub fn os_error(vm: &mut Vm, error: taipan_platform::Error, files: &[ObjRef<'_>]) -> Exception {
    let text = taipan_vm::strerror::strerror(error);
    vm.os_error(error.errno(), &text, files)
}

/// Runs the handlers of signals that have arrived.
pub fn check_signals(vm: &mut Vm) -> Result<()> {
    taipan_vm::signals::check(vm)
}

/// Repeats a call of the platform that a signal ended, once the signal's handlers have run; gives `None` where the call
/// would have to wait.
pub fn retry<T>(
    vm: &mut Vm,
    mut attempt: impl FnMut(&mut Vm) -> taipan_platform::Result<T>,
) -> Result<Option<T>> {
    loop {
        match attempt(vm) {
            Ok(done) => return Ok(Some(done)),
            Err(error) if error.kind() == ErrorKind::Interrupted => check_signals(vm)?,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(None),
            Err(error) => return Err(os_error(vm, error, &[])),
        }
    }
}

/// Whether an exception is an `OSError` saying that a signal ended the call: it is to be repeated.
pub fn is_interrupted(error: &Exception) -> bool {
    const EINTR: isize = 4;
    error.matches(exceptions::OS_ERROR)
        && error
            .as_obj()
            .downcast::<OsError>()
            .and_then(|error| error.errno.get())
            .is_some_and(|errno| errno.borrow().as_small_int() == Some(EINTR))
}

/// Calls a method, again and again as long as signals end the call.
pub fn call_retrying(
    vm: &mut Vm,
    receiver: ObjRef<'_>,
    name: ObjRef<'_>,
    args: &[ObjRef<'_>],
) -> Result<Obj> {
    loop {
        match call::call_method(vm, receiver, name, args) {
            Err(error) if is_interrupted(&error) => check_signals(vm)?,
            other => return other,
        }
    }
}

/// What an operation raises that goes on after an error: `second`'s error, in the context of the first; the first, if
/// the second went well.
pub fn chain<T>(first: Exception, second: Result<T>) -> Exception {
    match second {
        Ok(_) => first,
        Err(second) => {
            exceptions::set_context(&second, first.as_obj());
            second
        }
    }
}

/// The value of an index that must fit. Otherwise raises an exception of `ty`.
pub fn as_ssize(vm: &mut Vm, obj: ObjRef<'_>, ty: TypeRef<'static>) -> Result<isize> {
    if let Some(value) = obj.as_small_int() {
        return Ok(value);
    }
    let index = int::index(vm, obj)?;
    let value = int::value(index.borrow()).and_then(IntRef::to_i64);
    match value.and_then(|value| isize::try_from(value).ok()) {
        Some(value) => Ok(value),
        None => {
            let kind = obj.ty().display_name(vm);
            Err(vm.new_exception(
                ty,
                format_args!("cannot fit '{kind}' into an index-sized integer"),
            ))
        }
    }
}

/// A position in a file. Raises `ValueError` if it does not fit.
pub fn as_offset(vm: &mut Vm, obj: ObjRef<'_>) -> Result<i64> {
    let index = int::index(vm, obj)?;
    match int::value(index.borrow()).and_then(IntRef::to_i64) {
        Some(value) => Ok(value),
        None => {
            let kind = obj.ty().display_name(vm);
            Err(vm.value_error(format_args!("cannot fit '{kind}' into an offset-sized integer")))
        }
    }
}

/// A C `long`. Raises `OverflowError` if it does not fit.
pub fn as_long(vm: &mut Vm, obj: ObjRef<'_>) -> Result<i64> {
    let index = int::index(vm, obj)?;
    match int::value(index.borrow()).and_then(IntRef::to_i64) {
        Some(value) => Ok(value),
        None => Err(vm.overflow_error("Python int too large to convert to C long")),
    }
}

/// An optional size: -1 if it is left out or `None`.
pub fn optional_size(vm: &mut Vm, size: Option<ObjRef<'_>>) -> Result<isize> {
    match size {
        None => Ok(-1),
        Some(size) if size.is_none() => Ok(-1),
        Some(size) if size.ty().slots().index.is_some() => as_ssize(vm, size, exceptions::OVERFLOW_ERROR),
        Some(size) => {
            let kind = size.ty().display_name(vm);
            Err(vm.type_error(format_args!("argument should be integer or None, not '{kind}'")))
        }
    }
}

/// A buffer to read into. `what` begins the message for other objects.
pub fn writable_buffer(vm: &mut Vm, obj: ObjRef<'_>, what: &str) -> Result<Buffer> {
    if buffer::is_exporter(obj) {
        match buffer::get(vm, obj, BufferFlags::WRITABLE) {
            Ok(view) if !view.readonly => {
                if view.is_c_contiguous() {
                    return Ok(view);
                }
                return Err(vm.type_error(format_args!("{what} must be contiguous buffer")));
            }
            _ => {}
        }
    }
    let kind = obj.ty().display_name(vm);
    Err(vm.type_error(format_args!(
        "{what} must be read-write bytes-like object, not {kind}"
    )))
}

/// Bytes to write: those of an exact `bytes` in place, others copied.
pub enum Source {
    /// An immutable object.
    Shared(Obj),
    /// A copy of what an object held.
    Copied(HVec<u8>),
}

impl Source {
    /// The bytes of an object. Raises `TypeError` if it has no buffer.
    pub fn new(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Source> {
        if obj.downcast::<Bytes>().is_some() {
            return Ok(Source::Shared(obj.own()));
        }
        let view = buffer::get(vm, obj, BufferFlags::SIMPLE)?;
        let mut copy = HVec::new();
        buffer::copy_to(vm, &view, &mut copy)?;
        Ok(Source::Copied(copy))
    }

    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        match self {
            Source::Shared(obj) => obj.downcast::<Bytes>().map_or(&[], Bytes::as_slice),
            Source::Copied(bytes) => bytes,
        }
    }
}

/// Where a byte first occurs, eight bytes looked at in one step.
pub fn find_byte(bytes: &[u8], wanted: u8) -> Option<usize> {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let pattern = u64::from_ne_bytes([wanted; 8]);
    let mut start = 0;
    while let Some(Ok(eight)) = bytes.get(start..start + 8).map(<[u8; 8]>::try_from) {
        let different = u64::from_ne_bytes(eight) ^ pattern;
        if different.wrapping_sub(LOW) & !different & HIGH != 0 {
            break;
        }
        start += 8;
    }
    let rest = bytes.get(start..)?;
    rest.iter().position(|&byte| byte == wanted).map(|at| start + at)
}

/// Raises `ValueError` if the attribute `closed` is there and true.
pub fn check_closed(vm: &mut Vm, file: ObjRef<'_>) -> Result<()> {
    if let Some(closed) = object::lookup_attr(vm, file, names::closed)?
        && object::is_true(vm, closed.borrow())?
    {
        return Err(closed_file(vm));
    }
    Ok(())
}

fn check_able(vm: &mut Vm, file: ObjRef<'_>, name: ObjRef<'_>, message: &str) -> Result<Obj> {
    let answer = call::call_method(vm, file, name, &[])?;
    if !answer.borrow().is(taipan_objects::singletons::TRUE) {
        return Err(unsupported(vm, message));
    }
    Ok(answer)
}

/// Raises `io.UnsupportedOperation` unless `file.seekable()` is `True`.
pub fn check_seekable(vm: &mut Vm, file: ObjRef<'_>) -> Result<Obj> {
    check_able(vm, file, names::seekable, "File or stream is not seekable.")
}

/// Raises `io.UnsupportedOperation` unless `file.readable()` is `True`.
pub fn check_readable(vm: &mut Vm, file: ObjRef<'_>) -> Result<Obj> {
    check_able(vm, file, names::readable, "File or stream is not readable.")
}

/// Raises `io.UnsupportedOperation` unless `file.writable()` is `True`.
pub fn check_writable(vm: &mut Vm, file: ObjRef<'_>) -> Result<Obj> {
    check_able(vm, file, names::writable, "File or stream is not writable.")
}

/// What `__new__` of a class without one of its own checks: no arguments unless `__init__` takes them, nothing abstract.
pub fn check_new(vm: &mut Vm, cls: ObjRef<'_>, args: Args<'_>) -> Result<()> {
    let Some(class) = TypeRef::from_obj(cls) else {
        return Err(vm.type_error("object.__new__(X): X is not a type object"));
    };
    let plain = object::OBJECT.slots().init.map(|f| f as usize);
    if !args.is_empty() && class.slots().init.map(|f| f as usize) == plain {
        let name = class.display_name(vm);
        return Err(vm.type_error(format_args!("{name}() takes no arguments")));
    }
    object_methods::check_abstract(vm, class)
}

/// `TypeError` for objects that cannot be pickled.
#[cold]
pub fn cannot_pickle(vm: &mut Vm, this: ObjRef<'_>) -> Exception {
    let class = this.ty();
    match class.get().heap().and_then(|heap| heap.name.get()) {
        Some(name) => {
            let name = object::DisplayStr(name.borrow());
            vm.type_error(format_args!("cannot pickle '{name}' instances"))
        }
        None => {
            let name = class.get().def().name;
            vm.type_error(format_args!("cannot pickle '{name}' instances"))
        }
    }
}

/// The path that an object stands for: itself, if it is `str` or `bytes`, or what its `__fspath__` gives (PEP 519).
pub fn fspath(vm: &mut Vm, path: ObjRef<'_>) -> Result<Obj> {
    let is_path = |path: &Obj| path.downcast::<Str>().is_some() || path.downcast::<Bytes>().is_some();
    let own = path.own();
    if is_path(&own) {
        return Ok(own);
    }
    let kind = path.ty().display_name(vm);
    match call::call_special(vm, path, names::__fspath__, &[])? {
        None => Err(vm.type_error(format_args!(
            "expected str, bytes or os.PathLike object, not {kind}"
        ))),
        Some(given) if is_path(&given) => Ok(given),
        Some(given) => {
            let got = given.ty().display_name(vm);
            Err(vm.type_error(format_args!(
                "expected {kind}.__fspath__() to return str or bytes, not {got}"
            )))
        }
    }
}

/// A path as the platform takes it. Raises `ValueError` for one with a null.
pub fn path_bytes(vm: &mut Vm, path: ObjRef<'_>) -> Result<Obj> {
    let path = fspath(vm, path)?;
    let encoded = if path.downcast::<Str>().is_some() {
        let errors = vm.intern("surrogateescape")?;
        codecs::encode_to_bytes(vm, path.borrow(), None, Some(&errors))?
    } else {
        path
    };
    if encoded
        .downcast::<Bytes>()
        .is_some_and(|bytes| bytes.as_slice().contains(&0))
    {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(encoded)
}

/// A `str` argument without a null. `place` is "open() argument 'mode'"; `optional` says that `None` was allowed too.
pub fn text_argument(
    vm: &mut Vm,
    value: ObjRef<'_>,
    place: &str,
    optional: bool,
) -> Result<alloc::string::String> {
    let Some(text) = value.downcast::<Str>() else {
        let kind = if value.is_none() {
            taipan_objects::typeobject::TypeName::Builtin("None")
        } else {
            value.ty().display_name(vm)
        };
        let wanted = if optional { "str or None" } else { "str" };
        return Err(vm.type_error(format_args!("{place} must be {wanted}, not {kind}")));
    };
    let Some(text) = text.to_utf8() else {
        // Encoding the text raises what there is to say about it.
        codecs::encode_to_bytes(vm, value, None, None)?;
        return Err(vm.value_error("the text is not valid"));
    };
    if text.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    Ok(text)
}

/// As [`text_argument`], where the argument may be left out or `None`.
pub fn optional_text(
    vm: &mut Vm,
    value: Option<ObjRef<'_>>,
    place: &str,
) -> Result<Option<alloc::string::String>> {
    match value.filter(|value| !value.is_none()) {
        Some(value) => text_argument(vm, value, place, true).map(Some),
        None => Ok(None),
    }
}

/// The error that a builtin class's `repr` raises when it is made while it is being made.
pub fn repr_guarded(vm: &mut Vm, this: ObjRef<'_>, make: impl FnOnce(&mut Vm) -> Result<Obj>) -> Result<Obj> {
    if vm.repr_enter(this)? {
        let name = this.ty().display_name(vm);
        return Err(vm.runtime_error(format_args!("reentrant call inside {name}.__repr__")));
    }
    let made = make(vm);
    vm.repr_leave(this);
    made
}
