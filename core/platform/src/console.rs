//! Standard input, output and error.

use crate::{Error, Result};

/// Which of the two outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Output {
    /// Standard output.
    Out,
    /// Standard error. Where a machine has one line only, it is the same as standard output.
    Error,
}

/// The console: a terminal, a pipe, a serial line.
///
/// Nothing is buffered that a caller could notice: a write that returned has been handed to the system, and a read takes
/// no more than it returns. Text encoding and newline translation are above.
pub trait Console {
    /// Waits for at least one byte, and returns how many came; 0 is the end of input. On Ctrl-C or a signal it fails with
    /// [`crate::ErrorKind::Interrupted`].
    fn read(&self, buffer: &mut [u8]) -> Result<usize>;

    /// Whether [`Console::read`] would return at once.
    fn ready(&self) -> Result<bool>;

    /// Writes some of `data`, at least one byte unless it is empty, and returns how many.
    fn write(&self, output: Output, data: &[u8]) -> Result<usize>;

    /// Waits until what was written is out.
    fn flush(&self, output: Output) -> Result<()> {
        let _ = output;
        Ok(())
    }

    /// Whether a person sits at the input.
    fn input_is_terminal(&self) -> bool;

    /// Whether a person reads this output.
    fn output_is_terminal(&self, output: Output) -> bool;

    /// Columns and rows of the terminal, if that can be known.
    fn size(&self) -> Option<(u16, u16)> {
        None
    }
}

impl<'a> dyn Console + 'a {
    /// Standard input as an `embedded-io` stream.
    pub fn input(&self) -> ConsoleInput<'_> {
        ConsoleInput(self)
    }

    /// Standard output or error as an `embedded-io` stream.
    pub fn output(&self, output: Output) -> ConsoleOutput<'_> {
        ConsoleOutput(self, output)
    }
}

/// Standard input as an `embedded-io` stream.
#[derive(Clone, Copy)]
pub struct ConsoleInput<'a>(&'a (dyn Console + 'a));

impl embedded_io::ErrorType for ConsoleInput<'_> {
    type Error = Error;
}

impl embedded_io::Read for ConsoleInput<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        self.0.read(buffer)
    }
}

impl embedded_io::ReadReady for ConsoleInput<'_> {
    fn read_ready(&mut self) -> Result<bool> {
        self.0.ready()
    }
}

/// Standard output or error as an `embedded-io` stream; also takes `write!`.
#[derive(Clone, Copy)]
pub struct ConsoleOutput<'a>(&'a (dyn Console + 'a), Output);

impl embedded_io::ErrorType for ConsoleOutput<'_> {
    type Error = Error;
}

impl embedded_io::Write for ConsoleOutput<'_> {
    fn write(&mut self, data: &[u8]) -> Result<usize> {
        self.0.write(self.1, data)
    }

    fn flush(&mut self) -> Result<()> {
        self.0.flush(self.1)
    }
}

#[cfg(test)]
mod tests {
    use core::cell::RefCell;

    use alloc::vec::Vec;
    use embedded_io::{Read, ReadReady, Write};

    use super::*;

    /// A console that gives two bytes at most and takes three.
    struct Script {
        input: RefCell<Vec<u8>>,
        out: RefCell<Vec<u8>>,
    }

    impl Console for Script {
        fn read(&self, buffer: &mut [u8]) -> Result<usize> {
            let mut input = self.input.borrow_mut();
            let count = buffer.len().min(input.len()).min(2);
            buffer[..count].copy_from_slice(&input[..count]);
            input.drain(..count);
            Ok(count)
        }

        fn ready(&self) -> Result<bool> {
            Ok(true)
        }

        fn write(&self, output: Output, data: &[u8]) -> Result<usize> {
            let count = data.len().min(3);
            if output == Output::Out {
                self.out.borrow_mut().extend_from_slice(&data[..count]);
            }
            Ok(count)
        }

        fn input_is_terminal(&self) -> bool {
            false
        }

        fn output_is_terminal(&self, _: Output) -> bool {
            false
        }
    }

    #[test]
    fn streams_go_through() {
        let script = Script {
            input: RefCell::new(b"abcde".to_vec()),
            out: RefCell::default(),
        };
        let console: &dyn Console = &script;
        let mut buffer = [0; 5];
        assert!(console.input().read_ready().unwrap());
        console.input().read_exact(&mut buffer).unwrap();
        assert_eq!(&buffer, b"abcde");
        console.output(Output::Out).write_all(b"hello, world").unwrap();
        write!(console.output(Output::Out), " {}", 42).unwrap();
        write!(console.output(Output::Error), "unseen").unwrap();
        assert_eq!(script.out.borrow().as_slice(), b"hello, world 42");
    }
}
