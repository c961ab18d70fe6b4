//! The exception classes without state of their own, and the list of all classes.
//!
//! They share the payload of the class they derive from, so all that each of them needs is a type object.
#![allow(unsafe_code)]

use taipan_heap::{ObjRef, Payload, StaticObject, TypeFlags, TypeHead};

use super::base::{__TYPE_BASE_EXCEPTION, BASE_EXCEPTION, BaseException};
use super::groups::BASE_EXCEPTION_GROUP;
use super::lookups::{
    __TYPE_IMPORT_ERROR, __TYPE_NAME_ERROR, ATTRIBUTE_ERROR, IMPORT_ERROR, ImportError, NAME_ERROR, NameError,
};
use super::os_error::{__TYPE_OS_ERROR, OS_ERROR, OsError};
use super::syntax::{__TYPE_SYNTAX_ERROR, SYNTAX_ERROR, SyntaxError};
use super::unicode::{UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, UNICODE_TRANSLATE_ERROR};
use super::values::{KEY_ERROR, STOP_ITERATION, SYSTEM_EXIT};
use crate::descr::{__TYPE_NEW_FUNCTION, NewFunction};
use crate::slots::{SlotTable, Slots};
use crate::typeobject::{Entry, PyClass, StaticType, TypeBits, TypeData, TypeDef, TypeRef};
use crate::{Fixed, TYPE_OBJECT};

const fn exception_type<T: PyClass + Payload>(
    def: &'static TypeDef,
    base: &'static StaticType,
    slots: &'static SlotTable,
) -> TypeData<Fixed> {
    let flags = TypeFlags::GC.with(TypeFlags::DICT);
    let bits = TypeBits::BASETYPE.with(TypeBits::BASE_EXC_SUBCLASS);
    TypeData::builtin(TypeHead::fixed(T::VTABLE, flags), slots, Some(base), bits, def)
}

static BASE_SLOTS: SlotTable = crate::slot_table!(<BaseException as PyClass>::SLOTS);
static IMPORT_SLOTS: SlotTable = crate::slot_table!(<ImportError as PyClass>::SLOTS);
static NAME_SLOTS: SlotTable = crate::slot_table!(<NameError as PyClass>::SLOTS);
static OS_SLOTS: SlotTable = crate::slot_table!(<OsError as PyClass>::SLOTS);
static SYNTAX_SLOTS: SlotTable = crate::slot_table!(<SyntaxError as PyClass>::SLOTS);

