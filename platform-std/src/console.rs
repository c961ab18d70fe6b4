//! Standard input, output and error of the process.

use taipan_platform::{Console, Output, Result};

use crate::unix;

/// The process's own streams.
#[derive(Clone, Copy, Debug, Default)]
pub struct StdConsole;

impl Console for StdConsole {
    fn read(&self, buffer: &mut [u8]) -> Result<usize> {
        match unix::standard(0) {
            Some(input) => unix::read_interruptibly(input, buffer),
            None => Ok(0),
        }
    }

    fn ready(&self) -> Result<bool> {
        unix::standard(0).map_or(Ok(false), unix::ready)
    }

    fn write(&self, output: Output, data: &[u8]) -> Result<usize> {
        unix::write(unix::output(output), data)
    }

    fn input_is_terminal(&self) -> bool {
        unix::standard(0).is_some_and(unix::is_terminal)
    }

    fn output_is_terminal(&self, output: Output) -> bool {
        unix::is_terminal(unix::output(output))
    }

    fn size(&self) -> Option<(u16, u16)> {
        unix::window_size()
    }
}
