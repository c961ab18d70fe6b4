//! Arguments, environment variables and the program's own path.
//!
//! Changing the process's variables while other threads run is unsound in C libraries, so what a program sets is kept here,
//! on top of what the process was started with; programs that it starts are given the result.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::{PoisonError, RwLock};

use taipan_platform::{Environment, Error, ErrorKind, Result};

use crate::unix;

/// The process's surroundings.
#[derive(Debug)]
pub struct StdEnvironment {
    arguments: Vec<OsString>,
    variables: RwLock<BTreeMap<Vec<u8>, Vec<u8>>>,
}

impl StdEnvironment {
    /// With these arguments, the program's name first, and the process's variables.
    pub fn new(arguments: impl IntoIterator<Item = OsString>) -> StdEnvironment {
        let variables = std::env::vars_os()
            .map(|(name, value)| (unix::bytes(&name).to_vec(), unix::bytes(&value).to_vec()))
            .collect();
        StdEnvironment {
            arguments: arguments.into_iter().collect(),
            variables: RwLock::new(variables),
        }
    }
}

impl Default for StdEnvironment {
    fn default() -> StdEnvironment {
        StdEnvironment::new(std::env::args_os())
    }
}

impl Environment for StdEnvironment {
    fn arguments(&self, sink: &mut dyn FnMut(&[u8])) {
        for argument in &self.arguments {
            sink(unix::bytes(argument));
        }
    }

    fn variables(&self, sink: &mut dyn FnMut(&[u8], &[u8])) {
        for (name, value) in self
            .variables
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
        {
            sink(name, value);
        }
    }

    fn variable(&self, name: &[u8], sink: &mut dyn FnMut(&[u8])) -> bool {
        match self
            .variables
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(name)
        {
            Some(value) => {
                sink(value);
                true
            }
            None => false,
        }
    }

    fn set_variable(&self, name: &[u8], value: Option<&[u8]>) -> Result<()> {
        let has_nul = |bytes: &[u8]| bytes.contains(&0);
        if name.is_empty() || name.contains(&b'=') || has_nul(name) || value.is_some_and(has_nul) {
            return Err(Error::new(ErrorKind::InvalidInput));
        }
        let mut variables = self.variables.write().unwrap_or_else(PoisonError::into_inner);
        match value {
            Some(value) => variables.insert(name.to_vec(), value.to_vec()),
            None => variables.remove(name),
        };
        Ok(())
    }

    fn executable(&self, sink: &mut dyn FnMut(&[u8])) -> bool {
        match std::env::current_exe() {
            Ok(path) => {
                sink(unix::bytes(path.as_os_str()));
                true
            }
            Err(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_kept() {
        let environment = StdEnvironment::new(["taipan", "-c", "pass"].map(OsString::from));
        let get = |name: &[u8]| {
            let mut value = None;
            environment
                .variable(name, &mut |v| value = Some(v.to_vec()))
                .then_some(value)
                .flatten()
        };
        assert!(get(b"PATH").is_some());
        assert_eq!(get(b"TAIPAN_TEST_VARIABLE"), None);
        environment
            .set_variable(b"TAIPAN_TEST_VARIABLE", Some(b"\xff value"))
            .unwrap();
        assert_eq!(
            get(b"TAIPAN_TEST_VARIABLE").as_deref(),
            Some(b"\xff value".as_slice())
        );
        let mut found = false;
        environment.variables(&mut |name, _| found |= name == b"TAIPAN_TEST_VARIABLE");
        assert!(found);
        environment.set_variable(b"TAIPAN_TEST_VARIABLE", None).unwrap();
        assert_eq!(get(b"TAIPAN_TEST_VARIABLE"), None);
        for (name, value) in [
            (&b""[..], &b"x"[..]),
            (b"a=b", b"x"),
            (b"a\0", b"x"),
            (b"a", b"x\0"),
        ] {
            assert_eq!(
                environment.set_variable(name, Some(value)).unwrap_err().kind(),
                ErrorKind::InvalidInput
            );
        }
        let mut arguments = Vec::new();
        environment.arguments(&mut |a| arguments.push(a.to_vec()));
        assert_eq!(arguments, [b"taipan".as_slice(), b"-c", b"pass"]);
        assert!(environment.executable(&mut |path| assert_eq!(path.first(), Some(&b'/'))));
    }
}
