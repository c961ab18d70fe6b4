//! Live objects in the marshal format: what `.pyc` files, frozen modules and the module `marshal` read and write.
//!
//! - [`read`](mod@read): makes objects from bytes; code from outside is verified.
//! - [`write`](mod@write): bytes from objects.
//!
//! The format itself is `taipan_bytecode::marshal`.

pub mod read;
pub mod write;

use taipan_bytecode::marshal::Error;
use taipan_objects::{Exception, Vm, exceptions};

pub use read::{Trust, load, loads};
pub use write::dumps;

/// Why reading or writing stopped: the format, or an exception on the way.
#[derive(Debug)]
pub enum Failure {
    /// The format's own errors.
    Format(Error),
    /// An exception of an object or of the memory.
    Raised(Exception),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Format(error)
    }
}

impl From<Exception> for Failure {
    fn from(exception: Exception) -> Failure {
        Failure::Raised(exception)
    }
}

impl From<taipan_objects::AllocError> for Failure {
    fn from(error: taipan_objects::AllocError) -> Failure {
        Failure::Raised(error.into())
    }
}

impl Failure {
    /// The exception to raise.
    pub fn into_exception(self, vm: &mut Vm) -> Exception {
        let error = match self {
            Failure::Raised(exception) => return exception,
            Failure::Format(error) => error,
        };
        let class = match &error {
            Error::Eof(_) => exceptions::EOF_ERROR,
            Error::Type(_) => exceptions::TYPE_ERROR,
            Error::System(_) => exceptions::SYSTEM_ERROR,
            Error::Runtime(_) => exceptions::RUNTIME_ERROR,
            Error::Memory => return taipan_objects::AllocError.into(),
            _ => exceptions::VALUE_ERROR,
        };
        vm.new_exception(class, format_args!("{error}"))
    }
}
