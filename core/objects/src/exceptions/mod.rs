//! The `BaseException` tree.
//!
//! | files | what they hold |
//! |---|---|
//! | `base` | `BaseException`: what all exceptions keep and can do |
//! | `plain` | the classes without state of their own, and the list of all classes |
//! | `values` | `StopIteration`, `SystemExit`, `KeyError` |
//! | `lookups` | `NameError`, `AttributeError`, `ImportError`: errors that know what was looked for |
//! | `os_error` | `OSError`, and which subclass stands for which `errno` |
//! | `syntax` | `SyntaxError` |
//! | `unicode` | `UnicodeEncodeError`, `UnicodeDecodeError`, `UnicodeTranslateError` |
//! | `groups` | `BaseExceptionGroup`, `ExceptionGroup`, and what `except*` does with them |
//!
//! A class with state is a payload that begins with [`BaseException`]; classes that CPython lays out alike share one
//! payload here too, so that a program can derive from several of them.

mod base;
mod groups;
mod lookups;
mod os_error;
mod plain;
mod syntax;
mod unicode;
mod values;

use taipan_heap::{Obj, ObjRef};

use crate::exception::Exception;
use crate::typeobject::ObjectExt;

pub use base::{__TYPE_BASE_EXCEPTION, BASE_EXCEPTION, BaseException, NO_MEMORY, base_init, base_str};
pub use groups::{
    BASE_EXCEPTION_GROUP, BaseExceptionGroup, exception_group, group_match, is_group, prep_reraise_star,
};
pub use lookups::{
    ATTRIBUTE_ERROR, AttributeError, IMPORT_ERROR, ImportError, NAME_ERROR, NameError,
    complete_attribute_context, set_attribute_context, set_import_context, set_name,
};
pub use os_error::{OS_ERROR, OsError, class_of_errno};
pub use plain::*;
pub use syntax::{SYNTAX_ERROR, SyntaxError};
pub use unicode::{
    UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, UNICODE_TRANSLATE_ERROR, UnicodeErrorFields, UnicodeRange,
};
pub use values::{KEY_ERROR, STOP_ITERATION, SYSTEM_EXIT, StopIteration, SystemExit};

/// The part of an exception that all exceptions have; `None` for what is no exception, and for the static instance
/// that stands for a failed allocation, which must not be written.
pub(crate) fn writable(exception: ObjRef<'_>) -> Option<&BaseException> {
    if exception.is_immortal() {
        return None;
    }
    exception.downcast::<BaseException>()
}

/// Sets `__cause__`, which suppresses the context, as `raise exception from cause` does.
pub fn set_cause(exception: &Exception, cause: ObjRef<'_>) {
    replace_cause(exception.as_obj(), Some(cause.own()));
}

/// Removes the cause and suppresses the context: `raise exception from None`.
pub fn set_cause_none(exception: &Exception) {
    replace_cause(exception.as_obj(), None);
}

/// `PyException_SetCause`: `None` removes the cause; either suppresses the context.
pub fn replace_cause(exception: ObjRef<'_>, cause: Option<Obj>) {
    if let Some(error) = writable(exception) {
        error.suppress_context.set(true);
        error.cause.set(cause);
    }
}

/// `__cause__`, if there is one.
pub fn cause(exception: ObjRef<'_>) -> Option<Obj> {
    exception.downcast::<BaseException>()?.cause.get()
}

/// Sets `__context__`: what was being handled when the exception was raised.
pub fn set_context(exception: &Exception, context: ObjRef<'_>) {
    if let Some(error) = writable(exception.as_obj()) {
        error.context.set(Some(context.own()));
    }
}

/// `__context__`, if there is one.
pub fn context(exception: ObjRef<'_>) -> Option<Obj> {
    exception.downcast::<BaseException>()?.context.get()
}

/// Removes `__context__`.
pub fn clear_context(exception: ObjRef<'_>) {
    if let Some(error) = writable(exception) {
        error.context.set(None);
    }
}

/// `__suppress_context__`
pub fn suppresses_context(exception: ObjRef<'_>) -> bool {
    exception
        .downcast::<BaseException>()
        .is_some_and(|error| error.suppress_context.get())
}

/// `__traceback__`, if there is one.
pub fn traceback(exception: ObjRef<'_>) -> Option<Obj> {
    exception.downcast::<BaseException>()?.traceback.get()
}

/// Sets or removes `__traceback__`; `traceback` is a traceback object.
pub fn set_traceback(exception: ObjRef<'_>, traceback: Option<Obj>) {
    if let Some(error) = writable(exception) {
        error.traceback.set(traceback);
    }
}

/// `StopIteration.value`: what a generator returned. `None` for other exceptions.
pub fn stop_iteration_value(exception: ObjRef<'_>) -> Obj {
    exception
        .downcast::<StopIteration>()
        .and_then(|error| error.value.get())
        .unwrap_or_else(|| crate::singletons::NONE.own())
}

/// Whether `exception` is an instance of `wanted`, a class or a tuple of classes, as `except` sees it: without
/// `__instancecheck__` (`PyErr_GivenExceptionMatches`).
pub fn given_matches(exception: ObjRef<'_>, wanted: ObjRef<'_>) -> bool {
    if let Some(classes) = crate::tuple::items(wanted) {
        // Nesting is as deep as the tuple was built: it is walked with a list of what remains.
        let mut remaining: alloc::vec::Vec<Obj> = classes.to_vec();
        while let Some(class) = remaining.pop() {
            match crate::tuple::items(class.borrow()) {
                Some(more) => remaining.extend_from_slice(more),
                None if is_instance(exception, class.borrow()) => return true,
                None => {}
            }
        }
        return false;
    }
    is_instance(exception, wanted)
}

fn is_instance(exception: ObjRef<'_>, class: ObjRef<'_>) -> bool {
    crate::TypeRef::from_obj(class).is_some_and(|class| exception.is_a(class))
}

/// Whether an object is an exception class.
pub fn is_exception_class(class: ObjRef<'_>) -> bool {
    crate::TypeRef::from_obj(class).is_some_and(|class| class.is_subtype(BASE_EXCEPTION))
}