macro_rules! classes {
    (@entries new $constant:ident) => {{
        static NEW: StaticObject<NewFunction> =
            // SAFETY: the type's instances have this payload, which is plain data.
            unsafe { StaticObject::new(&raw const __TYPE_NEW_FUNCTION, NewFunction::new(&$constant)) };
        static ENTRIES: [Entry; 1] = [Entry { name: "__new__", value: ObjRef::from_static(&NEW) }];
        &ENTRIES
    }};
    (@entries inherited $constant:ident) => { &[] };
    (@index new) => { &[0] };
    (@index inherited) => { &[] };
    ($($(#[doc = $doc:literal])* $constant:ident = $name:literal ($base:expr) $new:ident $layout:ident $slots:ident;)*) => {
        pub(super) mod statics {
            use super::*;
            $(
                pub static $constant: StaticType = {
                    static DEF: TypeDef = TypeDef {
                        name: $name,
                        module: "builtins",
                        doc: $crate::Doc::new(Some($crate::exceptions::plain::trimmed(concat!($($doc, "\n"),*)))),
                        text_signature: $crate::Doc::NONE,
                        entries: classes!(@entries $new $constant),
                        index: classes!(@index $new),
                    };
                    // SAFETY: a type object's payload is `TypeData`.
                    unsafe { StaticObject::new(&raw const TYPE_OBJECT, exception_type::<$layout>(&DEF, $base, &$slots)) }
                };
            )*
        }
        $($(#[doc = $doc])* pub const $constant: TypeRef<'static> = TypeRef::builtin(&statics::$constant);)*
    };
}

/// A doc comment's text: without the space that follows `///` in each line, and without the last line end.
const fn trimmed(text: &'static str) -> &'static str {
    // The lines keep their leading space where there are several: constants cannot build new text.
    let bytes = text.as_bytes();
    let (_, bytes) = match bytes {
        [b' ', rest @ ..] => ((), rest),
        all => ((), all),
    };
    let bytes = match bytes {
        [rest @ .., b'\n'] => rest,
        all => all,
    };
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => text,
    }
}

classes! {
    /// What all exceptions inherit from that do not end the program by intention.
    EXCEPTION = "Exception" (&__TYPE_BASE_EXCEPTION) new BaseException BASE_SLOTS;
    /// Request that a generator exit.
    GENERATOR_EXIT = "GeneratorExit" (&__TYPE_BASE_EXCEPTION) new BaseException BASE_SLOTS;
    /// Program interrupted by user.
    KEYBOARD_INTERRUPT = "KeyboardInterrupt" (&__TYPE_BASE_EXCEPTION) new BaseException BASE_SLOTS;
    /// Base class for arithmetic errors.
    ARITHMETIC_ERROR = "ArithmeticError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// Floating-point operation failed.
    FLOATING_POINT_ERROR = "FloatingPointError" (&statics::ARITHMETIC_ERROR) new BaseException BASE_SLOTS;
    /// Result too large to be represented.
    OVERFLOW_ERROR = "OverflowError" (&statics::ARITHMETIC_ERROR) new BaseException BASE_SLOTS;
    /// A division by zero, or a remainder of one.
    ZERO_DIVISION_ERROR = "ZeroDivisionError" (&statics::ARITHMETIC_ERROR) new BaseException BASE_SLOTS;
    /// Assertion failed.
    ASSERTION_ERROR = "AssertionError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// Buffer error.
    BUFFER_ERROR = "BufferError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// Read beyond end of file.
    EOF_ERROR = "EOFError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// Base class for lookup errors.
    LOOKUP_ERROR = "LookupError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// Sequence index out of range.
    INDEX_ERROR = "IndexError" (&statics::LOOKUP_ERROR) new BaseException BASE_SLOTS;
    /// Out of memory.
    MEMORY_ERROR = "MemoryError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// The use of a weak proxy whose object is gone.
    REFERENCE_ERROR = "ReferenceError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// Unspecified run-time error.
    RUNTIME_ERROR = "RuntimeError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// A method that a subclass should have written.
    NOT_IMPLEMENTED_ERROR = "NotImplementedError" (&statics::RUNTIME_ERROR) new BaseException BASE_SLOTS;
    /// Something that cannot be done any more while the interpreter ends.
    PYTHON_FINALIZATION_ERROR = "PythonFinalizationError" (&statics::RUNTIME_ERROR) new BaseException BASE_SLOTS;
    /// Recursion limit exceeded.
    RECURSION_ERROR = "RecursionError" (&statics::RUNTIME_ERROR) new BaseException BASE_SLOTS;
    /// The end of an asynchronous iteration.
    STOP_ASYNC_ITERATION = "StopAsyncIteration" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// An error of the interpreter's own making.
    SYSTEM_ERROR = "SystemError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// Inappropriate argument type.
    TYPE_ERROR = "TypeError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// An argument of the right type with a value that does not fit.
    VALUE_ERROR = "ValueError" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// Unicode related error.
    UNICODE_ERROR = "UnicodeError" (&statics::VALUE_ERROR) new BaseException BASE_SLOTS;
    /// Base class for warning categories.
    WARNING = "Warning" (&statics::EXCEPTION) new BaseException BASE_SLOTS;
    /// Base class for warnings about bytes and buffer related problems.
    BYTES_WARNING = "BytesWarning" (&statics::WARNING) new BaseException BASE_SLOTS;
    /// A warning for programmers: something will go away.
    DEPRECATION_WARNING = "DeprecationWarning" (&statics::WARNING) new BaseException BASE_SLOTS;
    /// A warning that the encoding of text was left open.
    ENCODING_WARNING = "EncodingWarning" (&statics::WARNING) new BaseException BASE_SLOTS;
    /// A warning for users: something will come to mean another thing.
    FUTURE_WARNING = "FutureWarning" (&statics::WARNING) new BaseException BASE_SLOTS;
    /// A warning about an import that is likely a mistake
    IMPORT_WARNING = "ImportWarning" (&statics::WARNING) new BaseException BASE_SLOTS;
    /// A warning that something is going to be deprecated.
    PENDING_DEPRECATION_WARNING = "PendingDeprecationWarning" (&statics::WARNING) new BaseException BASE_SLOTS;
    /// A warning that something was not closed or given back.
    RESOURCE_WARNING = "ResourceWarning" (&statics::WARNING) new BaseException BASE_SLOTS;
    /// A warning about something that does odd things when it runs.
    RUNTIME_WARNING = "RuntimeWarning" (&statics::WARNING) new BaseException BASE_SLOTS;
    /// A warning about syntax that hardly means what it says.
    SYNTAX_WARNING = "SyntaxWarning" (&statics::WARNING) new BaseException BASE_SLOTS;
    /// Base class for warnings about Unicode related problems.
    UNICODE_WARNING = "UnicodeWarning" (&statics::WARNING) new BaseException BASE_SLOTS;
    /// What warnings inherit from that programs issue.
    USER_WARNING = "UserWarning" (&statics::WARNING) new BaseException BASE_SLOTS;

    /// Module not found.
    MODULE_NOT_FOUND_ERROR = "ModuleNotFoundError" (&__TYPE_IMPORT_ERROR) inherited ImportError IMPORT_SLOTS;
    /// The use of a local variable that has no value yet.
    UNBOUND_LOCAL_ERROR = "UnboundLocalError" (&__TYPE_NAME_ERROR) inherited NameError NAME_SLOTS;
    /// Improper indentation.
    INDENTATION_ERROR = "IndentationError" (&__TYPE_SYNTAX_ERROR) inherited SyntaxError SYNTAX_SLOTS;
    /// Improper mixture of spaces and tabs.
    TAB_ERROR = "TabError" (&statics::INDENTATION_ERROR) inherited SyntaxError SYNTAX_SLOTS;
    /// incomplete input.
    INCOMPLETE_INPUT_ERROR = "_IncompleteInputError" (&__TYPE_SYNTAX_ERROR) inherited SyntaxError SYNTAX_SLOTS;

    /// I/O operation would block.
    BLOCKING_IO_ERROR = "BlockingIOError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
    /// Child process error.
    CHILD_PROCESS_ERROR = "ChildProcessError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
    /// Connection error.
    CONNECTION_ERROR = "ConnectionError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
    /// Broken pipe.
    BROKEN_PIPE_ERROR = "BrokenPipeError" (&statics::CONNECTION_ERROR) inherited OsError OS_SLOTS;
    /// Connection aborted.
    CONNECTION_ABORTED_ERROR = "ConnectionAbortedError" (&statics::CONNECTION_ERROR) inherited OsError OS_SLOTS;
    /// Connection refused.
    CONNECTION_REFUSED_ERROR = "ConnectionRefusedError" (&statics::CONNECTION_ERROR) inherited OsError OS_SLOTS;
    /// Connection reset.
    CONNECTION_RESET_ERROR = "ConnectionResetError" (&statics::CONNECTION_ERROR) inherited OsError OS_SLOTS;
    /// File already exists.
    FILE_EXISTS_ERROR = "FileExistsError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
    /// File not found.
    FILE_NOT_FOUND_ERROR = "FileNotFoundError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
    /// Interrupted by signal.
    INTERRUPTED_ERROR = "InterruptedError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
    /// Operation doesn't work on directories.
    IS_A_DIRECTORY_ERROR = "IsADirectoryError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
    /// Operation only works on directories.
    NOT_A_DIRECTORY_ERROR = "NotADirectoryError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
    /// Not enough permissions.
    PERMISSION_ERROR = "PermissionError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
    /// Process not found.
    PROCESS_LOOKUP_ERROR = "ProcessLookupError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
    /// Timeout expired.
    TIMEOUT_ERROR = "TimeoutError" (&__TYPE_OS_ERROR) inherited OsError OS_SLOTS;
}

/// `MemoryError`, for the static instance.
pub(super) const MEMORY_ERROR_TYPE: &StaticType = &statics::MEMORY_ERROR;

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

/// All builtin exception classes, in the order in which the `builtins` module lists them. `ExceptionGroup` has two
/// bases, so it is made at run time and not among them: see `exception_group`.
pub fn all() -> impl Iterator<Item = TypeRef<'static>> {
    ALL.iter().copied()
}

const ALL: &[TypeRef<'static>] = &[
    BASE_EXCEPTION,
    BASE_EXCEPTION_GROUP,
    EXCEPTION,
    GENERATOR_EXIT,
    KEYBOARD_INTERRUPT,
    SYSTEM_EXIT,
    ARITHMETIC_ERROR,
    ASSERTION_ERROR,
    ATTRIBUTE_ERROR,
    BUFFER_ERROR,
    EOF_ERROR,
    IMPORT_ERROR,
    LOOKUP_ERROR,
    MEMORY_ERROR,
    NAME_ERROR,
    OS_ERROR,
    REFERENCE_ERROR,
    RUNTIME_ERROR,
    STOP_ASYNC_ITERATION,
    STOP_ITERATION,
    SYNTAX_ERROR,
    SYSTEM_ERROR,
    TYPE_ERROR,
    VALUE_ERROR,
    WARNING,
    FLOATING_POINT_ERROR,
    OVERFLOW_ERROR,
    ZERO_DIVISION_ERROR,
    BYTES_WARNING,
    DEPRECATION_WARNING,
    ENCODING_WARNING,
    FUTURE_WARNING,
    IMPORT_WARNING,
    PENDING_DEPRECATION_WARNING,
    RESOURCE_WARNING,
    RUNTIME_WARNING,
    SYNTAX_WARNING,
    UNICODE_WARNING,
    USER_WARNING,
    BLOCKING_IO_ERROR,
    CHILD_PROCESS_ERROR,
    CONNECTION_ERROR,
    FILE_EXISTS_ERROR,
    FILE_NOT_FOUND_ERROR,
    INTERRUPTED_ERROR,
    IS_A_DIRECTORY_ERROR,
    NOT_A_DIRECTORY_ERROR,
    PERMISSION_ERROR,
    PROCESS_LOOKUP_ERROR,
    TIMEOUT_ERROR,
    INDENTATION_ERROR,
    INCOMPLETE_INPUT_ERROR,
    INDEX_ERROR,
    KEY_ERROR,
    MODULE_NOT_FOUND_ERROR,
    NOT_IMPLEMENTED_ERROR,
    PYTHON_FINALIZATION_ERROR,
    RECURSION_ERROR,
    UNBOUND_LOCAL_ERROR,
    UNICODE_ERROR,
    BROKEN_PIPE_ERROR,
    CONNECTION_ABORTED_ERROR,
    CONNECTION_REFUSED_ERROR,
    CONNECTION_RESET_ERROR,
    TAB_ERROR,
    UNICODE_DECODE_ERROR,
    UNICODE_ENCODE_ERROR,
    UNICODE_TRANSLATE_ERROR,
];
