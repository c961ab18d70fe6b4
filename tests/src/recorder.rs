//! A platform that has nothing but outputs, which it keeps.

use std::sync::Mutex;

use taipan_core::platform::{Console, Output, Platform, Result};

/// The platform. What programs print is kept until it is taken.
#[derive(Default)]
pub struct Recorder {
    output: Mutex<Vec<u8>>,
    error: Mutex<Vec<u8>>,
}

impl Recorder {
    fn written(&self, output: Output) -> &Mutex<Vec<u8>> {
        match output {
            Output::Out => &self.output,
            Output::Error => &self.error,
        }
    }

    /// What has been printed since this was asked last.
    pub fn taken(&self, output: Output) -> Vec<u8> {
        self.written(output)
            .lock()
            .map(|mut written| std::mem::take(&mut *written))
            .unwrap_or_default()
    }
}

impl Platform for Recorder {
    fn name(&self) -> &str {
        "recorder"
    }
    fn console(&self) -> Option<&dyn Console> {
        Some(self)
    }
}

impl Console for Recorder {
    fn read(&self, _: &mut [u8]) -> Result<usize> {
        Ok(0)
    }
    fn ready(&self) -> Result<bool> {
        Ok(true)
    }
    fn write(&self, output: Output, data: &[u8]) -> Result<usize> {
        if let Ok(mut written) = self.written(output).lock() {
            written.extend_from_slice(data);
        }
        Ok(data.len())
    }
    fn input_is_terminal(&self) -> bool {
        false
    }
    fn output_is_terminal(&self, _: Output) -> bool {
        false
    }
}
