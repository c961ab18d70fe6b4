//! Unpredictable bytes from the operating system.

use taipan_platform::{Entropy, Result};

use crate::unix;

/// The operating system's generator (`getrandom`).
#[derive(Clone, Copy, Debug, Default)]
pub struct StdEntropy;

impl Entropy for StdEntropy {
    fn fill(&self, buffer: &mut [u8]) -> Result<()> {
        unix::fill_random(buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_differ() {
        let (mut a, mut b) = ([0; 600], [0; 600]);
        StdEntropy.fill(&mut a).unwrap();
        StdEntropy.fill(&mut b).unwrap();
        assert_ne!(a, b);
        assert!(a[500..].iter().any(|&x| x != 0));
        StdEntropy.fill(&mut []).unwrap();
    }
}
