//! Unpredictable bytes.

use crate::Result;

/// A source of bytes that nobody can predict: good enough for keys, and for the seed of string hashes.
pub trait Entropy {
    /// Fills the whole buffer, and may wait until the machine has gathered enough. On an error the buffer's content means
    /// nothing.
    fn fill(&self, buffer: &mut [u8]) -> Result<()>;
}
