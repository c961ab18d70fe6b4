//! A raised exception, on its way up.

use core::fmt;

use taipan_heap::{AllocError, Obj, ObjRef};

use crate::exceptions;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

/// What a fallible operation of the runtime returns.
pub type Result<T = Obj> = core::result::Result<T, Exception>;

/// A raised exception: an instance of `BaseException`, owned, in one word.
pub struct Exception(Obj);

const _: () = assert!(size_of::<Result<()>>() == size_of::<usize>());

impl Exception {
    /// Raises an exception instance. `None` if the object is not one.
    pub fn from_instance(instance: Obj) -> Option<Exception> {
        instance
            .borrow()
            .ty()
            .is_subtype(exceptions::BASE_EXCEPTION)
            .then_some(Exception(instance))
    }

    /// The instance. For an exception raised by failed allocation this is a shared one: see [`Vm::instance_of`].
    #[inline(always)]
    pub fn as_obj(&self) -> ObjRef<'_> {
        self.0.borrow()
    }

    /// The instance, owned; see [`Vm::instance_of`].
    pub(crate) fn into_obj(self) -> Obj {
        self.0
    }

    /// Whether the exception is an instance of `ty` (a real one: `__instancecheck__` is not asked, as in `except`).
    pub fn matches(&self, ty: TypeRef<'_>) -> bool {
        self.0.borrow().ty().is_subtype(ty)
    }
}

impl From<AllocError> for Exception {
    #[cold]
    fn from(_: AllocError) -> Exception {
        Exception(Obj::from_static(exceptions::NO_MEMORY))
    }
}

impl fmt::Debug for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exception({})", self.0.borrow().ty().name())
    }
}

macro_rules! raisers {
    ($($(#[$doc:meta])* $name:ident => $ty:ident,)*) => {
        impl Vm {
            $($(#[$doc])*
            #[cold]
            pub fn $name(&mut self, message: impl fmt::Display) -> Exception {
                self.new_exception(exceptions::$ty, format_args!("{message}"))
            })*
        }
    };
}

raisers! {
    /// A `TypeError` with a message.
    type_error => TYPE_ERROR,
    /// A `ValueError` with a message.
    value_error => VALUE_ERROR,
    /// An `IndexError` with a message.
    index_error => INDEX_ERROR,
    /// An `OverflowError` with a message.
    overflow_error => OVERFLOW_ERROR,
    /// A `ZeroDivisionError` with a message.
    zero_division_error => ZERO_DIVISION_ERROR,
    /// A `RuntimeError` with a message.
    runtime_error => RUNTIME_ERROR,
    /// A `SystemError` with a message.
    system_error => SYSTEM_ERROR,
    /// A `RecursionError` with a message.
    recursion_error => RECURSION_ERROR,
    /// A `BufferError` with a message.
    buffer_error => BUFFER_ERROR,
    /// An `AssertionError` with a message.
    assertion_error => ASSERTION_ERROR,
    /// A `NotImplementedError` with a message.
    not_implemented_error => NOT_IMPLEMENTED_ERROR,
    /// A `LookupError` with a message.
    lookup_error => LOOKUP_ERROR,
    /// An `EOFError` with a message.
    eof_error => EOF_ERROR,
    /// A `MemoryError` with a message.
    memory_error => MEMORY_ERROR,
    /// A `ReferenceError` with a message.
    reference_error => REFERENCE_ERROR,
}

impl Vm {
    /// An exception of `ty` with one argument, the formatted message.
    ///
    /// Memory running out on the way turns it into a `MemoryError`.
    #[cold]
    pub fn new_exception(&mut self, ty: TypeRef<'static>, message: fmt::Arguments<'_>) -> Exception {
        let made = self
            .format(message)
            .and_then(|text| self.exception_from_args(ty, &[text.borrow()]));
        match made {
            Ok(exception) | Err(exception) => exception,
        }
    }

    /// An exception of `ty` made from `args`, as calling the type would.
    #[cold]
    pub fn exception_from_args(&mut self, ty: TypeRef<'_>, args: &[ObjRef<'_>]) -> Result<Exception> {
        let instance = crate::call::call(self, ty.as_obj(), args)?;
        match Exception::from_instance(instance) {
            Some(exception) => Ok(exception),
            None => Err(self.type_error("exceptions must derive from BaseException")),
        }
    }

    /// A `KeyError` whose argument is `key` itself.
    #[cold]
    pub fn key_error(&mut self, key: ObjRef<'_>) -> Exception {
        match self.exception_from_args(exceptions::KEY_ERROR, &[key]) {
            Ok(exception) | Err(exception) => exception,
        }
    }

    /// A `StopIteration` carrying `value`, if there is one.
    #[cold]
    pub fn stop_iteration(&mut self, value: Option<ObjRef<'_>>) -> Exception {
        let made = match value {
            Some(value) => self.exception_from_args(exceptions::STOP_ITERATION, &[value]),
            None => self.exception_from_args(exceptions::STOP_ITERATION, &[]),
        };
        match made {
            Ok(exception) | Err(exception) => exception,
        }
    }

    /// The exception with one more note (PEP 678); what was raised instead, if that failed.
    #[cold]
    pub fn with_note(&mut self, exception: Exception, note: fmt::Arguments<'_>) -> Exception {
        let instance = self.instance_of(exception);
        let noted = self.format(note).and_then(|note| {
            crate::call::call_method(self, instance.borrow(), crate::names::add_note, &[note.borrow()])
        });
        match noted {
            Ok(_) => Exception(instance),
            Err(error) => error,
        }
    }

    /// The instance of a raised exception, to be seen by the program: a failed allocation's gets one of its own if
    /// memory allows.
    pub fn instance_of(&mut self, exception: Exception) -> Obj {
        let instance = exception.into_obj();
        if !instance.borrow().is_immortal() {
            return instance;
        }
        match self.exception_from_args(exceptions::MEMORY_ERROR, &[]) {
            Ok(fresh) => fresh.into_obj(),
            Err(_) => instance,
        }
    }
}
