//! Programs that take too long are interrupted, as by Ctrl-C.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

/// Interrupts a program each time that its patience is over, until it is dropped.
pub struct Watch {
    ended: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    /// Sets the bit in the flags (`Interpreter::interrupt_flag`) after `patience`, and again after as long.
    pub fn new((flags, bit): (&'static AtomicU32, u32), patience: Duration) -> Watch {
        let (ended, end) = mpsc::channel();
        let body = move || {
            while end.recv_timeout(patience) == Err(mpsc::RecvTimeoutError::Timeout) {
                flags.fetch_or(bit, Ordering::Relaxed);
            }
        };
        Watch {
            ended: Some(ended),
            thread: Some(std::thread::spawn(body)),
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.ended = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
