//! What a program was started with: arguments, environment variables, its own path.

use crate::{Error, Result};

/// The program's surroundings. Sinks must not call back into the environment.
pub trait Environment {
    /// Gives `sink` each command-line argument, the program's name first.
    fn arguments(&self, sink: &mut dyn FnMut(&[u8]));

    /// Gives `sink` each variable's name and value.
    fn variables(&self, sink: &mut dyn FnMut(&[u8], &[u8]));

    /// Gives `sink` the value of one variable; says whether it is set.
    fn variable(&self, name: &[u8], sink: &mut dyn FnMut(&[u8])) -> bool;

    /// Sets a variable, or with `None` removes it, for this program and those it starts. Fails with
    /// [`crate::ErrorKind::InvalidInput`] if the name is empty or holds `=`, or either holds a NUL byte.
    fn set_variable(&self, name: &[u8], value: Option<&[u8]>) -> Result<()> {
        let _ = (name, value);
        Err(Error::unsupported())
    }

    /// Gives `sink` the absolute path of the running program; says whether it is known.
    fn executable(&self, sink: &mut dyn FnMut(&[u8])) -> bool {
        let _ = sink;
        false
    }
}
