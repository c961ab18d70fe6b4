//! The `BaseException` tree.
//!
//! Classes without state of their own are declared in one table; the others are payloads that begin with
//! [`BaseException`].
#![allow(unsafe_code)]

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, StaticObject, TypeFlags, TypeHead};

use crate::args::no_keywords;
use crate::call::Args;
use crate::exception::{Exception, Result};
use crate::slots::Slots;
use crate::tuple;
use crate::typeobject::{ObjectExt, PyClass, StaticType, TypeBits, TypeData, TypeDef, TypeRef};
use crate::vm::Vm;
use crate::{Payload, TYPE_OBJECT, doc};

/// Common base class for all exceptions.
#[pyclass(name = "BaseException", flags = [GC, DICT], bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct BaseException {
    /// `args`, a tuple.
    pub args: ObjCell,
    /// `__traceback__`
    pub traceback: ObjCell,
    /// `__context__`
    pub context: ObjCell,
    /// `__cause__`
    pub cause: ObjCell,
    /// `__suppress_context__`
    pub suppress_context: Cell<bool>,
}

impl BaseException {
    /// The payload of an exception without arguments.
    pub const fn empty() -> BaseException {
        BaseException {
            args: ObjCell::new(None),
            traceback: ObjCell::new(None),
            context: ObjCell::new(None),
            cause: ObjCell::new(None),
            suppress_context: Cell::new(false),
        }
    }

    /// The payload of an exception with these arguments.
    pub fn with_args(vm: &mut Vm, args: Args<'_>) -> Result<BaseException> {
        let base = BaseException::empty();
        base.args.set(Some(tuple::from_refs(vm, args.args())?));
        Ok(base)
    }
}

macro_rules! classes {
    ($($(#[doc = $doc:literal])* $constant:ident = $name:literal ($base:expr);)*) => {
        mod statics {
            use super::*;
            $(
                pub static $constant: StaticType = {
                    static DEF: TypeDef = TypeDef {
                        name: $name,
                        module: "builtins",
                        doc: doc(Some(concat!($($doc),*))),
                        text_signature: None,
                        entries: &[],
                        index: &[],
                    };
                    // SAFETY: a type object's payload is `TypeData`.
                    unsafe { StaticObject::new(&raw const TYPE_OBJECT, exception_type(&DEF, $base)) }
                };
            )*
        }
        $($(#[doc = $doc])* pub const $constant: TypeRef<'static> = TypeRef::builtin(&statics::$constant);)*

        /// The classes without state of their own, for the `builtins` module.
        pub const PLAIN: &[TypeRef<'static>] = &[$($constant),*];
    };
}

const fn exception_type(def: &'static TypeDef, base: &'static StaticType) -> TypeData<crate::Fixed> {
    static SLOTS: Slots = <BaseException as PyClass>::SLOTS;
    let flags = TypeFlags::GC.with(TypeFlags::DICT);
    let bits = TypeBits::BASETYPE.with(TypeBits::BASE_EXC_SUBCLASS);
    TypeData::builtin(
        TypeHead::fixed(BaseException::VTABLE, flags),
        &SLOTS,
        Some(base),
        bits,
        def,
    )
}

classes! {
    /// Common base class for all non-exit exceptions.
    EXCEPTION = "Exception" (&__TYPE_BASE_EXCEPTION);
    /// Request that a generator exit.
    GENERATOR_EXIT = "GeneratorExit" (&__TYPE_BASE_EXCEPTION);
    /// Program interrupted by user.
    KEYBOARD_INTERRUPT = "KeyboardInterrupt" (&__TYPE_BASE_EXCEPTION);
    /// Base class for arithmetic errors.
    ARITHMETIC_ERROR = "ArithmeticError" (&statics::EXCEPTION);
    /// Floating-point operation failed.
    FLOATING_POINT_ERROR = "FloatingPointError" (&statics::ARITHMETIC_ERROR);
    /// Result too large to be represented.
    OVERFLOW_ERROR = "OverflowError" (&statics::ARITHMETIC_ERROR);
    /// Second argument to a division or modulo operation was zero.
    ZERO_DIVISION_ERROR = "ZeroDivisionError" (&statics::ARITHMETIC_ERROR);
    /// Assertion failed.
    ASSERTION_ERROR = "AssertionError" (&statics::EXCEPTION);
    /// Buffer error.
    BUFFER_ERROR = "BufferError" (&statics::EXCEPTION);
    /// Read beyond end of file.
    EOF_ERROR = "EOFError" (&statics::EXCEPTION);
    /// Base class for lookup errors.
    LOOKUP_ERROR = "LookupError" (&statics::EXCEPTION);
    /// Sequence index out of range.
    INDEX_ERROR = "IndexError" (&statics::LOOKUP_ERROR);
    /// Out of memory.
    MEMORY_ERROR = "MemoryError" (&statics::EXCEPTION);
    /// Weak ref proxy used after referent went away.
    REFERENCE_ERROR = "ReferenceError" (&statics::EXCEPTION);
    /// Unspecified run-time error.
    RUNTIME_ERROR = "RuntimeError" (&statics::EXCEPTION);
    /// Method or function hasn't been implemented yet.
    NOT_IMPLEMENTED_ERROR = "NotImplementedError" (&statics::RUNTIME_ERROR);
    /// Operation attempted after the interpreter's finalization has begun.
    PYTHON_FINALIZATION_ERROR = "PythonFinalizationError" (&statics::RUNTIME_ERROR);
    /// Recursion limit exceeded.
    RECURSION_ERROR = "RecursionError" (&statics::RUNTIME_ERROR);
    /// Signal the end from iterator.__anext__().
    STOP_ASYNC_ITERATION = "StopAsyncIteration" (&statics::EXCEPTION);
    /// Internal error in the Python interpreter.
    SYSTEM_ERROR = "SystemError" (&statics::EXCEPTION);
    /// Inappropriate argument type.
    TYPE_ERROR = "TypeError" (&statics::EXCEPTION);
    /// Inappropriate argument value (of correct type).
    VALUE_ERROR = "ValueError" (&statics::EXCEPTION);
    /// Unicode related error.
    UNICODE_ERROR = "UnicodeError" (&statics::VALUE_ERROR);
    /// Base class for warning categories.
    WARNING = "Warning" (&statics::EXCEPTION);
    /// Base class for warnings about bytes and buffer related problems.
    BYTES_WARNING = "BytesWarning" (&statics::WARNING);
    /// Base class for warnings about deprecated features.
    DEPRECATION_WARNING = "DeprecationWarning" (&statics::WARNING);
    /// Base class for warnings about encodings.
    ENCODING_WARNING = "EncodingWarning" (&statics::WARNING);
    /// Base class for warnings about constructs that will change semantically in the future.
    FUTURE_WARNING = "FutureWarning" (&statics::WARNING);
    /// Base class for warnings about probable mistakes in module imports.
    IMPORT_WARNING = "ImportWarning" (&statics::WARNING);
    /// Base class for warnings about features which will be deprecated in the future.
    PENDING_DEPRECATION_WARNING = "PendingDeprecationWarning" (&statics::WARNING);
    /// Base class for warnings about resource usage.
    RESOURCE_WARNING = "ResourceWarning" (&statics::WARNING);
    /// Base class for warnings about dubious runtime behavior.
    RUNTIME_WARNING = "RuntimeWarning" (&statics::WARNING);
    /// Base class for warnings about dubious syntax.
    SYNTAX_WARNING = "SyntaxWarning" (&statics::WARNING);
    /// Base class for warnings about Unicode related problems, mostly related to conversion problems.
    UNICODE_WARNING = "UnicodeWarning" (&statics::WARNING);
    /// Base class for warnings generated by user code.
    USER_WARNING = "UserWarning" (&statics::WARNING);
}

macro_rules! bases {
    ($($(#[$doc:meta])* $marker:ident = $constant:ident;)*) => {
        $(
            $(#[$doc])*
            pub enum $marker {}

            impl PyClass for $marker {
                const TYPE: TypeRef<'static> = $constant;
                const STATIC: &'static StaticType = &statics::$constant;
                const SLOTS: Slots = <BaseException as PyClass>::SLOTS;
            }
        )*
    };
}

bases! {
    /// `Exception`, as the base of a class with state of its own.
    ExceptionClass = EXCEPTION;
    /// `LookupError`, as such a base.
    LookupErrorClass = LOOKUP_ERROR;
    /// `UnicodeError`, as such a base.
    UnicodeErrorClass = UNICODE_ERROR;
}

/// What stands for a `MemoryError` while there is no memory for a real one: an instance that keeps nothing.
pub static NO_MEMORY: StaticObject<NoMemory> =
    // SAFETY: the words are those of an empty `BaseException`, which is never written: it is immortal, and whoever
    // would write to an exception asks `Vm::instance_of` first.
    unsafe {
        StaticObject::new(
            &statics::MEMORY_ERROR,
            NoMemory([0; size_of::<BaseException>() / size_of::<usize>()]),
        )
    };

/// The words of an empty `BaseException`, without its cells.
#[repr(C)]
pub struct NoMemory([usize; size_of::<BaseException>() / size_of::<usize>()]);

/// Attribute not found.
#[pyclass(name = "AttributeError", base = ExceptionClass, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct AttributeError {
    base: BaseException,
    /// `name`
    pub name: ObjCell,
    /// `obj`
    pub obj: ObjCell,
}

/// Gives an `AttributeError` its `name` and `obj`.
pub fn set_attribute_context(exception: &Exception, obj: ObjRef<'_>, name: ObjRef<'_>) {
    if let Some(error) = exception.as_obj().downcast::<AttributeError>() {
        error.name.set(Some(name.own()));
        error.obj.set(Some(obj.own()));
    }
}

#[pymethods]
impl AttributeError {
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let Some(error) = this.downcast::<AttributeError>() else {
            return Ok(());
        };
        for (name, value) in args.keywords() {
            match name.downcast::<crate::str::Str>() {
                Some(text) if text.equals("name") => error.name.set(Some(value.own())),
                Some(text) if text.equals("obj") => error.obj.set(Some(value.own())),
                _ => {
                    let name = crate::object::DisplayStr(name.borrow());
                    return Err(vm.type_error(format_args!(
                        "AttributeError() got an unexpected keyword argument '{name}'"
                    )));
                }
            }
        }
        error.base.args.set(Some(tuple::from_refs(vm, args.args())?));
        Ok(())
    }
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let base = BaseException::with_args(vm, args)?;
        let error = AttributeError {
            base,
            name: ObjCell::new(None),
            obj: ObjCell::new(None),
        };
        Ok(vm.alloc().instance(cls, error)?.into())
    }
    #[getter]
    fn name(&self, _vm: &mut Vm) -> Option<Obj> {
        self.name.get()
    }
    #[getter]
    fn obj(&self, _vm: &mut Vm) -> Option<Obj> {
        self.obj.get()
    }
}

/// Mapping key not found.
#[pyclass(name = "KeyError", base = LookupErrorClass, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct KeyError {
    base: BaseException,
}

#[pymethods]
impl KeyError {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let base = BaseException::with_args(vm, args)?;
        Ok(vm.alloc().instance(cls, KeyError { base })?.into())
    }
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        // A missing key is shown by its repr: a KeyError('') would look empty otherwise.
        let args = this
            .downcast::<BaseException>()
            .and_then(|error| error.args.get());
        match args.as_ref().and_then(|args| tuple::items(args.borrow())) {
            Some([only]) => crate::object::repr(vm, only.borrow()),
            _ => base_str(vm, this),
        }
    }
}

/// Signal the end from iterator.__next__().
#[pyclass(name = "StopIteration", base = ExceptionClass, layout = BaseException, flags = [GC, DICT],
    bits = [BASETYPE, BASE_EXC_SUBCLASS])]
#[repr(C)]
pub struct StopIteration {
    base: BaseException,
    /// `value`
    pub value: ObjCell,
}

#[pymethods]
impl StopIteration {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let base = BaseException::with_args(vm, args)?;
        let value = ObjCell::new(args.args().first().map(|value| value.own()));
        Ok(vm.alloc().instance(cls, StopIteration { base, value })?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        base_init(vm, this, args)?;
        if let Some(error) = this.downcast::<StopIteration>() {
            error.value.set(args.args().first().map(|value| value.own()));
        }
        Ok(())
    }
    /// generator return value
    #[getter]
    fn value(&self, _vm: &mut Vm) -> Option<Obj> {
        self.value.get()
    }
    #[setter]
    fn set_value(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.value.set(value.map(ObjRef::own));
        Ok(())
    }
}

/// `BaseException.__init__`: keeps the arguments.
pub fn base_init(vm: &mut Vm, this: ObjRef<'_>, args: Args<'_>) -> Result<()> {
    if !args.names().is_empty() {
        let name = this.ty().display_name(vm);
        no_keywords(vm, &alloc::format!("{name}"), args)?;
    }
    if let Some(error) = this.downcast::<BaseException>() {
        error.args.set(Some(tuple::from_refs(vm, args.args())?));
    }
    Ok(())
}

/// `BaseException.__str__`.
pub fn base_str(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let args = this
        .downcast::<BaseException>()
        .and_then(|error| error.args.get());
    match args.as_ref().and_then(|args| tuple::items(args.borrow())) {
        None | Some([]) => vm.new_str(""),
        Some([only]) => crate::object::str(vm, only.borrow()),
        Some(_) => match &args {
            Some(args) => crate::object::str(vm, args.borrow()),
            None => vm.new_str(""),
        },
    }
}

#[pymethods]
impl BaseException {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let base = BaseException::with_args(vm, args)?;
        Ok(vm.alloc().instance(cls, base)?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        base_init(vm, this, args)
    }
    #[slot]
    fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        base_str(vm, this)
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let name = this.ty().display_name(vm);
        let args = this
            .downcast::<BaseException>()
            .and_then(|error| error.args.get());
        let shown = match args.as_ref().and_then(|args| tuple::items(args.borrow())) {
            None | Some([]) => return vm.format(format_args!("{name}()")),
            Some([only]) => {
                let only = crate::object::repr(vm, only.borrow())?;
                return vm.format(format_args!(
                    "{name}({})",
                    crate::object::DisplayStr(only.borrow())
                ));
            }
            Some(_) => match &args {
                Some(args) => crate::object::repr(vm, args.borrow())?,
                None => return vm.format(format_args!("{name}()")),
            },
        };
        vm.format(format_args!(
            "{name}{}",
            crate::object::DisplayStr(shown.borrow())
        ))
    }
    #[getter]
    fn args(&self, _vm: &mut Vm) -> Obj {
        self.args
            .get()
            .unwrap_or_else(|| crate::singletons::EMPTY_TUPLE.own())
    }
}
